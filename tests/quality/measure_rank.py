"""ROUGE of rank + extract on the tuning stories, next to the plain methods; and how well a cosine tells paraphrases.

DIGEST_DATA=... python -m tests.quality.measure_rank [--paraphrase] [--part train] [--only METHOD] [--set KEY=VALUE ...]

Two figures a row. "whole": digests of whole sentences, never over the budget, as they are published. "cut": a longer
digest cut at exactly the budget, in the middle of a sentence, as the published figures of other systems are made.
"any sentence" also prints sentences that cannot stand alone: what that rule costs.
"""

from __future__ import annotations

import argparse
import json
from typing import Any

import numpy as np

from pipeline.codes import stems_by_text
from pipeline.engines.base import Request
from pipeline.engines.extract import ExtractEngine, ExtractSettings
from pipeline.evaluation.rouge import rouge
from pipeline.ranking.columns import weights
from pipeline.stages import rank as room
from pipeline.stages.dedup import Fold, dedup
from pipeline.text import normalise
from pipeline.types import Article, Story
from pipeline.vectors import neighbours, weighted
from tests.paths import DATA
from tests.quality.data import records

SETS = {"multinews": 230, "allsides": 60}  # words, as the references are long
PARTS = {"tune": "tune/{}_val", "train": "train/{}_train"}


def story(record: dict[str, Any]) -> Story:
    articles = tuple(
        Article(id=f"{record['id']}-{place}", title=document["title"] or "", text=normalise(document["text"]))
        for place, document in enumerate(record["documents"])
    )
    return Story(id=record["id"], articles=articles)


def digest(told: Story, method: room.RankSettings, max_words: int, flaw: float = 0.5) -> list[str]:
    """The words of one digest; `flaw` as in `summarize`."""
    (ranked,) = room.rank([told], method)
    request = Request(story_id=told.id, articles=told.articles, facts=ranked.facts, max_words=max_words, flaw=flaw)
    (written,) = ExtractEngine(ExtractSettings()).write([request])
    return " ".join(written.sentences).split()


def scores(
    stories: list[Story], references: list[list[str]], method: room.RankSettings, budget: int, cut: bool, flaw: float = 0.5
) -> str:
    """ROUGE-1/2/L F, each story against its best reference, and the share of the budget that was used."""
    rows, used = [], []
    for told, wanted in zip(stories, references, strict=True):
        words = digest(told, method, round(budget * 1.5), flaw)[:budget] if cut else digest(told, method, budget, flaw)
        used.append(len(words) / budget)
        found = rouge(" ".join(words), wanted)
        rows.append([found["rouge1"], found["rouge2"], found["rougeL"]])
    return " ".join(f"{100 * mean:5.1f}" for mean in np.mean(rows, axis=0)) + f"  {np.mean(used):4.0%}"


def thresholded(rows: Any, damping: float) -> np.ndarray:
    """LexRank as published: an edge wherever the cosine is at least 0.1, all edges alike."""
    n = rows.shape[0]
    edges = np.eye(n)
    left, right, _ = neighbours(rows, 0.1)
    edges[left, right] = 1.0
    rank, degree = np.full(n, 1 / n), edges.sum(axis=1)
    for _ in range(100):
        rank = (1 - damping) / n + damping * edges @ (rank / degree)
    return rank


def table(part: str, only: str | None, changed: dict[str, Any]) -> None:
    for name, budget in SETS.items():
        path = PARTS[part].format(name)
        kept = list(records(DATA, path))
        stories = dedup([story(record) for record in kept], Fold())
        references = [record["references"] for record in kept]
        print(f"{path}, {len(stories)} stories, {budget} words: ROUGE-1/2/L whole, budget used | cut")

        def row(title: str, method: room.RankSettings, flaw: float = 0.5) -> None:
            if only in (None, method.method):
                whole, cut = (scores(stories, references, method, budget, cut, flaw) for cut in (False, True))  # noqa: B023
                print(f"  {title:22} {whole} | {cut}", flush=True)

        learned = room.Learned(**changed)
        for method in (room.Lead(), room.LexRank(), room.Centroid(), room.Blend(), learned):
            row(method.method, method)
        row("learned, any sentence", learned, flaw=1.0)
        ours, room.centrality = room.centrality, thresholded
        try:
            row("lexrank, cosine >= 0.1", room.LexRank())
        finally:
            room.centrality = ours


def paraphrase() -> None:
    """Area under the curve of the cosine on paraphrases against near misses, by the power of IDF in a weight."""
    kept = list(records(DATA, "tune/paraphrase"))
    same = np.array(["NOT" not in record["task"] for record in kept])
    for power in (1.0, 0.75, 0.5, 0.25):
        rows = []
        for record in kept:
            owners, found = stems_by_text([record["source"], record["target"]])
            known, columns = np.unique(found, return_inverse=True)
            rows.append(weighted(owners, columns, 2, weights(known) ** (2 * power)))
        places = np.argsort(np.argsort([row[0] @ row[1] for row in rows]))
        area = (places[same].mean() - (same.sum() - 1) / 2) / (~same).sum()
        print(f"IDF^{power}: AUC {area:.3f}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--paraphrase", action="store_true")
    parser.add_argument("--part", choices=list(PARTS), default="tune")
    parser.add_argument("--only", metavar="METHOD", help="one method")
    parser.add_argument("--set", action="append", default=[], metavar="KEY=VALUE", help="a setting of Learned")
    asked = parser.parse_args()
    if asked.paraphrase:
        paraphrase()
    else:
        table(asked.part, asked.only, {key: json.loads(value) for key, value in (pair.split("=") for pair in asked.set)})
