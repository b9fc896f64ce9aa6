"""The rules of the house, in order: each takes a sentence and what it must stand up to, and gives it as the house writes it.

A digest of several outlets has one voice. What a rule finds in quotation marks it leaves; what does not stand, it takes back.
"""

from __future__ import annotations

from collections.abc import Callable

from pipeline.telling.days import with_on
from pipeline.telling.figures import in_figures
from pipeline.telling.placing import days_behind, with_that
from pipeline.telling.plain import in_plain_words
from pipeline.telling.tenses import as_it_happened, in_the_past
from pipeline.telling.today import without_today
from pipeline.telling.voice import written_out

Rule = Callable[[str, Callable[[str], bool]], str]


def _whole(rule: Callable[[str], str]) -> Rule:
    """A rule for a sentence -> the same, taken back where what comes out does not stand."""

    def ruled(sentence: str, stands: Callable[[str], bool]) -> str:
        text = rule(sentence)
        return text if text != sentence and stands(text) else sentence

    return ruled


# What makes room comes before what needs it.
HOUSE_STYLE: tuple[Rule, ...] = (
    _whole(in_the_past),
    _whole(without_today),
    in_plain_words,
    *map(_whole, (in_figures, as_it_happened, days_behind, with_on, with_that, written_out)),
)
