"""Whole sentences, as far as surface cues tell: begun, ended, closed, with a verb, nothing said twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from pipeline.checking.lexicon import AUXILIARIES, CONNECTORS, DETERMINERS, PREPOSITIONS, REPORTING
from pipeline.checking.reading import Flag, Reading, Token
from pipeline.text import fold
from pipeline.wording import flaws

# Function words that end no sentence; those left out of the lists are adverbs and pronouns too.
_NO_END = frozenset(
    """
a an the my your its our their every no and but or nor which whose whereas because although though if unless until whether
than of from with for as at between among during against despite except including per toward towards upon via into onto
amid beneath beside regarding concerning very am
""".split()  # noqa: SIM905
)
# Before these the rest of a sentence can often be left off; before other function words its object is missing.
_LEAVES_OFF = (PREPOSITIONS | CONNECTORS) - {"of", "than", "to", "that", "how", "what", "whether", "into", "whom", "why", "like"}
# What no article stands before.
_NO_NOUN = (AUXILIARIES - {"might", "must", "can", "will", "may", "have"}) | frozenset(
    "of for from with at into onto upon during against because although and or but that which who an a the".split()  # noqa: SIM905
)
_DOUBLES = frozenset("had that very is so no many really bye ha never far again".split())  # noqa: SIM905

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Ends:
    """The source sentences whole; their pairs of words, those at which a clause ends, and those at which one begins."""

    whole: frozenset[str]
    pairs: frozenset[Pair]
    closing: frozenset[Pair]
    opening: frozenset[Pair]


def index(readings: Sequence[Reading]) -> Ends:
    """Source sentences -> where they and their clauses begin and end."""
    pairs, closing, opening = (frozenset().union(*sets) for sets in zip(*map(_pairs, readings), strict=True)) if readings else (
        frozenset(), frozenset(), frozenset()
    )  # fmt: skip
    return Ends(frozenset(fold(reading.text) for reading in readings), pairs, closing, opening)


@lru_cache(maxsize=1 << 12)
def _pairs(reading: Reading) -> tuple[frozenset[Pair], frozenset[Pair], frozenset[Pair]]:
    tokens = reading.tokens
    pairs, closing, opening = set(), set(), set()
    for at in range(len(tokens) - 1):
        pair = tokens[at].word, tokens[at + 1].word
        pairs.add(pair)
        following = at + 2
        while following < len(tokens) and tokens[following].sort in ("quote", "bracket"):
            following += 1
        if following >= len(tokens) or not _spoken(tokens[following]) or _left_off(tokens[at + 1], tokens[following].word):
            closing.add(pair)
        before = tokens[at - 1] if at else None
        if before is None or not (before.word in DETERMINERS or before.sort in ("hyphen", "number")):
            opening.add(pair)
    return frozenset(pairs), frozenset(closing), frozenset(opening)


def _left_off(last: Token, following: str) -> bool:
    """Whether a sentence can end before a word: "the deal | that was signed", not "said | that"."""
    return following in _LEAVES_OFF or (following == "that" and last.stem not in REPORTING)


def _spoken(token: Token) -> bool:
    return token.sort in ("word", "number", "hyphen")


def flags(reading: Reading, sources: Ends) -> Iterator[Flag]:
    """What keeps a sentence from being whole; a source sentence word for word is as whole as it was."""
    if fold(reading.text) in sources.whole:
        return
    tokens = reading.tokens
    spoken = [at for at, token in enumerate(tokens) if token.sort in ("word", "number")]
    if len(spoken) < 2:
        yield Flag("fragment", reading.text)
        return
    yield from _beginning(reading, spoken, sources)
    yield from _end(reading, spoken, sources)
    found = flaws(reading.text)
    # Of a fragment's cues only the missing verb is left to tell: the end was looked at, and a short sentence is one.
    verbless = "fragment" in found and len(reading.text.split()) >= 5 and reading.text.rstrip("\"”’')] ")[-1:] in ".!?"
    if "quote" in found or verbless or _open_brackets(reading):
        yield Flag("fragment", reading.text)
    for at, (one, other) in enumerate(pairwise(tokens)):
        if _clash(one, other) and (one.word, other.word) not in sources.pairs:
            yield Flag("fragment", reading.span(at, at + 2))


def _beginning(reading: Reading, spoken: Sequence[int], sources: Ends) -> Iterator[Flag]:
    first, second = (reading.tokens[at] for at in spoken[:2])
    if first.text[0].islower() and not first.text[1:2].isupper():
        yield Flag("fragment", first.text)
    # "Dictator decided": the sources have it only behind an article, so a plural or a name it is not.
    pair = first.word, second.word
    if first.stem and pair in sources.pairs and pair not in sources.opening and not first.word.endswith("s"):
        yield Flag("fragment", first.text)


def _end(reading: Reading, spoken: Sequence[int], sources: Ends) -> Iterator[Flag]:
    tokens = reading.tokens
    last = spoken[-1]
    bare = reading.text.rstrip("\"”’')] ")
    pair = tokens[last - 1].word, tokens[last].word
    unended = not bare.endswith((".", "!", "?", "…")) or bare.endswith(("...", "…"))
    if unended or any(token.sort in ("pause", "hyphen") for token in tokens[last + 1 :]):
        yield Flag("fragment", reading.span(last, len(tokens)))
    elif pair not in sources.closing and (tokens[last].word in _NO_END or pair in sources.pairs):
        yield Flag("fragment", reading.span(last - 1, last + 1))


def _clash(one: Token, other: Token) -> bool:
    """Whether two tokens in a row cannot be: "the the", "a of", ", ,", "the,"."""
    if one.word == other.word:
        return (one.sort == "word" and one.word not in _DOUBLES and not other.capital) or one.text == ","
    if one.word in ("the", "a", "an"):
        return other.text in (",", ".", ";", "?", "!") or other.word in _NO_NOUN
    return False


def _open_brackets(reading: Reading) -> bool:
    depth = 0
    for token in reading.tokens:
        if token.sort == "bracket":
            depth += 1 if token.text in "([" else -1
            if depth < 0:
                return True
    return depth != 0
