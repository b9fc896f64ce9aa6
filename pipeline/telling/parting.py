"""A sentence as told, and what it rests on -> its two halves, if it can be told in two and both stand up to the checks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from pipeline.checking.support import check
from pipeline.codes import overlap
from pipeline.referring.mentions import Names
from pipeline.referring.people import people
from pipeline.telling.splitting import splits
from pipeline.telling.subjects import second_mention
from pipeline.text import length
from pipeline.types import Article, Sentence
from pipeline.wording import Flaw, flaws

_SHORT: frozenset[Flaw] = frozenset(("short",))
_BEHIND: frozenset[Flaw] = frozenset(("short", "dangling", "leaning"))  # what a sentence may be behind the one it leans on
_NEAREST = 12  # sentences that verify looks at, by default


def parted(
    text: str, sources: Sequence[Sentence], articles: Mapping[str, Article], sentences: Sequence[Sentence], room: int
) -> tuple[str, str] | None:
    """A sentence, the sources it rests on, best first, articles by id, a story's sentences -> it in two, `room` words longer at
    most.

    None where it must stay whole: there is no rule for it, or a half has a flaw that it had not, or does not stand up to the
    checks: against its own sources, and against the sentences nearest to it, as half a sentence has others near it.
    """
    names = Names(articles[sources[0].article_id].text)
    known = flaws(text)

    def again(subject: str) -> str | None:
        found = second_mention(subject, names)
        who = people([article.text for article in articles.values()], subject) if found == subject and " " in subject else {}
        return next((last for last, person in who.items() if subject == f"{person.first} {last}"), found)

    for _, first, second in splits(text, again):
        fits = length(first) + length(second) <= length(text) + room
        reads = flaws(first) <= known | _SHORT and flaws(second) <= known | _BEHIND
        if fits and reads and all(_borne_out(half, sources, sentences, articles) for half in (first, second)):
            return first, second
    return None


def _borne_out(half: str, sources: Sequence[Sentence], sentences: Sequence[Sentence], articles: Mapping[str, Article]) -> bool:
    for known in (sources, list(dict.fromkeys((*sources, *_nearest(half, sentences))))[:_NEAREST]):
        published = [articles[one.article_id].published for one in known]
        if check(half, [one.text for one in known], published=published).findings:
            return False
    return True


def _nearest(text: str, sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentences nearest to a text by content words."""
    shared = overlap(tuple([sentence.text for sentence in sentences]))
    likeness = np.round(shared.shared(text) / (1 + np.sqrt(shared.sizes)), 9)
    return [sentences[at] for at in np.argsort(-likeness, kind="stable")[:_NEAREST].tolist() if likeness[at] > 0]
