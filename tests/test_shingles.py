"""Which sets of word runs may be alike: no pair is lost."""

from collections.abc import Iterable
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import shingles as module
from pipeline.codes import Hashes, Indices, coded, word_codes
from pipeline.shingles import minhash_keys, rare_keys, shingles, with_shared_runs

TEXTS = st.lists(st.lists(st.sampled_from("abcdefghij"), min_size=1, max_size=9).map(tuple), max_size=8)
law = settings(max_examples=300, deadline=None, derandomize=True)


def numbered(texts: Iterable[Iterable[str]]) -> tuple[Hashes, Indices]:
    """Texts as words -> what the filters get."""
    return word_codes([coded(" ".join(text)) for text in texts])


@pytest.mark.parametrize("longest", [1, 2, 5])
@pytest.mark.parametrize("jaccard", [0.3, 0.7, 1.0])
@law
@given(TEXTS)
def test_no_pair_that_is_alike_is_passed_over(longest: int, jaccard: float, texts: list[tuple[str, ...]]) -> None:
    sets = [shingles(text, longest) for text in texts]
    places, keys = with_shared_runs(*numbered(texts), longest, jaccard), rare_keys(sets, jaccard)
    for i, j in combinations(range(len(texts)), 2):
        if len(sets[i] & sets[j]) >= jaccard * len(sets[i] | sets[j]):
            assert {i, j} <= set(places)
            assert set(keys[i]) & set(keys[j])


def test_what_has_its_own_words_is_not_looked_at() -> None:
    said = ("the envoy left doha today", "the envoy left doha", "rain fell on the hill")
    assert with_shared_runs(*numbered(text.split() for text in said), 2, 0.7) == [0, 1]
    assert with_shared_runs(*numbered([]), 2, 0.7) == []


def test_signatures_do_not_depend_on_how_many_are_made_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [[f"w{(7 * text + at) % 50}" for at in range(5 + text % 9)] for text in range(60)]
    whole = minhash_keys(*numbered(texts), 2, 0.7)
    monkeypatch.setattr(module, "_CHUNK", 7)
    assert minhash_keys(*numbered(texts), 2, 0.7) == whole
    assert any(whole)
