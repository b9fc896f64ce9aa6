"""A file's bytes -> raw records: encodings, and the formats news comes in. Knows no article.

What cannot be used is an `UnusableError`: raised where a whole file is lost, yielded in a record's place where only it is.
"""

from __future__ import annotations

import codecs
import csv
import json
import re
from collections.abc import Iterator
from contextlib import suppress
from itertools import chain
from typing import Any, BinaryIO, TypeAlias, assert_never

import orjson

from pipeline.reading.files import BROKEN, CHUNK, Format, UnusableError, as_utf8
from pipeline.reading.webpage import extract

Record: TypeAlias = dict[str, Any]

_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\r\f\x1b")


_SHORT = 400  # bytes
_FEW = 5  # one in so many bytes is no ASCII; of Russian or Greek most are none


def decode(data: bytes) -> str:
    """Bytes of a text -> the text: UTF-8, else what charset-normalizer makes of it. Byte order marks go.

    Windows-1252 wins wherever it is plausible: of 151 English news texts in it charset-normalizer alone got 30 wrong (as
    cp775, cp852, big5...), with this rule none (`pytest -k windows_1252`). Russian, Chinese and Japanese legacy encodings are
    still told apart; Polish and Turkish in theirs are not, with or without it.

    Raises:
        UnusableError: binary.
    """
    try:
        text = data.decode()
    except UnicodeDecodeError:
        text = _guess(data)
    # A stray NUL is damage and is cleaned away later; one in a hundred is no text.
    head = data[: 1 << 16]
    if len(head) - len(head.translate(None, _CONTROLS)) > 2 + len(head) // 100:
        raise UnusableError("binary", "control characters")
    return text.replace("\ufeff", "")


def _guess(data: bytes) -> str:
    damaged = data.decode(errors="replace")
    # Text in a one-byte encoding hardly ever forms valid UTF-8 sequences: where most are, this is UTF-8 with a few bad bytes.
    bad = damaged.count("\ufffd")
    if sum(character > "\x7f" for character in damaged) - bad > bad:
        return damaged
    if len(data) < _SHORT and _FEW * bad <= len(data):
        return data.decode("cp1252", "replace")  # a line of a file with an umlaut or two: too little to tell by
    from charset_normalizer import from_bytes

    matches = from_bytes(data)
    best = matches.best()
    if best is None:
        raise UnusableError("binary", "no known encoding")
    if any("cp1252" in match.could_be_from_charset for match in matches):
        return data.decode("cp1252", "replace")
    return str(best)


# --- whole files ----------------------------------------------------------------------------------------------------


def parse(form: Format, data: bytes) -> list[tuple[str, object]]:
    """The records of a file that is read as a whole (txt, md, html, json), each with its place in it ("" or ":3").

    Raises:
        UnusableError: binary, empty, malformed, no_text.
    """
    if not data.strip():
        raise UnusableError("empty", "nothing in the file")
    match form:
        case "txt":
            return [("", {"text": decode(data)})]
        case "md":
            return [("", _markdown(decode(data)))]
        case "html":
            return [("", extract(_decode_page(data)))]
        case "json":
            return _json(data)
        case "jsonl" | "csv":
            raise ValueError(f"{form} is read record by record")
        case _:
            assert_never(form)


def _json(data: bytes) -> list[tuple[str, object]]:
    content = load_json(data)
    if isinstance(content, dict) and isinstance(content.get("articles"), list):
        content = content["articles"]
    if not isinstance(content, list):
        return [("", content)]
    if not content:
        raise UnusableError("empty", "no articles in the file")
    return [(f":{number}", record) for number, record in enumerate(content, 1)]


def load_json(data: bytes) -> object:
    """One JSON text -> its value. Lone surrogates pass, as escapes in an otherwise good text.

    Raises:
        UnusableError: malformed, binary.
    """
    try:
        return orjson.loads(data)
    except orjson.JSONDecodeError as error:
        # Only what looks like JSON is worth the slow way: a binary file is not taken for 100,000 odd encodings.
        if data.lstrip(codecs.BOM_UTF8 + b" \t\r\n")[:1] not in (b"{", b"["):
            raise UnusableError("malformed", str(error)) from None
    try:
        return json.loads(decode(data))
    except (ValueError, RecursionError) as error:
        raise UnusableError("malformed", str(error)) from None


