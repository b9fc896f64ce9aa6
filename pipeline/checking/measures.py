"""The same amount in other measures: "12 miles" for 19 kilometres, "three months" for a quarter, "a third" for 33 percent."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from pipeline.checking.quantities import Quantity, quantities
from pipeline.checking.reading import Reading

_METRES = {"mile": 1609.344, "kilometer": 1000.0, "meter": 1.0, "yard": 0.9144, "foot": 0.3048, "inch": 0.0254}
_MONTHS = {"month": 1.0, "year": 12.0, "decade": 120.0, "century": 1200.0}
_DAYS = {"day": 1.0, "week": 7.0}
_HOURS = {"minute": 1 / 60, "hour": 1.0, "day": 24.0}
_SCALES = (_METRES, _MONTHS, _DAYS, _HOURS)
# Words that are an amount by themselves, and how much of what.
_SPANS = {
    "decade": (10.0, "year"), "century": (100.0, "year"), "fortnight": (2.0, "week"), "quarter": (3.0, "month"),
    "year": (12.0, "month"), "week": (7.0, "day"), "day": (24.0, "hour"), "half": (6.0, "month"),
}  # fmt: skip
_ONCE = frozenset("a an one first second third fourth last this next past".split())  # noqa: SIM905
_PARTS = {"half": 50.0, "quarter": 25.0, "third": 100 / 3, "fifth": 20.0, "tenth": 10.0}
_NEAR = 1.5  # percentage points that a third may be off


class Amount(NamedTuple):
    """A word that is an amount by itself, "a decade", "two thirds", and its token."""

    value: float
    unit: str
    at: int
    numbered: bool  # "third" is a number too


@lru_cache(maxsize=1 << 12)
def amounts(reading: Reading) -> tuple[Amount, ...]:
    """The amounts of a sentence that are said without a number, or as a fraction."""
    tokens = reading.tokens
    found: list[Amount] = []
    for at, token in enumerate(tokens):
        before = tokens[at - 1].word if at else ""
        if before == "-" and at > 1:
            before = tokens[at - 2].word
        if token.word in _SPANS and before in _ONCE and not (before == "a" and at > 1 and tokens[at - 2].word == "by"):
            found.append(Amount(*_SPANS[token.word], at, False))
        base = token.word.removesuffix("s") if token.word != "halves" else "half"
        if base in _PARTS and (base == "half" or before in ("a", "one", "two", "three")):
            times = {"two": 2, "three": 3}.get(before, 1)
            found.append(Amount(times * _PARTS[base], "percent", at, base == "third"))
    return tuple(found)


def otherwise(reading: Reading, claimed: Quantity, sources: Sequence[Reading]) -> int:
    """The sources (a bit set) that have an amount in another measure."""
    mine = next((one for one in amounts(reading) if claimed.start <= one.at < claimed.end), None)
    if mine is not None and mine.unit == "percent":
        return having(mine.value, mine.unit, sources)
    scales = [scale for scale in _SCALES if claimed.unit in scale]
    if not scales and claimed.unit != "percent":
        return 0
    found = 0
    for number, source in enumerate(sources):
        same = any(_equal(claimed.value, claimed.unit, one.value, one.unit) for one in amounts(source))
        if same or any(_converts(claimed, stated) for stated in quantities(source) if stated.unit != claimed.unit):
            found |= 1 << number
    return found


def _converts(claimed: Quantity, stated: Quantity) -> bool:
    """Whether a quantity of another unit is as much: exactly, or by length as far as digits tell."""
    if stated.bound != claimed.bound:
        return False
    for scale in _SCALES:
        if claimed.unit in scale and stated.unit in scale:
            value = stated.value * scale[stated.unit] / scale[claimed.unit]
            return rounds(claimed._replace(bound=0), value) if scale is _METRES else value == claimed.value
    return False


def rounds(claimed: Quantity, value: float) -> bool:
    """Whether an "about", "more than" or "nearly" so much may be said of a value: within its last digit that is not 0."""
    step = 10.0 ** (len(f"{claimed.value:.0f}") - len(f"{claimed.value:.0f}".rstrip("0"))) if claimed.value % 1 == 0 else 0.1
    step = min(step, max(claimed.value / 5, 1.0))
    off = value - claimed.value
    match claimed.bound:
        case 1:
            return 0 < off < step
        case -1:
            return -step < off < 0
        case _:
            return abs(off) <= step / 2


def _equal(value: float, unit: str, other: float, its: str) -> bool:
    return unit == its and (abs(value - other) <= _NEAR if unit == "percent" else value == other)


def having(value: float, unit: str, sources: Sequence[Reading]) -> int:
    """The sources with an amount, as a number or in a word."""
    found = 0
    for number, source in enumerate(sources):
        told = [(one.value, one.unit) for one in quantities(source)] + [(one.value, one.unit) for one in amounts(source)]
        if any(_equal(value, unit, *one) for one in told):
            found |= 1 << number
    return found


def stands_for(reading: Reading, at: int, sources: Sequence[Reading]) -> bool:
    """Whether a word is an amount that the sources have in numbers ("a decade": ten years), or the year of its quarter."""
    tokens = reading.tokens
    if tokens[at].word == "half" and [token.word for token in tokens[at + 1 : at + 3]] == ["a", "dozen"]:
        return True
    if tokens[at].word == "year" and at > 2 and tokens[at - 1].word == "the" and tokens[at - 2].word == "of":
        return tokens[at - 3].word in ("months", "quarter", "half", "weeks", "days")
    return any(one.at == at and having(one.value, one.unit, sources) for one in amounts(reading))
