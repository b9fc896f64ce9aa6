"""What came first: "before" told as "after"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from pipeline.checking.clauses import statements
from pipeline.checking.content import Content
from pipeline.checking.lexicon import CONNECTORS
from pipeline.checking.reading import Flag, Reading, Token, is_date_word

_EARLIER = {"before": True, "after": False, "following": False}
_LEAST = 2  # words that a sentence shares with a source which has them in the other order
_STOPS = CONNECTORS - {"than", "as", "before", "after", "that", "how", "what", "why"}


class _Order(NamedTuple):
    """A "before" or "after", and the content words of what came first and of what came then."""

    at: int
    first: frozenset[str]
    then: frozenset[str]


def flags(reading: Reading, sources: Content) -> Iterator[Flag]:
    """The words "before" and "after" that a source has the other way round, and none so."""
    for said in _orders(reading):
        right = wrong = 0
        for source in sources.readings:
            for own in _orders(source):
                right = max(right, len(said.first & own.first) + len(said.then & own.then))
                wrong = max(wrong, _crosswise(said, own))
        if wrong > right and wrong >= _LEAST:
            yield Flag("opposite", reading.tokens[said.at].text)


def _crosswise(said: _Order, own: _Order) -> int:
    """Words that a source has in the other order; 0 where only one side has any, but "after it" says nothing of the other."""
    first, then = len(said.first & own.then), len(said.then & own.first)
    return first + then if (first or not own.then) and (then or not own.first) else 0


@lru_cache(maxsize=1 << 12)
def _orders(reading: Reading) -> tuple[_Order, ...]:
    tokens = reading.tokens
    found = []
    for at, token in enumerate(tokens[:-1]):
        if token.word not in _EARLIER or tokens[at + 1].sort == "number" or is_date_word(tokens[at + 1]):
            continue
        fronted = not at or tokens[at - 1].sort == "pause" or tokens[at - 1].word in ("and", "but")
        end = at + 1
        while end < len(tokens) and not _ends(tokens[end], comma=fronted):
            end += 1
        under = _words(tokens[at + 1 : end])
        if fronted and end < len(tokens) and tokens[end].sort == "pause":
            stop = end + 1
            while stop < len(tokens) and not _ends(tokens[stop], comma=False):
                stop += 1
            main = _words(tokens[end + 1 : stop])
        else:
            start = at
            while start and not _ends(tokens[start - 1], comma=False):
                start -= 1
            main = _words(tokens[start:at])
            if start and tokens[start - 1].word in ("and", "but") and not _has_subject(reading, start, at):
                main |= _subject(reading, start)
        if main:
            found.append(_Order(at, main, under) if _EARLIER[token.word] else _Order(at, under, main))
    return tuple(found)


def _has_subject(reading: Reading, start: int, end: int) -> bool:
    """Whether a clause has words before its verb."""
    return any(own.start > start for own in statements(reading) if start <= own.at < end)


def _subject(reading: Reading, start: int) -> frozenset[str]:
    """Who the clauses before a place are about."""
    own = next((own for own in statements(reading) if own.at < start), None)
    return frozenset() if own is None else own.patient if own.passive else own.agent


def _ends(token: Token, *, comma: bool) -> bool:
    if token.sort == "pause":
        return comma or token.text != ","
    return token.sort == "end" or token.word in _STOPS or token.word in _EARLIER


def _words(tokens: tuple[Token, ...]) -> frozenset[str]:
    return frozenset([token.stem for token in tokens if token.stem])
