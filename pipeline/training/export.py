"""A trained model's folder -> `encoder.onnx` and `decoder.onnx`, which ONNX Runtime runs without torch.

Importing this imports torch; the package does so inside functions only.
"""

# torch and transformers are typed in part, and need not be there where this is checked.
# mypy: allow-subclassing-any, allow-untyped-calls, no-warn-return-any, no-warn-unused-ignores

from __future__ import annotations

import logging
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

import numpy as np
import onnx
import onnx.helper
import onnx.numpy_helper
import torch
from torch import Tensor, nn
from torch.export import Dim

from pipeline.engines.pointer import Memory, PointerForConditionalGeneration
from pipeline.errors import EngineError
from pipeline.io import replacing

_OPSET = 20
_SMALL = 1024  # numbers; a constant below this is left as it is
# Sizes of the example that is traced: all different, and none of them 0 or 1, which the tracer would take for fixed.
_SOURCES, _ROWS, _LENGTH, _PAST = 2, 6, 5, 3


class _Encoder(nn.Module):
    """`input_ids`, `attention_mask` (B, S) -> what the decoder needs of the sources (`pointer.Memory`)."""

    def __init__(self, model: PointerForConditionalGeneration) -> None:
        super().__init__()
        self.model = model

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> tuple[Tensor, ...]:
        hidden = self.model.encoder(input_ids, attention_mask).last_hidden_state
        return tuple(self.model.remember(input_ids, attention_mask, hidden)[2:])


