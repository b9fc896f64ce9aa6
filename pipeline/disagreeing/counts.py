"""A sentence -> its numbers with what they count or measure, so that another sentence's can be told to be of the same thing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from pipeline.checking.lexicon import AUXILIARIES, CONNECTORS, DETERMINERS, PREPOSITIONS, REPORTING
from pipeline.checking.quantities import DECADE, NUMBER_WORDS, ORDINAL, VAGUE, Quantity, quantities
from pipeline.checking.reading import Reading, Token, is_date_word
from pipeline.disagreeing.lexicon import ANYBODY, BETWEEN, IDLE, JOINS, LABELS, PART, RISING, ROUGHLY
from pipeline.disagreeing.statements import canonical

Amount = tuple[str, float, float]

# Units that convert: a group, and how much of its base unit one is.
_BASE = {
    "mile": ("meter", 1609.344), "kilometer": ("meter", 1000.0), "meter": ("meter", 1.0), "foot": ("meter", 0.3048),
    "inch": ("meter", 0.0254), "yard": ("meter", 0.9144), "acre": ("area", 4046.86), "hectare": ("area", 10000.0),
    "ton": ("gram", 1e6), "tonne": ("gram", 1e6), "kilogram": ("gram", 1e3), "ounce": ("gram", 28.35), "gram": ("gram", 1.0),
    "gallon": ("liter", 3.785), "liter": ("liter", 1.0), "barrel": ("liter", 159.0),
    "minute": ("day", 1 / 1440), "hour": ("day", 1 / 24), "day": ("day", 1.0), "week": ("day", 7.0),
    "month": ("month", 1.0), "year": ("month", 12.0), "decade": ("month", 120.0), "cent": ("dollar", 0.01),
}  # fmt: skip
_SQUARE = {"mile": 2.59e6, "kilometer": 1e6, "kilometre": 1e6, "meter": 1.0, "metre": 1.0, "feet": 0.0929, "yard": 0.836}
MEASURES = frozenset(("meter", "area", "gram", "liter"))
_SKIPPED_UNITS = frozenset((ORDINAL, DECADE, VAGUE, "a.m", "p.m", "point", "mph"))
_OF_SOME = "of"  # the unit of "six of the miners"
_TABLE = 5  # a sentence of more numbers is a table
_SCALE, _TOLL_SCALE, GROWN_SCALE = 6, 3, 12  # a count so many times another is of a day and a year, a town and a country
_NEAR = 4  # tokens between a number and the word that governs it
_STOPS = AUXILIARIES | CONNECTORS | PREPOSITIONS | DETERMINERS
_SHOT = frozenset(("shoot", "stab", "beat"))
# Stems of people who may be some of the dead only.
_SOME = frozenset(
    "polic soldier offic civilian child woman man boy girl troop guard militant rebel tourist".split()  # noqa: SIM905
)
_TOLLS = frozenset(("kill", "hurt", "miss"))  # "12 people killed": no part of what is counted


class Count(NamedTuple):
    """A number of a sentence, what it counts or measures, and its tokens.

    `amount` is its unit, its value in the base of that unit, and of a vote the other side's. `noun` are the words of the thing
    counted, empty for people as such; `near` the words that govern it: right before it, and right after what it counts.
    """

    amount: Amount
    noun: frozenset[str]
    near: frozenset[str]
    bound: int
    about: bool
    at: int
    end: int

    @property
    def unit(self) -> str:
        """Its unit, "" for a bare count."""
        return self.amount[0]

    @property
    def value(self) -> float:
        """Its value in the base unit."""
        return self.amount[1]


@lru_cache(maxsize=1 << 12)
def counts(reading: Reading) -> tuple[Count, ...]:
    """The numbers of a sentence that could be compared with another sentence's; parts of a whole and ranges are left out."""
    found: list[Count] = []
    tokens, numbers = reading.tokens, quantities(reading)
    paired = [_paired(tokens, one, other) for one, other in pairwise(numbers)]
    if len(numbers) > _TABLE:
        return ()
    for number, quantity in enumerate(numbers):
        if _clock(tokens, quantity):
            continue
        if number < len(paired) and paired[number]:
            vote = _vote(tokens, quantity, numbers[number + 1])
            found += [vote] if vote else []
        elif not (number and paired[number - 1]) and quantity.unit not in _SKIPPED_UNITS:
            count = _share(tokens, quantity) if _is_part(tokens, quantity) else _count(tokens, quantity)
            found += [count] if count else []
    # Two counts of one thing in one sentence are of two parts: "13 arrested in Belgium and two arrested in France".
    return tuple([count for count in found if not any(same_thing(count, other) for other in found if other is not count)])


