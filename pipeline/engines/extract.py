"""requests -> the ranked sentences themselves, in reading order. No model: the baseline, the fallback, the test double."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Literal

from pipeline.engines.base import Request, Unit, Written
from pipeline.settings import Settings
from pipeline.telling.choosing import choose
from pipeline.telling.ordering import in_reading_order

_VERSION = 4  # goes into the fingerprint: raise it whenever the same request could come out differently


class ExtractSettings(Settings):
    """The chosen sentences, word for word."""

    method: Literal["extract"] = "extract"


class ExtractEngine:
    """Writes a story with its own sentences: every offset in `support` is exact."""

    name = "extract"
    unit: ClassVar[Unit] = "story"

    def __init__(self, settings: ExtractSettings) -> None:
        self.fingerprint = f"extract/{_VERSION} {settings.model_dump_json()}"

    def write(self, requests: Sequence[Request]) -> list[Written]:
        """One `Written` a request: sentences unchanged, in reading order, within the budget at sentence ends.

        The budget is exceeded only where every sentence of the story is longer than it; then the shortest is used alone.
        """
        return [self._write(request) for request in requests]

    def _write(self, request: Request) -> Written:
        if request.task == "headline":
            return Written(sentences=(), support=(), failure="no_headline")
        articles = {article.id: article for article in request.articles}
        chosen = choose(
            request.facts,
            articles,
            request.max_words,
            repeat=request.repeat,
            flaw=request.flaw,
            continuity=request.continuity,
            closing_words=request.closing_words,
        )
        if not chosen:
            return Written(sentences=(), support=(), failure="no_sentence")
        told = in_reading_order(chosen, articles)
        return Written(
            sentences=tuple(choice.text for choice in told),
            support=tuple(choice.support for choice in told),
            origins=tuple("extracted" for _ in told),
        )
