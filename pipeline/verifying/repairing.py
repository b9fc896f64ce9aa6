"""Sentences of a draft that are not borne out -> others in their place, or none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.telling.called import names
from pipeline.telling.cutting import without
from pipeline.telling.repeating import repeats
from pipeline.text import read_words
from pipeline.types import Finding, Verdict
from pipeline.verifying.examining import Examined, Examiner
from pipeline.wording import flaws, severity

_STAND_INS = 12  # source sentences that are looked at for one that can stand in
# Of the content words of a sentence, that the one which stands in for it must have: at .3 one of nine that were read was about
# something else. Repeat: python -m tests.quality.measure_verify corrupted --outcome another --read 24
_SHARED = 0.5
_CUTS = 2  # clauses that a sentence may lose


@dataclass(frozen=True, slots=True)
class Verified:
    """A sentence as it stands in the digest in the end; `original` and `findings` tell what stood there, where it was changed.

    `stands_in`: it is a source sentence, and no wording of what stood there.
    """

    examined: Examined
    verdict: Verdict
    original: str | None = None
    findings: tuple[Finding, ...] = ()
    stands_in: bool = False


@dataclass(frozen=True, slots=True)
class Kept:
    """A draft after repair: its sentences, those left out, and how many gave way to a source sentence or to nothing."""

    sentences: tuple[Verified, ...]
    left_out: tuple[Examined, ...] = ()
    replaced: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """How to: the settings of the verify room. `max_words` is how long a digest may get by it."""

    on_unsupported: Literal["repair", "drop", "flag"]
    repeat: float
    max_words: int | None


def repaired(examiner: Examiner, examined: Sequence[Examined], alternatives: Sequence[Sequence[str]], how: Repair) -> Kept:
    """Examined sentences of a draft, and other wordings of each (or of none) -> what is printed of them.

    For one that does not stand: the first of its other wordings that does; itself without the clause that does not; the
    source sentence that says most of it and can stand alone. None of them may say again what another sentence of the digest
    says. Where a sentence is left out or gives way to one with other names, so does one that leans on it.
    """
    now: list[Verified | None] = [_as_it_is(one) for one in examined]
    if how.on_unsupported == "flag":
        return Kept(tuple(filter(None, now)))
    replaced = 0
    for place, one in enumerate(examined):
        unheld = one.sound and place > 0 and _lost(one.text, examined[place - 1].text, now[place - 1])
        if one.sound and not unheld:
            continue
        rest = [other for at, other in enumerate(now) if other is not None and at != place]
        others = [other.examined.text for other in rest if other.verdict != "unsupported"]  # those have still to be repaired
        wordings = alternatives[place] if alternatives else ()
        instead = None
        if how.on_unsupported == "repair":
            room = None if how.max_words is None else how.max_words - sum(len(other.examined.text.split()) for other in rest)
            # It may take the room that the rest leaves, or else as much as what it stands for.
            most = None if room is None else max(room, len(one.text.split()))
            for found in _instead(examiner, one, wordings, unheld=unheld):
                fits = most is None or len(found.examined.text.split()) <= most
                # One by one: what the others say together, any true sentence of the story says by half.
                if fits and not any(repeats(found.examined.text, [other], how.repeat) for other in others):
                    instead = found
                    break
        now[place] = instead
        replaced += instead is None or instead.stands_in
    left_out = tuple(one for one, kept in zip(examined, now, strict=True) if kept is None)
    return Kept(tuple(filter(None, now)), left_out, replaced)


def _as_it_is(one: Examined) -> Verified:
    verdict: Verdict = "extracted" if one.trace.verbatim else "supported" if one.sound else "unsupported"
    return Verified(one, verdict, findings=one.findings)


def _lost(text: str, original: str, before: Verified | None) -> bool:
    """Whether a sentence leans on the one before it, and that is gone or no longer has the names it had."""
    if before is not None and before.original is None:
        return False
    if "dangling" not in flaws(text):
        return False
    named = frozenset().union(*names(original))
    return before is None or not named <= frozenset().union(*names(before.examined.text))


def _instead(examiner: Examiner, one: Examined, wordings: Sequence[str], *, unheld: bool) -> Iterator[Verified]:
    """What could stand in for a sentence, best first; each of them stands."""
    if not unheld:
        for wording in wordings:
            examined = examiner.examine(wording)
            if examined.sound:
                yield Verified(examined, "extracted" if examined.trace.verbatim else "repaired", one.text, one.findings)
        for cut in _shortened(examiner, one, _CUTS):
            yield Verified(cut, "extracted" if cut.trace.verbatim else "repaired", one.text, one.findings)
    for sentence in _stand_ins(examiner, one, alone=unheld):
        yield Verified(examiner.examine(sentence), "extracted", one.text, one.findings, stands_in=True)


def _shortened(examiner: Examiner, one: Examined, cuts: int) -> Iterator[Examined]:
    """The sentence without the first clause that does not stand; where another does not either, without that as well."""
    again: list[Examined] = []
    for made in without(one.text, one.findings[0].words):
        examined = examiner.examine(made)
        if examined.sound:
            yield examined
        elif len(examined.findings) < len(one.findings):
            again.append(examined)
    if cuts > 1:
        for shorter in again[:1]:
            yield from _shortened(examiner, shorter, cuts - 1)


def _stand_ins(examiner: Examiner, one: Examined, *, alone: bool) -> Iterator[str]:
    """Source sentences that say most of it, nearest first: those that can stand `alone`, or at least as well as it does."""
    evidence = examiner.evidence
    wanted = frozenset(read_words(one.text)[1])
    for number in evidence.nearest(one.text, _STAND_INS, one.trace.sentences):
        text = evidence.sentences[number].text
        found = flaws(text)
        stands = severity(found) < 1 or (not alone and found <= flaws(one.text))
        if stands and len(wanted.intersection(read_words(text)[1])) >= _SHARED * len(wanted):
            yield text
