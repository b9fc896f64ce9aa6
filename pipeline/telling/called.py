"""Names as sentences have them, in full or by one word, and who speaks."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from pipeline.checking.lexicon import WEEKDAYS

_CAPITALISED = r"(?:(?:[A-Z]\.)+|[A-Z][\w’'-]*)"
_NAMES = re.compile(rf"{_CAPITALISED}(?:\s(?:(?:al|bin|de|del|da|la|van|von|el|ben)\s)?{_CAPITALISED})*")
_NO_NAME = frozenset(
    {"Mr", "Mrs", "Ms", "The", "A", "An", "In", "On", "At", "But", "And", "When", "After", "As", "For", "If", "With"}
)
_DAYS = frozenset(map(str.capitalize, WEEKDAYS))  # "testified Thursday"
_FIRST_NAME = re.compile(r"\b([A-Z][\w’'-]+)\.?\s\Z")
_LONGEST_NAME = 40  # characters
_WORD = re.compile(r"\w")
_SAYING = (
    *("estimates", "estimated", "believes", "believed", "recalled", "testified", "suggested", "asked", "responded"),
    *("said", "says", "told", "added", "wrote", "tweeted", "argued", "insisted", "warned", "noted", "claimed", "replied"),
    *("explained", "continued"),
)
_SAYS = rf"(?:{'|'.join(_SAYING)})"
_SPEAKER = re.compile(
    rf"(?<![Tt]he\s)\b([A-Z][\w-]+)\s(?:(?:also|has|had|later)\s)?{_SAYS}\b|\b(?:{_SAYS}|according\sto)\s([A-Z][\w-]+)"
)
_SPEAKER_NEAR = (*_SAYING, "according")  # looked for first: a tenth of the time


def speakers(said: str) -> frozenset[str]:
    """Who speaks in a sentence, by one word."""
    return _speakers(said) if any(map(said.__contains__, _SPEAKER_NEAR)) else frozenset()


@lru_cache(maxsize=4096)  # a story's best sentences: each is looked at again after every choice
def _speakers(said: str) -> frozenset[str]:
    return frozenset(name for pair in _SPEAKER.findall(said) for name in pair if name and name not in _DAYS)


def in_full(name: str, text: str) -> bool:
    """True where the text has the name right behind another, which is no title."""
    around = pairwise(text.split(name))
    first_names = (_FIRST_NAME.search(before[-_LONGEST_NAME:]) for before, after in around if not _WORD.match(after))
    return any(found and found[1] not in _NO_NAME for found in first_names)


@lru_cache(maxsize=4096)
def names(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """A sentence -> last words of the names it gives in full, and names it gives in one word only."""
    full: set[str] = set()
    single: set[str] = set()
    for run in _NAMES.findall(text):
        parts = [(part[:-2] if part.endswith(("'s", "’s")) else part).rstrip(".") for part in run.split()]
        parts = [part for part in parts if part not in _NO_NAME]
        if parts:
            (full if len(parts) > 1 else single).add(parts[-1])
    return frozenset(full), frozenset(single - full)
