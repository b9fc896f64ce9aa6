"""Inputs -> files -> bytes: what a name on the command line reaches, and the content of a file, decompressed.

What cannot be used is an `UnusableError` with a countable reason.
"""

from __future__ import annotations

import codecs
import gzip
import io
import lzma
import os
import re
import stat
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, BinaryIO, Literal, TypeAlias, get_args

Format: TypeAlias = Literal["txt", "md", "html", "json", "jsonl", "csv"]
Compression: TypeAlias = Literal["", "gz", "xz", "zst"]

_FORMATS: dict[str, Format] = {
    ".txt": "txt", ".md": "md", ".html": "html", ".htm": "html",
    ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv",
}  # fmt: skip
_COMPRESSIONS = {f".{name}": name for name in get_args(Compression) if name}
BROKEN = (OSError, EOFError, zlib.error, lzma.LZMAError)  # what reading a file raises that is damaged or out of reach
CHUNK = 1 << 20  # bytes read at a time, so that a limit is noticed before much more than it is in memory


class UnusableError(Exception):
    """A file or record that cannot be used: a slug to count, and what was wrong in words."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(reason, detail)  # both, so that it pickles
        self.reason = reason
        self.detail = detail


@dataclass(frozen=True, slots=True)
class File:
    """A file to read: where it is, how the output names it, and what its suffix says is in it."""

    place: str
    path: str
    format: Format
    compression: Compression


# --- which files ------------------------------------------------------------------------------------------------------


def _kinds(name: str) -> tuple[Format, Compression] | None:
    """`news.jsonl.gz` -> ("jsonl", "gz"); None where the suffix is none we read."""
    path = Path(name.lower())
    compression = _COMPRESSIONS.get(path.suffix, "")
    form = _FORMATS.get(path.with_suffix("").suffix if compression else path.suffix)
    return (form, compression) if form else None


_RUN_FOLDER = ".story-digest"  # the mark of a folder that a run has written


def find(inputs: Iterable[str]) -> tuple[list[File], list[tuple[str, UnusableError]]]:
    """Files, folders and globs -> every file they reach, once and in order; and what they reach that is not to be read, by path.

    The folder of a run is passed over where it lies below an input: it holds what was made, not news.

    A path is relative where it lies below the current folder, else absolute; links in it stay.
    """
    files: dict[str, File] = {}
    unusable: dict[str, tuple[str, UnusableError]] = {}
    for item in inputs:
        for place, problem in _reached(item):
            key = os.path.abspath(place)  # noqa: PTH100 - resolve() would follow links
            problem = problem or _unfit(place)
            if problem is None and (kinds := _kinds(place)) is not None:
                files[key] = File(place, _shown(key), *kinds)
            else:
                unusable[key] = _shown(key), problem or UnusableError("unsupported", "no suffix we read")
    # An argument that names a file outright wins over a folder in which it is hidden or a link.
    return [files[key] for key in sorted(files)], [unusable[key] for key in sorted(unusable) if key not in files]


def exists(item: str) -> bool:
    """Whether there is such a file or folder, or the glob matches anything."""
    return os.path.lexists(item) or bool(_matches(item)[1])


def _reached(item: str) -> Iterator[tuple[str, UnusableError | None]]:
    """What one input reaches: files, each with what speaks against reading it."""
    if os.path.lexists(item):
        base, tops = item, [item]
    else:
        base, tops = _matches(item)
    root = os.path.realpath(base)
    for top in tops:
        problem = None if top == item else _astray(top, root)
        if problem is None and _is_folder(top):
            yield from _walk(top, root)
        else:
            yield top, problem


def _matches(pattern: str) -> tuple[str, list[str]]:
    """The folder in which a glob begins and what it matches; like the shell, `*` does not match a leading dot."""
    parts = Path(pattern).parts
    magic = next((index for index, part in enumerate(parts) if re.search(r"[*?[]", part)), None)
    if magic is None:
        return pattern, []
    base = Path(*parts[:magic])
    dots = any(part.startswith(".") for part in parts[magic:])
    try:
        found = list(base.glob("/".join(parts[magic:])))  # pathlib's `**` follows no links, so a loop of them ends
    except (OSError, ValueError):
        return str(base), []
    hidden = [any(part.startswith(".") for part in path.relative_to(base).parts) for path in found]
    return str(base), sorted(str(path) for path, hide in zip(found, hidden, strict=True) if dots or not hide)


def _walk(folder: str, root: str) -> Iterator[tuple[str, UnusableError | None]]:
    """Everything below a folder. Links to folders are not followed: what they lead to has a place of its own, or is outside."""
    stack = [folder]
    while stack:
        here = stack.pop()
        try:
            with os.scandir(here) as entries:
                found = [(entry.path, entry.name, entry.is_symlink(), entry.is_dir(follow_symlinks=False)) for entry in entries]
        except OSError as error:
            yield here, UnusableError("unreadable", error.strerror or str(error))
            continue
        if any(name == _RUN_FOLDER for _, name, *_ in found):
            continue  # digests of another run, or of this one, are no news
        if not found:
            yield here, UnusableError("empty", "nothing in the folder")
        for path, name, is_link, is_folder in found:
            if name.startswith("."):
                yield path, UnusableError("hidden", "the name begins with a dot")
            elif is_folder:
                stack.append(path)
            elif is_link and (problem := _astray(path, root)):
                yield path, problem
            elif is_link and _is_folder(path):
                yield path, UnusableError("link", "a link to a folder that is read at its own place")
            else:
                yield path, None


def _astray(path: str, root: str) -> UnusableError | None:
    """What is wrong with where a path leads, if it is a link or goes through one."""
    target = os.path.realpath(path)
    if target != root and not target.startswith(root.rstrip(os.sep) + os.sep):
        return UnusableError("outside", "a link that leaves the folder")
    return None


def _unfit(path: str) -> UnusableError | None:
    try:
        mode = Path(path).stat().st_mode
    except OSError as error:  # gone since, a broken link, or a link to itself
        return UnusableError("unreadable", error.strerror or str(error))
    return None if stat.S_ISREG(mode) else UnusableError("unsupported", "not a regular file")


def _is_folder(path: str) -> bool:
    return os.path.isdir(path)  # noqa: PTH112 - Path.is_dir() raises where a folder above is closed to us


def _shown(path: str) -> str:
    """An absolute path as the output names it: relative where it lies below the current folder, with forward slashes."""
    here = f"{Path.cwd()}{os.sep}"
    shown = os.fsencode(path.removeprefix(here)).decode("utf-8", "replace").replace(os.sep, "/")
    return re.sub(r"[\x00-\x1f\x7f-\x9f]", "\ufffd", shown)


# --- their bytes ------------------------------------------------------------------------------------------------------


class _Chunks(io.RawIOBase):
    """An iterator of bytes as a readable stream."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self._chunks = chunks
        self._rest = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._rest:
            chunk = next(self._chunks, None)
            if chunk is None:
                return 0
            self._rest = memoryview(chunk)
        size = min(len(buffer), len(self._rest))
        buffer[:size], self._rest = self._rest[:size], self._rest[size:]
        return size


