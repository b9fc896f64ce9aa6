"""A run's output and a gold file -> figures: digests against references, stories against gold stories."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import InputError
from pipeline.evaluation import gold
from pipeline.evaluation.bootstrap import Difference, Interval, interval, paired
from pipeline.evaluation.clusters import Agreement, agreement
from pipeline.evaluation.score import FIGURES, Case, Figure, Scored, score
from pipeline.parallel import Mapper, serial
from pipeline.progress import Progress, Silent, stage
from pipeline.stages.read import Read, read


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One figure of every system, and by how much the first differs from the second where there are two."""

    figure: Figure
    systems: tuple[Interval, ...]
    difference: Difference | None


@dataclass(frozen=True, slots=True, kw_only=True)
class System:
    """One output: its name, gold clusters it has no digest of or an empty one, and its digests of no gold cluster."""

    name: str
    missing: tuple[str, ...]
    empty: tuple[str, ...]
    unknown: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestScores:
    """Digests against references: the systems, the figures over all clusters, and those of each cluster, by id."""

    gold: str
    systems: tuple[System, ...]
    rows: tuple[Row, ...]
    clusters: tuple[Scored, ...]

    @property
    def flawless(self) -> bool:
        """Every gold cluster has a digest in every system, and every digest a gold cluster."""
        return not any(system.missing or system.empty or system.unknown for system in self.systems)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryScores:
    """Stories against gold stories: how well they agree, and what stood on one side only, by article."""

    gold: str
    output: str
    agreement: Agreement
    articles: int
    stories: int
    gold_stories: int
    missing: tuple[str, ...]
    unknown: tuple[str, ...]
    unread: tuple[str, ...]

    @property
    def flawless(self) -> bool:
        """The same articles on both sides, and all of GOLD could be read."""
        return not (self.missing or self.unknown or self.unread)


def against_references(
    output: Path, references: Path, other: Path | None = None, *, mapper: Mapper = serial, progress: Progress | None = None
) -> DigestScores:
    """Digests (and those of another system) -> their figures. A gold cluster without a digest counts as an empty digest.

    Raises:
        InputError: a file is not there or not of the right shape, or an output has no digest of any gold cluster.
    """
    progress = progress or Silent()
    clusters = gold.clusters(references)
    ids = {cluster.id for cluster in clusters}
    outputs = [output] if other is None else [output, other]
    written = [gold.digests(path) for path in outputs]
    for path, digests in zip(outputs, written, strict=True):
        if ids.isdisjoint(digests):
            raise InputError(
                f"none of its {len(digests):,} digests is of one of the {len(ids):,} clusters of {references}",
                place=str(path),
                remedy="digests are matched by story: digest run ... --set cluster.method=field names them by the input's `id`",
            )
    cases = [
        Case(
            id=cluster.id,
            references=cluster.references,
            documents=cluster.documents,
            texts=tuple(digests.get(cluster.id, "") for digests in written),
        )
        for cluster in clusters
    ]
    with stage(progress, "score") as counts:
        scored = mapper(score, cases)
        counts["clusters"] = len(scored)
    return DigestScores(
        gold=str(references),
        systems=tuple(_system(str(path), ids, digests) for path, digests in zip(outputs, written, strict=True)),
        rows=tuple(_row(figure, scored, len(outputs)) for figure in FIGURES),
        clusters=tuple(scored),
    )


def _system(name: str, ids: set[str], digests: dict[str, str]) -> System:
    return System(
        name=name,
        missing=tuple(sorted(ids - digests.keys())),
        empty=tuple(sorted(story for story, text in digests.items() if story in ids and not text)),
        unknown=tuple(sorted(digests.keys() - ids)),
    )


def _row(figure: Figure, scored: Sequence[Scored], systems: int) -> Row:
    columns = [[one.figures[system][figure.name] for one in scored] for system in range(systems)]
    both = [(a, b) for a, b in zip(columns[0], columns[-1], strict=True) if a is not None and b is not None]
    return Row(
        figure=figure,
        systems=tuple(interval([value for value in column if value is not None]) for column in columns),
        difference=paired([a for a, _ in both], [b for _, b in both]) if systems > 1 else None,
    )


def against_stories(output: Path, stories: Path, *, mapper: Mapper = serial, progress: Progress | None = None) -> StoryScores:
    """Stories found -> how well they agree with the gold stories of a file that `digest run` reads.

    Articles are matched by id, given or made from what they say, as `digest run` names them. One that is in no story of
    the output (its room dropped it) counts as a story of its own.

    Raises:
        InputError: a file is not there or not of the right shape, or no article of the output is in GOLD.
    """
    progress = progress or Silent()
    with stage(progress, "read") as counts:
        articles, dropped = read([str(stories)], Read(), mapper=mapper)
        counts |= {"articles": len(articles), "dropped": len(dropped)}
    nameless = [article.path for article in articles if article.story is None]
    if nameless or not articles:
        raise InputError(
            f"no `story` in {len(nameless):,} of {len(articles):,} articles" if articles else "has no article that can be read",
            place=nameless[0] if nameless else str(stories),
            remedy="GOLD has the story of every article: as its field `story`, or as the `id` over its `documents`",
        )
    found = gold.members(output)
    known = {article.id for article in articles}
    if known.isdisjoint(found):
        raise InputError(
            f"none of its {len(found):,} articles is one of the {len(known):,} of {stories}",
            place=str(output),
            remedy=f"run on the same file: digest run CONFIG --input {stories}",
        )
    labels = [("found", found[article.id]) if article.id in found else ("alone", article.id) for article in articles]
    return StoryScores(
        gold=str(stories),
        output=str(output),
        agreement=agreement([article.story for article in articles], labels),
        articles=len(articles),
        stories=len({found[article.id] for article in articles if article.id in found}),
        gold_stories=len({article.story for article in articles}),
        missing=tuple(sorted(known - found.keys())),
        unknown=tuple(sorted(found.keys() - known)),
        unread=tuple(f"{drop.path} ({drop.reason})" for drop in dropped),
    )
