"""The seq2seq engine on tiny random-weight models of every family: conventions, masks, counts, batches, failures. No network."""

import hashlib
import json
import shutil
import socket
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.engines.base import Request, Written
from pipeline.engines.packing import Packed, pack
from pipeline.engines.seq2seq import Seq2Seq, Seq2SeqEngine, check, load
from pipeline.errors import EngineError
from pipeline.types import Article
from tests.engines.conftest import byte_bpe, sentencepiece_model
from tests.paths import CONFIGS, SEEDS

torch = pytest.importorskip("torch", reason="torch is not installed (the models extra)")

FAMILIES = ["t5", "pegasus", "bart", "primera"]
# Of no two letters that the seeds do not have: every vocabulary can spell them.
ONE, TWO = "The talks in Qatar went on.", "Kabul was told of the talks."
Folders = dict[str, Path]


def request(*texts: str, story: str = "s", max_words: int = 40) -> Request:
    articles = tuple(Article(id=f"a{number}", title="", text=text) for number, text in enumerate(texts))
    return Request(story_id=story, articles=articles, facts=(), max_words=max_words)


def seed_requests(max_words: int = 40) -> list[Request]:
    texts = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    groups = [texts[:4], texts[4:], texts[1:2], texts[2:4], [texts[0][:300]], [ONE]]
    return [request(*group, story=f"story-{number}", max_words=max_words) for number, group in enumerate(groups)]


@pytest.fixture(scope="module")
def engines(folders: Folders) -> dict[str, Seq2SeqEngine]:
    """Each family's engine. Random weights never end a sentence, so a budget is made of few tokens, which it then holds."""
    made = {family: load(Seq2Seq(model=str(folders[family]), beams=2)) for family in FAMILIES}
    return {family: replace(engine, tokens_per_word=0.5) for family, engine in made.items()}


def with_(engine: Seq2SeqEngine, **changes: Any) -> Seq2SeqEngine:
    return replace(engine, settings=engine.settings.model_copy(update=changes))


def packed(engine: Seq2SeqEngine, *texts: str) -> Packed:
    return pack(request(*texts), engine.layout, engine.encode, "articles")


# Packing, by each family's own tokenizer


@pytest.mark.parametrize(
    ("family", "text"),
    [("t5", f"summarize: {ONE} {TWO}"), ("pegasus", f"{ONE} ||||| {TWO}"), ("bart", f"{ONE} {TWO}")],
)
def test_documents_are_joined_as_the_model_was_trained(engines: dict[str, Seq2SeqEngine], family: str, text: str) -> None:
    engine = engines[family]
    assert packed(engine, ONE, TWO).ids == tuple(engine.tokenizer(text)["input_ids"])
    # White space inside an article is no part of it.
    assert packed(engine, ONE.replace(" ", " \n "), TWO) == packed(engine, ONE, TWO)


def test_primera_marks_the_end_of_every_document(engines: dict[str, Seq2SeqEngine]) -> None:
    tokenizer = engines["primera"].tokenizer
    begin, end = tokenizer.bos_token_id, tokenizer.eos_token_id
    mark = tokenizer.convert_tokens_to_ids("<doc-sep>")
    one, two = (tokenizer(text, add_special_tokens=False)["input_ids"] for text in (ONE, TWO))
    result = packed(engines["primera"], ONE, TWO)
    assert result.ids == (begin, *one, mark, *two, mark, end)
    assert result.marks == (0, 1 + len(one), 2 + len(one) + len(two))


def test_windows_are_the_models_own(engines: dict[str, Seq2SeqEngine], folders: Folders) -> None:
    # LED: 260 positions, but it pads to whole attention windows of 32.
    assert {family: engine.layout.window for family, engine in engines.items()} == {
        "t5": 512, "pegasus": 256, "bart": 256, "primera": 256,
    }  # fmt: skip
    assert load(Seq2Seq(model=str(folders["bart"]), window=100)).layout.window == 100
    with pytest.raises(EngineError, match="window") as error:
        load(Seq2Seq(model=str(folders["bart"]), window=300))
    assert "256" in str(error.value)


