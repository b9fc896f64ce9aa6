"""Dates and days of the week: what a sentence says, and which source sentences say it too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from pipeline.checking.lexicon import MONTHS, WEEKDAYS
from pipeline.checking.reading import Anchor, Reading, Token

_OFFSETS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_MODAL = frozenset(("may", "march", "mar"))  # words that are months only in company
_BEFORE_MONTH = frozenset("in on of since by until till this last next early late mid from to and before after through".split())  # noqa: SIM905
_FIRST = frozenset((*_OFFSETS, *MONTHS, *WEEKDAYS))  # words that a date can begin with
_YEARS = range(1500, 2100)


class Moment(NamedTuple):
    """What one expression states; None for what it leaves open. `offset` is in days from the day of writing."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    offset: int | None = None


class Mention(NamedTuple):
    """A moment and the tokens that state it."""

    moment: Moment
    start: int
    end: int


@lru_cache(maxsize=1 << 12)
def mentions(reading: Reading) -> tuple[Mention, ...]:
    """The dates, weekdays, years and days like "yesterday" of a sentence, in order."""
    tokens, found, index = reading.tokens, [], 0
    while index < len(tokens):
        if tokens[index].sort != "number" and tokens[index].word not in _FIRST:
            index += 1
            continue
        mention = _mention(tokens, index)
        if mention is None:
            index += 1
            continue
        found.append(mention)
        index = mention.end
        if mention.moment.month and mention.moment.day and not mention.moment.year:  # "January 26 and 27"
            while index + 1 < len(tokens) and tokens[index].word in ("and", "-", "to", "through") and _day(tokens, index + 1):
                moment = Moment(month=mention.moment.month, day=_day(tokens, index + 1))
                found.append(Mention(moment, index + 1, index + 2))
                index += 2
    return tuple(found)


def _mention(tokens: Sequence[Token], index: int) -> Mention | None:
    token = tokens[index]
    if token.sort == "number":
        day = _day(tokens, index)
        if day and index + 1 < len(tokens) and _month(tokens, index + 1, near_number=True):  # "26 January 2019"
            end = index + 2
            year = _year(tokens, end)
            return Mention(Moment(year, _month(tokens, index + 1, near_number=True), day), index, end + (year is not None))
        year = _year(tokens, index)
        return Mention(Moment(year=year), index, index + 1) if year else None
    if token.word in _OFFSETS:
        return Mention(Moment(offset=_OFFSETS[token.word]), index, index + 1)
    if not token.capital:
        return None
    weekday = WEEKDAYS.get(token.word)
    at = index
    if weekday is not None:
        after = index + 1 + (index + 1 < len(tokens) and tokens[index + 1].text == ",")
        if not (after < len(tokens) and tokens[after].capital and tokens[after].word in MONTHS):
            return Mention(Moment(weekday=weekday), index, index + 1)
        at = after
    month = _month(tokens, at)
    if month is None:
        return None
    day = _day(tokens, at + 1)
    end = at + 1 + (day is not None)
    comma = end < len(tokens) and tokens[end].text == ","
    year = _year(tokens, end + comma)
    return Mention(Moment(year, month, day, weekday), index, end + comma + 1 if year else end)


def _month(tokens: Sequence[Token], index: int, *, near_number: bool = False) -> int | None:
    token = tokens[index]
    if not token.capital or token.word not in MONTHS:
        return None
    if token.word in _MODAL and not near_number:
        before = tokens[index - 1].word if index else ""
        if before not in _BEFORE_MONTH and not (index + 1 < len(tokens) and tokens[index + 1].sort == "number"):
            return None
    return MONTHS[token.word]


def day_of(time: str | None) -> date | None:
    """A time as `types.Article` has it -> its day, where it is known."""
    try:
        return date.fromisoformat(time[:10]) if time else None
    except ValueError:
        return None


def _day(tokens: Sequence[Token], index: int) -> int | None:
    if index >= len(tokens) or tokens[index].sort != "number":
        return None
    bare = tokens[index].word.rstrip("stndrh")
    return int(bare) if bare.isdecimal() and len(bare) <= 2 and 1 <= int(bare) <= 31 else None


