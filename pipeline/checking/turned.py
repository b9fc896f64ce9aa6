"""Who did what to whom: "Samsung sued Apple" where it was Apple that sued Samsung.

Where a sentence and a source have the same verb, those who stand before and behind it are compared. Only names with names and
common words with common words: "the company" may be any of the names.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checking.clauses import LIGHT, Statement, aligned, statements
from pipeline.checking.content import Content
from pipeline.checking.lexicon import DEMONYMS
from pipeline.checking.names import Names, roots
from pipeline.checking.reading import Flag, Reading
from pipeline.checking.rewording import alike

# What one does, the other does as well, or with whom it is said makes no difference.
MUTUAL = frozenset(
    """
meet marri merg agre talk fight clash differ discuss join trade share play face resembl negoti speak cooper compet connect
""".split()  # noqa: SIM905
)
# Of these the thing itself can be the subject: "the ship sank", "a storm sank the ship".
_ITSELF = frozenset(
    """
sink open close move chang break end begin start stop burn explod increas grow rise rais fall drop declin continu resum improv
doubl spread crash turn die run shut slow swing shift split return land fli hold work pass clear form weaken strengthen widen
narrow
""".split()  # noqa: SIM905
)
# Who gets it can be the subject of the passive, and so can what they get.
_GIVING = frozenset("award give hand grant pay offer send show teach lend present assign".split())  # noqa: SIM905
_NATIONS = frozenset(DEMONYMS.values())


def flags(reading: Reading, sources: Content, names: Names) -> Iterator[Flag]:
    """The statements of a sentence whose parts no source has in these parts, and one has in others."""
    for said in statements(reading):
        where = sources.where.get(said.stem, 0)
        if not where or said.reduced or said.stem in LIGHT or not (said.agent or said.patient):
            continue
        near = aligned(said, [source for _, source in sources.among(where)])
        told = [(own, source) for source in near for own in statements(source) if own.stem == said.stem]
        if any(_bears_out(said, own, names) for own, _ in told):
            continue
        others = alike(said.stem) if told else frozenset()  # "Vik moved to Porto", "Vik went to Porto, and Marsh moved"
        if any(
            own.stem in others and said.agent & own.agent and (said.patient | said.after) & _done(own)
            for source in near
            for own in statements(source)
        ):
            continue
        if any(_turned(said, own, names) or _another(said, own, source, names) for own, source in told):
            yield Flag("agent", reading.span(said.start, said.at + 1))


def _done(own: Statement) -> frozenset[str]:
    """To whom or what it may be done; more than its object, as "handed it to the police"."""
    return own.patient if own.passive and own.stem not in _GIVING else own.patient | own.after


def _bears_out(said: Statement, own: Statement, names: Names) -> bool:
    """Whether a source's statement may be the same: what both have of agent and patient is the same."""
    done = _done(own)
    if said.stem in MUTUAL:
        return not (own.agent and done) or said.agent | said.patient <= own.agent | done
    agents = not said.agent or not own.agent or _meet(said.agent, own.agent, names)
    patients = not said.patient or not done or bool(said.patient & done)
    return agents and patients


def _turned(said: Statement, own: Statement, names: Names) -> bool:
    """Whether the one who does it is the one to whom it is done in the source, or the other way round."""
    done = _done(own)
    does = own.agent and said.agent & done and not said.agent & own.agent
    suffers = own.patient and said.patient & own.agent and not said.patient & done
    if said.stem in MUTUAL or not (does or suffers):
        return False
    if said.agent and said.patient:
        return bool((does and suffers) or (does and said.patient & done) or (suffers and said.agent & own.agent))
    return said.stem not in _ITSELF and _named(said.agent | said.patient, names)


def _another(said: Statement, own: Statement, source: Reading, names: Names) -> bool:
    """Whether somebody else does it, or to somebody else it is done, whom the same sentence speaks of as well."""
    told = roots(source)
    for one, other in ((said.agent, own.agent), (said.patient, own.patient)):
        named = _named(one, names) and _named(other, names)
        if named and not _meet(one, other, names) and one <= told:
            return True
    if not (said.agent and own.agent and said.patient & _done(own)) or said.agent & own.agent:
        return False
    if _named(said.agent, names) or _named(own.agent, names):
        return False
    return any(said.agent <= other.agent for other in statements(source))  # "rebels shelled the base, the army attacked"


def _meet(one: frozenset[str], other: frozenset[str], names: Names) -> bool:
    """Whether heads may be the same: a name in common where both have names ("Apple shares" are not "Samsung shares")."""
    mine, its = (frozenset(stem for stem in heads if _named(frozenset((stem,)), names)) for heads in (one, other))
    return bool(mine & its) if mine and its else bool(one & other)


def _named(heads: frozenset[str], names: Names) -> bool:
    """Whether one of some heads is a name wherever the sources have it."""
    return any((stem in names.sure or stem in _NATIONS) and stem not in names.common for stem in heads)
