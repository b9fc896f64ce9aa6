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


def show(output: Path, story: str | None = None, *, console: Console | None = None) -> int:
    """Print the digests of a run's folder (or of a digests.jsonl), all or one; returns how many were printed.

    Raises:
        InputError: there is no digests.jsonl, or it is not JSON Lines.
    """
    path = output / "digests.jsonl" if output.is_dir() else output
    if not path.exists():
        raise InputError("has no digests.jsonl", place=str(output), remedy="digest run CONFIG writes one")
    console = console or Console(width=None if sys.stdout.isatty() else _WIDTH, highlight=False, soft_wrap=False)
    console = console if console.width <= _WIDTH else Console(file=console.file, width=_WIDTH, highlight=False)
    shown = 0
    for digest in read_lines(path):
        if story is None or str(digest.get("story_id", "")).startswith(story):
            for line in _rendered(digest):
                console.print(line)
            shown += 1
    return shown


def _rendered(digest: Mapping[str, Any]) -> Iterator[Text]:
    """One digest as text. Everything in it is data: no markup is read from it and control characters are gone."""
    articles = digest["articles"]
    copies = sum(len(article["copies"]) for article in articles)
    yield Text(_plain(digest["headline"]) or "(no headline)", style="bold")
    facts = [_counted(len(articles), "article") + (f" and {_counted(copies, 'copy', 'copies')}" if copies else "")]
    facts += [span for span in [_span(digest["first_published"], digest["last_published"])] if span]
    facts += [", ".join(map(_plain, digest["sources"]))] if digest["sources"] else []
    yield Text(" · ".join(facts), style="dim")
    yield Text()
    yield Text(_plain(digest["digest"]) or "(nothing could be said)")
    yield Text()
    for article in articles[:_LISTED]:
        source = f"{_plain(article['source'])}: " if article["source"] else ""
        day = f", {article['published'][:10]}" if article["published"] else ""
        cut = f", {article['cut_words']:,} words not read by the model" if article["cut_words"] else ""
        yield Text(f"  {source}{_plain(article['title'])}{day} ({_plain(article['path'])}{cut})", style="dim")
    if len(articles) > _LISTED:
        yield Text(f"  and {_counted(len(articles) - _LISTED, 'more article')}", style="dim")
    notes = f"story {_plain(digest['story_id'])}, engine {_plain(digest['engine'])}"
    if digest["status"] != "ok":
        notes += f", {digest['status']}: {_plain(str(digest['reason']))}"
    yield Text(f"  {notes}", style="dim" if digest["status"] == "ok" else "yellow")
    yield Text()


def _plain(text: str) -> str:
    return " ".join(normalise(text).split())


def _counted(count: int, one: str, many: str = "") -> str:
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
