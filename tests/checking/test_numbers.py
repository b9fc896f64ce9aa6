"""Numbers: digits and words, magnitudes, units, ranges, bounds and rounding."""

import pytest

from pipeline.checking.quantities import quantities
from pipeline.checking.reading import read
from tests.checking.found import found


def stated(text: str) -> list[tuple[float, str]]:
    return [(quantity.value, quantity.unit) for quantity in quantities(read(text))]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("4,000 people and four dogs", [(4000, ""), (4, "")]),
        ("a $1.2bn deal, or $1.2 billion", [(1.2e9, "dollar"), (1.2e9, "dollar")]),
        ("4k fans, 3.5% of twenty-five thousand", [(4000, ""), (3.5, "percent"), (25000, "")]),
        ("a 17-year-old in the 17-year war", [(17, "year"), (17, "year")]),
        ("40 to 50 percent, $4-5 million", [(40, "percent"), (50, "percent"), (4e6, "dollar"), (5e6, "dollar")]),
        ("two hundred and fifty miles", [(250, "mile")]),
        ("two dozen men, dozens of women", [(24, ""), (12, "s")]),
        ("the third day, the 3rd time, the 1990s", [(3, "th"), (3, "th"), (1990, "'s")]),
        ("3 percentage points, 3 per cent", [(3, "point"), (3, "percent")]),
        ("no one, one of them, the one who left", []),
        ("one soldier at 9 a.m. on January 26, 2019", [(1, ""), (9, "a.m")]),
        ("a .357 Magnum and 1.1 millions", [(0.357, ""), (1.1e6, "")]),
    ],
)
def test_what_a_text_states(text: str, values: list[tuple[float, str]]) -> None:
    assert stated(text) == values


SUPPORTED = [
    ("The blast killed four people.", "Four people were killed by the blast: 4 in all."),
    ("The blast killed 4 people.", "The blast killed four people."),
    ("It sent 4,000 troops.", "It sent 4000 troops."),
    ("It sent 4k troops.", "It sent four thousand troops."),
    ("The deal cost $1.2bn.", "The deal cost 1.2 billion dollars."),
    ("Wages rose 3.5 percent.", "Wages rose 3.5%."),
    ("About 14,000 troops stayed.", "In all, 14,012 troops stayed."),
    ("More than 14,000 troops stayed.", "In all, 14,012 troops stayed."),
    ("Nearly 15,000 troops stayed.", "In all, 14,912 troops stayed."),
    ("Dozens of soldiers died.", "On that day 43 soldiers died."),
    ("The war of 17 years ended.", "The 17-year war ended."),
    ("Cruz, 47, won the seat.", "The 47-year-old Cruz won the seat."),
    ("One soldier was killed.", "A soldier was killed."),
    ("Between 40 and 50 percent agreed.", "Some 40 to 50 percent agreed."),
    ("At least 12 people died.", "At least 12 people died."),
    ("12 people died.", "At least 12 people died."),
]
UNSUPPORTED = [
    ("The blast killed five people.", "The blast killed four people.", "number", "five"),
    ("It sent 40,000 troops.", "It sent 4,000 troops.", "number", "40,000"),
    ("The deal cost $1.3bn.", "The deal cost $1.2 billion.", "number", "$1.3bn"),
    ("Exactly 14,012 troops stayed.", "About 14,000 troops stayed.", "number", "14,012"),
    ("It sent 14,000 troops.", "It sent 14,012 troops.", "number", "14,000"),
    ("More than 15,000 troops stayed.", "In all, 14,012 troops stayed.", "number", "15,000"),
    ("Fewer than 100 people died.", "More than 100 people died.", "number", "100"),
    ("Dozens of soldiers died.", "On that day four soldiers died.", "number", "Dozens"),
    ("Two soldiers were killed.", "A soldier was killed.", "number", "Two"),
    ("The second man was killed.", "The third man was killed.", "number", "second"),
    ("Wages rose 3.5 million.", "Wages rose 3.5 percent.", "number", "3.5 million"),
    ("Wages rose 3 percentage points.", "Wages rose 3 percent.", "unit", "3 percentage points"),
    ("The march was 40 kilometers long.", "The march was 40 miles long.", "unit", "40 kilometers"),
    ("The deal cost €4 million.", "The deal cost $4 million.", "unit", "€4 million"),
    ("The deal cost 4 million.", "The deal cost $4 million.", "unit", "4 million"),
    ("The war of 17 months ended.", "The 17-year war ended.", "unit", "17 months"),
]


@pytest.mark.parametrize(("claim", "source"), SUPPORTED)
def test_borne_out(claim: str, source: str) -> None:
    assert found("number unit", claim, source) == []


@pytest.mark.parametrize(("claim", "source", "kind", "words"), UNSUPPORTED)
def test_not_borne_out(claim: str, source: str, kind: str, words: str) -> None:
    assert found(kind, claim, source) == [words]
