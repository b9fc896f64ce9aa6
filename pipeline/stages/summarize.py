"""stories, engine -> drafts: each story's facts become sentences within a budget of words, under a headline."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, assert_never

from pydantic import Field

from pipeline.engines.base import Engine, Request, Written, unit_of
from pipeline.opinion import is_comment
from pipeline.referring.standing import standing
from pipeline.settings import Count, Fraction, Natural, Settings, Weight, Words
from pipeline.telling.facts import Limits, by_fact
from pipeline.telling.headlines import from_leads, headline
from pipeline.telling.titles import AKIN, TOLD_FIRST, best_titles, given_titles, marked, of_its_matter, presentable
from pipeline.telling.typesetting import typeset
from pipeline.types import Draft, Story
from pipeline.wording import flaws


class Summarize(Settings):
    """How long a digest may be, and how its headline is chosen."""

    max_words: Words = Field(150, description="longest digest, in words; whole sentences, so more only if none is shorter")
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
    # Of what five readers could not follow in 235 digests most had been taken from elsewhere in an article, or from another
    # (telling/continuing.py). ROUGE-1/2/L of the extract with both: Multi-News train +.2/+.2/+.2, val 0/+.1/+.1, AllSides level.
    # With larger weights and 30 closing words, whatever the salience, a sixth reader found 11, not 41 faulty sentences in 50
    # digests of 60 words, and preferred 28 of them to 22: denials or outcomes can get lost, and novel bigrams are .5 % fewer.
    continuity: Weight = Field(
        1.0, description="how much more a sentence counts that goes on from one in the digest, against one from elsewhere"
    )
    closing_words: Natural = Field(
        15,
        description="the last words (at most half) are for sentences that go on from one in the digest or are nearly as good",
    )
    unit: Literal["auto", "story", "fact"] = Field(
        "auto",
        description="what the engine gets at a time: a story, or one chosen fact to put into a sentence; auto: as it is made",
    )
    kept_words: Fraction = Field(
        0.8,
        description="unit fact: share of its words a fact is reckoned at before it is written; below 1, more facts are tried",
    )
    main_clause: Fraction = Field(
        0.4, description="unit fact: share of the content words of its best sentence's main clause that a fact must keep"
    )
    confidence: Fraction = Field(
        0.3,
        description="unit fact: what the engine is less sure of (mean probability of a token) gives way to the source's words",
    )
    # Of 70 wordings that the model of 102.6M pieces adds at .03 8 were bad ("gifts they had asked [for]"), 7 of them below .1.
    # It costs 2 points of sentences that are not word for word; .2 costs another.
    certainty: Fraction = Field(
        0.1, description="unit fact: and so does a wording with a token less probable than this, which is where it goes wrong"
    )
    joining: Fraction = Field(
        0.5, description="unit fact: the same for a wording that has words of more than one source sentence"
    )
    # From .7: AllSides val 48.6 -> 45.2 % of the sentences verbatim, Multi-News 67.3 -> 64.8, ROUGE-1 the same and -.1.
    salience: Weight = Field(
        0.9,
        description="unit fact: what is left out of a sentence may be in this share as many of the story's facts as what stays",
    )
    asides: Weight = Field(
        2.0,
        description="unit fact: the same for an aside, a relative clause or the like, where the digest is short of room",
    )
    copyedit: bool = Field(
        True,
        description="unit fact: name people in full and by role once, then by surname, say first who says so, cut such asides",
    )
    # From 18: .4 points fewer sentences verbatim, ROUGE the same (Multi-News train).
    split_words: Words | None = Field(
        15, description="unit fact: a sentence of so many words is told in two where neither loses by it; null: none is"
    )
    headline_words: Count = Field(
        16,
        description="longest headline written or cut from a sentence; words, half more if it is whole; titles stay as they are",
    )
    title_overlap: Fraction = Field(
        0.5, description="weight of what the sources' titles share, against what a title shares with the digest, in choosing one"
    )


SummarizeSettings = Summarize


def summarize(stories: Sequence[Story], settings: Summarize, engine: Engine, fallback: Engine) -> list[Draft]:
    """Ranked stories -> one draft each, in order.

    By fact, the facts are chosen here and the engine words them one by one; a wording that does not stand up to the checks
    gives way to the source sentence. A story that the engine cannot write is written by `fallback` and marked `degraded`,
    with the engine's reason; one without a sentence at all comes back `empty`.
    """
    unit = unit_of(engine, settings.unit)
    requests = [_request(story, settings, named=unit == "fact") for story in stories]
    match unit:
        case "story":
            written = engine.write(requests)
        case "fact":
            limits = Limits(
                main_clause=settings.main_clause,
                confidence=settings.confidence,
                certainty=settings.certainty,
                joining=settings.joining,
                salience=settings.salience,
                asides=settings.asides,
                repeat=settings.repeat,
            )
            # a story at a time: what is near a tie must not depend on the company
            written = [
                by_fact(
                    request,
                    engine.write,
                    limits,
                    kept_words=settings.kept_words,
                    headline_words=settings.headline_words,
                    copyedit=settings.copyedit,
                    split_words=settings.split_words,
                )
                for request in requests
            ]
        case _:
            assert_never(unit)
    failed = [index for index, result in enumerate(written) if not result.sentences]
    instead = dict(zip(failed, fallback.write([requests[index] for index in failed]), strict=True)) if failed else {}
    return [
        _draft(story, result, instead.get(index), settings, engine, fallback)
        for index, (story, result) in enumerate(zip(stories, written, strict=True))
    ]


def _request(story: Story, settings: Summarize, *, named: bool) -> Request:
    """The story's articles, those whose sentences carry most of the salience first: an engine's window favours the first."""
    weight = dict.fromkeys((article.id for article in story.articles), 0.0)
    for fact in story.facts:
        for article_id in {sentence.article_id for sentence in fact.sentences}:
            weight[article_id] += fact.salience
    order = {article.id: index for index, article in enumerate(story.articles)}
    articles = tuple(sorted(story.articles, key=lambda article: (-round(weight[article.id], 9), order[article.id])))
    return Request(
        story_id=story.id,
        articles=articles,
        facts=story.facts,
        sentences=story.sentences,
        standing=standing(story, [sentence for fact in story.facts for sentence in fact.sentences]) if named else {},
        max_words=settings.max_words,
        repeat=settings.repeat,
        flaw=settings.flaw,
        continuity=settings.continuity,
        closing_words=settings.closing_words,
    )


def _lead(story: Story, result: Written) -> str:
    """The first sentence that is traced to its sources; what a model wrote at a stretch is not, and nobody checks a headline."""
    traced = (text for text, spans in zip(result.sentences, result.support, strict=True) if spans)
    best = (sentence.text for fact in story.facts for sentence in fact.sentences)
    return next(traced, None) or next((text for text in best if not flaws(text)), result.sentences[0])


def _headlines(story: Story, result: Written, settings: Summarize) -> list[str]:
    """What may stand above a digest, best first: the engine's own headline, the titles that fit it, else its lead.

    A title of its matter goes before the lead, even one that says little or asks: what an editor called the article says
    more than its first sentence ("Today's election is intended to ...": "Syrian presidential vote: What will it bring?").
    """
    if not result.sentences:
        return [headline(next((article.title for article in story.articles), ""), settings.headline_words)]
    reports = [article for article in story.articles if not is_comment(article)]
    early = _early(story)
    titles = best_titles(given_titles(reports), result.sentences, settings.title_overlap, early)
    if not any(presentable(titles, result.sentences)):
        titles = best_titles(given_titles(story.articles), result.sentences, settings.title_overlap, early)
    fit = list(presentable(titles, result.sentences))
    if result.headline:
        return [result.headline, *fit]
    if best := next(presentable(titles, result.sentences, TOLD_FIRST), None):
        return marked(list(dict.fromkeys((best, *fit))), story.articles)
    lead, whole = from_leads([_lead(story, result), *_first_sentences(story)], result.sentences, settings.headline_words)
    any_will_do = not reports or not whole
    akin = [title for title in titles if of_its_matter(title, result.sentences, 0.0 if any_will_do else AKIN)]
    akin = [
        *presentable(akin, result.sentences, 0.0),
        *presentable(akin, result.sentences, 0.0, asking=True),
        *(akin if any_will_do else ()),
    ]
    return marked(akin[:1], story.articles) or [lead]


def _early(story: Story) -> set[str]:
    """The titles that none of a story's articles of its last day has; an article without a day may be of the last."""
    last = max(((article.published or "")[:10] for article in story.articles), default="")
    latest = {article.title for article in story.articles if (article.published or last)[:10] == last}
    return {article.title for article in story.articles} - latest


def _first_sentences(story: Story) -> list[str]:
    """The first sentences of a story's articles, in the order of the articles."""
    first = {sentence.article_id: sentence.text for sentence in story.sentences if sentence.position == 0}
    return [first[article.id] for article in story.articles if article.id in first]


def _draft(
    story: Story, written: Written, instead: Written | None, settings: Summarize, engine: Engine, fallback: Engine
) -> Draft:
    result = instead or written
    name = fallback.name if instead else engine.name
    reason = (written.failure or "empty_output") if instead and engine.name != fallback.name else None
    if not result.sentences:
        reason = reason or result.failure or "no_sentence"
    headlines = _headlines(story, result, settings)
    return Draft(
        story=story,
        headline=typeset(headlines[0]),
        headlines=tuple(map(typeset, headlines[1:])),
        sentences=result.sentences,
        support=result.support,
        origins=result.origins,
        alternatives=result.alternatives,
        engine=name,
        cut_words=result.cut_words,
        status="empty" if not result.sentences else "degraded" if reason else "ok",
        reason=reason,
    )
