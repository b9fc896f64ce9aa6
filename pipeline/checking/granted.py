"""Words that need no support of their own, because another check answers for what they say."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.checking.conditions import conditions
from pipeline.checking.content import Content
from pipeline.checking.lexicon import REPORTING, WEEKDAYS
from pipeline.checking.negation import Denied
from pipeline.checking.reading import Reading, Token

# Verbs that say how somebody said what he said, told of a quotation: those that make no more of it than "said".
_STRONGER = frozenset("deni confirm admit acknowledg conced testifi predict reveal".split())  # noqa: SIM905
_VOICES = (REPORTING | {"complain", "lament", "vow", "exclaim"}) - _STRONGER
_HANGING = frozenset("subject pending conditional contingent dependent provided providing assuming condition".split())  # noqa: SIM905
_REFUSING = frozenset(
    """
decline declines declined declining fail fails failed failing refuse refuses refused refusing hardly barely scarcely rarely seldom
""".split()  # noqa: SIM905
)
_CHANGES = dict.fromkeys(("rise", "increas", "climb", "grow"), "up") | dict.fromkeys(
    ("fall", "drop", "declin", "decreas"), "down"
)
_WHEN = frozenset(("next", "last", "coming", "past"))


def granted(reading: Reading, sources: Content, denied: Denied) -> frozenset[int]:
    """The tokens of such words: "vowed" beside a quotation, "declined" of what was not done, "subject to" of a condition."""
    return frozenset([
        at for at in reading.content
        if reading.tokens[at].stem not in sources.where and _is_granted(reading, at, sources, denied)
    ])  # fmt: skip


def _is_granted(reading: Reading, at: int, sources: Content, denied: Denied) -> bool:
    token, behind = reading.tokens[at], reading.tokens[at + 1 : at + 4]
    if token.stem in _VOICES and reading.quoted:
        return not any(start <= at < end for start, end in reading.quoted)
    if token.word in _REFUSING:
        return any(other.stem in denied.governed for other in behind)
    if token.word in _HANGING:
        return any(map(conditions, sources.readings))
    if token.stem in _CHANGES and (_CHANGES[token.stem], "from") in sources.pairs:
        return True  # "rose from 9,870 to 14,012" of "14,012, up from 9,870"
    return token.word in _WHEN and _is_resolved(behind, sources)


def _is_resolved(behind: Sequence[Token], sources: Content) -> bool:
    """Whether a day of the week comes next that the sources only have as a date: its date tells which week it is."""
    return bool(behind) and behind[0].word in WEEKDAYS and behind[0].stem not in sources.where
