"""A digest's headline -> one that states nothing on which its sources differ, or says whose word it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.checking.lexicon import REPORTING
from pipeline.checking.quantities import quantities
from pipeline.checking.reading import Reading, read
from pipeline.disagreeing.attributing import last, leaves_room, overtakes, states, voiced, worded
from pipeline.disagreeing.contradicting import claimed, contradicts
from pipeline.disagreeing.denials import denials
from pipeline.disagreeing.lexicon import DENY
from pipeline.disagreeing.statements import canonical, statement
from pipeline.outlets import outlet
from pipeline.types import Article, Claim, Disagreement

_SPEAKERS = r"(?:police|officials?|authorities|sources?|reports?|ministry|minister|army|mayor|governor|prosecutors?|experts?)"
# "Police: 12 killed", "12 killed in blast - officials"
_SPOKEN = re.compile(rf"{_SPEAKERS}:\s|.*(?::|\s[-–—])\s(?:[\w.]+\s)?{_SPEAKERS}$", re.IGNORECASE)
_DIGEST = 0.6  # share of a headline's content words that a claim has, for the headline to be that claim cut short
_SURE = 12  # a number above it is seldom another one of the same story


class _Trouble(NamedTuple):
    """What a headline says that is contested or overtaken: the claims that it makes, and for the latter the last one."""

    own: tuple[Claim, ...]
    newer: Claim | None = None


def owned(headline: str, others: Sequence[str], disagreements: Sequence[Disagreement], articles: Sequence[Article]) -> str:
    """A headline, others that would do, best first, what the story's articles differ on, the articles -> the headline to print.

    The headline as it is where it states no contested value, claim or day, no number that a later report has overtaken, or says
    whose word that is. Else the first of the others that does not either and has no number of that sort, sooner one that has the
    later number. Where there is none, the headline with its outlet, "..., Reuters says", or with the later number, "...; Reuters
    later said 14".
    """
    troubles = list(_troubles(headline, disagreements))
    if not troubles:
        return headline
    units = {number.unit for trouble in troubles for claim in trouble.own for number in quantities(read(claim.value))}
    sound = [other for other in others if not any(_troubles(other, disagreements))]
    newest = [trouble.newer.value for trouble in troubles if trouble.newer]
    latest = [other for other in sound if newest and all(states(read(other), value) for value in newest)]
    silent = [other for other in sound if units.isdisjoint(number.unit for number in quantities(read(other)))]
    if latest or silent:
        return (latest or silent)[0]
    sources = {member.id: outlet(member.source) for article in articles for member in (article, *article.copies)}
    homes = {member.id for article in articles for member in (article, *article.copies) if headline in member.title}
    newer = next((trouble.newer for trouble in troubles if trouble.newer), None)
    if newer is not None:
        return f"{headline.rstrip('.…')}; {sources.get(newer.article_id) or 'another report'} later said {worded(newer.value)}"
    own = sorted(troubles[0].own, key=lambda claim: claim.article_id not in homes)
    who = next((name for claim in own if (name := sources.get(claim.article_id))), "one report")
    if headline.endswith(("…", "?", "!", "”", '"')) or voiced(read(headline)):
        return f"{who[0].upper()}{who[1:]}: {headline}"
    return f"{headline.removesuffix('.')}, {who} says"


def _troubles(headline: str, disagreements: Sequence[Disagreement]) -> Iterator[_Trouble]:
    reading = read(headline)
    for about in disagreements:
        own = tuple(_made(reading, about))
        if not own:
            continue
        if about.relation == "update":
            newest = last(about.claims)
            if all(overtakes(newest, claim) for claim in own) and not states(reading, newest.value):
                yield _Trouble(own, newest)
        elif about.kind == "denial":
            if not _spoken(reading) or _one_voice(reading, about, own):
                yield _Trouble(own)
        elif not _spoken(reading) and not _open(reading, about, own):
            yield _Trouble(own)


def _made(reading: Reading, about: Disagreement) -> Iterator[Claim]:
    """The claims of a disagreement that a headline makes; of a number it must be about the same as well."""
    if about.kind == "denial":
        yield from _told_or_denied(reading, about)
        return
    said = statement(reading).content
    for claim in about.claims:
        shared = said & {canonical(token) for token in read(claim.sentence).tokens}
        digits = [float(word) for token in read(claim.value).tokens if (word := token.word.replace(",", "")).isdigit()]
        enough = 1 if max(digits, default=0) > _SURE or len(said) < 2 else 2
        if len(shared) >= min(enough, max(1, len(said))) and states(reading, claim.value):
            yield claim


def _told_or_denied(reading: Reading, about: Disagreement) -> Iterator[Claim]:
    """The claims of one side of a denial, where a headline says what the other side says is not so."""
    readings = [(claim, read(claim.sentence)) for claim in about.claims]
    denying = [(claim, other) for claim, other in readings if denials(other)]
    saying = [(claim, other) for claim, other in readings if not denials(other)]
    if any(contradicts(denial, other, reading) for _, other in denying for denial in denials(other)) or (
        claimed(reading) and _cut_short(reading, [other for _, other in saying], about)
    ):
        yield from (claim for claim, _ in saying)
    elif any(contradicts(denial, reading, other) for denial in denials(reading) for _, other in saying) or (
        _without(reading) and _cut_short(reading, [other for _, other in denying], about)
    ):
        yield from (claim for claim, _ in denying)


def _cut_short(reading: Reading, claims: Sequence[Reading], about: Disagreement) -> bool:
    """Whether a headline tells one of these claims in its own grammar: "Skylark in talks", "Striker to leave Rovers"."""
    said = statement(reading).content
    core = said & {canonical(token) for token in read(about.about).tokens}
    least = max(2, _DIGEST * len(said))
    return bool(core) and any(len(said & {canonical(token) for token in claim.tokens}) >= least for claim in claims)


def _without(reading: Reading) -> bool:
    """Whether a headline itself says "no" or "not", and not that somebody denies it."""
    words = {token.word for token in reading.tokens}
    return words.isdisjoint(DENY) and "?" not in reading.text and any(token.denies for token in reading.tokens)


def _one_voice(reading: Reading, about: Disagreement, own: Sequence[Claim]) -> bool:
    """Whether all claims name who the headline names for it, which tells nothing then: "his office said"."""
    voice, others = statement(reading).voice, [claim for claim in about.claims if claim not in own]
    return bool(voice) and all(statement(read(claim.sentence)).voice == voice for claim in others)


def _open(reading: Reading, about: Disagreement, own: Sequence[Claim]) -> bool:
    others = [claim for claim in about.claims if claim not in own]
    return not others or leaves_room(reading, own, others)


def _spoken(reading: Reading) -> bool:
    """Whether a headline says whose word it is: "Police say", "Police Say", "...: police"."""
    said = any(token.stem in REPORTING for token in reading.tokens[1:] if token.capital)
    return said or voiced(reading) or _SPOKEN.match(reading.text) is not None
