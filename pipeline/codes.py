"""str -> numbers: the words of a text as rows of integers, which join, compare, count and weigh without a loop.

A word is the BLAKE2b hash of how `text.words` gives it. A stem is its place, from 1, among the sorted stems of the
background archive, so that stems that weigh the same are in alphabetical order; one that the archive never saw is a hash
from `UNSEEN` on; 0 stands for none, at words without content.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from hashlib import blake2b
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from pipeline.background import background
from pipeline.text import content_stem, tokens

Hashes: TypeAlias = NDArray[np.uint64]
Indices: TypeAlias = NDArray[np.int64]

UNSEEN = 1 << 62
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


class Listed:
    """A list of codes to look others up in, most of which are not on it."""

    def __init__(self, codes: Hashes | Indices) -> None:
        """The codes, sorted (m,)."""
        self._codes = codes
        self._ends = np.zeros(1 << 16, dtype=bool)
        self._ends[codes.astype(np.uint16)] = True

    def find(self, codes: Hashes | Indices) -> tuple[Indices, Indices]:
        """Codes (t,) -> the places of those that are on the list, and where on it they are.

        Of most only the last bits are looked at: a third of the time of looking for all, a tenth of that of `numpy.isin`.
        """
        maybe = self._ends.take(codes.astype(np.uint16)).nonzero()[0]
        wanted = codes[maybe]
        at = np.minimum(self._codes.searchsorted(wanted), len(self._codes) - 1)
        same = self._codes[at] == wanted
        return maybe[same], at[same]


@lru_cache(maxsize=1 << 4)
def _marks(sets: tuple[frozenset[str], ...]) -> tuple[Listed, Indices]:
    """Sets of folded words -> the codes of all their words, sorted, and a bit for each set that a word is in."""
    bits = {_hash(word): sum(1 << n for n, words in enumerate(sets) if word in words) for word in frozenset().union(*sets)}
    listed = np.frombuffer(b"".join(bits), dtype="<u8")
    order = np.argsort(listed)
    return Listed(listed[order]), np.array(list(bits.values()), dtype=np.int64)[order]


def marked(rows: Sequence[bytes], sets: tuple[frozenset[str], ...]) -> Indices:
    """Texts as `coded`, and sets of folded words -> for each text a bit for each set that it has a word of (n,)."""
    codes, lengths = word_codes(rows)
    listed, bits = _marks(sets)
    places, at = listed.find(codes)
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


class _Index(NamedTuple):
    """An inverted index: stems, sorted (m,), and by stem, of one stem by place, the texts that have it.

    `owners[starts[i] : starts[i + 1]]` have the stem `i`; `groups` (p,) is the `i` of each of `owners` (p,).
    """

    stems: Indices
    starts: Indices
    groups: Indices
    owners: Indices

    def having(self, wanted: Indices) -> Iterator[Indices]:
        """Stems -> the texts that have each of them, in order; of a stem that none has nothing comes."""
        at = np.minimum(self.stems.searchsorted(wanted), len(self.stems) - 1)
        for place in at[self.stems[at] == wanted].tolist() if len(self.stems) else ():
            yield self.owners[self.starts[place] : self.starts[place + 1]]


class Overlap:
    """Texts ready to be asked how many stems another text shares with each. Sorted when that is first asked for."""

    def __init__(self, owners: Indices, found: Indices, texts: int) -> None:
        """The content words of so many texts, text by text: the place of the text, and the stem."""
        self._read = owners, found
        self._texts = texts

    @cached_property
    def _index(self) -> _Index:
        owners, found = self._read
        order = np.argsort(found)
        ordered = found[order]
        new = _firsts(ordered)
        # Sorted again by stem and place as one integer: two quick sorts take half the time of one that is stable.
        bits = self._texts.bit_length()  # shifted and masked: a third of the time of `divmod`
        keys = np.sort(((np.cumsum(new) - 1) << bits) | owners[order])
        keys = keys[_firsts(keys)]
        stems, groups = ordered[new], keys >> bits
        ends = np.cumsum(np.bincount(groups, minlength=len(stems)))
        return _Index(stems, np.concatenate(([0], ends)), groups, keys & ((1 << bits) - 1))

    @cached_property
    def sizes(self) -> Indices:
        """How many different stems each text has (n,)."""
        return np.bincount(self._index.owners, minlength=self._texts)

    def merged(self, stems: Listed, into: Indices) -> Overlap:
        """The same with each of the stems on a list taken for another (m,)."""
        owners, found = self._read
        places, at = stems.find(found)
        found = found.copy()
        found[places] = into[at]
        return Overlap(owners, found, self._texts)

    def sharing(self, stems: Indices) -> Indices:
        """Different stems -> how many of them each text has (n,)."""
        return np.bincount(np.concatenate([np.zeros(0, dtype=np.int64), *self._index.having(stems)]), minlength=self._texts)

    def counts(self, rows: Indices) -> Indices:
        """Places of k texts, each once -> how many different stems each shares with each text (k, n)."""
        _, starts, groups, owners = self._index
        places = np.full(self._texts, -1)
        places[rows] = np.arange(len(rows))
        asking = places[owners]
        own = np.flatnonzero(asking >= 0)
        group = groups[own]
        runs = (starts[1:] - starts[:-1])[group]  # every text of one's stem, for each stem of each of the k
        others = np.repeat(starts[group] + runs - np.cumsum(runs), runs)
        others += np.arange(len(others))
        keys = np.repeat(asking[own] * self._texts, runs) + owners[others]
        return np.bincount(keys, minlength=len(rows) * self._texts).reshape(len(rows), self._texts)

    def most_of(self, texts: Sequence[str], share: float) -> list[list[int]]:
        """Texts -> of each the places of those that have such a share of its stems: the most first, of equals the shortest."""
        askers, stems = stems_by_text(texts)
        if not len(stems):
            return [[] for _ in texts]
        wanted = np.sort(stems)  # of one that comes twice the first place alone is used
        asked = np.zeros((len(texts), len(wanted)), dtype=np.float32)  # products of floats are fast, and exact below 2^24
        asked[askers, wanted.searchsorted(stems)] = 1
        owners, found = self._read
        places, at = Listed(wanted).find(found)
        said = np.zeros((self._texts, len(wanted)), dtype=np.float32)
        said[owners[places], at] = 1
        counts, least = asked @ said.T, np.maximum(1, share * asked.sum(axis=1).astype(np.float64))
        near: list[list[int]] = [[] for _ in texts]
        rows, others = np.nonzero(counts >= least[:, None])
        for row, other in zip(rows.tolist(), others.tolist(), strict=True):
            near[row].append(other)
        return [self._ranked(each, count) if len(each) > 1 else each for each, count in zip(near, counts, strict=True)]

    def _ranked(self, places: Sequence[int], counts: NDArray[np.float32]) -> list[int]:
        """Places of texts, and how many stems each of all texts shares with another -> the most first, of equals the shortest."""
        owners, found = self._read
        sizes = {at: len(set(found[slice(*owners.searchsorted((at, at + 1)).tolist())].tolist())) for at in places}
        return sorted(places, key=lambda at: (-counts[at], sizes[at], at))

    def shared(self, text: str) -> Indices:
        """How many different stems of a text each of the texts has (n,)."""
        return self.sharing(np.unique(stem_codes(coded(text))))


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
