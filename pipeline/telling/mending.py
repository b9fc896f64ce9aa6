"""A rewording and the sentence that it cuts -> that sentence with those of its cuts that are sound, and no other change."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.engines.base import Candidate
from pipeline.engines.vocabulary import unify
from pipeline.telling.asides import Cut, asides
from pipeline.telling.endings import PAUSES
from pipeline.telling.seams import TOKEN, sound_deletions
from pipeline.text import fold

_LETTER = re.compile(r"[\w$]")


def sound_cuts(text: str, source: str) -> tuple[Cut, ...]:
    """A rewording, the sentence it rewords -> what it leaves out of it and may, in order.

    Judged change by change as in `telling.seams.unsound`, where one bad change refuses a wording with all that is good in it.
    """
    spans = [match.span() for match in TOKEN.finditer(source)]
    tokens = [unify(source[start:end]) for start, end in spans]
    if not all(tokens):
        return ()
    while tokens and not tokens[-1][0].isalnum():
        tokens.pop()
    cuts = (_characters(spans, start, end) for start, end in sound_deletions(text, tokens))
    return tuple(cut for cut in cuts if cut[0] == 0 or not source[cut[1] : cut[1] + 1].isalnum())  # not "Reed[—a judge—]met"


def _characters(spans: Sequence[Cut], start: int, end: int) -> Cut:
    """Tokens that go -> the characters that do: the space before them with them, at the beginning the one behind."""
    if start == 0:
        return 0, spans[end][0]
    return spans[start - 1][1], spans[end - 1][1]


def without(source: str, cuts: Sequence[Cut]) -> str:
    """A sentence without the characters that go, its first letter a capital."""
    edges = [0, *(edge for cut in cuts for edge in cut), len(source)]
    left = "".join(source[start:end] for start, end in list(pairwise(edges))[::2])
    first = _LETTER.search(left)
    at = first.start() if first else 0
    return left[:at] + left[at : at + 1].upper() + left[at + 1 :]


def mended(candidates: Sequence[Candidate], source: str, least: float) -> list[Candidate]:
    """What an engine offers for a sentence -> what else it comes to; nothing that it offers itself, nothing where it offers none.

    The sentence with all that is sound in each, with each sound cut alone, and without each aside that rules know, which is as
    sure as `least`.
    """
    offered: dict[str, Candidate] = {}
    for candidate in candidates:
        cuts = sound_cuts(candidate.text, source)
        for some in (cuts, *((cut,) for cut in cuts)) if cuts else ():
            text = without(source, some)
            offered.setdefault(text, replace(candidate, text=text))
    for cut in asides(source) if candidates else ():
        text = without(source, [cut])
        if sound_cuts(text, source):
            offered.setdefault(text, Candidate(text=text, confidence=least))
    known = [plain(candidate.text) for candidate in candidates]
    return [candidate for candidate in offered.values() if plain(candidate.text) not in known]


def only_asides(text: str, source: str) -> bool:
    """Whether all that a rewording leaves out of a sentence is set off by pauses: an aside, a front, a trailing clause."""
    cuts = sound_cuts(text, source)
    return bool(cuts) and plain(without(source, cuts)) == plain(text) and all(_set_off(source, cut) for cut in cuts)


def _set_off(source: str, cut: Cut) -> bool:
    out = source[cut[0] : cut[1]].strip()
    return out[0] in PAUSES or out[-1] in PAUSES


def plain(text: str) -> str:
    """For comparison: words only."""
    return " ".join(re.findall(r"\w+", fold(text)))
