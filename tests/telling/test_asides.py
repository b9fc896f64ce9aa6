"""asides: what stands beside a main clause between pauses, by surface cues."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.telling.asides import asides


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The port has closed the pier, which was built in 1931.", [", which was built in 1931"]),
        ("The port has closed the pier, leaving boats outside.", [", leaving boats outside"]),
        ("The port has closed the pier, a landmark of the town.", [", a landmark of the town"]),
        ("The port has closed the pier – a landmark of the town.", [" – a landmark of the town"]),
        ("The pier, which was built in 1931, has been closed.", [", which was built in 1931,"]),
        ("The harbour office (HO) has closed the pier.", [" (HO)"]),
        ("After the storm on Monday, the port has closed the pier.", ["After the storm on Monday, "]),
    ],
)
def test_found(sentence: str, found: list[str]) -> None:
    assert [sentence[start:end] for start, end in asides(sentence)] == found


@pytest.mark.parametrize(
    "sentence",
    [
        "The port has closed the pier.",
        "The port has closed the pier, according to two clerks.",
        "The pier, the dock and the hall have been closed.",
        "Boats left, waiting outside.",
        'The port has "closed the pier, leaving boats outside" for a week.',
        "Will the port close the pier, which was built in 1931?",
        "After the storm on Monday, closed for a week.",
    ],
)
def test_nothing_beside_it(sentence: str) -> None:
    assert not [*asides(sentence)]


@settings(derandomize=True, deadline=None, max_examples=60)
@given(st.text("ab,.–(\"'“ ", max_size=40), st.sampled_from([", which was shut", " – (a", ", leaving ", "—"]))
def test_characters_of_the_sentence(text: str, more: str) -> None:
    sentence = f"The port has closed{text}{more}{text}."
    assert all(0 <= start < end <= len(sentence) for start, end in asides(sentence))
