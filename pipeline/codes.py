"""str -> numbers: the words of a text as rows of integers, which join, compare, count and weigh without a loop.

A word is the BLAKE2b hash of how `text.words` gives it. A stem is its place, from 1, among the sorted stems of the
background archive, so that stems that weigh the same are in alphabetical order; one that the archive never saw is a hash
from `UNSEEN` on; 0 stands for none, at words without content.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from hashlib import blake2b
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from pipeline.background import background
from pipeline.text import content_stem, tokens

Hashes: TypeAlias = NDArray[np.uint64]
Indices: TypeAlias = NDArray[np.int64]

UNSEEN = 1 << 62
_ENDS = 0xFFFF
_ROW = 16  # bytes of a word: its hash and its stem


@lru_cache(maxsize=1)
def _archive() -> tuple[dict[str, int], Indices]:
    """The numbers of the archive's stems, and by number in how many of its articles a stem is; 0 at 0."""
    frequency = background().frequency
    numbers = {stem: number for number, stem in enumerate(sorted(frequency), 1)}
    return numbers, np.array([0, *map(frequency.__getitem__, numbers)])


def _hash(word: str) -> bytes:
    return blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest()


@lru_cache(maxsize=1 << 17)
def _row(word: str) -> bytes:
    stem = content_stem(word)
    if stem is None:
        return _hash(word) + bytes(8)
    return _hash(word) + stem_code(stem).to_bytes(8, "little")


def stem_code(stem: str) -> int:
    """A stem -> its number."""
    return _archive()[0].get(stem) or UNSEEN | int.from_bytes(_hash(stem), "little") >> 2


# 5,000 articles have 170,000 pieces. Room for half the pieces in use is worth little: 10 us a sentence instead of 6.
_PIECES = 1 << 18


class _Rows(dict[str, bytes]):
    """The rows of every piece asked for, up to `_PIECES`, when it begins anew: three quarters of the time of `lru_cache`."""

    def __missing__(self, piece: str) -> bytes:
        if len(self) == _PIECES:
            self.clear()
        found = tokens(piece)
        rows = self[piece] = _row(found[0]) if len(found) == 1 else b"".join(map(_row, found))
        return rows


@lru_cache(maxsize=1)
def _rows() -> _Rows:
    return _Rows()


def rows_of(text: str) -> bytes:
    """A text -> its words, a row each: hash and stem, int64, little-endian. Texts of the same words have the same bytes."""
    return b"".join(map(_rows().__getitem__, text.split()))


@lru_cache(maxsize=1 << 14)  # the sentences of the stories that go from room to room together: one room after another asks
def coded(sentence: str) -> bytes:
    """`rows_of` one sentence, kept."""
    return rows_of(sentence)


@lru_cache(maxsize=1 << 4)
def _marks(sets: tuple[frozenset[str], ...]) -> tuple[Hashes, Indices]:
    """Sets of folded words -> the codes of all their words, sorted, and a bit for each set that a word is in."""
    bits = {_hash(word): sum(1 << n for n, words in enumerate(sets) if word in words) for word in frozenset().union(*sets)}
    listed = np.frombuffer(b"".join(bits), dtype="<u8")
    order = np.argsort(listed)
    return listed[order], np.array(list(bits.values()), dtype=np.int64)[order]


def _listed(codes: Hashes | Indices, listed: Hashes | Indices) -> tuple[Indices, Indices]:
    """Codes, and a sorted list of some -> the places of those on the list, and where on it they are.

    Of most only the last bits are looked at: a third of the time of looking for all, a tenth of that of `numpy.isin`.
    """
    ends = np.zeros(_ENDS + 1, dtype=bool)
    ends[(listed & listed.dtype.type(_ENDS)).astype(np.int64)] = True
    maybe = np.flatnonzero(ends[(codes & codes.dtype.type(_ENDS)).astype(np.int64)])
    at = np.minimum(np.searchsorted(listed, codes[maybe]), len(listed) - 1)
    same = listed[at] == codes[maybe]
    return maybe[same], at[same]


def marked(rows: Sequence[bytes], sets: tuple[frozenset[str], ...]) -> Indices:
    """Texts as `coded`, and sets of folded words -> for each text a bit for each set that it has a word of (n,)."""
    codes, lengths = word_codes(rows)
    listed, bits = _marks(sets)
    places, at = _listed(codes, listed)
    found = np.zeros(len(rows), dtype=np.int64)
    np.bitwise_or.at(found, np.searchsorted(np.cumsum(lengths), places, "right"), bits[at])
    return found


def word_codes(rows: Sequence[bytes]) -> tuple[Hashes, Indices]:
    """Texts as `coded` -> the words of all (t,), and how many each has (n,)."""
    lengths = np.fromiter(map(len, rows), dtype=np.int64, count=len(rows)) // _ROW
    return np.frombuffer(b"".join(rows), dtype="<u8")[::2], lengths


def stem_codes(rows: bytes) -> Indices:
    """A text as `coded` -> the stems of its content words, in order."""
    stems = np.frombuffer(rows, dtype="<i8")[1::2]
    return stems[stems > 0]


