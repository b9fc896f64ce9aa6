"""stories -> stories: wire copies folded into one article, repeated sentences into one that keeps its echoes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Annotated, Literal, assert_never

from pydantic import Field

from pipeline.checking.contrary import contrary
from pipeline.codes import coded, word_codes
from pipeline.settings import Fraction, Natural, Settings
from pipeline.shingles import minhash_keys, rare_keys, shingles, with_shared_runs
from pipeline.text import STOPWORDS, denies, fold, split_sentences, words
from pipeline.types import Article, Sentence, Span, Story

Splitter = Literal["sentencex", "punkt"]
_SPLITTER = "what ends a sentence: sentencex (rules), or punkt (NLTK, parameters learned from news and shipped)"


class Fold(Settings):
    """Fold repeats: articles that are copies of one text, then sentences that say the same in the same words."""

    method: Literal["fold"] = "fold"
    splitter: Splitter = Field(default="sentencex", description=_SPLITTER)
    copy_containment: Fraction = Field(
        # Between yearly issues of one text (.72 to .79) and copies (from .81 on): python -m tests.quality.measure_dedup copies
        default=0.8,
        description="an article is a copy if this share of the shorter text's five-word runs is in the longer",
    )
    copy_length: Fraction = Field(default=0.5, description="and its text is at least this share of the longer one's length")
    jaccard: Annotated[float, Field(ge=0.3, le=1)] = Field(
        # 66 folds of real stories between .70 and .85, read one by one, all said the same; of 44 below, several did not
        # ("dead friends", "dead lives"). Labelled pairs folded: .948 equivalent: python -m tests.quality.measure_dedup pairs
        default=0.7,
        description="sentences are repeats from this Jaccard similarity of their word shingles on (1: exact ones only)",
    )
    shingle_words: Annotated[int, Field(ge=1, le=5)] = Field(default=2, description="a shingle is a run of one to so many words")
    exact_below: Natural = Field(
        default=1000,
        description="from so many sentences on, MinHash finds the pairs to compare and may miss one in a thousand",
    )


class NoDedup(Settings):
    """Fold nothing: every article and every sentence stands for itself."""

    method: Literal["none"] = "none"
    splitter: Splitter = Field(default="sentencex", description=_SPLITTER)


DedupSettings = Annotated[Fold | NoDedup, Field(discriminator="method")]


def dedup(stories: Sequence[Story], settings: Fold | NoDedup) -> list[Story]:
    """Stories -> the same stories with their sentences, each said once; what said it too is in `copies` and `echoes`.

    A story that has its sentences already keeps its articles, and its sentences are folded again with their echoes.
    """
    match settings:
        case NoDedup():
            return [
                story if story.sentences else replace(story, sentences=_split(story.articles, settings.splitter))
                for story in stories
            ]
        case Fold():
            return [_folded(story, settings) for story in stories]
        case _:
            assert_never(settings)


def _split(articles: Sequence[Article], splitter: Splitter) -> tuple[Sentence, ...]:
    return tuple(
        Sentence(text=article.text[start:end], article_id=article.id, start=start, end=end, position=position)
        for article in articles
        for position, (start, end) in enumerate(split_sentences(article.text, splitter))
    )


def _folded(story: Story, settings: Fold) -> Story:
    articles = story.articles
    readings = [_Reading(sentence, coded(sentence.text)) for sentence in story.sentences or _split(articles, settings.splitter)]
    if not story.sentences and len(articles) > 1:
        articles = _fold_copies(articles, readings, settings)
        kept = {article.id for article in articles}
        readings = [reading for reading in readings if reading.sentence.article_id in kept]
    return replace(story, articles=articles, sentences=_fold_sentences(readings, articles, settings))


# Articles

_RUN = 5  # words; shorter runs are shared by articles that only report the same event
_COMMON = 100  # a sentence in so many different texts is boilerplate and no sign of a copy; keeps the search linear


def _fold_copies(articles: Sequence[Article], readings: Sequence[_Reading], settings: Fold) -> tuple[Article, ...]:
    """Articles and their sentences -> the articles that are copies of no other, each with its copies.

    Each article is compared with the longest texts of the groups so far that share a whole sentence with it, longest first
    (ties: first published, then by id), so copies cannot chain. What stands for a group is its earliest article, of those
    from which the longest text would count as copied; where no dates tell, an agency's, else the longest.
    """
    said: defaultdict[str, list[bytes]] = defaultdict(list)
    for reading in readings:
        said[reading.sentence.article_id].append(reading.coded)
    length = {article.id: sum(map(len, said[article.id])) for article in articles}

    @lru_cache(maxsize=1 << 12)
    def runs(article_id: str) -> set[tuple[int, ...]]:
        tokens = tuple(word_codes(said[article_id])[0].tolist())
        return set(zip(*(tokens[i:] for i in range(_RUN)), strict=False)) or {tokens}

    def copied(one: str, other: str) -> bool:
        return len(runs(one) & runs(other)) >= settings.copy_containment * len(runs(one))

    groups: dict[str, list[Article]] = {}
    holders: defaultdict[bytes, list[tuple[int, str]]] = defaultdict(list)
    for rank, article in enumerate(sorted(articles, key=lambda a: (-length[a.id], a.published or "~", a.id))):
        for _, original in sorted({holder for sentence in said[article.id] for holder in holders.get(sentence, ())}):
            if length[article.id] < settings.copy_length * length[original]:
                continue
            if copied(article.id, original):
                groups[original].append(article)
                break
        else:
            groups[article.id] = [article]
            for sentence in said[article.id]:
                if sentence and len(holders[sentence]) < _COMMON:
                    holders[sentence].append((rank, article.id))
    originals = [
        _with_copies(_first([group[0], *(article for article in group[1:] if copied(group[0].id, article.id))]), group)
        for group in groups.values()
    ]
    found = {original.id: original for original in originals}
    return tuple(found[article.id] for article in articles if article.id in found)


def _with_copies(original: Article, group: Sequence[Article]) -> Article:
    """The original of a group, with the others and all their copies."""
    if len(group) == 1:
        return original
    copies = [replace(article, copies=()) for article in group if article is not original]
    copies += [copy for article in group for copy in article.copies]
    return replace(original, copies=tuple(sorted(copies, key=lambda copy: copy.id)))


_AGENCIES = re.compile(
    r"(?:the )?(?:ap|associated press|reuters|afp|agence france-presse|dpa|upi|united press international|pa media"
    r"|press association|bloomberg|interfax|tass|xinhua|kyodo|yonhap|ansa|efe|apa|pti|ians|ani)(?:[ -]news)?(?: agency)?",
    re.IGNORECASE,
)


def _is_agency(source: str | None) -> bool:
    return source is not None and _AGENCIES.fullmatch(source.strip()) is not None


def _first(group: Sequence[Article]) -> Article:
    """The earliest, of equals an agency's, of equals the first of the list. A day comes behind all times of it, no date last."""
    return min(group, key=lambda article: (f"{article.published or ''}~", not _is_agency(article.source)))


