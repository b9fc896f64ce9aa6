import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import InputError, OutputError
from pipeline.io import JOURNAL, LOCK, MARKER, Journal, read_lines, run_folder, write_lines, write_manifest
from tests.paths import ROOT

RECORDS = [{"a": 1, "text": "“Größe” – 5 €"}, {"b": [1, 2]}]


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    written = write_lines(tmp_path / "x.jsonl", RECORDS)
    assert list(read_lines(tmp_path / "x.jsonl")) == RECORDS
    assert (written.lines, written.bytes) == (2, (tmp_path / "x.jsonl").stat().st_size)
    assert [path.name for path in tmp_path.iterdir()] == ["x.jsonl"]


def test_a_failing_write_leaves_the_old_file_and_no_other(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    write_lines(path, [{"old": True}])

    def broken() -> object:
        yield {"new": True}
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_lines(path, broken())  # type: ignore[arg-type]
    assert list(read_lines(path)) == [{"old": True}]
    assert list(tmp_path.iterdir()) == [path]


def test_a_full_disk_is_said_and_nothing_is_half_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.jsonl"
    write_lines(path, [{"old": True}])

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match=r"No space left on device.*\n.*disk is full"):
        write_lines(path, [{"new": True}])
    assert list(read_lines(path)) == [{"old": True}]
    assert list(tmp_path.iterdir()) == [path]


def test_a_journal_that_cannot_grow_says_so_and_keeps_what_it_has(tmp_path: Path) -> None:
    code = f"""
import pathlib, resource
from pipeline.errors import OutputError
from pipeline.io import Journal
with Journal(pathlib.Path({str(tmp_path)!r})) as journal:
    journal.add([("aa", b'"first"')])
    resource.setrlimit(resource.RLIMIT_FSIZE, (20, 20))
    try:
        journal.add([("bb", b'"the second one is too long for the limit"')])
    except OutputError as error:
        print(error)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert "cannot be written (File too large)" in done.stdout
    with Journal(tmp_path) as journal:
        assert (journal.line("aa"), "bb" in journal) == (b'"first"', False)


def test_lines_that_are_no_records_are_an_input_error(tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_text('{"a": 1}\nnot json\n')
    with pytest.raises(InputError, match="not JSON Lines"):
        list(read_lines(tmp_path / "x.jsonl"))
    with pytest.raises(InputError, match="cannot be read"):
        list(read_lines(tmp_path / "missing.jsonl"))


def test_manifest(tmp_path: Path) -> None:
    write_manifest(tmp_path / "run.json", {"version": "1"})
    assert json.loads((tmp_path / "run.json").read_text()) == {"version": "1"}


def test_a_run_folder_is_made_marked_and_tidied(tmp_path: Path) -> None:
    with run_folder(tmp_path / "deep" / "run") as folder:
        assert (folder / MARKER).read_text().strip() == str(os.getpid())
        (folder / ".tmp-1-digests.jsonl").write_text("torn")
        (folder / "digests.jsonl").write_text("{}\n")
    with run_folder(folder):
        assert {path.name for path in folder.iterdir()} - {LOCK} == {MARKER, "digests.jsonl"}


def test_a_folder_with_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.tex").write_text("years of work")
    with pytest.raises(OutputError, match=r"holds something else \(thesis.tex\)"), run_folder(tmp_path):
        pass
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.tex"]


def test_a_file_in_the_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "run").write_text("")
    with pytest.raises(OutputError, match="cannot be written"), run_folder(tmp_path / "run"):
        pass


def test_a_second_run_is_kept_out_and_told_by_whom(tmp_path: Path) -> None:
    code = f"import pathlib, pipeline.io\nwith pipeline.io.run_folder(pathlib.Path({str(tmp_path)!r})): pass"
    with run_folder(tmp_path):
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert done.returncode != 0
    assert f"is in use by another run (process {os.getpid()}, started 0 minutes ago)" in done.stderr
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT).returncode == 0


def test_a_dead_run_blocks_nobody(tmp_path: Path) -> None:
    code = (
        "import os, pathlib, signal, pipeline.io\n"
        f"with pipeline.io.run_folder(pathlib.Path({str(tmp_path)!r})): os.kill(os.getpid(), signal.SIGKILL)"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT).returncode == -9
    with run_folder(tmp_path) as folder:
        assert folder == tmp_path


KEYS = st.text("0123456789abcdef", min_size=4, max_size=4)
LINES = st.dictionaries(KEYS, st.integers().map(lambda n: b'{"n":%d}' % n), min_size=1, max_size=8)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(lines=LINES, data=st.data())
def test_a_journal_torn_anywhere_keeps_every_whole_line(
    tmp_path_factory: pytest.TempPathFactory, lines: dict, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("journal")
    with Journal(folder) as journal:
        journal.add(lines.items())
    whole = (folder / JOURNAL).read_bytes()
    cut = data.draw(st.integers(0, len(whole)))
    (folder / JOURNAL).write_bytes(whole[:cut])
    survivors = dict(list(lines.items())[: whole[:cut].count(b"\n")])
    with Journal(folder) as journal:
        assert {key: journal.line(key) for key in lines if key in journal} == survivors
        journal.add([("new0", b"{}")])
        assert journal.line("new0") == b"{}"
    with Journal(folder) as journal:
        assert {key: journal.line(key) for key in lines if key in journal} == survivors
        assert journal.line("new0") == b"{}"


def test_a_journal_forgets_what_is_not_wanted(tmp_path: Path) -> None:
    with Journal(tmp_path) as journal:
        journal.add([("aa", b'{"n":1}'), ("bb", b'{"n":2}')])
        journal.keep_only(["bb"])
        assert ("aa" in journal, "bb" in journal) == (False, True)
        journal.add([("cc", b'{"n":3}')])
    with Journal(tmp_path) as journal:
        assert (journal.line("bb"), journal.line("cc"), "aa" in journal) == (b'{"n":2}', b'{"n":3}', False)
