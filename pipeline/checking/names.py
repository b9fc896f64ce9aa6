"""Names of people, places and organisations: what a sentence names, and which source sentences name it too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from pipeline.checking.lexicon import DEMONYMS, PARTICLES
from pipeline.checking.reading import Anchor, Reading, Token, is_date_word
from pipeline.checking.rewording import alike
from pipeline.text import STOPWORDS

_UNITED = {"states": "u.s", "kingdom": "britain", "nations": "un"}
_SUFFIXES = frozenset(("inc", "corp", "co", "ltd", "llc", "plc", "jr", "sr"))


class Name(NamedTuple):
    """A run of capitalised words, titles and initials left out: their stems, and the tokens from first to last.

    `opens` marks a single word that opens a sentence or a quotation: it may be a common noun.
    """

    stems: tuple[str, ...]
    start: int
    end: int
    opens: bool


@lru_cache(maxsize=1 << 12)
def names(reading: Reading) -> tuple[Name, ...]:
    """The names of a sentence in order: "Zalmay Khalilzad" is one, "President Ghani of Afghanistan" two."""
    tokens = reading.tokens
    found: list[Name] = []
    index = 0
    while index < len(tokens):
        if not (tokens[index].capital and _is_part(tokens[index])):
            index += 1
            continue
        start, stems = index, [root(tokens[index])]
        if tokens[index].word == "united" and index + 1 < len(tokens) and tokens[index + 1].word in _UNITED:
            stems, index = [_UNITED[tokens[index + 1].word]], index + 1
        while index + 1 < len(tokens) and not tokens[index].text.endswith(("'s", "’s")):
            step = 1 + (
                tokens[index + 1].sort == "hyphen" or tokens[index + 1].word in PARTICLES or _is_initial(tokens[index + 1])
            )
            if index + step >= len(tokens) or not _is_part(tokens[index + step]):
                break
            index += step
            stems.append(root(tokens[index]))
        index += 1
        stems = [stem for stem in stems if stem not in _SUFFIXES] or stems
        opens = len(stems) == 1 and _opens(tokens, start)
        if opens and tokens[start].word in STOPWORDS:
            continue
        found.append(Name(tuple(stems), start, index, opens))
    return tuple(found)


def _is_part(token: Token) -> bool:
    return token.capital and bool(token.stem) and not token.title and not is_date_word(token) and token.word != "percent"


def _is_initial(token: Token) -> bool:
    return token.capital and len(token.text.rstrip(".")) == 1


@lru_cache(maxsize=1 << 14)
def _of(stem: str, word: str) -> str:
    return DEMONYMS.get(word, DEMONYMS.get(word.removesuffix("s"), stem))


def root(token: Token) -> str:
    """The stem of a word, of a nation for its people and its adjective."""
    return _of(token.stem, token.word)


def _opens(tokens: Sequence[Token], index: int) -> bool:
    return index == 0 or tokens[index - 1].sort in ("quote", "end", "bracket", "other") or tokens[index - 1].text in (":", "—")


@lru_cache(maxsize=1 << 12)
def roots(reading: Reading) -> frozenset[str]:
    """The roots of a sentence's content words."""
    return frozenset([root(reading.tokens[at]) for at in reading.content])


@dataclass(frozen=True, slots=True)
class Names:
    """Where source sentences have each stem that is part of a name, and each two that stand together (bit sets).

    `initials` are those of their longer names; `common` has the stems that stand in lower case, `sure` those of names that
    open no sentence.
    """

    parts: dict[str, int]
    pairs: dict[tuple[str, str], int]
    initials: dict[str, int]
    common: dict[str, int]
    sure: frozenset[str]


