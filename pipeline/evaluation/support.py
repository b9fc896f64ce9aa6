"""A sentence, its sources -> numbers and names that no source has. A lower bound: what is there may still be said wrongly.

Apart from `pipeline.checking` on purpose: an engine that writes what those checks let pass is measured by something else too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from pipeline.text import STOPWORDS, stem, words

_SPELT = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty"
)
_TENS = {name: 10 * value for value, name in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}  # noqa: SIM905
_VALUES = {name: str(value) for value, name in enumerate(_SPELT.split())} | {name: str(value) for name, value in _TENS.items()}
_MONTHS = "January February March April May June July August September October November December".split()  # noqa: SIM905
_SHORT = {
    short: month.casefold() for month in _MONTHS if len(month) > 5 for short in (month[:3].casefold(), month[:4].casefold())
}
_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()  # noqa: SIM905
_DATED = re.compile(
    rf"\b({'|'.join(_WEEKDAYS)})( (?:morning|afternoon|evening|night))?, ((?:{'|'.join(_MONTHS)}) \d{{1,2}})(?!\d),?"
)
_STATES = """
ala alabama; ariz arizona; ark arkansas; calif california; colo colorado; conn connecticut; fla florida; ill illinois; ind
indiana; kan kansas; mass massachusetts; mich michigan; minn minnesota; miss mississippi; neb nebraska; nev nevada; okla
oklahoma; ore oregon; tenn tennessee; tex texas; wash washington; wis wisconsin; nc north carolina; nh new hampshire; nj new
jersey; nm new mexico; ny new york; sc south carolina; sd south dakota; nd north dakota; ri rhode island
"""
_IN_FULL = {
    **{short: [month] for short, month in _SHORT.items()},
    **{entry.split()[0]: entry.split()[1:] for entry in _STATES.split(";")},
}
_ENDING = re.compile(r"(?<=\d)(?:st|nd|rd|th|s)$")
_HYPHENS = re.compile(r"[-‐‑‒–—/]")


@dataclass(frozen=True, slots=True)
class Known:
    """What sources say: their words, the stems of these, and their numbers in digits."""

    words: frozenset[str]
    stems: frozenset[str]
    numbers: frozenset[str]
    days: frozenset[str] = frozenset()


def known(documents: Sequence[Sequence[str]], published: Sequence[str | None] = ()) -> Known:
    """The `words` of each document, the dates when they were published -> what can be told from them.

    Of the dates follow those of the days of the week around them: "Tuesday, June 30" needs no more than "Tuesday".
    """
    said = frozenset(word for document in documents for word in document)
    every = said | {word for short in said & _IN_FULL.keys() for word in _IN_FULL[short]}  # "Dec. 14" is December 14
    numbers = {
        str(_TENS[tens] + int(_VALUES[unit]))  # "forty-five" is two words
        for document in documents
        for tens, unit in pairwise(document)
        if tens in _TENS and len(_VALUES.get(unit, "")) == 1
    }
    if {"united", "states"} <= said:
        every |= {"u.s"}
    days = frozenset(day for time in published if time for day in _around(date.fromisoformat(time[:10])))
    return Known(every, frozenset(map(stem, every)), frozenset({*filter(None, map(_number, every)), *numbers}), days)


def _around(written: date) -> Iterator[str]:
    """The days of the week before and after one, as a sentence dates them."""
    for offset in range(-6, 7):
        day = written + timedelta(days=offset)
        yield f"{_WEEKDAYS[day.weekday()]}, {_MONTHS[day.month - 1]} {day.day}"


def _undated(sentence: str, sources: Known) -> str:
    """A sentence with nothing behind the days of the week that their sources' dates date."""
    return _DATED.sub(lambda dated: dated[1] if f"{dated[1]}, {dated[3]}" in sources.days else dated[0], sentence)


def unsupported_numbers(sentence: str, sources: Known) -> list[str]:
    """The numbers of a sentence, in digits or spelt up to 99, that are in no source in either way; "one" is none."""
    told = words(_undated(sentence, sources))
    return [word for word in told if (number := _number(word)) and word != "one" and number not in sources.numbers]


def unsupported_names(sentence: str, sources: Known) -> list[str]:
    """The capitalised words of a sentence, folded, that are in no source, not even in another form (Republican, Republicans).

    The first word is judged only where the next one is capitalised too: elsewhere it tells nothing.
    """
    folded = [word for name in _names(_undated(sentence, sources)) for word in words(name)]
    told = [word for word in folded if len(word) > 1 and not word[0].isdigit() and word not in STOPWORDS]
    return [word for word in told if word not in sources.words and stem(word) not in sources.stems]


def _number(word: str) -> str | None:
    """A word of `words` -> its number in digits, where it is one."""
    return _ENDING.sub("", word) if word[0].isdigit() else _VALUES.get(word)


def _names(sentence: str) -> Iterator[str]:
    pieces = [part for piece in sentence.split() for part in _HYPHENS.split(piece)]
    capitals = [_capitalised(piece) for piece in pieces]
    for place, piece in enumerate(pieces):
        first = place == 0 or pieces[place - 1].endswith((":", ".", "?", "!")) or piece[:1] in "\"“‘'"
        if capitals[place] and (not first or (place + 1 < len(pieces) and capitals[place + 1])):
            yield piece


def _capitalised(piece: str) -> bool:
    return piece.lstrip("\"“‘'([")[:1].isupper()