class _Decoder(nn.Module):
    """One step: the last two pieces (R,), the memory of B sources, and what was kept so far -> log p of the next (R, V).

    R is B times any number: the rows of one source stand next to each other and share its memory.
    """

    def __init__(self, model: PointerForConditionalGeneration) -> None:
        super().__init__()
        self.model = model

    def forward(self, token: Tensor, previous: Tensor, *rest: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        memory, (past_keys, past_values) = Memory(*rest[:6]), rest[6:]
        grown: list[tuple[Tensor, Tensor]] = []

        def update(layer: int, keys: Tensor, values: Tensor) -> tuple[Tensor, Tensor]:
            grown.append((torch.cat([past_keys[layer], keys], 2), torch.cat([past_values[layer], values], 2)))
            return grown[-1]

        states, copying = self.model.decode(token[:, None], previous[:, None], memory, past_keys.shape[3], update)
        likely = self.model.mixture(states, copying, memory).flatten(0, 1)
        keys, values = (torch.stack(part) for part in zip(*grown, strict=True))
        return likely, keys, values, copying.scores.softmax(-1).flatten(0, 1)


_MEMORY = ("input_ids", "attention_mask", "hidden", "copy_keys", "cross_keys", "cross_values")
_STEP = (
    ("token", "previous", *_MEMORY, "past_keys", "past_values"),
    ("log_probabilities", "present_keys", "present_values", "copy_attention"),
)


def export(source: Path, target: Path, *, quantize: bool = False) -> None:
    """A folder of `save_pretrained` -> `encoder.onnx` and `decoder.onnx` in `target`, batch and lengths free.

    The decoder makes one step and reads its position from the length of `past_keys` (0 at first). With `quantize` the
    weights of the matrix products are 8-bit integers, one scale per column, and their inputs are quantized as they come
    ("dynamic"): by the range of a whole batch, so what else is in the batch then changes the numbers a little.

    Raises:
        EngineError: the folder holds no such model.
        OutputError: `target` cannot be written.
    """
    try:
        model = PointerForConditionalGeneration.from_pretrained(source, dtype=torch.float32).eval()
    except (OSError, ValueError, RuntimeError) as error:
        raise EngineError(
            f"is not a model that can be exported ({str(error).strip().splitlines()[0]})",
            place=str(source),
            remedy="name a folder that digest train wrote",
        ) from error
    with torch.no_grad():
        encoder, decoder = _trace_encoder(model), _trace_decoder(model)
    for name, graph in (("encoder.onnx", encoder), ("decoder.onnx", decoder)):
        content = _halved(_quantized(graph) if quantize else graph).SerializeToString(deterministic=True)
        with replacing(target / name) as file:
            file.write(content)


def _trace_encoder(model: PointerForConditionalGeneration) -> onnx.ModelProto:
    ids = torch.full((_SOURCES, _LENGTH), 8)
    row = {0: Dim.AUTO, 1: Dim.AUTO}
    return _trace(_Encoder(model), (ids, torch.ones_like(ids)), (row, row), _MEMORY[:2], _MEMORY[2:])


def _trace_decoder(model: PointerForConditionalGeneration) -> onnx.ModelProto:
    config = model.config
    ids = torch.full((_SOURCES, _LENGTH), 8)
    memory = model.remember(ids, torch.ones_like(ids), torch.zeros(_SOURCES, _LENGTH, config.d_model))
    memory = Memory(*(each.contiguous() for each in memory))  # the strides of a view would become part of the graph
    # No tensor twice: the tracer takes one object for one input.
    token, previous = torch.full((_ROWS,), 8), torch.full((_ROWS,), 8)
    keys, values = torch.zeros(2, config.decoder_layers, _ROWS, config.num_heads, _PAST, config.d_kv)
    one, row, crossed = {0: Dim.AUTO}, {0: Dim.AUTO, 1: Dim.AUTO}, {1: Dim.AUTO, 3: Dim.AUTO}
    shapes = (one, one, (row, row, row, row, crossed, crossed, crossed, crossed))
    return _trace(_Decoder(model), (token, previous, *memory, keys, values), shapes, *_STEP)


def _trace(
    module: nn.Module, example: tuple[Tensor, ...], shapes: Any, inputs: tuple[str, ...], outputs: tuple[str, ...]
) -> onnx.ModelProto:
    with _quiet():
        program = torch.onnx.export(
            module.eval(),
            example,
            input_names=list(inputs),
            output_names=list(outputs),
            dynamic_shapes=shapes,
            opset_version=_OPSET,
            dynamo=True,
            verbose=False,
        )
    return cast(Any, program).model_proto


@contextmanager
def _quiet() -> Iterator[None]:
    """The exporters warn of their own future and advise on what was done already; neither is for the reader."""
    before = logging.root.manager.disable
    logging.disable(logging.WARNING)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.disable(before)


def _quantized(graph: onnx.ModelProto) -> onnx.ModelProto:
    from onnxruntime.quantization import QuantType, quantize_dynamic

    with tempfile.TemporaryDirectory() as folder, _quiet():
        file = Path(folder) / "quantized.onnx"
        quantize_dynamic(graph, file, weight_type=QuantType.QInt8, per_channel=True)
        return onnx.load(file)


def _halved(graph: onnx.ModelProto) -> onnx.ModelProto:
    """Keep each weight once, in float16, and widen it where it is used: half the file; the numbers were float16 before.

    A weight that is there as its transpose too (the embedding, on both sides of the decoder) is turned instead of kept twice.
    ONNX Runtime does both when it opens the file, so running is as fast as before.
    """
    kept: dict[tuple[tuple[int, ...], bytes], str] = {}
    stored: list[onnx.TensorProto] = []
    nodes: list[onnx.NodeProto] = []
    for tensor in sorted(graph.graph.initializer, key=lambda each: each.name):
        numbers = onnx.numpy_helper.to_array(tensor)
        with np.errstate(over="ignore"):
            half = numbers.astype(np.float16)
        if numbers.dtype != np.float32 or numbers.size < _SMALL or not np.array_equal(half, numbers):
            stored.append(tensor)
            continue
        turned = kept.get((half.T.shape, half.T.tobytes())) if half.ndim == 2 else None
        if turned is not None:
            nodes.append(onnx.helper.make_node("Transpose", [turned], [tensor.name], perm=[1, 0]))
            continue
        kept[half.shape, half.tobytes()] = tensor.name
        stored.append(onnx.numpy_helper.from_array(half, f"{tensor.name}.half"))
        nodes.append(onnx.helper.make_node("Cast", [f"{tensor.name}.half"], [tensor.name], to=onnx.TensorProto.FLOAT))
    nodes += graph.graph.node
    del graph.graph.initializer[:], graph.graph.node[:]
    graph.graph.initializer.extend(stored)
    graph.graph.node.extend(nodes)
    return graph
