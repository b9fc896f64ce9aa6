"""Tiny random-weight models of every family, with vocabularies trained on the seeds, saved as a hub download would be."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.paths import SEEDS


def seed_lines() -> list[str]:
    return [line for path in sorted(SEEDS.glob("*.txt")) for line in path.read_text("utf-8").splitlines() if line.strip()]


def sentencepiece_model(**options: Any) -> bytes:
    """A spiece.model trained on the seeds, with `<pad>` `</s>` `<unk>` first."""
    import sentencepiece

    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(seed_lines()),
        model_writer=model,
        vocab_size=600,
        pad_id=0,
        eos_id=1,
        unk_id=2,
        bos_id=-1,
        minloglevel=2,
        num_threads=1,
        **options,
    )
    return model.getvalue()


def unigram(**options: Any) -> list[tuple[str, float]]:
    """The vocabulary of such a model: (piece, score)."""
    import sentencepiece

    processor = sentencepiece.SentencePieceProcessor(model_proto=sentencepiece_model(**options))
    return [(processor.id_to_piece(i), processor.get_score(i)) for i in range(len(processor))]


def byte_bpe() -> tuple[dict[str, int], list[tuple[str, str]]]:
    """A byte-level BPE vocabulary trained on the seeds, its special tokens where BART has them: (vocabulary, merges)."""
    import json

    from tokenizers import ByteLevelBPETokenizer

    trained = ByteLevelBPETokenizer()
    trained.train_from_iterator(
        seed_lines(), vocab_size=700, special_tokens=["<s>", "<pad>", "</s>", "<unk>", "<mask>"], show_progress=False
    )
    model = json.loads(trained.to_str())["model"]
    return model["vocab"], [tuple(merge) for merge in model["merges"]]


def _t5() -> tuple[Any, Any]:
    from transformers import T5Config, T5ForConditionalGeneration, T5Tokenizer

    tokenizer = T5Tokenizer(vocab=unigram())
    config = T5Config(
        vocab_size=len(tokenizer),
        d_model=32,
        d_kv=16,
        d_ff=64,
        num_layers=2,
        num_heads=2,
        decoder_start_token_id=0,
        n_positions=512,
        initializer_factor=3.0,
    )
    return tokenizer, T5ForConditionalGeneration(config)


_SIZE: dict[str, Any] = {
    "d_model": 32,
    "encoder_layers": 2,
    "decoder_layers": 2,
    "encoder_attention_heads": 2,
    "decoder_attention_heads": 2,
    "encoder_ffn_dim": 64,
    "decoder_ffn_dim": 64,
    "init_std": 0.5,  # far apart, so that no choice of a token is a near tie
}


def _pegasus() -> tuple[Any, Any]:
    from transformers import PegasusConfig, PegasusForConditionalGeneration, PegasusTokenizer

    # PEGASUS keeps the first 106 ids for pre-training: <pad> </s> <mask_1> <mask_2> <unk_2> ... <unk_102> <unk>.
    first = ["<pad>", "</s>", "<mask_1>", "<mask_2>", *(f"<unk_{i}>" for i in range(2, 103)), "<unk>"]
    own = [piece for piece in unigram(user_defined_symbols=["<n>"]) if piece[0] not in first]
    tokenizer = PegasusTokenizer(vocab=[*((piece, 0.0) for piece in first), *own])
    return tokenizer, PegasusForConditionalGeneration(
        PegasusConfig(vocab_size=len(tokenizer), max_position_embeddings=256, **_SIZE)
    )


def _bart() -> tuple[Any, Any]:
    from transformers import BartConfig, BartForConditionalGeneration, BartTokenizer

    vocabulary, merges = byte_bpe()
    tokenizer = BartTokenizer(vocab=vocabulary, merges=merges)
    model = BartForConditionalGeneration(BartConfig(vocab_size=len(tokenizer), max_position_embeddings=256, **_SIZE))
    # What bart-large-cnn brings along; none of it may get in the way of the config's own knobs.
    model.generation_config.update(
        max_length=142,
        min_length=56,
        num_beams=4,
        length_penalty=2.0,
        early_stopping=True,
        no_repeat_ngram_size=3,
        forced_bos_token_id=0,
    )
    return tokenizer, model


def _primera() -> tuple[Any, Any]:
    from transformers import LEDConfig, LEDForConditionalGeneration, LEDTokenizer

    vocabulary, merges = byte_bpe()
    tokenizer = LEDTokenizer(vocab=vocabulary, merges=merges)
    tokenizer.add_special_tokens({"additional_special_tokens": ["<doc-sep>"]})
    config = LEDConfig(
        vocab_size=len(tokenizer),
        max_encoder_position_embeddings=260,
        max_decoder_position_embeddings=128,
        attention_window=[32, 32],
        **_SIZE,
    )
    return tokenizer, LEDForConditionalGeneration(config)


FAMILIES: dict[str, Callable[[], tuple[Any, Any]]] = {"t5": _t5, "pegasus": _pegasus, "bart": _bart, "primera": _primera}


@pytest.fixture(scope="session")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """family -> the folder of its tiny model."""
    torch = pytest.importorskip("torch", reason="torch is not installed (the models extra)")
    torch.set_num_threads(1)
    root = tmp_path_factory.mktemp("models")
    made = {}
    for family, build in FAMILIES.items():
        torch.manual_seed(1)
        tokenizer, model = build()
        made[family] = root / f"tiny-{family}"
        tokenizer.save_pretrained(made[family])
        model.save_pretrained(made[family])
    return made
