"""Words told as their opposite, and what came first."""

import pytest

from pipeline.checking.antonyms import OPPOSITE, SAME
from tests.checking.found import found

SOURCES = (
    "Rents rose 3 percent in Bern, while wages fell, the bank said.",
    "The jury acquitted Olav Berg of arson but convicted him of fraud.",
    "The school was closed after the storm, and the library opened before the fair.",
    "A strike is unlikely in March.",
)


@pytest.mark.parametrize(
    "claim",
    [
        "Rents increased 3 percent in Bern.",
        "Wages fell, while rents rose 3 percent in Bern.",
        "Olav Berg was convicted of fraud.",
        "After the storm, the school was closed.",
    ],
)
def test_borne_out(claim: str) -> None:
    assert found("opposite content", claim, *SOURCES) == []


def test_a_denial_turns_an_opposite() -> None:
    sources = (*SOURCES, "Rain is likely in April.")
    assert found("opposite", "A strike is not likely in March.", *sources) == []
    assert found("opposite", "Rain is not likely in April.", *sources) == ["likely"]


@pytest.mark.parametrize(
    ("claim", "word"),
    [
        ("Rents fell 3 percent in Bern.", "fell"),
        ("Rents dropped 3 percent in Bern, the bank said.", "dropped"),
        ("The jury convicted Olav Berg of arson.", "convicted"),
        ("The school was opened after the storm.", "opened"),
        ("The school was closed before the storm.", "before"),
        ("The library opened after the fair.", "after"),
        ("A strike is likely in March.", "likely"),
    ],
)
def test_told_as_the_opposite(claim: str, word: str) -> None:
    assert found("opposite", claim, *SOURCES) == [word]


def test_no_word_is_its_own_opposite() -> None:
    assert [word for word, others in OPPOSITE.items() if word in others] == []
    assert all(word in OPPOSITE[other] for word, others in OPPOSITE.items() for other in others)
    assert all(word in own for word, own in SAME.items())


def test_both_words_of_a_pair_in_one_sentence_are_told_apart_by_what_follows_them() -> None:
    source = "The bridge at Calder was opened in 1968 and closed for repairs in 2019."
    assert found("opposite", "The Calder bridge, opened in 1968, was closed for repairs in 2019.", source) == []
    assert "closed" in found("opposite", "The Calder bridge, closed in 1968, was opened for repairs in 2019.", source)
