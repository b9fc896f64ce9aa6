"""Quality figures of every room and their floors: `make quality`, or one room: `make quality ROOM=cluster`.

Ends with 1 when a figure is below its floor. Floors are a little under what was measured (see LOG.md); raise them when a
room gets better. The measure_*.py beside this file print more, and sweep.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from statistics import mean

import jsonlines
from rich.console import Console
from rich.table import Table

from pipeline.config import load_config
from pipeline.engines.load import ExtractEngine, ExtractSettings
from pipeline.evaluation import gold
from pipeline.evaluation.report import label
from pipeline.evaluation.score import FIGURES, Case, Figures, score
from pipeline.models import build_ranker
from pipeline.ranking.learned import ranker
from pipeline.run import run
from pipeline.stages.clean import Rules, clean
from pipeline.stages.cluster import ByField, Linkage, cluster
from pipeline.stages.dedup import Fold, dedup
from pipeline.stages.rank import Blend, Lead, Learned, LexRank, RankSettings, rank
from pipeline.stages.read import Read, read
from pipeline.stages.summarize import Summarize, summarize
from pipeline.text import split_sentences
from pipeline.types import Article, Story
from tests.paths import DATA, ROOT
from tests.quality.data import records
from tests.quality.measure_checking import figures as checks
from tests.quality.measure_cluster import agreed
from tests.quality.measure_disagreeing import figures as pairs
from tests.quality.measure_verify import figures as repairs
from tests.sentence_cases import CASES

# (what, figure, floor); a floor of None is a figure to compare with, not one of ours.
Figure = tuple[str, float, float | None]


def sentences(_: Path) -> Iterator[Figure]:
    """Hand-checked hard cases that are split exactly."""
    for splitter, floor in (("sentencex", 60), ("punkt", 55)):
        right = 0
        for case in CASES:
            text = case.replace("¦", "")
            wanted = [part.strip() for part in case.split("¦")]
            right += [text[start:end] for start, end in split_sentences(text, splitter)] == wanted
        yield f"{splitter}: of {len(CASES)} hard cases right", right, floor


def boilerplate(_: Path) -> Iterator[Figure]:
    """Pieces of the hand-marked seeds that are removed or kept as they should be."""
    marked = (ROOT / "tests" / "golden" / "clean" / "seeds.tsv").read_text(encoding="utf-8").splitlines()
    rows = [row.split("\t") for row in marked if row and not row.startswith("#")]
    articles = cleaned(read([str(ROOT / "seeds")], Read())[0])
    removed = {" ".join(piece.text.split()) for article in articles for piece in article.removed}
    wanted = {text for verdict, *_, text in rows if verdict != "keep"}
    yield "removal precision on the seeds, %", 100 * len(removed & wanted) / len(removed), 100
    yield "removal recall on the seeds, %", 100 * len(removed & wanted) / len(wanted), 100


def clusters(data: Path) -> Iterator[Figure]:
    """B-cubed F1 against the gold stories, one default for all."""
    batch = cleaned(read([str(data / "tune" / "stories.jsonl.xz")], Read())[0])
    for name, articles, floor in (
        ("with dates", batch, 0.87),
        ("dates taken away", [replace(article, published=None) for article in batch], 0.78),
    ):
        found = agreed(articles, cluster(articles, Linkage())[0])
        yield f"{name}: B-cubed precision", found.precision, None
        yield f"{name}: B-cubed recall", found.recall, None
        yield f"{name}: B-cubed F1", found.f1, floor


def repeats(data: Path) -> Iterator[Figure]:
    """Sentence pairs that people call equivalent, among those that are folded."""
    labelled = [(r["source"], r["target"], "NOT" not in r["task"]) for r in records(data, "tune/paraphrase")]
    stories = [
        Story(id="", articles=(Article(id="a", title="", text=one), Article(id="b", title="", text=other)))
        for one, other, _ in labelled
    ]
    alone = Fold(copy_containment=1.0, copy_length=1.0)
    told = dedup(stories, alone)
    folded = [same for (*_, same), story in zip(labelled, told, strict=True) if any(s.echoes for s in story.sentences)]
    yield f"precision of {len(folded)} folds", sum(folded) / len(folded), 0.93
    yield "share of the equivalent pairs that fold", sum(folded) / sum(same for *_, same in labelled), None


def summaries(data: Path) -> Iterator[Figure]:
    """Whole digests through every room, measured as `digest evaluate` does."""
    yield "pipeline/models/ranker.json is what refitting gives", build_ranker.build(data / "train") == ranker(), 1
    engine = ExtractEngine(ExtractSettings())
    floors = {"multinews": (45.0, 15.1, 20.8), "allsides": (36.0, 14.4, 24.8)}
    for name, words in (("multinews", 230), ("allsides", 60)):
        path = f"tune/{name}_val"
        wanted = gold.clusters(data / f"{path}.jsonl.xz")
        stories, _ = cluster(cleaned(read([str(data / f"{path}.jsonl.xz")], Read())[0]), ByField())
        stories = dedup(stories, Fold())
        methods: dict[str, RankSettings] = {
            "lead": Lead(), "lexrank": LexRank(), "blend": Blend(), "learned (default)": Learned()
        }  # fmt: skip
        written = []
        for settings in methods.values():
            drafts = summarize(rank(stories, settings), Summarize(max_words=words), engine, engine)
            written.append({draft.story.id: " ".join(draft.sentences) for draft in drafts})
        found = [
            score(Case(id=one.id, references=one.references, documents=one.documents,
                       texts=tuple(texts.get(one.id, "") for texts in written)))
            for one in wanted
        ]  # fmt: skip
        for place, (method, settings) in enumerate(methods.items()):
            for kind, floor in zip(("1", "2", "L"), floors[name], strict=True):
                figure = 100 * mean(one.figures[place][f"rouge{kind}"] or 0.0 for one in found)
                yield f"{name}, {words} words, {method}: ROUGE-{kind}", figure, floor if isinstance(settings, Learned) else None
        for what in FIGURES:
            if what.name in ("novel2", "copied", "not_whole", "doubted", "unsupported_numbers", "unsupported_names"):
                values = [value for one in found if (value := one.figures[-1][what.name]) is not None]
                figure = mean(values) * (100 if what.form == "percent" else 1)
                yield f"{name}, {words} words, {method}: {label(what)}", figure, None


def worded(data: Path) -> Iterator[Figure]:
    """Whole runs with the default engine: how much of the digests is worded anew, and that it costs nothing. About a minute."""
    # Multi-News has no titles, AllSides has.
    floors = {"multinews": (45.2, 15.5, 0.5, 0.05, 0.75), "allsides": (36.7, 14.7, 0.65, 0.05, 0.99)}
    for name, length in (("multinews", 230), ("allsides", 60)):
        path = data / f"tune/{name}_val.jsonl.xz"
        settings = ["cluster.method=field", f"summarize.max_words={length}"]
        with tempfile.TemporaryDirectory() as folder:
            run(load_config(ROOT / "configs" / "default.yaml", settings, inputs=[str(path)]), Path(folder) / "run")
            texts = gold.digests(Path(folder) / "run")
            with jsonlines.open(Path(folder) / "run" / "digests.jsonl") as lines:
                broken = [line["headline"].endswith("…") for line in lines]
        found = [
            score(Case(id=one.id, references=one.references, documents=one.documents, texts=(texts.get(one.id, ""),))).figures[0]
            for one in gold.clusters(path)
        ]

        def average(figure: str, found: list[Figures] = found) -> float:
            return mean([value for each in found if (value := each[figure]) is not None])

        rouge1, rouge2, own, novel, whole = floors[name]
        yield f"{name}, {length} words: headlines that do not break off", 1 - mean(broken), whole
        yield f"{name}, {length} words: ROUGE-1", 100 * average("rouge1"), rouge1
        yield f"{name}, {length} words: ROUGE-2", 100 * average("rouge2"), rouge2
        yield f"{name}, {length} words: sentences that are no source's", 1 - average("verbatim"), own
        yield f"{name}, {length} words: novel bigrams", average("novel2"), novel
        yield (
            f"{name}, {length} words: unsupported names, numbers per digest, none",
            float(average("unsupported_names") + average("unsupported_numbers") < 0.02),
            1,
        )


def cleaned(articles: list[Article]) -> list[Article]:
    return clean(articles, Rules())[0]


ROOMS: dict[str, tuple[Callable[[Path], Iterator[Figure]], bool]] = {
    "text": (sentences, False),
    "clean": (boilerplate, False),
    "cluster": (clusters, True),
    "dedup": (repeats, True),
    "rank": (summaries, True),
    "embedded": (worded, True),
    "checking": (checks, True),
    "disagreeing": (lambda _: pairs(), False),
    "verify": (repairs, True),
}


def main() -> int:
    """Prints the figures; 1 where one is below its floor."""
    parser = argparse.ArgumentParser(prog="python -m tests.quality", description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--room", choices=list(ROOMS))
    options = parser.parse_args()
    console = Console(width=100)
    below = 0
    for room, (measure, needs_data) in ROOMS.items():
        if options.room not in (None, room):
            continue
        if needs_data and not (options.data / "tune").is_dir():
            console.print(f"{room} skipped: no data at {options.data}")
            continue
        table = Table(room, "measured", "floor", "", title_justify="left")
        for what, figure, floor in measure(options.data):
            good = floor is None or figure >= floor
            below += not good
            table.add_row(what, f"{figure:,.3f}".rstrip("0").rstrip("."), "" if floor is None else f"{floor:g}",
                          "" if floor is None else "ok" if good else "BELOW")  # fmt: skip
        console.print(table)
    return 1 if below else 0


sys.exit(main())
