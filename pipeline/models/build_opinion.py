"""news articles (JSON Lines, .xz) -> opinion-en.txt: which words tell comment from report.

    python -m pipeline.models.build_opinion --data DATA_DIR

Reads DATA_DIR/train/articles.jsonl.xz, and DATA_DIR/tune to leave out what we tune on; about a minute. The same articles give
the same bytes.
"""

from __future__ import annotations

import argparse
import json
import lzma
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from pipeline.opinion import NAME, Comment, cues, written
from pipeline.text import split_sentences
from pipeline.vectors import Floats

# What says that an article is an opinion piece: a part of its address, or the section it is listed under.
_OPINION = re.compile(
    r"/(?:opinions?|commentary|op-?eds?|editorials?|columnists?|columns?|commentisfree|posteverything|corner)(?:/|-|$)"
)
_COLUMNS = frozenset(
    {
        *("Guest Writer - Right", "Guest Writer - Left", "Guest Writer", "New York Times - Opinion", "Fox News Opinion"),
        *("CNN - Editorial", "American Spectator", "Daily Kos", "Wall Street Journal - Editorial", "USA TODAY - Editorial"),
        "Washington Post - Editorial",
    }
)
# ... and a report: listed under one of these, and no blog, analysis or review by its address.
_REPORTS = frozenset(
    {
        *("Reuters", "Associated Press", "BBC News", "NPR Online News", "Washington Times", "USA TODAY", "Politico", "Wikinews"),
        *("New York Times - News", "CNN (Web News)", "Fox Online News", "Fox News", "The Hill", "The Guardian", "ABC News"),
        *("CBS News", "Wall Street Journal - News", "Bloomberg", "Al Jazeera", "Christian Science Monitor", "CBN", "Newsmax"),
        *("Washington Post", "CNBC", "New York Post", "Chicago Sun-Times"),
    }
)
_NEITHER = re.compile(r"blog|analysis|the-fix|perspective|opinion|review")
OPENING = 30  # sentences of an article, as many as `rank` looks at
SHORTEST = 30  # characters of a sentence
FLOOR = 40  # sentences that have a cue
RIDGE = 3e-4  # weight of the squared weights beside the mean loss; 1e-4 and 1e-3: AUC on outlets held out -.000 and -.005
# Cues that weigh most, by weight x root of how many sentences have them: 700 lose .02 of AUC on sentences that strangers have
# called opinion, 7,700 win .005.
CUES = 1500
HELD_OUT = frozenset(
    {"Guest Writer - Left", "New York Times - Opinion", "CNN - Editorial", "USA TODAY", "NPR Online News", "Reuters"}
)


class Piece(NamedTuple):
    """An article: where it is listed, whether it is an opinion piece, and the cues of its first sentences."""

    source: str
    opinion: bool
    sentences: tuple[frozenset[str], ...]


def pieces(articles: Iterable[str], tuned: frozenset[str] = frozenset()) -> Iterator[Piece]:
    """JSON records with `text`, `url`, `source` -> those that surely are the one or the other; `tuned`: texts to leave out."""
    for line in articles:
        record = json.loads(line)
        address, source = record["url"] or "", record["source"] or ""
        opinion = source in _COLUMNS or _OPINION.search(address) is not None
        report = bool(address) and source in _REPORTS and _NEITHER.search(address) is None
        if (opinion or report) and record["text"] not in tuned:
            yield Piece(source, opinion, tuple(frozenset(cues(one)) for one in _sentences(record["text"])))


def _sentences(text: str) -> list[str]:
    found = (line[start:end] for line in text.split("\n") for start, end in split_sentences(line))
    return [sentence for sentence in found if len(sentence) >= SHORTEST][:OPENING]


def _table(told: Sequence[Piece], names: Sequence[str]) -> Any:
    """Articles, k cues -> which of their n sentences have them, sparse (n, k)."""
    from scipy.sparse import csr_array

    places = {name: place for place, name in enumerate(names)}
    rows = [[places[cue] for cue in sorted(one) if cue in places] for piece in told for one in piece.sentences]
    starts = np.cumsum([0, *map(len, rows)])
    flat = np.fromiter(chain.from_iterable(rows), dtype=np.int64)
    return csr_array((np.ones(len(flat)), flat, starts), shape=(len(rows), len(names)))


