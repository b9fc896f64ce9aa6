"""embedded: what the model may write, that nothing but the request decides it, and that it is what torch would write."""

import math
import pickle
import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from pipeline.engines.base import Engine, Request, Written
from pipeline.engines.beam import Search, beam_search
from pipeline.engines.embedded import EmbeddedSettings, _open, _Steps, check, load
from pipeline.engines.vocabulary import END, MAX_TARGET, PAD, START, UNKNOWN
from pipeline.errors import EngineError
from pipeline.text import STOPWORDS
from pipeline.types import Article, Fact, Sentence
from tests.engines.conftest import seed_lines

CLOSED = "Inspectors closed the old bridge in Arden on Tuesday after finding 40 cracks."
AGAIN = "The bridge in Arden was closed because of cracks, inspectors said."
FERRY = "Ferries from Glenby now run twice as often."
REPAIRS = "Repairs will cost nine million crowns, according to the town council."


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny random model with a vocabulary of the seeds, exported as digest train does."""
    torch = pytest.importorskip("torch", reason="torch is not installed (the models extra)")
    from pipeline.engines.pointer import PointerConfig, PointerForConditionalGeneration
    from pipeline.training.export import export
    from pipeline.training.vocabulary import VocabularySettings, train_vocabulary

    torch.set_num_threads(1)
    torch.manual_seed(3)
    made = tmp_path_factory.mktemp("embedded") / "tiny"
    made.mkdir()
    vocabulary = train_vocabulary([*seed_lines(), CLOSED, AGAIN, FERRY, REPAIRS], VocabularySettings(pieces=900))
    (made / "spiece.model").write_bytes(vocabulary)
    config = PointerConfig(vocab_size=900, d_model=32, d_kv=16, d_ff=32, num_heads=2, encoder_layers=1, decoder_layers=2)
    model = PointerForConditionalGeneration(config).eval()
    model.save_pretrained(made)
    export(made, made)
    return made


@pytest.fixture(scope="module")
def engine(folder: Path) -> Engine:
    return load(EmbeddedSettings(folder=str(folder)))


def fact(*texts: str) -> Fact:
    return Fact(
        sentences=tuple(
            Sentence(text=text, article_id=f"a{at}", start=0, end=len(text), position=0) for at, text in enumerate(texts)
        ),
        salience=1.0,
    )


def request(*facts: Fact, **rest: Any) -> Request:
    return Request(story_id="s", articles=(Article(id="a0", title="", text=CLOSED),), facts=facts, max_words=60, **rest)


ASKED = [request(fact(CLOSED, AGAIN)), request(fact(FERRY)), request(fact(REPAIRS, AGAIN, CLOSED))]
HEADLINE = request(fact(CLOSED), fact(FERRY), task="headline")


def texts(written: Written) -> list[str]:
    return [candidate.text for candidate in written.candidates]


def test_a_fact_comes_back_in_several_wordings_best_first(engine: Engine) -> None:
    for written in engine.write([*ASKED, HEADLINE]):
        assert written.failure is None
        assert (written.sentences, written.support, written.origins) == ((), (), ())
        assert 1 <= len(written.candidates) <= 4
        assert len(set(texts(written))) == len(written.candidates)
        confidences = [candidate.confidence for candidate in written.candidates]
        assert confidences == sorted(confidences, reverse=True)  # as the length penalty is 1
        assert all(0 < confidence <= 1 for confidence in confidences)


def test_nothing_but_the_request_decides(engine: Engine, folder: Path) -> None:
    together = engine.write([*ASKED, HEADLINE])
    assert together == engine.write([*ASKED, HEADLINE])
    for asked, written in zip([*ASKED, HEADLINE], together, strict=True):
        (alone,) = engine.write([asked])
        assert texts(alone) == texts(written)
        assert [each.confidence for each in alone.candidates] == pytest.approx(
            [each.confidence for each in written.candidates], abs=1e-5
        )
    sent = pickle.loads(pickle.dumps(engine))
    _open.cache_clear()
    assert sent.write([*ASKED, HEADLINE]) == together
    assert len(pickle.dumps(engine)) < 1000  # by its path: the model is opened where it is used


def named(text: str) -> bool:
    return re.match(r"▁?[^\w\s]*[\dA-Z]", text) is not None


def test_numbers_and_names_are_copied_or_not_written(folder: Path) -> None:
    engine = load(EmbeddedSettings(folder=str(folder), beams=16))
    model = _open(str(folder))
    pieces = np.array(model.vocabulary.pieces)
    for asked in ASKED:
        ids = model.pack(asked, EmbeddedSettings())
        source = set(pieces[list(ids)])
        begins = {piece.replace("▁", "", 1)[:1].upper() + piece.replace("▁", "", 1)[1:] for piece in source}
        allowed = model._allowed([ids])[0]
        for piece in filter(named, pieces[allowed]):
            assert piece in source or piece.lstrip("▁") in begins or piece.lstrip("▁").lower() in STOPWORDS
        assert source - set(pieces[allowed]) <= {"<fuse>", "<sep>"}
        assert not any(piece.startswith("<0x") for piece in pieces[allowed])
        (written,) = engine.write([asked])
        said = " ".join(sentence.text for sentence in asked.facts[0].sentences)
        for text in texts(written):
            assert set(re.findall(r"\d", text)) <= set(re.findall(r"\d", said))


def test_a_word_inside_a_source_may_begin_the_sentence(folder: Path) -> None:
    model = _open(str(folder))
    pieces = model.vocabulary.pieces
    twins = {pieces[number]: pieces[capital] for number, capital in enumerate(model.capital.tolist()) if capital != number}
    assert all(large == small.replace(large.lstrip("▁")[0].lower(), large.lstrip("▁")[0], 1) for small, large in twins.items())
    guarded = [small for small, large in twins.items() if not model.free[pieces.index(large)]]
    assert guarded
    for small in guarded:
        with_it, without = model._allowed([(model.vocabulary.fuse, pieces.index(small), END), (model.vocabulary.fuse, END)])
        assert with_it[pieces.index(twins[small])]
        assert not without[pieces.index(twins[small])]


def test_the_candidates_of_generate(engine: Engine, folder: Path) -> None:
    """In float32, with the constraints as a logits processor."""
    torch = pytest.importorskip("torch")
    from transformers import LogitsProcessorList

    from pipeline.engines.pointer import PointerForConditionalGeneration

    reference: Any = PointerForConditionalGeneration.from_pretrained(folder).eval()
    model = _open(str(folder))
    settings = EmbeddedSettings()
    for asked, written in zip([*ASKED, HEADLINE], engine.write([*ASKED, HEADLINE]), strict=True):
        ids = model.pack(asked, settings)
        barred = torch.from_numpy(~model._allowed([ids])[0])
        made = reference.generate(
            input_ids=torch.tensor([ids]),
            attention_mask=torch.ones(1, len(ids), dtype=torch.long),
            num_beams=4,
            num_return_sequences=4,
            max_new_tokens=MAX_TARGET,
            no_repeat_ngram_size=settings.no_repeat_pieces,
            early_stopping=False,
            length_penalty=1.0,
            do_sample=False,
            return_dict_in_generate=True,
            output_scores=True,
            logits_processor=LogitsProcessorList([lambda _, scores, barred=barred: scores.masked_fill(barred, -math.inf)]),
        )
        ended = [(row, score) for row, score in zip(made.sequences[:, 1:].tolist(), made.sequences_scores.tolist(), strict=True)
                 if END in row]  # fmt: skip
        assert texts(written) == [model.vocabulary.decode(row) for row, _ in ended]
        assert [each.confidence for each in written.candidates] == pytest.approx(
            [math.exp(score) for _, score in ended], abs=1e-4
        )


def test_the_source_is_read_up_to_the_limits(engine: Engine, folder: Path) -> None:
    model = _open(str(folder))
    many = fact(CLOSED, *[AGAIN] * 9)
    for sources in (1, 3):
        ids = model.pack(request(many), EmbeddedSettings(sources=sources))
        assert ids.count(model.vocabulary.separator) == sources - 1
        assert ids[0] == model.vocabulary.fuse
    ids = model.pack(HEADLINE, EmbeddedSettings(headline_sources=1))
    assert ids == (model.vocabulary.head, *model.vocabulary.encode(CLOSED), END)


def test_what_it_cannot_write_it_says(engine: Engine) -> None:
    long = request(fact(" ".join([CLOSED] * 40)))
    story = request(fact(CLOSED), fact(FERRY))
    refused, fine, several = engine.write([long, ASKED[0], story])
    assert refused == Written(sentences=(), support=(), failure="too_long")
    assert several == Written(sentences=(), support=(), failure="several_facts")
    assert texts(fine) == texts(engine.write([ASKED[0]])[0])
    assert engine.write([]) == []


def test_a_missing_model_is_named_before_anything_is_read(tmp_path: Path) -> None:
    (tmp_path / "spiece.model").write_bytes(b"")
    for where, thing in ((tmp_path, "lacks encoder.onnx, decoder.onnx"), (tmp_path / "none", "no such folder")):
        settings = EmbeddedSettings(folder=str(where))
        with pytest.raises(EngineError, match=thing) as caught:
            load(settings)
        assert str(where) in str(caught.value)
        assert "digest train" in caught.value.remedy
        assert check(settings) == str(caught.value)


def test_the_fingerprint_is_of_the_content(engine: Engine, folder: Path, tmp_path: Path) -> None:
    for name in ("spiece.model", "encoder.onnx", "decoder.onnx"):
        (tmp_path / name).write_bytes((folder / name).read_bytes())
    assert check(EmbeddedSettings(folder=str(tmp_path))) is None
    assert load(EmbeddedSettings(folder=str(tmp_path))).fingerprint == engine.fingerprint
    assert load(EmbeddedSettings(folder=str(tmp_path), beams=2)).fingerprint != engine.fingerprint
    (tmp_path / "decoder.onnx").write_bytes(b"another")
    assert load(EmbeddedSettings(folder=str(tmp_path))).fingerprint != engine.fingerprint


def test_a_request_with_few_ways_on_disturbs_no_other(folder: Path) -> None:
    model = _open(str(folder))
    inputs = [model.pack(asked, EmbeddedSettings()) for asked in ASKED]
    allowed = model._allowed(inputs)
    allowed[1] = False
    allowed[1, [END, *inputs[1][1:3]]] = True  # fewer than there are beams
    search = Search(beams=4, candidates=4, max_tokens=20, no_repeat_ngram=1, start=START, end=END, padding=PAD)
    together = beam_search(_Steps(model, inputs), 3, search, allowed)
    for row, own in enumerate(together):
        (alone,) = beam_search(_Steps(model, inputs[row : row + 1]), 1, search, allowed[row : row + 1])
        assert [each.tokens for each in alone] == [each.tokens for each in own]
        assert [each.score for each in alone] == pytest.approx([each.score for each in own], abs=1e-5)


def test_control_pieces_are_never_written(engine: Engine, folder: Path) -> None:
    model = _open(str(folder))
    allowed = model._allowed([model.pack(ASKED[0], EmbeddedSettings())])
    assert not allowed[0, [PAD, UNKNOWN, START, 4, 5, 6, 7]].any()
    assert allowed[0, END]
    assert np.flatnonzero(allowed[0]).size > 100
