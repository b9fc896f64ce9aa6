"""Arrays -> trained weights: one pass of stages with a falling learning rate, on disk every few minutes, resumable.

Importing this imports torch; the package does so inside functions only.
"""

from __future__ import annotations

import ctypes
import hashlib
import math
import signal
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any

import orjson
import torch

from pipeline.engines.pointer import PointerConfig, PointerForConditionalGeneration
from pipeline.engines.vocabulary import PAD, Vocabulary
from pipeline.errors import EngineError, InputError, OutputError
from pipeline.io import append_line, make_folder, read_lines, remove, replacing, write_lines
from pipeline.progress import Progress
from pipeline.training.batches import Arrays, Batch, Epoch
from pipeline.training.measuring import measure
from pipeline.training.recipe import FitSettings, ModelSettings
from pipeline.training.schedule import Position, countable, counted, rate, stage_of, used

if TYPE_CHECKING:
    from pipeline.training.pair import Pair

_FORMAT = 1  # of a checkpoint


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """Where a run ended; `finished` is False where it was asked to stop before its budget was used."""

    position: Position
    finished: bool


def new_model(settings: ModelSettings, vocabulary: Vocabulary, seed: int) -> PointerForConditionalGeneration:
    """The shape -> a model with first weights: random by the seed, or those of `start_from`.

    Raises:
        EngineError: `start_from` is no model of this shape.
    """
    torch.manual_seed(seed)
    config = PointerConfig(
        vocab_size=vocabulary.size,
        d_model=settings.width,
        d_kv=settings.head_width,
        d_ff=settings.inner,
        num_heads=settings.heads,
        encoder_layers=settings.encoder_layers,
        decoder_layers=settings.decoder_layers,
    )
    if settings.start_from is None:
        return PointerForConditionalGeneration(config)
    try:
        return PointerForConditionalGeneration.from_pretrained(settings.start_from, config=config, dtype=torch.float32)
    except (OSError, ValueError, RuntimeError) as error:
        raise EngineError(
            f"is not a model of this shape ({str(error).strip().splitlines()[0]})",
            place=f"model.start_from {settings.start_from}",
            remedy="name a folder that digest train wrote with the same model settings and vocabulary",
        ) from error


def save_model(model: PointerForConditionalGeneration, vocabulary: Path, folder: Path) -> None:
    """A model and its vocabulary -> `config.json`, `model.safetensors` (float16) and `spiece.model` in `folder`.

    Raises:
        OutputError: the disk is full, or there is no permission.
    """
    make_folder(folder)
    torch.nn.Module.to(model, "cpu", torch.float16)
    model.save_pretrained(folder)
    with replacing(folder / "spiece.model") as file:
        file.write(vocabulary.read_bytes())


def fit(
    model: PointerForConditionalGeneration,
    arrays: Arrays,
    dev: Sequence[Pair],
    vocabulary: Vocabulary,
    settings: FitSettings,
    folder: Path,
    *,
    identity: str,
    report: Progress,
) -> Fitted:
    """Train `model` in place until the budget is used, or until SIGTERM or SIGINT; goes on from a checkpoint in `folder`.

    Into `folder`: `checkpoints/` (the last two), `log.jsonl` (one line per `log_steps`, one per evaluation) and
    `outputs/step-N.txt` (thirty dev outputs to be read). On one machine with a fixed number of threads and a budget in pieces,
    a run that was killed and resumed ends with the same weights as an unbroken one; a budget in minutes follows the clock.

    Args:
        dev: held-out pairs; none switches evaluation off.
        identity: says which model and vocabulary this is; a checkpoint of another one is refused.

    Raises:
        OutputError: the folder cannot be written, or holds checkpoints of another model.
    """
    _keep_memory()
    if settings.threads:
        torch.set_num_threads(settings.threads)
    device = _device(settings.device)
    torch.manual_seed(settings.seed)
    torch.nn.Module.to(model, device)
    model.train()
    run = _Run(model, arrays, settings, folder, identity, device)
    position = run.resume(report)
    shown = counted(position, settings)
    report.expect(countable(settings))
    report.advance(shown)
    if position.step and used(position, settings) >= 1:
        report.say(
            "the budget is used already: raise fit.budget_pieces or fit.budget_minutes, or name another folder, to train more"
        )
    began = time.monotonic() - position.seconds
    saved = evaluated = logged = time.monotonic()
    meter = _Meter()
    with _stop_requests() as stop:
        while (done := used(position, settings)) < 1 and not stop.is_set():
            position, batch = run.next(position, stage_of(done, settings.stages))
            meter.add(*run.step(batch, rate(position.step, done, settings)), batch.pieces)
            now = time.monotonic()
            position = replace(
                position,
                step=position.step + 1,
                pieces=position.pieces + batch.pieces,
                seconds=now - began,
                batch=position.batch + 1,
            )
            report.advance(counted(position, settings) - shown)
            shown = counted(position, settings)
            if position.step % settings.log_steps == 0:
                append_line(folder / "log.jsonl", meter.record(position, settings, now - logged))
                meter, logged = _Meter(), now
            if now - saved >= settings.checkpoint_minutes * 60:
                run.save(position)
                saved = time.monotonic()
            if dev and now - evaluated >= settings.evaluate_minutes * 60:
                run.evaluate(position, dev, vocabulary, report)
                evaluated = logged = time.monotonic()
    run.save(position)
    if done >= 1 and dev:
        run.evaluate(position, dev, vocabulary, report)
    return Fitted(position=position, finished=done >= 1)


