"""Numbers: which of a sentence's quantities its sources bear out, value, unit and bound."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.checking.measures import amounts, having, otherwise, rounds
from pipeline.checking.quantities import DECADE, MONEY, ORDINAL, VAGUE, Quantity, quantities
from pipeline.checking.reading import Anchor, Reading

_AGE = 120  # years: "Cruz, 47," and "47-year-old Cruz" are the same


def agree(claimed: Quantity, stated: Quantity) -> bool:
    """Whether a source that states one quantity bears out the other, units aside: rounding needs its "about"."""
    if claimed.unit == VAGUE and stated.unit != VAGUE:
        return 2 * claimed.value <= stated.value < 100 * claimed.value  # "dozens" of 43
    if (claimed.unit == VAGUE) != (stated.unit == VAGUE):
        return False
    if claimed.value == stated.value:
        return claimed.bound * stated.bound != -1
    finer = not stated.about or (not stated.bound and _digits(stated.value) > _digits(claimed.value))  # "some 9,860"
    return claimed.about and finer and rounds(claimed, stated.value)


def _digits(value: float) -> int:
    """How many digits of a number are told: 2 of 14,000."""
    return len(f"{value:.6f}".replace(".", "").strip("0"))


def same_unit(claimed: Quantity, stated: str) -> bool:
    """Whether a claim of one unit follows from another: one that is left out may be time or measure, not money or percent."""
    if claimed.unit in (stated, VAGUE):
        return True
    if not claimed.unit:
        return stated not in MONEY and stated not in ("percent", "point", ORDINAL, DECADE, VAGUE)
    return claimed.unit == "year" and not stated and claimed.value < _AGE


@dataclass(frozen=True, slots=True)
class Numbers:
    """The quantities of source sentences by value, their places left out, with the sentences that have them (bit sets)."""

    table: dict[float, dict[Quantity, int]]
    readings: Sequence[Reading]


def index(readings: Sequence[Reading]) -> Numbers:
    """Source sentences -> their numbers."""
    table: dict[float, dict[Quantity, int]] = {}
    for number, reading in enumerate(readings):
        for quantity in quantities(reading):
            where = table.setdefault(quantity.value, {})
            key = quantity._replace(start=0, end=0)
            where[key] = where.get(key, 0) | 1 << number
    return Numbers(table, readings)


def anchors(reading: Reading, sources: Numbers) -> Iterator[Anchor]:
    """The numbers of a sentence with the sources that bear them out; kind "unit" where only the unit is another."""
    for claimed in quantities(reading):
        found = other_unit = 0
        inexact = claimed.about or claimed.unit == VAGUE
        for table in sources.table.values() if inexact else [sources.table.get(claimed.value, {})]:
            for stated, where in table.items():
                if agree(claimed, stated):
                    if same_unit(claimed, stated.unit):
                        found |= where
                    else:
                        other_unit |= where
        if not found:
            found = otherwise(reading, claimed, sources.readings)
        if not found and claimed.value == 1 and not claimed.unit:
            found = _single(reading, claimed, sources.readings)
        yield Anchor(claimed.start, claimed.end, found, "unit" if other_unit else "number", found)
    for part in amounts(reading):
        if part.unit == "percent" and not part.numbered and _is_share(reading, part.at):
            found = having(part.value, part.unit, sources.readings)
            yield Anchor(part.at, part.at + 1, found, "number", found)


def _is_share(reading: Reading, at: int) -> bool:
    """Whether a "quarter" is a part, and no time: "by a quarter", "a quarter of them"."""
    behind = reading.tokens[at + 1].word if at + 1 < len(reading.tokens) else ""
    return at > 1 and (reading.tokens[at - 2].word == "by" or (behind == "of" and reading.tokens[at].word != "half"))


def _single(reading: Reading, claimed: Quantity, sources: Sequence[Reading]) -> int:
    """The sources that say "a soldier" or "another soldier" where a sentence says "one soldier"."""
    noun = next((token.stem for token in reading.tokens[claimed.end : claimed.end + 2] if token.stem), "")
    found = 0
    for number, source in enumerate(sources):
        pairs = zip(source.tokens, source.tokens[1:], strict=False)
        if any(one.word in ("a", "an", "another", "single", "sole") and other.stem == noun for one, other in pairs):
            found |= 1 << number
    return found
