"""config -> a folder of digests: the spine, and a run's life around it (lock, journal, counts, manifest)."""

from __future__ import annotations

import gc
import hashlib
import os
import platform
import re
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from itertools import chain, islice
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

import numpy as np
import orjson

from pipeline import __version__
from pipeline.ahead import is_large
from pipeline.codes import archived
from pipeline.config import Config, loaded_opinion
from pipeline.engines.base import Engine, Unit, unit_of
from pipeline.engines.load import EmbeddedEngine, Entailing, ExtractEngine, ExtractSettings, load
from pipeline.io import Journal, Written, encode, file_digest, lines_to, run_folder, write_lines, write_manifest
from pipeline.parallel import Workers, single_threaded
from pipeline.progress import Progress, Silent
from pipeline.stages.clean import clean
from pipeline.stages.cluster import Linkage, cluster
from pipeline.stages.dedup import dedup
from pipeline.stages.rank import rank
from pipeline.stages.read import read
from pipeline.stages.summarize import summarize
from pipeline.stages.verify import verify
from pipeline.types import Article, Draft, Dropped, Story

# What a model is handed at a time. A killed run loses at most this many stories' work.
_STORIES_AT_A_TIME = 32
_LIBRARIES = ("nltk", "numpy", "onnxruntime", "scipy", "sentencepiece", "sentencex", "torch", "trafilatura", "transformers")

_RECORD = re.compile(r":\d+(?:\.\d+)?$")  # which record of a file: news.jsonl:7, or :7.2 of a cluster

T = TypeVar("T")

