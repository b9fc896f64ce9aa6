"""news articles (JSON Lines, .xz) -> background-en.txt.xz: in how many of them each stem occurs; stems-en.txt.xz: word, stem.

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
from pipeline.text import STEMS, STOPWORDS, snowball, stems, words

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


def stemmed(articles: Iterable[str]) -> str:
    """JSON records with `title` and `text` -> lines `stem word word ...` of the words of both that `FLOOR` articles have."""
    counts: Counter[str] = Counter()
    for line in articles:
        record = json.loads(line)
        counts.update(set(words(f"{record['title'] or ''}\n{record['text']}")))
    groups: dict[str, list[str]] = {}
    for word in sorted(word for word, count in counts.items() if count >= FLOOR):
        if "." not in word and not word[0].isdigit() and word not in STOPWORDS:
            groups.setdefault(snowball(word), []).append(word)
    return "".join(f"{stem} {' '.join(alike)}\n" for stem, alike in sorted(groups.items()))


def _pack(text: str, name: str) -> int:
    packed = lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME)
    Path(__file__).with_name(name).write_bytes(packed)
    return len(packed)


if __name__ == "__main__":
    source = Path(sys.argv[1]) / "train" / "articles.jsonl.xz"
    with lzma.open(source, "rt", encoding="utf-8") as lines:
        lexicon = stemmed(lines)
    print(f"{lexicon.count(' '):,} words, {_pack(lexicon, STEMS):,} bytes")
    with lzma.open(source, "rt", encoding="utf-8") as lines:
        table = build(lines)
    print(f"{table.documents:,} articles, {len(table.frequency):,} stems, {_pack(written(table), NAME):,} bytes")
