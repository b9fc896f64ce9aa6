import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.cli import main
from tests import make
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


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    return make.write(tmp_path / "gold.jsonl", make.clusters(6))


@pytest.fixture
def told(tmp_path: Path, gold: Path, capsys: Capture) -> Path:
    arguments = ["run", "configs/default.yaml", "--quiet", "--input", str(gold), "--set", "cluster.method=field"]
    assert main([*arguments, "--output", str(tmp_path / "told")]) == 0
    capsys.readouterr()
    return tmp_path / "told"


def test_evaluate_measures_digests_of_the_clusters_that_a_run_read(
    tmp_path: Path, gold: Path, told: Path, capsys: Capture
) -> None:
    lines = [json.loads(line) for line in (told / "digests.jsonl").read_text(encoding="utf-8").splitlines()]
    wanted = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    found = {line["story_id"]: {article["title"] for article in line["articles"]} for line in lines}
    assert found == {line["id"]: {document["title"] for document in line["documents"]} for line in wanted}
    files = ["--json", str(tmp_path / "figures.json"), "--html", str(tmp_path / "page.html")]
    assert main(["evaluate", str(told), "--references", str(gold), "--compare", str(told), *files, "--strict"]) == 0
    captured = capsys.readouterr()
    assert captured.err.startswith("score: 6 clusters")
    assert "ROUGE-2, %" in captured.out
    figures = json.loads((tmp_path / "figures.json").read_text())["figures"]
    assert figures["rouge1"]["systems"][0]["mean"] > 0.5
    assert figures["rouge1"]["difference"] == {"mean": 0, "low": 0, "high": 0, "count": 6, "p": 1}
    assert lines[0]["sentences"][0]["text"] in (tmp_path / "page.html").read_text(encoding="utf-8")


def test_evaluate_measures_stories(gold: Path, told: Path, capsys: Capture) -> None:
    assert main(["evaluate", str(told / "digests.jsonl"), "--stories", str(gold), "--quiet", "--strict"]) == 0
    captured = capsys.readouterr()
    assert captured.err == ""
    assert captured.out.count("1.000") == 5


def test_evaluate_tells_what_has_no_digest_by_its_exit_code(gold: Path, told: Path, capsys: Capture) -> None:
    lines = (told / "digests.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    (told / "digests.jsonl").write_text("".join(lines[1:]), encoding="utf-8")
    assert main(["evaluate", str(told), "--references", str(gold), "--quiet"]) == 0
    assert f"no digest, counted as empty: 1 ({json.loads(lines[0])['story_id']})" in capsys.readouterr().out
    assert main(["evaluate", str(told), "--references", str(gold), "--quiet", "--strict"]) == 3


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["seeds", "--references", "GOLD"], 1, "seeds: has no digests.jsonl\n  digest run CONFIG writes one"),
        (["OUTPUT", "--references", "seeds"], 1, "seeds: is not a file"),
        (["OUTPUT", "--stories", "README.md"], 1, "no `story` in 1 of 1 articles"),
        (["OUTPUT", "--stories", "absent.jsonl"], 1, "input: not there: absent.jsonl"),
        (["OUTPUT", "--stories", "GOLD", "--html", "x"], 2, "--html goes with --references"),
        (["OUTPUT", "--references", "GOLD", "--json", "absent/x"], 2, "--json absent/x: there is no folder absent"),
    ],
)
def test_evaluate_says_what_is_wrong(
    gold: Path, told: Path, capsys: Capture, arguments: list[str], code: int, said: str
) -> None:  # fmt: skip
    names = {"GOLD": str(gold), "OUTPUT": str(told)}
    assert main(["evaluate", *(names.get(argument, argument) for argument in arguments), "--quiet"]) == code
    captured = capsys.readouterr()
    assert said in captured.err
    assert captured.out == ""


def test_help_and_version(capsys: Capture) -> None:
    for arguments in (["--help"], ["run", "--help"], ["evaluate", "--help"], ["--version"]):
        with pytest.raises(SystemExit) as caught:
            main(arguments)
        assert caught.value.code == 0
    assert "exit codes:" in capsys.readouterr().out


def _digest(arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """The command by way of a shell, which can close its streams, in a folder of one article and a pipe."""
    (folder / "news").mkdir(exist_ok=True)
    (folder / "news" / "one.txt").write_text("The old bridge in Árden was closed on Tuesday because of forty cracks in it.\n")
    if not (folder / "news" / "pipe.txt").exists():
        os.mkfifo(folder / "news" / "pipe.txt")
    config = folder / "config.yaml"
    config.write_text("input: [news]\nengine: {method: extract}\nworkers: 1\n")
    return subprocess.run(
        ["/bin/sh", "-c", f"{sys.executable} -m pipeline {arguments}"],
        cwd=folder, env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip


def test_a_pipe_among_the_files_is_dropped_and_not_waited_for(tmp_path: Path) -> None:
    done = _digest("run config.yaml --output out", tmp_path)
    assert done.returncode == 0, done.stderr
    assert "unsupported" in (tmp_path / "out" / "dropped.jsonl").read_text()
    assert list(json.loads((tmp_path / "out" / "run.json").read_text())["inputs"]) == ["news/one.txt"]


@pytest.mark.parametrize("streams", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams_stop_nothing(tmp_path: Path, streams: str) -> None:
    done = _digest(f"run config.yaml --output out {streams}", tmp_path)
    assert (done.returncode, done.stderr if "2>" in streams else "") == (0, "")
    assert len((tmp_path / "out" / "digests.jsonl").read_text().splitlines()) == 1


def test_what_an_encoding_lacks_is_escaped_and_other_files_are_refused(tmp_path: Path) -> None:
    assert _digest("run config.yaml --output out", tmp_path).returncode == 0
    assert "Árden" in _digest("show out", tmp_path).stdout
    plain = subprocess.run(
        [sys.executable, "-m", "pipeline", "show", "out"], cwd=tmp_path, capture_output=True, text=True, check=False,
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "ascii"},
    )  # fmt: skip
    assert (plain.returncode, "\\xc1rden" in plain.stdout) == (0, True)
    other = _digest("show out/articles.jsonl", tmp_path)
    assert (other.returncode, "is no file of digests" in other.stderr) == (1, True)
