"""A sentence in the words of its sources: what they say in another word is compared with them as if it were said in theirs.

Only words that no source has are exchanged, so a sentence of the sources' words is compared as it stands. Every check that
follows looks at who does what, denied or not, as the source has it: "the mill was shut" meets "the mill will be closed".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from pipeline.checking.content import Content, find
from pipeline.checking.lexicon import BASE, DENYING, SAYING
from pipeline.checking.measures import stands_for
from pipeline.checking.reading import Reading, Token
from pipeline.checking.synonyms import GROUPS, IDLE
from pipeline.text import STOPWORDS
from pipeline.text import stem as stem_of

_WITHIN = 6  # tokens in which a phrase lies: "set the town hall on fire"
_NEAR = 0.5  # of the words which the nearest source shares with a sentence, so many the source has of the other word
_SPELLED = (("is", "iz"), ("our", "or"), ("re", "er"), ("enc", "ens"), ("ogu", "og"), ("yse", "yze"))  # British, American: stems

Phrase = tuple[str, ...]  # stems, and function words as they are; most have one


class Lexicon(NamedTuple):
    """What may be told for what: each stem and each phrase -> the phrases that a source may have in its place."""

    alike: dict[Phrase, tuple[Phrase, ...]]
    phrases: dict[str, tuple[Phrase, ...]]  # the phrases of several words that have a stem


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The groups of `synonyms` by stem. About 15 ms, when first a sentence has a word that its sources have not."""
    alike: dict[Phrase, dict[Phrase, None]] = {}
    for group in GROUPS.split(";"):
        same, _, closer = (_entries(side) for side in group.partition("<"))
        for one in same:
            alike.setdefault(one, {}).update(dict.fromkeys(other for other in [*same, *closer] if other != one))
    phrases: dict[str, list[Phrase]] = {}
    for phrase in alike:
        for part in phrase if len(phrase) > 1 else ():
            if part not in STOPWORDS:
                phrases.setdefault(part, []).append(phrase)
    return Lexicon({one: tuple(others) for one, others in alike.items()}, {part: tuple(found) for part, found in phrases.items()})


def _entries(side: str) -> list[Phrase]:
    """The phrases of one side of a group; what is function words only, as "up" or "over", is no word to look for."""
    entries = side.split()
    entries += [f"{entry[:-2]}en" for entry in entries if entry.endswith("man")]  # "gunmen"
    found = [
        tuple(word if word in STOPWORDS else stem_of(BASE.get(word, word)) for word in entry.split("_")) for entry in entries
    ]
    return [phrase for phrase in found if any(part not in STOPWORDS for part in phrase)]


def reworded(reading: Reading, sources: Content) -> Reading:
    """A sentence with the stems of its sources where these say the same in other words; the sentence itself if nowhere."""
    tokens = reading.tokens
    missing = [at for at in reading.content if tokens[at].stem not in sources.where and (not at or not tokens[at].capital)]
    missing = [at for at in missing if tokens[at].stem not in SAYING and not find(tokens[at].stem, tokens[at].word, sources)]
    changed: dict[int, str] = {}
    counts = _shared(reading, sources) if missing else []
    for at in missing:
        if at not in changed:
            changed.update(_exchanged(reading, at, sources, counts))
    if not changed:
        return reading
    own = tuple(
        [
            replace(tokens[at], stem=changed[at], denies=tokens[at].denies or changed[at] in _denying())
            if at in changed
            else tokens[at]
            for at in range(len(tokens))
        ]
    )
    content = tuple([at for at in reading.content if own[at].stem])
    return Reading(reading.text, own, reading.starts, content, reading.quoted)


def _exchanged(reading: Reading, at: int, sources: Content, counts: Sequence[int]) -> dict[int, str]:
    """A token that no source has -> other stems for it and its phrase; "" for what needs none."""
    token = reading.tokens[at]
    for stem in _spelled(token.stem):
        if stem in sources.where:
            return {at: stem}
    numeral = token.word == "one" and at + 1 < len(reading.tokens) and bool(reading.tokens[at + 1].stem)  # "one suspect"
    if (token.stem in _idle() and not numeral) or stands_for(reading, at, sources.readings):
        return {at: ""}
    best: dict[int, str] = {}
    most = 0
    for places, others in _ways(reading, at):
        for other in others:
            shared = _best(other, sources, counts)
            if shared > most and shared > _NEAR * max(counts):
                content = [place for place in places if reading.tokens[place].stem]
                named = next(part for part in other if part not in STOPWORDS)
                most, best = shared, dict.fromkeys(content, "") | {content[0]: named}
    return best


def _ways(reading: Reading, at: int) -> Iterator[tuple[tuple[int, ...], tuple[Phrase, ...]]]:
    """The phrases and the word that a token is of in a sentence, as tokens, and what may stand for each."""
    known, stem = lexicon(), reading.tokens[at].stem
    for phrase in known.phrases.get(stem, ()):
        places = next((places for places in _occurrences(reading.tokens, phrase) if at in places), None)
        if places is not None:
            yield places, known.alike[phrase]
    yield (at,), known.alike.get((stem,), ())


def _best(phrase: Phrase, sources: Content, counts: Sequence[int]) -> int:
    """The most words that a source with a phrase shares with the sentence, and one; 0 if none has it."""
    found = sources.every
    for part in phrase:
        if part not in STOPWORDS:
            found &= sources.where.get(part, 0)
    most = 0
    for bit, source in sources.among(found):
        if len(phrase) == 1 or next(_occurrences(source.tokens, phrase), None) is not None:
            most = max(most, 1 + counts[bit.bit_length() - 1])
    return most


def _occurrences(tokens: Sequence[Token], phrase: Phrase) -> Iterator[tuple[int, ...]]:
    """Where a phrase stands, its parts in order and close together."""
    for start, token in enumerate(tokens):
        if (token.stem or token.word) != phrase[0]:
            continue
        places = [start]
        for at in range(start + 1, min(len(tokens), start + _WITHIN)):
            if len(places) < len(phrase) and (tokens[at].stem or tokens[at].word) == phrase[len(places)]:
                places.append(at)
        if len(places) == len(phrase):
            yield tuple(places)


@lru_cache(maxsize=1)
def _idle() -> frozenset[str]:
    """The stems of words that say nothing by themselves."""
    return frozenset(stem_of(BASE.get(word, word)) for word in sorted(IDLE))


@lru_cache(maxsize=1)
def _denying() -> frozenset[str]:
    """The stems of words that deny: who turned an offer down rejected it."""
    return frozenset(map(stem_of, sorted(DENYING)))


def alike(stem: str) -> frozenset[str]:
    """The single words that may stand for one, as stems."""
    return frozenset([other[0] for other in lexicon().alike.get((stem,), ()) if len(other) == 1])


def _spelled(stem: str) -> Iterator[str]:
    """A stem as it is spelled on the other side of the ocean."""
    for british, american in _SPELLED:
        for one, other in ((british, american), (american, british)):
            if one in stem[2:]:
                yield stem[:2] + stem[2:].replace(one, other)


def _shared(reading: Reading, sources: Content) -> list[int]:
    """How many of a sentence's stems each source has."""
    counts = [0] * len(sources.readings)
    for stem in {reading.tokens[at].stem: None for at in reading.content}:
        for bit, _ in sources.among(sources.where.get(stem, 0)):
            counts[bit.bit_length() - 1] += 1
    return counts
