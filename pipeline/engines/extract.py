"""requests -> the ranked sentences themselves, in reading order. No model: the baseline, the fallback, the test double."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from pipeline.engines.base import Request, Written
from pipeline.settings import Fraction, Settings
from pipeline.text import stems
from pipeline.types import Article, Fact, Sentence, Span
from pipeline.wording import Flaw, flaws, severity

_VERSION = 1  # goes into the fingerprint: raise it whenever the same request could come out differently

_RUN = 6  # content words: so long a run in two sentences is the same clause; a title and a full name are up to five

_CAPITALISED = r"(?:(?:[A-Z]\.)+|[A-Z][\w’'-]*)"
_NAMES = re.compile(rf"{_CAPITALISED}(?:\s(?:(?:al|bin|de|del|da|la|van|von|el|ben)\s)?{_CAPITALISED})*")
_NO_NAME = frozenset(
    {"Mr", "Mrs", "Ms", "The", "A", "An", "In", "On", "At", "But", "And", "When", "After", "As", "For", "If", "With"}
)
_SAYS = r"(?:said|says|told|added|wrote|tweeted|argued|insisted|warned|noted|claimed|replied|explained|continued)"
_SPEAKER = re.compile(
    rf"(?<![Tt]he\s)\b([A-Z][\w-]+)\s(?:(?:also|has|had|later)\s)?{_SAYS}\b|\b(?:{_SAYS}|according\sto)\s([A-Z][\w-]+)"
)


class ExtractSettings(Settings):
    """The chosen sentences, word for word."""

    method: Literal["extract"] = "extract"
    repeat: Fraction = Field(
        0.55,
        description="a sentence is left out when this share of its content words is said already, or of a chosen one's is in it",
    )
    flaw: Fraction = Field(
        0.5,
        description="worst flaw a sentence may have (1: cannot stand alone, 0.5: very short or long) unless nothing else is left",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Choice:
    """One sentence taken: its evidence, where it stands in its sources (0 first, 1 last), and how well it stands alone."""

    sentence: Sentence
    words: int
    support: tuple[Span, ...]
    content: frozenset[str]
    runs: frozenset[tuple[str, ...]]
    place: float
    flaws: frozenset[Flaw]
    flaw: float
    introduces: frozenset[str]
    mentions: frozenset[str]


class ExtractEngine:
    """Writes a story with its own sentences: every offset in `support` is exact."""

    name = "extract"

    def __init__(self, settings: ExtractSettings) -> None:
        self._settings = settings
        self.fingerprint = f"extract/{_VERSION} {settings.model_dump_json()}"

    def write(self, requests: Sequence[Request]) -> list[Written]:
        """One `Written` a request: sentences unchanged, in reading order, within the budget at sentence ends.

        The budget is exceeded only where every sentence of the story is longer than it; then the shortest is used alone.
        """
        return [self._write(request) for request in requests]

    def _write(self, request: Request) -> Written:
        if not request.facts:
            return Written(sentences=(), support=(), failure="no_sentence")
        chosen = _ordered(_chosen(request, self._settings), {article.id: article for article in request.articles})
        return Written(
            sentences=tuple(choice.sentence.text for choice in chosen), support=tuple(choice.support for choice in chosen)
        )


def _chosen(request: Request, settings: ExtractSettings) -> list[_Choice]:
    """Facts best first -> the sentences to print, best first.

    A first round takes what stands alone; a second what stands beside a sentence taken: "He also said ..." right behind
    the one it leans on, a speaker known by surname once the full name has been taken. Where both leave nothing, the
    sentence least over the budget is taken as it is.
    """
    articles = {article.id: article for article in request.articles}
    worded = [[_choice(fact, sentence, articles) for sentence in fact.sentences] for fact in request.facts]
    wanted = Counter(name for choices in worded for name in choices[0].mentions)
    chosen: list[_Choice] = []
    room = request.max_words
    for second in (False, True):
        for choices in worded:
            if any(choice is taken for choice in choices for taken in chosen):
                continue
            fit = [
                choice
                for choice in choices
                if choice.words <= room
                and (
                    (choice.flaw <= settings.flaw and not _unknown_speaker(choice, chosen, articles))
                    or (second and _follows(choice, chosen, articles))
                )
            ]
            if not fit:
                continue
            known = frozenset().union(*(choice.introduces for choice in chosen))
            best = max(fit, key=lambda choice: sum(wanted[name] for name in choice.introduces - known))
            if not _repeats(best, chosen, settings.repeat):
                chosen.append(best)
                room -= best.words
    return chosen or [
        min((choice for choices in worded for choice in choices), key=lambda choice: max(0, choice.words - request.max_words))
    ]


def _choice(fact: Fact, sentence: Sentence, articles: dict[str, Article]) -> _Choice:
    """A fact in the wording of one of its sentences; the others and all echoes become its evidence."""
    others = [other for other in fact.sentences if other is not sentence]
    spans = [_span(sentence), *sentence.echoes, *(span for other in others for span in (_span(other), *other.echoes))]
    places = [span.start / max(1, len(articles[span.article_id].text)) for span in spans if span.article_id in articles]
    introduces, mentions = _names(sentence.text)
    content = stems(sentence.text)
    found = flaws(sentence.text)
    return _Choice(
        sentence=sentence,
        words=len(sentence.text.split()),
        support=tuple(dict.fromkeys(spans)),
        content=frozenset(content),
        runs=frozenset(zip(*(content[start:] for start in range(_RUN)), strict=False)),
        place=sum(places) / max(1, len(places)),
        flaws=found,
        flaw=severity(found),
        introduces=introduces,
        mentions=mentions - introduces,
    )


def _span(sentence: Sentence) -> Span:
    return Span(article_id=sentence.article_id, start=sentence.start, end=sentence.end)


def _repeats(choice: _Choice, chosen: Sequence[_Choice], share: float) -> bool:
    """True where the choice says too much again: a share of its content words, or of a shorter one's, or a run of them."""
    said = frozenset().union(*(other.content for other in chosen))
    return len(choice.content & said) >= share * max(1, len(choice.content)) or any(
        len(choice.content & other.content) >= share * len(other.content) or choice.runs & other.runs for other in chosen
    )


