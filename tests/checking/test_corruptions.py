"""Every kind of corruption is caught, and what is true let pass, on a story written for it; real ones: `make quality`."""

import random

import pytest

from pipeline.checking.reading import read
from pipeline.checking.support import check
from tests.corruptions import CORRUPTIONS, RARE, Told, decided, fit

# Two reports of one flood, and what stands beside them. Everything is made up.
STORY = (
    "Heavy rain flooded the old town of Velmora on Tuesday, killing at least 12 people and destroying 340 homes.",
    'Mayor Ilse Brandt said the river had risen "faster than anyone alive can remember" and asked the army for help.',
    "The army sent 200 soldiers and six helicopters to the valley on Wednesday, according to the Defense Ministry.",
    "About 4,500 residents were taken to schools in Karsten, a city 30 miles to the south.",
    'Former Interior Minister Pavel Orlo told reporters that the government "did not listen" to warnings about the dam.',
    "The dam above Velmora was built in 1962 and was last repaired in March 2009 at a cost of $18 million.",
    "Engineers had not inspected the northern wall for three years, a parliamentary report found in October.",
    "Energy company Nordwasser, which runs the dam, denied that it had ignored the report and promised an inquiry.",
    "Police in Karsten arrested two men on Thursday over the alleged theft of relief money from a church.",
    "Red Cross director Maria Senn said doctors had treated 85 people and that no disease had broken out in the camps.",
    "Insurance companies put the damage at 250 million euros, a third more than after the flood of 1997.",
    "Prime Minister Anton Weil will visit the camps on Saturday and has never been to the valley before.",
    "Schools in the region will stay closed until January 14, and the railway to the coast is expected to open within five days.",
    "Prosecutors searched the home of a suspected arsonist in Karsten and questioned the former owner of the old mill.",
    "The opposition has called for the acting head of the water authority, Lena Marsh, to resign over the delay.",
)
TOLD = Told(STORY, (), ("2019-01-10",) * len(STORY))
# Worded anew, fused or shortened: what they say, the story says.
FAITHFUL = (
    "At least 12 people were killed when heavy rain flooded the old town of Velmora on Tuesday.",
    "Ilse Brandt, the mayor, asked the army for help.",
    "The Defense Ministry said the army had sent six helicopters and 200 soldiers to the valley.",
    "Some 4,500 residents were taken to schools in Karsten.",
    "The dam was built in 1962 and was last repaired in 2009.",
    "No disease has broken out in the camps, the Red Cross director said.",
    "Engineers had not inspected the northern wall of the dam for three years.",
    "Nordwasser, which runs the dam, promised an inquiry.",
    "Two men were arrested in Karsten over the alleged theft of relief money.",
    "Weil will visit the camps on Saturday.",
    "The damage is put at 250 million euros by insurance companies.",
    "Lena Marsh, the acting head of the water authority, should resign over the delay, the opposition said.",
)
ROUNDS = 6  # of chance, for each sentence and kind


def corrupted(kind: str) -> list[str]:
    """Wrong sentences of one kind that the story decides, each once."""
    found: dict[str, None] = {}
    for seed in range(ROUNDS):
        chance = random.Random(seed)
        for sentence in STORY:
            wrong = CORRUPTIONS[kind](read(sentence), TOLD, chance)
            if wrong is not None and wrong not in STORY and decided(kind, wrong, sentence, STORY):
                found[wrong] = None
    return list(found)


@pytest.mark.parametrize("kind", [kind for kind in CORRUPTIONS if kind not in RARE])
def test_what_was_made_wrong_is_caught(kind: str) -> None:
    wrong = corrupted(kind)
    missed = [sentence for sentence in wrong if not check(sentence, TOLD.sources).findings]
    assert len(wrong) >= 3
    assert len(missed) <= 0.05 * len(wrong), missed


def test_all_sentences_are_such_as_a_digest_may_print() -> None:
    assert [sentence for sentence in STORY if not fit(sentence)] == []


@pytest.mark.parametrize("sentence", STORY)
def test_what_is_left_alone_is_let_pass(sentence: str) -> None:
    assert check(sentence, TOLD.sources).findings == ()
    assert check(f"However, {sentence}", [*STORY, "However, nothing."]).findings == ()


@pytest.mark.parametrize("sentence", FAITHFUL)
def test_what_is_said_in_other_words_is_let_pass(sentence: str) -> None:
    assert check(sentence, TOLD.sources).findings == ()


def test_what_a_source_says_too_is_not_decided() -> None:
    right = "The mayor of Karsten was elected in May after a long campaign."
    wrong = "The mayor of Karsten was arrested in June with two of his aides."
    other = "The owner of the mill was arrested in June with two of his aides."
    same = "Police said the mayor of Karsten had been arrested in June."
    assert decided("merged", wrong, right, [right, other])
    assert not decided("merged", wrong, right, [right, other, same])
    assert decided("cut", "The mayor of Karsten was elected in May after a.", right, [right])
    assert not decided("cut", "The mayor of Karsten was elected.", right, [right])
