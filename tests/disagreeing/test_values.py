"""Words of a sentence that may be a number or a day, without reading it."""

import pytest

from pipeline.disagreeing.values import days, numbers


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Twelve people died on May 7, 2021, the 20th such day.", {"twelve"}),
        ("The fire burned 2,000 acres, not 1950.", {"2000"}),
        ("The two-week strike of 12 days went on for 3 years.", {"two", "week", "12", "day", "3", "year"}),
        ("On Monday one of the weeks began.", set()),
        ("It rose 4.5% to 1,950 in the 1990s.", {"4.5", "1950"}),
    ],
)
def test_numbers(text: str, found: set[str]) -> None:
    assert numbers(text) == found


def test_days() -> None:
    assert days("On Monday, May 7th, 2021, some 12,000 marched.") == {"monday", "may", "7th"}
