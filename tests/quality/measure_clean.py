"""JSON Lines of articles -> what `clean` takes out of them: counts by reason, speed, and pieces to read for false alarms.

    python tests/quality/measure_clean.py FILE.jsonl[.xz] [--articles 1000] [--pieces 100] [--seed 1]

Records have `text` (and `title`, `source`), or `documents`, a list of such. Without a file: the hand-marked seeds only.
"""

from __future__ import annotations

import argparse
import json
import lzma
import random
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from pipeline.stages.clean import Rules, clean
from pipeline.types import Article

ROOT = Path(__file__).resolve().parents[2]


def read(path: Path) -> Iterator[Article]:
    """The articles of a JSON Lines file, packed with xz or plain."""
    data = path.read_bytes()
    for number, line in enumerate((lzma.decompress(data) if path.suffix == ".xz" else data).splitlines()):
        record = json.loads(line)
        folder = f"{path}/{record.get('corpus', '')}/x"
        for part, item in enumerate(record.get("documents") or [record]):
            title, source = item.get("title") or "", item.get("source") or None
            yield Article(id=f"{number}-{part}", title=title, text=item["text"], source=source, path=folder)


def seeds() -> None:
    """Prints precision and recall of removal against the hand-marked seeds, by the piece."""
    kept, taken, wanted = Counter[str](), Counter[str](), Counter[str]()
    for row in (ROOT / "tests/golden/clean/seeds.tsv").read_text(encoding="utf-8").splitlines():
        verdict, _, text = row.partition("\t")
        if not row.startswith("#"):
            (kept if verdict == "keep" else wanted)[text] += 1
    articles = [Article(id=p.name, title="", text=p.read_text(encoding="utf-8")) for p in sorted((ROOT / "seeds").glob("*.txt"))]
    for article in clean(articles, Rules())[0]:
        taken.update(piece.text for piece in article.removed)
    right = (taken & wanted).total()
    print(f"seeds: {wanted.total()} pieces to remove, {kept.total()} to keep; ", end="")
    print(f"precision {right / taken.total():.3f}, recall {right / wanted.total():.3f}")


def measure(path: Path, count: int, pieces: int, seed: int) -> None:
    """Prints counts, speed and a sample of what `clean` removes from `count` random articles of a file; 0 takes all."""
    draw = random.Random(seed)
    articles = list(read(path))
    if 0 < count < len(articles):
        articles = draw.sample(articles, count)
    start = time.process_time()
    kept, dropped = clean(articles, Rules())
    seconds = time.process_time() - start
    size = sum(len(article.text.encode()) for article in articles) / 1e6
    removed = [piece for article in kept for piece in article.removed]
    words = sum(len(piece.text.split()) for piece in removed) / max(1, sum(len(article.text.split()) for article in articles))
    reasons = Counter(piece.reason for piece in removed)
    print(f"\n{path.name}: {len(articles)} articles, {size:.1f} MB", end="; ")
    print(f"{size / seconds:.1f} MB/s, {len(articles) / seconds:.0f} articles/s on one core")
    print(f"removed {len(removed)} pieces, {100 * words:.2f} % of the words: {dict(reasons.most_common())}")
    print(f"dropped {len(dropped)}: {dict(Counter(record.reason for record in dropped).most_common())}")
    for piece in sorted(draw.sample(removed, min(pieces, len(removed))), key=lambda piece: piece.reason):
        print(f"  {piece.reason:15} {piece.text[:200]}")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("file", nargs="*", type=Path)
    parser.add_argument("--articles", type=int, default=1000, help="random articles of each file; 0: all of them")
    parser.add_argument("--pieces", type=int, default=100, help="removed pieces to print")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    seeds()
    for path in options.file:
        measure(path, options.articles, options.pieces, options.seed)


if __name__ == "__main__":
    main()
