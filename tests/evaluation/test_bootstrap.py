import math
import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.evaluation.bootstrap import RESAMPLES, _means, interval, paired

FIGURES = st.lists(st.floats(-1, 1, allow_subnormal=False), min_size=1, max_size=30)


def test_the_interval_is_about_that_of_the_normal_distribution() -> None:
    draw = random.Random(3)
    values = [draw.gauss(10, 2) for _ in range(400)]
    mean = sum(values) / 400
    deviation = math.sqrt(sum((value - mean) ** 2 for value in values) / 400)
    found = interval(values)
    assert found.mean == pytest.approx(mean)
    assert (found.high - found.low) / 2 == pytest.approx(1.96 * deviation / 20, rel=0.04)
    assert found.count == 400


def test_alike_figures_leave_no_doubt() -> None:
    found = interval([0.25] * 9)
    assert (found.mean, found.low, found.high) == (0.25, 0.25, 0.25)


def test_a_difference_that_every_resample_shows_is_as_sure_as_can_be() -> None:
    found = paired([2.0, 3.0, 4.0], [1.0, 2.0, 3.0])
    assert (found.mean, found.low, found.high) == (1.0, 1.0, 1.0)
    assert found.p == 2 / (RESAMPLES + 1)


def test_a_difference_by_chance_is_not_sure() -> None:
    assert paired([1.0, 0.0, 1.0, 0.0], [0.0, 1.0, 0.0, 1.0]).p == 1.0
    # P(mean <= 0) of n = 4 with values 1, 1, 1, -1: the resamples with at least two of the last, 67 of 256.
    assert paired([1.0, 1.0, 1.0, -1.0], [0.0] * 4).p == pytest.approx(2 * 67 / 256, abs=0.02)


def test_no_figures_have_no_mean() -> None:
    assert math.isnan(interval([]).mean)
    assert math.isnan(paired([], []).p)


def test_blocks_of_resamples_are_not_the_same_resamples() -> None:
    assert len(_means(np.arange(5_000.0), 0)) == RESAMPLES
    few, many = interval([0.0, 1.0] * 500), interval([0.0, 1.0] * 5_000)  # the second is drawn in blocks
    assert (few.high - few.low) / (many.high - many.low) == pytest.approx(math.sqrt(10), rel=0.05)


@given(FIGURES)
@settings(max_examples=40, deadline=None, derandomize=True)
def test_a_system_does_not_differ_from_itself(figures: list[float]) -> None:
    found = paired(figures, figures)
    assert (found.mean, found.low, found.high, found.p) == (0.0, 0.0, 0.0, 1.0)


@given(FIGURES, st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None, derandomize=True)
def test_the_order_of_clusters_changes_nothing(figures: list[float], draw: random.Random) -> None:
    others = [value * value for value in figures]
    order = draw.sample(range(len(figures)), len(figures))
    shuffled, shuffled_others = [figures[i] for i in order], [others[i] for i in order]
    assert interval(figures) == interval(shuffled)
    assert paired(figures, others) == paired(shuffled, shuffled_others)


@given(FIGURES)
@settings(max_examples=40, deadline=None, derandomize=True)
def test_the_interval_lies_within_the_figures(figures: list[float]) -> None:
    found = interval(figures)
    assert min(figures) - 1e-9 <= found.low <= found.high <= max(figures) + 1e-9
