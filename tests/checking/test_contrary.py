"""Sentences that share nearly all their words: those that say the opposite, and those that say the same otherwise."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.checking.contrary import contrary

OPPOSITES = [
    ("Oil prices rose by 3 percent after the meeting in Vienna.", "Oil prices fell by 3 percent after the meeting in Vienna."),
    ("Petra Lindqvist will support the law on Thursday.", "Petra Lindqvist will oppose the law on Thursday."),
    ("The vote was held before the strike.", "The vote was held after the strike."),
    ("A man was shot in Dorn on Monday.", "A woman was shot in Dorn on Monday."),
    ("Norvo said it would buy its rival Pellan for cash.", "Pellan said it would buy its rival Norvo for cash."),
    ("Police shot a farmer in the village of Dorn.", "A farmer shot police in the village of Dorn."),
    ("Police shot a farmer in the village of Dorn.", "Police were shot by a farmer in the village of Dorn."),
    ("Russian troops attacked Ukrainian ships.", "Ukrainian troops attacked Russian ships."),
    ("Anna Berg beat Tom Lund in the final in Oslo.", "Tom Lund beat Anna Berg in the final in Oslo."),
    ("General Omar Keita ordered the attack.", "General Moussa Keita ordered the attack."),
]
THE_SAME = [
    ("The calls were placed with no answer.", "The calls were placed without an answer."),
    ("Norvo said on Monday it would buy its rival Pellan.", "Pellan will be bought by its rival Norvo, it said on Monday."),
    ("Police shot a farmer in Dorn on Monday.", "In Dorn a farmer was shot by police on Monday."),
    ("In Dorn on Monday police shot a farmer over land.", "Over land, police shot a farmer in Dorn on Monday."),
    ("Smith said that Jones had lied to the court.", "Jones had lied to the court, Smith said."),
    ("Omar Keita met Tom Lund in Oslo.", "Tom Lund met Omar Keita in Oslo."),
    ("Mike Pence and Jim Webb spoke in Oslo.", "Michael Pence and James Webb spoke in Oslo."),
    ("Although Keita ordered the attack, he denies it.", "Omar Keita ordered the attack, but he denies it."),
    ("Oil prices rose by 3 percent.", "Oil prices climbed by 3 percent."),
    ("Oil prices rose by 3 percent, then fell.", "Oil prices fell again after they rose by 3 percent."),
    ("Arden City Council closed the bridge.", "The City Council closed the bridge."),
]


@pytest.mark.parametrize(("one", "other"), OPPOSITES)
def test_the_opposite_is_seen_from_both_sides(one: str, other: str) -> None:
    assert contrary(one, other)
    assert contrary(other, one)


@pytest.mark.parametrize(("one", "other"), THE_SAME)
def test_the_same_in_other_words_is_no_contradiction(one: str, other: str) -> None:
    assert not contrary(one, other)
    assert not contrary(other, one)


WORDS = sorted({word for pair in (*OPPOSITES, *THE_SAME) for text in pair for word in text.split()})
TEXTS = st.one_of(st.lists(st.sampled_from(WORDS), max_size=20).map(" ".join), st.text(max_size=40))


@given(TEXTS, TEXTS)
@settings(max_examples=300, deadline=None, derandomize=True)
def test_any_two_texts_contradict_each_other_or_neither_does_and_none_itself(one: str, other: str) -> None:
    assert contrary(one, other) is contrary(other, one)
    assert not contrary(one, one)
    assert not contrary(one, f"{one} ")
