"""mended: the sound cuts of a wording, and no others; what is left is the sentence's own words in their order."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.engines.base import Candidate
from pipeline.telling.mending import mended, only_asides, sound_cuts, without

PIER = "In a sudden turn, the port said on Tuesday that it will close the pier, which was built in 1931."
WORDS = PIER.split()


def offer(text: str, confidence: float = 0.9) -> Candidate:
    return Candidate(text=text, confidence=confidence)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The port said that it will close the pier, which was built in 1931.",  # without its day
            "The port said on Tuesday that it will close the pier, which was built in 1931.",
        ),
        (
            "In a sudden turn, the port that it will close the pier.",  # without its verb
            "In a sudden turn, the port said on Tuesday that it will close the pier.",
        ),
        (PIER, PIER),
    ],
)
def test_what_is_sound_is_kept(text: str, wanted: str) -> None:
    assert without(PIER, sound_cuts(text, PIER)) == wanted


def test_a_space_stays_between_words() -> None:
    source = "The pier—a landmark—was closed."
    assert sound_cuts("The pier was closed.", source) == ()


def test_all_cuts_each_cut_and_the_known_asides() -> None:
    both = "The port said on Tuesday that it will close the pier."
    front = "The port said on Tuesday that it will close the pier, which was built in 1931."
    tail = "In a sudden turn, the port said on Tuesday that it will close the pier."
    assert {one.text for one in mended([offer(PIER), offer(both)], PIER, 0.3)} == {front, tail}
    assert [(one.text, one.confidence) for one in mended([offer(PIER)], PIER, 0.3)] == [(front, 0.3), (tail, 0.3)]
    assert mended([], PIER, 0.3) == []


@pytest.mark.parametrize(
    ("text", "source", "only"),
    [
        ("The port has closed the pier.", "The port has closed the pier, which was built in 1931.", True),
        ("The pier has been closed.", "The pier (a landmark) has been closed.", True),
        ("The port has closed the pier.", "The port has closed the pier for a year.", False),
        ("The port has closed the old pier.", "The port has closed the pier, which was built in 1931.", False),
        ("The port has closed the pier.", "The port has closed the pier.", False),
    ],
)
def test_only_asides(text: str, source: str, *, only: bool) -> None:
    assert only_asides(text, source) == only


@settings(derandomize=True, deadline=None, max_examples=60)
@given(st.lists(st.booleans(), min_size=len(WORDS), max_size=len(WORDS)))
def test_the_words_of_the_sentence_in_their_order(kept: list[bool]) -> None:
    text = " ".join(word for word, keep in zip(WORDS, kept, strict=True) if keep)
    left = iter(PIER.casefold())
    assert all(letter in left for letter in without(PIER, sound_cuts(text, PIER)).casefold())
