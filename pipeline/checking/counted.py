"""Numbers that count another thing than in their source: "12 workers ... 40 killed" for "40 workers ... 12 killed".

Where a sentence of the sources has both numbers, `splices` finds nothing: every word stands beside its number somewhere in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from pipeline.checking.clauses import statements
from pipeline.checking.lexicon import CONNECTORS
from pipeline.checking.quantities import Quantity, quantities
from pipeline.checking.reading import Flag, Reading

_NEAR = 2  # tokens between the numbers of a result
_REACH = 3  # tokens behind a number among which what it counts is looked for


def flags(reading: Reading, sources: Sequence[Reading]) -> Iterator[Flag]:
    """The numbers of a sentence that count what in the same source sentence another number counts.

    Only where the number counts something else in each source that has it: "killing 12" says nothing of whom.
    """
    for quantity in quantities(reading):
        stated = [(source, own) for source in sources for own in _by_value(source).get((quantity.value, quantity.unit), ())]
        if stated and _is_of_other(reading, quantity, stated, sources):
            yield Flag("number", reading.span(quantity.start, quantity.end))


@lru_cache(maxsize=1 << 12)
def _by_value(reading: Reading) -> dict[tuple[float, str], list[Quantity]]:
    """The numbers of a sentence by value and unit."""
    found: dict[tuple[float, str], list[Quantity]] = {}
    for quantity in quantities(reading):
        found.setdefault((quantity.value, quantity.unit), []).append(quantity)
    return found


Stated = Sequence[tuple[Reading, Quantity]]


def _is_of_other(reading: Reading, quantity: Quantity, stated: Stated, sources: Sequence[Reading]) -> bool:
    """Whether a number is of something else, stands in another order or in a range in all sources that have it."""
    if _reversed(reading, quantity, stated, sources):
        return True
    if quantity.about:
        return False
    if all(own in _ranged(source) for source, own in stated) and quantity not in _ranged(reading):
        return True
    nouns = counted(reading, quantity)
    if nouns and all(_elsewhere(nouns, source, own) for source, own in stated):
        return True
    return _of_another(reading, quantity, stated)


def _of_another(reading: Reading, quantity: Quantity, stated: Stated) -> bool:
    """Whether a number is said of something of which the same source sentence says another: "exports rose 4 percent"."""
    owner = _owner(reading, quantity)
    if not owner:
        return False
    for source, own in stated:
        its = _owner(source, own)
        others = [other for other in quantities(source) if other.unit == own.unit and other.value != own.value]
        if not its or not its.isdisjoint(owner) or all(_owner(source, other).isdisjoint(owner) for other in others):
            return False
    return True


@lru_cache(maxsize=1 << 12)
def _owner(reading: Reading, quantity: Quantity) -> frozenset[str]:
    """The heads of the subject of the verb before a number, if no mark or other clause stands between."""
    own = next((own for own in reversed(statements(reading)) if own.at < quantity.start), None)
    if own is None or any(
        token.sort in ("pause", "end") or token.word in CONNECTORS for token in reading.tokens[own.at : quantity.start]
    ):
        return frozenset()
    return own.patient if own.passive else own.agent


def _reversed(reading: Reading, quantity: Quantity, stated: Stated, sources: Sequence[Reading]) -> bool:
    """Whether a number follows "to" where all sources have "from", or the other way round, or two stand in the other order."""
    word, pair = _before(reading, quantity), _pairs(reading).get(quantity)
    if pair is None:
        return word in ("to", "from") and all({word, _before(source, own)} == {"to", "from"} for source, own in stated)
    pairs = {other for source in sources for other in _pairs(source).values()}
    return pair[0] != pair[1] and pair not in pairs and pair[::-1] in pairs


def _before(reading: Reading, quantity: Quantity) -> str:
    return reading.tokens[quantity.start - 1].word if quantity.start else ""


@lru_cache(maxsize=1 << 12)
def _pairs(reading: Reading) -> dict[Quantity, tuple[float, float]]:
    """The results in a sentence, "31 votes to 12" or "31-12", by the first of their numbers."""
    found = {}
    for one, other in pairwise(quantities(reading)):
        near = 0 < other.start - one.end <= _NEAR and not one.unit and not other.unit
        if near and reading.tokens[other.start - 1].word in ("to", "-", "against"):
            found[one] = one.value, other.value
    return found


@lru_cache(maxsize=1 << 12)
def _ranged(reading: Reading) -> frozenset[Quantity]:
    """The numbers of a sentence that are ends of a "between ... and ..."."""
    found: set[Quantity] = set()
    for one, other in pairwise(quantities(reading)):
        if _before(reading, one) == "between" and _before(reading, other) == "and":
            found.update((one, other))
    return frozenset(found)


def _elsewhere(nouns: frozenset[str], source: Reading, own: Quantity) -> bool:
    """Whether a number of a source counts another thing there, and another number what is asked for."""
    its = counted(source, own)
    if not its or not its.isdisjoint(nouns):
        return False
    others = (other for other in quantities(source) if not _same(other, own) and not other.about)
    return any(not nouns.isdisjoint(counted(source, other)) for other in others)


def _same(one: Quantity, other: Quantity) -> bool:
    return one.value == other.value and one.unit == other.unit


def counted(reading: Reading, quantity: Quantity) -> frozenset[str]:
    """Stems of the content words right behind a number, up to a mark or another number."""
    found = []
    for token in reading.tokens[quantity.end : quantity.end + _REACH]:
        if token.sort not in ("word", "hyphen"):
            break
        if token.sort == "word" and not token.stem:
            break
        if token.stem:
            found.append(token.stem)
    return frozenset(found)
