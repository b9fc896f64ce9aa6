"""requests -> the ranked sentences themselves, in reading order. No model: the baseline, the fallback, the test double."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from pydantic import Field

from pipeline.engines.base import Request, Written
from pipeline.settings import Fraction, Settings
from pipeline.text import denies, read_words
from pipeline.types import Article, Fact, Sentence, Span
from pipeline.wording import Flaw, flaws, severity

_VERSION = 2  # goes into the fingerprint: raise it whenever the same request could come out differently

_RUN = 6  # content words: so long a run in two sentences is the same clause; a title and a full name are up to five

_CAPITALISED = r"(?:(?:[A-Z]\.)+|[A-Z][\w’'-]*)"
_NAMES = re.compile(rf"{_CAPITALISED}(?:\s(?:(?:al|bin|de|del|da|la|van|von|el|ben)\s)?{_CAPITALISED})*")
_NO_NAME = frozenset(
    {"Mr", "Mrs", "Ms", "The", "A", "An", "In", "On", "At", "But", "And", "When", "After", "As", "For", "If", "With"}
)
_FIRST_NAME = re.compile(r"\b([A-Z][\w’'-]+)\.?\s\Z")
_LONGEST_NAME = 40  # characters
_WORD = re.compile(r"\w")
_SAYS = r"(?:said|says|told|added|wrote|tweeted|argued|insisted|warned|noted|claimed|replied|explained|continued)"
_SPEAKER = re.compile(
    rf"(?<![Tt]he\s)\b([A-Z][\w-]+)\s(?:(?:also|has|had|later)\s)?{_SAYS}\b|\b(?:{_SAYS}|according\sto)\s([A-Z][\w-]+)"
)


class ExtractSettings(Settings):
    """The chosen sentences, word for word."""

    method: Literal["extract"] = "extract"
    # At 0.55 ROUGE-1 is 0.02 to 0.2 lower and a story told in few words runs dry; at 0.65 near repeats come in (five of
    # the 14 closest pairs, read). Repeat: python -m tests.quality.measure_rank
    repeat: Fraction = Field(
        0.6,
        description="a sentence is left out when this share of its content words is said already, or of a chosen one's is in it",
    )
    flaw: Fraction = Field(
        0.5,
        description="worst flaw a sentence may have (1: cannot stand alone, 0.5: very short or long) unless nothing else is left",
    )


@dataclass(frozen=True, slots=True)
class _Choice:
    """A fact in the wording of one of its sentences; the others and all echoes are its evidence."""

    fact: Fact
    sentence: Sentence

    @property
    def words(self) -> int:
        return len(self.sentence.text.split())

    @property
    def flaws(self) -> frozenset[Flaw]:
        return flaws(self.sentence.text)

    @property
    def flaw(self) -> float:
        return severity(self.flaws)

    @property
    def content(self) -> frozenset[str]:
        return _content(self.sentence.text)[0]

    @property
    def runs(self) -> frozenset[tuple[str, ...]]:
        return _content(self.sentence.text)[1]

    @property
    def introduces(self) -> frozenset[str]:
        return _names(self.sentence.text)[0]

    @property
    def mentions(self) -> frozenset[str]:
        return _names(self.sentence.text)[1]

    @property
    def support(self) -> tuple[Span, ...]:
        others = (
            other for other in self.fact.sentences if other is not self.sentence and _bears_out(other.text, self.sentence.text)
        )
        return tuple(dict.fromkeys(span for each in (self.sentence, *others) for span in (each.span, *each.echoes)))


_TO_TWELVE = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMERALS = frozenset((*_TO_TWELVE, "hundred", "thousand", "million", "billion"))


def _bears_out(other: str, sentence: str) -> bool:
    """Whether another wording of a fact is evidence for this one: its numbers and half its words are there, its denial too."""
    theirs, ours = set(read_words(other)[0]), set(read_words(sentence)[0])
    numbers = {word for word in ours if word[0].isdigit() or word in _NUMERALS}
    denied = [any(map(denies, words)) for words in (theirs, ours)]
    content = set(read_words(sentence)[1])
    shared = content & set(read_words(other)[1])
    return numbers <= theirs and denied[0] == denied[1] and len(shared) >= 0.5 * len(content)


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
        articles = {article.id: article for article in request.articles}
        chosen = _ordered(_chosen(request, self._settings, articles), articles)
        return Written(
            sentences=tuple(choice.sentence.text for choice in chosen), support=tuple(choice.support for choice in chosen)
        )


def _chosen(request: Request, settings: ExtractSettings, articles: Mapping[str, Article]) -> list[_Choice]:
    """Facts best first -> the sentences to print, best first.

    A first round takes what stands alone, in no wording worse than the fact's first; a second what stands beside a
    sentence taken: "He also said ..." right behind the one it leans on, a speaker known by surname once the full name
    has been taken. Where both leave nothing, the sentence least over the budget is taken as it is.
    """
    chosen: list[_Choice] = []
    taken: set[int] = set()
    room = request.max_words
    for second in (False, True):
        for index, fact in enumerate(request.facts):
            if index in taken:
                continue
            choices = [_Choice(fact, sentence) for sentence in fact.sentences]
            fit = [
                choice
                for choice in choices
                if choice.words <= room
                and (
                    (choice.flaw <= min(settings.flaw, choices[0].flaw) and not _unknown_speaker(choice, chosen, articles))
                    or (second and _follows(choice, chosen, articles))
                )
            ]
            if not fit:
                continue
            best = fit[0] if len(fit) == 1 else _introducing(fit, chosen, request.facts)
            if not _repeats(best, chosen, settings.repeat):
                chosen.append(best)
                taken.add(index)
                room -= best.words
    every = (_Choice(fact, sentence) for fact in request.facts for sentence in fact.sentences)
    return chosen or [min(every, key=lambda choice: max(0, choice.words - request.max_words))]


def _introducing(fit: Sequence[_Choice], chosen: Sequence[_Choice], facts: Sequence[Fact]) -> _Choice:
    """Of a fact's wordings, the one that gives in full most of the names that facts mention; the first of equals."""
    known = frozenset().union(*(choice.introduces for choice in chosen))
    wanted = Counter(name for fact in facts for name in _names(fact.sentences[0].text)[1])
    return max(fit, key=lambda choice: sum(wanted[name] for name in choice.introduces - known))


