"""str -> whether it tells a picture and not the news: what papers print under photographs, read into the text of their pages.

Such a sentence is in the present tense and ends with the full day of the picture, or points at who stands where in it. Read out
of 6,000 training articles: of 508 sentences there with a full date at the end 290 tell a picture, a tweet's day or a source.
"""

# ruff: noqa: E501  (tables)
from __future__ import annotations

import re

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?"
    r"|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_TAIL = 100  # characters in which the date and a place behind it stand
_DATED = re.compile(rf"\b{_MONTH} \d\d?, (?:19|20)\d\d(?=(?:,? (?:in|at|near|outside) [A-Z][^;]{{2,60}})?\.?$)")
# A span of time and a deadline are no picture's day.
_NO_DAY = (
    *(" since ", " until ", " till ", " of ", " to ", " by ", " before ", " after ", " through ", " beyond ", " from ", " and "),
    *(" effective ", " between ", " dated "),
)
# What people do in pictures.
_DOES = (
    "speaks speak holds hold walks walk stands stand sits sit arrives arrive leaves leave listens listen attends attend answers"
    " poses pose takes take watches watch carries carry gathers gather greets greet addresses delivers deliver testifies testify"
    " pauses pause reacts react hugs hug kisses kiss prays pray meets meet participates participate performs perform celebrates"
    " celebrate cheers cheer waits wait displays applauds applaud appears appear enters enter exits departs depart chants chant"
    " lays inspects inspect receives receive introduces discusses discuss joins join hosts confronts confront evacuates rides ride"
    " puts wears wear raises raise welcomes welcome smiles gestures kneels kneel embraces embrace disperse disembark circles"
    " projects briefs escorts escort disinfect sprays spray demonstrate salutes salute peers surveys toasts sways signals conducts"
)
# Forms that are nouns as well count only before a word that a verb of a picture has behind it.
_NOUNS_TOO = r"(?:looks?|waves?|talks?|march|marches|works?|runs?|shakes?|shows|plays?|hunt|search|drives|fly|flies|blocks?|burns?|hangs?|lies?|makes?|guards?|patrols?|share|help|helps|campaigns|interviews|boards)"
_BEHIND = r"(?:a|an|the|his|her|their|in|on|at|with|from|during|as|for|outside|near|through|past|along|inside|into|out|hands|across|down|atop|alongside|up|over|next|to|people)"
_HAPPENS = re.compile(
    rf"\b(?:{'|'.join(_DOES.split())}|{_NOUNS_TOO}(?= {_BEHIND}\b)|(?:is|are) (?:seen|shown|pictured|displayed|sworn|escorted|surrounded|parked|positioned))\b"
    r"(?! that\b)(?! in (?:theaters|theatres|stores)\b)"
)
_NO_VERB = (" who ", " which ", " that ", " to ", " will ", " would ", " not ", " and ", " the ", " can ", " could ", " may ")
# What has been done is told, whatever happens in the same sentence.
_TOLD = re.compile(
    r"\b(?:was|were|had|said|says|told|did|has|have|will|would|died|born|became|came|went|began|sent|won|wrote|expires?|passed|involved"
    r"|\w+ed(?: on| late| early| \w+day,?)*(?= (?:Jan|Feb|Mar|Apr|May|Ju[nl]|Aug|Sep|Oct|Nov|Dec)[a-z.]* \d))\b"
)
_TO_BE = re.compile(r"\b(?:begins?|starts?|opens?|ends?|closes?|takes? (?:effect|place)|expires?|due|set|scheduled|be|may|can)\b")
_SIDE = r"(?:(?:far |center |centre )?(?:left|right)|cent(?:er|re)|(?:second|third|2nd|3rd) from (?:left|right|[lr]\.))"
_IN_BRACKETS = re.compile(
    rf"\((?:{_SIDE}|L|C|[lrc]\.|[23]rd [LR]|2nd [LR]|1st [LR]|facing camera|foreground|from left|L-R)(?:\)|,? (?:and|in|to|with) [^()]{{1,30}}\))"
)
_AT = re.compile(rf", {_SIDE}, ")  # behind a name
_SEEN = re.compile(
    r"\b[Ii]n this (?:[\w.,]+ ){0,5}(?:photo|photograph)\b|\b[Ii]n this (?:\w+ ){0,3}image (?:from|taken|made|provided|released)\b"
    r"|\b[Ii]n (?:this|an) undated (?:\w+ )?(?:photo|image|picture)\b"
)
_SHOWN = re.compile(r"(?:\b(?:is|are)|,) (?:shown|pictured) (?:here|above|below)\b|, shown when\b")
# Words between white space, one of which a sentence has that points: most have none.
POINTING = frozenset(
    f"{opening}{word}{closing}"
    for word in (
        "left",
        "right",
        "center",
        "centre",
        "L",
        "C",
        "r.",
        "l.",
        "c.",
        "R",
        "photo",
        "photograph",
        "image",
        "pictured",
        "shown",
    )
    for opening in ("", "(")
    for closing in ("", ",", ":", ")", "),", ".", ").")
) - {"left", "right", "center", "centre", "L", "C", "R", "left.", "right.", "center.", "centre."} | {"(facing", "(foreground)"}


def is_dated(sentence: str) -> bool:
    """True where the sentence tells what happens in a picture and when it was taken; False in doubt. About 0.3 µs."""
    tail = sentence[-_TAIL:]
    if not (", 20" in tail or ", 19" in tail) or '"' in sentence or "“" in sentence or "@" in sentence:
        return False
    day = _DATED.search(tail)
    if day is None or tail[: day.start()].endswith(_NO_DAY) or _TOLD.search(sentence):
        return False
    if tail[: day.start()].endswith(" on ") and tail[day.end() :].startswith((" in ", " at ")) and not _TO_BE.search(sentence):
        return True  # as the picture agencies end theirs: "... on April 09, 2020 in New York City."
    return any(not sentence[: found.start()].endswith(_NO_VERB) for found in _HAPPENS.finditer(sentence))


def points(sentence: str) -> bool:
    """True where a sentence that has one of `POINTING` points into a picture: "(left)", "in this photo"."""
    if ("photo" in sentence or "image " in sentence) and _SEEN.search(sentence):
        return True
    if ("shown " in sentence or "pictured " in sentence) and _SHOWN.search(sentence):
        return True
    if "(" in sentence and _IN_BRACKETS.search(sentence):
        return True
    if not ("left, " in sentence or "right, " in sentence or "center, " in sentence or "left: " in sentence):
        return False
    names = (sentence[: found.start()].rsplit(" ", 1)[-1] for found in _AT.finditer(sentence))
    return sentence.startswith("From left") or any(name[:1].isupper() and name != "Oh" for name in names)
