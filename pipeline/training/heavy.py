"""Rules for what can be a sentence of its own: appositions, clauses, verb phrases, fronts. Sentence -> pieces."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.grammar import (
    AUXILIARY,
    DAY,
    FINITE,
    NAME,
    PAST,
    SAID_BEHIND,
    SAYING,
    begins_half,
    capital,
    has_finite,
    is_clause,
    is_half,
    is_main,
    subject,
)
from pipeline.training.light import BACKGROUND
from pipeline.training.pieces import Piece

_APPOSITION = re.compile(
    rf"(?:^|(?:^|[ (\"])[a-z][\w'-]*,? )(?P<head>{NAME}), (?P<what>(?:an?|the|one of the|another|chairman|president|director"
    r"|professor|head|founder|leader|author) [^,\"–—]{3,90}?)(?P<end>,(?= (?P<next>[a-z']+))|\.$)"
)
# An apposition to the whole clause ("..., a move that ..."): it says nothing of the name before it.
_SUMS_UP = re.compile(
    r"(?:an?|the) (?:[\w-]+ )?(?:day|week|month|year|move|decision|claim|figure|sign|step|result|charge|number|record|trend"
    r"|reference|position|view|stance|sum|total|level|drop|rise|gain|increase|decrease|decline|fact|first|time|idea|change|highest|lowest|most"
    r"|prospect|possibility)\b"
)
_VERB_IN = re.compile(r"\b(?:said|told|and then|which|is|was|were|are|has|had|have|will|would)\b")
_GOES_ON = frozenset("who to for in on at with about after that during over from".split())  # noqa: SIM905 - reads better
_LISTED = frozenset(("and", "or", "as", "but", "which", "while"))
_NO_HEAD = re.compile(rf"(?:On|In|The|By|From|At) |.*{DAY}|.* and ")


def appositions(sentence: str) -> Iterator[Piece]:
    """What a name is: ", the Senate majority leader,"."""
    for found in _APPOSITION.finditer(sentence):
        head, what, goes_on = found["head"], found["what"], found["next"]
        if begins_half(head) or _NO_HEAD.match(head) or what.split(" ")[-1] in FINITE:
            continue
        if _VERB_IN.search(what) and " who " not in what:
            continue
        if goes_on in _LISTED or (goes_on and goes_on not in FINITE and found.start("head") > 0 and goes_on not in _GOES_ON):
            continue
        if not goes_on and sentence[: found.start("head")].rstrip().endswith(","):  # the end of a list
            continue
        end = found.end("end") if goes_on else len(sentence) - 1
        one = not _SUMS_UP.match(what) and not sentence[: found.start("head")].endswith(" and ")
        yield Piece("apposition", found.end("head"), end, "", f"{head} is {what}." if one else "")


_AGED = re.compile(rf"(?P<head>{NAME}), (?P<age>\d\d?),(?= (?:[a-z']+|[A-Z]))")


def ages(sentence: str) -> Iterator[Piece]:
    """How old somebody is."""
    for found in _AGED.finditer(sentence):
        yield Piece("age", found.end("head"), found.end(), "", f"{found['head']} is {found['age']}.")


_RELATIVE = re.compile(
    rf"(?:(?<=^)|(?<=[ (\"]))(?P<head>{NAME}|\b[Tt]he (?:[\w'-]+ ){{0,2}}[\w'-]+), (?P<who>who|which|where|whose) "
    r"(?P<what>[^\"]+?)(?P<end>,(?= (?P<next>[a-z']+) )|\.$)"
)
_MORE_BEHIND = re.compile(rf", (?:and|but|or) |{SAID_BEHIND}|\b(?:and|but) [A-Z]")


def relatives(sentence: str) -> Iterator[Piece]:
    """A clause that tells more of what it follows: ", which ...,"."""
    for found in _RELATIVE.finditer(sentence):
        what, last = found["what"], found["end"] == "."
        if last and (_MORE_BEHIND.search(what) or what.count(",") > 1 or not has_finite(sentence[: found.end("head")])):
            continue
        if not last and ("," in what or found["next"] not in FINITE):
            continue
        end = len(sentence) - 1 if last else found.end()
        yield Piece("relative", found.end("head"), end, "", _relative_alone(sentence, found))


def _relative_alone(sentence: str, found: re.Match[str]) -> str:
    head, what, who, last = found["head"], found["what"], found["who"], found["end"] == "."
    if who not in ("who", "which") or begins_half(head) or re.search(DAY, head) or what.split(" ")[0] not in FINITE:
        return ""
    if who == "which" and last and not head.lower().startswith("the "):  # may be about the whole clause
        return ""
    before = sentence[: found.start()].split(" ")[-3:]
    if who == "who" and not {"in", "at", "near", "from", "on"}.isdisjoint(before):  # "a senator in Arizona, who"
        return ""
    if head[0].isupper() or (who == "which" and "of" not in before and "and" not in before):
        return f"{capital(head)} {what}."
    return ""


_REDUCED = re.compile(
    rf"^(?P<head>{NAME}|(?:The|An?) (?:[\w'-]+ ){{0,3}}[\w'-]+), (?P<what>(?:[a-z]+ed|known|built|held|led|made|written|born|seen"
    r"|set|sent|found|run) [^,\"–—]{4,100}),(?= (?P<next>[a-z']+) )"
)


def reduced(sentence: str) -> Iterator[Piece]:
    """A relative clause without "which was": "The group, founded in 1990, said"."""
    found = _REDUCED.match(sentence)
    if found and found["next"] in FINITE and not begins_half(found["head"]) and not has_finite(found["head"]):
        alone = "" if found["head"].endswith("s") else f"{found['head']} was {found['what']}."
        yield Piece("relative", found.end("head"), found.end(), "", alone)


_DETAIL = re.compile(
    r",? (?:including|such as|especially|particularly|along with|as well as|with|ranging) [^\"–—;]{3,140}?"
    r"(?P<end>,(?= (?P<next>[a-z']+))|\.$)"
)
_NO_DETAIL = re.compile(rf"{SAID_BEHIND}|, (?:and|but|or|which|who|while|said) ")


def details(sentence: str) -> Iterator[Piece]:
    """Examples and circumstances after a comma; without one they say which, and are not spare."""
    for start in re.finditer(
        r",? (?=(?:including|such as|especially|particularly|along with|as well as|with|ranging) )", sentence
    ):
        found = _DETAIL.match(sentence, start.start())
        if not found or not found[0].startswith((",", " including", " such as")):
            continue
        spare = found[0].startswith(",")
        if found["next"] in FINITE:
            yield Piece("detail", found.start(), found.end(), spare=spare)
        elif (
            not found["next"]
            and not _NO_DETAIL.search(found[0].replace(", and", " and", 1))
            and is_main(sentence[: found.start()])
        ):
            yield Piece("detail", found.start(), len(sentence) - 1, spare=spare)


_ING = re.compile(r", (?P<ing>[a-z]+ing) (?P<what>[^–—]{8,})\.$")
_NO_ING = re.compile(rf"{SAID_BEHIND}|, (?:and|but|or) [a-z]+(?:ing|ed)\b|, (?:and|but|which|who) ")


def participles(sentence: str) -> Iterator[Piece]:
    """What the subject did beside it, at the end: ", saying that ..."."""
    for start in re.finditer(r", (?=[a-z]+ing )", sentence):
        found = _ING.match(sentence, start.start())
        if not found or found["ing"] not in PAST or found["what"].count(",") > 1 or _NO_ING.search(found["what"]):
            continue
        body = sentence[: found.start()]
        if not has_finite(body) or is_half(body) or body.endswith('"'):
            continue
        who = subject(sentence)
        alone = f"{who[1]} {PAST[found['ing']]} {found['what']}." if who else ""
        yield Piece("participle", found.start(), len(sentence) - 1, "", alone)
        return


_JOINED = re.compile(
    r"(?P<comma>,)? (?P<by>and|but|while|although|though|because|after|as|when|even though|even as) (?P<what>[^–—]+)\.$"
)
_WITHOUT_COMMA = frozenset(("after", "because", "as", "when", "while"))
_NO_CLAUSES_AFTER = """
about of than for on to is are was were be by with from until since just even only not except like especially particularly such as
so same comes came come that know knows knew remember recalled recall wonder see saw time partly day moment year place point stage
case extent long soon well far much part shortly days hours minutes weeks months years largely mainly mostly immediately
moments right
"""
_NO_CLAUSE_AFTER = frozenset(_NO_CLAUSES_AFTER.split())
_SAYS_WITHIN = re.compile(r"\b(?:said|says|told) (?:that )?[^,]*$")
_AS_NOUN = re.compile(r"(?:the|an?|part|well)\b")


def clauses(sentence: str) -> Iterator[Piece]:
    """A second clause with a subject of its own, at the end."""
    for start in re.finditer(r",? (?=(?:and|but|while|although|though|because|after|as|when|even though|even as) )", sentence):
        found = _JOINED.match(sentence, start.start())
        if (
            found
            and is_clause(found["what"])
            and len(found["what"].split()) <= 30
            and _can_part(sentence[: start.start()], found)
        ):
            by = found["by"]
            spare = (found["comma"] is not None and by != "but") or by == "after"
            kind = "sentence" if by in ("and", "but") else "clause"
            yield Piece(kind, found.start(), len(sentence) - 1, "", f"{capital(found['what'])}.", spare)  # type: ignore[arg-type]


def _can_part(body: str, found: re.Match[str]) -> bool:
    """Whether what stands before the conjunction is a main clause that the second one does not belong inside."""
    by, what = found["by"], found["what"]
    if not found["comma"] and (by not in _WITHOUT_COMMA or (by == "as" and _AS_NOUN.match(what))):
        return False
    if body.endswith('"') or body.split(" ")[-1] in _NO_CLAUSE_AFTER or re.search(rf"{SAID_BEHIND}[^,]*$", what):
        return False
    if by == "and" and (body.count(",") > 1 or _SAYS_WITHIN.search(body)):
        return False
    return body.startswith('"') or is_main(body)


_VERBS = re.compile(r",? and (?:also |then |later )?(?P<verb>[a-z']+) (?P<what>[^–—]+)\.$")
_EITHER = frozenset(("do", "may", "cost", "cut", "set", "put", "run", "hit", "shut"))  # nouns as well, or of any tense
_AFTER_PASSIVE = frozenset("by in on at with for to as from of into over after during without under through".split())  # noqa: SIM905
_DEEPER = re.compile(r"\b(?:that|who|which|between|where|when|if|as|whether)\b")


def verb_phrases(sentence: str) -> Iterator[Piece]:
    """A second thing the subject did: "and has frequently attacked the company"."""
    who = subject(sentence)
    for start in re.finditer(r",? (?=and )", sentence) if who else ():
        found = _VERBS.match(sentence, start.start())
        if not who or not found or found["verb"] not in FINITE or found["verb"] in _EITHER or start.start() <= len(who[0]):
            continue
        helper = _helper(sentence[len(who[0]) : found.start()], found)
        if helper is not None:
            yield Piece("verbs", found.start(), len(sentence) - 1, "", f"{who[1]} {helper}{sentence[found.start('verb') :]}")
            return


def _helper(body: str, found: re.Match[str]) -> str | None:
    """What the second verb needs before it when it stands alone ("was "), or None where it is not sure to be the subject's."""
    words = body.split()
    verbs = [at for at, word in enumerate(words) if word.strip(",") in FINITE]
    if not verbs or words[verbs[0]] in SAYING or _DEEPER.search(body):
        return None
    first, second = words[verbs[0]], found["verb"]
    if len(verbs) > 1 and not (len(verbs) == 2 and first in AUXILIARY and verbs[1] - verbs[0] <= 2):
        return None
    if first not in AUXILIARY or second in AUXILIARY:
        return ""
    if first in ("was", "were", "is", "are") and second.endswith("ed"):
        return f"{first} " if found["what"].split(" ")[0] in _AFTER_PASSIVE else ""
    return None


