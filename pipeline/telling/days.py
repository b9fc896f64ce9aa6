"""A sentence -> the same with "on" before its days: outlets write "said Monday" or "said on Monday", a digest has one way.

Only where the day surely says when: not "the Friday deadline", "all day Monday", "spent Sunday at home", "the vote is Tuesday".
"""

from __future__ import annotations

import re

from pipeline.grammar import DAY
from pipeline.wording import QUOTED

# What the day would not say when behind: prepositions and articles, halves of other phrases, verbs whose subject or object it is,
# and adjectives ("a rainy Monday").
_NOT_BEHIND = """
on of in at by to for from as with than via per since until till before after through between during over under about and or not
like past within except besides toward towards around into onto against versus the a an this that these those each every any some
no one two three next last another other his her its their our my both either most first second third coming following previous
recent late early later earlier mid dawn dusk noon midnight day days night nights morning mornings afternoon evening weekend week
weeks hour hours ago p.m a.m pm am o'clock today yesterday tomorrow come is was be been are were isn't wasn't falls fell spend
spent spends spending celebrate celebrated mark marked marks observe observed observes called dubbed named make made makes declare
declared designated known rainy sunny windy cold hot busy quiet typical chilly warm snowy crisp fateful bloody deadly given random
usual ordinary wet gray grey cloudy muggy brisk sleepy lazy slow if when while because where who which what so but
"""
_NO_WHEN = frozenset(_NOT_BEHIND.split())
# What may stand behind a day that says when.
_GOES_ON = """
that to in at after as for by from with when before during over it he she they we i there the a an his her its their and but
against while of who which not about amid following because ahead near under into despite without where whether if until since
"""
MAY_FOLLOW = frozenset(_GOES_ON.split())
_BARE = re.compile(
    rf"(?<![\w’'.-])(?P<before>[a-z][\w’'.-]*)(?P<hour>\s(?:late|early|earlier|later))?\s(?P<day>{DAY}(?:\s(?:morning|afternoon|evening|night))?)"
    rf"(?=[.,;](?:\s|$)|\s[—–]|\s(?P<next>[\w’']+)(?P<range>\s{DAY})?)(?!\s(?:and|or|through)\s{DAY}\s[a-z]+s\b)"
)

# "An unusually busy Monday".
_ADJECTIVE = re.compile(r"\b(?:an?|the) (?:(?!family|daily|early|ally)[a-z]+ly|otherwise|very|rather|quite) $")

_OF_A_DAY = frozenset("meant wanted want expected expect considered believe believed intended".split())  # noqa: SIM905
# "A beautiful Monday".
_FINE = re.compile(r"\ban? (?:[a-z]+(?:ful|ous|less|ish)|lovely|normal|perfect|regular)$")


def with_on(sentence: str) -> str:
    """A sentence with "on" before each day of the week that says when and has none; quotations stay."""
    quoted = [match.span() for match in QUOTED.finditer(sentence)]

    def on(match: re.Match[str]) -> str:
        goes_on = match["next"] is None or (
            match["next"].casefold() in MAY_FOLLOW and not (match["range"] and match["next"] == "to")
        )
        inside = any(start < match.start("day") < end for start, end in quoted)
        if inside or not goes_on or match["before"].rstrip(".,") in _NO_WHEN or _ADJECTIVE.search(sentence, 0, match.start()):
            return match[0]
        if _FINE.search(sentence, 0, match.end("before")):
            return match[0]
        if match["next"] == "to" and match["before"] in _OF_A_DAY and sentence.startswith(" be ", match.end("next")):
            return match[0]  # "no one meant Saturday to be the first vote"
        return f"{match['before']}{match['hour'] or ''} on {match['day']}"

    return _BARE.sub(on, sentence)
