"""A sentence of what is to be, on a day that a later article of the story already looks back on -> it is no news any more."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from pipeline.checking.lexicon import WEEKDAYS
from pipeline.grammar import DAY, PAST
from pipeline.text import stems
from pipeline.wording import QUOTED

_TO_COME = (
    r"\b(?:will|(?:is|are|was|were)\s(?:set|due|expected|scheduled|slated|poised|likely|about)\sto|plans?\sto|planning\sto"
    r"|planned\sfor|scheduled\sfor|(?:is|are)\sto\s(?!blame\b)[a-z]+|ahead\sof)\b"
)
# The day behind what is to be, in the same clause: not "approved a law on Tuesday that will ...".
_SOON = re.compile(rf"{_TO_COME}[^,;:—–]{{0,120}}?\b(?:(?P<day>{DAY})|tonight|later\stoday|today|(?P<tomorrow>tomorrow))\b")


_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SHARED = 3  # content words: the vote that is foretold and the vote that is told


def overtaken(sentence: str, written: date | None, last: date | None, told: Sequence[str] = ()) -> bool:
    """Whether a sentence, the day it was written, foretells something for a day that is over at the story's last article.

    That is a day before it; or the day itself, where what was `told` on it has it as done: "passed the bill on Thursday".
    """
    if written is None or last is None or last <= written:
        return False
    found = _SOON.search(QUOTED.sub("", sentence))
    if found is None:
        return False
    day = written + timedelta(days=_ahead(found, written))
    return day < last or (day == last and any(_done(each, sentence, last) for each in told))


def _done(told: str, foretold: str, day: date) -> bool:
    """Whether a sentence has as done, on the day by its name, what another foretells."""
    bare = QUOTED.sub("", told)
    name = _DAYS[day.weekday()]
    if name not in bare or _SOON.search(bare) or len({*stems(bare)} & {*stems(foretold)}) < _SHARED:
        return False
    return any(word in PAST.values() or word.endswith("ed") for word in bare.split())


def _ahead(match: re.Match[str], written: date) -> int:
    """In how many days the day that is meant comes: the next of that name, or the day of writing itself."""
    if match["tomorrow"]:
        return 1
    return (WEEKDAYS[match["day"].casefold()] - written.weekday()) % 7 if match["day"] else 0
