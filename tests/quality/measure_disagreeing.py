"""Disagreements of hand-written pairs, right and found; what is found in the clusters of the tuning data, to read; and its cost.

DIGEST_DATA=... python -m tests.quality.measure_disagreeing [pairs | wrong | stories CORPUS | speed]

pairs: precision and recall. wrong: the pairs of TUNE, REWORDED, FURTHER and ANEW that come out wrong. stories: every
disagreement of a corpus's clusters, by default of multinews_val and allsides_val. speed: milliseconds of CPU for 100
sentences, read before and
not.
"""

from __future__ import annotations

import argparse
import gc
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline.checking.reading import read
from pipeline.disagreeing.attributing import attributed
from pipeline.disagreeing.finding import disagreements
from pipeline.stages.clean import Rules, clean
from pipeline.stages.cluster import ByField, cluster
from pipeline.stages.dedup import Fold, dedup
from pipeline.stages.read import Read
from pipeline.stages.read import read as read_articles
from pipeline.text import read_words
from pipeline.types import Article, Sentence, Story
from tests.disagreeing.anew import ANEW, ANEW_HELD
from tests.disagreeing.further import FURTHER, FURTHER_HELD
from tests.disagreeing.pairs import HELD, TUNE, Pair
from tests.disagreeing.reworded import REWORDED, REWORDED_HELD
from tests.paths import DATA


def story_of(pair: Pair) -> Story:
    """A pair -> the story of two articles of one sentence each."""
    texts = (pair.one, pair.other)
    articles = [Article(id=f"a{n}", title="", text=text, published=pair.published[n]) for n, text in enumerate(texts)]
    sentences = [Sentence(text=a.text, article_id=a.id, start=0, end=len(a.text), position=0) for a in articles]
    return Story(id="pair", articles=tuple(articles), sentences=tuple(sentences))


def found(pair: Pair) -> str | None:
    """The relation found between the sentences of a pair, None where they are not said to differ."""
    return next((disagreement.relation for disagreement in disagreements(story_of(pair))), None)


def scores(pairs: Sequence[Pair]) -> tuple[float, float]:
    """Precision and recall: a pair is right where it is found with the relation that it has."""
    outcomes = [(found(pair), pair.label) for pair in pairs]
    right = sum(relation == label for relation, label in outcomes)
    told = sum(relation is not None for relation, _ in outcomes)
    wanted = sum(label in ("conflict", "update") for _, label in outcomes)
    return right / max(told, 1), right / wanted


def figures() -> Iterator[tuple[str, float, float | None]]:
    """What is measured, the figure, its floor."""
    lists = {
        "tuned on": TUNE,
        "held out": HELD,
        "reworded, tuned on": REWORDED,
        "reworded, held out": REWORDED_HELD,
        "further, tuned on": FURTHER,
        "further, held out": FURTHER_HELD,
        "anew, tuned on": ANEW,
        "anew, held out": ANEW_HELD,
    }
    for name, pairs in lists.items():
        precision, recall = scores(pairs)
        yield f"precision on {len(pairs)} pairs {name}", precision, 0.95
        yield f"recall on {len(pairs)} pairs {name}", recall, 0.6


def stories(data: Path, corpus: str) -> list[Story]:
    """The clusters of a corpus as stories whose sentences are folded."""
    articles = clean(read_articles([str(data / f"{corpus}.jsonl.xz")], Read())[0], Rules())[0]
    return dedup(cluster(articles, ByField())[0], Fold())


def told(data: Path, corpus: str) -> None:
    """Every disagreement of a corpus's clusters, and the sentences that would have to be attributed."""
    kinds: Counter[tuple[str, str]] = Counter()
    for story in stories(data, corpus):
        every = disagreements(story)
        for one in every:
            kinds[one.kind, one.relation] += 1
            print(f"\n{story.id} {one.kind} {one.relation} [{one.about}]")
            for claim in one.claims[:4]:
                print(f"  <{claim.value}> {claim.source}, {claim.published}: {claim.sentence}")
        for sentence in story.sentences if every else ():
            text = attributed(sentence.text, every, (sentence.span,), story.articles)
            if text != sentence.text:
                print(f"  => {text}")
    print(f"\n{corpus}: {dict(sorted(kinds.items()))}")


def speed(data: Path) -> None:
    """Milliseconds of CPU for 100 sentences: nothing read before; words; words and sentences, as the other checks read them."""
    some = [story for story in stories(data, "tune/allsides_val") if len(story.sentences) > 30]
    for story in some[:60]:
        disagreements(story)
    gc.collect()
    gc.disable()
    for number, what in enumerate(("nothing read before", "words read before", "sentences read before")):
        spent, sentences = 0.0, 0
        for story in some[60 + number :: 3]:
            for sentence in story.sentences if number else ():
                read_words(sentence.text)
                if number > 1:
                    read(sentence.text)
            start = time.process_time()
            disagreements(story)
            spent += time.process_time() - start
            sentences += len(story.sentences)
        print(f"{what}: {1e5 * spent / sentences:.2f} ms for 100 sentences")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("part", nargs="?", default="pairs", choices=["pairs", "wrong", "stories", "speed"])
    parser.add_argument("corpora", nargs="*", default=["tune/multinews_val", "tune/allsides_val"])
    parser.add_argument("--data", type=Path, default=DATA)
    options = parser.parse_args()
    match options.part:
        case "pairs":
            for what, figure, floor in figures():
                print(f"{what}: {figure:.3f} (floor {floor})")
        case "wrong":
            for pair in (*TUNE, *REWORDED, *FURTHER, *ANEW):
                if found(pair) != (pair.label if pair.label in ("conflict", "update") else None):
                    print(f"{pair.label}, found {found(pair)}: {pair.one} | {pair.other}")
        case "stories":
            for corpus in options.corpora:
                told(options.data, corpus)
        case "speed":
            speed(options.data)
