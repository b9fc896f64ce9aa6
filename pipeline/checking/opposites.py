"""Words told as their opposite: "rose" for "fell", "convicted" for "acquitted", "before" for "after"; and words for the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from pipeline.checking.antonyms import OPPOSITE, SAME
from pipeline.checking.clauses import statements
from pipeline.checking.content import Content
from pipeline.checking.lexicon import CONNECTORS, DENYING, REPORTING
from pipeline.checking.phrases import BE
from pipeline.checking.reading import Flag, Reading, Token

_LEAST = 2  # words around it that the source's opposite shares
_SHARE = 0.5  # of those around it
_STOPS = CONNECTORS - {"than", "as", "before", "after", "since", "until", "that", "how", "what", "why"}
_REACH = 30  # tokens of a clause on one side
_NEAR = 3  # tokens before a word in which a "not" turns it


def flags(reading: Reading, sources: Content) -> Iterator[Flag]:
    """The words of a sentence whose opposite a source has with what is around them, and no source them."""
    for at, word in sided(reading):
        both = any(its in OPPOSITE[word] for _, its in sided(reading))
        nearby = _own if both else _around
        around = nearby(reading, at)
        beside = _beside(reading, at)
        turned = _denied(reading, at)
        alike = against = 0
        for source in sources.readings if around else ():
            for place, other in sided(source):
                same = other in SAME[word]
                if not same and other not in OPPOSITE[word]:
                    continue
                shared = len(around & nearby(source, place))
                if same == (turned == _denied(source, place)):
                    alike = max(alike, len(around) if _alike(beside, _beside(source, place)) else shared)
                else:
                    against = max(against, shared)
        if against > alike and against >= max(_LEAST, _SHARE * len(around)):
            yield Flag("opposite", reading.tokens[at].text)


@lru_cache(maxsize=1 << 12)
def sided(reading: Reading) -> tuple[tuple[int, str], ...]:
    """The words of a sentence that have an opposite, and their tokens."""
    return tuple([(at, token.word) for at, token in enumerate(reading.tokens) if token.word in SAME])


def _denied(reading: Reading, at: int) -> bool:
    near = reading.tokens[max(0, at - _NEAR) : at + 1]
    # not "that it failed | was rejected"
    return any(one.denies and not (one.word in DENYING and other.word in BE) for one, other in pairwise(near))


@lru_cache(maxsize=1 << 13)
def _around(reading: Reading, at: int) -> frozenset[str]:
    """The content words and numbers of the clause around a word, its subject in the clause before where it has none."""
    tokens = reading.tokens
    left = at
    while left > max(0, at - _REACH) and not _stops(tokens[left - 1]):
        left -= 1
    right = at + 1
    while right < min(len(tokens), at + _REACH) and not _stops(tokens[right]) and not _attributes(tokens, right):
        right += 1
    found = _words(tokens[left:at])
    if not found and left:  # "acquitted him of murder but | convicted": the subject stands before
        left -= 1
        start = left
        while start > max(0, left - _REACH) and not _stops(tokens[start - 1]):
            start -= 1
        verb = next((own.start for own in statements(reading) if start <= own.start < left), left)
        found = _words(tokens[start:verb])
    return frozenset(found | _words(tokens[at + 1 : right]))


@lru_cache(maxsize=1 << 13)
def _own(reading: Reading, at: int) -> frozenset[str]:
    """What is around a word, less what stands behind its opposite in the same sentence: "opened in 1968, was closed in 2019"."""
    tokens, word = reading.tokens, reading.tokens[at].word
    rivals = [other for other, its in sided(reading) if its in OPPOSITE[word]]
    lost: set[str] = set()
    for other in rivals:
        lost |= _words(tokens[other + 1 : at] if other < at else tokens[other + 1 : other + _REACH])
    kept = _words(tokens[at + 1 : min([other for other in rivals if other > at], default=len(tokens))])
    return _around(reading, at) - (lost - kept)


@lru_cache(maxsize=1 << 13)
def _beside(reading: Reading, at: int) -> tuple[str, str]:
    """The content words or numbers of the clause right before and behind a word; "" where there is none."""
    before = after = ""
    for token in reversed(reading.tokens[max(0, at - _REACH) : at]):
        if before or _stops(token):
            break
        before = _word(token)
    for token in reading.tokens[at + 1 : at + _REACH]:
        if after or _stops(token):
            break
        after = _word(token)
    return before, after


def _alike(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether two words have the same behind them, and nothing else before."""
    return bool(one[1]) and one[1] == other[1] and (one[0] == other[0] or not one[0] or not other[0])


def _attributes(tokens: Sequence[Token], at: int) -> bool:
    """Whether what stands behind a comma only tells who says so."""
    if tokens[at].sort != "pause":
        return False
    end = at + 1
    while end < min(len(tokens), at + _REACH) and tokens[end].sort not in ("pause", "end"):
        end += 1
    return any(token.stem in REPORTING for token in tokens[max(at + 1, end - 2) : end])


def _stops(token: Token) -> bool:
    return token.word in _STOPS or token.sort == "end" or token.text in (";", ":", "—")


def _words(tokens: Sequence[Token]) -> set[str]:
    return {_word(token) for token in tokens} - {""}


def _word(token: Token) -> str:
    return token.stem or (token.word if token.sort == "number" else "")
