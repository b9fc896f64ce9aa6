"""How far a training run is, and what follows from it: its stage, its learning rate. Pure; no torch."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.training.recipe import FitSettings, Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """Optimizer steps, pieces without padding, seconds at work; and the next batch to take."""

    step: int = 0
    pieces: int = 0
    seconds: float = 0.0
    stage: int = 0
    epoch: int = 0
    batch: int = 0


def used(position: Position, settings: FitSettings) -> float:
    """The share of the budget that is used, 0 to 1 and above; with two budgets, of the one nearer its end."""
    shares = [0.0]
    if settings.budget_pieces is not None:
        shares.append(position.pieces / settings.budget_pieces)
    if settings.budget_minutes is not None:
        shares.append(position.seconds / 60 / settings.budget_minutes)
    return max(shares)


def counted(position: Position, settings: FitSettings) -> int:
    """What a progress bar counts: seconds where they are a budget, pieces where not."""
    return position.pieces if settings.budget_minutes is None else int(position.seconds)


def countable(settings: FitSettings) -> int:
    """Where that count ends."""
    return (settings.budget_pieces or 0) if settings.budget_minutes is None else int(settings.budget_minutes * 60)


def stage_of(share: float, stages: Sequence[Stage]) -> int:
    """The stage that share of the budget falls into; the stages' own shares count relative to their sum."""
    end = 0.0
    total = sum(stage.share for stage in stages)
    for place, stage in enumerate(stages):
        end += stage.share / total
        if share < end - 1e-9:
            return place
    return len(stages) - 1


def rate(step: int, share: float, settings: FitSettings) -> float:
    """The learning rate: a linear rise over `warmup_steps`, then level, from `decay_from` of the budget on down to zero.

    A level stretch and then a fall (Hu et al. 2024, arXiv 2404.06395, section 4), so that the pairs of the first stages can be
    changed, or the run be prolonged, without having to begin anew.
    """
    rise = min(1.0, (step + 1) / settings.warmup_steps)
    fallen = min(1.0, max(0.0, share - settings.decay_from) / max(1e-9, 1 - settings.decay_from))
    fall = 1 - fallen if settings.decay == "linear" else 0.5 * (1 + math.cos(math.pi * fallen))
    return settings.rate * rise * fall
