"""The research data: the records of its files."""

from __future__ import annotations

import json
import lzma
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline.errors import InputError


def records(data: Path, name: str) -> Iterator[dict[str, Any]]:
    """The records of `data/NAME.jsonl.xz`.

    Raises:
        InputError: it is not there, or it is not JSON Lines.
    """
    path = data / f"{name}.jsonl.xz"
    try:
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            yield from map(json.loads, lines)
    except OSError as error:
        raise InputError(
            f"cannot be read ({error.strerror or error})", place=str(path), remedy="name the data with --data"
        ) from error
    except (ValueError, lzma.LZMAError) as error:
        raise InputError(f"is not JSON Lines ({error})", place=str(path)) from error
