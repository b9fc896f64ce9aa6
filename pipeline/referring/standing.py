"""A story's sentences -> those that lean on the one before them, worded so that they stand alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.grammar import begins_half, is_clause
from pipeline.referring.antecedents import SAYS, Antecedents, Need
from pipeline.referring.roles import stated_role
from pipeline.types import Sentence, Span, Story
from pipeline.wording import Flaw, flaws

_MENDED: frozenset[Flaw] = frozenset(("dangling", "quote"))
_LEFT: frozenset[Flaw] = frozenset(("leaning",))
_OPENERS = (
    "Still|However|Also|Then|Meanwhile|Instead|Moreover|Furthermore|Nevertheless|Nonetheless|In addition|In fact|Indeed|Of course"
)
# "But for", "Yet another", "So did": what follows is no sentence of its own, or another one.
_CONNECTIVE = re.compile(
    rf"(?:(?:But|And|Yet|So(?=\s(?:the|a|an|[A-Z])))\s(?!(?:for|not|only|nor|so|again|another|to|of|rather|then|also)\b)"
    rf"|(?:{_OPENERS}),\s)(?=[A-Za-z])"
)
_PERSONAL = re.compile(r"\b(?:he|she|him|her|his|hers|they|them|theirs?)\b", re.IGNORECASE)
_BEGINS = re.compile(
    rf"(?:(?:But|And|Yet|So)\s|(?:{_OPENERS}),?\s)?"
    r"(?P<front>(?:In|On|At|As|During|After|Before|For|Since|Last|Earlier|Later|Under|By|Until|When)\s[^,“”\"]{2,60},\s)?"
    r"(?P<who>[Hh]e|[Ss]he)\s(?=[a-z])"
)
_SPOKEN = re.compile(rf"(?:“[^“”]+[,?!…—-]”|\"[^\"]+[,?!…-]\")\s(?P<who>he|she)\s(?={SAYS})")
_BARE = re.compile(r"(?P<open>[“\"])(?P<words>[^“”\"]+)(?P<stop>[.,?!])(?P<close>[”\"]?)")  # one that goes on has no end
_VERB_BEHIND = re.compile(r"\s[a-z]")
_PRONOUN = re.compile(r"\b(?:he|she|his|her|him|they|their|them|it|its|this|that|these|those)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Standing:
    """A sentence as it stands alone: `before`, a name, `after`; `named` is where the sentence stands that has the name.

    `bearer` is that sentence. Where it only took leaving out a "But" there is no name, and `named` is None. `sure`: it is as
    good as one that has the name itself, not what begins later than its source, or the word of "one officer".
    """

    before: str
    after: str
    full: str = ""
    last: str = ""
    named: Span | None = None
    bearer: str = ""
    sure: bool = False

    @property
    def text(self) -> str:
        """With the name in full, and what its sentence says that the person is: "Mayor Ann Holm", "Ann Holm, the mayor,"."""
        role = stated_role(self.full, self.bearer) if " " in self.full else None
        if role is None:
            return self.with_name(self.full)
        what, before = role
        if before:
            return self.with_name(f"{what} {self.full}")
        return self.with_name(f"{self.full}, {what}," if _VERB_BEHIND.match(self.after) else self.full)

    def with_name(self, name: str) -> str:
        """With another form of the name."""
        text = f"{self.before}{name}{self.after}"
        return text[0].upper() + text[1:]


def standing(story: Story, sentences: Iterable[Sentence]) -> dict[Span, Standing]:
    """A story with its sentences, some of them -> how those stand alone that do not as they are but certainly can.

    "He also said ..." takes the name of whom it means, a quotation without a speaker the one whose voice goes on in it, "But
    the bank ..." loses its first word. About 7 µs a sentence, most of it for the one in ten that needs a name.
    """
    homes: dict[str, tuple[Antecedents, dict[int, int]]] = {}
    found = {}
    for sentence in sentences:
        flawed = flaws(sentence.text)
        if flawed.isdisjoint(_MENDED) or not flawed <= _MENDED | _LEFT:
            continue
        lead = _led(sentence.text)
        stands: Standing | None = None
        if lead is None:
            connective = _CONNECTIVE.match(sentence.text)
            if connective is not None and _PERSONAL.search(sentence.text, connective.end()) is None:
                stands = Standing("", sentence.text[connective.end() :])
        else:
            homes = homes or _homes(story)
            if sentence.article_id in homes:
                stands = _with_name(*homes[sentence.article_id], sentence, lead)
        if stands is not None and flaws(stands.with_name(stands.full)) <= _LEFT:
            found[sentence.span] = stands
    return found


class _Lead(NamedTuple):
    """What stands before and behind the name that a sentence should have, and what that name must answer to.

    `later`: what stands before begins later than the sentence did.
    """

    before: str
    after: str
    need: Need
    later: bool = False


def _led(text: str) -> _Lead | None:
    if text[0] in '“"':
        connective = _CONNECTIVE.match(text, 1)
        if connective is not None:  # a quotation may begin later
            text = text[0] + text[connective.end()].upper() + text[connective.end() + 1 :]
        spoken = _SPOKEN.match(text)
        if spoken is not None:
            return _Lead(text[: spoken.start("who")], text[spoken.end("who") :], _gender(spoken["who"]), connective is not None)
        bare = _BARE.fullmatch(text)
        if bare is None or _only_depends(bare["words"]):
            return None
        stop = bare["stop"] if bare["stop"] in "?!" else ","
        close = bare["close"] or ("”" if bare["open"] == "“" else '"')
        return _Lead(f"{bare['open']}{bare['words']}{stop}{close} ", " said.", "voice", connective is not None)
    begins = _BEGINS.match(text)
    if begins is None or (begins["front"] and _PRONOUN.search(begins["front"])):
        return None
    return _Lead(begins["front"] or "", text[begins.end("who") :], _gender(begins["who"]))


def _only_depends(words: str) -> bool:
    """Whether a quotation is a clause without its main clause: "When the lights are on, the harbour"."""
    return begins_half(words) and not any(map(is_clause, words.split(", ")[1:]))


def _gender(pronoun: str) -> Need:
    return "m" if pronoun.casefold() == "he" else "f"


def _homes(story: Story) -> dict[str, tuple[Antecedents, dict[int, int]]]:
    """Each article's sentences, those folded into others as well, and the number of each by where it begins."""
    spans: dict[str, set[tuple[int, int]]] = {article.id: set() for article in story.articles}
    for sentence in story.sentences:
        if sentence.article_id in spans:
            spans[sentence.article_id].add((sentence.start, sentence.end))
        for echo in sentence.echoes:
            if echo.article_id in spans:
                spans[echo.article_id].add((echo.start, echo.end))
    homes = {}
    for article in story.articles:
        ordered = sorted(spans[article.id])
        homes[article.id] = Antecedents(article.text, ordered), {start: at for at, (start, _) in enumerate(ordered)}
    return homes


def _with_name(antecedents: Antecedents, numbers: Mapping[int, int], sentence: Sentence, lead: _Lead) -> Standing | None:
    at = numbers.get(sentence.start)  # None where a story's facts came without its sentences
    referent = None if at is None else antecedents.voice(at) if lead.need == "voice" else antecedents.referent(at, lead.need)
    if at is None or referent is None or referent.person.last in antecedents.plain(at):
        return None
    start, end = antecedents.spans[referent.named]
    named = Span(article_id=sentence.article_id, start=start, end=end)
    described = lead.need == "voice" and not referent.person.sure and referent.person.last == referent.person.full
    bearer = "" if described else antecedents.sentence(referent.named)
    sure = not (described or lead.later)
    return Standing(lead.before, lead.after, referent.person.full, referent.person.last, named, bearer, sure)
