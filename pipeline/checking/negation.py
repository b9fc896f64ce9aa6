"""Denial: what a sentence affirms must not be only denied by its sources, nor the other way round."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from pipeline.checking.lexicon import CONNECTORS, DENYING, DETERMINERS, PREPOSITIONS
from pipeline.checking.reading import Flag, Reading

_SCOPE = 3  # content words after a denial: "not been able to reach a deal"
_START = "^"
_NO_DENIAL = frozenset(("only", "just", "least", "doubt", "longer", "matter"))  # "not only"
_BEEN = frozenset(("is", "are", "was", "were", "been", "be"))
_NEARLY = frozenset(
    """
little few scant scarcely rarely seldom short yet early soon premature unclear unknown uncertain rejection refusal
denial that
""".split()  # noqa: SIM905
)
_MEASURING = frozenset("next last past first so as too only not very quite how".split())  # noqa: SIM905
_CLAIMED = frozenset(
    """
claim claims allegation allegations suggestion suggestions accusation accusations rumor rumors rumour rumours idea notion
""".split()  # noqa: SIM905
)
_SIGNS = frozenset("evid sign indic proof hint".split())  # noqa: SIM905
_LITTLE = frozenset(("little", "scant", "few"))
_EARLY = frozenset(("early", "soon", "premature"))
_MAY_DENY = _NEARLY | _CLAIMED
_JUDGING = frozenset("say tell know conclud judg determin declar".split())  # noqa: SIM905
_COMPARED = frozenset(("fewer", "less", "more", "later"))  # "not more than"; but "not more likely" is a denial


class Denials(NamedTuple):
    """A sentence's content words two by two, words that deny left out, and its denials.

    `places` tells which of the second words stand right behind a denial, and whether that is a denial as such. `scopes`
    holds for each denial its token and the stems it governs.
    """

    content: tuple[int, ...]  # the tokens of the second words
    pairs: tuple[tuple[str, str], ...]
    scopes: tuple[tuple[int, tuple[str, ...]], ...]
    idle: frozenset[str]  # words behind a denial that denies nothing
    places: dict[int, bool]
    at: dict[int, int]  # the tokens of these denials
    twice: frozenset[int]  # those that stand behind two: "denied that it had not"


@lru_cache(maxsize=1 << 12)
def denials(reading: Reading) -> Denials:
    """What a sentence denies."""
    tokens = reading.tokens
    seen = [index for index, token in enumerate(tokens) if token.denies or token.word in _MAY_DENY]
    denying, idle_nouns = _denying(reading, seen) if seen else ((), frozenset[int]())
    content = (
        tuple([index for index in reading.content if index not in denying and index not in idle_nouns])
        if seen
        else reading.content
    )
    stems = [tokens[index].stem for index in content]
    pairs = tuple(zip([_START, *stems], stems, strict=False))
    if not denying:
        return Denials(content, pairs, (), frozenset(), {}, {}, frozenset())
    deniers = [index for index in denying if not _idle(reading, index) and not _closes(reading, index)]
    idle = frozenset(tokens[index + 1].word for index in denying if _idle(reading, index))
    scopes: list[tuple[int, tuple[str, ...]]] = []
    places: dict[int, bool] = {}
    where: dict[int, int] = {}
    twice: set[int] = set()
    for index in deniers:
        governed: list[str] = []
        for at in range(index + 1, len(tokens)):
            after = tokens[at]
            if (
                after.sort in ("pause", "end")
                or (tokens[index].word in DENYING and after.word in ("and", "but"))
                or (after.word in CONNECTORS and after.word not in ("that", "to") and governed)
            ):
                break
            if after.stem and at not in denying and at not in idle_nouns:
                governed.append(after.stem)
                if len(governed) == _SCOPE:
                    break
        scopes.append((index, tuple(governed)))
        following = next((number for number, at in enumerate(content) if at > index), None)
        if following is not None and governed:  # not "refused and | warned"
            places[following] = places.get(following, False) or not (
                tokens[index].word in DENYING or tokens[index].word == "that"
            )
            if following in where:
                twice.add(following)
            where[following] = index
    return Denials(content, pairs, tuple(scopes), idle, places, where, frozenset(twice))


def _denying(reading: Reading, places: Sequence[int]) -> tuple[tuple[int, ...], frozenset[int]]:
    """The tokens that deny or nearly do ("little evidence", "stopped short of", "yet to"), and nouns that only name the denied.

    Of "rejected claims that the radar failed", what is denied begins behind the claims.
    """
    found: list[int] = []
    idle: set[int] = set()
    tokens = reading.tokens
    for at in places:
        token = tokens[at]
        if token.denies or (token.word in _NEARLY and _nearly(reading, at)):
            found.append(at)
            if token.word in _EARLY and at + 2 < len(tokens) and tokens[at + 2].stem in _JUDGING:
                idle.add(at + 2)  # "too early to say"
            continue
        before = found[-1] if found else -1
        if at and token.word in _CLAIMED and (before == at - 1 or tokens[at - 1].stem == "dismiss"):
            if before != at - 1:
                found.append(at - 1)
            idle.add(at)
    return tuple(found), frozenset(idle)


def _nearly(reading: Reading, at: int) -> bool:
    """Whether a word of `_NEARLY` comes close to a denial where it stands."""
    tokens = reading.tokens
    before = tokens[at - 1].word if at else ""
    after = tokens[at + 1].word if at + 1 < len(tokens) else ""
    match tokens[at].word:
        case "little":
            return before not in DETERMINERS | _MEASURING and after not in ("by", "more", "less")
        case "few":
            return before not in DETERMINERS | _MEASURING or (before == "a" and at > 1 and tokens[at - 2].word == "only")
        case "short":
            return after == "of" and tokens[at - 1].stem in ("stop", "fell")
        case "yet":
            return after == "to"
        case "early" | "soon" | "premature":
            return after == "to" and (before == "too" or tokens[at].word == "premature")
        case "rejection" | "refusal" | "denial":
            return after in ("of", "to")
        case "that":  # "little evidence that he knew"
            return at > 1 and tokens[at - 1].stem in _SIGNS and (tokens[at - 2].denies or tokens[at - 2].word in _LITTLE)
        case "unclear" | "unknown" | "uncertain":
            return after in ("whether", "if")
    return True


def _closes(reading: Reading, index: int) -> bool:
    """Whether nothing that a denial denies stands behind it: "a rate cut was unlikely before May"."""
    following = reading.tokens[index + 1].word if index + 1 < len(reading.tokens) else ""
    word, before = reading.tokens[index].word, reading.tokens[index - 1].word if index else ""
    if word in DENYING and before in _BEEN and following == "by":
        return True  # "was rejected by the board"
    return word == "unlikely" and following in PREPOSITIONS - {"to"}


@lru_cache(maxsize=1 << 12)
def _rejected(reading: Reading) -> frozenset[str]:
    """The stems of what is denied in the passive: "the tax was rejected"."""
    found: set[str] = set()
    for at, token in enumerate(reading.tokens[1:], 1):
        if token.denies and token.word in DENYING and reading.tokens[at - 1].word in _BEEN:
            found.update(before.stem for before in reading.tokens[:at] if before.stem)
    return frozenset(found)


def _idle(reading: Reading, index: int) -> bool:
    """Whether a denial denies nothing: "not only", "no doubt", "no longer" is content of its own."""
    following, after = ([*(token.word for token in reading.tokens[index + 1 : index + 3]), "", ""])[:2]
    return following in _NO_DENIAL or (following in _COMPARED and after == "than")


@dataclass(frozen=True, slots=True)
class Denied:
    """Where source sentences affirm and deny each pair of content words (bit sets), and which words they only deny."""

    plain: dict[tuple[str, str], int]
    denied: dict[tuple[str, str], int]
    affirmed: frozenset[str]  # words that stand outside every denial somewhere
    governed: frozenset[str]  # words in the scope of a denial somewhere
    first: frozenset[str]  # words right after a denial somewhere
    idle: frozenset[str]  # words behind a denial that denies nothing
    twice: frozenset[tuple[str, str]]


def index(readings: Sequence[Reading]) -> Denied:
    """Source sentences -> what they affirm and deny."""
    plain: dict[tuple[str, str], int] = {}
    denied: dict[tuple[str, str], int] = {}
    affirmed: set[str] = set()
    governed: set[str] = set()
    first: set[str] = set()
    idle: set[str] = set()
    twice: set[tuple[str, str]] = set()
    for number, reading in enumerate(readings):
        said, bit = denials(reading), 1 << number
        here = {stem for _, scope in said.scopes for stem in scope}
        for at, pair in enumerate(said.pairs):
            table = denied if at in said.places else plain
            table[pair] = table.get(pair, 0) | bit
            if table is plain and pair[1] not in here:
                affirmed.add(pair[1])
        governed |= here
        idle |= said.idle
        twice.update(said.pairs[at] for at in said.twice)
        first.update(scope[0] for _, scope in said.scopes if scope)
    return Denied(plain, denied, frozenset(affirmed), frozenset(governed), frozenset(first), frozenset(idle), frozenset(twice))


def flags(reading: Reading, sources: Denied, closer: Callable[[int, int], bool]) -> Iterator[Flag]:
    """Denials that no source makes, and affirmations of what the sources only deny.

    Where some sources affirm a pair of words and others deny it, `closer(these, those)` says whether one set of
    sentences (bit sets) has one that shares more of this sentence's content than any of the other set.
    """
    said = denials(reading)
    tokens = reading.tokens
    here = {stem for _, scope in said.scopes for stem in scope} | _rejected(reading)
    for at, (one, other) in enumerate(pairwise(tokens)):
        if one.denies and other.word in said.idle - sources.idle:
            yield Flag("negation", reading.span(at, at + 2))
    for number, (at, pair) in enumerate(zip(said.content, said.pairs, strict=True)):
        stem = pair[1]
        affirms, denies = sources.plain.get(pair, 0), sources.denied.get(pair, 0)
        if number in said.places:
            wrong = (
                closer(affirms, denies) if affirms and denies else not denies and (bool(affirms) or stem not in sources.governed)
            )
            if (wrong and said.places[number]) or (number in said.twice and pair not in sources.twice):
                yield Flag("negation", reading.span(said.at[number], at + 1))
        elif stem not in here and number + 1 not in said.places:
            wrong = (
                closer(denies, affirms)
                if affirms and denies
                else bool(denies) or (not affirms and stem in sources.first and stem not in sources.affirmed)
            )
            if wrong:
                yield Flag("negation", reading.span(at, at + 1))
