"""What an engine is: requests in, one written result each out, in order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

from pipeline.referring.standing import Standing
from pipeline.types import Article, Fact, Origin, Sentence, Span

Task = Literal["digest", "headline"]
Unit = Literal["story", "fact"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What to write: a story, or one fact of it, in at most `max_words`; or a headline for it.

    Articles in the order of their weight, facts best first. `sentences`: all that the story has, for who somebody is may stand in
    one that is no fact's. `standing`: how sentences that lean on the one before them are told
    alone. `repeat`, `flaw`, `continuity`, `closing_words`: `telling.choosing.choose`, for an engine that chooses among the facts.
    """

    story_id: str
    articles: tuple[Article, ...]
    facts: tuple[Fact, ...]
    max_words: int
    sentences: tuple[Sentence, ...] = ()
    standing: Mapping[Span, Standing] = field(default_factory=dict)
    repeat: float = 0.6
    flaw: float = 0.5
    continuity: float = 1.0
    closing_words: int = 15
    task: Task = "digest"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One way to word a fact or a headline.

    `confidence` is the geometric mean of its tokens' probabilities, `least` the lowest of them, 0 to 1.
    """

    text: str
    confidence: float
    least: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What an engine made of one request.

    `sentences` in reading order. `support` has one entry a sentence: its spans where the engine knows them, else `()`;
    `origins` has one a sentence, too; `alternatives` has one or none at all: its other wordings, best first.
    `candidates` are ways to word it, best first, where the request was one fact or a headline and the engine leaves the
    choice to who asked: then `sentences` is empty. `headline` is the engine's own, if any. `cut_words` pairs article ids with
    how many of their words the model was not shown. `failure` is a countable slug
    (`out_of_memory`, `empty_output`, `no_headline`, ...) when nothing usable came out; then all else is empty.
    """

    sentences: tuple[str, ...]
    support: tuple[tuple[Span, ...], ...]
    origins: tuple[Origin, ...] = ()
    alternatives: tuple[tuple[str, ...], ...] = ()
    candidates: tuple[Candidate, ...] = ()
    headline: str | None = None
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

    @property
    def unit(self) -> Unit:
        """What it is made to be given at a time: a whole story, or one fact to put into one sentence."""
        ...

    def write(self, requests: Sequence[Request]) -> list[Written]:
        """One `Written` a request, in order. A story that fails comes back with `failure` set; it never raises for one."""
        ...


def unit_of(engine: Engine, wanted: Literal["auto", "story", "fact"]) -> Unit:
    """What an engine is given at a time, by what the settings say."""
    return engine.unit if wanted == "auto" else wanted
