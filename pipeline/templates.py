"""Articles that a machine or a desk made from one template, on different matters: quarterly results, earthquakes, forecasts.

All their words are alike but for names and numbers, which is what makes them different stories; a story of three companies'
results would give one the profit of another.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

_LEAD = 400  # characters in which a first sentence ends
_SHARED = 0.6  # of the sentences of the shorter, that both have but for names and numbers
_LEAST = 3  # sentences
_SAME = 0.6  # of these, that both have word for word: then it is one article, brought up to date
_WHAT = r"(?:[A-Z][\w.&'’-]*|\$?\d[\d.,:%]*)"
_MASK = re.compile(rf"{_WHAT}(?:[ ,]+{_WHAT})*")
_NAME = re.compile(r"[A-Z][\w&'’-]+")
_ENDS = re.compile(r"\n+|(?<=[.!?])\s+(?=[A-Z“\"])")
_ANYBODY = frozenset(
    """
The An In On At It Its By For From With As After Before Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February
March April May June July August September October November December Jan Feb Mar Apr Jun Jul Aug Sept Oct Nov Dec
""".split()  # noqa: SIM905
)


class Outline(NamedTuple):
    """An article's first sentence without names and numbers, and its names."""

    opening: str
    names: frozenset[str]


def outline(text: str) -> Outline:
    """A text -> how it begins."""
    first = _ENDS.split(text[:_LEAD], maxsplit=1)[0]
    return Outline(_MASK.sub("#", first), frozenset(_NAME.findall(first)) - _ANYBODY)


def of_one_template(one: str, other: str) -> bool:
    """Whether two texts, which begin alike but for names and numbers, are of one template on different matters."""
    first, second = outline(one), outline(other)
    of_each = first.names - second.names and second.names - first.names
    if first.opening != second.opening or not of_each:
        return False
    ours, theirs = _sentences(one), _sentences(other)
    shared = ours.keys() & theirs.keys()
    if len(shared) < max(_LEAST, _SHARED * min(len(ours), len(theirs))):
        return False
    return sum(ours[masked] == theirs[masked] for masked in shared) < _SAME * len(shared)


def _sentences(text: str) -> dict[str, str]:
    """A text's sentences, by what they are without names and numbers."""
    return {_MASK.sub("#", sentence): sentence for sentence in _ENDS.split(text) if sentence}


def apart(texts: Sequence[str], pairs: Sequence[tuple[int, int]]) -> list[bool]:
    """Texts, pairs of them by number -> for each pair whether it is of one template on different matters."""
    needed = frozenset(chain.from_iterable(pairs))
    begins = {number: outline(texts[number]).opening for number in needed}
    return [begins[one] == begins[other] and of_one_template(texts[one], texts[other]) for one, other in pairs]
