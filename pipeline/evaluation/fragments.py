"""words, sources -> how far they are copied: extractive fragments, coverage, density, novel n-grams."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sources:
    """Documents as one row of words, with a None after each so that nothing runs over from one to the next."""

    row: tuple[str | None, ...]
    places: dict[str, list[int]]  # word -> where it stands in the row
    size: int  # words


def sources(documents: Sequence[Sequence[str]]) -> Sources:
    """The words of each document -> the same, ready to be searched."""
    row: list[str | None] = []
    places: dict[str, list[int]] = {}
    for document in documents:
        for word in document:
            places.setdefault(word, []).append(len(row))
            row.append(word)
        row.append(None)
    return Sources(tuple(row), places, len(row) - len(documents))


def fragments(text: Sequence[str], known: Sources) -> list[int]:
    """Words of a text -> lengths of the fragments it takes from the sources, in order (Grusky et al. 2018, figure 3).

    Greedy: at each word the longest run that stands so in one document; a word that is in none belongs to no fragment.
    """
    found = []
    start = 0
    while start < len(text):
        length = 0
        places = known.places.get(text[start], [])
        while places:
            length += 1
            after = start + length
            places = [place for place in places if after < len(text) and known.row[place + length] == text[after]]
        if length:
            found.append(length)
        start += max(length, 1)
    return found


def coverage(lengths: Sequence[int], words: int) -> float:
    """Fragments of a text of `words` > 0 words -> the share of its words that are in one, 0 to 1 (Grusky et al. 2018, eq. 1)."""
    return sum(lengths) / words


def density(lengths: Sequence[int], words: int) -> float:
    """Fragments of a text of `words` > 0 words -> the mean length of the fragment a word is in (Grusky et al. 2018, eq. 2)."""
    return sum(length * length for length in lengths) / words


def novel(text: Sequence[str], known: Sources, n: int) -> float | None:
    """The share of a text's n-grams, each occurrence counted, that are in no document; None where it has none.

    Runs over the ends of sentences, as published figures do: an extract has novel bigrams where its sentences meet.
    """
    own = [tuple(text[start : start + n]) for start in range(len(text) - n + 1)]
    if not own:
        return None
    there = {known.row[start : start + n] for start in range(len(known.row) - n + 1)}
    return sum(gram not in there for gram in own) / len(own)
