"""background: what ships is what was counted, small and quick."""

import json
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.background import NAME, Background, background, parsed, written
from pipeline.models.build_background import FLOOR, build
from pipeline.text import _known_stems, snowball, stem, stems

tables = st.builds(
    Background,
    documents=st.integers(1, 10**6),
    frequency=st.dictionaries(st.from_regex(r"[\w.']+", fullmatch=True), st.integers(1, 10**6), max_size=30),
)


@given(tables)
@settings(max_examples=100, deadline=None, derandomize=True)
def test_a_table_comes_back_from_its_file_unchanged(table: Background) -> None:
    again = parsed(written(table))
    assert (again.documents, dict(again.frequency)) == (table.documents, dict(table.frequency))


def test_the_file_does_not_depend_on_the_order_of_counting() -> None:
    forwards = Background(9, {"peac": 3, "talk": 3, "envoy": 7})
    backwards = Background(9, {"envoy": 7, "talk": 3, "peac": 3})
    assert written(forwards) == written(backwards) == "9\n7 envoy\n3 peac talk\n"


def test_build_counts_articles_not_occurrences_and_prunes_rare_stems() -> None:
    lines = [json.dumps({"title": "Talks", "text": "Talks, talks and 2019."}) for _ in range(FLOOR)]
    lines.append(json.dumps({"title": None, "text": "A walrus."}))
    table = build(lines)
    assert (table.documents, dict(table.frequency)) == (FLOOR + 1, {"talk": FLOOR, "2019": FLOOR})


def test_what_ships_is_small_and_has_a_card() -> None:
    folder = files("pipeline.models")
    card = folder.joinpath("background-en.md").read_text(encoding="utf-8")
    assert len(folder.joinpath(NAME).read_bytes()) < 2_000_000
    assert f"{background().documents:,} articles" in card
    assert f"{len(background().frequency):,} stems" in card


def test_shipped_stems_are_those_of_the_stemmer() -> None:
    """Fails when NLTK's stemmer changed and the table was not rebuilt."""
    known = _known_stems()
    assert len(known) > 50_000
    assert {word: stem for word, stem in known.items() if snowball(word) != stem} == {}
    card = files("pipeline.models").joinpath("background-en.md").read_text(encoding="utf-8")
    assert f"{len(known):,} words" in card


def test_it_is_read_once() -> None:
    assert background() is background()


@pytest.mark.parametrize("word", ["Taliban", "president", "2016", "U.S."])
def test_news_words_are_known_by_the_stems_of_today(word: str) -> None:
    """Fails when the tokens of `pipeline.text` changed and the table was not rebuilt."""
    assert [background().frequency.get(stem, 0) > 300 for stem in stems(word)] == [True]


def test_common_words_are_more_frequent_than_rare_ones() -> None:
    frequency = background().frequency
    assert frequency[stem("government")] > frequency[stem("ceasefire")] > frequency[stem("khalilzad")] >= FLOOR
    assert "the" not in frequency
    assert min(frequency.values()) == FLOOR
    assert max(frequency.values()) <= background().documents
