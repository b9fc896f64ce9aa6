"""Words of role and standing ("former", "acting", "alleged"): attached to whom the sources attach them, and not lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from pipeline.checking.lexicon import BINDING, COURTESY, DETERMINERS, STATUS
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
_HEADS = frozenset("head boss treasurer manager owner founder coach editor principal dean inspector superintendent".split())  # noqa: SIM905
_PHRASE = 3  # words of a title: "deputy central bank governor"


class Rank(NamedTuple):
    """A title and whose it is: its token, its stem, the stem of the surname, and whether "deputy" stands before it."""

    at: int
    title: str
    name: str
    under: bool


@lru_cache(maxsize=1 << 12)
def _ranks(reading: Reading) -> tuple[Rank, ...]:
    """The titles of names: "Prime Minister Anker", "the bank's head, Ugo Marsh", "Elena Rask, deputy head of the bank"."""
    tokens, found = reading.tokens, []
    for at, token in enumerate(tokens):
        if not (token.title or token.word in _HEADS) or token.word in _UNDER | COURTESY:
            continue
        before = tokens[at - 1] if at else None
        if before is not None and before.title and before.word not in _UNDER and token.title:
            continue
        begin = at
        while begin and at - begin < _PHRASE and _is_of_title(tokens[begin - 1]):
            begin -= 1
        under = bool(begin) and tokens[begin - 1].word in _UNDER
        end = at + 1
        while end < len(tokens) and tokens[end].title:
            end += 1
        if end < len(tokens) and tokens[end].text == ",":
            end += 1
        surname = _surname(tokens, end)
        open_ = surname is not None and tokens[end - 1].text == "," and surname[1] < len(tokens)
        if surname is None or (open_ and tokens[surname[1]].sort not in ("pause", "end")):  # ", the head of the bank, Rask said"
            surname = _beside(tokens, begin - under)
        if surname:
            found.append(Rank(at, token.stem, surname[0], under))
    return tuple(found)


def _is_of_title(token: Token) -> bool:
    return (bool(token.stem) or token.sort == "hyphen") and token.word not in _UNDER


def _is_of_name(token: Token) -> bool:
    return token.capital and bool(token.stem) and not token.title and not is_date_word(token)


def _surname(tokens: Sequence[Token], start: int) -> tuple[str, int] | None:
    """The stem of the last word of the name that begins at a token, and where it ends."""
    end = start
    while end < len(tokens) and _is_of_name(tokens[end]):
        end += 1
    return (tokens[end - 1].stem, end) if end > start else None


def _beside(tokens: Sequence[Token], begin: int) -> tuple[str, int] | None:
    """The name that a phrase which begins at a token is put beside: "Ugo Marsh, the bank's | head"."""
    while begin and (tokens[begin - 1].word in DETERMINERS or tokens[begin - 1].text.endswith(("'s", "’s"))):
        begin -= 1
    if begin < 2 or tokens[begin - 1].text != "," or not _is_of_name(tokens[begin - 2]):
        return None
    return tokens[begin - 2].stem, begin - 1


@dataclass(frozen=True, slots=True)
class Roles:
    """What source sentences attach to what, and where each stem stands right behind a status word, and free of any.

    `ranks` have a title, a name, and whether it is told as its vice or deputy.
    """

    pairs: frozenset[tuple[str, str]]
    bound: dict[str, int]
    free: dict[str, int]
    ranks: frozenset[tuple[str, str, bool]]


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
    ranks = frozenset((rank.title, rank.name, rank.under) for reading in readings for rank in _ranks(reading))
    return Roles(frozenset(pairs), bound, free, ranks)


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
        headed = next((stem for stem in governed if (status, stem) in sources.pairs and stem not in named), "")
        wanted = (headed or governed[0], *named) if governed else named  # "deputy central bank governor"
        missing = [stem for stem in wanted if (status, stem) not in sources.pairs]
        # As a verb it has an object: "accused Senator Carla Whitfield" of a source's "accused Whitfield".
        if missing and (status not in _VERBS or len(missing) == len(wanted)):
            yield Flag("status", reading.span(index, index + 1))
    for rank in _ranks(reading) if sources.ranks else ():
        told = {(title, under) for title, name, under in sources.ranks if name == rank.name}
        if (rank.title, not rank.under) in told and (rank.title, rank.under) not in told:
            yield Flag("status", reading.span(rank.at, rank.at + 1))
        elif told and all(title != rank.title for title, _ in told) and any(title == rank.title for title, _, _ in sources.ranks):
            yield Flag("status", reading.span(rank.at, rank.at + 1))  # another's
    for index, token in enumerate(reading.tokens):
        bound = sources.bound.get(token.stem, 0) if token.stem and token.stem not in here else 0
        if bound and (not sources.free.get(token.stem) or closer(bound, sources.free[token.stem])):
            yield Flag("status", reading.span(index, index + 1))
