"""Sentences made wrong in one thing, by kind, and whether sources can tell: to test the checks with, and to measure them."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from pipeline.checking import dates, names, quotes
from pipeline.checking.antonyms import OPPOSITE
from pipeline.checking.clauses import LIGHT, statements
from pipeline.checking.lexicon import AUXILIARIES, CONNECTORS, MONTHS, PREPOSITIONS, REPORTING, STATUS, TITLES, WEEKDAYS
from pipeline.checking.quantities import DECADE, ORDINAL, VAGUE, quantities
from pipeline.checking.reading import Reading, is_date_word, read
from pipeline.checking.support import Sources
from pipeline.checking.turned import MUTUAL
from pipeline.wording import flaws


@dataclass(frozen=True)
class Told:
    """A story's sentences, its references', and the names in it."""

    sentences: tuple[str, ...]
    references: tuple[str, ...]
    published: tuple[str | None, ...]

    @property
    def sources(self) -> Sources:
        return _sources(self)


@lru_cache(maxsize=4)
def _sources(told: Told) -> Sources:
    return Sources(told.sentences, told.published)


def fit(sentence: str) -> bool:
    """Whether a sentence is one that a digest could print."""
    return 8 <= len(sentence.split()) <= 45 and not flaws(sentence)


# Corruptions: a sentence, its story, a source of chance -> the sentence with one thing wrong, or None where it has no such thing.

Corruption = Callable[[Reading, Told, random.Random], str | None]


def _put(reading: Reading, start: int, end: int, words: str) -> str:
    """The sentence with tokens `start` to `end` replaced."""
    last = reading.starts[end - 1] + len(reading.tokens[end - 1].text)
    return reading.text[: reading.starts[start]] + words + reading.text[last:]


def digit(reading: Reading, told: Told, chance: random.Random) -> str | None:
    """Another digit in a number."""
    places = [at for at, token in enumerate(reading.tokens) if token.sort == "number"]
    if not places:
        return None
    at = chance.choice(places)
    text = reading.tokens[at].text
    digits = [index for index, char in enumerate(text) if char.isdigit()]
    index = chance.choice(digits)
    other = chance.choice([d for d in "123456789" if d != text[index]])
    return _put(reading, at, at + 1, text[:index] + other + text[index + 1 :])


def numeral(reading: Reading, told: Told, chance: random.Random) -> str | None:
    """Another number in words."""
    wordy = "two three four five six seven eight nine ten eleven twelve".split()  # noqa: SIM905
    places = [at for at, token in enumerate(reading.tokens) if token.word in wordy]
    if not places:
        return None
    at = chance.choice(places)
    word = chance.choice([w for w in wordy if w != reading.tokens[at].word])
    return _put(reading, at, at + 1, word.capitalize() if reading.tokens[at].capital else word)


def other_number(reading: Reading, told: Told, chance: random.Random) -> str | None:
    """A number of the same story in place of another, with its unit."""
    ours = [q for q in quantities(reading) if q.unit not in (ORDINAL, DECADE, VAGUE) and q.value != 1]
    theirs = [(s, q) for s in map(read, told.sentences) for q in quantities(s) if q.unit not in (ORDINAL, DECADE, VAGUE)]
    values = {q.value for q in ours}
    theirs = [(s, q) for s, q in theirs if q.value not in values and q.value != 1]
    if not ours or not theirs:
        return None
    gone = chance.choice(ours)
    same = [(s, q) for s, q in theirs if q.unit == gone.unit]
    source, put = chance.choice(same or theirs)
    return _put(reading, gone.start, gone.end, source.span(put.start, put.end))


_UNITS = {
    "percent": "million", "miles": "kilometers", "mile": "kilometer", "days": "weeks", "weeks": "months", "months": "years",
    "years": "months",
    "hours": "days", "minutes": "hours", "million": "billion", "billion": "million", "thousand": "million", "dollars": "euros",
    "year": "month", "month": "year", "day": "week", "week": "month", "tons": "pounds", "pounds": "tons", "feet": "miles",
}  # fmt: skip


def unit(reading: Reading, told: Told, chance: random.Random) -> str | None:
    """Another unit, magnitude or currency behind a number."""
    places = []
    for q in quantities(reading):
        for at in range(q.start, q.end):
            word = reading.tokens[at].text
            if word in _UNITS and at > q.start:
                places.append((at, _UNITS[word]))
            elif word[0] in "$£" and len(word) > 1:
                places.append((at, "€" + word[1:]))
            elif word.endswith("%"):
                places.append((at, word[:-1] + " million"))
    if not places:
        return None
    at, word = chance.choice(places)
    return _put(reading, at, at + 1, word)


def day(reading: Reading, told: Told, chance: random.Random) -> str | None:
    """Another month, day of the week, day or year in a date."""
    places = []
    for mention in dates.mentions(reading):
        for at in range(mention.start, mention.end):
            token = reading.tokens[at]
            if token.word in MONTHS and len(token.word) > 4:
                places.append((at, [m.capitalize() for m in MONTHS if len(m) > 4 and m != token.word]))
            elif token.word in WEEKDAYS and len(token.word) > 5:
                places.append((at, [w.capitalize() for w in WEEKDAYS if len(w) > 5 and w != token.word]))
            elif token.sort == "number" and len(token.text) <= 2:
                places.append((at, [str(d) for d in range(1, 29) if str(d) != token.text]))
            elif token.sort == "number" and len(token.text) == 4 and token.text.isdigit():
                places.append((at, [str(int(token.text) + off) for off in (-3, -2, -1, 1, 2)]))
    if not places:
        return None
    at, choices = chance.choice(places)
    return _put(reading, at, at + 1, chance.choice(choices))


@lru_cache(maxsize=4)
def _named(told: Told) -> tuple[tuple[tuple[str, ...], str], ...]:
    """The names of a story that stand inside its sentences: stems and text."""
    found: dict[tuple[str, ...], str] = {}
    for reading in map(read, told.sentences):
        for name in names.names(reading):
            text = reading.span(name.start, name.end)
            if name.start and not name.opens and len(text) > 3 and not text.isupper():
                found.setdefault(name.stems, text.removesuffix("'s").removesuffix("’s"))
    return tuple(sorted(found.items()))


def _swap(reading: Reading, name: names.Name, told: Told, chance: random.Random) -> str | None:
    here = {stem for other in names.names(reading) for stem in other.stems}
    others = [text for stems_, text in _named(told) if not here & set(stems_) and len(stems_) == len(name.stems)]
    if not others:
        return None
    tail = reading.tokens[name.end - 1].text
    own = next((end for end in ("'s", "’s") if tail.endswith(end)), "")
    return _put(reading, name.start, name.end, chance.choice(others) + own)


def other_name(reading: Reading, told: Told, chance: random.Random) -> str | None:
    """A name of the same story in place of another."""
    ours = [name for name in names.names(reading) if not name.opens]
    return _swap(reading, chance.choice(ours), told, chance) if ours else None


def speaker(reading: Reading, told: Told, chance: random.Random) -> str | None:
    """A quotation in the mouth of somebody else of the same story."""
    said = quotes.quotations(reading)
    if not said or not said[0].speakers:
        return None
    ours = [
        n for n in names.names(reading) if set(n.stems) <= said[0].speakers and not any(s <= n.start < e for _, _, s, e in said)
    ]
    return _swap(reading, chance.choice(ours), told, chance) if ours else None


def misquoted(reading: Reading, told: Told, chance: random.Random) -> str | None:
    """A content word of a quotation exchanged for one of another sentence."""
    inside = [at for start, end in reading.quoted for at in range(start, end) if reading.tokens[at].stem]
    words = [t for s in told.sentences[:60] for t in map(str.lower, re.findall(r"\b[a-z]{5,}\b", s))]
    if not inside or not words:
        return None
    at, word = chance.choice(inside), chance.choice(words)
    return None if word == reading.tokens[at].word else _put(reading, at, at + 1, word)


_CAN_DENY = frozenset("is are was were has have had will would could should does did".split())  # noqa: SIM905


def denied(reading: Reading, told: Told, chance: random.Random) -> str | None:
    """A "not" put in."""
    inside = {at for start, end in reading.quoted for at in range(start, end)}
    places = [
        at for at, token in enumerate(reading.tokens[:-1])
        if token.word in _CAN_DENY
        and at not in inside
        and not reading.tokens[at + 1].denies
        and reading.tokens[at + 1].sort == "word"
    ]  # fmt: skip
    if not places:
        return None
    at = chance.choice(places)
    return _put(reading, at, at + 1, f"{reading.tokens[at].text} not")


def affirmed(reading: Reading, told: Told, chance: random.Random) -> str | None:
    """A denial taken out."""
    places = [at for at, t in enumerate(reading.tokens) if at and (t.word in ("not", "never", "no") or t.word.endswith("n't"))]
    places = [at for at in places if reading.tokens[at].word not in ("can't", "won't", "shan't")]
    places = [
        at for at in places if not (reading.tokens[at].word == "no" and reading.tokens[at + 1].word in ("longer", "one", "doubt"))
    ]
    places = [at for at in places if reading.tokens[at + 1].word not in ("only", "just", "longer", "even", "least", "matter")]
    places = [at for at in places if reading.tokens[at].text != "No."]
    if not places:
        return None
    at = chance.choice(places)
    word = reading.tokens[at].text
    kept = re.sub(r"n['’]t$", "", word)
    out = _put(reading, at, at + 1, kept if kept != word else "a" if word == "no" else "")
    return out.replace("  ", " ")


def standing(reading: Reading, told: Told, chance: random.Random) -> str | None:
    """A "former", "acting" or "alleged" put before a title or a name."""
    before = [token.word for token in reading.tokens]
    plain = TITLES | STATUS
    places = [
        at for at, token in enumerate(reading.tokens)
        if at and token.title and token.text[-1] != "." and not plain & {*before[max(0, at - 3) : at]}
    ]  # fmt: skip
    places += [n.start for n in names.names(reading) if n.start and len(n.stems) > 1 and before[n.start - 1] not in plain]
    if not places:
        return None
    at = chance.choice(places)
    return _put(reading, at, at + 1, f"{chance.choice(['former', 'acting', 'alleged', 'convicted'])} {reading.tokens[at].text}")


def bare(reading: Reading, told: Told, chance: random.Random) -> str | None:
    """A "former", "acting" or "alleged" taken out."""
    lost = ("former", "acting", "alleged", "suspected", "allegedly", "convicted", "interim")
    places = [
        at for at, token in enumerate(reading.tokens)
        if token.word in lost and at and reading.tokens[at - 1].word not in AUXILIARIES and reading.tokens[at + 1].stem
    ]  # fmt: skip
    if not places:
        return None
    at = chance.choice(places)
    return _put(reading, at, at + 1, "").replace("  ", " ")


_JOINTS = frozenset("in on of to for with by is was has have the a from at".split())  # noqa: SIM905


def merged(reading: Reading, told: Told, chance: random.Random) -> str | None:
    """The beginning of one sentence and the end of another, joined at a word that both have inside a clause."""
    fitting = [s for s in told.sentences if s != reading.text and fit(s)]
    for other in chance.sample(fitting, min(6, len(fitting))):
        second = read(other)
        for at, token in enumerate(reading.tokens):
            if 5 <= at <= len(reading.tokens) - 5 and token.word in _JOINTS and chance.random() < 0.5:
                ends = [to for to, t in enumerate(second.tokens) if t.word == token.word and 5 <= to <= len(second.tokens) - 5]
                if ends:
                    to = chance.choice(ends)
                    return reading.text[: reading.starts[at]] + second.text[second.starts[to] :]
    return None


_VERBS = frozenset("is are was were has have had will would could can may might must said".split())  # noqa: SIM905


_PRONOUNS = frozenset("i we you he she it they this that these those there".split())  # noqa: SIM905


def _verb(reading: Reading) -> int | None:
    """Where the predicate of a sentence begins that begins with a plain subject."""
    for at, token in enumerate(reading.tokens[:14]):
        if token.sort not in ("word", "number") or (token.word in CONNECTORS and at) or token.word in _PRONOUNS:
            return None
        if at >= 2 and token.word in _VERBS:
            return at
    return None


def usurped(reading: Reading, told: Told, chance: random.Random) -> str | None:
    """The subject of one sentence with the predicate of another, of a subject with other words."""
    at = _verb(reading)
    fitting = [s for s in told.sentences if s != reading.text and fit(s)]
    if at is None or reading.tokens[0].word in CONNECTORS | PREPOSITIONS:
        return None
    own = {token.stem for token in reading.tokens[:at] if token.stem}
    for other in chance.sample(fitting, min(25, len(fitting))):
        second = read(other)
        to = _verb(second)
        theirs = {token.stem for token in second.tokens[:to] if token.stem}
        if to is not None and own and theirs and not own & theirs:
            return reading.text[: reading.starts[at]] + second.text[second.starts[to] :]
    return None


def cut(reading: Reading, told: Told, chance: random.Random) -> str | None:
    """The sentence broken off after any word."""
    at = chance.randrange(5, max(6, len(reading.tokens) - 2))
    return reading.text[: reading.starts[min(at, len(reading.tokens) - 1)]].rstrip(" ,;:—–-") + "."


def invented(reading: Reading, told: Told, chance: random.Random) -> str | None:
    """A content word exchanged for one that the story does not have."""
    places = [at for at in reading.content if reading.tokens[at].text.islower()]
    if not places:
        return None
    pool = "harvest violin umbrella glacier betrayed swiftly molten orchards whispered bakery reckless lantern".split()  # noqa: SIM905
    at = chance.choice(places)
    return _put(reading, at, at + 1, chance.choice(pool))


def opposite(reading: Reading, told: Told, chance: random.Random) -> str | None:
    """A word exchanged for its opposite, in a like form."""
    places = [at for at, token in enumerate(reading.tokens) if token.text in OPPOSITE]
    if not places:
        return None
    at = chance.choice(places)
    own = reading.tokens[at].text
    alike = [word for word in sorted(OPPOSITE[own]) if _form(word) == _form(own)]
    return _put(reading, at, at + 1, chance.choice(alike)) if alike else None


def _form(word: str) -> str:
    return next((ending for ending in ("ed", "ing", "er", "est", "s") if word.endswith(ending)), "")


def turned(reading: Reading, told: Told, chance: random.Random) -> str | None:
    """Two names around a verb exchanged: "Apple sued Samsung"."""
    named = names.names(reading)
    for one, other in pairwise(named):
        between = [own for own in statements(reading) if one.end <= own.at < other.start]
        if len(between) == 1 and between[0].start == one.end and other.start - between[0].at == 1:
            if between[0].stem in MUTUAL or between[0].stem in LIGHT or between[0].stem in REPORTING:
                continue
            first, second = reading.span(one.start, one.end), reading.span(other.start, other.end)
            middle = reading.text[reading.starts[one.end] : reading.starts[other.start]]
            return _put(reading, one.start, other.end, f"{second} {middle}{first}")
    return None


def certain(reading: Reading, told: Told, chance: random.Random) -> str | None:
    """What may be told as what will be."""
    places = [at for at, token in enumerate(reading.tokens) if token.text in ("may", "might", "could")]
    places = [at for at in places if reading.tokens[at + 1].stem]
    if not places:
        return None
    at = chance.choice(places)
    return _put(reading, at, at + 1, "will")


def unconditional(reading: Reading, told: Told, chance: random.Random) -> str | None:
    """An if-clause at the end taken out."""
    at = next((at for at, token in enumerate(reading.tokens) if token.text == "if" and at > 6), None)
    before = [token.text for token in reading.tokens[:at]]
    if at is None or not {"will", "would"} & set(before) or len(reading.tokens) - at > 18 or before[-1] in ("as", "even", "only"):
        return None
    return reading.text[: reading.starts[at]].rstrip(" ,;:—–-") + "."


CORRUPTIONS: dict[str, Corruption] = {
    corrupt.__name__: corrupt
    for corrupt in (
        *(digit, numeral, other_number, unit, day, other_name, speaker, misquoted, denied, affirmed, standing, bare),
        *(merged, usurped, cut, invented),
        *(opposite, turned, certain, unconditional),
    )
}


# Few sentences allow these, and which of them are wrong a story of many sources often does not decide.
RARE = ("turned", "certain", "unconditional")


def decided(kind: str, wrong: str, right: str, sources: Sequence[str]) -> bool:
    """Whether sources can tell that a corrupted sentence is wrong, by how it was made, not by what the checks say of it.

    merged, usurped: no source sentence has the last two content words before the seam and the first two behind it in this
    order; else one may say just this. cut: the sentence goes on inside the phrase, with no mark, preposition, conjunction,
    date or adverb; else what is left may be whole ("The talks ended | on Saturday"). Of the other kinds all are decided.
    """
    if kind not in ("merged", "usurped", "cut"):
        return True
    one, other = read(wrong), read(right)
    texts = [token.text for token in one.tokens], [token.text for token in other.tokens]
    seam = next((at for at, (mine, its) in enumerate(zip(*texts, strict=False)) if mine != its), min(map(len, texts)))
    if kind == "cut":
        following = other.tokens[seam] if seam < len(other.tokens) else None
        return following is not None and not (
            following.sort not in ("word", "number")
            or following.word in PREPOSITIONS | CONNECTORS
            or is_date_word(following)
            or following.word.endswith("ly")
        )
    before = [one.tokens[at].stem for at in one.content if at < seam][-2:]
    behind = [one.tokens[at].stem for at in one.content if at >= seam][:2]
    return not any(_in_order([*before, *behind], read(source)) for source in sources)


def _in_order(wanted: Sequence[str], reading: Reading) -> bool:
    stems = iter([token.stem for token in reading.tokens])
    return all(stem in stems for stem in wanted)