def _clock(tokens: Sequence[Token], quantity: Quantity) -> bool:
    """Whether a number is a part of a time of day: "2:30"."""
    return ":" in (
        tokens[quantity.start - 1].text if quantity.start else "",
        *(token.text for token in tokens[quantity.end : quantity.end + 1]),
    )


@lru_cache(maxsize=1 << 12)
def amounts(reading: Reading) -> frozenset[tuple[str, float]]:
    """All values of a sentence with their units, in base units; parts and ranges too."""
    based = [(*_BASE.get(quantity.unit, (quantity.unit, 1.0)), quantity.value) for quantity in quantities(reading)]
    return frozenset([(unit, round(value * times, 6)) for unit, times, value in based])


def _paired(tokens: Sequence[Token], one: Quantity, other: Quantity) -> bool:
    """Whether two numbers are one: a range, a score, a vote, a share: "12 to 14", "six or seven", "231-190", "two of the 12"."""
    between = [token.word for token in tokens[one.end : other.start] if token.word != "votes"]
    if len(between) <= _NEAR and (between[:1] == ["of"] or between[:2] == ["out", "of"]):
        return True
    pair = between == ["and"] and one.start > 0 and tokens[one.start - 1].word == "between"
    return pair or between in (["-"], ["to"], ["or"], ["/"], [])


def _vote(tokens: Sequence[Token], one: Quantity, other: Quantity) -> Count | None:
    """ "52 to 47", "231-190": counts without a unit; `same_thing` asks that as many have voted."""
    plain = not (one.unit or other.unit or one.about or other.about or one.value % 1 or other.value % 1)
    if not plain or one.value + other.value < 5 or tokens[other.start - 1].word not in ("-", "to"):
        return None
    return Count(("vote", one.value, other.value), frozenset(), frozenset(), 0, False, one.start, other.end)


def _count(tokens: Sequence[Token], quantity: Quantity) -> Count | None:
    value, unit, end = quantity.value, quantity.unit, quantity.end
    about = quantity.about
    if not unit and end + 1 < len(tokens) and tokens[end].word == "square":
        times = _SQUARE.get(tokens[end + 1].word.removesuffix("s"))
        if times is None:
            return None
        value, unit, end = value * times, "area", end + 2
    elif unit in _BASE:
        unit, times = _BASE[unit]
        value *= times
    if value == 1 and tokens[quantity.start].word == "one":  # "at one point", "one of the": seldom a count
        return None
    before = tokens[quantity.start - 1] if quantity.start else None
    if unit == "percent" and before is not None and before.stem in RISING:  # "rose 3 percent": since when, differs
        return None
    noun, after = _phrase(tokens, end)
    near = frozenset((*_before(tokens, quantity.start, across=unit in MEASURES), *after)) - IDLE - ANYBODY
    bound = 1 if end < len(tokens) and tokens[end].text == "+" else quantity.bound
    return Count((unit, round(value, 6), 0.0), noun, near, bound, about, *_worded(tokens, quantity))


