"""The pointer model on tiny random weights: the mixture, the prior, the loss, `generate`, saving, learning to copy."""

from collections.abc import Iterator
from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="torch is not installed (the models extra)")

from transformers import AutoConfig, AutoModelForSeq2SeqLM  # noqa: E402
from transformers.utils import logging  # noqa: E402

from pipeline.engines.pointer import (  # noqa: E402
    IGNORED,
    EncoderOutput,
    PointerConfig,
    PointerForConditionalGeneration,
    register,
)
from pipeline.engines.vocabulary import END, PAD, START, SYMBOLS  # noqa: E402

FUSE, HEAD, SEPARATOR, SHORT = range(START + 1, START + 1 + len(SYMBOLS))
PIECES = 40
TINY = {
    "vocab_size": PIECES, "d_model": 16, "d_kv": 4, "d_ff": 24, "num_heads": 2, "encoder_layers": 2, "decoder_layers": 2,
    "relative_attention_num_buckets": 8, "relative_attention_max_distance": 12,
}  # fmt: skip

# Two sources, the second padded; two targets, the second padded. Some pieces of the targets are in their sources.
SOURCES = torch.tensor([[FUSE, 20, 21, 22, SEPARATOR, 20, 23, END], [FUSE, 30, 31, 30, END, PAD, PAD, PAD]])
LABELS = torch.tensor([[20, 21, 33, 20, 23, END], [30, 31, 9, END, IGNORED, IGNORED]])


@pytest.fixture(autouse=True)
def _quiet() -> Iterator[None]:
    logging.disable_progress_bar()
    yield
    logging.enable_progress_bar()


def model(**changes: int) -> PointerForConditionalGeneration:
    torch.manual_seed(5)
    made = PointerForConditionalGeneration(PointerConfig(**{**TINY, **changes})).eval()
    with torch.no_grad():
        for parameter in made.parameters():  # norms, position biases and the gate begin alike: make them matter
            parameter.add_(torch.randn_like(parameter) * 0.1)
    return made


def mask(ids: torch.Tensor) -> torch.Tensor:
    return (ids != PAD).long()


def shifted(labels: torch.Tensor) -> torch.Tensor:
    return torch.cat([torch.full((len(labels), 1), START), labels[:, :-1].clamp(min=0)], 1)


def by_the_book(made: PointerForConditionalGeneration, sources: list[int], written: list[int]) -> torch.Tensor:
    """p of the piece after `written` (V,): the formula of the module, one source position and one piece at a time."""
    ids = torch.tensor([sources])
    hidden = made.encoder(ids).last_hidden_state
    memory = made.remember(ids, torch.ones_like(ids), hidden)
    tokens = torch.tensor([written])
    state = made.decoder(made.encoder.embedding(tokens) * 4, memory, 0, None)[0, -1]  # 4: the root of d_model
    pointer, source = made.pointer, hidden[0]
    as_context = [START if FUSE <= each <= SHORT else each for each in sources]
    as_copy = [END if FUSE <= each <= SHORT else each for each in sources]
    one = written[-1]
    two = written[-2] if len(written) > 1 else PAD
    scores = []
    for place in range(len(sources)):
        score = pointer.query(state) @ pointer.keys(source[place]) / 16**0.5
        if place > 0 and as_context[place - 1] == one:
            score = score + pointer.prior[0]
            if place > 1 and as_context[place - 2] == two:
                score = score + pointer.prior[1]
        scores.append(score)
    attention = torch.stack(scores).softmax(0)
    gate = torch.sigmoid(pointer.gate(torch.cat([state, attention @ source])))
    mixed = (1 - gate) * (made.encoder.embedding.weight @ state).softmax(0)
    for place, piece in enumerate(as_copy):
        mixed[piece] += gate[0] * attention[place]
    return mixed


@torch.no_grad()
def test_it_writes_the_mixture_of_the_formula() -> None:
    made = model()
    tokens = shifted(LABELS)
    logits = made(input_ids=SOURCES, attention_mask=mask(SOURCES), decoder_input_ids=tokens).logits
    for row, length in ((0, 6), (1, 4)):
        sources = [each for each in SOURCES[row].tolist() if each != PAD]
        for place in range(length):
            wanted = by_the_book(made, sources, tokens[row, : place + 1].tolist())
            torch.testing.assert_close(logits[row, place].exp(), wanted, rtol=1e-4, atol=1e-7)
    torch.testing.assert_close(logits.exp().sum(-1), torch.ones(2, 6))


