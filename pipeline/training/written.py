"""Research data -> the pairs that people wrote: headlines, splits, editors' sentences, sentences that several outlets have."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from itertools import chain, islice
from pathlib import Path

import numpy as np

from pipeline.dates import iso_time
from pipeline.parallel import Mapper
from pipeline.stages.clean import Rules, clean
from pipeline.text import split_sentences, stems
from pipeline.training.mining import Asked, mined, weights
from pipeline.training.pair import Pair, covered, fit, fits, unify
from pipeline.training.records import records
from pipeline.training.runs import Runs, runs, share
from pipeline.training.titles import headline
from pipeline.types import Article
from pipeline.vectors import similar_pairs, tfidf
from pipeline.wording import flaws

Told = tuple[str, ...]  # the sentences of one text, in order
_Item = tuple[Told, Told]  # wanted, pool
LEADS = 3  # sentences that a headline is written from
_OPENING = 10  # sentences that with the title say which event an article is about


def told(text: str, length: int) -> tuple[Told, list[Runs]]:
    """A cleaned text -> its sentences, unified, and the runs of words of each."""
    sentences = tuple(unify(text[start:end]) for start, end in split_sentences(text))
    return sentences, [runs(sentence, length) for sentence in sentences]


def unbarred(found: tuple[Told, Sequence[Runs]], barred: Runs) -> Told:
    """The sentences of one text that share no run with what is barred."""
    sentences, own = found
    return tuple(sentence for sentence, shares in zip(sentences, share(own, barred), strict=True) if not shares)


def headlines(articles: Iterable[tuple[str, Told]]) -> Iterator[Pair]:
    """Titles and texts -> pairs of an article's first sentences and its title."""
    for title, sentences in articles:
        if pair := headline(title, list(islice(filter(_leads, sentences[: 2 * LEADS]), LEADS)), sentences):
            yield pair


def _leads(sentence: str) -> bool:
    return not flaws(sentence) & {"fragment", "teaser", "quote"} and sentence.count(" ") < 60


_SPACED = re.compile(r" - |\"|'' |--|[a-z][;.][a-z]|, however,")
_REPAIRS = ((" ,", ","), (" .", "."), (" )", ")"), ("( ", "("), (" ;", ";"), (" '", "'"))


def splits(data: Path) -> Iterator[Pair]:
    """WikiSplit: the parts of a sentence, and the sentence."""
    for record in records(data, "train/wikisplit_fusion"):
        text, target = _repaired(record["source"]), _repaired(record["target"])
        sources = tuple(text[start:end] for start, end in split_sentences(text))
        if len(sources) < 2 or _SPACED.search(target) or not fit(target) or not covered(target, sources) or not fits(sources):
            continue
        if f", {sources[1][0].lower()}{sources[1][1:10]}" in target:  # two sentences with no more than a comma between them
            continue
        own, said = set(stems(target)), set(stems(text))
        if len(own & said) >= 0.85 * len(own) and len(own & said) >= 0.6 * len(said):
            yield Pair(task="fuse", sources=sources, target=target, origin="wikisplit")


def _repaired(text: str) -> str:
    """WikiSplit's text with the spaces before its punctuation closed."""
    text = unify(text)
    for wrong, right in _REPAIRS:
        text = text.replace(wrong, right)
    return text


def edited(data: Path, barred: Runs, length: int, asked: Asked, mapper: Mapper) -> Iterator[Pair]:
    """Editors' summaries: each sentence and those of the texts that say it; each title and the texts' first sentences."""
    summaries = list(_summaries(data))
    pools = mapper(partial(_pool, length=length), [summary[-1] for summary in summaries])
    items: dict[str, list[_Item]] = {"reference": [], "highlight": []}
    for (origin, title, texts, _), found in zip(summaries, pools, strict=True):
        documents = [unbarred(each, barred) for each in found]
        leads = list(dict.fromkeys(chain.from_iterable(islice(filter(_leads, document), 1) for document in documents)))
        pool = tuple(chain.from_iterable(documents))
        if title and (pair := headline(title, leads[:LEADS], pool)):
            yield pair
        wanted = tuple(unify(text[start:end]) for text in texts for start, end in split_sentences(text))
        items[origin].append((wanted, pool))
    for origin, own in items.items():
        yield from chain.from_iterable(mapper(partial(_mined, origin=origin, asked=asked), own))


def _summaries(data: Path) -> Iterator[tuple[str, str, tuple[str, ...], tuple[str, ...]]]:
    """(origin, the title an editor gave or "", the texts he wrote, the texts they are about).

    Highlights leave out articles and verbs, as headlines do: they teach headlines, not sentences.
    """
    for name in ("train/multinews_train", "train/allsides_train", "train/neus_train"):
        for record in records(data, name):
            documents = tuple(document["text"] for document in record["documents"])
            yield "reference", record["title"] or "", tuple(record["references"]), documents
    for record in records(data, "train/bbc_intro_pairs"):
        yield "reference", "", (record["target"],), (record["source"],)
    for record in records(data, "train/cnn_highlights"):
        yield "highlight", "", tuple(f"{line.rstrip('.')}." for line in record["target"]), (record["source"],)


def _pool(documents: tuple[str, ...], length: int) -> list[tuple[Told, list[Runs]]]:
    cleaned, _ = clean([Article(id=str(at), title="", text=text) for at, text in enumerate(documents)], Rules())
    return [told(article.text, length) for article in cleaned]


def across(
    articles: Sequence[Article], texts: Sequence[Told], *, floor: float, window: float, most: int, asked: Asked, mapper: Mapper
) -> Iterator[Pair]:
    """Articles and their sentences -> each sentence and those of other articles on the same event that say it.

    The same event: at most `window` days apart, cosine of title and opening at least `floor`, the nearest `most` of them.
    """
    near = _events(articles, texts, floor, window)
    items: list[_Item] = [
        (texts[at], tuple(chain.from_iterable(texts[other] for _, other in sorted(found)[:most])))
        for at, found in sorted(near.items())
    ]  # fmt: skip
    yield from chain.from_iterable(mapper(partial(_mined, origin="mined", asked=asked), items))


def _events(
    articles: Sequence[Article], texts: Sequence[Told], floor: float, window: float
) -> dict[int, list[tuple[float, int]]]:
    """The place of each dated article -> (-cosine, place) of those that report the same event."""
    from scipy.sparse import csr_array

    dates = [iso_time(article.published) if article.published else None for article in articles]
    dated = sorted((date.fromisoformat(day[:10]).toordinal(), at) for at, day in enumerate(dates) if day)
    order = [at for _, at in dated]
    if len(order) < 2:
        return {}
    rows = tfidf([stems(" ".join((articles[at].title, *texts[at][:_OPENING]))) for at in order], weights)
    rows = csr_array(rows)  # the rows of few articles come dense
    days = np.array([day for day, _ in dated], dtype=np.float64)
    near: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for i, j, cosine in zip(*(part.tolist() for part in similar_pairs(rows, floor, days, window)), strict=True):
        near[order[i]].append((-cosine, order[j]))
        near[order[j]].append((-cosine, order[i]))
    return near


def _mined(item: _Item, origin: str, asked: Asked) -> list[Pair]:
    wanted, pool = item
    return list(mined(wanted, pool, asked, origin=origin, task="head" if origin == "highlight" else "fuse"))