def _share(tokens: Sequence[Token], quantity: Quantity) -> Count | None:
    """ "Six of the miners were foreigners": so many of some are something; nothing else is said of them."""
    start = quantity.end + 2
    if quantity.unit or [token.word for token in tokens[quantity.end : start]] != ["of", "the"]:
        return None
    be = next((at for at in range(start, min(start + _NEAR, len(tokens))) if tokens[at].word in ("were", "are")), None)
    if be is None or not all(token.stem and not token.capital for token in tokens[start:be]):
        return None
    what, behind = tokens[be + 1 : be + 2], tokens[be + 2 : be + 3]
    if not what or not what[0].stem or not behind or behind[0].sort not in ("pause", "end"):
        return None
    some = frozenset([canonical(token) for token in tokens[start:be]])
    return Count(
        (_OF_SOME, quantity.value, 0.0),
        some,
        frozenset((canonical(what[0]),)),
        quantity.bound,
        quantity.about,
        *_worded(tokens, quantity),
    )


def _worded(tokens: Sequence[Token], quantity: Quantity) -> tuple[int, int]:
    """The tokens of a value as it is said, from "at least" to "million"; of "an 11-day strike" only the "11"."""
    start, end = quantity.start, quantity.end
    hyphened = end - start > 2 and tokens[end - 2].sort == "hyphen"
    if quantity.unit and hyphened and tokens[end - 1].word not in NUMBER_WORDS:
        end -= 2
    if quantity.about:
        before = [token.word for token in tokens[max(0, start - 3) : start]]
        start -= next((len(words) for words in _BOUNDS if before[-len(words) :] == list(words)), 0)
    return start, end


def _is_part(tokens: Sequence[Token], quantity: Quantity) -> bool:
    """Whether a number counts a part of what another counts, or nothing: "including 12", "12 of them", "his 12", "Chapter 12"."""
    before = [token.word for token in tokens[max(0, quantity.start - 2) : quantity.start]]
    if before[-1:] and before[-1].removesuffix(".") in LABELS:
        return True
    after = [token.word for token in tokens[quantity.end : quantity.end + 2]]
    return (
        any(word in PART for word in before[-1:])
        or before[:1] == ["including"]
        or (after[:1] == ["of"] and after[1:2] not in ([], ["a"], ["an"]) and after[1] in _OF)
        or any(word in ("more", "other", "others", "additional", "further") for word in after[:1])
    )


# What stands before a number and is a part of what is said of it: the longest that fits.
_BOUNDING = """
as many as|as much as|at least|at most|up to|more than|less than|fewer than|greater than|higher than|lower than|over|under
close to|below|some|about|nearly|almost|around|roughly|approximately|estimated|exceeding|beyond
"""
_BOUNDS = tuple(tuple(words.split()) for words in _BOUNDING.strip().replace("\n", "|").split("|"))
_OF = frozenset(("them", "whom", "the", "those", "these", "its", "his", "her", "their"))


def _phrase(tokens: Sequence[Token], end: int) -> tuple[frozenset[str], tuple[str, ...]]:
    """Where a number ends -> the words of what it counts, and the first content word after them."""
    noun: list[str] = []
    at = end
    while at < len(tokens):
        token = tokens[at]
        if token.sort != "hyphen":
            if token.sort != "word" or token.word in _STOPS or not token.stem or is_date_word(token):
                break
            if noun and token.word.endswith(("ed", "ing")):
                break
            if canonical(token) in _TOLLS and not _before_noun(tokens, at):
                break
            noun.append(canonical(token))
        at += 1
    return frozenset(word for word in noun if word not in ANYBODY), _after(tokens, at)


