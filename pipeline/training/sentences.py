"""One human sentence, and the others of its article -> the pairs that can be made of it."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence

from pipeline.grammar import FINITE, subject
from pipeline.training.noise import framed, retold, swapped, tailed, torn, worn
from pipeline.training.pair import Pair, covered, fit, fits, seeded
from pipeline.training.pieces import LIGHT, Piece, apart, clear, without
from pipeline.training.takeapart import taken_apart

_Made = tuple[str, list[str], str]  # origin, sources, target


def sentence_pairs(sentence: str, beside: Sequence[str], *, denoise: float) -> Iterator[Pair]:
    """Pairs whose target is the sentence or what is left of it; `beside` are the sentences of its article.

    `denoise`: how likely a pair with gaps and worn words is made too. What is drawn depends on the sentences alone.
    """
    rng = seeded(sentence)
    others = [other for other in rng.sample(beside, min(4, len(beside))) if other != sentence]
    pieces = taken_apart(sentence)
    light = apart([piece for piece in pieces if piece.kind in LIGHT])
    heavy = [piece for piece in pieces if piece.kind not in LIGHT]
    made = [
        *_fused(sentence, heavy, light, rng),
        *_merged(sentence, heavy, light, rng),
        *_compressed(sentence, heavy, light, rng),
    ]
    made += _told_by_name(sentence, beside, rng)
    if not light:
        made += _kept(sentence, bool(pieces), rng)
    if rng.random() < denoise:
        made.append(_denoised(sentence, rng))
    for origin, sources, target in made:
        sources = _among(sources, others, rng, origin)
        if fits(sources) and fit(target) and covered(target, sources) and "" not in sources:
            yield Pair(task="fuse", sources=tuple(sources), target=target, origin=origin)


def _fused(sentence: str, heavy: Sequence[Piece], light: Sequence[Piece], rng: random.Random) -> Iterator[_Made]:
    """The sentence without a piece, and the piece as a sentence of its own -> the sentence."""
    able = [piece for piece in heavy if piece.alone]
    rng.shuffle(able)
    for piece in able[:3]:
        sources = [without(sentence, [piece]), _finished(piece.alone)]
        if piece.kind in ("sentence", "clause", "front") and rng.random() < 0.15:
            sources.reverse()
        yield "split", sources, _lightened(sentence, light, rng)


def _merged(sentence: str, heavy: Sequence[Piece], light: Sequence[Piece], rng: random.Random) -> Iterator[_Made]:
    """Two tellings of the sentence, the first without a piece that the second has -> the sentence."""
    if not heavy:
        return
    one = rng.choice(heavy)
    rest = [piece for piece in heavy if clear(piece, [one])][:2]
    target, first = _lightened(sentence, light, rng), without(sentence, [one])
    second = without(sentence, apart([*rest, *(piece for piece in light if clear(piece, rest))]))
    if second == target or len(second) < len(sentence) * 0.4:
        second = retold(sentence, rng)
    yield "merge", [first, second], target


def _compressed(sentence: str, heavy: Sequence[Piece], light: Sequence[Piece], rng: random.Random) -> Iterator[_Made]:
    """The sentence -> what is left without its light pieces, and now and then without a heavier one."""
    spare = [piece for piece in heavy if piece.spare and piece.kind != "sentence" and clear(piece, light)]
    heavier = [rng.choice(spare)] if spare and rng.random() < (0.35 if light else 0.5) else []
    cuts = [[*light, *heavier], list(light)] if light and heavier else [[*light, *heavier]]
    for out in filter(None, cuts):
        target = without(sentence, out)
        if len(target) < 0.45 * len(sentence):
            continue
        sources = [sentence]
        if rng.random() < 0.3:  # another outlet tells it too, at its own length
            more = [piece for piece in heavy if clear(piece, out)]
            again = without(sentence, [*out, rng.choice(more)]) if more else retold(target, rng)
            sources += [again] if again not in (sentence, target) else []
        yield "compress", sources, target


def _kept(sentence: str, has_pieces: bool, rng: random.Random) -> Iterator[_Made]:
    """A sentence with nothing to spare stays; one with a tail or a scrap of its page put to it loses that."""
    draw = rng.random()
    with_tail = tailed(sentence, rng)
    if draw < 0.34 and with_tail != sentence:
        yield "tail", [with_tail], sentence
    elif draw < 0.36:
        yield "tail", [framed(sentence, rng)], sentence
    elif draw < (0.44 if has_pieces else 0.55):
        yield "identity", [sentence], sentence


_HE = re.compile(r"\b(?:he|his|him)\b")
_SHE = re.compile(r"\b(?:she|her)\b")


def _told_by_name(sentence: str, beside: Sequence[str], rng: random.Random) -> Iterator[_Made]:
    """The sentence with "He" or "She" for its subject, and one that tells who that is -> the sentence."""
    found = subject(sentence)
    if not found or found[0].startswith("The ") or bool(_HE.search(sentence)) == bool(_SHE.search(sentence)):
        return
    name = found[0]
    verb = sentence[len(name) + 1 :].split(" ")[0]
    if verb not in FINITE or verb in ("are", "were", "have", "do"):
        return
    tell = [other for other in beside if other != sentence and 0 <= other.find(name) < 20]
    if tell and not name.endswith("."):
        pronoun = "He" if _HE.search(sentence) else "She"
        yield "pronoun", [pronoun + sentence[len(name) :], rng.choice(tell)], sentence


def _denoised(sentence: str, rng: random.Random) -> _Made:
    """Two tellings with gaps at different places and small words gone -> the sentence."""
    first, gone = torn(sentence, rng, gaps=rng.randint(0, 2))
    first = worn(first, rng) if rng.random() < 0.6 else swapped(first, rng)
    sources = [first]
    if gone:
        words = sentence.split(" ")  # what the first lacks, the second has: all of it can be known
        start = max(0, min(begin for begin, _ in gone) - rng.randint(2, 8))
        end = min(len(words), max(end for _, end in gone) + rng.randint(2, 8))
        sources.append(_finished(" ".join(words[start:end]).rstrip(",.")))
    return "denoise", sources, sentence


def _lightened(sentence: str, light: Sequence[Piece], rng: random.Random) -> str:
    """The sentence, mostly without its light pieces."""
    return without(sentence, light) if light and rng.random() < 0.7 else sentence


def _finished(text: str) -> str:
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "!", "?", '."', '!"', '?"')) else f"{text}."


def _among(sources: list[str], others: Sequence[str], rng: random.Random, origin: str) -> list[str]:
    """The sources, at times with a sentence about something else or a repeat among those after the first."""
    rest = sources[1:]
    draw = rng.random()
    if draw < 0.3 and others:
        rest += rng.sample(others, min(len(others), 2 if draw < 0.08 else 1))
    elif draw < 0.38 and origin != "denoise":
        rest.append(retold(sources[0], rng))
    rng.shuffle(rest)
    return [sources[0], *(source for source in dict.fromkeys(rest) if source != sources[0])]
