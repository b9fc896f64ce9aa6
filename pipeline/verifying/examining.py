"""A sentence, its story -> what it rests on and what of it does not stand: the checks, and a second opinion if there is one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from pipeline.checking.support import Sources, check
from pipeline.types import Finding, Span
from pipeline.verifying.evidence import Evidence, Trace
from pipeline.verifying.judging import judged

# (premise, hypothesis) -> the probability that the one entails the other, for each of several.
Opinion = Callable[[Sequence[tuple[str, str]]], Sequence[float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What a sentence must come up to: the settings of the verify room by the same names."""

    max_support: int
    min_gain: float
    nearest: int
    entailment: float


@dataclass(frozen=True, slots=True)
class Examined:
    """A sentence with what it rests on and what was found; `score` is that of `checking.support.Checked`."""

    text: str
    trace: Trace
    findings: tuple[Finding, ...]
    score: float

    @property
    def sound(self) -> bool:
        """Whether nothing was found."""
        return not self.findings


class Examiner:
    """Looks at sentences about one story."""

    def __init__(self, evidence: Evidence, measure: Measure, opinion: Opinion | None = None) -> None:
        self.evidence = evidence
        self._measure = measure
        self._opinion = opinion

    def examine(self, text: str, named: Sequence[Span] = ()) -> Examined:
        """A sentence, and the spans that whoever wrote it names -> all there is to say of it."""
        return self.examine_all([text], [named])[0]

    def examine_all(self, texts: Sequence[str], named: Sequence[Sequence[Span]]) -> list[Examined]:
        """Several sentences; the second opinion is asked for all at once, and only of those that the checks let stand."""
        self.evidence.expect(texts)
        examined = [self._checked(text, spans) for text, spans in zip(texts, named, strict=True)]
        if self._opinion is None:
            return examined
        asked = [place for place, one in enumerate(examined) if one.sound and not one.trace.verbatim]
        pairs = [(" ".join(self._sources(examined[place])), examined[place].text) for place in asked]
        for place, probability in zip(asked, self._opinion(pairs) if pairs else (), strict=True):
            examined[place] = self._answered(examined[place], probability)
        return examined

    def _checked(self, text: str, named: Sequence[Span]) -> Examined:
        """Without the second opinion. A sentence that a source has word for word, or that stands alone so, is sound as it is."""
        trace = self.evidence.trace(text, named, most=self._measure.max_support, gain=self._measure.min_gain)
        if trace.verbatim or trace.alone:
            return Examined(text, trace, (), 1.0)
        near = self.evidence.nearest(text, self._measure.nearest, trace.sentences)
        found = check(text, Sources(*self.evidence.wordings(near, text)))
        return Examined(text, trace, tuple(judged(text, finding) for finding in found.findings), found.score)

    def _answered(self, examined: Examined, probability: float) -> Examined:
        """A sentence after the second opinion."""
        score = min(examined.score, probability)
        if probability >= self._measure.entailment:
            return replace(examined, score=score)
        against = next(iter(self._sources(examined)), "")
        return replace(examined, score=score, findings=(Finding(kind="entailment", words=examined.text, against=against),))

    def _sources(self, examined: Examined) -> list[str]:
        """The sentences that one was traced to."""
        return [self.evidence.sentences[number].text for number in examined.trace.sentences]
