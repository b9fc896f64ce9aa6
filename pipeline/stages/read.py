"""read: paths -> (articles, dropped). Records become articles here; `pipeline.files` and `pipeline.formats` get them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from hashlib import blake2b
from html import unescape
from typing import Any, BinaryIO, Literal, TypeAlias
from urllib.parse import urlsplit

from pydantic import Field

from pipeline.dates import iso_time
from pipeline.errors import InputError
from pipeline.parallel import Mapper, serial
from pipeline.reading.files import File, Format, UnusableError, exists, find, load, opened
from pipeline.reading.formats import Record, load_json, parse, records
from pipeline.reading.mojibake import mended
from pipeline.reading.webpage import unmarked
from pipeline.settings import Megabytes, Settings, Words
from pipeline.text import fold, normalise
from pipeline.types import Article, Dropped

FieldName: TypeAlias = Literal["id", "title", "text", "published", "source", "url", "story"]


class Read(Settings):
    """What the input's fields are called, and how much is too much."""

    fields: dict[FieldName, str] = Field(
        {}, description="JSON and CSV: our field name -> the input's, such as text: body; dots go inside (source: source.name)"
    )
    day_first: bool = Field(False, description="whether 3/4/2019 is 3 April rather than March 4")
    max_file_megabytes: Megabytes = Field(
        1000,
        description="megabytes of a file after decompression; a larger .json is dropped, of a larger .jsonl or .csv the rest",
    )
    max_article_megabytes: Megabytes = Field(
        10, description="megabytes of a .txt, .md or .html after decompression, or of one line; larger ones are dropped"
    )
    max_words: Words = Field(50_000, description="words of one article; longer ones are dropped")


ReadSettings = Read


@dataclass(frozen=True, slots=True)
class _Found:
    """An article as read, whether its id was given, a hash of all it says, and the `_url_key` of its address."""

    article: Article
    given: bool
    content: str
    url_key: str | None


_NAMES = 8  # fields that a message lists
_NAME = 40  # characters
_Outcome: TypeAlias = "_Found | Dropped"
_Piece: TypeAlias = "tuple[str, bytes | Record | UnusableError]"  # a record of a file with its place


def read(
    inputs: Sequence[str], settings: Read, *, mapper: Mapper = serial, stdin: BinaryIO | None = None
) -> tuple[list[Article], list[Dropped]]:
    """Paths -> articles by id, and what could not be used; neither depends on the order of the inputs or on `mapper`.

    Args:
        inputs: files, folders (read recursively), globs, or `-` for JSON Lines on `stdin`.
        settings: field names and limits.
        mapper: applies a function to many items, perhaps on several processes.
        stdin: the bytes of standard input.

    Raises:
        InputError: an input is not there, a glob matches nothing, or there is no standard input.
    """
    absent = missing(inputs) + (["- (no standard input)"] if "-" in inputs and stdin is None else [])
    if absent:
        raise InputError(f"not there: {', '.join(absent)}", place="input", remedy="name files, folders, globs, or - for stdin")
    files, unusable = find(item for item in inputs if item != "-")
    outcomes: list[_Outcome] = [_drop(path, error) for path, error in unusable]
    whole = [file for file in files if file.format not in ("jsonl", "csv")]
    for results in mapper(partial(_read_file, settings=settings), whole):
        outcomes += results
    streams = [_stream(file, settings) for file in files if file.format in ("jsonl", "csv")]
    if "-" in inputs and stdin is not None:
        streams.append(_numbered("-", "jsonl", stdin, settings))
    for block in _blocks(piece for stream in streams for piece in stream):
        for results in mapper(partial(_read_piece, settings=settings), block):
            outcomes += results
    found = [outcome for outcome in outcomes if isinstance(outcome, _Found)]
    articles, repeats = _unique(found)
    dropped = repeats + [outcome for outcome in outcomes if isinstance(outcome, Dropped)]
    return articles, sorted(dropped, key=lambda drop: (drop.path, drop.reason, drop.detail))


def missing(inputs: Sequence[str]) -> list[str]:
    """Those of the inputs that are not there, and globs that match nothing; `-` is always there."""
    return [item for item in inputs if item != "-" and not exists(item)]


# --- files -> articles ----------------------------------------------------------------------------------------------


def _drop(path: str, error: UnusableError) -> Dropped:
    detail = " ".join(normalise(error.detail[:200]).split())  # some errors quote what they choked on
    return Dropped(id=path, stage="read", reason=error.reason, path=path, detail=detail)


