"""Files -> what is compared: clusters with references, digests by story, articles by story."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.dates import iso_time
from pipeline.errors import InputError
from pipeline.reading.files import UnusableError
from pipeline.reading.lines import json_lines
from pipeline.reading.webpage import unmarked
from pipeline.text import normalise

_SHAPE = 'a line of GOLD is {"id": ..., "documents": [{"title": ..., "text": ...}, ...], "references": [...]}'
_DIGESTS = 'OUTPUT is a run\'s folder, its digests.jsonl, or JSON Lines of {"id": ..., "digest": ...}'


@dataclass(frozen=True, slots=True)
class Document:
    """A source text, its title first, when it was published and who published it as far as GOLD says."""

    text: str
    published: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """One gold story: what people wrote about it, and the documents they wrote it from."""

    id: str
    references: tuple[str, ...]
    documents: tuple[Document, ...]


def clusters(path: Path) -> list[Cluster]:
    """A JSON Lines file of clusters, also .gz, .xz or .zst -> the clusters by id.

    Raises:
        InputError: there is no such file, it is not JSON Lines, a field is missing or of the wrong kind, or an id is there twice.
    """
    found: dict[str, Cluster] = {}
    for place, record in _lines(path, _SHAPE):
        name = _name(record, ("id",), place, _SHAPE)
        references, documents = (_list(record, key, place) for key in ("references", "documents"))
        cluster = Cluster(
            id=name,
            references=tuple(_text(reference, "a reference", place) for reference in references),
            documents=tuple(_document(document, place) for document in documents),
        )
        if name in found:
            raise InputError(f"the id {name} is there twice", place=place, remedy="ids tell clusters apart: make each its own")
        found[name] = cluster
    return [found[name] for name in sorted(found)]


def digests(output: Path) -> dict[str, str]:
    """A run's folder, its digests.jsonl, or JSON Lines of another system -> story -> digest.

    Raises:
        InputError: there is no such file, it is not JSON Lines, a field is missing, or a story is there twice.
    """
    found: dict[str, str] = {}
    for place, record in _lines(_of_run(output), _DIGESTS):
        name = _name(record, ("story_id", "id"), place, _DIGESTS)
        if not isinstance(record.get("digest"), str):
            raise InputError("no `digest`" if "digest" not in record else "`digest` is no text", place=place, remedy=_DIGESTS)
        if name in found:
            raise InputError(f"story {name} is there twice", place=place, remedy="a story has one digest")
        found[name] = normalise(record["digest"]).strip()
    return found


def members(output: Path) -> dict[str, str]:
    """A run's folder, its digests.jsonl or its rank.jsonl and the like -> article -> story; wire copies are articles too.

    Raises:
        InputError: there is no such file, it is not JSON Lines, a field is missing, or an article is in two stories.
    """
    remedy = "OUTPUT is a run's folder, its digests.jsonl, or what --until cluster, dedup or rank wrote"
    found: dict[str, str] = {}
    for place, record in _lines(_of_run(output), remedy):
        story = _name(record, ("story_id", "id"), place, remedy)
        if not isinstance(record.get("articles"), list):
            raise InputError("no list of `articles`", place=place, remedy=remedy)
        for article in record["articles"]:
            copies = article.get("copies", []) if isinstance(article, dict) else []
            for member in [article, *(copies if isinstance(copies, list) else [])]:
                name = member if isinstance(member, str) else _name(member, ("id",), place, remedy)
                if found.setdefault(name, story) != story:
                    raise InputError(f"article {name} is in two stories", place=place, remedy="an article is in one story")
    return found


def _of_run(output: Path) -> Path:
    path = output / "digests.jsonl" if output.is_dir() else output
    if not path.exists():
        what = "has no digests.jsonl" if output.is_dir() else "is not there"
        raise InputError(what, place=str(output), remedy="digest run CONFIG writes one")
    return path


def _lines(path: Path, remedy: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The records of a JSON Lines file with their places."""
    for place, record in json_lines(path, remedy):
        if isinstance(record, UnusableError):
            raise InputError(f"cannot be read ({record.detail or record.reason})", place=place, remedy=remedy) from record
        yield place, record


def _name(record: object, keys: tuple[str, ...], place: str, remedy: str) -> str:
    """The first of the keys that a record has, written as `read` writes ids and stories: as one line."""
    values = [record[key] for key in keys if record.get(key) is not None] if isinstance(record, Mapping) else []
    value = values[0] if values else None
    name = " ".join(normalise(str(value)).split()) if isinstance(value, str | int) and not isinstance(value, bool) else ""
    if not name:
        raise InputError(f"no `{'` or `'.join(keys)}`", place=place, remedy=remedy)
    return name


def _list(record: Mapping[str, Any], key: str, place: str) -> list[Any]:
    value = record.get(key)
    if not isinstance(value, list) or not value:
        raise InputError(f"no `{key}`" if value is None else f"`{key}` is no list of one or more", place=place, remedy=_SHAPE)
    return value


def _text(value: object, what: str, place: str) -> str:
    text = normalise(unmarked(value)).strip() if isinstance(value, str) else ""
    if not text:
        raise InputError(f"{what} without text", place=place, remedy=_SHAPE)
    return text


def _document(document: object, place: str) -> Document:
    if not isinstance(document, Mapping):
        return Document(_text(document, "a document", place))
    text, title = _text(document.get("text"), "a document", place), document.get("title")
    whole = f"{normalise(title).strip()}\n{text}" if isinstance(title, str) and title.strip() else text
    source = document.get("source")
    return Document(whole, iso_time(document.get("published")), source if isinstance(source, str) and source.strip() else None)
