"""Dates, numbers and names that changed places between the clauses of one source sentence."""

import time

import pytest

from pipeline.checking.moved import pieces
from pipeline.checking.reading import read
from pipeline.checking.support import check
from tests.checking.found import found

TRIAL = "The trial opened on Monday and the jury retired on Thursday, after the judge had fallen ill on Tuesday."
AID = "Norway sent aid to Tigrel and Japan sent aid to Amhor, the relief agency said."
SHIP = "The tanker Brava sailed from Lagos to Rotterdam with a crew of 22."
BRIDGE = "The bridge was built in 1911 and torn down in 2004."


@pytest.mark.parametrize(
    ("claim", "source", "words"),
    [
        ("The trial opened on Thursday.", TRIAL, ["Thursday"]),
        ("The judge had fallen ill on Monday.", TRIAL, ["Monday"]),
        ("The bridge was built in 2004.", BRIDGE, ["2004"]),
        ("The tanker Brava sailed from Rotterdam to Lagos.", SHIP, ["from Rotterdam", "to Lagos"]),
        ("Crews reached the hut at noon.", "Crews reached the hut at 6 a.m. and put the fire out by noon.", ["noon"]),
        ("The mayor resigned last week.", "The mayor resigned last month, a week before the vote.", ["last week"]),
    ],
)
def test_moved_to_another_clause(claim: str, source: str, words: list[str]) -> None:
    assert found("splice date", claim, source) == words


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("The jury retired on Thursday.", TRIAL),
        ("On Monday the trial opened, and the jury retired on Thursday.", TRIAL),
        ("The relief agency said Japan sent aid to Amhor.", AID),
        ("The Brava, a tanker, sailed to Rotterdam from Lagos.", SHIP),
        ("The bridge, built in 1911, was torn down in 2004.", BRIDGE),
        ("Four people were badly hurt.", "Twelve people were hurt, four of them badly."),
        (
            "The state ordered an 18 percent cut for Helden and a 12 percent cut for Marlow.",
            "The state ordered a 12 percent cut for Marlow, the largest insurer, and an 18 percent cut for Helden.",
        ),
    ],
)
def test_where_the_source_has_it(claim: str, source: str) -> None:
    assert check(claim, [source]).findings == ()


def test_whose_aid_went_where() -> None:
    assert found("splice", "Japan sent aid to Tigrel and Norway sent aid to Amhor.", AID) == [
        "Japan",
        "Tigrel",
        "Norway",
        "Amhor",
    ]


def test_pieces_have_a_verb_each_or_go_with_the_one_before() -> None:
    told = pieces(read("Ruth Ade, 61, a surgeon from Lagos, received the award and Ole Vik gave the speech in Oslo."))
    assert [sorted(piece.verbs) for piece in told] == [["receiv"], ["give"]]
    assert [value.kind for value in told[1].values] == ["name", "name"]


def test_a_sentence_of_very_many_numbers_takes_no_minutes() -> None:
    text = "The count was " + " and ".join(f"{number} of 30" for number in range(300)) + "."
    start = time.process_time()
    check(text.replace("299", "300"), [text])
    assert time.process_time() - start < 5
