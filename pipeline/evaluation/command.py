"""`digest evaluate`: reads, measures, prints the table on standard output, writes the JSON and the page."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from rich.console import Console

from pipeline.errors import ConfigError
from pipeline.evaluation.evaluate import DigestScores, StoryScores, against_references, against_stories
from pipeline.evaluation.page import page
from pipeline.evaluation.report import record, tables
from pipeline.io import replacing, write_manifest
from pipeline.parallel import Workers, single_threaded
from pipeline.progress import Progress

_WIDTH = 120  # where the output is no terminal


def evaluate(
    output: Path,
    *,
    references: Path | None,
    stories: Path | None,
    other: Path | None,
    json: Path | None,
    html: Path | None,
    progress: Progress,
) -> bool:
    """One of `references` and `stories` -> whether everything had its counterpart.

    Raises:
        ConfigError: options that do not go together, or no folder to write into; nothing was read.
        InputError: a file is not there or not of the right shape.
        OutputError: a file cannot be written.
    """
    problems = [
        f"{option} {path}: there is no folder {path.parent}"
        for option, path in (("--json", json), ("--html", html))
        if path is not None and not path.parent.is_dir()
    ]
    problems += [
        f"{option} goes with --references, not with --stories"
        for option, path in (("--compare", other), ("--html", html))
        if stories is not None and path is not None
    ]
    if problems:
        raise ConfigError(problems, place="digest evaluate")
    single_threaded()
    scores: DigestScores | StoryScores
    with Workers(os.cpu_count() or 1, progress) as mapper:
        if stories is not None:
            scores = against_stories(output, stories, mapper=mapper, progress=progress)
        else:
            assert references is not None  # noqa: S101 - the parser demands one of the two
            scores = against_references(output, references, other, mapper=mapper, progress=progress)
    if json is not None:
        write_manifest(json, record(scores))
    if html is not None and isinstance(scores, DigestScores):
        with replacing(html) as file:
            file.writelines(piece.encode("utf-8") for piece in page(scores))
    console = Console(width=None if sys.stdout.isatty() else _WIDTH, highlight=False)
    for part in tables(scores):
        console.print(part)
    return scores.flawless
