"""A sentence -> what it says besides the one value that is compared: its content words, its names, its time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from pipeline.checking.dates import mentions
from pipeline.checking.lexicon import BASE, CONNECTORS, DEMONYMS, REPORTING, SAYING
from pipeline.checking.names import names
from pipeline.checking.quantities import ORDINAL, Quantity, quantities
from pipeline.checking.reading import Reading, Token, is_date_word
from pipeline.disagreeing.lexicon import ANYBODY, APART, AT, CLASSES, EPIDEMIC, FALSE, SCOPES, SUPPOSED, TALLY, TELLING
from pipeline.text import STOPWORDS, stem

_SAID = frozenset("said say says told tell tells according".split())  # noqa: SIM905 - "state", "report" are nouns as well
_CONTAINED = 0.6  # least cosine where two words are all that the shorter sentence has
_BUYING = frozenset("buy buys buying bought acquire acquires acquired acquiring takeover".split())  # noqa: SIM905
_TAKING = frozenset(("take", "takes", "took", "taken", "taking"))
_VOICELESS = frozenset(("", "said", "sai", "say", "told", "tell", "accord", "report"))
_JUDGED = frozenset("thought reported estimated believed feared announced said stated counted".split())  # noqa: SIM905
_MUCH, _NAMED, _SAME = 5, 0.4, 0.6  # words, and least cosines, where each has a name or one a place of its own
_SPEAKER = 8  # tokens: ", a spokesman for the ministry said."


@lru_cache(maxsize=1 << 15)
def canonical_word(word: str) -> str:
    """A folded word -> the first stem of its group of equals, its nation, or its own stem; "" for function words."""
    if word in STOPWORDS or len(word) == 1 or not word[0].isalpha():
        return ""
    nation = DEMONYMS.get(word) or DEMONYMS.get(word.removesuffix("s"))
    own = stem(nation or BASE.get(word, word))
    return CLASSES.get(own, own)


def merged_stems() -> dict[str, str]:
    """The stems of words that have another canonical stem -> that."""
    found = dict(CLASSES)
    for word in (*BASE, *DEMONYMS, *(f"{word}s" for word in DEMONYMS)):
        found[stem(word)] = canonical_word(word)
    return {form: first for form, first in found.items() if form != first}


def canonical(token: Token) -> str:
    """A content token -> its canonical stem."""
    return canonical_word(token.word)


@dataclass(frozen=True, slots=True, eq=False)
class Statement:
    """A sentence without those who said it.

    `content` are the canonical stems of its content words, numbers and dates left out; `names` those that are parts of
    names, `places` those behind "in" and the like; `apart` are words that set it in another time; `years`, `months`, `days` of
    a month, `weekdays` and `ordinals` those it states, but not when it was said; `told` are the tokens that only say who said it,
    `voice` the stems of who does; `when_told` the days of the week right behind "said".
    """

    content: frozenset[str]
    names: frozenset[str]
    places: frozenset[str]
    apart: frozenset[str]
    years: frozenset[int]
    months: frozenset[int]
    days: frozenset[int]
    weekdays: frozenset[int]
    ordinals: frozenset[float]
    supposed: bool
    denies: bool
    told: frozenset[int]
    voice: frozenset[str]
    when_told: frozenset[int]


def other_day(one: Statement, other: Statement, *, happened: bool = False) -> bool:
    """Whether two sentences name different months, days of a month, or days of a week; or of what `happened` if not of when it
    was said."""
    weekdays = [each.weekdays - each.when_told if happened else each.weekdays for each in (one, other)]
    named = ((one.months, other.months), (one.days, other.days), weekdays)
    return any(ours and theirs and ours.isdisjoint(theirs) for ours, theirs in named)


def elsewhere(one: Statement, other: Statement) -> bool:
    """Whether one sentence names a place of which the other says nothing: "ten deaths in North Carolina".

    Who names one place in common, and much else, may name another as well: near Tarvo, on the Lenk.
    """
    ours, theirs = one.places - other.content - other.voice, other.places - one.content - one.voice
    both = one.content & other.content
    same = likeness(one, other) >= _SAME or not both.isdisjoint(one.places | other.places)
    detail = len(both) >= _MUCH and not (ours and theirs) and same
    return bool(ours or theirs) and not detail


def likeness(one: Statement, other: Statement) -> float:
    """The cosine of two sentences' content."""
    size = len(one.content) * len(other.content)
    return len(one.content & other.content) / size**0.5 if size else 0.0


def shared(
    one: Statement, other: Statement, three: float, two: float, cover: float = 0.0, *, toll: bool = False, kin: bool = False
) -> frozenset[str]:
    """The content that two sentences share where they can tell of one event, else nothing.

    Their cosine is at least `three` where they share three words, and `two` where it is only two (or .6 and these are all of the
    shorter one); at least `cover` of the shorter one is in the other. No name on each side that the other lacks, no other year
    or place in a series, and both say how it is or both how it could be. Where an epidemic is counted, all names and scopes are
    the same. `toll`: of an event with tolls, each may have a name of its own where much else is the same. `kin`: they have
    another toll in common, which tells one event from another better than names do.
    """
    both = one.content & other.content
    contained = len(both) == min(len(one.content), len(other.content))
    if len(both) < 2 or likeness(one, other) < (three if len(both) > 2 else min(two, _CONTAINED) if contained else two):
        return frozenset()
    if len(both) < cover * min(len(one.content), len(other.content)):
        return frozenset()
    if (one.years, one.ordinals, one.supposed, one.denies) != (other.years, other.ordinals, other.supposed, other.denies):
        return frozenset()
    if kin:
        return both
    if one.apart != other.apart:
        return frozenset()
    named = toll and len(both) >= _MUCH and likeness(one, other) >= _NAMED and not both.isdisjoint(one.names)
    if one.names - other.content and other.names - one.content and not named:
        return frozenset()
    every = one.content | other.content
    if not EPIDEMIC.isdisjoint(every) and (one.content ^ other.content) & (SCOPES | one.names | other.names):
        return frozenset()
    return both