# Sentences


@dataclass(slots=True, eq=False)  # not frozen: a microsecond each, and there are thousands; told apart by identity
class _Reading:
    """A sentence, and its words as `codes` has them."""

    sentence: Sentence
    coded: bytes

    @property
    def words(self) -> tuple[str, ...]:
        """Its words as words: few sentences are asked for them."""
        return _words(self.sentence.text)


@lru_cache(maxsize=1 << 12)
def _words(text: str) -> tuple[str, ...]:
    return tuple(words(text))


def _fold_sentences(readings: Sequence[_Reading], articles: Sequence[Article], settings: Fold) -> tuple[Sentence, ...]:
    """Sentences -> those that none of the others repeats, in their order, with the spans of their repeats as echoes.

    The best formed stands for the others (ties: the longest, the first published, the earliest in its article). Each is
    compared with those that already stand for others, in that order, so repeats cannot chain.
    """
    published = {article.id: article.published or "~" for article in articles}

    def rank(reading: _Reading) -> _Rank:
        return _rank(reading, published[reading.sentence.article_id])

    same: defaultdict[bytes | str, list[_Reading]] = defaultdict(list)
    for reading in readings:
        same[reading.coded or fold(reading.sentence.text)].append(reading)
    echoes = {min(group, key=rank) if len(group) > 1 else group[0]: group for group in same.values()}
    unlike = [reading for reading in echoes if reading.coded]
    # Counted so that it is the same when what was folded is folded again.
    exactly = sum(1 + len(reading.sentence.echoes) for reading in readings) < settings.exact_below
    if exactly:
        said = word_codes([reading.coded for reading in unlike])
        unlike = [unlike[i] for i in with_shared_runs(*said, settings.shingle_words, settings.jaccard)]
    if len(unlike) < 2 and len(echoes) == len(readings):  # most stories: nothing in them is said twice
        return tuple([reading.sentence for reading in readings])
    comparable: defaultdict[tuple[str, ...], list[_Reading]] = defaultdict(list)
    for reading in unlike:
        comparable[tuple(sorted(filter(None, map(_fixed, reading.words))))].append(reading)
    for group in comparable.values():
        for repeat, kept in _near(sorted(group, key=rank), settings, exactly=exactly) if len(group) > 1 else ():
            echoes[kept] += echoes.pop(repeat)
    return tuple(
        replace(reading.sentence, echoes=_spans(reading.sentence, echoes[reading]))
        if len(echoes[reading]) > 1
        else reading.sentence
        for reading in readings
        if reading in echoes
    )


