"""A human sentence -> the pieces that can be lifted out of it, by rule: what is left is whole, and so, often, is the piece.

After DiscoFuse (Geva et al. 2019), which takes coherent text apart to teach fusion. Surface rules, wrong on the safe side: a
piece that is not surely one is not found. Sentences are `unify`'d: straight quotes.
"""

from __future__ import annotations

import re

from pipeline.grammar import is_whole
from pipeline.training import heavy, light
from pipeline.training.pieces import Piece, without

_RULES = (
    light.parentheses, light.asides, light.days, light.venues, light.tails, light.attributions,
    heavy.appositions, heavy.ages, heavy.relatives, heavy.reduced, heavy.details, heavy.participles, heavy.clauses,
    heavy.verb_phrases, heavy.fronts,
)  # fmt: skip


def taken_apart(sentence: str) -> list[Piece]:
    """All pieces of the sentence, by place; they may overlap. None that crosses a quotation mark, none of a list or colon."""
    if not sentence.endswith(".") or sentence.count('"') % 2 or ";" in sentence or ":" in sentence:
        return []
    quoted = [found.span() for found in re.finditer(r'"[^"]*"', sentence)]
    found = [
        piece
        for rule in _RULES
        for piece in rule(sentence)
        if not any(start < piece.start < end or start < piece.end < end for start, end in quoted)
        and is_whole(without(sentence, [piece]))
    ]
    return sorted(dict.fromkeys(found), key=lambda piece: (piece.start, piece.end, piece.kind))
