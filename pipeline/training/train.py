"""Research text -> a trained, exported model: pairs, vocabulary, arrays, weights, files; each step once."""

from __future__ import annotations

import hashlib
import os
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from importlib.util import find_spec
from itertools import chain
from pathlib import Path

import orjson

from pipeline.engines.vocabulary import Vocabulary
from pipeline.errors import ConfigError, EngineError, InputError
from pipeline.io import file_digest, make_folder, read_lines, replacing, run_folder, write_lines, write_manifest
from pipeline.parallel import Workers
from pipeline.progress import Progress
from pipeline.training.batches import read_arrays, write_arrays
from pipeline.training.pair import Pair
from pipeline.training.pairs import collect
from pipeline.training.recipe import TrainSettings
from pipeline.training.vocabulary import train_vocabulary


def train(settings: TrainSettings, data: Path, folder: Path, *, progress: Progress) -> Path:
    """Research text in `data` -> the folder of the finished model, `folder/model`.

    Everything lives in `folder`: `pairs.jsonl`, `held_out.jsonl`, `spiece.model`, `arrays/`, `checkpoints/`, `outputs/`,
    `log.jsonl`, `model/`, and `steps.json`, which says what each step was made from. A step whose output is there and
    whose inputs are the same is passed over, so the same command goes on where it was stopped.

    Raises:
        EngineError: torch is not installed.
        ConfigError: settings that contradict each other, or name a file that is not there.
        InputError: the data is not there, or too little.
        OutputError: the folder is in use, not ours, full, or holds the checkpoints of another model.
        KeyboardInterrupt: it was asked to stop; the last checkpoint is on disk.
    """
    _check(settings)
    with run_folder(folder):
        steps = _Steps(folder, progress)
        make_folder(folder / "arrays")
        _pairs(settings, data, folder, steps, progress)
        _vocabulary(settings, folder, steps)
        _arrays(folder, steps, progress)
        _weights(settings, folder, steps, progress)
    return folder / "model"


def _check(settings: TrainSettings) -> None:
    """What pydantic cannot know: packages, files, and settings that need each other."""
    for package in ("torch", "onnx"):
        if find_spec(package) is None:
            raise EngineError(
                f"training needs {package}, which is not installed",
                place="train",
                remedy='install the models extra: pip install "story-digest[models]"',
            )
    problems = [
        f"{name}: {path} is not there"
        for name, path in (
            ("pairs_file", settings.pairs_file),
            ("held_out_file", settings.held_out_file),
            ("vocabulary.file", settings.vocabulary.file),
            ("model.start_from", settings.model.start_from),
        )
        if path is not None and not Path(path).exists()
    ]
    if settings.held_out_file and not settings.pairs_file:
        problems.append("held_out_file: needs pairs_file, or pairs that were held out would be trained on")
    if settings.fit.budget_pieces is None and settings.fit.budget_minutes is None:
        problems.append("fit.budget_pieces, fit.budget_minutes: one of them must say when to stop")
    if not sum(stage.share for stage in settings.fit.stages):
        problems.append("fit.stages: no stage has a share of the budget")
    if problems:
        raise ConfigError(problems, place="train", remedy="every setting: configs/train-embedded.yaml")


class _Steps:
    """What each step was made from, in `steps.json`: a step is due when that differs, or when an output is not there."""

    def __init__(self, folder: Path, progress: Progress) -> None:
        self._folder = folder
        self._progress = progress
        try:
            self._made: dict[str, str] = orjson.loads((folder / "steps.json").read_bytes())
        except (OSError, orjson.JSONDecodeError):
            self._made = {}

    def due(self, step: str, inputs: Sequence[object], outputs: Sequence[str]) -> bool:
        """Whether the step must be taken. It counts as taken only after `done`."""
        there = all((self._folder / name).exists() for name in outputs)
        if there and self._made.get(step) == _fingerprint(inputs):
            self._progress.say(f"{step}: there already")
            return False
        self._began = time.monotonic()
        self._progress.begin(step)
        return True

    def done(self, step: str, inputs: Sequence[object], counts: Mapping[str, int]) -> None:
        """The step was taken."""
        self._progress.end(step, counts, time.monotonic() - self._began)
        self._made[step] = _fingerprint(inputs)
        write_manifest(self._folder / "steps.json", dict(self._made))


def _fingerprint(inputs: Sequence[object]) -> str:
    return hashlib.sha256(orjson.dumps(inputs, option=orjson.OPT_SORT_KEYS)).hexdigest()


def _sha(path: Path) -> str:
    found = file_digest(path)
    if found is None:
        raise InputError("cannot be read", place=str(path))
    return found[1]


