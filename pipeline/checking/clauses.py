"""A sentence -> its statements: who does what to whom, and whether it was done, will be, may be, or hangs on a condition.

What is not clear is left empty, and an empty part contradicts nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from pipeline.checking.conditions import conditional
from pipeline.checking.lexicon import AUXILIARIES, INTENDING, MODALS, PREPOSITIONS, REALISED, REPORTING
from pipeline.checking.names import roots
from pipeline.checking.phrases import (
    BE,
    CLAUSE_FOLLOWS,
    RELATIVE,
    behind,
    done_by,
    heads,
    intends,
    is_auxiliary,
    is_past,
    is_verb,
    object_of,
    phrase_before,
    phrase_start,
    relative_of,
    takes_object,
    verb_group,
)
from pipeline.checking.reading import Reading, Token

Mood = Literal["fact", "will", "may", "unreal"]

# Verbs that say little: a source that has one of them has it for many things.
LIGHT = frozenset("say get go make take look come becom have keep call tri need want see hear know feel put let set hit".split())  # noqa: SIM905
_HAVE = frozenset("has have had having hasn't haven't hadn't".split())  # noqa: SIM905
_WILL = frozenset(("will", "won't", "shall"))
_MAY = frozenset(("may", "might", "could", "can", "couldn't", "can't"))
_CAUSING = frozenset("caus forc lead prompt enabl help compel get persuad convinc".split())  # noqa: SIM905
_ENDS_UP = frozenset(("close", "finish", "end", "reach", "settl", "becom", "find", "stand"))  # "rose 2 cents to close at $11"
_NEARLY = 0.75  # of what the nearest source shares with a statement
_ASIDES = 4  # pauses between a subject and its verb
_FAR = 40  # tokens between them


class Statement(NamedTuple):
    """One verb with what does it and what it is done to; stems, each set empty where it is not seen.

    `agent` and `patient` are heads: names, and the last word of a phrase of common words. `after` has all content words
    behind the verb in its clause.
    """

    at: int
    stem: str
    agent: frozenset[str]
    patient: frozenset[str]
    after: frozenset[str]
    mood: Mood
    conditional: bool  # it stands in an if-clause
    start: int  # where its auxiliaries begin: "will be sold"
    passive: bool
    reduced: bool  # a participle that hangs on a noun, "the mill owned by his brother", or a "to" with no verb of will before it


@lru_cache(maxsize=1 << 12)
def statements(reading: Reading) -> tuple[Statement, ...]:
    """The statements of a sentence, in order."""
    tokens = reading.tokens
    verbs = [at for at in reading.content if is_verb(tokens, at) and not intends(tokens, at)]
    hanging = conditional(reading)
    found: list[Statement] = []
    for at in verbs:
        start = verb_group(tokens, at)
        group = [token.word for token in tokens[start:at]]
        passive = _is_passive(tokens, at, group)
        asked = group[:1] == ["to"] and found  # "asked the union to wait": the union waits
        subject = (found[-1].patient or found[-1].agent) if asked else _subject(tokens, start, found)
        done = frozenset[str]() if tokens[at].stem in CLAUSE_FOLLOWS else heads(tokens, *object_of(tokens, at))
        agent, patient = (done_by(tokens, at), subject) if passive else (subject, done)
        mood = _mood(tokens, start, at)
        if mood == "unreal" and group[:1] == ["to"] and found and found[-1].stem in _CAUSING:
            mood = "fact"
        told = "would" in group and "have" not in group and not hanging
        if mood == "unreal" and told and not any(token.stem in REPORTING for token in tokens):
            mood = "fact"  # "she would spend ten years in exile"
        reduced = group[:1] == ["to"] or (not group and _is_reduced(tokens, at))
        found.append(
            Statement(at, tokens[at].stem, agent, patient, behind(tokens, at), mood, at in hanging, start, passive, reduced)
        )
    return tuple(found)


def aligned(said: Statement, sources: Iterable[Reading]) -> list[Reading]:
    """The source sentences that speak of what a statement does: of half of it, and nearly as much as any."""
    around = said.agent | said.patient | said.after
    shared = [(len(around & roots(source)), source) for source in sources]
    least = max(len(around) / 2, _NEARLY * max((share for share, _ in shared), default=0))
    return [source for share, source in shared if share >= least]


def _subject(tokens: Sequence[Token], start: int, before: Sequence[Statement]) -> frozenset[str]:
    """The heads of what stands before a verb; those of the statement before it where a conjunction does."""
    end = start
    if not end:
        return frozenset()
    if tokens[end - 1].word in ("and", "but", "or"):
        finite = next((own for own in reversed(before) if not own.reduced), None)
        return frozenset() if finite is None else finite.patient if finite.passive else finite.agent
    if tokens[end - 1].word in RELATIVE:
        end -= 1
        if end and tokens[end - 1].sort == "pause":
            end -= 1
    elif tokens[end - 1].sort == "pause":
        return _before_aside(tokens, end - 1)
    return phrase_before(tokens, end)


def _before_aside(tokens: Sequence[Token], end: int) -> frozenset[str]:
    """The heads of a subject that asides part from its verb, which begins behind the comma at `end`, with the names in them."""
    aside: set[str] = set()
    for opening in [at for at in range(end - 1, max(-1, end - _FAR), -1) if tokens[at].sort == "pause"][:_ASIDES]:
        between = tokens[opening + 1 : end]
        if not any(is_auxiliary(token) or token.word in RELATIVE for token in between):
            aside |= heads(tokens, opening + 1, end)
        subject = phrase_before(tokens, opening)
        begin = phrase_start(tokens, opening)
        loose = begin and tokens[begin - 1].sort == "pause" and tokens[begin].word in PREPOSITIONS  # ", of Upper Marlboro, Md.,"
        if subject and not loose:
            return subject | aside
        end = opening
    return frozenset()


def _is_reduced(tokens: Sequence[Token], at: int) -> bool:
    """Whether a past form is a participle: another verb has the noun before it for its object."""
    if tokens[at - 1].sort == "pause" or not at:
        return True
    begin = phrase_start(tokens, at)
    return begin > 0 and takes_object(tokens, begin - 1) and (begin < at or relative_of(tokens, begin) is None)


def _is_passive(tokens: Sequence[Token], at: int, group: Sequence[str]) -> bool:
    if not is_past(tokens[at]):
        return False
    auxiliaries = [word for word in group if word in AUXILIARIES]
    if auxiliaries:
        if group[-1] == "to":  # "is to shut"
            return False
        return auxiliaries[-1] in BE
    return bool(done_by(tokens, at, at + 1))


def _mood(tokens: Sequence[Token], start: int, at: int) -> Mood:
    """Whether a verb tells what happened, will, may, or is only thought of, wanted, or to be."""
    group = [token.word for token in tokens[start:at] if token.text != "May"]
    words = set(group)
    if "to" in words:
        place = len(group) - 1 - group[::-1].index("to")
        if "have" in group[place:]:
            return "fact"  # "is believed to have fled" is said of the past
        if any(word in INTENDING for word in group[:place]):
            return "unreal"
        governing = [word for word in group[:place] if word in AUXILIARIES]
        if governing:
            return "unreal" if governing[-1] in _HAVE else "will"
        before = next((tokens[back] for back in range(start - 1, -1, -1) if tokens[back].sort != "pause"), None)
        ends = tokens[at].stem in _ENDS_UP
        return "fact" if ends or before is None or before.word in REALISED else "unreal"
    if words & _WILL:
        return "will"
    if any(word in _MAY for word in words):
        return "may"
    if words & MODALS or (words & {"be", "being"} and not words & (BE | _HAVE) - {"be", "being", "been"}):
        return "unreal"
    return "fact"
