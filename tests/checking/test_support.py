"""All checks together: the score, the evidence, and the laws."""

import random

from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.checking.support import Checked, Sources, check
from pipeline.text import split_sentences
from pipeline.types import Finding
from tests.paths import ROOT
from tests.sentence_cases import CASES

SEEDS = [
    text[start:end]
    for path in sorted((ROOT / "seeds").glob("*.txt"))
    for text in [path.read_text(encoding="utf-8")]
    for start, end in split_sentences(text)
]
PARTS = [part.strip() for case in CASES for part in case.split("¦")]
WORDS = st.sampled_from(
    """not no former alleged Khalilzad Pompeo Kabul the a of in said , . " ( ) four 4,000 $1.2bn percent 17-year January 26 2019
    Saturday May U.S. United States hundred and twenty-five - talks deal nothing denied without yesterday than more one
    """.split()  # noqa: SIM905
)
SENTENCES = st.one_of(st.sampled_from(SEEDS + PARTS), st.lists(WORDS, max_size=25).map(" ".join), st.text(max_size=80))
# Findings of these kinds ask whether some source has a thing; the others compare with the sources that are closest, or ask
# how a source goes on.
EXISTENTIAL = {"number", "unit", "date", "name", "quote", "content"}


@given(SENTENCES, st.lists(SENTENCES, max_size=4))
@example('"', [])
@example("", [""])
@settings(max_examples=300, deadline=None, derandomize=True)
def test_a_source_sentence_is_supported_by_itself(sentence: str, others: list[str]) -> None:
    assert check(sentence, [sentence]) == Checked((), 1.0)
    assert check(sentence, [*others, sentence]) == Checked((), 1.0)


@given(st.sampled_from(SEEDS), st.lists(st.sampled_from(SEEDS), max_size=40))
@settings(max_examples=200, deadline=None, derandomize=True)
def test_a_sentence_of_a_story_is_supported_by_the_story(sentence: str, others: list[str]) -> None:
    assert check(sentence, [*others, sentence]).findings == ()


@given(SENTENCES, st.lists(SENTENCES, max_size=4), st.lists(SENTENCES, max_size=4))
@settings(max_examples=300, deadline=None, derandomize=True)
def test_more_sources_never_add_a_finding_of_what_is_missing(sentence: str, some: list[str], more: list[str]) -> None:
    def missing(sources: list[str]) -> set[tuple[str, str]]:
        return {(f.kind, f.words) for f in check(sentence, sources).findings if f.kind in EXISTENTIAL}

    before, after = missing(some), missing([*some, *more])
    # A unit that is wrong is nearer the mark than a number that is missing.
    assert {words for _, words in after} <= {words for _, words in before}


@given(SENTENCES, st.lists(SENTENCES, max_size=5), st.randoms(use_true_random=False))
@settings(max_examples=200, deadline=None, derandomize=True)
def test_the_same_whatever_the_order_and_however_prepared(sentence: str, sources: list[str], chance: random.Random) -> None:
    first = check(sentence, sources, published="2019-01-28")
    shuffled = chance.sample(sources, len(sources))
    again = check(sentence, Sources(shuffled, ["2019-01-28"] * len(sources)))
    assert [(f.kind, f.words) for f in first.findings] == [(f.kind, f.words) for f in again.findings]
    assert first.score == again.score
    assert 0 <= first.score <= 1
    assert (first.score == 1) == (first.findings == ())


def test_findings_name_the_source_sentence_they_were_compared_with() -> None:
    sources = ["The talks went on for six days in Doha.", "Nothing was signed in Kabul."]
    assert check("The talks went on for nine days in Doha.", sources) == Checked(
        (Finding(kind="number", words="nine days", against=sources[0]),), 1 - 3 / 8
    )


def test_each_source_has_its_own_day() -> None:
    sources = ["They met on Saturday.", "They signed on Saturday."]
    claim = "They signed on February 2."
    assert check(claim, sources, published=["2019-01-28", "2019-02-04"]).findings == ()
    assert [f.kind for f in check(claim, sources, published=["2019-01-21", "2019-01-21"]).findings] == ["date"]


def test_nothing_is_supported_by_nothing() -> None:
    assert {finding.kind for finding in check("The talks went on for six days in Doha.", []).findings} == {
        "number", "name", "content",
    }  # fmt: skip
    assert check("The talks went on.", []).score < 0.5


def test_a_bad_day_of_writing_is_no_day() -> None:
    assert check("They met on Saturday.", ["They met on Saturday."], published="soon").findings == ()
