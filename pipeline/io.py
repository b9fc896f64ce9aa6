"""The only file that opens files for writing: atomic JSON Lines, the journal of finished stories, the lock, the manifest.

A file a reader may open is never half-written: it is written under a temporary name beside its place, flushed to the
disk, and renamed. The journal is the exception: it is append-only, private, and a torn last line is dropped when read.
"""

from __future__ import annotations

import errno
import hashlib
import io
import os
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, cast

import orjson
from filelock import FileLock, Timeout
from jsonlines import Reader, Writer

from pipeline.errors import InputError, OutputError

MARKER = ".story-digest"  # says that a folder is a run's own, and which process used it last
LOCK = ".lock"  # apart from the marker, because taking a lock empties its file
JOURNAL = ".journal"
_TEMPORARY = ".tmp-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A finished file: its size in bytes, its lines, and the SHA-256 of its bytes in hex."""

    bytes: int
    lines: int
    sha256: str


def encode(record: object) -> bytes:
    """One record as one line of JSON, without the line end; dataclasses as objects in the order of their fields."""
    return orjson.dumps(record)


class _Hashed(io.TextIOBase):
    """A text sink over a binary file that counts and hashes what passes, for `jsonlines.Writer`."""

    def __init__(self, file: IO[bytes]) -> None:
        super().__init__()
        self._file = file
        self._hash = hashlib.sha256()
        self.bytes = 0
        self.lines = 0

    def write(self, text: str, /) -> int:
        """Pass `text` on as UTF-8."""
        data = text.encode()
        self._file.write(data)
        self._hash.update(data)
        self.bytes += len(data)
        self.lines += text.count("\n")
        return len(text)

    def summary(self) -> Written:
        """What has passed so far."""
        return Written(bytes=self.bytes, lines=self.lines, sha256=self._hash.hexdigest())


def _dumps(record: object) -> str:
    return (record if isinstance(record, bytes) else encode(record)).decode()


@contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """A binary file that becomes `path` when the block ends well and vanishes when it does not.

    Raises:
        OutputError: the disk is full, or there is no permission; what was at `path` before is still there.
    """
    temporary = path.with_name(f"{_TEMPORARY}{os.getpid()}-{path.name}")
    try:
        with temporary.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
        _sync_folder(path.parent)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise _explained(error, path) from error
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _sync_folder(folder: Path) -> None:
    """Make a rename last through a power cut. Where folders cannot be opened (Windows) there is nothing to do."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _explained(error: OSError, path: Path) -> OutputError:
    remedies = {
        errno.ENOSPC: "the disk is full: make room and run again; finished stories are kept",
        errno.EDQUOT: "the disk quota is used up: make room and run again; finished stories are kept",
        errno.EACCES: "no permission to write there: choose another place (of a run: --output)",
        errno.EPERM: "no permission to write there: choose another place (of a run: --output)",
        errno.EROFS: "that disk is read-only: choose another place (of a run: --output)",
    }
    remedy = remedies.get(error.errno or 0, "choose another place (of a run: --output), or mend this one and run again")
    return OutputError(f"cannot be written ({error.strerror or error})", place=str(path), remedy=remedy)


class Lines:
    """A JSON Lines file that is being written; see `lines_to`."""

    def __init__(self, path: Path, file: IO[bytes]) -> None:
        self._path = path
        self._sink = _Hashed(file)
        self._writer = Writer(cast("IO[str]", self._sink), dumps=_dumps)

    def extend(self, records: Iterable[object]) -> Written:
        """Records (or lines already encoded, as bytes) behind those already there -> what is there now.

        Raises:
            OutputError: the disk is full.
        """
        for record in records:
            try:
                self._writer.write(record)
            except OSError as error:  # of this file; what `records` raises is its own
                raise _explained(error, self._path) from error
        return self._sink.summary()


@contextmanager
def lines_to(path: Path) -> Iterator[Lines]:
    """A JSON Lines file that becomes `path` when the block ends well and vanishes when it does not.

    Raises:
        OutputError: the disk is full, or there is no permission; what was at `path` before is still there.
    """
    with replacing(path) as file:
        yield Lines(path, file)


def write_lines(path: Path, records: Iterable[object]) -> Written:
    """Records (or lines already encoded, as bytes) into a JSON Lines file, atomically.

    Raises:
        OutputError: the disk is full, or there is no permission; what was at `path` before is still there.
    """
    with lines_to(path) as lines:
        return lines.extend(records)


def write_manifest(path: Path, manifest: dict[str, Any]) -> None:
    """A manifest, atomically: a reader sees the old one or the new one.

    Raises:
        OutputError: see `write_lines`.
    """
    with replacing(path) as file:
        file.write(orjson.dumps(manifest, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))


def append_line(path: Path, record: object) -> None:
    """One record at the end of a log in JSON Lines, handed to the system at once.

    Raises:
        OutputError: see `write_lines`.
    """
    try:
        with path.open("ab") as file:
            file.write(encode(record) + b"\n")
    except OSError as error:
        raise _explained(error, path) from error


def make_folder(folder: Path) -> Path:
    """`folder`, made if need be.

    Raises:
        OutputError: there is no permission, or a file has its name.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _explained(error, folder) from error
    return folder


