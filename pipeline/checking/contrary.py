"""Two wordings of what seems one thing that say the opposite: a word for its opposite, parts exchanged, another's given name."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations

from pipeline.checking.antonyms import OPPOSITE, SAME
from pipeline.checking.clauses import Statement, statements
from pipeline.checking.lexicon import DETERMINERS, PREPOSITIONS, REPORTING
from pipeline.checking.names import Name, names, root, roots
from pipeline.checking.phrases import is_verb
from pipeline.checking.reading import Reading, read
from pipeline.checking.turned import MUTUAL
from pipeline.text import stem

# What turns a sentence round as well; the antonyms are verbs, adjectives and nouns of news.
_TURNS = (
    "for/against before/after he/she him,his/her man,men/woman,women boy,boys/girl,girls "
    "son,sons/daughter,daughters brother,brothers/sister,sisters father/mother husband/wife"
)


def _turns() -> Iterator[tuple[str, frozenset[str], frozenset[str]]]:
    for pair in _TURNS.split():
        one, other = (frozenset(side.split(",")) for side in pair.split("/"))
        for own, its in ((one, other), (other, one)):
            yield from ((word, own, its) for word in own)


_SIDES = {word: (SAME[word], OPPOSITE[word]) for word in SAME} | {word: (own, its) for word, own, its in _turns()}
_ALIKE = 2  # letters that a given name and its short form begin with, "Mike" and "Michael", but for these
_NICKNAMES = """
james jim jimmy; robert bob bobby; william bill billy; richard dick rick; edward ted ed; theodore ted; elizabeth liz beth betty;
margaret peggy meg; charles chuck; john jack; henry hank harry; anthony tony; eugene gene; rebecca becky; patricia trish tricia;
joseph pepe; francisco paco; aleksandr sasha; alexander sasha sandy; dmitry dima; mikhail misha; katherine kate; catherine kate
"""
_PARTS = 3  # words that must change their order: who, did, whom
_NO_GIVEN = "although though while when miss sir lord lady dame saint st"


@lru_cache(maxsize=1 << 12)  # who is a source of whom is asked again and again while a story is written
def contrary(one: str, other: str) -> bool:
    """Whether two sentences that share most of their words contradict each other. Symmetric; about 0.1 ms.

    Where one has a word and the other its opposite, where names or things stand in each other's place around a verb, or
    where a surname has another given name. What only one of them tells is no contradiction; numbers and denials are others'
    business. Of 3,895 pairs that people call equivalent 13 are contrary, of 1,895 others 66: `measure_dedup contrary`.
    """
    if one == other:
        return False
    mine, its = read(one), read(other)
    return _opposed(mine, its) or _exchanged(mine, its) or _namesakes(mine, its)


def _opposed(one: Reading, other: Reading) -> bool:
    ours, theirs = ({token.word for token in reading.tokens if token.word in _SIDES} for reading in (one, other))
    return any(
        not _SIDES[word][1].isdisjoint(theirs - ours) and _SIDES[word][0].isdisjoint(theirs) for word in ours - theirs
    ) and any(not _SIDES[word][1].isdisjoint(ours - theirs) and _SIDES[word][0].isdisjoint(ours) for word in theirs - ours)


def _exchanged(one: Reading, other: Reading) -> bool:
    if _by(one) == _by(other) and not _turned(_order(one, roots(other)), _order(other, roots(one))):
        return False
    for said in statements(one):
        for told in statements(other) if said.stem not in MUTUAL and said.stem not in REPORTING else ():
            if said.stem != told.stem:
                continue
            if _crossed((said.agent, said.patient), (told.agent, told.patient)):
                return True
            if said.passive == told.passive and _crossed(_named(one, said), _named(other, told)):
                return True
    return False


def _crossed(ours: tuple[frozenset[str], frozenset[str]], theirs: tuple[frozenset[str], frozenset[str]]) -> bool:
    """Whether what is before a verb in one is behind it in the other, and the other way round."""
    forth, back = ours[0] & theirs[1], ours[1] & theirs[0]
    return bool(forth - back) and bool(back - forth)


def _by(reading: Reading) -> bool:
    return any(token.word == "by" for token in reading.tokens)


def _turned(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether some three words stand the other way round in the other: who, did, whom. The longest falling subsequence."""
    places = {word: place for place, word in enumerate(theirs)}
    ends: list[int] = []  # of the falling runs of 1, 2 ... words, the place that can still be followed by most, negated
    for word in ours:
        if word in places:
            at = bisect_left(ends, -places[word])
            ends[at : at + 1] = [-places[word]]
    return len(ends) >= _PARTS


def _order(reading: Reading, shared: frozenset[str]) -> list[str]:
    """The content words that another sentence has too, in their order, once each."""
    words = dict.fromkeys([root(reading.tokens[at]) for at in reading.content])
    return [word for word in words if word in shared]


def _named(reading: Reading, verb: Statement) -> tuple[frozenset[str], frozenset[str]]:
    """The names before and behind a verb, but for those that a preposition governs: "in Dorn", "bought by its rival Norvo"."""
    before: set[str] = set()
    behind: set[str] = set()
    for name in names(reading):
        at = name.start - 1
        while at >= 0 and _goes_with_name(reading, at):
            at -= 1
        if at < 0 or reading.tokens[at].word not in PREPOSITIONS:
            (before if name.start < verb.at else behind).update(name.stems)
    return frozenset(before), frozenset(behind)


def _goes_with_name(reading: Reading, at: int) -> bool:
    token = reading.tokens[at]
    return token.word in DETERMINERS or token.sort == "hyphen" or (bool(token.stem) and not is_verb(reading.tokens, at))


def _namesakes(one: Reading, other: Reading) -> bool:
    full = [given for name in names(other) if (given := _given(name)) is not None]
    if not full:
        return False
    ours, theirs = roots(one), roots(other)
    return any(
        surname == its_surname
        and first[:_ALIKE] != its_first[:_ALIKE]
        and frozenset((first, its_first)) not in _nicknames()
        and theirs.isdisjoint(before)
        and ours.isdisjoint(its_before)
        for surname, first, before in filter(None, map(_given, names(one)))
        for its_surname, its_first, its_before in full
    )


def _given(name: Name) -> tuple[str, str, tuple[str, ...]] | None:
    """A full name -> its last word, the one before, and all before; None for one word, and "Although Smith", "Miss Smith"."""
    *before, surname = name.stems
    if not before or before[-1] in _no_given():
        return None
    return surname, before[-1], tuple(before)


@lru_cache(maxsize=1)
def _no_given() -> frozenset[str]:
    return frozenset(map(stem, _NO_GIVEN.split()))


@lru_cache(maxsize=1)
def _nicknames() -> frozenset[frozenset[str]]:
    """Two given names of one person, as stems."""
    groups = [[stem(name) for name in group.split()] for group in _NICKNAMES.split(";")]
    return frozenset(frozenset(pair) for group in groups for pair in combinations(group, 2))
