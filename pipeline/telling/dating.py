"""Lines of a digest -> the same, each day of the week with its date where it is first told: a digest has no dateline.

"The court ruled on Tuesday" becomes "on Tuesday, June 30," by the day on which its article was published. Only what is past:
that is at most a few days before. In 99 of 99 cases two articles of a cluster that say what was done on the same day of the
week so resolve to the same date (AllSides train).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta

from pipeline.checking.dates import day_of
from pipeline.checking.lexicon import WEEKDAYS
from pipeline.grammar import DAY, DAY_PART, MONTHS, PAST
from pipeline.telling.days import MAY_FOLLOW
from pipeline.telling.scope import outside_quotations
from pipeline.types import Article, Sentence

# Five or six days back is more often the next such day, read in a zone where it was not yet the day it was published on.
_FARTHEST = 4
_DATE = re.compile(rf"\b(?:{'|'.join(MONTHS)}|today|yesterday|tomorrow)\b")
_ON = re.compile(
    rf"(?P<verb>(?:[\w’'$%.-]+,?\s){{1,8}})on\s(?P<day>{DAY}){DAY_PART}(?=(?P<stop>[.,;:])(?:\s|$)|\s(?P<next>[\w’'.-]+))"
    rf"|^On\s(?P<first>{DAY}){DAY_PART}(?=,(?P<then>(?:\s[\w’'$%.-]+){{1,12}}))"
)
# "in Arden on Sunday, the country's largest town": a date would stand between the two.
_APPOSED = re.compile(r",\s(?:the|an?|its|his|her|their|which|who|where|home)\b")
_WORD = re.compile(r"[\w’']+")
_PASTS = frozenset(PAST.values()) | frozenset("was were had did shut cut hit put quit".split())  # noqa: SIM905
_PRESENT = frozenset(("is", "are", "be", "being"))
_NEAR = 5  # words between the verb and "on"
# What was to be is not past: "planned for a vote on Tuesday", "said he would speak on Tuesday".
_TO_COME = frozenset(
    """will would shall to should may might could can must due set scheduled planned expected slated until by before ahead next
    last every some upcoming deadline hearing hearings vote votes election elections meeting summit call calls called ask asks
    asked plans hopes invited invites wants wanted proposed through effective starting beginning starts begins takes
    """.split()  # noqa: SIM905
)
_CLAIMS = frozenset(("he", "she", "it", "they", "there", "the", "his", "her", "its", "their"))
_TOLD = frozenset("said told announced argued warned ruled".split())  # noqa: SIM905


def with_dates(
    texts: Sequence[str],
    sources: Sequence[Sequence[Sentence]],
    articles: Mapping[str, Article],
    stands: Callable[[int, str], bool],
) -> list[str]:
    """Lines in reading order, the sentences each rests on -> the same, a day's date with the first line that tells it.

    `stands` says of a line's number and new text whether it may be put so. A date has its year where not all articles have one.
    """
    years = {day.year for article in articles.values() if (day := day_of(article.published))}
    told: dict[int, date] = {}
    dated = list(texts)
    for place, (text, lines) in enumerate(zip(texts, sources, strict=True)):
        if "day" not in text or _DATE.search(text):
            continue
        found: list[tuple[int, date]] = []

        def put(match: re.Match[str], lines: Sequence[Sentence] = lines, found: list[tuple[int, date]] = found) -> str:
            day = _resolved(match, lines, articles)
            weekday = WEEKDAYS[(match["day"] or match["first"]).casefold()]
            if day is None or found or told.get(weekday) == day or _is_apposed(match):
                return match[0]
            found.append((weekday, day))
            year = f", {day.year}" if len(years) > 1 else ""
            comma = "" if match["stop"] or match["first"] else ","
            claims = match["next"] and match["next"] in _CLAIMS and not _TOLD.isdisjoint((match["verb"] or "").split())
            that = " that" if claims else ""  # "told them on Tuesday, June 30, he would go" reads on
            return f"{match[0]}, {MONTHS[day.month - 1]} {day.day}{year}{comma}{that}"

        new = outside_quotations(text, _ON, put)
        if found and stands(place, new):
            dated[place] = new
            told.update(found)
    return dated


def _is_apposed(match: re.Match[str]) -> bool:
    """Whether what stands behind a day belongs to a name before it."""
    before = (match["verb"] or "").split()
    return bool(before) and before[-1][0].isupper() and _APPOSED.match(match.string, match.end()) is not None


def _resolved(match: re.Match[str], lines: Iterable[Sentence], articles: Mapping[str, Article]) -> date | None:
    """What was done "on Tuesday" -> on which day; None where that is not certain."""
    named = match["day"] or match["first"]
    if match["next"] and match["next"].casefold() not in MAY_FOLLOW:
        return None  # "on Sunday talk shows", "on Tuesday last week"
    around = [word.casefold() for word in _WORD.findall(match["verb"] or match["then"])]
    near = around if match["first"] else around[-_NEAR:]
    if (
        not _TO_COME.isdisjoint(around)
        or not _PRESENT.isdisjoint(near)
        or not any(word in _PASTS or word.endswith("ed") for word in near)
    ):
        return None
    weekday = WEEKDAYS[named.casefold()]
    days = {_last(weekday, day_of(articles[line.article_id].published)) for line in lines if named in line.text}
    return next(iter(days)) if len(days) == 1 else None


def _last(weekday: int, written: date | None) -> date | None:
    """A day of the week, the day of writing -> the last such day, where it was a few days before at most."""
    if written is None:
        return None
    back = (written.weekday() - weekday) % 7
    return written - timedelta(days=back) if back <= _FARTHEST else None