# room -> its counts, and its seconds summed over all processes.
Tally = dict[str, Counter[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a run left behind. `statuses` counts digests by status, `dropped` counts drops by `stage.reason`."""

    folder: Path
    result: Path
    drops: Path
    statuses: dict[str, int]
    dropped: dict[str, int]

    @property
    def flawless(self) -> bool:
        """Nothing was dropped and nothing is degraded or empty."""
        return not self.dropped and set(self.statuses) <= {"ok"}


@dataclass(slots=True)
class _Ledger:
    """Counts and seconds of the rooms so far, and everything dropped."""

    progress: Progress
    rooms: Tally = field(default_factory=dict)
    dropped: list[Dropped] = field(default_factory=list)

    @contextmanager
    def room(self, name: str) -> Iterator[Counter[str]]:
        self.progress.begin(name)
        with _timed(self.rooms, name) as counts:
            yield counts
        shown = {key: int(count) for key, count in counts.items() if key != "seconds"}
        self.progress.end(name, shown, float(counts["seconds"]))

    def drop(self, dropped: Iterable[Dropped], counts: Counter[str]) -> None:
        before = len(self.dropped)
        self.dropped += dropped
        counts["dropped"] = len(self.dropped) - before

    def add(self, tally: Tally) -> None:
        for name, counts in tally.items():
            self.rooms.setdefault(name, Counter()).update(counts)


@contextmanager
def _timed(tally: Tally, name: str) -> Iterator[Counter[str]]:
    """Counts of a room, with the seconds that the block took."""
    counts: Counter[str] = Counter()
    started = time.perf_counter()
    yield counts
    counts["seconds"] = time.perf_counter() - started  # type: ignore[assignment]  # a Counter adds floats as well
    tally[name] = counts


def run(config: Config, folder: Path, *, progress: Progress | None = None, stdin: BinaryIO | None = None) -> Outcome:
    """Run the rooms up to `config.until` and write what came out into `folder`, which this run owns.

    A run that was killed goes on where it stopped; a story whose text and settings have not changed is not written again.

    Raises:
        EngineError: the model cannot be loaded; nothing was read.
        OutputError: the folder is taken, foreign, or cannot be written.
        InputError: an input is not there.
    """
    progress = progress or Silent()
    single_threaded()
    engine = load(config.engine)
    opinion = loaded_opinion(config)
    workers = config.workers if isinstance(config.workers, int) else os.cpu_count() or 1
    with run_folder(folder), Workers(workers, progress) as mapper, _no_collector():
        large = workers > 1 and is_large(config.input)
        if large:
            mapper.start()
        ledger = _Ledger(progress)
        finish = partial(_finish, config, folder, engine, ledger)

        with ledger.room("read") as counts:
            articles, dropped = read(config.input, config.read, mapper=mapper, stdin=stdin)
            counts["articles"] = len(articles)
            ledger.drop(dropped, counts)
        if config.until == "read":
            return finish(articles, articles)

        with ledger.room("clean") as counts, ThreadPoolExecutor(1) as beside:
            if large and isinstance(config.cluster, Linkage):
                beside.submit(_load_ahead)  # while other processes work
            articles, dropped = clean(articles, config.clean, mapper=mapper)
            counts["articles"] = len(articles)
            counts["removed_pieces"] = sum(len(article.removed) for article in articles)
            ledger.drop(dropped, counts)
        if config.until == "clean":
            return finish(articles, articles)

        with ledger.room("cluster") as counts:
            stories, dropped = cluster(articles, config.cluster, mapper=mapper)
            stories = sorted(stories, key=_coverage)
            counts["stories"] = len(stories)
            ledger.drop(dropped, counts)
        if config.until == "cluster":
            return finish(articles, [_story_record(story) for story in stories])

        if config.until != "write":
            with ledger.room(config.until):
                parts = _counted(mapper.stream(_preparing(config, engine), stories), ledger)
                prepared = [_story_record(story) for part in parts for story in part]
            return finish(articles, prepared)

        with Journal(folder) as journal:
            keys: list[str] = []
            outcome = finish(articles, _lines(stories, config, engine, opinion, journal, mapper, ledger, keys))
            journal.keep_only(keys)
        return outcome


def _load_ahead() -> None:
    """What this process needs to cluster: a fifth of a second."""
    import scipy.sparse  # noqa: F401

    archived(np.zeros(1, dtype=np.int64))


@contextmanager
def _no_collector() -> Iterator[None]:
    """No search for cycles meanwhile: rooms make none, and among 10,000 articles each search takes a tenth of a second."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _prepared(stories: Sequence[Story], *, config: Config, unit: Unit) -> tuple[Tally, list[Story]]:
    """Clustered stories -> what the rooms up to `rank` (or `dedup`) did, and the stories they hand on."""
    tally: Tally = {}
    with _timed(tally, "dedup") as counts:
        prepared = dedup(stories, config.dedup)
        counts["copies"] = sum(len(article.copies) for story in prepared for article in story.articles)
        counts["sentences"] = sum(len(story.sentences) for story in prepared)
        counts["echoes"] = sum(len(sentence.echoes) for story in prepared for sentence in story.sentences)
    if config.until != "dedup":
        with _timed(tally, "rank") as counts:
            prepared = rank(prepared, config.rank, named=unit == "fact")
            counts["facts"] = sum(len(story.facts) for story in prepared)
    return tally, prepared


def _preparing(config: Config, engine: Engine) -> Callable[[Sequence[Story]], tuple[Tally, list[Story]]]:
    """`_prepared`, for what this engine is given at a time."""
    return partial(_prepared, config=config, unit=unit_of(engine, config.summarize.unit))


def _told(stories: Sequence[Story], *, config: Config, engine: Engine) -> tuple[Tally, list[bytes]]:
    """Clustered stories -> what all rooms did, and their finished lines: for an engine light enough to send to a process."""
    tally, drafts = _sketched(stories, config=config, engine=engine)
    verified, lines = _verified(drafts, config, None)
    return tally | verified, lines


def _sketched(stories: Sequence[Story], *, config: Config, engine: Engine) -> tuple[Tally, list[Draft]]:
    """The same up to their drafts, where a model that no process has a copy of gives a second opinion on them."""
    tally, prepared = _preparing(config, engine)(stories)
    drafted, drafts = _drafted(prepared, config, engine)
    return tally | drafted, drafts


def _drafted(stories: Sequence[Story], config: Config, engine: Engine) -> tuple[Tally, list[Draft]]:
    """Ranked stories -> what the room did, and their drafts."""
    tally: Tally = {}
    with _timed(tally, "summarize") as counts:
        drafts = summarize(stories, config.summarize, engine, load(ExtractSettings()))
        counts["sentences"] = sum(len(draft.sentences) for draft in drafts)
    return tally, drafts


def _verified(drafts: Sequence[Draft], config: Config, opinion: Entailing | None) -> tuple[Tally, list[bytes]]:
    """Drafts -> what the last room did, and their finished lines."""
    tally: Tally = {}
    extract = load(ExtractSettings())
    with _timed(tally, "verify") as counts:
        digests = verify(
            drafts,
            config.verify,
            extract=lambda story: summarize([story], config.summarize, extract, extract)[0],
            max_words=config.summarize.max_words,
            opinion=opinion,
        )
        counts["digests"] = len(digests)
    return tally, [encode(digest) for digest in digests]


def _coverage(story: Story) -> tuple[int, str, str]:
    """Sort key: the story with most articles first, then the earliest."""
    return (
        -len(story.articles),
        min((article.published for article in story.articles if article.published), default="~"),
        story.id,
    )


def _lines(
    stories: Sequence[Story],
    config: Config,
    engine: Engine,
    opinion: Entailing | None,
    journal: Journal,
    mapper: Workers,
    ledger: _Ledger,
    keys: list[str],
) -> Iterator[bytes]:
    """Clustered stories -> their finished lines, in order, as they are told; those in the journal are not told again.

    `keys` gets their keys in the journal.
    """
    rooms = (config.dedup, config.rank, config.summarize, config.verify)
    made_by = [_code(), engine.fingerprint, ExtractEngine(ExtractSettings()).fingerprint, opinion and opinion.fingerprint]
    base = encode([*made_by, *map(_plain, rooms)])

    def key_of(story: Story) -> str:
        return hashlib.blake2b(base + encode(story), digest_size=16).hexdigest()

    with ledger.room("write") as counts:
        counts["stories"] = len(stories)
        # Of a first run all are told: their keys can wait until the workers have something to do.
        each: Iterable[str] = [key_of(story) for story in stories] if len(journal) else map(key_of, stories)
        known = [key in journal for key in each] if len(journal) else [False] * len(stories)
        counts["reused"] = sum(known)
        todo = [story for story, done in zip(stories, known, strict=True) if not done]
        told = chain.from_iterable(_told_anew(todo, config, engine, opinion, mapper, ledger))
        for key, done in zip(each, known, strict=True):
            line = journal.line(key) if done else next(told)
            if not done:
                journal.add([(key, line)])
            keys.append(key)
            yield line


def _told_anew(
    stories: Sequence[Story], config: Config, engine: Engine, opinion: Entailing | None, mapper: Workers, ledger: _Ledger
) -> Iterator[list[bytes]]:
    """Clustered stories -> their finished lines, some at a time."""
    light = isinstance(engine, ExtractEngine | EmbeddedEngine)
    if light and opinion is None:
        return _counted(mapper.stream(partial(_told, config=config, engine=engine), stories), ledger)
    if light:
        drafts = _in_batches(_counted(mapper.stream(partial(_sketched, config=config, engine=engine), stories), ledger))
    else:
        ready = _in_batches(_counted(mapper.stream(_preparing(config, engine), stories), ledger))
        drafts = _counted((_drafted(batch, config, engine) for batch in ready), ledger)
    return _counted((_verified(batch, config, opinion) for batch in drafts), ledger)


def _counted(parts: Iterable[tuple[Tally, list[T]]], ledger: _Ledger) -> Iterator[list[T]]:
    """What came of each part, its tally entered."""
    for tally, part in parts:
        ledger.add(tally)
        yield part


def _in_batches(parts: Iterable[list[T]]) -> Iterator[list[T]]:
    """The same by `_STORIES_AT_A_TIME`, however many came at a time: what a model writes may depend on the company."""
    each = chain.from_iterable(parts)
    return iter(lambda: list(islice(each, _STORIES_AT_A_TIME)), [])


def _finish(
    config: Config, folder: Path, engine: Engine, ledger: _Ledger, articles: Sequence[Article], results: Iterable[object]
) -> Outcome:
    """Write the results, what was dropped, the articles that offsets refer to, and the manifest last."""
    # Apart from the files of a whole run: a look at one room must not part digests from the articles they point into.
    prefix = "" if config.until == "write" else f"{config.until}."
    name = f"{prefix}jsonl" if prefix else "digests.jsonl"
    statuses: Counter[str] = Counter()

    def counted() -> Iterator[object]:
        for record in results:
            if config.until == "write":
                statuses[orjson.loads(record)["status"]] += 1  # type: ignore[arg-type]
            yield record

    files: dict[str, Written] = {}
    every = sorted((member for article in articles for member in (article, *article.copies)), key=lambda article: article.id)
    with ExitStack() as written:  # they become what they are called together, when the last digest is there
        output = written.enter_context(lines_to(folder / name))
        with ThreadPoolExecutor(1) as beside:  # while the workers tell the stories
            if config.until not in ("read", "clean"):  # which write the articles themselves
                told_of = written.enter_context(lines_to(folder / f"{prefix}articles.jsonl"))
                articles_file = beside.submit(told_of.extend, map(_article_record, every))
            inputs = beside.submit(_fingerprints, articles, ledger.dropped)
            files[name] = output.extend(counted())
            if config.until not in ("read", "clean"):
                files[f"{prefix}articles.jsonl"] = articles_file.result()
        dropped = sorted(ledger.dropped, key=lambda drop: (drop.stage, drop.reason, drop.path, drop.id))
        files[f"{prefix}dropped.jsonl"] = write_lines(folder / f"{prefix}dropped.jsonl", dropped)
    reasons = dict(sorted(Counter(f"{drop.stage}.{drop.reason}" for drop in dropped).items()))
    write_manifest(
        folder / f"{prefix}run.json",
        {
            "schema": "story-digest/run/1",
            "version": __version__,
            "engine": engine.name,
            "python": platform.python_version(),
            "libraries": _versions(),
            "config": _plain(config),
            "rooms": {name: _rounded(counts) for name, counts in ledger.rooms.items()},
            "statuses": dict(sorted(statuses.items())),
            "dropped": reasons,
            "files": files,
            "inputs": inputs.result(),
        },
    )
    return Outcome(
        folder=folder, result=folder / name, drops=folder / f"{prefix}dropped.jsonl", statuses=dict(statuses), dropped=reasons
    )


def _rounded(counts: Counter[str]) -> dict[str, float]:
    return {name: round(count, 4) for name, count in counts.items()}


def _article_record(article: Article) -> dict[str, object]:
    return {
        "id": article.id,
        "title": article.title,
        "text": article.text,
        "source": article.source,
        "url": article.url,
        "published": article.published,
        "updated": article.updated,
        "path": article.path,
    }


def _story_record(story: Story) -> dict[str, object]:
    """A story as `until` writes it: its articles by name, their text is in `articles.jsonl`."""
    return {
        "id": story.id,
        "articles": [
            {"id": each.id, "title": each.title, "source": each.source, "published": each.published, "path": each.path,
             "copies": [copy.id for copy in each.copies]}
            for each in story.articles
        ],
        "sentences": story.sentences,
        "facts": story.facts,
    }  # fmt: skip


def _plain(settings: Any) -> Any:
    return settings.model_dump(mode="json")


def _code() -> str:
    """A hash of the package's own files and the libraries' versions: other code may tell a story otherwise."""
    digest = hashlib.blake2b(encode(sorted(_versions().items())), digest_size=16)
    here = Path(__file__).parent
    for path in sorted(path for path in here.rglob("*") if path.suffix in (".py", ".xz", ".json")):
        digest.update(encode(path.relative_to(here).as_posix()) + path.read_bytes())
    return digest.hexdigest()


def _versions() -> dict[str, str]:
    found = {}
    for name in _LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def _fingerprints(articles: Sequence[Article], dropped: Sequence[Dropped]) -> dict[str, dict[str, object]]:
    """path -> size and SHA-256 of every file that was read; a file dropped whole may be a pipe, or have no end."""
    records = (drop.path for drop in dropped if drop.stage != "read" or _RECORD.search(drop.path))
    paths = {_RECORD.sub("", path) for path in chain((article.path for article in articles), records)}
    found: dict[str, dict[str, object]] = {}
    for path in sorted(paths - {""}):
        digest = file_digest(Path(path)) if Path(path).is_file() else None
        if digest is not None:
            found[path] = {"bytes": digest[0], "sha256": digest[1]}
    return found
