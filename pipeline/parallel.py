"""items -> results, in order, on one process or on several. The result never depends on how many."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_all_start_methods, get_context
from types import TracebackType
from typing import Protocol, TypeVar

T = TypeVar("T")
R = TypeVar("R")

# Below this many items starting processes costs more than it saves (about 1.5 s to start against about 2 ms an item).
_WORTH_IT = 800
# Items between two reports of progress, and the most that travel to a process at a time.
_CHUNK = 256


class Mapper(Protocol):
    """`function` applied to each of `items`; results in the order of `items`. `function` must pickle."""

    def __call__(self, function: Callable[[T], R], items: Sequence[T]) -> list[R]: ...


class Meter(Protocol):
    """Told how much work there is and how much of it is done."""

    def expect(self, total: int) -> None: ...

    def advance(self, count: int) -> None: ...


def serial(function: Callable[[T], R], items: Sequence[T]) -> list[R]:
    """The one-process `Mapper`."""
    return [function(item) for item in items]


class Workers:
    """A `Mapper` on `count` processes, started at the first list worth it and stopped at the end of the block."""

    def __init__(self, count: int, meter: Meter | None = None) -> None:
        self._count = count
        self._meter = meter
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def __call__(self, function: Callable[[T], R], items: Sequence[T]) -> list[R]:
        if self._meter is not None:
            self._meter.expect(len(items))
        results: list[R] = []
        for part in self._parts(function, items):
            results += part
            if self._meter is not None:
                self._meter.advance(len(part))
        return results

    def _parts(self, function: Callable[[T], R], items: Sequence[T]) -> Iterator[list[R]]:
        several = self._count > 1 and len(items) >= _WORTH_IT
        size = max(1, min(_CHUNK, len(items) // (self._count * 4))) if several else _CHUNK
        chunks = [items[start : start + size] for start in range(0, len(items), size)]
        if not several:
            yield from (serial(function, chunk) for chunk in chunks)
            return
        pool = self._started()
        futures = [pool.submit(serial, function, chunk) for chunk in chunks]
        while futures:
            yield futures.pop(0).result()

    def _started(self) -> ProcessPoolExecutor:
        """The pool, started at need. A fork server, not plain fork: forking a process that has threads can deadlock."""
        if self._pool is None:
            context = get_context("forkserver" if "forkserver" in get_all_start_methods() else "spawn")
            if context.get_start_method() == "forkserver":
                context.set_forkserver_preload(["pipeline.config"])
            self._pool = ProcessPoolExecutor(self._count, mp_context=context)
        return self._pool