def _read_file(file: File, settings: Read) -> list[_Outcome]:
    """One file that is read as a whole -> its articles."""
    fields: dict[FieldName, str] = settings.fields if file.format == "json" else {}
    megabytes = settings.max_file_megabytes if file.format == "json" else settings.max_article_megabytes
    try:
        with opened(file.place, file.compression) as stream:
            data = load(stream, int(megabytes * 1e6))
        found = parse(file.format, data)
    except UnusableError as error:
        return [_drop(file.path, error)]
    return [outcome for place, record in found for outcome in _articles(record, file.path + place, settings, fields)]


def _stream(file: File, settings: Read) -> Iterator[_Piece]:
    """The records of one file, in order, as they are read."""
    try:
        with opened(file.place, file.compression) as stream:
            yield from _numbered(file.path, file.format, stream, settings)
    except UnusableError as error:
        yield file.path, error


def _numbered(path: str, form: Format, stream: BinaryIO, settings: Read) -> Iterator[_Piece]:
    file_limit, line_limit = int(settings.max_file_megabytes * 1e6), int(settings.max_article_megabytes * 1e6)
    for line, record in records(form, stream, file_limit=file_limit, line_limit=line_limit):
        yield (f"{path}:{line}" if line else path), record


def _blocks(pieces: Iterable[_Piece], count: int = 1 << 13, size: int = 1 << 26) -> Iterator[list[_Piece]]:
    """Pieces in lists of at most `count`, or about `size` bytes, so that a big file is never in memory as bytes."""
    block: list[_Piece] = []
    held = 0
    for piece in pieces:
        block.append(piece)
        held += _size(piece[1])
        if len(block) == count or held > size:
            yield block
            block, held = [], 0
    if block:
        yield block


def _size(content: bytes | Record | UnusableError) -> int:
    match content:
        case bytes():
            return len(content)
        case dict():
            return sum(map(len, content.values()))
        case _:
            return 0


def _read_piece(piece: _Piece, settings: Read) -> list[_Outcome]:
    """One line of JSON, one CSV row or what was wrong with it -> its articles."""
    place, content = piece
    try:
        if isinstance(content, UnusableError):
            raise content
        record = load_json(content) if isinstance(content, bytes) else content
    except UnusableError as error:
        return [_drop(place, error)]
    return _articles(record, place, settings, settings.fields)


# --- records -> articles --------------------------------------------------------------------------------------------


def _articles(record: object, place: str, settings: Read, fields: dict[FieldName, str]) -> list[_Outcome]:
    """One record -> its article, or those of its `documents`, which share its id as their story."""
    if not isinstance(record, dict) or not isinstance(record.get("documents"), list):
        return [_article(record, place, settings, fields)]
    try:
        story = _line(_value(record, "id", fields)) or _line(_value(record, "story", fields))
    except UnusableError as error:
        return [_drop(place, error)]
    if not record["documents"]:
        return [_drop(place, UnusableError("empty", "no documents"))]
    documents = [{"text": document} if isinstance(document, str) else document for document in record["documents"]]
    outcomes = [_article(document, f"{place}.{number}", settings, fields) for number, document in enumerate(documents, 1)]
    if story is None:  # they are one story all the same: its label is what they say
        story = _hash(*sorted(outcome.content for outcome in outcomes if isinstance(outcome, _Found)))
    return [replace(one, article=replace(one.article, story=story)) if isinstance(one, _Found) else one for one in outcomes]


def _article(record: object, place: str, settings: Read, fields: dict[FieldName, str]) -> _Outcome:
    try:
        if not isinstance(record, dict):
            raise UnusableError("malformed", f"{_kind(record)} where a record should be")
        written = _value(record, "text", fields)
        if written is None:
            raise UnusableError("no_text", f"no field `{fields.get('text', 'text')}`, only {_listed(record)}")
        text = normalise(mended(unmarked(written))).strip()
        if not text:
            raise UnusableError("empty", "no text")
        # A word is at least two characters with its space: nearly every article is spared the count.
        if len(text) > settings.max_words * 2 and (words := len(text.split())) > settings.max_words:
            raise UnusableError("too_large", f"{words} words")
        given = _line(_value(record, "id", fields))
        article = Article(
            id=given or "",
            title=_line(_unescaped(_value(record, "title", fields))) or "",
            text=text,
            source=_line(_unescaped(_value(record, "source", fields))),
            url=_line(_value(record, "url", fields)),
            published=iso_time(_pick(record, fields.get("published", "published")), day_first=settings.day_first),
            path=place,
            story=_line(_value(record, "story", fields)),
        )
    except UnusableError as error:
        return _drop(place, error)
    content = _hash(article.source or "", article.url or "", article.title, text)
    return _Found(article if given else replace(article, id=content), given is not None, content, _url_key(article.url))


