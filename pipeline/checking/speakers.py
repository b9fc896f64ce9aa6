"""Who says what without quotation marks: nobody is given the words of somebody else, or said to affirm what he denies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from pipeline.checking.clauses import Statement, statements
from pipeline.checking.content import Content
from pipeline.checking.lexicon import REPORTING
from pipeline.checking.names import Names, root, roots
from pipeline.checking.reading import Flag, Reading, Token


def _words_of(line: str) -> frozenset[str]:
    return frozenset(line.split())


_REACH = 60  # tokens of what is said
_MARGIN = 0.2  # that it is more than what the speaker says
_LEAST = 0.6  # share of what is said that the other says in the source
DENYING_STEMS = frozenset(("deni", "reject", "disput", "refut", "dismiss"))
_SAYING = (REPORTING | {"complain", "alleg"}) - _words_of("observ continu recal call promis cite joke indic describ quot boast")
# Anybody may be one of these.
_GENERIC = _words_of("polic offici author sourc govern compani report media statement other one two three analyst critic expert")
_ADVERBS = _words_of("today yesterday later earlier thursday friday saturday sunday monday tuesday wednesday")
_ANYBODY = _words_of("he she it they who which i we you him her them that this")
_PARTS = frozenset(("while", "but", "whereas", "although", "though"))


class Said(NamedTuple):
    """Who says something, nobody where a pronoun does; all words for them; what, in stems; whether it is denied, how; where."""

    speaker: frozenset[str]
    about: frozenset[str]
    what: frozenset[str]
    denied: bool
    outright: bool  # by a verb that denies
    definite: bool  # "the company": it may be anybody's name
    at: int


def flags(reading: Reading, sources: Content, names: Names) -> Iterator[Flag]:
    """Verbs of saying with a speaker who in the sources does not say so, where another does, or who denies it there."""
    mine = sayings(reading)
    known = [own for source in sources.readings for own in sayings(source)] if mine else []
    for said in mine:
        spoken = said.speaker and said.what
        if spoken and (_contradicts(said, known) or _usurps(said, known, sources, names)):
            yield Flag("speaker", reading.tokens[said.at].text)


def denying(sources: Content) -> int:
    """Which sources have a verb that denies, a bit each, as in `Content.where`."""
    deniers = 0
    for stem in DENYING_STEMS:
        deniers |= sources.where.get(stem, 0)
    return deniers


def only_denied(reading: Reading, sources: Content) -> Iterator[Flag]:
    """A sentence all of which somebody denies in so many words, and that no source says: "the bridge was unsafe"."""
    deniers = denying(sources)
    words = roots(reading) if deniers else frozenset[str]()
    if len(words) < 2 or any(token.denies for token in reading.tokens) or sayings(reading):
        return
    denied = affirmed = 0
    for bit, source in sources.among(sources.every):
        what = [told.what for told in sayings(source) if told.denied and told.outright] if bit & deniers else []
        if what:
            denied = max(denied, *(len(words & each) for each in what))
        else:
            affirmed = max(affirmed, len(words & roots(source)))
    if denied == len(words) and affirmed < denied:
        yield Flag("speaker", reading.text)


def _contradicts(said: Said, known: Sequence[Said]) -> bool:
    """Whether the same speaker denies what is said, or the other way round."""
    own = contrary = 0.0
    for told in known:
        if not told.speaker or said.about & told.about:
            share = len(said.what & told.what) / len(said.what)
            if said.denied == told.denied:
                own = max(own, share)
            elif told.speaker and (said.outright or told.outright or said.what == told.what):
                contrary = max(contrary, share)
    return contrary >= _LEAST and contrary > own + _MARGIN


def _usurps(said: Said, known: Sequence[Said], sources: Content, names: Names) -> bool:
    """Whether only others say it."""
    if len(said.what) < 2 or said.speaker <= _GENERIC:
        return False
    named = bool(said.speaker & names.sure)
    own = other = 0.0
    rivals = []
    for told in known:
        share = len(said.what & told.what) / len(said.what)
        same = not told.speaker or bool(said.about & told.about)
        if not same and bool(told.speaker & names.sure) != named and (told.definite or said.definite):
            same = True  # "the company" for its name
        if same:
            own = max(own, share)
        elif not told.speaker <= _GENERIC:
            other = max(other, share)
            rivals.append(told)
    if other < _LEAST or own + _MARGIN >= other or any(_linked(said, rival, sources) for rival in rivals):
        return False
    if max((_unattributed(said, source) for source in sources.readings), default=0.0) >= other:
        return False
    return any(told.about & said.speaker for told in known) or any(said.speaker <= roots(source) for source in sources.readings)


def _linked(said: Said, rival: Said, sources: Content) -> bool:
    """Whether two speakers may be one: "police spokesman Ferri"."""
    for source in sources.readings:
        words = [root(token) for token in source.tokens if token.stem]
        for one, other in pairwise(words):
            if (one in said.speaker and other in rival.speaker) or (other in said.speaker and one in rival.speaker):
                return True
    return False


def _unattributed(said: Said, source: Reading) -> float:
    """The share of what is said that a source says on its own account."""
    if sayings(source):
        return 0.0
    return len(said.what & roots(source)) / len(said.what)


@lru_cache(maxsize=1 << 12)
def sayings(reading: Reading) -> tuple[Said, ...]:
    """The verbs of saying outside quotation marks, each with who and what."""
    tokens = reading.tokens
    places = [at for at, token in enumerate(tokens) if token.stem in _SAYING or token.word == "according"]
    if not places:
        return ()
    own = {statement.at: statement for statement in statements(reading)}
    found: list[Said] = []
    for at in places:
        token, statement = tokens[at], own.get(at)
        if token.word == "according":
            end = _phrase_end(tokens, at + 2)
            about, definite = _words(tokens[at + 2 : end]), tokens[at + 2 : at + 3] and tokens[at + 2].word == "the"
            begin, stop = (0, at) if at > 1 else (end, len(tokens))
            what = _words(tokens[begin:stop])
            found.append(Said(about, about, what - about, _denies(tokens, begin, stop), False, bool(definite), at))
        elif statement is not None and not statement.passive and not statement.reduced:
            found.append(_said(tokens, statement, places))
    return tuple(found)


def _said(tokens: Sequence[Token], statement: Statement, places: Sequence[int]) -> Said:
    """A verb of saying that is no participle -> its saying."""
    at, start = statement.at, statement.start
    left, least = start, max(0, start - _REACH)
    while left > least and not (tokens[left - 1].sort in ("pause", "end", "quote") or tokens[left - 1].word in _PARTS | {"and"}):
        left -= 1
    parted = left > 0 and tokens[left - 1].sort in ("pause", "quote")
    first = tokens[left]
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    begin, end = at + 1, _clause_end(tokens, at + 1, places)
    about = statement.agent | _words(tokens[left:start])
    speaker = statement.agent or about
    if parted and left == start and after is not None and (after.capital or after.title or after.word in ("the", "a", "an")):
        last = _phrase_end(tokens, at + 1)  # ", said the mayor"
        speaker = about = _words(tokens[at + 1 : last])
        first = after
        begin, end = _clause_start(tokens, left - 1), left - 1
    elif parted and (after is None or after.sort in ("end", "pause", "quote") or after.word in _ADVERBS or after.word == "in"):
        begin, end = _clause_start(tokens, left - 1), left - 1
    if start and tokens[start - 1].word in _ANYBODY:
        speaker = about = frozenset()
    denied = tokens[at].stem in DENYING_STEMS
    outright = denied or any(token.stem in DENYING_STEMS for token in tokens[begin:end])
    what = _words(tokens[begin:end]) - about
    return Said(speaker, about, what, denied != _denies(tokens, begin, end), outright, first.word == "the", at)


def _clause_start(tokens: Sequence[Token], end: int) -> int:
    start, least = end, max(0, end - _REACH)
    while (
        start > least
        and tokens[start - 1].word not in _PARTS
        and tokens[start - 1].text != ";"
        and tokens[start - 1].sort != "end"
    ):
        start -= 1
    return start


def _clause_end(tokens: Sequence[Token], start: int, places: Sequence[int]) -> int:
    """Where what is said ends: before another speaker, behind a "but" or a comma and "and"."""
    end = start
    while end < min(len(tokens), start + _REACH):
        token = tokens[end]
        if token.sort == "end" or token.text == ";" or token.word in _PARTS:
            break
        if token.word == "and" and any(end < place <= end + 8 for place in places):
            break
        end += 1
    return end


def _phrase_end(tokens: Sequence[Token], start: int) -> int:
    end = start
    while end < min(len(tokens), start + _REACH) and tokens[end].sort not in ("pause", "end", "quote"):
        end += 1
    return end


def _denies(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether there is a denial, up to the first mark behind a word that is no "however"."""
    for at, token in enumerate(tokens[start:end]):
        if token.sort == "pause" and at > 1:
            return False
        if token.denies:
            return True
    return False


def _words(tokens: Sequence[Token]) -> frozenset[str]:
    return frozenset([root(token) for token in tokens if token.stem])
