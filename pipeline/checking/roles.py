"""Words of role and standing ("former", "acting", "alleged"): attached to whom the sources attach them, and not lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from pipeline.checking.lexicon import BINDING, COURTESY, STATUS
from pipeline.checking.reading import Flag, Reading, Token, is_date_word

_REACH = 4  # content words of a noun phrase after "former": "former U.S. special envoy Khalilzad"
_AROUND = 6  # tokens: "Khalilzad, a former envoy"


_VERBS = frozenset("accused suspected convicted indicted charged acquitted jailed imprisoned ousted suspended fired".split())  # noqa: SIM905
_ADVERBS = frozenset(("then", "late"))  # "then-candidate", "the late John McCain"; else they tell the time


def _stands_before_name(reading: Reading, index: int) -> bool:
    after = reading.tokens[index + 1] if index + 1 < len(reading.tokens) else None
    return after is not None and (after.sort == "hyphen" or after.title or (after.capital and not is_date_word(after)))


class Attached(NamedTuple):
    """A status word, its token, the stems that it governs, nearest first, and those of them that are capitalised."""

    status: str
    at: int
    governed: tuple[str, ...]
    named: tuple[str, ...]


@lru_cache(maxsize=1 << 12)
def attached(reading: Reading) -> tuple[Attached, ...]:
    """The status words of a sentence with what they stand before."""
    tokens, found = reading.tokens, []
    for index, token in enumerate(tokens):
        if token.word not in STATUS or (token.word in _ADVERBS and not _stands_before_name(reading, index)):
            continue
        governed: list[Token] = []
        for after in tokens[index + 1 :]:
            if after.sort == "hyphen":
                continue
            if not after.stem or len(governed) == _REACH:
                break
            governed.append(after)
        named = tuple([other.stem for other in governed if other.capital])
        found.append(Attached(token.word, index, tuple([other.stem for other in governed]), named))
    return tuple(found)


@lru_cache(maxsize=1 << 12)
def _around(reading: Reading) -> frozenset[tuple[str, str]]:
    """Status words with the stems they govern, and with the capitalised words near them."""
    pairs: set[tuple[str, str]] = set()
    for status, index, governed, _ in attached(reading):
        pairs.update((status, stem) for stem in governed)
        near = reading.tokens[max(0, index - _AROUND) : index + _AROUND + 1]
        pairs.update((status, token.stem) for token in near if token.stem and token.capital)
    return frozenset(pairs)


_UNDER = frozenset(("vice", "deputy", "assistant", "associate"))


@lru_cache(maxsize=1 << 12)
def _ranks(reading: Reading) -> tuple[tuple[int, tuple[str, str], bool], ...]:
    """Titles before a name ("Prime Minister Anker"): where, title and last name, and whether "deputy" stands before them."""
    tokens, found = reading.tokens, []
    for at, token in enumerate(tokens):
        if (
            not token.title
            or token.word in _UNDER | COURTESY
            or (at and tokens[at - 1].title and tokens[at - 1].word not in _UNDER)
        ):
            continue
        end = at + 1
        while end < len(tokens) and (tokens[end].capital or tokens[end].title) and tokens[end].stem:
            end += 1
        if end > at + 1 and not tokens[end - 1].title:
            found.append((at, (token.stem, tokens[end - 1].stem), bool(at) and tokens[at - 1].word in _UNDER))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Roles:
    """What source sentences attach to what, and where each stem stands right behind a status word, and free of any.

    `deputies` have a title and a name of those who are told as its vice or deputy only.
    """

    pairs: frozenset[tuple[str, str]]
    bound: dict[str, int]
    free: dict[str, int]
    deputies: frozenset[tuple[str, str]]


def index(readings: Sequence[Reading]) -> Roles:
    """Source sentences -> their words of role and standing."""
    pairs: set[tuple[str, str]] = set()
    bound: dict[str, int] = {}
    free: dict[str, int] = {}
    for number, reading in enumerate(readings):
        for stem in _bound(reading):
            bound[stem] = bound.get(stem, 0) | 1 << number
        pairs |= _around(reading)
    for number, reading in enumerate(readings if bound else ()):
        here = _bound(reading)
        for token in reading.tokens:
            if token.stem in bound and token.stem not in here:
                free[token.stem] = free.get(token.stem, 0) | 1 << number
    ranks = [(rank, under) for reading in readings for _, rank, under in _ranks(reading)]
    plain = {rank for rank, under in ranks if not under}
    return Roles(frozenset(pairs), bound, free, frozenset(rank for rank, under in ranks if under and rank not in plain))


def _bound(reading: Reading) -> set[str]:
    return {
        governed[0]
        for status, at, governed, _ in attached(reading)
        if governed and status in BINDING and not (status in _VERBS and _is_verb(reading, at))
    }


def _is_verb(reading: Reading, at: int) -> bool:
    """Whether a status word is what somebody did: "the jury acquitted Odum", not "the convicted killer"."""
    before = reading.tokens[at - 1] if at else None
    return before is not None and bool(before.stem) and not before.title


def flags(reading: Reading, sources: Roles, closer: Callable[[int, int], bool]) -> Iterator[Flag]:
    """Status words that no source attaches to what they stand before, and words that lost theirs.

    A word that the sources have with its status and without: what the closest sentences have counts (see `negation`).
    """
    here: set[str] = set()
    for status, index, governed, named in attached(reading):
        here.update(governed)
        wanted = (*governed[:1], *named)
        missing = [stem for stem in wanted if (status, stem) not in sources.pairs]
        # As a verb it has an object: "accused Senator Carla Whitfield" of a source's "accused Whitfield".
        if missing and (status not in _VERBS or len(missing) == len(wanted)):
            yield Flag("status", reading.span(index, index + 1))
    for index, rank, under in _ranks(reading) if sources.deputies else ():
        if not under and rank in sources.deputies:
            yield Flag("status", reading.span(index, index + 1))
    for index, token in enumerate(reading.tokens):
        bound = sources.bound.get(token.stem, 0) if token.stem and token.stem not in here else 0
        if bound and (not sources.free.get(token.stem) or closer(bound, sources.free[token.stem])):
            yield Flag("status", reading.span(index, index + 1))
