"""`digest verify`: digests that any system wrote, and their sources -> the same after the verify room, one line each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from pipeline.config import Config, loaded_opinion
from pipeline.dates import iso_time
from pipeline.engines.load import ExtractSettings, load
from pipeline.errors import InputError
from pipeline.io import encode, write_lines
from pipeline.parallel import Mapper, serial
from pipeline.progress import Progress, Silent, stage
from pipeline.reading.files import UnusableError
from pipeline.reading.lines import json_lines
from pipeline.stages.dedup import dedup
from pipeline.stages.rank import rank
from pipeline.stages.summarize import summarize
from pipeline.stages.verify import NoVerify, verify
from pipeline.text import normalise, split_sentences
from pipeline.types import Article, Digest, Draft, Dropped, Origin, Story

_DRAFTS = 'a line of DRAFTS is {"id": ..., "digest": "..."}'
_SOURCES = 'a line of GOLD is {"id": ..., "documents": [{"title": ..., "text": ..., "published": ..., "source": ...}, ...]}'
_WRAPPED = 120  # characters: lines of a text that has none longer, and paragraphs of several, were filled


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many drafts came out, by status, and where what could not be read is told, if anything."""

    statuses: Mapping[str, int]
    dropped: int
    drops: Path

    @property
    def flawless(self) -> bool:
        """Nothing was dropped and nothing is degraded or empty."""
        return not self.dropped and set(self.statuses) <= {"ok"}


def verify_drafts(
    drafts: Path, sources: Path, output: Path, config: Config, *, mapper: Mapper = serial, progress: Progress | None = None
) -> Outcome:
    """DRAFTS and GOLD (JSON Lines, also .gz, .xz, .zst) -> `output`, a line a draft in their order, ids as given.

    Offsets are characters of the documents' text as given. A draft without sources comes out empty, with the reason; a line that
    cannot be read is told in `output` with `.dropped.jsonl` at its end.

    Raises:
        EngineError: the model of the second opinion cannot be loaded; nothing was read.
        InputError: a file is not there or is not JSON Lines, has no line that can be read, or is `output`.
        OutputError: a file cannot be written.
    """
    progress = progress or Silent()
    if output.exists() and any(path.exists() and output.samefile(path) for path in (drafts, sources)):
        raise InputError("would be written over", place=str(output), remedy="name another file as --output")
    opinion = loaded_opinion(config)
    dropped: list[Dropped] = []
    with stage(progress, "read") as counts:
        stories: dict[str, Story | None] = {}
        for place, name, record in _lines(sources, _SOURCES, dropped):
            if name in stories:
                dropped.append(_drop(name, "id_twice", place))
            else:
                stories[name] = _story(name, record, place, dropped)
        cases: dict[str, tuple[str, Story | None]] = {}
        for place, name, record in _lines(drafts, _DRAFTS, dropped):
            if not isinstance(record.get("digest"), str) or name in cases:
                dropped.append(_drop(name, "id_twice" if name in cases else "no_digest", place))
            else:
                cases[name] = (normalise(record["digest"]), stories.get(name))
        counts.update(drafts=len(cases), dropped=len(dropped))
    if not cases:
        raise InputError("has no draft that can be read", place=str(drafts), remedy=_DRAFTS)
    with stage(progress, "verify") as statuses:
        # A model stays in this process: it is too heavy to have in each.
        each = (mapper if opinion is None else serial)(partial(_verified, config=config, opinion=opinion), list(cases.items()))
        statuses.update(Counter(status for status, _ in each))
    write_lines(output, (line for _, line in each))
    drops = output.with_name(output.name.removesuffix(".jsonl") + ".dropped.jsonl")
    if dropped or drops.exists():
        write_lines(drops, dropped)
    return Outcome(dict(sorted(statuses.items())), len(dropped), drops)


def _verified(case: tuple[str, tuple[str, Story | None]], *, config: Config, opinion: Any) -> tuple[str, bytes]:
    """One draft with its sources -> its status and its line."""
    name, (text, story) = case
    lines = [text[start:end] for start, end in split_sentences(text)]
    if story is None or not lines:
        reason = "no_sources" if story is None else "no_sentence"
        return "empty", encode(_record(name, None, lines, reason=reason) | ({"digest": text} if _as_is(config) else {}))
    [whole] = dedup([story], config.dedup)
    origin: Origin = "written"
    draft = Draft(
        story=whole,
        headline="",
        sentences=tuple(lines),
        support=((),) * len(lines),
        origins=(origin,) * len(lines),
        engine="draft",
    )

    def extract(told: Story) -> Draft:
        engine = load(ExtractSettings())
        limit = config.summarize.model_copy(update={"max_words": max(1, len(text.split()))})
        return summarize(rank([told], config.rank), limit, engine, engine)[0]

    [digest] = verify([draft], config.verify, extract=extract, opinion=opinion)
    record = _record(name, digest, lines)
    if _as_is(config):
        record["digest"] = text  # its line ends as well
    return digest.status, encode(record)


