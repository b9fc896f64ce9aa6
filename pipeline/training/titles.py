"""A title and the first sentences under it -> a pair, where the sentences say what the title says; all in sentence case."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.background import background
from pipeline.text import STOPWORDS, stems
from pipeline.training.pair import Pair, covered, fits, unify

_SAID = 0.7  # share of a title's content words that the sentences must have
_NO_HEADLINE = re.compile(
    r"\s[|]\s|\s[-–—]+\s|^[A-Z][\w ]{2,20}:\s|\?|\.\.\.|…|^(?:WATCH|VIDEO|Opinion|Analysis|LIVE|Live|Photos)|\.com|\bvs\b"
    r"|\b(?:[Yy]ou|[Yy]our|I|[Ww]e|[Mm]y|[Oo]ur|[Hh]ow|[Ww]hy|[Ww]hat|[Hh]ere|[Hh]ere's|[Tt]his|[Tt]hese|[Tt]hings)\b"
)


def headline(title: str, sentences: Sequence[str], text: Sequence[str]) -> Pair | None:
    """A title, the first sentences and all sentences under it -> a pair; None for a title that they do not hold.

    Five to sixteen words, no site, section, question or address to the reader; all its numbers and names are in the sentences.
    """
    title = unify(title).removesuffix(".")
    if not sentences or not 5 <= title.count(" ") + 1 <= 16 or title.isupper() or title.count('"') % 2:
        return None
    content, said = stems(title), {stem for sentence in sentences for stem in stems(sentence)}
    if _NO_HEADLINE.search(title) or len(content) < 3 or sum(stem in said for stem in content) < _SAID * len(content):
        return None
    if any(stem not in said and stem not in background().frequency for stem in content):  # a typing error
        return None
    target = sentence_case(title, text)
    if not covered(target, sentences) or not fits(sentences):
        return None
    return Pair(task="head", sources=tuple(sentences), target=target, origin="headline")


_WORD = re.compile(r"[\w']+")


def sentence_case(title: str, text: Sequence[str]) -> str:
    """A title With Most Words In Capitals -> with those alone that the sentences of `text` have so; another as it is."""
    first, *rest = title.split(" ")
    inner = [word for word in rest if word[:1].isalpha()]
    if sum(word[0].isupper() for word in inner) < 0.6 * len(inner) or not inner:
        return title
    said = [_WORD.findall(sentence) for sentence in text]
    small = {word.removesuffix("'s") for words in said for word in words if word.islower()}
    within = {word.removesuffix("'s") for words in said for word in words[1:] if word[0].isupper()}
    opening = {words[0].removesuffix("'s") for words in said if words and words[0][0].isupper()}
    large = within | {word for word in opening if word.lower() not in small} | {"Jr", "Sr"}
    return " ".join([first, *(word if _stays(word, large, small) else word.lower() for word in rest)])


def _stays(word: str, large: set[str], small: set[str]) -> bool:
    parts = [part.removesuffix("'s") for part in _WORD.findall(word)]
    if any(any(map(str.isdigit, part)) or (part.isupper() and len(part) > 1) for part in parts) or re.search(r"\w\.\w", word):
        return True
    return any(part in large and part.lower() not in STOPWORDS and part.lower() not in small - {"us"} for part in parts)
