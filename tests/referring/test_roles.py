"""What a story's sentences introduce people as."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.referring.roles import role_of
from pipeline.types import Sentence, Span


def sentences(*texts: str) -> list[Sentence]:
    return [Sentence(text=text, article_id=f"a{number}", start=0, end=len(text), position=0) for number, text in enumerate(texts)]


def role(*texts: str, told: str = "Trump spoke.") -> str | None:
    found = role_of("Maria Holm", sentences(*texts), told)
    return None if found is None else f"{found.text}|" if found.before else f"|{found.text}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peace envoy Maria Holm left.", "peace envoy|"),
        ("They met U.S. special envoy Maria Holm there.", "U.S. special envoy|"),
        ("Former FBI director Maria J. Holm left.", "former FBI director|"),
        ("It was signed by Health and Human Services Secretary Maria Holm.", "Health and Human Services Secretary|"),
        ("It was signed by Secretary of State Maria Holm.", "Secretary of State|"),
        ("A crowd met Sen. Maria Holm there.", "Sen.|"),
        ("A crowd met 32-year-old teacher Maria Holm there.", None),  # a teacher of whom?
        ("A crowd met 32-year-old lawyer Maria Holm there.", "lawyer|"),
        ("Trump’s lawyer Maria Holm left.", None),  # a possessor that begins a sentence may be anything
        ("They met Trump’s lawyer Maria Holm.", "Trump’s lawyer|"),
        ("They met Berg’s lawyer Maria Holm.", None),  # who is Berg?
        ("They met his lawyer Maria Holm.", None),
        ("They met the disgraced lawyer Maria Holm.", None),
        ("They met the accused lawyer Maria Holm.", None),
        ("They met Olympic and Paralympic champion Maria Holm.", None),
        ("The talks of Berg and President Maria Holm failed.", None),
        ("They met spokeswoman Maria Holm.", None),  # of whom?
        ("Alabama Democratic Sen. Maria Holm left.", "Alabama Democratic Sen.|"),
        ("French journalist Maria Holm left.", "French journalist|"),
        ("Boston professor Maria Holm left.", None),  # any word with a capital
        ("Meet reporter Maria Holm.", None),  # "meet" may be anything
        ("Ek wrote: “I met lawyer Maria Holm.”", None),
        ("Maria Holm, the mayor of Arden, left.", "|the mayor of Arden"),
        ("Maria Holm, a counselor to the president, left.", "|a counselor to the president"),
        ("Maria Holm, director of the U.S. Mint, left.", "|director of the U.S. Mint"),
        ("It was told to Maria Holm, a Navy spokeswoman.", "|a Navy spokeswoman"),
        ("Maria Holm is a lawyer who left.", "|a lawyer"),
        ("The mayor of Arden, Maria Holm, left.", "|the mayor of Arden"),
        ("Maria Holm, a spokeswoman for the company, left.", None),
        ("Maria Holm, a lawyer in Arden, Ohio, left.", None),
        ("Maria Holm, his former lawyer, left.", None),
        ("Maria Holm, the first mayor of Arden, left.", None),
        ("Maria Holm, the court said, left.", None),
        ("Maria Holm, the mayor, left.", None),
        ("Lawyer Maria Holm Jr. left.", None),
        ("Los Angeles Police Chief Maria Holm left.", "Los Angeles Police Chief|"),
        ("Democracy Alliance President Maria Holm left.", "Democracy Alliance President|"),
        ("House Minority Leader Maria Holm left.", "House Minority Leader|"),
        ("Presumptive Republican nominee Maria Holm left.", None),
        ("Calling House Minority Leader Maria Holm was wrong.", None),
        ("John Boehner spokesman Maria Holm left.", None),
        ("Unlike President Maria Holm, they left.", None),
        (
            "Maria Holm, director of policy studies at the Center for Immigration Studies, left.",
            "|director of policy studies at the Center for Immigration Studies",
        ),
        ("Maria Holm, an analyst at Piper Jaffray Cos., left.", "|an analyst at Piper Jaffray Cos."),
        ("Maria Holm, managing director for Sun Life which owns it, left.", "|managing director for Sun Life"),
        ("Maria Holm, founder and president of the Arden Institute, left.", "|founder and president of the Arden Institute"),
        ("Maria Holm, a founder and friend of the Arden Institute, left.", None),
    ],
)
def test_what_a_sentence_says_somebody_is(text: str, expected: str | None) -> None:
    assert role(text) == expected


def test_the_role_that_most_articles_give_then_the_shorter() -> None:
    most = ("State lawyer Maria Holm left.", "Maria Holm, a writer, left.", "A crowd met lawyer Maria Holm.")
    assert role(*most) == "lawyer|"
    assert role(*most[:2]) == "state lawyer|"


def test_copies_of_a_sentence_are_articles_that_say_so() -> None:
    [first, second] = sentences("Lawyer Maria Holm left.", "Maria Holm, a writer, left.")
    copied = Sentence(
        text=second.text, article_id="b", start=0, end=1, position=0, echoes=(Span(article_id="c", start=0, end=1),)
    )
    found = role_of("Maria Holm", [first, copied], "")
    assert found is not None
    assert (found.text, found.bearer) == ("a writer", copied)


@pytest.mark.parametrize(
    "texts",
    [
        ("Gov. Maria Holm left.", "Sen. Maria Holm left."),
        ("Former envoy Maria Holm left.", "Envoy Maria Holm left."),
        ("Lawyer Maria Holm left.", "Maria Holm left.", "Maria Holm came."),  # most need no role
        ("Sen. Holm left.", "Maria Holm left.", "Peter Holm came."),  # which of them?
    ],
)
def test_none_where_articles_differ_or_most_give_none(texts: tuple[str, ...]) -> None:
    assert role(*texts) is None


PIECES = ["Maria Holm", "lawyer", "former", "the", "a", "of", "Arden", ",", "Mayor", "and", "said", "“", "”", ".", "Sen."]


@settings(derandomize=True, deadline=None, max_examples=300)
@given(st.lists(st.lists(st.sampled_from(PIECES), min_size=1, max_size=10).map(" ".join), max_size=4))
def test_a_role_stands_in_the_sentence_that_bears_it(texts: list[str]) -> None:
    found = role_of("Maria Holm", sentences(*texts), "")
    if found is not None:
        assert found.text.casefold() in found.bearer.text.casefold()
        assert "Holm" in found.bearer.text
