"""A digest's sentences in reading order -> the same as a copy editor leaves them: who speaks first, people named once in full.

What the sentences say stays; every change is checked, and one that does not stand up is taken back.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.checking.lexicon import DETERMINERS, PERSONAL, PREPOSITIONS
from pipeline.checking.support import check
from pipeline.grammar import DAY, has_finite
from pipeline.referring.people import Person, people, referred, spelled_out
from pipeline.telling.attribution import attribution_first
from pipeline.telling.introducing import introduced, introductions
from pipeline.text import STOPWORDS, length
from pipeline.types import Article, Sentence
from pipeline.wording import QUOTED, flaws, is_quotation

# A party and state, "(R-Ky.)"; how it was said; an "also" that leans on what is not there; "(ICE)" behind what it stands for.
_ASIDES = re.compile(
    r"\s\((?:[RDI]|Dem\.?|Rep\.?|Lib\.?|Con\.?)(?:[-–.,]\s?[A-Z][\w. ]*)?\)"
    rf"|(?<=\bsaid)\s(?:in|at)\s(?:an?|the)\s(?:[\w-]+\s)?(?:statement|interview|(?:news|press)\sconference|briefing)(?=[.,]|\sthat\b|\s{DAY})"
)
_ALSO = re.compile(r"^((?:[^\s,]+\s){1,5})also\s(?=[a-z])")
# What ties a sentence to one that the digest does not tell before it.
_TIES = re.compile(
    r"^(?:(?:But|And)\s(?!for\b)|(?:Meanwhile|Now)\s(?=[A-Z])|(?:However|Meanwhile|Moreover|Furthermore|Additionally|In\saddition|Still|Yet|Also|Indeed),\s)(?=[\w“\"])"
)
# Not "..., too, Holm said": the second comma is not its own.
_TIED = re.compile(
    r",\s(?:however|meanwhile|moreover|indeed|for\s(?:instance|example)|of\scourse),(?=\s)(?!\s(?:\S+\s){0,5}(?:said|says|told)\b)"
)
_SUBJECTS = DETERMINERS | PERSONAL
_FRONTS = PREPOSITIONS | {"unlike"}
_JOINS = ("But ", "And ", "Or ", "So ", "Yet ")  # "Doctors said that but women ..."
_SURE = 4  # times as often as a word as alone with a capital letter
_ACRONYM = re.compile(r"((?:[A-Z][\w’'-]*\s(?:of\s|and\s|for\s|the\s)*)+)\(([A-Z]{2,})\)(\s?)")


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of a digest and what it rests on, best first; `follows` where the one before it precedes it in its source."""

    text: str
    sources: tuple[Sentence, ...]
    follows: bool


def copyedited(
    lines: Sequence[Line],
    articles: Mapping[str, Article],
    sentences: Sequence[Sentence],
    max_words: int,
    others: Sequence[Sentence] = (),
) -> list[Line]:
    """Lines in reading order, the story's articles by id and its best sentences -> the lines edited, with what they now rest on.

    Whoever is named in full or introduced by a role where the source did not is borne out by a sentence of `sentences` that
    does, or else by one of the story's `others`. Roles come in where all lines together stay within `max_words`.
    """
    texts = {article_id: article.text for article_id, article in articles.items()}
    published = {article_id: article.published for article_id, article in articles.items()}
    spelled = _without_acronyms([line.text for line in lines])
    # "..., Holm said. '...'": who says both stands between them.
    goes_on = [*(line.follows and is_quotation(line.text) for line in lines[1:]), False]
    trimmed = [
        _trimmed(text, line.follows, stays=place == 0 or goes_on[place], texts=list(texts.values()))
        for place, (text, line) in enumerate(zip(spelled, lines, strict=True))
    ]
    known = people(list(texts.values()), " ".join(trimmed))
    full = {person.last: f"{person.first} {person.last}" for person in known.values()}
    edited = []
    for line, text in zip(lines, referred(trimmed, known), strict=True):
        added = [name for last, name in full.items() if name in text and not any(name in one.text for one in line.sources)]
        bearers = [next((one for one in (*sentences, *others) if name in one.text), None) for name in added]
        sources = (*line.sources, *(one for one in bearers if one is not None))
        edited.append(
            Line(text, sources, line.follows)
            if text != line.text and _stands(text, line, sources, published, list(known.values()))
            else line
        )
    edited = _introduced(edited, sentences, published, max_words, list(known.values()))
    return _introduced(edited, [*sentences, *others], published, max_words, list(known.values())) if others else edited


