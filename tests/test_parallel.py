import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import parallel
from pipeline.errors import PipelineError
from pipeline.parallel import Workers, serial


def square(number: int) -> int:
    return number * number


def process_of(_: int) -> int:
    return os.getpid()


def fail_on_seven(number: int) -> int:
    if number == 7:
        raise ValueError("seven")
    return number


def slowly(_: int) -> int:
    time.sleep(0.002)
    return os.getpid()


def die(_: int) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


class Meter:
    def __init__(self) -> None:
        self.total = self.done = 0

    def expect(self, total: int) -> None:
        self.total += total

    def advance(self, count: int) -> None:
        self.done += count


@settings(max_examples=30, deadline=None, derandomize=True)
@given(st.lists(st.integers(), max_size=1000))
def test_one_process_maps_in_order(items: list[int]) -> None:
    with Workers(1) as mapper:
        assert mapper(square, items) == serial(square, items) == [item * item for item in items]


def test_several_processes_give_the_same_in_the_same_order() -> None:
    items = list(range(3000))
    meter = Meter()
    with Workers(3, meter) as mapper:
        mapper.start(wait=True)
        assert mapper(square, items) == serial(square, items)
        assert os.getpid() not in mapper(process_of, items)
        with pytest.raises(ValueError, match="seven"):
            mapper(fail_on_seven, items)
    assert (meter.total, meter.done >= 6000) == (9000, True)


def test_parts_are_in_order_and_ever_smaller_towards_the_end() -> None:
    meter = Meter()
    with Workers(2, meter) as mapper:
        mapper.start(wait=True)
        parts = list(mapper.stream(list, range(1_000)))
    assert [item for part in parts for item in part] == list(range(1_000))
    sizes = [len(part) for part in parts]
    assert (sizes == sorted(sizes, reverse=True), sizes[0], sizes[-1]) == (True, 64, 1)
    assert (meter.total, meter.done) == (1_000, 1_000)


def test_items_that_take_long_are_not_begun_by_the_dozen() -> None:
    with Workers(1) as mapper:
        assert [len(part) for part in mapper.stream(list, range(100))] == [1, 2, 4, 8, 16, 32, 32, 5]


def test_much_work_is_begun_here_and_goes_on_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "STARTING", 0.1)
    with Workers(2) as mapper:
        first, *_, last = mapper(slowly, range(4_000))
    assert (first == os.getpid(), last == os.getpid()) == (True, False)


def test_a_killed_worker_is_an_error_with_a_remedy() -> None:
    with Workers(2) as mapper:
        mapper.start(wait=True)
        with pytest.raises(PipelineError, match=r"a worker process was killed.*\n.*workers=1"):
            mapper(die, range(100))


def test_little_work_starts_no_process() -> None:
    with Workers(4) as mapper:
        assert set(mapper(process_of, range(10_000))) == {os.getpid()}


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="asks /proc which processes there are")
def test_the_workers_of_a_killed_run_end_with_it() -> None:
    script = """
import os, sys, time
from pipeline.parallel import Workers
from tests.test_parallel import process_of
if __name__ == "__main__":
    with Workers(2) as mapper:
        mapper.start(wait=True)
        print(*set(mapper(process_of, range(100))), flush=True)
        time.sleep(60)
"""
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True) as run:
        assert run.stdout is not None
        workers = [int(word) for word in run.stdout.readline().split()]
        assert workers
        run.kill()
    patience = time.monotonic() + 20
    while any(map(is_running, workers)) and time.monotonic() < patience:
        time.sleep(0.05)
    assert not any(map(is_running, workers))


def is_running(process: int) -> bool:
    """Whether there is such a process, and it is not only waiting for its parent to take notice of its end."""
    try:
        return "\nState:\tZ" not in Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    except OSError:
        return False
