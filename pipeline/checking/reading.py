"""A sentence -> its tokens with what every check asks of them. Cached: a word is looked up once, a sentence read once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from pipeline.checking.lexicon import BASE, COURTESY, DENYING, MONTHS, TITLES, WEEKDAYS
from pipeline.text import content_stem, denies, tokens
from pipeline.types import Kind, light


class Flag(NamedTuple):
    """What a check objects to, in the words of the sentence."""

    kind: Kind
    words: str


class Anchor(NamedTuple):
    """A number, date, name or quotation of a sentence, tokens `start` to `end`, and the sources that have it: a bit set.

    `kind` is what is wrong where none has it; `near` are those that have as much of it as tells it from others.
    """

    start: int
    end: int
    sources: int
    kind: Kind
    near: int


# One character for one, so that offsets stay.
_ALIKE = tuple(zip("‘’‚‛ʼ′`´“”„‟″«»‐‑‒–―−", "''''''''\"\"\"\"\"\"\"---——-", strict=True))
_TOKEN = re.compile(
    r"""
    [A-Za-z]?[a-z]++(?=[ ,])                                              # most words: a quarter of the time saved
  | (?<![\w.])\.\d+                                                       # .357
  | (?:(?:US|A|C|NZ|HK|S)?[$£€¥])?\d+(?:,\d{3})*(?:\.\d+)?                # 4,000 $1.2bn 3rd 40%
    (?:(?:st|nd|rd|th|s|k|m|mn|bn|b|tn|K|M|B|T|am|pm)\b)?%?
  | [A-Za-z](?:\.[A-Za-z])+\.?(?!\w)                                      # U.S. a.m.
  | (?:Mr|Mrs|Ms|Messrs|Dr|Prof|Rev|Hon|Sens?|Reps?|Govs?|Gen|Lt|Col|Maj|Capt|Cmdr|Sgt|Adm|St|Ft|Jr|Sr|No|vs?
      |Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Inc|Corp|Co|Ltd|Mon|Tues?|Wed|Thurs?|Fri|[A-Z])\.(?=\s*[\w,;$£€"'(])
  | [^\W\d_][^\W_]*(?:['&][^\W_]+)*
  | '' | [.!?…]+ | \S
    """,
    re.VERBOSE,
)

_MONEY = re.compile(r"[A-Z]+[$£€¥]")
Sort = Literal["word", "number", "end", "pause", "quote", "bracket", "hyphen", "other"]
_SORTS: dict[str, Sort] = {
    **dict.fromkeys(",;:—", "pause"), **dict.fromkeys("()[]", "bracket"), **dict.fromkeys("-/", "hyphen"),
    '"': "quote", "''": "quote",
}  # fmt: skip


@light
class Token:
    """One word, number or mark as written, and its folded forms; `stem` is "" for marks and function words."""

    text: str
    sort: Sort
    word: str
    stem: str
    capital: bool
    title: bool
    denies: bool


@lru_cache(maxsize=1 << 16)
def _token(text: str) -> Token:
    first = text[0]
    if first.isalpha() and text[-1:] != "%" and not _MONEY.match(text):
        folded = (tokens(text) or (text.lower(),))[0]
        content = folded not in COURTESY and text != "may"  # but "May"
        return Token(
            text=text,
            sort="word",
            word=folded,
            stem=(content and content_stem(BASE.get(folded, folded))) or "",
            capital=first.isupper(),
            title=folded in TITLES,
            denies=denies(folded) or folded in DENYING,
        )
    if any(map(str.isdigit, text)):
        return Token(text=text, sort="number", word=text.lower(), stem="", capital=False, title=False, denies=False)
    sort: Sort = "end" if first in ".!?…" else _SORTS.get(text, "other")
    return Token(text=text, sort=sort, word=text, stem="", capital=False, title=False, denies=False)


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """A sentence's tokens, where they start, and the indices of its content words."""

    text: str
    tokens: tuple[Token, ...]
    starts: tuple[int, ...]
    content: tuple[int, ...]
    quoted: tuple[tuple[int, int], ...]  # token ranges inside quotation marks, the marks left out

    def span(self, start: int, end: int) -> str:
        """The text of tokens `start` to `end`, as written."""
        return self.text[self.starts[start] : self.starts[end - 1] + len(self.tokens[end - 1].text)]


@lru_cache(maxsize=1 << 12)  # a story's sentences, and the candidates of a batch
def read(text: str) -> Reading:
    """One sentence -> its reading."""
    seen = text
    if not text.isascii():
        for mark, meant in _ALIKE:  # a quarter of the time of translate
            seen = seen.replace(mark, meant)
    every, starts = [], []
    for found in _TOKEN.finditer(seen):
        every.append(_token(found[0]))
        starts.append(found.start())
    content = tuple([index for index, token in enumerate(every) if token.stem])
    marks = [index for index, token in enumerate(every) if token.sort == "quote"] if '"' in seen or "''" in seen else []
    quoted = tuple([(opening + 1, closing) for opening, closing in zip(marks[::2], marks[1::2], strict=False)])
    return Reading(text, tuple(every), tuple(starts), content, quoted)


def is_date_word(token: Token) -> bool:
    """Whether a token names a month or a day of the week."""
    return token.capital and (token.word in MONTHS or token.word in WEEKDAYS)
