"""story -> what its articles disagree on: candidates by the words they share, compared two by two, and joined."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from functools import cached_property, lru_cache
from itertools import chain, combinations, repeat

import numpy as np

from pipeline.checking.dates import day_of
from pipeline.checking.names import Name, names
from pipeline.checking.reading import Reading, read
from pipeline.disagreeing import ages, comparing, contradicting, counts, days, denials, states
from pipeline.disagreeing.hearing import TOLLS, Heard, Hearing, apart
from pipeline.disagreeing.joining import Edge, Place, joined
from pipeline.disagreeing.lexicon import RISING
from pipeline.disagreeing.statements import elsewhere, other_day, shared, statement
from pipeline.types import Disagreement, Story

_AT_ONCE = timedelta(hours=3)
_EVENT = 4  # words in common
_CROWD = 48  # only so many places with one key in common are compared: keeps the search linear
_AGAIN = frozenset(("kill", "hurt"))  # what happens on one day and on the next
# Least cosine of two sentences that share three content words, and of two that share two. Read off the training stories
# (LOG.md): below, most of what is found is about two things. A toll is told of one event, so less will do.
# Nouns without a word that governs both need more.
_ALIKE, _ALIKE_TOLLS, _ALIKE_NOUNS, _ALIKE_DAYS = (0.5, 0.8), (0.25, 0.45), (0.65, 0.8), (0.6, 0.6)
_ALIKE_LOOSELY = (0.65, 1.1)  # two words are never enough


def disagreements(story: Story) -> tuple[Disagreement, ...]:
    """A story with its sentences or facts -> where its articles do not say the same, in the order of its sentences.

    Numbers that count one thing, ages of one person, days of one event, and what one affirms and another denies. Precision
    first: sentences are compared only where their words say that they tell of the same thing. Copies and echoes are one source,
    and an article that has both values disagrees with nobody. Linear in the sentences; milliseconds for a hundred.
    """
    if len(story.articles) < 2:
        return ()
    heard = Hearing(story)
    edges = [*_numbers(heard), *_ages(heard), *_days(heard), *_denials(heard), *_opposed(heard)]
    return tuple(joined(edges, heard, heard.articles))


def _candidates(keys: Mapping[Hashable, Sequence[int]]) -> Iterator[tuple[int, int]]:
    """What is listed under one key, two by two, each pair once."""
    yield from dict.fromkeys(chain.from_iterable(combinations(members[:_CROWD], 2) for members in keys.values()))


class _Stated:
    """Every number of a story's sentences by article and amount, read when first asked for: few stories have two that differ."""

    def __init__(self, heard: Hearing) -> None:
        self._heard = heard

    @cached_property
    def _counts(self) -> dict[tuple[str, counts.Amount], list[counts.Count]]:
        found: defaultdict[tuple[str, counts.Amount], list[counts.Count]] = defaultdict(list)
        for one in map(self._heard.__getitem__, self._heard.numbered):
            for count in counts.counts(read(one.sentence.text)):
                for article in one.articles:
                    found[article, count.amount].append(count)
        return found

    def get(self, article: str, amount: counts.Amount) -> Sequence[counts.Count]:
        return self._counts.get((article, amount), ())


def _numbers(heard: Hearing) -> Iterator[Edge]:
    counted: list[tuple[int, counts.Count]] = []
    stated = _Stated(heard)
    keys: defaultdict[Hashable, list[int]] = defaultdict(list)
    for number in heard.counted:
        for count in counts.counts(read(heard[number].sentence.text)):
            for word in ["", *sorted(count.noun | count.near)] if count.unit else sorted(count.noun | count.near):
                keys[count.unit, word].append(len(counted))
            counted.append((number, count))
    for i, j in _candidates(keys):
        yield from _counted(heard, counted[i], counted[j], stated)


def _ages(heard: Hearing) -> Iterator[Edge]:
    old = [(number, age) for number in heard.aged for age in ages.ages(read(heard[number].sentence.text))]
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


