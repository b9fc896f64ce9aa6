"""What an engine is: requests in, one written result each out, in order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from pipeline.types import Article, Fact, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One story to write: its articles in the order of their weight, its facts best first, and a budget of words."""

    story_id: str
    articles: tuple[Article, ...]
    facts: tuple[Fact, ...]
    max_words: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What an engine made of one request.

    `sentences` in reading order. `support` has one entry a sentence: its spans where the engine knows them, else `()`.
    `cut_words` pairs article ids with how many of their words the model was not shown. `failure` is a countable slug
    (`out_of_memory`, `empty_output`, ...) when nothing usable came out; then `sentences` is empty.
    """

    sentences: tuple[str, ...]
    support: tuple[tuple[Span, ...], ...]
    cut_words: tuple[tuple[str, int], ...] = ()
    failure: str | None = None


class Engine(Protocol):
    """Writes stories. `name` goes into every digest; `fingerprint` changes whenever its output could."""

    @property
    def name(self) -> str:
        """What wrote the digest, for the reader of it."""
        ...

    @property
    def fingerprint(self) -> str:
        """The same for the same weights and settings, on any machine."""
        ...

    def write(self, requests: Sequence[Request]) -> list[Written]:
        """One `Written` a request, in order. A story that fails comes back with `failure` set; it never raises for one."""
        ...
