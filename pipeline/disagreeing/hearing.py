"""A story -> its sentences as they are heard: whose they are, and which are worth reading, which is what costs.

Told by integers, for all sentences at once: which have a number, a day or a denial, and which of those share words with a
sentence of another article.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.codes import Indices, Listed, coded, marked, overlap, stem_code
from pipeline.disagreeing import denials, values
from pipeline.disagreeing.lexicon import STATES, VERDICTS
from pipeline.disagreeing.statements import merged_stems
from pipeline.text import read_words
from pipeline.types import Article, Sentence, Story

Mask = NDArray[np.bool_]

TOLLS = frozenset(("kill", "hurt", "miss", "arrest", "kidnap", "free", "rescu"))
_LONGEST = 400  # characters: longer ones are lists, or badly split
# Words that have an opposite, side by side.
_SIDES = [
    frozenset(word for word, number in listed.items() if number == side)
    for listed in (STATES, VERDICTS)
    for number in range(1, max(listed.values()) + 1)
    for side in (number, -number)
]
_SETS = (*denials.MARKS, values.NUMBERS, values.DAYS, *_SIDES)
_NUMBER, _DAY, _OPPOSED = range(len(denials.MARKS), len(denials.MARKS) + 3)  # bits; sides from the last on, two by two
_AGED = re.compile(r"[,(](?<!\d[,(])\s?\d{1,3}\s?[,.;)]")  # what has neither this nor "-year-" gives no age
_CAPITAL = re.compile(r"\b[A-Z]\w+")
_FOREIGN = re.compile(r"\d,\d{1,2}(?!\d)|\d\.000\b")  # 7,3 and 20.000, as much of Europe writes them
# Least cosine of two sentences before they are read, with numbers, dates and attributions still among their words: well below
# what is asked for once they are. On train and tune nothing is lost at .3, two findings of 131 at .38, three at .42.
_SHARED = 2  # words
_NEAR, _NEAR_DAYS, _NEAR_TOLLS, _NEAR_PLAIN = 0.38, 0.36, 0.18, 0.45
_BLOCK = 1 << 20  # pairs of sentences at a time: the memory that a story takes is linear in its sentences


@dataclass(frozen=True, slots=True)
class Heard:
    """A sentence, the articles that say it, copies as their originals; its own's outlet and time."""

    sentence: Sentence
    articles: frozenset[str]
    source: str | None
    published: str | None

    @property
    def words(self) -> tuple[str, ...]:
        """Its folded words."""
        return read_words(self.sentence.text)[0]


def apart(one: Heard, other: Heard) -> bool:
    """Whether two sentences are of different articles, and not of one outlet: what it prints next is no second source."""
    return one.articles.isdisjoint(other.articles) and (one.source is None or one.source != other.source)


class _Said(NamedTuple):
    """Which sentences of a story have a number, a day, an age, a denial, which may affirm something, have an opposite (n,)."""

    numbers: Mask
    days: Mask
    ages: Mask
    outright: Mask
    plain: Mask
    affirming: Mask
    opposed: Mask


