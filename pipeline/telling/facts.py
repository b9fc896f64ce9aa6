"""A story to write -> its facts chosen, worded one by one, checked, and put in reading order within the budget."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.checking.support import check
from pipeline.engines.base import Candidate, Request, Written
from pipeline.referring.people import named_in_full, spelled_out
from pipeline.referring.standing import Standing
from pipeline.telling.accepting import Limits, accepted, accepted_headline
from pipeline.telling.bearing import bears_out
from pipeline.telling.choosing import Choice, choose, comes_right_after, spans
from pipeline.telling.copyediting import Line, copyedited
from pipeline.telling.dating import with_dates
from pipeline.telling.housestyle import HOUSE_STYLE
from pipeline.telling.naming import named, standing_alone
from pipeline.telling.ordering import in_reading_order
from pipeline.telling.parting import parted
from pipeline.telling.typesetting import typeset
from pipeline.telling.voice import written_out
from pipeline.text import length, stems
from pipeline.types import Article, Fact, Origin, Sentence, Span
from pipeline.wording import Flaw, flaws

# A digest that leaves this share of its words unused has all there is to tell, and cuts only what it did: ROUGE-1 of such digests
# -.6 (Multi-News train) and -.4 (AllSides) when they lose their asides, of the full ones 0.
_SPARE = 0.13


@dataclass(frozen=True, slots=True)
class _Told:
    """How a chosen fact is put, the sentences that it rests on, best first, and how else it could be put."""

    text: str
    sources: tuple[Sentence, ...]
    origin: Origin
    alternatives: tuple[str, ...] = ()
    named: tuple[Span, ...] = ()


def by_fact(
    request: Request,
    write: Callable[[Sequence[Request]], list[Written]],
    limits: Limits,
    *,
    kept_words: float,
    headline_words: int,
    copyedit: bool,
    split_words: int | None = None,
) -> Written:
    """A story's request, and what words single facts -> the story, as many facts as the written words leave room for.

    `write` gets requests of one fact, its best wording first, and one for the headline where no article has a title. What it
    saves is given back: facts are chosen anew with the lengths as written, until no new one comes in; then, in a digest without
    room to spare, those still in a source's words without their asides. With an engine that
    offers no candidate, or none that is `accepted`, this is what the extract engine writes, unless it is `copyedited` at the
    end. `failure` is set where it failed at every fact.
    """
    alone = replace(request, facts=standing_alone(request.facts, request.standing), standing={})
    articles = {article.id: article for article in request.articles}
    published = {article.id: article.published for article in request.articles}
    shared = Counter(stem for fact in alone.facts for stem in {*stems(" ".join(one.text for one in fact.sentences))})
    told: dict[Span, _Told] = {}
    offered: dict[Span, tuple[Candidate, ...]] = {}
    failures: list[str | None] = []
    headline: str | None = None
    short_of_room = False
    # A title was written by an editor: the embedded model's headlines are worse (tests/quality/LOG.md).
    untitled = not any(article.title for article in request.articles)
    asked: list[Request] = [replace(alone, task="headline", max_words=headline_words)] if alone.facts and untitled else []
    while True:
        chosen = choose(
            alone.facts,
            articles,
            request.max_words,
            repeat=request.repeat,
            flaw=request.flaw,
            continuity=request.continuity,
            closing_words=request.closing_words,
            reworded={span: each.text for span, each in told.items()},
            kept_words=kept_words,
        )
        new = [choice for choice in chosen if choice.sentence.span not in told]
        if not new and (
            short_of_room or _room([told[choice.sentence.span] for choice in chosen], request) > _SPARE * request.max_words
        ):
            break
        short_of_room = short_of_room or not new
        answers = write([*(_one_fact(alone, choice) for choice in new), *asked]) if new else []
        if asked:
            shown = [sentence.text for fact in alone.facts for sentence in fact.sentences]
            headline = accepted_headline(_candidates(answers[-1]), shown, headline_words, limits)
            asked = []
        failures += [answer.failure for _, answer in zip(new, answers, strict=False)]
        offered |= {choice.sentence.span: _candidates(answer) for choice, answer in zip(new, answers, strict=False)}
        for choice in new or [one for one in chosen if told[one.sentence.span].origin == "extracted"]:
            said = [told[one.sentence.span].text for one in chosen if one is not choice and one.sentence.span in told]
            beside = [
                told[one.sentence.span].text if one.sentence.span in told else one.text for one in chosen if one is not choice
            ]
            texts = accepted(
                offered[choice.sentence.span], choice, said, beside, limits, published, shared, short_of_room=short_of_room
            )
            told[choice.sentence.span] = _worded(choice, texts)
    if not chosen:
        return Written(sentences=(), support=(), failure="no_sentence")
    if all(failures):
        return Written(sentences=(), support=(), failure=failures[0])
    ordered = in_reading_order(chosen, articles)
    lines = _named([told[choice.sentence.span] for choice in ordered], ordered, request.standing, articles)
    if copyedit:
        lines = _in_one_voice(_edited(lines, ordered, request), request)
    if split_words is not None:
        lines = _parted(lines, request, split_words)
    if copyedit:
        lines = [_typeset(line) for line in _dated(lines, request)]
    return Written(
        sentences=tuple(line.text for line in lines),
        support=tuple(tuple(dict.fromkeys((*spans(line.sources), *line.named))) for line in lines),
        origins=tuple(line.origin for line in lines),
        alternatives=tuple(line.alternatives for line in lines) if any(line.alternatives for line in lines) else (),
        headline=headline,
    )


def _worded(choice: Choice, texts: Sequence[str]) -> _Told:
    """A fact in the first of its accepted wordings; in the source's own words where there is none."""
    if not texts:
        return _Told(choice.sentence.text, choice.bearers, "extracted")
    return _Told(texts[0], _bearers(texts[0], choice), "written", tuple(texts[1:]))


