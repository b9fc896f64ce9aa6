"""str -> str: signs that a page's making left in its text, and what stands before a line's sentence. Strings only."""

from __future__ import annotations

import re
from itertools import zip_longest

from pipeline.grammar import has_finite

_ENTITY = re.compile(r"&([A-Z]);+")  # "AT&T;", "S&P;": a sign of the story's taken for one of the page's
_LOOSE = re.compile(r"(?<=[\w)\"”’']) (?=[.,](?:\s|$))")  # "on Friday .", "the Journal , which": a link stood there
# A large first letter that its page sets apart: "D emocratic strategist", "T he storm"; not "S and P cited".
_INITIAL = re.compile(r"\A((?:NRPLUS MEMBER ARTICLE )?[B-HJ-Z]) (?=[a-z]{2})(?!(?:and|of|or|mart|is|was|the|for|in|to)\b)")
_ITALICS = re.compile(r" ?\((?:SET|END) ITAL\) ?")  # a syndicate's columns
_OWN = re.compile(r"(?<=[A-Za-z]) (?=[’']s [a-z])")  # "Mayor Adam Reed 's plan": the same
_LOST_END = re.compile(r"(?<=[\w.,!?…])\ufffd\?")  # a closing quotation mark read in the wrong encoding


def mended(text: str) -> str:
    """A text with the characters that were meant: "AT&T;" is "AT&T", two apostrophes are a quotation mark."""
    text = _INITIAL.sub(r"\1", text, count=1)
    if "''" in text:
        text = text.replace("''", '"')  # as the AP sends them, often only one of a pair: 31 of 6,000 articles
    if "ITAL)" in text:
        text = _ITALICS.sub(" ", text)
    if " ." in text or " ," in text:
        text = _LOOSE.sub("", text)
    if " 's " in text or " ’s " in text:
        text = _OWN.sub("", text)
    if "&" in text and ";" in text:
        text = _ENTITY.sub(r"&\1", text)
    if text.isascii():
        return text
    if "’’" in text or "‘‘" in text:
        text = text.replace("’’", "”").replace("‘‘", "“")
    if "\ufffd" in text:
        text = _LOST_END.sub("”", text)
    return paired(text)


_MARK = re.compile(r"[“”\"]")
_MIXED = ('"', "““", ",“ ", ".“ ")


def paired(text: str) -> str:
    """A text with the quotation marks that its typesetter mixed up as pairs: "is over.” and “is over" are “is over”.

    Line by line, for a quotation that goes on begins anew there. One line in 80 has both kinds; unpaired marks stay.
    """
    if ("“" not in text and "”" not in text) or (
        '"' not in text and "““" not in text and ",“ " not in text and ".“ " not in text
    ):
        return text
    return "\n".join(line if line.isascii() else _paired(line) for line in text.split("\n"))


def _paired(line: str) -> str:
    marks = [found.start() for found in _MARK.finditer(line)]
    told = list(line)
    opened: int | None = None  # the mark that opened the quotation that goes on
    for at, after in zip_longest(marks, marks[1:]):
        mark, before, behind = line[at], line[at - 1 : at] if at else " ", line[at + 1 : at + 2] or " "
        closes = not before.isspace() and before not in "([—–-" and not behind.isalnum()
        opens = (before.isspace() or before in '([—–-“"') and not behind.isspace()
        if mark == "“" and opened is not None and closes and not opens:  # 'fixed,“ Long said'
            told[at], opened = ('"' if told[opened] == '"' else "”"), None
        elif mark == "“" and opened == at - 1:  # '““trying to get consensus”'
            told[at] = ""
        elif mark == "“":
            opened = at
        elif mark == "”":
            if opened is not None and told[opened] == '"':
                told[opened] = "“"
            opened = None
        elif opened is None:
            opened = at if opens else None
        elif told[opened] == '"':
            opened = None
        elif closes and not before.isdigit() and (after is None or line[after] != "”"):
            told[at], opened = "”", None
    return "".join(told)


