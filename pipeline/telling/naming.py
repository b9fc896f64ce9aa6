"""Sentences that stand alone by a name -> as a digest tells them: in full at first, by last name afterwards, or as they stood."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.referring.mentions import given_names
from pipeline.referring.standing import Standing
from pipeline.telling.choosing import Choice, comes_right_after
from pipeline.types import Article, Fact, Span


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence as told: as its source has it or not, and where the name stands that was put into it, if one was."""

    text: str
    verbatim: bool
    named: tuple[Span, ...] = ()


def standing_alone(facts: Sequence[Fact], standing: Mapping[Span, Standing]) -> tuple[Fact, ...]:
    """Facts -> the same, with the wording in which they stand alone in place of the text of those sentences that have one."""
    if not standing:
        return tuple(facts)
    return tuple(
        replace(
            fact,
            sentences=tuple(
                replace(sentence, text=standing[sentence.span].text) if sentence.span in standing else sentence
                for sentence in fact.sentences
            ),
        )
        for fact in facts
    )


def named(
    texts: Sequence[str], ordered: Sequence[Choice], standing: Mapping[Span, Standing], articles: Mapping[str, Article]
) -> list[Told]:
    """What is told of choices in reading order -> the same, each person in full once.

    A sentence that comes right behind its predecessor stays as its source has it. What an engine has reworded stays, too.
    """
    told: list[Told] = []
    for place, (text, choice) in enumerate(zip(texts, ordered, strict=True)):
        stands = standing.get(choice.sentence.span)
        if stands is None or text != stands.text:
            taken = stands is not None and stands.last in text
            told.append(Told(text, stands is None and text == choice.sentence.text, _span(stands) if taken else ()))
        elif place and comes_right_after(choice, ordered[place - 1], articles):
            span = choice.sentence.span
            told.append(Told(articles[span.article_id].text[span.start : span.end], verbatim=True))
        else:
            known = _introduced(stands, " ".join(one.text for one in told))
            told.append(Told(stands.with_name(stands.last) if known else stands.text, verbatim=False, named=_span(stands)))
    return told


def _span(stands: Standing | None) -> tuple[Span, ...]:
    return (stands.named,) if stands and stands.named else ()


def _introduced(stands: Standing, before: str) -> bool:
    """Whether the digest has the last name already, and of nobody else."""
    if not stands.last or stands.last not in before:
        return False
    first = stands.full.split(" ")[0]
    firsts = re.findall(rf"([A-Z][\w’'-]+)\s(?:[A-Z]\.\s)?{re.escape(stands.last)}\b", before)
    return all(other == first or other not in given_names() for other in firsts)
