"""stem -> document frequency in a large news archive, so that five articles weigh words as well as five thousand."""

from __future__ import annotations

import lzma
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType

NAME = "background-en.txt.xz"  # in pipeline/models; its card says what it was counted from


@dataclass(frozen=True, slots=True)
class Background:
    """Document frequencies of stems over `documents` articles; a stem that is missing was in fewer than the floor."""

    documents: int
    frequency: Mapping[str, int]


def written(table: Background) -> str:
    """A table -> its file: the number of articles, then a line for each frequency, highest first, with its stems."""
    stems: dict[int, list[str]] = {}
    for stem, count in sorted(table.frequency.items()):
        stems.setdefault(count, []).append(stem)
    lines = [f"{count} {' '.join(alike)}" for count, alike in sorted(stems.items(), reverse=True)]
    return "\n".join([str(table.documents), *lines]) + "\n"


def parsed(text: str) -> Background:
    """The inverse of `written`."""
    documents, *lines = text.splitlines()
    frequency: dict[str, int] = {}
    for line in lines:
        count, *alike = line.split(" ")
        frequency.update(dict.fromkeys(alike, int(count)))
    return Background(int(documents), MappingProxyType(frequency))


@lru_cache(maxsize=1)
def background() -> Background:
    """The frequencies that ship with the package; about 50 ms when first asked for."""
    return parsed(lzma.decompress(files("pipeline.models").joinpath(NAME).read_bytes()).decode())
