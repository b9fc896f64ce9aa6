"""What a sentence says somebody or something is, so that another's "is not", or its opposite, can be told to be of the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from pipeline.checking.lexicon import CONNECTORS, DETERMINERS, PREPOSITIONS
from pipeline.checking.reading import Reading, Token
from pipeline.disagreeing.lexicon import FIRST_PERSON, REACHING, REMAINING, STATES, VERDICTS
from pipeline.disagreeing.statements import canonical, other_day, statement

_WAS = frozenset(("was", "were"))
_BE = frozenset(("is", "are", *_WAS))
_SAME = 3  # words in common besides opposite verbs
_REACH = 3  # tokens between a verb and what is reached
_BETWEEN = frozenset(("no", "not", "a", "an", "the", "still", "now"))


class State(NamedTuple):
    """ "The blast in Poll was no accident": its subject up to a preposition, what it is, denied or not, what follows, its tokens.

    `definite`: "the blast", no "a blast". `past`: "was".
    """

    subject: frozenset[str]
    head: str
    what: str
    denied: bool
    definite: bool
    past: bool
    behind: frozenset[str]
    at: int
    end: int


@lru_cache(maxsize=1 << 10)
def states(reading: Reading) -> tuple[State, ...]:
    """What a sentence says is or was so; nothing of what it asks, supposes or quotes of "I" and "we"."""
    tokens = reading.tokens
    words = {token.word for token in tokens}
    if "?" in reading.text or statement(reading).supposed or not words.isdisjoint(FIRST_PERSON | {"if", "until", "yet"}):
        return ()
    return tuple([state for at, token in enumerate(tokens) if token.word in _BE for state in _state(tokens, at)])


def _state(tokens: Sequence[Token], be: int) -> Iterator[State]:
    start = be
    while start and tokens[start - 1].sort not in ("pause", "end", "quote") and tokens[start - 1].word not in CONNECTORS:
        start -= 1
    said = next((at for at in range(be - 1, start - 1, -1) if tokens[at].word in ("said", "says")), start - 1)
    before = tokens[said + 1 : be]
    cut = next((at for at, token in enumerate(before) if token.word in PREPOSITIONS), len(before))
    subject = [canonical(token) for token in before[:cut] if token.stem]
    end = be + 1
    while end < len(tokens) and tokens[end].word in _BETWEEN:
        end += 1
    if not subject or end == len(tokens) or not tokens[end].stem or tokens[end].capital:
        return
    following = tokens[end + 1] if end + 1 < len(tokens) else None
    if following is not None and following.sort == "word" and following.word not in PREPOSITIONS | CONNECTORS:
        return  # "was no small accident", "is not going"
    stop = next((at for at in range(end + 1, len(tokens)) if tokens[at].sort in ("pause", "end", "quote")), len(tokens))
    between = {token.word for token in tokens[be + 1 : end]}
    yield State(
        frozenset(subject),
        subject[-1],
        tokens[end].word,
        not between.isdisjoint(("no", "not")),
        before[0].word not in ("a", "an") and (before[0].word == "the" or before[0].capital),
        tokens[be].word in _WAS,
        frozenset([canonical(token) for token in tokens[end + 1 : stop] if token.stem]),
        be,
        end + 1,
    )


def clash(one: Reading, other: Reading) -> tuple[State, State] | None:
    """The states of two sentences, of one thing, that cannot both be: "is open" and "is closed", "is no X" and "is an X"."""
    if other_day(statement(one), statement(other)) or not _one_place(one, other):
        return None
    for ours in states(one):
        for theirs in states(other):
            opposite = STATES.get(ours.what) is not None and STATES.get(theirs.what) == -STATES[ours.what]
            differ = opposite and not (ours.denied or theirs.denied) if ours.what != theirs.what else ours.denied != theirs.denied
            if differ and _of_one(ours, theirs):
                return ours, theirs
    return None


def _of_one(ours: State, theirs: State) -> bool:
    same = ours.head == theirs.head and (ours.subject <= theirs.subject or theirs.subject <= ours.subject)
    when = ours.past == theirs.past and (ours.behind <= theirs.behind or theirs.behind <= ours.behind)
    return same and when and ours.definite and theirs.definite


def _one_place(one: Reading, other: Reading) -> bool:
    """Whether neither sentence, but for who says it, names a place of its own."""
    ours, theirs = statement(one), statement(other)
    words = [{canonical(token) for token in reading.tokens} for reading in (one, other)]
    return not (ours.places - words[1] and theirs.places - words[0]) and ours.apart - REMAINING == theirs.apart - REMAINING


def verdicts(one: Reading, other: Reading) -> tuple[int, int] | None:
    """The tokens of opposite verbs in two sentences that say the same otherwise: "acquitted", "convicted"."""
    ours, theirs = ([at for at, token in enumerate(reading.tokens) if token.word in VERDICTS] for reading in (one, other))
    for at, place in product(ours, theirs):
        token, its = one.tokens[at], other.tokens[place]
        if VERDICTS[token.word] == -VERDICTS[its.word]:
            return (at, place) if _alike(one, other, {canonical(token), canonical(its)}) else None
    return None


def _alike(one: Reading, other: Reading, opposed: set[str]) -> bool:
    """Whether two sentences have three words in common besides these, and at most one has another."""
    ours, theirs = statement(one), statement(other)
    both = (ours.content & theirs.content) - opposed
    if any(canonical(token) in opposed for token in one.tokens) and opposed <= {canonical(token) for token in one.tokens}:
        return False  # has both
    same = (ours.years, ours.ordinals, ours.apart) == (theirs.years, theirs.ordinals, theirs.apart)
    sure = not (ours.supposed or theirs.supposed or other_day(ours, theirs)) and "?" not in one.text + other.text
    return same and sure and len(both) >= _SAME and len((ours.content ^ theirs.content) - opposed) <= 1


def reached(what: str, reading: Reading) -> int | None:
    """The token of a thing that a sentence says has been reached, signed or struck, "what" in canonical stems; else None."""
    tokens = reading.tokens
    if "?" in reading.text or any(token.denies for token in tokens):
        return None
    for at in range(1, len(tokens)):
        if canonical(tokens[at]) != what:
            continue
        start = max(0, at - _REACH)
        verb = next((i for i in range(at - 1, start - 1, -1) if tokens[i].stem in REACHING), None)
        if verb is not None and tokens[verb].word.endswith(("ed", "uck", "ade")) and tokens[verb - 1].word not in ("to", "if"):
            articled = all(token.word in DETERMINERS or token.stem for token in tokens[verb + 1 : at])
            if articled:
                return at
    return None
