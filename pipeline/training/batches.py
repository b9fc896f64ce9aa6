"""Pairs -> arrays of pieces on disk -> batches of few fixed shapes, in an order that only the seed and the place decide."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import orjson
from numpy.typing import NDArray

from pipeline.engines.vocabulary import END, MAX_SOURCE, MAX_TARGET, PAD, Vocabulary
from pipeline.errors import InputError
from pipeline.io import replacing, write_manifest

if TYPE_CHECKING:
    from pipeline.training.pair import Pair

IGNORED = -100  # the label that a loss does not count
_CHUNK = 20_000  # pairs encoded at a time


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrays:
    """n pairs as pieces. Pair i reads `sources[source_ends[i-1]:source_ends[i]]` and writes the same of `targets`.

    Shapes: `sources`, `targets` (pieces,) uint16, mapped from disk; `source_ends`, `target_ends` (n,) int64; `origins` (n,)
    uint8, places in `names`. `identity` is the SHA-256 of all of it.
    """

    sources: NDArray[np.uint16]
    targets: NDArray[np.uint16]
    source_ends: NDArray[np.int64]
    target_ends: NDArray[np.int64]
    origins: NDArray[np.uint8]
    names: tuple[str, ...]
    identity: str

    def __len__(self) -> int:
        return len(self.origins)


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Rows of one shape, padded: `sources` (B, S) with 0, `labels` (B, T) with -100; `pieces` that are not padding."""

    sources: NDArray[np.int64]
    labels: NDArray[np.int64]
    pieces: int


def encoded(pairs: Iterable[Pair], vocabulary: Vocabulary) -> Iterator[tuple[str, list[int], list[int], str]]:
    """Pairs -> (origin, source pieces, target pieces, ""), or (origin, [], [], reason) for one that is left out.

    A fusion whose sources do not all fit is left out rather than cut: what is cut away would be asked for in the target. A
    headline reads the sentences that fit, as it will at run time.
    """
    waiting = iter(pairs)
    while chunk := list(islice(waiting, _CHUNK)):
        pieces = iter(vocabulary.encode_all([text for pair in chunk for text in (*pair.sources, pair.target)]))
        for pair in chunk:
            packed = vocabulary.pack(pair.task, [next(pieces) for _ in pair.sources])
            target = [*next(pieces), END]
            if len(target) > MAX_TARGET:
                yield pair.origin, [], [], "target_too_long"
            elif len(target) == 1:
                yield pair.origin, [], [], "target_empty"
            elif packed.used == 0 or (pair.task == "fuse" and packed.used < len(pair.sources)):
                yield pair.origin, [], [], "source_too_long"
            else:
                yield pair.origin, list(packed.ids), target, ""


def write_arrays(pairs: Iterable[Pair], vocabulary: Vocabulary, folder: Path) -> dict[str, dict[str, int]]:
    """Pairs -> `sources.bin`, `targets.bin`, `index.npz` and `arrays.json` in `folder`; kept and left out, counted by origin.

    Raises:
        OutputError: the disk is full, or there is no permission.
    """
    names: dict[str, int] = {}
    kept: Counter[str] = Counter()
    left_out: dict[str, Counter[str]] = {}
    sha = hashlib.sha256()
    lengths: tuple[list[int], list[int]] = ([], [])
    origins: list[int] = []
    with replacing(folder / "sources.bin") as sources, replacing(folder / "targets.bin") as targets:
        for origin, source, target, reason in encoded(pairs, vocabulary):
            if reason:
                left_out.setdefault(reason, Counter())[origin] += 1
                continue
            kept[origin] += 1
            origins.append(names.setdefault(origin, len(names)))
            for file, ids, length in zip((sources, targets), (source, target), lengths, strict=True):
                data = np.asarray(ids, np.uint16).tobytes()
                file.write(data)
                sha.update(data)
                length.append(len(ids))
    ends = {name: np.cumsum(length, dtype=np.int64) for name, length in zip(("source_ends", "target_ends"), lengths, strict=True)}
    with replacing(folder / "index.npz") as file:
        np.savez(file, origins=np.asarray(origins, np.uint8), allow_pickle=False, **ends)
    for array in ends.values():
        sha.update(array.tobytes())
    counts = {"kept": dict(sorted(kept.items()))} | {reason: dict(sorted(by.items())) for reason, by in sorted(left_out.items())}
    write_manifest(folder / "arrays.json", {"names": list(names), "identity": sha.hexdigest(), "pairs": counts})
    return counts


