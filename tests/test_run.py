"""A run as a whole: what it writes, that it writes the same again, and what a kill leaves behind."""

import json
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline import parallel
from pipeline.checking.support import check
from pipeline.config import Config, load_config
from pipeline.errors import EngineError, InputError, OutputError
from pipeline.evaluation import support
from pipeline.run import Outcome, _in_batches, run
from pipeline.text import words
from tests.make import articles, write
from tests.paths import CONFIGS, ROOT, SEEDS

GOLDEN = Path(__file__).parent / "golden" / "seeds"
RESULTS = ("articles.jsonl", "digests.jsonl", "dropped.jsonl")


@pytest.fixture(autouse=True)
def _at_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def go(folder: Path, *overrides: str, inputs: list[str] | None = None) -> Outcome:
    return run(load_config(CONFIGS / "default.yaml", overrides, inputs=inputs or ["seeds"]), folder)


def lines(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def results(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in RESULTS}


@pytest.fixture(scope="module")
def seeds_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("runs") / "seeds"
    before = Path.cwd()
    os.chdir(ROOT)
    try:
        go(folder)
    finally:
        os.chdir(before)
    return folder


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("made") / "news.jsonl", articles(300))


def test_the_seeds_golden_run(seeds_run: Path) -> None:
    """When a change of the digests is meant: UPDATE_GOLDEN=1 pytest tests/test_run.py, and read the difference."""
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.mkdir(parents=True, exist_ok=True)
        for name in RESULTS:
            shutil.copyfile(seeds_run / name, GOLDEN / name)
    assert results(seeds_run) == results(GOLDEN)


def test_the_seeds_are_two_stories(seeds_run: Path) -> None:
    digests = lines(seeds_run / "digests.jsonl")
    assert [sorted(Path(article["path"]).name[:3] for article in digest["articles"]) for digest in digests] == [
        ["000", "001", "002", "003"],
        ["004"],
    ]
    assert [digest["status"] for digest in digests] == ["ok", "ok"]


def test_every_offset_slices_to_the_sentence(seeds_run: Path) -> None:
    articles = list(lines(seeds_run / "articles.jsonl"))
    texts = {article["id"]: article["text"] for article in articles}
    published = {article["id"]: article["published"] for article in articles}
    for digest in lines(seeds_run / "digests.jsonl"):
        assert digest["digest"] == " ".join(sentence["text"] for sentence in digest["sentences"])
        for sentence in digest["sentences"]:
            said = [texts[span["article_id"]][span["start"] : span["end"]] for span in sentence["support"]]
            when = [published[span["article_id"]] for span in sentence["support"]]
            if sentence["verdict"] == "extracted":
                assert said[0] == sentence["text"]
            else:
                known = support.known([words(text) for text in said])
                assert not support.unsupported_numbers(sentence["text"], known)
                assert not support.unsupported_names(sentence["text"], known)
                assert not check(sentence["text"], said, published=when).findings
            assert all(text == text.strip() != "" for text in said)
            assert 1 <= sentence["independent_sources"] <= len({span["article_id"] for span in sentence["support"]})
    verdicts = {sentence["verdict"] for digest in lines(seeds_run / "digests.jsonl") for sentence in digest["sentences"]}
    assert verdicts == {"supported", "extracted"}


def test_digests_keep_to_the_budget(seeds_run: Path) -> None:
    assert all(60 < len(digest["digest"].split()) <= 150 for digest in lines(seeds_run / "digests.jsonl"))


def test_no_boilerplate_of_the_seeds_is_published(seeds_run: Path) -> None:
    text = "\n".join(article["text"] for article in lines(seeds_run / "articles.jsonl"))
    for chrome in ("Humane Club", "Accessibility links", "Breaking News", "Leave a Reply", "not be published", "16x9 Image",
                   "AFGHANISTAN --", "Sergey Kwan", "With reporting by", "VOA Reports", "(TCA)", "Resolving the"):  # fmt: skip
        assert chrome not in text


def test_the_manifest_describes_the_files(seeds_run: Path) -> None:
    manifest = json.loads((seeds_run / "run.json").read_text())
    assert manifest["config"] == json.loads(load_config(CONFIGS / "default.yaml").model_dump_json())
    assert set(manifest["inputs"]) == {f"seeds/{path.name}" for path in SEEDS.iterdir()}
    assert {name: entry["lines"] for name, entry in manifest["files"].items()} == {
        name: len(lines(seeds_run / name)) for name in RESULTS
    }
    assert list(manifest["rooms"]) == ["read", "clean", "cluster", "dedup", "rank", "summarize", "verify", "write"]
    assert manifest["rooms"]["write"] | {"seconds": 0} == {"stories": 2, "reused": 0, "seconds": 0}
    assert manifest["rooms"]["verify"] | {"seconds": 0} == {"digests": 2, "seconds": 0}


