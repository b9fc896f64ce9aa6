"""Two numbers of two things that are told in the same words."""

import pytest

from tests.disagreeing.pairs import Pair
from tests.quality.measure_disagreeing import found

TODAY = ("2024-03-05", "2024-03-05")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Girls scored 68 points on average in the reading test.", "Boys scored 61 points on average in the reading test."),
        ("Women earned 2,100 crowns a month on average.", "Men earned 2,400 crowns a month on average."),
        ("The army lost 20 tanks in the battle for Sul.", "The militia lost 6 tanks in the battle for Sul."),
        ("The women's team won 19 medals in Doha.", "The men's team won 14 medals in Doha."),
        ("The bakery sold 300 loaves on the square in Arden.", "The brewery sold 200 loaves on the square in Arden."),
        (
            "The budget for 2023 was not approved on time by the council.",
            "The budget for 2024 was approved on time by the council.",
        ),
    ],
)
def test_are_no_conflict(one: str, other: str) -> None:
    assert found(Pair("unrelated", one, other, TODAY)) is None


def test_the_same_subject_is() -> None:
    one, other = (
        "Girls scored 68 points on average in the reading test.",
        "Girls scored 61 points on average in the reading test.",
    )
    assert found(Pair("conflict", one, other, TODAY)) == "conflict"
