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

from pipeline.checking.lexicon import TITLES
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
_BEFORE_SURNAME = re.compile(rf"(?<![A-Z][a-z] )\b(?:([A-Z][a-z]+)\s)?({_WORD})\s(?:[A-Z]\.\s)?([A-Z][a-z][\w’'-]+)\b(?!\s[A-Z])")
_VERBS = "said|says|told|wrote|added|argued|tweeted|testified|replied"
_SPEAKS = re.compile(
    rf"(?<![\w’'.-])(?<![A-Z][a-z] )([A-Z][a-z][\w’'-]+)\s(?:{_VERBS})\b|(?:said|says|added)\s([A-Z][a-z][\w’'-]+)[,.](?!\s[A-Z])"
)
_NONE = STOPWORDS | TITLES | {"sheikh"}
VOICES = 0.12  # of the articles that have it before a capitalised word
WIRE = "reuters21578"  # of business: there companies speak, "Warburg said"
_PRONOUN = re.compile(r"\b(?:([Hh]e|[Hh]is|himself)|([Ss]he|[Hh]er|herself)|([A-Z][a-zé-]{2,})\s(?:[A-Z]\.\s)?[A-Z])\b")
_INSIDE = re.compile(r"(?<=[a-z,]\s)([A-Za-z]\w+)(\s[A-Z])?")


def build(articles: Iterable[str]) -> list[str]:
    """JSON records with `text` -> given names in alphabetical order, each with " m" or " f" behind it where that is clear.

    A given name stands in `FLOOR` articles before a surname with an age or behind a title, or before one that speaks there
    alone ("Nate Ek", then "Ek said"), is written with a capital inside sentences two times of three, and with another
    capitalised word right behind it every other time: a country, a party or a surname is not.
    """
    records = [json.loads(line) for line in articles]
    texts = [record["text"] for record in records]
    named: Counter[str] = Counter()
    for text in texts:
        named.update({first or other for first, other in _NAMED.findall(text)})
    likely = {word for word, count in named.items() if count >= FLOOR and word.casefold() not in STOPWORDS}
    likely |= _with_voices(record["text"] for record in records if record.get("corpus") != WIRE)
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


def _with_voices(texts: Iterable[str]) -> set[str]:
    """Texts -> words that stand before surnames, two at least, that go on to speak alone; none that is a middle name."""
    known: Counter[str] = Counter()
    speak: Counter[str] = Counter()
    middle: Counter[str] = Counter()
    whose: dict[str, set[str]] = {}
    for text in texts:
        voices = {first or other for first, other in _SPEAKS.findall(text)}
        pairs = {(before, word, last) for before, word, last in _BEFORE_SURNAME.findall(text)}
        known.update({word for _, word, _ in pairs})
        heard = {
            (bool(before) and before.casefold() not in STOPWORDS, word, last) for before, word, last in pairs if last in voices
        }
        speak.update({word for _, word, last in heard if word != last})
        middle.update({word for before, word, _ in heard if before})
        for _, word, last in heard:
            whose.setdefault(word, set()).add(last)
    return {
        word
        for word, count in speak.items()
        if count >= max(FLOOR, VOICES * known[word]) and len(whose[word]) > 1 and word.casefold() not in _NONE and word.istitle()
    } - {word for word, count in middle.items() if count > 0.7 * speak[word]}


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
