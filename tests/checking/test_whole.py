"""Whole sentences: how they begin and end, what is open, what is doubled."""

import pytest

from tests.checking.found import found

SOURCE = (
    "The significant progress in the talks, which ended on Saturday, was hailed by Pompeo and the Taliban (a hardline group), "
    'who want a "lasting" peace deal that the United States can accept.'
)
WHOLE = [
    "Progress in the talks was hailed by Pompeo.",
    "The talks ended on Saturday.",
    "The talks ended.",
    'The Taliban want a "lasting" peace deal.',
    "The Taliban (a hardline group) want peace.",
    "Is there something they want to talk about?",
    "Pompeo hailed the talks, the Taliban said.",
    "That that was hailed is significant.",
    "The talks ended on Saturday, said Mike Pompeo.",
    "While the talks ended on Saturday, Pompeo hailed them.",
    "The talks, which ended on Saturday, were hailed.",
    SOURCE,
]
BROKEN = [
    ("The talks ended on Saturday", "Saturday"),
    ("The talks ended on Saturday,", "Saturday,"),
    ("The talks ended on Saturday, .", "Saturday, ."),
    ("The talks ended with the.", "the."),
    ("The the talks ended on Saturday.", "The the"),
    ("The talks were hailed by, the Taliban and of.", "and of"),
    ('The Taliban want a "lasting peace deal.', 'The Taliban want a "lasting peace deal.'),
    ("The Taliban (a hardline group want peace.", "The Taliban (a hardline group want peace."),
    ("talks ended on Saturday.", "talks"),
    ("The Taliban is a hardline.", "a hardline"),
    ("Progress was hailed by the United.", "the United"),
    ("The talks, which ended on Saturday and the Taliban...", "Taliban..."),
    ("A large group of hardline men in Kabul.", "A large group of hardline men in Kabul."),
    ("Want a the deal.", "a the"),
    ("While talks ended on Saturday.", "While talks ended on Saturday."),
    (
        "The significant progress in the talks, which ended on Saturday.",
        "The significant progress in the talks, which ended on Saturday.",
    ),
    ("The talks ended on Saturday &.", "Saturday &."),
]


@pytest.mark.parametrize("sentence", WHOLE)
def test_whole(sentence: str) -> None:
    assert found("fragment", sentence, SOURCE) == []


@pytest.mark.parametrize(("sentence", "words"), BROKEN)
def test_broken(sentence: str, words: str) -> None:
    assert words in found("fragment", sentence, SOURCE)


def test_a_source_sentence_is_as_whole_as_it_was() -> None:
    assert found("fragment", "Talks in Doha with", "Talks in Doha with") == []
    assert found("fragment", "Talks in Doha with", "Talks in Doha with them ended.") == ["with"]
