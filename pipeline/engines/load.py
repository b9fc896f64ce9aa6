"""Engine settings -> engine."""

from __future__ import annotations

from typing import Annotated, assert_never

from pydantic import Field

from pipeline.engines.base import Engine
from pipeline.engines.embedded import EmbeddedEngine, EmbeddedSettings
from pipeline.engines.embedded import check as check_embedded
from pipeline.engines.embedded import load as load_embedded
from pipeline.engines.entailing import Entailing
from pipeline.engines.entailing import check as check_opinion
from pipeline.engines.entailing import load as load_opinion
from pipeline.engines.extract import ExtractEngine, ExtractSettings
from pipeline.engines.seq2seq import Seq2Seq
from pipeline.engines.seq2seq import check as check_seq2seq
from pipeline.engines.seq2seq import load as load_seq2seq

EngineSettings = Annotated[EmbeddedSettings | ExtractSettings | Seq2Seq, Field(discriminator="method")]


def load(settings: EngineSettings) -> Engine:
    """The engine that the settings name, ready to write.

    Raises:
        EngineError: its model is not there, or a package it needs is missing.
    """
    match settings:
        case ExtractSettings():
            return ExtractEngine(settings)
        case EmbeddedSettings():
            return load_embedded(settings)
        case Seq2Seq():
            return load_seq2seq(settings)
        case _:
            assert_never(settings)


def check(settings: EngineSettings) -> str | None:
    """Why the engine could not be loaded, or None where nothing stands against it. Loads no weights."""
    match settings:
        case ExtractSettings():
            return None
        case EmbeddedSettings():
            return check_embedded(settings)
        case Seq2Seq():
            return check_seq2seq(settings)
        case _:
            assert_never(settings)


__all__ = [
    "EmbeddedEngine",
    "EmbeddedSettings",
    "Engine",
    "EngineSettings",
    "Entailing",
    "ExtractEngine",
    "ExtractSettings",
    "Seq2Seq",
    "check",
    "check_opinion",
    "load",
    "load_opinion",
]
