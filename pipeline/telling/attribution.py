"""A sentence that ends with who says so -> the same, who says so first.

A reader should know whose word it is before the claim, not after it; "..., police said" is a writer's way of getting the news
into the first words. Sentences where the order decides what is said are left as they are. A quotation stays as it was said.
"""

from __future__ import annotations

import re

from pipeline.checking.lexicon import AUXILIARIES, CONNECTORS, PREPOSITIONS
from pipeline.grammar import DAY, FINITE, has_finite, is_clause, is_main

_WHEN = (
    rf"(?:\s(?:(?:late|early)\s)?(?:on\s)?{DAY}(?:\s(?:morning|afternoon|evening|night))?"
    r"|\s(?:earlier\s)?(?:this|last)\s(?:week|month|year)|\syesterday|\stoday)"
)
_HOW = (
    r"(?:\s(?:in|at|during)\san?\s(?:[\w-]+\s){0,2}"
    r"(?:statement|interview|conference|briefing|speech|tweet|email|letter|report|release|note|memo|filing|lawsuit|video|message|post"
    r"|column|article|hearing|meeting)|\son\s(?:its|his|her|their)\s(?:[\w-]+\s)?(?:website|page|account|blog))"
)
_TO = (
    r"(?:reporters|(?:the\s)?[A-Z][\w./]*(?:\s[A-Z][\w./]*){0,3}(?:\snews\sagency|\snewspaper|\sin\san\sinterview)?"
    r"|(?:the|a)\s(?:[\w-]+\s){0,2}(?:station|newspaper|paper|publication|network|magazine|website|channel|broadcaster|agency|court"
    r"|crowd|audience|jury|judge|committee|panel|rally|meeting|conference)(?:\sof\s[^,;:\"“”]{2,60})?)"
)
_WHO = r"(?!according\s|\d)(?:[^\s,\"“”;:]+\s){0,7}[^\s,\"“”;:]+"
_END = re.compile(
    rf",(?P<close>[\"”]?)\s(?P<who>{_WHO})\s(?P<said>(?:ha(?:s|ve)\s)?(?:said|found|disclosed)|says|say|reported|reports"
    rf"|announced|heard|told\s{_TO})(?P<how>{_WHEN}?{_HOW}?{_WHEN}?)\.$"
)
_INVERTED = re.compile(
    rf",(?P<close>[\"”]?)\s(?P<said>said|says)\s(?P<who>(?!{DAY}\b)"
    r"(?:[A-Z]|(?:the|an?)\s(?:[\w-]+\s){0,3}?(?:official|officials|statement|report|source"
    r"|spokesman|spokeswoman|lawyer|study|complaint|witness|company|agency|newspaper|minister|group)\b)[^\"“”;:]{0,110})\.$"
)
_ACCORDING = re.compile(r",(?P<close>[\"”]?)\s(?P<who>according\sto\s[^\"“”;:,]{2,120})\.$")
_TESTIFIED = re.compile(
    rf",(?P<close>[\"”]?)\s(?P<who>{_WHO})\s(?P<said>testified|alleged|alleges|claimed|claims|confirmed|acknowledged|wrote|tweeted"
    rf"|(?:is|are)\s(?:\w+ly\s)?reporting|writes|argues|argued|warned)(?P<how>{_WHEN}?{_HOW}?{_WHEN}?(?:\s{DAY})?)\.$"
)
# "Talks failed, but both sides will meet again, police said": told first, they may seem to say only that talks failed.
_TWO = re.compile(
    r"[;?]|:(?!\d)|,\s(?:so|while|whereas|or)\b|,\s(?:which|who)\b(?![^,]*,\s)|\s[—–-]{1,2}\s|\b(?:said|says|according)\b"
)
_AND = re.compile(r",\s(?:and|but)\s")
# "According to police, A, but B": it is all their word.
_TOLD_TWICE = re.compile(r"[;:?]|\b(?:said|says|told|reports|reported|according)\b")
_FRONTED = frozenset(word.capitalize() for word in PREPOSITIONS)
_SUBORDINATE = frozenset(word.capitalize() for word in CONNECTORS - PREPOSITIONS - {"and", "but", "or", "so", "yet", "nor"})
# "Burr said earlier this month, the bureau recovered": when he said it, or when it did?
_TIMED = frozenset(
    """
Earlier Later Last Next This Yesterday Today Tomorrow Tonight Recently Currently Once Now Then Previously Initially Originally
Soon Monday Tuesday Wednesday Thursday Friday Saturday Sunday
""".split()  # noqa: SIM905
)
_NOT_WHO = CONNECTORS | PREPOSITIONS | AUXILIARIES | frozenset(("he", "she", "they", "it", "i", "we", "you", "also"))
_ABBREVIATION = re.compile(r"\b[A-Z]\Z")  # ", according to the U.S."
# "according to the suit but have not gone back": the sentence's own verb goes on.
_GOES_ON = re.compile(r"\b(?:but|while|although|though|have|has|had|are|is|was|were|will|would)\b")
_ADJECTIVE = re.compile(r"(?:Top|Former|Senior|Longtime|Current|Prominent|Leading|Multiple|Fellow|Ex)\b")
_SOMEBODY = ("He ", "She ", "They ")  # behind its speaker, the claim would be about the speaker
_LEAST = 5  # words of a claim
_LONGEST = 14  # words of a speaker in front of a quotation: "said Ann Ek, who ..." may run on for lines
# A whole quotation, the sign that ends it, and who says it.
_QUOTE = re.compile(r"^(?P<open>[\"“])(?P<claim>[^\"“”]+?)(?P<end>[,.!?])(?P<close>[\"”]),?\s(?P<rest>[^\"“”;:]+)$")
_VERB = (
    r"(?P<said>(?:said|wrote|told\s" + _TO + r")|says|tweeted|posted|added|explained|noted|recalled|replied|admitted|reads|stated"
    r"|continue[sd]|conclude[sd]|revealed|argued|insisted|acknowledged|testified|joked|warned|remarked|responded|repeated|commented"
    r"|emphasized|observed|quipped|declared)"
)
_WHERE = r"(?:\s(?:at|in|on|during|after|before|from|about|of|outside|as|while|when)\s(?!asked\s(?:\S+\s){3})[^,;:\"“”]{2,90})"
_SPOKE = re.compile(rf"^(?P<who>{_WHO})\s{_VERB}(?P<how>{_WHEN}?{_HOW}?{_WHEN}?|{_WHERE})\.$")
_SPOKE_ASIDE = re.compile(rf"^(?P<who>[A-Z][^,]{{3,40}},\s[^,]{{3,90}}),\s{_VERB}(?P<how>{_WHEN}?{_HOW}?{_WHEN}?|{_WHERE})\.$")
_SPOKEN_BY = re.compile(
    r"^(?P<said>said|says|wrote|added|explained|recalled|replied|continue[sd]|joked|argued|warned|remarked)"
    r"\s(?P<who>[^\s,].{2,110})\.$"
)
_OCCASION = re.compile(
    r"\s(?:at|in|on|during|after)\s(?:an?|the|his|her|its)\s(?:[\w-]+\s){0,2}(?:briefing|conference|hearing|rally|event|summit|meeting"
    r"|interview|statement|speech|debate|call|forum|ceremony|trial|tweet|release)\Z"
)
_COMMA = frozenset("said says wrote tweeted posted added explained noted recalled replied admitted reads stated".split())  # noqa: SIM905
_ENDS = re.compile(r"[.!?]\s")
_WHOSE = frozenset(("his", "her", "their", "its", "my", "our", "your", "one", "another", "this", "that", "these", "those"))
_ELSEWHERE = frozenset(("in", "on", "during", "after", "to"))  # "De Niro in a statement": how it was said, not who
_PERSONS = frozenset(("he", "she", "they"))


