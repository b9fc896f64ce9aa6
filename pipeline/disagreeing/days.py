"""The day on which something is said to have happened."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from pipeline.checking.dates import Moment, meanings, mentions
from pipeline.checking.lexicon import REPORTING
from pipeline.checking.reading import Reading, is_date_word
from pipeline.disagreeing.counts import counts
from pipeline.disagreeing.lexicon import CAPTION
from pipeline.disagreeing.statements import attribution, canonical

_FAR = 8  # tokens between a verb and its day
_GOVERNING = 2  # of these words
_FEW = 2  # so many are killed in many events
_WEEK = 4  # days between two articles: in these, one weekday is one day
_NO_POINT = frozenset(
    """
since until till by before after from to through between next last every each of ending beginning starting late early dated
following effective
""".split()  # noqa: SIM905
)


class Day(NamedTuple):
    """A day of a sentence and its tokens; `near` are the content words before it, nearest first."""

    moment: Moment
    near: tuple[str, ...]
    at: int
    end: int


@lru_cache(maxsize=1 << 12)
def days(reading: Reading) -> tuple[Day, ...]:
    """The day of what a sentence tells, where it names one only; "today" is none: a copy printed later has it too."""
    tokens = reading.tokens
    found = mentions(reading)
    pointed = [mention for mention in found if mention.moment.day or mention.moment.weekday is not None]
    if len(pointed) != 1 or len(found) != 1 or any(token.word in CAPTION for token in tokens):
        return ()
    moment, start, end = pointed[0]
    before = tokens[start - 1].word if start else ""
    after = tokens[end] if end < len(tokens) else None
    if before in _NO_POINT or tokens[end - 1].text.endswith(("'s", "’s")) or (after is not None and after.sort == "hyphen"):
        return ()
    near = []
    for at in range(start - 1, max(-1, start - 1 - _FAR), -1):
        token = tokens[at]
        if token.sort in ("end", "quote"):
            break
        if token.stem and not token.capital and not is_date_word(token):
            held = token.word == "place" and tokens[at - 1].stem in ("take", "took")
            near.append("hold" if held else canonical(token))
    told = frozenset(attribution(tokens)) if near and near[0] not in REPORTING else None
    if told is None or start - 1 in told or (start - 2 in told and before == "on"):
        return ()
    return (Day(moment, tuple(near[:_GOVERNING]), start, end),)


@lru_cache(maxsize=1 << 12)
def tolls(reading: Reading) -> frozenset[tuple[str, float]]:
    """How many were killed or hurt, by which a sentence tells of one event and not of another."""
    found = [(word, count.value) for count in counts(reading) for word in sorted((count.near | count.noun) & {"kill", "hurt"})]
    return frozenset((word, value) for word, value in found if value > _FEW)


def apart(one: Day, other: Day, written: tuple[date | None, date | None]) -> bool:
    """Whether two days, each in an article of that day, cannot be the same."""
    first, second = one.moment, other.moment
    if first.day is None and second.day is None:
        near = written[0] is None or written[1] is None or abs((written[0] - written[1]).days) <= _WEEK
        return near and first.weekday != second.weekday
    return not any(_agree(a, b) for a in meanings(first, written[0]) for b in meanings(second, written[1]))


def _agree(one: Moment, other: Moment) -> bool:
    """Whether two moments do not exclude each other."""
    return all(a is None or b is None or a == b for a, b in zip(one, other, strict=True))
