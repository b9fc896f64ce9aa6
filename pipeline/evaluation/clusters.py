"""Two labellings of the same articles -> how well they agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Found stories against gold stories, each figure from 0 to 1 (ARI from -0.5). The first three are B-cubed."""

    precision: float
    recall: float
    f1: float
    pairwise_f1: float
    ari: float


def agreement(gold: Sequence[Hashable], found: Sequence[Hashable]) -> Agreement:
    """The gold and the found story of each of n > 0 articles -> B-cubed, pairwise F1 and adjusted Rand index.

    B-cubed: Bagga & Baldwin 1998. ARI: Hubert & Arabie 1985, eq. 5. Pairwise F1 and ARI are 1 where neither side has a pair.
    """
    n = len(gold)
    cells, golds, founds = Counter(zip(gold, found, strict=True)), Counter(gold), Counter(found)
    precision = sum(count * count / founds[f] for (_, f), count in cells.items()) / n
    recall = sum(count * count / golds[g] for (g, _), count in cells.items()) / n
    both, in_gold, in_found = _pairs(cells), _pairs(golds), _pairs(founds)
    expected, mean = in_gold * in_found / max(1, n * (n - 1) // 2), (in_gold + in_found) / 2
    return Agreement(
        precision=precision,
        recall=recall,
        f1=2 * precision * recall / (precision + recall),
        pairwise_f1=2 * both / (in_gold + in_found) if in_gold + in_found else 1.0,
        ari=(both - expected) / (mean - expected) if mean != expected else 1.0,
    )


def _pairs(counts: Counter[Any]) -> int:
    return sum(count * (count - 1) // 2 for count in counts.values())