def _one_of_that_name(heard: Hearing, surname: str) -> bool:
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


def _counted(heard: Hearing, left: tuple[int, counts.Count], right: tuple[int, counts.Count], stated: _Stated) -> Iterator[Edge]:
    """The edge between two numbers where they differ."""
    (first, one), (second, other) = left, right
    ours, theirs = heard[first], heard[second]
    later = _later(ours.published, theirs.published)
    grown = bool(later) and (other.value > one.value) == (later == 1) and _of_one_place(ours, theirs)
    loosely = not counts.same_thing(one, other, grown=grown)
    if one.amount == other.amount or not apart(ours, theirs) or not counts.same_thing(one, other, loosely=loosely, grown=grown):
        return
    readings = read(ours.sentence.text), read(theirs.sentence.text)
    # A sentence or an article that has both values tells of two things, or reports both claims.
    if one.unit != "vote" and (other.amount[:2] in counts.amounts(readings[0]) or one.amount[:2] in counts.amounts(readings[1])):
        return
    if comparing.adds_up(counts.counts(readings[0]), other) or comparing.adds_up(counts.counts(readings[1]), one):
        return
    if loosely and any(sum(unit == one.unit for unit, _ in counts.amounts(reading)) > 1 for reading in readings):
        return
    said = statement(readings[0]), statement(readings[1])
    toll = not one.unit and not TOLLS.isdisjoint((one.near | one.noun) & (other.near | other.noun))
    governed = not one.near.isdisjoint(other.near)
    least = _ALIKE_LOOSELY if loosely else _ALIKE_TOLLS if toll else _ALIKE if governed else _ALIKE_NOUNS
    # Much is measured in one unit: what is not a bare count is compared only where nearly all is alike.
    kin = toll and not days.tolls(readings[0]).isdisjoint(days.tolls(readings[1]))
    about = shared(*said, *least, toll=toll, kin=kin, cover=0.75 if loosely else 0.8 if one.unit else 0.0)
    if not about or (loosely and len(about) < 3) or (not kin and elsewhere(*said)) or not comparing.fits(about, one):
        return
    risen = later and toll and not RISING.isdisjoint((other if later > 0 else one).near)  # the day is that of the count
    if (not risen and _at_other_times(ours, theirs)) or comparing.of_others(*readings, toll=toll):
        return
    texts, rivals = (ours.sentence.text, theirs.sentence.text), comparing.rival_voices(*readings)
    relation = comparing.relation(one, other, texts, about, later, grown=grown, rivals=rivals)
    for articles, mine, theirs_too in ((ours.articles, one, other.amount), (theirs.articles, other, one.amount)):
        told = (same for article in articles for same in stated.get(article, theirs_too))
        if any(counts.same_thing(mine, same, loosely=loosely) for same in told):
            return
    # What is said on other days may be of these, unless it is of one event that goes on.
    if relation == "update" or (relation == "conflict" and (risen or not other_day(*said))):
        places = Place(first, one.at, one.end), Place(second, other.at, other.end)
        yield Edge("number", relation, *places, about | (one.noun & other.noun))


def _at_other_times(one: Heard, other: Heard) -> bool:
    """Whether two sentences name days or months that exclude each other, but for when it was said."""
    readings = read(one.sentence.text), read(other.sentence.text)
    named_apart = other_day(statement(readings[0]), statement(readings[1]), happened=True)
    return named_apart or comparing.other_time(*readings, (day_of(one.published), day_of(other.published)))


def _of_one_place(one: Heard, other: Heard) -> bool:
    """Whether two sentences have a name and three more words in common: one event, though its toll is many times as large."""
    ours, theirs = statement(read(one.sentence.text)), statement(read(other.sentence.text))
    both = ours.content & theirs.content
    return len(both) >= _EVENT and not both.isdisjoint(ours.names & theirs.names)


