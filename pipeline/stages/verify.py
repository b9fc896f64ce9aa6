"""drafts -> digests: every sentence traced to the spans it rests on, checked against them, and repaired where it must be."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Annotated, Literal, assert_never

from pydantic import Field

from pipeline.disagreeing.attributing import attributed, owned_up
from pipeline.disagreeing.finding import disagreements
from pipeline.disagreeing.headlines import owned
from pipeline.settings import Count, Fraction, Settings
from pipeline.types import Article, CopyRecord, Digest, DigestArticle, DigestSentence, Disagreement, Draft, LeftOut, Story
from pipeline.verifying.evidence import Evidence
from pipeline.verifying.examining import Examiner, Measure, Opinion
from pipeline.verifying.repairing import Kept, Repair, Verified, repaired


class Check(Settings):
    """Every sentence is traced to the source sentences that say it; one they do not bear out is repaired, or told of."""

    method: Literal["check"] = "check"
    on_unsupported: Literal["repair", "drop", "flag"] = Field(
        "repair",
        description="a sentence that its sources do not bear out: repair it, drop it, or print it with what was found (flag)",
    )
    max_support: Count = Field(3, description="most source sentences that together make up what a written sentence says")
    min_gain: Fraction = Field(
        0.15, description="share of a written sentence's content that a further one of these must add; names, numbers count 3"
    )
    nearest: Count = Field(12, description="source sentences that a sentence is checked against, those it rests on first")
    repeat: Fraction = Field(
        0.6, description="no repair says again so large a share of its content words, or of another sentence's"
    )
    attribute: bool = Field(
        True,
        description="where articles differ, in the headline too, or one comments, say whose word it is; on top of max_words",
    )
    model: str | None = Field(
        None,
        description="second opinion: a folder or hub name of a sequence classifier that has a label entailment; null: none",
    )
    revision: str | None = Field(None, description="second opinion: commit, tag or branch of a hub name; null: the newest")
    entailment: Fraction = Field(
        0.5, description="second opinion: probability of entailment below which a sentence counts as not borne out"
    )
    batch: Count = Field(16, description="second opinion: sentences per call of the model")


class NoVerify(Settings):
    """Only what the engine itself knows of its sources; nothing is checked."""

    method: Literal["none"] = "none"


VerifySettings = Annotated[Check | NoVerify, Field(discriminator="method")]


def verify(
    drafts: Sequence[Draft],
    settings: VerifySettings,
    *,
    extract: Callable[[Story], Draft] | None = None,
    max_words: int | None = None,
    opinion: Opinion | None = None,
) -> list[Digest]:
    """Drafts -> finished digests, in order, whatever wrote them; a draft's `support` may be empty.

    `extract` writes a story in source sentences: where more than half of a draft's sentences are replaced or left out, its
    draft is published, as `degraded`; in place of a single sentence its best source sentence is, where there is one.
    `max_words` is how long a digest may get by repair; None: any length. `opinion` is the model that `settings.model` names,
    opened.
    """
    match settings:
        case NoVerify():
            return [_unchecked(draft) for draft in drafts]
        case Check():
            pass
        case _:
            assert_never(settings)
    measure = Measure(
        max_support=settings.max_support, min_gain=settings.min_gain, nearest=settings.nearest, entailment=settings.entailment
    )
    how = Repair(on_unsupported=settings.on_unsupported, repeat=settings.repeat, max_words=max_words)
    digests = []
    for draft in drafts:
        examiner = Examiner(Evidence(draft.story), measure, opinion)
        examined = examiner.examine_all(draft.sentences, draft.support)
        kept = repaired(examiner, examined, draft.alternatives, how)
        if draft.status == "ok" and 2 * kept.replaced > len(examined):
            # A single sentence gives way to its best source, if it has one, not to a digest of other things.
            if extract is not None and (len(examined) > 1 or not kept.sentences):
                draft = extract(draft.story)
                instead = repaired(examiner, examiner.examine_all(draft.sentences, draft.support), (), how)
                kept = replace(instead, left_out=tuple(one for one in examined if not one.sound))
            if kept.sentences:
                draft = replace(draft, status="degraded", reason="mostly_unsupported")
        differ = disagreements(draft.story)
        if settings.attribute and settings.on_unsupported != "flag":
            kept = replace(kept, sentences=tuple(_owned(kept.sentences, differ, draft.story)))
        if differ and settings.attribute and settings.on_unsupported != "flag":
            draft = replace(draft, headline=owned(draft.headline, draft.headlines, differ, draft.story.articles))
        digests.append(_digest(draft, examiner.evidence, kept, differ))
    return digests


def _owned(sentences: Sequence[Verified], differ: Sequence[Disagreement], story: Story) -> Iterator[Verified]:
    """Sentences with whose word they are, where they state what their sources differ on, or comment.

    Of one outlet's comments in a row the first alone says so.
    """
    homes = {article.id: article for article in story.articles}
    last: str | None = None
    for one in sentences:
        said = one.examined.text
        text = attributed(said, differ, one.examined.trace.spans, story.articles) if differ else said
        home = next((homes[span.article_id] for span in one.examined.trace.spans if span.article_id in homes), None)
        whose = owned_up(said, home) if text == said and home is not None else said
        if whose != said and home is not None:
            text, last = (said if home.source == last else whose), home.source
        else:
            last = None
        changed = replace(one, examined=replace(one.examined, text=text), verdict="repaired", original=one.original or said)
        yield changed if text != said else one


def _unchecked(draft: Draft) -> Digest:
    """A draft as it is, traced as far as the engine has."""
    evidence = Evidence(draft.story)
    sentences = tuple(
        DigestSentence(
            text=text,
            verdict="extracted" if origin == "extracted" else "unchecked",
            support_score=float(origin == "extracted"),
            independent_sources=len({span.article_id for span in spans}),
            original=None,
            findings=(),
            support=evidence.supports(spans),
        )
        for text, spans, origin in zip(draft.sentences, draft.support, draft.origins, strict=True)
    )
    return _record(draft, sentences)


def _digest(draft: Draft, evidence: Evidence, kept: Kept, differ: tuple[Disagreement, ...]) -> Digest:
    left_out = tuple(LeftOut(text=one.text, findings=one.findings) for one in kept.left_out)
    sentences = tuple(_sentence(one, evidence) for one in kept.sentences)
    if not sentences and draft.status != "empty":
        draft = replace(draft, status="empty", reason="all_unsupported")
    return _record(draft, sentences, left_out, differ)


def _sentence(one: Verified, evidence: Evidence) -> DigestSentence:
    return DigestSentence(
        text=one.examined.text,
        verdict=one.verdict,
        support_score=round(one.examined.score, 3),
        independent_sources=one.examined.trace.independent,
        original=one.original,
        findings=one.findings,
        support=evidence.supports(one.examined.trace.spans),
    )


def _record(
    draft: Draft,
    sentences: tuple[DigestSentence, ...],
    left_out: tuple[LeftOut, ...] = (),
    differ: tuple[Disagreement, ...] = (),
) -> Digest:
    cut = dict(draft.cut_words)
    every = [member for article in draft.story.articles for member in (article, *article.copies)]
    dates = sorted(article.published for article in every if article.published)
    return Digest(
        story_id=draft.story.id,
        headline=draft.headline,
        digest=" ".join(sentence.text for sentence in sentences),
        sentences=sentences,
        left_out=left_out,
        independent_sources=len(draft.story.articles),
        disagreements=differ,
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
