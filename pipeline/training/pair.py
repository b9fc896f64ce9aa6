"""The noun of training: sentences of several outlets and the one sentence that says them. And what a pair must hold."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from pipeline.engines.vocabulary import Task, unify
from pipeline.text import STOPWORDS
from pipeline.wording import flaws

__all__ = ["Pair", "Task", "covered", "fit", "seeded", "unify"]

FEWEST, MOST = 6, 60  # words of a sentence that can be a target
MOST_SOURCE = 150  # words of all sources: about what 224 pieces hold


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Sentences (best first) -> one sentence or headline. `origin` says how the pair was made; the mix is chosen by it."""

    task: Task
    sources: tuple[str, ...]
    target: str
    origin: str


_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
_MIXED_UP = re.compile(
    r" MORE\b|[a-z]{3}[A-Z][a-z]{3}.*[a-z]{3}[A-Z][a-z]{3}|\.{3}|…|\w\$\d|^CLOSE |\b(?:mln|dlrs|pct|cts|bln)\b|\w\.[A-Z][a-z]"
    r"|[{}|<>\\_=*]|\(\s|\s\)| ,| \."
)


def named(text: str) -> set[str]:
    """The numbers and capitalised words of a text, case folded; not a function word at the beginning."""
    return {
        token.casefold()
        for token in _TOKEN.findall(text)
        if (token[0].isdigit() or token[0].isupper()) and token.casefold() not in STOPWORDS and len(token) > (token[0].isalpha())
    }


def covered(target: str, sources: Iterable[str]) -> bool:
    """Whether every number and every capitalised word of the target is in a source (in any case)."""
    said = {token.casefold() for source in sources for token in _TOKEN.findall(source)}
    return named(target) <= said


def fit(sentence: str) -> bool:
    """Whether a sentence can be a target: 6 to 60 words, whole, clean, and able to stand alone."""
    return FEWEST <= sentence.count(" ") + 1 <= MOST and not (flaws(sentence) - {"leaning"}) and not _MIXED_UP.search(sentence)


def seeded(text: str) -> random.Random:
    """A generator that depends on the text alone: the same on every machine and in whatever order."""
    return random.Random(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest())  # noqa: S311 - no secret


def fits(sources: Sequence[str]) -> bool:
    """Whether the encoder has room for them."""
    return sum(source.count(" ") + 1 for source in sources) <= MOST_SOURCE
