"""A tiny training run: its loss falls, and killed and resumed it ends with the weights of an unbroken one."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from threading import Timer
from typing import Any

import pytest

from pipeline.engines.vocabulary import Vocabulary
from pipeline.errors import EngineError, InputError, OutputError
from pipeline.io import read_lines
from pipeline.progress import Silent
from pipeline.training.batches import read_arrays, write_arrays
from pipeline.training.recipe import FitSettings, ModelSettings, Stage
from tests.paths import ROOT
from tests.training.make import made_pairs

torch = pytest.importorskip("torch")

SHAPE = ModelSettings(width=64, head_width=32, heads=2, inner=64, encoder_layers=1, decoder_layers=1)
SETTINGS = FitSettings(
    budget_pieces=80_000,
    stages=(Stage(name="one", share=0.5, mix={"denoise": 1.0}), Stage(name="two", share=0.5, mix={"split": 1.0, "denoise": 0.5})),
    rate=5e-3,
    warmup_steps=10,
    batch_pieces=1024,
    log_steps=10,
    checkpoint_minutes=0.0,
    threads=1,
)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory, vocabulary: Vocabulary) -> Path:
    folder = tmp_path_factory.mktemp("arrays")
    write_arrays(made_pairs(400), vocabulary, folder)
    return folder


def run(
    data: Path, vocabulary: Vocabulary, folder: Path, settings: FitSettings = SETTINGS, identity: str = "x"
) -> tuple[Any, Any]:
    from pipeline.training.trainer import fit, new_model

    folder.mkdir(exist_ok=True)
    model = new_model(SHAPE, vocabulary, settings.seed)
    fitted = fit(model, read_arrays(data), made_pairs(20), vocabulary, settings, folder, identity=identity, report=Silent())
    return model.state_dict(), fitted


@pytest.fixture(scope="module")
def unbroken(data: Path, vocabulary: Vocabulary, tmp_path_factory: pytest.TempPathFactory) -> tuple[Any, Any, Path]:
    folder = tmp_path_factory.mktemp("unbroken")
    return *run(data, vocabulary, folder), folder


def losses(folder: Path) -> list[float]:
    return [record["loss"] for record in read_lines(folder / "log.jsonl") if "loss" in record]


def test_the_loss_falls_and_everything_is_written_down(unbroken: tuple[Any, Any, Path]) -> None:
    _, fitted, folder = unbroken
    assert fitted.finished
    assert fitted.position.pieces >= 80_000
    found = losses(folder)
    assert found[-1] < 0.5 * found[0]
    log = list(read_lines(folder / "log.jsonl"))
    assert [record["stage"] for record in log if "stage" in record] == sorted(
        record["stage"] for record in log if "stage" in record
    )
    assert {"one", "two"} == {record["stage"] for record in log if "stage" in record}
    assert max(record["rate"] for record in log if "rate" in record) == pytest.approx(5e-3, rel=0.05)
    assert set(log[-1]["dev"]) == {"loss", "rouge2", "kept", "supported", "whole", "verbatim", "novel", "seconds"}
    assert len(list((folder / "checkpoints").iterdir())) == 2
    shown = (folder / "outputs" / f"step-{fitted.position.step:09d}.txt").read_text()
    assert shown.count("written: ") == 20


def test_killed_and_resumed_it_ends_with_the_same_weights(
    data: Path, vocabulary_file: Path, vocabulary: Vocabulary, unbroken: tuple[Any, Any, Path], tmp_path: Path
) -> None:
    code = (
        "import sys; from pathlib import Path; from pipeline.engines.vocabulary import Vocabulary\n"
        "from tests.training.test_trainer import run\n"
        "run(Path(sys.argv[1]), Vocabulary(Path(sys.argv[2])), Path(sys.argv[3]))"
    )
    process = subprocess.Popen([sys.executable, "-c", code, str(data), str(vocabulary_file), str(tmp_path)], cwd=ROOT)
    try:
        until = time.monotonic() + 120
        while not list(tmp_path.glob("checkpoints/step-*3?.pt")):  # the thirties of any hundred: in the middle of an epoch
            assert process.poll() is None
            assert time.monotonic() < until
            time.sleep(0.01)
    finally:
        process.kill()
        process.wait()
    expected, fitted, folder = unbroken
    weights, resumed = run(data, vocabulary, tmp_path)
    assert resumed.position.step == fitted.position.step
    assert all(torch.equal(weights[name], expected[name]) for name in expected)
    last = [[*read_lines(where / "log.jsonl")][-1] for where in (tmp_path, folder)]
    assert [{**record["dev"], "seconds": 0} for record in last] == [{**last[1]["dev"], "seconds": 0}] * 2


def test_asked_to_stop_it_saves_and_goes_on_later(
    data: Path, vocabulary: Vocabulary, unbroken: tuple[Any, Any, Path], tmp_path: Path
) -> None:
    rare = SETTINGS.model_copy(update={"checkpoint_minutes": 60.0})
    Timer(0.5, os.kill, (os.getpid(), signal.SIGTERM)).start()
    _, stopped = run(data, vocabulary, tmp_path, rare)
    assert not stopped.finished
    assert [path.name for path in (tmp_path / "checkpoints").iterdir()] == [f"step-{stopped.position.step:09d}.pt"]
    weights, _ = run(data, vocabulary, tmp_path, rare)
    assert all(torch.equal(weights[name], expected) for name, expected in unbroken[0].items())
    assert signal.getsignal(signal.SIGTERM) == signal.SIG_DFL


def test_a_torn_checkpoint_is_passed_over(
    data: Path, vocabulary: Vocabulary, unbroken: tuple[Any, Any, Path], tmp_path: Path
) -> None:
    short = SETTINGS.model_copy(update={"budget_pieces": 10_000})
    _, fitted = run(data, vocabulary, tmp_path, short)
    torn = tmp_path / "checkpoints" / f"step-{fitted.position.step:09d}.pt"
    torn.write_bytes(torn.read_bytes()[:1000])
    weights, _ = run(data, vocabulary, tmp_path)
    assert all(weights[name].isfinite().all() for name in weights)
    assert losses(tmp_path)[-1] < 0.5 * losses(tmp_path)[0]


def test_a_checkpoint_of_another_model_is_refused(data: Path, vocabulary: Vocabulary, tmp_path: Path) -> None:
    short = SETTINGS.model_copy(update={"budget_pieces": 4_000})
    run(data, vocabulary, tmp_path, short)
    with pytest.raises(OutputError, match="another model"):
        run(data, vocabulary, tmp_path, short, identity="y")


def test_a_stage_without_pairs_is_said(data: Path, vocabulary: Vocabulary, tmp_path: Path) -> None:
    lost = SETTINGS.model_copy(update={"stages": (Stage(name="lost", share=1.0, mix={"nowhere": 1.0}),)})
    with pytest.raises(InputError, match="stage lost has no pair"):
        run(data, vocabulary, tmp_path, lost)


def test_the_saved_model_is_half_as_exact_and_starts_another(
    data: Path, vocabulary: Vocabulary, vocabulary_file: Path, tmp_path: Path
) -> None:
    from pipeline.training.trainer import new_model, save_model

    model = new_model(SHAPE, vocabulary, 1)
    weights = {name: value.clone() for name, value in model.state_dict().items()}
    save_model(model, vocabulary_file, tmp_path / "model")
    assert {"config.json", "model.safetensors", "spiece.model"} <= {path.name for path in (tmp_path / "model").iterdir()}
    again = new_model(SHAPE.model_copy(update={"start_from": str(tmp_path / "model")}), vocabulary, 2).state_dict()
    assert all(torch.equal(again[name], weights[name].half().float()) for name in weights)
    with pytest.raises(EngineError, match="not a model of this shape"):
        new_model(SHAPE.model_copy(update={"start_from": str(tmp_path)}), vocabulary, 2)
