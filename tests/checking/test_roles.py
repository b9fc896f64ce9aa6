"""Words of role and standing stay with whom they stand, and stay."""

import pytest

from pipeline.checking.support import check
from tests.checking.found import found

SUPPORTED = [
    ("Former President Bush spoke.", ("Former President George W. Bush spoke.",)),
    ("Khalilzad, a former ambassador, spoke.", ("The former ambassador Khalilzad spoke.",)),
    ("The former ambassador Khalilzad spoke.", ("Khalilzad, a former ambassador, spoke.",)),
    ("The alleged gunman was held.", ("Police held the alleged gunman.",)),
    ("The acting director resigned.", ("The acting director of the agency resigned.",)),
    ("The gunman was held.", ("The gunman was held.", "The alleged gunman was named.")),
    ("He left late Tuesday and then slept.", ("He left late Tuesday.", "He slept then.")),
    ("A convicted spy was freed.", ("They freed a convicted spy.",)),
]
UNSUPPORTED = [
    ("Former President Ghani spoke.", ("President Ghani spoke.", "Former President Karzai was there."), "Former"),
    ("The alleged gunman was held.", ("The gunman was held.", "The alleged leader fled."), "alleged"),
    ("The gunman was held on Monday.", ("The alleged gunman was held on Monday.",), "gunman"),
    ("The director resigned on Monday.", ("The acting director resigned on Monday.",), "director"),
    ("President Bush spoke.", ("Former President Bush spoke.",), "President"),
    ("A spy was freed.", ("A convicted spy was freed.",), "spy"),
    ("The convicted spy was freed.", ("The spy was freed.", "The convicted banker was not."), "convicted"),
    ("Acting director Khalilzad left.", ("Envoy Khalilzad left.", "The acting director Miller left."), "Acting"),
    ("The gunman was held by police in Lima.", ("The alleged gunman was held by police in Lima.", "A gunman ran."), "gunman"),
]


@pytest.mark.parametrize(("claim", "sources"), SUPPORTED)
def test_borne_out(claim: str, sources: tuple[str, ...]) -> None:
    assert found("status", claim, *sources) == []


@pytest.mark.parametrize(("claim", "sources", "words"), UNSUPPORTED)
def test_not_borne_out(claim: str, sources: tuple[str, ...], words: str) -> None:
    assert words in found("status", claim, *sources)


@pytest.mark.parametrize(
    ("text", "source", "flagged"),
    [
        ("Prime Minister Karl Anker resigned on Monday.", "Deputy Prime Minister Karl Anker resigned on Monday, it said.", True),
        ("President Lena Ortiz opened the bridge.", "Vice President Lena Ortiz opened the bridge on Monday.", True),
        ("Attorney General Holm opened it.", "Attorney General Holm and Deputy Attorney General Lind opened it.", False),
        ("Deputy Attorney General Lind opened it.", "Attorney General Holm and Deputy Attorney General Lind opened it.", False),
    ],
)
def test_a_deputy_is_not_told_as_the_one_he_stands_for(text: str, source: str, flagged: bool) -> None:
    assert ("status" in {finding.kind for finding in check(text, [source]).findings}) is flagged
