"""drafts -> digests: every sentence with the spans of the articles it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal, assert_never

from pydantic import Field

from pipeline.settings import Count, Fraction, Settings
from pipeline.text import stems
from pipeline.types import Article, CopyRecord, Digest, DigestArticle, DigestSentence, Draft, Sentence, Span


class Align(Settings):
    """Sentences whose sources the engine did not name are aligned to the source sentences that cover their words."""

    method: Literal["align"] = "align"
    max_support: Count = Field(3, description="most source sentences that a written sentence is traced to")
    min_gain: Fraction = Field(
        0.15, description="share of a written sentence's content words that a further source sentence must add"
    )


class NoVerify(Settings):
    """Only what the engine itself knows of its sources."""

    method: Literal["none"] = "none"


VerifySettings = Annotated[Align | NoVerify, Field(discriminator="method")]


def verify(drafts: Sequence[Draft], settings: VerifySettings) -> list[Digest]:
    """Drafts -> finished digests, in order; no sentence is changed."""
    return [_digest(draft, settings) for draft in drafts]


def _digest(draft: Draft, settings: VerifySettings) -> Digest:
    match settings:
        case Align():
            support = _aligned(draft, settings)
        case NoVerify():
            support = draft.support
        case _:
            assert_never(settings)
    cut = dict(draft.cut_words)
    every = [member for article in draft.story.articles for member in (article, *article.copies)]
    dates = sorted(article.published for article in every if article.published)
    return Digest(
        story_id=draft.story.id,
        headline=draft.headline,
        digest=" ".join(draft.sentences),
        sentences=tuple(
            DigestSentence(text=text, support=spans, origin=origin)
            for text, spans, origin in zip(draft.sentences, support, draft.origins, strict=True)
        ),
        articles=tuple(_article(article, cut.get(article.id, 0)) for article in draft.story.articles),
        sources=tuple(sorted({article.source for article in every if article.source})),
        first_published=dates[0] if dates else None,
        last_published=dates[-1] if dates else None,
        engine=draft.engine,
        status=draft.status,
        reason=draft.reason,
    )


def _article(article: Article, cut_words: int) -> DigestArticle:
    return DigestArticle(
        id=article.id,
        title=article.title,
        source=article.source,
        url=article.url,
        published=article.published,
        path=article.path,
        copies=tuple(
            CopyRecord(id=copy.id, title=copy.title, source=copy.source, url=copy.url, published=copy.published, path=copy.path)
            for copy in article.copies
        ),
        cut_words=cut_words,
    )


def _aligned(draft: Draft, settings: Align) -> tuple[tuple[Span, ...], ...]:
    """Support for the sentences that came without: greedily, the source sentences that cover most of their content words."""
    if all(draft.support):
        return draft.support
    # From the story's sentences, or from its facts where `dedup` was off the path.
    sources = draft.story.sentences or tuple(sentence for fact in draft.story.facts for sentence in fact.sentences)
    bags = [frozenset(stems(sentence.text)) for sentence in sources]
    return tuple(
        spans or _cover(frozenset(stems(text)), sources, bags, settings)
        for text, spans in zip(draft.sentences, draft.support, strict=True)
    )


def _cover(
    wanted: frozenset[str], sources: Sequence[Sentence], bags: Sequence[frozenset[str]], settings: Align
) -> tuple[Span, ...]:
    """Greedy set cover; among equals the sentence that says least else, then the first. Empty where nothing covers enough."""
    chosen: list[int] = []
    left = wanted
    while left and len(chosen) < settings.max_support:
        best = min(range(len(bags)), key=lambda index: (-len(bags[index] & left), len(bags[index]), index), default=None)
        if best is None or len(bags[best] & left) < max(1, settings.min_gain * len(wanted)):
            break
        chosen.append(best)
        left = left - bags[best]
    spans: list[Span] = []
    for index in chosen:
        sentence = sources[index]
        spans += [sentence.span, *sentence.echoes]
    return tuple(dict.fromkeys(spans))
