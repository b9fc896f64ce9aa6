"""Who did what to whom."""

import pytest

from tests.checking.found import found

SOURCES = (
    "Varda Steel sued Kolm Energy in a Bern court on Monday, and the court ordered Kolm Energy to pay a deposit.",
    "The mayor thanked the nurses, who had rescued two firemen.",
    "Norway beat Iceland in Bergen and will meet Malta on Friday.",
    "Lena Moravec was awarded the Ried Prize on Friday.",
)


@pytest.mark.parametrize(
    "claim",
    [
        "Kolm Energy was sued by Varda Steel on Monday.",
        "In a Bern court, Varda Steel sued Kolm Energy.",
        "The nurses were thanked by the mayor.",
        "Kolm Energy was ordered by the court to pay a deposit.",
        "Norway, which beat Iceland in Bergen, will meet Malta on Friday.",
        "Malta will meet Norway on Friday.",
        "The company sued Kolm Energy in Bern.",
        "The Ried Prize was awarded to Lena Moravec on Friday.",
    ],
)
def test_borne_out(claim: str) -> None:
    assert found("agent", claim, *SOURCES) == []


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        ("Kolm Energy sued Varda Steel in a Bern court on Monday.", "sued"),
        ("Varda Steel was sued by Kolm Energy on Monday.", "was sued"),
        ("Varda Steel was sued in a Bern court on Monday.", "was sued"),
        ("The nurses thanked the mayor.", "thanked"),
        ("Iceland will meet Malta on Friday.", "will meet"),
    ],
)
def test_turned_round(claim: str, words: str) -> None:
    assert found("agent", claim, *SOURCES) == [words]
