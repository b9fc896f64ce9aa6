"""The research data: records of its files."""

import json
import lzma
from collections.abc import Iterator
from pathlib import Path
from typing import Any


def records(data: Path, name: str) -> Iterator[dict[str, Any]]:
    """The records of `data/NAME.jsonl.xz`; ends the program where it is not there."""
    path = data / f"{name}.jsonl.xz"
    if not path.exists():
        raise SystemExit(f"skipped: no data at {path}")
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)