class _Run:
    """A model with its optimizer, data and folder."""

    def __init__(
        self,
        model: PointerForConditionalGeneration,
        arrays: Arrays,
        settings: FitSettings,
        folder: Path,
        identity: str,
        device: torch.device,
    ) -> None:
        self.model, self.arrays, self.settings, self.folder, self.identity = model, arrays, settings, folder, identity
        self.device = device
        self.bfloat16 = _bfloat16(device) if settings.bfloat16 == "auto" else settings.bfloat16
        self.optimizer = torch.optim.AdamW(_groups(model, settings), lr=0.0, betas=(0.9, settings.beta2), eps=1e-8, fused=True)
        order = settings.model_dump(include={"stages", "seed", "batch_pieces", "source_buckets", "target_buckets"})
        self.data = hashlib.sha256(orjson.dumps([arrays.identity, order])).hexdigest()
        self._epoch: tuple[tuple[int, int], Epoch] | None = None
        make_folder(folder / "checkpoints")
        make_folder(folder / "outputs")

    def next(self, position: Position, stage: int) -> tuple[Position, Batch]:
        """The batch that is due, and its position; a new stage begins its own first epoch."""
        if stage != position.stage:
            position = replace(position, stage=stage, epoch=0, batch=0)
        epoch = self._epoch_of(position)
        if position.batch >= len(epoch):
            position = replace(position, epoch=position.epoch + 1, batch=0)
            epoch = self._epoch_of(position)
        if not len(epoch):
            name = self.settings.stages[stage].name
            raise InputError(
                f"stage {name} has no pair to train on",
                place="fit.stages",
                remedy=f"name origins in its mix; there are {', '.join(self.arrays.names)}",
            )
        return position, epoch[position.batch]

    def _epoch_of(self, position: Position) -> Epoch:
        key = (position.stage, position.epoch)
        if self._epoch is None or self._epoch[0] != key:
            settings = self.settings
            epoch = Epoch(
                self.arrays,
                mix=settings.stages[position.stage].mix,
                source_buckets=settings.source_buckets,
                target_buckets=settings.target_buckets,
                pieces=settings.batch_pieces,
                seed=(settings.seed, position.stage),
                epoch=position.epoch,
            )
            self._epoch = key, epoch
        return self._epoch[1]

    def step(self, batch: Batch, rate: float) -> tuple[float, float, float]:
        """One update -> (loss in nats a target piece, norm of the gradient, rate). An update that is not finite is not made."""
        loss = self._loss(batch)
        torch.autograd.backward(loss)
        norm = torch.nn.utils.clip_grad_norm_(self.model.parameters(), self.settings.clip)
        for group in self.optimizer.param_groups:
            group["lr"] = rate
        values = float(loss.detach()), float(norm), rate
        if math.isfinite(values[0]) and math.isfinite(values[1]):
            self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        return values

    def _loss(self, batch: Batch) -> torch.Tensor:
        sources = torch.from_numpy(batch.sources).to(self.device)
        labels = torch.from_numpy(batch.labels).to(self.device)
        with torch.autocast(self.device.type, torch.bfloat16, enabled=self.bfloat16):
            loss: torch.Tensor = self.model(input_ids=sources, attention_mask=(sources != PAD).long(), labels=labels).loss
        return loss

    def save(self, position: Position) -> None:
        """A checkpoint, whole or not at all; all but the last two are removed."""
        state = {
            "format": _FORMAT,
            "identity": self.identity,
            "data": self.data,
            "position": asdict(position),
            "model": self.model.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "random": torch.get_rng_state(),
        }
        with replacing(self.folder / "checkpoints" / f"step-{position.step:09d}.pt") as file:
            torch.save(state, file)
        for old in sorted((self.folder / "checkpoints").glob("step-*.pt"))[:-2]:
            remove(old)

    def resume(self, report: Progress) -> Position:
        """Load the newest checkpoint -> its position, or the beginning. Log lines from after it are taken back."""
        for path in sorted((self.folder / "checkpoints").glob("step-*.pt"), reverse=True):
            try:
                state = torch.load(path, map_location="cpu", weights_only=True)
                position = Position(**state["position"])
            except Exception as error:  # torn on the way here, or another format; torch has no common class for them
                report.say(f"{path.name} cannot be read ({type(error).__name__}); trying the one before")
                continue
            self._restore(state, path)
            if state["data"] != self.data:
                report.say("the pairs or their order changed since the checkpoint: its weights go on with a new first epoch")
                position = replace(position, epoch=0, batch=0)
            report.say(f"going on from step {position.step:,}")
            log = self.folder / "log.jsonl"
            if log.exists():
                write_lines(log, [record for record in read_lines(log) if record["step"] <= position.step])
            return position
        remove(self.folder / "log.jsonl")
        return Position()

    def _restore(self, state: dict[str, Any], path: Path) -> None:
        if state["format"] != _FORMAT or state["identity"] != self.identity:
            raise OutputError(
                "is a checkpoint of another model or vocabulary",
                place=str(path),
                remedy="name another folder with --output, or put the old model settings back",
            )
        self.model.load_state_dict(state["model"])
        self.optimizer.load_state_dict(state["optimizer"])
        torch.set_rng_state(state["random"])

    def evaluate(self, position: Position, dev: Sequence[Pair], vocabulary: Vocabulary, report: Progress) -> None:
        """Dev scores into the log and on the screen, thirty outputs into a file."""
        found, outputs = measure(self.model, dev, vocabulary)
        record = {
            "step": position.step,
            "pieces": position.pieces,
            "dev": {name: round(value, 4) for name, value in found.items()},
        }
        append_line(self.folder / "log.jsonl", record)
        report.say(f"step {position.step:,}, dev: " + ", ".join(f"{name} {value:.3f}" for name, value in found.items()))
        with replacing(self.folder / "outputs" / f"step-{position.step:09d}.txt") as file:
            file.write(outputs.encode())


