"""text, references -> ROUGE, as the rouge-score library counts it (Lin 2004)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from pipeline.text import split_sentences

KINDS = ("rouge1", "rouge2", "rougeL", "rougeLsum")


def rouge(text: str, references: Sequence[str]) -> dict[str, float]:
    """A text and at least one reference -> F, 0 to 1, of ROUGE-1, -2, -L and -Lsum, each against the reference it fits best.

    With Porter's stemmer and all words, as published figures are made. Every text is split into sentences (for Lsum only)
    by the same rules, whoever wrote it.
    """
    found = _scorer().score_multi([_by_line(reference) for reference in references], _by_line(text))
    return {kind: float(found[kind].fmeasure) for kind in KINDS}


@lru_cache(maxsize=1)
def _scorer() -> Any:
    from rouge_score.rouge_scorer import RougeScorer  # type: ignore[import-untyped,unused-ignore]  # brings nltk: a second

    return RougeScorer(list(KINDS), use_stemmer=True)


def _by_line(text: str) -> str:
    return "\n".join(text[start:end] for start, end in split_sentences(text))
