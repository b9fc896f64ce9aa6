"""A sentence -> the numbers in it, in digits or words, with their units and whether they are bounds or about so much."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from pipeline.checking.dates import mentions
from pipeline.checking.reading import Reading, Token

_SMALL = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
"""
_MAGNITUDES = {"dozen": 12.0, "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()  # noqa: SIM905
_SPELLED = (
    {word: float(value) for value, word in enumerate(_SMALL.split())}
    | {word: 10.0 * value for value, word in enumerate(_TENS, 2)}
    | _MAGNITUDES
)
_SUFFIXES = {"k": 1e3, "m": 1e6, "mn": 1e6, "b": 1e9, "bn": 1e9, "t": 1e12, "tn": 1e12}
_ABBREVIATED = {suffix: _SUFFIXES[suffix] for suffix in ("bn", "mn", "tn")}
_ORDINALS = "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()  # noqa: SIM905
_ORDINAL = {word: float(value) for value, word in enumerate(_ORDINALS, 2)}
_VAGUE = {f"{word}s": value for word, value in _MAGNITUDES.items()}

NUMBER_WORDS = frozenset(_SPELLED)
_FIRST = frozenset((*_SPELLED, *_ORDINAL, *_VAGUE))  # words that a number can begin with

ORDINAL, DECADE, VAGUE = "th", "'s", "s"  # the units of "third", "the 1990s", "dozens"
_CURRENCIES = {"$": "dollar", "£": "pound", "€": "euro", "¥": "yen"}
MONEY = frozenset(
    (*_CURRENCIES.values(), "yuan", "ruble", "rupee", "peso", "cent", "franc", "shekel", "riyal", "lira")
)  # fmt: skip
_UNIT_GROUPS = """
mile|kilometer kilometre km|meter metre|foot feet|inch inche|yard|acre|hectare|ton|tonne|pound lb|ounce|kilogram kilo kg|gram
liter litre|gallon|barrel|degree|hour|minute|second|day|week|month|year|decade|century centurie|mph|percent|a.m am|p.m pm|third
quarter|fifth|dollar|euro|yen|yuan|ruble rouble|rupee|peso|cent|franc|shekel|riyal|lira
"""
UNITS = {name: group.split()[0] for group in _UNIT_GROUPS.strip().replace("\n", "|").split("|") for name in group.split()}

_ABOUT = frozenset("about around approximately roughly some close estimated circa".split())  # noqa: SIM905
_MORE = frozenset("over exceeding exceeds exceeded topping beyond".split())  # noqa: SIM905
_LESS = frozenset("under below nearly almost approaching".split())  # noqa: SIM905
BOUNDS = {
    **dict.fromkeys((("more", "than"), ("greater", "than"), ("higher", "than"), ("older", "than"), ("at", "least")), 1),
    **dict.fromkeys(
        (
            ("less", "than"),
            ("fewer", "than"),
            ("lower", "than"),
            ("younger", "than"),
            ("at", "most"),
            ("up", "to"),
            ("as", "many"),
        ),
        -1,
    ),
}
_DIGITS = re.compile(r"([a-z]*[$£€¥])?(\d[\d,]*(?:\.\d+)?|\.\d+)([a-z]*)(%?)")


class Quantity(NamedTuple):
    """A value with its unit, "" where none is named, and its tokens.

    `bound` is 1 for more than it, -1 for less; `about` is set for these and where it is round. "dozens" is the plural of 12.
    """

    value: float
    unit: str
    bound: int
    about: bool
    start: int
    end: int


@lru_cache(maxsize=1 << 12)
def quantities(reading: Reading) -> tuple[Quantity, ...]:
    """The numbers of a sentence, those in dates left out, in order."""
    tokens = reading.tokens
    first = [at for at, token in enumerate(tokens) if token.sort == "number" or token.word in _FIRST]
    if not first:
        return ()
    dated = {at for mention in mentions(reading) for at in range(mention.start, mention.end)}
    found: list[Quantity] = []
    for at in first:
        quantity = None if at in dated or (found and at < found[-1].end) else _quantity(tokens, at)
        if quantity:
            found.append(quantity)
    return _shared(tokens, found)


def _quantity(tokens: Sequence[Token], start: int) -> Quantity | None:
    token = tokens[start]
    if token.word in _VAGUE:
        return Quantity(_VAGUE[token.word], VAGUE, 0, False, start, start + 1)
    if token.word in _ORDINAL:
        second_of_time = token.word == "second" and start > 0 and tokens[start - 1].word in ("a", "per", "one")
        return None if second_of_time else Quantity(_ORDINAL[token.word], ORDINAL, 0, False, start, start + 1)
    read = _digits(token.word) if token.sort == "number" else _spelled(tokens, start)
    if read is None:
        return None
    value, unit, complete, length = read
    end = start + length
    if not complete:
        value, end = _magnified(tokens, value, end, spelled=token.sort == "word")
    if unit in ("", "percent"):
        unit, end = _unit(tokens, end) or (unit, end)
    bound, about = _bound(tokens, start)
    return Quantity(round(value, 6), unit, bound, about, start, end)


@lru_cache(maxsize=1 << 12)
def _digits(word: str) -> tuple[float, str, bool, int] | None:
    """A number token -> its value, its unit, whether its magnitude or unit is said with it, and its length of one token."""
    found = _DIGITS.fullmatch(word)
    if found is None:
        return None
    currency, digits, suffix, percent = found.groups()
    value = float(digits.replace(",", ""))
    if suffix in ("st", "nd", "rd", "th"):
        return value, ORDINAL, True, 1
    if suffix == "s":
        return value, DECADE, True, 1
    if suffix in ("am", "pm"):
        return value, UNITS[suffix], True, 1
    unit = "percent" if percent else _CURRENCIES[currency[-1]] if currency else ""
    return value * _SUFFIXES.get(suffix, 1.0), unit, suffix in _SUFFIXES, 1


def _spelled(tokens: Sequence[Token], start: int) -> tuple[float, str, bool, int] | None:
    """A number in words without its magnitude: "four", "twenty-five"."""
    value = _SPELLED.get(tokens[start].word)
    if tokens[start].word == "dozen" and [token.word for token in tokens[max(0, start - 2) : start]] == ["half", "a"]:
        return 6.0, "", True, 1
    if value is None or (value == 1 and not _counts(tokens, start)):
        return None
    if tokens[start].word in _TENS:
        ones = start + 1 + (start + 1 < len(tokens) and tokens[start + 1].sort == "hyphen")
        if ones < len(tokens) and 1 <= _SPELLED.get(tokens[ones].word, 0) <= 9:
            return value + _SPELLED[tokens[ones].word], "", False, ones + 1 - start
    return value, "", False, 1


_REACH = 4  # tokens between what something fell to and what it fell from
_NO_COUNT = frozenset("no the this that every any another each which day only".split())  # noqa: SIM905


def _counts(tokens: Sequence[Token], at: int) -> bool:
    """Whether a "one" is the number: "one soldier", not "no one", "one of", "the one who"."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return (at == 0 or tokens[at - 1].word not in _NO_COUNT) and after is not None and bool(after.stem or after.sort == "hyphen")


def _magnified(tokens: Sequence[Token], value: float, end: int, *, spelled: bool) -> tuple[float, int]:
    """A value and where its magnitude could stand -> the value with it, and where that ends: "1.2 | million"."""
    while end < len(tokens):
        following = tokens[end + 1].word if end + 1 < len(tokens) else ""
        word = tokens[end].word
        if times := _MAGNITUDES.get(word) or _VAGUE.get(word) or _ABBREVIATED.get(word):
            value, end = value * times, end + 1
        elif tokens[end].sort == "hyphen" and following in _MAGNITUDES:
            end += 1
        elif spelled and word == "and" and value >= 100 and value % 100 == 0 and following in _SPELLED:
            return value + _SPELLED[following], end + 2  # "two hundred and fifty"
        else:
            break
    return value, end


def _unit(tokens: Sequence[Token], end: int) -> tuple[str, int] | None:
    at = end + (end < len(tokens) and tokens[end].sort == "hyphen")
    if at >= len(tokens):
        return None
    word = tokens[at].word
    following = tokens[at + 1].word if at + 1 < len(tokens) else ""
    if word == "percentage" and following.startswith("point"):
        return "point", at + 2
    if word == "per" and following == "cent":
        return "percent", at + 2
    if word in ("u.s", "american", "canadian", "australian") and following.startswith("dollar"):
        return "dollar", at + 2
    unit = UNITS.get(word) or UNITS.get(word.removesuffix("s"))
    return (unit, at + 1) if unit else None


def _bound(tokens: Sequence[Token], start: int) -> tuple[int, bool]:
    """Whether what stands before a number makes it a bound, and whether it makes it inexact."""
    before = [token.word for token in tokens[max(0, start - 3) : start]]
    if before[-1:] in (["a"], ["an"], ["as"]) and len(before) > 1:  # "nearly a hundred", "as many as"
        before.pop()
    last = before[-1] if before else ""
    bound = BOUNDS.get((before[-2], last), 0) if len(before) > 1 else 0
    bound = bound or (last in _MORE) - (last in _LESS)
    return bound, bool(bound) or last in _ABOUT


def _shared(tokens: Sequence[Token], found: list[Quantity]) -> tuple[Quantity, ...]:
    """What one end of a range says of unit and magnitude, the other means too: "40 to 50 percent", "$4-5 million"."""
    for number in range(len(found) - 1, 0, -1):
        left, right = found[number - 1], found[number]
        between = [token.word for token in tokens[left.end : right.start]]
        if between[-1:] == ["from"] and len(between) <= _REACH and tokens[left.start - 1].word == "to" and not right.unit:
            found[number] = right = right._replace(unit=left.unit)  # "fell to 1.2 million tons last year from 1.9 million"
        pair = left.start > 0 and tokens[left.start - 1].word == "between" and between == ["and"]
        if not (pair or between in (["-"], ["to"], ["or"])) or right.unit in (ORDINAL, DECADE, VAGUE):
            continue
        magnitude = _MAGNITUDES.get(tokens[right.end - 1].word, 1.0)
        value = left.value * magnitude if left.value < 1000 <= right.value else left.value
        found[number - 1] = left._replace(unit=left.unit or right.unit, value=value)
        found[number] = right._replace(unit=right.unit or (left.unit if left.unit in MONEY else ""))
    return tuple(found)
