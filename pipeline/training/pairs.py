"""Research data -> pairs to train the embedded model on, and a few held out; the same every time.

What the pairs must teach: the first sentence nearly whole, a detail of another merged in, what a digest can spare dropped,
and nothing that the input does not say. Every number and capitalised word of a target is in its sources.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b
from itertools import chain, islice
from pathlib import Path

import numpy as np
from pydantic import Field

from pipeline.parallel import Mapper, serial
from pipeline.settings import Count, Days, Fraction, Natural, Settings
from pipeline.stages.clean import Rules, clean
from pipeline.training.mining import Asked
from pipeline.training.pair import Pair, fit, unify
from pipeline.training.records import records
from pipeline.training.runs import Runs, all_runs, runs, share
from pipeline.training.sentences import sentence_pairs
from pipeline.training.written import Told, across, edited, headlines, splits, told, unbarred
from pipeline.types import Article
from pipeline.wording import flaws

__all__ = ["Pair", "PairSettings", "Pairs", "collect", "pairs", "unify"]


class PairSettings(Settings):
    """Which pairs are made of the research data, and how many."""

    without_corpora: tuple[str, ...] = Field(
        ("reuters21578",),
        description="corpora of train/articles that are left out; telegrams of 1987 are in a language of their own",
    )
    articles: Natural = Field(0, description="read only so many articles; 0 reads all")
    denoise: Fraction = Field(0.6, description="share of the clean sentences that also make a pair with gaps to fill")
    window: Days = Field(3, description="articles further apart than this do not report the same; days")
    same_event: Fraction = Field(0.18, description="lowest cosine of two articles' titles and openings for pairs across outlets")
    neighbours: Count = Field(12, description="most articles whose sentences are searched for those of one article")
    coverage: Fraction = Field(0.75, description="lowest share of a mined target's content that its sources must hold")
    edited_coverage: Fraction = Field(0.7, description="the same for a sentence that an editor wrote")
    kept: Fraction = Field(0.5, description="lowest share of the first source's content that a mined target must keep")
    edited_kept: Fraction = Field(0.25, description="the same for a sentence that an editor wrote")
    word_pairs: Fraction = Field(
        0.3, description="lowest share of a mined target's pairs of neighbouring words that its sources must have"
    )
    apart_from: tuple[str, ...] = Field(
        ("tune/multinews_val", "tune/allsides_val", "tune/neus_val", "tune/stories", "tune/paraphrase"),
        description="files of the data that are measured on; what shares a run of words with them is not trained on",
    )
    run: Count = Field(8, description="words in a row that make such a run")
    held_out: Natural = Field(300, description="pairs kept for measuring; what shares a run of words with them is not trained on")


@dataclass(frozen=True, slots=True)
class Pairs:
    """What to train on, shuffled, and what to measure on."""

    training: tuple[Pair, ...]
    held_out: tuple[Pair, ...]


def pairs(data: Path, settings: PairSettings, *, mapper: Mapper = serial) -> Iterator[Pair]:
    """The training pairs of the research data at `data`, shuffled; see `collect`.

    Raises:
        InputError: the data is not there.
    """
    yield from collect(data, settings, mapper=mapper).training


def collect(data: Path, settings: PairSettings, *, mapper: Mapper = serial) -> Pairs:
    """All pairs of the research data at `data`: what people wrote, then sentences taken apart and damaged.

    The order is that of hashes, so that it depends on nothing but the pairs. About 10 minutes of one core; 3 GB.

    Raises:
        InputError: the data is not there.
    """
    tuned = all_runs((text for name in settings.apart_from for text in _texts(data, name)), settings.run)
    articles, _ = clean(list(_articles(data, settings)), Rules(), mapper=mapper)
    found = mapper(partial(told, length=settings.run), [article.text for article in articles])
    texts = [unbarred(each, tuned) for each in found]
    del found
    written = list(_written(data, articles, texts, tuned, settings, mapper))
    written = _apart_from(tuned, written, settings.run)
    held_out = _held_out(written, settings.held_out)
    words_held = all_runs(chain.from_iterable((*pair.sources, pair.target) for pair in held_out), settings.run)
    written = _apart_from(words_held, written, settings.run)
    barred = np.union1d(tuned, words_held)
    made: list[Pair] = []
    job = partial(_taken_apart, denoise=settings.denoise, length=settings.run)
    for groups in mapper(job, _fresh(texts)):
        bad = share([own for own, _ in groups], barred)
        made += chain.from_iterable(own for (_, own), shares in zip(groups, bad, strict=True) if not shares)
    return Pairs(tuple(_shuffled([*written, *made])), tuple(held_out))


def _articles(data: Path, settings: PairSettings) -> Iterator[Article]:
    kept = (record for record in records(data, "train/articles") if record["corpus"] not in settings.without_corpora)
    for record in islice(kept, settings.articles or None):
        yield Article(
            id=record["id"], title=record["title"] or "", text=record["text"], source=record["source"] or None,
            url=record["url"] or None, published=record["published"] or None,
        )  # fmt: skip


def _texts(data: Path, name: str) -> Iterator[str]:
    """All texts of a file of clusters, of articles, or of sentence pairs."""
    for record in records(data, name):
        if "documents" in record:
            yield from record["references"]
            yield from (document["text"] for document in record["documents"])
        else:
            yield from (record[key] for key in ("text", "source", "target") if key in record and isinstance(record[key], str))


def _written(
    data: Path, articles: Sequence[Article], texts: Sequence[Told], barred: Runs, settings: PairSettings, mapper: Mapper
) -> Iterator[Pair]:
    """The pairs whose target a person wrote as it stands, for the sources or not knowing of them."""
    yield from headlines(zip((article.title for article in articles), texts, strict=True))
    yield from splits(data)
    asked = Asked(
        coverage=settings.edited_coverage, kept=settings.edited_kept, word_pairs=settings.word_pairs,
        least=0.3, most=0.99, shortest=0.3, longest=2.5,
    )  # fmt: skip
    yield from edited(data, barred, settings.run, asked, mapper)
    asked = Asked(
        coverage=settings.coverage, kept=settings.kept, word_pairs=settings.word_pairs,
        least=0.3, most=0.97, shortest=0.5, longest=1.8,
    )  # fmt: skip
    yield from across(
        articles, texts, floor=settings.same_event, window=settings.window, most=settings.neighbours, asked=asked, mapper=mapper
    )


def _apart_from(barred: Runs, found: Sequence[Pair], length: int) -> list[Pair]:
    """The pairs that share no run of words with what is barred."""
    own = [np.concatenate([runs(text, length) for text in (*pair.sources, pair.target)]) for pair in found]
    return [pair for pair, shares in zip(found, share(own, barred), strict=True) if not shares]


def _fresh(texts: Iterable[Told]) -> list[tuple[Told, Told]]:
    """The sentences of each text -> those not seen before (wire copies have none), and all that can stand beside one."""
    seen: set[bytes] = set()
    items = []
    for sentences in texts:
        keys = [blake2b(sentence.encode("utf-8", "surrogatepass"), digest_size=8).digest() for sentence in sentences]
        new = tuple(sentence for key, sentence in dict(zip(keys, sentences, strict=True)).items() if key not in seen)
        seen.update(keys)
        if new:
            items.append((new, sentences))
    return items


def _taken_apart(item: tuple[Told, Told], denoise: float, length: int) -> list[tuple[Runs, list[Pair]]]:
    """New sentences of one article -> for each the runs of words of all its pairs, and the pairs."""
    new, sentences = item
    beside = [sentence for sentence in sentences if 5 < sentence.count(" ") < 40 and not flaws(sentence) & {"fragment", "teaser"}]
    found = []
    for sentence in filter(fit, new):
        if made := list(sentence_pairs(sentence, beside, denoise=denoise)):
            texts = dict.fromkeys(chain.from_iterable((*pair.sources, pair.target) for pair in made))
            found.append((np.concatenate([runs(text, length) for text in texts]), made))
    return found


def _key(pair: Pair) -> bytes:
    text = "\n".join((pair.task, pair.origin, *pair.sources, pair.target))
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _shuffled(found: Iterable[Pair]) -> list[Pair]:
    """The pairs, each once, in the order of their hashes."""
    return [pair for _, pair in sorted({_key(pair): pair for pair in found}.items())]


_SHARES = {"mined": 0.3, "reference": 0.3, "wikisplit": 0.2, "headline": 0.2}  # of what is held out


def _held_out(written: Sequence[Pair], count: int) -> list[Pair]:
    """`count` of the pairs (fewer where an origin has not so many)."""
    chosen = (
        _shuffled(pair for pair in written if pair.origin == origin)[: round(share_of * count)]
        for origin, share_of in _SHARES.items()
    )
    return _shuffled(chain.from_iterable(chosen))
