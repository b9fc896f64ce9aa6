"""False splices: every word is in some source, the sentence is in none.

Three tests of where a number, date, name or quotation (an anchor) or two words stand. Each asks whether some source
sentence has them together; the first two compare sources that have the anchor with those that have not, because a
paraphrase or a fusion is like no source in particular, and a splice is like one but for the anchor.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from pipeline.checking.content import Content, find
from pipeline.checking.lexicon import CONNECTORS, REPORTING
from pipeline.checking.reading import Anchor, Flag, Reading, Token

# Swept against corrupted sentences of stories, human fusions of two sentences, and reference sentences with all their
# words in the story; the figures are in LOG.md. Repeat: python -m tests.quality.measure_checking caught fusion references
_AROUND = 4  # content words on each side of an anchor
_MARGIN = 0.45  # of them that a sentence without the anchor may have more than any with it
_SIDE = 3  # content words on one side, up to the end of the clause
_SIDE_MARGIN = 0.6
_SEAM = 4  # tokens from one content word to the next, with only function words between them

_NEXT_CLAUSE = CONNECTORS - {"than", "as", "before", "after", "since", "until"}
_MARKS = ("pause", "end", "bracket", "quote")


def flags(reading: Reading, anchors: Sequence[Anchor], sources: Content) -> Iterator[Flag]:
    """Anchors that stand with the wrong words, and seams between words of different sources."""
    tokens = reading.tokens
    where = {at: find(tokens[at].stem, tokens[at].word, sources) for at in reading.content}
    # Saying and titles say nothing of who did what; numbers are anchors of their own.
    valued = frozenset(at for anchor in anchors if anchor.kind != "name" for at in range(anchor.start, anchor.end))
    telling = {
        at: found for at, found in where.items()
        if at not in valued and not tokens[at].title and tokens[at].stem not in REPORTING
    }  # fmt: skip
    for anchor in anchors:
        if anchor.sources and _misplaced(anchor, tokens, telling, sources.every):
            yield Flag("splice", reading.span(anchor.start, anchor.end))
    yield from _seams(reading, where, sources)


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


def _seams(reading: Reading, where: Mapping[int, int], sources: Content) -> Iterator[Flag]:
    """Two content words side by side in a clause that no source sentence has both, each among words copied from its own.

    A word further out that does stand with the other side in one source makes it a fusion that the source bears out.
    """
    tokens, content = reading.tokens, reading.content
    for number in range(len(content) - 1):
        left, right = content[number], content[number + 1]
        if right - left > _SEAM or not where[left] or not where[right] or where[left] & where[right]:
            continue
        if any(token.sort in _MARKS or token.word in _NEXT_CLAUSE for token in tokens[left + 1 : right]):
            continue
        outer_left = where[content[number - 1]] if number else 0
        outer_right = where[content[number + 2]] if number + 2 < len(content) else 0
        if outer_left & where[right] or outer_right & where[left]:
            continue
        copied_left = left > 0 and (tokens[left - 1].word, tokens[left].word) in sources.pairs
        copied_right = right + 1 < len(tokens) and (tokens[right].word, tokens[right + 1].word) in sources.pairs
        if copied_left and copied_right:
            yield Flag("splice", reading.span(left, right + 1))
