"""Who says what, without quotation marks."""

import pytest

from tests.checking.found import found

SOURCES = (
    "Sergeant Mia Lund said the bus left the road in fog.",
    "Passengers said the driver was asleep, while owner Karl Osk denied that the brakes had failed.",
    "Inspectors reported the brakes had failed twice in June.",
    "Nobody else was on board.",
)


@pytest.mark.parametrize(
    "claim",
    [
        "The bus left the road in fog, Mia Lund said.",
        "The sergeant said the bus left the road in fog.",
        "According to passengers, the driver was asleep.",
        "Karl Osk, the owner, denied that the brakes had failed.",
        "The brakes had failed twice in June, inspectors reported.",
        "Mia Lund said nobody else was on board.",
    ],
)
def test_borne_out(claim: str) -> None:
    assert found("speaker", claim, *SOURCES) == []


@pytest.mark.parametrize(
    "claim",
    [
        "Passengers said the bus left the road in fog.",
        "Mia Lund said the driver was asleep.",
        "The driver was asleep, Karl Osk said.",
        "Karl Osk said that the brakes had failed.",
        "Passengers denied that the brakes had failed twice in June.",
    ],
)
def test_in_another_mouth(claim: str) -> None:
    assert len(found("speaker", claim, *SOURCES)) == 1


def test_what_is_only_denied_is_not_so() -> None:
    source = "Karl Osk denied that the bridge was unsafe."
    assert found("speaker", "The bridge was unsafe.", source) == ["The bridge was unsafe."]
    assert found("speaker", "The bridge was unsafe.", source, "Engineers found the bridge was unsafe in May.") == []
