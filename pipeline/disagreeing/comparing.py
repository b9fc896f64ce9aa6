"""Two numbers of one thing: can both be true, does one supersede the other, or do they conflict?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Literal

from pipeline.checking.clauses import statements
from pipeline.checking.dates import meanings, mentions
from pipeline.checking.lexicon import DETERMINERS, PREPOSITIONS, REPORTING
from pipeline.checking.names import names
from pipeline.checking.quantities import MONEY, quantities
from pipeline.checking.reading import Reading
from pipeline.disagreeing.counts import GROWN_SCALE, MEASURES, Count, amounts, counts, same_thing
from pipeline.disagreeing.lexicon import FALLING, GROWING, MOVING, SIBLINGS, VOTING
from pipeline.disagreeing.statements import day_of_saying, statement

Relation = Literal["same", "update", "conflict"]

_GROWTH = 3  # a toll so many times the one before is more likely another count of it
_OUTGROWN = 1.5  # "at least 5" is no news where a later report says 8
_LATER = re.compile(
    r"\b(?:so far|now (?:\w+s|have|has) "
    r"|ha(?:s|ve|d) (?:now|risen|climbed|grown|jumped|increased|reached|soared|topped)|up from|latest|updated|revised"
    r"|(?:rose|rises|climbed|climbs|jumped|jumps|grew|grows|increased|soared|soars|raised) (?:sharply )?to"
    r"|(?:more|higher) than (?:first|previously|initially|earlier|originally) "
    r"|rais(?:es|ed|ing) (?:the|an|its)|lowered|corrected|down from)\b"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_LOWERED = re.compile(r"\b(?:revised|lowered|corrected|down from|lower than)\b")


def fits(content: frozenset[str], count: Count) -> bool:
    """Whether sentences of this content can be compared by a number: a vote is voted, and nothing changes by the hour."""
    if count.unit == "vote":
        return not VOTING.isdisjoint(content)
    moving = count.unit in ("percent", "liter", *MONEY) or "point" in count.noun
    return not moving or MOVING.isdisjoint(content)


def consistent(one: Count, other: Count) -> bool:
    """Whether two numbers can both be true of one thing: rounding, bounds, conversion of units."""
    if one.unit == "vote":
        return one.amount[1:] in (other.amount[1:], other.amount[:0:-1])
    if one.value == other.value:
        return True
    for bounded, free in ((one, other), (other, one)):
        if bounded.bound and (free.value - bounded.value) * bounded.bound > 0:
            return True
    inexact = bool(one.bound or other.bound)  # "at least 14" is no 12
    slack = 0.06 if one.unit in MEASURES or inexact else 0.15 if one.about or other.about else 0.0
    if abs(one.value - other.value) <= slack * max(one.value, other.value):
        return True
    return _rounded(one.value, other.value) or _rounded(other.value, one.value)


def differ(one: Reading, other: Reading) -> bool:
    """Whether two sentences have numbers of the same thing that cannot both be true."""
    return any(same_thing(ours, theirs) and not consistent(ours, theirs) for ours in counts(one) for theirs in counts(other))


def unlike(one: Reading, other: Reading) -> bool:
    """Whether both sentences have numbers of one unit, and none in common."""
    ours, theirs = amounts(one), amounts(other)
    return ours.isdisjoint(theirs) and not {unit for unit, _ in ours}.isdisjoint(unit for unit, _ in theirs)


def of_others(one: Reading, other: Reading, *, toll: bool) -> bool:
    """Whether one sentence speaks of the boys and the other of the girls, or two different subjects do the same.

    What kills is told in many ways, so of a `toll` only subjects with full names are compared.
    """
    ours, theirs = ({token.stem for token in reading.tokens if token.stem} for reading in (one, other))
    if any(ours & group and theirs & group and not ours & theirs & group for group in SIBLINGS):
        return True
    if _of_other_people(one, other):
        return True
    return not toll and any(
        mine.stem == its.stem
        and mine.stem not in REPORTING
        and mine.agent
        and its.agent
        and mine.agent.isdisjoint(theirs)
        and its.agent.isdisjoint(ours)
        and _named(one, mine.agent) == _named(other, its.agent)
        for mine in statements(one)
        for its in statements(other)
    )


def _named(reading: Reading, heads: frozenset[str]) -> bool:
    """Whether heads have a capital, past the sentence's first word."""
    return any(token.capital and token.stem in heads for token in reading.tokens[1:])


def _of_other_people(one: Reading, other: Reading) -> bool:
    """Whether before their first verbs both sentences have a full name, and none in common: two goalkeepers' saves."""
    ours, theirs = _opening_people(one), _opening_people(other)
    words, others = ({token.stem for token in reading.tokens} for reading in (one, other))
    return bool(ours and theirs) and ours.isdisjoint(others) and theirs.isdisjoint(words)