def attribution_first(sentence: str) -> tuple[str, str] | None:
    """A sentence -> who says so, in front, and what they say, as it was; None where it does not end so or must stay."""
    if sentence[:1] in ('"', "“"):
        return _quotation(sentence)
    for pattern in (_END, _INVERTED, _ACCORDING):
        match = pattern.search(sentence)
        if match is None:
            continue
        claim, who = sentence[: match.start()] + match["close"], match["who"]
        if _ADJECTIVE.match(claim):  # "Top Trump aides": no part of the name behind it
            claim = claim[0].lower() + claim[1:]
        if len(claim.split()) < _LEAST or claim.count('"') % 2 or claim.count("“") != claim.count("”"):
            return None
        if claim.startswith((*_SOMEBODY, "That ")):
            return None
        if pattern is _ACCORDING:
            inside = (
                _TOLD_TWICE.search(claim) or _ABBREVIATION.search(who) or claim.split()[0] in _FRONTED or _GOES_ON.search(who)
            )
            return None if inside else (f"{who[0].upper()}{who[1:]}, ", _ended(claim))
        whole = _all_told(claim)
        if whole is None or not _speaks(who, inverted=pattern is _INVERTED):
            return None
        who = who[0].upper() + who[1:]
        how = match["how"] if pattern is _END else ""
        aside = "," if "," in who else ""
        needed = match["said"].startswith("told") or match["said"].endswith(("heard", "found"))
        fronted = claim.split()[0] in _SUBORDINATE | _FRONTED | _TIMED
        that = "that " if how or aside or needed or fronted or whole != claim else ""
        return f"{who}{aside} {match['said']}{how} {that}", _ended(whole)
    return None