def _repeats(choice: _Choice, chosen: Sequence[_Choice], share: float) -> bool:
    """True where the choice says too much again: a share of its content words, or of a shorter one's, or a run of them."""
    said = frozenset().union(*(other.content for other in chosen))
    return len(choice.content & said) >= share * max(1, len(choice.content)) or any(
        len(choice.content & other.content) >= share * len(other.content) or choice.runs & other.runs for other in chosen
    )


def _precedes(sentence: Sentence, choice: _Choice, articles: Mapping[str, Article]) -> bool:
    """True where the choice, or an echo of it, stands right before the sentence in its article."""
    article = articles.get(sentence.article_id)
    return article is not None and any(
        span.article_id == article.id and span.end <= sentence.start and not article.text[span.end : sentence.start].strip()
        for span in (choice.sentence.span, *choice.sentence.echoes)
    )


def _follows(choice: _Choice, chosen: Sequence[_Choice], articles: Mapping[str, Article]) -> bool:
    """True where the sentence right before this one is among the chosen, and nothing else is wrong with this one."""
    return choice.flaws <= {"dangling", "leaning"} and any(_precedes(choice.sentence, other, articles) for other in chosen)


def _unknown_speaker(choice: _Choice, chosen: Sequence[_Choice], articles: Mapping[str, Article]) -> bool:
    """True where a bare surname speaks ("Bennett said") that its article gives in full, but nothing chosen does."""
    speakers = {name for pair in _SPEAKER.findall(choice.sentence.text) for name in pair if name}
    text = articles[choice.sentence.article_id].text if choice.sentence.article_id in articles else ""
    return any(
        name in choice.mentions and not any(name in other.introduces for other in chosen) and _in_full(name, text)
        for name in speakers
    )


def _in_full(name: str, text: str) -> bool:
    """True where the text has the name right behind another, which is no title."""
    around = pairwise(text.split(name))
    first_names = (_FIRST_NAME.search(before[-_LONGEST_NAME:]) for before, after in around if not _WORD.match(after))
    return any(found and found[1] not in _NO_NAME for found in first_names)


def _ordered(chosen: list[_Choice], articles: Mapping[str, Article]) -> list[_Choice]:
    """Choices best first -> reading order.

    Sentences of one article keep its order, if its first can stand alone. Else the best that stands alone leads. The
    rest follow as they stand in their sources, on average, but a sentence that leans on the one before it stays behind
    it, and a bare surname waits until the full name has been said.
    """
    lead = min(chosen, key=lambda choice: choice.flaw)  # the first, so the best, of the least flawed
    if len({choice.sentence.article_id for choice in chosen}) == 1:  # one writer's order needs no other
        as_written = sorted(chosen, key=lambda choice: choice.sentence.start)
        return as_written if as_written[0].flaw <= lead.flaw else [lead, *(c for c in as_written if c is not lead)]
    rest = sorted(
        (choice for choice in chosen if choice is not lead),
        key=lambda choice: (_place(choice, articles), choice.sentence.article_id),
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


def _place(choice: _Choice, articles: Mapping[str, Article]) -> float:
    """Where the evidence stands in its articles on average: 0 first, 1 last."""
    places = [span.start / max(1, len(articles[span.article_id].text)) for span in choice.support if span.article_id in articles]
    return sum(places) / max(1, len(places))


def _leans(choice: _Choice) -> bool:
    return choice.flaw >= 1.0


# The same few sentences are asked about again and again while a story is written, and most facts never are.
@lru_cache(maxsize=4096)
def _content(text: str) -> tuple[frozenset[str], frozenset[tuple[str, ...]]]:
    """A sentence -> the stems of its content words, and the runs of `_RUN` of them."""
    content = read_words(text)[1]
    return frozenset(content), frozenset(zip(*(content[start:] for start in range(_RUN)), strict=False))


@lru_cache(maxsize=4096)
def _names(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """A sentence -> last words of the names it gives in full, and names it gives in one word only."""
    full: set[str] = set()
    single: set[str] = set()
    for run in _NAMES.findall(text):
        parts = [(part[:-2] if part.endswith(("'s", "’s")) else part).rstrip(".") for part in run.split()]
        parts = [part for part in parts if part not in _NO_NAME]
        if parts:
            (full if len(parts) > 1 else single).add(parts[-1])
    return frozenset(full), frozenset(single - full)
