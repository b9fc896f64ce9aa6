"""What a sentence moves from one of its source's clauses to another: the Thursday of the verdict told of the opening.

`splices` asks whether a number, date or name stands with the right words in one source sentence. Here the source sentence is the
right one, and its clauses are told apart. Where it has "from Lagos to Porto", nobody goes from Porto to Lagos either.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from pipeline.checking.content import Content
from pipeline.checking.crossings import runs
from pipeline.checking.names import names
from pipeline.checking.numbers import agree
from pipeline.checking.pieces import Piece, Value, pieces, values_of
from pipeline.checking.quantities import Quantity
from pipeline.checking.reading import Anchor, Flag, Reading

_OWNS = 0.6  # of a clause's words that the clause of a source has which speaks of the same
_WHICH = frozenset(("last", "next"))
_PERIODS = frozenset("night week weekend month year decade century season quarter".split())  # noqa: SIM905
_PLACING = frozenset("from to in at near into".split())  # noqa: SIM905
_WAYS = {"from": "to", "to": "from"}


def flags(reading: Reading, anchors: Sequence[Anchor], sources: Content) -> Iterator[Flag]:
    """Dates, times, numbers and names that each source which has them tells of something else, and another with this."""
    last = next((at for at in range(len(reading.tokens) - 1, 0, -1) if reading.tokens[at].sort in ("word", "number")), 0)
    if not reading.content or _copied(reading, reading.content[0], last + 1, sources):
        return
    yield from _ways(reading, sources)
    yield from _spans(reading, sources)
    places = {anchor.start: anchor.sources for anchor in anchors}
    for piece in pieces(reading):
        start = min([value.start for value in piece.values], default=piece.end)
        stop = max([value.end for value in piece.values], default=0)
        content = [at for at in reading.content if piece.start <= at < piece.end]
        if not stop or _copied(reading, min([start, *content]), max([stop - 1, *content]) + 1, sources):
            continue
        named = [_stems(value) for value in piece.values if value.loose and value.start in places]
        piece = piece._replace(words=piece.words.difference(*named))
        for value in piece.values:
            stem = reading.tokens[value.start].stem
            bits = places.get(value.start, sources.where.get(stem, 0) if value.kind == "time" else 0)
            if bits and _all_near(piece, bits, sources):
                told = [source for _, source in sources.among(bits) if _has(pieces(source), value)]
                if told and all(_elsewhere(value, piece, source, reading) for source in told):
                    yield Flag("splice", reading.span(value.start, value.end))


def _all_near(piece: Piece, bits: int, sources: Content) -> bool:
    """Whether each source of a bit set has most words of a piece: one that has a value elsewhere may be what it is from."""
    least = _OWNS * len(piece.words)
    counts = dict.fromkeys((bit for bit, _ in sources.among(bits)), 0)
    for word in piece.words:
        found = sources.where.get(word, 0) & bits
        while found:
            low = found & -found
            counts[low] += 1
            found ^= low
    return min(counts.values()) >= least


def _copied(reading: Reading, start: int, stop: int, sources: Content) -> bool:
    """Whether a source has these tokens in a row."""
    for run in runs(reading, sources):
        if run.start <= start and run.end >= stop:
            row = " ".join(["", *(token.word for token in reading.tokens[start:stop]), ""])
            return any(row in _row(source) for _, source in sources.among(run.sources))
    return False


@lru_cache(maxsize=1 << 12)
def _row(reading: Reading) -> str:
    return " ".join(["", *(token.word for token in reading.tokens), ""])


def _stems(value: Value) -> tuple[str, ...]:
    return value.what if value.kind == "name" and isinstance(value.what, tuple) else ()


def _has(told: Sequence[Piece], value: Value) -> bool:
    return any(_same(value, other) for piece in told for other in piece.values)


def _same(one: Value, other: Value) -> bool:
    """Whether a value may be another: a rounded number is, and a surname."""
    if isinstance(one.what, Quantity) and isinstance(other.what, Quantity):
        return one.kind == other.kind and agree(one.what, other.what)
    if one.kind == other.kind == "name" and isinstance(one.what, tuple) and isinstance(other.what, tuple):
        return not set(one.what).isdisjoint(other.what)
    return one.kind == other.kind and one.what == other.what


def _elsewhere(value: Value, piece: Piece, source: Reading, reading: Reading) -> bool:
    """Whether a source has a value in another clause only, and another value of its kind with what this clause says."""
    told = pieces(source)
    if len(told) < 2:
        return False
    key = (piece.verbs if piece.own else piece.words - piece.verbs) or piece.words
    shared = [(len(key & other.words), len(piece.words & other.words)) for other in told]
    most, every = max(shared), frozenset[str]().union(*[other.words for other in told])
    if most[0] < max(1, _OWNS * len(key)) or len(piece.words & every) < _OWNS * len(piece.words):
        return False
    alike = [other for other, count in zip(told, shared, strict=True) if count == most]
    have = [other for other in told if any(_same(value, its) for its in other.values)]
    if any(other in alike for other in have):
        return _crossed(value, piece, told, alike)
    spoken: frozenset[str] = frozenset().union(*[other.words for other in alike])
    for other in have:
        both = key & other.words
        if (both if piece.verbs and piece.own else not both <= spoken) or (other.anybody and value.kind == "name"):
            return False
        if any(_same(value, its) and source.tokens[its.end].word == "of" for its in other.values if its.end < len(source.tokens)):
            return False  # "two of them"
    return any(_instead(value, its, other, piece, reading) for other in alike for its in other.values)


def _instead(value: Value, its: Value, other: Piece, piece: Piece, reading: Reading) -> bool:
    """Whether a piece of a source has another value of a kind where a sentence has this; of names, one that it has as well."""
    other_thing = bool(value.counts or its.counts) and value.counts.isdisjoint(its.counts)
    if its.kind != value.kind or other_thing or any(_same(mine, its) for mine in piece.values):
        return False
    if value.kind != "name":
        return True
    inside = value.start > piece.behind and its.start > other.behind  # a subject goes on from clause to clause
    return inside and not other.anybody and any(_same(mine, its) for mine in values_of(reading))


def _crossed(value: Value, piece: Piece, told: Sequence[Piece], alike: Sequence[Piece]) -> bool:
    """Whether a value stands with a name of another piece that says the same: whose aid went where."""
    for other in piece.values:
        if other is value or other.kind != "name":
            continue
        mine = [each for each in told if any(_same(value, its) for its in each.values)]
        its = [each for each in told if any(_same(other, one) for one in each.values)]
        apart = [each for each in (*mine, *its) if each not in alike or not (each.own or _nouns(each) == _nouns(piece))]
        if not its or apart or any(each in mine for each in its):
            continue
        if all(any(_is_third(one, value, other) for one in each.values) for each in its):
            return True
    return False


def _is_third(one: Value, value: Value, other: Value) -> bool:
    """Whether a value is of a kind with one and neither it nor the other."""
    return one.kind == value.kind and not _same(one, value) and not _same(one, other)


def _nouns(piece: Piece) -> frozenset[str]:
    return piece.words - piece.verbs


def _spans(reading: Reading, sources: Content) -> Iterator[Flag]:
    """A "last week" where the sources have a "last month"."""
    for at, (one, other) in enumerate(pairwise(reading.tokens)):
        said = one.word in _WHICH and other.word in _PERIODS and (one.word, other.word) not in sources.pairs
        if said and any((one.word, its) in sources.pairs for its in _PERIODS):
            yield Flag("date", reading.span(at, at + 2))


def _ways(reading: Reading, sources: Content) -> Iterator[Flag]:
    """Names behind a "from" that stand behind a "to" in the sources, or the other way round; two whose "in" and "at" changed."""
    behind = [
        (name, reading.tokens[name.start - 1].word, reading.tokens[name.start].word)
        for name in names(reading) if name.start and reading.tokens[name.start - 1].word in _PLACING
    ]  # fmt: skip
    new = [(name, way, word) for name, way, word in behind if (way, word) not in sources.pairs]
    for name, way, word in new:
        others = {other for _, other, its in new if (other, word) in sources.pairs and (way, its) in sources.pairs}
        if (way in _WAYS and (_WAYS[way], word) in sources.pairs) or others - {way}:
            yield Flag("splice", reading.span(name.start - 1, name.end))
