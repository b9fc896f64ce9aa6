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
_HAS = frozenset("had has have was were is are".split())  # noqa: SIM905
_SHORT = frozenset(("some", "several", "few", "half", "third", "quarter"))  # less than all, by what it leaves unsaid
_FEW = frozenset("half third quarter fifth few handful percent minority some dozens hundreds thousands tenth".split())  # noqa: SIM905
_LIMITS = frozenset("nearly almost virtually practically not hardly".split())  # noqa: SIM905
_MAY = frozenset(("may", "can", "could"))
_TOTAL = frozenset("all every everyone everybody everything".split())  # noqa: SIM905
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
    yield from _unlimited(reading, sources)
    yield from _whole_for_part(reading, sources)


def _unlimited(reading: Reading, sources: Content) -> Iterator[Flag]:
    """Words like "all" that in the sources only stand behind a "nearly", and what only may who is "only" named there."""
    words = [token.word for token in reading.tokens]
    for at, word in enumerate(words) if not _TOTAL.isdisjoint(words) else ():
        if word in _TOTAL and not (at and words[at - 1] in _LIMITS):
            behind = words[at + 1] if at + 1 < len(words) else ""
            limited = any((limit, word) in sources.pairs and (word, behind) in sources.pairs for limit in _LIMITS)
            if limited and not any(_plain(source, word) for source in sources.readings):
                yield Flag("number", reading.tokens[at].text)
    if "only" in words or "only" not in sources.claims or _MAY.isdisjoint(words):
        return
    subjects = {stem for own in statements(reading) if not own.passive for stem in own.agent}
    for source in sources.readings:
        for at, token in enumerate(source.tokens[:-1]):
            following = source.tokens[at + 1]
            first = not at or source.tokens[at - 1].word in ("and", "but", ",")
            if token.word == "only" and following.stem in subjects and first:
                yield Flag("number", next(other.text for other in reading.tokens if other.stem == following.stem))
                return


def _plain(source: Reading, word: str) -> bool:
    """Whether a word stands somewhere in a source with no limit before it."""
    tokens = source.tokens
    return any(token.word == word and not (at and tokens[at - 1].word in _LIMITS) for at, token in enumerate(tokens))


def _whole_for_part(reading: Reading, sources: Content) -> Iterator[Flag]:
    """Nouns told of as a whole where the sources say it of half of them, a third, few: "the buses were running"."""
    tokens = reading.tokens
    if not any((part, "of") in sources.pairs for part in _FEW):
        return
    for at in reading.content:
        near = tokens[max(0, at - _REACH) : at]
        ends = at + 1 == len(tokens) or not tokens[at + 1].stem or tokens[at + 1].word.endswith("ed")
        whole = bool(near) and near[-1].word == "the" and not any(token.word in _FEW or token.sort == "number" for token in near)
        said = _said(reading, at) if whole and ends and not tokens[at].capital else frozenset[str]()
        if not said:
            continue
        told = [own for _, source in sources.among(sources.where.get(tokens[at].stem, 0)) for own in _counted(source)]
        own = [own for own in told if own.noun == tokens[at].stem and own.said & said]
        plain = any(_says_plainly(source, tokens[at].stem, said) for source in sources.readings) if own else True
        if own and all(one.part in _FEW for one in own) and not plain:
            yield Flag("number", tokens[at].text)


def _says_plainly(source: Reading, noun: str, said: frozenset[str]) -> bool:
    """Whether a source says the same of a noun that nothing counts."""
    counted = {own.noun for own in _counted(source)}
    return noun not in counted and any(token.stem == noun and _said(source, at) & said for at, token in enumerate(source.tokens))


def _differs(own: _Counted, other: _Counted) -> bool:
    """Whether a source says of a part what a sentence says of the whole, or of another part."""
    if other.part in _WHOLE and own.part in _SHORT:
        return True
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
    owned = at >= 3 and tokens[at - 1].text.endswith(("'s", "’s")) and "of" in (tokens[at - 2].word, tokens[at - 3].word)
    if owned or (at >= 2 and ("of" in (tokens[at - 1].word, tokens[at - 2].word) or tokens[at - 1].word in _ALL)):
        return None
    word, quantity = tokens[at].word, values.get(at)
    end = at + 1 if quantity is None else quantity.end
    partitive = end < len(tokens) and tokens[end].word == "of"
    part = word if partitive or word in _ALL or (word in _SOME and word not in NUMBER_WORDS) else ""
    while end < len(tokens) and (tokens[end].word in _OF_THE or (part and tokens[end].text.endswith(("'s", "’s")))):
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
    for at in range(noun + 1, min(len(reading.tokens), noun + 1 + _REACH)):  # "homes in the town had no power"
        if reading.tokens[at].word in _HAS and not any(own.start <= at <= own.at for own in behind):
            what = next((token.stem for token in reading.tokens[at + 1 : at + 1 + _REACH] if token.stem), "")
            return frozenset((what,)) if what else frozenset()
    for number, own in enumerate(behind):
        hangs = own.at == noun + 1 and number + 1 < len(behind) and is_auxiliary(reading.tokens[behind[number + 1].start])
        relative = reading.tokens[own.start - 1].word in ("who", "which", "that")
        if not hangs and not relative:
            return frozenset((own.stem,))
    return frozenset()
