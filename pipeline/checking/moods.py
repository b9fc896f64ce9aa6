"""What was done, what will be, what may be, and what is only wanted or hangs on a condition: none is told as another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.checking.clauses import LIGHT, Statement, aligned, statements
from pipeline.checking.conditions import conditional, conditions
from pipeline.checking.content import Content
from pipeline.checking.lexicon import MODALS
from pipeline.checking.phrases import is_auxiliary
from pipeline.checking.reading import Flag, Reading

# A sentence with one of these hangs on something itself.
_HEDGES = frozenset(
    """
if unless whether when once provided should reportedly allegedly possibly perhaps maybe potentially until without otherwise
conditional threat threatened pending subject assuming providing contingent dependent only
""".split()  # noqa: SIM905
)
_WOULD = frozenset(("will", "would", "won't", "wouldn't"))
_MAY = frozenset(("may", "might"))
_PARTED = frozenset((";", "but", "while", "whereas"))
_SUPPOSED = 3  # content words in a row


class _Told(NamedTuple):
    """One place where a source has a verb; no statement where it is a noun there, or not seen for what it is."""

    statement: Statement | None
    source: Reading


def flags(reading: Reading, sources: Content) -> Iterator[Flag]:
    """Verbs told as done that the sources only expect, want or suppose, as certain what may be; and conditions dropped."""
    hedged = (
        bool(conditional(reading))
        or any(token.word in _HEDGES for token in reading.tokens)
        or reading.text.rstrip("\"”’')").endswith("?")
    )
    found = False
    for said in statements(reading):
        where = sources.where.get(said.stem, 0)
        if not where or said.conditional or (said.reduced and said.mood == "fact"):
            continue
        near = aligned(said, [source for _, source in sources.among(where)])
        told = [one for source in near for one in _told(source, said.stem)]
        known = [one.statement for one in told if one.statement is not None]
        if not told or len(known) < len(told):
            continue
        if (said.stem not in LIGHT and _overstates(said, known, reading)) or (not hedged and _unconditional(said, reading, told)):
            found = True
            yield Flag("mood", reading.span(said.start, said.at + 1))
    if not hedged and not found:
        yield from _supposed(reading, sources)


def _told(source: Reading, stem: str) -> Iterator[_Told]:
    """The places where a source has a stem."""
    own = {statement.at: statement for statement in statements(source)}
    for at in source.content:
        if source.tokens[at].stem == stem:
            yield _Told(own.get(at), source)


def _overstates(said: Statement, known: Sequence[Statement], reading: Reading) -> bool:
    """Whether a statement is more, or less, certain than each of the sources' has it."""
    moods = {"unreal" if own.conditional else own.mood for own in known}
    words = {token.word for token in reading.tokens[said.start : said.at]}
    if said.mood == "fact":
        if "yet" in words or any(token.denies for token in reading.tokens[said.start : said.at]):
            return moods == {"will"} or moods == {"may"}  # "has not been found", "has yet to be found"; `negation` tells the rest
        return "being" not in words and "fact" not in moods
    if said.mood == "will":
        return moods == {"may"}
    return said.mood == "may" and bool(words & _MAY) and moods <= {"fact", "will"}


def _unconditional(said: Statement, reading: Reading, told: Sequence[_Told]) -> bool:
    """Whether what a statement says will or would be hangs on a condition in each source."""
    words = {token.word for token in reading.tokens[said.start : said.at]}
    if words & _WOULD:
        return all(one.statement is not None and _hangs(one.statement, one.source, firm=False) for one in told)
    open_ = not words.isdisjoint(MODALS) or reading.tokens[said.at].word.endswith("s")  # "the takeover closes in May"
    return open_ and all(one.statement is not None and _hangs(one.statement, one.source, firm=True) for one in told)


def _hangs(own: Statement, source: Reading, *, firm: bool) -> bool:
    """Whether a condition belongs to a statement; if `firm`, one that is no "if"."""
    places = [at for condition in conditions(source) if condition.firm or not firm for at in condition.tokens]
    if not places or (own.mood == "fact" and not (firm and source.tokens[own.at].word.endswith("s"))):
        return False
    nearest = min(places, key=lambda at: (abs(at - own.at), at))
    between = source.tokens[min(nearest, own.at) : max(nearest, own.at)]
    return all(
        token.word not in _PARTED and not (token.word == "and" and _verb_between(source, nearest, own.at)) for token in between
    )


def _verb_between(source: Reading, one: int, other: int) -> bool:
    """Whether another statement stands between a condition and a verb: "will sell it, and the tax will stay unless"."""
    first, last = sorted((one, other))
    free = conditional(source)
    return any(first < own.at < last and own.at not in free for own in statements(source))


def _supposed(reading: Reading, sources: Content) -> Iterator[Flag]:
    """A clause of words in a row that the sources only have in an if-clause."""
    with_condition = [source for source in sources.readings if conditional(source)]
    if not with_condition:
        return
    verbs = {own.at for own in statements(reading) if not own.reduced}
    for first, long in ((False, _SUPPOSED), (True, _SUPPOSED + 1)):  # where no verb is seen, a longer row that opens the sentence
        supposed = {row for source in with_condition for at, row in _rows(source, long) if conditional(source).issuperset(at)}
        for at, row in _rows(reading, long) if supposed else ():
            verb = any(place in verbs or is_auxiliary(reading.tokens[place]) for place in range(at[0], at[-1] + 1))
            if row in supposed and (at[0] == reading.content[0] if first else verb) and not _free(row, sources):
                yield Flag("mood", reading.span(at[0], at[-1] + 1))
                return


def _free(row: tuple[str, ...], sources: Content) -> bool:
    """Whether a source has content words in a row outside an if-clause."""
    return any(
        other == row and not conditional(source).issuperset(at)
        for source in sources.readings
        for at, other in _rows(source, len(row))
    )


def _rows(reading: Reading, long: int) -> Iterator[tuple[tuple[int, ...], tuple[str, ...]]]:
    """So many content words in a row: their places, their stems."""
    for first in range(len(reading.content) - long + 1):
        at = reading.content[first : first + long]
        yield at, tuple([reading.tokens[place].stem for place in at])
