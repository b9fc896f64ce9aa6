"""Centrality, neighbours and diversity against their definitions."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_array

from pipeline.vectors import DENSE_CELLS, Floats, centrality, cosine_to_sum, diverse, neighbours, tfidf

TOKENS = st.lists(st.lists(st.sampled_from("abcdefghij"), max_size=8), min_size=1, max_size=12)
LAW = settings(derandomize=True, deadline=None, max_examples=80)


def unit(rows: list[list[str]]) -> Floats:
    dense = tfidf(rows, lambda known: np.array([1.0 + ord(token) % 3 for token in known]))
    assert isinstance(dense, np.ndarray)
    return dense


def test_tfidf_by_hand() -> None:
    rows = unit([["a", "b", "a"], ["c"], []])
    # a weighs 2, b 3, c 1 (ord % 3); a twice: 1 + log 2.
    first = np.array([2 * (1 + np.log(2)), 3.0])
    np.testing.assert_allclose(rows[0], [*(first / np.linalg.norm(first)), 0.0])
    np.testing.assert_allclose(rows[1:], [[0, 0, 1], [0, 0, 0]])


def test_a_large_story_is_sparse_and_the_same() -> None:
    draw = np.random.default_rng(3)
    tokens = [[f"t{token}" for token in draw.integers(0, 900, 20)] for _ in range(400)]

    def weigh(known: Sequence[str]) -> Floats:
        return np.array([len(token) for token in known], dtype=np.float64)

    sparse = tfidf(tokens, weigh)
    assert sparse.shape[0] * sparse.shape[1] > DENSE_CELLS
    assert not isinstance(sparse, np.ndarray)
    np.testing.assert_allclose(sparse[:50].toarray()[:, : tfidf(tokens[:50], weigh).shape[1]], tfidf(tokens[:50], weigh))


@LAW
@given(TOKENS, st.floats(0, 1))
def test_centrality_is_a_distribution_and_stops(tokens: list[list[str]], damping: float) -> None:
    for cap in (1, 100):
        rank = centrality(unit(tokens), damping, cap=cap)
        assert rank.min() >= 0
        assert rank.sum() == pytest.approx(1)


@LAW
@given(TOKENS)
def test_centrality_is_the_fixed_point_of_the_full_matrix(tokens: list[list[str]]) -> None:
    rows = unit([*tokens, ["a"]])
    cosines = rows @ rows.T
    degree = cosines.sum(axis=1)
    n = len(rows)
    walk = np.where(degree[:, None] > 0, cosines / np.where(degree > 0, degree, 1)[:, None], 1 / n)  # (n, n), rows sum to 1
    google = 0.15 / n + 0.85 * walk
    values, vectors = np.linalg.eig(google.T)
    stationary = np.real(vectors[:, np.argmax(np.real(values))])
    np.testing.assert_allclose(centrality(rows, 0.85, tolerance=1e-12, cap=1000), stationary / stationary.sum(), atol=1e-8)


@LAW
@given(TOKENS)
def test_sparse_and_dense_agree(tokens: list[list[str]]) -> None:
    dense = unit(tokens)
    sparse = csr_array(dense)
    np.testing.assert_allclose(centrality(dense, 0.85, tolerance=1e-12), centrality(sparse, 0.85, tolerance=1e-12), atol=1e-9)
    np.testing.assert_allclose(cosine_to_sum(dense, dense), cosine_to_sum(sparse, sparse), atol=1e-12)
    scores = np.arange(len(tokens)) / 7
    both = zip(diverse(dense, lambda _: scores, 0.6), diverse(sparse, lambda _: scores, 0.6), strict=True)
    assert all(left[1] == pytest.approx(right[1]) for left, right in both)
    for block in (1, 5, 1024):
        for one, other in zip(neighbours(dense, 0.41), neighbours(sparse, 0.41, block), strict=True):
            np.testing.assert_allclose(one, other)


@LAW
@given(TOKENS)
def test_neighbours_are_all_pairs_above_the_floor(tokens: list[list[str]]) -> None:
    rows = unit(tokens)
    left, right, cosines = neighbours(rows, 0.41)
    found = {(int(i), int(j)) for i, j in zip(left, right, strict=True)}
    every = {(i, j) for i in range(len(rows)) for j in range(len(rows)) if i != j and rows[i] @ rows[j] >= 0.41}
    assert found == every
    assert sorted(found) == list(zip(left.tolist(), right.tolist(), strict=True))
    np.testing.assert_allclose(cosines, [rows[i] @ rows[j] for i, j in sorted(found)])


@LAW
@given(TOKENS, st.floats(0, 1), st.randoms(use_true_random=False))
def test_diverse_permutes_and_its_marginals_never_rise(tokens: list[list[str]], relevance: float, draw: object) -> None:
    rows = unit(tokens)
    scores = np.array([draw.random() for _ in tokens])  # type: ignore[attr-defined]
    fading = iter(np.linspace(1.0, 0.0, len(tokens)))
    order = list(diverse(rows, lambda _: next(fading) * scores + 0.5, relevance))
    assert sorted(index for index, _ in order) == list(range(len(tokens)))
    assert all(before >= after - 1e-12 for (_, before), (_, after) in pairwise(order))


def test_relevance_one_is_the_order_of_the_scores_and_ties_go_to_the_first() -> None:
    rows = unit([["a"], ["a"], ["b"], ["c"]])
    scores = np.array([0.2, 0.5, 0.5, 0.1])
    assert [index for index, _ in diverse(rows, lambda _: scores, 1.0)] == [1, 2, 0, 3]
    assert [index for index, _ in diverse(rows, lambda _: scores, 0.5)] == [1, 2, 3, 0]  # 0 repeats 1


def test_scores_are_asked_anew_at_every_step_and_a_marginal_that_would_rise_stays() -> None:
    rows = unit([["a"], ["b"], ["c"]])

    def scores(taken: list[int]) -> Floats:
        return np.array([0.5, 0.4, 0.9 if taken == [0] else 0.3])

    assert list(diverse(rows, scores, 1.0)) == [(0, 0.5), (2, 0.5), (1, 0.4)]
