"""Denial: what a sentence affirms must not be only denied by its sources, nor the other way round."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from pipeline.checking.lexicon import CONNECTORS, DENYING
from pipeline.checking.reading import Flag, Reading

_SCOPE = 3  # content words after a denial: "not been able to reach a deal"
_START = "^"
_NO_DENIAL = frozenset(("only", "just", "least", "fewer", "less", "more", "doubt", "longer", "matter", "later"))  # "not only"


class Denials(NamedTuple):
    """A sentence's content words two by two, told apart by whether a denial stands between or before them.

    `scopes` holds for each denial its token and the stems it governs.
    """

    plain: frozenset[tuple[str, str]]
    denied: frozenset[tuple[str, str]]
    scopes: tuple[tuple[int, tuple[str, ...]], ...]
    places: dict[int, bool]  # which of its content words stand right behind a denial; whether that is a denial as such
    at: dict[int, int]  # and the token of that denial


@lru_cache(maxsize=1 << 12)
def denials(reading: Reading) -> Denials:
    """What a sentence denies."""
    tokens = reading.tokens
    stems = [tokens[index].stem for index in reading.content]
    pairs = list(zip([_START, *stems], stems, strict=False))
    deniers = [index for index, token in enumerate(tokens) if token.denies and not _idle(reading, index)]
    if not deniers:
        return Denials(frozenset(pairs), frozenset(), (), {}, {})
    scopes: list[tuple[int, tuple[str, ...]]] = []
    places: dict[int, bool] = {}
    where: dict[int, int] = {}
    for index in deniers:
        governed: list[str] = []
        for after in tokens[index + 1 :]:
            if after.sort in ("pause", "end") or (after.word in CONNECTORS and after.word not in ("that", "to") and governed):
                break
            if after.stem and not after.denies:
                governed.append(after.stem)
                if len(governed) == _SCOPE:
                    break
        scopes.append((index, tuple(governed)))
        following = next((number for number, at in enumerate(reading.content) if at > index), None)
        if following is not None:
            places[following] = places.get(following, False) or tokens[index].word not in DENYING
            where[following] = index
    return Denials(
        frozenset(pair for number, pair in enumerate(pairs) if number not in places),
        frozenset(pair for number, pair in enumerate(pairs) if number in places),
        tuple(scopes),
        places,
        where,
    )


def _idle(reading: Reading, index: int) -> bool:
    """Whether a denial denies nothing: "not only", "no doubt", "no longer" is content of its own."""
    following = reading.tokens[index + 1].word if index + 1 < len(reading.tokens) else ""
    return following in _NO_DENIAL


@dataclass(frozen=True, slots=True)
class Denied:
    """Where source sentences affirm and deny each pair of content words (bit sets), and which words they only deny."""

    plain: dict[tuple[str, str], int]
    denied: dict[tuple[str, str], int]
    affirmed: frozenset[str]  # words that stand outside every denial somewhere
    governed: frozenset[str]  # words in the scope of a denial somewhere
    first: frozenset[str]  # words right after a denial somewhere


def index(readings: Sequence[Reading]) -> Denied:
    """Source sentences -> what they affirm and deny."""
    plain: dict[tuple[str, str], int] = {}
    denied: dict[tuple[str, str], int] = {}
    affirmed: set[str] = set()
    governed: set[str] = set()
    first: set[str] = set()
    for number, reading in enumerate(readings):
        said, bit = denials(reading), 1 << number
        for pair in said.plain:
            plain[pair] = plain.get(pair, 0) | bit
        for pair in said.denied:
            denied[pair] = denied.get(pair, 0) | bit
        here = {stem for _, scope in said.scopes for stem in scope}
        governed |= here
        first.update(scope[0] for _, scope in said.scopes if scope)
        affirmed.update(stem for _, stem in said.plain if stem not in here)
    return Denied(plain, denied, frozenset(affirmed), frozenset(governed), frozenset(first))


def flags(reading: Reading, sources: Denied, closer: Callable[[int, int], bool]) -> Iterator[Flag]:
    """Denials that no source makes, and affirmations of what the sources only deny.

    Where some sources affirm a pair of words and others deny it, `closer(these, those)` says whether one set of
    sentences (bit sets) has one that shares more of this sentence's content than any of the other set.
    """
    said = denials(reading)
    tokens = reading.tokens
    here = {stem for _, scope in said.scopes for stem in scope}
    stems = [tokens[at].stem for at in reading.content]
    for number, (at, pair) in enumerate(zip(reading.content, zip([_START, *stems], stems, strict=False), strict=True)):
        stem = pair[1]
        affirms, denies = sources.plain.get(pair, 0), sources.denied.get(pair, 0)
        if number in said.places:
            wrong = (
                closer(affirms, denies) if affirms and denies else not denies and (bool(affirms) or stem not in sources.governed)
            )
            if wrong and said.places[number]:
                yield Flag("negation", reading.span(said.at[number], at + 1))
        elif stem not in here and number + 1 not in said.places:
            wrong = (
                closer(denies, affirms)
                if affirms and denies
                else bool(denies) or (not affirms and stem in sources.first and stem not in sources.affirmed)
            )
            if wrong:
                yield Flag("negation", reading.span(at, at + 1))
