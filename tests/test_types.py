"""The nouns that are frozen for the type checker alone are values all the same."""

import pickle
from dataclasses import replace

import pytest

from pipeline.types import Fact, Sentence, Span

SPAN = Span(article_id="a", start=0, end=9)
SENTENCE = Sentence(text="Rain fell.", article_id="a", start=0, end=10, position=0, echoes=(SPAN,))


@pytest.mark.parametrize("noun", [SPAN, SENTENCE, Fact(sentences=(SENTENCE,), salience=0.5)])
def test_equal_ones_are_one_in_a_set_and_come_back_from_a_process(noun: object) -> None:
    again = pickle.loads(pickle.dumps(noun))
    assert again == noun
    assert len({again, noun}) == 1
    assert not hasattr(noun, "__dict__")


def test_what_is_replaced_is_another() -> None:
    moved = replace(SENTENCE, position=1)
    assert (moved == SENTENCE, SENTENCE.position) == (False, 0)
