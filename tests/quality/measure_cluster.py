"""How well `cluster` finds the gold stories of the tuning data: B-cubed and pairwise precision, recall and F1, and ARI.

    python -m tests.quality.measure_cluster [--data DIR] [--sweep]

`--sweep` repeats the choice of every setting and constant of the room, one at a time around the defaults.
"""

from __future__ import annotations

import argparse
import time
from dataclasses import replace
from pathlib import Path

from pipeline import vectors
from pipeline.evaluation.clusters import Agreement, agreement
from pipeline.stages import cluster as room
from pipeline.stages.cluster import Linkage, cluster
from pipeline.types import Article, Story
from tests.paths import DATA
from tests.quality.data import records

SETTINGS = {
    "threshold": [0.1, 0.12, 0.14, 0.16, 0.18, 0.2, 0.25, 0.3, 0.4, 0.5],
    "cohesion": [0.0, 0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.8],
    "max_days_apart": [1.0, 2.0, 3.0, 4.0, 5.0, 7.0, 14.0],
    "max_days_long": [7.0, 14.0, 30.0, 60.0],
}
CONSTANTS = {
    (room, "CHARACTERS"): [2000, 3000, 4000, 6000],
    (room, "LEAD"): [0, 60, 120, 200],
    (room, "TITLE"): [1, 2, 3, 5, 8],
    (room, "TERMS"): [30, 60, 100, 150, 250],
    (room, "ARCHIVE"): [100.0, 300.0, 1000.0, 3000.0, 1e9],
    (vectors, "TIGHT"): [0.35, 0.4, 0.45, 0.5, 0.6, 1.0],
    (vectors, "COPY"): [0.7, 0.8, 0.9, 1.1],
}


def articles(data: Path, name: str) -> list[Article]:
    """The articles of a file of the tuning data, with their gold story where it has one."""
    return [
        Article(
            id=record["id"],
            title=record["title"] or "",
            text=record["text"],
            published=record["published"],
            source=record["source"],
            story=record.get("story"),
        )
        for record in records(data, name)
    ]


def corpora(data: Path) -> dict[str, list[Article]]:
    """The labelled corpora: stories with their dates, the same without, and the clusters of Multi-News, which have none."""
    stories = articles(data, "tune/stories")
    multinews = [
        Article(id=f"{record['id']}-{index:02d}", title=document["title"] or "", text=document["text"], story=record["id"])
        for record in records(data, "tune/multinews_val")
        for index, document in enumerate(record["documents"])
    ]
    return {"stories": stories, "undated": [replace(article, published=None) for article in stories], "multinews": multinews}


def agreed(batch: list[Article], stories: list[Story]) -> Agreement:
    """Articles with a gold story and the stories found -> how well they agree."""
    found = {article.id: story.id for story in stories for article in story.articles}
    return agreement([article.story for article in batch], [found[article.id] for article in batch])


def measure(batches: dict[str, list[Article]], settings: Linkage) -> str:
    """One line: B-cubed precision/recall/F1 of each corpus, and the mean F1."""
    each = {name: agreed(batch, cluster(batch, settings)[0]) for name, batch in batches.items()}
    parts = [f"{name} {s.precision:.3f}/{s.recall:.3f}/{s.f1:.3f}" for name, s in each.items()]
    return f"{'   '.join(parts)}   mean {sum(s.f1 for s in each.values()) / len(each):.4f}"


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--sweep", action="store_true")
    options = parser.parse_args()
    if not (options.data / "tune").is_dir():
        parser.exit(0, f"no data at {options.data}\n")
    batches = corpora(options.data)
    for name, batch in batches.items():
        started = time.perf_counter()
        found, _ = cluster(batch, Linkage())
        seconds = time.perf_counter() - started
        s = agreed(batch, found)
        print(
            f"{name}: B-cubed {s.precision:.3f}/{s.recall:.3f}/{s.f1:.3f}, pairwise F1 {s.pairwise_f1:.3f}, ARI {s.ari:.3f}; "
            f"{len(batch)} articles, {len(found)} stories, largest {len(found[0].articles)}; {seconds:.2f} s"
        )
    demo, _ = cluster(articles(options.data, "demo/kronos"), Linkage())
    print(f"demo (no gold): {len(demo)} stories, largest {[len(story.articles) for story in demo[:5]]}")
    if options.sweep:
        for name, values in SETTINGS.items():
            for value in values:
                print(f"{name:>15} {value:<6} {measure(batches, Linkage().model_copy(update={name: value}))}", flush=True)
        for (module, name), values in CONSTANTS.items():
            usual = getattr(module, name)
            for value in values:
                setattr(module, name, value)
                print(f"{name:>15} {value:<6} {measure(batches, Linkage())}", flush=True)
            setattr(module, name, usual)


if __name__ == "__main__":
    main()
