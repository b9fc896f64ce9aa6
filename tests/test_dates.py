"""Dates as they are written -> ISO 8601, the same on any day and any machine."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.dates import iso_time


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2019-01-28", "2019-01-28"),
        ("20190128", "2019-01-28"),
        ("2019/01/28", "2019-01-28"),
        ("Jan 28, 2019", "2019-01-28"),
        ("Monday, 28 January 2019", "2019-01-28"),
        ("01/28/2019", "2019-01-28"),
        ("03/04/19", "2019-03-04"),
        ("11.3.2024", "2024-03-11"),
        ("11. 3. 2024 14:05", "2024-03-11T14:05:00Z"),
        ("03/04/68", "2068-03-04"),
        ("03/04/69", "1969-03-04"),
        ("2019-01-28T14:00:00Z", "2019-01-28T14:00:00Z"),
        ("2019-01-28T14:00:00.123456789+01:00", "2019-01-28T13:00:00Z"),
        ("2019-01-28 14:00:00", "2019-01-28T14:00:00Z"),
        ("20190128140000", "2019-01-28T14:00:00Z"),
        ("2019-01-28 00:00:00", "2019-01-28"),
        ("2019-01-28T00:00:00Z", "2019-01-28T00:00:00Z"),
        ("Mon, 28 Jan 2019 14:00:00 GMT", "2019-01-28T14:00:00Z"),
        ("Mon, 28 Jan 2019 14:00:00 -0500", "2019-01-28T19:00:00Z"),
        ("Mon Jan 28 2019 23:30:00 EST", "2019-01-29T04:30:00Z"),
        ("Wed Jan 30 2019 10:00:00 GMT+0100 (CET)", "2019-01-30T09:00:00Z"),
        ("January 28, 2019 at 2:05 p.m. ET", "2019-01-28"),  # the zone is not known for sure, so the hour is not
        ("26-FEB-1987 15:01:01.79", "1987-02-26T15:01:01Z"),
        ("1 January 1904 23:00", "1904-01-01T23:00:00Z"),  # equal to the first default in every part
        (1548684000, "2019-01-28T14:00:00Z"),
        ("1548684000", "2019-01-28T14:00:00Z"),
        (1548684000123, "2019-01-28T14:00:00Z"),
        (1548684000.5, "2019-01-28T14:00:00Z"),
        (20190128, "2019-01-28"),
    ],
)
def test_written_dates(written: object, read: str) -> None:
    assert iso_time(written) == read


@pytest.mark.parametrize(
    "written",
    ["2019", "2019-01", "201901", "January 2019", "Feb 29", "28 January", "Monday", "14:00", "2019-W05", "1988-1994", "now",
     "today", "yesterday", "3 days ago", "n/a", "", " ",
     "0001-01-01T00:00:00", "2019-02-30", "9999-12-31T23:59:59-05:00", "9" * 5000,
     None, True, float("nan"), float("inf"), 0, -1, 10**30, [], {}],
)  # fmt: skip
def test_what_is_no_whole_date_is_none(written: object) -> None:
    assert iso_time(written) is None


def test_day_first_is_for_slashes_only() -> None:
    assert [iso_time(date, day_first=True) for date in ("3/4/2019", "2019-03-04", "2019/03/04")] == [
        "2019-04-03", "2019-03-04", "2019-03-04",
    ]  # fmt: skip


def test_the_machines_zone_does_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "XYZ+3")
    time.tzset()
    try:
        assert iso_time("28 Jan 2019 09:15 XYZ") == "2019-01-28"
        assert iso_time("2019-01-28 09:15:01") == "2019-01-28T09:15:01Z"
    finally:
        monkeypatch.undo()
        time.tzset()


PIECES = st.sampled_from(
    [*"19TZW:/-,.+", "2019", "28", "31", "99", "05", "00", "Jan", "february", "Mon", "AM", "pm", "EST", "UTC", "at"]
)


@settings(max_examples=400, deadline=None, derandomize=True)
@given(st.one_of(st.text(max_size=40), st.lists(PIECES, max_size=8).map(" ".join), st.lists(PIECES, max_size=8).map("".join)))
def test_any_string_gives_iso_or_none(text: str) -> None:
    for day_first in (False, True):
        read = iso_time(text, day_first=day_first)
        assert read is None or re.fullmatch(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\dZ)?", read)
        assert read is None or iso_time(read) == read
