"""What the checks of a sentence catch and what they wrongly object to, on the tuning data; with --train, on the train data.

DIGEST_DATA=... python -m tests.quality.measure_checking [PART ...] [--train] [--kind KIND] [--read N]

PART: caught, claims, untouched, paraphrase, references, fusion, across, seconds.

caught: sentences of real stories with one thing made wrong, by kind of corruption, against the sentences that the verify
room would lay beside them (those nearest to the wrong sentence) and against the whole story. claims: the made-up ones of
tests/checking/claims.txt, by kind. The others are true sentences, so every finding is a false alarm. What the checks'
constants are swept on is the train data.
"""

from __future__ import annotations

import argparse
import gc
import random
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from pipeline.checking.reading import read
from pipeline.checking.support import Checked, Sources, check
from pipeline.text import normalise, split_sentences, stems
from pipeline.training.mining import Asked, mined
from tests.checking.claims import claims as made_up
from tests.corruptions import CORRUPTIONS, Told, decided, fit
from tests.paths import DATA
from tests.quality.data import records

__all__ = ["CORRUPTIONS", "Told"]

TUNE = (("tune/allsides_val", 161), ("tune/multinews_val", 120))
TRAIN = (("train/allsides_train", 220), ("train/multinews_train", 90))
RARE_FLOORS = {"turned": 60.0, "certain": 60.0, "unconditional": None}  # of these there are 1 to 4 in 100 sentences
NEAREST = 12  # the verify room's default


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


@lru_cache(maxsize=1 << 10)
def _stems(sentence: str) -> frozenset[str]:
    return frozenset(stems(sentence))


def nearest(sentence: str, told: Told, most: int) -> list[str]:
    """The story's sentences that share most content words with one."""
    own = _stems(sentence)
    bags = map(_stems, told.sentences)
    shared = sorted((-len(own & bag) / (1 + len(bag) ** 0.5), at) for at, bag in enumerate(bags))
    return [told.sentences[at] for _, at in shared[:most]]


@dataclass
class Catch:
    """Corrupted sentences of one kind, those that each set of sources decides and those of them caught, and what by."""

    all: int = 0
    near: list[bool] = field(default_factory=list)
    story: list[bool] = field(default_factory=list)
    undecided: list[bool] = field(default_factory=list)
    kinds: Counter[str] = field(default_factory=Counter)
    missed: list[tuple[str, str]] = field(default_factory=list)


def catches(data: Path, corpora: tuple[tuple[str, int], ...] = TUNE, *, each: int = 12) -> dict[str, Catch]:
    """Corruptions of `each` sentences a story, by kind."""
    found: dict[str, Catch] = {kind: Catch() for kind in CORRUPTIONS}
    for corpus, most in corpora:
        for told in stories(data, corpus, most):
            fitting = [s for s in told.sentences if fit(s)]
            chance = random.Random(fitting[0] if fitting else "")
            for sentence in chance.sample(fitting, min(len(fitting), each)):
                for kind, corrupt in CORRUPTIONS.items():
                    wrong = corrupt(read(sentence), told, chance)
                    if wrong is None or wrong in told.sentences:
                        continue
                    catch, beside = found[kind], nearest(wrong, told, NEAREST)
                    near = check(wrong, Sources(beside))
                    catch.all += 1
                    catch.kinds.update({finding.kind for finding in near.findings})
                    (catch.near if decided(kind, wrong, sentence, beside) else catch.undecided).append(bool(near.findings))
                    if decided(kind, wrong, sentence, told.sentences):
                        catch.story.append(bool(check(wrong, told.sources).findings))
                    if not near.findings:
                        catch.missed.append((wrong, sentence))
    return found


