"""What the checks of a sentence catch and what they wrongly object to, on the tuning data.

DIGEST_DATA=... python -m tests.quality.measure_checking [caught | untouched | paraphrase | references | fusion] [--read KIND N]

caught: sentences of real stories with one thing made wrong, each against all sentences of its story and against the four
nearest, by kind of corruption. The others are true sentences, so every finding is a false alarm.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from pipeline.checking import dates, names, quotes
from pipeline.checking.lexicon import AUXILIARIES, MONTHS, STATUS, TITLES, WEEKDAYS
from pipeline.checking.quantities import DECADE, ORDINAL, VAGUE, quantities
from pipeline.checking.reading import Reading, read
from pipeline.checking.support import Checked, Sources, check
from pipeline.text import normalise, split_sentences, stems
from pipeline.wording import flaws
from tests.paths import DATA
from tests.quality.data import records


@dataclass(frozen=True)
class Told:
    """A story's sentences, its references', and the names in it."""

    sentences: tuple[str, ...]
    references: tuple[str, ...]
    published: tuple[str | None, ...]

    @property
    def sources(self) -> Sources:
        return _sources(self)


@lru_cache(maxsize=4)
def _sources(told: Told) -> Sources:
    return Sources(told.sentences, told.published)


def _split(text: str) -> list[str]:
    text = normalise(text)
    return [text[start:end] for start, end in split_sentences(text)]


def stories(data: Path, corpus: str, most: int) -> Iterator[Told]:
    """The clusters of a corpus as stories."""
    for record in list(records(data, corpus))[:most]:
        documents = [d if isinstance(d, dict) else {"text": d, "published": None} for d in record["documents"]]
        found = [(s, d.get("published")) for d in documents for s in _split(d["text"])][:400]
        if len(found) >= 8:
            references = tuple(s for reference in record["references"] for s in _split(reference))
            yield Told(tuple(s for s, _ in found), references, tuple(p for _, p in found))


def fit(sentence: str) -> bool:
    """Whether a sentence is one that a digest could print."""
    return 8 <= len(sentence.split()) <= 45 and not flaws(sentence)


# Corruptions: a sentence, its story, a source of chance -> the sentence with one thing wrong, or None where it has no such thing.

Corruption = Callable[[Reading, Told, random.Random], str | None]


def _put(reading: Reading, start: int, end: int, words: str) -> str:
    """The sentence with tokens `start` to `end` replaced."""
    last = reading.starts[end - 1] + len(reading.tokens[end - 1].text)
    return reading.text[: reading.starts[start]] + words + reading.text[last:]


def digit(reading: Reading, told: Told, chance: random.Random) -> str | None:
    """Another digit in a number."""
    places = [at for at, token in enumerate(reading.tokens) if token.sort == "number"]
    if not places:
        return None
    at = chance.choice(places)
    text = reading.tokens[at].text
    digits = [index for index, char in enumerate(text) if char.isdigit()]
    index = chance.choice(digits)
    other = chance.choice([d for d in "123456789" if d != text[index]])
    return _put(reading, at, at + 1, text[:index] + other + text[index + 1 :])


def numeral(reading: Reading, told: Told, chance: random.Random) -> str | None:
    """Another number in words."""
    wordy = "two three four five six seven eight nine ten eleven twelve".split()  # noqa: SIM905
    places = [at for at, token in enumerate(reading.tokens) if token.word in wordy]
    if not places:
        return None
    at = chance.choice(places)
    word = chance.choice([w for w in wordy if w != reading.tokens[at].word])
    return _put(reading, at, at + 1, word.capitalize() if reading.tokens[at].capital else word)


def other_number(reading: Reading, told: Told, chance: random.Random) -> str | None:
    """A number of the same story in place of another, with its unit."""
    ours = [q for q in quantities(reading) if q.unit not in (ORDINAL, DECADE, VAGUE) and q.value != 1]
    theirs = [(s, q) for s in map(read, told.sentences) for q in quantities(s) if q.unit not in (ORDINAL, DECADE, VAGUE)]
    values = {q.value for q in ours}
    theirs = [(s, q) for s, q in theirs if q.value not in values and q.value != 1]
    if not ours or not theirs:
        return None
    gone = chance.choice(ours)
    same = [(s, q) for s, q in theirs if q.unit == gone.unit]
    source, put = chance.choice(same or theirs)
    return _put(reading, gone.start, gone.end, source.span(put.start, put.end))


_UNITS = {
    "percent": "million", "miles": "kilometers", "mile": "kilometer", "days": "weeks", "weeks": "months", "months": "years",
    "years": "months",
    "hours": "days", "minutes": "hours", "million": "billion", "billion": "million", "thousand": "million", "dollars": "euros",
    "year": "month", "month": "year", "day": "week", "week": "month", "tons": "pounds", "pounds": "tons", "feet": "miles",
}  # fmt: skip


def unit(reading: Reading, told: Told, chance: random.Random) -> str | None:
    """Another unit, magnitude or currency behind a number."""
    places = []
    for q in quantities(reading):
        for at in range(q.start, q.end):
            word = reading.tokens[at].text
            if word in _UNITS and at > q.start:
                places.append((at, _UNITS[word]))
            elif word[0] in "$£" and len(word) > 1:
                places.append((at, "€" + word[1:]))
            elif word.endswith("%"):
                places.append((at, word[:-1] + " million"))
    if not places:
        return None
    at, word = chance.choice(places)
    return _put(reading, at, at + 1, word)


def day(reading: Reading, told: Told, chance: random.Random) -> str | None:
    """Another month, day of the week, day or year in a date."""
    places = []
    for mention in dates.mentions(reading):
        for at in range(mention.start, mention.end):
            token = reading.tokens[at]
            if token.word in MONTHS and len(token.word) > 4:
                places.append((at, [m.capitalize() for m in MONTHS if len(m) > 4 and m != token.word]))
            elif token.word in WEEKDAYS and len(token.word) > 5:
                places.append((at, [w.capitalize() for w in WEEKDAYS if len(w) > 5 and w != token.word]))
            elif token.sort == "number" and len(token.text) <= 2:
                places.append((at, [str(d) for d in range(1, 29) if str(d) != token.text]))
            elif token.sort == "number" and len(token.text) == 4 and token.text.isdigit():
                places.append((at, [str(int(token.text) + off) for off in (-3, -2, -1, 1, 2)]))
    if not places:
        return None
    at, choices = chance.choice(places)
    return _put(reading, at, at + 1, chance.choice(choices))


@lru_cache(maxsize=4)
def _named(told: Told) -> tuple[tuple[tuple[str, ...], str], ...]:
    """The names of a story that stand inside its sentences: stems and text."""
    found = {}
    for reading in map(read, told.sentences):
        for name in names.names(reading):
            text = reading.span(name.start, name.end)
            if name.start and not name.opens and len(text) > 3 and not text.isupper():
                found.setdefault(name.stems, text.removesuffix("'s").removesuffix("’s"))
    return tuple(sorted(found.items()))


def _swap(reading: Reading, name: names.Name, told: Told, chance: random.Random) -> str | None:
    here = {stem for other in names.names(reading) for stem in other.stems}
    others = [text for stems_, text in _named(told) if not here & set(stems_) and len(stems_) == len(name.stems)]
    if not others:
        return None
    tail = reading.tokens[name.end - 1].text
    own = next((end for end in ("'s", "’s") if tail.endswith(end)), "")
    return _put(reading, name.start, name.end, chance.choice(others) + own)


def other_name(reading: Reading, told: Told, chance: random.Random) -> str | None:
    """A name of the same story in place of another."""
    ours = [name for name in names.names(reading) if not name.opens]
    return _swap(reading, chance.choice(ours), told, chance) if ours else None


def speaker(reading: Reading, told: Told, chance: random.Random) -> str | None:
    """A quotation in the mouth of somebody else of the same story."""
    said = quotes.quotations(reading)
    if not said or not said[0].speakers:
        return None
    ours = [
        n for n in names.names(reading) if set(n.stems) <= said[0].speakers and not any(s <= n.start < e for _, _, s, e in said)
    ]
    return _swap(reading, chance.choice(ours), told, chance) if ours else None


def misquoted(reading: Reading, told: Told, chance: random.Random) -> str | None:
    """A content word of a quotation exchanged for one of another sentence."""
    inside = [at for start, end in reading.quoted for at in range(start, end) if reading.tokens[at].stem]
    words = [t for s in told.sentences[:60] for t in map(str.lower, re.findall(r"\b[a-z]{5,}\b", s))]
    if not inside or not words:
        return None
    at, word = chance.choice(inside), chance.choice(words)
    return None if word == reading.tokens[at].word else _put(reading, at, at + 1, word)


_CAN_DENY = frozenset("is are was were has have had will would could should does did".split())  # noqa: SIM905


def denied(reading: Reading, told: Told, chance: random.Random) -> str | None:
    """A "not" put in."""
    inside = {at for start, end in reading.quoted for at in range(start, end)}
    places = [
        at for at, token in enumerate(reading.tokens[:-1])
        if token.word in _CAN_DENY
        and at not in inside
        and not reading.tokens[at + 1].denies
        and reading.tokens[at + 1].sort == "word"
    ]  # fmt: skip
    if not places:
        return None
    at = chance.choice(places)
    return _put(reading, at, at + 1, f"{reading.tokens[at].text} not")


def affirmed(reading: Reading, told: Told, chance: random.Random) -> str | None:
    """A denial taken out."""
    places = [at for at, t in enumerate(reading.tokens) if at and (t.word in ("not", "never", "no") or t.word.endswith("n't"))]
    places = [at for at in places if reading.tokens[at].word not in ("can't", "won't", "shan't")]
    places = [
        at for at in places if not (reading.tokens[at].word == "no" and reading.tokens[at + 1].word in ("longer", "one", "doubt"))
    ]
    places = [at for at in places if reading.tokens[at + 1].word not in ("only", "just", "longer", "even")]
    if not places:
        return None
    at = chance.choice(places)
    word = reading.tokens[at].text
    kept = re.sub(r"n['’]t$", "", word)
    out = _put(reading, at, at + 1, kept if kept != word else "a" if word == "no" else "")
    return out.replace("  ", " ")


def standing(reading: Reading, told: Told, chance: random.Random) -> str | None:
    """A "former", "acting" or "alleged" put before a title or a name."""
    before = [token.word for token in reading.tokens]
    plain = TITLES | STATUS
    places = [
        at for at, token in enumerate(reading.tokens)
        if at and token.title and token.text[-1] != "." and before[at - 1] not in plain
    ]  # fmt: skip
    places += [n.start for n in names.names(reading) if n.start and len(n.stems) > 1 and before[n.start - 1] not in plain]
    if not places:
        return None
    at = chance.choice(places)
    return _put(reading, at, at + 1, f"{chance.choice(['former', 'acting', 'alleged', 'convicted'])} {reading.tokens[at].text}")


def bare(reading: Reading, told: Told, chance: random.Random) -> str | None:
    """A "former", "acting" or "alleged" taken out."""
    lost = ("former", "acting", "alleged", "suspected", "allegedly", "convicted", "interim")
    places = [
        at for at, token in enumerate(reading.tokens)
        if token.word in lost and at and reading.tokens[at - 1].word not in AUXILIARIES and reading.tokens[at + 1].stem
    ]  # fmt: skip
    if not places:
        return None
    at = chance.choice(places)
    return _put(reading, at, at + 1, "").replace("  ", " ")


def merged(reading: Reading, told: Told, chance: random.Random) -> str | None:
    """The beginning of one sentence and the end of another, joined at a word that both have."""
    joints = {
        "in",
        "on",
        "of",
        "to",
        "for",
        "with",
        "by",
        "is",
        "was",
        "has",
        "have",
        "the",
        "a",
        "from",
        "at",
    }  # inside a clause
    fitting = [s for s in told.sentences if s != reading.text and fit(s)]
    for other in chance.sample(fitting, min(6, len(fitting))):
        second = read(other)
        for at, token in enumerate(reading.tokens):
            if 5 <= at <= len(reading.tokens) - 5 and token.word in joints and chance.random() < 0.5:
                ends = [to for to, t in enumerate(second.tokens) if t.word == token.word and 5 <= to <= len(second.tokens) - 5]
                if ends:
                    to = chance.choice(ends)
                    return reading.text[: reading.starts[at]] + second.text[second.starts[to] :]
    return None


def cut(reading: Reading, told: Told, chance: random.Random) -> str | None:
    """The sentence broken off after any word."""
    at = chance.randrange(5, max(6, len(reading.tokens) - 2))
    return reading.text[: reading.starts[min(at, len(reading.tokens) - 1)]].rstrip(" ,;:—–-") + "."


def invented(reading: Reading, told: Told, chance: random.Random) -> str | None:
    """A content word exchanged for one that the story does not have."""
    places = [at for at in reading.content if reading.tokens[at].text.islower()]
    if not places:
        return None
    pool = "harvest violin umbrella glacier betrayed swiftly molten orchards whispered bakery reckless lantern".split()  # noqa: SIM905
    at = chance.choice(places)
    return _put(reading, at, at + 1, chance.choice(pool))


CORRUPTIONS: dict[str, Corruption] = {
    corrupt.__name__: corrupt
    for corrupt in (
        *(digit, numeral, other_number, unit, day, other_name, speaker, misquoted, denied, affirmed, standing, bare),
        *(merged, cut, invented),
    )
}
CORPORA = (("tune/allsides_val", 161), ("tune/multinews_val", 120))


def nearest(sentence: str, told: Told, most: int) -> list[int]:
    """The story's sentences that share most content words with one."""
    own = set(stems(sentence))
    shared = [
        (len(own & set(stems(other))) / (1 + len(set(stems(other))) ** 0.5), -at) for at, other in enumerate(told.sentences)
    ]
    return [-at for _, at in sorted(shared, reverse=True)[:most]]