_FRONT = re.compile(
    r"(?P<word>In|On|At|After|Before|During|Since|By|With|Following|Despite|As|When|While|Although|Though|Because|Earlier|Last|Over|Under"
    r"|Speaking|Citing|For|Amid|Among|Until|Once|Meanwhile|However|Still|Instead|Asked|Throughout|Unlike|Even)\b(?P<what>[^\"–—]*?)"
    r"(?P<place>, (?:\d{4}|[A-Z][a-z]+\.?|D\.C\.))?, (?=(?P<rest>.*))"
)
_SPARE_FRONT = re.compile(
    rf"(?:In|At|During|On) (?:an?|the|his|her|their) (?:[\w-]+ ){{0,3}}{BACKGROUND}\b|On {DAY}|Meanwhile|However|Still|Speaking "
    r"|Citing |After |Following |As |While |Amid |Asked |Earlier |With |Although |Though |Because "
)
_CLAUSE_FRONT = frozenset(("While", "Although", "Though", "Because", "After", "As", "When"))


def fronts(sentence: str) -> Iterator[Piece]:
    """What stands before the subject; it is spare where it is no condition, and has no number."""
    found = _FRONT.match(sentence)
    if found and is_clause(found["rest"]):
        what = found["what"].strip()
        alone = f"{capital(what)}." if found["word"] in _CLAUSE_FRONT and is_clause(what) else ""
        spare = _SPARE_FRONT.match(sentence) is not None and not any(map(str.isdigit, found[0]))
        yield Piece("front", 0, found.end(), "", alone, spare)
