"""The exported graphs against torch, step by step and by beam search, in float32 and in int8."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="torch is not installed (the models extra)")
onnx = pytest.importorskip("onnx", reason="onnx is not installed (the models extra)")
onnxruntime = pytest.importorskip("onnxruntime")

from pipeline.engines.beam import Search, beam_search  # noqa: E402
from pipeline.engines.pointer import PointerConfig, PointerForConditionalGeneration  # noqa: E402
from pipeline.engines.vocabulary import END, PAD, START  # noqa: E402
from pipeline.errors import EngineError  # noqa: E402
from pipeline.training.export import export  # noqa: E402

PIECES = 120
SHAPE = {
    "vocab_size": PIECES, "d_model": 32, "d_kv": 8, "d_ff": 48, "num_heads": 2, "encoder_layers": 1, "decoder_layers": 2,
}  # fmt: skip
SOURCES = torch.tensor(
    [
        [4, 20, 21, 22, 6, 20, 23, 24, 25, 26, END],
        [4, 30, 31, 30, END, PAD, PAD, PAD, PAD, PAD, PAD],
        [5, 40, 41, 6, 42, 43, 44, END, PAD, PAD, PAD],
    ]
)
MASK = (SOURCES != PAD).long()
MEMORY = ("hidden", "copy_keys", "cross_keys", "cross_values")


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    from transformers.utils import logging

    logging.disable_progress_bar()
    torch.manual_seed(5)
    model = PointerForConditionalGeneration(PointerConfig(**SHAPE)).eval()
    with torch.no_grad():
        for parameter in model.parameters():  # position biases and the gate begin alike: make them matter
            parameter.add_(torch.randn_like(parameter) * 0.1)
    made = {name: tmp_path_factory.mktemp(name) for name in ("torch", "float32", "int8")}
    model.half().save_pretrained(made["torch"])
    export(made["torch"], made["float32"])
    export(made["torch"], made["int8"], quantize=True)
    return made


@pytest.fixture(scope="module")
def model(folders: dict[str, Path]) -> PointerForConditionalGeneration:
    return PointerForConditionalGeneration.from_pretrained(folders["torch"], dtype=torch.float32).eval()


def session(path: Path) -> Any:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])


class Graphs:
    """The two graphs as a step of the beam search. Every input is used as it is named in the contract with the engine."""

    def __init__(self, folder: Path, sources: Any, mask: Any) -> None:
        encoder, self.decoder = session(folder / "encoder.onnx"), session(folder / "decoder.onnx")
        ids = {"input_ids": sources.numpy(), "attention_mask": mask.numpy()}
        self.memory = {**ids, **dict(zip(MEMORY, encoder.run(MEMORY, ids), strict=True))}
        layers, rows, heads, _, width = self.memory["cross_keys"].shape
        self.owners = np.arange(rows)
        self.keys = self.values = np.zeros((layers, rows, heads, 0, width), np.float32)

    def __call__(self, tokens: Any, previous: Any, parents: Any) -> Any:
        self.owners = self.owners[parents]
        memory = {
            name: array[:, self.owners] if name.startswith("cross") else array[self.owners] for name, array in self.memory.items()
        }
        past = {"past_keys": self.keys[:, parents], "past_values": self.values[:, parents]}
        names = ("log_probabilities", "present_keys", "present_values", "copy_attention")
        found = self.decoder.run(names, {"token": tokens, "previous": previous, **memory, **past})
        scores, self.keys, self.values, self.copying = found
        return scores


def stepped(folder: Path, targets: Any, sources: Any, mask: Any) -> Any:
    """log p (B, T, V) of what comes after each piece of `targets`, by single steps."""
    graphs = Graphs(folder, sources, mask)
    rows = np.arange(len(sources))
    previous = np.full(len(sources), PAD)
    steps = []
    for place in range(targets.shape[1]):
        token = targets[:, place].numpy()
        steps.append(graphs(token, previous, rows))
        previous = token
        np.testing.assert_allclose(graphs.copying.sum(-1), 1, rtol=1e-5)
        assert (graphs.copying[mask.numpy() == 0] == 0).all()
        assert graphs.keys.shape[3] == place + 1
    return np.stack(steps, 1)


@torch.no_grad()
@pytest.mark.parametrize("rows", [1, 3])
def test_single_steps_say_what_torch_says(folders: dict[str, Path], model: PointerForConditionalGeneration, rows: int) -> None:
    sources, mask = SOURCES[:rows], MASK[:rows]
    targets = torch.tensor([[START, 20, 21, 7, 24, 25, 26], [START, 31, 30, 31, 9, 30, 30], [START, 42, 43, 40, 41, 99, 98]])[
        :rows
    ]
    wanted = model(input_ids=sources, attention_mask=mask, decoder_input_ids=targets).logits.numpy()
    np.testing.assert_allclose(stepped(folders["float32"], targets, sources, mask), wanted, atol=2e-5)
    rough = stepped(folders["int8"], targets, sources, mask)
    assert np.abs(np.exp(rough) - np.exp(wanted)).max() < 0.05
    assert np.abs(np.exp(rough) - np.exp(wanted)).max() > 1e-5  # it is another model


@torch.no_grad()
@pytest.mark.parametrize("beams", [1, 4])
def test_beam_search_over_the_graphs_finds_what_generate_finds(
    folders: dict[str, Path], model: PointerForConditionalGeneration, beams: int
) -> None:
    inputs = {"input_ids": SOURCES, "attention_mask": MASK}
    generated = model.generate(**inputs, num_beams=beams, num_return_sequences=beams, max_new_tokens=10, early_stopping=False)
    wanted = [row[: row.index(END) + 1] if END in row else row for row in generated[:, 1:].tolist()]
    search = Search(beams=beams, candidates=beams, max_tokens=10, start=START, end=END, padding=PAD)
    found = beam_search(Graphs(folders["float32"], SOURCES, MASK), len(SOURCES), search)
    assert [list(each.tokens) for own in found for each in own] == wanted


def test_rows_may_share_a_source(folders: dict[str, Path]) -> None:
    """Two rows of one source next to each other need its memory once; the same as with the memory repeated for each."""
    graphs = Graphs(folders["float32"], SOURCES, MASK)
    twice = np.repeat(np.arange(3), 2)
    repeated = Graphs(folders["float32"], SOURCES, MASK)
    tokens = np.full(3, START)
    assert np.array_equal(graphs(tokens, tokens * 0, np.arange(3)), repeated(tokens, tokens * 0, np.arange(3)))
    written = np.array([20, 21, 30, 99, 42, 43])
    wanted = repeated(written, np.full(6, START), twice)
    past = {"past_keys": graphs.keys[:, twice], "past_values": graphs.values[:, twice]}
    found = graphs.decoder.run(None, {"token": written, "previous": np.full(6, START), **graphs.memory, **past})
    for one, other in zip(found, (wanted, repeated.keys, repeated.values, repeated.copying), strict=True):
        np.testing.assert_allclose(one, other, atol=2e-5)


def test_weights_are_stored_once_and_in_half(folders: dict[str, Path], model: PointerForConditionalGeneration) -> None:
    for name in ("encoder.onnx", "decoder.onnx"):
        graph = onnx.load(folders["float32"] / name).graph
        large = [each for each in graph.initializer if np.prod(each.dims) >= 1024]
        assert {each.data_type for each in large} == {onnx.TensorProto.FLOAT16}
        assert [sorted(each.dims) for each in large].count(sorted((PIECES, 32))) == 1
        assert sum(np.prod(each.dims) for each in large) < model.num_parameters()


def test_a_folder_without_a_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="is not a model that can be exported") as caught:
        export(tmp_path, tmp_path)
    assert caught.value.place == str(tmp_path)
    assert not list(tmp_path.iterdir())
