"""story -> what its articles disagree on: candidates by the words they share, compared two by two, and joined."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import cached_property, lru_cache
from itertools import chain, combinations, repeat

import numpy as np

from pipeline.checking.lexicon import MONTHS, WEEKDAYS
from pipeline.checking.names import Name, names
from pipeline.checking.quantities import NUMBER_WORDS
from pipeline.checking.reading import Reading, read
from pipeline.codes import Indices, Overlap, among, coded, hashes, overlap, rows_of, stem_codes, word_codes
from pipeline.disagreeing import ages, comparing, counts, days, denials
from pipeline.disagreeing.joining import Edge, Heard, Place, apart, joined
from pipeline.disagreeing.lexicon import CLASSES
from pipeline.disagreeing.statements import canonical_word, elsewhere, other_day, shared, statement
from pipeline.text import words
from pipeline.types import Article, Disagreement, Sentence, Story

_AT_ONCE = timedelta(hours=3)
_LONGEST = 400  # characters: longer ones are lists, or badly split
_CROWD = 48  # only so many places with one key in common are compared: keeps the search linear
_TOLLS = frozenset(("kill", "hurt", "miss", "arrest", "kidnap", "free", "rescu"))
_AGAIN = frozenset(("kill", "hurt"))  # what happens on one day and on the next
_TOLL_STEMS = frozenset(form for form, first in CLASSES.items() if first in _TOLLS) | _TOLLS
_NUMBER_WORDS = NUMBER_WORDS - {"one"}  # which seldom counts
_DIGIT = re.compile(r"\d")
_AGED = re.compile(r"-\s?year-|(?<!\d)[,(]\s?\d{1,3}\s?[,.;)]")  # what has none of this gives no age
_FOREIGN = re.compile(r"\d,\d{1,2}(?!\d)|\d\.000\b")  # 7,3 and 20.000, as much of Europe writes them
_DAY_WORDS = frozenset((*MONTHS, *WEEKDAYS))
# Least cosine of two sentences that share three content words, and of two that share two. Read off the training stories
# (LOG.md): below, most of what is found is about two things. A toll is told of one event, so less will do.
# Nouns without a word that governs both need more.
_ALIKE, _ALIKE_TOLLS, _ALIKE_NOUNS, _ALIKE_DAYS = (0.5, 0.8), (0.25, 0.45), (0.65, 0.8), (0.6, 0.6)
# The same before they are read, with numbers, dates and attributions still among their words: nothing is lost on train and tune.
_SHARED = 2  # words
_NEAR, _NEAR_TOLLS, _NEAR_PLAIN = 0.3, 0.18, 0.45


def disagreements(story: Story) -> tuple[Disagreement, ...]:
    """A story with its sentences or facts -> where its articles do not say the same, in the order of its sentences.

    Numbers that count one thing, ages of one person, days of one event, and what one affirms and another denies. Precision
    first: sentences are compared only where their words say that they tell of the same thing. Copies and echoes are one source,
    and an article that has both values disagrees with nobody. Linear in the sentences; milliseconds for a hundred.
    """
    if len(story.articles) < 2:
        return ()
    articles = {member.id: member for article in story.articles for member in (article, *article.copies)}
    roots = {member.id: article.id for article in story.articles for member in (article, *article.copies)}
    sentences = story.sentences or tuple(sentence for fact in story.facts for sentence in fact.sentences)
    heard = [_heard(sentence, roots, articles) for sentence in sentences if len(sentence.text) <= _LONGEST]
    numbered, dated, denying = _with(heard, _NUMBER_WORDS, _DAY_WORDS, denials.CUES)
    edges = [*_numbers(heard, numbered), *_days(heard, dated), *_denials(heard, denying)]
    return tuple(joined(edges, heard, articles))


def _heard(sentence: Sentence, roots: Mapping[str, str], articles: Mapping[str, Article]) -> Heard:
    own = articles.get(sentence.article_id)
    ids = (sentence.article_id, *(span.article_id for span in sentence.echoes)) if sentence.echoes else (sentence.article_id,)
    said_by = frozenset([roots.get(article_id, article_id) for article_id in ids])
    return Heard(sentence, said_by, own.source if own else None, own.published if own else None)


def _with(heard: Sequence[Heard], *sets: frozenset[str]) -> list[Indices]:
    """Of each set of words, the places of the sentences that have one: whole stories at once, since most sentences have none."""
    codes, lengths = word_codes([coded(one.sentence.text) for one in heard])
    any_of = np.flatnonzero(among(codes, hashes(frozenset().union(*sets))))
    owners, found = np.repeat(np.arange(len(heard)), lengths)[any_of], codes[any_of]
    return [np.unique(owners[among(found, hashes(words))]) for words in sets]


def _candidates(keys: Mapping[Hashable, Sequence[int]]) -> Iterator[tuple[int, int]]:
    """What is listed under one key, two by two, each pair once."""
    yield from dict.fromkeys(chain.from_iterable(combinations(members[:_CROWD], 2) for members in keys.values()))


def _met(listed: Sequence[tuple[int, Heard]], least: Callable[[frozenset[int]], float]) -> list[tuple[int, Heard]]:
    """Those that say much the same as one of another article; the others are not worth reading, which is what costs.

    Two content words shared and a cosine of `least`, well below what `shared` asks for once they are read. Every sentence is a
    bit: two sums of masks tell which share one word with it, and which two or more.
    """
    bags = [frozenset(stem_codes(coded(one.sentence.text)).tolist()) for _, one in listed]
    holders: defaultdict[int, int] = defaultdict(int)
    own: defaultdict[str, int] = defaultdict(int)
    for place, (bag, (_, one)) in enumerate(zip(bags, listed, strict=True)):
        for stem in bag:
            holders[stem] |= 1 << place
        for article in one.articles:
            own[article] |= 1 << place
    found = []
    for bag, (number, one) in zip(bags, listed, strict=True):
        once = twice = 0
        for stem in bag:
            twice |= once & holders[stem]
            once |= holders[stem]
        others = twice & ~own[min(one.articles)] if len(one.articles) == 1 else twice
        square = least(bag) ** 2 * len(bag)
        for _ in range(_CROWD):
            place = others.bit_length() - 1
            if place < 0:
                break
            if len(bag & bags[place]) ** 2 >= square * len(bags[place]):
                found.append((number, one))
                break
            others ^= 1 << place
        else:  # reading it is cheaper than to go on
            found.append((number, one))
    return found


def _least_number(bag: frozenset[int]) -> float:
    return _NEAR if _toll_codes().isdisjoint(bag) else _NEAR_TOLLS


@lru_cache(maxsize=1)
def _toll_codes() -> frozenset[int]:
    return frozenset(stem_codes(rows_of(" ".join(_TOLL_STEMS))).tolist())


class _Stated:
    """Every number of a story's sentences by article and amount, read when first asked for: few stories have two that differ."""

    def __init__(self, numbered: Sequence[tuple[int, Heard]]) -> None:
        self._numbered = numbered

    @cached_property
    def _counts(self) -> dict[tuple[str, counts.Amount], list[counts.Count]]:
        found: defaultdict[tuple[str, counts.Amount], list[counts.Count]] = defaultdict(list)
        for _, one in self._numbered:
            for count in counts.counts(read(one.sentence.text)):
                for article in one.articles:
                    found[article, count.amount].append(count)
        return found

    def get(self, article: str, amount: counts.Amount) -> Sequence[counts.Count]:
        return self._counts.get((article, amount), ())


