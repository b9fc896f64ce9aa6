"""What follows one source and then another: wrong where they meet inside a phrase, or speak of different things."""

import pytest

from pipeline.checking.content import index
from pipeline.checking.crossings import Run, runs
from pipeline.checking.reading import read
from tests.checking.found import found

TALKS = "The envoy of Norland met the rebels in Doha on Monday for talks on the border."
MILL = "The owner of the mill was arrested on Monday for the theft of grain."
ELECTION = "The Greens won 24 seats in the election on Sunday, fewer than ever."
PARLIAMENT = "Half of all seats in parliament were empty during the debate."

SUPPORTED = [
    # one source with its middle left out
    ("The envoy of Norland met the rebels for talks on the border.", (TALKS, MILL)),
    # joined at a clause
    ("The Greens won 24 seats in the election, and half of all seats in parliament were empty.", (ELECTION, PARLIAMENT)),
    # a predicate that its source has of "it"
    (
        "The new law was written in haste by clerks of the senate.",
        ("The new law was a gift to farmers.", "It was written in haste by clerks of the senate."),
    ),
    # one source says both ends of the joint
    (
        "The army sent six helicopters to the valley on Wednesday.",
        (
            "The army sent six helicopters on Wednesday.",
            "Soldiers went to the valley on Wednesday.",
            "Six army helicopters were sent to the valley.",
        ),
    ),
    # the predicate of the same subject, further on
    (
        "The mill was sold in June to a bank in Karsten.",
        ("The mill, which had burned twice, was sold in June to a bank in Karsten.",),
    ),
    # of the same country, named otherwise
    (
        "The United States is putting new tariffs on steel.",
        ("The US is putting new tariffs on steel.", "The United States has steel."),
    ),
]
UNSUPPORTED = [
    ("The envoy of Norland met the rebels in Doha on Monday for the theft of grain.", (TALKS, MILL), "theft"),
    ("The Greens won 24 seats in parliament were empty during the debate.", (ELECTION, PARLIAMENT), "seats in parliament"),
    ("The envoy of Norland was arrested on Monday for the theft of grain.", (TALKS, MILL), "envoy of Norland was"),
    ("The Greens met the rebels in Doha on Monday for talks on the border.", (TALKS, ELECTION), "Greens"),
    (
        "The debate had begun in the rain, officials in Karsten said.",
        ("The debate went on.", "The march had begun in the rain, officials in Karsten said."),
        "The debate had",
    ),
]


@pytest.mark.parametrize(("claim", "sources"), SUPPORTED)
def test_borne_out(claim: str, sources: tuple[str, ...]) -> None:
    assert found("splice", claim, *sources) == []


@pytest.mark.parametrize(("claim", "sources", "words"), UNSUPPORTED)
def test_not_borne_out(claim: str, sources: tuple[str, ...], words: str) -> None:
    assert any(words in flagged for flagged in found("splice", claim, *sources))


def test_runs_are_as_long_as_they_can_be_and_may_overlap() -> None:
    sources = index([read("The talks in Doha ended."), read("Talks in Doha ended on Monday in rain.")])
    reading = read("New talks in Doha ended on Monday.")
    assert runs(reading, sources) == (Run(1, 7, 0b10),)
    reading = read("The talks in Doha ended on Monday in rain, he said.")
    assert runs(reading, sources) == (Run(0, 5, 0b01), Run(1, 9, 0b10))
