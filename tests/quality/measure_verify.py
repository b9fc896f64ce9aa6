"""What becomes of drafts with one thing made wrong: caught or not, repaired how. And what is taken for the same statement.

DIGEST_DATA=... python -m tests.quality.measure_verify [corrupted | same] [--read N] [--kind KIND] [--outcome WHAT]

corrupted: one sentence of an extracted digest made wrong in one way, as `measure_checking` does it, where the story decides
it; the draft names no sources.
same: sentences of two articles of a story by the share of content words they have in common, to read.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from pipeline.checking.reading import read
from pipeline.engines.load import ExtractEngine, ExtractSettings
from pipeline.stages.dedup import Fold, dedup
from pipeline.stages.rank import Learned, rank
from pipeline.stages.summarize import Summarize, summarize
from pipeline.stages.verify import Check, verify
from pipeline.telling.bearing import bears_out
from pipeline.telling.called import names
from pipeline.text import normalise, read_words, split_sentences
from pipeline.types import Article, Digest, Draft, Story
from tests.corruptions import CORRUPTIONS, Told, decided
from tests.paths import DATA
from tests.quality.data import records

CORPORA = (("tune/allsides_val", 100, 60), ("tune/multinews_val", 40, 230))
ENGINE = ExtractEngine(ExtractSettings())


def drafts(data: Path) -> Iterator[Draft]:
    """The extracts of the clusters of the corpora, as somebody would write them who names no sources."""
    for corpus, most, words in CORPORA:
        for record in list(records(data, corpus))[:most]:
            documents = [document if isinstance(document, dict) else {"text": document} for document in record["documents"]]
            articles = tuple(
                Article(id=f"{record['id']}/{number}", title=each.get("title") or "", text=each["text"],
                        published=(each.get("published") or None), source=each.get("source"))
                for number, each in enumerate(documents)
            )  # fmt: skip
            stories = rank(dedup([Story(id=record["id"], articles=articles)], Fold()), Learned())
            [draft] = summarize(stories, Summarize(max_words=words), ENGINE, ENGINE)
            if len(draft.sentences) > 1:
                yield replace(draft, support=((),) * len(draft.sentences), origins=("written",) * len(draft.sentences))


def outcome(draft: Draft, digest: Digest, place: int, right: str) -> str:
    """What became of the corrupted sentence."""
    wrong = draft.sentences[place]
    if digest.status == "degraded":
        return "extract"
    if any(one.text == wrong for one in digest.left_out):
        return "left out"
    [one] = [sentence for sentence in digest.sentences if wrong in (sentence.text, sentence.original)]
    if one.original is None:
        return "missed"
    if one.text == right:
        return "the right one"
    return "cut" if one.verdict == "repaired" else "another"


def corrupted(data: Path) -> Iterator[tuple[str, str, str, str, Digest]]:
    """(kind of corruption, outcome, the sentence as it was, corrupted, the digest)."""
    for draft in drafts(data):
        story = draft.story
        published = {article.id: article.published for article in story.articles}
        told = Told(
            tuple(sentence.text for sentence in story.sentences), (), tuple(published[one.article_id] for one in story.sentences)
        )
        chance = random.Random(draft.sentences[0])
        for place, right in enumerate(draft.sentences[:4]):
            for kind, corrupt in CORRUPTIONS.items():
                wrong = corrupt(read(right), told, chance)
                if wrong is None or wrong == right or not decided(kind, wrong, right, told.sentences):
                    continue
                made = replace(draft, sentences=(*draft.sentences[:place], wrong, *draft.sentences[place + 1 :]))
                [digest] = verify([made], Check())
                yield kind, outcome(made, digest, place, right), right, wrong, digest


def figures(data: Path) -> Iterator[tuple[str, float, float | None]]:
    """What becomes of wrong sentences, in percent: a room of `make quality`."""
    counts = Counter(what for _, what, *_ in corrupted(data))
    every = counts.total()
    yield f"of {every} wrong sentences in drafts not printed, %", 100 - 100 * counts["missed"] / every, 96.0
    for what in OUTCOMES[:4]:
        yield f"  instead: {what}, %", 100 * counts[what] / every, None


OUTCOMES = ("the right one", "another", "cut", "left out", "extract", "missed")


def show_corrupted(options: Any) -> None:
    """A table of outcomes, and repairs to read."""
    table: defaultdict[str, Counter[str]] = defaultdict(Counter)
    read_them = []
    for kind, what, right, wrong, digest in corrupted(DATA):
        table[kind][what] += 1
        if what in options.outcome.split(",") and options.kind in ("", kind):
            read_them.append((kind, what, right, wrong, digest))
    print(f"{'':14s}{'all':>6s}" + "".join(f"{what:>15s}" for what in OUTCOMES) + f"{'caught':>9s}")
    for kind, counts in table.items():
        every = counts.total()
        shares = "".join(f"{counts[what]:15d}" for what in OUTCOMES)
        print(f"{kind:14s}{every:6d}{shares}{1 - counts['missed'] / every:9.3f}")
    random.Random(1).shuffle(read_them)
    for kind, what, right, wrong, digest in read_them[: options.read]:
        print(f"- [{kind}, {what}]\n  was   {right}\n  wrong {wrong}")
        for one in digest.sentences:
            if one.original == wrong or one.text == wrong:
                print(f"  now   {one.text}\n        {[(finding.kind, finding.words) for finding in one.findings]}")


def _split(text: str) -> list[str]:
    text = normalise(text)
    return [text[start:end] for start, end in split_sentences(text)]


def same(options: Any) -> None:
    """Pairs of sentences of two articles that might say the same, by the share of content words in common."""
    bands: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
    for record in list(records(DATA, "train/allsides_train"))[:150]:
        documents = [_split(document["text"]) for document in record["documents"]]
        for number, document in enumerate(documents):
            for text in document[:6]:
                wanted = frozenset(read_words(text)[1])
                named = {word for group in names(text) for name in group for word in read_words(name)[0]}
                for other in [one for at, each in enumerate(documents) if at != number for one in each]:
                    own, roots = read_words(other)
                    share = len(wanted.intersection(roots)) / max(1, len(wanted))
                    if len(wanted) >= 5 and 0.5 <= share < 0.98 and bears_out(other, text) and named.issubset(own):
                        bands[int(10 * share)].append((text, other))
    for band, pairs in sorted(bands.items()):
        print(f"{band / 10:.1f}: {len(pairs)}")
        for text, other in random.Random(1).sample(pairs, min(len(pairs), options.read)):
            print(f"- {text}\n  {other}")


PARTS = {"corrupted": show_corrupted, "same": same}

if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.quality.measure_verify", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="|".join(PARTS))
    parser.add_argument("--kind", default="", help="the kind of corruption to read")
    parser.add_argument("--outcome", default="another,cut", help="the outcomes to read")
    parser.add_argument("--read", type=int, default=0, help="how many to print")
    given = parser.parse_args()
    for part in given.parts or PARTS:
        PARTS[part](given)