def _days(heard: Hearing) -> Iterator[Edge]:
    dated: list[tuple[int, days.Day]] = []
    keys: defaultdict[Hashable, list[int]] = defaultdict(list)
    for number in heard.dated:
        reading = read(heard[number].sentence.text)
        for day in days.days(reading):
            for key in (*day.near, *days.tolls(reading)):
                keys[key].append(len(dated))
            dated.append((number, day))
    for i, j in _candidates(keys):
        (first, one_day), (second, other_day) = dated[i], dated[j]
        ours, theirs = heard[first], heard[second]
        if not apart(ours, theirs):
            continue
        if not days.apart(one_day, other_day, (day_of(ours.published), day_of(theirs.published))):
            continue
        readings = read(ours.sentence.text), read(theirs.sentence.text)
        said = statement(readings[0]), statement(readings[1])
        about = shared(*said, *_ALIKE_DAYS, cover=0.6)
        # What a toll and three words have in common is one event; else what happens again may have.
        same = not days.tolls(readings[0]).isdisjoint(days.tolls(readings[1])) and len(about) > 2
        if not same and (set(one_day.near).isdisjoint(other_day.near) or not about.isdisjoint(_AGAIN)):
            continue
        beside = all(one.content - about for one in said) and len(about) < 3  # "the trial of the father", "of the son"
        if about and not beside and not comparing.differ(*readings) and not comparing.unlike(*readings):
            places = Place(first, one_day.at, one_day.end), Place(second, other_day.at, other_day.end)
            yield Edge("date", "conflict", *places, about)


def _denials(heard: Hearing) -> Iterator[Edge]:
    for number in heard.denying:
        ours = heard[number]
        reading = read(ours.sentence.text)
        for denial in denials.denials(reading):
            enough = heard.saying(denial.denied) >= contradicting.LEAST * len(denial.denied)
            if denial.core:
                enough |= heard.saying([denial.core]) > 0
            for other in np.flatnonzero(enough & heard.near).tolist()[:_CROWD]:
                if len(ours.articles | heard[other].articles) < 2:
                    continue
                claiming = read(heard[other].sentence.text)
                about = contradicting.contradicts(denial, reading, claiming)
                if about and not comparing.years_apart(reading, claiming):
                    places = Place(number, *denials.worded(denial, reading)), Place(other, *contradicting.where(claiming, about))
                    yield Edge("denial", "conflict", *places, about)


def _opposed(heard: Hearing) -> Iterator[Edge]:
    """One says that it is open, the other that it is closed."""
    for i, j in combinations(heard.opposed[:_CROWD], 2):
        if not apart(heard[i], heard[j]):
            continue
        one, other = read(heard[i].sentence.text), read(heard[j].sentence.text)
        clash = states.clash(one, other)
        if clash and not clash[0].denied and not clash[1].denied:
            ours, theirs = clash
            about = ours.subject & theirs.subject
            yield Edge("denial", "conflict", Place(i, ours.end - 1, ours.end), Place(j, theirs.end - 1, theirs.end), about)
            continue
        verbs = states.verdicts(one, other)
        if verbs:
            about = statement(one).content & statement(other).content
            yield Edge("denial", "conflict", Place(i, verbs[0], verbs[0] + 1), Place(j, verbs[1], verbs[1] + 1), about)


@lru_cache(maxsize=1 << 10)
def _later(one: str | None, other: str | None) -> int | None:
    """1 where the other is known to be published later, -1 where earlier, 0 where at once, None where nobody knows.

    Two reports within the same hours are written at once: which came out first says nothing of which knows more.
    """
    if not one or not other:
        return None
    if "T" in one and "T" in other and abs(_time(one) - _time(other)) < _AT_ONCE:
        return 0
    length = min(len(one), len(other))
    return (one[:length] < other[:length]) - (one[:length] > other[:length])


@lru_cache(maxsize=1 << 10)
def _time(written: str) -> datetime:
    return datetime.fromisoformat(written)