def _before_noun(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word stands right before a noun, as "deadly" in "two deadly explosions", not in "two killed in"."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return after is not None and bool(after.stem) and not after.capital and not after.word.endswith(("ed", "ing", "ly"))


def _after(tokens: Sequence[Token], at: int) -> tuple[str, ...]:
    """The content word behind what is counted; of "shot dead", "shot and killed", both."""
    found: list[str] = []
    for token in tokens[at : at + _NEAR]:
        if token.sort not in ("word", "hyphen") or (token.word in JOINS and not (found and token.word == "and")):
            break
        if token.stem and not is_date_word(token) and token.stem not in BETWEEN:
            found += [] if token.capital else [canonical(token)]
            if token.capital or found[-1] not in _SHOT:
                break
    return tuple(found)


def _before(tokens: Sequence[Token], start: int, *, across: bool) -> tuple[str, ...]:
    """The content word before a number; where that is "risen to" and the like, also what has risen. `across` a comma or not."""
    found: list[str] = []
    for at in range(start - 1, max(-1, start - 2 * _NEAR), -1):
        token = tokens[at]
        comma = across and token.text == ","
        if not (token.sort in ("word", "hyphen", "other") or comma) or token.word in JOINS:
            break
        if token.stem and token.word not in ROUGHLY:
            if token.capital:
                break
            if token.stem in REPORTING and not found:
                break
            found.append("kill" if token.word == "toll" else canonical(token))
            if found[0] in RISING:
                return (found[0], *_risen(tokens, at))
            if token.word == "put" and tokens[at + 1].word == "at":
                return tuple(_first(tokens, at))
            break
    return tuple(found)


def _first(tokens: Sequence[Token], verb: int) -> list[str]:
    """What "is put at" is said of: the clause's first content word, "damage" of "damage from the storm in Prelle"."""
    start = next((at for at in range(verb - 1, -1, -1) if tokens[at].sort in ("pause", "end", "quote")), -1) + 1
    return [canonical(token) for token in tokens[start:verb] if token.stem][:1]


def _risen(tokens: Sequence[Token], verb: int) -> tuple[str, ...]:
    """What "has risen to" is said of: "kill" of a toll, "infect" of the number of people infected, else the nearest word."""
    start = next((at for at in range(verb - 1, -1, -1) if tokens[at].sort not in ("word", "hyphen", "number")), -1) + 1
    before = [token for token in tokens[start:verb] if token.stem and token.word not in ROUGHLY]
    if any(token.word == "toll" for token in before):
        return ("kill",)
    counted = next((at for at, token in enumerate(before) if token.word == "number"), None)
    if counted is not None:
        return tuple([canonical(token) for token in before[counted + 1 :] if not token.capital][:_NEAR])
    return (canonical(before[-1]),) if before and not before[-1].capital else ()


def same_thing(one: Count, other: Count, *, loosely: bool = False, grown: bool = False) -> bool:
    """Whether two numbers could count the same thing, by the words next to them.

    `loosely`: what is counted is the same, or both are of one unit, whatever governs them; then nearly all else must be alike.
    `grown`: a toll may have become many times what it was.
    """
    if one.unit != other.unit:
        return False
    if one.unit == "vote":
        ours, theirs = one.amount[1] + one.amount[2], other.amount[1] + other.amount[2]
        return abs(ours - theirs) <= 0.06 * ours
    if not one.unit:
        scale = _SCALE if _TOLLS.isdisjoint(one.near | one.noun) else GROWN_SCALE if grown else _TOLL_SCALE
        if max(one.value, other.value) > scale * min(one.value, other.value):
            return False
    if loosely:
        tolls = _TOLLS & (one.near | one.noun), _TOLLS & (other.near | other.noun)
        return one.noun == other.noun and bool(one.noun or one.unit) and tolls[0] == tolls[1]
    if one.near and other.near and one.near.isdisjoint(other.near | other.noun) and other.near.isdisjoint(one.noun):
        return False  # governed by other words
    kinds = one.noun if not other.noun else other.noun if not one.noun else frozenset[str]()
    if not (one.noun <= other.noun | other.near and other.noun <= one.noun | one.near) and not (
        kinds and _TOLLS & one.near & other.near and not RISING.isdisjoint(one.near | other.near) and kinds.isdisjoint(_SOME)
    ):
        return False
    if one.unit:
        return not (one.near.isdisjoint(other.near) and one.noun.isdisjoint(other.noun))
    return not (one.near | one.noun).isdisjoint(other.near | other.noun)