def _weights(told: Sequence[Piece]) -> Floats:
    """Articles -> (n,) what each of their sentences counts: both kinds the same, an outlet by the root of its sentences."""
    sizes = Counter[tuple[bool, str]]()
    for piece in told:
        sizes[piece.opinion, piece.source] += len(piece.sentences)
    weights = np.array([sizes[piece.opinion, piece.source] ** -0.5 for piece in told for _ in piece.sentences])
    labels = _labels(told)
    for label in (-1.0, 1.0):
        weights[labels == label] /= 2 * weights[labels == label].sum()
    return weights


def _labels(told: Sequence[Piece]) -> Floats:
    """Articles -> (n,) 1 for a sentence of an opinion piece, -1 of a report."""
    return np.array([1.0 if piece.opinion else -1.0 for piece in told for _ in piece.sentences])


def _loss(table: Any, labels: Floats, weights: Floats) -> Callable[[Floats], tuple[float, Floats]]:
    """Cues (n, k), labels and weights (n,) -> k weights and a bias (k + 1,) -> their regularised logistic loss, its gradient."""

    def loss(at: Floats) -> tuple[float, Floats]:
        margins = (table @ at[:-1] + at[-1]) * labels
        slopes = -labels * weights / (1 + np.exp(margins))
        value = float((weights * np.logaddexp(0, -margins)).sum() + RIDGE / 2 * (at[:-1] ** 2).sum())
        return value, np.append(table.T @ slopes + RIDGE * at[:-1], slopes.sum())

    return loss


def fit(told: Sequence[Piece], most: int = CUES, floor: int = FLOOR) -> Comment:
    """Articles of both kinds -> logistic regression on the cues that weigh most."""
    from scipy.optimize import minimize

    having = Counter(cue for piece in told for one in piece.sentences for cue in one)
    names = sorted(cue for cue, count in having.items() if count >= floor)
    for _ in range(2):  # all of them, to choose from; then those chosen
        table = _table(told, names)
        loss = _loss(table, _labels(told), _weights(told))
        found = minimize(loss, np.zeros(len(names) + 1), jac=True, method="L-BFGS-B", options={"maxiter": 300, "ftol": 1e-12}).x
        weigh = {name: float(weight) for name, weight in zip(names, found, strict=False)}
        names = sorted(sorted(names, key=lambda name: (-abs(weigh[name]) * having[name] ** 0.5, name))[:most])
    return Comment(round(float(found[-1]), 2), {name: round(weigh[name], 2) for name in names})


def auc(labels: Sequence[bool], scores: Sequence[float]) -> float:
    """Labels, scores -> the chance that one of the labelled scores higher than one of the others; half for a tie."""
    order = np.argsort(scores, kind="stable")
    sorted_scores = np.array(scores)[order]
    _, starts, counts = np.unique(sorted_scores, return_index=True, return_counts=True)
    ranks = np.empty(len(scores))
    ranks[order] = np.repeat(starts + (counts + 1) / 2, counts)
    chosen = np.array(labels)
    positive = int(chosen.sum())
    return float((ranks[chosen].sum() - positive * (positive + 1) / 2) / (positive * (len(labels) - positive)))


def _tuned(folder: Path) -> Iterator[str]:
    """The texts of the clusters that are tuned on."""
    for path in sorted(folder.glob("*_val.jsonl.xz")):
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for record in map(json.loads, lines):
                yield from (document["text"] for document in record["documents"])


def _held_out(told: Sequence[Piece]) -> tuple[float, float]:
    """AUC of sentences and of articles (mean of their sentences) of outlets that it was not fitted on."""
    model = fit([piece for piece in told if piece.source not in HELD_OUT])
    others = [piece for piece in told if piece.source in HELD_OUT and piece.sentences]
    scores = [[sum(model.weights.get(cue, 0.0) for cue in sorted(one)) for one in piece.sentences] for piece in others]
    labels = [piece.opinion for piece in others for _ in piece.sentences]
    means = [sum(each) / len(each) for each in scores]
    return auc(labels, [*chain.from_iterable(scores)]), auc([piece.opinion for piece in others], means)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, metavar="DATA_DIR")
    data = parser.parse_args().data
    with lzma.open(data / "train" / "articles.jsonl.xz", "rt", encoding="utf-8") as archive:
        known = [*pieces(archive, frozenset(_tuned(data / "tune")))]
    print(f"{sum(piece.opinion for piece in known):,} opinion pieces, {sum(not piece.opinion for piece in known):,} reports")
    print("outlets held out: AUC of sentences {:.3f}, of articles {:.3f}".format(*_held_out(known)))
    target = Path(__file__).with_name(NAME)
    target.write_text(written(fit(known)), encoding="utf-8")
    print(f"{CUES:,} cues, {target.stat().st_size:,} bytes")
