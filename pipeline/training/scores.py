"""Outputs and the pairs they answer -> the dev scores of a training run; pure, words only."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from pipeline.wording import Flaw, flaws

if TYPE_CHECKING:
    from pipeline.training.pair import Pair

_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_NAME = re.compile(r"(?<=[\w,;:)\"'–—-]\s)[A-Z][\w'’-]*[\w]")  # a capital within a sentence
_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_BROKEN: frozenset[Flaw] = frozenset({"fragment", "run_together", "quote"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """Shares in [0, 1], over fusions but for ROUGE.

    `rouge2`: mean F1 against the targets, stemmed. `kept`: of the names and numbers in target and sources, those written.
    `supported`: of the names and numbers written, those in the sources. `whole`: outputs that ended by themselves and
    are sentences by surface cues. `verbatim`: outputs that are one of their sources. `novel`: bigrams in no source.
    """

    rouge2: float
    kept: float
    supported: float
    whole: float
    verbatim: float
    novel: float


def scores(outputs: Sequence[str], ended: Sequence[bool], pairs: Sequence[Pair]) -> Scores:
    """Outputs, whether each ended by itself, and the pairs they answer -> scores."""
    from rouge_score.rouge_scorer import RougeScorer

    scorer = RougeScorer(["rouge2"], use_stemmer=True)
    rouge = [scorer.score(pair.target, output)["rouge2"].fmeasure for output, pair in zip(outputs, pairs, strict=True)]
    fused = [row for row in zip(outputs, ended, pairs, strict=True) if row[2].task == "fuse"]
    kept: list[bool] = []
    supported: list[bool] = []
    novel: list[bool] = []
    for output, _, pair in fused:
        given = set().union(*map(_facts, pair.sources))
        written = _facts(output)
        kept += [fact in written for fact in sorted(_facts(pair.target) & given)]
        source_text = " ".join(pair.sources)
        supported += [fact in source_text for fact in sorted(written)]
        known = set().union(*map(_bigrams, pair.sources))
        novel += [bigram not in known for bigram in sorted(_bigrams(output))]
    return Scores(
        rouge2=_mean(rouge),
        kept=_mean(kept),
        supported=_mean(supported),
        whole=_mean([end and _BROKEN.isdisjoint(flaws(output)) for output, end, _ in fused]),
        verbatim=_mean([output in pair.sources for output, _, pair in fused]),
        novel=_mean(novel),
    )


def _facts(text: str) -> set[str]:
    """The numbers of a text and its capitalised words but the first."""
    return {*_NUMBER.findall(text), *_NAME.findall(text)}


def _bigrams(text: str) -> set[tuple[str, str]]:
    words = _WORD.findall(text.lower())
    return set(pairwise(words))


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
