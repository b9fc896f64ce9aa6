"""Two wordings of a fact -> whether one is evidence for the other."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from pipeline.checking.contrary import contrary
from pipeline.checking.lexicon import DENYING
from pipeline.text import denies, read_words

_TO_TWELVE = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMERALS = frozenset((*_TO_TWELVE, "hundred", "thousand", "million", "billion"))


def says_no(said: Iterable[str]) -> bool:
    """Whether folded words have one that denies: "not", "denied", "refused"."""
    return any(word in DENYING or denies(word) for word in said)


def bears_out(other: str, sentence: str) -> bool:
    """Whether another wording of a fact is evidence for this one: its numbers and half its words are there, its denial too.

    One that says the opposite is none (`checking.contrary`).
    """
    theirs, ours = _told(other), _told(sentence)
    shared = len(ours.content & theirs.content)
    alike = ours.numbers <= theirs.words and theirs.denies == ours.denies and shared >= 0.5 * len(ours.content)
    return alike and not contrary(other, sentence)


class _Told(NamedTuple):
    """A sentence's folded words, those that are numbers, its content stems, and whether it denies."""

    words: frozenset[str]
    numbers: frozenset[str]
    content: frozenset[str]
    denies: bool


@lru_cache(maxsize=1 << 12)  # a fact's sentences: each is compared with all others, here and where they are verified
def _told(text: str) -> _Told:
    said, content = read_words(text)
    numbers = frozenset([word for word in said if word[0].isdigit() or word in _NUMERALS])
    return _Told(frozenset(said), numbers, frozenset(content), says_no(said))