def _unzstd(file: IO[bytes]) -> Iterator[bytes]:
    """Compressed stream -> its content. zstandard's own reader takes a file that is cut short for a whole one."""
    import zstandard

    frame = zstandard.ZstdDecompressor().decompressobj()
    begun = False
    try:
        # 1 kB in can be 32 MB out, the most that is in memory beyond a limit.
        for data in iter(lambda: file.read(1024), b""):
            while data:
                begun = True
                yield frame.decompress(data)
                data = frame.unused_data if frame.eof else b""
                if frame.eof:
                    frame, begun = zstandard.ZstdDecompressor().decompressobj(), False
    except zstandard.ZstdError as error:
        raise OSError(f"not a whole zst file: {error}") from error
    if begun:
        raise EOFError("the zst file is cut short")


def as_utf8(stream: BinaryIO) -> BinaryIO:
    """A stream of any bytes -> the same bytes, or UTF-8 where it begins with the mark of UTF-16 or UTF-32."""
    buffered = stream if hasattr(stream, "peek") else io.BufferedReader(stream)  # type: ignore[type-var]
    head = buffered.peek(4)[:4]
    if head in (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE):
        encoding = "utf-32"
    elif head[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        encoding = "utf-16"
    else:
        return buffered
    texts = codecs.iterdecode(iter(lambda: buffered.read(CHUNK), b""), encoding, errors="replace")
    return io.BufferedReader(_Chunks(text.encode("utf-8", "replace") for text in texts))


@contextmanager
def opened(path: str, compression: Compression) -> Iterator[BinaryIO]:
    """The content of a file, decompressed.

    Raises:
        UnusableError: unreadable.
    """
    try:
        with Path(path).open("rb") as file:
            stream: Any = file
            if compression == "gz":
                stream = gzip.GzipFile(fileobj=file)
            elif compression == "xz":
                stream = lzma.LZMAFile(file)  # noqa: SIM115 - closes with the file under it
            elif compression == "zst":
                stream = io.BufferedReader(_Chunks(_unzstd(file)))
            yield stream
    except BROKEN as error:
        raise UnusableError("unreadable", str(getattr(error, "strerror", None) or error)) from error


def load(stream: BinaryIO, limit: int) -> bytes:
    """The whole content of a stream, `as_utf8`.

    Raises:
        UnusableError: too_large, when it is more than `limit` bytes.
    """
    stream, chunks, size = as_utf8(stream), [], 0
    while chunk := stream.read(CHUNK):
        chunks.append(chunk)
        size += len(chunk)
        if size > limit:
            raise UnusableError("too_large", f"more than {limit / 1e6:g} MB")
    return b"".join(chunks)
