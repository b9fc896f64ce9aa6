"""`digest train`: the config says everything, problems come all at once, steps that are done are passed over."""

import re
import sys
from pathlib import Path

import orjson
import pytest
import yaml

from pipeline.cli import USAGE, main
from pipeline.config import load_settings
from pipeline.describe import alternatives
from pipeline.errors import ConfigError
from pipeline.io import write_lines
from pipeline.training.recipe import Stage, TrainSettings
from tests.paths import ROOT
from tests.training.make import made_pairs

CONFIG = ROOT / "configs" / "train-embedded.yaml"
TINY = {
    "vocabulary": {"pieces": 345},
    "model": {"width": 64, "head_width": 32, "heads": 2, "inner": 64, "encoder_layers": 1, "decoder_layers": 1},
    "fit": {
        "budget_pieces": 20_000,
        "stages": [{"name": "all", "share": 1.0, "mix": {"split": 1.0, "denoise": 1.0}}],
        "warmup_steps": 2,
        "threads": 1,
        "log_steps": 1,
    },
}


def test_the_config_is_the_default_recipe() -> None:
    assert load_settings(TrainSettings, CONFIG) == TrainSettings()


def test_the_config_has_every_knob_with_its_comment() -> None:
    lines = CONFIG.read_text(encoding="utf-8").splitlines()
    text = "\n".join(lines)
    for name, field in TrainSettings.model_fields.items():
        kinds = alternatives(field)
        knobs = kinds[0].model_fields.items() if kinds else [(name, field)]
        for knob, about in knobs:
            indent = "  " if kinds else ""
            place = next(number for number, line in enumerate(lines) if line.startswith(f"{indent}{knob}:"))
            assert lines[place - 1].startswith(f"{indent}# ")
            assert about.description in re.sub(r"\n *#  *", " ", text)
    assert all(
        f" {about.description}" in text for about in Stage.model_fields.values() if about.description.startswith("its part")
    )


def test_everything_wrong_is_said_at_once(tmp_path: Path) -> None:
    config = tmp_path / "wrong.yaml"
    config.write_text("fit:\n  rat: 0.1\n  clip: -1\nmodell: {}\nvocabulary:\n  pieces: many\n")
    with pytest.raises(ConfigError) as caught:
        load_settings(TrainSettings, config, ["fit.decay=steep"])
    said = str(caught.value)
    for part in ("fit.rat", "fit.clip", "modell", "vocabulary.pieces", "fit.decay", "train-embedded.yaml"):
        assert part in said


def test_settings_that_need_each_other(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = tmp_path / "config.yaml"
    config.write_text("held_out_file: nowhere.jsonl\nfit:\n  budget_pieces: null\n")
    assert main(["train", str(config), "--data", str(tmp_path), "--output", str(tmp_path / "out")]) == USAGE
    said = capsys.readouterr().err
    assert "held_out_file: nowhere.jsonl is not there" in said
    assert "needs pairs_file" in said
    assert "fit.budget_pieces, fit.budget_minutes" in said
    assert not (tmp_path / "out").exists()


def test_without_torch_it_says_what_to_install(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "torch", None)  # as Python marks a package that must not be found
    assert main(["train", str(CONFIG), "--data", str(tmp_path), "--output", str(tmp_path / "out")]) == USAGE
    said = capsys.readouterr().err
    assert "training needs torch, which is not installed" in said
    assert 'pip install "story-digest[models]"' in said


def test_from_pairs_to_a_model_and_no_step_twice(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("torch")
    pytest.importorskip("onnx")
    write_lines(tmp_path / "pairs.jsonl", made_pairs(300))
    write_lines(tmp_path / "held_out.jsonl", made_pairs(10))
    files = {"pairs_file": str(tmp_path / "pairs.jsonl"), "held_out_file": str(tmp_path / "held_out.jsonl")}
    config = tmp_path / "tiny.yaml"
    config.write_text(yaml.safe_dump(files | TINY))
    command = ["train", str(config), "--data", str(tmp_path), "--output", str(tmp_path / "out")]
    assert main(command) == 0
    printed = capsys.readouterr()
    model = tmp_path / "out" / "model"
    assert printed.out == f"{model}\n"
    there = {path.name for path in model.iterdir()}
    assert there >= {"config.json", "model.safetensors", "spiece.model", "encoder.onnx", "decoder.onnx"}
    assert orjson.loads((model / "config.json").read_bytes())["vocab_size"] == 345

    assert main(command) == 0
    again = capsys.readouterr().err
    assert [line for line in again.splitlines() if "there already" in line] == [
        f"{step}: there already" for step in ("pairs", "vocabulary", "arrays", "fit", "export")
    ]


def test_bad_pairs_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("torch")
    (tmp_path / "pairs.jsonl").write_text('{"task": "fuse", "sources": ["a"], "target": "b"}\n')
    config = tmp_path / "tiny.yaml"
    config.write_text(f"pairs_file: {tmp_path / 'pairs.jsonl'}\n")
    assert main(["train", str(config), "--data", str(tmp_path), "--output", str(tmp_path / "out")]) == 1
    assert "record 1 is not a pair ('origin')" in capsys.readouterr().err
