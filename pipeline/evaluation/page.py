"""Figures and texts -> one HTML page that needs nothing else: no scripts, nothing loaded, every text escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape

from pipeline.evaluation.evaluate import DigestScores
from pipeline.evaluation.report import chance, gaps, label, shown, written
from pipeline.evaluation.score import FIGURES, Scored
from pipeline.text import words

_STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 90rem; padding: 0 1rem; color: #222; background: #fff }
table { border-collapse: collapse; margin: 1rem 0 }
td, th { padding: .15rem .7rem; text-align: right; border-bottom: 1px solid #ddd }
td:first-child, th:first-child { text-align: left } small { color: #666 } mark { background: #ffd0c8 }
.texts { display: grid; grid-template-columns: repeat(auto-fit, minmax(20rem, 1fr)); gap: 1.5rem } h2 { margin-top: 2.5rem }
h3 { font-size: 1rem; margin: .3rem 0 } details { margin: .6rem 0 } .source { white-space: pre-line; border-left: 3px solid #ddd;
padding-left: .8rem; margin: .8rem 0 } p { overflow-wrap: anywhere }
"""
_SHOWN = ("rouge1", "rouge2", "rougeL", "novel2", "copied", "words")  # under each text; the others are in the JSON
_PIECES = re.compile(r"(\s+)")


def page(scores: DigestScores) -> Iterator[str]:
    """Digests against references -> the page in pieces: the figures, then each cluster with its texts side by side.

    Clusters are in order of what is worth reading: where the first system is furthest behind the second, or, alone, has its
    lowest ROUGE-2.
    """
    yield (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f'<meta name="viewport" content="width=device-width"><title>Digests of {escape(scores.gold)}</title>'
        f"<style>{_STYLE}</style></head><body>\n<h1>Digests of {escape(scores.gold)}</h1>\n"
    )
    yield from _summary(scores)
    for one in sorted(scores.clusters, key=_worth):
        yield from _cluster(one, [system.name for system in scores.systems])
    yield "</body></html>\n"


def _worth(one: Scored) -> tuple[float, str]:
    first, *others = (figures["rouge2"] or 0.0 for figures in one.figures)
    return first - (others[0] if others else 0.0), one.case.id


def _summary(scores: DigestScores) -> Iterator[str]:
    several = len(scores.systems) > 1
    heads = [system.name for system in scores.systems] + (["difference", "p"] if several else [])
    yield f"<p>{len(scores.clusters):,} clusters; mean (95 % interval)</p>\n<table>{_table_row('th', ['', *heads])}"
    for row in scores.rows:
        cells = [shown(row.figure, found) for found in row.systems]
        if row.difference is not None:
            cells += [shown(row.figure, row.difference, sign="+"), chance(row.difference)]
        yield _table_row("td", [label(row.figure), *cells, row.figure.means])
    yield "</table>\n"
    for system in scores.systems:
        for what, names in gaps(system, several=several):
            if names:
                yield f"<p>{escape(what)}: {len(names):,} ({escape(', '.join(names))})</p>\n"


def _table_row(tag: str, cells: Iterable[str]) -> str:
    return "<tr>" + "".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in cells) + "</tr>\n"


def _cluster(one: Scored, names: list[str]) -> Iterator[str]:
    yield f'<h2>{escape(one.case.id)}</h2>\n<div class="texts">'
    for reference in one.case.references:
        yield f"<div><h3>reference</h3><p>{escape(reference)}</p></div>"
    each = zip(names, one.case.texts, one.figures, one.unsupported, one.findings, strict=True)
    for name, text, figures, unsupported, findings in each:
        measured = [
            f"{figure.label} {written(figure, value)}"
            for figure in FIGURES
            if figure.name in _SHOWN and (value := figures[figure.name]) is not None
        ]
        body = _marked(text, frozenset(unsupported)) if text else "<em>no digest</em>"
        yield f"<div><h3>{escape(name)}</h3><p>{body}</p><small>{escape(', '.join(measured))}</small>"
        if findings:
            doubts = "".join(f"<li>{escape(finding.kind)}: {escape(finding.words)}</li>" for finding in findings)
            yield f"<details><summary>{len(findings):,} doubts</summary><ul>{doubts}</ul></details>"
        yield "</div>"
    yield "</div>\n<details><summary>sources</summary>"
    for document in one.case.documents:
        yield f'<div class="source">{escape(document.text)}</div>'
    yield "</details>\n"


def _marked(text: str, unsupported: frozenset[str]) -> str:
    """The text, escaped, with what no source has in it marked."""
    if not unsupported:
        return escape(text)
    return "".join(
        f"<mark>{escape(piece)}</mark>" if not unsupported.isdisjoint(words(piece)) else escape(piece)
        for piece in _PIECES.split(text)
    )