def claims(_: Any) -> None:
    """False claims with a finding, and faithful ones, of all of each kind; those that are not as they should be."""
    for held_out, part in ((False, "tuned on"), (True, "held out")):
        table: dict[tuple[bool, str], list[bool]] = {}
        for claim in made_up():
            if claim.held_out == held_out:
                sources = [sentence for source in claim.sources for sentence in _split(source)]
                flagged = bool(check(claim.text, sources).findings)
                for kind in ("all", claim.kind):
                    table.setdefault((claim.faithful, kind), []).append(flagged)
                if flagged == claim.faithful and not held_out:
                    print("-", "faithful, flagged:" if claim.faithful else "false, missed:", claim.text)
        for (faithful, kind), hits in sorted(table.items()):
            print(f"{part}, {'faithful' if faithful else 'false'}, {kind}: {sum(hits)} of {len(hits)} flagged")


def _share(hits: list[bool]) -> float:
    return sum(hits) / len(hits) if hits else 1.0


def caught(options: Any) -> None:
    """Share of corrupted sentences with a finding, of those that the sources decide."""
    found = catches(DATA, options.corpora)
    for kind, catch in found.items():
        by = ", ".join(f"{name} {count / catch.all:.2f}" for name, count in catch.kinds.most_common(4))
        print(
            f"{kind:13s} {catch.all:5d}  of {len(catch.near)} decided by the nearest {_share(catch.near):.3f}, of "
            f"{len(catch.undecided)} others {_share(catch.undecided):.3f}; of {len(catch.story)} by the story "
            f"{_share(catch.story):.3f}; by {by}"
        )
    missed = found[options.kind].missed if options.kind in found else []
    for wrong, right in random.Random(1).sample(missed, min(options.read, len(missed))):
        print("-", wrong, "\n   ", right)


def figures(data: Path) -> Iterator[tuple[str, float, float | None]]:
    """What is caught of each kind, in percent, and the false alarms, with their floors: a room of `make quality`."""
    for kind, catch in catches(data, each=3).items():
        name = kind.replace("_", " ")
        yield (
            f"{name}: caught of {len(catch.near)} that the {NEAREST} nearest sentences decide, %",
            100 * _share(catch.near),
            RARE_FLOORS.get(kind, 95.0),
        )
        yield f"{name}: caught of {len(catch.story)} that the story decides, %", 100 * _share(catch.story), None
        if catch.undecided:
            yield f"{name}: caught of {len(catch.undecided)} others, %", 100 * _share(catch.undecided), None
    for what, rows, floor in (
        ("source sentences behind However", list(_altered(data, TUNE, 3)), 97.0),
        ("covered paraphrases", _covered(_equivalent(data)), 90.0),
        ("covered reference sentences", _covered(_references(data, TUNE)), None),
    ):
        flagged = [bool(checked.findings) for _, checked in rows]
        yield f"{what}: not flagged of {len(flagged)}, %", 100 - 100 * _share(flagged), floor


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


Rows = list[tuple[str, Checked]]
_MISSING = frozenset(("content", "number", "unit", "name", "date", "quote"))


def _covered(rows: Rows) -> Rows:
    """Those all of whose words, numbers, names and dates the sources have: what is left to find is a false alarm."""
    return [(text, checked) for text, checked in rows if _MISSING.isdisjoint(finding.kind for finding in checked.findings)]


def _all_and_covered(what: str, rows: Rows, options: Any) -> None:
    _report(what, rows, argparse.Namespace(read=0, kind=""))
    _report("of them with all content, numbers, names and dates covered", _covered(rows), options)


def _altered(data: Path, corpora: tuple[tuple[str, int], ...], each: int) -> Iterator[tuple[str, Checked]]:
    """Source sentences behind a "However,", so that they are no source's word for word."""
    for corpus, most in corpora:
        for told in stories(data, corpus, most):
            besides = Sources([*told.sentences, "However, nothing."])
            for sentence in [sentence for sentence in told.sentences if fit(sentence)][:each]:
                yield f"However, {sentence}", check(f"However, {sentence}", besides)


def untouched(options: Any) -> None:
    """Source sentences; as they stand they are borne out by definition, so each behind a "However,"."""
    _report("source sentences behind However", list(_altered(DATA, options.corpora, 12)), options)


