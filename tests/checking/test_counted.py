"""Numbers that count what another number counts."""

import pytest

from pipeline.checking.counted import flags
from pipeline.checking.reading import read

SOURCES = [
    read("Floods killed nine people and closed two schools in Tarvo on Monday."),
    read("A bus with 40 factory workers plunged off a bridge, killing 12 people, police said."),
    read("At least 5 boats sank."),
]


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("Floods killed two people and closed nine schools in Tarvo.", ["two", "nine"]),
        ("A bus with 12 factory workers plunged off a bridge.", ["12"]),
        ("Floods killed nine people.", []),
        ("Nine people died when floods closed two schools.", []),
        ("A bus with 40 workers plunged off a bridge, killing 12.", []),  # of whom it does not say
        ("It was one of 5 people.", []),  # no other number counts people where 5 stands
        ("About 12 workers were there.", []),
    ],
)
def test_what_a_number_counts(sentence: str, wrong: list[str]) -> None:
    assert [flag.words for flag in flags(read(sentence), SOURCES)] == wrong
