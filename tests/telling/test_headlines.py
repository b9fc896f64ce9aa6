"""A headline from a sentence, where no article has a title."""

import pytest

from pipeline.telling.headlines import headline


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The council of Arden closed its old bridge.", "The council of Arden closed its old bridge"),
        ("Nurse Ann Ek, whose ward was closed in May after a long dispute, has resigned.", "Nurse Ann Ek has resigned"),
        (
            "During the long night of the storm over the whole of the bay, the council closed its bridge.",
            "The council closed its bridge",
        ),
        (
            "The council of the town of Arden has voted to close the bridge and the old road for repairs.",
            "The council of the town of Arden has voted to close the bridge and the old road for repairs",
        ),
        (
            "The council of the town of Arden has voted to close the bridge and the old road for repairs in May and June.",
            "The council of the town of Arden has voted to close the bridge…",
        ),
        ("", ""),
    ],
)
def test_short_whole_or_broken_off(sentence: str, expected: str) -> None:
    assert headline(sentence, 14) == expected
