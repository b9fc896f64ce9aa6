"""What things hang on, and that it is not dropped."""

import pytest

from pipeline.checking.conditions import conditional, conditions
from pipeline.checking.reading import read
from pipeline.checking.support import check
from tests.checking.found import found


@pytest.mark.parametrize(
    ("source", "claim"),
    [
        ("The city will sell the hall once a new roof has been fitted.", "The city will sell the hall."),
        ("Provided the harvest is good, exports will resume in August.", "Exports will resume in August."),
        ("Pending approval, the takeover of Finmark by Luxor closes in May.", "The takeover of Finmark by Luxor closes in May."),
        ("Subject to a vote, Kelder will merge with Ostwin.", "Kelder will merge with Ostwin."),
        ("Without a vaccine, the disease could kill 20,000 people.", "The disease could kill 20,000 people."),
        ("The union will call off the strike if the rosters are withdrawn.", "The union will call off the strike."),
    ],
)
def test_dropped_conditions_are_found_and_kept_ones_are_not(source: str, claim: str) -> None:
    assert found("mood", claim, source)
    assert check(source, [source, "Nothing else."]).findings == ()


@pytest.mark.parametrize(
    "text",
    [
        "The hall was once a school.",
        "She asked if the hall was sold.",
        "The charity provided food and will provide water.",
        "The pending case will be heard in May, and the subject was dropped.",
        "The team left without its coach.",
        "At once the crowd will cheer.",
    ],
)
def test_what_is_no_condition(text: str) -> None:
    assert conditions(read(text)) == ()


def test_where_a_condition_stands() -> None:
    reading = read("Unless it rains, the race will start.")
    assert [reading.tokens[at].text for at in sorted(conditional(reading))] == ["it", "rains"]
    assert [condition.firm for condition in conditions(reading)] == [True]