@dataclass
class Catch:
    """Corrupted sentences of one kind: how many, caught against the story and against four sentences, by which findings."""

    all: int = 0
    story: int = 0
    four: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    missed: list[tuple[str, str]] = field(default_factory=list)


def catches(data: Path, *, four: bool = False, each: int = 12) -> dict[str, Catch]:
    """Corruptions of `each` sentences a story by kind; `four` keeps what four sentences missed instead of the story."""
    found: dict[str, Catch] = {kind: Catch() for kind in CORRUPTIONS}
    for corpus, most in CORPORA:
        for told in stories(data, corpus, most):
            fitting = [s for s in told.sentences if fit(s)]
            chance = random.Random(fitting[0] if fitting else "")
            for sentence in chance.sample(fitting, min(len(fitting), each)):
                few = Sources([told.sentences[at] for at in nearest(sentence, told, 4)])
                for kind, corrupt in CORRUPTIONS.items():
                    wrong = corrupt(read(sentence), told, chance)
                    if wrong is None or wrong in told.sentences:
                        continue
                    story, near, catch = check(wrong, told.sources), check(wrong, few), found[kind]
                    catch.all += 1
                    catch.story += bool(story.findings)
                    catch.four += bool(near.findings)
                    catch.kinds.update({finding.kind for finding in story.findings})
                    if not (near if four else story).findings:
                        catch.missed.append((wrong, sentence))
    return found


