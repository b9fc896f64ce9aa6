"""stories -> stories: wire copies folded into one article, repeated sentences into one that keeps its echoes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Annotated, Literal, assert_never

import numpy as np
from pydantic import Field

from pipeline.settings import Fraction, Natural, Settings
from pipeline.shingles import hashes, minhash_keys, rare_keys, runs, shingles
from pipeline.text import STOPWORDS, fold, split_sentences, words
from pipeline.types import Article, Sentence, Span, Story

Splitter = Literal["sentencex", "punkt"]
_SPLITTER = "what ends a sentence: sentencex (rules), or punkt (NLTK, parameters learned from news and shipped)"


class Fold(Settings):
    """Fold repeats: articles that are copies of one text, then sentences that say the same in the same words."""

    method: Literal["fold"] = "fold"
    splitter: Splitter = Field("sentencex", description=_SPLITTER)
    copy_containment: Fraction = Field(
        0.8, description="an article is a copy if this share of the shorter text's five-word runs is in the longer, 0 to 1"
    )
    copy_length: Fraction = Field(0.5, description="and its text is at least this share of the longer one's length, 0 to 1")
    jaccard: Annotated[float, Field(ge=0.3, le=1)] = Field(
        0.75,
        description="sentences are repeats from this Jaccard similarity of their word shingles on, 0.3 to 1 (1: exact ones only)",
    )
    shingle_words: Annotated[int, Field(ge=1, le=5)] = Field(2, description="a shingle is a run of one to so many words, 1 to 5")
    exact_below: Natural = Field(
        1000,
        description="from so many sentences on, MinHash finds the pairs to compare and may miss one in a thousand; 0 or more",
    )


class NoDedup(Settings):
    """Fold nothing: every article and every sentence stands for itself."""

    method: Literal["none"] = "none"
    splitter: Splitter = Field("sentencex", description=_SPLITTER)


DedupSettings = Annotated[Fold | NoDedup, Field(discriminator="method")]


def dedup(stories: Sequence[Story], settings: Fold | NoDedup) -> list[Story]:
    """Stories -> the same stories with their sentences, each said once; what said it too is in `copies` and `echoes`.

    A story that has its sentences already keeps them (with their echoes) and has them folded again, which changes nothing.
    """
    match settings:
        case NoDedup():
            return [replace(story, sentences=_sentences(story, story.articles, settings.splitter)) for story in stories]
        case Fold():
            return [_folded(story, settings) for story in stories]
        case _:
            assert_never(settings)


def _folded(story: Story, settings: Fold) -> Story:
    articles = _fold_copies(story.articles, settings)
    sentences = _sentences(story, articles, settings.splitter)
    return replace(story, articles=articles, sentences=_fold_sentences(sentences, articles, settings))


def _sentences(story: Story, articles: Sequence[Article], splitter: Splitter) -> tuple[Sentence, ...]:
    if story.sentences:
        kept = {article.id for article in articles}
        return tuple(sentence for sentence in story.sentences if sentence.article_id in kept)
    return tuple(
        Sentence(text=article.text[start:end], article_id=article.id, start=start, end=end, position=position)
        for article in articles
        for position, (start, end) in enumerate(split_sentences(article.text, splitter))
    )


# Articles

_RUN = 5  # words; shorter runs are shared by articles that only report the same event
# The runs of least hash stand for a text (Broder 1997): two that share a third of theirs miss each other once in 10^6.
_SKETCH = 32


def _fold_copies(articles: Sequence[Article], settings: Fold) -> tuple[Article, ...]:
    """Articles -> those that are copies of no other, each with its copies.

    The longest text of a group stands for it, because the others were cut from it (ties: first published, then by id).
    Each article is compared with those that already stand for a group, longest first, so copies cannot chain.
    """
    texts = [np.unique(runs(hashes(words(article.text)), _RUN)) for article in articles]
    order = sorted(range(len(articles)), key=lambda i: (-len(texts[i]), articles[i].published or "~", articles[i].id))
    copies: dict[int, list[Article]] = {}
    holders: defaultdict[int, list[int]] = defaultdict(list)
    for rank, i in enumerate(order):
        sketch = texts[i][:_SKETCH].tolist()
        for earlier in sorted({other for run in sketch for other in holders.get(run, ())}):
            original = order[earlier]
            long_enough = len(texts[i]) >= settings.copy_length * len(texts[original])
            shared = len(np.intersect1d(texts[i], texts[original], assume_unique=True))
            if long_enough and shared >= settings.copy_containment * len(texts[i]):
                copies[original] += [replace(articles[i], copies=()), *articles[i].copies]
                break
        else:
            copies[i] = list(articles[i].copies)
            for run in sketch:
                holders[run].append(rank)
    return tuple(replace(articles[i], copies=tuple(sorted(copies[i], key=lambda copy: copy.id))) for i in sorted(copies))


# Sentences


@dataclass(frozen=True, slots=True)
class _Reading:
    """What of a sentence is compared. `fixed` (numbers, negations) must be equal; see `_contradict` for the rest."""

    sentence: Sentence
    words: tuple[str, ...]
    fixed: tuple[str, ...]
    names: tuple[str, ...]
    sides: frozenset[int]


def _fold_sentences(sentences: Sequence[Sentence], articles: Sequence[Article], settings: Fold) -> tuple[Sentence, ...]:
    """Sentences -> those that none of the others repeats, in their order, with the spans of their repeats as echoes.

    The best formed stands for the others (ties: the longest, the first published, the earliest in its article). Each is
    compared with those that already stand for others, in that order, so repeats cannot chain.
    """
    published = {article.id: article.published or "~" for article in articles}
    readings = sorted((_read(sentence) for sentence in sentences), key=lambda r: _rank(r, published[r.sentence.article_id]))
    echoes: dict[Sentence, list[Sentence]] = {}
    unique: dict[tuple[str, ...], _Reading] = {}
    for reading in readings:
        first = unique.setdefault(reading.words or (fold(reading.sentence.text),), reading)
        echoes.setdefault(first.sentence, []).append(reading.sentence)
    comparable: defaultdict[tuple[str, ...], list[_Reading]] = defaultdict(list)
    for reading in unique.values():
        if reading.words:
            comparable[reading.fixed].append(reading)
    # Counted so that it is the same when what was folded is folded again.
    exactly = sum(1 + len(sentence.echoes) for sentence in sentences) < settings.exact_below
    for group in comparable.values():
        for repeat, kept in _near(group, settings, exactly=exactly) if len(group) > 1 else ():
            echoes[kept.sentence] += echoes.pop(repeat.sentence)
    return tuple(
        replace(sentence, echoes=_spans(sentence, echoes[sentence])) if len(echoes[sentence]) > 1 else sentence
        for sentence in sentences
        if sentence in echoes
    )


def _spans(kept: Sentence, said: Iterable[Sentence]) -> tuple[Span, ...]:
    """All the places where it was said, the kept sentence's own aside."""
    spans = {span for sentence in said for span in (_span(sentence), *sentence.echoes)} - {_span(kept)}
    return tuple(sorted(spans, key=lambda span: (span.article_id, span.start, span.end)))


