"""A sentence, unread -> the words that may be a number or a day: what tells whether two sentences can differ at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain

from pipeline.checking.lexicon import MONTHS, WEEKDAYS
from pipeline.checking.quantities import NUMBER_WORDS
from pipeline.text import tokens

NUMBERS, DAYS = NUMBER_WORDS - {"one"}, frozenset((*MONTHS, *WEEKDAYS))  # "one" seldom counts
_TIMES = frozenset(word + s for word in ("minute", "hour", "day", "week", "month", "year") for s in ("", "s"))  # "two days"
_VALUED = NUMBERS | DAYS | _TIMES
_UNCOUNTED = re.compile(r"(?:1[6-9]|20)\d\d|\d+(?:st|nd|rd|th|s)")  # a year, "the 20th", "the 1990s"


def numbers(sentence: str) -> frozenset[str]:
    """The words of a sentence that may be a number of something, and its unit: no year, no day of a month, no "20th"."""
    pieces = sentence.split()
    every = _valued(pieces)
    found: list[str] = []
    for at in [at for at, said in enumerate(every) if said]:
        counted = [word for word in every[at] if word in NUMBERS]
        if not (at and every[at - 1] and every[at - 1][-1] in MONTHS):
            counted += [word for word in every[at] if word[0].isdigit() and not _uncounted(word, pieces[at])]
        if counted:
            found += counted
            found += [word.removesuffix("s") for word in chain(every[at], *every[at + 1 : at + 2]) if word in _TIMES]
    return frozenset(found)


def _uncounted(word: str, piece: str) -> bool:
    """Whether a number is a year or stands in a row; "2,000" is no year."""
    return _UNCOUNTED.fullmatch(word) is not None and f"{word[0]},{word[1:]}" not in piece


def days(sentence: str) -> frozenset[str]:
    """The words of a sentence that may be of a day: "May", "7", "Tuesday"."""
    said = chain.from_iterable(_valued(sentence.split()))
    return frozenset([word for word in said if word in DAYS or (word[0].isdigit() and len(word.rstrip("sthndr")) < 3)])


def _valued(pieces: Sequence[str]) -> list[tuple[str, ...]]:
    """What stands between blanks -> of each its words that are numbers, days or units of time: of most none."""
    # Most are nothing but letters, which is soon told; "US" is no number either.
    return [() if piece.isalpha() and piece.casefold() not in _VALUED else _parted(piece) for piece in pieces]


@lru_cache(maxsize=1 << 17)  # as `codes` keeps them
def _parted(piece: str) -> tuple[str, ...]:
    return tuple([word for word in tokens(piece) if word[0].isdigit() or word in _VALUED])
