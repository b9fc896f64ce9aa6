"""Figures -> a table for the terminal, and a record for JSON."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Any

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from pipeline.evaluation.bootstrap import RESAMPLES, Difference, Interval
from pipeline.evaluation.evaluate import DigestScores, StoryScores, System
from pipeline.evaluation.score import Figure

_LISTED = 6  # ids named under a table; all of them are in the JSON
_DIGITS = 6  # decimals in JSON: more than any bootstrap is good for


def tables(scores: DigestScores | StoryScores) -> list[RenderableType]:
    """Everything a reader at a terminal needs; names and ids are data, no markup is read from them."""
    if isinstance(scores, StoryScores):
        return [Text(_story_title(scores)), _story_table(scores), *_notes(_story_gaps(scores))]
    notes = [note for system in scores.systems for note in _notes(gaps(system, several=len(scores.systems) > 1))]
    title = f"{len(scores.clusters):,} clusters of {scores.gold}; mean and 95 % interval"
    return [Text(title), _digest_table(scores), *notes]


def _digest_table(scores: DigestScores) -> Table:
    table = Table("")
    for system in scores.systems:
        table.add_column(Text(system.name), justify="right", overflow="fold")
    if len(scores.systems) > 1:
        table.add_column("difference", justify="right")
        table.add_column("p", justify="right")
    for row in scores.rows:
        cells = [shown(row.figure, found) for found in row.systems]
        if row.difference is not None:
            cells += [shown(row.figure, row.difference, sign="+"), chance(row.difference)]
        table.add_row(label(row.figure), *cells)
    return table


def label(figure: Figure) -> str:
    """What a row of a table is called."""
    return figure.label + (", %" if figure.form == "percent" else "")


def written(figure: Figure, value: float, sign: str = "") -> str:
    """One value as tables show it; `sign` is "+" where it is a difference."""
    if math.isnan(value):
        return "-"
    return f"{100 * value:{sign}.1f}" if figure.form == "percent" else f"{value:{sign},.2f}"


def chance(difference: Difference) -> str:
    """p as tables show it: the bootstrap cannot tell smaller ones apart."""
    if math.isnan(difference.p):
        return "-"
    return "<.001" if difference.p < 0.001 else f"{difference.p:.3f}"


def shown(figure: Figure, found: Interval, sign: str = "") -> str:
    """A mean with its interval as tables show them."""
    if not found.count:
        return "-"
    mean, low, high = (written(figure, value, sign) for value in (found.mean, found.low, found.high))
    return f"{mean} ({low} to {high})"


def _story_title(scores: StoryScores) -> str:
    found, wanted = f"{scores.stories:,} stories of {scores.output}", f"{scores.gold_stories:,} of {scores.gold}"
    return f"{scores.articles:,} articles: {found}, {wanted}"


def _story_table(scores: StoryScores) -> Table:
    table = Table("", "", show_header=False)
    for name, value in _agreements(scores):
        table.add_row(name, f"{value:.3f}")
    return table


def _agreements(scores: StoryScores) -> list[tuple[str, float]]:
    found = scores.agreement
    return [
        ("B-cubed precision", found.precision),
        ("B-cubed recall", found.recall),
        ("B-cubed F1", found.f1),
        ("pairwise F1", found.pairwise_f1),
        ("adjusted Rand index", found.ari),
    ]


def gaps(system: System, *, several: bool) -> list[tuple[str, Sequence[str]]]:
    """What of a system's output or of GOLD has no counterpart, in words, with the ids."""
    where = f"{system.name}: " if several else ""
    return [
        (f"{where}no digest, counted as empty", system.missing),
        (f"{where}empty digest", system.empty),
        (f"{where}digest of no gold cluster, not counted", system.unknown),
    ]


def _story_gaps(scores: StoryScores) -> list[tuple[str, Sequence[str]]]:
    return [
        ("articles of GOLD in no story, each counted as a story of its own", scores.missing),
        ("articles in stories but not in GOLD, not counted", scores.unknown),
        ("records of GOLD that no run reads, not counted", scores.unread),
    ]


def _notes(lists: Sequence[tuple[str, Sequence[str]]]) -> Iterator[Text]:
    for what, names in lists:
        if names:
            more = f" and {len(names) - _LISTED:,} more" if len(names) > _LISTED else ""
            yield Text(f"{what}: {len(names):,} ({', '.join(names[:_LISTED])}{more})")


def record(scores: DigestScores | StoryScores) -> dict[str, Any]:
    """Everything as plain values for JSON, the figures of each cluster included; a figure that is not there is null."""
    if isinstance(scores, StoryScores):
        return {
            "schema": "story-digest/evaluation/1",
            "gold": scores.gold,
            "output": scores.output,
            "articles": scores.articles,
            "stories": scores.stories,
            "gold_stories": scores.gold_stories,
            "bcubed_precision": _rounded(scores.agreement.precision),
            "bcubed_recall": _rounded(scores.agreement.recall),
            "bcubed_f1": _rounded(scores.agreement.f1),
            "pairwise_f1": _rounded(scores.agreement.pairwise_f1),
            "adjusted_rand_index": _rounded(scores.agreement.ari),
            "missing": scores.missing,
            "unknown": scores.unknown,
            "unread": scores.unread,
        }
    return {
        "schema": "story-digest/evaluation/1",
        "gold": scores.gold,
        "resamples": RESAMPLES,
        "systems": scores.systems,
        "figures": {row.figure.name: _row_record(row.systems, row.difference) for row in scores.rows},
        "clusters": [
            {
                "id": one.case.id,
                "figures": [{name: _rounded(value) for name, value in figures.items()} for figures in one.figures],
                "unsupported": one.unsupported,
                "findings": one.findings,
            }
            for one in scores.clusters
        ],
    }


def _row_record(systems: Sequence[Interval], difference: Difference | None) -> dict[str, Any]:
    found: dict[str, Any] = {"systems": [_interval_record(one) for one in systems]}
    if difference is not None:
        found["difference"] = _interval_record(difference) | {"p": _rounded(difference.p)}
    return found


def _interval_record(found: Interval) -> dict[str, Any]:
    ends = {name: _rounded(value) for name, value in (("mean", found.mean), ("low", found.low), ("high", found.high))}
    return ends | {"count": found.count}


def _rounded(value: float | None) -> float | None:
    return None if value is None or math.isnan(value) else round(value, _DIGITS)
