"""Numbers that count another thing than in their source: "12 workers ... 40 killed" for "40 workers ... 12 killed".

Where a sentence of the sources has both numbers, `splices` finds nothing: every word stands beside its number somewhere in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.checking.quantities import Quantity, quantities
from pipeline.checking.reading import Flag, Reading

_REACH = 3  # tokens behind a number among which what it counts is looked for


def flags(reading: Reading, sources: Sequence[Reading]) -> Iterator[Flag]:
    """The numbers of a sentence that count what in the same source sentence another number counts.

    Only where the number counts something else in each source that has it: "killing 12" says nothing of whom.
    """
    for quantity in quantities(reading):
        nouns = _counted(reading, quantity)
        if nouns and not quantity.about:
            stated = [(source, own) for source in sources for own in quantities(source) if _same(own, quantity)]
            if stated and all(_elsewhere(nouns, source, own) for source, own in stated):
                yield Flag("number", reading.span(quantity.start, quantity.end))


def _elsewhere(nouns: frozenset[str], source: Reading, own: Quantity) -> bool:
    """Whether a number of a source counts another thing there, and another number what is asked for."""
    its = _counted(source, own)
    if not its or not its.isdisjoint(nouns):
        return False
    others = (other for other in quantities(source) if not _same(other, own) and not other.about)
    return any(not nouns.isdisjoint(_counted(source, other)) for other in others)


def _same(one: Quantity, other: Quantity) -> bool:
    return one.value == other.value and one.unit == other.unit


def _counted(reading: Reading, quantity: Quantity) -> frozenset[str]:
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
