"""Words as numbers: the same words give the same rows, stems the same numbers, known ones in alphabetical order."""

import random

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.background import background
from pipeline.codes import UNSEEN, archived, coded, marked, overlap, rows_of, stem_code, stem_codes, stems_by_text, word_codes
from pipeline.text import content_stem, stems, words

LAW = settings(derandomize=True, deadline=None, max_examples=150)
PIECES = [
    "Taliban",
    "taliban’s",
    "talks,",
    "talking",
    "4,000",
    "4000",
    "U.S.",
    "US",
    "the",
    "I",
    "…",
    "17-year",
    "Qwxyz",
    "don't",
]
TEXTS = st.lists(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=9).map(" ".join), max_size=6)


@LAW
@given(TEXTS)
def test_rows_are_equal_where_words_are(texts: list[str]) -> None:
    for one in texts:
        for other in texts:
            assert (rows_of(one) == rows_of(other)) == (words(one) == words(other))
            assert (stem_codes(rows_of(one)).tolist() == stem_codes(rows_of(other)).tolist()) == (stems(one) == stems(other))


@LAW
@given(TEXTS)
def test_texts_together_are_texts_one_by_one(texts: list[str]) -> None:
    rows = [coded(text) for text in texts]
    codes, lengths = word_codes(rows)
    assert lengths.tolist() == [len(words(text)) for text in texts]
    assert codes.tolist() == [code for each in rows for code in word_codes([each])[0].tolist()]
    owners, found = stems_by_text(texts)
    assert owners.tolist() == [place for place, text in enumerate(texts) for _ in stems(text)]
    assert found.tolist() == [stem for each in rows for stem in stem_codes(each).tolist()]


def test_stems_the_archive_knows_are_numbered_in_its_order() -> None:
    known = sorted(background().frequency)
    single = [word for word in known if content_stem(word) == word][:500]
    numbers = stem_codes(rows_of(" ".join(single)))
    assert numbers.tolist() == [known.index(word) + 1 for word in single]
    assert archived(numbers).tolist() == [background().frequency[word] for word in single]


def test_a_stem_the_archive_never_saw_is_told_from_all_others() -> None:
    unseen = stem_codes(rows_of("Qwxyz Qwxyzz taliban Qwxyz"))
    assert len(set(unseen.tolist())) == 3
    assert (unseen >= UNSEEN).tolist() == [True, True, False, True]
    assert archived(unseen)[[0, 1, 3]].tolist() == [0, 0, 0]
    assert stem_codes(b"").dtype == np.int64


@LAW
@given(TEXTS)
def test_marks_are_the_sets_that_a_text_has_words_of(texts: list[str]) -> None:
    sets = (frozenset(("taliban", "the")), frozenset(("4000",)), frozenset(("talks", "the")))
    expected = [sum(1 << n for n, each in enumerate(sets) if not each.isdisjoint(words(text))) for text in texts]
    assert marked(list(map(coded, texts)), sets).tolist() == expected


@LAW
@given(TEXTS, st.randoms(use_true_random=False))
def test_counts_are_what_bags_share(texts: list[str], chance: random.Random) -> None:
    bags = [set(stems(text)) for text in texts]
    every = overlap(tuple(texts))
    rows = chance.sample(range(len(texts)), chance.randint(0, len(texts)))
    assert every.counts(np.array(rows, dtype=np.int64)).tolist() == [[len(bags[row] & bag) for bag in bags] for row in rows]
    for row in rows:
        assert every.shared(texts[row]).tolist() == [len(bags[row] & bag) for bag in bags]
        codes = np.array([stem_code(stem) for stem in sorted(bags[row])], dtype=np.int64)
        assert every.sharing(codes).tolist() == [len(bags[row] & bag) for bag in bags]
    asked = [texts[row] for row in rows]
    for row, places in zip(rows, every.most_of(asked, 0.5), strict=True):
        counts = [len(bags[row] & bag) for bag in bags]
        enough = [place for place, count in enumerate(counts) if count >= max(1, 0.5 * len(bags[row]))]
        assert places == sorted(enough, key=lambda place: (-counts[place], len(bags[place]), place))
