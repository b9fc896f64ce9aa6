"""Names: whole or in part, initials, nations; no titles, no common nouns."""

import pytest

from pipeline.checking.names import names
from pipeline.checking.reading import read
from tests.checking.found import found


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("President Donald Trump met Mr. Ghani in Kabul.", ["Donald Trump", "Ghani", "Kabul"]),
        ("On Monday, John F. Kennedy spoke.", ["John F. Kennedy"]),
        ("Reports said that Osama bin Laden was there.", ["Reports", "Osama bin Laden"]),
        ("The Taliban and Al-Qaeda signed it.", ["Taliban", "Al-Qaeda"]),
        ("Trump's Mexico policy failed.", ["Trump's", "Mexico"]),
        ("The deal was signed.", []),
    ],
)
def test_what_is_named(text: str, named: list[str]) -> None:
    reading = read(text)
    assert [reading.span(name.start, name.end) for name in names(reading)] == named


SUPPORTED = [
    ("Khalilzad flew to Kabul.", "Zalmay Khalilzad flew to Kabul."),
    ("President Ghani spoke.", "Ghani, the president, spoke."),
    ("Reports came from Kabul.", "The reports came from Kabul."),
    ("The FBI opened a case.", "The Federal Bureau of Investigation opened a case."),
    ("The Federal Bureau of Investigation opened a case.", "The FBI opened a case."),
    ("The United States agreed.", "The U.S. agreed."),
    ("The US agreed.", "The United States agreed."),
    ("The French government agreed.", "The government of France agreed."),
    ("John F. Kennedy spoke.", "John Kennedy spoke."),
    ("The Council decided.", "The council decided."),
    ("Two Democrats voted.", "Two Democrat senators voted."),
    ("Delta Air Lines Inc. agreed.", "Delta Air Lines agreed."),
]
UNSUPPORTED = [
    ("Pompeo flew to Kabul.", "Khalilzad flew to Kabul.", "Pompeo"),
    ("Zalmay Khalilzad flew to Kabul.", "Khalilzad flew to Kabul.", "Zalmay Khalilzad"),
    ("Then Mike Khalilzad met Pompeo.", "Mike Pompeo met Zalmay Khalilzad.", "Mike Khalilzad"),
    ("They met in Doha.", "They met in Kabul.", "Doha"),
    ("The CIA opened a case.", "The Federal Bureau of Investigation opened a case.", "CIA"),
    ("The German government agreed.", "The government of France agreed.", "German"),
    ("The court ruled for Ford Motor.", "The court ruled for Ford Foundation.", "Ford Motor"),
    ("He asked General Miller.", "He asked General Milley.", "Miller"),
]


@pytest.mark.parametrize(("claim", "source"), SUPPORTED)
def test_borne_out(claim: str, source: str) -> None:
    assert found("name content", claim, source) == []


@pytest.mark.parametrize(("claim", "source", "words"), UNSUPPORTED)
def test_not_borne_out(claim: str, source: str, words: str) -> None:
    assert found("name content", claim, source) == [words]