def _numbers(heard: Sequence[Heard], with_words: Indices) -> Iterator[Edge]:
    spelt = frozenset(with_words.tolist())
    numbered = [
        (number, one)
        for number, one in enumerate(heard)
        if (number in spelt or _DIGIT.search(one.sentence.text)) and not _FOREIGN.search(one.sentence.text)
    ]
    counted: list[tuple[int, counts.Count]] = []
    stated = _Stated(numbered)
    keys: defaultdict[Hashable, list[int]] = defaultdict(list)
    for number, one in _met(numbered, _least_number):
        for count in counts.counts(read(one.sentence.text)):
            for word in sorted(count.noun | count.near) or [""]:
                keys[count.unit, word].append(len(counted))
            counted.append((number, count))
    for i, j in _candidates(keys):
        yield from _counted(heard, counted[i], counted[j], stated)
    yield from _ages(heard, numbered)


def _ages(heard: Sequence[Heard], numbered: Sequence[tuple[int, Heard]]) -> Iterator[Edge]:
    aged = [(number, one) for number, one in numbered if _AGED.search(one.sentence.text)]
    old = [(number, age) for number, one in aged for age in ages.ages(read(one.sentence.text))]
    namesakes: defaultdict[Hashable, list[int]] = defaultdict(list)
    for index, (_, age) in enumerate(old):
        namesakes[age.name[-1]].append(index)
    for i, j in _candidates(namesakes):
        (first, one), (second, other) = old[i], old[j]
        if not apart(heard[first], heard[second]) or not ages.differ(one, other):
            continue
        if one.name == other.name or _one_of_that_name(heard, one.name[-1]):
            places = Place(first, one.at, one.end), Place(second, other.at, other.end)
            yield Edge("number", "conflict", *places, frozenset(one.name) & frozenset(other.name))


