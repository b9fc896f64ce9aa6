"""The same amount in other measures."""

import pytest

from pipeline.checking.measures import Amount, amounts
from pipeline.checking.reading import read
from tests.checking.found import found

SALES = "Sales fell 33.2 percent in the first quarter, a decade after the merger, Brenk said."


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("Sales fell by a third.", SALES),
        ("Sales fell in the first three months of the year.", SALES),
        ("Sales fell 10 years after the merger.", SALES),
        ("Two weeks passed in Doha.", "14 days passed in Doha."),
        ("The mine is 12 miles from Leeds.", "The mine is 19 kilometers from Leeds."),
        ("Half a dozen miners fled.", "Six miners fled."),
        ("Almost 10,000 houses were damaged.", "Some 9,860 houses were damaged."),
        ("More than 14,000 people applied.", "Some 14,012 people applied."),
    ],
)
def test_as_much(claim: str, source: str) -> None:
    assert found("number unit content", claim, source) == []


@pytest.mark.parametrize(
    ("claim", "source", "words"),
    [
        ("Sales fell by a quarter.", SALES, "quarter"),
        ("Sales fell in the first six months of the year.", SALES, "six months"),
        ("Sales fell 20 years after the merger.", SALES, "20 years"),
        ("Three weeks passed in Doha.", "14 days passed in Doha.", "Three weeks"),
        ("More than 15,000 people applied.", "Some 14,012 people applied.", "15,000"),
        ("Nearly 14,000 people applied.", "Some 14,012 people applied.", "14,000"),
        ("More than 30 women applied.", "In Leeds 30 women applied.", "More"),
    ],
)
def test_another_amount(claim: str, source: str, words: str) -> None:
    assert found("number unit content", claim, source) == [words]


def test_words_that_are_amounts() -> None:
    assert amounts(read("A decade ago two thirds of the villages had no well.")) == (
        Amount(10.0, "year", 1, False),
        Amount(200 / 3, "percent", 4, True),
    )
