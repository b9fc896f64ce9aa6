"""Quotations: word for word in a source, and in the mouth of the one who said it there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from pipeline.checking.lexicon import REPORTING
from pipeline.checking.names import names
from pipeline.checking.reading import Anchor, Reading

_NEAR = 10  # tokens between a speaker's name and "said": "Khalilzad, the U.S. special envoy for peace, said"


class Quotation(NamedTuple):
    """The folded words of a quotation, the stems of the names of who said it (empty where a pronoun did), its tokens."""

    words: str
    speakers: frozenset[str]
    start: int
    end: int


@lru_cache(maxsize=1 << 12)
def quotations(reading: Reading) -> tuple[Quotation, ...]:
    """The quotations of a sentence."""
    if not reading.quoted:
        return ()
    speakers = _speakers(reading)
    return tuple([Quotation(_folded(reading, start, end), speakers, start, end) for start, end in reading.quoted if end > start])


def _folded(reading: Reading, start: int, end: int) -> str:
    return " ".join([token.word for token in reading.tokens[start:end] if token.sort in ("word", "number")])


def _speakers(reading: Reading) -> frozenset[str]:
    """The names next to each verb of saying outside the quotation marks: what stands right before it, else right after."""
    tokens = reading.tokens
    inside = {index for start, end in reading.quoted for index in range(start, end)}
    outside = [name for name in names(reading) if name.start not in inside]
    found: set[str] = set()
    for index, token in enumerate(tokens):
        if token.stem not in REPORTING or index in inside:
            continue
        before = [name for name in outside if name.end <= index and index - name.end <= _NEAR]
        after = [name for name in outside if name.start > index and name.start - index <= _NEAR]
        before_is_quote = index and tokens[index - 1].sort == "quote"
        # Two: "Khalilzad, the U.S. envoy, said" has another name in between.
        nearest = (after[:2] or before[-2:]) if before_is_quote or token.stem == "accord" else (before[-2:] or after[:2])
        for name in nearest:
            found.update(name.stems)
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class Quotes:
    """All source sentences' quotations, each with the number of its sentence."""

    quotations: tuple[tuple[Quotation, int], ...]


def index(readings: Sequence[Reading]) -> Quotes:
    """Source sentences -> their quotations."""
    return Quotes(tuple([(said, number) for number, reading in enumerate(readings) for said in quotations(reading)]))


def anchors(reading: Reading, sources: Quotes) -> Iterator[Anchor]:
    """The quotations of a sentence with the sources that have them in quotation marks, word for word, from the same mouth."""
    for words, speakers, start, end in quotations(reading):
        if not words:
            continue
        inside = f" {words} "
        found = other = 0
        for said, number in sources.quotations:
            if inside in f" {said.words} ":
                if speakers and said.speakers and not speakers & said.speakers:
                    other |= 1 << number
                else:
                    found |= 1 << number
        yield Anchor(start, end, found, "quote", found)
