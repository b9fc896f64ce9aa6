import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import parallel
from pipeline.parallel import Workers, serial


def square(number: int) -> int:
    return number * number


def process_of(_: int) -> int:
    return os.getpid()


def fail_on_seven(number: int) -> int:
    if number == 7:
        raise ValueError("seven")
    return number


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


def test_several_processes_give_the_same_in_the_same_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "STARTING", 0.0)
    monkeypatch.setattr(parallel, "STARTED", 0.0)
    items = list(range(3000))
    meter = Meter()
    with Workers(3, meter) as mapper:
        assert mapper(square, items) == serial(square, items)
        assert len(set(mapper(process_of, items))) > 1
        with pytest.raises(ValueError, match="seven"):
            mapper(fail_on_seven, items)
    assert (meter.total, meter.done >= 6000) == (9000, True)


def test_little_work_starts_no_process() -> None:
    with Workers(4) as mapper:
        assert set(mapper(process_of, range(10_000))) == {os.getpid()}
