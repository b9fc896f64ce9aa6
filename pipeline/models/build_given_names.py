"""news articles (JSON Lines, .xz) -> given-names.txt: words that stand before a surname.

    python -m pipeline.models.build_given_names DATA_DIR

Reads DATA_DIR/train/articles.jsonl.xz; under a minute. The same articles give the same bytes.
"""

from __future__ import annotations

import json
import lzma
import re
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from pipeline.text import STOPWORDS

FLOOR = 3  # articles
_WORD = r"[A-Z][a-zé-]{2,}"
_NAMED = re.compile(
    rf"(?<![\w.?!])(?<![.?!]\s)({_WORD})\s(?:[A-Z]\.\s|{_WORD}\s)?[A-Z][\w’'-]+,\s(?:aged\s)?\d\d,"
    rf"|\b(?:Mr|Mrs|Ms|Sen|Rep|Gov|Gen|Dr|Judge|Sheriff|Mayor|Senator|Professor|spokesman|spokeswoman)\.?\s({_WORD})\s(?:[A-Z]\.\s)?"
    rf"[A-Z][a-z][\w’'-]+"
)
_INSIDE = re.compile(r"(?<=[a-z,]\s)([A-Za-z]\w+)(\s[A-Z])?")


def build(articles: Iterable[str]) -> list[str]:
    """JSON records with `text` -> given names in alphabetical order.

    A given name stands in `FLOOR` articles before a surname with an age or behind a title, is written with a capital inside
    sentences two times of three, and with another capitalised word right behind it every other time: a country, a party or
    a surname is not.
    """
    texts = [json.loads(line)["text"] for line in articles]
    named: Counter[str] = Counter()
    for text in texts:
        named.update({first or other for first, other in _NAMED.findall(text)})
    likely = {word for word, count in named.items() if count >= FLOOR and word.casefold() not in STOPWORDS}
    capital, small, followed = Counter[str](), Counter[str](), Counter[str]()
    for text in texts:
        for word, behind in _INSIDE.findall(text):
            if word in likely:
                capital[word] += 1
                followed[word] += bool(behind)
            elif word[0].islower() and word.capitalize() in likely:
                small[word.capitalize()] += 1
    return sorted(word for word in likely if capital[word] >= 2 * small[word] and followed[word] >= 0.5 * capital[word])


if __name__ == "__main__":
    with lzma.open(Path(sys.argv[1]) / "train" / "articles.jsonl.xz", "rt", encoding="utf-8") as lines:
        names = build(lines)
    target = Path(__file__).with_name("given-names.txt")
    target.write_text("\n".join(names) + "\n", encoding="utf-8")
    print(f"{len(names):,} names, {target.stat().st_size:,} bytes")
