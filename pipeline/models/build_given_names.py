"""news articles (JSON Lines, .xz) -> given-names.txt: words that stand before a surname, and what pronoun follows them.

    python -m pipeline.models.build_given_names DATA_DIR

Reads DATA_DIR/train/articles.jsonl.xz; under a minute. The same articles give the same bytes.
"""

from __future__ import annotations

import json
import lzma
import re
import sys
from collections import Counter
from collections.abc import Iterable, Set
from pathlib import Path

from pipeline.text import STOPWORDS

FLOOR = 3  # articles
_NEAR = 250  # characters behind a full name in which its pronoun is looked for
_WORD = r"[A-Z][a-zé-]{2,}"
_NAMED = re.compile(
    rf"(?<![\w.?!])(?<![.?!]\s)({_WORD})\s(?:[A-Z]\.\s|{_WORD}\s)?[A-Z][\w’'-]+,\s(?:aged\s)?\d\d,"
    rf"|\b(?:Mr|Mrs|Ms|Sen|Rep|Gov|Gen|Dr|Judge|Sheriff|Mayor|Senator|Professor|spokesman|spokeswoman)\.?\s({_WORD})\s(?:[A-Z]\.\s)?"
    rf"[A-Z][a-z][\w’'-]+"
)
_FULL = re.compile(rf"\b([A-Z][a-zé-]{{2,}})\s(?:[A-Z]\.\s)?[A-Z][\w’'-]+(?=([^\n]{{0,{_NEAR}}}))")
_PRONOUN = re.compile(r"\b(?:([Hh]e|[Hh]is|himself)|([Ss]he|[Hh]er|herself)|([A-Z][a-zé-]{2,})\s(?:[A-Z]\.\s)?[A-Z])\b")
_INSIDE = re.compile(r"(?<=[a-z,]\s)([A-Za-z]\w+)(\s[A-Z])?")


def build(articles: Iterable[str]) -> list[str]:
    """JSON records with `text` -> given names in alphabetical order, each with " m" or " f" behind it where that is clear.

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
    names = {word for word in likely if capital[word] >= 2 * small[word] and followed[word] >= 0.5 * capital[word]}
    return [name + mark for name, mark in sorted(_genders(texts, names).items())]


def _genders(texts: Iterable[str], names: Set[str]) -> dict[str, str]:
    """Texts, given names -> " m", " f" or "" for each: the first pronoun behind the first full name with it in an article.

    A woman's name is often followed by "he" for somebody else, a man's seldom by "she"; hence two thresholds. A name that both
    have is marked by whoever is most in the news (Lindsey, Jamie, Terry).
    """
    men, women = Counter[str](), Counter[str]()
    for text in texts:
        seen: set[str] = set()
        for match in _FULL.finditer(text):
            name = match[1]
            if name not in names or name in seen:
                continue
            for he, she, other in _PRONOUN.findall(match[2]):
                if he or she:
                    (men if he else women)[name] += 1
                    seen.add(name)
                if he or she or other in names:
                    break
    return {name: _mark(men[name], women[name]) for name in names}


def _mark(men: int, women: int) -> str:
    total = men + women
    if total >= 5 and men >= 0.75 * total:
        return " m"
    return " f" if (total >= 8 and women >= 0.52 * total) or (total >= 3 and women >= 0.75 * total) else ""


if __name__ == "__main__":
    with lzma.open(Path(sys.argv[1]) / "train" / "articles.jsonl.xz", "rt", encoding="utf-8") as lines:
        names = build(lines)
    target = Path(__file__).with_name("given-names.txt")
    target.write_text("\n".join(names) + "\n", encoding="utf-8")
    print(f"{len(names):,} names, {target.stat().st_size:,} bytes")
