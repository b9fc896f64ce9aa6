"""items -> results, in order, on one process or on several. The result never depends on how many."""

from __future__ import annotations

import gc
import os
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from itertools import islice
from multiprocessing import get_all_start_methods, get_context, parent_process
from multiprocessing.connection import wait
from threading import Thread
from types import TracebackType
from typing import Protocol, TypeVar

from threadpoolctl import threadpool_limits

from pipeline.errors import PipelineError

T = TypeVar("T")
R = TypeVar("R")

# Seconds of work left in a list from which processes are started: they need about one until they can help.
STARTING = 0.6
# The most items between two reports of progress, and the most that travel to a process at a time.
_CHUNK = 64
# The most items done between two looks at whether the processes are there.
_STEP = 32


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
    """A `Mapper` on `count` processes, started when a list turns out to be worth it, stopped at the end of the block.

    While they start, this process goes on with the list itself. How fast the machine happens to be decides where the
    work is done, never its result.
    """

    def __init__(self, count: int, meter: Meter | None = None) -> None:
        self._count = count
        self._meter = meter
        self._pool: ProcessPoolExecutor | None = None
        self._start: Thread | None = None
        self._ready: list[Future[int]] = []

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._start is not None:
            self._start.join()
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def __call__(self, function: Callable[[T], R], items: Sequence[T]) -> list[R]:  # noqa: D102 - see Mapper
        return [result for part in self.stream(partial(serial, function), items) for result in part]

    def stream(self, function: Callable[[Sequence[T]], R], items: Sequence[T]) -> Iterator[R]:
        """What `function` makes of a part of the items, and of the next part, as they are done.

        How many are in a part is left to the machine, so what comes of an item must not depend on its company.

        Raises:
            PipelineError: a process was killed from outside, most often for want of memory.
        """
        if self._meter is not None:
            self._meter.expect(len(items))
        try:
            for count, result in self._parts(function, items):
                if self._meter is not None:
                    self._meter.advance(count)
                yield result
        except BrokenProcessPool as error:
            raise PipelineError(
                "a worker process was killed, most often because the memory was full",
                place="workers",
                remedy="run again with fewer: --set workers=1; what was finished is kept",
            ) from error

    def _parts(self, function: Callable[[Sequence[T]], R], items: Sequence[T]) -> Iterator[tuple[int, R]]:
        """How many items a part had, and its result."""
        begun = time.perf_counter()
        done = 0
        while done < len(items) and not self._helpers():
            step = items[done : done + min(_STEP, 1 + done)]  # the first may show that each takes a second
            yield len(step), function(step)
            if not done:
                begun = time.perf_counter()  # the first also waited for imports and tables
            done += len(step)
            took = time.perf_counter() - begun
            known = done >= _STEP or took > STARTING / 4  # of two quick items one may have been interrupted
            if self._count > 1 and known and took / done * (len(items) - done) > STARTING:
                self.start()
        if done >= len(items):
            return
        chunks = self._chunks(items, done)
        pool = self._pool
        assert pool is not None  # noqa: S101 - for the type checker: there are no helpers without one

        def submitted(count: int) -> Iterator[tuple[int, Future[R]]]:
            return ((len(chunk), pool.submit(function, chunk)) for chunk in islice(chunks, count))

        # A few chunks ahead of the workers, not all of them: what waits is held pickled, and 30,000 articles are much.
        ahead = deque(submitted(3 * self._count))
        while ahead:
            count, result = ahead.popleft()
            yield count, result.result()
            ahead.extend(submitted(1))

    def _chunks(self, items: Sequence[T], done: int) -> Iterator[Sequence[T]]:
        """The items from `done` on, in ever smaller chunks towards the end, so that all processes end together."""
        while done < len(items):
            size = max(1, min(_CHUNK, (len(items) - done) // (self._count * 4)))
            yield items[done : done + size]
            done += size

    def _helpers(self) -> bool:
        """Whether the processes have come up."""
        return len(self._ready) == self._count and all(future.done() for future in self._ready)

    def start(self, *, wait: bool = False) -> None:
        """Start the processes, unless they are; `wait` until they have come up."""
        if self._start is None:
            # In a thread, because handing the first items to a fork server blocks until it has done its imports.
            self._start = Thread(target=self._open, name="workers")
            self._start.start()
        if wait:
            self._start.join()
            for future in self._ready:
                future.result()

    def _open(self) -> None:
        # A fork server, not plain fork: forking a process that has threads can deadlock.
        context = get_context("forkserver" if start_server() else "spawn")
        self._pool = ProcessPoolExecutor(self._count, mp_context=context, initializer=_set_up)
        for _ in range(self._count):
            self._ready.append(self._pool.submit(os.getpid))


def start_server() -> bool:
    """Start the fork server, unless it is running; False where the system has none.

    It begins at once to import what every worker would: once, before they are forked from it.
    """
    if "forkserver" not in get_all_start_methods():
        return False
    from multiprocessing import forkserver

    forkserver.set_forkserver_preload(["pipeline.preload"])
    forkserver.ensure_running()
    return True


def _set_up() -> None:
    """A worker's start. Without the cycle collector: what rooms make has no cycles, and it took a tenth of their time."""
    gc.disable()
    single_threaded()
    Thread(target=_end_with_the_run, name="watch", daemon=True).start()


def _end_with_the_run() -> None:
    """Ends this worker when the run is killed: it waits on a pipe that its siblings hold open, and would wait for ever."""
    run = parent_process()
    if run is not None:
        wait([run.sentinel])
        os._exit(1)


def single_threaded() -> None:
    """From now on BLAS adds up on one thread in this process: in what order it adds must not depend on the machine."""
    threadpool_limits(limits=1, user_api="blas")
