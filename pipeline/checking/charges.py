"""What is only said of somebody who denies it: told without whose word it is, it is made a fact."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from pipeline.checking.content import Content
from pipeline.checking.names import root, roots
from pipeline.checking.reading import Flag, Reading
from pipeline.checking.speakers import DENYING_STEMS, denying, sayings

_CHARGES = frozenset(("charg", "accus", "alleg", "claim", "wrongdo", "report", "suggest"))
_ACCUSING = frozenset(("accus", "alleg", "suspect", "charg"))
_THEM = frozenset(("it", "this", "that", "them", "any", "all"))
_SAYS_SO = 0.8  # of the words: what is said in a source is what the sentence tells


def flags(reading: Reading, sources: Content) -> Iterator[Flag]:
    """A sentence about somebody who in a source denies a charge, and that every source which has it gives as another's word."""
    deniers = denying(sources)
    if not deniers or reading.quoted or sayings(reading) or any(token.stem in _ACCUSING for token in reading.tokens):
        return
    named = {root(token) for token in reading.tokens if token.capital and token.stem}
    words = roots(reading)
    if len(words) < 3 or not any(named & roots(source) and _denies(source) for _, source in sources.among(deniers)):
        return
    told = False
    for bit, source in sources.among(sources.every):
        if bit & deniers:
            continue
        accuses = any(token.stem in _ACCUSING for token in source.tokens)
        if any(len(words & said.what) >= _SAYS_SO * len(words) for said in sayings(source) if not said.denied):
            told = True
        elif len(words & roots(source)) >= _SAYS_SO * len(words):
            if not accuses:
                return  # a source says it on its own account
            told = True
    if told:
        yield Flag("speaker", reading.text)


def _denies(source: Reading) -> bool:
    """Whether it says that somebody denies a charge, or denies it."""
    tokens = source.tokens
    if any(token.stem in _CHARGES for token in tokens):
        return True
    return any(token.stem in DENYING_STEMS and after.word in _THEM for token, after in pairwise(tokens))
