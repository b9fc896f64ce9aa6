"""in_plain_words: the stylebook's word where it means the same; quotations, and what only looks alike, stay."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.telling.plain import in_plain_words


@pytest.mark.parametrize(
    ("sentence", "plain"),
    [
        ("The port shut the pier in order to save money.", "The port shut the pier to save money."),
        ("The port shut the pier following the storm.", "The port shut the pier after the storm."),
        ("The port shut the pier in the wake of the storm.", "The port shut the pier after the storm."),
        ("It cost approximately 40 crowns.", "It cost about 40 crowns."),
        ("It needs an additional 40 crowns and additional workers.", "It needs another 40 crowns and more workers."),
        ("Ann Ek told CNN on Monday that the pier is shut.", "Ann Ek said on Monday that the pier is shut."),
        ("Ann Ek told The Washington Post that the pier is shut.", "Ann Ek said the pier is shut."),
        ("The mayor told reporters the pier is shut.", "The mayor said the pier is shut."),
        ("The port issued a statement saying the pier is shut.", "The port said in a statement that the pier is shut."),
        ("The port is currently looking into it.", "The port is looking into it."),
        ("The pier that was built by the army is shut.", "The pier built by the army is shut."),
        ("Ek, who is a judge in Arden, resigned.", "Ek, a judge in Arden, resigned."),
        ("There were a total of 12 boats.", "There were 12 boats."),
    ],
)
def test_plain(sentence: str, plain: str) -> None:
    assert in_plain_words(sentence) == plain


@pytest.mark.parametrize(
    "sentence",
    [
        '"We shut it in order to save money," Ek said.',
        "Reporters were told CNN that it would pay.",
        "Ek told Holm that the pier is shut.",
        "Sources told CNN that the pier is shut.",
        "An official told reporters that the pier is shut.",
        "The men were following the car.",
        "The port shut the additional piers.",
        "The firmware able to do so is gone.",
        "They won a majority of 80 seats.",
        "He paid a fine for a total of 12 boats.",
        "They met Ek, who is a judge, and Holm.",
        "The port issued a statement saying the pier is shut and asking for help.",
        "She said that was built by the army.",
        "She is bashing his criticism of the pier.",  # no "criticizing his criticism"
        "The port seeks to open the pier.",
        "They met the parents of Sgt. Ann Bergdahl.",
        "There's also a wide range of countries represented.",
        "The disease occurred in 230,000 women.",
        "The fraud occurred in or near the port.",
    ],
)
def test_what_only_looks_alike_stays(sentence: str) -> None:
    assert in_plain_words(sentence) == sentence


@settings(derandomize=True, deadline=None, max_examples=80)
@given(st.lists(st.sampled_from(["numerous piers", "told CNN that", "following the storm", "located in", '"', "a", "Ek", "."])))
def test_once_is_enough(parts: list[str]) -> None:
    plain = in_plain_words(" ".join(parts))
    assert in_plain_words(plain) == plain
    assert len(plain.split()) <= len(" ".join(parts).split())