_BULLET = re.compile(r"[•·▪■►▶▸●*] ?(?=[\w\"“‘'$])|- (?=[A-Z])|\d{1,2}[.)] (?=[A-Z][a-z])")
_DAY = r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)"
_HOUR = r"(?:\d{1,2}(?:[:.]\d\d)? ?(?:[ap]\.?m\.?|AM|PM)(?: ?[A-Z]{2,4}\b)?)"
_WEEKDAY = r"[A-Z][a-z]+day"
_UPDATE = re.compile(
    rf"\W?(?:UPDATED?|Updated?)(?: (?:[IVX]{{1,4}}|#?\d))?,?(?: ?(?:at |on )?(?:{_WEEKDAY},?)?(?: ?{_DAY},?)?)?"
    rf"(?: ?(?:at )?{_HOUR})?(?: on (?:{_WEEKDAY}|{_DAY}))? ?(?::|\||--?|–|—|(?<=[A-Z]T)\.) ?(?=[\"“]?[A-Z])"
)
# The AP's running reports: "The Latest on the ferry strike (all times local):", then hours, each with its news.
_LATEST = re.compile(
    r"The Latest (?:on|in|from) [^\n]{4,240}?\((?:all times|times) [^()]{2,20}\) ?:?\s*"
    r"|The Latest on (?![^\n]*\b(?:is|are|was|were|has|have|had|said|says|will|came|comes|would|can)\b)"
    r"[^\n:.]{4,160}[.:](?: All times \w+:)?\s*$"
)


# What some outlets head each paragraph with: "Why it matters: ...". About 20 in 1,000 articles.
_LABEL = re.compile(
    r"(?:Why (?:it matters|this matters|it['’]s important)|The (?:big picture|bottom line|state of play|backdrop|back ?story)"
    r"|The (?:details|intrigue|latest|other side|impact|context|background)|(?:Bottom|Top) line|State of play|Driving the news"
    r"|Between the lines|By the numbers|What (?:we know|happened|it means|to watch)|What['’]s (?:next|new|happening|at stake)"
    r"|What they['’]re saying|Catch up quick|Zoom (?:in|out)|Of note|Worth noting|Be smart|Yes, but|Flashback|Background|Context"
    r"|Details|How it works|Where it stands|Quick take|Our thought bubble|Threat level|Reality check): (?=[\"“A-Z$\d])"
)

_UPDATED_AT = re.compile(
    r"\d{1,2}:\d\d ?[ap]\.?m\.?(?: [A-Z]{2,4})? ?(?:\| (?:Updated )?|UPDATED?: )(?=[A-Z])"
)  # "8:54 p.m. | Updated WASHINGTON — ..."
_DASH = re.compile(r"(?:--|–|—) ?(?=[A-Z])")
_NEAR = 300  # characters of a sentence in which its verb is looked for
_PAYWALL = "NRPLUS MEMBER ARTICLE "


# First characters of what may stand before a sentence, and how it may begin: most lines are spared the patterns.
OPENERS = frozenset("0123456789•·▪■►▶▸●*-–—[(UTWBSDCZOYFHQRN")


def opening(line: str) -> tuple[int, str]:
    """A line that begins with one of `OPENERS` -> the length of what stands before its sentence, and what that is; 0 without."""
    if ": " in line[:26] and (label := _LABEL.match(line)):
        return label.end(), "mark"
    if line.startswith(_PAYWALL):
        return len(_PAYWALL), "site_chrome"
    if line.startswith("T"):
        found = _LATEST.match(line) if line.startswith("The Latest ") else None
        return (found.end(), "update_note") if found else (0, "")
    if line[:7].lstrip("*([").startswith(("UPDATE", "Update")):
        found = _UPDATE.match(line)
        return (found.end(), "update_note") if found else (0, "")
    if line[0].isdigit() and (found := _UPDATED_AT.match(line)):
        return found.end(), "update_note"
    # "— The ferry sank." is an entry; "— Mayor Ek, talking to the Herald" stands under a quotation.
    if (found := _DASH.match(line)) and has_finite(line[found.end() : found.end() + _NEAR].partition(". ")[0]):
        return found.end(), "mark"
    found = _BULLET.match(line)
    return (found.end(), "mark") if found else (0, "")
