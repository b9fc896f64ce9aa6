"""A sentence -> its main clause, and what trails it as a sentence of its own: what its subject said or did beside, who it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from pipeline.checking.lexicon import PREPOSITIONS
from pipeline.grammar import DAY, FINITE, NAME, PAST, SAYING, begins_half, is_clause, is_main
from pipeline.telling.scope import DENIED, HEARSAY, SAID_BEHIND, SAYINGS, SCOPE, UNREAL, Again, Kind, Split, inside
from pipeline.telling.subjects import is_subject, one_clause, subject_end, surely_finite, verbs_in, words_of
from pipeline.wording import QUOTED, VERBS

# What the subject of a sentence does beside the rest, and what the rest never does: whoever adds or becomes is the one who acts.
_SAYING = """
saying adding calling noting arguing claiming warning urging insisting describing declaring telling tweeting alleging stating
promising acknowledging vowing asserting pledging praising criticizing accusing dismissing explaining blaming denying asking
"""
_SPEECH = {ing: PAST[ing] for ing in _SAYING.split()}
_SPEECH |= {f"{verb}ing": f"{verb}ed" for verb in "express remind thank mock predict condemn stress repeat lament".split()}  # noqa: SIM905
_DOING = "becoming joining defeating beating demanding echoing replacing threatening quoting defending citing"
_DEEDS = {ing: PAST[ing] for ing in _DOING.split()}
_TOLL = re.compile(
    r"(?:killing|wounding|injuring) (?:at least |more than |about |an? |one|two|\d|himself|herself|several|dozens)"
)
_AND_TOLL = re.compile(r"(?<= and )(wounding|injuring|killing)\b")
_ING = re.compile(r", (?P<ing>[a-z]+ing) (?P<what>.+)\.$")
_MORE = re.compile(
    r", (?:and|but|or) |, (?:which|who|where) |, [a-z]+ing |\b(?:and|but) (?:also )?[a-z]+(?:ed|ing)\b"
    r"|\band (?:said|made|took|told) "
)
_WHERE = re.compile(r", |\b(?:before|after|when|who|in|on|at(?! least))\b")


def participle(plain: str, sentence: str, again: Again) -> Iterator[Split]:
    """ "X did A, saying that B." -> "X did A. X said that B." """
    who = subject_end(plain)
    for start in re.finditer(r", (?=[a-z]+ing )", plain) if who is not None else ():
        found = _ING.match(plain, start.start())
        if who is None or found is None or inside(start.start(), plain) or plain[start.start() - 1] == '"':
            continue
        toll = _TOLL.match(plain, found.start("ing")) is not None
        past = _SPEECH.get(found["ing"]) or _DEEDS.get(found["ing"]) or (PAST[found["ing"]] if toll else None)
        if past is None or not _by_subject(found, plain[who : start.start()], toll=toll):
            continue
        rest, name = sentence[found.start("what") :], again(sentence[:who])
        if toll:
            rest = _AND_TOLL.sub(lambda also: PAST[also[1]], rest)
        if name:
            kind: Kind = "speech" if found["ing"] in _SPEECH else "deed"
            yield Split(kind, f"{sentence[: start.start()]}.", f"{name} {past} {rest}")
        return


def _by_subject(found: re.Match[str], body: str, *, toll: bool) -> bool:
    """Whether the subject whose verb `body` begins with, and nobody else, does what the participle says, and all of it."""
    ing, what = found["ing"], found["what"]
    if SCOPE.search(body) or HEARSAY.search(body) or SAID_BEHIND.search(found[0][1:-1]):
        return False
    if (ing == "citing" and what.startswith("that ")) or (ing == "adding" and not (what.startswith("that ") or is_clause(what))):
        return False
    if _WHERE.search(what) if toll else _MORE.search(QUOTED.sub('""', what)):
        return False
    words = words_of(body)
    if any(word.endswith("ing") and before.endswith("s") and before not in FINITE for before, word in pairwise(words)):
        return False  # "shows voters rising to challenge it, asking why"
    verb = next((words[at] for at in verbs_in(words)), None)
    if verb is None or (verb in ("was", "were", "is", "are") and "by" in words):
        return False
    if not one_clause(words) and (ing != "adding" or verb not in SAYING):
        return False
    return ing in _SPEECH or not (SCOPE.search(what) or {"will", "is", "are", *UNREAL, *DENIED} & {*words})


_SPOKEN = re.compile(
    r"^.{20,}[,\"] (?P<who>(?:the |an? )?[A-Za-z][\w '.-]{2,50}) (?:said|says)(?: [^,\"]{2,40})?"
    r", (?P<ing>adding|noting) (?P<what>(?:that|it|he|she|they|the|there) .+)\.$"
)


def spoken(plain: str, sentence: str, again: Again) -> Iterator[Split]:
    """ "A, X said, adding that B." -> "A, X said. X added that B." """
    found = _SPOKEN.match(plain)
    if found is None or inside(found.start("ing"), plain) or not is_subject(found["who"][0].upper() + found["who"][1:]):
        return
    who = sentence[found.start("who") : found.end("who")]
    name = again(who[0].upper() + who[1:])
    if name and not SAID_BEHIND.search(found["what"]):
        rest = f"{name} {PAST[found['ing']]} {sentence[found.start('what') :]}"
        yield Split("speech", f"{sentence[: found.start('ing') - 2]}.", rest)


_BEHIND_SUBJECT = re.compile(
    r"^(?P<head>[^,\"]{2,80}), (?P<who>who|which) (?P<what>[^,]+?), (?=(?:(?:also|later|then) )?(?P<next>[a-z']+) )"
)
_AT_END = re.compile(
    rf"(?<=[ (\"])(?P<head>(?:the )?{NAME}|(?:the|his|her|its|their) (?:[\w'-]+ ){{0,2}}[\w'-]+)"
    r", (?P<who>who|which) (?P<what>[^,]+)\.$"
)
# Of a thing, hardly ever of all that was said before: "which was built in 1990", not "which is a mistake".
_STATES = re.compile(
    r"(?:is|are|was|were|has been|have been|had been) (?:also |now |still |[a-z]+ly )?"
    r"(?:(?!need|indeed)[a-z]+ed|[a-z]+ing|known|held|made|built|led|run|home|part|near|in|at|on|under|due) "
)
_AHEAD = re.compile(r"(?:was|were|is|are|had been)\s(?:also\s|originally\s)?(?:to|due|scheduled|supposed|expected|set|slated)\b")
_LONG_NAME = 3  # blanks
_AMBIGUOUS = frozenset("in at near from on of and or as for".split())  # noqa: SIM905


def relative(plain: str, sentence: str, again: Again) -> Iterator[Split]:
    """ "X, who did A, did B." -> "X did B. X did A." """
    found = _BEHIND_SUBJECT.match(plain)
    behind = found.end() + len(found["next"]) if found else 0  # "X, who did A, said B" is no speaker at the end
    if HEARSAY.search(plain) or SCOPE.search(plain) or SAID_BEHIND.search(plain, behind, len(plain) - 1):
        return
    if found is None:
        found = _AT_END.search(plain)
        if found is None or not _ends_with(found, plain):
            return
    elif not _acts(found["next"]) or not is_subject(found["head"]) or not _plain(found["head"]):
        return
    if _AHEAD.match(found["what"]):
        return  # "Ek, who was also to speak, backed out"
    what, head = sentence[found.start("what") : found.end("what")], sentence[found.start("head") : found.end("head")]
    name = again(head[0].upper() + head[1:].rstrip())
    if name and name.count(" ") >= _LONG_NAME:
        return  # "Arden College professor Ada Brook" twice in a row
    if name and surely_finite(what.split(" ")[0]) and what.count('"') % 2 == 0 and UNREAL.isdisjoint(words_of(found["what"])):
        rest = sentence[found.end("what") :].removeprefix(",")
        yield Split("relative", sentence[: found.end("head")].rstrip() + rest, f"{name} {what}.")


def _plain(head: str) -> bool:
    """Whether a subject is a noun and what stands before it, not "the case against Craig" nor "he said the port"."""
    words = words_of(head)
    return not verbs_in(words) and _AMBIGUOUS.isdisjoint(words) and PREPOSITIONS.isdisjoint(words)


def _acts(word: str) -> bool:
    """Whether the word behind "X, who ..., " is X's verb."""
    return word in FINITE or word in VERBS or word.endswith("ed")


def _ends_with(found: re.Match[str], plain: str) -> bool:
    """Whether a relative clause at the end surely belongs to the name before it."""
    head, first = found["head"], plain[: found.end("head")]
    if inside(found.start("what"), plain) or re.search(DAY, head) or begins_half(head) or not is_main(first):
        return False
    if not SAYINGS.isdisjoint(words_of(first)) or not UNREAL.isdisjoint(words_of(plain)):
        return False
    states = _STATES.match(found["what"]) is not None and re.match(r"(?:the|his|her|its|their)\s", head) is not None
    before = ["", *plain[: found.start()].split()][-3:]  # "to Ed Reed, a Democrat, who" may be either
    part = " " not in head and before[-1].isalpha() and before[-1].islower()  # "key Republicans, who" are not all of them
    sure = before[-1] not in _AMBIGUOUS and "," not in "".join(before) and not part
    return sure and (found["who"] == "who" or states)
