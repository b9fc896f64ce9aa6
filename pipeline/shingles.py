"""Sets of word runs -> which of them may be alike: hashes, prefix filter, MinHash. Nothing here knows an article."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from hashlib import blake2b
from itertools import chain
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Hashes: TypeAlias = npt.NDArray[np.uint64]
Places: TypeAlias = npt.NDArray[np.int64]


def _mixed(values: Hashes) -> Hashes:
    values = values * np.uint64(0x9E3779B97F4A7C15)  # 2^64 / golden ratio
    return values ^ (values >> np.uint64(31))


def _runs(hashed: Hashes, ends: Places, lengths: Places, longest: int) -> list[Hashes]:
    """Hashes of the words of all texts, and where each text ends -> hashes of the run of 1, 2 ... `longest` words from each on.

    Where a text ends before the run does, it is the run of one word again.
    """
    left = np.repeat(ends, lengths) - np.arange(len(hashed))  # words from here to the end of the text
    runs = [run := _mixed(hashed)]
    for length in range(1, longest):
        run = _mixed(run ^ np.concatenate((hashed[length:], hashed[:length])))
        runs.append(np.where(left > length, run, runs[0]))
    return runs


def shingles(tokens: tuple[str, ...], longest: int) -> set[object]:
    """All runs of 1 to `longest` words."""
    return {*tokens}.union(*(zip(*(tokens[i:] for i in range(length)), strict=False) for length in range(2, longest + 1)))


_SLOTS = 22  # bits, at most: 32 MB of counts


def with_shared_runs(hashed: Hashes, lengths: Places, longest: int, jaccard: float) -> list[int]:
    """Hashes of the words of n texts (t,) and how many each has (n,), none 0 -> the places of all that may be alike to another.

    What has a larger share than 1 - `jaccard` of its runs for itself is alike to nothing. Runs are counted by hash, and those
    that collide count as one: that lets more through and stops none.
    """
    most = (1 - jaccard) * longest * lengths + 1e-9  # runs for itself
    places = np.arange(len(lengths))
    if longest > 1 and len(lengths):  # pairs of words alone, at a fifth of the cost: most stories have none that gets past it
        own = _alone(_pairs(hashed), lengths, last=False)
        likely = own <= most
        hashed, lengths, most, places = hashed[np.repeat(likely, lengths)], lengths[likely], most[likely], places[likely]
    if len(lengths) < 2:
        return []
    runs = _runs(hashed, np.cumsum(lengths), lengths, longest)
    own = _alone(np.concatenate(runs), np.tile(lengths, longest)).reshape(longest, -1).sum(axis=0)
    found: list[int] = places[own <= most].tolist()
    return found


def _pairs(hashed: Hashes) -> Hashes:
    """Hashes of words -> of the pair that begins at each; what begins at the last word of a text is none."""
    pairs = hashed * np.uint64(0x9E3779B97F4A7C15)
    pairs[:-1] += hashed[1:]
    return pairs


def _alone(hashed: Hashes, lengths: Places, *, last: bool = True) -> Places:
    """Hashes (t,) of n texts, and how many each has -> how many of each no other place has; without its `last` one if need be."""
    slots = hashed & np.uint64((1 << min(_SLOTS, 3 + len(hashed).bit_length())) - 1)
    alone = (np.bincount(slots.view(np.int64))[slots] == 1).astype(np.int64)
    ends = np.cumsum(lengths)
    if not last:
        alone[ends - 1] = 0
    return np.asarray(np.add.reduceat(alone, ends - lengths))


def rare_keys(shingles: Sequence[set[object]], jaccard: float) -> list[list[int]]:
    """Shingles -> the rarest of each, so many that two sets of that similarity share one: no pair is missed.

    Prefix filtering (Chaudhuri, Ganti & Kaushik 2006). What only one set has comes first in the order and finds nobody.
    """
    frequency = Counter(chain.from_iterable(shingles))
    common = {shingle for shingle, count in frequency.items() if count > 1}
    order = {shingle: rank for rank, shingle in enumerate(sorted(common, key=frequency.__getitem__))}
    keys: list[list[int]] = []
    for own in shingles:
        found = own & common
        wanted = len(found) - math.ceil(jaccard * len(own) - 1e-9) + 1
        keys.append(sorted(map(order.__getitem__, found))[:wanted] if wanted > 0 else [])
    return keys


_MISSED_AT_MOST = 0.01  # of pairs just at the threshold; more similar ones are missed far more seldom
_PERMUTATIONS = 128


def _shape(jaccard: float) -> tuple[int, int]:
    """A threshold -> bands and rows: the most rows a band that keep to `_MISSED_AT_MOST`, for the fewest false candidates."""
    if jaccard == 1:
        return 1, 8
    for rows in range(8, 0, -1):
        bands = math.ceil(math.log(_MISSED_AT_MOST) / math.log1p(-(jaccard**rows)))
        if bands * rows <= _PERMUTATIONS:
            return bands, rows
    raise AssertionError(jaccard)  # unreachable from 0.04 on


def minhash_keys(hashed: Hashes, lengths: Places, longest: int, jaccard: float) -> list[list[int]]:
    """Texts as for `with_shared_runs` -> the keys of those of their MinHash bands that another text has too.

    Broder 1997; Indyk & Motwani 1998. `rare_keys` for very many texts: it may miss a pair, but holds no sets.
    """
    bands, rows = _shape(jaccard)
    keys: list[list[int]] = [[] for _ in lengths]
    starts = np.concatenate(([0], np.cumsum(lengths)))
    chunks = [slice(at, at + _CHUNK) for at in range(0, len(lengths), _CHUNK)]
    signatures = np.concatenate(
        [_signatures(hashed[starts[chunk][0] : starts[1:][chunk][-1]], lengths[chunk], longest, bands * rows) for chunk in chunks]
    )
    for band in range(bands):
        folded = np.zeros(len(lengths), dtype=np.uint64)
        for row in range(band * rows, (band + 1) * rows):
            folded = _mixed(folded ^ signatures[:, row])
        _, bucket, size = np.unique(folded, return_inverse=True, return_counts=True)
        for i in np.flatnonzero(size[bucket] > 1).tolist():
            keys[i].append(band * len(lengths) + int(bucket[i]))
    return keys


_CHUNK = 20_000  # texts hashed at a time: 60 MB


def _number(name: str) -> np.uint64:
    return np.uint64(int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), "little"))


def _signatures(hashed: Hashes, lengths: Places, longest: int, permutations: int) -> npt.NDArray[np.uint32]:
    """Texts -> (n, permutations) minima of their shingles' hashes under multiply-shift permutations (Dietzfelbinger 1997)."""
    ends = np.cumsum(lengths)
    runs = _runs(hashed, ends, lengths, longest)
    signatures = np.empty((len(lengths), permutations), dtype=np.uint32)
    for permutation in range(permutations):
        factor, shift = _number(f"factor {permutation}") | np.uint64(1), _number(f"shift {permutation}")
        least = np.minimum.reduce([run * factor + shift for run in runs])
        signatures[:, permutation] = np.minimum.reduceat(least, ends - lengths) >> np.uint64(32)
    return signatures
