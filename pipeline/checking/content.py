"""Content words: each in a source, in the same stem or a near relative of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

from pipeline.checking.lexicon import DEMONYMS, SAYING
from pipeline.checking.quantities import BOUNDS, NUMBER_WORDS, quantities
from pipeline.checking.reading import Flag, Reading
from pipeline.text import stem as stem_of

# Function words that make a claim of their own: a comparison, a cause, a total.
_CLAIMS = frozenset(("because", "more", "most", "less", "fewer", "least", "only", "all", "every", "must", "never", "despite"))
# What else a source may say for them: "due to the storm", "an additional witness".
_SAID_FOR = {
    "due": "because",
    "owing": "because",
    "result": "because",
    "additional": "more",
    "another": "more",
    "further": "more",
}
_ROUGHLY = frozenset(("roughly", "nearly", "almost", "approximately", "around"))  # those that are content words
_ENDINGS = frozenset(
    """
al ment ement er or ion ation ist ism an ian ern ship y hood ful less ly ity ance ence ing e ee i s ed at is iz
""".split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True, eq=False)
class Content:
    """Where each stem and each two words in a row stand (bit sets), and the function words that make a claim.

    `every` has all sentences.
    """

    readings: Sequence[Reading]
    where: dict[str, int]
    pairs: dict[tuple[str, str], int]
    claims: frozenset[str]
    every: int

    def among(self, bits: int) -> Iterator[tuple[int, Reading]]:
        """The source sentences of a bit set, each with its own bit."""
        while bits:
            low = bits & -bits
            yield low, self.readings[low.bit_length() - 1]
            bits ^= low


def index(readings: Sequence[Reading]) -> Content:
    """Source sentences -> their content."""
    where: dict[str, int] = {}
    pairs: dict[tuple[str, str], int] = {}
    claims: set[str] = set()
    for number, reading in enumerate(readings):
        bit, before = 1 << number, ""
        for token in reading.tokens:
            pair = before, token.word
            pairs[pair] = pairs.get(pair, 0) | bit
            before = token.word
            if token.word in _SAID_FOR:
                claims.add(_SAID_FOR[token.word])
            if token.stem:
                where[token.stem] = where.get(token.stem, 0) | bit
                if token.word in DEMONYMS:
                    nation = stem_of(DEMONYMS[token.word])
                    where[nation] = where.get(nation, 0) | bit
            elif token.word in _CLAIMS:
                claims.add(token.word)
    return Content(readings, where, pairs, frozenset(claims), (1 << len(readings)) - 1)


def find(stem: str, word: str, sources: Content) -> int:
    """The sources (a bit set) that have a stem, or one that differs by an ending or names its nation."""
    found = sources.where.get(stem, 0)
    if found:
        return found
    if word in DEMONYMS:
        found = sources.where.get(stem_of(DEMONYMS[word]), 0)
    if not found and len(stem) >= 4:
        found = _relatives(stem, sources)
    return found


@lru_cache(maxsize=1 << 8)  # of the words of one candidate: three checks ask
def _relatives(stem: str, sources: Content) -> int:
    """The sources that have a stem which differs by an ending."""
    found, head = 0, stem[:4]
    for other, where in sources.where.items():
        if other.startswith(head) and related(stem, other):
            found |= where
    return found


def related(one: str, other: str) -> bool:
    """Whether two stems differ by an ending that makes one kind of word of another: "withdraw", "withdrawal"."""
    shorter, longer = sorted((one, other), key=len)
    return any(
        len(root) >= 4 and longer.startswith(root) and longer[len(root) :] in _ENDINGS
        for root in (shorter, shorter.rstrip("eiy"))
    )


def _rounds(reading: Reading, index: int, sources: Content) -> bool:
    """Whether a word says that a number is rounded: the number has a check of its own. Not "more than 30" of 30."""
    after = reading.tokens[index + 1 : index + 3]
    if (reading.tokens[index].word, after[0].word if after else "") in BOUNDS:
        after = after[1:]
        value = next((own.value for own in quantities(reading) if own.start == index + 2), None)
        if any(own.value == value and not own.bound for source in sources.readings for own in quantities(source)):
            return False
    elif reading.tokens[index].word not in _ROUGHLY:
        return False
    return bool(after) and (after[0].sort == "number" or after[0].word in NUMBER_WORDS)


def _few(reading: Reading, index: int) -> bool:
    """Whether an "only" belongs to "only a few": few are meant."""
    return [token.word for token in reading.tokens[index : index + 3]] == ["only", "a", "few"]


def flags(reading: Reading, sources: Content, skip: Set[int]) -> Iterator[Flag]:
    """Content words that no source has; `skip` are tokens that another check answers for."""
    for index, token in enumerate(reading.tokens):
        if index in skip or _rounds(reading, index, sources):
            continue
        if token.stem:
            if token.stem not in sources.where and token.stem not in SAYING and not find(token.stem, token.word, sources):
                yield Flag("content", token.text)
        elif token.word in _CLAIMS and token.word not in sources.claims and not _few(reading, index):
            yield Flag("content", token.text)
