"""Packing on its own: fair shares, nothing lost uncounted. A letter is a token here, so that ids can be read back."""

from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.engines.base import Request
from pipeline.engines.packing import Layout, Packed, pack, shares
from pipeline.types import Article, Fact, Sentence

law = settings(max_examples=150, deadline=None, derandomize=True)
HEAD, SEPARATOR, TAIL = -1, -2, -3


def letters(text: str) -> tuple[list[int], list[int]]:
    """One token a character that is not white space; the first of a word after a space knows it (ids are odd)."""
    starts = [place for place, letter in enumerate(text) if not letter.isspace()]
    return [2 * ord(text[place]) + text[place - 1 : place].isspace() for place in starts], starts


def read(ids: tuple[int, ...]) -> list[str]:
    """The documents in an input, as text."""
    text = "".join(
        "" if token in (HEAD, TAIL) else "\n" if token == SEPARATOR else " " * (token % 2) + chr(token // 2) for token in ids
    )
    return [document.strip() for document in text.split("\n")]


def layout(window: int, *, closing: bool = False, least: int = 1) -> Layout:
    return Layout(
        head=(HEAD,), tail=(TAIL,), separator=(SEPARATOR,), closing=closing, window=window, least=least, longest_output=100
    )


def request(*texts: str, facts: tuple[Fact, ...] = ()) -> Request:
    articles = tuple(Article(id=f"a{number}", title="", text=text) for number, text in enumerate(texts))
    return Request(story_id="s", articles=articles, facts=facts, max_words=100)


def packed(window: int, *texts: str, source: Literal["articles", "facts"] = "articles", least: int = 1) -> Packed:
    return pack(request(*texts), layout(window, least=least), letters, source)


@law
@given(st.lists(st.integers(0, 300), min_size=1, max_size=12), st.integers(-5, 1000))
def test_shares_fill_the_room_and_are_fair(lengths: list[int], room: int) -> None:
    given_ = shares(lengths, room)
    assert sum(given_) == min(sum(lengths), max(0, room))
    assert all(0 <= share <= length for share, length in zip(given_, lengths, strict=True))
    for share, length in zip(given_, lengths, strict=True):
        if share < length:  # who is cut has as much as anybody, but for a token that does not divide
            assert share >= max(given_) - 1


def test_what_a_short_document_leaves_goes_to_the_longer_ones() -> None:
    assert shares([10, 100, 100, 40], 150) == [10, 50, 50, 40]
    assert shares([100, 100, 100], 100) == [34, 33, 33]


word = st.text(st.characters(codec="ascii", categories=["Ll", "Lu", "Nd"]), min_size=1, max_size=9)
sentence = st.lists(word, min_size=1, max_size=9).map(lambda words: " ".join(words) + ".")
article = st.lists(sentence, max_size=6).flatmap(
    lambda said: st.sampled_from([" ", "\n", "\n\n", "  \t"]).map(lambda s: s.join(said))
)


@law
@given(st.lists(article, min_size=1, max_size=6), st.integers(2, 400), st.booleans(), st.integers(1, 40))
def test_every_word_is_shown_or_counted_as_cut(texts: list[str], window: int, closing: bool, least: int) -> None:
    result = pack(request(*texts), layout(window, closing=closing, least=least), letters, "articles")
    assert len(result.ids) <= window or result.words == 0
    shown = read(result.ids)[: None if not closing else -1]
    filled = [(article_id, text.split(), cut) for (article_id, cut), text in zip(result.cut_words, texts, strict=True) if text]
    assert [article_id for article_id, _ in result.cut_words] == [f"a{number}" for number in range(len(texts))]
    for place, (_, words, cut) in enumerate(filled):
        seen = shown[place].split() if place < len(shown) else []
        assert seen == words[: len(words) - cut]
    assert result.words == sum(len(words) - cut for _, words, cut in filled)
    assert result.marks == (0, *(place for place, token in enumerate(result.ids) if token == SEPARATOR))


def test_a_cut_falls_on_the_end_of_a_sentence_where_that_is_near() -> None:
    text = "Alpha beta gamma. Delta epsilon zeta. Eta theta."
    assert read(packed(2 + 30, text).ids) == ["Alpha beta gamma."]  # 26 letters would reach "epsilon"
    assert packed(2 + 30, text).cut_words == (("a0", 5),)
    assert read(packed(2 + 13, text).ids) == ["Alpha beta"]  # no sentence is over by then
    assert packed(2 + 13, text).cut_words == (("a0", 6),)


def test_the_last_documents_are_left_out_where_shares_get_too_small() -> None:
    texts = ["abcde " * 10, "fghij " * 10, "klmno " * 10]
    result = packed(2 + 81, *texts, least=30)  # three would get 26 each
    assert [len(document) for document in read(result.ids)] == [47, 47]
    assert result.cut_words == (("a0", 2), ("a1", 2), ("a2", 10))
    # Short documents need no such share: they are there whole.
    short = packed(2 + 20, "ab cd", "ef gh", "ij kl", least=64)
    assert read(short.ids) == ["ab cd", "ef gh", "ij kl"]
    assert short.cut_words == (("a0", 0), ("a1", 0), ("a2", 0))


def test_an_empty_article_takes_no_separator_and_an_empty_story_shows_nothing() -> None:
    assert read(packed(100, "", "ab", " \n").ids) == ["ab"]
    assert packed(100, "", " \n") == Packed(ids=(HEAD, TAIL), marks=(0,), words=0, cut_words=(("a0", 0), ("a1", 0)))


def fact(*spots: tuple[str, str, int]) -> Fact:
    sentences = tuple(Sentence(text=t, article_id=a, start=s, end=s + len(t), position=0) for a, t, s in spots)
    return Fact(sentences=sentences, salience=1.0)


def test_facts_show_their_first_sentences_by_article_in_reading_order() -> None:
    texts = ("One a. Two b. Three c.", "Four d. Five e.")
    facts = (
        fact(("a1", "Five e.", 8), ("a0", "One a.", 0)),
        fact(("a0", "Three c.", 14)),
        fact(("a0", "One a.", 0)),
    )
    result = pack(request(*texts, facts=facts), layout(100), letters, "facts")
    assert read(result.ids) == ["One a. Three c.", "Five e."]
    assert result.cut_words == (("a0", 2), ("a1", 2))
    assert pack(request(*texts), layout(100), letters, "facts").words == 0


def test_a_sentence_boundary_inside_a_word_cuts_no_word() -> None:
    text = "He goes soon.There is more."
    facts = (fact(("a0", "He goes soon.", 0)), fact(("a0", "There is more.", 13)))
    assert read(pack(request(text, facts=facts), layout(100), letters, "facts").ids) == [text]
    # With one side of it shown the word is not.
    assert pack(request(text, facts=facts[:1]), layout(100), letters, "facts").cut_words == (("a0", 3),)


@pytest.mark.parametrize("closing", [False, True])
def test_separators_count_against_the_window(closing: bool) -> None:
    texts = ("abcdef ghi", "jkl")
    fits = pack(request(*texts), layout(2 + 1 + closing + 9, closing=closing), letters, "articles")
    assert read(fits.ids) == ["abcdef", "jkl", *([""] if closing else [])]
    assert len(fits.ids) == 2 + 1 + closing + 9
    less = pack(request(*texts), layout(2 + 1 + closing + 8, closing=closing), letters, "articles")
    assert less.cut_words == (("a0", 2), ("a1", 0))
