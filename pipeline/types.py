"""The nouns every room speaks: frozen records, handed on, never annotated.

Offsets are counted in characters (Unicode code points), half-open, into the cleaned text of the article they name.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """A piece of text a room took out of an article, and the rule that took it."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One news article, as read and later as cleaned.

    `published` and `updated` are ISO 8601: a date (`2019-01-28`) or a UTC time (`2019-01-28T14:00:00Z`).
    `story` is the input's own label, if it had one. `copies` are wire copies of this text, folded in by `dedup`.
    """

    id: str
    title: str
    text: str
    source: str | None = None
    url: str | None = None
    published: str | None = None
    updated: str | None = None
    path: str = ""
    story: str | None = None
    removed: tuple[Removed, ...] = ()
    copies: tuple[Article, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A piece of one article: `article.text[start:end]`."""

    article_id: Annotated[str, "id of an article in articles.jsonl"]
    start: Annotated[int, "offset of the first character, in Unicode code points, into that article's text"]
    end: Annotated[int, "offset after the last character"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence of one article. `position` counts from 0 within its article.

    `echoes` are the sentences of other articles (or later ones of the same) that said the same thing and were
    folded into this one: repetition across sources is evidence, so it is kept.
    """

    text: str
    article_id: str
    start: int
    end: int
    position: int
    echoes: tuple[Span, ...] = ()

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(article_id=self.article_id, start=self.start, end=self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Sentences of one or several articles that report the same thing, best worded first."""

    sentences: tuple[Sentence, ...]
    salience: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Articles about one event. `dedup` fills `sentences`, `rank` fills `facts` (best first)."""

    id: str
    articles: tuple[Article, ...]
    sentences: tuple[Sentence, ...] = ()
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """Something that did not make it into a digest: which, in which room, and why (a countable slug)."""

    id: str
    stage: str
    reason: str
    path: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What an engine wrote about one story, before its sentences are traced to their sources.

    `support` has one entry a sentence: its spans where the engine knows them, else `()`.
    `origins` has one entry a sentence too. `cut_words` pairs article ids with how many of their words the engine was not shown.
    """

    story: Story
    headline: str
    sentences: tuple[str, ...]
    support: tuple[tuple[Span, ...], ...]
    origins: tuple[Origin, ...]
    engine: str
    cut_words: tuple[tuple[str, int], ...] = ()
    status: Literal["ok", "degraded", "empty"] = "ok"
    reason: str | None = None


Origin = Literal["written", "extracted"]

# The output line. The notes in `Annotated` become the descriptions of its JSON Schema (`digest schema`).


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestSentence:
    """One sentence of a digest."""

    text: Annotated[str, "the sentence as it stands in the digest"]
    support: Annotated[tuple[Span, ...], "the source sentences it rests on, best first; several articles may say the same"]
    origin: Annotated[Origin, "written: in the words of the engine's model; extracted: a source sentence, word for word"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyRecord:
    """A wire copy of an article: the same text in another outlet, counted once."""

    id: Annotated[str, "id of the copy in articles.jsonl"]
    title: Annotated[str, "its title"]
    source: Annotated[str | None, "its outlet, where known"]
    url: Annotated[str | None, "its address, where known"]
    published: Annotated[str | None, "ISO 8601 date or UTC time, where known"]
    path: Annotated[str, "the file it was read from; `:7` is line 7 of it"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestArticle:
    """One article that a digest was made from."""

    id: Annotated[str, "id of the article in articles.jsonl"]
    title: Annotated[str, "its title"]
    source: Annotated[str | None, "its outlet, where known"]
    url: Annotated[str | None, "its address, where known"]
    published: Annotated[str | None, "ISO 8601 date or UTC time, where known"]
    path: Annotated[str, "the file it was read from; `:7` is line 7 of it"]
    copies: Annotated[tuple[CopyRecord, ...], "wire copies of this article, counted as one source with it"]
    cut_words: Annotated[int, "how many of its words the engine was not shown, for want of room"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """One line of digests.jsonl: one story."""

    schema: Annotated[Literal["story-digest/1"], "name and version of this format"] = "story-digest/1"
    story_id: Annotated[str, "the same for the same articles, on any machine"]
    headline: Annotated[str, "one line that names the story"]
    digest: Annotated[str, "the digest: its sentences joined by spaces"]
    sentences: Annotated[tuple[DigestSentence, ...], "the digest sentence by sentence, each with its sources"]
    articles: Annotated[tuple[DigestArticle, ...], "the articles of the story, earliest first"]
    sources: Annotated[tuple[str, ...], "the outlets, where known, in alphabetical order"]
    first_published: Annotated[str | None, "earliest known date of its articles"]
    last_published: Annotated[str | None, "latest known date of its articles"]
    engine: Annotated[str, "what wrote the sentences"]
    status: Annotated[
        Literal["ok", "degraded", "empty"],
        "ok; degraded: the engine failed and the extract stands in; empty: nothing could be said",
    ]
    reason: Annotated[str | None, "why the status is not ok"]
