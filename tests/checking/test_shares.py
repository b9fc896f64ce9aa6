"""Part and whole."""

import pytest

from tests.checking.found import found

SOURCES = ("Four of the 19 divers were found on Sunday.", "Most of the 80 shops in the harbor have closed, and some boats sank.")


@pytest.mark.parametrize(
    "claim",
    [
        "Four divers were found on Sunday.",
        "Four of the 19 divers were found.",
        "Most of the shops have closed.",
        "Some boats sank.",
    ],
)
def test_borne_out(claim: str) -> None:
    assert found("number", claim, *SOURCES) == []


@pytest.mark.parametrize(
    ("claim", "word"),
    [
        ("The 19 divers were found on Sunday.", "19"),
        ("Nineteen divers were found on Sunday.", "Nineteen"),
        ("All 19 divers were found on Sunday.", "All"),
        ("The 80 shops in the harbor have closed.", "80"),
        ("Some of the shops in the harbor have closed.", "Some"),
        ("Most boats sank.", "Most"),
    ],
)
def test_a_part_is_not_the_whole(claim: str, word: str) -> None:
    assert word in found("number", claim, *SOURCES)
