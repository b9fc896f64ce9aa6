"""How old people are said to be: "Marcus Webb, 36," and "34-year-old Webb"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from pipeline.checking.names import Name, names
from pipeline.checking.quantities import Quantity, quantities
from pipeline.checking.reading import Reading, Token

_OLDEST = 115


class Age(NamedTuple):
    """A person's name in stems, the years, and the tokens of the number."""

    name: tuple[str, ...]
    value: float
    at: int
    end: int


@lru_cache(maxsize=1 << 12)
def ages(reading: Reading) -> tuple[Age, ...]:
    """The ages that a sentence gives with a name."""
    tokens = reading.tokens
    found: list[Age] = []
    for quantity in quantities(reading):
        if quantity.unit not in ("", "year") or quantity.about or quantity.value % 1 or not 1 <= quantity.value <= _OLDEST:
            continue
        old = [token.word for token in tokens[quantity.start + 1 : quantity.start + 5]] == ["-", "year", "-", "old"]
        behind = _enclosed(tokens, quantity)
        if old or behind:
            whose = [name for name in names(reading) if _whose(tokens, name, quantity, old=old)]
            found += [Age(name.stems, quantity.value, quantity.start, quantity.start + 1) for name in whose]
    return tuple(found)


def _enclosed(tokens: Sequence[Token], quantity: Quantity) -> bool:
    """ ", 36," or "(36)"."""
    before = tokens[quantity.start - 1].text if quantity.start else ""
    after = tokens[quantity.end].text if quantity.end < len(tokens) else ""
    return before in (",", "(") and after in (",", ")", ".", ";")


def _whose(tokens: Sequence[Token], name: Name, quantity: Quantity, *, old: bool) -> bool:
    """Whether an age is that of a name: "Webb, 36,", "Webb, a 36-year-old", "36-year-old Marcus Webb"."""
    if name.start >= quantity.end:
        return old and name.start == quantity.start + 5 and len(name.stems) > 1
    between = [token.text for token in tokens[name.end : quantity.start]]
    return between in ([",", "a"], [",", "an"]) if old else between in ([","], ["("])


def differ(one: Age, other: Age) -> bool:
    """Whether two ages cannot be those of one person before and after a birthday: one name is part of the other."""
    shorter, longer = sorted((one.name, other.name), key=len)
    same = shorter[-1] == longer[-1] and len(longer) > 1 and set(shorter) <= set(longer)
    return same and abs(one.value - other.value) > 1
