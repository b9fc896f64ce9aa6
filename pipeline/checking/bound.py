"""A name where the source has "he": not a name that the pronoun cannot mean.

A pronoun and a name behind it in the same clause are two people: "He met Holm" is not told of Holm (principle C of Chomsky's
binding theory, Lectures on Government and Binding, 1981).
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checking.content import Content
from pipeline.checking.lexicon import PERSONAL
from pipeline.checking.reading import Flag, Reading


def flags(reading: Reading, sources: Content) -> Iterator[Flag]:
    """The name that a sentence begins with, where sources have what follows it of a pronoun only, and the name behind that."""
    tokens = reading.tokens
    end = next((at for at, token in enumerate(tokens) if not (token.capital or token.title)), len(tokens))
    if not 0 < end < len(tokens) - 1 or not tokens[end - 1].capital:
        return
    name, pair = tokens[end - 1].word, (tokens[end].word, tokens[end + 1].word)
    bound = False
    for _, source in sources.among(sources.pairs.get(pair, 0)):
        words = [token.word for token in source.tokens]
        for at in range(1, len(words) - 1):
            if (words[at], words[at + 1]) == pair:
                if words[at - 1] == name:
                    return
                bound = bound or (words[at - 1] in PERSONAL and name in words[at + 1 :])
    if bound:
        yield Flag("agent", reading.span(0, end))
