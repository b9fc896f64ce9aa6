"""A story -> where any sentence about it comes from: the spans of its articles that say so, best first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from pipeline.codes import Overlap, overlap
from pipeline.referring.people import named_in_full, spelled_out
from pipeline.referring.standing import standing
from pipeline.telling.bearing import bears_out
from pipeline.telling.called import names
from pipeline.text import fold, read_words, stems
from pipeline.types import Sentence, Span, Story, Support
from pipeline.wording import QUOTED

_ANCHOR = 3  # a number or a name counts as much as so many other content words, as in the checks
# Of a sentence's content words, for another article to say the same. Of 22 pairs from .7 on that were read one said something
# else, of 22 at .6 to .7 eight, of 22 at .5 to .6 fourteen. Repeat: python -m tests.quality.measure_verify same --read 22
_SAYS = 0.7


@dataclass(frozen=True, slots=True)
class Trace:
    """What a sentence rests on.

    `spans` say so, best first. `sentences` are the numbers of the story's sentences among them that it was traced to.
    `verbatim`: the first is the sentence word for word; `alone`: but for a name, or a "But", as it stands alone.
    `independent`: how many articles say so on their own.
    """

    spans: tuple[Span, ...]
    sentences: tuple[int, ...]
    verbatim: bool
    independent: int
    alone: bool = False


class Evidence:
    """A story's sentences, ready to trace sentences to them. What that takes is made when it is first needed."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._articles = {article.id: article for article in story.articles}
        self._texts = [article.text for article in story.articles]
        # From its facts where `dedup` was off the path.
        self.sentences = story.sentences or tuple(sentence for fact in story.facts for sentence in fact.sentences)
        self._coming: tuple[str, ...] = ()
        self._standing: dict[Span, str] = {}  # where a sentence stands -> how it stands alone, "" where as it is
        self._nearly: dict[str, list[int]] = {}  # text -> the numbers of the sentences that have most of it

    def expect(self, texts: Iterable[str]) -> None:
        """Say what will be traced: all at once takes a third of the time."""
        self._coming = tuple(texts)

    def trace(self, text: str, named: Sequence[Span] = (), *, most: int, gain: float) -> Trace:
        """A sentence, and the spans that whoever wrote it names -> what it rests on.

        A sentence of the story word for word is traced to that; any other to up to `most` sentences that together have its
        content words, each at least `gain` of them more than those before it, numbers and names counting threefold. Then
        come the spans named that say the same, and of every other article the sentence that does.
        """
        said = [(span, self._text(span)) for span in named]
        exact = [span for span, source in said if source == text]
        numbers: tuple[int, ...] = ()
        if not exact:
            numbers = self._alike.get(fold(text), ())
            exact = list(_all(self.sentences[number] for number in numbers))
        alone = () if exact else self._alone(text, named)
        spans = [*exact, *alone, *(span for span, source in said if source != text and self._says(span, text))]
        if alone:
            spans += self.sentences[self._numbers[alone[0]]].echoes
            numbers = tuple(self._numbers[span] for span in alone if span in self._numbers)
        elif not exact:
            numbers = self._cover(text, {span for span, _ in said}, most, gain)
            spans = [*(self.sentences[number].span for number in numbers), *spans]
            spans += [echo for number in numbers for echo in self.sentences[number].echoes]
        spans += self._others(text, {span.article_id for span in spans})
        unique = tuple(dict.fromkeys(spans))
        return Trace(unique, numbers, bool(exact), self._independent(text, unique, verbatim=bool(exact or alone)), bool(alone))

    def nearest(self, text: str, most: int, first: Iterable[int] = ()) -> list[int]:
        """The numbers of the `most` sentences nearest to one by content words, those of `first` before all others."""
        counts = self._overlap.shared(text)
        near = np.flatnonzero(counts)
        likeness = np.round(counts[near] / (1 + np.sqrt(self._overlap.sizes[near])), 9)
        order = near[np.lexsort((near, -likeness))]
        return list(dict.fromkeys([*first, *order.tolist()]))[:most]

    def wordings(self, numbers: Iterable[int], text: str = "") -> tuple[list[str], list[str | None]]:
        """Numbers of sentences -> what they say, and when it was published.

        Also as they stand alone where that takes a name, and with those in full whom `text`, which they may bear out, has so.
        """
        numbers = list(numbers)
        alone = standing(self._story, [self.sentences[number] for number in numbers])
        said = [(self.sentences[number].text, self.published(number)) for number in numbers]
        for number in numbers:
            stands = alone.get(self.sentences[number].span)
            if stands is not None:
                told = dict.fromkeys((stands.text, stands.with_name(stands.last)))
                said += [(each, self.published(number)) for each in told]
        full = named_in_full(text, [self.sentences[number].text for number in numbers], self._texts)
        if full:
            said = list(dict.fromkeys([*said, *((spelled_out(each, full), written) for each, written in said)]))
        return [each for each, _ in said], [written for _, written in said]

    def published(self, number: int) -> str | None:
        """When a sentence was published, where known."""
        return self._articles[self.sentences[number].article_id].published

    def supports(self, spans: Iterable[Span]) -> tuple[Support, ...]:
        """Spans -> the same for the output, and behind them those of the copies that have the same words."""
        spans = tuple(spans)
        own = [Support(article_id=span.article_id, start=span.start, end=span.end) for span in spans]
        return (*own, *(copy for span in spans for copy in self._copies(span)))

    def _copies(self, span: Span) -> Iterator[Support]:
        article = self._articles[span.article_id]
        for copy in article.copies:
            start = copy.text.find(article.text[span.start : span.end])
            if start >= 0:
                yield Support(article_id=copy.id, start=start, end=start + span.end - span.start, copy_of=article.id)

    def _text(self, span: Span) -> str:
        return self._articles[span.article_id].text[span.start : span.end]

    @cached_property
    def _numbers(self) -> dict[Span, int]:
        """Where a sentence stands -> its number."""
        return {sentence.span: number for number, sentence in enumerate(self.sentences)}

    def _alone(self, text: str, named: Sequence[Span]) -> tuple[Span, ...]:
        """The first sentence that is named and the one that its name stands in, where the text is how that one stands alone.

        Found out anew, whatever whoever wrote it says of it.
        """
        number = self._numbers.get(named[0]) if named else None
        if number is None:
            return ()
        stands = standing(self._story, [self.sentences[number]]).get(named[0])
        if stands is None or fold(text) not in map(fold, (stands.text, stands.with_name(stands.last))):
            return ()
        return (named[0], stands.named) if stands.named else (named[0],)

    @cached_property
    def _alike(self) -> dict[str, tuple[int, ...]]:
        """Folded sentence -> the numbers of the sentences that are so."""
        found: dict[str, tuple[int, ...]] = {}
        for number, sentence in enumerate(self.sentences):
            folded = fold(sentence.text)
            found[folded] = (*found.get(folded, ()), number)
        return found

    @cached_property
    def _where(self) -> dict[str, list[int]]:
        """Stem -> the numbers of the sentences that have it."""
        found: dict[str, list[int]] = {}
        for number, bag in enumerate(self._bags):
            for stem in bag:
                found.setdefault(stem, []).append(number)
        return found

    @cached_property
    def _bags(self) -> list[frozenset[str]]:
        """The stems of each sentence's content words."""
        return [frozenset(read_words(sentence.text)[1]) for sentence in self.sentences]

    @cached_property
    def _overlap(self) -> Overlap:
        return overlap(tuple([sentence.text for sentence in self.sentences]))

    def _cover(self, text: str, named: Collection[Span], most: int, gain: float) -> tuple[int, ...]:
        """Greedy set cover (Chvátal 1979): the sentence that adds most, of equals one that is named, has the words in a
        row, or says least else; then those named that have a word which the others lack. Empty where nothing adds enough."""
        weights = _weights(text)
        least, plain = max(1.0, gain * sum(weights.values())), fold(text).rstrip(".!?")
        chosen: list[int] = []
        left = dict(weights)
        while left and len(chosen) < most:
            gains: Counter[int] = Counter()
            for stem, weight in left.items():
                for number in self._where.get(stem, ()):
                    gains[number] += weight
            best = max(gains.values(), default=0)
            if best < least:
                break
            chosen.append(
                min(
                    (number for number, added in gains.items() if added == best),
                    key=lambda at: (
                        self.sentences[at].span not in named,
                        plain not in fold(self.sentences[at].text),
                        len(self._bags[at]),
                        at,
                    ),
                )
            )
            bag = self._bags[chosen[-1]]
            left = {stem: weight for stem, weight in left.items() if stem not in bag}
        for number in sorted({number for stem in left for number in self._where.get(stem, ())}):
            if self.sentences[number].span in named and not self._bags[number].isdisjoint(left):
                chosen.append(number)
                left = {stem: weight for stem, weight in left.items() if stem not in self._bags[number]}
        return tuple(chosen)

    def _others(self, text: str, known: set[str]) -> list[Span]:
        """Of each article that is not `known`, the sentence that says most of this one, if it says the same."""
        if known >= self._articles.keys():
            return []
        if text not in self._nearly:
            coming = list(dict.fromkeys((text, *self._coming)))
            self._nearly.update(zip(coming, self._overlap.most_of(coming, _SAYS), strict=True))
            self._coming = ()
        found: list[Span] = []
        for number in self._nearly[text]:
            sentence = self.sentences[number]
            places = [span for span in (sentence.span, *sentence.echoes) if span.article_id not in known]
            if places and self._says(sentence.span, text):
                for span in places:
                    if span.article_id not in known:
                        known.add(span.article_id)
                        found.append(span)
        return found

    def _independent(self, text: str, spans: Sequence[Span], *, verbatim: bool) -> int:
        """How many articles say it: all that the spans stand in, or those whose spans have enough of it; 1 at least if any."""
        homes = dict.fromkeys(span.article_id for span in spans)
        if verbatim or len(homes) < 2:
            return len(homes)
        told = {home: [span for span in spans if span.article_id == home] for home in homes}
        return max(1, sum(any(self._says(span, text) for span in own) or self._say(own, text) for own in told.values()))

    def _says(self, span: Span, text: str) -> bool:
        """Whether what stands in a place says the same, as it stands or as it stands alone."""
        if says(self._text(span), text):
            return True
        alone = self._stands(span)
        return bool(alone) and says(alone, text)

    def _say(self, spans: Sequence[Span], text: str) -> bool:
        """Whether what stands in some places of an article says the same together."""
        return len(spans) > 1 and says(" ".join(map(self._text, spans)), text)

    def _stands(self, span: Span) -> str:
        """How what stands in a place stands alone, or what says it in the same words; "" where none takes a name for that."""
        if span not in self._standing:
            number = self._echoed.get(span)
            own = [] if number is None else [self.sentences[number]]
            same = dict.fromkeys((span, *_all(own)))
            said = [
                Sentence(text=self._text(one), article_id=one.article_id, start=one.start, end=one.end, position=0)
                for one in same
            ]
            alone = standing(self._story, said)
            self._standing[span] = next((alone[one].text for one in same if one in alone), "")
        return self._standing[span]

    @cached_property
    def _echoed(self) -> dict[Span, int]:
        """Where a sentence or an echo of it stands -> the number of the sentence."""
        return {span: number for number, sentence in enumerate(self.sentences) for span in (sentence.span, *sentence.echoes)}


