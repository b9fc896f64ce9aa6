"""patched: a function word put in, changed or left out in what is otherwise a source's wording."""

import pytest

from pipeline.telling.accepting import patched

TALKS = "The two sides made progress this week in their talks to end the long war, officials said on Monday."
CONTROL = "The party has so far refused to talk to the government, which it calls a puppet of U.S. interests."


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("The two sides made progress this week in their talks to end of the long war.", [TALKS]),
        ("The two sides made the progress this week in their talks to end the long war.", [TALKS]),
        ("The two sides made progress this week on their talks to end the long war.", [TALKS]),
        ("The two sides made progress week in their talks to end the long war.", [TALKS]),
        ("The party has refused to talk to the government, but it calls a puppet of U.S. interests.", [CONTROL]),
        ("The party has refused to talk to the government, which it calls a puppet of U. interests.", [CONTROL]),
        ("The Two sides made progress this week in their talks to end the long war.", [TALKS]),
    ],
)
def test_patched(text: str, sources: list[str]) -> None:
    assert patched(text, sources)


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        (TALKS, [TALKS]),
        ("The two sides made progress this week in their talks to end the long war.", [TALKS]),
        ("The party refused to talk to the government.", [CONTROL]),
        ("Talks went on.", ["But talks went on."]),
        (
            "The mayor resigned on Monday, after nine years in office.",
            ["The mayor resigned on Monday.", "He left after nine years in office."],
        ),
        (
            "The mayor resigned and left the town.",
            ["The mayor resigned, which took all of the council by surprise, left the town."],
        ),
    ],
)
def test_not_patched(text: str, sources: list[str]) -> None:
    assert not patched(text, sources)
