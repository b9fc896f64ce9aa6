import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.evaluation.clusters import Agreement, agreement

PAIRS = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=20)


def test_known_values() -> None:
    found = agreement([1, 1, 1, 2, 2], ["a", "a", "b", "b", "b"])
    assert found.precision == pytest.approx((1 + 1 + 1 / 3 + 2 / 3 + 2 / 3) / 5)
    assert found.recall == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1 + 1) / 5)
    assert found.f1 == pytest.approx(11 / 15)
    assert found.pairwise_f1 == 0.5
    assert found.ari == pytest.approx((2 - 1.6) / (4 - 1.6))


def test_all_in_one_story_has_recall_only() -> None:
    found = agreement([1, 1, 2, 2], [0, 0, 0, 0])
    assert (found.precision, found.recall) == (0.5, 1.0)
    assert found.ari == 0.0


def test_all_alone_has_precision_only() -> None:
    found = agreement([1, 1, 2, 2], [1, 2, 3, 4])
    assert (found.precision, found.recall, found.pairwise_f1, found.ari) == (1.0, 0.5, 0.0, 0.0)


@given(st.lists(st.integers(0, 4), min_size=1, max_size=20))
@settings(max_examples=100, deadline=None, derandomize=True)
def test_the_gold_stories_under_other_names_are_perfect(gold: list[int]) -> None:
    perfect = Agreement(precision=1.0, recall=1.0, f1=1.0, pairwise_f1=1.0, ari=1.0)
    assert agreement(gold, [f"story {-label}" for label in gold]) == perfect


@given(PAIRS, st.randoms(use_true_random=False))
@settings(max_examples=100, deadline=None, derandomize=True)
def test_the_order_of_articles_changes_nothing(pairs: list[tuple[int, int]], draw: random.Random) -> None:
    shuffled = draw.sample(pairs, len(pairs))
    one, other = (agreement([gold for gold, _ in some], [found for _, found in some]) for some in (pairs, shuffled))
    assert [one.precision, one.recall, one.f1, one.pairwise_f1, one.ari] == pytest.approx(
        [other.precision, other.recall, other.f1, other.pairwise_f1, other.ari]
    )


@given(PAIRS)
@settings(max_examples=100, deadline=None, derandomize=True)
def test_turning_sides_turns_precision_and_recall(pairs: list[tuple[int, int]]) -> None:
    gold, found = [a for a, _ in pairs], [b for _, b in pairs]
    one, other = agreement(gold, found), agreement(found, gold)
    assert (one.precision, one.recall, one.pairwise_f1, one.ari) == pytest.approx(
        (other.recall, other.precision, other.pairwise_f1, other.ari)
    )
    assert 0 < one.f1 <= 1
