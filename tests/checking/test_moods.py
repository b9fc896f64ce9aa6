"""What was done, will be, may be, and what hangs on a condition."""

import pytest

from tests.checking.found import found

SOURCES = (
    "Governor Lena Holt said she would veto the bill if senators removed the cap on rents.",
    "The harbor may reopen in June, and the ferry company plans to hire 40 sailors.",
    "Workers repaired the crane in May and are to repair the quay next week.",
    "The army sent engineers to clear the road, and they managed to rescue a shepherd.",
)


@pytest.mark.parametrize(
    "claim",
    [
        "Holt would veto the bill if senators removed the cap on rents.",
        "Unless the cap on rents stays, Governor Lena Holt would veto the bill.",
        "In June the harbor may reopen.",
        "The ferry company plans to hire sailors.",
        "In May workers repaired the crane.",
        "Engineers rescued a shepherd.",
    ],
)
def test_borne_out(claim: str) -> None:
    assert found("mood", claim, *SOURCES) == []


@pytest.mark.parametrize(
    "claim",
    [
        "Governor Lena Holt vetoed the bill.",
        "Governor Lena Holt said she would veto the bill.",
        "Senators removed the cap on rents.",
        "The harbor will reopen in June.",
        "The harbor reopened in June.",
        "The ferry company hired 40 sailors.",
        "Engineers cleared the road.",
        "The army may have sent engineers.",
    ],
)
def test_told_as_another(claim: str) -> None:
    assert len(found("mood", claim, *SOURCES)) == 1
