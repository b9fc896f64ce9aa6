"""config -> a folder of digests: the spine, and a run's life around it (lock, journal, counts, manifest)."""

from __future__ import annotations

import hashlib
import os
import platform
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, BinaryIO

import orjson

from pipeline import __version__
from pipeline.config import Config
from pipeline.engines.base import Engine
from pipeline.engines.load import ExtractSettings, load
from pipeline.io import Journal, Written, encode, file_digest, run_folder, write_lines, write_manifest
from pipeline.parallel import Workers
from pipeline.progress import Progress, Silent
from pipeline.stages.clean import clean
from pipeline.stages.cluster import cluster
from pipeline.stages.dedup import dedup
from pipeline.stages.rank import rank
from pipeline.stages.read import read
from pipeline.stages.summarize import summarize
from pipeline.stages.verify import verify
from pipeline.types import Article, Dropped, Story

# What an engine is handed at a time. A killed run loses at most this many stories' work.
_STORIES_AT_A_TIME = 64
_LIBRARIES = ("nltk", "numpy", "scipy", "sentencepiece", "sentencex", "torch", "trafilatura", "transformers")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a run left behind. `statuses` counts digests by status, `dropped` counts drops by `stage.reason`."""

    folder: Path
    result: Path
    statuses: dict[str, int]
    dropped: dict[str, int]

    @property
    def flawless(self) -> bool:
        """Nothing was dropped and nothing is degraded or empty."""
        return not self.dropped and set(self.statuses) <= {"ok"}


@dataclass(slots=True)
class _Ledger:
    """Counts and seconds of the stages so far, and everything dropped."""

    progress: Progress
    stages: dict[str, dict[str, float]] = field(default_factory=dict)
    dropped: list[Dropped] = field(default_factory=list)

    @contextmanager
    def stage(self, name: str) -> Iterator[Counter[str]]:
        counts: Counter[str] = Counter()
        self.progress.begin(name)
        started = time.perf_counter()
        yield counts
        seconds = time.perf_counter() - started
        self.stages[name] = {**counts, "seconds": round(seconds, 4)}
        self.progress.end(name, counts, seconds)

    def drop(self, dropped: Iterable[Dropped], counts: Counter[str]) -> None:
        before = len(self.dropped)
        self.dropped += dropped
        counts["dropped"] = len(self.dropped) - before


def run(config: Config, folder: Path, *, progress: Progress | None = None, stdin: BinaryIO | None = None) -> Outcome:
    """Run the rooms up to `config.until` and write what came out into `folder`, which this run owns.

    A run that was killed goes on where it stopped; a story whose text and settings have not changed is not written again.

    Raises:
        EngineError: the model cannot be loaded; nothing was read.
        OutputError: the folder is taken, foreign, or cannot be written.
        InputError: an input is not there.
    """
    progress = progress or Silent()
    engine = load(config.engine)
    workers = config.workers if isinstance(config.workers, int) else os.cpu_count() or 1
    with run_folder(folder), Workers(workers, progress) as mapper:
        ledger = _Ledger(progress)
        finish = partial(_finish, config, folder, engine, ledger)

        with ledger.stage("read") as counts:
            articles, dropped = read(config.input, config.read, mapper=mapper, stdin=stdin)
            counts["articles"] = len(articles)
            ledger.drop(dropped, counts)
        if config.until == "read":
            return finish(articles, articles)

        with ledger.stage("clean") as counts:
            articles, dropped = clean(articles, config.clean, mapper=mapper)
            counts["articles"] = len(articles)
            counts["removed_pieces"] = sum(len(article.removed) for article in articles)
            ledger.drop(dropped, counts)
        if config.until == "clean":
            return finish(articles, articles)

        with ledger.stage("cluster") as counts:
            stories, dropped = cluster(articles, config.cluster, mapper=mapper)
            counts["stories"] = len(stories)
            ledger.drop(dropped, counts)
        if config.until == "cluster":
            return finish(articles, [_story_record(story) for story in stories])

        with ledger.stage("dedup") as counts:
            stories = mapper(partial(_each, dedup, settings=config.dedup), stories)
            counts["copies"] = sum(len(article.copies) for story in stories for article in story.articles)
            counts["sentences"] = sum(len(story.sentences) for story in stories)
            counts["echoes"] = sum(len(sentence.echoes) for story in stories for sentence in story.sentences)
        if config.until == "dedup":
            return finish(articles, [_story_record(story) for story in stories])

        with ledger.stage("rank") as counts:
            stories = mapper(partial(_each, rank, settings=config.rank), stories)
            counts["facts"] = sum(len(story.facts) for story in stories)
        if config.until == "rank":
            return finish(articles, [_story_record(story) for story in stories])

        stories = sorted(stories, key=_coverage)
        with Journal(folder) as journal:
            with ledger.stage("write") as counts:
                keys = _write_stories(stories, config, engine, journal, progress, counts)
            outcome = finish(articles, (journal.line(key) for key in keys))
            journal.keep_only(keys)
        return outcome


def _each(room: Any, story: Story, *, settings: Any) -> Story:
    """One story through a room that takes a list of them, so that stories can travel to processes one by one."""
    result: list[Story] = room([story], settings)
    return result[0]


def _coverage(story: Story) -> tuple[int, int, str]:
    """Sort key: the story with most independent articles first, then most copies."""
    return -len(story.articles), -sum(len(article.copies) for article in story.articles), story.id


def _write_stories(
    stories: Sequence[Story], config: Config, engine: Engine, journal: Journal, progress: Progress, counts: Counter[str]
) -> list[str]:
    """Stories -> the journal keys of their finished lines, in order; those already there are not written again."""
    fallback = load(ExtractSettings())
    base = encode([__version__, engine.fingerprint, fallback.fingerprint, _plain(config.summarize), _plain(config.verify)])
    keys = [hashlib.blake2b(base + encode(story), digest_size=16).hexdigest() for story in stories]
    left = [(key, story) for key, story in zip(keys, stories, strict=True) if key not in journal]
    counts["stories"] = len(stories)
    counts["reused"] = len(stories) - len(left)
    progress.expect(len(stories))
    progress.advance(counts["reused"])
    for start in range(0, len(left), _STORIES_AT_A_TIME):
        chunk = left[start : start + _STORIES_AT_A_TIME]
        digests = verify(summarize([story for _, story in chunk], config.summarize, engine, fallback), config.verify)
        journal.add((key, encode(digest)) for (key, _), digest in zip(chunk, digests, strict=True))
        progress.advance(len(chunk))
    return keys


def _finish(
    config: Config, folder: Path, engine: Engine, ledger: _Ledger, articles: Sequence[Article], results: Iterable[object]
) -> Outcome:
    """Write the results, what was dropped, the articles that offsets refer to, and the manifest last."""
    name = "digests.jsonl" if config.until == "write" else f"{config.until}.jsonl"
    statuses: Counter[str] = Counter()

    def counted() -> Iterator[object]:
        for record in results:
            if config.until == "write":
                statuses[orjson.loads(record)["status"]] += 1  # type: ignore[arg-type]
            yield record

    every = sorted((member for article in articles for member in (article, *article.copies)), key=lambda article: article.id)
    dropped = sorted(ledger.dropped, key=lambda drop: (drop.stage, drop.reason, drop.path, drop.id))
    files: dict[str, Written] = {}
    if config.until != "read":
        files["articles.jsonl"] = write_lines(folder / "articles.jsonl", map(_article_record, every))
    files["dropped.jsonl"] = write_lines(folder / "dropped.jsonl", dropped)
    files[name] = write_lines(folder / name, counted())
    reasons = dict(sorted(Counter(f"{drop.stage}.{drop.reason}" for drop in dropped).items()))
    write_manifest(
        folder,
        {
            "schema": "story-digest/run/1",
            "version": __version__,
            "engine": engine.name,
            "python": platform.python_version(),
            "libraries": _versions(),
            "config": _plain(config),
            "stages": ledger.stages,
            "statuses": dict(sorted(statuses.items())),
            "dropped": reasons,
            "files": files,
            "inputs": _fingerprints(articles, dropped),
        },
    )
    return Outcome(folder=folder, result=folder / name, statuses=dict(statuses), dropped=reasons)


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


def _versions() -> dict[str, str]:
    found = {}
    for name in _LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def _fingerprints(articles: Sequence[Article], dropped: Sequence[Dropped]) -> dict[str, dict[str, object]]:
    """path -> size and SHA-256 of every file that an article or a drop came from."""
    paths = {article.path for article in articles} | {drop.path for drop in dropped}
    found: dict[str, dict[str, object]] = {}
    for path in sorted({path if Path(path).is_file() else path.rpartition(":")[0] for path in paths}):
        digest = file_digest(Path(path)) if path else None
        if digest is not None:
            found[path] = {"bytes": digest[0], "sha256": digest[1]}
    return found
