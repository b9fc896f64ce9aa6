"""A JSON Lines file that is named outright, also packed -> its records with their places."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline.errors import InputError
from pipeline.reading.files import UnusableError, find, opened
from pipeline.reading.formats import load_json, records

_LIMIT = 1 << 33  # bytes of a file or a line: more is a mistake, not a corpus


def json_lines(path: Path, remedy: str) -> Iterator[tuple[str, dict[str, Any] | UnusableError]]:
    """A .jsonl file, also .gz, .xz or .zst -> place and record of each line, or what is wrong with the line; in order.

    Raises:
        InputError: there is no such file, or it has another suffix; `remedy` says what is wanted.
    """
    if not path.is_file():
        raise InputError("is not a file" if path.exists() else "is not there", place=str(path), remedy=remedy)
    files, unusable = find([str(path)])
    if unusable or files[0].format != "jsonl":
        raise InputError("is not JSON Lines by its name", place=str(path), remedy="name it .jsonl, .jsonl.gz, .xz or .zst")
    try:
        with opened(files[0].place, files[0].compression) as stream:
            for number, content in records("jsonl", stream, file_limit=_LIMIT, line_limit=_LIMIT):
                yield (f"{path}:{number}" if number else str(path)), _record(content)
    except UnusableError as error:  # of the file itself
        yield str(path), error


def _record(content: object) -> dict[str, Any] | UnusableError:
    if isinstance(content, UnusableError):
        return content
    try:
        record = load_json(content) if isinstance(content, bytes) else content
    except UnusableError as error:
        return error
    return record if isinstance(record, dict) else UnusableError("not_an_object", "no JSON object")
