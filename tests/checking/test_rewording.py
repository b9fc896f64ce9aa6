"""Other words for the same: they are compared as if they were the source's own."""

import pytest

from pipeline.checking.antonyms import OPPOSITE
from pipeline.checking.content import index
from pipeline.checking.reading import read
from pipeline.checking.rewording import alike, lexicon, reworded
from pipeline.checking.support import check
from pipeline.text import STOPWORDS, stem
from tests.checking.found import found


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("The senator resigned after the report.", "The senator stepped down after the report."),
        ("The senator stepped down after the report.", "The senator resigned after the report."),
        ("Rebels torched the town hall.", "Rebels set the town hall on fire."),
        ("The hearing was postponed.", "The hearing was put off."),
        ("Two gunmen were detained in Leeds.", "Two gunmen were arrested in Leeds."),
        ("A ship sank off Corvo.", "A ferry sank off Corvo."),
        ("The organisation was criticised.", "The organization was criticized."),
        ("The nurse's arrest followed her suspension.", "The nurse was suspended and arrested."),
    ],
)
def test_what_says_the_same_is_borne_out(claim: str, source: str) -> None:
    assert check(claim, [source]).findings == ()


@pytest.mark.parametrize(
    ("kind", "claim", "source"),
    [
        ("content", "A ferry sank off Corvo.", "A ship sank off Corvo."),  # a ship may be no ferry
        ("content", "A woman was murdered in Leeds.", "A woman was killed in Leeds."),
        ("mood", "The bank shut 34 branches.", "The bank will close 34 branches."),
        ("agent", "Marlow bought Helix.", "Helix acquired Marlow."),
        ("negation", "The tram line was cleared.", "The tram line was not approved."),
    ],
)
def test_what_says_more_or_else_is_not(kind: str, claim: str, source: str) -> None:
    assert found(kind, claim, source)


def test_only_what_no_source_has_is_exchanged() -> None:
    sources = index([read("The mayor quit and the treasurer resigned.")])
    own = read("The treasurer resigned.")
    assert reworded(own, sources) is own
    other = reworded(read("The treasurer stepped down."), sources)
    assert [token.stem for token in other.tokens if token.stem] == ["treasur", "quit"]
    assert other.text == "The treasurer stepped down."


def test_no_word_stands_for_its_opposite() -> None:
    stems = {word: {stem(other) for other in others} for word, others in OPPOSITE.items()}
    assert [(word, other) for word, others in stems.items() for other in sorted(others & alike(stem(word)))] == []


def test_each_word_has_content() -> None:
    assert all(not set(phrase) <= STOPWORDS for phrase in lexicon().alike)
    assert all(phrase not in others for phrase, others in lexicon().alike.items())
