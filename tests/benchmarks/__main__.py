"""Speed and memory of whole runs, and of the ranker against a peer, as tables: `make bench` or `make bench ONLY=growth`.

Every figure is the median of its runs and comes with its spread. Nothing here fails: a benchmark is read, not passed.
"""

from __future__ import annotations

import argparse
import json
import lzma
import math
import os
import platform
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from rich.console import Console
from rich.table import Table

from tests.paths import DATA, ROOT

SIZES = (1_000, 3_000, 10_000, 30_000)


def tree_memory(root: int) -> float:
    """Megabytes in use by a process and its descendants, shared pages counted once (PSS)."""
    parents: dict[int, int] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parents[int(entry.name)] = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            except OSError:
                continue
    family = {root}
    while more := {pid for pid, parent in parents.items() if parent in family} - family:
        family |= more
    total = 0
    for pid in family:
        try:
            rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
        except OSError:
            continue
        total += sum(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:"))
    return total / 1e3


def timed(*arguments: str, watch: bool = False) -> tuple[float, float]:
    """(wall seconds, peak megabytes) of one `digest` command."""
    started = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-m", "pipeline", *arguments], stdout=subprocess.DEVNULL, cwd=ROOT)
    peak = 0.0
    stop = threading.Event()

    def sample() -> None:
        nonlocal peak
        while not stop.wait(0.2):
            peak = max(peak, tree_memory(process.pid))

    sampler = threading.Thread(target=sample)
    if watch and Path("/proc").exists():
        sampler.start()
    code = process.wait()
    seconds = time.perf_counter() - started
    stop.set()
    if sampler.ident:
        sampler.join()
    if code != 0:
        raise SystemExit(f"digest {' '.join(arguments)} ended with {code}")
    return seconds, peak


def spread(values: list[float], unit: str = "s") -> str:
    return f"{median(values):.2f} {unit} ({min(values):.2f} to {max(values):.2f}, {len(values)} runs)"


_EXTRACT = ("--set", "engine.method=extract")


def start_up(console: Console, scratch: Path) -> None:
    table = Table("command", "wall time")
    table.add_row("digest --help", spread([timed("--help")[0] for _ in range(7)]))
    for label, extra in (("", ()), (", extract engine", _EXTRACT)):
        runs = []
        for number in range(5):
            folder = scratch / f"seeds{number}{label}"
            runs.append(timed("run", "configs/default.yaml", "--quiet", "--output", str(folder), *extra)[0])
        table.add_row(f"digest run configs/default.yaml (the five seeds, from nothing{label})", spread(runs))
    console.print("Start-up", table)


def news(data: Path, count: int) -> list[str]:
    """Lines of `count` articles, drawn evenly from all there are: the same mix of lengths and dates at every size."""
    with lzma.open(data / "train" / "articles.jsonl.xz", "rt", encoding="utf-8") as file:
        lines = file.readlines()
    random.Random(1).shuffle(lines)
    return lines[:count]


def growth(console: Console, scratch: Path, data: Path) -> None:
    table = Table(
        "articles",
        "MB of text",
        "stories",
        "wall time",
        "articles/s",
        "peak memory",
        "seconds a room (dedup to verify: summed over processes)",
    )
    points = []
    lines = news(data, max(SIZES))
    for size in SIZES:
        source = scratch / f"news{size}.jsonl"
        source.write_text("".join(lines[:size]), encoding="utf-8")
        folder = scratch / f"out{size}"
        seconds, peak = timed(
            "run", "configs/default.yaml", "--quiet", "--input", str(source), "--output", str(folder), *_EXTRACT, watch=True
        )
        manifest = json.loads((folder / "run.json").read_text())
        stages = ", ".join(f"{name} {entry['seconds']:.1f}" for name, entry in manifest["rooms"].items())
        points.append((math.log(size), math.log(seconds)))
        table.add_row(f"{size:,}", f"{source.stat().st_size / 1e6:.0f}", f"{manifest['rooms']['write']['stories']:,}",
                      f"{seconds:.1f} s", f"{size / seconds:,.0f}", f"{peak:,.0f} MB", stages)  # fmt: skip
    mean_x, mean_y = (sum(axis) / len(points) for axis in zip(*points, strict=True))
    slope = sum((x - mean_x) * (y - mean_y) for x, y in points) / sum((x - mean_x) ** 2 for x, _ in points)
    console.print("Growth (one run a size, extract engine)", table, f"fitted exponent of time against articles: {slope:.2f}")


def peers(console: Console, data: Path) -> None:
    """Sentences ranked by LexRank: ours (with tf-idf, fact grouping and MMR) against sumy's, on the same sentences."""
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
    from sumy.nlp.stemmers import Stemmer
    from sumy.summarizers.lex_rank import LexRankSummarizer

    from pipeline.stages.clean import Rules, clean
    from pipeline.stages.cluster import ByField, cluster
    from pipeline.stages.dedup import Fold, dedup
    from pipeline.stages.rank import Learned, LexRank, rank
    from pipeline.stages.read import Read, read
    from pipeline.text import words

    class Tokenizer:
        def to_words(self, text: str) -> tuple[str, ...]:
            return tuple(words(text))

    articles, _ = read([str(data / "tune" / "multinews_val.jsonl.xz")], Read())
    stories, _ = cluster(clean(articles, Rules())[0], ByField())
    stories = [story for story in dedup(stories, Fold()) if 30 <= len(story.sentences) <= 300][:40]
    summarizer = LexRankSummarizer(Stemmer("english"))
    tokenizer = Tokenizer()

    def theirs() -> None:
        for story in stories:
            paragraph = Paragraph([Sentence(sentence.text, tokenizer) for sentence in story.sentences])
            summarizer(ObjectDocumentModel([paragraph]), 10)

    def seconds(work: Callable[[], object], repeats: int) -> list[float]:
        work()
        measured = []
        for _ in range(repeats):
            started = time.perf_counter()
            work()
            measured.append(time.perf_counter() - started)
        return measured

    count = sum(len(story.sentences) for story in stories)
    table = Table("ranker", f"{len(stories)} stories, {count:,} sentences", "times faster")
    base = seconds(theirs, 3)
    table.add_row("sumy LexRank", spread(base), "1")
    for name, settings in {"lexrank": LexRank(), "learned (default)": Learned()}.items():
        ours = seconds(lambda settings=settings: rank(stories, settings), 5)  # type: ignore[misc]
        table.add_row(f"story-digest {name}", spread(ours), f"{median(base) / median(ours):.0f}")
    console.print("Ranking", table)


def model(console: Console, scratch: Path, data: Path) -> None:
    """The embedded model: one digest after the other on one core, once it is warm, and a thousand stories on all cores."""
    from pipeline.config import load_config
    from pipeline.engines.load import ExtractSettings, load
    from pipeline.parallel import single_threaded
    from pipeline.stages.clean import clean
    from pipeline.stages.cluster import cluster
    from pipeline.stages.dedup import dedup
    from pipeline.stages.rank import rank
    from pipeline.stages.read import read
    from pipeline.stages.summarize import summarize

    single_threaded()
    config = load_config(ROOT / "configs" / "default.yaml", ["cluster.method=field", "summarize.max_words=230"])
    articles, _ = read([str(data / "tune" / "multinews_val.jsonl.xz")], config.read)
    stories, _ = cluster(clean(articles, config.clean)[0], config.cluster)
    stories = rank(dedup(stories[:70], config.dedup), config.rank)
    engine, fallback = load(config.engine), load(ExtractSettings())
    summarize(stories[:10], config.summarize, engine, fallback)
    took, sentences = [], 0
    for story in stories[10:]:
        started = time.perf_counter()
        [draft] = summarize([story], config.summarize, engine, fallback)
        took.append(time.perf_counter() - started)
        sentences += len(draft.sentences)
    table = Table("the embedded model", "time")
    label = f"a digest of {sentences / len(took):.1f} sentences, warm, one core ({len(took)} stories)"
    table.add_row(label, f"median {median(took):.2f} s, slowest {max(took):.2f} s")
    with lzma.open(data / "train" / "allsides_train.jsonl.xz", "rt", encoding="utf-8") as file:
        lines = [line for line, _ in zip(file, range(1000), strict=False)]
    source = scratch / "stories.jsonl"
    source.write_text("".join(lines), encoding="utf-8")
    arguments = ("run", "configs/default.yaml", "--quiet", "--input", str(source), "--output", str(scratch / "stories"))
    seconds, peak = timed(*arguments, "--set", "cluster.method=field", watch=True)
    table.add_row(f"{len(lines):,} stories of about three articles, all cores", f"{seconds:.0f} s, {peak:,.0f} MB at most")
    console.print("Model", table)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--only", choices=["start-up", "growth", "peers", "model"])
    options = parser.parse_args()
    console = Console(width=140)
    console.print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    with tempfile.TemporaryDirectory(prefix="story-digest-") as name:
        scratch = Path(name)
        if options.only in (None, "start-up"):
            start_up(console, scratch)
        if not options.data.is_dir():
            console.print(f"skipped: no data at {options.data}")
            return
        if options.only in (None, "peers"):
            peers(console, options.data)
        if options.only in (None, "model"):
            model(console, scratch, options.data)
        if options.only in (None, "growth"):
            growth(console, scratch, options.data)


main()
