"""sentence, source sentences -> what of it no source bears out, and how much is borne out. All checks together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import chain

from pipeline.checking import content, dates, names, negation, numbers, quotes, roles, splices, whole
from pipeline.checking.reading import Anchor, Flag, Kind, Reading, read

_ANCHOR = 3  # a number, date or name counts as much as so many content words


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that no source bears out: its kind, the words, and the source sentence that says most of the rest."""

    kind: Kind
    words: str
    against: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in a sentence, and its score in [0, 1].

    The score is the share of the sentence's claims that its sources bear out: each content word is one claim, each
    number, date, name and quotation counts as three; a finding about a content word takes one away, any other three. It is
    1 exactly where nothing was found.
    """

    findings: tuple[Finding, ...]
    score: float


class Sources:
    """Source sentences made ready to check many sentences against, and the days they were written, where known.

    `published` is one ISO 8601 date or time for all of them, or one for each.
    """

    __slots__ = ("content", "dates", "names", "negation", "numbers", "quotes", "readings", "roles", "sentences", "whole")

    def __init__(self, sentences: Sequence[str], published: str | Sequence[str | None] | None = None) -> None:
        written = [published] * len(sentences) if published is None or isinstance(published, str) else list(published)
        self.sentences = tuple(sentences)
        self.readings = tuple(map(read, sentences))
        self.numbers = numbers.index(self.readings)
        self.dates = dates.index(self.readings, [_day(time) for time in written])
        self.names = names.index(self.readings)
        self.content = content.index(self.readings)
        self.roles = roles.index(self.readings)
        self.negation = negation.index(self.readings)
        self.quotes = quotes.index(self.readings)
        self.whole = whole.index(self.readings)


@lru_cache(maxsize=1 << 10)
def _day(time: str | None) -> date | None:
    try:
        return date.fromisoformat(time[:10]) if time else None
    except ValueError:
        return None


@lru_cache(maxsize=1 << 8)
def _prepared(sentences: tuple[str, ...], published: str | tuple[str | None, ...] | None) -> Sources:
    return Sources(sentences, published)


def check(candidate: str, sources: Sources | Sequence[str], *, published: str | Sequence[str | None] | None = None) -> Checked:
    """One sentence, the sentences it should rest on -> what they do not bear out. About 0.3 ms once they are prepared.

    `published` says when the sources were written (see `Sources`, which bring their own): weekdays and days of the year are
    then compared as dates.
    """
    if not isinstance(sources, Sources):
        sources = _prepared(tuple(sources), published if published is None or isinstance(published, str) else tuple(published))
    reading = read(candidate)
    anchors = _anchors(reading, sources)
    flags = tuple(dict.fromkeys(_flags(reading, anchors, sources)))
    if not flags:
        return Checked((), 1.0)
    against = _closest(reading, sources)
    answered = _answered(anchors)
    claims = sum(at not in answered for at in reading.content) + _ANCHOR * len(anchors)
    lost = sum(1 if flag.kind == "content" else _ANCHOR for flag in flags)
    findings = tuple([Finding(kind, words, against) for kind, words in flags])
    return Checked(findings, max(0.0, 1.0 - lost / max(claims, lost)))


def _anchors(reading: Reading, sources: Sources) -> list[Anchor]:
    return [
        *numbers.anchors(reading, sources.numbers),
        *dates.anchors(reading, sources.dates),
        *names.anchors(reading, sources.names),
        *quotes.anchors(reading, sources.quotes),
    ]


def _answered(anchors: Sequence[Anchor]) -> frozenset[int]:
    """The tokens of numbers, dates and names; what a quotation says is content as well."""
    return frozenset(at for anchor in anchors if anchor.kind != "quote" for at in range(anchor.start, anchor.end))


def _flags(reading: Reading, anchors: Sequence[Anchor], sources: Sources) -> Iterator[Flag]:
    def closer(these: int, those: int) -> bool:
        counts = _shared(reading, sources)
        return _most(counts, these) > _most(counts, those)

    missing = (Flag(anchor.kind, reading.span(anchor.start, anchor.end)) for anchor in anchors if not anchor.sources)
    return chain(
        missing,
        roles.flags(reading, sources.roles, closer),
        negation.flags(reading, sources.negation, closer),
        content.flags(reading, sources.content, _answered(anchors)),
        splices.flags(reading, anchors, sources.content),
        whole.flags(reading, sources.whole),
    )


@lru_cache(maxsize=1 << 4)  # of one candidate at a time
def _shared(reading: Reading, sources: Sources) -> tuple[int, ...]:
    """How many of the sentence's content words each source sentence has."""
    counts = [0] * len(sources.sentences)
    for stem in sorted({reading.tokens[at].stem for at in reading.content}):
        found = sources.content.where.get(stem, 0)
        while found:
            low = found & -found
            counts[low.bit_length() - 1] += 1
            found ^= low
    return tuple(counts)


def _most(counts: Sequence[int], among: int) -> int:
    return max((count for number, count in enumerate(counts) if among >> number & 1), default=0)


def _closest(reading: Reading, sources: Sources) -> str:
    """The source sentence that shares most content words; "" where there is none."""
    counts = _shared(reading, sources)
    return sources.sentences[counts.index(max(counts))] if any(counts) else ""