class _Meter:
    """Means over the steps since the last line of the log."""

    def __init__(self) -> None:
        self._losses: list[float] = []
        self._norms: list[float] = []
        self._rate = 0.0
        self._pieces = 0

    def add(self, loss: float, norm: float, rate: float, pieces: int) -> None:
        """One step."""
        self._losses.append(loss)
        self._norms.append(norm)
        self._rate = rate
        self._pieces += pieces

    def record(self, position: Position, settings: FitSettings, seconds: float) -> dict[str, object]:
        """The line of the log."""
        steps = len(self._losses)
        return {
            "step": position.step,
            "pieces": position.pieces,
            "seconds": round(position.seconds, 1),
            "stage": settings.stages[position.stage].name,
            "epoch": position.epoch,
            "loss": round(sum(self._losses) / steps, 4),
            "gradient": round(sum(self._norms) / steps, 3),
            "rate": float(f"{self._rate:.3g}"),
            "pieces_a_second": round(self._pieces / max(seconds, 1e-6)),
        }


def _groups(model: torch.nn.Module, settings: FitSettings) -> list[dict[str, Any]]:
    """Weight decay for matrices only: a decayed norm, bias, embedding or prior would be pulled to a wrong place."""
    decayed: list[torch.nn.Parameter] = []
    free: list[torch.nn.Parameter] = []
    for name, parameter in model.named_parameters():
        is_table = any(part in name for part in ("shared", "embed", "relative_attention_bias"))
        (decayed if parameter.ndim >= 2 and not is_table else free).append(parameter)
    return [{"params": decayed, "weight_decay": settings.weight_decay}, {"params": free, "weight_decay": 0.0}]


def _device(name: str) -> torch.device:
    if name == "auto":
        return torch.device("cuda" if torch.cuda.is_available() else "cpu")
    if name == "cuda" and not torch.cuda.is_available():
        raise EngineError("no CUDA device is there", place="fit.device", remedy="fit.device: auto takes what is there")
    return torch.device(name)


def _bfloat16(device: torch.device) -> bool:
    """Whether bfloat16 is the faster. On a CPU with AVX-512 BF16 but no AMX it is not: 2,500 pieces a CPU second, not 4,000."""
    return device.type == "cuda" or bool(torch.cpu._is_amx_tile_supported())


def _keep_memory() -> None:
    """Make glibc keep and reuse freed memory. Without it each step's activations go back to the system and return as page faults.

    The same as MALLOC_MMAP_THRESHOLD_ and MALLOC_TRIM_THRESHOLD_ in the environment; where there is no glibc, nothing is done.
    """
    try:
        mallopt = ctypes.CDLL(None).mallopt
    except (AttributeError, OSError, TypeError):
        return
    for option, value in ((-4, 0), (-1, 2**31 - 1), (-2, 2**28), (-8, 1)):  # MMAP_MAX, TRIM_THRESHOLD, TOP_PAD, ARENA_MAX
        mallopt(option, value)


@contextmanager
def _stop_requests() -> Iterator[threading.Event]:
    """An event that SIGTERM and SIGINT set; a second SIGINT interrupts as usual. In a side thread signals go elsewhere."""
    stop = threading.Event()

    def ask(_number: int, _frame: FrameType | None) -> None:
        stop.set()
        signal.signal(signal.SIGINT, signal.default_int_handler)

    if threading.current_thread() is not threading.main_thread():
        yield stop
        return
    before = {number: signal.signal(number, ask) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
