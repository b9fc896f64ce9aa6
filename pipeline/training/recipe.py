"""The settings of `digest train`: pairs, vocabulary, shape of the model, training loop, export."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from pipeline.settings import Count, Fraction, Natural, Settings
from pipeline.training.pairs import PairSettings
from pipeline.training.vocabulary import VocabularySettings


class Stage(Settings):
    """A part of the budget with its own mix of pairs."""

    name: str = Field("denoise", description="its name in the log")
    share: Fraction = Field(0.5, description="its part of the budget, relative to the sum of all stages'")
    mix: dict[str, float] = Field(
        {},
        description="origin: how often its pairs are seen in an epoch of the stage; 0.25 is a quarter, the next epoch the next",
    )


class FitSettings(Settings):
    """How the weights are found."""

    budget_pieces: Count | None = Field(200_000_000, description="stop after this many pieces read and written, without padding")
    budget_minutes: float | None = Field(
        None, gt=0, description="stop after this many minutes at work; with both, what comes first"
    )
    stages: tuple[Stage, ...] = Field(
        (
            Stage(
                name="denoise",
                share=0.4,
                mix={"denoise": 1.0, "split": 0.5, "merge": 0.5, "tail": 0.25, "compress": 0.25, "mined": 0.5, "identity": 0.1},
            ),
            Stage(
                name="fuse",
                share=0.6,
                # No denoising: a model that has just learned to put words in puts them in where none is missing.
                mix={
                    "split": 1.0,
                    "merge": 1.0,
                    "compress": 1.0,
                    "pronoun": 0.5,
                    "tail": 0.4,
                    "identity": 0.3,
                    "mined": 2.0,
                    "reference": 3.0,
                    "wikisplit": 2.0,
                    "headline": 2.0,
                    "highlight": 2.0,
                },
            ),
        ),
        min_length=1,
        description="one after the other; a pair of an origin that no mix names is never seen",
    )
    rate: float = Field(2e-3, gt=0, le=1, description="highest learning rate")
    warmup_steps: Count = Field(1_000, description="steps over which the rate rises to it")
    decay_from: Fraction = Field(0.4, description="share of the budget after which the rate falls, to zero at the end")
    decay: Literal["linear", "cosine"] = Field("linear", description="how it falls")
    weight_decay: Fraction = Field(0.05, description="AdamW's decay of the matrices")
    beta2: float = Field(0.98, ge=0, lt=1, description="AdamW's memory of squared gradients")
    clip: float = Field(1.0, gt=0, description="gradients are scaled down to this norm")
    batch_pieces: Count = Field(4_096, description="pieces of a batch, with padding; larger on a GPU (65,536)")
    source_buckets: tuple[Count, ...] = Field(
        (32, 48, 64, 80, 96, 128, 160, 192, 224), description="widths of a batch's inputs; pieces; 224 is always one"
    )
    target_buckets: tuple[Count, ...] = Field(
        (24, 32, 40, 56, 72, 96), description="widths of a batch's outputs; pieces; 96 is always one"
    )
    bfloat16: bool | Literal["auto"] = Field(
        "auto",
        description="matrix products in bfloat16 (weights stay float32); auto where it is the faster: a GPU, a CPU with AMX",
    )
    threads: Natural = Field(0, description="threads of torch; the last bits of the weights depend on it; 0 is one a core")
    device: Literal["auto", "cpu", "cuda"] = Field("auto", description="where to train; auto takes a GPU where there is one")
    seed: int = Field(1, ge=0, le=2**31 - 1, description="of the first weights and of the order of the pairs")
    log_steps: Count = Field(50, description="a line in log.jsonl every so many steps")
    checkpoint_minutes: float = Field(5.0, ge=0, description="a checkpoint every so many minutes")
    evaluate_minutes: float = Field(20.0, ge=0, description="dev scores and thirty outputs every so many minutes")


class ModelSettings(Settings):
    """The shape of the model."""

    width: Count = Field(256, description="size of a state; a multiple of 64")
    head_width: Count = Field(64, description="size of an attention head")
    heads: Count = Field(4, description="attention heads")
    inner: Count = Field(512, description="size of the feed-forward layers, which are gated")
    encoder_layers: Count = Field(4, description="layers that read")
    decoder_layers: Count = Field(2, description="layers that write; they are what an output piece costs")
    start_from: str | None = Field(
        None, description="folder of a model of this shape and vocabulary to start from; null starts at random"
    )


class ExportSettings(Settings):
    """The files that the engine runs."""

    quantize: bool = Field(False, description="int8 weights in the ONNX files: a quarter of the size, a little less exact")


class TrainSettings(Settings):
    """Everything that a training run depends on besides its data."""

    workers: Count | Literal["auto"] = Field(
        "auto", description="processes that make pairs; auto is one a core; results never depend on it"
    )
    pairs_file: str | None = Field(
        None, description="ready pairs, JSON Lines {task, sources, target, origin}, instead of making them"
    )
    held_out_file: str | None = Field(None, description="ready pairs to measure on, the same way; needs pairs_file")
    pairs: PairSettings = Field(PairSettings(), description="pairs: research text -> what to read and what to write")
    vocabulary: VocabularySettings = Field(VocabularySettings(), description="vocabulary: sentences -> pieces")
    model: ModelSettings = Field(ModelSettings(), description="model: its shape")
    fit: FitSettings = Field(FitSettings(), description="fit: pairs -> weights")
    export: ExportSettings = Field(ExportSettings(), description="export: weights -> files for the engine")
