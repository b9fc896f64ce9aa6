"""Which sets of word runs may be alike: no pair is lost."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.shingles import rare_keys, shingles, with_shared_runs

TEXTS = st.lists(st.lists(st.sampled_from("abcdefghij"), min_size=1, max_size=9).map(tuple), max_size=8)
law = settings(max_examples=300, deadline=None, derandomize=True)


@pytest.mark.parametrize("longest", [1, 2, 5])
@pytest.mark.parametrize("jaccard", [0.3, 0.7, 1.0])
@law
@given(TEXTS)
def test_no_pair_that_is_alike_is_passed_over(longest: int, jaccard: float, texts: list[tuple[str, ...]]) -> None:
    sets = [shingles(text, longest) for text in texts]
    places, keys = with_shared_runs(texts, longest, jaccard), rare_keys(sets, jaccard)
    for i, j in combinations(range(len(texts)), 2):
        if len(sets[i] & sets[j]) >= jaccard * len(sets[i] | sets[j]):
            assert {i, j} <= set(places)
            assert set(keys[i]) & set(keys[j])


def test_what_has_its_own_words_is_not_looked_at() -> None:
    said = ("the envoy left doha today", "the envoy left doha", "rain fell on the hill")
    assert with_shared_runs([text.split() for text in said], 2, 0.7) == [0, 1]
    assert with_shared_runs([], 2, 0.7) == []