def _equivalent(data: Path) -> Rows:
    pairs = [(r["source"], r["target"]) for r in records(data, "tune/paraphrase") if "NOT" not in r["task"]]
    return [(one, check(one, [other])) for pair in pairs for one, other in (pair, pair[::-1]) if fit(one)]


def paraphrase(options: Any) -> None:
    """Pairs that people call equivalent, both ways."""
    _all_and_covered("equivalent pairs, both ways", _equivalent(DATA), options)


def fusion(options: Any) -> None:
    """Two sentences made into one by people, against the two."""
    rows = list(records(DATA, "train/wikisplit_fusion"))[:6000]
    fused = [(r["target"], _split(r["source"]) if isinstance(r["source"], str) else r["source"]) for r in rows]
    _all_and_covered("fusions", [(text, check(text, Sources(sources))) for text, sources in fused if fit(text)], options)


def _references(data: Path, corpora: tuple[tuple[str, int], ...]) -> Rows:
    return [
        (sentence, check(sentence, Sources(nearest(sentence, told, NEAREST))))
        for corpus, most in corpora
        for told in stories(data, corpus, most)
        for sentence in told.references
        if fit(sentence)
    ]


def references(options: Any) -> None:
    """Sentences of human summaries."""
    _all_and_covered("reference sentences", _references(DATA, options.corpora), options)


def across(options: Any) -> None:
    """Sentences of articles all of whose content other articles of the story have, against up to four sentences of these."""
    asked = Asked(coverage=0.9, kept=0.0, word_pairs=0.2, least=0.25, most=0.96, shortest=0.2, longest=3.0)
    rows = []
    for corpus, most in options.corpora:
        for record in list(records(DATA, corpus))[: 3 * most]:
            texts = [_split(d if isinstance(d, str) else d["text"])[:60] for d in record["documents"]]
            for at, own in enumerate(texts):
                pool = [sentence for other, text in enumerate(texts) if other != at for sentence in text]
                pairs = mined([sentence for sentence in own if fit(sentence)], pool, asked, origin="across")
                rows += [(pair.target, check(pair.target, pair.sources)) for pair in pairs]
    _all_and_covered("sentences that other articles cover", rows, options)


def seconds(options: Any) -> None:
    """CPU time of reading and preparing sources and of a check; best of five, without the collector, as in a run."""
    gc.disable()
    told = [t for corpus, most in options.corpora for t in stories(DATA, corpus, most) if len(t.sentences) >= 100][:20]
    rows = [(t.sentences, [s for s in t.sentences if fit(s)][:3]) for t in told]
    for most in (4, 12, 25, 50, 100):
        for what, reads in (("all new", True), ("sentences read before", False)):
            best = [float("inf")] * 2
            for _ in range(5):
                spent = [0.0, 0.0]
                for sentences, some in rows:
                    if reads:
                        read.cache_clear()
                    start = time.process_time()
                    sources = Sources(sentences[:most])
                    check(f"However, {some[0]}", sources)
                    spent[0] += time.process_time() - start
                    start = time.process_time()
                    for sentence in some[1:]:
                        check(f"However, {sentence}", sources)
                    spent[1] += (time.process_time() - start) / len(some[1:])
                best = [min(pair) for pair in zip(best, spent, strict=True)]
            first, further = (1e6 * each / len(rows) for each in best)
            print(f"{most:3d} sources, {what}: {first:6.0f} us with the first check, {further:4.0f} each further check")


PARTS = {part.__name__: part for part in (caught, claims, untouched, paraphrase, references, fusion, across, seconds)}

if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.quality.measure_checking", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="|".join(PARTS))
    parser.add_argument("--kind", default="", help="the kind of corruption or finding to read")
    parser.add_argument("--read", type=int, default=0, help="how many misses or false alarms to print")
    parser.add_argument("--train", dest="corpora", action="store_const", const=TRAIN, default=TUNE, help="on the train data")
    given = parser.parse_args()
    for part in given.parts or PARTS:
        PARTS[part](given)
