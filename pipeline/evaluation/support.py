"""A sentence, its sources -> numbers and names that no source has. A lower bound: what is there may still be said wrongly.

Apart from `pipeline.checking` on purpose: an engine that writes what those checks let pass is measured by something else too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.text import STOPWORDS, stem, words

_SPELT = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty"
)
_VALUES = {name: str(value) for value, name in enumerate(_SPELT.split())}
_ENDING = re.compile(r"(?<=\d)(?:st|nd|rd|th|s)$")
_HYPHENS = re.compile(r"[-‐‑‒–—/]")


@dataclass(frozen=True, slots=True)
class Known:
    """What sources say: their words, the stems of these, and their numbers in digits."""

    words: frozenset[str]
    stems: frozenset[str]
    numbers: frozenset[str]


def known(documents: Sequence[Sequence[str]]) -> Known:
    """The `words` of each document -> what can be told from them."""
    every = frozenset(word for document in documents for word in document)
    return Known(every, frozenset(map(stem, every)), frozenset(filter(None, map(_number, every))))


def unsupported_numbers(sentence: str, sources: Known) -> list[str]:
    """The numbers of a sentence, in digits or spelt up to twenty, that are in no source in either way; "one" is none."""
    return [word for word in words(sentence) if (number := _number(word)) and word != "one" and number not in sources.numbers]


def unsupported_names(sentence: str, sources: Known) -> list[str]:
    """The capitalised words of a sentence, folded, that are in no source, not even in another form (Republican, Republicans).

    The first word is judged only where the next one is capitalised too: elsewhere it tells nothing.
    """
    folded = [word for name in _names(sentence) for word in words(name)]
    told = [word for word in folded if len(word) > 1 and not word[0].isdigit() and word not in STOPWORDS]
    return [word for word in told if word not in sources.words and stem(word) not in sources.stems]


def _number(word: str) -> str | None:
    """A word of `words` -> its number in digits, where it is one."""
    return _ENDING.sub("", word) if word[0].isdigit() else _VALUES.get(word)


def _names(sentence: str) -> Iterator[str]:
    pieces = [part for piece in sentence.split() for part in _HYPHENS.split(piece)]
    capitals = [_capitalised(piece) for piece in pieces]
    for place, piece in enumerate(pieces):
        first = place == 0 or pieces[place - 1].endswith((":", ".", "?", "!")) or piece[:1] in "\"“‘'"
        if capitals[place] and (not first or (place + 1 < len(pieces) and capitals[place + 1])):
            yield piece


def _capitalised(piece: str) -> bool:
    return piece.lstrip("\"“‘'([")[:1].isupper()
