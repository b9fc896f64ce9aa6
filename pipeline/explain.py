"""A digest -> the terminal, with what every sentence rests on, and where its sources do not say the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from pipeline.errors import InputError
from pipeline.io import read_lines
from pipeline.show import counted, digests, heading, plain, screen
from pipeline.text import stems

_TOKEN = re.compile(r"\S+")
_STYLES = {"supported": "green", "extracted": "green", "repaired": "yellow", "unsupported": "bold red"}
_MATCH = "bold underline"


def explain(output: Path, story: str, *, console: Console | None = None) -> int:
    """Print the digest of a story of a run's folder, sentence by sentence with its evidence; returns how many had that id.

    Under each sentence its verdict and its source sentences, best first, with the words that they share.

    Raises:
        InputError: the folder lacks digests.jsonl or articles.jsonl, or they are not of one run.
    """
    console = console or screen()
    found = list(digests(output, story))
    wanted = {span["article_id"] for digest in found for part in _parts(digest) for span in part}
    texts = _texts(output if output.is_dir() else output.parent, wanted)
    for digest in found:
        names = _names(digest)
        for line in heading(digest):
            console.print(line)
        for number, sentence in enumerate(digest["sentences"], 1):
            for indent, line in _sentence(number, sentence, names, texts):
                console.print(Padding(line, (0, 0, 0, indent), expand=False))
            console.print()
        for indent, line in _disagreements(digest, texts):
            console.print(Padding(line, (0, 0, 0, indent), expand=False))
    return len(found)


def _parts(digest: Mapping[str, Any]) -> Iterator[list[Mapping[str, Any]]]:
    """What of a digest points into articles: the support of each sentence, the claims of each disagreement."""
    yield from (sentence["support"] for sentence in digest["sentences"])
    yield from (disagreement["claims"] for disagreement in digest["disagreements"])


def _texts(folder: Path, wanted: set[str]) -> dict[str, str]:
    path = folder / "articles.jsonl"
    if not path.exists():
        raise InputError("has no articles.jsonl, which the digests point into", place=str(folder), remedy="name the run's folder")
    texts = {str(record["id"]): str(record["text"]) for record in read_lines(path) if record.get("id") in wanted}
    missing = wanted - set(texts)
    if missing:
        raise InputError(f"lacks article {min(missing)}, which a digest points into", place=str(path), remedy="run it again")
    return texts


def _names(digest: Mapping[str, Any]) -> dict[str, str]:
    """Article and copy ids -> how to name them in a line; a copy says of what."""
    names = {}
    for article in digest["articles"]:
        own = _name(article)
        names[article["id"]] = own
        names |= {copy["id"]: f"{_name(copy)} [copy of {own}]" for copy in article["copies"]}
    return names


def _name(article: Mapping[str, Any]) -> str:
    day = f", {article['published'][:10]}" if article["published"] else ""
    return plain(article["source"] or article["title"] or article["path"]) + day


def _sentence(
    number: int, sentence: Mapping[str, Any], names: Mapping[str, str], texts: Mapping[str, str]
) -> Iterator[tuple[int, Text]]:
    """One sentence of a digest -> lines, each with its indent."""
    yield 0, Text(f"{number}. {plain(sentence['text'])}")
    verdict = sentence["verdict"]
    score = f" · {sentence['support_score']:.2f} of its claims borne out" if verdict != "extracted" else ""
    said = f" · {counted(sentence['independent_sources'], 'independent source')}"
    yield 3, Text(verdict, style=_STYLES.get(verdict, "")) + Text(score + said, style="dim")
    for finding in sentence["findings"]:
        what = "its sources say otherwise" if finding.get("verdict") == "contradicted" else "no source bears out"
        yield 3, Text(f"{what} ({finding['kind']}): {plain(finding['words'])}", style="red")
    shared = set(stems(sentence["text"]))
    for span in sentence["support"]:
        yield 3, Text(f"{names.get(span['article_id'], span['article_id'])}:", style="dim")
        yield 5, _marked(texts[span["article_id"]][span["start"] : span["end"]], shared)


def _marked(source: str, shared: set[str]) -> Text:
    """A source sentence with the words marked whose stems are shared."""
    line = plain(source)
    text = Text(line)
    for match in _TOKEN.finditer(line):
        if not shared.isdisjoint(stems(match[0])):
            text.stylize(_MATCH, *match.span())
    return text


def _disagreements(digest: Mapping[str, Any], texts: Mapping[str, str]) -> Iterator[tuple[int, Text]]:
    names = _names(digest)
    if digest["disagreements"]:
        yield 0, Text("Where the sources differ", style="bold")
    for found in digest["disagreements"]:
        yield 3, Text(f"{found['kind']}, {found['relation']}", style="yellow") + Text(f" · {plain(found['about'])}", style="dim")
        for claim in found["claims"]:
            yield 3, Text(f"{names.get(claim['article_id'], claim['article_id'])}: {plain(claim['value'])}", style="dim")
            yield 5, _marked(texts[claim["article_id"]][claim["start"] : claim["end"]], set(stems(claim["value"])))
