"""digest sentence -> the same, with whose word it is where its sources differ."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pipeline.checking.dates import Moment, mentions
from pipeline.checking.lexicon import DETERMINERS, PREPOSITIONS, REPORTING
from pipeline.checking.quantities import Quantity, quantities
from pipeline.checking.reading import Reading, read
from pipeline.disagreeing.denials import denials
from pipeline.disagreeing.statements import attribution, canonical, statement
from pipeline.opinion import comments
from pipeline.outlets import outlet
from pipeline.types import Article, Claim, Disagreement, Span, Support

# Verbs of whoever says so that are no words for saying as such; "alleged" is also said of an attack.
_VOICES = frozenset(("alleges", "alleging", "accuses", "accusing", "contends", "maintains", "testifies", "testified"))
_MAIN = 0.4  # share of a sentence's content words
_END = re.compile(r"(.*?)([.!…]+)([\"'”’)\]]*)$", re.DOTALL)
_ABBREVIATED = re.compile(r"(?:\.\w|\b(?:Inc|Corp|Co|Ltd|Jr|Sr|St))$")  # the full stop is theirs too


def attributed(
    text: str, disagreements: Sequence[Disagreement], support: Sequence[Span | Support], articles: Sequence[Article]
) -> str:
    """A digest sentence, its story's disagreements, its sources and the articles -> a sentence that owns what is contested.

    "..., according to Reuters; the BBC says 14." where it states a value on which sources conflict and does not say whose it is;
    unchanged where nothing in it is contested, where it has both values, and where it names who says it. A number that a later
    report has overtaken is followed by that one: "...; the BBC later said 14." `support` are the
    spans that it rests on; with none, all words that the claims share must be in it.
    """
    reading, end = read(text), _END.match(text)
    if not disagreements or end is None or text.startswith("("):
        return text
    sources = {member.id: member.source for article in articles for member in (article, *article.copies)}
    for disagreement in disagreements:
        newer = _newer(reading, disagreement, support) if disagreement.relation == "update" else None
        if newer is not None:
            who = outlet(sources.get(newer.article_id)) or "another report"
            stop = "." if _ABBREVIATED.search(end[1]) else ""
            return f"{end[1]}{stop}{end[3]}; {who} later said {worded(newer.value)}{_up_from(reading, disagreement, newer)}."
    if voiced(reading):
        return text
    for disagreement in disagreements:
        if disagreement.relation == "conflict":
            own = _own(reading, disagreement, support)
            told = _whose(reading, disagreement, own, sources) if own else ""
            if told:
                body, stop, closing = end.groups()
                body += "." if _ABBREVIATED.search(body) and stop == "." else ""
                comma_inside = closing.startswith(('"', "”", "'", "’"))
                return f"{body},{closing} {told}" if comma_inside else f"{body}{closing}, {told}"
    return text


def owned_up(text: str, article: Article) -> str:
    """A digest sentence that comments, the article it rests on -> "..., Vox writes.": a digest has no opinions of its own.

    Unchanged where it names who says so, asks, or its outlet is not known.
    """
    who, end = outlet(article.source), _END.match(text)
    if not who or end is None or end[2] == "?" or text.startswith("(") or not comments(text, article) or voiced(read(text)):
        return text
    body, stop, closing = end.groups()
    body += "." if _ABBREVIATED.search(body) and stop == "." else ""
    return f"{body},{closing} {who} writes." if closing[:1] in ('"', "”", "'", "’") else f"{body}{closing}, {who} writes."


def voiced(reading: Reading) -> bool:
    """Whether a sentence names who says so: "police said", "according to", "documents assert that", but not "the report"."""
    tokens = reading.tokens
    return (
        any(
            token.stem in REPORTING and not token.capital and not (at and tokens[at - 1].word in DETERMINERS | PREPOSITIONS)
            for at, token in enumerate(tokens)
        )
        or any(token.word in _VOICES for token in tokens)
        or any(True for _ in attribution(tokens))
    )


def _own(reading: Reading, about: Disagreement, support: Sequence[Span | Support]) -> tuple[Claim, ...]:
    """The claims of a disagreement that a sentence makes; empty where it is about something else."""
    stems = {canonical(token) for token in reading.tokens}
    rests = [claim for claim in about.claims if any(_overlap(claim, span) for span in support)]
    if not rests and (support or not {canonical(token) for token in read(about.about).tokens} <= stems):
        return ()
    if about.kind != "denial":
        stated = [claim for claim in about.claims if states(reading, claim.value)]
        return tuple(stated) if not rests or any(claim in rests for claim in stated) else ()
    affirmed = [claim for claim in about.claims if not denials(read(claim.sentence))]
    words = {canonical(token) for token in read(about.about).tokens}
    if not words <= stems or denials(reading) or any(token.sort == "quote" for token in reading.tokens):
        return ()
    return tuple(claim for claim in affirmed if claim in rests) if rests else tuple(affirmed)


def _newer(reading: Reading, about: Disagreement, support: Sequence[Span | Support]) -> Claim | None:
    """The last claim of a number that was superseded, where a sentence has only an earlier one."""
    own, newest = _own(reading, about, support), last(about.claims)
    if not own or about.kind != "number" or states(reading, newest.value):
        return None
    several = len(quantities(reading)) > 1 and len(_numbers(newest)) != 1
    return newest if not several and all(overtakes(newest, claim) for claim in own) else None


def _up_from(reading: Reading, about: Disagreement, newer: Claim) -> str:
    """Of which number of a sentence the later one is, where there are several: ", up from 24"."""
    if len(quantities(reading)) < 2:
        return ""
    (now,) = _numbers(newer)
    stated = {quantity.value for quantity in quantities(reading)}
    older = [number for claim in about.claims if claim is not newer for number in _numbers(claim) if number.value in stated]
    return f", {'up' if older[0].value < now.value else 'down'} from {older[0].value:,g}" if older else ""


def last(claims: Sequence[Claim]) -> Claim:
    """The claim published last."""
    return max(claims, key=lambda claim: claim.published or "")


def overtakes(claim: Claim, other: Claim) -> bool:
    """Whether a claim was published after another: on a later day, or later on a day where both times are known."""
    now, then = claim.published or "", other.published or ""
    if not now or not then:
        return False
    timed = "T" in now and "T" in then
    return then[:10] < now[:10] or (timed and then < now)


def _overlap(claim: Claim, span: Span | Support) -> bool:
    return claim.article_id == span.article_id and claim.start < span.end and span.start < claim.end


def states(reading: Reading, value: str) -> bool:
    """Whether a sentence has a value, in digits or in words."""
    said = read(value)
    if len(quantities(said)) > 1:  # "212 votes to 198"
        return _amounts(said) <= _amounts(reading)
    if not _amounts(reading).isdisjoint(_amounts(said)):
        return True
    ours, theirs = ([token.word for token in one.tokens] for one in (reading, said))
    return any(ours[at : at + len(theirs)] == theirs for at in range(len(ours)))


def _amounts(reading: Reading) -> set[tuple[float, str] | Moment]:
    return {(quantity.value, quantity.unit) for quantity in quantities(reading)} | {m.moment for m in mentions(reading)}


def _whose(reading: Reading, about: Disagreement, own: Sequence[Claim], sources: Mapping[str, str | None]) -> str:
    """ "according to Reuters; the BBC says 14."; "" where the sentence leaves room for what the others say."""
    names = list(dict.fromkeys(name for claim in own if (name := outlet(sources.get(claim.article_id)))))
    whose = f"according to {' and '.join(names[:2]) if names else 'one report'}"
    if about.kind == "denial":
        # Said of the whole sentence, so only where what is denied is most of it.
        main = len({canonical(token) for token in read(about.about).tokens}) >= _MAIN * len(statement(reading).content)
        return f"{whose}; this has been denied." if main else f"{whose}."
    others = [claim for claim in about.claims if claim not in own]
    if not others or leaves_room(reading, own, others):
        return ""
    values = list(dict.fromkeys(worded(claim.value) for claim in others))
    said = " or ".join(filter(None, (", ".join(values[:-1]), values[-1])))
    if len(quantities(reading)) > 1 and about.kind == "number":  # of which number, where there are several
        said += f", not {worded(own[0].value)}"
    other = next((name for claim in others if (name := outlet(sources.get(claim.article_id))) and name not in names), None)
    who = "other reports say" if len(values) > 1 else f"{other or 'another report'} says"
    return f"{whose}; {who} {said}".removesuffix(".") + "."


def leaves_room(reading: Reading, own: Sequence[Claim], others: Sequence[Claim]) -> bool:
    """Whether "at least 12" or "up to 14" holds for all values, or the sentence has them all."""
    bounds = {quantity.value: quantity.bound for quantity in quantities(reading)}
    if all(states(reading, claim.value) for claim in others):
        return True
    mine = [number.value for claim in own for number in _numbers(claim) if number.value in bounds]
    theirs = [number.value for claim in others for number in _numbers(claim)]
    return bool(mine) and all((value - own_value) * bounds[own_value] > 0 for own_value in mine for value in theirs)


def _numbers(claim: Claim) -> tuple[Quantity, ...]:
    return quantities(read(claim.value))


def worded(value: str) -> str:
    """A value as it is said in mid-sentence: "Seven" is "seven"; a month keeps its capital."""
    return value[0].lower() + value[1:] if quantities(read(value)) else value
