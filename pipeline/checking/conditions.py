"""What a sentence makes things hang on: "if", "unless", "pending", "subject to", "once", "without"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from pipeline.checking.lexicon import DETERMINERS, MODALS
from pipeline.checking.phrases import BE
from pipeline.checking.reading import Reading, Token

_CONDITIONS = frozenset(("if", "unless"))
_ASKING = frozenset("ask asked asks wonder wondered see determine know unclear decide consider doubt question".split())  # noqa: SIM905
_ANYBODY = frozenset("he she it they i we you this these those there".split())  # noqa: SIM905
_OPENERS = frozenset(
    """
if unless had should provided providing assuming pending subject conditional contingent dependent once without
""".split()  # noqa: SIM905
)
# Pieces of the words that open a condition: most sentences have none of them.
_MAY_CONDITION = (
    "if ", "If ", "nless ", "had ", "Had ", "Should ", "rovid", "ending ", "ssuming ", "nce ", "ithout ", "ubject ",
    "onditional ", "ontingent ", "ependent ",
)  # fmt: skip
_LONGEST = 16  # tokens of an if-clause


class Condition(NamedTuple):
    """A condition: its tokens, and whether a "may" does not yet tell of it as "if" is by "could face a fine"."""

    tokens: frozenset[int]
    firm: bool


@lru_cache(maxsize=1 << 12)
def conditions(reading: Reading) -> tuple[Condition, ...]:
    """What a sentence makes things hang on: behind "if" and "unless" (not "asked if"), "had" before its subject, "pending"."""
    found: list[Condition] = []
    if not any(map(reading.text.__contains__, _MAY_CONDITION)):
        return ()
    tokens = reading.tokens
    for index, token in enumerate(tokens):
        if token.word in _OPENERS and _opens(tokens, index):
            firm, end = token.word not in ("if", "had"), index + 1
            while end < min(len(tokens), index + 1 + _LONGEST):
                if tokens[end].sort in ("pause", "end", "quote") or tokens[end].word in ("then", "but"):
                    break
                end += 1
            found.append(Condition(frozenset(range(index + 1, end)), firm))
    return tuple(found)


@lru_cache(maxsize=1 << 12)
def conditional(reading: Reading) -> frozenset[int]:
    """The tokens of all its conditions."""
    if not conditions(reading):
        return frozenset()
    return frozenset[int]().union(*[condition.tokens for condition in conditions(reading)])


def _opens(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word begins a condition."""
    word = tokens[index].word
    before = tokens[index - 1] if index else None
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    parted = before is None or before.sort == "pause" or before.word.endswith("ly")
    if word in _CONDITIONS:
        return not (before is not None and before.word in _ASKING)
    if after is None:
        return False
    clause = after.word in DETERMINERS or after.word in _ANYBODY or after.capital
    match word:
        case "had":
            return parted and clause and any(other.word in ("would", "could", "might") for other in tokens)
        case "should":
            return before is None and clause
        case "provided" | "providing" | "assuming":
            return after.word == "that" or ((parted or _is_will(tokens)) and clause)
        case "pending":
            return before is None or before.word not in DETERMINERS | BE
        case "subject" | "conditional" | "contingent" | "dependent":
            return after.word in ("to", "on", "upon")
        case "once" | "without":
            return (
                _is_will(tokens)
                and (clause or word == "without" or bool(after.stem))
                and not (word == "once" and before is not None and before.word in ("at", "than"))
            )
    return False


def _is_will(tokens: Sequence[Token]) -> bool:
    """Whether a sentence tells of what will, may or can be."""
    return any(token.word in MODALS and token.text != "May" for token in tokens)
