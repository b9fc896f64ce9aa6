from pathlib import Path

import pytest

from pipeline.config import Config, load_config
from pipeline.describe import to_yaml
from pipeline.errors import ConfigError
from pipeline.stages.rank import Lead
from tests.paths import CONFIGS, ROOT


@pytest.fixture(autouse=True)
def _at_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "config.yaml"
    path.write_text(text)
    return path


def problems(tmp_path: Path, text: str, *overrides: str) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        load_config(written(tmp_path, text), overrides)
    return caught.value.problems


def test_the_default_file_is_the_default_config() -> None:
    assert load_config(CONFIGS / "default.yaml") == Config()
    assert (CONFIGS / "default.yaml").read_text(encoding="utf-8").endswith(to_yaml(Config()))


def test_every_knob_is_explained() -> None:
    for name, text in {"Config": to_yaml(Config())}.items():
        knobs = [line for line in text.splitlines() if line.startswith("  ") and not line.lstrip().startswith("#")]
        assert len(knobs) > 20, name
        lines = text.splitlines()
        for index, line in enumerate(lines):
            bare = line.strip().removeprefix("# ").strip()
            if ": " in line and not line.strip().startswith("#") and not bare.startswith("method:"):
                assert lines[index - 1].strip().startswith("#"), f"no comment above: {line}"


RUNS = sorted(path for path in CONFIGS.glob("*.yaml") if not path.stem.startswith("train-"))


@pytest.mark.parametrize("path", RUNS, ids=lambda path: path.stem)
def test_every_shipped_config_is_sound(path: Path) -> None:
    assert isinstance(load_config(path), Config)


def test_an_empty_file_is_the_default(tmp_path: Path) -> None:
    assert load_config(written(tmp_path, "")) == Config()


def test_a_resolved_config_reads_back_as_itself(tmp_path: Path) -> None:
    config = load_config(written(tmp_path, "rank: {method: lead}\nsummarize: {max_words: 80}"))
    assert load_config(written(tmp_path, to_yaml(config))) == config


def test_everything_wrong_is_said_at_once(tmp_path: Path) -> None:
    text = """
input: [no/such/folder, seeds]
untill: rank
cluster: {treshold: 0.3}
summarize: {max_words: 0}
dedup: {jaccard: 1.4}
rank: {method: lexrang}
read: 7
workers: many
"""
    assert problems(tmp_path, text, "clean.nonsense=1", "engine") == [
        "--set engine: write room.key=value",
        "`cluster.treshold` is not a setting: did you mean `threshold`?",
        "summarize.max_words: 0 is below 1 (allowed: 1 to 100,000)",
        "dedup.jaccard: 1.4 is above 1 (allowed: 0.3 to 1)",
        "rank.method: lexrang is not one of learned, blend, lexrank, centroid, lead, none: did you mean `lexrank`?",
        "read: 7 is not a table of settings",
        *problems(tmp_path, "clean: {nonsense: 1}"),
        "workers: many is not allowed; allowed: 1 or more or auto",
        "`untill` is not a setting: did you mean `until`?",
        "input: no/such/folder is not there",
    ]


def test_an_unknown_setting_lists_the_known(tmp_path: Path) -> None:
    [problem] = problems(tmp_path, "summarize: {zzz: 1}")
    assert problem.startswith("`summarize.zzz` is not a setting; known here: max_words, ")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("until: sumarize", "until: sumarize is not one of read, clean, cluster, dedup, rank, write"),
        ("summarize: {max_words: '150'}", "summarize.max_words: 150 is wrong: input should be a valid integer"),
        ("summarize: {max_words: 1.5}", "summarize.max_words: 1.5 is wrong: input should be a valid integer"),
        ("summarize: {max_words: yes}", "summarize.max_words: true is wrong: input should be a valid integer"),
        ("input: seeds", "input: seeds is wrong: input should be a valid array"),
        ("input: []", "input: names nothing to read"),
        ("cluster: {threshold: .nan}", "cluster.threshold: null is wrong: input should be a valid number"),
    ],
)
def test_a_wrong_value_is_named_with_what_is_allowed(tmp_path: Path, text: str, said: str) -> None:
    [problem] = problems(tmp_path, text)
    assert problem.startswith(said)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: [1", "line 1: "),
        ("read: {}\nread: {}", "line 2: `read` is there twice"),
        ("- a list", "is a list, not a table of rooms"),
        ("!!python/object/apply:os.system ['true']", "line 1: could not determine a constructor"),
    ],
)
def test_a_file_that_is_no_table(tmp_path: Path, text: str, said: str) -> None:
    [problem] = problems(tmp_path, text)
    assert problem.startswith(said)


def test_no_file(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        load_config(tmp_path / "none.yaml")


def test_overrides_win_and_inputs_replace(tmp_path: Path) -> None:
    path = written(tmp_path, "summarize: {max_words: 80}\nrank: {method: blend, max_words: 500}")
    config = load_config(path, ["summarize.max_words=90", "workers=2"], inputs=["README.md"], output="x")
    assert (config.summarize.max_words, config.workers, config.input, config.output) == (90, 2, ("README.md",), "x")


def test_a_new_method_drops_the_knobs_of_the_old(tmp_path: Path) -> None:
    path = written(tmp_path, "cluster: {method: linkage, threshold: 0.3}")
    assert load_config(path, ["cluster.method=field"]).cluster.method == "field"
    config = load_config(CONFIGS / "default.yaml", ["rank.method=lead"])
    assert isinstance(config.rank, Lead)


def test_the_embedded_engine_is_given_facts() -> None:
    with pytest.raises(ConfigError, match=r"summarize\.unit: story .* auto or fact"):
        load_config(CONFIGS / "default.yaml", ["engine.method=embedded", "summarize.unit=story"])
    assert load_config(CONFIGS / "default.yaml", ["engine.method=embedded"]).summarize.unit == "auto"
    with pytest.raises(ConfigError) as told:
        load_config(CONFIGS / "default.yaml", ["summarize.unit=story", "dedup.jaccard=1.4"])
    assert len(told.value.problems) == 2


def test_folders_of_models_that_are_not_there_are_told_with_the_rest(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as told:
        load_config(written(tmp_path, "{}"), ["engine.folder=/nowhere/a", "verify.model=./nowhere/b", "dedup.jaccard=1.4"])
    assert [problem.split(":")[0] for problem in told.value.problems if "no folder" in problem] == [
        "engine.folder",
        "verify.model",
    ]
    assert any("jaccard" in problem for problem in told.value.problems)
    with pytest.raises(ConfigError, match=r"engine\.model: there is no folder \./nowhere/c"):
        load_config(written(tmp_path, "{}"), ["engine.method=seq2seq", "engine.model=./nowhere/c"])
    assert load_config(written(tmp_path, "{}"), ["engine.method=seq2seq", "engine.model=someone/model"])
