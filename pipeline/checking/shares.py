"""Part and whole: "the 15 miners were rescued" where two of the 15 were."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from pipeline.checking.clauses import statements
from pipeline.checking.content import Content
from pipeline.checking.phrases import is_auxiliary
from pipeline.checking.quantities import NUMBER_WORDS, Quantity, quantities
from pipeline.checking.reading import Flag, Reading, Token

_VAGUE = frozenset("most some many several few half third quarter majority dozens hundreds thousands none".split())  # noqa: SIM905
_SOME = NUMBER_WORDS | _VAGUE
_ALL = frozenset(("all", "every", "each", "both"))
_OF_THE = frozenset(("of", "the", "its", "their", "his", "her"))
_WHOLE = _ALL | {"entire", "whole"}
_REACH = 4  # tokens: "all of the 22 passengers"


class _Counted(NamedTuple):
    """What is counted, of how many, and what is said of it: "two of the 15 miners were rescued"; `part` where of some only."""

    at: int
    noun: str
    part: str  # the word for the part, "all", or ""
    said: frozenset[str]
    value: float | None


def flags(reading: Reading, sources: Content) -> Iterator[Flag]:
    """Wholes of which a sentence says what its sources say of a part; another part than theirs."""
    for own in _counted(reading):
        told = [other for _, source in sources.among(sources.where.get(own.noun, 0)) for other in _counted(source)]
        told = [other for other in told if other.noun == own.noun and other.said & own.said]
        if told and all(_differs(own, other) for other in told):
            yield Flag("number", reading.tokens[own.at].text)


def _differs(own: _Counted, other: _Counted) -> bool:
    """Whether a source says of a part what a sentence says of the whole, or of another part."""
    if not other.part or other.part in _WHOLE:
        return False
    if own.part and own.part not in _WHOLE:
        return own.part != other.part and {own.part, other.part} <= _VAGUE  # numbers are compared as numbers
    return own.part in _WHOLE or (own.value is not None and own.value == other.value)


@lru_cache(maxsize=1 << 12)
def _counted(reading: Reading) -> tuple[_Counted, ...]:
    """The nouns of a sentence that are counted, or all of them meant."""
    values = {quantity.start: quantity for quantity in quantities(reading)}
    places = [at for at, token in enumerate(reading.tokens) if at in values or token.word in _SOME or token.word in _ALL]
    found = (_counted_at(reading, at, values) for at in places)
    return tuple([counted for counted in found if counted is not None])


def _counted_at(reading: Reading, at: int, values: Mapping[int, Quantity]) -> _Counted | None:
    """What a number or a "most" at a place counts; None for the whole of a part: the 15 of "two of the 15"."""
    tokens = reading.tokens
    if at >= 2 and ("of" in (tokens[at - 1].word, tokens[at - 2].word) or tokens[at - 1].word in _ALL):
        return None
    word, quantity = tokens[at].word, values.get(at)
    end = at + 1 if quantity is None else quantity.end
    partitive = end < len(tokens) and tokens[end].word == "of"
    part = word if partitive or word in _ALL or (word in _SOME and word not in NUMBER_WORDS) else ""
    while end < len(tokens) and tokens[end].word in _OF_THE:
        end += 1
    if part and end in values:
        quantity, end = values[end], values[end].end
    noun = _noun(tokens, end)
    return _Counted(at, tokens[noun].stem, part, _said(reading, noun), quantity and quantity.value) if noun else None


def _noun(tokens: Sequence[Token], at: int) -> int:
    """The last of the content words that follow, 0 where there is none."""
    found = 0
    for index in range(at, min(len(tokens), at + _REACH)):
        if not tokens[index].stem:
            break
        found = index
        if tokens[index].word.endswith("s") or tokens[index].word in ("people", "children", "men", "women"):
            break
    return found


def _said(reading: Reading, noun: int) -> frozenset[str]:
    """The verb of which a noun is the subject; not those of what hangs on it: "the miners who were hurt", "men trapped there"."""
    behind = [own for own in statements(reading) if own.at > noun and not own.reduced]
    for number, own in enumerate(behind):
        hangs = own.at == noun + 1 and number + 1 < len(behind) and is_auxiliary(reading.tokens[behind[number + 1].start])
        relative = reading.tokens[own.start - 1].word in ("who", "which", "that")
        if not hangs and not relative:
            return frozenset((own.stem,))
    return frozenset()
