"""What a sentence says, as stems, and whether it says again what others say."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from pipeline.codes import coded, stem_codes

_RUN = 6  # content words: so long a run in two sentences is the same clause; a title and a full name are up to five


def repeats(text: str, said: Sequence[str], share: float) -> bool:
    """True where it says too much again: a share of its content words, or of a shorter one's, or a run of them."""
    content, runs = _content(text)
    others = [_content(other) for other in said]
    known = frozenset().union(*(other for other, _ in others))
    return len(content & known) >= share * max(1, len(content)) or any(
        len(content & other) >= share * len(other) or runs & their_runs for other, their_runs in others
    )


def content(text: str) -> frozenset[int]:
    """A sentence -> the stems of its content words, as codes."""
    return _content(text)[0]


# The same few sentences are asked about again and again while a story is written, and most facts never are.
@lru_cache(maxsize=4096)
def _content(text: str) -> tuple[frozenset[int], frozenset[tuple[int, ...]]]:
    """A sentence -> the stems of its content words, as codes, and the runs of `_RUN` of them."""
    content = stem_codes(coded(text)).tolist()
    return frozenset(content), frozenset(zip(*(content[start:] for start in range(_RUN)), strict=False))
