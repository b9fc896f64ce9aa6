"""Figures of single texts -> how sure their mean is, and whether two systems differ. The same figures give the same answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

RESAMPLES = 10_000  # the width of an interval then varies by about 1 % from seed to seed
LEVEL = 0.95
_AT_A_TIME = 1 << 21  # numbers drawn at a time: 16 MB


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """A mean of `count` figures and where it lies in 95 % of the resamples; NaN throughout where there are no figures."""

    mean: float
    low: float
    high: float
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference(Interval):
    """A mean of differences, and how likely one as large is where there is none (two-sided, 0 to 1)."""

    p: float


def interval(figures: Sequence[float], *, seed: int = 0) -> Interval:
    """Figures, one a text -> their mean with its percentile interval (Efron & Tibshirani 1993, chapter 13).

    Figures are resampled in ascending order: the order they come in changes nothing.
    """
    values = np.sort(np.asarray(figures, dtype=np.float64))
    return _interval(values, _means(values, seed))


def paired(figures: Sequence[float], others: Sequence[float], *, seed: int = 0) -> Difference:
    """Two systems' figures on the same texts -> mean of figure - other, its interval, and p (paired bootstrap, Koehn 2004).

    p is twice the smaller share of resamples at or beyond zero, at most 1, each share with one resample added, so that it
    is never 0 (Davison & Hinkley 1997, eq. 4.11).
    """
    values = np.sort(np.asarray(figures, dtype=np.float64) - np.asarray(others, dtype=np.float64))
    means = _means(values, seed)
    found = _interval(values, means)
    smaller = min(int((means <= 0).sum()), int((means >= 0).sum()))
    p = min(1.0, 2 * (smaller + 1) / (len(means) + 1)) if len(values) else float("nan")
    return Difference(mean=found.mean, low=found.low, high=found.high, count=found.count, p=p)


def _interval(values: NDArray[np.float64], means: NDArray[np.float64]) -> Interval:
    if not len(values):
        nan = float("nan")
        return Interval(mean=nan, low=nan, high=nan, count=0)
    low, high = np.quantile(means, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return Interval(mean=float(values.mean()), low=float(low), high=float(high), count=len(values))


def _means(values: NDArray[np.float64], seed: int) -> NDArray[np.float64]:
    """Means of `RESAMPLES` samples of as many values, drawn with replacement."""
    if not len(values):
        return values
    return np.concatenate([values[drawn].mean(axis=1) for drawn in _drawn(len(values), seed)])


def _drawn(count: int, seed: int) -> Iterator[NDArray[np.int64]]:
    random = np.random.Generator(np.random.PCG64(seed))
    size = max(1, min(RESAMPLES, _AT_A_TIME // count))
    for start in range(0, RESAMPLES, size):
        yield random.integers(0, count, size=(min(size, RESAMPLES - start), count))