@lru_cache(maxsize=1 << 12)
def statement(reading: Reading) -> Statement:
    """One sentence -> its statement."""
    tokens = reading.tokens
    told = frozenset(attribution(tokens))
    dated, counted = mentions(reading), quantities(reading)
    left_out = set(told)
    left_out.update(at for mention in dated for at in range(mention.start, mention.end))
    left_out.update(at for quantity in counted for at in range(quantity.start, quantity.end))
    parts = {at for name in names(reading) if not name.opens for at in range(name.start, name.end)}
    located = [name for name in names(reading) if name.start not in told and _before(tokens, name.start) in AT]
    content = [at for at in reading.content if at not in left_out]
    moments = [mention.moment for mention in dated if mention.start not in told]
    words = {token.word for token in tokens}
    apart = words & APART
    for at in (at for at, token in enumerate(tokens[:-1]) if token.word in ("early", "late") and is_date_word(tokens[at + 1])):
        apart.discard(tokens[at].word)
    apart.difference_update([one.word for one, other in pairwise(tokens) if other.word in _JUDGED])  # "than previously thought"
    if not _BUYING.isdisjoint(words):
        apart.discard("rival")
    if "earlier" in apart and any(one.word == "earlier" and other.word in TALLY for one, other in pairwise(tokens)):
        apart.discard("earlier")
    said = {canonical(tokens[at]) for at in content} - TELLING - ANYBODY
    if any(one.word in _TAKING and other.word == "place" for one, other in pairwise(tokens)):
        said = said - {"take", "place"} | {"hold"}
    return Statement(
        content=frozenset(said),
        names=frozenset([canonical(tokens[at]) for at in content if at in parts]),
        places=frozenset([canonical(tokens[at]) for name in located for at in range(name.start, name.end) if tokens[at].stem]),
        apart=frozenset(apart),
        years=frozenset([moment.year for moment in moments if moment.year]),
        months=frozenset([moment.month for moment in moments if moment.month]),
        days=frozenset([moment.day for moment in moments if moment.day]),
        weekdays=frozenset([moment.weekday for moment in moments if moment.weekday is not None]),
        ordinals=frozenset(
            [quantity.value for quantity in counted if quantity.unit == ORDINAL and not _judged_first(tokens, quantity)]
        ),
        supposed=bool(words & SUPPOSED) and any(token.word in SUPPOSED and not token.capital for token in tokens),  # not May
        denies=not words.isdisjoint(FALSE) or any(token.denies for token in tokens),
        told=told,
        voice=frozenset([canonical(tokens[at]) for at in told if not is_date_word(tokens[at])]) - _VOICELESS,
        when_told=frozenset(
            mention.moment.weekday
            for mention in dated
            if mention.moment.weekday is not None and day_of_saying(tokens, mention.start)
        ),
    )


def day_of_saying(tokens: Sequence[Token], at: int) -> bool:
    """Whether a day stands right behind a verb of saying: "said on Wednesday"."""
    at -= 1 + (at > 1 and tokens[at - 1].word in ("on", "late", "early"))
    return at >= 0 and tokens[at].word in _SAID


def _judged_first(tokens: Sequence[Token], quantity: Quantity) -> bool:
    """Whether "first" is no number of a series: "more than first thought"."""
    return tokens[quantity.start].word == "first" and any(
        token.word in _JUDGED for token in tokens[quantity.end : quantity.end + 1]
    )


def _before(tokens: Sequence[Token], at: int) -> str:
    """The word before a token, articles aside."""
    at -= 1 + (at > 1 and tokens[at - 1].word == "the")
    return tokens[at].word if at >= 0 else ""


def attribution(tokens: Sequence[Token]) -> Iterator[int]:
    """The tokens that only say who says it: "Police said", ", according to X", ", a spokesman said"."""
    for at, token in enumerate(tokens):
        if token.stem not in REPORTING and not (
            token.word == "ruled" and tokens[at + 1 : at + 2] and tokens[at + 1].sort == "end"
        ):
            continue
        if not (token.word in _SAID or token.word.endswith("ed")):
            continue
        end = next((i for i in range(at, len(tokens)) if tokens[i].sort in ("pause", "end", "quote")), len(tokens))
        if token.word == "according":
            yield from range(at, end)
            continue
        start = next((i for i in range(at - 1, -1, -1) if tokens[i].sort in ("pause", "end", "quote")), -1) + 1
        if any(tokens[i].sort == "number" for i in range(start, at)):
            continue
        following = tokens[at + 1].word if at + 1 < len(tokens) else ""
        if start == 0:  # "Police said that ...", but not "The ministry confirmed 12 cases"
            if token.stem in SAYING or following == "that":
                yield from range(at + 1)
        elif end - start < _SPEAKER and following != "that":
            yield from range(start, end)
        elif at - start < _SPEAKER and not any(tokens[i].word in CONNECTORS for i in range(start, at)):
            yield from range(start, at + 1)
