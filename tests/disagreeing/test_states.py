"""What is and what is not so, opposites, and what there is none of."""

import pytest

from pipeline.checking.reading import read
from pipeline.disagreeing.finding import disagreements
from pipeline.disagreeing.statements import canonical_word
from pipeline.disagreeing.states import clash, reached, states, verdicts
from tests.disagreeing.test_finding import story


def test_a_state_has_its_subject_and_what_it_is() -> None:
    (found,) = states(read("Police said the blast in Poll was no accident."))
    assert (found.head, found.what, found.denied, found.definite, found.past) == ("bomb", "accident", True, True, True)
    assert states(read("Is the bridge open?")) == states(read("The bridge may be open.")) == ()
    assert states(read("The blast was no small accident.")) == ()


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("The bridge is open, the mayor said.", "The bridge is closed, drivers said.", True),
        ("The bridge is open, the mayor said.", "The bridge was closed, drivers said.", False),
        ("The bridge is open at night.", "The bridge is closed by day.", False),
        ("The old bridge is open.", "The new bridge is closed.", False),
        ("The pilot is alive.", "The pilot is not alive.", True),
        ("A pilot is alive.", "A pilot is dead.", False),
        ("The bridge in Arden is open.", "The bridge in Holm is closed.", False),
    ],
)
def test_of_one_thing_both_cannot_be(one: str, other: str, differ: bool) -> None:
    assert (clash(read(one), read(other)) is not None) == differ


def test_opposite_verdicts_where_all_else_is_the_same() -> None:
    one = "The jury acquitted builder Oskar Lunde of bribery."
    assert verdicts(read(one), read("The jury convicted builder Oskar Lunde of bribery.")) == (2, 2)
    assert verdicts(read(one), read("The jury convicted banker Ida Holm of bribery.")) is None
    assert verdicts(read(one), read(one)) is None


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("The union has reached an agreement.", 5),
        ("The union hopes to reach an agreement.", None),
        ("The union has not reached an agreement.", None),
    ],
)
def test_what_is_reached(text: str, at: int | None) -> None:
    assert reached(canonical_word("agreement"), read(text)) == at


@pytest.mark.parametrize(
    ("one", "other", "values"),
    [
        (
            "The blast at the depot was an accident.",
            "The blast was no accident, police said.",
            ["blast at the depot was an accident", "was no accident"],
        ),
        ("The tunnel is open to traffic.", "The tunnel is closed to traffic.", ["open", "closed"]),
        ("The union reached a deal with the port of Vell.", "There was no deal with the union, the port of Vell said.", None),
    ],
)
def test_it_is_a_denial(one: str, other: str, values: list[str] | None) -> None:
    (found,) = disagreements(story(one, other))
    assert (found.kind, found.relation) == ("denial", "conflict")
    assert values is None or [claim.value for claim in found.claims] == values


def test_two_days_are_not_two_weeks() -> None:
    (found,) = disagreements(story("The tanker leaked oil for two days.", "The tanker leaked oil for two weeks."))
    assert [claim.value for claim in found.claims] == ["two days", "two weeks"]
    assert disagreements(story("The tanker leaked oil for two weeks.", "The tanker leaked oil for 14 days.")) == ()
