import json
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.cli import main
from tests.paths import ROOT

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _at_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def test_a_run_prints_the_path_and_nothing_else(tmp_path: Path, capsys: Capture) -> None:
    assert main(["run", "configs/default.yaml", "--output", str(tmp_path / "out")]) == 0
    captured = capsys.readouterr()
    assert captured.out == f"{tmp_path / 'out' / 'digests.jsonl'}\n"
    assert [line.split(":")[0] for line in captured.err.splitlines()] == ["read", "clean", "cluster", "write"]


def test_quiet_is_quiet(tmp_path: Path, capsys: Capture) -> None:
    assert main(["run", "configs/default.yaml", "--output", str(tmp_path / "out"), "--quiet"]) == 0
    assert capsys.readouterr().err == ""


def test_json_logs_are_json(tmp_path: Path, capsys: Capture) -> None:
    assert main(["run", "configs/default.yaml", "--output", str(tmp_path / "out"), "--json-logs"]) == 0
    events = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert [event["stage"] for event in events if event["event"] == "end"] == ["read", "clean", "cluster", "write"]


def test_the_folder_is_named_after_the_config(tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "hourly.yaml").write_text(f"input: ['{ROOT / 'seeds'}']\n")
    monkeypatch.chdir(tmp_path)
    assert main(["run", "hourly.yaml", "--quiet"]) == 0
    assert capsys.readouterr().out == "outputs/hourly/digests.jsonl\n"


def test_strict_tells_a_flawed_run_by_its_exit_code(tmp_path: Path, capsys: Capture) -> None:
    news = tmp_path / "news.jsonl"
    news.write_text("not json\n")
    arguments = ["run", "configs/default.yaml", "--input", "seeds", str(news), "--output", str(tmp_path / "out")]
    assert main(arguments) == 0
    assert "dropped: 1 read.malformed; see " in capsys.readouterr().err
    assert main([*arguments, "--strict"]) == 3
    assert main(["run", "configs/default.yaml", "--output", str(tmp_path / "fine"), "--strict"]) == 0


def test_bad_settings_stop_with_two_and_touch_nothing(tmp_path: Path, capsys: Capture) -> None:
    folder = tmp_path / "out"
    arguments = ["run", "configs/default.yaml", "--output", str(folder), "--set", "dedup.jaccard=1.4", "cluster.treshold=1"]
    assert main(arguments) == 2
    message = capsys.readouterr().err
    assert "dedup.jaccard: 1.4 is above 1" in message
    assert "did you mean `threshold`?" in message
    assert not folder.exists()


def test_a_failed_run_ends_with_one(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    assert main(["run", "configs/default.yaml", "--output", str(tmp_path)]) == 1
    assert "holds something else" in capsys.readouterr().err


def test_bad_usage_is_two() -> None:
    with pytest.raises(SystemExit) as caught:
        main(["run"])
    assert caught.value.code == 2


def test_standard_input(tmp_path: Path) -> None:
    records = "".join(
        json.dumps({"title": path.name, "text": path.read_text(encoding="utf-8")}) + "\n"
        for path in sorted(Path("seeds").iterdir())
    )
    done = subprocess.run(
        [sys.executable, "-m", "pipeline", "run", "configs/default.yaml", "--input", "-", "--quiet", "--output", str(tmp_path)],
        input=records, capture_output=True, text=True, cwd=ROOT,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert len((tmp_path / "digests.jsonl").read_text().splitlines()) == 2


def test_check_prints_a_config_that_reads_back(tmp_path: Path, capsys: Capture) -> None:
    assert main(["check", "configs/default.yaml", "--set", "summarize.max_words=77"]) == 0
    text = capsys.readouterr().out
    assert "max_words: 77" in text
    (tmp_path / "again.yaml").write_text(text)
    assert main(["check", str(tmp_path / "again.yaml")]) == 0
    assert capsys.readouterr().out == text


def test_check_says_that_a_model_cannot_be_loaded(tmp_path: Path, capsys: Capture) -> None:
    assert main(["check", "configs/default.yaml", "--set", "engine.method=seq2seq", f"engine.model={tmp_path}"]) == 2
    message = capsys.readouterr().err
    assert str(tmp_path) in message or "torch is not installed" in message


def test_schema_fits_what_is_written(tmp_path: Path, capsys: Capture) -> None:
    assert main(["schema"]) == 0
    schema = json.loads(capsys.readouterr().out)
    main(["run", "configs/default.yaml", "--output", str(tmp_path / "out"), "--quiet"])
    for line in (tmp_path / "out" / "digests.jsonl").read_text(encoding="utf-8").splitlines():
        assert list(json.loads(line)) == schema["required"]


def test_show_prints_digests_and_finds_one_by_its_beginning(tmp_path: Path, capsys: Capture) -> None:
    folder = tmp_path / "out"
    main(["run", "configs/default.yaml", "--output", str(folder), "--quiet"])
    digests = [json.loads(line) for line in (folder / "digests.jsonl").read_text(encoding="utf-8").splitlines()]
    capsys.readouterr()
    assert main(["show", str(folder)]) == 0
    text = " ".join(capsys.readouterr().out.split())
    for digest in digests:
        assert digest["headline"] in text
        assert digest["digest"] in text
    assert main(["show", str(folder / "digests.jsonl"), digests[1]["story_id"][:6]]) == 0
    text = " ".join(capsys.readouterr().out.split())
    assert (digests[0]["headline"] in text, digests[1]["headline"] in text) == (False, True)
    assert main(["show", str(folder), "nothing"]) == 1
    assert main(["show", str(tmp_path)]) == 1


def test_what_is_shown_cannot_drive_the_terminal(tmp_path: Path, capsys: Capture) -> None:
    digest = {
        "story_id": "s", "headline": "[red]Evil[/red] \x1b[2J", "digest": "\x1b]0;owned\x07Text [bold]here[/bold].",
        "articles": [],
        "sources": ["\x1b[31mX"], "first_published": None, "last_published": None, "engine": "extract", "status": "degraded",
        "reason": "empty_output",
    }  # fmt: skip
    (tmp_path / "digests.jsonl").write_text(json.dumps(digest) + "\n")
    assert main(["show", str(tmp_path)]) == 0
    shown = capsys.readouterr().out
    assert "\x1b" not in shown
    assert "\x07" not in shown
    assert "[red]Evil[/red]" in shown
    assert "degraded: empty_output" in shown


def test_help_and_version(capsys: Capture) -> None:
    for arguments in (["--help"], ["run", "--help"], ["--version"]):
        with pytest.raises(SystemExit) as caught:
            main(arguments)
        assert caught.value.code == 0
    assert "exit codes:" in capsys.readouterr().out
