"""A piece that can be lifted out of a sentence, and a sentence without pieces."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.grammar import capital

Kind = Literal[
    "parenthesis", "aside", "day", "venue", "attribution",
    "age", "apposition", "relative", "participle", "detail", "clause", "sentence", "verbs", "front",
]  # fmt: skip

# What a digest of several outlets can do without, wherever it stands. The other kinds are worth their place where there is room.
LIGHT: frozenset[Kind] = frozenset(("parenthesis", "aside", "day", "venue", "attribution"))


@dataclass(frozen=True, slots=True)
class Piece:
    """`sentence[start:end]` can become `instead`; `alone` says it as a sentence of its own ("" where that is not sure).

    `spare`: without it the sentence says the same, less fully; without a piece that is not spare (the year, the condition) it
    may say something else.
    """

    kind: Kind
    start: int
    end: int
    instead: str = ""
    alone: str = ""
    spare: bool = True


def without(sentence: str, pieces: Iterable[Piece]) -> str:
    """The sentence with these pieces lifted out; no two may overlap."""
    for piece in sorted(pieces, key=lambda piece: piece.start, reverse=True):
        sentence = sentence[: piece.start] + piece.instead + sentence[piece.end :]
    return capital(sentence)


def clear(piece: Piece, others: Iterable[Piece]) -> bool:
    """Whether a piece neither overlaps nor touches any of the others."""
    return all(piece.end < other.start or other.end < piece.start for other in others)


def apart(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces that are clear of those before them."""
    kept: list[Piece] = []
    for piece in pieces:
        if clear(piece, kept):
            kept.append(piece)
    return kept
