"""claims.txt -> made-up sentences with the reports they are about: which are faithful, which false, and in what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Claim:
    """A sentence about source sentences; `kind` is what it gets wrong, or could have."""

    text: str
    sources: tuple[str, ...]
    kind: str
    faithful: bool
    held_out: bool


def claims() -> Iterator[Claim]:
    """All of them, in order."""
    sources: tuple[str, ...] = ()
    held_out, told = False, True
    for line in Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            held_out = line == "[held out]"
        elif line.startswith("> "):
            sources, told = (line[2:],) if told else (*sources, line[2:]), False
        elif line.startswith(("+ ", "- ")):
            kind, text = line[2:].split(" | ", 1)
            yield Claim(text, sources, kind, line.startswith("+"), held_out)
            told = True
