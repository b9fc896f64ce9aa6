"""articles -> stories: every article in exactly one story, whatever the order they came in."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from datetime import date
from hashlib import blake2b
from typing import Annotated, Any, Literal, assert_never

import numpy as np
from pydantic import Field

from pipeline.background import background
from pipeline.codes import UNSEEN, archived, idf, rows_of, stem_codes
from pipeline.parallel import Mapper, serial
from pipeline.settings import Count, Days, Fraction, Settings
from pipeline.templates import apart
from pipeline.types import Article, Dropped, Story
from pipeline.vectors import Floats, Indices, complete_linkage, similar_pairs

# Swept on the tuning stories; repeat: python -m tests.quality.measure_cluster --sweep
CHARACTERS = 4000  # of a text that are looked at: events are told at the top
LEAD = 120  # stems of the text that count double
TITLE = 5  # how often a stem of the title counts
TERMS = 100  # heaviest stems of an article that are kept
TEMPLATE = 0.3  # least cosine of articles of one template; all that is left of many is their names
ARCHIVE = 1000.0  # how many articles of the batch the background archive weighs as much as


class _Sized(Settings):
    min_articles: Count = Field(1, description="a story with fewer articles than this gets no digest; its articles are dropped")


class Linkage(_Sized):
    """Stories from what the articles say and when: complete linkage of TF-IDF vectors, which cannot chain."""

    method: Literal["linkage"] = "linkage"
    threshold: Fraction = Field(
        0.16, description="lowest cosine of any two articles of a story; higher gives more and smaller stories"
    )
    cohesion: Fraction = Field(
        0.6, description="what joins a story must be at least this share as close as its articles are to each other; 0 is off"
    )
    max_days_apart: Days = Field(
        3, description="days of silence that end a story; articles without a date join by their text alone"
    )
    max_days_long: Days = Field(30, description="days from a story's first article to its last, at most")


class ByField(_Sized):
    """Stories from the input's own `story` field; an article without one is a story of its own."""

    method: Literal["field"] = "field"


ClusterSettings = Annotated[Linkage | ByField, Field(discriminator="method")]


def cluster(
    articles: Sequence[Article], settings: Linkage | ByField, *, mapper: Mapper = serial
) -> tuple[list[Story], list[Dropped]]:
    """Articles -> (stories, dropped): each article in one story, or dropped as `story_too_small`.

    Stories by number of articles, then id; their articles by date, then id. Nothing depends on the order of `articles`.
    """
    match settings:
        case Linkage():
            stories = [_story(group) for group in _linked(articles, settings, mapper)]
        case ByField():
            stories = [_story(group, name) for name, group in _labelled(articles)]
        case _:
            assert_never(settings)
    kept = [story for story in stories if len(story.articles) >= settings.min_articles]
    dropped = [
        _too_small(article, len(story.articles), settings)
        for story in stories
        if len(story.articles) < settings.min_articles
        for article in story.articles
    ]
    return sorted(kept, key=lambda story: (-len(story.articles), story.id)), sorted(dropped, key=lambda record: record.id)


def _too_small(article: Article, size: int, settings: _Sized) -> Dropped:
    """The record of an article whose story has `size` articles and gets no digest."""
    detail = f"{size} of at least {settings.min_articles} articles"
    return Dropped(id=article.id, stage="cluster", reason="story_too_small", path=article.path, detail=detail)


def _story(group: Iterable[Article], name: str | None = None) -> Story:
    """The articles of a story -> the story, named by the field's value or by a hash of the articles' ids."""
    articles = sorted(group, key=lambda article: (article.published or "9999", article.id))
    identity = "\n".join(sorted(article.id for article in articles)).encode()
    return Story(id=name or blake2b(identity, digest_size=8).hexdigest(), articles=tuple(articles))


def _labelled(articles: Sequence[Article]) -> list[tuple[str | None, list[Article]]]:
    """Articles -> (story field, its articles); those without the field one by one."""
    named: dict[str, list[Article]] = {}
    for article in articles:
        if article.story:
            named.setdefault(article.story, []).append(article)
    return [*named.items(), *((None, [article]) for article in articles if not article.story)]


