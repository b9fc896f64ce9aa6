"""Every word is in some source; the sentence must be too."""

import pytest

from tests.checking.found import found

SUPPORTED = [
    # one source, shortened
    ("Khalilzad flew to Kabul on January 27.", ("Khalilzad flew to the Afghan capital, Kabul, on January 27 after the talks.",)),
    # two sources about one thing
    (
        "The bomb killed 12 people in Kabul on Monday.",
        ("The bomb killed 12 people on Monday.", "The bomb in Kabul killed people on Monday."),
    ),
    # a pronoun of one sentence taken up in a relative clause
    (
        "Delhi is the birthplace of Tim McGraw, who grew up in nearby Start.",
        ("Delhi is the birthplace of the singer Tim McGraw.", "He grew up in nearby Start."),
    ),
    # two sentences made one
    (
        "The company opened its first office in 1999 and sold its first book in London in 2001.",
        ("The company opened its first office in 1999.", "It sold its first book in London in 2001."),
    ),
    ("The attack killed 12 soldiers.", ("The attack on the base killed 12 soldiers and wounded 20.",)),
    ("Talks between the U.S. and the Taliban ended.", ("The U.S. left Doha.", "Talks between the U.S. and the Taliban ended.")),
    ("The war broke out on July 8.", ("The war broke out on July 8.", "The offensive began on July 17.")),
    # a role and the full name from one source, what the person did, by surname, from another
    (
        "Vice President Mike Pence met with Senate Republicans on Tuesday at the Capitol.",
        ("Pence met with Senate Republicans on Tuesday at the Capitol.", "Vice President Mike Pence was pushed into the story."),
    ),
    ("Ghani met Pompeo, the officials said.", ("Officials said Ghani met Pompeo in Kabul.", "Pompeo left.")),
]
UNSUPPORTED = [
    # another of that surname
    (
        "Vice President Mike Pence met with Senate Republicans on Tuesday at the Capitol.",
        (
            "Karen Pence met with Senate Republicans on Tuesday at the Capitol.",
            "Vice President Mike Pence was pushed into the story.",
        ),
        "Mike Pence met",
    ),
    (
        "The war broke out on July 17, nine days after the start of airstrikes.",
        (
            "The ground offensive began on July 17, nine days after the start of airstrikes.",
            "The war broke out on July 8 in Gaza.",
        ),
        "July 17",
    ),
    (
        "Pompeo traveled to Kabul for talks with Afghan officials.",
        ("Khalilzad traveled to Kabul for talks with Afghan officials.", "Pompeo praised the envoy's work in a tweet."),
        "Pompeo",
    ),
    (
        "The bomb killed 20 people near the market.",
        ("The bomb killed 12 people near the market.", "Some 20 houses burned down in the night."),
        "20",
    ),
    (
        "The party won 338 seats in the election.",
        ("The party won 24 seats in the election.", "The lower house of parliament has 338 seats."),
        "338",
    ),
    (
        "Sales rose in Texas by a third last year.",
        ("Sales rose in Ohio by a third last year.", "The governor of Texas signed the bill."),
        "Texas",
    ),
    (
        'Khalilzad called the report "a disaster" for the region.',
        ('Khalilzad called the report "helpful" for the region.', 'Storms were "a disaster" for farmers.'),
        "a disaster",
    ),
    (
        "No ship can visit the size of the bomb that destroyed Hiroshima.",
        ("No ship can visit the port within 180 days.", "It was ten times the size of the bomb that destroyed Hiroshima."),
        "visit the size",
    ),
    (
        "The court ruled on Friday that the ban was legal.",
        ("The court ruled on Monday that the ban was legal.", "Protesters met on Friday."),
        "Friday",
    ),
]


@pytest.mark.parametrize(("claim", "sources"), SUPPORTED)
def test_borne_out(claim: str, sources: tuple[str, ...]) -> None:
    assert found("splice", claim, *sources) == []


@pytest.mark.parametrize(("claim", "sources", "words"), UNSUPPORTED)
def test_not_borne_out(claim: str, sources: tuple[str, ...], words: str) -> None:
    assert words in found("splice", claim, *sources)
