"""The plan of a training run: stages follow each other, the rate rises, stays and falls to nothing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.training.recipe import FitSettings, Stage
from pipeline.training.schedule import Position, countable, counted, rate, stage_of, used

PLAN = FitSettings(budget_pieces=1_000, rate=0.01, warmup_steps=10, decay_from=0.4)
STAGES = (Stage(name="a", share=0.2), Stage(name="b", share=0.0), Stage(name="c", share=0.6))


def test_the_rate() -> None:
    assert rate(0, 0.0, PLAN) == pytest.approx(0.001)
    assert rate(9, 0.1, PLAN) == rate(500, 0.4, PLAN) == 0.01
    assert rate(500, 0.7, PLAN) == pytest.approx(0.005)
    assert rate(500, 1.0, PLAN) == 0.0
    assert rate(500, 0.55, PLAN.model_copy(update={"decay": "cosine"})) == pytest.approx(0.01 * (2 + 2**0.5) / 4)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.floats(0, 1.2), st.floats(0, 1.2), st.sampled_from(["linear", "cosine"]))
def test_after_the_warm_up_it_never_rises(one: float, other: float, decay: str) -> None:
    plan = PLAN.model_copy(update={"decay": decay})
    assert 0 <= rate(500, max(one, other), plan) <= rate(500, min(one, other), plan) <= 0.01


def test_the_stages() -> None:
    assert [stage_of(share, STAGES) for share in (0.0, 0.24, 0.25, 0.26, 0.99, 1.0, 1.5)] == [0, 0, 2, 2, 2, 2, 2]


def test_the_budget() -> None:
    at = Position(pieces=250, seconds=90.5)
    assert used(at, PLAN) == 0.25
    both = PLAN.model_copy(update={"budget_minutes": 3.0})
    assert used(at, both) == pytest.approx(90.5 / 180)
    assert (counted(at, PLAN), countable(PLAN)) == (250, 1_000)
    assert (counted(at, both), countable(both)) == (90, 180)