def test_the_loss_and_its_gradient_are_those_of_the_whole_mixture() -> None:
    made = model()
    loss = made(input_ids=SOURCES, attention_mask=mask(SOURCES), labels=LABELS).loss
    logits = made(input_ids=SOURCES, attention_mask=mask(SOURCES), decoder_input_ids=shifted(LABELS)).logits
    naive = -logits.gather(-1, LABELS.clamp(min=0)[..., None])[..., 0][LABELS != IGNORED].mean()
    torch.testing.assert_close(loss, naive)
    parameters = dict(made.named_parameters())
    of_loss = torch.autograd.grad(loss, list(parameters.values()))
    of_naive = torch.autograd.grad(naive, list(parameters.values()))
    for name, one, other in zip(parameters, of_loss, of_naive, strict=True):
        torch.testing.assert_close(one, other, rtol=1e-4, atol=1e-6, msg=lambda text, name=name: f"{name}: {text}")
        assert one.abs().max() > 0, name


def test_the_prior_sees_what_followed_across_the_start_of_a_sentence() -> None:
    pointer = model().pointer
    sources = torch.tensor([[FUSE, 20, 21, SEPARATOR, 20, 22, END]])
    tokens = torch.tensor([[START, 20, 22]])
    one, two = pointer.continues(tokens, torch.tensor([[PAD, START, 20]]), sources)
    #                       FUSE 20  21 SEP  20  22 END
    assert one.tolist() == [[[0, 1, 0, 0, 1, 0, 0], [0, 0, 1, 0, 0, 1, 0], [0, 0, 0, 0, 0, 0, 1]]]
    assert two.tolist() == [[[0, 0, 0, 0, 0, 0, 0], [0, 0, 1, 0, 0, 1, 0], [0, 0, 0, 0, 0, 0, 1]]]
    assert pointer.copied(sources).tolist() == [[END, 20, 21, END, 20, 22, END]]


@torch.no_grad()
def test_the_first_weights_leave_gate_and_prior_open() -> None:
    torch.manual_seed(1)
    pointer = PointerForConditionalGeneration(PointerConfig()).pointer
    assert pointer.prior.tolist() == [2, 2]
    assert pointer.gate.weight.std() < 0.02
    assert pointer.gate.bias.tolist() == [0]
    for linear in (pointer.query, pointer.keys):
        assert abs(float(linear.weight.std()) - 256**-0.5) < 1e-3


@torch.no_grad()
@pytest.mark.parametrize("causal", [False, True])
def test_distances_fall_into_the_buckets_of_t5(causal: bool) -> None:
    from transformers.models.t5.modeling_t5 import T5Attention

    made = model()
    positions = made.decoder.positions if causal else made.encoder.positions
    queries, keys = torch.arange(30, 50), torch.arange(50)
    bias = positions(queries, keys)[0].permute(1, 2, 0)  # (T, S, H)
    buckets = T5Attention._relative_position_bucket(keys[None, :] - queries[:, None], not causal, num_buckets=8, max_distance=12)
    seen = (keys[None, :] <= queries[:, None]) | torch.tensor(not causal)
    assert torch.equal(bias[seen], positions.weight[buckets][seen])
    assert (bias[~seen] < -1000).all()


@torch.no_grad()
def test_padding_changes_nothing() -> None:
    made = model()
    alone = made(input_ids=SOURCES[1:, :5], decoder_input_ids=shifted(LABELS)[1:, :4]).logits
    padded = made(input_ids=SOURCES, attention_mask=mask(SOURCES), decoder_input_ids=shifted(LABELS)).logits[1:, :4]
    torch.testing.assert_close(alone, padded)


