"""The first sentences of a digest and of a story's articles -> a headline, where no title will do."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.checking.support import check
from pipeline.grammar import TITLE, has_finite, is_main
from pipeline.telling.accepting import without_asides, without_fronted
from pipeline.telling.attribution import attribution_first
from pipeline.telling.cutting import shortened, without_dates
from pipeline.telling.repeating import content
from pipeline.telling.scope import LONGEST
from pipeline.telling.titles import SOMEBODY, matter
from pipeline.telling.trimming import trimmed
from pipeline.text import STOPWORDS
from pipeline.wording import flaws

_WHOLE = 1.5  # a long headline reads better than one that is broken off
# A lead without its tail: how much longer it may be, and the share of its content words that must stay; the first that can be.
_TRIMS = ((1.75, 0.9), (_WHOLE, 0.45), (1.75, 0.33), (_WHOLE, 0.25))
_EVENT = 0.35  # of the content words of the shorter of two leads, that both have: then they tell of one event
_MATTER = 0.5  # of a lead's content words, that the digest has as well
_OFFICE = re.compile(
    r"\b(?:police|officials|authorities|navy|army|coast guard|ministry|minister|department|board|agency|sheriff|commission"
    r"|chief)\b",
    re.IGNORECASE,
)
_STUDY = re.compile(r"\b(?:study|researchers|scientists)\b", re.IGNORECASE)
_HEDGED = re.compile(r"\b(?:may|might|could|suggests?)\b")
_BLAMES = re.compile(  # what somebody is said to have done
    r"\b(?:kill|stab|rap|assault|attack|abus|murder|molest|threaten|punch|robb|brib|poison|kidnapp)(?:ed|ing)\b"
    r"|\b(?:shot|beat|beaten|threw|thrown|stole|stolen|lied|fraud|accused|alleged\w*|suspected)\b"
)
# "According to a study by doctors of Arden who ...": by whom the text says. "..., though": the concession, too.
_SOURCE = re.compile(
    r"(?P<source>, according to (?:(?:an?|the) (?:[\w-]+ ){1,2}?(?:study|report|review|survey|analysis|poll|statement|lawsuit"
    r"|complaint)|court (?:documents|papers|records)))\b[^\"]*\.$"
)
_CONCEDES = re.compile(r", (?:despite|although|though|even though) [^,\"]*\.$")
_LATER = re.compile(r"^[\w-]+ (?:hours|days|weeks|months|years) (?:after|before) [^,\"]+, ")  # "Two days after ..., "
_DEPENDS = re.compile(r"[\w-]+ (?:hours|days|weeks|months|years) (?:after|before) [^,]*$")
_TITLE = re.compile(TITLE)  # "Michael T." is no name to end with


def from_leads(leads: Sequence[str], told: Sequence[str], most_words: int) -> tuple[str, bool]:
    """First sentences, the digest's own first and then its articles', the digest, words -> a headline; is it whole?

    An article's lead tells the event as the digest's does where they share much of what they say. The first that is whole;
    else the digest's own without its tail, which is not whole; else that broken off.
    """
    if not leads:
        return "", False
    own = headline(leads[0], most_words)
    for lead in dict.fromkeys(leads):
        if lead != leads[0] and not _tells_the_same(lead, leads[0], matter(told)):
            continue
        whole = own if lead == leads[0] else headline(lead, most_words)
        if whole and not whole.endswith("…") and "?" not in whole:
            return whole, True
    return _trimmed(leads[0], most_words) or own, False


def _tells_the_same(lead: str, own: str, said: frozenset[int]) -> bool:
    """Whether another article's lead stands alone, tells of the event of a digest's, and mostly what that has."""
    bag, ours = content(lead), content(own)
    return (
        len(bag & said) >= _MATTER * len(bag)
        and len(bag & ours) >= _EVENT * min(len(bag), len(ours))
        and not flaws(lead)
        and is_main(lead)
    )


def headline(sentence: str, most_words: int) -> str:
    """A sentence -> at most `most_words` words of it, as a headline.

    Without its asides, or without those and what stands in front, where that is short enough and the checks find nothing
    wrong with it; whole where it has no more than half as many words more, without its days if that makes it so; else what is
    left of it after a cut or two; else it breaks off behind a content word, with "…".
    """
    bare = without_asides(sentence)
    for shorter in dict.fromkeys((sentence, bare, without_fronted(bare))):
        if len(shorter.split()) <= most_words and (shorter == sentence or _sound(shorter, sentence)):
            return _unstopped(shorter)
    most = int(_WHOLE * most_words)
    undated = without_dates(_told_by_office(sentence))
    fewer = _CONCEDES.sub(".", _SOURCE.sub(r"\g<source>.", undated))
    later = _LATER.sub("", fewer)
    for shorter in dict.fromkeys((sentence, undated, fewer, later[:1].upper() + later[1:])):
        if len(shorter.split()) <= most and (shorter == sentence or _sound(shorter, sentence)):
            return _unstopped(shorter)
    if len(sentence) <= LONGEST:
        cut = shortened(undated, most)
        whole = cut and has_finite(cut.split(", ")[0]) and not _DEPENDS.match(cut)  # not "Reed, asked about a poll"
        if whole and _sound(cut, sentence):
            return _unstopped(cut)
    words = sentence.split()[:most_words]
    while words and (words[-1].casefold().strip(",;:") in STOPWORDS or _TITLE.fullmatch(words[-1])):
        words.pop()
    return " ".join(words).rstrip(",;:–—- ") + "…" if words else ""


def _trimmed(sentence: str, most_words: int) -> str:
    """What is left of a lead without its tail, as short as it can be and still say enough; "" where nothing is."""
    if len(sentence) > LONGEST or "?" in sentence:
        return ""
    told = dict.fromkeys((sentence, _told_by_office(sentence)))
    for most, least in _TRIMS:
        for each in told:
            cut = trimmed(each, int(most * most_words), least)
            if cut and not check(cut, [sentence]).findings:
                return _unstopped(cut)
    return ""


def _told_by_office(sentence: str) -> str:
    """A sentence without ", the Navy said" at its end: what an office says of its own field, or a study thinks possible.

    Whose word it is that somebody did wrong stays, and so do a lawyer, a source, a court paper.
    """
    moved = attribution_first(sentence) if sentence[:1] not in ('"', "“") else None
    if moved is None or moved[1][1:-2] not in sentence:  # "A, but that B" as it follows its speaker
        return sentence
    if _BLAMES.search(moved[1]) or moved[1].startswith(SOMEBODY):
        return sentence
    if not (_OFFICE.search(moved[0]) or (_STUDY.search(moved[0]) and _HEDGED.search(moved[1]))):
        return sentence
    return moved[1][0].upper() + moved[1][1:]


def _sound(shorter: str, sentence: str) -> bool:
    """Whether what is left of a sentence is whole and borne out by it."""
    return flaws(shorter) - {"short"} <= flaws(sentence) and not check(shorter, [sentence]).findings


def _unstopped(sentence: str) -> str:
    """Without its full stop, if it has one and no dots."""
    return sentence if sentence.endswith("..") else sentence.removesuffix(".")