@pytest.mark.parametrize("family", FAMILIES)
def test_what_is_cut_and_what_is_shown_make_up_each_article(engines: dict[str, Seq2SeqEngine], family: str) -> None:
    engine = engines[family]
    texts = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))][:3]
    result = pack(request(*texts), replace(engine.layout, least=16), engine.encode, "articles")
    assert len(result.ids) <= engine.layout.window
    body, expected = list(result.ids), list(engine.layout.head)
    for place, (text, (_, cut)) in enumerate(zip(texts, result.cut_words, strict=True)):
        words = text.split()
        assert 0 < cut < len(words)
        expected += engine.encode(engine.layout.leads[place > 0] + " ".join(words[: len(words) - cut]))[0]
        expected += engine.layout.separator if place < 2 or engine.layout.closing else ()
    assert body == [*expected, *engine.layout.tail]


@pytest.mark.parametrize("family", FAMILIES)
def test_no_text_can_bring_in_a_special_token(engines: dict[str, Seq2SeqEngine], family: str) -> None:
    tokenizer = engines[family].tokenizer
    ids, _ = engines[family].encode("one <s> two </s> three <pad> four <doc-sep> five <mask_1> six <extra_id_0> seven")
    assert not set(ids) & (set(tokenizer.all_special_ids) - {tokenizer.unk_token_id})


def test_a_mark_that_is_no_special_token_is_one_for_us(folders: Folders, tmp_path: Path) -> None:
    from transformers import LEDTokenizer

    folder = shutil.copytree(folders["primera"], tmp_path / "plain-mark", ignore=shutil.ignore_patterns("tokenizer*"))
    tokenizer = LEDTokenizer(*byte_bpe())
    tokenizer.add_tokens(["<doc-sep>"])
    tokenizer.save_pretrained(folder)
    engine = load(Seq2Seq(model=str(folder)))
    mark = engine.layout.separator[0]
    assert mark not in engine.tokenizer.all_special_ids
    assert packed(engine, "one <doc-sep> two").ids.count(mark) == 1


def test_packing_can_be_chosen(folders: Folders) -> None:
    assert load(Seq2Seq(model=str(folders["primera"]), packing="plain")).layout.separator == ()
    assert load(Seq2Seq(model=str(folders["t5"]), prefix="")).layout.head == ()
    with pytest.raises(EngineError, match="<doc-sep>"):
        load(Seq2Seq(model=str(folders["bart"]), packing="primera"))


# What reaches the model


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Callable[[Seq2SeqEngine], list[dict[str, Any]]]:
    """Listen in on a model: what each of its calls is given, before it answers as ever."""

    def listen(engine: Seq2SeqEngine) -> list[dict[str, Any]]:
        calls: list[dict[str, Any]] = []
        generate = engine.model.generate

        def noting(**inputs: Any) -> Any:
            calls.append(inputs)
            return generate(**inputs)

        monkeypatch.setattr(engine.model, "generate", noting)
        return calls

    return listen


@pytest.mark.parametrize("family", FAMILIES)
def test_masks_cover_the_input_and_nothing_else(engines: dict[str, Seq2SeqEngine], family: str, heard: Any) -> None:
    engine = with_(engines[family], batch=2)
    calls = heard(engine)
    engine.write([request(ONE, story="short"), request(ONE, TWO, ONE, story="long")])
    (call,) = calls
    ids = [list(packed(engine, ONE, TWO, ONE).ids), list(packed(engine, ONE).ids)]
    length = len(ids[0])
    pad = engine.model.generation_config.pad_token_id
    assert call["input_ids"].tolist() == [ids[0], ids[1] + [pad] * (length - len(ids[1]))]
    assert call["attention_mask"].tolist() == [[1] * length, [1] * len(ids[1]) + [0] * (length - len(ids[1]))]
    if family == "primera":
        mark = engine.tokenizer.convert_tokens_to_ids("<doc-sep>")
        wide = [[int(place == 0 or token == mark) for place, token in enumerate(row)] for row in call["input_ids"].tolist()]
        assert call["global_attention_mask"].tolist() == wide
        assert [sum(row) for row in wide] == [4, 2]
    else:
        assert "global_attention_mask" not in call


