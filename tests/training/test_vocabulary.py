"""The vocabulary: text survives it, controls cannot be spelt, training does not depend on order."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.engines.vocabulary import END, PAD, START, SYMBOLS, Vocabulary, unify
from pipeline.errors import EngineError, InputError
from pipeline.training.vocabulary import VocabularySettings, train_vocabulary
from tests.training.make import made_pairs

TARGETS = [pair.target for pair in made_pairs(400)]
TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn")), max_size=60)


def test_the_layout(vocabulary: Vocabulary) -> None:
    assert vocabulary.size == 345
    assert vocabulary.pieces[:8] == ("<pad>", "</s>", "<unk>", "<s>", "<fuse>", "<head>", "<sep>", "<short>")
    assert (vocabulary.fuse, vocabulary.head, vocabulary.separator, vocabulary.short) == (4, 5, 6, 7)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(text=TEXT)
def test_any_text_comes_back_unified(vocabulary: Vocabulary, text: str) -> None:
    assert vocabulary.decode(vocabulary.encode(text)) == unify(text)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(TEXT)
def test_unify_is_idempotent(text: str) -> None:
    assert unify(unify(text)) == unify(text)


def test_unify() -> None:
    assert unify("“It’s  ‘over’,” she said\u00a0— 1914‒18") == "\"It's 'over',\" she said — 1914–18"


@pytest.mark.parametrize("symbol", ["<pad>", "</s>", "<s>", *SYMBOLS])
def test_no_text_can_spell_a_control(vocabulary: Vocabulary, symbol: str) -> None:
    ids = vocabulary.encode(f"before {symbol} after")
    assert min(ids) > vocabulary.short
    assert vocabulary.decode(ids) == f"before {symbol} after"


def test_digits_are_split(vocabulary: Vocabulary) -> None:
    assert [vocabulary.pieces[each] for each in vocabulary.encode("in 2019")][-4:] == ["2", "0", "1", "9"]


def test_decoding_stops_at_the_end_and_leaves_controls_out(vocabulary: Vocabulary) -> None:
    ids = vocabulary.encode("The council")
    assert vocabulary.decode([START, vocabulary.fuse, *ids, END, *ids, PAD]) == "The council"


def test_packing_drops_later_sentences_whole(vocabulary: Vocabulary) -> None:
    sentences = [[10, 11], [12], [13, 14, 15]]
    assert vocabulary.pack("fuse", sentences).ids == (4, 10, 11, 6, 12, 6, 13, 14, 15, END)
    packed = vocabulary.pack("head", sentences, limit=9)
    assert (packed.ids, packed.used) == ((5, 10, 11, 6, 12, END), 2)
    assert vocabulary.pack("fuse", sentences, limit=10).used == 3
    assert vocabulary.pack("fuse", sentences, limit=3).used == 0


def test_training_depends_on_neither_order_nor_repeats() -> None:
    chosen = VocabularySettings(pieces=340, sentences=200)
    once = train_vocabulary(TARGETS, chosen)
    assert train_vocabulary([*reversed(TARGETS), *TARGETS], chosen) == once


def test_too_little_text_is_said() -> None:
    with pytest.raises(InputError, match="not enough for a vocabulary of 8,192"):
        train_vocabulary(TARGETS[:5], VocabularySettings())


def test_a_foreign_file_is_said(tmp_path: Path) -> None:
    foreign = tmp_path / "spiece.model"
    with pytest.raises(EngineError, match="cannot be read"):
        Vocabulary(foreign)
    foreign.write_bytes(b"no model")
    with pytest.raises(EngineError, match="not a SentencePiece"):
        Vocabulary(foreign)