def test_no_time_of_day_in_the_results(seeds_run: Path, tmp_path: Path) -> None:
    go(tmp_path / "again")
    assert results(tmp_path / "again") == results(seeds_run)


@pytest.mark.parametrize(("engine", "count"), [("extract", 300), ("embedded", 24)])
def test_neither_order_nor_workers_matter(engine: str, count: int, made: Path, tmp_path: Path) -> None:
    shuffled = made.read_text().splitlines()[:count]
    ordered = tmp_path / "ordered.jsonl"
    ordered.write_text("\n".join(shuffled))
    go(tmp_path / "one", "workers=1", f"engine.method={engine}", inputs=[str(ordered)])
    random.Random(3).shuffle(shuffled)
    moved = tmp_path / "moved"
    moved.mkdir()
    for part in range(4):
        (moved / f"{part}.jsonl").write_text("\n".join(shuffled[part::4]))
    go(tmp_path / "two", "workers=3", f"engine.method={engine}", inputs=[str(moved)])

    def placeless(folder: Path) -> list[str]:
        kept = []
        for name in ("digests.jsonl", "articles.jsonl"):
            for record in lines(folder / name):
                for article in [record, *record.get("articles", [])]:
                    article.pop("path", None)
                    for copy in article.get("copies", []):
                        copy.pop("path")
                kept.append(json.dumps(record))
        return kept

    assert placeless(tmp_path / "one") == placeless(tmp_path / "two")


@pytest.mark.parametrize(("engine", "count"), [("extract", 500), ("embedded", 40)])
def test_four_workers_give_the_bytes_of_one(engine: str, count: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel.Workers, "__enter__", lambda mapper: mapper.start(wait=True) or mapper)
    made = write(tmp_path / "news.jsonl", articles(count))
    go(tmp_path / "one", "workers=1", f"engine.method={engine}", inputs=[str(made)])
    go(tmp_path / "four", "workers=4", f"engine.method={engine}", inputs=[str(made)])
    assert results(tmp_path / "one") == results(tmp_path / "four")


def test_every_article_is_in_a_digest_or_dropped(made: Path, tmp_path: Path) -> None:
    junk = tmp_path / "in"
    junk.mkdir()
    shutil.copy(made, junk / "news.jsonl")
    with (junk / "news.jsonl").open("a") as file:
        file.write('{"title": "no text"}\nnot json\n{"text": "Too short."}\n')
    (junk / "noise.bin").write_bytes(bytes(range(256)))
    (junk / "empty.txt").write_text("")
    outcome = go(tmp_path / "out", "cluster.min_articles=2", "engine.method=extract", inputs=[str(junk)])
    digested = {a["id"] for d in lines(outcome.result) for each in d["articles"] for a in [each, *each["copies"]]}
    dropped = lines(outcome.folder / "dropped.jsonl")
    assert all(drop["reason"] and drop["stage"] for drop in dropped)
    small = {drop["id"] for drop in dropped if drop["reason"] == "story_too_small"}
    assert small
    assert digested | small == {f"a{n:05d}" for n in range(300)}
    assert not digested & small
    assert len([drop for drop in dropped if drop["stage"] in ("read", "clean")]) == 5
    assert outcome.flawless is False


def test_a_second_run_reuses_every_story_and_a_changed_one_only_itself(made: Path, tmp_path: Path) -> None:
    def counts(folder: Path) -> tuple[int, int]:
        written = json.loads((folder / "run.json").read_text())["rooms"]["write"]
        return written["stories"], written["reused"]

    news = tmp_path / "news.jsonl"
    shutil.copy(made, news)
    folder = go(tmp_path / "out", "engine.method=extract", inputs=[str(news)]).folder
    first = results(folder)
    stories, reused = counts(folder)
    assert reused == 0
    go(folder, "engine.method=extract", inputs=[str(news)])
    assert (results(folder), counts(folder)) == (first, (stories, stories))
    records = lines(news)
    records[0]["source"] = "The Late Edition"
    write(news, records)
    go(folder, "engine.method=extract", inputs=[str(news)])
    assert counts(folder) == (stories, stories - 1)
    go(folder, "summarize.max_words=50", "engine.method=extract", inputs=[str(news)])
    assert counts(folder) == (stories, 0)


def test_other_code_tells_every_story_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def told() -> int:
        go(tmp_path / "out")
        return json.loads((tmp_path / "out" / "run.json").read_text())["rooms"]["write"]["reused"]

    assert (told(), told()) == (0, 2)
    monkeypatch.setattr("pipeline.run._code", lambda: "other")
    assert told() == 0