def stems_by_text(texts: Iterable[str]) -> tuple[Indices, Indices]:
    """Texts -> of the content words of all, in order: the place of the text, and the stem."""
    rows = list(map(coded, texts))
    stems = np.frombuffer(b"".join(rows), dtype="<i8")[1::2]
    owners = np.repeat(np.arange(len(rows)), [len(each) // _ROW for each in rows])
    content = np.flatnonzero(stems)
    return owners[content], stems[content]


def _firsts(ordered: Indices) -> NDArray[np.bool_]:
    """Sorted numbers -> which differ from the one before them; `numpy.diff` takes five times as long over a story's words."""
    first = np.ones(len(ordered), dtype=bool)
    np.not_equal(ordered[1:], ordered[:-1], out=first[1:])
    return first


class Overlap:
    """Texts ready to be asked how many stems another text shares with each. `sizes` (n,): how many different stems each has."""

    def __init__(self, owners: Indices, found: Indices, texts: int) -> None:
        """The content words of so many texts, text by text: the place of the text, and the stem."""
        self._read = owners, found
        order = np.argsort(found)
        ordered = found[order]
        new = _firsts(ordered)
        # Sorted again by stem and place as one integer: two quick sorts take half the time of one that is stable.
        bits = texts.bit_length()  # shifted and masked: a third of the time of `divmod`
        keys = np.sort(((np.cumsum(new) - 1) << bits) | owners[order])
        keys = keys[_firsts(keys)]
        self._owners = keys & ((1 << bits) - 1)
        self._stems = ordered[new][keys >> bits]  # by stem, and of one stem by place
        self.sizes = np.bincount(self._owners, minlength=texts)

    def merged(self, stems: Indices, into: Indices) -> Overlap:
        """The same with each of these stems, sorted (m,), taken for another (m,)."""
        owners, found = self._read
        places, at = _listed(found, stems)
        found = found.copy()
        found[places] = into[at]
        return Overlap(owners, found, len(self.sizes))

    def having(self, stems: Indices) -> NDArray[np.bool_]:
        """Which texts have one of these stems (n,)."""
        found = np.zeros(len(self.sizes), dtype=bool)
        begin, end = np.searchsorted(self._stems, stems), np.searchsorted(self._stems, stems, "right")
        for start, stop in zip(begin.tolist(), end.tolist(), strict=True):
            found[self._owners[start:stop]] = True
        return found

    def counts(self, rows: Indices) -> Indices:
        """Places of k texts, each once -> how many different stems each shares with each text (k, n)."""
        size = len(self.sizes)
        places = np.full(size, -1)
        places[rows] = np.arange(len(rows))
        own = np.flatnonzero(places[self._owners] >= 0)
        starts = np.flatnonzero(_firsts(self._stems))
        lengths = np.append(starts[1:], len(self._stems)) - starts
        group = np.searchsorted(starts, own, "right") - 1
        runs = lengths[group]  # every text of one's stem, for each stem of each of the k
        ends = np.cumsum(runs)
        others = np.repeat(starts[group] - ends + runs, runs) + np.arange(runs.sum())
        keys = np.repeat(places[self._owners[own]] * size, runs) + self._owners[others]
        return np.bincount(keys, minlength=len(rows) * size).reshape(len(rows), size)

    def most_of(self, texts: Sequence[str], share: float) -> list[list[int]]:
        """Texts -> of each the places of those that have such a share of its stems: the most first, of equals the shortest."""
        wanted = [np.sort(stem_codes(coded(text))) for text in texts]
        wanted = [stems[_firsts(stems)] if len(stems) else stems for stems in wanted]
        lengths = np.array(list(map(len, wanted)), dtype=np.int64)
        stems = np.concatenate([*wanted, np.zeros(0, dtype=np.int64)])
        begin = np.searchsorted(self._stems, stems)
        runs = np.searchsorted(self._stems, stems, "right") - begin
        ends = np.cumsum(runs)
        others = self._owners[np.repeat(begin - ends + runs, runs) + np.arange(runs.sum())]
        size = len(self.sizes)
        keys = np.repeat(np.repeat(np.arange(len(texts)), lengths) * size, runs) + others
        counts = np.bincount(keys, minlength=len(texts) * size).reshape(len(texts), size)
        row, place = np.nonzero(counts >= np.maximum(1, share * lengths)[:, None])
        order = np.lexsort((place, self.sizes[place], -counts[row, place], row))
        parts = np.split(place[order], np.searchsorted(row[order], np.arange(1, len(texts))))
        return [part.tolist() for part in parts]

    def shared(self, text: str) -> tuple[Indices, int]:
        """How many different stems of a text each of the texts has (n,), and how many it has itself."""
        wanted = np.unique(stem_codes(coded(text)))
        begin, end = np.searchsorted(self._stems, wanted), np.searchsorted(self._stems, wanted, "right")
        runs = [self._owners[start:stop] for start, stop in zip(begin.tolist(), end.tolist(), strict=True) if start < stop]
        if not runs:
            return np.zeros(len(self.sizes), dtype=np.int64), len(wanted)
        return np.bincount(np.concatenate(runs), minlength=len(self.sizes)), len(wanted)


@lru_cache(maxsize=4)  # one story's sentences, asked for by one room after another
def overlap(texts: tuple[str, ...]) -> Overlap:
    """Texts -> the same, ready."""
    return Overlap(*stems_by_text(texts), len(texts))


def archived(stems: Indices) -> Indices:
    """Stems -> in how many articles of the background archive each is."""
    counts = _archive()[1]
    return counts[np.where(stems < UNSEEN, stems, 0)]


@lru_cache(maxsize=1)
def _idf() -> NDArray[np.float64]:
    counts = _archive()[1]
    return np.asarray(np.log((background().documents + 1) / (counts + 1)))


def idf(stems: Indices) -> NDArray[np.float64]:
    """Stems -> log((N + 1) / (n + 1)) of each: of the archive's N articles n have it."""
    return _idf()[np.where(stems < UNSEEN, stems, 0)]