def test_the_longest_stories_go_first_in_full_batches_of_one_budget(engines: dict[str, Seq2SeqEngine], heard: Any) -> None:
    engine = with_(engines["bart"], batch=2)
    calls = heard(engine)
    requests = [request(" ".join([ONE] * n), story=f"{n}", max_words=budget) for n, budget in [(1, 9), (4, 9), (2, 9), (3, 30)]]
    engine.write(requests)
    sizes = [call["attention_mask"].sum(dim=1).tolist() for call in calls]
    lengths = [len(packed(engine, " ".join([ONE] * n)).ids) for n in range(5)]
    assert sizes == [[lengths[4], lengths[2]], [lengths[1]], [lengths[3]]]


def test_every_knob_comes_from_the_settings_and_the_tokens_from_the_model(folders: Folders, heard: Any) -> None:
    engine = load(Seq2Seq(model=str(folders["bart"]), beams=3, min_words=5, length_penalty=0.5, no_repeat_ngram_size=4))
    calls = heard(engine)
    engine.write([request(ONE, max_words=20)])
    config = calls[0]["generation_config"]
    assert (config.num_beams, config.length_penalty, config.no_repeat_ngram_size, config.do_sample) == (3, 0.5, 4, False)
    assert (config.max_length, config.min_length) == (None, None)  # bart-large-cnn's own 142 and 56
    assert config.min_new_tokens >= 5
    assert config.max_new_tokens >= 20
    assert (config.forced_bos_token_id, config.early_stopping, config.decoder_start_token_id) == (0, True, 2)


def test_the_output_is_never_longer_than_the_decoder(folders: Folders, heard: Any) -> None:
    engine = load(Seq2Seq(model=str(folders["primera"]), beams=1))
    calls = heard(engine)
    engine.write([request(ONE, max_words=5000)])
    assert calls[0]["generation_config"].max_new_tokens == 127


