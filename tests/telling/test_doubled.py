"""Wordings that say a thing twice, or by two voices."""

import pytest

from pipeline.telling.accepting import _stammers, _two_voices


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The calls to the mayor were not returned, and the calls to the mayor were not immediately returned.", True),
        ("The number of boats had grown, and the number of boats had been growing.", True),
        ("Holm named his brother, Andreas, Andreas.", True),
        ("The council closed the bridge, and the mayor promised a ferry.", False),
        ("Forty cracks were found in the bridge, which was closed on Tuesday.", False),
        ("The mayor, who was elected in May, resigned.", False),
    ],
)
def test_what_stands_on_both_sides_of_a_pause(text: str, expected: bool) -> None:
    assert _stammers(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The governor said 39 pupils had been abducted from the school, residents said.", True),
        ("The governor said 39 pupils had been abducted from the school.", False),
        ('"We need the facts," said Ann Ek, director of the harbour, said in a briefing in May.', True),
        ('"We need the facts," said Ann Ek, director of the harbour, which said nothing in May.', False),
        ("Thirty-nine pupils had been abducted from the school, residents said on Monday.", False),
        ('He has "always been open to talks," said.', True),
        ('It is what people call the "cliff," Last year Congress.', True),
        ('It is what people call the "cliff," Ann Ek told Holm.', False),
        ('The result, Ek said, is a "divide between two towns," Ek.', True),
    ],
)
def test_said_by_two(text: str, expected: bool) -> None:
    assert _two_voices(text) is expected
