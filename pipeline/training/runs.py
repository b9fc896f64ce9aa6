"""Texts -> hashes of their runs of words; which texts share one with what is barred (the tuning data, what is held out)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from pipeline.text import words

Runs = npt.NDArray[np.uint64]
_FACTOR = np.uint64(0x9E3779B97F4A7C15)  # odd, so that no word is lost


@lru_cache(maxsize=1 << 18)
def _word(word: str) -> int:
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def runs(text: str, length: int) -> Runs:
    """Hashes of all runs of `length` words: a polynomial of the words' hashes, modulo 2^64; none of a shorter text."""
    said = np.array([_word(word) for word in words(text)], dtype=np.uint64)
    count = max(0, len(said) - length + 1)
    total = np.zeros(count, dtype=np.uint64)
    if count:
        for place in range(length):
            total = total * _FACTOR + said[place : count + place]
    return total


def all_runs(texts: Iterable[str], length: int) -> Runs:
    """The runs of all texts, sorted, each once."""
    return np.unique(np.concatenate([np.zeros(0, np.uint64), *(runs(text, length) for text in texts)]))


def share(groups: Sequence[Runs], barred: Runs) -> list[bool]:
    """For each group of runs whether one of them is in `barred` (sorted); all are looked up at once."""
    if not groups or not len(barred):
        return [False] * len(groups)
    asked = np.concatenate(groups)
    found = barred[np.minimum(np.searchsorted(barred, asked), len(barred) - 1)] == asked
    before = np.concatenate(([0], np.cumsum(found)))
    ends = np.cumsum([len(group) for group in groups])
    return [bool(before[end] > before[end - len(group)]) for group, end in zip(groups, ends, strict=True)]