def _span(sentence: Sentence) -> Span:
    return Span(article_id=sentence.article_id, start=sentence.start, end=sentence.end)


def _rank(reading: _Reading, published: str) -> tuple[int, int, str, int, str, int]:
    sentence, text = reading.sentence, reading.sentence.text
    broken = (
        text[:1].islower(),
        text.rstrip("\"'”’)]")[-1:] not in ".!?",
        text.count('"') % 2 == 1 or text.count("“") != text.count("”"),
    )
    return sum(broken), -len(reading.words), published, sentence.position, sentence.article_id, sentence.start


_NUMERALS = "two three four five six seven eight nine ten eleven twelve"
_QUANTITIES = "hundred thousand million billion trillion dozen first second third half double"
_NUMBERS = {word: str(n) for n, word in enumerate(_NUMERALS.split(), 2)} | {word: word for word in _QUANTITIES.split()}
_NEGATIONS = frozenset(("not", "no", "never", "nor", "neither", "none", "nobody", "nothing", "cannot", "without"))
# Words that turn a sentence round when one stands for the other: "rose" for "fell" leaves nine tenths of it alike.
_TURNS = """
up rise rises rose risen rising gain gains gained increase increases increased more higher above
| down fall falls fell fallen falling drop drops dropped decline declines declined decrease decreased less fewer lower below
win wins won winning victory | lose loses lost losing defeat
accept accepts accepted approve approves approved confirm confirmed agree agreed
| reject rejects rejected refuse refused deny denies denied disagreed
support supports supported for | oppose opposes opposed against
before | after
open opens opened begin begins began start starts started | close closes closed end ends ended stop stopped
guilty convicted | innocent acquitted
he his him | she her
"""
_OPPOSITES = {
    word: side * number
    for number, pair in enumerate(_TURNS.replace("\n|", "|").strip().split("\n"), 1)
    for side, one in zip((1, -1), pair.split("|"), strict=True)
    for word in one.split()
}