def _named(
    lines: Sequence[_Told], ordered: Sequence[Choice], standing: Mapping[Span, Standing], articles: Mapping[str, Article]
) -> list[_Told]:
    """Lines in reading order -> the same as they stand alone there, resting also on the sentences that have the names."""
    result = []
    for line, one in zip(lines, named([line.text for line in lines], ordered, standing, articles), strict=True):
        result.append(replace(line, text=one.text, named=one.named, origin="extracted" if one.verbatim else "written"))
    return result


def _edited(lines: Sequence[_Told], ordered: Sequence[Choice], request: Request) -> list[_Told]:
    """Lines in reading order -> the same after copy-editing; one that it changed is no source's sentence any more."""
    articles = {article.id: article for article in request.articles}
    follows = [
        before is not None and comes_right_after(choice, before, articles)
        for before, choice in zip((None, *ordered), ordered, strict=False)
    ]
    drafted = [Line(line.text, line.sources, follows=after) for line, after in zip(lines, follows, strict=True)]
    sentences = [sentence for fact in request.facts for sentence in fact.sentences]
    edited = copyedited(drafted, articles, sentences, request.max_words, request.sentences)
    return [
        line if new.text == line.text else _Told(new.text, new.sources, "written", (line.text, *line.alternatives), line.named)
        for line, new in zip(lines, edited, strict=True)
    ]


def _in_one_voice(lines: Sequence[_Told], request: Request) -> list[_Told]:
    """Lines -> the same as the house writes: its words, its tense, "on" before days; where there is room and they stand up so.

    What is shorter comes first, so that there is room for what is longer.
    """
    articles = {article.id: article for article in request.articles}
    told = list(lines)
    room = _room(lines, request)
    for rule in HOUSE_STYLE:
        for place, line in enumerate(told):
            most, known = length(line.text) + max(0, room), flaws(line.text) | flaws(written_out(line.text))

            def stands(
                text: str, most: int = most, known: frozenset[Flaw] = known, sources: Sequence[Sentence] = line.sources
            ) -> bool:
                return length(text) <= most and flaws(text) <= known and _stands(text, sources, articles)

            text = rule(line.text, stands)
            if text != line.text:
                room -= length(text) - length(line.text)
                told[place] = replace(line, text=text, origin="written", alternatives=(line.text, *line.alternatives))
    return told