def index(readings: Sequence[Reading]) -> Names:
    """Source sentences -> the names in them."""
    parts: dict[str, int] = {}
    pairs: dict[tuple[str, str], int] = {}
    initials: dict[str, int] = {}
    common: dict[str, int] = {}
    sure: set[str] = set()
    for number, reading in enumerate(readings):
        bit = 1 << number
        for name in names(reading):
            for stem in name.stems:
                parts[stem] = parts.get(stem, 0) | bit
            if not name.opens:
                sure.update(name.stems)
            for pair in zip(name.stems, name.stems[1:], strict=False):
                pairs[pair] = pairs.get(pair, 0) | bit
        for short, _, _ in _initials(reading):
            initials[short] = initials.get(short, 0) | bit
        for at in reading.content:
            token = reading.tokens[at]
            if not token.capital:
                common[token.stem] = common.get(token.stem, 0) | bit
    return Names(parts, pairs, initials, common, frozenset(sure))


@lru_cache(maxsize=1 << 12)
def _initials(reading: Reading) -> tuple[tuple[str, int, int], ...]:
    """The initials of each run of two to six capitalised words, function words between them left out, and its tokens.

    "Federal Bureau of Investigation" -> "fbi".
    """
    found, letters, start = [], "", 0
    for index, token in enumerate(reading.tokens):
        if token.capital and token.stem:
            start = start if letters else index
            letters += token.text[0].lower()
        elif token.stem or token.sort != "word":
            if 2 <= len(letters) <= 6:
                found.append((letters, start, index))
            letters = ""
    if 2 <= len(letters) <= 6:
        found.append((letters, start, len(reading.tokens)))
    return tuple(found)


def anchors(reading: Reading, sources: Names) -> Iterator[Anchor]:
    """The names of a sentence with the sources that have them whole; 0 where none has.

    A sentence's first word alone is a name only where the sources write it so, and never small.
    """
    for name in names(reading):
        if name.opens and (name.stems[0] not in sources.parts or name.stems[0] in sources.common):
            continue
        found = _whole(name, sources) or _otherwise(reading, name, sources)
        if not found and len(name.stems) > 1 and _opens(reading.tokens, name.start) and _is_common(name.stems[0], sources):
            name = _without_first(reading, name)  # "Farmer Otto Behr said": the sources have a farmer
            found = _whole(name, sources) or _otherwise(reading, name, sources)
        near = found | sources.parts.get(name.stems[-1], 0) | _loosely(name, sources) if found else 0
        yield Anchor(name.start, name.end, found, "name", near)


def _whole(name: Name, sources: Names) -> int:
    """The sources that have all words of a name, in its order."""
    found = sources.parts.get(name.stems[0], 0)
    for stem in name.stems[1:]:
        found &= sources.parts.get(stem, 0)
    for pair in zip(name.stems, name.stems[1:], strict=False):
        found &= sources.pairs.get(pair, 0)
    return found


def _is_common(stem: str, sources: Names) -> bool:
    """Whether the sources have a word, or one that says the same, as a common one."""
    return stem in sources.common or (stem not in sources.parts and not sources.common.keys().isdisjoint(alike(stem)))


def _without_first(reading: Reading, name: Name) -> Name:
    start = name.start + 1
    while start < name.end - 1 and not reading.tokens[start].stem:
        start += 1
    return Name(name.stems[1:], start, name.end, False)


def _loosely(name: Name, sources: Names) -> int:
    """The sources that have all words of a name, but not all capitalised: "the Trump administration"."""
    found = sources.parts.get(name.stems[0], 0)
    for stem in name.stems[1:]:
        found &= sources.parts.get(stem, 0) | sources.common.get(stem, 0)
    return found


def _otherwise(reading: Reading, name: Name, sources: Names) -> int:
    """The sources that give a name by its initials, or in full where the sentence has the initials."""
    found = 0
    text = reading.tokens[name.start].text
    if len(name.stems) == 1:
        found |= sources.common.get(name.stems[0], 0)  # "the Council", "the council"
        if text.isupper() or "." in text:
            found |= sources.initials.get(name.stems[0], 0)
    for short, start, end in _initials(reading):
        if start <= name.start and name.end <= end:
            found |= sources.parts.get(short, 0)
    return found