def read_arrays(folder: Path) -> Arrays:
    """What `write_arrays` wrote, mapped rather than read.

    Raises:
        InputError: it is not there.
    """
    try:
        about = orjson.loads((folder / "arrays.json").read_bytes())
        index = np.load(folder / "index.npz", allow_pickle=False)
        if not len(index["origins"]):
            raise InputError("no pair is left to train on", place=str(folder), remedy="the log says which were left out and why")
        return Arrays(
            sources=np.memmap(folder / "sources.bin", np.uint16, "r"),
            targets=np.memmap(folder / "targets.bin", np.uint16, "r"),
            source_ends=index["source_ends"],
            target_ends=index["target_ends"],
            origins=index["origins"],
            names=tuple(about["names"]),
            identity=about["identity"],
        )
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror or error})", place=str(folder)) from error


class Epoch:
    """One pass over a mix of pairs: batch i is always the same for the same arrays, mix, shapes, seed and epoch.

    `mix` says how often an origin is seen in a pass: 1 once, 3 three times, 0.25 a quarter of it (the next pass the next
    quarter), 0 or unnamed never. A batch has pairs of one shape (the smallest bucket of source and target that holds them)
    and about `pieces` pieces with padding, so a program that prefers static shapes sees few.
    """

    def __init__(
        self,
        arrays: Arrays,
        *,
        mix: Mapping[str, float],
        source_buckets: Sequence[int],
        target_buckets: Sequence[int],
        pieces: int,
        seed: Sequence[int],
        epoch: int,
    ) -> None:
        self._arrays = arrays
        rows = np.concatenate(
            [_share(np.flatnonzero(arrays.origins == place), mix.get(name, 0.0), (*seed, place), epoch)
             for place, name in enumerate(arrays.names)]
        )  # fmt: skip
        source_buckets = sorted({*source_buckets, MAX_SOURCE})
        target_buckets = sorted({*target_buckets, MAX_TARGET})
        shapes = [(source, target) for source in source_buckets for target in target_buckets]
        source = np.searchsorted(source_buckets, np.diff(arrays.source_ends, prepend=0)[rows])
        target = np.searchsorted(target_buckets, np.diff(arrays.target_ends, prepend=0)[rows])
        bucket = source * len(target_buckets) + target
        self._batches: list[tuple[NDArray[np.int64], tuple[int, int]]] = []
        for place, shape in enumerate(shapes):
            inside = _shuffled(rows[bucket == place], (*seed, epoch, place))
            size = max(1, pieces // sum(shape))
            self._batches += [(inside[start : start + size], shape) for start in range(0, len(inside), size)]
        self._order = _shuffled(np.arange(len(self._batches)), (*seed, epoch, len(shapes)))

    def __len__(self) -> int:
        return len(self._order)

    def rows(self, place: int) -> NDArray[np.int64]:
        """Which pairs batch `place` holds."""
        rows: NDArray[np.int64] = self._batches[self._order[place]][0]
        return rows

    def __getitem__(self, place: int) -> Batch:
        rows, (width, height) = self._batches[self._order[place]]
        arrays = self._arrays
        sources = np.full((len(rows), width), PAD, np.int64)
        labels = np.full((len(rows), height), IGNORED, np.int64)
        pieces = 0
        for line, row in enumerate(rows):
            for pieces_of, ends, into in (
                (arrays.sources, arrays.source_ends, sources),
                (arrays.targets, arrays.target_ends, labels),
            ):
                start, end = int(ends[row - 1]) if row else 0, int(ends[row])
                into[line, : end - start] = pieces_of[start:end]
                pieces += end - start
        return Batch(sources=sources, labels=labels, pieces=pieces)


def _share(rows: NDArray[np.int64], times: float, seed: Sequence[int], epoch: int) -> NDArray[np.int64]:
    """`times` of the rows: whole copies, and of a fraction the part whose turn it is."""
    whole = int(times)
    count = round((times - whole) * len(rows))
    turn = (_shuffled(rows, seed)[(np.arange(count) + epoch * count) % len(rows)]) if count else rows[:0]
    return np.concatenate([*[rows] * whole, turn])


def _shuffled(values: NDArray[np.int64], seed: Sequence[int]) -> NDArray[np.int64]:
    shuffled: NDArray[np.int64] = np.random.Generator(np.random.PCG64(list(seed))).permutation(values)
    return shuffled
