"""The nouns every room speaks: frozen records, handed on, never annotated.

Offsets are counted in characters (Unicode code points), half-open, into the cleaned text of the article they name.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, kw_only_default=True)
def light(noun: type[T]) -> type[T]:
    """A noun of which an article has dozens: frozen for the type checker alone, as freezing doubles the time to make one."""
    return dataclass(slots=True, kw_only=True, unsafe_hash=True)(noun)


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


@light
class Span:
    """A piece of one article: `article.text[start:end]`."""

    article_id: Annotated[str, "id of an article in articles.jsonl"]
    start: Annotated[int, "offset of the first character, in Unicode code points, into that article's text"]
    end: Annotated[int, "offset after the last character"]


@light
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


@light
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
    `origins` has one entry a sentence too, `alternatives` one or none at all: other wordings of it, best first.
    `headlines` are others that would do, best first.
    `cut_words` pairs article ids with how many of their words the engine was not shown.
    """

    story: Story
    headline: str
    sentences: tuple[str, ...]
    support: tuple[tuple[Span, ...], ...]
    origins: tuple[Origin, ...]
    engine: str
    alternatives: tuple[tuple[str, ...], ...] = ()
    headlines: tuple[str, ...] = ()
    cut_words: tuple[tuple[str, int], ...] = ()
    status: Literal["ok", "degraded", "empty"] = "ok"
    reason: str | None = None


Origin = Literal["written", "extracted"]
Verdict = Literal["supported", "repaired", "extracted", "unsupported", "unchecked"]
Kind = Literal[
    "number", "unit", "date", "name", "status", "negation", "quote", "content", "splice", "fragment", "entailment",
    "agent", "mood", "opposite", "speaker",
]  # fmt: skip

# The output line. The notes in `Annotated` become the descriptions of its JSON Schema (`digest schema`).


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something in a sentence that no source bears out."""

    kind: Annotated[Kind, "what kind of claim it is"]
    words: Annotated[str, "the words of the sentence that make it"]
    verdict: Annotated[
        Literal["contradicted", "unsupported"],
        "contradicted: the source sentence says otherwise (another number of the same thing, another day, the opposite, its "
        "denial, the parts exchanged); unsupported: no source sentence says so",
    ] = "unsupported"
    against: Annotated[str, "the source sentence that says most of the rest"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """A source sentence that a digest's sentence rests on."""

    article_id: Annotated[str, "id of an article in articles.jsonl"]
    start: Annotated[int, "offset of the first character, in Unicode code points, into that article's text"]
    end: Annotated[int, "offset after the last character"]
    copy_of: Annotated[str | None, "the article that this one is a wire copy of, so no source of its own; else null"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestSentence:
    """One sentence of a digest."""

    text: Annotated[str, "the sentence as it stands in the digest"]
    verdict: Annotated[
        Verdict,
        "extracted: a source sentence, word for word; supported: worded by the engine, and its sources bear it out; repaired: "
        "reworded or shortened because they did not bear out what stood there first, or whose word it is was added because they "
        "differ; unsupported: they do not, and the config says to print it; unchecked: the config says not to look",
    ]
    support_score: Annotated[
        float,
        "share of its claims that its sources bear out, 0 to 1: a content word counts as one, a number, date, name or quotation "
        "as three; 1 exactly where nothing was found; where a model is asked too, no more than the probability it gives; 0 "
        "where nothing was checked",
    ]
    independent_sources: Annotated[
        int, "how many articles say so on their own, copies of one text counted once; 1 where it takes several together"
    ]
    original: Annotated[str | None, "what the engine wrote, where something else stands here now; else null"]
    findings: Annotated[tuple[Finding, ...], "what the sources do not bear out in what the engine wrote"]
    support: Annotated[
        tuple[Support, ...], "the source sentences it rests on, best first, from all articles that say so; their copies last"
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A sentence that an engine wrote and the digest does not have."""

    text: Annotated[str, "what the engine wrote"]
    findings: Annotated[tuple[Finding, ...], "what the sources do not bear out in it"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What one article says about something on which articles differ."""

    value: Annotated[str, "the words that differ"]
    sentence: Annotated[str, "the sentence they stand in"]
    article_id: Annotated[str, "id of the article in articles.jsonl"]
    start: Annotated[int, "offset of the sentence's first character into that article's text"]
    end: Annotated[int, "offset after its last character"]
    source: Annotated[str | None, "the outlet, where known"]
    published: Annotated[str | None, "when it was published, where known"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """Articles that do not say the same about one thing; earliest claim first."""

    kind: Annotated[Literal["number", "date", "denial"], "what they differ in; denial: one says it, another says it is not so"]
    relation: Annotated[Literal["conflict", "update"], "update: a later report supersedes an earlier one, as tolls do"]
    about: Annotated[str, "the words that the claims share"]
    claims: Annotated[tuple[Claim, ...], "two or more, of different articles"]


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
    left_out: Annotated[tuple[LeftOut, ...], "what the engine wrote, its sources do not bear out and nothing could stand in for"]
    independent_sources: Annotated[int, "how many articles it was made from, copies of one text counted once"]
    disagreements: Annotated[tuple[Disagreement, ...], "where the articles do not say the same"]
    articles: Annotated[tuple[DigestArticle, ...], "the articles of the story, earliest first"]
    sources: Annotated[tuple[str, ...], "the outlets, where known, in alphabetical order"]
    first_published: Annotated[str | None, "earliest known date of its articles"]
    last_published: Annotated[str | None, "latest known date of its articles"]
    engine: Annotated[str, "what wrote the sentences"]
    status: Annotated[
        Literal["ok", "degraded", "empty"],
        "ok; degraded: the engine failed, or the sources do not bear out most of what it wrote, and source sentences stand in; "
        "empty: nothing could be said",
    ]
    reason: Annotated[str | None, "why the status is not ok"]
