"""A long sentence -> the same said in two, where both halves are whole, stand together, and neither says more than it did.

What the halves share is said in both: who does it, by the name that the sentence has. Surface rules, wrong on the safe side: a
sentence with a condition, a comparison, a speaker whose word may cover both halves, or a verb that the table of finite verbs is
not sure of is left whole. Rules as in DisSim (Niklaus et al. 2019, "Transforming complex sentences into a semantic hierarchy"),
those of them that lose no relation between the halves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.grammar import AUXILIARY, begins_half, is_clause, is_main
from pipeline.telling.scope import (
    DENIED,
    HEARSAY,
    LONGEST,
    SAID_BEHIND,
    SAYINGS,
    SCOPE,
    STRAIGHT,
    UNREAL,
    Again,
    Split,
    inside,
)
from pipeline.telling.subjects import one_clause, subject_end, surely_finite, verbs_in, words_of
from pipeline.telling.trailing import participle, relative, spoken
from pipeline.text import length

_LEAST = 5  # words of a half
_ENDS_OPEN = re.compile(r"(?:\.|\b(?:and|or|but|the|an?|of|to|in|on|at|for|with|by|that))\.$")  # "1 a.m.." as well


def splits(sentence: str, again: Again) -> Iterator[Split]:
    """A sentence -> the ways to say it in two, safest first.

    `again` gives the second mention of a subject, None where it has none.
    """
    plain = sentence.translate(STRAIGHT) if len(sentence) <= LONGEST else ""
    if not plain.endswith(".") or plain.count('"') % 2 or plain.count("(") != plain.count(")") or ":" in plain or "?" in plain:
        return
    for rule in (participle, spoken, _clauses, _although, relative, _verbs):
        for found in rule(plain, sentence, again):
            open_end = _ENDS_OPEN.search(found.first) or found.second.endswith("..")
            if min(length(found.first), length(found.second)) >= _LEAST and not open_end:
                yield found


_JOINED = re.compile(r"(?:, (?P<by>and|but|while|although|though|even though)|;(?: (?P<too>and|but))?) ")
_LIKE = re.compile(r"(?:so|then|vice|the more|perhaps|maybe|that)\b")
_NO_MAIN = re.compile(r"[^,]*, (?:will|is|are|was|were|has|have|had)\b")
_SUBJECTS = frozenset("it he she they we you I".split())  # noqa: SIM905
_ASKS = frozenset("what which who whom whose that how why where when".split())  # noqa: SIM905
_DEPENDS = re.compile(r", (?:if|unless|until|because) |;")


def _stands(clause: str) -> bool:
    """Whether a clause has its verb behind its subject, without "critics saying it could" or "the influence it has"."""
    if not is_clause(clause) or _LIKE.match(clause) or _NO_MAIN.match(clause):
        return False
    words = words_of(clause)
    before = words[: next(iter(verbs_in(words)), 0)]
    asks = not _ASKS.isdisjoint(map(str.casefold, before))  # "but a result of what has happened since"
    return not asks and not any(word.endswith("ing") for word in before) and _SUBJECTS.isdisjoint(before[1:])


def _clauses(plain: str, sentence: str, again: Again) -> Iterator[Split]:  # noqa: ARG001 - all rules are called alike
    """ "X did A, but Y did B." -> "X did A. But Y did B." """
    for found in _JOINED.finditer(plain):
        by = found["by"] or found["too"] or "and"
        first, second, words = plain[: found.start()], plain[found.end() :], words_of(plain[: found.start()])
        if inside(found.start(), plain) or not is_main(first) or not _stands(first) or not _stands(second):
            continue
        if not SAYINGS.isdisjoint(words) or HEARSAY.search(plain) or SCOPE.search(first) or SAID_BEHIND.search(second[:-1]):
            continue
        if is_clause(first.partition(", ")[2]) or (by == "and" and first.count(",") > 1):  # a list
            continue
        if not UNREAL.isdisjoint(words) or _DEPENDS.search(second) or ";" in first or is_clause(second.partition(", ")[2]):
            continue
        rest = sentence[found.end() :]
        if by not in ("and", "but", "while") and not SAYINGS.isdisjoint(words_of(second)):
            continue  # "won by ten points, though aides said last week that they would be glad of one"
        if by not in ("and", "while"):
            yield Split("contrast", f"{sentence[: found.start()]}.", f"But {rest}")
        elif not begins_half(first) and "that" not in words:  # "In 2019", or what somebody found, may hold for both
            yield Split("clauses", f"{sentence[: found.start()]}.", rest[0].upper() + rest[1:])


_ALTHOUGH = re.compile(r"^(?:Although|Though|Even though) (?P<first>[^,;]+), (?P<second>[^;]+)$")
_PRONOUN = re.compile(r"\b(?:he|she|they|it|his|her|their|its|him|them)\b")


def _although(plain: str, sentence: str, again: Again) -> Iterator[Split]:  # noqa: ARG001 - all rules are called alike
    """ "Although X did A, Y did B." -> "X did A. But Y did B." """
    found = _ALTHOUGH.match(plain)
    if found is None or not _stands(found["first"]) or not _stands(found["second"]) or _PRONOUN.search(found["first"]):
        return
    if not {*SAYINGS, *UNREAL}.isdisjoint(words_of(found["first"])) or SCOPE.search(found["first"]):
        return
    if not HEARSAY.search(plain) and not SAID_BEHIND.search(plain[:-1]) and not inside(found.end("first"), plain):
        first, second = sentence[found.start("first") : found.end("first")], sentence[found.start("second") :]
        yield Split("contrast", f"{first[0].upper()}{first[1:]}.", f"But {second}")


_VERBS = re.compile(r",? (?P<by>and|but) (?P<also>(?:also|then|later) )?(?P<verb>[a-z']+) (?P<what>[^–—;]+)\.$")
_LISTED = re.compile(r", (?:[a-z]+ly )?([a-z']+) ")
_BASES = frozenset("have do are were".split())  # noqa: SIM905
# Past tenses that are no participles, so that "was ... and" before them does not make a passive of them.
_PASTS = """
took went came gave began became knew saw fell rose grew spoke wrote drew broke chose drove flew threw withdrew remained
continued survived died seemed appeared
"""
_PAST_ALONE = frozenset(_PASTS.split())
# What follows may have a subject of its own: "is to ensure shops keep their staff and can pay", "helped Ek write and ran".
_EMBEDS = frozenset(
    "ensure ensures ensured ensuring guarantee guarantees sure let lets letting help helps helped helping make makes".split()  # noqa: SIM905
)
_SMALL = re.compile(r"(?:The|He|She|They|It)\b")
_NAMED = re.compile(r"[A-Z]{2}|\S+\s[A-Z]")
# "but increased output ... enabled" has a noun behind what looks like a verb
_BEHIND_ED = re.compile(
    r"(?:the|an?|his|her|its|their|him|them|it|himself|herself|themselves|that|this|these|those|what|how|why|when|all|several|many"
    r"|some|any|no|not|more|less|over|under|about|nearly|at|to|in|on|for|from|out|up|down|off|with|by|into|as|against|after|before"
    r"|during|through|toward|towards|around|of|between|among|back|away|one|two|three|four|five|six|seven|eight|nine|ten"
    r"|[a-z]+ly|[$€£]?\d\S*|[A-Z]\S*|\".*)(?:\s|[.,]|$)"
)


_ADJECTIVES = frozenset(("retired", "disgraced", "convicted", "alleged", "accused", "beloved", "ousted", "suspected"))


def _verbs(plain: str, sentence: str, again: Again) -> Iterator[Split]:
    """ "X did A and did B." -> "X did A. X did B." """
    who = subject_end(plain)
    if who is None or HEARSAY.search(plain) or SCOPE.search(plain) or SAID_BEHIND.search(plain[:-1]):
        return
    for start in re.finditer(r",? (?=(?:and|but) )", plain):
        found = _VERBS.match(plain, start.start())
        if found is None or not surely_finite(found["verb"]) or inside(start.start(), plain) or start.start() <= who:
            continue
        name, rest = again(sentence[:who]), sentence[found.end("by") + 1 :]
        if name is None or not _second(words_of(plain[who : start.start()]), found["verb"]):
            continue
        if any(surely_finite(listed[1]) or listed[1].endswith("ed") for listed in _LISTED.finditer(plain, who, start.start())):
            return  # "sent men into the streets, put the town on the map and made him mayor"
        if found["verb"] in _ADJECTIVES:
            continue  # "referred to the trial of General Ek and retired General Holm"
        if found["verb"].endswith("ed") and not _BEHIND_ED.match(found["what"] + " "):
            return
        if found["by"] == "but" and not found["also"]:
            small = name[0].lower() + name[1:] if _SMALL.match(name) else name
            if small != name or name != sentence[:who] or _NAMED.match(name):  # else "But Immigration"
                yield Split("verbs", f"{sentence[: start.start()]}.", f"But {small} {rest}")
        else:
            yield Split("verbs", f"{sentence[: start.start()]}.", f"{name} {rest}")
        return


def _second(words: list[str], verb: str) -> bool:
    """Whether a verb behind "and" is the second of the subject's, after what stands between the subject and the "and"."""
    if not one_clause(words) or verb in _BASES or not {*UNREAL, *DENIED, *_EMBEDS}.isdisjoint(words):
        return False
    at = verbs_in(words)[0]
    if words[at] in SAYINGS or words[at] in ("spoke", "talked") or len(words) - at < 3:
        return False
    return words[at] not in AUXILIARY or verb in AUXILIARY or verb in _PAST_ALONE or words[at] in ("has", "have")
