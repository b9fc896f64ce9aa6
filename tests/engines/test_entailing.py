"""The second opinion, on a tiny classifier with random weights: labels, batches, lengths, and every way it cannot be loaded."""

import json
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from pipeline import parallel
from pipeline.cli import main
from pipeline.config import load_config
from pipeline.engines.entailing import Entailing, check, load
from pipeline.errors import EngineError
from pipeline.run import run
from tests.engines.conftest import seed_lines
from tests.paths import CONFIGS, ROOT

torch = pytest.importorskip("torch", reason="torch is not installed (the models extra)")

PAIRS = [
    ("The talks in Qatar went on for six days.", "The talks went on."),
    ("Kabul was told of the talks.", "Nobody was told."),
    ("The talks in Qatar went on for six days.", "The talks in Kabul went on for nine days, officials said on Monday."),
]


def build(folder: Path, labels: dict[int, str], **options: Any) -> Path:
    """A BERT of two layers with a vocabulary of the seeds' words."""
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizer

    words = sorted({word.lower() for line in seed_lines() for word in line.split() if word.isalpha()})
    vocabulary = {piece: number for number, piece in enumerate(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *words])}
    tokenizer = BertTokenizer(vocab=vocabulary)
    torch.manual_seed(1)
    config = BertConfig(
        vocab_size=len(vocabulary), hidden_size=32, num_hidden_layers=2, num_attention_heads=2, intermediate_size=64,
        max_position_embeddings=64, initializer_range=0.5, num_labels=len(labels), id2label=labels,
        label2id={name: number for number, name in labels.items()}, **options,
    )  # fmt: skip
    tokenizer.save_pretrained(folder)
    BertForSequenceClassification(config).save_pretrained(folder)
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    torch.set_num_threads(1)
    return build(tmp_path_factory.mktemp("models") / "tiny-nli", {0: "CONTRADICTION", 1: "NEUTRAL", 2: "ENTAILMENT"})


@pytest.fixture(scope="module")
def opinion(folder: Path) -> Entailing:
    return load(str(folder), None, 16)


def test_probabilities_of_the_label_that_says_entailment(opinion: Entailing) -> None:
    found = opinion(PAIRS)
    inputs = opinion.tokenizer(*PAIRS[1], return_tensors="pt")
    with torch.inference_mode():
        wanted = torch.softmax(opinion.model(**inputs).logits, dim=1)[0, 2].item()
    assert found[1] == pytest.approx(wanted, abs=1e-5)
    assert len(set(found)) == 3
    assert all(0 < each < 1 for each in found)
    assert (opinion.name, opinion.label, opinion.window) == ("tiny-nli", 2, 64)


def test_batches_change_nothing_that_shows_and_none_is_asked_for_nothing(opinion: Entailing, folder: Path) -> None:
    alone = load(str(folder), None, 1)
    assert alone(PAIRS) == pytest.approx(opinion(PAIRS), abs=1e-5)
    assert alone.fingerprint != opinion.fingerprint
    assert opinion([]) == []


def test_what_is_longer_than_the_model_is_cut_not_refused(opinion: Entailing) -> None:
    long = "the talks went on " * 400
    assert len(opinion([(long, "the talks went on"), ("the talks went on", long), (long, long), ("", "")])) == 4


@pytest.mark.parametrize(
    ("labels", "place"),
    [
        ({0: "not_entailment", 1: "entailment"}, 1),
        ({0: "Supported", 1: "Refuted"}, 0),
        ({0: "SUPPORTS", 1: "REFUTES", 2: "NOT ENOUGH INFO"}, 0),
    ],
)
def test_labels_of_two_and_of_fact_checking(labels: dict[int, str], place: int, tmp_path: Path) -> None:
    made = load(str(build(tmp_path / "model", labels)), None, 4)
    assert made.label == place
    assert len(made(PAIRS)) == 3


