"""Dates and weekdays: literally, and as days where the day of writing is known."""

import pytest

from pipeline.checking.dates import Moment, mentions
from pipeline.checking.reading import read
from pipeline.checking.support import check
from tests.checking.found import found

MONDAY = "2019-01-28"  # the day after a Sunday, two days after Saturday, January 26


@pytest.mark.parametrize(
    ("text", "moments"),
    [
        ("on January 26, 2019, in Doha", [Moment(2019, 1, 26)]),
        ("on 26 January 2019", [Moment(2019, 1, 26)]),
        ("on Saturday, Jan. 26", [Moment(None, 1, 26, 5)]),
        ("January 26 and 27", [Moment(None, 1, 26), Moment(None, 1, 27)]),
        ("in May, May 3, Theresa May, may", [Moment(month=5), Moment(month=5, day=3)]),
        ("since 2001", [Moment(2001)]),
        ("yesterday and on Sunday", [Moment(offset=-1), Moment(weekday=6)]),
        ("Protesters will march in March", [Moment(month=3)]),
        ("12 people and 4,000 more", []),
    ],
)
def test_what_a_text_mentions(text: str, moments: list[Moment]) -> None:
    assert [mention.moment for mention in mentions(read(text))] == moments


SUPPORTED = [
    ("They met on January 26.", "They met on Jan. 26, 2019.", None),
    ("They met in January.", "They met on January 26.", None),
    ("They met on Saturday.", "They met on Saturday, January 26.", None),
    ("They met in 2019.", "They met on January 26, 2019.", None),
    ("They met on Saturday.", "They met on January 26.", MONDAY),
    ("They met on January 26.", "They met on Saturday.", MONDAY),
    ("They met on January 27.", "They met yesterday.", MONDAY),
    ("They met on January 26, 2019.", "They met on January 26.", MONDAY),
    ("They will meet on February 2.", "They will meet on Saturday.", MONDAY),
    ("They met on December 31, 2018.", "They met on December 31.", MONDAY),
    ("They met on Saturday, January 26, in Arden.", "They met on Saturday in Arden.", MONDAY),
    ("They met on Saturday night, January 26, 2019.", "They met on Saturday night.", MONDAY),
]
UNSUPPORTED = [
    ("They met on Saturday, January 19, in Arden.", "They met on Saturday in Arden.", MONDAY),
    ("They met on Saturday, January 26, in Arden.", "They met on Saturday in Arden.", None),
    ("They met on January 27.", "They met on January 26.", None),
    ("They met in February.", "They met in January.", None),
    ("They met on Sunday.", "They met on Saturday.", None),
    ("They met in 2018.", "They met in 2019.", None),
    ("They met on Saturday.", "They met on January 26.", None),
    ("They met on Sunday.", "They met on January 26.", MONDAY),
    ("They met on January 25.", "They met on Saturday.", MONDAY),
    ("They met on December 31, 2019.", "They met on December 31.", MONDAY),
    ("They met yesterday.", "They met today.", None),
]


@pytest.mark.parametrize(("claim", "source", "published"), SUPPORTED)
def test_borne_out(claim: str, source: str, published: str | None) -> None:
    assert found("date", claim, source, published=published) == []


@pytest.mark.parametrize(("claim", "source", "published"), UNSUPPORTED)
def test_not_borne_out(claim: str, source: str, published: str | None) -> None:
    assert len(found("date", claim, source, published=published)) == 1


@pytest.mark.parametrize(("claim", "source", "published"), SUPPORTED[-2:])
def test_a_date_that_follows_from_its_day_changes_nothing_else(claim: str, source: str, published: str | None) -> None:
    others = ["On January 26 in Stockholm they met a friend.", "They left Arden in May."]  # that have its words, too
    assert not check(claim, [source, *others], published=published).findings