def remove(path: Path) -> None:
    """Forget a file; one that is not there is forgotten already.

    Raises:
        OutputError: there is no permission.
    """
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise _explained(error, path) from error


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a JSON Lines file that this package wrote.

    Raises:
        InputError: there is no such file, or a line of it is not a JSON object.
    """
    try:
        with path.open(encoding="utf-8") as file:
            yield from Reader(file, loads=orjson.loads).iter(type=dict, skip_empty=True)
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror or error})", place=str(path)) from error
    except ValueError as error:
        raise InputError(f"is not JSON Lines ({error})", place=str(path)) from error


def file_digest(path: Path) -> tuple[int, str] | None:
    """(bytes, SHA-256 in hex) of a file, or None where it cannot be read."""
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256")
            return file.tell(), digest.hexdigest()
    except OSError:
        return None


@contextmanager
def run_folder(folder: Path) -> Iterator[Path]:
    """`folder`, made if need be, held by this run alone until the block ends.

    Raises:
        OutputError: another run holds it, it holds files that no run wrote, or it cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        entries = {entry.name for entry in folder.iterdir()}
    except OSError as error:
        raise _explained(error, folder) from error
    marker = folder / MARKER
    if entries and MARKER not in entries and entries != {".gitkeep"}:
        raise OutputError(
            f"holds something else ({', '.join(sorted(entries)[:3])}{', ...' if len(entries) > 3 else ''})",
            place=str(folder),
            remedy="a run owns its whole folder: name a new or empty one with --output",
        )
    try:
        # The system releases the lock when the process ends, however it ends: a killed run blocks nobody.
        lock = FileLock(folder / LOCK, timeout=0)
        lock.acquire()
    except Timeout:
        raise OutputError(
            f"is in use by {_holder(marker)}", place=str(folder), remedy="wait for it, or choose another folder with --output"
        ) from None
    except OSError as error:
        raise _explained(error, marker) from error
    try:
        try:
            marker.write_text(f"{os.getpid()}\n")
            for left_over in folder.glob(f"{_TEMPORARY}*"):
                left_over.unlink()
        except OSError as error:
            raise _explained(error, folder) from error
        yield folder
    finally:
        lock.release()


def _holder(marker: Path) -> str:
    """The other run's process id and age, as far as they can be read."""
    try:
        minutes = (time.time() - marker.stat().st_mtime) / 60
        pid = marker.read_text().strip()
    except OSError:
        return "another run"
    return f"another run (process {pid or '?'}, started {minutes:.0f} minutes ago)"


class Journal:
    """key -> the finished line of a story, appended as stories are finished, so that a killed run can go on.

    Only offsets are held in memory. A last line that a kill tore is cut off when the journal is opened.
    """

    def __init__(self, folder: Path) -> None:
        """Open or make the journal of a run's folder.

        Raises:
            OutputError: it cannot be opened for writing.
        """
        self._path = folder / JOURNAL
        self._open()

    def __enter__(self) -> Journal:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def _open(self) -> None:
        try:
            # Unbuffered: a full disk is met where it is handled, not again when the file is closed.
            self._file = self._path.open("a+b", buffering=0)
            self._places = self._scan()
        except OSError as error:
            raise _explained(error, self._path) from error

    def _scan(self) -> dict[str, tuple[int, int]]:
        """key -> (offset, length) of its line; everything from the first torn line on is cut off."""
        places = {}
        offset = 0
        with self._path.open("rb") as lines:
            for line in lines:
                key, separator, record = line.rstrip(b"\n").partition(b"\t")
                if not line.endswith(b"\n") or not separator or not _is_json(record):
                    break
                places[key.decode("ascii", "replace")] = (offset + len(key) + 1, len(record))
                offset += len(line)
        self._file.truncate(offset)
        return places

    def __contains__(self, key: str) -> bool:
        return key in self._places

    def __len__(self) -> int:
        return len(self._places)

    def line(self, key: str) -> bytes:
        """The finished line of `key`, without its line end."""
        offset, length = self._places[key]
        self._file.seek(offset)
        record = b""
        while len(record) < length and (more := self._file.read(length - len(record))):
            record += more
        return record

    def add(self, finished: Iterable[tuple[str, bytes]]) -> None:
        """Append finished lines, handed to the system one by one.

        Raises:
            OutputError: the disk is full or gone; what was appended before stays.
        """
        try:
            for key, record in finished:
                offset = self._file.seek(0, os.SEEK_END)
                line = memoryview(key.encode("ascii") + b"\t" + record + b"\n")
                while line:
                    line = line[self._file.write(line) :]
                self._places[key] = (offset + len(key) + 1, len(record))
        except OSError as error:
            raise _explained(error, self._path) from error

    def keep_only(self, keys: Iterable[str]) -> None:
        """Forget every other story, atomically; without this a folder that is run every hour would grow for ever.

        Raises:
            OutputError: see `add`.
        """
        wanted = dict.fromkeys(keys)
        if len(wanted) == len(self._places):
            return
        with replacing(self._path) as file:
            for key in wanted:
                file.write(key.encode("ascii") + b"\t" + self.line(key) + b"\n")
        self._file.close()
        self._open()


def _is_json(record: bytes) -> bool:
    try:
        orjson.loads(record)
    except orjson.JSONDecodeError:
        return False
    return True
