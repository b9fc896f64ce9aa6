"""Whom a digest introduces, and how the sentence then reads."""

import pytest

from pipeline.telling.introducing import introduced, introductions
from pipeline.types import Sentence

LAWYER = "They met lawyer Maria Holm there."
MAYOR = "Maria Holm, the mayor of Arden, was there."


def told(*texts: str, source: str = LAWYER) -> list[str]:
    sentences = [Sentence(text=source, article_id="a", start=0, end=len(source), position=0)]
    result = list(texts)
    for new in introductions(texts, sentences):
        result[new.place] = introduced(result[new.place], new.name, new.role) or result[new.place]
    return result


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Maria Holm left.", "Lawyer Maria Holm left."),
        ("Maria Holm’s letter was read.", "Lawyer Maria Holm’s letter was read."),
        ("Maria Holm, 27, left.", "Lawyer Maria Holm, 27, left."),
        ("“It is shut,” said Maria Holm.", "“It is shut,” said lawyer Maria Holm."),
        ("“It is shut,” Maria Holm said.", "“It is shut,” lawyer Maria Holm said."),
        ("On Monday, Maria Holm left.", "On Monday, lawyer Maria Holm left."),
        ("Ek will replace Maria Holm in May.", "Ek will replace lawyer Maria Holm in May."),
    ],
)
def test_a_role_goes_before_the_name(text: str, expected: str) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Maria Holm said so.", "Maria Holm, the mayor of Arden, said so."),
        ("On Monday, Maria Holm left town.", "On Monday, Maria Holm, the mayor of Arden, left town."),
        ("“It is shut,” said Maria Holm.", "“It is shut,” said Maria Holm, the mayor of Arden."),
        ("“It is shut,” Maria Holm said.", "“It is shut,” Maria Holm, the mayor of Arden, said."),
        ("Ek met Maria Holm there.", "Ek met Maria Holm there."),
        ("Maria Holm’s letter was read.", "Maria Holm’s letter was read."),
    ],
)
def test_an_apposition_goes_before_the_verb_or_ends_the_sentence(text: str, expected: str) -> None:
    assert told(text, source=MAYOR) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Maria Holm left.",
        "Maria Holm, a writer, left.",
        "Maria Holm of Arden left.",
        "Maria Holm is a writer.",
        "Maria Holm, who left, wrote.",
        "The lawyer left, and Maria Holm came.",  # it says what she is
        "Ek, Maria Holm and Berg left.",
        "Ek and Maria Holm left.",
        "Maria Holm and Ek left.",
        "Ek said: “Maria Holm left.”",
        "The killer was Maria Holm.",
        "A woman named Maria Holm left.",
        "The Maria Holm Bridge was shut.",
    ],
)
def test_what_needs_none_or_has_no_place_for_one_stays(text: str) -> None:
    assert told(text) == [text]


def test_only_the_first_mention_is_introduced() -> None:
    assert told("Holm left.", "Maria Holm came.") == ["Holm left.", "Maria Holm came."]
    assert told("Maria Holm left.", "Maria Holm came.") == ["Lawyer Maria Holm left.", "Maria Holm came."]
    assert told("Ek said: “Holm left.”", "Maria Holm came.")[1] == "Lawyer Maria Holm came."


def test_nobody_is_president_before_the_election() -> None:
    source = "President Maria Holm left."
    assert told("Maria Holm spoke.", source=source) == ["President Maria Holm spoke."]
    assert told("Maria Holm spoke in the campaign.", source=source) == ["Maria Holm spoke in the campaign."]
