"""line -> whether it stands under a picture: told by its credit, by the buttons of its page, or by the day it was taken.

Beside the captions that `boilerplate` knows by how they begin and end. Of 6,000 training articles 250 have such lines.
"""

from __future__ import annotations

import re

from pipeline.captions import is_dated, points
from pipeline.text import split_sentences

# No broadcasters: "The NYT/CBS News poll" is no credit.
_AGENCY = (
    r"(?:AP(?: Photo)?|AFP|EPA|REUTERS|Reuters|Getty(?: Images)?|GETTY IMAGES|NPR|Bloomberg|USA TODAY|Staff|TNS|Shutterstock|UPI"
    r"|Xinhua|ZUMA(?: Press)?|SIPA|Sipa|Pool|TASS|Redux|Corbis|WireImage|FilmMagic"
    r"|(?:Special to )?(?:The|THE) [A-Z]\w+(?: [A-Z]\w+){0,3}?)"
)
_WHO = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){1,3}"
# "Jane Doe/Reuters Supporters wave flags in Arden.", and the same behind the sentence.
_CREDIT_FIRST = re.compile(
    rf"{_WHO} ?/ ?{_AGENCY}(?: ?[/-] ?(?:{_AGENCY}|File|FILE))*(?: via (?:AP|Getty Images))? (?=[\"“‘￼]?[A-Z])"
)
_CREDIT_LAST = re.compile(
    rf"[.!?\"”’)…] (?:(?:Photograph|Photo|Credit)(?: by|:|\.\.\.| via)? ?[A-Z][^.!?]{{2,70}}|{_WHO} ?/ ?[A-Z][\w./ -]{{1,40}})$"
)
# Politico's: caption, credit, section, headline and the line below it.
_BARRED = re.compile(r" \| (?:[^|.]|(?<=\b[A-Z])\.){0,60}?(?:\bAP\b|AP Photo|AFP|Getty|POLITICO|Photo|R(?:euters|EUTERS))")
_SLIDE = re.compile(r"\d{1,2} of \d{1,3}(?:\. (?=[A-Z])| Full Screen\b)")  # "1 of 23. A ferry burns in ..."
_BUTTONS = ("Facebook Twitter Pinterest ", "Buy Photo ", "Click to expand Image ", "Hide caption ", "Photographer: ")
# "Sep 8, 2018; New York, NY, USA; The champion prepares to serve": as one agency of sports pictures begins all of them.
_DATELINED = re.compile(r"[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}; [A-Z][\w. ]+, [A-Z]{2}, USA; ")
_MOST_WORDS = 75
_SECOND = re.compile(r"[a-z\d]{4}[.!?]['\"”’]? (?=[A-Z\"“])")  # a second sentence; no "Calif. on"


_IN_BRACKETS = re.compile(r"(?: ?\([^()]{4,80}\)){1,2}\.?$")  # "(Jane Doe/Pool via Reuters)"


def is_picture(line: str) -> bool:
    """True where nothing in the line is the story's; False in doubt.

    Each such line ends without a full stop or has one of "/", " | ", ", 20" and ", 19": who asks may look for these first.
    """
    found = (
        line.startswith(_BUTTONS)
        or ("/" in line and _CREDIT_FIRST.match(line))
        or (" | " in line and _BARRED.search(line))
        or (", USA; " in line[:60] and _DATELINED.match(line))
        or (" of " in line[:6] and _SLIDE.match(line))
    )
    if not found and not line.endswith((".", '."', ".”")):
        credited = "/" in line or "Photo" in line or "Credit" in line
        found = credited and _CREDIT_LAST.search(line)
        if line.endswith(")"):
            line = line[: end.start()] if (end := _IN_BRACKETS.search(line)) else line
    if not found:
        return is_dated(line) and _SECOND.search(line) is None
    return line.count(" ") < _MOST_WORDS


_FIRST = 300  # characters in which a caption ends
_DAY_ENDS = re.compile(r", (?:19|20)\d\d(?:,? (?:in|at|near|outside) [^.]{2,60})?\. ")
# What may stand between such a caption and the story: its credit, up to where an agency's dateline begins.
_UP_TO_DATELINE = re.compile(r" Credit: [^()]{3,80}(?=\([\w. ]{2,20}\) ?[—–-])")


def caption_before(line: str) -> int:
    """Length of a caption that the story was run up to; 0 without one."""
    head = line[:_FIRST]
    if not (_DAY_ENDS.search(head) or points(head)):
        return 0
    sentences = split_sentences(line[: 2 * _FIRST])
    end = sentences[0][1]
    first = line[:end]
    if len(sentences) == 1 or end > _FIRST or not (is_dated(first) or points(first)):
        return 0
    credit = _UP_TO_DATELINE.match(line, end)
    return credit.end() if credit else end