def _one_of_that_name(heard: Sequence[Heard], surname: str) -> bool:
    """Whether all full names of a story with this surname are of one person."""
    every = [
        (name, read(one.sentence.text))
        for one in heard
        if any(map(str.startswith, one.words, repeat(surname)))
        for name in names(read(one.sentence.text))
        if name.stems[-1] == surname
    ]
    return (
        not any(_hyphened(reading, name) for name, reading in every)
        and len({name.stems[-2] for name, _ in every if len(name.stems) > 1}) < 2
    )


def _hyphened(reading: Reading, name: Name) -> bool:
    """Whether a part of a name before a hyphen was left off: "Sui-ying Cheng"."""
    before = reading.tokens[max(0, name.start - 3) : name.start]
    return len(before) == 3 and before[0].capital and before[1].sort == "hyphen" and not before[2].capital


def _counted(
    heard: Sequence[Heard], left: tuple[int, counts.Count], right: tuple[int, counts.Count], stated: _Stated
) -> Iterator[Edge]:
    """The edge between two numbers where they differ."""
    (first, one), (second, other) = left, right
    ours, theirs = heard[first], heard[second]
    if one.amount == other.amount or not apart(ours, theirs) or not counts.same_thing(one, other):
        return
    readings = read(ours.sentence.text), read(theirs.sentence.text)
    # A sentence or an article that has both values tells of two things, or reports both claims.
    if one.unit != "vote" and (other.amount[:2] in counts.amounts(readings[0]) or one.amount[:2] in counts.amounts(readings[1])):
        return
    if comparing.adds_up(counts.counts(readings[0]), other) or comparing.adds_up(counts.counts(readings[1]), one):
        return
    said = statement(readings[0]), statement(readings[1])
    toll = not one.unit and not _TOLLS.isdisjoint((one.near | one.noun) & (other.near | other.noun))
    governed = not one.near.isdisjoint(other.near)
    least = _ALIKE_TOLLS if toll else _ALIKE if governed else _ALIKE_NOUNS
    # Much is measured in one unit: what is not a bare count is compared only where nearly all is alike.
    about = shared(*said, *least, cover=0.8 if one.unit else 0.0)
    if not about or other_day(*said) or elsewhere(*said) or not comparing.fits(about, one):
        return
    texts, later = (ours.sentence.text, theirs.sentence.text), _later(ours.published, theirs.published)
    relation = comparing.relation(one, other, texts, about, later)
    for articles, mine, theirs_too in ((ours.articles, one, other.amount), (theirs.articles, other, one.amount)):
        if any(counts.same_thing(mine, same) for article in articles for same in stated.get(article, theirs_too)):
            return
    if relation != "same":
        places = Place(first, one.at, one.end), Place(second, other.at, other.end)
        yield Edge("number", relation, *places, about | (one.noun & other.noun))