def _linked(articles: Sequence[Article], settings: Linkage, mapper: Mapper) -> list[list[Article]]:
    """Articles -> groups of articles about one event."""
    if not articles:
        return []
    ordered = sorted(articles, key=lambda article: (_day(article), article.id))
    days = np.array([_day(article) for article in ordered])
    terms = mapper(_terms, [(article.title, article.text[:CHARACTERS]) for article in ordered])
    rows = _vectors(terms)
    # A threshold of 0 would list every pair there is; articles with no stem in common are never one story.
    pairs = similar_pairs(rows, max(settings.threshold, 0.01), days, settings.max_days_long)
    pairs = _without_templates(pairs, [article.text[:CHARACTERS] for article in ordered])
    labels = complete_linkage(pairs, days, cohesion=settings.cohesion, gap=settings.max_days_apart, span=settings.max_days_long)
    groups: dict[int, list[Article]] = {}
    for label, article in zip(labels, ordered, strict=True):
        groups.setdefault(int(label), []).append(article)
    return list(groups.values())


def _without_templates(pairs: tuple[Indices, Indices, Floats], texts: Sequence[str]) -> tuple[Indices, Indices, Floats]:
    """Pairs (i, j, cosine) -> those that are not of one template on different matters."""
    left, right, cosines = pairs
    alike = np.flatnonzero(cosines >= TEMPLATE)
    other = apart(texts, list(zip(left[alike].tolist(), right[alike].tolist(), strict=True)))
    stays = np.ones(len(cosines), dtype=bool)
    stays[alike[np.array(other, dtype=bool)]] = False
    return left[stays], right[stays], cosines[stays]


def _day(article: Article) -> float:
    """The day of publication, counted from year 1; infinite where it is not known. Whole days: half the dates have no time."""
    try:
        return float(date.fromisoformat((article.published or "")[:10]).toordinal())
    except ValueError:
        return math.inf


_Terms = tuple[bytes, bytes]


def _terms(article: tuple[str, str]) -> _Terms:
    """Title and opening of an article -> its heaviest stems by tf-idf, as `codes`, and how often it has them (int64 arrays).

    Of stems that weigh the same the archive's alphabetical first. As bytes of arrays, because a million strings take the
    process that collects them half a second.
    """
    title, body = (stem_codes(rows_of(text)) for text in article)
    stems, which = np.unique(np.concatenate((title, body[:LEAD], body)), return_inverse=True)
    times = np.ones(len(which), dtype=np.int64)
    times[: len(title)] = TITLE
    counts = np.bincount(which, weights=times).astype(np.int64)
    weights = (1.0 + np.log(counts)) * idf(stems)
    heavy = np.argsort(-weights, kind="stable")[:TERMS]
    return stems[heavy].tobytes(), counts[heavy].tobytes()


def _vectors(terms: Sequence[_Terms]) -> Any:
    """Counted stems of n articles -> sparse unit rows (n, v) of (1 + log tf) idf, columns in the order of their codes.

    idf = -log of the share of articles with the stem, among the archive (counted as `ARCHIVE` articles) and the batch
    together: five articles are weighed by the archive, five thousand mostly by each other, so that a name all of them
    have, or one the archive never saw, parts nothing.
    """
    from scipy.sparse import csr_array

    stems, counts = (np.frombuffer(b"".join(part), dtype=np.int64) for part in zip(*terms, strict=True))
    numbers = len(background().frequency) + 1  # the archive's stems are numbered already: a column each, which may be empty
    rare = stems >= UNSEEN
    unseen, places = np.unique(stems[rare], return_inverse=True)
    found = np.concatenate([np.arange(numbers), unseen])
    columns = stems.copy()
    columns[rare] = numbers + places
    lengths = np.array([len(stems) // 8 for stems, _ in terms])
    owners = np.repeat(np.arange(len(terms)), lengths)
    archive = (archived(found) + 1) / (background().documents + 1)
    share = (ARCHIVE * archive + np.bincount(columns, minlength=len(found))) / (ARCHIVE + len(terms))
    values = (1.0 + np.log(counts)) * -np.log(share)[columns]
    norms = np.sqrt(np.bincount(owners, weights=values * values, minlength=len(terms)))
    values /= np.where(norms > 0, norms, 1.0)[owners]
    starts = np.concatenate([[0], np.cumsum(lengths)])
    return csr_array((values, columns, starts), shape=(len(terms), len(found)))
