"""Numbers side by side: what they count, rounding, bounds, units, and which supersedes which."""

import pytest

from pipeline.checking.reading import read
from pipeline.disagreeing.comparing import consistent, relation
from pipeline.disagreeing.counts import Count, counts, same_thing


def count(text: str) -> Count:
    (found,) = counts(read(text))
    return found


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("About 14,000 troops left.", "The 14,012 troops left.", True),
        ("More than 10 troops left.", "Some 12 troops left.", True),
        ("More than 10 troops left.", "The 8 troops left.", False),
        ("At least 12 troops left.", "The 14 troops left.", True),
        ("Nearly 400 homes burned.", "The 396 homes burned.", True),
        ("It spread 10 miles north.", "It spread 16 km north.", True),
        ("It cost $1.2 billion.", "It cost $1,200 million.", True),
        ("The 14,000 troops left.", "The 14,012 troops left.", True),
        ("It measured 6 degrees.", "It measured 6.3 degrees.", True),
        ("The 12 troops left.", "The 14 troops left.", False),
        ("The 80 troops left.", "The 100 troops left.", False),
        ("The talks took two weeks.", "The talks took 14 days.", True),
    ],
)
def test_both_can_be_true(one: str, other: str, expected: bool) -> None:
    assert consistent(count(one), count(other)) is expected
    assert consistent(count(other), count(one)) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("The blast killed 12 people.", "Fourteen people died in the blast.", True),
        ("The blast killed 12 soldiers.", "Fourteen people died in the blast.", False),
        ("The blast killed 12 people.", "The blast wounded 14 people.", False),
        ("They voted 52 to 47.", "They voted 231-190.", False),
        ("They voted 52 to 47.", "They voted 53-47.", True),
        ("It cost $12 to ship.", "It took 12 days to ship.", False),
    ],
)
def test_the_same_thing(one: str, other: str, expected: bool) -> None:
    assert same_thing(count(one), count(other)) is expected


@pytest.mark.parametrize(
    "text",
    [
        "Twelve people died, including three.",
        "Three of the 12 died.",
        "It opens at 2:30 on weekdays.",
        "Between 12 and 14 died.",
        "The dozens of visitors left.",
        "At one point it stopped.",
        "His two brothers left.",
    ],
)
def test_parts_ranges_and_times_count_nothing(text: str) -> None:
    assert [c.amount for c in counts(read(text)) if c.amount[1] != 12 or "Three of" in text] == []


@pytest.mark.parametrize(
    ("one", "other", "later", "expected"),
    [
        ("The blast killed 12 people.", "The blast killed 14 people.", 0, "conflict"),
        ("The blast killed 12 people.", "The blast killed 14 people.", 1, "update"),
        ("The blast killed 12 people.", "The blast killed 14 people.", -1, "same"),
        ("At least 12 people died.", "At least 14 people died.", 0, "update"),
        ("The blast killed 12 people.", "The toll has risen to 14 dead.", 0, "update"),
        ("The blast killed 14 people.", "The toll was revised to 12 dead.", 0, "update"),
        ("The strike lasted 12 days.", "The strike lasted 14 days.", 1, "conflict"),
        ("The slide left 22 missing.", "The slide left 9 missing.", 1, "update"),
    ],
)
def test_relation(one: str, other: str, later: int, expected: str) -> None:
    assert relation(count(one), count(other), (one, other), frozenset(), later) == expected
