"""What may go from a sentence: the clause around the words, if the rest is whole."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.telling.cutting import shortened, without, without_dates
from tests.verifying.make import ARDEN

CASES = [
    # An ending, from a pause on or where it is said when or where.
    ("Police closed two streets in the old town, injuring nine people.", "nine",
     "Police closed two streets in the old town."),
    ("Police closed two streets in the old town, which has nine gates.", "nine gates",
     "Police closed two streets in the old town."),
    ("Police closed two streets near the harbour after nine warnings.", "nine",
     "Police closed two streets near the harbour."),
    # An aside, with both its pauses.
    ("Police in Arden, who had nine warnings, closed two streets near the harbour.", "nine",
     "Police in Arden closed two streets near the harbour."),
    ("Police in Arden (nine of them on horses) closed two streets near the harbour.", "nine",
     "Police in Arden closed two streets near the harbour."),
    ("Police in Arden — with nine horses — closed two streets near the harbour.", "nine",
     "Police in Arden closed two streets near the harbour."),
    ("Police in Arden closed two streets near the harbour, which has nine gates, witnesses said.", "nine",
     "Police in Arden closed two streets near the harbour, witnesses said."),
    # What stands before the subject.
    ("After nine warnings, police in Arden closed two streets near the harbour.", "nine",
     "Police in Arden closed two streets near the harbour."),
    # A date with its preposition.
    ("Police in Arden said on Monday that two streets near the harbour were closed.", "Monday",
     "Police in Arden said that two streets near the harbour were closed."),
    ("Police in Arden closed two streets near the harbour Monday because of a fire.", "Monday",
     "Police in Arden closed two streets near the harbour because of a fire."),
    ("Police closed two streets near the harbour on Monday, January 26, 2019, blaming a fire.", "January 26",
     "Police closed two streets near the harbour, blaming a fire."),
]  # fmt: skip
NOTHING = [
    ("Nine police officers closed two streets near the harbour.", "Nine"),  # the subject
    ("Police in Arden closed nine streets.", "nine"),  # the object
    ("Two streets near the harbour were closed, according to nine officers.", "nine"),  # whose word it is
    ("Police would close the streets near the harbour if nine officers agreed.", "nine"),  # a condition
    ("The bridge was closed by nine officers.", "nine"),  # too little is left
    ("Police met at Monday debate organisers near the harbour.", "Monday"),  # part of a name
    ("Police said that the streets are near nine gates.", "nine"),  # "the streets are."
    ("Police talked to a strategist in nine, who closed streets near the harbour.", "nine"),  # the clause behind leans on it
    ("Police in Arden, with nine horses, and firemen closed streets near the harbour.", "nine"),  # one of several
    ("According to the police, Reed, 9, closed two streets near the harbour.", "Reed"),  # the subject
    ("The night before the vote, Reed came to Arden on horses, looking for streets near the harbour.", "horses"),  # and its verb
    ("Police closed two streets near the harbour, a day after nine warnings.", "nine"),  # ", a day."
    ("Police said to Reed that if she called the old mayor in nine days, streets would close.", "nine"),  # "that if she called"
    (
        "The police, warned on Tuesday, closed nine streets of the old town, mainly near the harbour.",
        "nine",
    ),  # "The police mainly"
    ("So it was with the police, who closed streets near nine gates, and other services got praise.", "nine"),  # "Other services"
    ('"Police in Arden closed two streets, of which nine are old," Reed said.', "nine"),  # said by somebody
    ("The mayor's campaign near the harbour after nine warnings closed two old streets.", "nine"),  # the verb
    ("Police closed streets near the harbour.", "elsewhere"),  # not there
    ("Police would have to appear in nine courts near the harbour of Arden.", "nine"),  # "to appear."
    ("Police took no part in nine raids near the harbour of Arden.", "nine raids"),  # "no part."
    ("Police gave $11 million in nine grants to the old harbour of Arden.", "nine"),  # "$11 million."
    ("Police won the Golden Horn in Nine Towns prize of the harbour of Arden.", "Nine"),  # a name
    ("The fire near the harbour was fueled when nine streets were closed.", "nine"),  # "was fueled."
    ("The comet will be visible from March to late June, the observatory in Quell said.", "June"),
]


@pytest.mark.parametrize(("sentence", "words", "wanted"), CASES)
def test_a_clause_goes(sentence: str, words: str, wanted: str) -> None:
    assert wanted in without(sentence, words)


@pytest.mark.parametrize(("sentence", "words"), NOTHING)
def test_nothing_goes_that_the_rest_needs(sentence: str, words: str) -> None:
    assert without(sentence, words) == []


def test_the_longest_first() -> None:
    sentence = "Police, who had warned of fires, closed two streets near the harbour, which has a gate, blaming nine warnings."
    assert without(sentence, "nine") == [
        "Police, who had warned of fires, closed two streets near the harbour, which has a gate.",
        "Police, who had warned of fires, closed two streets near the harbour.",
    ]


@given(
    st.sampled_from([case[0] for case in CASES] + [sentence.text for sentence in ARDEN.sentences]),
    st.integers(0, 30),
    st.integers(1, 4),
)
@settings(max_examples=300, deadline=None, derandomize=True)
def test_what_is_left_is_shorter_has_no_other_words_and_ends_as_before(sentence: str, first: int, count: int) -> None:
    words = " ".join(sentence.split()[first : first + count])
    for made in without(sentence, words):
        assert len(made) < len(sentence)
        assert made[0].isupper()
        assert made[-1] == sentence[-1]
        assert {word.strip(".,").casefold() for word in made.split()} <= {
            word.strip(".,").casefold() for word in sentence.split()
        }


def test_a_participle_does_not_lose_its_date() -> None:
    text = "The probe Tsubame, launched in December 2013, touched down on Bellona on Friday."
    assert without(text, "2013") == ["The probe Tsubame touched down on Bellona on Friday."]


LONG = "Police closed two streets in the old town of Arden near the harbour after a fire in a kitchen, which cost nine jobs."


@pytest.mark.parametrize(
    ("most_words", "wanted"),
    [
        (24, "Police closed two streets in the old town of Arden near the harbour after a fire in a kitchen."),
        (16, "Police closed two streets in the old town of Arden near the harbour after a fire."),
        (3, ""),
    ],
)
def test_the_longest_that_fits(most_words: int, wanted: str) -> None:
    assert shortened(LONG, most_words) == wanted


def test_days_go_where_the_sentence_does_without() -> None:
    assert without_dates("Police closed two streets on Monday, and on Tuesday they left.") == (
        "Police closed two streets, and on Tuesday they left."
    )
    assert without_dates("Police missed the Friday deadline.") == "Police missed the Friday deadline."
