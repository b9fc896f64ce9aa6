"""Chosen sentences, best first -> the order in which a digest tells them."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.telling.choosing import Choice, comes_right_after
from pipeline.types import Article


def in_reading_order(chosen: list[Choice], articles: Mapping[str, Article]) -> list[Choice]:
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
        follower = next((c for c in waiting if _leans(c) and comes_right_after(c, ordered[-1], articles)), None)
        ready = (c for c in waiting if not _leans(c) and not (c.mentions & unknown))
        following = follower or next(ready, waiting[0])
        waiting = [choice for choice in waiting if choice is not following]
        ordered.append(following)
    return ordered


def _place(choice: Choice, articles: Mapping[str, Article]) -> float:
    """Where the evidence stands in its articles on average: 0 first, 1 last."""
    places = [span.start / max(1, len(articles[span.article_id].text)) for span in choice.support if span.article_id in articles]
    return sum(places) / max(1, len(places))


def _leans(choice: Choice) -> bool:
    return choice.flaw >= 1.0
