"""stories -> stories: sentences that report the same fact are grouped, facts ordered best first, up to a budget of words."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Annotated, Literal, TypeAlias, assert_never

import numpy as np
from pydantic import Field

from pipeline.ranking.columns import by_hand, flawed, learnable, opened, rows_of, scaled, standardised
from pipeline.ranking.learned import ranker, weighed, worth
from pipeline.referring.standing import Standing, standing
from pipeline.settings import Count, Fraction, Settings, Weight, Words
from pipeline.text import length
from pipeline.types import Fact, Sentence, Span, Story
from pipeline.vectors import Floats, Indices, Rows, centrality, cosine_to_sum, diverse, neighbours


class _Budget(Settings):
    max_words: Words = Field(
        400, description="words of facts handed on, counting each fact's first sentence; two to three times summarize.max_words"
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


class _Weighed(_Scored):
    dangling: Weight = Field(
        0.2, description="taken off a sentence that cannot stand alone (dangling pronoun, bare quotation, question, ...)"
    )


class Learned(_Weighed):
    """A linear model of what makes a sentence worth printing, fitted to summaries by editors (models/ranker.md)."""

    method: Literal["learned"] = "learned"
    # ROUGE-2 on the training stories of Multi-News / AllSides: 60: 16.2 / 14.4, 120: 16.3 / 14.5, 400: 16.2 / 14.4, never
    # fading: 16.0 / 14.5. Repeat: python -m tests.quality.measure_rank --part train --only learned --set lead_words=60
    lead_words: Words = Field(
        120, description="words over which the weights for a digest's opening fade (to 37 %) into those for what follows it"
    )


class Blend(_Weighed):
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


RankSettings = Annotated[Learned | Blend | LexRank | Centroid | Lead | NoRank, Field(discriminator="method")]


def rank(stories: Sequence[Story], settings: RankSettings, *, named: bool = False) -> list[Story]:
    """Stories with sentences -> the same stories with facts, best first; each sentence is in at most one fact.

    `named`: whoever words them puts a name where "he" would be left without one; such a sentence then costs nothing.

    A fact's `salience`, 0 to 1, is what it adds to the facts before it, so it never rises along `facts`. Its first
    sentence is the best worded; `sentences` of one article or of several, and their echoes, are its evidence.
    """
    return [replace(story, facts=_facts(story, settings, named=named)) for story in stories]


def _facts(story: Story, settings: RankSettings, *, named: bool) -> tuple[Fact, ...]:
    if not story.sentences:
        return ()
    match settings:
        case Learned() | Blend() | LexRank() | Centroid():
            return _within(_grouped(story, settings, named=named), settings.max_words)
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
        room -= length(fact.sentences[0].text)
        if room <= 0:
            break
    return tuple(kept)


# Places of k sentences -> words told so far -> (k,) what each of them would be worth now.
_Worth: TypeAlias = Callable[[Sequence[int] | slice], Callable[[int], Floats]]


def _grouped(story: Story, settings: Learned | Blend | LexRank | Centroid, *, named: bool) -> Iterator[Fact]:
    """Facts in MMR order, one at a time: the caller stops at its budget."""
    whole, story = story, opened(story, settings.opening)
    mended = standing(whole, story.sentences) if named and isinstance(settings, _Weighed) else {}
    rows, titles = rows_of(story)
    left, right, _ = neighbours(rows, settings.same_fact)
    worth_of = _scores(story, mended, rows, titles, (left, right), settings)
    groups = _groups(worth_of(slice(None))(0), left, right)
    leaders = [group[0] for group in groups]
    worth_after = worth_of(leaders)
    lengths = [length(story.sentences[group[0]].text) for group in groups]

    def scores(taken: list[int]) -> Floats:
        return worth_after(sum(map(lengths.__getitem__, taken)))

    for place, salience in diverse(rows[leaders], scores, settings.relevance):
        yield Fact(sentences=tuple(story.sentences[member] for member in groups[place]), salience=max(0.0, round(salience, 9)))


def _scores(
    story: Story,
    mended: Mapping[Span, Standing],
    rows: Rows,
    titles: Rows,
    alike: tuple[Indices, Indices],
    settings: Learned | Blend | LexRank | Centroid,
) -> _Worth:
    """A story, how some of its sentences are told, its sentence rows (n, v), title rows (m, v), pairs that report the same.

    Out come scores, ties equal on all machines.
    """
    match settings:
        case Learned():
            weights = ranker()
            sums = np.round(weighed(standardised(learnable(story, rows, titles), weights.columns), weights), 9)
            cost = settings.dangling * flawed(story, mended)

            def fading(members: Sequence[int] | slice) -> Callable[[int], Floats]:
                theirs, off = sums[:, members], cost[members]
                return lambda told: worth(theirs, math.exp(-told / settings.lead_words)) - off

            return fading
        case Blend():
            cost = settings.dangling * flawed(story, mended)
            scores = _blend(by_hand(story, rows, titles, alike, settings.damping), settings) - cost
        case LexRank():
            scores = scaled(centrality(rows, settings.damping))
        case Centroid():
            scores = scaled(cosine_to_sum(rows, rows))
        case _:
            assert_never(settings)
    fixed = np.round(scores, 9)

    def lasting(members: Sequence[int] | slice) -> Callable[[int], Floats]:
        theirs = fixed[members]
        return lambda _: theirs

    return lasting


def _groups(scores: Floats, left: Indices, right: Indices) -> list[list[int]]:
    """Scores (n,) and the pairs that report the same -> groups, each best first: leader clustering, which cannot chain.

    The best sentence not yet in a group leads the next one and takes its neighbours that are not yet in one.
    """
    order = np.argsort(-scores, kind="stable").tolist()
    if not len(left):
        return [[member] for member in order]
    starts = np.searchsorted(left, np.arange(len(scores) + 1)).tolist()
    near = right.tolist()
    free = [True] * len(scores)
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


def _blend(named: Mapping[str, Floats], settings: Blend) -> Floats:
    """Named columns (n,) -> (n,) their weighted mean."""
    weights = {name: float(getattr(settings, name)) for name in named}
    total = sum(weights.values()) or 1.0
    return np.asarray(sum(weight / total * named[name] for name, weight in weights.items()))