def test_threads_are_as_set_and_given_back(engines: dict[str, Seq2SeqEngine], monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []
    engine = with_(engines["bart"], threads=2)
    generate = engine.model.generate
    monkeypatch.setattr(engine.model, "generate", lambda **inputs: (seen.append(torch.get_num_threads()), generate(**inputs))[1])
    before = torch.get_num_threads()
    engine.write([request(ONE)])
    assert (seen, torch.get_num_threads()) == ([2], before)
    assert before != 2


# The same story, the same text


@pytest.mark.parametrize("family", FAMILIES)
def test_a_text_does_not_depend_on_its_companions_or_on_the_order(engines: dict[str, Seq2SeqEngine], family: str) -> None:
    requests = seed_requests()
    alone = [engines[family].write([one])[0] for one in requests]
    assert all(written.sentences for written in alone)
    assert len({written.sentences for written in alone}) > 1
    assert with_(engines[family], batch=4).write(requests) == alone
    assert with_(engines[family], batch=3).write(requests[::-1]) == alone[::-1]


def test_two_loads_write_the_same(folders: Folders) -> None:
    first, second = (load(Seq2Seq(model=str(folders["pegasus"]), beams=2)) for _ in range(2))
    assert first.fingerprint == second.fingerprint
    assert first.write(seed_requests(400)[:2]) == second.write(seed_requests(400)[:2])


# Failures stay with their story


GPU = torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 20.00 MiB")
PROCESSOR = RuntimeError(
    "[enforce fail at alloc_cpu.cpp:124] DefaultCPUAllocator: can't allocate memory: you tried to allocate 9"
)


@pytest.mark.parametrize("error", [GPU, PROCESSOR, MemoryError()], ids=["gpu", "processor", "python"])
def test_a_batch_that_does_not_fit_into_memory_is_halved(
    engines: dict[str, Seq2SeqEngine], monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    requests = seed_requests()
    expected = engines["bart"].write(requests)
    engine = with_(engines["bart"], batch=6)
    sizes: list[int] = []
    generate = engine.model.generate

    def small(**inputs: Any) -> Any:
        sizes.append(len(inputs["input_ids"]))
        if sizes[-1] > 2:
            raise error
        return generate(**inputs)

    monkeypatch.setattr(engine.model, "generate", small)
    assert engine.write(requests) == expected
    assert sizes == [6, 3, 1, 2, 3, 1, 2]


@pytest.mark.parametrize(
    ("error", "slug"),
    [
        (GPU, "out_of_memory"),
        (PROCESSOR, "out_of_memory"),
        (MemoryError(), "out_of_memory"),
        (IndexError("index out of range"), "generation_failed"),
    ],
    ids=["gpu", "processor", "python", "other"],
)
def test_a_story_that_fails_alone_fails_alone(
    engines: dict[str, Seq2SeqEngine], monkeypatch: pytest.MonkeyPatch, error: Exception, slug: str
) -> None:
    requests = seed_requests()
    expected = engines["bart"].write(requests)
    engine = with_(engines["bart"], batch=4)
    bad = packed(engine, ONE).ids
    generate = engine.model.generate

    def failing(**inputs: Any) -> Any:
        if list(bad) in [row[: len(bad)] for row in inputs["input_ids"].tolist()]:
            raise error
        return generate(**inputs)

    monkeypatch.setattr(engine.model, "generate", failing)
    written = engine.write(requests)
    assert written[:5] == expected[:5]
    assert written[5] == Written(sentences=(), support=(), cut_words=(("a0", 0),), failure=slug)


def test_text_that_no_tokenizer_takes_costs_its_own_story(engines: dict[str, Seq2SeqEngine]) -> None:
    broken, whole = engines["bart"].write([request("half a \ud800 character"), request(ONE)])
    assert (broken.sentences, broken.failure) == ((), "generation_failed")
    assert whole == engines["bart"].write([request(ONE)])[0]


def test_a_story_without_text_never_reaches_the_model(engines: dict[str, Seq2SeqEngine], heard: Any) -> None:
    calls = heard(engines["bart"])
    empty, full = engines["bart"].write([request("", " \n"), request(ONE)])
    assert empty == Written(sentences=(), support=(), cut_words=(("a0", 0), ("a1", 0)), failure="no_input")
    assert full.failure is None
    assert len(calls) == 1
    assert engines["bart"].write([]) == []


# What becomes of a model's words


@pytest.fixture
def says(engines: dict[str, Seq2SeqEngine], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Written]:
    """What the engine makes of a given model output, cut off where the length limit would cut it."""

    def say(text: str, *, max_words: int = 100, family: str = "bart", stop: int | None = None) -> Written:
        engine = replace(engines[family], tokens_per_word=10.0)
        ids = engine.tokenizer(text, add_special_tokens=False)["input_ids"]
        if stop:
            engine = replace(engine, layout=replace(engine.layout, longest_output=len(ids[:stop])))
        row = torch.tensor([[engine.model.generation_config.decoder_start_token_id, *ids[:stop], 1]][:1])
        monkeypatch.setattr(engine.model, "generate", lambda **_: row[:, :-1] if stop else row)
        return engine.write([request(ONE, max_words=max_words)])[0]

    return say


def test_white_space_marks_and_controls_do_not_reach_the_reader(says: Callable[..., Written]) -> None:
    assert says(" The talks\n\n went  on.\x1b[31m They ended. ").sentences == ("The talks went on.", "They ended.")
    assert says("The talks went on.<n>They ended.", family="pegasus").sentences == ("The talks went on.", "They ended.")
    assert says("</s>The talks<pad> went on.</s>").sentences == ("The talks went on.",)
    assert says("The talks went on.").support == ((),)


def test_a_sentence_that_the_limit_broke_off_is_dropped(says: Callable[..., Written]) -> None:
    text = "The talks went on. They ended in Qatar on"
    assert says(text, stop=1000).sentences == ("The talks went on.",)
    assert says(text).sentences == ("The talks went on.", "They ended in Qatar on")  # the model's own end
    assert says("They ended in Qatar on", stop=1000).sentences == ("They ended in Qatar on",)
    assert says('The talks went on. "They ended."', stop=1000).sentences == ("The talks went on.", '"They ended."')


def test_texts_are_trimmed_to_the_budget_at_sentence_ends(says: Callable[..., Written]) -> None:
    text = "The talks went on. They ended. Kabul was told of the talks."
    assert says(text, max_words=12).sentences == ("The talks went on.", "They ended.", "Kabul was told of the talks.")
    assert says(text, max_words=11).sentences == ("The talks went on.", "They ended.")
    assert says(text, max_words=4).sentences == ("The talks went on.",)
    assert says(text, max_words=3).failure == "over_budget"


@pytest.mark.parametrize("text", ["", "  \n", "...", "</s></s>"])
def test_a_text_without_a_word_is_empty(says: Callable[..., Written], text: str) -> None:
    assert says(text) == Written(sentences=(), support=(), cut_words=(("a0", 0),), failure="empty_output")


@settings(max_examples=15, deadline=None, derandomize=True)
@given(st.lists(st.text(max_size=60), min_size=1, max_size=4), st.integers(1, 12))
def test_whatever_the_input_one_written_comes_back(engines: dict[str, Seq2SeqEngine], texts: list[str], max_words: int) -> None:
    (written,) = engines["bart"].write([request(*texts, max_words=max_words)])
    assert (written.failure is None) == bool(written.sentences)
    assert len(" ".join(written.sentences).split()) <= max_words
    assert [cut for _, cut in written.cut_words] == [0] * len(texts)


@pytest.mark.parametrize(("name", "packing"), [("pegasus", "pegasus"), ("primera", "primera"), ("bart", "plain")])
def test_the_configs_name_a_model_and_its_convention(name: str, packing: str) -> None:
    tree = yaml.safe_load((CONFIGS / f"{name}.yaml").read_text(encoding="utf-8"))
    chosen = Seq2Seq.model_validate(tree["engine"])
    assert chosen.packing == packing
    assert name in chosen.model.casefold()
    assert chosen.min_words < tree["summarize"]["max_words"]


# Where models come from


def test_a_sentencepiece_model_is_read_as_it_is(folders: Folders, tmp_path: Path) -> None:
    """T5 and PEGASUS repositories often have no tokenizer.json, only spiece.model."""
    pytest.importorskip("google.protobuf", reason="protobuf is not installed (the models extra)")
    folder = shutil.copytree(folders["t5"], tmp_path / "spiece", ignore=shutil.ignore_patterns("tokenizer*"))
    (folder / "spiece.model").write_bytes(sentencepiece_model())
    engine, expected = load(Seq2Seq(model=str(folder))), load(Seq2Seq(model=str(folders["t5"])))
    assert packed(engine, ONE, TWO).ids == packed(expected, ONE, TWO).ids


@pytest.fixture
def copy(folders: Folders, tmp_path: Path) -> Path:
    return Path(shutil.copytree(folders["bart"], tmp_path / "elsewhere" / folders["bart"].name))


@pytest.fixture
def cut_off(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """An empty hub cache (returned), and a network that nobody may touch."""
    from huggingface_hub import constants

    def touched(*_: object) -> None:
        pytest.fail("something reached for the network")

    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(socket.socket, "connect", touched)
    monkeypatch.setattr(socket, "getaddrinfo", touched)
    return tmp_path / "cache"


def test_name_and_fingerprint_tell_the_weights_not_the_place(folders: Folders, copy: Path) -> None:
    here, there = load(Seq2Seq(model=str(folders["bart"]))), load(Seq2Seq(model=str(copy)))
    assert here.name == there.name == "seq2seq:tiny-bart"
    assert here.fingerprint == there.fingerprint
    weights = bytearray((copy / "model.safetensors").read_bytes())
    weights[-1] ^= 1
    (copy / "model.safetensors").write_bytes(weights)
    others = {load(Seq2Seq(model=str(copy))).fingerprint, load(Seq2Seq(model=str(folders["bart"]), beams=2)).fingerprint}
    assert len(others | {here.fingerprint}) == 3


def test_a_sound_folder_can_be_loaded_silently(folders: Folders, capfd: pytest.CaptureFixture[str]) -> None:
    from transformers import logging

    before = logging.get_verbosity(), logging.is_progress_bar_enabled()
    assert before[1]
    assert check(Seq2Seq(model=str(folders["primera"]))) is None
    load(Seq2Seq(model=str(folders["primera"]), beams=2)).write(seed_requests())
    assert capfd.readouterr() == ("", "")
    assert (logging.get_verbosity(), logging.is_progress_bar_enabled()) == before


def test_generation_settings_in_an_old_config_do_no_harm(copy: Path, capfd: pytest.CaptureFixture[str]) -> None:
    config = json.loads((copy / "config.json").read_text())
    old = {"num_beams": 4, "max_length": 142, "min_length": 56, "early_stopping": True, "length_penalty": 2.0}
    (copy / "config.json").write_text(json.dumps(config | old))
    (copy / "generation_config.json").unlink()
    engine = load(Seq2Seq(model=str(copy), beams=1))
    assert engine.write([request(ONE, max_words=300)])[0].failure is None
    assert engine.model.generation_config.num_beams == 1
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("gone", "said"),
    [("config.json", "no config.json"), ("model.safetensors", "no weights"), ("tokenizer", "no tokenizer")],
)
def test_a_folder_that_lacks_a_file_is_refused(copy: Path, gone: str, said: str) -> None:
    for path in copy.glob(f"{gone}*"):
        path.unlink()
    assert said in str(check(Seq2Seq(model=str(copy))))
    with pytest.raises(EngineError, match=said):
        load(Seq2Seq(model=str(copy)))


def test_sharded_weights_must_all_be_there(folders: Folders, tmp_path: Path) -> None:
    from transformers import AutoModelForSeq2SeqLM

    shutil.copytree(folders["bart"], tmp_path / "shards", ignore=shutil.ignore_patterns("*.safetensors"))
    AutoModelForSeq2SeqLM.from_pretrained(folders["bart"]).save_pretrained(tmp_path / "shards", max_shard_size="100KB")
    shards = sorted((tmp_path / "shards").glob("*.safetensors"))
    assert len(shards) > 1
    assert load(Seq2Seq(model=str(tmp_path / "shards"))).write([request(ONE)]) == _reference(folders)
    shards[-1].unlink()
    assert shards[-1].name in str(check(Seq2Seq(model=str(tmp_path / "shards"))))


def _reference(folders: Folders) -> list[Written]:
    return load(Seq2Seq(model=str(folders["bart"]))).write([request(ONE)])


def test_pickled_weights_are_refused_and_the_remedy_works(
    folders: Folders, copy: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    from safetensors.torch import load_file

    torch.save(load_file(copy / "model.safetensors"), copy / "pytorch_model.bin")
    (copy / "model.safetensors").unlink()
    with pytest.raises(EngineError, match="pickle") as error:
        load(Seq2Seq(model=str(copy)))
    code = error.value.remedy.split('python -c "')[1].removesuffix('"')
    exec(code, {})
    capfd.readouterr()
    assert load(Seq2Seq(model=str(copy))).write([request(ONE)]) == _reference(folders)


def test_weights_that_are_not_complete_are_refused(copy: Path) -> None:
    from safetensors.torch import load_file, save_file

    weights = load_file(copy / "model.safetensors")
    name = next(key for key in sorted(weights) if "fc1.weight" in key)
    save_file({key: tensor for key, tensor in weights.items() if key != name}, copy / "model.safetensors", {"format": "pt"})
    with pytest.raises(EngineError, match="lack 1 of its weights") as error:
        load(Seq2Seq(model=str(copy)))
    assert name.rsplit(".", 2)[-2] in str(error.value)


def test_a_broken_or_foreign_model_is_an_engine_error(folders: Folders, copy: Path) -> None:
    (copy / "model.safetensors").write_bytes(b"\0" * 100)
    with pytest.raises(EngineError, match="cannot be loaded"):
        load(Seq2Seq(model=str(copy)))
    shutil.copy(folders["bart"] / "model.safetensors", copy)
    config = json.loads((copy / "config.json").read_text())
    (copy / "config.json").write_text(json.dumps(config | {"model_type": "gpt2"}))
    with pytest.raises(EngineError, match="cannot be loaded"):
        load(Seq2Seq(model=str(copy)))


def test_a_tokenizer_of_another_model_is_refused(folders: Folders, copy: Path) -> None:
    for path in folders["primera"].glob("tokenizer*"):
        shutil.copy(path, copy)
    with pytest.raises(EngineError, match="do not belong together"):
        load(Seq2Seq(model=str(copy)))


def test_offline_a_hub_name_says_how_to_get_the_weights(cut_off: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    with pytest.raises(EngineError, match="switched off") as error:
        load(Seq2Seq(model="google/pegasus-multi_news"))
    assert "hf download google/pegasus-multi_news --local-dir pegasus-multi_news" in error.value.remedy
    assert "engine.model: pegasus-multi_news" in error.value.remedy


def test_check_never_asks_the_hub(cut_off: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HF_HUB_OFFLINE", raising=False)
    assert "hf download google/pegasus-multi_news" in str(check(Seq2Seq(model="google/pegasus-multi_news")))
    assert "cannot be a name on the hub" in str(check(Seq2Seq(model="../no/such/folder")))
    assert "no model is named" in str(check(Seq2Seq()))


def test_a_model_in_the_cache_is_used_without_the_network(
    folders: Folders, cut_off: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("HF_HUB_OFFLINE", raising=False)
    fingerprints = set()
    for commit in (hashlib.sha1(b"one").hexdigest(), hashlib.sha1(b"two").hexdigest()):
        cache = cut_off / "models--team--tiny"
        shutil.copytree(folders["bart"], cache / "snapshots" / commit)
        (cache / "refs").mkdir(exist_ok=True)
        (cache / "refs" / "main").write_text(commit)
        assert check(Seq2Seq(model="team/tiny")) is None
        engine = load(Seq2Seq(model="team/tiny"))
        assert engine.name == "seq2seq:team/tiny"
        fingerprints |= {engine.fingerprint, load(Seq2Seq(model="team/tiny", revision=commit)).fingerprint}
    assert len(fingerprints) == 2


def test_a_hub_that_does_not_answer_is_an_engine_error(cut_off: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def down(*_: object, **__: object) -> None:
        raise OSError("the network is down")

    monkeypatch.delenv("HF_HUB_OFFLINE", raising=False)
    monkeypatch.setattr(socket, "getaddrinfo", down)
    monkeypatch.setattr(socket.socket, "connect", down)
    with pytest.raises(EngineError, match="the hub did not give it"):
        load(Seq2Seq(model="team/tiny"))


def test_without_torch_the_extra_is_named(folders: Folders, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "torch", None)
    assert 'pip install "story-digest[models]"' in str(check(Seq2Seq(model=str(folders["bart"]))))
    with pytest.raises(EngineError, match="torch is not installed"):
        load(Seq2Seq(model=str(folders["bart"])))


def test_a_gpu_that_is_not_there_is_an_engine_error(folders: Folders) -> None:
    if torch.cuda.is_available():
        pytest.skip("there is a GPU")
    with pytest.raises(EngineError, match="no GPU"):
        load(Seq2Seq(model=str(folders["bart"]), device="cuda"))
