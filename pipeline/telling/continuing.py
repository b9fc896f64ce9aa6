"""A sentence and those told before it -> how likely a reader is to stumble over it, as what its salience loses."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from pipeline.types import Sentence

# Five readers marked what they could not understand, or whom they did not know, in 874 sentences of 235 digests (not the first of
# each; they saw no sources): 7 % of those right behind a told one in their article, 27 % two or three behind, 31 % further
# behind, 17 % of another article's first three, 35 % of its later ones. With anything at all wrong: 38, 56, 53, 58, 63 %.
_BEHIND = (-0.015, 0.015, 0.025)  # by how far: right behind, by `_FEW` at most, by more
_FEW = 3  # sentences
_BEFORE = 0.025
_OPENING, _LATER = 0.025, 0.05  # of an article of which nothing is told
_OPENS = 3  # sentences of an article that open it
# Of the least salience in a digest, what a fact needs to use its last words where it does not go on from any other: a digest ends
# where all that is left is worth much less. A third sentence that only fits costs one of 60 words .5/1.1/2.0 ROUGE-1/2/L (250 of
# AllSides train).
WORTHY = 0.85


def strangeness(sentence: Sentence, told: Mapping[str, Collection[int]], *, right_behind: bool) -> float:
    """What is taken off a sentence's salience for where it stands: -0.015 to 0.05.

    Args:
        sentence: of an article, at a position.
        told: article ids -> positions of what is told.
        right_behind: whether the one before it there is told, in whatever article's wording.
    """
    if right_behind:
        return _BEHIND[0]
    places = told.get(sentence.article_id)
    if not places:
        return _OPENING if sentence.position < _OPENS else _LATER
    behind = [sentence.position - place for place in places if place < sentence.position]
    if not behind:
        return _BEFORE
    return _BEHIND[1 if min(behind) <= _FEW else 2]
