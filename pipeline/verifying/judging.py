"""A finding -> its verdict: do the sources say otherwise, or just nothing of it?"""

from __future__ import annotations

from dataclasses import replace

from pipeline.checking.dates import Moment, mentions
from pipeline.checking.quantities import Quantity, quantities
from pipeline.checking.reading import Reading, read
from pipeline.types import Finding

_OTHERWISE = frozenset(("agent", "opposite"))  # found by what the source says in its place
_REACH = 4  # tokens beside a number that say what it counts
_ANYBODY = frozenset(("peopl", "person", "man", "woman", "other"))  # stems: what is counted in many ways in one sentence


def judged(text: str, finding: Finding) -> Finding:
    """A sentence, what was found in it -> the same with its verdict.

    `contradicted` where the source sentence it was compared with has another number of the same thing, another day, a denial
    where the sentence has none or none where it has one, the opposite, or the parts exchanged; else `unsupported`. Of other
    kinds a source that says otherwise cannot be told from one that says nothing.
    """
    if not finding.against or not _otherwise(finding, read(text), read(finding.against)):
        return finding
    return replace(finding, verdict="contradicted")


def _otherwise(finding: Finding, ours: Reading, theirs: Reading) -> bool:
    match finding.kind:
        case "number" | "unit":
            said = [quantity for quantity in quantities(ours) if _within(ours, quantity, finding.words)]
            others = [
                quantity for quantity in quantities(theirs) if quantity.value not in {one.value for one in quantities(ours)}
            ]
            if finding.kind == "unit":
                others = [other for other in quantities(theirs) if other.unit not in {one.unit for one in said}]
            return any(_one_thing(ours, one, theirs, other) for one in said for other in others)
        case "date":
            words = read(finding.words)
            wanted = [mention.moment for mention in mentions(words)]
            return any(_excludes(one, other.moment) for one in wanted for other in mentions(theirs))
        case "negation":
            return any(token.denies for token in ours.tokens) != any(token.denies for token in theirs.tokens)
        case _:
            return finding.kind in _OTHERWISE


def _within(reading: Reading, quantity: Quantity, words: str) -> bool:
    return reading.span(quantity.start, quantity.end) in words


def _one_thing(ours: Reading, one: Quantity, theirs: Reading, other: Quantity) -> bool:
    """Whether two numbers stand beside a content word in common."""
    return not _beside(ours, one).isdisjoint(_beside(theirs, other))


def _beside(reading: Reading, quantity: Quantity) -> frozenset[str]:
    start, end = max(0, quantity.start - _REACH), quantity.end + _REACH
    return frozenset([token.stem for token in reading.tokens[start:end] if token.sort == "word" and token.stem]) - _ANYBODY


def _excludes(one: Moment, other: Moment) -> bool:
    """Whether two moments name the same kind of thing, and not the same one."""
    pairs = list(zip(one, other, strict=True))
    return any(a is not None and b is not None and a != b for a, b in pairs)
