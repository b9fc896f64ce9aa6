"""What a sentence loses for where it stands: the order of the losses, and that they are bounded."""

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.telling.continuing import strangeness
from pipeline.types import Sentence

LAW = settings(derandomize=True, deadline=None, max_examples=100)
TOLD = {"a": [0, 4]}
WORDS = frozenset({1, 2, 3, 4})


def loss(article: str, position: int, *, behind: bool = False, known: frozenset[int] = WORDS) -> float:
    return strangeness(Sentence(text="So.", article_id=article, start=0, end=3, position=position), behind, TOLD, known, WORDS)


def test_the_nearer_it_follows_the_less_it_loses() -> None:
    losses = [loss("a", 5, behind=True), loss("a", 6), loss("a", 9), loss("b", 5)]
    assert losses == sorted(set(losses))
    assert losses[0] < 0 < losses[1]
    assert loss("a", 7) == loss("a", 6) < loss("a", 8)  # three sentences behind, and four
    assert loss("b", 2) < loss("b", 3)  # another article's beginning is made to be read alone
    assert loss("a", 1) == loss("a", 3) < loss("a", 20)  # by the nearest before it
    assert strangeness(Sentence(text="So.", article_id="a", start=0, end=3, position=1), False, {"a": [4]}, WORDS, WORDS) > 0


@LAW
@given(st.sampled_from("ab"), st.integers(0, 30), st.booleans(), st.frozensets(st.integers(1, 4)))
def test_what_nothing_told_has_costs_and_no_loss_is_large(
    article: str, position: int, behind: bool, known: frozenset[int]
) -> None:
    lost = loss(article, position, behind=behind, known=known)
    assert -0.015 <= loss(article, position, behind=behind) <= lost <= 0.1
    assert (lost == loss(article, position, behind=behind)) == (known >= WORDS)