def _parted(lines: Sequence[_Told], request: Request, split_words: int) -> list[_Told]:
    """Lines in reading order -> the same, long ones told in two where that is sound and there is room."""
    articles = {article.id: article for article in request.articles}
    told: list[_Told] = []
    room = _room(lines, request)
    sentences = [*dict.fromkeys((*(one for fact in request.facts for one in fact.sentences), *request.sentences))]
    for line in lines:
        halves = parted(line.text, line.sources, articles, sentences, room) if length(line.text) >= split_words else None
        if halves is None:
            told.append(line)
        else:
            room -= sum(map(length, halves)) - length(line.text)
            told += [replace(line, text=half, origin="written", alternatives=()) for half in halves]
    return told


def _dated(lines: Sequence[_Told], request: Request) -> list[_Told]:
    """Lines in reading order -> the same, days of the week with their dates, where there is room and they stand up so."""
    articles = {article.id: article for article in request.articles}
    told = list(lines)

    def stands(place: int, text: str) -> bool:
        line = told[place]
        if length(text) - length(line.text) > _room(told, request) or not flaws(text) <= flaws(line.text):
            return False
        if not _stands(text, line.sources, articles):
            return False
        told[place] = replace(line, text=text, origin="written", alternatives=(line.text, *line.alternatives))
        return True

    with_dates([line.text for line in lines], [line.sources for line in lines], articles, stands)
    return told


def _typeset(line: _Told) -> _Told:
    return replace(line, text=typeset(line.text), alternatives=tuple(map(typeset, line.alternatives)))


def _room(lines: Sequence[_Told], request: Request) -> int:
    """How many words the lines leave of those that there may be."""
    return request.max_words - sum(length(line.text) for line in lines)


def _stands(text: str, sources: Sequence[Sentence], articles: Mapping[str, Article]) -> bool:
    """Whether sentences bear out a text, also with the people in full whom it has so."""
    said = [(source.text, articles[source.article_id].published) for source in sources]
    if full := named_in_full(text, [source.text for source in sources], [article.text for article in articles.values()]):
        said += [(spelled_out(each, full), written) for each, written in said]
    return not check(text, [each for each, _ in said], published=[written for _, written in said]).findings


def _one_fact(request: Request, choice: Choice) -> Request:
    """The request to word one fact: its chosen sentence first, then the others, and the articles they stand in."""
    sentences = (choice.sentence, *choice.others)
    homes = {sentence.article_id for sentence in sentences}
    return replace(
        request,
        articles=tuple(article for article in request.articles if article.id in homes),
        facts=(Fact(sentences=sentences, salience=choice.fact.salience),),
    )


def _candidates(answer: Written) -> tuple[Candidate, ...]:
    """What an engine offers; one that writes a single sentence and knows no probabilities offers that."""
    if answer.candidates or len(answer.sentences) != 1:
        return answer.candidates
    return (Candidate(text=answer.sentences[0], confidence=1.0),)


def _bearers(text: str, choice: Choice) -> tuple[Sentence, ...]:
    """The sentences that a wording rests on: the chosen one, then each that has a content word those before it lack."""
    wanted = set(stems(text))
    bearers = [choice.sentence]
    missing = wanted - set(stems(choice.sentence.text))
    for other in choice.others:
        theirs = set(stems(other.text))
        if missing & theirs or bears_out(other.text, text):
            bearers.append(other)
            missing -= theirs
    return tuple(bearers)


__all__ = ["Limits", "by_fact"]