@lru_cache(maxsize=1 << 17)
def _parts(piece: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[int, ...]]:
    """One piece between white space -> its words, its numbers and negations, its names, its sides of `_OPPOSITES`."""
    own = tuple(words(piece))
    fixed = tuple(
        "not" if word in _NEGATIONS or word.endswith("n't") else _NUMBERS.get(word, word)
        for word in own
        if word[0].isdigit() or word in _NUMBERS or word in _NEGATIONS or word.endswith("n't")
    )
    capital = any(letter.isupper() for letter in piece)
    names = tuple(word for word in own if capital and not word[0].isdigit() and word not in STOPWORDS)
    return own, fixed, names, tuple(_OPPOSITES[word] for word in own if word in _OPPOSITES)


def _read(sentence: Sentence) -> _Reading:
    own: list[str] = []
    fixed: list[str] = []
    names: dict[str, None] = {}
    sides: set[int] = set()
    for piece in sentence.text.split():
        in_words, in_fixed, in_names, in_sides = _parts(piece)
        own += in_words
        if in_fixed:
            fixed += in_fixed
        if in_names:
            names.update(dict.fromkeys(in_names))
        if in_sides:
            sides.update(in_sides)
    return _Reading(sentence=sentence, words=tuple(own), fixed=tuple(sorted(fixed)), names=tuple(names), sides=frozenset(sides))


def _contradict(one: _Reading, other: _Reading) -> bool:
    """Alike, but not the same: a name stands for another, names change places, or a word for its opposite.

    A name that only one of them has is no contradiction: it is mostly who said so ('..., Trump tweeted').
    """
    if any(-side in other.sides - one.sides for side in one.sides - other.sides):
        return True
    if not set(one.names).issubset(other.words) and not set(other.names).issubset(one.words):
        return True
    return [name for name in one.names if name in other.names] != [name for name in other.names if name in one.names]


def _near(readings: Sequence[_Reading], settings: Fold, *, exactly: bool) -> Iterator[tuple[_Reading, _Reading]]:
    """Readings, best first -> (repeat, the kept one it repeats most)."""

    @lru_cache(maxsize=1 << 16)
    def of(i: int) -> set[object]:
        return shingles(readings[i].words, settings.shingle_words)

    if exactly:
        keys = rare_keys([of(i) for i in range(len(readings))], settings.jaccard)
    else:
        keys = minhash_keys([reading.words for reading in readings], settings.shingle_words, settings.jaccard)
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
