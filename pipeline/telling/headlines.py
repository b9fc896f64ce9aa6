"""A digest's first sentence -> a headline, for stories where no article has a title."""

from __future__ import annotations

from pipeline.checking.support import check
from pipeline.telling.accepting import without_asides, without_fronted
from pipeline.text import STOPWORDS
from pipeline.wording import flaws


def headline(sentence: str, most_words: int) -> str:
    """A sentence -> at most `most_words` words of it, as a headline.

    Without its asides, or without those and what stands in front, where that is short enough and the checks find nothing
    wrong with it; else it breaks off behind a content word, with "…". Cutting it where a phrase ends reads as a whole sentence
    and is none too often: "Powell said Tuesday that he will vote" (15 of 64 read).
    """
    bare = without_asides(sentence)
    for shorter in dict.fromkeys((sentence, bare, without_fronted(bare))):
        fits = len(shorter.split()) <= most_words
        if fits and (
            shorter == sentence or (flaws(shorter) - {"short"} <= flaws(sentence) and not check(shorter, [sentence]).findings)
        ):
            return shorter if shorter.endswith("..") else shorter.removesuffix(".")
    words = sentence.split()[:most_words]
    while words and words[-1].casefold().strip(",;:") in STOPWORDS:
        words.pop()
    return " ".join(words).rstrip(",;:–—- ") + "…" if words else ""
