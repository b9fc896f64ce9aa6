"""A run's digests -> the terminal: headline, digest, sources, time span."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.text import Text

from pipeline.errors import InputError
from pipeline.io import read_lines
from pipeline.text import normalise

# Lines longer than this are hard to read; where the output is no terminal there is no width to ask for.
_WIDTH = 100
# Articles named under a digest; all of them are in digests.jsonl.
_LISTED = 8


_DIGEST = frozenset(
    "story_id headline digest articles sources first_published last_published engine status".split()  # noqa: SIM905
)


def show(output: Path, story: str | None = None, *, console: Console | None = None) -> int:
    """Print the digests of a run's folder (or of a digests.jsonl), all or one; returns how many were printed.

    Raises:
        InputError: there is no digests.jsonl, or it is not JSON Lines.
    """
    console = console or screen()
    shown = 0
    for digest in digests(output, story):
        for line in _rendered(digest):
            console.print(line)
        shown += 1
    return shown


def screen() -> Console:
    """Standard output, at most `_WIDTH` wide."""
    console = Console(width=None if sys.stdout.isatty() else _WIDTH, highlight=False, soft_wrap=False)
    return console if console.width <= _WIDTH else Console(file=console.file, width=_WIDTH, highlight=False)


def digests(output: Path, story: str | None) -> Iterator[Mapping[str, Any]]:
    """A run's folder or a digests.jsonl, and the beginning of a story's id -> the digests of that or of all stories.

    Raises:
        InputError: there is no digests.jsonl, or it is not JSON Lines.
    """
    path = output / "digests.jsonl" if output.is_dir() else output
    if not path.exists():
        raise InputError("has no digests.jsonl", place=str(output), remedy="digest run CONFIG writes one")
    for digest in read_lines(path):
        if not digest.keys() >= _DIGEST:
            raise InputError("is no file of digests", place=str(path), remedy="name a run's folder, or its digests.jsonl")
        if story is None or (story and str(digest.get("story_id", "")).startswith(story)):
            yield digest


def heading(digest: Mapping[str, Any]) -> Iterator[Text]:
    """The headline, and below it how many articles of whom and when, and an empty line."""
    articles = digest["articles"]
    copies = sum(len(article["copies"]) for article in articles)
    yield Text(plain(digest["headline"]) or "(no headline)", style="bold")
    facts = [counted(len(articles), "article") + (f" and {counted(copies, 'copy', 'copies')}" if copies else "")]
    facts += [span for span in [_span(digest["first_published"], digest["last_published"])] if span]
    facts += [", ".join(map(plain, digest["sources"]))] if digest["sources"] else []
    yield Text(" · ".join(facts), style="dim")
    yield Text()


def _rendered(digest: Mapping[str, Any]) -> Iterator[Text]:
    """One digest as text. Everything in it is data: no markup is read from it and control characters are gone."""
    articles = digest["articles"]
    yield from heading(digest)
    yield Text(plain(digest["digest"]) or "(nothing could be said)")
    yield Text()
    for article in articles[:_LISTED]:
        source = f"{plain(article['source'])}: " if article["source"] else ""
        day = f", {article['published'][:10]}" if article["published"] else ""
        cut = f", {article['cut_words']:,} words not read by the model" if article["cut_words"] else ""
        yield Text(f"  {source}{plain(article['title'])}{day} ({plain(article['path'])}{cut})", style="dim")
    if len(articles) > _LISTED:
        yield Text(f"  and {counted(len(articles) - _LISTED, 'more article')}", style="dim")
    notes = f"story {plain(digest['story_id'])}, engine {plain(digest['engine'])}"
    if digest["status"] != "ok":
        notes += f", {digest['status']}: {plain(str(digest['reason']))}"
    yield Text(f"  {notes}", style="dim" if digest["status"] == "ok" else "yellow")
    yield Text()


def plain(text: str) -> str:
    """One line without control characters."""
    return " ".join(normalise(text).split())


def counted(count: int, one: str, many: str = "") -> str:
    """`1 article`, `2 articles`."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def _span(first: str | None, last: str | None) -> str:
    """`5 December 2019`, or `26 to 28 January 2019` over several days."""
    days = []
    for text in (first, last):
        try:
            days.append(date.fromisoformat(str(text)[:10]))
        except ValueError:
            return ""
    start, end = days
    full = f"{end.day} {end:%B} {end.year}"
    if start == end:
        return full
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day} to {full}"
    return f"{start.day} {start:%B} {start.year} to {full}" if start.year != end.year else f"{start.day} {start:%B} to {full}"
