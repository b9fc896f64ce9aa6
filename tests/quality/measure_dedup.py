"""What dedup folds and what it costs, on the tuning data; the figures behind its defaults.

DIGEST_DATA=... python -m tests.quality.measure_dedup [pairs | contrary | copies | stories | growth]
"""

from __future__ import annotations

import sys
import time
from collections import defaultdict
from dataclasses import replace
from typing import Any

from pipeline.checking.contrary import contrary
from pipeline.stages.dedup import Fold, NoDedup, dedup
from pipeline.text import normalise
from pipeline.types import Article, Story
from tests.paths import DATA
from tests.quality.data import records


def article(record: dict[str, Any]) -> Article:
    text = normalise(record["text"])
    return Article(
        id=record["id"], title=record["title"] or "", text=text, published=record["published"], source=record["source"]
    )


def pairs() -> None:
    """Sentence pairs with human labels: folded at each threshold, and the share of those that people call equivalent."""
    labelled = [(r["source"], r["target"], "NOT" not in r["task"]) for r in records(DATA, "tune/paraphrase")]
    for shingle_words in (1, 2, 3):
        for jaccard in (0.6, 0.65, 0.7, 0.75, 0.8, 0.85):
            settings = Fold(jaccard=jaccard, shingle_words=shingle_words, copy_containment=1.0, copy_length=1.0)
            stories = [
                Story(id="", articles=(Article(id="a", title="", text=one), Article(id="b", title="", text=other)))
                for one, other, _ in labelled
            ]
            folded = [
                same
                for (_, _, same), story in zip(labelled, dedup(stories, settings), strict=True)
                if any(sentence.echoes for sentence in story.sentences)
            ]
            precision = sum(folded) / max(1, len(folded))
            print(f"shingles of 1 to {shingle_words}, jaccard {jaccard}: {len(folded):5d} folded, precision {precision:.3f}")


def contraries() -> None:
    """Sentence pairs with human labels: how many of the equivalent ones, and of the others, count as contradictions."""
    found: defaultdict[bool, list[bool]] = defaultdict(list)
    for r in records(DATA, "tune/paraphrase"):
        found["NOT" not in r["task"]].append(contrary(r["source"], r["target"]))
    for same, every in sorted(found.items()):
        print(f"{'equivalent' if same else 'others'}: {sum(every)} of {len(every)} contrary")


def stories() -> list[Story]:
    """Real stories of two or three outlets, and larger clusters of pages about one event."""
    by_story: defaultdict[str, list[Article]] = defaultdict(list)
    for record in records(DATA, "tune/stories"):
        by_story[record["story"]].append(article(record))
    for record in records(DATA, "tune/multinews_val"):
        for number, text in enumerate(record["documents"]):
            text = text if isinstance(text, str) else text["text"]
            by_story[record["id"]].append(Article(id=f"{record['id']}-{number}", title="", text=normalise(text)))
    return [Story(id=key, articles=tuple(articles)) for key, articles in by_story.items()]


def copies() -> None:
    """How many articles count as copies at each containment: of real stories, and of the demo's outlets as one story."""
    demo = [Story(id="demo", articles=tuple(map(article, records(DATA, "demo/kronos"))))]
    for name, some in (("real stories", stories()), ("demo", demo)):
        for containment in (0.5, 0.6, 0.7, 0.8, 0.9):
            out = dedup(some, Fold(copy_containment=containment))
            found = sum(len(a.copies) for s in out for a in s.articles)
            print(f"{name}, containment {containment}: {found} of {sum(len(s.articles) for s in some)}")


def folding() -> None:
    """Echoes and milliseconds on real stories."""
    some = stories()
    for settings in (NoDedup(), Fold()):
        dedup(some[:300], settings)
        start = time.process_time()
        out = dedup(some, settings)
        seconds = time.process_time() - start
        sentences = sum(len(s.sentences) for s in out)
        echoes = sum(len(x.echoes) for s in out for x in s.sentences)
        size = f"{len(some)} stories, {sentences} sentences, {echoes} echoes"
        print(f"{settings.method}: {size}, {1000 * seconds / len(some):.2f} ms a story")


def growth() -> None:
    """Seconds for one story of n sentences, exactly and by MinHash, and how many of the exact repeats MinHash finds."""
    pool = [replace(a, id=f"{s.id} {a.id}") for s in stories() for a in s.articles]
    for wanted in (3_000, 30_000, 100_000):
        story = Story(id="all", articles=())
        for size in range(len(pool)):
            if size and wanted <= 33 * size:
                story = dedup([Story(id="all", articles=tuple(pool[:size]))], NoDedup())[0]
                break
        found = {}
        for name, settings in (("exact", Fold(exact_below=10**9)), ("minhash", Fold(exact_below=0))):
            start = time.process_time()
            out = dedup([story], settings)[0]
            seconds = time.process_time() - start
            found[name] = {(e, s.article_id, s.start) for s in out.sentences for e in s.echoes}
            print(f"{len(story.sentences)} sentences, {name}: {seconds:.2f} s, {len(found[name])} echoes")
        print(f"  recall {len(found['exact'] & found['minhash']) / len(found['exact']):.4f}")


if __name__ == "__main__":
    for part in sys.argv[1:] or ("pairs", "contrary", "copies", "stories", "growth"):
        {"pairs": pairs, "contrary": contraries, "copies": copies, "stories": folding, "growth": growth}[part]()