def _pairs(settings: TrainSettings, data: Path, folder: Path, steps: _Steps, progress: Progress) -> None:
    if settings.pairs_file:
        inputs: list[object] = [_sha(Path(path)) for path in (settings.pairs_file, settings.held_out_file) if path]
    else:
        files = sorted(path for part in ("train", "tune") for path in (data / part).glob("*.jsonl*"))
        if not files:
            raise InputError("has no train/*.jsonl.xz", place=str(data), remedy="name the research text with --data")
        inputs = [settings.pairs.model_dump(), {path.name: _sha(path) for path in files}]
    if not steps.due("pairs", inputs, ("pairs.jsonl", "held_out.jsonl")):
        return
    if settings.pairs_file:
        training = write_lines(folder / "pairs.jsonl", _read_pairs(Path(settings.pairs_file)))
        ready = _read_pairs(Path(settings.held_out_file)) if settings.held_out_file else iter(())
        held_out = write_lines(folder / "held_out.jsonl", ready)
    else:
        workers = settings.workers if settings.workers != "auto" else os.cpu_count() or 1
        with Workers(workers, progress) as mapper:
            made = collect(data, settings.pairs, mapper=mapper)
        training = write_lines(folder / "pairs.jsonl", made.training)
        held_out = write_lines(folder / "held_out.jsonl", made.held_out)
    steps.done("pairs", inputs, {"pairs": training.lines, "held_out": held_out.lines})


def _read_pairs(path: Path) -> Iterator[Pair]:
    for number, record in enumerate(read_lines(path), 1):
        try:
            yield Pair(task=record["task"], sources=tuple(record["sources"]), target=record["target"], origin=record["origin"])
        except (KeyError, TypeError) as error:
            raise InputError(
                f"record {number} is not a pair ({error})", place=str(path), remedy="a line is {task, sources, target, origin}"
            ) from error


def _vocabulary(settings: TrainSettings, folder: Path, steps: _Steps) -> None:
    ready = settings.vocabulary.file
    inputs = [_sha(Path(ready))] if ready else [settings.vocabulary.model_dump(), _sha(folder / "pairs.jsonl")]
    if not steps.due("vocabulary", inputs, ("spiece.model",)):
        return
    # Targets, because people wrote them; sources are partly made by rules.
    model = (
        Path(ready).read_bytes()
        if ready
        else train_vocabulary((pair.target for pair in _read_pairs(folder / "pairs.jsonl")), settings.vocabulary)
    )
    with replacing(folder / "spiece.model") as file:
        file.write(model)
    steps.done("vocabulary", inputs, {"pieces": Vocabulary(folder / "spiece.model").size})


def _arrays(folder: Path, steps: _Steps, progress: Progress) -> None:
    inputs = [_sha(folder / "pairs.jsonl"), _sha(folder / "spiece.model")]
    if not steps.due("arrays", inputs, ("arrays/arrays.json", "arrays/index.npz", "arrays/sources.bin", "arrays/targets.bin")):
        return
    counts = write_arrays(_read_pairs(folder / "pairs.jsonl"), Vocabulary(folder / "spiece.model"), folder / "arrays")
    for reason, by in counts.items():
        progress.say(f"  {reason}: " + ", ".join(f"{count:,} {origin}" for origin, count in by.items()))
    steps.done("arrays", inputs, {reason: sum(by.values()) for reason, by in counts.items()})


def _weights(settings: TrainSettings, folder: Path, steps: _Steps, progress: Progress) -> None:
    """Train, save and export; what was trained already is loaded from its last checkpoint."""
    # Read when torch loads its OpenMP. Threads that spin while they wait make a step 15 times longer (12.0 s, not 0.79 s, on 4
    # cores with a load of 8) as soon as anything else wants the cores.
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    from pipeline.training.trainer import fit, new_model, save_model

    vocabulary = Vocabulary(folder / "spiece.model")
    arrays = read_arrays(folder / "arrays")
    inputs = [settings.model.model_dump(), settings.fit.model_dump(), arrays.identity, _sha(folder / "spiece.model")]
    outputs = ("model/config.json", "model/model.safetensors", "model/spiece.model")
    if steps.due("fit", inputs, outputs):
        known = set(chain.from_iterable(stage.mix for stage in settings.fit.stages))
        unseen = Counter(arrays.names[place] for place in arrays.origins.tolist() if arrays.names[place] not in known)
        if unseen:
            progress.say(
                "  in no stage's mix, never seen: " + ", ".join(f"{n:,} {origin}" for origin, n in sorted(unseen.items()))
            )
        model = new_model(settings.model, vocabulary, settings.fit.seed)
        dev = list(_read_pairs(folder / "held_out.jsonl"))
        identity = _fingerprint([settings.model.model_dump(exclude={"start_from"}), _sha(folder / "spiece.model")])
        fitted = fit(model, arrays, dev, vocabulary, settings.fit, folder, identity=identity, report=progress)
        if not fitted.finished:
            raise KeyboardInterrupt
        save_model(model, folder / "spiece.model", folder / "model")
        steps.done("fit", inputs, {"steps": fitted.position.step, "pieces": fitted.position.pieces})
    exported = ("model/encoder.onnx", "model/decoder.onnx")
    inputs = [settings.export.model_dump(), _sha(folder / "model" / "model.safetensors")]
    if steps.due("export", inputs, exported):
        from pipeline.training.export import export

        export(folder / "model", folder / "model", quantize=settings.export.quantize)
        steps.done("export", inputs, {"files": len(exported)})