def says(source: str, text: str) -> bool:
    """Whether a source says the same on its own: most of its content, its numbers, its names, and its denial."""
    wanted, named, quoted = _asked(text)
    own, roots = read_words(source)
    return (
        len(wanted.intersection(roots)) >= _SAYS * len(wanted)
        and named.issubset(own)
        and quoted.issubset(roots)
        and bears_out(source, text)
    )


@lru_cache(maxsize=1 << 4)  # one sentence at a time, of many sources
def _asked(text: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """What a source must have of a sentence: of its content stems most, of the words of its names and the stems it quotes all."""
    named = {word for group in names(text) for name in group for word in read_words(name)[0]}
    quoted = {stem for quotation in QUOTED.findall(text) for stem in stems(quotation)}
    return frozenset(read_words(text)[1]), frozenset(named), frozenset(quoted)


def _weights(text: str) -> dict[str, int]:
    """The stems of a sentence's content words, numbers and names weighing more."""
    named = set(stems(" ".join(piece for piece in text.split()[1:] if piece.strip("\"'“‘(")[:1].isupper())))
    return {stem: _ANCHOR if stem[0].isdigit() or stem in named else 1 for stem in dict.fromkeys(stems(text))}


def _all(sentences: Iterable[Sentence]) -> Iterator[Span]:
    """Where sentences stand, then where their echoes do."""
    every = tuple(sentences)
    yield from (sentence.span for sentence in every)
    yield from (echo for sentence in every for echo in sentence.echoes)
