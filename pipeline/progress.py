"""A run's life -> standard error: bars on a terminal, plain lines elsewhere, JSON lines for machines, or nothing."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from types import TracebackType
from typing import Protocol, TextIO

import orjson


class Progress(Protocol):
    """Told what a run is doing. One stage at a time: `begin`, then `expect` and `advance` as often as need be, then `end`."""

    def __enter__(self) -> Progress: ...

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None: ...

    def begin(self, stage: str) -> None: ...

    def expect(self, total: int) -> None: ...

    def advance(self, count: int) -> None: ...

    def end(self, stage: str, counts: Mapping[str, int], seconds: float) -> None: ...

    def say(self, message: str) -> None: ...


def progress(*, quiet: bool = False, json_logs: bool = False, stream: TextIO | None = None) -> Progress:
    """The kind of progress that fits the stream and the flags."""
    stream = stream or sys.stderr
    if json_logs:
        return JsonLines(stream)
    if quiet:
        return Silent()
    return Bars(stream) if stream.isatty() else Lines(stream)


@contextmanager
def stage(progress: Progress, name: str) -> Iterator[dict[str, int]]:
    """A stage of the work, told with the counts that the block puts in."""
    counts: dict[str, int] = {}
    started = time.perf_counter()
    progress.begin(name)
    yield counts
    progress.end(name, counts, time.perf_counter() - started)


class Silent:
    """Says nothing; the base of those that do."""

    def __enter__(self) -> Silent:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        return

    def begin(self, stage: str) -> None:
        """A stage starts."""

    def expect(self, total: int) -> None:
        """There are `total` more things to do in this stage."""

    def advance(self, count: int) -> None:
        """`count` of them are done."""

    def end(self, stage: str, counts: Mapping[str, int], seconds: float) -> None:
        """The stage ended with these counts."""

    def say(self, message: str) -> None:
        """One line worth knowing."""


class Bars(Silent):
    """A bar a stage with counts and the time left (rich)."""

    def __init__(self, stream: TextIO) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

        self._bars = Progress(
            TextColumn("{task.description:<10}"),
            BarColumn(bar_width=30),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            TextColumn("left"),
            TimeRemainingColumn(),
            TextColumn("{task.fields[note]}"),
            console=Console(file=stream, highlight=False),
        )
        self._total = 0

    def __enter__(self) -> Bars:
        self._bars.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._bars.stop()

    def begin(self, stage: str) -> None:
        self._total = 0
        self._task = self._bars.add_task(stage, total=None, note="")

    def expect(self, total: int) -> None:
        self._total += total
        self._bars.update(self._task, total=self._total)

    def advance(self, count: int) -> None:
        self._bars.advance(self._task, count)

    def end(self, stage: str, counts: Mapping[str, int], seconds: float) -> None:
        total = self._total or 1
        self._bars.update(self._task, total=total, completed=total, note=_listed(counts))

    def say(self, message: str) -> None:
        self._bars.console.print(message, markup=False)


class Lines(Silent):
    """A line a stage, and one every ten seconds of a long one."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def begin(self, stage: str) -> None:
        self._stage, self._total, self._done = stage, 0, 0
        self._started = self._spoke = time.monotonic()

    def expect(self, total: int) -> None:
        self._total += total

    def advance(self, count: int) -> None:
        self._done += count
        now = time.monotonic()
        if now - self._spoke >= 10:
            self._spoke = now
            left = (now - self._started) / max(1, self._done) * (self._total - self._done)
            self.say(f"{self._stage}: {self._done:,} of {self._total:,}, about {left:.0f} s left")

    def end(self, stage: str, counts: Mapping[str, int], seconds: float) -> None:
        self.say(f"{stage}: {_listed(counts)} ({seconds:.2f} s)")

    def say(self, message: str) -> None:
        _print(message, self._stream)


class JsonLines(Silent):
    """One JSON object an event: `{"event": "stage", "stage": "read", "seconds": 0.01, "articles": 5, ...}`."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def begin(self, stage: str) -> None:
        self._write({"event": "begin", "stage": stage})

    def end(self, stage: str, counts: Mapping[str, int], seconds: float) -> None:
        self._write({"event": "end", "stage": stage, "seconds": round(seconds, 4), **counts})

    def say(self, message: str) -> None:
        self._write({"event": "message", "message": message})

    def _write(self, event: Mapping[str, object]) -> None:
        _print(orjson.dumps(event).decode(), self._stream)


def _print(message: str, stream: TextIO) -> None:
    with suppress(OSError):  # a log on a full disk is no reason to stop
        print(message, file=stream, flush=True)


def _listed(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{count:,} {name.replace('_', ' ')}" for name, count in counts.items())