def _days(heard: Sequence[Heard], with_words: Indices) -> Iterator[Edge]:
    dated: list[tuple[int, days.Day]] = []
    keys: defaultdict[Hashable, list[int]] = defaultdict(list)
    for number, one in _met([(number, heard[number]) for number in with_words.tolist()], lambda _: _NEAR):
        for day in days.days(read(one.sentence.text)):
            for word in day.near:
                keys[word].append(len(dated))
            dated.append((number, day))
    for i, j in _candidates(keys):
        (first, one_day), (second, other_day) = dated[i], dated[j]
        ours, theirs = heard[first], heard[second]
        if not apart(ours, theirs):
            continue
        if not days.apart(one_day, other_day, (_day(ours.published), _day(theirs.published))):
            continue
        readings = read(ours.sentence.text), read(theirs.sentence.text)
        about = shared(statement(readings[0]), statement(readings[1]), *_ALIKE_DAYS, cover=0.6)
        if about and about.isdisjoint(_AGAIN) and not comparing.differ(*readings):  # else they tell of two events
            places = Place(first, one_day.at, one_day.end), Place(second, other_day.at, other_day.end)
            yield Edge("date", "conflict", *places, about)


def _denials(heard: Sequence[Heard], with_words: Indices) -> Iterator[Edge]:
    every = overlap(tuple([one.sentence.text for one in heard]))
    cued = [(number, heard[number]) for number in with_words.tolist()]
    few = len(cued) <= _CROWD  # beyond, to ask whether a sentence is worth reading is no cheaper than to read it
    denied = [
        (number, denial)
        for number, one in cued
        if denials.outright(one.words)
        or (denials.plain(one.sentence.text, one.words) and (not few or _told_alike(one, heard, every)))
        for denial in denials.denials(read(one.sentence.text))
    ]
    wanted = {stem for _, denial in denied for stem in denial.denied}
    holders: defaultdict[str, list[int]] = defaultdict(list)
    near = {other for number in {number for number, _ in denied} for other in _nearby(heard[number], every)} if few else None
    for number in range(len(heard)) if near is None else sorted(near):
        pieces = set(heard[number].sentence.text.split())
        for stem in wanted.intersection(chain.from_iterable(map(_canonical, pieces))):
            holders[stem].append(number)
    for number, denial in denied:
        ours = heard[number]
        held = Counter(chain.from_iterable(holders[stem][:_CROWD] for stem in denial.denied))
        cored = frozenset(holders[denial.core][:_CROWD]) if denial.core else frozenset()
        for other in sorted(held):
            enough = held[other] >= denials.LEAST * len(denial.denied) or other in cored
            if not enough or len(ours.articles | heard[other].articles) < 2:
                continue
            reading = read(heard[other].sentence.text)
            about = denials.contradicts(denial, read(ours.sentence.text), reading)
            if about:
                places = Place(number, denial.at, denial.end), Place(other, *denials.where(reading, about))
                yield Edge("denial", "conflict", *places, about)


def _nearby(one: Heard, every: Overlap) -> list[int]:
    """The sentences that share two content words with one."""
    return np.flatnonzero(every.shared(one.sentence.text)[0] >= _SHARED).tolist()


def _told_alike(one: Heard, heard: Sequence[Heard], every: Overlap) -> bool:
    """Whether another article has a sentence much like this one."""
    shared, size = every.shared(one.sentence.text)
    alike = np.flatnonzero(shared**2 >= _NEAR_PLAIN**2 * size * every.sizes)
    return any(not heard[number].articles <= one.articles for number in alike.tolist())


@lru_cache(maxsize=1 << 17)  # as `codes` keeps them
def _canonical(piece: str) -> tuple[str, ...]:
    """What stands between two blanks -> the canonical stems of its words."""
    return tuple(map(canonical_word, words(piece)))


@lru_cache(maxsize=1 << 10)
def _day(time: str | None) -> date | None:
    try:
        return date.fromisoformat(time[:10]) if time else None
    except ValueError:
        return None


def _later(one: str | None, other: str | None) -> int:
    """1 where the other is known to be published later, -1 where earlier, 0 where nobody knows.

    Two reports within the same hours are written at once: which came out first says nothing of which knows more.
    """
    if not one or not other:
        return 0
    if "T" in one and "T" in other and abs(_time(one) - _time(other)) < _AT_ONCE:
        return 0
    length = min(len(one), len(other))
    return (one[:length] < other[:length]) - (one[:length] > other[:length])


@lru_cache(maxsize=1 << 10)
def _time(written: str) -> datetime:
    return datetime.fromisoformat(written)
