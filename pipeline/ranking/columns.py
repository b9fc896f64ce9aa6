"""A story -> its sentences as weighted rows, and named columns of them, one figure a sentence, for a ranker to weigh."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from pipeline.codes import idf, stems_by_text
from pipeline.referring.standing import Standing
from pipeline.text import length
from pipeline.types import Span, Story
from pipeline.vectors import Floats, Indices, Rows, centrality, cosine_to_sum, weighted
from pipeline.wording import flaws, severity

_LEAD = 3  # sentences: how much of an article is its lead


def opened(story: Story, opening: int) -> Story:
    """A story -> the same with the first `opening` sentences of each article, and the later ones that are said elsewhere too."""
    return replace(story, sentences=tuple(each for each in story.sentences if each.position < opening or each.echoes))


def rows_of(story: Story) -> tuple[Rows, Rows]:
    """A story -> unit TF-IDF rows of its sentences (n, v) and of its titles (m, v), weighted by the background archive."""
    titles = [article.title for article in story.articles if article.title]
    texts = [*(sentence.text for sentence in story.sentences), *titles]
    owners, stems = stems_by_text(texts)
    known, columns = np.unique(stems, return_inverse=True)
    rows = weighted(owners, columns, len(texts), weights(known))
    return rows[: len(story.sentences)], rows[len(story.sentences) :]


def weights(known: Indices) -> Floats:
    """Stems as codes (v,) -> (v,) the roots of their IDF in the background archive, so that IDF enters a cosine once.

    With all of it, sentences that share one rare name look alike: paraphrases in `tune/paraphrase` were told from near
    misses with AUC .686, with the root .730 (python -m tests.quality.measure_rank --paraphrase).
    """
    return np.asarray(np.sqrt(idf(known)))


def scaled(values: Floats) -> Floats:
    """Values >= 0 (n,) -> divided by the highest."""
    highest = float(values.max(initial=0.0))
    return values / highest if highest > 0 else values


def flawed(story: Story, mended: Mapping[Span, Standing]) -> Floats:
    """A story, how some of its sentences are told -> (n,) how badly each sentence stands alone, 0 to 1.

    With a name it costs nothing more; one that only loses its "But", or has the word of "one officer", ranks where it was: that
    half of the gain in Multi-News is kept, and AllSides loses .03 of ROUGE-2 instead of .12 (training stories).
    """
    told = {span: standing.with_name(standing.full) for span, standing in mended.items() if standing.sure}
    return np.array(
        [severity(flaws(told.get(sentence.span, sentence.text) if told else sentence.text)) for sentence in story.sentences]
    )


def by_hand(story: Story, rows: Rows, titles: Rows, alike: tuple[Indices, Indices], damping: float) -> dict[str, Floats]:
    """A story, its sentence rows (n, v), title rows (m, v), pairs that report the same -> named columns (n,), 0 to 1.

    The names are those of the weights in `stages.rank.Blend`.
    """
    position = _positions(story)
    return {
        "lexrank": scaled(centrality(rows, damping)),
        "centroid": scaled(cosine_to_sum(rows, rows)),
        "position": np.asarray(1.0 / (1.0 + position)),
        "lead": scaled(cosine_to_sum(rows, rows[np.flatnonzero(position < _LEAD)])),
        "title": scaled(cosine_to_sum(rows, titles)),
        "sources": _sources(story, *alike),
    }


def learnable(story: Story, rows: Rows, titles: Rows) -> dict[str, Floats]:
    """A story, its sentence rows (n, v), title rows (m, v) -> named columns (n,), as `models/ranker.json` names them.

    `position` log of 1 + sentences before it in its article. `lead` cosine to the articles' first sentences. `title` to
    their titles. `shared` weighted mean over its words of the share of other articles that have them. `repeated` the same
    of the root of how many sentences have them. `length` log of its words. `quoted` whether it quotes.
    """
    position = _positions(story)
    tellings = np.asarray((rows > 0).sum(axis=0)).ravel()  # (v,) sentences with the word
    weight = np.asarray(rows.sum(axis=1)).ravel()
    weight = np.where(weight > 0, weight, 1.0)
    texts = [sentence.text for sentence in story.sentences]
    return {
        "position": np.log1p(position),
        "lead": cosine_to_sum(rows, rows[np.flatnonzero(position == 0)]),
        "title": cosine_to_sum(rows, titles),
        "shared": _shared(story, rows) / weight,
        "repeated": np.asarray(rows @ np.sqrt(tellings)) / weight,
        "length": np.log([max(1, length(text)) for text in texts]),
        "quoted": np.array(['"' in text or "“" in text for text in texts], dtype=np.float64),
    }


def standardised(columns: Mapping[str, Floats], names: Sequence[str]) -> Floats:
    """Named columns (n,) -> (n, k), those named, each with mean 0 and deviation 1 within the story (0 where all are alike).

    A story of one article, without titles or of very long texts is then weighed with the same weights as any other.
    """
    table = np.array([columns[name] for name in names])  # (k, n)
    n = max(1, table.shape[1])
    table -= table.sum(axis=1, keepdims=True) / n
    deviation = np.sqrt((table * table).sum(axis=1, keepdims=True) / n)
    return np.asarray((table / np.where(deviation > 1e-9, deviation, 1.0)).T)  # 1e-9: rounding


def _positions(story: Story) -> Indices:
    return np.array([sentence.position for sentence in story.sentences])


def _tellers(story: Story) -> list[list[int]]:
    """The places of the articles that have each sentence or an echo of it.

    A wire copy is no source of its own: its id stands for the article it was folded into.
    """
    place = {known.id: index for index, article in enumerate(story.articles) for known in (*article.copies, article)}
    return [
        sorted(
            {place[source] for source in (sentence.article_id, *(echo.article_id for echo in sentence.echoes)) if source in place}
        )
        for sentence in story.sentences
    ]


def _shared(story: Story, rows: Rows) -> Floats:
    """A story and its sentence rows (n, v) -> (n,) sum over a sentence's words of the share of other articles that have them."""
    if len(story.articles) == 1:
        return np.zeros(len(story.sentences))
    told = _tellers(story)
    who = np.repeat(np.arange(len(told)), [len(each) for each in told])
    article = np.array([index for each in told for index in each], dtype=np.int64)
    shape = (len(story.articles), len(told))
    tells: Rows
    if isinstance(rows, np.ndarray):
        tells = np.zeros(shape)
        tells[article, who] = 1.0
    else:
        from scipy.sparse import csr_array

        tells = csr_array((np.ones(len(who)), (article, who)), shape=shape)
    having = np.asarray((tells @ rows > 0).sum(axis=0), dtype=np.float64).ravel()  # (v,) articles with the word
    return np.asarray(rows @ (having - 1.0)) / (len(story.articles) - 1)


def _sources(story: Story, left: Indices, right: Indices) -> Floats:
    """Pairs of sentences -> (n,) share of the other articles in which a sentence alike, or an echo of one, was found."""
    count = len(story.articles)
    if count == 1:
        return np.zeros(len(story.sentences))
    tellers = _tellers(story)
    starts = np.cumsum([0, *map(len, tellers)])
    flat = np.array([article for told in tellers for article in told], dtype=np.int64)
    who, whom = np.concatenate([np.arange(len(tellers)), left]), np.concatenate([np.arange(len(tellers)), right])
    many = starts[whom + 1] - starts[whom]
    within = np.arange(many.sum()) - np.repeat(np.cumsum(many) - many, many)
    cells = np.unique(np.repeat(who, many) * count + flat[np.repeat(starts[whom], many) + within])
    tellings = np.bincount(cells // count, minlength=len(tellers))
    return np.maximum(tellings - 1, 0) / (count - 1)