def _introduced(
    lines: Sequence[Line],
    sentences: Sequence[Sentence],
    published: Mapping[str, str | None],
    max_words: int,
    known: Sequence[Person],
) -> list[Line]:
    """Lines in reading order -> the same, people introduced by their role.

    Where there is room and a line stands up to the checks with it, resting on the sentence that says so, too.
    """
    result = list(lines)
    room = max_words - sum(length(line.text) for line in lines)
    for new in introductions([line.text for line in lines], sentences):
        line = result[new.place]
        text = introduced(line.text, new.name, new.role)
        more = length(text or "") - length(line.text)
        sources = tuple(dict.fromkeys((*line.sources, new.role.bearer)))
        if text is not None and more <= room and _stands(text, line, sources, published, known):
            room -= more
            result[new.place] = Line(text, sources, line.follows)
    return result


def _stands(
    text: str, line: Line, sources: Sequence[Sentence], published: Mapping[str, str | None], known: Sequence[Person] = ()
) -> bool:
    """Whether a line may be so: it has no flaw more, and its sources bear it out, also with the people `known` in full."""
    said = dict.fromkeys((one.text, published.get(one.article_id)) for one in sources)
    said |= dict.fromkeys((spelled_out(each, known), written) for each, written in said)
    borne_out = not check(text, [each for each, _ in said], published=[written for _, written in said]).findings
    return borne_out and flaws(text) <= flaws(line.text)


_HOW_MANY = frozenset(
    """
several numerous various dozens hundreds thousands nearly almost roughly two three four five six seven eight nine ten
""".split()  # noqa: SIM905
)


def _trimmed(text: str, follows: bool, *, stays: bool, texts: Sequence[str]) -> str:
    """A text without asides that only its source's readers need, with its speaker in front unless it stays where it is."""

    def aside(match: re.Match[str]) -> str:
        quoted = (one.span() for one in QUOTED.finditer(match.string))
        return match[0] if any(start < match.end() and match.start() < end for start, end in quoted) else ""

    def untied(match: re.Match[str]) -> str:
        before, behind = text[: match.start()], text[match.end() :].lstrip().partition(" ")[0]
        if has_finite(before):  # "It had the same results, however, the number of boats fell"
            return match[0] if behind.istitle() or behind in _SUBJECTS else aside(match)
        first = before.partition(" ")[0].casefold()
        fronted = first in _FRONTS or first.endswith("ing")  # "Among the young, meanwhile, the mood is good"
        return aside(match) or ("," if fronted else "")

    text = _ASIDES.sub(aside, text)
    if not follows:
        text = _untied(_TIED.sub(untied, text))
        if "but also " not in text:
            text = _ALSO.sub(r"\1", text)
    moved = None if stays else attribution_first(text)
    if moved is None or moved[1].startswith(_JOINS):
        return text
    claim = moved[1] if moved[1][0] in '"“' else _inside(moved[1], texts)
    return text if claim is None else moved[0] + claim


def _untied(text: str) -> str:
    """A text without the "But" or "However," that joins it to another."""
    tie = _TIES.match(text)
    return text if tie is None else text[tie.end()].upper() + text[tie.end() + 1 :]


def _without_acronyms(texts: Sequence[str]) -> list[str]:
    """Texts without "(ICE)" behind the name it stands for, where none of them goes on to use it."""

    def short(match: re.Match[str]) -> str:
        initials = iter(word[0] for word in match[1].split())
        stands_for = all(letter in initials for letter in match[2])
        used = sum(len(re.findall(rf"\b{match[2]}\b", text)) for text in texts) > 1
        return match[1].rstrip() + match[3] if stands_for and not used else match[0]

    return [_ACRONYM.sub(short, text) for text in texts]


def _inside(claim: str, texts: Sequence[str]) -> str | None:
    """What began a sentence -> as it goes on inside one: in small letters unless its first word is a name; None if unsure."""
    word = re.match(r"[\w’'-]+", claim)
    if word is None or not word[0][0].isupper() or (word[0][1:] and not word[0][1:].islower()):
        return claim
    small = word[0][0].lower() + word[0][1:]
    behind = claim[word.end() : word.end() + 2]
    if word[0].casefold() in _HOW_MANY:
        return small + claim[word.end() :]  # "Several Arab countries"
    if word[0].casefold() in STOPWORDS:
        return claim if word[0] == "I" else small + claim[word.end() :]
    if behind[:1] == " " and behind[1:].isupper():
        return claim  # "Attorney General"
    behind_small = r"(?<=[a-z,]\s)"
    as_name = sum(len(re.findall(rf"{behind_small}{re.escape(word[0])}\b(?!\s[A-Z])", text)) for text in texts)
    as_word = sum(len(re.findall(rf"{behind_small}{re.escape(small)}\b", text)) for text in texts)
    if as_word > _SURE * as_name:
        return small + claim[word.end() :]
    return claim if as_name and not as_word else None
