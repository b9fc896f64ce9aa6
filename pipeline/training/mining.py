"""Sentences and the sentences of other texts that say them: pairs that nobody wrote as pairs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np

from pipeline.background import background
from pipeline.text import denies, stems, words
from pipeline.training.pair import Pair, Task, covered, fit, fits, named
from pipeline.vectors import Floats, tfidf
from pipeline.wording import flaws

MOST_SOURCES = 4
_CANDIDATES = 12  # most alike sentences that are looked at for one target
_ALIKE = 0.2  # cosine from which a sentence can be one of the sources
_GAIN = 0.06  # share of the target's content that a further source must add, unless it adds a name
_NO_SOURCE = frozenset(("fragment", "teaser", "question", "quote", "run_together"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked of a mined pair; content is weighed by idf.

    `coverage`: share of the target's content that the sources have; `kept`: of the first source's content that the target
    has; `word_pairs`: of the target's pairs of neighbouring words that a source has; `least`, `most`: cosine of the target
    and the source most alike; `shortest`, `longest`: words of the target, as a multiple of those of the first source.
    """

    coverage: float
    kept: float
    word_pairs: float
    least: float
    most: float
    shortest: float
    longest: float


@lru_cache(maxsize=1 << 17)
def _weight(stem: str) -> float:
    known = background()
    return float(np.log((known.documents + 1) / (known.frequency.get(stem, 0) + 1)))


def weights(known: Sequence[str]) -> Floats:
    """Stems (v,) -> their idf in the background archive (v,)."""
    return np.fromiter(map(_weight, known), dtype=np.float64, count=len(known))


def _content(stems: set[str]) -> float:
    return sum(map(_weight, sorted(stems)))  # sorted: the order of a set differs by run, and with it the last bit of a sum


def mined(targets: Sequence[str], pool: Sequence[str], asked: Asked, *, origin: str, task: Task = "fuse") -> Iterator[Pair]:
    """Target sentences and sentences of other texts -> pairs where the latter say what the target says.

    All numbers and names of a target are in its sources, and both deny or neither does.
    """
    wanted = [target for target in dict.fromkeys(targets) if fit(target)]
    own = set(wanted)
    others = [source for source in dict.fromkeys(pool) if source not in own and _can_be_source(source)]
    if not wanted or not others:
        return
    rows = [stems(sentence) for sentence in [*wanted, *others]]
    matrix = tfidf(rows, weights)
    cosines = matrix[: len(wanted)] @ matrix[len(wanted) :].T
    cosines = cosines if isinstance(cosines, np.ndarray) else cosines.toarray()
    for target, row, likeness in zip(wanted, rows, cosines, strict=False):
        order = np.argsort(-likeness, kind="stable")[:_CANDIDATES].tolist()
        if asked.least <= likeness[order[0]] <= asked.most:
            near = [(others[place], set(rows[len(wanted) + place])) for place in order if likeness[place] >= _ALIKE]
            chosen = _chosen(target, set(row), near, asked)
            if chosen and _holds(target, chosen, asked):
                yield Pair(task=task, sources=tuple(chosen), target=target, origin=origin)


def _can_be_source(sentence: str) -> bool:
    return 5 <= sentence.count(" ") + 1 <= 70 and not flaws(sentence) & _NO_SOURCE


def _chosen(target: str, own: set[str], near: Sequence[tuple[str, set[str]]], asked: Asked) -> list[str]:
    """The sources of a target whose stems are `own`, greedily, most alike first; none where they don't cover it."""
    total = _content(own) or 1.0
    missing, lacking = set(own), named(target)
    chosen: list[str] = []
    for source, says in near:
        if not chosen and _content(says & own) < asked.kept * _content(says):
            continue
        if chosen and _content(missing & says) < _GAIN * total and not lacking & named(source):
            continue
        chosen.append(source)
        missing -= says
        lacking -= named(source)
        if len(chosen) == MOST_SOURCES:
            break
    return chosen if _content(missing) <= (1 - asked.coverage) * total else []


def _holds(target: str, chosen: Sequence[str], asked: Asked) -> bool:
    """Whether the sources say the target, as far as words can tell."""
    times = (target.count(" ") + 1) / (chosen[0].count(" ") + 1)
    if not asked.shortest <= times <= asked.longest or not fits(chosen) or not covered(target, chosen):
        return False
    mine, said = words(target), [words(source) for source in chosen]
    neighbours = set(pairwise(mine))
    if len(neighbours & {both for each in said for both in pairwise(each)}) < asked.word_pairs * len(neighbours):
        return False
    return any(map(denies, mine)) == any(denies(word) for each in said for word in each)
