"""What stands around a fact at run time: other sentences, repeats, tails, gaps. Seeded, and never a new name in a target."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

# Tails and openings that say where a sentence is from. Written for this purpose, after those of many outlets.
_SAID = (
    "police said", "officials said", "authorities said", "the company said", "the ministry said", "prosecutors said",
    "the White House said", "the agency said", "investigators said", "the newspaper reported", "sources said",
    "according to a statement", "according to officials", "according to the report", "according to local media",
    "according to court documents", "according to people familiar with the matter", "the Associated Press reported",
    "Reuters reported", "according to the New York Times", "according to the Washington Post", "CNN reported", "the BBC reports",
    "a spokesman said", "a spokeswoman said", "a senior official said", "state media reported", "the department said",
)  # fmt: skip
_WHERE = ("", "", "", " on {day}", " {day}", " in a statement", " in a statement on {day}", " late {day}", " on {day} evening")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_OPENINGS = (
    "Officials said {s}", "Police said {s}", "According to officials, {s}", "Meanwhile, {s}", "On {day}, {s}", "However, {s}",
    "According to the report, {s}", "Authorities said on {day} that {s}", "In a statement on {day}, officials said {s}",
)  # fmt: skip
_FRAMES = (
    "({day}) {S}", "Updated {day}: {S}", "{S} Read more.", "{S} (Photo: Getty Images)", "Image caption {S}", "BREAKING: {S}",
    "{S} Photograph: AP",
)  # fmt: skip
_FUNCTION = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "to",
        "in",
        "on",
        "at",
        "for",
        "and",
        "that",
        "has",
        "have",
        "had",
        "was",
        "were",
        "is",
        "are",
        "be",
        "been",
        "by",
        "with",
        "as",
        "its",
        "his",
        "her",
        "their",
        "from",
    ]
)
_LOWER_START = re.compile(
    r"(?:The|A|An|Two|Three|Four|Five|Several|Some|Many|Most|More|At least|About|Police|Officials|Nearly)\b"
)


_HAS_SAID = re.compile(r"\b(?:said|says|told|according to|reported|reports|wrote|added|asked)\b[^,]*\.$")


def _plain(sentence: str) -> bool:
    """Whether who said so can be put behind a sentence: it ends in a stop outside quotes, and does not say so already."""
    return (
        sentence.endswith(".")
        and not sentence.endswith((".S.", ".M.", "..."))
        and '"' not in sentence[-3:]
        and not _HAS_SAID.search(sentence)
    )


def _day(rng: random.Random) -> str:
    return rng.choice(_DAYS)


def tailed(sentence: str, rng: random.Random) -> str:
    """A sentence with who said so behind it (or before it), as another outlet would have it."""
    if not _plain(sentence):
        return sentence
    if rng.random() < 0.2 and _LOWER_START.match(sentence):
        opening = rng.choice(_OPENINGS)
        return opening.format(s=sentence[0].lower() + sentence[1:], day=_day(rng))
    said = rng.choice(_SAID)
    where = rng.choice(_WHERE).format(day=_day(rng)) if not said.startswith("according") else ""
    return f"{sentence[:-1]}, {said}{where}."


_INVERTED = re.compile(
    r"(?P<who>[A-Z][\w.' -]{2,50}?) (?P<said>said|says)(?P<when> (?:on )?[A-Z][a-z]+day)? that "
    r"(?P<what>(?:the|a|an|he|she|it|they) [^\"]+)\.$"
)
_NAMED = re.compile(r"(?!(?:The|A|An|One|Some|Many|Most|Two|Several|His|Her|Other)\b)[A-Z][\w.'-]*(?: [A-Z]|$)(?<!s)")
_TITLED = re.compile(
    r"\b(?:(?:U\.S\. |US )?President |(?:Republican |Democratic )?Sen\. |(?:Republican |Democratic )?Rep\. |Gov\. |"
    r"Senate Majority Leader |House Speaker |Secretary of State |Attorney General |Prime Minister |Mr\. |Mrs\. |Ms\. )"
    r"(?:[A-Z][\w'-]+ (?:[A-Z]\. )?)?(?=[A-Z][a-z]+\b)"
)


def retold(sentence: str, rng: random.Random) -> str:
    """A sentence as another outlet might have it: who said it last, a title gone, a tail; or the very same."""
    if found := _INVERTED.match(sentence):
        who = found["who"] if _NAMED.match(found["who"]) else found["who"][0].lower() + found["who"][1:]
        return f"{found['what'][0].upper()}{found['what'][1:]}, {who} {found['said']}{found['when'] or ''}."
    short = _TITLED.sub("", sentence, count=1)
    if short != sentence and rng.random() < 0.6:
        sentence = short
    return tailed(sentence, rng) if rng.random() < 0.7 else sentence


def framed(sentence: str, rng: random.Random) -> str:
    """A sentence with a scrap of its page at one end."""
    return rng.choice(_FRAMES).format(S=sentence, day=_day(rng))


def _may_go(words: Sequence[str], start: int, end: int) -> bool:
    """Only lower-case words without digits: no name and no number is ever hidden."""
    return all(word.isascii() and word.strip(",").isalpha() and word.islower() for word in words[start:end])


def torn(sentence: str, rng: random.Random, *, gaps: int) -> tuple[str, list[tuple[int, int]]]:
    """A sentence with up to `gaps` runs of words gone, and where they were (word offsets)."""
    words = sentence.split(" ")
    out: list[tuple[int, int]] = []
    for _ in range(gaps * 3):
        if len(out) == gaps:
            break
        length = rng.randint(1, 4)
        if len(words) < length + 5:
            continue
        start = rng.randint(1, len(words) - length - 1)
        if _may_go(words, start, start + length) and all(start + length < a or b < start for a, b in out):
            out.append((start, start + length))
    return " ".join(word for at, word in enumerate(words) if not any(a <= at < b for a, b in out)), out


def worn(sentence: str, rng: random.Random, share: float = 0.25) -> str:
    """A sentence with some of its function words gone: grammar alone brings them back."""
    words = sentence.split(" ")
    return " ".join([words[0], *(word for word in words[1:] if word not in _FUNCTION or rng.random() >= share)])


def swapped(sentence: str, rng: random.Random) -> str:
    """A sentence with two neighbouring words the wrong way round."""
    words = sentence.split(" ")
    places = [at for at in range(1, len(words) - 2) if words[at].islower() and words[at + 1].islower()]
    if places:
        at = rng.choice(places)
        words[at], words[at + 1] = words[at + 1], words[at]
    return " ".join(words)
