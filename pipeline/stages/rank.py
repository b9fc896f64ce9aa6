"""stories -> stories: sentences that report the same fact are grouped, facts ordered best first, up to a budget of words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import repeat
from typing import Annotated, Literal, assert_never

import numpy as np
from pydantic import Field

from pipeline.background import background
from pipeline.settings import Count, Fraction, Settings, Weight, Words
from pipeline.text import read_words
from pipeline.types import Fact, Sentence, Story
from pipeline.vectors import Floats, Indices, Rows, centrality, cosine_to_sum, diverse, neighbours, tfidf
from pipeline.wording import flaws, severity

_LEAD = 3  # sentences: how much of an article is its lead


class _Budget(Settings):
    max_words: Words = Field(
        400, description="words of facts handed on, counting each fact's first sentence; at least summarize.max_words"
    )


class _Scored(_Budget):
    # 30: on 1,127 AllSides and 350 Multi-News training stories ROUGE-1/2 is 37.0/14.5 and 45.2/16.1 with it, 36.9/14.5 and
    # 45.1/16.0 with all sentences, in two thirds of the time.
    opening: Count = Field(
        30, description="sentences of an article that are ranked, from its first; of later ones those that are said elsewhere too"
    )
    same_fact: Fraction = Field(
        0.55, description="sentences whose TF-IDF cosine is at least this report the same fact; 1 groups only sentences alike"
    )
    relevance: Fraction = Field(
        0.7, description="MMR lambda: 1 orders by score alone, lower values keep facts away from what was already said"
    )


class Blend(_Scored):
    """A weighted mean of what makes a sentence worth printing; weights count relative to their sum."""

    method: Literal["blend"] = "blend"
    lexrank: Weight = Field(1.0, description="weight of LexRank: like many sentences that are themselves like many")
    centroid: Weight = Field(1.0, description="weight of the cosine to the story's centroid")
    position: Weight = Field(1.5, description="weight of 1 / (1 + sentences before it in its article)")
    lead: Weight = Field(1.0, description="weight of the cosine to the first three sentences of all articles")
    title: Weight = Field(1.0, description="weight of the cosine to the titles taken together")
    sources: Weight = Field(
        1.0, description="weight of the share of the other articles that report the same: independent sources"
    )
    dangling: Weight = Field(
        0.2, description="taken off a sentence that cannot stand alone (dangling pronoun, bare quotation, question, ...)"
    )
    damping: Fraction = Field(0.85, description="LexRank: chance of following a link rather than jumping anywhere")


class LexRank(_Scored):
    """Sentences like many sentences that are themselves like many (Erkan & Radev 2004)."""

    method: Literal["lexrank"] = "lexrank"
    damping: Fraction = Field(0.85, description="chance of following a link rather than jumping anywhere")


class Centroid(_Scored):
    """Sentences most like the story as a whole (Radev et al. 2004)."""

    method: Literal["centroid"] = "centroid"


class Lead(_Budget):
    """The first sentence of every article, then the second of every article, and so on."""

    method: Literal["lead"] = "lead"


class NoRank(Settings):
    """Every sentence is a fact, in the order it came."""

    method: Literal["none"] = "none"


RankSettings = Annotated[Blend | LexRank | Centroid | Lead | NoRank, Field(discriminator="method")]


def rank(stories: Sequence[Story], settings: RankSettings) -> list[Story]:
    """Stories with sentences -> the same stories with facts, best first; each sentence is in at most one fact.

    A fact's `salience`, 0 to 1, is what it adds to the facts before it, so it never rises along `facts`. Its first
    sentence is the best worded; `sentences` of one article or of several, and their echoes, are its evidence.
    """
    return [replace(story, facts=_facts(story, settings)) for story in stories]


def _facts(story: Story, settings: RankSettings) -> tuple[Fact, ...]:
    if not story.sentences:
        return ()
    match settings:
        case Blend() | LexRank() | Centroid():
            return _within(_grouped(story, settings), settings.max_words)
        case Lead():
            turns = sorted(story.sentences, key=lambda sentence: sentence.position)  # stable: articles take turns in story order
            return _within(_single(turns), settings.max_words)
        case NoRank():
            return tuple(_single(story.sentences))
        case _:
            assert_never(settings)


def _single(sentences: Sequence[Sentence]) -> Iterator[Fact]:
    """Each sentence a fact of its own, in order."""
    return (Fact(sentences=(sentence,), salience=1 / (1 + place)) for place, sentence in enumerate(sentences))


def _within(facts: Iterable[Fact], max_words: int) -> tuple[Fact, ...]:
    """Facts up to the one that reaches the budget."""
    kept: list[Fact] = []
    room = max_words
    for fact in facts:
        kept.append(fact)
        room -= len(fact.sentences[0].text.split())
        if room <= 0:
            break
    return tuple(kept)


def _grouped(story: Story, settings: Blend | LexRank | Centroid) -> Iterator[Fact]:
    """Facts in MMR order, one at a time: the caller stops at its budget."""
    ranked = tuple(sentence for sentence in story.sentences if sentence.position < settings.opening or sentence.echoes)
    story = replace(story, sentences=ranked)
    rows, titles = _rows(story)
    left, right, _ = neighbours(rows, settings.same_fact)
    match settings:
        case Blend():
            named = _features(story, rows, titles, (left, right), settings.damping)
            scores = _blend(named, settings)
        case LexRank():
            scores = _scaled(centrality(rows, settings.damping))
        case Centroid():
            scores = _scaled(cosine_to_sum(rows, rows))
    scores = np.round(scores, 9)  # ties must be ties on every machine
    groups = _groups(scores, left, right)
    leaders = np.array([group[0] for group in groups])
    for place, salience in diverse(rows[leaders], scores[leaders], settings.relevance):
        yield Fact(sentences=tuple(story.sentences[member] for member in groups[place]), salience=max(0.0, round(salience, 9)))


def _groups(scores: Floats, left: Indices, right: Indices) -> list[list[int]]:
    """Scores (n,) and the pairs that report the same -> groups, each best first: leader clustering, which cannot chain.

    The best sentence not yet in a group leads the next one and takes its neighbours that are not yet in one.
    """
    starts = np.searchsorted(left, np.arange(len(scores) + 1)).tolist()
    near = right.tolist()
    free = [True] * len(scores)
    order = np.argsort(-scores, kind="stable").tolist()
    best_first = {member: place for place, member in enumerate(order)}
    groups: list[list[int]] = []
    for leader in order:
        if not free[leader]:
            continue
        free[leader] = False  # its neighbours are taken now, but rounding could make a pair one-way
        group = [member for member in near[starts[leader] : starts[leader + 1]] if free[member]]
        for member in group:
            free[member] = False
        groups.append([leader, *sorted(group, key=best_first.__getitem__)])
    return groups


def _features(story: Story, rows: Rows, titles: Rows, alike: tuple[Indices, Indices], damping: float) -> dict[str, Floats]:
    """A story, its sentence rows (n, v), title rows (m, v), pairs that report the same -> named columns (n,), 0 to 1.

    The names are those of the weights in `Blend`; another ranker can weigh the same columns.
    """
    position = np.array([sentence.position for sentence in story.sentences])
    return {
        "lexrank": _scaled(centrality(rows, damping)),
        "centroid": _scaled(cosine_to_sum(rows, rows)),
        "position": 1.0 / (1.0 + position),
        "lead": _scaled(cosine_to_sum(rows, rows[np.flatnonzero(position < _LEAD)])),
        "title": _scaled(cosine_to_sum(rows, titles)),
        "sources": _sources(story, *alike),
        "dangling": np.array([severity(flaws(sentence.text)) for sentence in story.sentences]),
    }


def _blend(named: Mapping[str, Floats], settings: Blend) -> Floats:
    """Named columns (n,) -> (n,) scores, at most 1: their weighted mean, less what dangling costs."""
    weights = {name: float(getattr(settings, name)) for name in named if name != "dangling"}
    total = sum(weights.values()) or 1.0
    mean = sum((weight / total * named[name] for name, weight in weights.items()), start=np.zeros(len(named["dangling"])))
    return mean - settings.dangling * named["dangling"]


def _rows(story: Story) -> tuple[Rows, Rows]:
    """A story -> unit TF-IDF rows of its sentences (n, v) and of its titles (m, v), weighted by the background archive."""
    titles = [article.title for article in story.articles if article.title]
    rows = tfidf([read_words(text)[1] for text in [*(sentence.text for sentence in story.sentences), *titles]], _weights)
    return rows[: len(story.sentences)], rows[len(story.sentences) :]


def _weights(known: Sequence[str]) -> Floats:
    """Stems (v,) -> (v,) the roots of their IDF in the background archive, so that IDF enters a cosine once.

    With all of it, sentences that share one rare name look alike: paraphrases in `tune/paraphrase` were told from near
    misses with AUC .686, with the root .730 (python -m tests.quality.measure_rank --paraphrase).
    """
    archive = background()
    found = np.fromiter(map(archive.frequency.get, known, repeat(0)), dtype=np.float64, count=len(known))
    return np.sqrt(np.log((archive.documents + 1) / (found + 1)))


def _scaled(values: Floats) -> Floats:
    """Values >= 0 (n,) -> divided by the highest."""
    highest = float(values.max(initial=0.0))
    return values / highest if highest > 0 else values


def _sources(story: Story, left: Indices, right: Indices) -> Floats:
    """Pairs of sentences -> (n,) share of the other articles in which a sentence alike, or an echo of one, was found.

    A wire copy is no source of its own: its id stands for the article it was folded into.
    """
    count = len(story.articles)
    if count == 1:
        return np.zeros(len(story.sentences))
    place = {known.id: index for index, article in enumerate(story.articles) for known in (*article.copies, article)}
    tellers = [
        sorted(
            {place[source] for source in (sentence.article_id, *(echo.article_id for echo in sentence.echoes)) if source in place}
        )
        for sentence in story.sentences
    ]
    starts = np.cumsum([0, *map(len, tellers)])
    flat = np.array([article for told in tellers for article in told], dtype=np.int64)
    who, whom = np.concatenate([np.arange(len(tellers)), left]), np.concatenate([np.arange(len(tellers)), right])
    many = starts[whom + 1] - starts[whom]
    within = np.arange(many.sum()) - np.repeat(np.cumsum(many) - many, many)
    cells = np.unique(np.repeat(who, many) * count + flat[np.repeat(starts[whom], many) + within])
    tellings = np.bincount(cells // count, minlength=len(tellers))
    return np.maximum(tellings - 1, 0) / (count - 1)
