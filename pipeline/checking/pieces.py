"""A sentence -> its pieces between conjunctions and marks, each with its verbs and its dates, times, numbers and names."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from pipeline.checking.clauses import statements
from pipeline.checking.counted import counted
from pipeline.checking.dates import mentions
from pipeline.checking.lexicon import CONNECTORS, PERSONAL
from pipeline.checking.names import names
from pipeline.checking.quantities import quantities
from pipeline.checking.reading import Reading

_PARTS = CONNECTORS - {"than", "how", "what", "why", "as", "that", "since", "until", "or", "nor"}
_TIMES = frozenset("noon midnight dawn dusk morning afternoon evening".split())  # noqa: SIM905
_ANYBODY = PERSONAL | {"them", "whom", "those", "others", "him", "her"}


class Value(NamedTuple):
    """A date, time, number or name in a clause: what may stand in its place is of the same kind."""

    kind: str
    what: object
    start: int
    end: int
    loose: bool  # a sentence's first word: it may be no name
    counts: frozenset[str]  # stems of what a number counts, the kind of what is no plain number


class Piece(NamedTuple):
    """A piece of a sentence between conjunctions and marks: its other content words, verbs and values; whether "he" is in it."""

    words: frozenset[str]
    verbs: frozenset[str]
    values: tuple[Value, ...]
    anybody: bool
    start: int
    end: int
    behind: int  # where what stands behind its first verb begins
    own: bool  # its verbs are its own: those of the clause before where it has none, "and 18 percent for the other"

    def joined(self, other: Piece) -> Piece:
        """Both as one."""
        return self._replace(
            words=self.words | other.words, verbs=self.verbs | other.verbs, values=(*self.values, *other.values),
            anybody=self.anybody or other.anybody, end=other.end, behind=min(self.behind, other.behind),
        )  # fmt: skip


@lru_cache(maxsize=1 << 12)
def pieces(reading: Reading) -> tuple[Piece, ...]:
    """The pieces of a sentence; what a comma parts off is one only if it has a verb and the one before it has."""
    tokens, values = reading.tokens, values_of(reading)
    valued = {at for value in values if not value.loose for at in range(value.start, value.end)}
    inside = {at for value in values for at in range(value.start, value.end)}
    verbs = {own.at for own in statements(reading)} | {own.start for own in statements(reading)}
    begun = {value.start: value.end for value in values}
    joins = {value.end for value in values if begun.get(value.end + 1, len(tokens)) not in verbs and value.end + 1 in begun}
    ends = [
        at for at, token in enumerate(tokens)
        if (token.sort in ("pause", "end") or token.word in _PARTS) and at not in inside and at not in joins  # "Chad and Niger"
    ]  # fmt: skip
    found: list[Piece] = []
    for start, end in zip([0, *ends], [*ends, len(tokens)], strict=True):
        at = range(start, end)
        own = Piece(
            frozenset([tokens[place].stem for place in at if tokens[place].stem and place not in valued]),
            frozenset([tokens[place].stem for place in at if place in verbs and tokens[place].stem]),
            tuple([value for value in values if start <= value.start < end]),
            any(tokens[place].word in _ANYBODY for place in at),
            start,
            end,
            next((place for place in at if place in verbs), len(tokens)),
            True,
        )
        parted = bool(own.words) and bool(own.verbs or (own.values and tokens[start].text != ","))
        if found and not (parted and (found[-1].verbs or tokens[start].text == ";")):
            found[-1] = found[-1].joined(own)
        elif found and not own.verbs:  # "ordered 12 percent for the one and 18 percent for the other"
            found.append(own._replace(words=own.words | found[-1].verbs, verbs=found[-1].verbs, own=False))
        else:
            found.append(own)
    return tuple(found)


@lru_cache(maxsize=1 << 12)
def values_of(reading: Reading) -> tuple[Value, ...]:
    """The dates, times, numbers and names of a sentence."""
    any_ = frozenset(("",))
    found = [Value("date", mention.moment, mention.start, mention.end, False, any_) for mention in mentions(reading)]
    for quantity in quantities(reading):
        kind = "time" if quantity.unit in ("a.m", "p.m") else f"number {quantity.unit}"
        found.append(
            Value(kind, quantity, quantity.start, quantity.end, False, any_ if quantity.unit else counted(reading, quantity))
        )
    found += [
        Value("time", token.word, at, at + 1, False, any_) for at, token in enumerate(reading.tokens) if token.word in _TIMES
    ]
    found += [Value("name", name.stems, name.start, name.end, name.opens, any_) for name in names(reading)]
    return tuple(found)
