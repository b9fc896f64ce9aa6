"""What a sentence loses for where it stands: the order of the losses, and that they are bounded."""

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.telling.continuing import strangeness
from pipeline.types import Sentence

LAW = settings(derandomize=True, deadline=None, max_examples=100)
TOLD = {"a": [0, 4]}


def loss(article: str, position: int, *, behind: bool = False) -> float:
    told = Sentence(text="So.", article_id=article, start=0, end=3, position=position)
    return strangeness(told, TOLD, right_behind=behind)


def test_the_nearer_it_follows_the_less_it_loses() -> None:
    losses = [loss("a", 5, behind=True), loss("a", 6), loss("a", 9), loss("b", 5)]
    assert losses == sorted(set(losses))
    assert losses[0] < 0 < losses[1]
    assert loss("a", 7) == loss("a", 6) < loss("a", 8)  # three sentences behind, and four
    assert loss("b", 2) < loss("b", 3)  # another article's beginning is made to be read alone
    assert loss("a", 1) == loss("a", 3) < loss("a", 20)  # by the nearest before it
    before = Sentence(text="So.", article_id="a", start=0, end=3, position=1)
    assert loss("a", 1) < strangeness(before, {"a": [4]}, right_behind=False) < loss("b", 5)


@LAW
@given(st.sampled_from("ab"), st.integers(0, 30), st.booleans())
def test_no_loss_is_large(article: str, position: int, behind: bool) -> None:
    assert -0.015 <= loss(article, position, behind=behind) <= 0.05