def _year(tokens: Sequence[Token], index: int) -> int | None:
    if index >= len(tokens):
        return None
    word = tokens[index].word
    return int(word) if len(word) == 4 and word.isdecimal() and int(word) in _YEARS else None


def _stated(year: int | None, month: int | None, day: int | None) -> date | None:
    try:
        return date(year, month, day) if year and month and day else None
    except ValueError:
        return None


def _full(day: date) -> Moment:
    return Moment(day.year, day.month, day.day, day.weekday())


@lru_cache(maxsize=1 << 14)
def meanings(moment: Moment, written: date | None) -> tuple[Moment, ...]:
    """A moment -> what it can mean in a text written that day, as fully as can be told; itself where nothing can.

    A weekday alone is the last one or the next; a day of the year lies within half a year of the day of writing.
    """
    year, month, day, weekday, offset = moment
    if offset is not None:
        return (_full(written + timedelta(days=offset)),) if written else (moment,)
    if year is None and month and written:
        around = [known for y in (written.year - 1, written.year, written.year + 1) if (known := _stated(y, month, day or 15))]
        if around:
            nearest = min(around, key=lambda known: (abs((known - written).days), known))
            return (_full(nearest),) if day else (Moment(nearest.year, month),)
    if year is None and month is None and weekday is not None and written:
        back = (written.weekday() - weekday) % 7
        return (_full(written - timedelta(days=back)), _full(written + timedelta(days=7 - back)))
    known = _stated(year, month, day)
    return (_full(known),) if known else (moment,)


def agree(claimed: Moment, stated: Moment, written: date | None = None) -> bool:
    """Whether everything `claimed` says is in, or follows from, what a source of that day states."""
    if claimed == stated:
        return True
    claims = meanings(claimed, written) if claimed.offset is not None else (claimed,)
    return any(
        all(said is None or said == known for said, known in zip(claim, meaning, strict=True))
        for claim in claims
        for meaning in meanings(stated, written)
    )


_DATED = re.compile(
    rf"\b(?P<weekday>{'|'.join(day.capitalize() for day in WEEKDAYS if day.endswith('day'))})"
    r"(?P<part>\s(?:morning|afternoon|evening|night))?,\s(?P<month>[A-Z][a-z]+)\s(?P<day>\d{1,2})(?:,\s(?P<year>\d{4}))?,?(?!\d)"
)


def undated(text: str, sources: Dates) -> str:
    """A sentence without those dates that follow from a day of the week in a source and the day that was written on.

    "On Tuesday, June 30, the court ..." says no more than "On Tuesday the court ..." of an article of July 1, 2020.
    """

    def bare(match: re.Match[str]) -> str:
        month, weekday = MONTHS.get(match["month"].casefold()), WEEKDAYS[match["weekday"].casefold()]
        claimed = Moment(int(match["year"]) if match["year"] else None, month, int(match["day"]), weekday)
        follows = month is not None and any(
            stated == Moment(weekday=weekday) and agree(claimed, stated, written) for stated, written in sources.table
        )
        return f"{match['weekday']}{match['part'] or ''}" if follows else match[0]

    return _DATED.sub(bare, text) if "day" in text else text


@dataclass(frozen=True, slots=True)
class Dates:
    """The moments that source sentences state, each with the day of writing and the sentences that have it (bit sets)."""

    table: dict[tuple[Moment, date | None], int]


def index(readings: Sequence[Reading], written: Sequence[date | None]) -> Dates:
    """Source sentences and the days they were written -> their moments."""
    table: dict[tuple[Moment, date | None], int] = {}
    for number, (reading, day) in enumerate(zip(readings, written, strict=True)):
        for mention in mentions(reading):
            key = mention.moment, day
            table[key] = table.get(key, 0) | 1 << number
    return Dates(table)


def anchors(reading: Reading, sources: Dates) -> Iterator[Anchor]:
    """The dates of a sentence with the sources that bear them out."""
    for moment, start, end in mentions(reading):
        found = 0
        for (stated, written), where in sources.table.items():
            if agree(moment, stated, written):
                found |= where
        yield Anchor(start, end, found, "date", found)
