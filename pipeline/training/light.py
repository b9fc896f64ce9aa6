"""Rules for what a digest can do without: parentheses, asides, days, where it was said, who said so. Sentence -> pieces."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.grammar import DAY, FINITE, FIRST, NAME, SAYING, WHEN, has_finite, is_clause, is_half, is_main
from pipeline.training.pieces import Piece


def parentheses(sentence: str) -> Iterator[Piece]:
    """What stands in brackets."""
    for found in re.finditer(r" \([^()\"]{2,120}\)(?=[ ,.])", sentence):
        yield Piece("parenthesis", *found.span())


_DASH = re.compile(" – |(?<=[^ ])—(?=[^ ])| — | -- ")
_NO_ASIDE = re.compile(r"(?:unless|but|and|if|or|that|not)\b")


def asides(sentence: str) -> Iterator[Piece]:
    """What stands between dashes, or behind one."""
    dashes = [found.span() for found in _DASH.finditer(sentence)]
    if len(dashes) == 2 and 2 <= len(sentence[dashes[0][1] : dashes[1][0]].split()) <= 22:
        yield Piece("aside", dashes[0][0], dashes[1][1], " ")
    if len(dashes) == 1:
        begin, rest = dashes[0][0], sentence[dashes[0][1] :]
        whole = is_main(sentence[:begin]) and len(sentence[:begin].split()) > 7
        if whole and len(rest.split()) <= 25 and not _NO_ASIDE.match(rest):
            yield Piece("aside", begin, len(sentence) - 1)


BACKGROUND = (
    r"(?:statement|interview|email|e-mail|tweet|(?:news|press) (?:conference|briefing|release)|speech|blog post|post|report"
    r"|letter|phone call|briefing|hearing|op-ed|memo|filing|video|message|televised address|conference call|series of tweets"
    r"|string of tweets)"
)
_VENUE = (
    rf"(?:in|during|at) (?:an?|the|his|her|their) (?:[\w-]+ ){{0,3}}?{BACKGROUND}"
    rf"(?: (?:to|with|on|at|in|by|from) (?:the )?{NAME}| to (?:reporters|lawmakers|employees|supporters|investors))?"
    r"(?: (?:released|issued|posted|published))?"
)
_NO_DAYS_AFTER = """
from until since by before after last next this that between and or of through every each for the a to as on early late than
Black Super Bloody Easter Good Palm Cyber Giving Sunday Monday Tuesday Wednesday Thursday Friday Saturday
"""
_NO_DAY_AFTER = frozenset(_NO_DAYS_AFTER.split())
_DAY = re.compile(
    rf" {WHEN}(?=(?P<next> [a-z][\w'-]*|[,.]))(?!,? (?:and|or|through|until|to {DAY}|but|night|-)\b)(?!, [A-Z][a-z]+\.? \d)"
)
_AHEAD = re.compile(
    r"\b(?:will|would|set|scheduled|expected|plans?|planned|due|until|slated|going|deadline|wants?|may|could|should|to be)\b"
)
_OCCASION = re.compile(rf"(?:{BACKGROUND}|reporters)$")


def days(sentence: str) -> Iterator[Piece]:
    """The day of the week on which something happened (not one that is ahead)."""
    for found in _DAY.finditer(sentence):
        body = sentence[: found.start()]
        before, follows = body.split(" ")[-1], (found["next"] or "").strip()
        if before in _NO_DAY_AFTER or before[-1:] in ("", ",", "–", "—") or _AHEAD.search(body):
            continue
        if follows in FINITE and (before in FINITE or before.endswith("ed")):
            continue  # "a poll published Monday showed"
        adverb = " on " in found[0] or before in SAYING or _OCCASION.search(body)
        if adverb or (before in FINITE and not follows.isalpha()):
            yield Piece("day", *found.span())


_VENUE_OUT = re.compile(
    rf"(?:(?<= said)|(?<= told)|(?<= says)|(?<= tell)|(?<= reporters)) {_VENUE}(?: {WHEN})?"
    r"(?= that (?!aired|was|is|will|has|took)|[.,])"
    rf"|(?:(?<= wrote)|(?<= added)) {_VENUE}(?: {WHEN})?(?=\.$)"
)
_OUTLET = (
    r"(?:Associated Press|AP|Reuters|AFP|CNN|NBC(?: News)?|ABC(?: News)?|CBS(?: News)?|Fox News|MSNBC|BBC(?: News)?|NPR|PBS"
    r"|Bloomberg(?: News)?|(?:New York |Los Angeles |Washington |Financial |Seattle )?Times|Washington Post|Wall Street Journal"
    r"|Post|Journal|USA TODAY|Politico|POLITICO|Guardian|Hill|Daily Beast|Daily News|Axios|Vox|BuzzFeed(?: News)?"
    r"|Washington Examiner|newspaper|network|Daily Caller|Breitbart News)"
)
_TOLD = re.compile(
    r"(?<! have)(?<! had)(?<! has)(?<! been)(?<! was)(?<! were)(?<! be) told "
    rf"(?:reporters|lawmakers|senators|journalists|(?:[Tt]he )?{_OUTLET}|a (?:news|press) conference)"
    rf"(?: {_VENUE})?(?: {WHEN})?(?= that\b)"
)


def venues(sentence: str) -> Iterator[Piece]:
    """Where and to whom something was said; "told reporters on Monday that" becomes "said that"."""
    for found in _VENUE_OUT.finditer(sentence):
        yield Piece("venue", *found.span())
    for found in _TOLD.finditer(sentence):
        yield Piece("venue", *found.span(), " said")


# Whose word is every outlet's: police, officials, papers. What a person with a name claims stays his claim.
_GENERIC = re.compile(
    r"(?:(?:the|local|state|federal|city|county|U\.S\.|law enforcement|military|government|police|health|intelligence"
    r"|administration|election|fire|defense|security|court|hospital|White House|senior|several|some|other|a|an|two|company"
    r"|campaign|family|multiple|people) )*(?:police|officials?|authorities|investigators|prosecutors|sources?|officers?|analysts"
    r"|experts|reports?|media|spokes(?:man|woman|person)|department|agency|company|ministry|newspaper|network|paper|statement|documents|records"
    r"|news agency|AP|Associated Press|Reuters|New York Times|Washington Post|Wall Street Journal|Times|Post|Journal|CNN|people)"
    r"(?: (?:familiar with|close to|briefed on|for|at|with|in) [^,]{3,50})?$"
)
_TAIL = re.compile(
    rf",(?P<who> {FIRST}[^,\"–—]{{1,70}}?| [a-z]+) (?:said|says|reported|reports|told [^,\"]{{3,40}}?|announced|added|noted"
    r"|wrote)"
    rf"(?P<rest>(?: (?:{WHEN}|{_VENUE}|to reporters|by (?:phone|telephone|e-?mail)"
    r"|last (?:week|month|year)|this (?:week|month)))*)\.$"
)
_OPEN = re.compile(r" (?:who|which|that|and|but) ")


def tails(sentence: str) -> Iterator[Piece]:
    """Who said so, at the end: all of it where it is anybody's word, else where and when it was said."""
    found = _TAIL.search(sentence)
    if not found or has_finite(found["who"]) or _OPEN.search(found["who"]):
        return
    body = sentence[: found.start()]
    if _GENERIC.match(found["who"].strip()) and not body.endswith('"') and has_finite(body) and not is_half(body):
        yield Piece("attribution", found.start(), len(sentence) - 1)
    if found["rest"]:
        yield Piece("venue", found.start("rest"), found.end("rest"))