def caught(options: Any) -> None:
    """Share of corrupted sentences with a finding."""
    found = catches(DATA, four=options.four)
    for kind, catch in found.items():
        most = ", ".join(f"{name} {count / catch.all:.2f}" for name, count in catch.kinds.most_common(4))
        print(f"{kind:13s} {catch.all:5d}  story {catch.story / catch.all:.3f}  four {catch.four / catch.all:.3f}   {most}")
    for wrong, right in found[options.kind].missed[: options.read] if options.kind in found else ():
        print("-", wrong, "\n   ", right)


def figures(data: Path) -> Iterator[tuple[str, float, float | None]]:
    """What is caught of each kind, in percent, and the false alarms, with their floors: a room of `make quality`."""
    floors = {"merged": 55.0, "cut": 70.0}  # a good half and three quarters of them are not what their source says
    for kind, catch in catches(data, each=3).items():
        yield (
            f"{kind.replace('_', ' ')}: caught of {catch.all} against the story, %",
            100 * catch.story / catch.all,
            floors.get(kind, 93.0),
        )
        yield f"{kind.replace('_', ' ')}: caught against the four nearest sentences, %", 100 * catch.four / catch.all, None
    flagged = total = 0
    for corpus, most in CORPORA:
        for told in stories(data, corpus, most):
            some = [sentence for sentence in told.sentences if fit(sentence)][:3]
            besides = Sources([*told.sentences, "However, nothing."])
            total += len(some)
            flagged += sum(bool(check(f"However, {sentence}", besides).findings) for sentence in some)
    yield f"untouched sentences of {total} not flagged, %", 100 - 100 * flagged / total, 97.0


