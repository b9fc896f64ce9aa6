"""A sentence -> the same in plain words, as a desk's stylebook has it: "about" for "approximately", "said" for "told CNN".

What stands in quotation marks stays as it was said.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from pipeline.telling.stylebook import PHRASES, WORDS
from pipeline.text import stems
from pipeline.wording import QUOTED

_PLAINER = dict(entry.split() for entry in WORDS.split(";"))
_WORD = re.compile(rf"(?<![\w’'-])(?:{'|'.join(sorted(_PLAINER, key=len, reverse=True))})(?![\w-])")
_HEAD = re.compile(r"[a-z]+(?=[a-z] )")
# With what each begins, where that is letters only: looking for it first halves the time.
_PATTERNS = [
    (re.compile(rf"(?<!\w)(?:{pattern})"), put, head[0] if (head := _HEAD.match(pattern)) else "")
    for pattern, put in PHRASES.items()
]
_LONG = 9  # letters of a word that is heard twice
_SAME = 7  # letters: "investigating" and "investigators"
_ARTICLE = re.compile(r"\b([Aa])n? \Z")
_VOWEL = re.compile(r"(?!uni|use|one\b|eu)[aeiou]")


def in_plain_words(sentence: str, stands: Callable[[str], bool] = lambda _: True) -> str:
    """A sentence -> the same in plain words; quotations stay, and so does each place where what comes out does not stand."""
    plain, small = sentence, sentence.casefold()
    for pattern, put, head in ((_WORD, None, ""), *_PATTERNS):
        if head not in small:
            continue
        for start, end, said in reversed(list(_found(plain, pattern, put))):
            if not any(quoted.start() < start < quoted.end() for quoted in QUOTED.finditer(plain)):
                reads = _joined(plain[:start], said, plain[end:])
                if not _again(said, plain[:start] + plain[end:]) and stands(reads):
                    plain, small = reads, reads.casefold()
    return plain


def _found(plain: str, pattern: re.Pattern[str], put: str | None) -> Iterator[tuple[int, int, str]]:
    """Where a pattern stands, and what is put there; a sentence's first word counts in small letters."""
    first = pattern.match(plain[:1].lower() + plain[1:]) if plain[:1].isupper() and plain[1:2].islower() else None
    if first and plain[first.end() :].lstrip()[:1].isupper():  # "Attorney General"
        first = None
    for found in (*((first,) if first else ()), *pattern.finditer(plain)):
        yield *found.span(), _PLAINER[found[0]] if put is None else found.expand(put)


def _again(said: str, beside: str) -> bool:
    """Whether a word put in is heard beside it already: "criticizing Reed's criticism" for "bashing" it, "after talks after"."""
    last = said.split()[-1] if said.split() else ""
    if last == "after":
        return re.search(r"\bafter\b", beside) is not None
    if not last.endswith(("ed", "ing")) and len(last) < _LONG:
        return False
    return any(stem[:_SAME] == other[:_SAME] for stem in stems(last) for other in stems(beside))


def _joined(before: str, put: str, behind: str) -> str:
    """What stands before, what is put there and what follows, with the article that goes with it: "a lawyer", not "an"."""
    article = _ARTICLE.search(before)
    if article is not None:
        before = before[: article.start()] + article[1] + ("n " if _VOWEL.match(put + behind) else " ")
    said = before + put + behind
    return said if before else said[:1].upper() + said[1:]
