"""items -> results, in order, on one process or on several. The result never depends on how many."""

from __future__ import annotations

import gc
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_all_start_methods, get_context
from types import TracebackType
from typing import Protocol, TypeVar

from threadpoolctl import threadpool_limits

T = TypeVar("T")
R = TypeVar("R")

# Seconds of work from which processes pay: to start them takes about a second, to send them items a tenth of the work.
STARTING = 2.0
STARTED = 0.2
# The most items between two reports of progress, and the most that travel to a process at a time.
_CHUNK = 256
# Items that are timed on this process first, to see how much work the rest is.
_SAMPLE = 32


class Mapper(Protocol):
    """`function` applied to each of `items`; results in the order of `items`. `function` must pickle."""

    def __call__(self, function: Callable[[T], R], items: Sequence[T]) -> list[R]:  # noqa: D102 - said above
        ...


class Meter(Protocol):
    """Told how much work there is and how much of it is done."""

    def expect(self, total: int) -> None:
        """There are `total` more things to do."""
        ...

    def advance(self, count: int) -> None:
        """`count` of them are done."""
        ...


def serial(function: Callable[[T], R], items: Sequence[T]) -> list[R]:
    """The one-process `Mapper`."""
    return [function(item) for item in items]


class Workers:
    """A `Mapper` on `count` processes, started at the first list worth it and stopped at the end of the block.

    Whether it is worth it is measured; how fast the machine happens to be decides where the work is done, never its result.
    """

    def __init__(self, count: int, meter: Meter | None = None) -> None:
        self._count = count
        self._meter = meter
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def __call__(self, function: Callable[[T], R], items: Sequence[T]) -> list[R]:  # noqa: D102 - see Mapper
        return [result for part in self.stream(function, items) for result in part]

    def stream(self, function: Callable[[T], R], items: Sequence[T]) -> Iterator[list[R]]:
        """The results in order, a part at a time as they are done."""
        if self._meter is not None:
            self._meter.expect(len(items))
        for part in self._parts(function, items):
            if self._meter is not None:
                self._meter.advance(len(part))
            yield part

    def _parts(self, function: Callable[[T], R], items: Sequence[T]) -> Iterator[list[R]]:
        started = time.perf_counter()
        sample = serial(function, items[:_SAMPLE])
        seconds = time.perf_counter() - started
        yield sample
        left = items[_SAMPLE:]
        expected = seconds / max(1, len(sample)) * len(left)
        if self._count == 1 or not left or expected < (STARTED if self._pool else STARTING):
            yield from (serial(function, left[start : start + _CHUNK]) for start in range(0, len(left), _CHUNK))
            return
        size = max(1, min(_CHUNK, len(left) // (self._count * 4)))
        chunks = (left[start : start + size] for start in range(0, len(left), size))
        pool = self._started()
        # A few chunks ahead of the workers, not all of them: what waits is held pickled, and 30,000 articles are much.
        ahead = deque(pool.submit(serial, function, chunk) for chunk in islice(chunks, 3 * self._count))
        while ahead:
            yield ahead.popleft().result()
            ahead.extend(pool.submit(serial, function, chunk) for chunk in islice(chunks, 1))

    def _started(self) -> ProcessPoolExecutor:
        """The pool, started at need. A fork server, not plain fork: forking a process that has threads can deadlock."""
        if self._pool is None:
            context = get_context("forkserver" if "forkserver" in get_all_start_methods() else "spawn")
            if context.get_start_method() == "forkserver":
                # What every worker would import: once, before they are forked.
                context.set_forkserver_preload(["pipeline.config", "nltk.stem.snowball", "scipy.sparse"])
            self._pool = ProcessPoolExecutor(self._count, mp_context=context, initializer=_set_up)
        return self._pool


def _set_up() -> None:
    """A worker's start. Without the cycle collector: what rooms make has no cycles, and it took a tenth of their time."""
    gc.disable()
    single_threaded()


def single_threaded() -> None:
    """From now on BLAS adds up on one thread in this process: in what order it adds must not depend on the machine."""
    threadpool_limits(limits=1, user_api="blas")