def _report(what: str, found: list[tuple[str, Checked]], options: Any) -> None:
    alarms = [(text, checked) for text, checked in found if checked.findings]
    kinds = Counter(kind for _, checked in alarms for kind in {finding.kind for finding in checked.findings})
    alone = Counter(next(iter(k)) for _, checked in alarms if len(k := {finding.kind for finding in checked.findings}) == 1)
    print(f"{what}: {len(alarms)} of {len(found)} flagged, {100 * len(alarms) / max(1, len(found)):.1f} %")
    print("   ", ", ".join(f"{kind} {count} ({alone[kind]} alone)" for kind, count in kinds.most_common()))
    if options.read:
        some = [(t, c) for t, c in alarms if not options.kind or any(f.kind == options.kind for f in c.findings)]
        random.Random(1).shuffle(some)
        for text, checked in some[: options.read]:
            print("-", text)
            for finding in checked.findings:
                print(f"      {finding.kind}: {finding.words}")
            print(f"      < {checked.findings[0].against}")


def untouched(options: Any) -> None:
    """Source sentences as they stand; and behind a "However," so that they are no source's word for word and must be whole."""
    as_they_are, altered = [], []
    for corpus, most in CORPORA:
        for told in stories(DATA, corpus, most):
            besides = Sources([*told.sentences, "However, nothing."])
            some = [sentence for sentence in told.sentences if fit(sentence)][:12]
            as_they_are += [(sentence, check(sentence, told.sources)) for sentence in some]
            altered += [(sentence, check(f"However, {sentence}", besides)) for sentence in some]
    _report("untouched source sentences", as_they_are, options)
    _report("with However before them", altered, options)