class Hearing:
    """A story's sentences by number, and the numbers of those worth reading.

    `counted` have a number and share words with such a sentence of another article; `dated` name a day and do so, `aged` an age,
    `opposed` have a word that has an opposite. `denying` may deny something; `near` (n,) are those that share words with one of
    these.
    """

    def __init__(self, story: Story) -> None:
        members = [(member, article.id) for article in story.articles for member in (article, *article.copies)]
        self.articles: dict[str, Article] = {member.id: member for member, _ in members}
        self._roots = {member.id: root for member, root in members}
        self._sentences = story.sentences or tuple(sentence for fact in story.facts for sentence in fact.sentences)
        self._heard: dict[int, Heard] = {}
        texts = tuple([sentence.text for sentence in self._sentences])
        self._words = overlap(texts).merged(*_merged())
        short = np.array([len(text) <= _LONGEST for text in texts], dtype=bool)
        marks = marked(list(map(coded, texts)), _SETS) * short
        self._numbered = (denials.has(marks, _NUMBER) | _with_digits(texts)) & short
        aged = [at for at in np.flatnonzero(self._numbered).tolist() if "year-" in texts[at] or _AGED.search(texts[at])]
        said = _Said(
            self._numbered,
            denials.has(marks, _DAY),
            _mask(aged, len(texts)),
            denials.outright(marks),
            denials.plain(marks) | (short & denials.says_no(marks, texts)),
            short & denials.affirming(marks),
            _opposed(marks),
        )
        self.near = np.zeros(len(texts), dtype=bool)
        counted, self.dated, aged, denying, self.opposed = self._worth(said)
        self.counted = list(self._not_foreign(counted))
        self.aged = list(self._not_foreign(self._of_one_name(aged)))
        self.denying = [
            number
            for number in denying
            if (said.outright[number] and denials.says_outright(texts[number]))
            or (said.plain[number] and not denials.spoken(texts[number]))
        ]

    def __len__(self) -> int:
        return len(self._sentences)

    def __getitem__(self, number: int) -> Heard:
        heard = self._heard.get(number)
        if heard is None:
            sentence = self._sentences[number]
            own = self.articles.get(sentence.article_id)
            heard = Heard(sentence, self._said_by(sentence), own.source if own else None, own.published if own else None)
            self._heard[number] = heard
        return heard

    def __iter__(self) -> Iterator[Heard]:
        return map(self.__getitem__, range(len(self)))

    @property
    def numbered(self) -> Iterator[int]:
        """Those that have a number, though they share no words with any."""
        return self._not_foreign(np.flatnonzero(self._numbered).tolist())

    def _of_one_name(self, numbers: Sequence[int]) -> Iterator[int]:
        """Those that have a word with a capital in common with another of them."""
        words = {at: frozenset(_CAPITAL.findall(self._sentences[at].text)) for at in numbers}
        homes = Counter(chain.from_iterable(words.values()))
        return (at for at in numbers if any(homes[word] > 1 for word in words[at]))

    def _not_foreign(self, numbers: Iterable[int]) -> Iterator[int]:
        return (number for number in numbers if not _FOREIGN.search(self._sentences[number].text))

    def saying(self, stems: Iterable[str]) -> Indices:
        """How many of these canonical stems each sentence has (n,)."""
        return self._words.sharing(np.array([stem_code(stem) for stem in stems]))

    def _said_by(self, sentence: Sentence) -> frozenset[str]:
        ids = (sentence.article_id, *(span.article_id for span in sentence.echoes)) if sentence.echoes else (sentence.article_id,)
        return frozenset([self._roots.get(article_id, article_id) for article_id in ids])

    def _articles(self) -> tuple[Indices, Mask]:
        """The only article that has a sentence, -1 where several do (n,); and which sentences each article has (articles, n)."""
        echoed = {number: self._said_by(sentence) for number, sentence in enumerate(self._sentences) if sentence.echoes}
        own = [self._roots.get(sentence.article_id, sentence.article_id) for sentence in self._sentences]
        places = {article: place for place, article in enumerate(sorted({*own, *chain.from_iterable(echoed.values())}))}
        alone = np.array([places[article] for article in own])
        has = alone == np.arange(len(places))[:, None]
        for number, articles in echoed.items():
            if len(articles) > 1:
                alone[number] = -1
                has[[places[article] for article in articles], number] = True
        return alone, has

    def _worth(self, said: _Said) -> tuple[list[int], ...]:
        """What the sentences have -> which of those with a number, a day, an age, a denial are worth reading; fills `near`."""
        words, size = self._words, len(self)
        kept = np.zeros((5, size), dtype=bool)
        rows = np.flatnonzero(said.numbers | said.days | said.outright | said.plain | said.opposed)
        if not len(rows):
            return tuple([] for _ in kept)
        alone, having = self._articles()
        least = np.where(words.sharing(_toll_codes()), _NEAR_TOLLS**2, _NEAR**2)
        # What a sentence has, and what may be set against it in another, a bit each: that leaves few pairs to weigh.
        denying, both = said.outright | said.plain, (said.numbers, said.days, said.opposed)
        has, meets = _bits(*both, denying), _bits(*both, said.affirming)
        step = max(1, _BLOCK // size)
        for start in range(0, len(rows), step):
            block = rows[start : start + step]
            shared = words.counts(block)
            row, other = np.nonzero((shared >= _SHARED) & ((has[block, None] & meets) > 0))
            outside = (alone[block[row]] != alone[other]) | (alone[other] < 0)  # of another article, or in several
            row, other = row[outside], other[outside]
            one = block[row]
            alike = shared[row, other] ** 2 / (words.sizes[one] * words.sizes[other])
            elsewhere = (alone[one] < 0) | ~having[alone[one], other]
            counted = elsewhere & said.numbers[one] & said.numbers[other] & (alike >= least[one])
            dated = elsewhere & said.days[one] & said.days[other] & (alike >= _NEAR_DAYS**2)
            kept[0, self._differing(one[counted], other[counted], values.numbers)] = True
            kept[1, self._differing(one[dated], other[dated], values.days)] = True
            aged = np.flatnonzero(said.ages[block])
            if len(aged):
                own = alone[block[aged]]
                kept[2, block[aged]] = ((shared[aged] > 0) & said.ages & ~having[own]).any(axis=1) | (own < 0)
            near = denying[one] & said.affirming[other]
            kept[3, one[near & said.outright[one]]] = True
            kept[3, one[near & said.plain[one] & (alike >= _NEAR_PLAIN**2)]] = True
            kept[4, one[elsewhere & said.opposed[one] & said.opposed[other] & (alike >= _NEAR_PLAIN**2)]] = True
            self.near[other[near & kept[3, one]]] = True
        return tuple(np.flatnonzero(each).tolist() for each in kept)

    def _differing(self, ones: Indices, others: Indices, values_of: Callable[[str], frozenset[str]]) -> list[int]:
        """Pairs of sentences (p,), (p,) -> of the first ones those that have other values, both ways."""
        places = {*ones.tolist(), *others.tolist()}
        said = {place: values_of(self._sentences[place].text) for place in places}
        pairs = zip(ones.tolist(), others.tolist(), strict=True)
        return [one for one, other in pairs if not (said[one] <= said[other] or said[other] <= said[one])]


def _opposed(marks: Indices) -> Mask:
    """Sentences, a bit for each of `_SETS` (n,) -> which have a word whose opposite another has (n,)."""
    seen = int(np.bitwise_or.reduce(marks)) >> _OPPOSED
    both = sum(3 << at for at in range(0, len(_SIDES), 2) if seen >> at & 3 == 3)
    found: Mask = (marks & (both << _OPPOSED)) != 0
    return found


def _bits(*masks: Mask) -> NDArray[np.uint8]:
    """Masks (n,) -> a bit for each of them (n,)."""
    found: NDArray[np.uint8] = np.packbits(np.array(masks), axis=0, bitorder="little")[0]
    return found


def _with_digits(texts: Sequence[str]) -> Mask:
    """Which texts have a digit (n,): a quarter of the time of a search in each."""
    characters = np.frombuffer("".join(texts).encode("latin-1", "replace"), dtype=np.uint8)  # one byte for each, digits theirs
    digits = np.flatnonzero(characters - np.uint8(48) < 10)
    return _mask(np.searchsorted(np.cumsum(list(map(len, texts))), digits, "right"), len(texts))


def _mask(places: Sequence[int] | Indices, size: int) -> Mask:
    found = np.zeros(size, dtype=bool)
    found[places] = True
    return found


@lru_cache(maxsize=1)
def _toll_codes() -> Indices:
    return np.array([stem_code(stem) for stem in sorted(TOLLS)])


@lru_cache(maxsize=1)
def _merged() -> tuple[Listed, Indices]:
    """The codes of stems that stand for another, and of those others."""
    codes = sorted((stem_code(form), stem_code(first)) for form, first in merged_stems().items())
    return Listed(np.array([form for form, _ in codes])), np.array([first for _, first in codes])
