"""Lines of a digest in reading order -> the same, whoever is first named without a role introduced as the story's sentences do.

Siddharthan, Nenkova & McKeown 2011, "Information status distinctions and referring expressions" (Computational Linguistics 37):
in a summary of several documents a first mention has the full name and a role, whichever sentence it was taken from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.checking.lexicon import CONNECTORS, PREPOSITIONS
from pipeline.grammar import FINITE
from pipeline.referring.mentions import Names
from pipeline.referring.occupations import ALIKE, SEATS
from pipeline.referring.people import CAP
from pipeline.referring.roles import Role, role_of
from pipeline.text import STOPWORDS
from pipeline.types import Sentence
from pipeline.wording import QUOTED, VERBS

_FULL = re.compile(
    rf"(?<![\w’'.-])(?P<first>{CAP})\s(?:[A-Z]\.\s)?(?P<last>{CAP}?)(?![\w-]|\.?\s{CAP}|\s[A-Z]\.)(?!,?\s(?:Jr|Sr|II|III)\b)"
)
_WORD = re.compile(r"(?:(?<=\s)|^)[\w’'-]+\Z")
# Behind these stands what somebody is, or one of several.
_OTHERS = "is are was were be been being am named called dubbed like than versus and or nor as between"
_NO_PLACE = frozenset(_OTHERS.split())
_MAY_PRECEDE = (PREPOSITIONS | CONNECTORS | FINITE | VERBS) - _NO_PLACE
# A president was not yet one.
_THEN = "candidate candidacy campaign campaigned nominee transition elected election inauguration sworn ran running"
_EARLIER = frozenset(_THEN.split())
_OWNING = re.compile(r"[’']s?\s")
_TITLED = re.compile(r"\b[A-Z][\w-]*\.?\s(?=[A-Z][a-z])")  # "President" of another
_DOING = re.compile(r"\b(?:to|will|would|could|can|may|might|must|should|did|not|cannot)\s[a-z]+\s\Z")  # "will replace"
_ENTERED = re.compile(r"(?:After|As|At|Before|By|During|For|From|If|In|On|Since|Under|When|While|With)\b[^,]*,\s\Z")
_SAID = re.compile(r"[,.!?][\"”]\s\Z")  # a quotation whose speaker follows
_VERB = re.compile(r"\s(?P<verb>[a-z]+)\b")
_GOES_ON = re.compile(
    r"(?:[’']s?(?=\s))?(?:\s(?!(?:of|from|at|for|with|and|or)\b)[a-z]|[.;]|$"
    r"|,\s(?:\d\d,\s|(?:and|but|adding|saying|after|when|while|although|because|according|since)\s[a-z]))"
)
_STATES = re.compile(
    r"\s(?:is|was|became|remains|serves|served|works|worked|represents)\s(?:(?:as|for|an?|the|one|now|also)\s|[a-z]+ing\s(?:as|for))"
)


@dataclass(frozen=True, slots=True)
class Introduction:
    """Whom a text is to introduce: the place of the text, the name, as what."""

    place: int
    name: str
    role: Role


def introductions(texts: Sequence[str], sentences: Sequence[Sentence]) -> Iterator[Introduction]:
    """A digest's texts in reading order, the story's sentences -> who is first named there without a role, and has one."""
    told = " ".join(texts)
    known: set[str] = set()
    for place, text in enumerate(texts):
        names = [match for match in _FULL.finditer(text) if _is_person(match)]
        for match in names:
            last = match["last"]
            if last in known or _mentioned(last, [*texts[:place], text[: match.start()]]):
                continue
            known.add(last)
            name = f"{match['first']} {last}"
            if not _bare(text, match):
                continue
            role = role_of(name, sentences, told)
            if role is not None and introduced(text, name, role) is not None:
                yield Introduction(place, name, role)


def introduced(text: str, name: str, role: Role) -> str | None:
    """A text that names somebody in full -> the same with the role; None where it cannot go there."""
    match = next((match for match in _FULL.finditer(text) if f"{match['first']} {match['last']}" == name), None)
    if match is None or _says_already(text, text[: match.start()].split()[-2:], role):
        return None
    start, end = match.span()
    if role.before:
        if _OWNING.search(role.text) and text.startswith(("’", "'"), end):
            return None  # "Berg's lawyer Ann Holm's firm"
        before = role.text[0].upper() + role.text[1:] if start == 0 else role.text
        return f"{text[:start]}{before} {text[start:]}"
    behind = _VERB.match(text, end)
    if behind is not None and _begins_clause(text[:start]) and _is_verb(behind["verb"]):
        return f"{text[:end]}, {role.text},{text[end:]}"
    if text[end:] == "." and not role.text.endswith("."):
        return f"{text[:end]}, {role.text}."
    return None


def _begins_clause(before: str) -> bool:
    """Whether what comes behind begins a clause: at the head of a sentence, behind its front or behind a quotation."""
    return not before or _ENTERED.match(before) is not None or _SAID.search(before) is not None


def _is_verb(word: str) -> bool:
    return word in FINITE or word in VERBS or (word.endswith("ed") and word not in PREPOSITIONS)


def _is_person(match: re.Match[str]) -> bool:
    person = Names("").person(f"{match['first']} {match['last']}")
    return person is not None and person.last == match["last"] and match["first"].casefold() not in STOPWORDS


def _mentioned(last: str, before: Sequence[str]) -> bool:
    """Whether a surname has been mentioned, but for quotations."""
    return any(re.search(rf"(?<![\w-]){re.escape(last)}(?![\w-])", QUOTED.sub(" ", text)) for text in before if last in text)


def _bare(text: str, name: re.Match[str]) -> bool:
    """Whether a name stands in its sentence without anything that says what the person is, and not among others."""
    start, end = name.span()
    if any(begin < end and start < stop for begin, stop in (match.span() for match in QUOTED.finditer(text))):
        return False
    before = text[:start]
    word = _WORD.search(before.rstrip(" "))
    joined = before.endswith(" ") and word is not None and (word[0].casefold() in _MAY_PRECEDE or _DOING.search(before))
    if not (joined or _begins_clause(before)) or _GOES_ON.match(text, end) is None:
        return False
    return _STATES.match(text, end) is None


def _says_already(text: str, before: Sequence[str], role: Role) -> bool:
    """Whether a text has the role's own words, as "written by writer" has, or tells of the time before it."""
    words = role.text.casefold().split(" ")
    if any(word[:4].casefold() == role.head[:4] and word.endswith(("ed", "en", "ing")) for word in before):
        return True
    if any(f"{one} {other}" in text.casefold() for one, other in pairwise(words) if other not in ("of", "the")):
        return True
    there = {word.strip(".,:;").casefold() for word in re.split(r"[\s’'\"“”]", _TITLED.sub("", text))}
    return role.head in {ALIKE.get(word, word) for word in there} or (role.head in SEATS and not _EARLIER.isdisjoint(there))
