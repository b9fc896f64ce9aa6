"""Dev scores, on outputs whose scores can be told by hand."""

import pytest

from pipeline.training.pair import Pair
from pipeline.training.scores import scores

PAIR = Pair(
    task="fuse",
    sources=("The mayor met Ada Brook on Monday.", "She spent $40 million there."),
    target="On Monday the mayor met Ada Brook, who spent $40 million.",
    origin="split",
)


def test_a_perfect_output() -> None:
    found = scores([PAIR.target], [True], [PAIR])
    assert (found.rouge2, found.kept, found.supported, found.whole, found.verbatim) == (1.0, 1.0, 1.0, 1.0, 0.0)
    assert found.novel == pytest.approx(3 / 10)  # "monday the", "brook who", "who spent"


def test_a_copied_source() -> None:
    found = scores([PAIR.sources[0]], [True], [PAIR])
    assert (found.supported, found.whole, found.verbatim, found.novel) == (1.0, 1.0, 1.0, 0.0)
    assert found.kept == 0.75  # Monday, Ada and Brook, not 40


def test_an_invention_that_was_cut_off() -> None:
    found = scores(["The mayor met Ada Stone, who spent $50 million on"], [False], [PAIR])
    assert (found.supported, found.whole) == (1 / 3, 0.0)  # of Ada, Stone and 50


def test_headlines_count_for_rouge_only() -> None:
    headline = Pair(task="head", sources=("Ada Brook resigned.",), target="Brook resigns", origin="headline")
    found = scores(["Brook resigns"], [True], [headline])
    assert (found.rouge2, found.kept, found.whole, found.novel) == (1.0, 0.0, 0.0, 0.0)
