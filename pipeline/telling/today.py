"""A sentence -> the same without "today", "yesterday", "this morning", where it says what was done: a digest has no such day.

It is not dated instead: an article is often listed a day after it was written, and a wrong date is worse than none. The day
that it was published stands under the digest.
"""

from __future__ import annotations

import re

from pipeline.grammar import PAST
from pipeline.telling.days import MAY_FOLLOW
from pipeline.telling.scope import outside_quotations

_HOUR = r"(?:late|early|earlier|later)"
_DAY = rf"(?:{_HOUR}\s)?(?:today|yesterday|last\snight|this\s(?:morning|afternoon|evening))"
_INSIDE = re.compile(
    rf"(?P<before>(?:[\w’'$%.,-]+\s){{0,6}}(?!{_HOUR}\b)[\w’'%-]+)\s{_DAY}(?=(?P<stop>[.,;:](?=\s|$))|\s(?P<next>[\w’'-]+))(?!,?\s(?:and|or)\b)"
)
_FRONT = re.compile(rf"^{_DAY},\s(?=(?P<then>(?:[\w’'$%.-]+,?\s){{1,12}}))(?P<first>\S)", re.IGNORECASE)
# "In a speech yesterday, the mayor said": the day of what stands in front is the verb's.
_IN_FRONT = re.compile(
    rf"^(?P<front>(?:In|At|During|On|Speaking|Following|After|When|As)\s(?:[\w’'$%.-]+\s){{1,10}}?[\w’'%-]+)\s{_DAY},\s(?=(?P<then>(?:[\w’'$%.-]+,?\s){{1,12}}))"
)
_PASTS = frozenset(PAST.values()) | frozenset("was were had did shut cut hit put quit".split())  # noqa: SIM905
# What the day belongs to, or what it would leave unsaid.
_NOT_BEHIND = frozenset(
    """of in at by to for from as than since until till before after through between and or not like about per is are was were
    be been being has have had a an the here back out only even just still also but this that these those day news
    later ended ending""".split()  # noqa: SIM905
)
_NOT_PAST = frozenset(
    "is are am be will would can could may might should must shall has have whether if".split()  # noqa: SIM905
)


_BEFORE_IT = re.compile(r"[^.;]*\b(?:days?|nights?|mornings?|weeks?) before\b")
_LETTER = 2  # words
_OUT = frozenset("sent released published issued posted unveiled announced presented".split())  # noqa: SIM905


def without_today(sentence: str) -> str:
    """A sentence without a day that only its article's reader knows; quotations stay, and so does what is not done yet."""
    front = _FRONT.match(sentence)
    if front is not None and _was_done(front["then"]):
        sentence = front["first"].upper() + sentence[front.end() :]

    fronted = _IN_FRONT.match(sentence)
    if fronted is not None and fronted["front"].split()[-1].casefold() not in _NOT_BEHIND and _was_done(fronted["then"]):
        words = fronted["front"].split(" ")
        words = words[:-1] if words[-1] in _OUT and len(words) > _LETTER else words  # "In a letter sent this morning, ..."
        sentence = f"{' '.join(words)}, {sentence[fronted.end() :]}"

    def without(match: re.Match[str]) -> str:
        words = match["before"].split()
        does = match["next"] is not None and _is_past(match["next"])  # "Reed today told them"
        if does and words[-1][0].isupper() and _NOT_PAST.isdisjoint(match["before"].casefold().split()):
            return match["before"]
        follows = match["next"] is None or match["next"].casefold() in MAY_FOLLOW
        if not follows or words[-1].casefold().strip(".,") in _NOT_BEHIND or not _is_past(match["before"]):
            return match[0]
        if _BEFORE_IT.match(match.string, match.end()):
            return match[0]  # "There was no difference yesterday from days before"
        if match["stop"] and words[-1] in _OUT:
            return " ".join(words[:-1]) if len(words) > 1 else match[0]  # "according to a poll released today."
        return match["before"]

    return outside_quotations(sentence, _INSIDE, without)


def _is_past(words: str) -> bool:
    """Whether the verb of a few words tells what was done."""
    said = words.casefold().replace(",", "").split()
    return _NOT_PAST.isdisjoint(said) and any(map(_tells_past, said))


def _was_done(clause: str) -> bool:
    """Whether the first verb of a clause's beginning tells what was done: "said that they will" does."""
    said = (word for word in clause.casefold().replace(",", "").split() if _tells_past(word) or word in _NOT_PAST)
    return _tells_past(next(said, ""))


def _tells_past(word: str) -> bool:
    return word in _PASTS or (word.endswith("ed") and len(word) > len("need"))
