"""Content words, and the function words that make a claim."""

import pytest

from pipeline.checking.content import related
from tests.checking.found import found

SUPPORTED = [
    ("The withdrawal began.", "They began to withdraw."),
    ("Investigators agreed.", "The investigation found that all agreed."),
    ("The children were found.", "He finds a child."),
    ("He said it ended.", "It ends, he told them."),
    ("The teachers went home.", "A teacher goes home."),
    ("The agreement held.", "They agreed, and it holds."),
    ("Prices rose because of the war.", "Because of the war prices will rise."),
    ("More troops left.", "Troops leave in numbers that are more than before."),
]
UNSUPPORTED = [
    ("The invasion began.", "The war began.", "invasion"),
    ("Prices rose because of the war.", "Prices rose during the war.", "because"),
    ("More troops left.", "Troops left.", "More"),
    ("Only troops left.", "Troops left.", "Only"),
    ("All troops left.", "Troops left.", "All"),
    ("Troops withdrew quickly.", "Troops withdrew.", "quickly"),
    ("Police arrested a man.", "Police questioned a man.", "arrested"),
    ("The talks collapsed.", "The talks ended.", "collapsed"),
    ("The party won.", "The partners won.", "party"),
]


@pytest.mark.parametrize(("claim", "source"), SUPPORTED)
def test_borne_out(claim: str, source: str) -> None:
    assert found("content", claim, source) == []


@pytest.mark.parametrize(("claim", "source", "words"), UNSUPPORTED)
def test_not_borne_out(claim: str, source: str, words: str) -> None:
    assert found("content", claim, source) == [words]


def test_words_are_related_by_their_endings_only() -> None:
    assert related("withdraw", "withdrawal")
    assert related("agre", "agreement")
    assert not related("parti", "partner")
    assert not related("port", "portrait")
    assert not related("use", "user")  # too short to tell
