"""Marks of one typewriter: quotation marks and dashes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.telling.typesetting import typeset
from pipeline.text import words


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("“It is Holm’s ‘own’ bridge,” he said.", "\"It is Holm's 'own' bridge,\" he said."),
        ("The pier -- the old one - is shut.", "The pier — the old one — is shut."),
        ("The pier--the old one – is shut.", "The pier — the old one — is shut."),
        ("Arden won 5 - 3 in 2019–20.", "Arden won 5 - 3 in 2019–20."),
        ("A twenty-year-old bridge - 200 feet long - fell.", "A twenty-year-old bridge — 200 feet long — fell."),
        ("Sie sagt: „Es ist zu“ - heute.", "Sie sagt: „Es ist zu“ - heute."),
    ],
)
def test_marks_are_of_one_sort(written: str, told: str) -> None:
    assert typeset(written) == told


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.text(alphabet="ab1 -–—“”\"'.", max_size=30))
def test_words_stay(text: str) -> None:
    assert words(typeset(text)) == words(text)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.text(alphabet="ab1 -–—“”‘’\"'.", max_size=30))
def test_once_is_enough(text: str) -> None:
    assert typeset(typeset(text)) == typeset(text)
