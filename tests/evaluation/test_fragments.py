from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.evaluation.fragments import coverage, density, fragments, novel, sources

WORDS = st.lists(st.sampled_from("abcd"), max_size=12)


def test_known_values() -> None:
    text, known = list("abcxde"), sources([list("zabcde")])
    lengths = fragments(text, known)
    assert lengths == [3, 2]
    assert coverage(lengths, 6) == pytest.approx(5 / 6)
    assert density(lengths, 6) == pytest.approx(13 / 6)
    assert [novel(text, known, n) for n in (1, 2, 3, 4)] == pytest.approx([1 / 6, 2 / 5, 3 / 4, 1])
    assert known.size == 6


def test_the_longest_run_is_taken_wherever_it_stands() -> None:
    assert fragments(list("abc"), sources([list("ab"), list("xabc"), list("a")])) == [3]


def test_no_run_goes_from_one_document_to_the_next() -> None:
    known = sources([list("ab"), list("cd")])
    assert fragments(list("bc"), known) == [1, 1]
    assert novel(list("bc"), known, 2) == 1


def test_a_text_too_short_for_an_n_gram_has_no_share_of_them() -> None:
    assert novel(["a"], sources([["a"]]), 2) is None


def as_published(text: Sequence[str], article: Sequence[str | None]) -> list[int]:
    """Figure 3 of Grusky et al. 2018, to the letter."""
    found, i = [], 0
    while i < len(text):
        f, j = 0, 0
        while j < len(article):
            if text[i] == article[j]:
                start, other = i, j
                while start < len(text) and other < len(article) and text[start] == article[other]:
                    start, other = start + 1, other + 1
                f = max(f, start - i)
                j = other
            else:
                j += 1
        i += max(f, 1)
        found += [f] if f else []
    return found


@given(WORDS, st.lists(WORDS, max_size=3))
@settings(max_examples=300, deadline=None, derandomize=True)
def test_fragments_are_those_of_the_paper(text: list[str], documents: list[list[str]]) -> None:
    known = sources(documents)
    lengths = fragments(text, known)
    # The paper's pseudocode skips over a match it has seen, so it can miss a longer one that begins inside.
    published = as_published(text, known.row)
    assert sum(lengths) == sum(published) == sum(word in known.places for word in text)
    assert len(lengths) <= len(published)


@given(WORDS, st.lists(WORDS, min_size=1, max_size=3), st.randoms(use_true_random=False))
@settings(max_examples=100, deadline=None, derandomize=True)
def test_the_order_of_documents_changes_nothing(text: list[str], documents: list[list[str]], random: object) -> None:
    turned = documents[::-1]
    assert fragments(text, sources(documents)) == fragments(text, sources(turned))
    assert novel(text, sources(documents), 2) == novel(text, sources(turned), 2)


@given(WORDS.filter(bool), st.lists(WORDS, max_size=2))
@settings(max_examples=100, deadline=None, derandomize=True)
def test_a_text_out_of_a_source_is_one_fragment(text: list[str], others: list[list[str]]) -> None:
    known = sources([*others, ["x", *text, "y"]])
    assert fragments(text, known) == [len(text)]
    assert density([len(text)], len(text)) == len(text)
    assert novel(text, known, 1) == 0
