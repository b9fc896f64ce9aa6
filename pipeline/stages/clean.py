"""articles -> (articles, dropped): boilerplate out, metadata in. Wrong on the safe side: a doubtful line stays.

Single lines are judged in `pipeline.boilerplate`, one article in `pipeline.page`; here, what a batch of articles shows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from posixpath import dirname
from typing import TYPE_CHECKING, Annotated, Literal, assert_never

from pydantic import Field

from pipeline.parallel import Mapper, serial
from pipeline.settings import Count, Fraction, Natural, Settings
from pipeline.types import Article, Dropped

if TYPE_CHECKING:
    from pipeline.cleaning.page import Stripped


class Rules(Settings):
    """Rules for what pages and wires put around a story, and lines learned as repeated in one source."""

    method: Literal["rules"] = Field(
        "rules", description="rules: boilerplate out, title, dates and source in; none: nothing is touched"
    )
    # 8: title lines and notices have fewer; the shortest news among 60,000 articles has 20.
    min_words: Count = Field(8, description="drop an article that has fewer words left")
    # 8: of 260 lines taken out so, one was a sentence and eight were entries of lists or transcripts.
    # Repeat: python tests/quality/measure_clean.py FILE
    heading_words: Natural = Field(
        8, description="take out sub-headings between paragraphs up to this long; words, 0 leaves them in"
    )
    # 4 and 5 %: all 3 lines learned so from 44,000 articles were boilerplate; without the share 5 of 42 were the stories'.
    repeated_articles: Count = Field(
        4, description="a short line is boilerplate once this many different articles of a source have it; articles"
    )
    repeated_share: Fraction = Field(0.05, description="... and at least this share of the articles of that source")


class NoClean(Settings):
    """Articles as they were read."""

    method: Literal["none"] = Field(
        "none", description="none: nothing is touched but an empty title, which becomes the first sentence"
    )


CleanSettings = Annotated[Rules | NoClean, Field(discriminator="method")]


def clean(
    articles: Sequence[Article], settings: CleanSettings, *, mapper: Mapper = serial
) -> tuple[list[Article], list[Dropped]]:
    """Articles as read -> articles with the story's text alone, one paragraph a line, and those with none left; both in order.

    What went out is in `Article.removed`, in order of appearance. Title, dates and source are filled in where they were unknown.
    """
    match settings:
        case NoClean():
            return [article if article.title else _titled(article) for article in articles], []
        case Rules():
            kept: list[Article] = []
            dropped: list[Dropped] = []
            for article in _strip_all(articles, settings, mapper):
                if reason := _unusable(article, settings):
                    detail = f"{len(article.text.split())} words left"
                    dropped.append(Dropped(id=article.id, stage="clean", reason=reason, path=article.path, detail=detail))
                else:
                    kept.append(article)
            return kept, dropped
        case _:
            assert_never(settings)


def _titled(article: Article) -> Article:
    from pipeline.cleaning.page import first_sentence

    return replace(article, title=first_sentence(article.text))


_LONGEST_WORD = 20  # characters: no alphabet has so long ones on average


def _unusable(article: Article, settings: Rules) -> str | None:
    if not article.text:
        return "empty_after_cleaning"
    pieces = article.text.split(None, settings.min_words)  # the rest of a long text is not split
    # Chinese, Japanese, Thai: about two characters a word. No long address is a text.
    unparted = not article.text.isascii() and len(article.text) > _LONGEST_WORD * len(pieces)
    few = (len(article.text) // 2 if unparted else len(pieces)) < settings.min_words
    return "too_short" if few else None


def _strip_all(articles: Sequence[Article], settings: Rules, mapper: Mapper) -> list[Article]:
    """Every article through the rules; those of a source whose articles repeat lines a second time, without these lines."""
    job = partial(_strip, heading_words=settings.heading_words)
    results = mapper(job, [(article, frozenset[str]()) for article in articles])
    learned = _learn(results, settings)
    again = [
        index for index, result in enumerate(results) if learned.get(_shelf(result), frozenset()).intersection(result.fragments)
    ]
    second = mapper(job, [(articles[index], learned[_shelf(results[index])]) for index in again])
    for index, result in zip(again, second, strict=True):
        results[index] = result
    return [result.article for result in results]


def _strip(job: tuple[Article, frozenset[str]], heading_words: int) -> Stripped:
    from pipeline.cleaning.page import strip  # its patterns take 50 ms to compile: not for --help

    return strip(job[0], heading_words=heading_words, repeated=job[1])


def _shelf(result: Stripped) -> str:
    """What articles must share for their lines to be compared: the source, or where it is unknown the folder."""
    return result.article.source or "folder " + dirname(result.article.path)


def _learn(results: Sequence[Stripped], settings: Rules) -> dict[str, frozenset[str]]:
    """Source -> its short lines that several different articles have, folded.

    Copies of one wire text share all their lines, so articles that share one of their three longest paragraphs count as one.
    Lines that end as a sentence does are never learned: background sentences are repeated too, and they are the story's.
    """
    shelves: dict[str, list[Stripped]] = defaultdict(list)
    for result in results:
        if result.prints:  # a page without a paragraph teaches nothing
            shelves[_shelf(result)].append(result)
    learned = {}
    for source, members in shelves.items():
        if len(members) < settings.repeated_articles:
            continue
        families = _families([member.prints for member in members])
        having: dict[str, set[int]] = defaultdict(set)
        for member, family in zip(members, families, strict=True):
            for line in member.fragments:
                having[line].add(family)
        least = max(settings.repeated_articles, settings.repeated_share * len(set(families)))
        lines = frozenset(line for line, found in having.items() if len(found) >= least)
        if lines:
            learned[source] = lines
    return learned


def _families(prints: Sequence[tuple[int, ...]]) -> list[int]:
    """For each article the number of its family: those that share a print, directly or through others."""
    first = list(range(len(prints)))

    def root(place: int) -> int:
        while first[place] != place:
            first[place] = first[first[place]]
            place = first[place]
        return place

    seen: dict[int, int] = {}
    for place, marks in enumerate(prints):
        for mark in marks:
            one, other = sorted((root(seen.setdefault(mark, place)), root(place)))
            first[other] = one
    return [root(place) for place in range(len(prints))]
