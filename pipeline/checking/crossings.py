"""Crossings: a sentence that follows one source word for word, and then another that does not go with it.

"The party won 24 seats | were sold", "The mayor | died in June": copying models make no mistake more often. People who fuse
sentences join them at a clause, or at what one source says too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from pipeline.checking.content import Content
from pipeline.checking.lexicon import AUXILIARIES, CONNECTORS, PERSONAL, PREPOSITIONS, REPORTING
from pipeline.checking.names import Name, names
from pipeline.checking.reading import Flag, Reading, Token
from pipeline.wording import VERBS

# Swept on corrupted sentences of the train stories, mined paraphrases and human fusions; the figures are in LOG.md.
# Repeat: python -m tests.quality.measure_checking caught fusion across --train
_RUN = 3  # tokens in a row of one source: fewer may be chance
_WINDOW = 3  # content words on each side of the joint
_SPARED = 1  # of them that a source that bears out the joint may lack
_SIDE = 2  # but it has so many of each side
_JOINT = 1  # content words in the joint: two are a thing that both sources speak of
_PREDICATE = 5  # tokens in a row of one source: they are what it says of its subject

_NO_ROLE = AUXILIARIES | CONNECTORS | (PREPOSITIONS - {"of", "for"})

# A predicate right behind one of these may be said of anybody.
_ANYBODY = PERSONAL | frozenset("i we you who which that this these those there one some many most both others all".split())  # noqa: SIM905


class Run(NamedTuple):
    """Tokens `start` to `end` that stand in this order in source sentences (a bit set), and no longer run does."""

    start: int
    end: int
    sources: int


@lru_cache(maxsize=1 << 4)  # of one candidate at a time
def runs(reading: Reading, sources: Content) -> tuple[Run, ...]:
    """The longest runs of a sentence that stand in a source, told by their pairs of words; they may overlap."""
    tokens = reading.tokens
    where = [sources.pairs.get((one.word, other.word), 0) for one, other in pairwise(tokens)]
    found: list[Run] = []
    at = 0
    while at < len(where):
        both = where[at]
        if not both:
            at += 1
            continue
        start, end = at, at + 1
        while start and both & where[start - 1]:
            start -= 1
            both &= where[start]
        while end < len(where) and both & where[end]:
            both &= where[end]
            end += 1
        found.append(Run(start, end + 1, both))
        at = end
    return tuple(found)


def flags(reading: Reading, where: Mapping[int, int], sources: Content) -> Iterator[Flag]:
    """Where a sentence changes its source inside a phrase, or says of one thing what its sources say of another.

    `where` has the sources of each content word.
    """
    found = runs(reading, sources)
    for run, other in pairwise(found):
        if run.sources & other.sources or other.start >= run.end or min(_length(run), _length(other)) < _RUN:
            continue
        joint = reading.tokens[other.start : run.end]
        if _role(reading, run, other, where, sources) is not None:
            continue
        if not all(map(_spoken, joint)) or sum(bool(token.stem) for token in joint) > _JOINT:
            continue
        left = [at for at in reading.content if at < other.start][-_WINDOW:]
        right = [at for at in reading.content if at >= run.end][:_WINDOW]
        if left and right and not _one_says(reading, left, right, where, sources) and not _opens(reading, other, sources):
            yield Flag("splice", reading.span(left[-1], right[0] + 1))
    for run in found:
        start = _subject(reading, run)
        if start is not None and not _says_of_it(reading, start, run, sources):
            yield Flag("splice", reading.span(start, run.start + 1))


def _length(run: Run) -> int:
    return run.end - run.start


def _spoken(token: Token) -> bool:
    return token.sort in ("word", "number")


def introductions(reading: Reading, where: Mapping[int, int], sources: Content) -> frozenset[int]:
    """Tokens of the roles that one source gives a person in full, where another source goes on with the name.

    "Vice President" in "Vice President Ann Holm met ...", of "Vice President Ann Holm" and "Holm met ...", if no source has
    another Holm.
    """
    found: set[int] = set()
    for run, other in pairwise(runs(reading, sources)):
        role = _role(reading, run, other, where, sources)
        found.update(() if role is None else role)
    return frozenset(found)


def _role(reading: Reading, run: Run, other: Run, where: Mapping[int, int], sources: Content) -> range | None:
    """The tokens of a role that a run is, with a name in full with which, or with whose surname, the other begins."""
    full = next((name for name in names(reading) if name.end == run.end and name.end - name.start > 1), None)
    if full is None or not full.start <= other.start < run.end or run.sources & other.sources:
        return None
    start = full.start
    while start > run.start and _may_be_role(reading.tokens[start - 1]):
        start -= 1
    while start < full.start and not (reading.tokens[start].title or reading.tokens[start].stem):
        start += 1
    sure = start < full.start and start - run.start <= 1 and _is_one(full, where.get(run.end - 1, 0), sources)
    return range(start, full.start) if sure else None


def _may_be_role(token: Token) -> bool:
    verb = token.word in VERBS or (token.word.endswith("ed") and not token.capital)
    return _spoken(token) and token.word not in _NO_ROLE and token.stem not in REPORTING and not verb


def _is_one(full: Name, among: int, sources: Content) -> bool:
    """Whether some sources have nobody else by a surname."""
    said = [name for _, source in sources.among(among) for name in names(source) if len(name.stems) > 1]
    return not any(name.stems[-1] == full.stems[-1] and name.stems[0] != full.stems[0] for name in said)


def _one_says(reading: Reading, left: Sequence[int], right: Sequence[int], where: Mapping[int, int], sources: Content) -> bool:
    """Whether one source sentence has nearly all words of both sides, the two at the joint in this order.

    What stands on both sides counts as left.
    """
    tokens = reading.tokens
    before = {tokens[at].stem: where[at] for at in left}
    behind = {tokens[at].stem: where[at] for at in right if tokens[at].stem not in before}
    least = min(len(before) + len(behind), 2 * _WINDOW - _SPARED)
    for bit, source in sources.among(_any(before) & _any(behind)):
        ahead, after = (sum(bool(found & bit) for found in side.values()) for side in (before, behind))
        if ahead + after >= least and ahead >= min(_SIDE, len(before)) and after >= min(_SIDE, len(behind)):
            stems = iter([token.stem for token in source.tokens])
            if tokens[left[-1]].stem in stems and tokens[right[0]].stem in stems:
                return True
    return False


def _any(side: Mapping[str, int]) -> int:
    every = 0
    for found in side.values():
        every |= found
    return every


def _opens(reading: Reading, run: Run, sources: Content) -> bool:
    """Whether a run opens a source sentence, or does but for a pronoun: then it is a clause, taken whole."""
    words = [token.word for token in reading.tokens[run.start : run.end]]
    for _, source in sources.among(run.sources):
        opening = [token.word for token in source.tokens[: len(words) + 1]]
        if opening[:-1] == words or (opening[1:] == words and opening[0] in PERSONAL):
            return True
    return False


def _subject(reading: Reading, run: Run) -> int | None:
    """Where the subject of a run starts that is a predicate and no more; None where it has none, or is no predicate."""
    tokens = reading.tokens
    verb = tokens[run.start]
    if _length(run) < _PREDICATE or not (verb.word in AUXILIARIES or verb.stem in REPORTING or verb.word.endswith("ed")):
        return None
    start = run.start
    while (
        start and (_spoken(tokens[start - 1]) or tokens[start - 1].sort == "hyphen") and tokens[start - 1].word not in CONNECTORS
    ):
        start -= 1
    return start if any(token.stem for token in tokens[start : run.start]) else None


def _says_of_it(reading: Reading, start: int, run: Run, sources: Content) -> bool:
    """Whether a source says a run of the subject before it, as far as words tell, or of a pronoun."""
    subject = _terms(reading, start, run.start)
    words = [token.word for token in reading.tokens[run.start : run.start + _PREDICATE]]
    for _, source in sources.among(run.sources):
        told = [token.word for token in source.tokens]
        places = [at for at, word in enumerate(told) if word == words[0] and told[at : at + _PREDICATE] == words]
        for at in places:
            before = [word.partition("'")[0] for word in told[max(0, at - 3) : at]]
            if not at or not _ANYBODY.isdisjoint(before) or _terms(source, 0, at) & subject:
                return True
        if not places:  # the pairs of words are there, but not in a row
            return True
    return False


def _terms(reading: Reading, start: int, end: int) -> set[str]:
    """The stems of a part of a sentence, and those of its names, which stand for one another ("US", "United States")."""
    own = {token.stem for token in reading.tokens[start:end] if token.stem}
    return own.union(*[name.stems for name in names(reading) if start <= name.start < end])
