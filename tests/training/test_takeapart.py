"""Sentences taken apart by rule: what is left is whole, what was lifted out says no more than the sentence did."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.engines.vocabulary import unify
from pipeline.grammar import is_clause, second_mention, subject
from pipeline.text import split_sentences, words
from pipeline.training.pieces import Piece, apart, clear, without
from pipeline.training.takeapart import taken_apart
from tests.paths import SEEDS

# kind; what is left; the piece as a sentence of its own
CASES = {
    "The council (all of it) approved the new harbor plan.": ("parenthesis", "The council approved the new harbor plan.", ""),
    "The council – after years of dispute – approved the new harbor plan.": (
        "aside", "The council approved the new harbor plan.", "",
    ),
    "Mayor Ada Brook on Monday rejected the new harbor plan.": ("day", "Mayor Ada Brook rejected the new harbor plan.", ""),
    "The mayor said Tuesday that the harbor will be closed for repairs.": (
        "day", "The mayor said that the harbor will be closed for repairs.", "",
    ),
    "The mayor told reporters on Monday that the harbor will be closed.": (
        "venue", "The mayor said that the harbor will be closed.", "",
    ),
    "The harbor will be closed for a month, Brook said in a statement on Friday.": (
        "venue", "The harbor will be closed for a month, Brook said.", "",
    ),
    "Three boats sank in the harbor overnight, officials said.": ("attribution", "Three boats sank in the harbor overnight.", ""),
    "According to the port authority, three boats sank in the harbor overnight.": (
        "attribution", "Three boats sank in the harbor overnight.", "",
    ),
    "Ada Brook, the mayor of Dunmere, said the harbor plan was dead.": (
        "apposition", "Ada Brook said the harbor plan was dead.", "Ada Brook is the mayor of Dunmere.",
    ),
    "Ada Brook, 61, said that the harbor plan was dead.": (
        "age", "Ada Brook said that the harbor plan was dead.", "Ada Brook is 61.",
    ),
    "Judge Ilse Marten, who was elected in May, has blocked the harbor plan.": (
        "relative", "Judge Ilse Marten has blocked the harbor plan.", "Judge Ilse Marten was elected in May.",
    ),
    "The company, founded in the spring of 1990, has sold its last two ferries.": (
        "relative", "The company has sold its last two ferries.", "The company was founded in the spring of 1990.",
    ),
    "The port has lost its best customers, including two ferry lines.": ("detail", "The port has lost its best customers.", ""),
    "President Paul Reyes vetoed the bill on ferries, calling it a gift to the port.": (
        "participle", "President Paul Reyes vetoed the bill on ferries.", "Reyes called it a gift to the port.",
    ),
    "The council approved the harbor plan, although it has no money for it.": (
        "clause", "The council approved the harbor plan.", "It has no money for it.",
    ),
    "The council approved the harbor plan, and the mayor signed it at once.": (
        "sentence", "The council approved the harbor plan.", "The mayor signed it at once.",
    ),
    "The Port Authority sold its ferries to a bank and closed both of its offices.": (
        "verbs", "The Port Authority sold its ferries to a bank.", "The Port Authority closed both of its offices.",
    ),
    "After the storm tore up the pier, the council approved a new harbor plan.": (
        "front", "The council approved a new harbor plan.", "The storm tore up the pier.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("sentence", CASES)
def test_a_piece_of_each_kind(sentence: str) -> None:
    kind, rest, alone = CASES[sentence]
    found = [piece for piece in taken_apart(sentence) if piece.kind == kind]
    assert [(without(sentence, [piece]), piece.alone) for piece in found] == [(rest, alone)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ada Brook, the council, and the port agreed on a new plan.",  # a list
        "The vote is expected on Monday at the town hall.",  # ahead: the day matters
        "The plan was approved between Monday and Friday.",
        "A poll published Monday showed a lead for Brook.",  # "published showed" would be left
        'The mayor said: "It is over, and the council knows it."',
        "Prosecutors said they will appeal, and that the plan must wait.",
        "The plan collapsed, a sign that the council has no majority.",
    ],
)
def test_what_is_no_piece(sentence: str) -> None:
    assert [piece for piece in taken_apart(sentence) if piece.alone or piece.kind in ("day", "apposition")] == []


def test_a_condition_and_a_year_are_not_spare() -> None:
    for sentence in ("In 2019, the council approved a new harbor plan.", "Until the spring, the council has no harbor plan."):
        assert [(piece.kind, piece.spare) for piece in taken_apart(sentence)] == [("front", False)]


def test_what_a_person_claims_stays_his_claim() -> None:
    assert taken_apart("The council has stolen the money for the harbor, Ada Brook said.") == []


def real_sentences() -> list[str]:
    texts = [path.read_text("utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    return [unify(text[start:end]) for text in texts for start, end in split_sentences(text)]


def test_laws_on_real_sentences() -> None:
    found = [(sentence, piece) for sentence in real_sentences() for piece in taken_apart(sentence)]
    assert len(found) > 20
    for sentence, piece in found:
        assert 0 <= piece.start < piece.end <= len(sentence)
        rest = without(sentence, [piece])
        assert rest.endswith(".")
        assert set(words(rest)) <= {*words(sentence), "said"}
        assert set(words(piece.alone)) - set(words(sentence)) <= {"is", "was", "the", *PAST}
        assert piece.alone == "" or (piece.alone[0] == piece.alone[0].upper() and piece.alone.endswith("."))


PAST = {
    "said",
    "added",
    "called",
    "noted",
    "made",
    "cited",
    "told",
    "left",
    "gave",
    "brought",
    "held",
    "took",
    "accused",
    "urged",
}
SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 9)), max_size=8)


@settings(derandomize=True, deadline=None, max_examples=60)
@given(SPANS)
def test_apart_keeps_the_first_and_no_two_that_touch(spans: list[tuple[int, int]]) -> None:
    pieces = [Piece("aside", start, start + length) for start, length in spans]
    kept = apart(pieces)
    assert kept[:1] == pieces[:1]
    for piece in pieces:
        assert (piece in kept) or not clear(piece, kept)
    taken = [set(range(piece.start, piece.end + 1)) for piece in kept]
    assert sum(map(len, taken)) == len(set().union(*taken))


def test_the_subject_and_its_second_mention() -> None:
    assert subject("Sen. Paul Reyes has voted for the bill.") == ("Sen. Paul Reyes", "Reyes")
    assert subject("A federal judge blocked the harbor plan.") == ("A federal judge", "The federal judge")
    assert subject("After the vote Paul Reyes left.") is None
    assert subject("The plan that Reyes signed is dead.") is None
    assert second_mention("St. Louis Park") == "St. Louis Park"


def test_a_clause_begins_with_its_subject() -> None:
    assert is_clause("the mayor signed it at once")
    assert is_clause("Democrats vowed to fight in the courts")
    assert not is_clause("the deadline that all counties faced")
    assert not is_clause("also has made comments")
    assert not is_clause("its attempted sale of the port")