def _as_is(config: Config) -> bool:
    """Whether nothing of a draft may be changed."""
    return isinstance(config.verify, NoVerify) or config.verify.on_unsupported == "flag"


def _record(name: str, digest: Digest | None, lines: Sequence[str], *, reason: str | None = None) -> dict[str, object]:
    """A line of the output: the digest's, with documents by number from 0 in place of articles."""
    if digest is None:
        left = [{"text": line, "findings": []} for line in lines]
        return {
            "id": name,
            "digest": "",
            "sentences": [],
            "left_out": left,
            "disagreements": [],
            "status": "empty",
            "reason": reason,
        }

    def located(part: Any) -> dict[str, object]:
        place: dict[str, object] = {"document": int(part.article_id), "start": part.start, "end": part.end}
        copy_of = getattr(part, "copy_of", None)
        return place | {"copy_of": int(copy_of)} if copy_of else place

    return {
        "id": name,
        "digest": normalise(digest.digest),
        "sentences": [
            {
                "text": normalise(one.text),
                "original": one.original or one.text,
                "verdict": one.verdict,
                "support_score": one.support_score,
                "independent_sources": one.independent_sources,
                "findings": one.findings,
                "support": [located(part) for part in one.support],
            }
            for one in digest.sentences
        ],
        "left_out": digest.left_out,
        "disagreements": [
            {
                "kind": found.kind,
                "relation": found.relation,
                "about": found.about,
                "claims": [
                    {
                        "value": claim.value,
                        "sentence": claim.sentence,
                        **located(claim),
                        "source": claim.source,
                        "published": claim.published,
                    }
                    for claim in found.claims
                ],
            }
            for found in digest.disagreements
        ],
        "status": digest.status,
        "reason": digest.reason,
    }


def _lines(path: Path, shape: str, dropped: list[Dropped]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Place, id and record of every line that can be read; the others are dropped."""
    for place, record in json_lines(path, shape):
        if isinstance(record, UnusableError):
            dropped.append(_drop("", record.reason, place, record.detail))
            continue
        name = record.get("id", record.get("story_id"))  # a run's own digests.jsonl will do
        if isinstance(name, str | int) and not isinstance(name, bool) and str(name).strip():
            yield place, str(name), record
        else:
            dropped.append(_drop("", "no_id", place, shape))


def _story(name: str, record: Mapping[str, Any], place: str, dropped: list[Dropped]) -> Story | None:
    """A line of GOLD -> its documents as articles, named by their number; None where none has text."""
    documents = record.get("documents")
    articles = []
    for number, document in enumerate(documents if isinstance(documents, list) else []):
        fields = document if isinstance(document, Mapping) else {"text": document}
        text = fields.get("text")
        if not isinstance(text, str) or not text.strip():
            dropped.append(_drop(name, "document_without_text", f"{place}.{number}"))
            continue
        title, source = (fields.get(key) if isinstance(fields.get(key), str) else None for key in ("title", "source"))
        articles.append(
            Article(
                id=f"{number:06d}",
                title=normalise(title or ""),
                text=_same_length(text),
                source=source and normalise(source),
                published=iso_time(fields.get("published")),
            )
        )
    if not articles:
        dropped.append(_drop(name, "no_documents", place, _SOURCES))
        return None
    return Story(id=name, articles=tuple(articles))


def _same_length(text: str) -> str:
    """A document's text, character for character, with blanks for what is no printed character, and filled lines joined."""
    plain = "".join(char if char == "\n" or char.isprintable() else " " for char in text)
    if len(max(plain.split("\n"), key=len)) <= _WRAPPED:
        plain = re.sub(r"(?<=\S)\n(?=[^\S\n]*[a-z])", " ", plain)
    return plain


def _drop(name: str, reason: str, place: str, detail: str = "") -> Dropped:
    return Dropped(id=name, stage="read", reason=reason, path=place, detail=detail)
