"""A sentence of what is to be, on a day that a later article of the story already looks back on -> it is no news any more."""

from __future__ import annotations

import re
from datetime import date, timedelta

from pipeline.checking.lexicon import WEEKDAYS
from pipeline.grammar import DAY
from pipeline.wording import QUOTED

_TO_COME = (
    r"\b(?:will|(?:is|are|was|were)\s(?:set|due|expected|scheduled|slated|poised|likely|about)\sto|plans?\sto|planning\sto"
    r"|planned\sfor|scheduled\sfor|(?:is|are)\sto\s(?!blame\b)[a-z]+|ahead\sof)\b"
)
# The day behind what is to be, in the same clause: not "approved a law on Tuesday that will ...".
_SOON = re.compile(rf"{_TO_COME}[^,;:—–]{{0,120}}?\b(?:(?P<day>{DAY})|tonight|later\stoday|today|(?P<tomorrow>tomorrow))\b")


def overtaken(sentence: str, written: date | None, last: date | None) -> bool:
    """Whether a sentence, the day it was written, foretells something for a day before the story's last article."""
    if written is None or last is None or last <= written:
        return False
    found = _SOON.search(QUOTED.sub("", sentence))
    return found is not None and written + timedelta(days=_ahead(found, written)) < last


def _ahead(match: re.Match[str], written: date) -> int:
    """In how many days the day that is meant comes: the next of that name, or the day of writing itself."""
    if match["tomorrow"]:
        return 1
    return (WEEKDAYS[match["day"].casefold()] - written.weekday()) % 7 if match["day"] else 0
