"""Guesses about a run before anything of it is read: one of large input gets a head start."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from glob import iglob
from pathlib import Path

# Bytes from which worker processes will be wanted: a megabyte of news takes a process half a second.
LARGE = 4_000_000
_PACKED = {".gz": 3, ".xz": 4, ".zst": 3}  # how many times as large the text inside is


def wants_workers(config: Path, inputs: Sequence[str], overrides: Sequence[str]) -> bool:
    """A run's config file, inputs that replace the config's, and overrides -> whether it will start worker processes.

    Only a guess: what is wrong with any of them is said where it is read.
    """
    settings = _settings(config)
    if settings.get("workers") == 1 or any(each.replace(" ", "") == "workers=1" for each in overrides):
        return False
    named = inputs or settings.get("input")
    return is_large(str(item) for item in (named if isinstance(named, list) else [named]) if item is not None)


def is_large(inputs: Iterable[str]) -> bool:
    """Whether the files, folders and globs hold `LARGE` bytes or more; nothing is opened, standard input counts for nothing."""
    total = 0
    for path in (path for item in inputs for path in _files(item)):
        try:
            total += path.stat().st_size * _PACKED.get(path.suffix, 1)
        except OSError:
            continue
        if total >= LARGE:
            return True
    return False


def _files(item: str) -> Iterator[Path]:
    """The files of one input, as they come."""
    place = Path(item)
    if place.is_dir():
        yield from (Path(folder, name) for folder, _, names in os.walk(item) for name in names)
    elif place.exists():
        yield place
    else:
        yield from map(Path, iglob(item, recursive=True))  # noqa: PTH207 - absolute ones, too


def _settings(config: Path) -> dict[str, object]:
    """The file's table; empty where it cannot be read."""
    import yaml

    try:
        table = yaml.safe_load(config.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError, yaml.YAMLError):
        return {}
    return table if isinstance(table, dict) else {}