def _precedes(sentence: Sentence, choice: _Choice, articles: dict[str, Article]) -> bool:
    """True where the choice, or an echo of it, stands right before the sentence in its article."""
    article = articles.get(sentence.article_id)
    return article is not None and any(
        span.article_id == article.id and span.end <= sentence.start and not article.text[span.end : sentence.start].strip()
        for span in (_span(choice.sentence), *choice.sentence.echoes)
    )


def _follows(choice: _Choice, chosen: Sequence[_Choice], articles: dict[str, Article]) -> bool:
    """True where the sentence right before this one is among the chosen, and nothing else is wrong with this one."""
    return choice.flaws <= {"dangling", "leaning"} and any(_precedes(choice.sentence, other, articles) for other in chosen)


def _unknown_speaker(choice: _Choice, chosen: Sequence[_Choice], articles: dict[str, Article]) -> bool:
    """True where a bare surname speaks ("Bennett said") that its article gives in full, but nothing chosen does."""
    speakers = {name for pair in _SPEAKER.findall(choice.sentence.text) for name in pair} & choice.mentions
    text = articles[choice.sentence.article_id].text if choice.sentence.article_id in articles else ""
    return any(
        not any(name in other.introduces for other in chosen)
        and any(first not in _NO_NAME for first in re.findall(rf"\b([A-Z][\w’'-]+)\.?\s{re.escape(name)}\b", text))
        for name in speakers
    )


def _ordered(chosen: list[_Choice], articles: dict[str, Article]) -> list[_Choice]:
    """Choices best first -> reading order.

    The best that stands alone leads. The rest follow as they stand in their sources, on average, but a sentence that
    leans on the one before it stays behind it, and a bare surname waits until the full name has been said.
    """
    lead = min(chosen, key=lambda choice: choice.flaw)  # the first, so the best, of the least flawed
    rest = sorted(
        (choice for choice in chosen if choice is not lead), key=lambda choice: (choice.place, choice.sentence.article_id)
    )
    ordered = [lead]
    waiting = rest
    while waiting:
        introduced = frozenset().union(*(choice.introduces for choice in ordered))
        unknown = frozenset().union(*(choice.introduces for choice in waiting)) - introduced
        follower = next((c for c in waiting if _leans(c) and _precedes(c.sentence, ordered[-1], articles)), None)
        ready = (c for c in waiting if not _leans(c) and not (c.mentions & unknown))
        following = follower or next(ready, waiting[0])
        waiting = [choice for choice in waiting if choice is not following]
        ordered.append(following)
    return ordered


def _leans(choice: _Choice) -> bool:
    return choice.flaw >= 1.0


def _names(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """A sentence -> last words of the names it gives in full, and names it gives in one word."""
    full: set[str] = set()
    single: set[str] = set()
    for run in _NAMES.findall(text):
        parts = [re.sub(r"['’]s$", "", part).rstrip(".") for part in run.split()]
        parts = [part for part in parts if part not in _NO_NAME]
        if parts:
            (full if len(parts) > 1 else single).add(parts[-1])
    return frozenset(full), frozenset(single)