def paraphrase(options: Any) -> None:
    """Equivalent pairs in which one says nothing that the other does not: all its content words are covered."""
    found, covered = [], []
    for record in records(DATA, "tune/paraphrase"):
        if "NOT" not in record["task"]:
            for one, other in ((record["source"], record["target"]), (record["target"], record["source"])):
                if not fit(one):
                    continue
                checked = check(one, [other])
                found.append((one, checked))
                if not any(f.kind in ("content", "number", "unit", "name", "date", "quote") for f in checked.findings):
                    covered.append((one, checked))
    _report("equivalent pairs, both ways", found, options=argparse.Namespace(read=0, kind=""))
    _report("of them with all content, numbers, names and dates covered", covered, options)


def fusion(options: Any) -> None:
    """Two sentences made into one by people, where the one says nothing new: against the two."""
    found, covered = [], []
    for record in list(records(DATA, "train/wikisplit_fusion"))[:6000]:
        sources = record["sources"] if "sources" in record else record["source"]
        if isinstance(sources, str):
            sources = _split(sources)
        if not fit(record["target"]):
            continue
        checked = check(record["target"], Sources(sources))
        found.append((record["target"], checked))
        if not any(f.kind in ("content", "number", "unit", "name", "date", "quote") for f in checked.findings):
            covered.append((record["target"], checked))
    _report("fusions", found, argparse.Namespace(read=0, kind=""))
    _report("of them with all content, numbers, names and dates covered", covered, options)


def references(options: Any) -> None:
    """Sentences of human summaries all of whose content the story has."""
    found, covered = [], []
    for corpus, most in CORPORA:
        for told in stories(DATA, corpus, most):
            for sentence in told.references:
                if fit(sentence):
                    checked = check(sentence, told.sources)
                    found.append((sentence, checked))
                    if not any(f.kind in ("content", "number", "unit", "name", "date", "quote") for f in checked.findings):
                        covered.append((sentence, checked))
    _report("reference sentences", found, argparse.Namespace(read=0, kind=""))
    _report("of them with all content, numbers, names and dates covered", covered, options)


PARTS = {"caught": caught, "untouched": untouched, "paraphrase": paraphrase, "references": references, "fusion": fusion}

if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.quality.measure_checking", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="|".join(PARTS))
    parser.add_argument("--kind", default="", help="the kind of corruption or finding to read")
    parser.add_argument("--read", type=int, default=0, help="how many misses or false alarms to print")
    parser.add_argument("--four", action="store_true", help="read what was missed against four sentences, not the story")
    given = parser.parse_args()
    for part in given.parts or PARTS:
        PARTS[part](given)
