"""What a sentence cannot be told in two for: words that hold for both halves, or make one depend on the other."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal, NamedTuple

from pipeline.grammar import SAYING
from pipeline.wording import QUOTED

STRAIGHT = str.maketrans("‘’“”", "''\"\"")  # what rules by pattern read: one sort of quotation marks, in the same places
LONGEST = 600  # characters; no news sentence is longer, and a line of commas costs the square of its length

Kind = Literal["speech", "deed", "contrast", "clauses", "relative", "verbs"]
Again = Callable[[str], str | None]  # a subject -> its second mention, None where it has none


class Split(NamedTuple):
    """A sentence as two, and by which rule."""

    kind: Kind
    first: str
    second: str


# What makes one half depend on the other, or holds for both: conditions, causes, alternatives, sums, comparisons.
SCOPE = re.compile(
    r"\b(?:if|unless|until|once|provided|providing|whether|either|neither|both|nor|respectively|each|so that|in order|because)\b"
    r"|\b(?:not only|no sooner|as (?:\w+ ){1,2}as)\b|(?<!more )(?<!less )(?<!fewer )(?<!later )(?<!earlier )(?<!other )\bthan\b"
    r"|\bthan(?! (?:\$?\d|an?|one|two|three|four|five|six|seven|eight|nine|ten|half|twice|[a-z]+ty)\b)",
    re.IGNORECASE,
)
# Whose word it is: for which half cannot be told by rule.
HEARSAY = re.compile(
    r"\b(?:according to|reportedly|alleged(?:ly)?|apparently|purported(?:ly)?|supposedly|rumou?red|sources?)\b"
    r"|\b(?:believed|said) to\b",
    re.IGNORECASE,
)
_NO_SPEECH = frozenset("means meant felt feels knew knows found saw sees".split())  # noqa: SIM905
_SAYS = rf"(?:say|report|show|testified|{'|'.join(sorted(SAYING - _NO_SPEECH))})"
SAID_BEHIND = re.compile(rf",[\"\s](?:{_SAYS}\b|[^,\"]{{0,90}}\b{_SAYS}\b[^,]{{0,60}}$|[^,\"]{{2,60}}\b{_SAYS},)|[—–]|--")
# Verbs with somebody's clause behind them, also of several people.
SAYINGS = SAYING | frozenset(
    "say tell believe think argue claim warn note add report suggest insist hope propose proposed".split()  # noqa: SIM905
)
UNREAL = frozenset("would could may might should must can wouldn't couldn't shouldn't can't cannot".split())  # noqa: SIM905
DENIED = frozenset("not never no didn't doesn't hasn't isn't wasn't weren't don't haven't won't hardly barely".split())  # noqa: SIM905


def inside(at: int, plain: str) -> bool:
    """Whether a place is inside a quotation or brackets."""
    quoted = any(match.start() < at < match.end() for match in QUOTED.finditer(plain))
    return quoted or plain.count("(", 0, at) != plain.count(")", 0, at)


def outside_quotations(sentence: str, pattern: re.Pattern[str], put: Callable[[re.Match[str]], str]) -> str:
    """A sentence with what a pattern finds outside quotation marks put anew."""
    quoted = [match.span() for match in QUOTED.finditer(sentence)]
    return pattern.sub(lambda match: match[0] if any(a < match.start() < b for a, b in quoted) else put(match), sentence)
