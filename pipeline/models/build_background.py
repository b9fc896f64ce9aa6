"""news articles (JSON Lines, .xz) -> background-en.txt.xz: in how many of them each stem occurs.

    python -m pipeline.models.build_background DATA_DIR

Reads DATA_DIR/train/articles.jsonl.xz; about a minute. The same articles give the same bytes.
"""

from __future__ import annotations

import json
import lzma
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from pipeline.background import NAME, Background, written
from pipeline.text import stems

FLOOR = 5  # articles; below it names and typing errors: five times the stems, and no weight changes by more than 1.6


def build(articles: Iterable[str]) -> Background:
    """JSON records with `title` and `text` -> document frequencies of the stems of both, from `FLOOR` on."""
    counts: Counter[str] = Counter()
    documents = 0
    for line in articles:
        record = json.loads(line)
        documents += 1
        counts.update(set(stems(f"{record['title'] or ''}\n{record['text']}")))
    return Background(documents, {stem: count for stem, count in counts.items() if count >= FLOOR})


if __name__ == "__main__":
    with lzma.open(Path(sys.argv[1]) / "train" / "articles.jsonl.xz", "rt", encoding="utf-8") as lines:
        table = build(lines)
    packed = lzma.compress(written(table).encode(), preset=9 | lzma.PRESET_EXTREME)
    Path(__file__).with_name(NAME).write_bytes(packed)
    print(f"{table.documents} articles, {len(table.frequency)} stems, {len(packed)} bytes")
