"""A model and held-out pairs -> dev scores, and outputs to be read.

Importing this imports torch; the package does so inside functions only.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

import torch

from pipeline.engines.pointer import PointerForConditionalGeneration
from pipeline.engines.vocabulary import END, MAX_TARGET, PAD, Vocabulary
from pipeline.training.batches import IGNORED
from pipeline.training.scores import scores

if TYPE_CHECKING:
    from pipeline.training.pair import Pair

_EXAMPLES = 30  # outputs written out to be read
_ROWS = 50  # pairs at a time


@torch.no_grad()
def measure(
    model: PointerForConditionalGeneration, pairs: Sequence[Pair], vocabulary: Vocabulary
) -> tuple[dict[str, float], str]:
    """Loss (nats a target piece), scores of greedy outputs, and thirty of them as text. In float32; about 20 s for 300 pairs."""
    began = time.monotonic()
    device = next(model.parameters()).device
    model.train(False)
    losses: list[tuple[float, int]] = []
    outputs: list[str] = []
    ended: list[bool] = []
    for chunk in _chunks(pairs):
        sources = _padded([vocabulary.pack(pair.task, vocabulary.encode_all(pair.sources)).ids for pair in chunk], PAD).to(device)
        targets = [[*vocabulary.encode(pair.target)[: MAX_TARGET - 1], END] for pair in chunk]
        mask = (sources != PAD).long()
        loss = model(input_ids=sources, attention_mask=mask, labels=_padded(targets, IGNORED).to(device)).loss
        losses.append((float(loss), sum(map(len, targets))))
        written = model.generate(  # type: ignore[misc]
            input_ids=sources, attention_mask=mask, max_new_tokens=MAX_TARGET, num_beams=1, do_sample=False
        )
        for ids in written[:, 1:].tolist():
            outputs.append(vocabulary.decode(ids))
            ended.append(END in ids)
    model.train()
    mean = sum(loss * count for loss, count in losses) / sum(count for _, count in losses)
    found = {"loss": mean, **asdict(scores(outputs, ended, pairs)), "seconds": time.monotonic() - began}
    chosen = range(0, len(pairs), -(-len(pairs) // _EXAMPLES))
    return found, "\n\n".join(_readable(pairs[place], outputs[place], ended=ended[place]) for place in chosen) + "\n"


def _chunks(pairs: Sequence[Pair]) -> Iterator[Sequence[Pair]]:
    for start in range(0, len(pairs), _ROWS):
        yield pairs[start : start + _ROWS]


def _padded(rows: Sequence[Sequence[int]], padding: int) -> torch.Tensor:
    return torch.nn.utils.rnn.pad_sequence([torch.tensor(row) for row in rows], batch_first=True, padding_value=padding)


def _readable(pair: Pair, output: str, *, ended: bool) -> str:
    sources = "\n".join(f"  - {source}" for source in pair.sources)
    return (
        f"[{pair.task}, {pair.origin}]\n{sources}\n  wanted:  {pair.target}\n  written: {output}{'' if ended else ' <cut off>'}"
    )