@pytest.mark.parametrize("room", ["read", "clean", "cluster", "dedup", "rank"])
def test_until_writes_what_a_room_hands_on(room: str, tmp_path: Path) -> None:
    outcome = go(tmp_path / "out", f"until={room}")
    assert outcome.result == tmp_path / "out" / f"{room}.jsonl"
    records = lines(outcome.result)
    assert len(records) == (5 if room in ("read", "clean") else 2)
    if room == "clean":
        assert any(piece["reason"] for record in records for piece in record["removed"])
    if room == "rank":
        assert all(record["facts"][0]["sentences"] for record in records)
    assert not (tmp_path / "out" / "digests.jsonl").exists()


def test_a_look_at_one_room_leaves_the_digests_and_their_articles_alone(tmp_path: Path) -> None:
    go(tmp_path / "out")
    before = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    go(tmp_path / "out", "until=rank", inputs=["seeds/004_d6197644dbe40003.txt"])
    after = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    assert {name: data for name, data in after.items() if not name.startswith("rank.")} == before
    assert {name for name in after if name.startswith("rank.")} == {
        "rank.jsonl", "rank.articles.jsonl", "rank.dropped.jsonl", "rank.run.json",
    }  # fmt: skip


def test_a_run_does_not_read_what_runs_have_written(tmp_path: Path) -> None:
    news = tmp_path / "news"
    shutil.copytree(SEEDS, news)
    first = results(go(news / "digests", inputs=[str(news)]).folder)
    assert results(go(news / "digests", inputs=[str(news)]).folder) == first
    assert results(go(tmp_path / "elsewhere", inputs=[str(news)]).folder) == first


def test_a_model_gets_the_same_stories_together_however_they_arrive() -> None:
    stories = list(range(70))
    arriving = [stories[:1], stories[1:3], [], stories[3:60], stories[60:]]
    assert list(_in_batches(arriving)) == list(_in_batches([stories])) == [stories[:32], stories[32:64], stories[64:]]


def test_a_missing_model_stops_before_anything_is_read(tmp_path: Path) -> None:
    (tmp_path / "no-model").mkdir()  # a folder, but no model
    with pytest.raises(EngineError):
        go(tmp_path / "out", "engine.method=seq2seq", f"engine.model={tmp_path / 'no-model'}")
    assert not (tmp_path / "out").exists()


def test_a_foreign_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(OutputError, match="holds something else"):
        go(tmp_path)


def test_an_input_that_vanished_is_an_error_not_an_empty_run(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        run(Config(input=(str(tmp_path / "gone"),)), tmp_path / "out")


def test_an_empty_folder_is_no_error_and_not_forgotten(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    outcome = go(tmp_path / "out", inputs=[str(tmp_path / "in")])
    assert (outcome.statuses, outcome.dropped) == ({}, {"read.empty": 1})
    assert outcome.result.read_bytes() == b""


# Kills the process, without warning, when it opens or renames a file in the run's folder for the n-th time.
KILL = """
import os, signal, sys
from pathlib import Path
folder, point, source = sys.argv[1], int(sys.argv[2]), sys.argv[3]
seen = 0
def trap(event, args):
    global seen
    if event in ("open", "os.rename", "os.mkdir") and isinstance(args[0], str) and args[0].startswith(folder):
        seen += 1
        if seen == point:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(trap)
import pipeline.run
pipeline.run._STORIES_AT_A_TIME = 8
real = pipeline.run.Journal.add
def add(self, finished):
    real(self, finished)
    trap("open", (folder,))
pipeline.run.Journal.add = add
from pipeline import parallel
from pipeline.checking.support import check
from pipeline.config import Config
from pipeline.engines.load import ExtractSettings
pipeline.run.run(Config(input=(source,), workers=1, engine=ExtractSettings()), Path(folder))
print(seen)
"""


def killed(folder: Path, point: int, source: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", KILL, str(folder), str(point), str(source)], capture_output=True, text=True, cwd=ROOT
    )


def test_killed_at_ten_points_and_resumed_the_bytes_are_the_same(made: Path, tmp_path: Path) -> None:
    whole = killed(tmp_path / "whole", 0, made)
    assert whole.returncode == 0, whole.stderr
    points = int(whole.stdout)
    assert points > 20
    drawn = random.Random(11).sample(range(1, points + 1), 10)
    folder = tmp_path / "killed"
    for point in drawn:
        resumed = folder.exists()  # a resumed run has fewer points and may end before this one
        done = killed(folder, point, made)
        assert done.returncode == -9 or (resumed and done.returncode == 0), (point, done.stderr)
        for name in RESULTS:
            if (folder / name).exists():
                assert (folder / name).read_bytes() == (tmp_path / "whole" / name).read_bytes(), (point, name)
        if drawn.index(point) % 2:
            assert killed(folder, 0, made).returncode == 0
            assert results(folder) == results(tmp_path / "whole"), point
            assert not list(folder.glob(".tmp-*"))
            shutil.rmtree(folder)