def test_a_model_without_such_a_label_is_named_with_those_it_has(tmp_path: Path) -> None:
    made = build(tmp_path / "moods", {0: "glad", 1: "sad"})
    problem = check(str(made), None)
    assert problem is not None
    assert "none of its labels says entailment (it has: glad, sad)" in problem
    with pytest.raises(EngineError, match="glad, sad"):
        load(str(made), None, 4)


def test_a_body_without_a_head_is_no_classifier(folder: Path, tmp_path: Path) -> None:
    from safetensors.torch import load_file, save_file

    made = tmp_path / "headless"
    shutil.copytree(folder, made)
    weights = {name: tensor for name, tensor in load_file(made / "model.safetensors").items() if "classifier" not in name}
    save_file(weights, made / "model.safetensors", metadata={"format": "pt"})
    with pytest.raises(EngineError, match="it is no classifier"):
        load(str(made), None, 4)


def test_code_and_pickles_are_not_run(folder: Path, tmp_path: Path) -> None:
    made = tmp_path / "coded"
    shutil.copytree(folder, made)
    config = json.loads((made / "config.json").read_text())
    config |= {"model_type": "mine", "auto_map": {"AutoConfig": "mine.Mine", "AutoModelForSequenceClassification": "mine.Mine"}}
    (made / "config.json").write_text(json.dumps(config))
    (made / "mine.py").write_text("raise SystemExit('run')")
    with pytest.raises(EngineError, match="cannot be loaded"):
        load(str(made), None, 4)
    pickled = tmp_path / "pickled"
    shutil.copytree(folder, pickled)
    (pickled / "model.safetensors").rename(pickled / "pytorch_model.bin")
    problem = check(str(pickled), None)
    assert problem is not None
    assert "pickle" in problem
    assert "AutoModelForSequenceClassification" in problem


def test_nothing_there_is_told_before_anything_is_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    model = f"verify.model={tmp_path / 'no-model'}"
    arguments = [str(CONFIGS / "default.yaml"), "--input", str(ROOT / "seeds"), "--set", "engine.method=extract", model]
    assert main(["check", *arguments]) == 2
    assert main(["run", *arguments, "--output", str(tmp_path / "out")]) == 2
    told = capsys.readouterr().err
    assert told.count(f"verify.model: there is no folder {tmp_path / 'no-model'}") == 2
    assert not (tmp_path / "out").exists()


def test_check_says_that_it_can_be_loaded_and_reads_no_weights(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = tmp_path / "weightless"
    shutil.copytree(folder, made)
    (made / "model.safetensors").write_bytes(b"")
    arguments = ["check", str(CONFIGS / "default.yaml"), "--input", str(ROOT / "seeds"), "--set", f"verify.model={made}"]
    assert main(arguments) == 0
    assert "its engine and the model of its second opinion can be loaded" in capsys.readouterr().err


def test_without_torch_it_says_what_to_install(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "torch", None)
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    problem = check(str(folder), None)
    assert problem is not None
    assert "torch is not installed" in problem


@pytest.mark.parametrize("engine", ["extract", "embedded"])
def test_a_run_asks_it_and_is_the_same_on_one_process_and_on_two(
    engine: str, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parallel.Workers, "__enter__", lambda mapper: mapper.start(wait=True) or mapper)
    found = {}
    for workers in (1, 2):
        settings = [f"workers={workers}", f"engine.method={engine}", f"verify.model={folder}", "verify.on_unsupported=flag"]
        outcome = run(load_config(CONFIGS / "default.yaml", settings, inputs=[str(ROOT / "seeds")]), tmp_path / f"{workers}")
        found[workers] = outcome.result.read_bytes()
    assert found[1] == found[2]
    sentences = [sentence for line in found[1].splitlines() for sentence in json.loads(line)["sentences"]]
    asked = [sentence for sentence in sentences if sentence["verdict"] != "extracted"]
    assert bool(asked) == (engine == "embedded")
    assert all(sentence["support_score"] < 1 for sentence in asked)
    kinds = {finding["kind"] for sentence in sentences for finding in sentence["findings"]}
    assert kinds <= {"entailment"}
