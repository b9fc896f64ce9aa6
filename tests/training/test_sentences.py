"""Pairs of one sentence: targets whole and covered, the same every time, every origin made."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.engines.vocabulary import unify
from pipeline.text import split_sentences, words
from pipeline.training import noise
from pipeline.training.pair import MOST_SOURCE, Pair, covered, fit, named, seeded
from pipeline.training.sentences import sentence_pairs
from tests.paths import SEEDS

LONG = (
    "Governor Lena Holt, a former judge, on Monday vetoed the ferry bill (her third veto this year), "
    "although the council of Dunmere had approved it by 54 votes to 12, officials said."
)


def texts() -> list[list[str]]:
    found = [path.read_text("utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    return [[unify(text[start:end]) for start, end in split_sentences(text)] for text in found]


def all_pairs(denoise: float = 1.0) -> list[tuple[str, Pair]]:
    return [
        (sentence, pair)
        for beside in texts()
        for sentence in filter(fit, beside)
        for pair in sentence_pairs(sentence, beside, denoise=denoise)
    ]


def test_targets_are_fit_and_hold_nothing_their_sources_do_not() -> None:
    found = all_pairs()
    assert len(found) > 100
    for sentence, pair in found:
        assert fit(pair.target)
        assert covered(pair.target, pair.sources)
        assert sum(len(source.split()) for source in pair.sources) <= MOST_SOURCE
        assert len(set(pair.sources)) == len(pair.sources)
        assert set(words(pair.target)) <= {*words(sentence), "said"}


def test_the_same_sentence_makes_the_same_pairs_in_whatever_order() -> None:
    found = all_pairs()
    assert found == all_pairs()
    beside = texts()[0]
    for sentence in filter(fit, reversed(beside)):
        assert list(sentence_pairs(sentence, beside, denoise=1)) == [pair for own, pair in found if own == sentence]


def test_a_sentence_with_much_to_spare() -> None:
    found = {pair.origin: pair for pair in sentence_pairs(LONG, [], denoise=0)}
    assert set(found) == {"split", "merge", "compress"}
    assert found["compress"].sources[0] == LONG
    assert len(found["compress"].target) < len(LONG)
    assert "54" in found["split"].target


def test_a_sentence_with_nothing_to_spare_is_kept_or_loses_what_was_put_to_it() -> None:
    plain = [f"The council of Dunmere approved {count} plans for its harbor." for count in range(20, 60)]
    found = [pair for sentence in plain for pair in sentence_pairs(sentence, [], denoise=0)]
    assert {pair.origin for pair in found} == {"tail", "identity"}
    for pair in found:
        assert pair.target in plain
        assert (pair.sources[0] == pair.target) == (pair.origin == "identity")


def test_a_pronoun_is_told_by_its_name() -> None:
    sentence = "Lena Holt said she would sign the bill on ferries before the end of the year."
    tell = "Governor Lena Holt has never lost a vote in the council."
    found = [pair for pair in sentence_pairs(sentence, [sentence, tell], denoise=0) if pair.origin == "pronoun"]
    assert [(pair.sources[0], pair.target) for pair in found] == [("She" + sentence.removeprefix("Lena Holt"), sentence)]
    assert tell in found[0].sources


@settings(derandomize=True, deadline=None, max_examples=80)
@given(st.integers(0, 10_000), st.integers(0, 3))
def test_torn_hides_no_name_and_no_number(seed: int, gaps: int) -> None:
    torn, out = noise.torn(LONG, random.Random(seed), gaps=gaps)
    kept = LONG.split(" ")
    assert named(torn) == named(LONG)
    assert len(torn.split(" ")) == len(kept) - sum(end - start for start, end in out)
    assert len(out) <= gaps


@settings(derandomize=True, deadline=None, max_examples=80)
@given(st.integers(0, 10_000))
def test_worn_and_swapped_keep_the_content(seed: int) -> None:
    rng = random.Random(seed)
    assert named(noise.worn(LONG, rng)) == named(LONG)
    assert sorted(noise.swapped(LONG, rng).split(" ")) == sorted(LONG.split(" "))


def test_tails_are_put_where_nobody_said_so_yet() -> None:
    rng = random.Random(1)
    for sentence in ('"We lost," Holt said.', "The plan is dead, Holt said.", 'Holt called it "a gift."'):
        assert noise.tailed(sentence, rng) == sentence
    assert noise.tailed("The plan for the harbor is dead.", rng) != "The plan for the harbor is dead."


@pytest.mark.parametrize(
    ("target", "sources", "held"),
    [
        ("Holt won 54 votes.", ["Lena Holt won.", "There were 54 votes."], True),
        ("Holt won 55 votes.", ["Lena Holt won.", "There were 54 votes."], False),
        ("Holt won in Dunmere.", ["Lena Holt won."], False),
        ("The council won.", ["A council won."], True),
        ("Holt spent 1.5 million.", ["Holt spent 15 million."], False),
        ("A U.S. judge ruled.", ["A US judge ruled."], True),
    ],
)
def test_covered(target: str, sources: list[str], held: bool) -> None:
    assert covered(target, sources) == held


def test_seeded_depends_on_the_text_alone() -> None:
    assert seeded("a").random() == seeded("a").random() != seeded("b").random()
