"""What is only said of somebody who denies it."""

import pytest

from pipeline.checking.support import check

SOURCES = [
    "Prosecutors said on Monday that Mayor Luis Prado took a bribe of 90,000 euros from a builder.",
    "Prado, who has been in office since 2015, denies the charge.",
    "The builder, Ana Ek, left the country in May.",
]
DENIAL = "Prado denies it."


def kinds(text: str, sources: list[str]) -> list[str]:
    return [finding.kind for finding in check(text, sources).findings]


@pytest.mark.parametrize(
    "text",
    ["Mayor Luis Prado took a bribe of 90,000 euros.", "Luis Prado took a bribe of 90,000 euros from a builder."],
)
def test_a_charge_that_is_denied_is_no_fact(text: str) -> None:
    assert "speaker" in kinds(text, SOURCES)
    assert "speaker" in kinds(text, ["Prosecutors accuse Luis Prado, the mayor: he took a bribe of 90,000 euros.", DENIAL])


@pytest.mark.parametrize(
    "text",
    [
        "Prosecutors said Mayor Luis Prado took a bribe of 90,000 euros.",
        "Mayor Luis Prado allegedly took a bribe of 90,000 euros.",
        "Prado denies the charge.",
        "Prado has been in office since 2015.",
        "Ana Ek left the country in May.",
    ],
)
def test_whose_word_it_is_may_be_told(text: str) -> None:
    assert "speaker" not in kinds(text, SOURCES)


def test_what_nobody_denies_or_a_source_says_itself_is_a_fact() -> None:
    told = "Mayor Luis Prado took a bribe of 90,000 euros."
    assert kinds(told, [SOURCES[0], SOURCES[2]]) == []
    assert kinds(told, [*SOURCES, "Mayor Luis Prado took a bribe of 90,000 euros from her."]) == []
