"""sentence, source sentences -> what of it no source bears out, and how much is borne out. All checks together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain

from pipeline.checking import (
    bound,
    charges,
    content,
    counted,
    dates,
    moods,
    moved,
    names,
    negation,
    numbers,
    opposites,
    quotes,
    roles,
    sequence,
    shares,
    speakers,
    splices,
    turned,
    whole,
)
from pipeline.checking.crossings import runs
from pipeline.checking.dates import day_of
from pipeline.checking.granted import granted
from pipeline.checking.measures import amounts
from pipeline.checking.quantities import quantities
from pipeline.checking.reading import Anchor, Flag, Reading, read
from pipeline.checking.rewording import reworded
from pipeline.types import Finding

_ANCHOR = 3  # a number, date or name counts as much as so many content words


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
    """Source sentences ready to check many sentences against, and the days they were written, where known.

    `published` is one ISO 8601 date or time for all of them, or one for each. What a check needs of them is made when a
    sentence first asks for it, in time linear in their number: about 90 µs a sentence, a third of it for reading it.
    """

    def __init__(self, sentences: Sequence[str], published: str | Sequence[str | None] | None = None) -> None:
        written = [published] * len(sentences) if published is None or isinstance(published, str) else published
        self.sentences = tuple(sentences)
        self.readings = tuple(map(read, sentences))
        self._written = tuple(map(day_of, written))

    @cached_property
    def numbers(self) -> numbers.Numbers:
        """Their quantities."""
        return numbers.index(self.readings)

    @cached_property
    def dates(self) -> dates.Dates:
        """Their dates and weekdays."""
        return dates.index(self.readings, self._written)

    @cached_property
    def names(self) -> names.Names:
        """Their names."""
        return names.index(self.readings)

    @cached_property
    def content(self) -> content.Content:
        """Their words."""
        return content.index(self.readings)

    @cached_property
    def roles(self) -> roles.Roles:
        """Their words of role and standing."""
        return roles.index(self.readings)

    @cached_property
    def negation(self) -> negation.Denied:
        """What they affirm and deny."""
        return negation.index(self.readings)

    @cached_property
    def quotes(self) -> quotes.Quotes:
        """Their quotations."""
        return quotes.index(self.readings)


@lru_cache(maxsize=1 << 10)
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
    reading = read(dates.undated(candidate, sources.dates))
    if whole.verbatim(reading, sources.content):
        return Checked((), 1.0)
    reading = reworded(reading, sources.content)
    anchors = _anchors(reading, sources)
    flags = tuple(dict.fromkeys(_flags(reading, anchors, sources)))
    if not flags:
        return Checked((), 1.0)
    against = _closest(reading, sources)
    answered = _answered(anchors)
    claims = sum(at not in answered for at in reading.content) + _ANCHOR * len(anchors)
    lost = sum(1 if flag.kind == "content" else _ANCHOR for flag in flags)
    findings = tuple([Finding(kind=kind, words=words, against=against) for kind, words in flags])
    return Checked(findings, max(0.0, 1.0 - lost / max(claims, lost)))


def _anchors(reading: Reading, sources: Sources) -> list[Anchor]:
    return [
        *(numbers.anchors(reading, sources.numbers) if quantities(reading) or amounts(reading) else ()),
        *(dates.anchors(reading, sources.dates) if dates.mentions(reading) else ()),
        *names.anchors(reading, sources.names),
        *(quotes.anchors(reading, sources.quotes) if reading.quoted else ()),
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
        counted.flags(reading, sources.readings),
        moved.flags(reading, anchors, sources.content),
        roles.flags(reading, sources.roles, closer),
        negation.flags(reading, sources.negation, closer),
        content.flags(reading, sources.content, _answered(anchors) | granted(reading, sources.content, sources.negation)),
        splices.flags(reading, anchors, sources.content),
        whole.flags(reading, sources.content),
        moods.flags(reading, sources.content),
        shares.flags(reading, sources.content),
        speakers.only_denied(reading, sources.content),
        charges.flags(reading, sources.content),
        bound.flags(reading, sources.content),
        () if _is_copied(reading, sources) else _meanings(reading, sources),
    )


def _is_copied(reading: Reading, sources: Sources) -> bool:
    """Whether a sentence is a piece of a source sentence, but for its last mark: nobody changed places in it."""
    longest = max(runs(reading, sources.content), key=lambda run: run.end - run.start, default=None)
    return longest is not None and longest.start == 0 and longest.end >= len(reading.tokens) - 1


def _meanings(reading: Reading, sources: Sources) -> Iterator[Flag]:
    """What is told by comparing statements: who does it, what came first, who says so, and no opposite."""
    yield from turned.flags(reading, sources.content, sources.names)
    yield from opposites.flags(reading, sources.content)
    yield from sequence.flags(reading, sources.content)
    yield from speakers.flags(reading, sources.content, sources.names)


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
