"""clusters of articles with editors' summaries (JSON Lines, .xz) -> ranker.json, what each column weighs, and its card's table.

    python -m pipeline.models.build_ranker --data DATA_DIR

Reads train/multinews_train.jsonl.xz and train/allsides_train.jsonl.xz in DATA_DIR; about 20 s. The same clusters give the
same bytes.
"""

from __future__ import annotations

import argparse
import json
import lzma
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np

from pipeline.ranking.columns import learnable, opened, rows_of, standardised
from pipeline.ranking.learned import NAME, Ranker, written
from pipeline.stages.clean import Rules, clean
from pipeline.stages.cluster import ByField, cluster
from pipeline.stages.dedup import Fold, dedup
from pipeline.stages.rank import Learned
from pipeline.stages.read import Read, read
from pipeline.text import words
from pipeline.types import Story
from pipeline.vectors import Floats

LONG, SHORT = "multinews_train", "allsides_train"  # summaries of about 215 words, and of about 47
COLUMNS = ("position", "lead", "title", "shared", "repeated", "length", "quoted")
# Words of a long summary that are its opening: so much of it is like the whole of a short one in what it takes from where.
OPENING = 60
RIDGE = 0.1  # share of a column's variance added to it; 0.01 and 0.5 gave the same ROUGE to within 0.1
# Share kept of the weight of `quoted` in what goes on. It is a habit of the long summaries' editors (quotes in 39 % of their
# sentences, in 23 % of their sources'), not of the short ones' (14 %, 31 %). In digests of 230 words 32 % of the sentences
# quote with all of it, 25 % with half, 18 % with none (the old blend: 17 %), and ROUGE-2 is 15.8, 15.6 and 15.3; at 150
# words it is 13.9 with any.
QUOTED = 0.5
_FLAT = 0.02  # deviation of a story's shares below which they tell nothing and are not blown up

Example = tuple[Floats, Floats]  # one story: standardised columns (n, k), standardised shares (n,)


def stories(path: Path) -> Iterator[tuple[Story, str]]:
    """A file of clusters -> each cluster as the rank room gets it, with its summary."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        summaries = {record["id"]: record["references"][0] for record in map(json.loads, lines)}
    articles, _ = clean(read([str(path)], Read())[0], Rules())
    for story in dedup(cluster(articles, ByField())[0], Fold()):
        if story.sentences:
            yield opened(story, Learned().opening), summaries[story.id]


def example(story: Story, summary: Sequence[str]) -> Example:
    """A story and the words of a summary -> its columns, and the share of each sentence's bigrams that the summary has."""
    wanted = set(pairwise(summary))
    shares = []
    for sentence in story.sentences:
        bigrams = list(pairwise(words(sentence.text)))
        shares.append(sum(bigram in wanted for bigram in bigrams) / max(1, len(bigrams)))
    found = np.array(shares)
    rows, titles = rows_of(story)
    table = standardised(learnable(story, rows, titles), COLUMNS)
    return table, (found - found.mean()) / max(_FLAT, float(found.std()))


def fit(corpora: Iterable[Sequence[Example]]) -> tuple[float, ...]:
    """Examples of several corpora -> ridge regression weights; every corpus counts alike, every story of one, every sentence.

    They are scaled so that the scores of a story deviate by 1 on average.
    """
    size = len(COLUMNS)
    gram, moment, total = np.zeros((size, size)), np.zeros(size), 0.0
    for examples in corpora:
        for table, shares in examples:
            share = 1.0 / (len(examples) * len(shares))
            gram += share * table.T @ table
            moment += share * table.T @ shares
        total += 1.0
    found = np.linalg.solve(gram + RIDGE * np.diag(np.diag(gram)), moment)
    return tuple(np.round(found / np.sqrt(found @ gram @ found / total), 3).tolist())


def build(folder: Path, quoted: float = QUOTED) -> Ranker:
    """A folder with the two files -> the ranker; `quoted` is the share kept of that onward weight."""
    told = {name: [(story, words(summary)) for story, summary in stories(folder / f"{name}.jsonl.xz")] for name in (LONG, SHORT)}
    openings = [example(story, summary[:OPENING]) for story, summary in told[LONG]]
    short, long = ([example(story, summary) for story, summary in told[name]] for name in (SHORT, LONG))
    onward = dict(zip(COLUMNS, fit([long]), strict=True))
    onward["quoted"] = round(quoted * onward["quoted"], 3)
    return Ranker(COLUMNS, opening=fit([openings, short]), onward=tuple(onward.values()))


def carded(card: str, ranker: Ranker) -> str:
    """A model card and a ranker -> the card with the ranker's weights in its table."""
    for name, opening, onward in zip(ranker.columns, ranker.opening, ranker.onward, strict=True):
        card = re.sub(rf"(?m)^\| `{name}` \|[^|]*\|[^|]*\|", f"| `{name}` | {opening:.3f} | {onward:.3f} |", card)
    return card


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, metavar="DATA_DIR")
    built = build(parser.parse_args().data / "train")
    weights = Path(__file__).with_name(NAME)
    weights.write_text(written(built), encoding="utf-8")
    card = weights.with_suffix(".md")
    card.write_text(carded(card.read_text(encoding="utf-8"), built), encoding="utf-8")
    for column in zip(built.columns, built.opening, built.onward, strict=True):
        print("{:10} opening {:6.3f}  onward {:6.3f}".format(*column))