_OPENING = re.compile(
    rf"(?P<who>[A-Z][^,\"–—]{{3,60}}?) (?:said|say|says)(?: {WHEN})?(?: {_VENUE})?(?: {WHEN})?(?: that)? (?=(?P<rest>[^,\"]*.*))"
)
_PRONOUN = re.compile(r"(?:he|she|they|it|we)\b")
_GOES_ON = frozenset(("and", "but", "while", "as", "after", "when", "though", "although", "because", "with"))


def attributions(sentence: str) -> Iterator[Piece]:
    """Who said so, in front or in the middle, and "according to" anywhere."""
    opening = _OPENING.match(sentence)
    if opening and is_clause(opening["rest"]) and not _PRONOUN.match(opening["rest"]):
        who = opening["who"][0].lower() + opening["who"][1:]
        yield from [Piece("attribution", 0, opening.start("rest"))] if _GENERIC.match(who) else []
    front = re.match(r"According to [^,\"]{3,110}, (?=(.*))", sentence)
    if front and is_clause(front[1]):
        yield Piece("attribution", 0, front.end())
    for found in re.finditer(r", (?P<who>[^,\"]{4,50}) (?:said|says), (?P<next>[a-z]+)", sentence):
        if _GENERIC.match(found["who"]) and found["next"] in FINITE:
            yield Piece("attribution", found.start(), found.start("next"), " ")
    for found in re.finditer(r", according to [^,\"]{3,110}(?P<end>\.$|, )", sentence):
        goes_on = sentence[found.end() :].split(" ")[0]
        if found["end"] == "." and sentence[found.start() - 1] != '"':
            yield Piece("attribution", found.start(), len(sentence) - 1)
        elif goes_on in FINITE or goes_on in _GOES_ON:
            yield Piece("attribution", *found.span(), " " if goes_on in FINITE else ", ")