_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(.{0,65536}?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_KEY_VALUE = re.compile(r"^(\w[\w-]*):[ \t]+(.+)", re.MULTILINE)
# Each bounded by its own marks, so that no line takes quadratic time.
_MARKS = tuple(
    (re.compile(mark, re.MULTILINE), text)
    for mark, text in (
        (r"^ {0,3}(?:```|~~~).*$", ""),
        (r"!\[[^\[\]\n]*\]\((?:[^()\n]|\([^()\n]*\))*\)", ""),
        (r"\[([^\[\]\n]+)\]\((?:[^()\n]|\([^()\n]*\))*\)", r"\1"),
        (r"<(https?://[^<>\s]+)>", r"\1"),
        (r"^ {0,3}#{1,6}[ \t]+", ""),
        (r"^ {0,3}>[ \t]?", ""),
        (r"^ {0,3}(?:-[ \t]*){3,}$|^ {0,3}(?:\*[ \t]*){3,}$|^ {0,3}(?:_[ \t]*){3,}$", ""),
        (r"^[ \t]*[-*+][ \t]+(?=\S)", ""),
        (r"(?<![\w*])\*(?=[^\s*])([^*\n]*[^\s*])\*(?![\w*])", r"\1"),
        (r"(?<!\w)_(?=[^\s_])([^_\n]*[^\s_])_(?!\w)", r"\1"),
        (r"\*\*(?=[^\s*])([^*\n]*[^\s*])\*\*", r"\1"),
        (r"(?<!\w)__(?=[^\s_])([^_\n]*[^\s_])__(?!\w)", r"\1"),
        (r"`([^`\n]+)`", r"\1"),
    )
)
_FIRST_HEADING = re.compile(r"\s*# +(.+)")


def _markdown(text: str) -> Record:
    """Front matter (or a first heading, as the title) and the text with its marks taken off."""
    record: Record = {}
    if (front := _FRONT_MATTER.match(text)) and (record := _front_matter(front[1])):
        text = text[front.end() :]
    record.setdefault("published", record.get("date"))
    if not record.get("title") and (heading := _FIRST_HEADING.match(text)):
        record["title"], text = heading[1], text[heading.end() :]
    for mark, replacement in _MARKS:
        text = mark.sub(replacement, text)
    if isinstance(record.get("title"), str):
        for mark, replacement in _MARKS[2:]:
            record["title"] = mark.sub(replacement, record["title"])
    return record | {"text": text}


def _front_matter(text: str) -> Record:
    """YAML scalars as they are written, or `key: value` lines where it is no YAML (`title: Kabul: a surprise stop`)."""
    import yaml

    try:
        content = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - the one loader that makes nothing but strings
    except (yaml.YAMLError, RecursionError, ValueError):
        return dict(_KEY_VALUE.findall(text))
    return content if isinstance(content, dict) else {}


_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?([\w-]{3,20})", re.IGNORECASE)


def _decode_page(data: bytes) -> str:
    """UTF-8, else what the page says of itself, else a guess."""
    said = _CHARSET.search(data[:4096])
    name = said[1].decode("ascii").lower() if said else "utf-8"
    try:
        data.decode()
    except UnicodeDecodeError:
        if name not in ("utf-8", "utf8"):
            # Browsers take Latin-1 for Windows-1252, so pages in either say Latin-1 (WHATWG Encoding).
            with suppress(LookupError, ValueError):
                return data.decode("cp1252" if name in ("iso-8859-1", "latin-1", "latin1") else name, "replace")
    return decode(data)


# --- record by record -----------------------------------------------------------------------------------------------


def records(
    form: Format, stream: BinaryIO, *, file_limit: int, line_limit: int
) -> Iterator[tuple[int, bytes | Record | UnusableError]]:
    """The records of a JSON Lines or CSV stream, each with its line from 1: undecoded JSON, or a CSV row by its header.

    An `UnusableError` with line 0 concerns the file: it is empty, broken or too large from some line on. Limits are in bytes.
    """
    lines = _lines(stream, file_limit=file_limit, line_limit=line_limit)
    found = _rows(lines, line_limit) if form == "csv" else ((n, line) for n, line in lines if _matters(line))
    empty = True
    for found_one in found:
        empty = False
        yield found_one
    if empty:
        yield 0, UnusableError("empty", "no records in the file")


def _matters(line: bytes | UnusableError) -> bool:
    return isinstance(line, UnusableError) or bool(line.strip(b" \t\r\n" + codecs.BOM_UTF8))


def _lines(stream: BinaryIO, *, file_limit: int, line_limit: int) -> Iterator[tuple[int, bytes | UnusableError]]:
    """(line, its bytes or why they are not there) of a stream; line 0 is the stream itself."""
    number = size = 0
    try:
        stream = as_utf8(stream)
        while line := stream.readline(line_limit + 1):
            number += 1
            size += len(line)
            whole = len(line) <= line_limit
            while not whole and not line.endswith(b"\n") and size <= file_limit and (line := stream.readline(CHUNK)):
                size += len(line)
            if size > file_limit:
                yield 0, UnusableError("too_large", f"more than {file_limit / 1e6:g} MB: nothing is read from line {number} on")
                return
            yield number, line if whole else UnusableError("too_large", f"a line of more than {line_limit / 1e6:g} MB")
    except BROKEN as error:
        yield 0, UnusableError("unreadable", f"after line {number}: {error}")


def _rows(lines: Iterator[tuple[int, bytes | UnusableError]], field_limit: int) -> Iterator[tuple[int, Record | UnusableError]]:
    """Lines -> (first line, row by the names in the header or why there is none)."""
    lost: list[tuple[int, UnusableError]] = []
    source = _decoded(lines, lost)
    first = next(source, "")
    delimiter = max(",;\t", key=first.count)  # semicolons come from where the comma is the decimal point
    reader = csv.reader(chain([first], source), delimiter=delimiter, strict=True)
    header: list[str] = []
    row: list[str] | None = []
    previous = csv.field_size_limit(field_limit)  # the module's own is 131,072 characters, and some articles are longer
    try:
        while row is not None:
            start = reader.line_num + 1
            try:
                row = next(reader, None)
            except csv.Error as error:
                lost.append((start, UnusableError("too_large" if "field limit" in str(error) else "malformed", str(error))))
                row = []
            yield from lost
            lost.clear()
            if row and header:
                yield start, _named(row, header)
            elif row:
                header = [name.strip() for name in row]
    finally:
        csv.field_size_limit(previous)


def _decoded(lines: Iterator[tuple[int, bytes | UnusableError]], lost: list[tuple[int, UnusableError]]) -> Iterator[str]:
    """Lines -> their text. One that cannot be read goes to `lost`, and a blank one takes its place: the count stays right."""
    for number, line in lines:
        try:
            if isinstance(line, UnusableError):
                raise line
            yield decode(line)
        except UnusableError as error:
            lost.append((number, error))
            if number:
                yield "\n"


def _named(row: list[str], header: list[str]) -> Record | UnusableError:
    if len(row) != len(header):
        return UnusableError("malformed", f"{len(row)} fields where the header has {len(header)}")
    return dict(zip(header, row, strict=True))