def _pick(record: Record, name: str) -> Any:
    """A field, or what lies inside one: `source.name`."""
    value = record.get(name)
    if value is None and name not in record:  # "Title" of a spreadsheet
        alike = [key for key in record if key.casefold() == name.casefold()]
        value = record[alike[0]] if len(alike) == 1 else None
    if value is None and "." in name:
        outer, _, inner = name.partition(".")
        if isinstance(record.get(outer), dict):
            return _pick(record[outer], inner)
    return value


def _value(record: Record, name: FieldName, fields: dict[FieldName, str]) -> str | None:
    value = _pick(record, fields.get(name, name))
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool | list | dict):
        raise UnusableError("malformed", f"`{fields.get(name, name)}` is {_kind(value)}")
    return str(value)


def _listed(record: Record) -> str:
    """The first names of a record's fields, for a message."""
    names = [f"`{' '.join(str(key).split())[:_NAME]}`" for key in list(record)[:_NAMES]]
    return ", ".join(names) + (", ..." if len(record) > _NAMES else "") or "nothing"


def _kind(value: object) -> str:
    names = {dict: "an object", list: "a list", str: "a string", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number")


def _unescaped(value: str | None) -> str | None:
    """Without the entities of a feed: "AT&amp;T"."""
    return unescape(value) if value else value


def _line(value: str | None) -> str | None:
    """As one line; None where nothing is left."""
    return " ".join(normalise(mended(value)).split()) or None if value else None


# --- ids and repeats ------------------------------------------------------------------------------------------------


def _hash(*parts: str) -> str:
    """16 hex digits, the same on any machine. No part can hold a NUL."""
    return blake2b("\0".join(parts).encode(), digest_size=8).hexdigest()


def _url_key(url: str | None) -> str | None:
    """What two addresses of one article share; None for the address of a site, which all its articles may carry."""
    if url is None:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    query = "&".join(pair for pair in parts.query.split("&") if pair and not pair.lower().startswith("utm_"))
    if not query and parts.path in ("", "/"):
        return None
    return f"{parts.scheme.lower()}://{parts.netloc.lower()}{parts.path}?{query}"


def _unique(found: list[_Found]) -> tuple[list[Article], list[Dropped]]:
    """Each article once, under an id of its own, by id; and a `Dropped` for each repeat that names the one kept.

    The better known of two comes first: with a date, with a source, earlier, with an id of its own. The same text under
    two known sources is a wire copy: both stay, for `dedup` to fold.
    """
    kept: list[_Found] = []
    repeats: list[tuple[str, str, int]] = []  # path, reason, index of the one kept
    urls: dict[str, int] = {}
    texts: dict[str, dict[str | None, int]] = {}
    folded = lru_cache(maxsize=None)(fold)  # ten thousand articles have a hundred sources
    for one in sorted(found, key=_preference):
        article = one.article
        url, source = one.url_key, article.source and folded(article.source)
        same_text = texts.get(article.text, {})
        if url is not None and url in urls:
            repeats.append((article.path, "duplicate_url", urls[url]))
        elif same_text and (source is None or source in same_text or None in same_text):
            repeats.append((article.path, "duplicate_text", same_text.get(source, min(same_text.values()))))
        else:
            if url is not None:
                urls[url] = len(kept)
            texts.setdefault(article.text, {})[source] = len(kept)
            kept.append(one)
    articles = _with_own_ids(kept)
    dropped = [_drop(path, UnusableError(reason, articles[index].id)) for path, reason, index in repeats]
    return sorted(articles, key=lambda article: article.id), dropped


def _preference(one: _Found) -> tuple[bool, bool, str, bool, str, str, str, str]:
    """Orders articles by what they say, and only those that say the same by where they were found."""
    a = one.article
    known = (a.published is None, a.source is None, a.published or "", not one.given)
    return (*known, a.id, one.content, a.story or "", a.path)


def _with_own_ids(found: list[_Found]) -> list[Article]:
    """Of different articles with one id, the one with the smallest content hash keeps it; the others get theirs added."""
    taken = {one.article.id for one in found}
    owner: dict[str, str] = {}
    for one in found:
        owner[one.article.id] = min(one.content, owner.get(one.article.id, one.content))
    articles = []
    for one in found:
        name = one.article.id
        if owner[name] != one.content:
            name = f"{name}~{one.content[:8]}"
            name = name if name not in taken else f"{one.article.id}~{one.content}"  # only made-up ids meet here
        articles.append(one.article if name == one.article.id else replace(one.article, id=name))
    return articles