def claim_and_speaker(sentence: str) -> tuple[str, str]:
    """A sentence -> what it says, and ", police said" or the like behind it, without where and when; "" where nobody says it."""
    for pattern in (_END, _INVERTED, _ACCORDING, _TESTIFIED):
        match = pattern.search(sentence)
        if match and match.start() and sentence[:1] not in ('"', "“"):
            words = _in_order(match, pattern)
            return _ended(sentence[: match.start()] + match["close"]), f", {' '.join(words)}"
    return sentence, ""


def _in_order(match: re.Match[str], pattern: re.Pattern[str]) -> list[str]:
    """Who says so and how, as the sentence has it: "police", "said"; "said", "Ann Ek"; "according to police"."""
    if pattern is _ACCORDING:
        return [match["who"]]
    return [match["said"], match["who"]] if pattern is _INVERTED else [match["who"], match["said"]]


def _ended(claim: str) -> str:
    """With its full stop: inside the quotation it ends with, none behind an abbreviation's."""
    if claim[-1] in '"”':
        return f"{claim[:-1]}.{claim[-1]}"
    return claim if claim.endswith(".") else f"{claim}."


def _quotation(sentence: str) -> tuple[str, str] | None:
    """A quotation and who said it -> who, and the quotation: behind a colon where it is long or told somewhere, else a comma."""
    quoted = _QUOTE.match(sentence)
    spoke = quoted and next((found for form in (_SPOKEN_BY, _SPOKE, _SPOKE_ASIDE) if (found := form.match(quoted["rest"]))), None)
    if not quoted or not spoke:
        return None
    inverted = spoke.re is not _SPOKE
    who, how = spoke["who"], "" if spoke.re is _SPOKEN_BY else spoke["how"]
    if spoke.re is _SPOKEN_BY and (where := _OCCASION.search(who)):  # "said Ann Ek of the navy at a press briefing."
        who, how = who[: where.start()], where[0]
    how += "." if re.search(r"\.[A-Z]\Z", how) else ""  # "in Washington, D.C."
    pronoun = who.casefold() in _PERSONS
    if len(who.split()) > _LONGEST or not (pronoun or _speaks(who, inverted=inverted)) or who.split()[0].casefold() in _WHOSE:
        return None
    claim, end = quoted["claim"], quoted["end"].replace(",", ".")
    end = "" if end == "." and claim.endswith(".") else end  # "at 3 p.m."
    aside = "," if "," in who else ""
    sign = "," if spoke["said"] in _COMMA and not how and not _ENDS.search(claim) else ":"
    return f"{who[0].upper()}{who[1:]}{aside} {spoke['said']}{how}{sign} ", f"{quoted['open']}{claim}{end}{quoted['close']}"


def _all_told(claim: str) -> str | None:
    """A claim as it follows its speaker: "A, but that B" where it has two clauses; None where it may not seem all told."""
    if _TWO.search(claim) or claim.split()[0].endswith(("ing", ",")):
        return None
    joins = [
        match
        for match in _AND.finditer(claim)
        if is_clause(claim[match.end() :]) and _has_verb(claim[: match.start()])  # else a list: "in Arden, Holm, and Calder fell"
    ]
    if not joins:
        return claim
    return (
        f"{claim[: joins[0].end()]}that {claim[joins[0].end() :]}"
        if len(joins) == 1 and is_main(claim[: joins[0].start()])
        else None
    )


def _has_verb(text: str) -> bool:
    return has_finite(text) or any(word.endswith("ed") for word in text.replace(",", " ").split())


def _speaks(who: str, *, inverted: bool) -> bool:
    """Whether the words are one speaker, perhaps with an aside on who that is, and no part of the claim."""
    words = who.partition(",")[0].split() if inverted else who.split()  # "Ann Ek, who lives there"
    if not FINITE.isdisjoint(words) and words[-1] not in ("has", "have"):
        return False  # "police announced nothing new had been [found]"
    if words[0].casefold() in _NOT_WHO or not (CONNECTORS | _ELSEWHERE).isdisjoint(words):
        return False
    return who.count(",") <= (2 if inverted else 0)
