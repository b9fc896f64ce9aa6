"""with_on: "on" before a day that says when; other days, and quotations, stay."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.telling.days import with_on
from pipeline.text import words


@pytest.mark.parametrize(
    ("sentence", "edited"),
    [
        ("The mayor said Monday that the pier is closed.", "The mayor said on Monday that the pier is closed."),
        ("The pier was closed Monday.", "The pier was closed on Monday."),
        ("The pier closed Friday night, the port said.", "The pier closed on Friday night, the port said."),
        ("The plan, released Tuesday, has no price.", "The plan, released on Tuesday, has no price."),
        ("The port agreed Tuesday to pay and paid Friday.", "The port agreed on Tuesday to pay and paid on Friday."),
        ("The toll climbed early Monday.", "The toll climbed early on Monday."),
        ("The bill failed late Friday night, and Ek left.", "The bill failed late on Friday night, and Ek left."),
        ("Talks were held Saturday and Sunday.", "Talks were held on Saturday and Sunday."),
    ],
)
def test_a_day_that_says_when(sentence: str, edited: str) -> None:
    assert with_on(sentence) == edited


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor said on Monday that the pier is closed.",
        "The pier was closed until late Monday.",
        "The late Monday deadline for the pier was missed.",
        "The port missed the Friday deadline for the pier.",
        "The pier stays shut until Friday.",
        "The vote is Tuesday.",
        "She spent Sunday at the pier.",
        "It rained all day Monday.",
        "On a rainy Monday the pier was closed.",
        "It was a beautiful Wednesday, and the pier was full.",
        "The vote shook up an otherwise dull Sunday afternoon in Arden.",
        "The match was played on Easter Sunday.",
        "The pier opens Monday through Friday.",
        "No one meant Saturday to be the first vote.",
        "The pier opens Monday to Friday.",
        "The port opened at 8 p.m. Monday.",
        "He said Monday's vote was close.",
        "He said Monday was a good day.",
        'She said: "We closed it Monday, and that is that."',
    ],
)
def test_any_other_day_stays(sentence: str) -> None:
    assert with_on(sentence) == sentence


@settings(derandomize=True, deadline=None, max_examples=200)
@given(st.lists(st.sampled_from("The pier closed said Monday Friday night on to that , . the was and".split()), max_size=12))  # noqa: SIM905
def test_laws(pieces: list[str]) -> None:
    sentence = " ".join(pieces)
    edited = with_on(sentence)
    assert with_on(edited) == edited
    assert [word for word in words(edited) if word != "on"] == [word for word in words(sentence) if word != "on"]
