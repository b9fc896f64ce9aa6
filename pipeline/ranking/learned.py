"""The linear ranker that ships with the package: what it weighs, and what a sentence is worth by it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from functools import lru_cache
from importlib.resources import files

import numpy as np

from pipeline.vectors import Floats

NAME = "ranker.json"  # in pipeline/models; its card says what it was fitted on


@dataclass(frozen=True, slots=True)
class Ranker:
    """A weight for each of `columns`, of a sentence that opens a digest, and of one that goes on.

    They differ because summaries do: words 0 to 60 of an editor's summary are like leads and titles and have no quotes;
    what follows is like what all sources say, wherever they say it, and quotes. See the card.
    """

    columns: tuple[str, ...]
    opening: tuple[float, ...]
    onward: tuple[float, ...]


def written(ranker: Ranker) -> str:
    """A ranker -> its file."""
    return json.dumps(asdict(ranker), indent=1) + "\n"


def parsed(text: str) -> Ranker:
    """The inverse of `written`."""
    return Ranker(**{name: tuple(values) for name, values in json.loads(text).items()})


@lru_cache(maxsize=1)
def ranker() -> Ranker:
    """The weights that ship with the package."""
    return parsed(files("pipeline.models").joinpath(NAME).read_text(encoding="utf-8"))


def weighed(table: Floats, weights: Ranker) -> Floats:
    """Standardised columns (n, k) -> (2, n) weighted sums, of a sentence that opens a digest and of one that goes on."""
    return np.array([weights.opening, weights.onward]) @ table.T


def worth(sums: Floats, opens: float) -> Floats:
    """Weighted sums (2, n) -> (n,) scores, 0 to 1, half for the story's average sentence.

    `opens`, 0 to 1, is how far the digest is still opening: 1 at its first word.
    """
    found = sums[1] - sums[0]  # in place from here on: asked after every sentence taken, and half the time
    found *= opens
    found -= sums[1]
    np.exp(found, out=found)
    found += 1.0
    return np.asarray(np.divide(1.0, found, out=found))
