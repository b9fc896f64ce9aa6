"""A sentence -> the same with who and what before when: "Holm said on Friday that", for "Holm on Friday said".

A day between subject and verb stops the reader, one in front delays who did it. Only where what is moved cannot be read as
part of something else at its new place.
"""

from __future__ import annotations

import re

from pipeline.grammar import DAY, DAY_PART, MONTHS, is_clause
from pipeline.telling.scope import LONGEST, STRAIGHT, outside_quotations
from pipeline.telling.subjects import subject_end

_MONTH = rf"(?:{'|'.join(MONTHS)}|(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.)"
_INSIDE = re.compile(rf" (?P<day>(?:(?:late|early) )?(?:on )?{DAY}{DAY_PART}) (?P<verb>[a-z]+)(?P<goes>,? \"|: \"|(?= ))")
_FRONT = re.compile(
    rf"(?P<day>(?:On|Late|Early|Late on|Early on) {DAY}{DAY_PART}|(?:Last|This|Earlier this) (?:week|month|year)"
    rf"|On {_MONTH} \d{{1,2}}"
    rf"|In (?:{_MONTH}(?: \d{{4}})?|\d{{4}})|In an? (?:[\w-]+ ){{0,2}}(?:statement|interview|tweet|letter|email|post|speech|memo"
    r"|report|filing|briefing|conference|article|essay|column|video|message)(?: (?:to|with|on|for) [^,\"]{2,40})?),? (?=[\w\"])"
)
_BEHIND = re.compile(r" (?P<verb>[a-z]+)(?P<goes>,? \"|: \"|(?= ))")
_SAYS = frozenset("said says wrote tweeted".split())  # noqa: SIM905
_CLAUSE = re.compile(r" (?:he|she|it|they|there|the|his|her|its|their|an?|some|no|any|all)\b")
_GOES_ON = re.compile(r" (?:that|to|for|against|about|toward|whether)\b(?! (?:the )?(?:day|week|month|year|night|weekend)\b)")
_SIGN = re.compile(r"[,:](?= \")")  # behind who says it
_UNTIL = re.compile(r"\b(?:until|since|from|through|till)\Z")
_NO_VERB = frozenset("was were is are has have had will would could may might can been".split())  # noqa: SIM905


def days_behind(sentence: str) -> str:
    """A sentence with the day, or the occasion, of what was said or decided behind its verb; itself where that is not sure."""
    plain = sentence.translate(STRAIGHT)
    front = _FRONT.match(plain)
    start = front.end() if front else 0
    rest = plain[start : start + 1].upper() + plain[start + 1 :]
    who = subject_end(_SIGN.sub("", rest)) if len(plain) <= LONGEST and plain.count('"') % 2 == 0 else None
    found = (_BEHIND if front else _INSIDE).match(rest, who) if who is not None else None
    if found is None or _UNTIL.search(rest[:who]):  # "Trump's manager until Monday said"
        return sentence
    if found["verb"] in _NO_VERB or not found["verb"].endswith(("ed", "said", "says", "wrote")):
        return sentence
    behind = rest[found.end() :]
    told = found["verb"] in _SAYS and (found["goes"] or _CLAUSE.match(behind))
    if not told and (found["goes"] or not _GOES_ON.match(behind)):
        return sentence
    day = front["day"] if front else found["day"]
    day = f"on {day}" if re.match(DAY, day) else day[0].lower() + day[1:]
    joined = ": " if found["goes"] else " that" if told else ""
    subject = sentence[start].upper() + sentence[start + 1 : start + found.start()]
    return f"{subject} {found['verb']} {day}{joined}{sentence[start + found.end() - (1 if found['goes'] else 0) :]}"


_NO_THAT = re.compile(
    rf"(?<= )(?P<verb>said|ruled)(?P<day> (?:late |early )?on {DAY}{DAY_PART})"
    r"(?= (?:he|she|it|they|there|the|his|her|its|their|an?)\b)"
)


# "Police said the man ..." may be read as far as "the man" before it is a claim; a long claim has its "that" (AP style).
_NO_THAT_YET = re.compile(
    rf"(?<=[\w.’'%)]) (?:said|argued|warned|noted|told reporters) (?=(?:the|an?|his|her|its|their|(?!{DAY}\b)[A-Z][\w.’'-]*) )"
)
_ASKS = re.compile(
    r"\b(?:what|which|who|whom|whose|where|how|that|than|as|when|if|and|or|but|not)\b(?: [\w’'.-]+){0,4}\Z", re.IGNORECASE
)
_LONG = 10  # words of a claim
_WHOM = re.compile(r"(?:[\w.’'-]+ ){1,5}?(?:of|about|against|over|not|to)\b")  # "warned Iran of consequences if it does not ..."


def with_that(sentence: str) -> str:
    """A sentence with "that" before a long claim, and behind a day which would seem to belong to one: "ruled on Friday that the
    port must pay".
    """
    sentence = outside_quotations(sentence, _NO_THAT, lambda found: f"{found['verb']}{found['day']} that")

    def that(found: re.Match[str]) -> str:
        claim = sentence[found.end() :]
        if claim.count(" ") < _LONG - 1 or not is_clause(claim) or (" warned" in found[0] and _WHOM.match(claim)):
            return found[0]
        if _ASKS.search(sentence, 0, found.start()):
            return found[0]
        return f"{found[0]}that "

    return outside_quotations(sentence, _NO_THAT_YET, that)
