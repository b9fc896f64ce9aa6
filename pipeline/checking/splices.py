"""False splices: every word is in some source, the sentence is in none.

Two tests of where a number, date, name or quotation (an anchor) stands, and those of `crossings`. They compare sources that
have the anchor with those that have not, because a paraphrase or a fusion is like no source in particular, and a splice is
like one but for the anchor.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from pipeline.checking import crossings
from pipeline.checking.content import Content, find
from pipeline.checking.lexicon import CONNECTORS, REPORTING
from pipeline.checking.reading import Anchor, Flag, Reading, Token

# Swept against corrupted sentences of stories, human fusions of two sentences, and reference sentences with all their
# words in the story; the figures are in LOG.md. Repeat: python -m tests.quality.measure_checking caught fusion references
_AROUND = 4  # content words on each side of an anchor
_MARGIN = 0.45  # of them that a sentence without the anchor may have more than any with it
_SIDE = 3  # content words on one side, up to the end of the clause
_SIDE_MARGIN = 0.6

_NEXT_CLAUSE = CONNECTORS - {"than", "as", "before", "after", "since", "until"}
_MARKS = ("pause", "end", "bracket", "quote")


def flags(reading: Reading, anchors: Sequence[Anchor], sources: Content) -> Iterator[Flag]:
    """Anchors that stand with the wrong words, and crossings from one source to another."""
    tokens = reading.tokens
    where = {at: find(tokens[at].stem, tokens[at].word, sources) for at in reading.content}
    # Saying, titles and the roles of `introductions` say nothing of who did what; numbers are anchors of their own.
    valued = frozenset(at for anchor in anchors if anchor.kind != "name" for at in range(anchor.start, anchor.end))
    introducing = crossings.introductions(reading, where, sources)
    telling = {
        at: found for at, found in where.items()
        if at not in valued and at not in introducing and not tokens[at].title and tokens[at].stem not in REPORTING
    }  # fmt: skip
    for anchor in anchors:
        inside = anchor.start in introducing and anchor.end - 1 in introducing
        if anchor.sources and not inside and _misplaced(anchor, tokens, telling, sources.every):
            yield Flag("splice", reading.span(anchor.start, anchor.end))
    yield from crossings.flags(reading, where, sources)


def _misplaced(anchor: Anchor, tokens: Sequence[Token], telling: Mapping[int, int], every: int) -> bool:
    """Whether sources without the anchor say what is around it far better than those with it, or alone say one side of it."""
    others = every & ~anchor.near
    before = [found for at, found in telling.items() if at < anchor.start][-_AROUND:]
    after = [found for at, found in telling.items() if at >= anchor.end][:_AROUND]
    around = [*before, *after]
    if around and _most(around, others) - _most(around, anchor.near) >= _MARGIN * len(around):
        return True
    sides = (
        _within_clause(range(anchor.start - 1, -1, -1), tokens, telling),
        _within_clause(range(anchor.end, len(tokens)), tokens, telling),
    )
    return any(
        len(side) > 1 and not _most(side, anchor.near) and _most(side, others) >= _SIDE_MARGIN * len(side) for side in sides
    )


def _within_clause(places: Iterable[int], tokens: Sequence[Token], telling: Mapping[int, int]) -> list[int]:
    """Where the nearest content words stand, up to the end of the clause."""
    found: list[int] = []
    for at in places:
        if tokens[at].sort in _MARKS or tokens[at].word in _NEXT_CLAUSE or len(found) == _SIDE:
            break
        if at in telling:
            found.append(telling[at])
    return found


def _most(masks: Sequence[int], among: int) -> int:
    """The most masks (bit sets) that any one bit of `among` is set in."""
    if not among:
        return 0
    counts = [among]  # counts[k]: bits set in at least k of the masks seen
    for mask in masks:
        counts.append(counts[-1] & mask)
        for k in range(len(counts) - 2, 0, -1):
            counts[k] |= counts[k - 1] & mask
        if not counts[-1]:
            counts.pop()
    return len(counts) - 1
