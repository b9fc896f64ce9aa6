"""A digest -> how often it says the same again."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.text import stems

# The same measure and bound as `dedup` folds source sentences by: 95 % of such pairs say the same (make quality ROOM=dedup).
_SAME = 0.7


def repeated(text: Sequence[str], n: int) -> float | None:
    """The share of a text's n-grams that stood in it before; None where it has none (See et al. 2017, section 3)."""
    own = [tuple(text[start : start + n]) for start in range(len(text) - n + 1)]
    return 1 - len(set(own)) / len(own) if own else None


def said_twice(sentences: Sequence[str]) -> int:
    """How many of the sentences have most of their content words in common with an earlier one (Jaccard of stems >= 0.7)."""
    bags = [frozenset(stems(sentence)) for sentence in sentences]
    return sum(
        any(len(bag & earlier) >= _SAME * len(bag | earlier) for earlier in bags[:place]) for place, bag in enumerate(bags) if bag
    )