def _opening_people(reading: Reading) -> frozenset[str]:
    """The last names of the full names that stand before the number, but for those who say it."""
    told, first = statement(reading).told, next((number.start for number in quantities(reading)), 0)
    return frozenset(
        [
            name.stems[-1]
            for name in names(reading)
            if (len(name.stems) > 1 or (name.start and reading.tokens[name.start - 1].capital))  # "Jan" may be a month
            and name.end <= first
            and name.start not in told
            and not (name.start and reading.tokens[name.start - 1].word in PREPOSITIONS | DETERMINERS)
        ]
    )


def rival_voices(one: Reading, other: Reading) -> bool:
    """Whether both sentences say whose word it is, and it is not the same: the ministry's, an institute's."""
    ours, theirs = statement(one).voice, statement(other).voice
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def other_time(one: Reading, other: Reading, written: tuple[date | None, date | None]) -> bool:
    """Whether days and months of two sentences, each in an article of that day, exclude each other: "Monday", "in January"."""
    ours, theirs = (
        [
            moment
            for mention in mentions(reading)
            if mention.start not in statement(reading).told and not day_of_saying(reading.tokens, mention.start)
            for moment in meanings(mention.moment, day)
        ]
        for reading, day in ((one, written[0]), (other, written[1]))
    )
    return bool(ours and theirs) and not any(
        all(a is None or b is None or a == b for a, b in zip(mine, its, strict=True)) for mine in ours for its in theirs
    )


def years_apart(one: Reading, other: Reading) -> bool:
    """Whether both name years, and other ones."""
    ours, theirs = ({token.text for token in reading.tokens if _YEAR.fullmatch(token.text)} for reading in (one, other))
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def _rounded(rough: float, exact: float) -> bool:
    """Whether a number is another one rounded: 14,000 for 14,012, 1.2 million for 1,234,567, 6 for 6.1."""
    if rough >= 100 and rough % 10 == 0:
        digits = f"{rough:.0f}"
        step = 10.0 ** (len(digits) - len(digits.rstrip("0")))
        return abs(rough - exact) <= min(step / 2, 0.05 * rough)
    return rough % 1 == 0 and exact % 1 != 0 and abs(rough - exact) <= 0.5


def adds_up(counted: Sequence[Count], whole: Count) -> bool:
    """Whether two counts of a sentence are the parts of a whole: "150 passengers and six crew", "33 and 33"."""
    values = [count.value for count in counted if count.unit == whole.unit]
    return any(values[i] + values[j] == whole.value for i in range(len(values)) for j in range(i))


def relation(
    one: Count,
    other: Count,
    texts: tuple[str, str],
    shared: frozenset[str],
    written: int | None,
    *,
    grown: bool = False,
    rivals: bool = False,
) -> Relation:
    """Two numbers of one thing, their sentences and what these share, and which is the later -> how they stand.

    `written` is 1 or -1, 0 where they were written at once, None where nobody knows. `grown`: a toll that may have become many
    times what it was; `rivals`: each has an authority of its own.

    What only grows (tolls, cases, acres burnt) is superseded by a later, larger number, by "at least 19" where it was "at
    least 12", and by one that is said to have risen; a number that nothing dates and nothing marks as newer conflicts.
    """
    later = written or 0
    about = one.near | one.noun | other.near | other.noun | shared
    grows = not GROWING.isdisjoint(about)
    more = 1 if other.value > one.value else -1  # the larger is the other, or the one
    grows = grows and max(one.value, other.value) <= (GROWN_SCALE if grown else _GROWTH) * min(one.value, other.value)
    if grows and one.bound == other.bound == 1 and later != -more:
        return "update"
    outgrown = max(one.value, other.value) >= _OUTGROWN * min(one.value, other.value)
    if grows and later == more and (outgrown or _LATER.search(texts[more > 0])):
        return "update"
    if consistent(one, other):
        return "same"
    if grows and (other if more > 0 else one).bound == 1 and written in (more, None):  # "at least 19" where it was 12
        return "update"
    if (grows and later == more) or (later and not FALLING.isdisjoint(about)):
        return "update"
    rivals = not grows and (rivals or not later)  # "rose to 8.1, the ministry said", "rose to 9.4, the institute said"
    if later != -more and _LATER.search(texts[more > 0]) and not (rivals and _LATER.search(texts[more < 0])):
        return "update"
    if later != more and _LOWERED.search(texts[more < 0]):
        return "update"
    return "same" if grows and later == -more else "conflict"  # a later, lower toll is rather one of another day
