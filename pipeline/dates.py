"""A date as newspapers, feeds and data bases write it -> ISO 8601. Nothing is ever filled in from today."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, tzinfo
from functools import lru_cache
from typing import Any

_EPOCH = re.compile(r"(\d{10})(?:\.\d+|\d{3})?")  # seconds or milliseconds since 1970
_COMPACT = re.compile(r"\d{8}(?:\d{4}|\d{6})?")  # YYYYMMDD[hhmm[ss]]
_DOTTED = re.compile(r"\d{1,2}\.\s?\d{1,2}\.\s?\d{2,4}\b")
_FIRST_NEWSPAPER = 1605  # the Strasbourg Relation; earlier years are the zero of some data base
_LONGEST = 64  # characters; the longest form in use has about 45

# Hours east of Greenwich. Named zones that are not here leave the date and take the time away, because guessing a zone
# (or taking the machine's, as dateutil does by default) would make the result depend on where it is read.
_ZONES = {
    "UTC": 0, "GMT": 0, "Z": 0, "WET": 0, "BST": 1, "WEST": 1, "CET": 1, "CEST": 2, "EET": 2, "EEST": 3, "MSK": 3,
    "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
}  # fmt: skip


class _UnknownZone(tzinfo):
    """Marks a time whose zone is named but not known."""

    def utcoffset(self, moment: datetime | None) -> timedelta | None: ...
    def dst(self, moment: datetime | None) -> timedelta | None: ...
    def tzname(self, moment: datetime | None) -> str | None: ...


_UNKNOWN = _UnknownZone()


def iso_time(value: object, *, day_first: bool = False) -> str | None:
    """A date or time as written -> `2019-01-28`, or `2019-01-28T14:00:00Z` where the time of day is known, else None.

    Numbers of ten or thirteen digits are seconds or milliseconds since 1970. A time without a zone counts as UTC; midnight
    without a zone is a date. Dates that lack the year, the month or the day are None. `day_first` reads 3/4/2019 as 3 April.
    """
    if value is None or isinstance(value, bool):
        return None
    text = str(value).strip() if isinstance(value, str | int | float) else ""
    return _iso(text, day_first) if 0 < len(text) <= _LONGEST else None


@lru_cache(maxsize=1 << 14)  # many articles, few days; dateutil takes 0.1 ms a parse
def _iso(text: str, day_first: bool) -> str | None:
    try:
        if epoch := _EPOCH.fullmatch(text):
            return _shown(datetime.fromtimestamp(int(epoch[1]), UTC))
        if text.isdigit() and not _COMPACT.fullmatch(text):
            return None
        if "W" not in text.upper():  # "2019-W05" is a week, not a day
            try:
                return _shown(datetime.fromisoformat(text))
            except ValueError:
                pass
        return _written(text, day_first)
    except Exception:  # dateutil raises whatever its tables raise on odd strings: IndexError, AttributeError, decimal's own
        return None


def _written(text: str, day_first: bool) -> str | None:
    """dateutil, parsed over two defaults that share no part: what differs between the results was not in the text."""
    # "GMT+0100" is an hour east, as browsers write it; dateutil reads it the POSIX way, as an hour west.
    text = re.sub(r"\b(?:GMT|UTC)\s?(?=[+-]\d)", "", text)
    # dateutil applies day-first to 2019/03/04 as well, which nobody means; with full stops the day is first everywhere.
    day_first = _DOTTED.match(text) is not None or (day_first and not re.match(r"\d{4}", text))
    options = {"tzinfos": _zone, "dayfirst": day_first}
    parse = _parser().parse
    first = parse(text, default=datetime(1904, 1, 1, 23), **options)  # noqa: DTZ001 - a zone would hide that none was given
    if first.year != 1904 and first.month != 1 and first.day != 1 and first.hour != 23 and first.tzinfo is not _UNKNOWN:
        return _shown(first)
    second = parse(text, default=datetime(2008, 2, 2), **options)  # noqa: DTZ001
    if first.date() != second.date():
        return None
    if first.hour != second.hour or first.tzinfo is _UNKNOWN:
        return _shown(datetime(first.year, first.month, first.day))  # noqa: DTZ001
    return _shown(first)


def _shown(moment: datetime) -> str | None:
    if moment.year < _FIRST_NEWSPAPER:
        return None
    if moment.tzinfo is None:
        if (moment.hour, moment.minute, moment.second) == (0, 0, 0):
            return moment.date().isoformat()
        moment = moment.replace(tzinfo=UTC)
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"


def _zone(name: str | None, offset: int | None) -> int | tzinfo | None:
    """What dateutil asks: a zone's name and offset, as far as the text has them -> seconds east, a mark, or no zone."""
    if offset is not None:
        return offset
    if not name:
        return None
    return _ZONES[name.upper()] * 3600 if name.upper() in _ZONES else _UNKNOWN


@lru_cache(maxsize=1)
def _parser() -> Any:
    from dateutil import parser  # 30 ms: only when a date is not ISO

    class Info(parser.parserinfo):
        def convertyear(self, year: int, century_specified: bool = False) -> int:
            """Two digits: 69-99 are 19xx, 00-68 are 20xx (POSIX). dateutil's own rule depends on this year's date."""
            if year >= 100 or century_specified:
                return year
            return year + (1900 if year >= 69 else 2000)

    return parser.parser(Info())
