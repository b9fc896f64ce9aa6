"""Sentences -> `spiece.model`: a SentencePiece unigram vocabulary (Kudo 2018, arXiv 1804.10959) of the embedded model."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable

from pydantic import Field

from pipeline.engines.vocabulary import SYMBOLS, unify
from pipeline.errors import InputError
from pipeline.settings import Count, Settings


class VocabularySettings(Settings):
    """How the pieces are found."""

    file: str | None = Field(None, description="a ready spiece.model to take instead of training one; null trains one")
    pieces: Count = Field(8192, description="size of the vocabulary; pieces, at most 65,536")
    sentences: Count = Field(400_000, description="train on this many different sentences, chosen by the hash of their text")
    character_coverage: float = Field(
        0.9995, ge=0.9, le=1, description="share of the running characters that get a piece; the others are spelt in bytes"
    )


def train_vocabulary(sentences: Iterable[str], settings: VocabularySettings) -> bytes:
    """Sentences -> the bytes of a SentencePiece model; independent of their order and of repeats among them.

    Unigram pieces, digits split, unknown characters spelt in bytes, text taken as it is (`unify` came before). Two
    threads always: the sums of the EM steps depend on how many there are.

    Raises:
        InputError: the sentences do not have that many pieces in them.
    """
    import sentencepiece

    chosen = sorted({unify(sentence) for sentence in sentences}, key=_hash)[: settings.sentences]
    model = io.BytesIO()
    try:
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=iter(chosen),
            model_writer=model,
            model_type="unigram",
            vocab_size=settings.pieces,
            character_coverage=settings.character_coverage,
            byte_fallback=True,
            split_digits=True,
            normalization_rule_name="identity",
            pad_id=0,
            eos_id=1,
            unk_id=2,
            bos_id=3,
            control_symbols=list(SYMBOLS),
            num_threads=2,
            max_sentence_length=16_384,
            minloglevel=2,
        )
    except RuntimeError as error:
        raise InputError(
            f"{len(chosen):,} sentences are not enough for a vocabulary of {settings.pieces:,} pieces",
            place="vocabulary",
            remedy="give more text, or set vocabulary.pieces lower",
        ) from error
    return model.getvalue()


def _hash(text: str) -> bytes:
    return hashlib.blake2b(text.encode(), digest_size=8).digest()