@torch.no_grad()
@pytest.mark.parametrize("beams", [1, 4])
def test_generate_is_the_same_with_and_without_a_cache(beams: int) -> None:
    made = model()
    inputs = {
        "input_ids": SOURCES,
        "attention_mask": mask(SOURCES),
        "max_new_tokens": 12,
        "num_beams": beams,
        "num_return_sequences": beams,
    }
    with_cache = made.generate(**inputs, use_cache=True, output_scores=True, return_dict_in_generate=True)
    without = made.generate(**inputs, use_cache=False, output_scores=True, return_dict_in_generate=True)
    assert with_cache.sequences.tolist() == without.sequences.tolist()
    for one, other in zip(with_cache.scores, without.scores, strict=True):
        torch.testing.assert_close(one, other, rtol=1e-4, atol=1e-5)


@torch.no_grad()
def test_greedy_generate_follows_the_most_likely_piece() -> None:
    made = model()
    written = made.generate(input_ids=SOURCES[:1], max_new_tokens=8, num_beams=1)[0].tolist()
    assert written[0] == START
    for place in range(1, len(written)):
        assert int(by_the_book(made, SOURCES[0].tolist(), written[:place]).argmax()) == written[place]


@torch.no_grad()
def test_the_encoder_can_be_run_beforehand() -> None:
    made = model()
    tokens, attention = shifted(LABELS), mask(SOURCES)
    encoded = made.encoder(SOURCES, attention)
    direct = made(input_ids=SOURCES, attention_mask=attention, decoder_input_ids=tokens).logits
    carried = made(encoder_outputs=encoded, attention_mask=attention, decoder_input_ids=tokens).logits
    bare = EncoderOutput(last_hidden_state=encoded.last_hidden_state)
    given = made(input_ids=SOURCES, encoder_outputs=bare, attention_mask=attention, decoder_input_ids=tokens).logits
    assert torch.equal(direct, carried)
    assert torch.equal(direct, given)


@torch.no_grad()
def test_it_is_saved_in_float16_and_found_by_the_auto_classes(tmp_path: Path) -> None:
    register()
    register()  # twice does no harm
    made = model()
    made.half().save_pretrained(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["config.json", "generation_config.json", "model.safetensors"]
    assert (tmp_path / "model.safetensors").stat().st_size < made.num_parameters() * 2 + 8_000  # nothing is stored twice
    assert isinstance(AutoConfig.from_pretrained(tmp_path), PointerConfig)
    loaded = AutoModelForSeq2SeqLM.from_pretrained(tmp_path, dtype=torch.float32)
    assert isinstance(loaded, PointerForConditionalGeneration)
    assert loaded.config.to_diff_dict() == {**made.config.to_diff_dict(), "dtype": "float32"}
    inputs = {"input_ids": SOURCES, "attention_mask": mask(SOURCES)}
    wanted = made.float()(**inputs, labels=LABELS).loss
    assert float(loaded(**inputs, labels=LABELS).loss) == float(wanted)
    assert torch.equal(loaded.generate(**inputs, max_new_tokens=9), made.generate(**inputs, max_new_tokens=9))


def copying(generator: torch.Generator, rows: int, length: int) -> torch.Tensor:
    ids = torch.randint(SHORT + 1, PIECES, (rows, length), generator=generator)
    ids[:, 0], ids[:, -1] = FUSE, END
    return ids


@pytest.mark.parametrize("autocast", [False, True])
def test_it_learns_to_copy_in_sixty_steps(autocast: bool) -> None:
    torch.manual_seed(2)
    generator = torch.Generator().manual_seed(3)
    made = PointerForConditionalGeneration(PointerConfig(**{**TINY, "d_model": 32})).train()
    optimizer = torch.optim.AdamW(made.parameters(), lr=4e-3)
    losses = []
    for _ in range(60):
        sources = copying(generator, 24, 10)
        with torch.autocast("cpu", torch.bfloat16, enabled=autocast):
            loss = made(input_ids=sources, labels=sources[:, 1:]).loss
        loss.backward()
        optimizer.step()
        optimizer.zero_grad()
        losses.append(float(loss.detach()))
    assert losses[0] < 2.5  # ln 40 is 3.7: the prior copies before anything is learnt
    assert sum(losses[-10:]) / 10 < 0.4
    made.eval()
    unseen = copying(generator, 50, 10)
    written = made.generate(input_ids=unseen, max_new_tokens=12)[:, 1:10]
    assert (written == unseen[:, 1 : 1 + written.shape[1]]).float().mean() > 0.9