def _spans(kept: Sentence, said: Iterable[_Reading]) -> tuple[Span, ...]:
    """All the places where it was said, the kept sentence's own aside."""
    spans = {span for reading in said for span in (reading.sentence.span, *reading.sentence.echoes)} - {kept.span}
    return tuple(sorted(spans, key=lambda span: (span.article_id, span.start, span.end)))


_Rank = tuple[int, int, str, int, str, int]


def _rank(reading: _Reading, published: str) -> _Rank:
    sentence, text = reading.sentence, reading.sentence.text
    broken = (
        text[:1].islower(),
        text.rstrip("\"'”’)]")[-1:] not in ".!?",
        text.count('"') % 2 == 1 or text.count("“") != text.count("”"),
    )
    return sum(broken), -len(reading.coded), published, sentence.position, sentence.article_id, sentence.start


_NUMERALS = "two three four five six seven eight nine ten eleven twelve"
_QUANTITIES = "hundred thousand million billion trillion dozen first second third half double"
_NUMBERS = {word: str(n) for n, word in enumerate(_NUMERALS.split(), 2)} | {word: word for word in _QUANTITIES.split()}


@lru_cache(maxsize=1 << 17)
def _fixed(word: str) -> str:
    """A number or a negation -> how it counts, "" for any other word: only where these are equal are sentences compared."""
    if denies(word):
        return "not"
    return _NUMBERS.get(word, word if word[0].isdigit() else "")


@lru_cache(maxsize=1 << 12)
def _names(text: str) -> tuple[str, ...]:
    """The words in capitals that are no stop words, once each; the first of a sentence too ('Ohio voted', 'Iowa voted')."""
    capital = (piece for piece in text.split() if any(letter.isupper() for letter in piece))
    return tuple(
        dict.fromkeys(word for piece in capital for word in words(piece) if not word[0].isdigit() and word not in STOPWORDS)
    )


def _contradict(one: _Reading, other: _Reading) -> bool:
    """Alike, but not the same: a name stands for another, names change places, or one says the opposite.

    A name that only one of them has is no contradiction: it is mostly who said so ('..., Trump tweeted').
    """
    our_names, their_names = _names(one.sentence.text), _names(other.sentence.text)
    if not set(our_names).issubset(other.words) and not set(their_names).issubset(one.words):
        return True
    if [name for name in our_names if name in their_names] != [name for name in their_names if name in our_names]:
        return True
    return contrary(one.sentence.text, other.sentence.text)


def _near(readings: Sequence[_Reading], settings: Fold, *, exactly: bool) -> Iterator[tuple[_Reading, _Reading]]:
    """Readings, best first -> (repeat, the kept one it repeats most)."""

    @lru_cache(maxsize=1 << 16)
    def of(i: int) -> set[object]:
        return shingles(readings[i].words, settings.shingle_words)

    if exactly:
        keys = rare_keys([of(i) for i in range(len(readings))], settings.jaccard)
    else:
        said = word_codes([reading.coded for reading in readings])
        keys = minhash_keys(*said, settings.shingle_words, settings.jaccard)
    holders: defaultdict[int, list[int]] = defaultdict(list)
    for i, reading in enumerate(readings):
        best, similarity = i, settings.jaccard
        for j in sorted({j for key in keys[i] for j in holders.get(key, ())}):
            common = len(of(i) & of(j))
            jaccard = common / (len(of(i)) + len(of(j)) - common)
            if jaccard >= similarity and (jaccard > similarity or best == i) and not _contradict(reading, readings[j]):
                best, similarity = j, jaccard
        if best != i:
            yield reading, readings[best]
            continue
        for key in keys[i]:
            holders[key].append(i)
