"""requests of one fact -> ways to put it into one sentence, by the small model of our own in `pipeline/models/embedded`.

ONNX Runtime and numpy only: the encoder once, the decoder step by step under our own beam search.
"""

from __future__ import annotations

import hashlib
import json
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal

import numpy as np
from pydantic import Field

from pipeline.engines.base import Candidate, Request, Unit, Written
from pipeline.engines.beam import Bools, Floats, Ints, Search, beam_search
from pipeline.engines.vocabulary import END, MAX_TARGET, PAD, START, SYMBOLS, UNKNOWN, Vocabulary
from pipeline.errors import EngineError
from pipeline.settings import Count, Natural, Settings
from pipeline.text import STOPWORDS

_VERSION = 1  # goes into the fingerprint: raise it whenever the same request could come out differently
_FILES = ("spiece.model", "encoder.onnx", "decoder.onnx")
_SHIPPED = Path(__file__).parent.parent / "models" / "embedded"


class EmbeddedSettings(Settings):
    """The model that comes with the package: one fact at a time, in one sentence (`summarize.unit: fact`). No torch."""

    method: Literal["embedded"] = "embedded"
    folder: str | None = Field(None, description="folder of a model that digest train has made; null: the one in the package")
    sources: Count = Field(4, description="most sentences of a fact that the model reads, best first")
    headline_sources: Count = Field(3, description="of how many facts, best first, it reads one sentence for the headline")
    beams: Annotated[int, Field(ge=1, le=64)] = Field(
        4, description="beams of the beam search, and so wordings of a fact to choose from"
    )
    length_penalty: Annotated[float, Field(ge=-10, le=10)] = Field(
        1.0, description="beam search prefers long sentences above 0, short ones below"
    )
    no_repeat_pieces: Natural = Field(4, description="no n-gram of this many pieces is written twice; 0: may repeat")


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbeddedEngine:
    """Light to send to another process: the model is opened where it is first used."""

    name: str
    fingerprint: str
    settings: EmbeddedSettings
    folder: str
    unit: ClassVar[Unit] = "fact"

    def write(self, requests: Sequence[Request]) -> list[Written]:
        """Facts and headlines -> `candidates` for each, in order, best first; all in one batch, so give it one story's.

        `failure` is `too_long` where the first sentence does not fit into the model's window, `several_facts` where a
        whole story is asked for.
        """
        model = _open(self.folder)
        failures: dict[int, str] = {}
        inputs: dict[int, tuple[int, ...]] = {}
        for index, request in enumerate(requests):
            if request.task == "digest" and len(request.facts) != 1:
                failures[index] = "several_facts"
                continue
            packed = model.pack(request, self.settings)
            if packed:
                inputs[index] = packed
            else:
                failures[index] = "too_long"
        found = dict(zip(inputs, model.write(list(inputs.values()), self.settings), strict=True))
        return [
            Written(sentences=(), support=(), candidates=found.get(index, ()), failure=failures.get(index))
            for index in range(len(requests))
        ]


@dataclass(frozen=True, slots=True)
class _Model:
    """An opened model.

    `free` (V,): the pieces that it may always write; the others it may only copy from the input, and never those of
    `SYMBOLS`. `capital` (V,): the same piece with a capital letter, or itself.
    """

    vocabulary: Vocabulary
    encoder: Any
    decoder: Any
    free: Bools
    capital: Ints

    def pack(self, request: Request, settings: EmbeddedSettings) -> tuple[int, ...]:
        """A request -> the ids that the encoder reads; empty where not even its first sentence has room."""
        if request.task == "headline":
            sentences = [fact.sentences[0] for fact in request.facts[: settings.headline_sources]]
        else:
            sentences = list(request.facts[0].sentences[: settings.sources])
        encoded = [self.vocabulary.encode(sentence.text) for sentence in sentences]
        packed = self.vocabulary.pack("head" if request.task == "headline" else "fuse", encoded)
        return packed.ids if packed.used else ()

    def write(self, inputs: Sequence[tuple[int, ...]], settings: EmbeddedSettings) -> list[tuple[Candidate, ...]]:
        """Packed inputs -> candidates of each, best first."""
        if not inputs:
            return []
        search = Search(
            beams=settings.beams,
            candidates=settings.beams,
            max_tokens=MAX_TARGET,
            length_penalty=settings.length_penalty,
            no_repeat_ngram=settings.no_repeat_pieces,
            start=START,
            end=END,
            padding=PAD,
        )
        found = beam_search(_Steps(self, inputs), len(inputs), search, self._allowed(inputs))
        return [
            tuple(
                Candidate(
                    text=self.vocabulary.decode(hypothesis.tokens),
                    confidence=math.exp(hypothesis.total / len(hypothesis.tokens)),
                    least=math.exp(hypothesis.lowest),
                )
                for hypothesis in own
                if hypothesis.tokens[-1] == END  # else it was cut off
            )
            for own in found
        ]

    def _allowed(self, inputs: Sequence[tuple[int, ...]]) -> Bools:
        """Packed inputs -> (requests, V): the pieces that each may be written with. A source's word may begin the sentence."""
        allowed = np.tile(self.free, (len(inputs), 1))
        for row, ids in enumerate(inputs):
            own = np.array(ids)
            allowed[row, own] = allowed[row, self.capital[own]] = True
        allowed[:, [PAD, UNKNOWN, *range(START, START + 1 + len(SYMBOLS))]] = False
        return allowed


class _Steps:
    """The decoder of a batch of inputs as a step function: keeps what it has seen of every row.

    The rows of a request go in next to each other and share its source (see `training.export`): copying a source for each of
    them would take two thirds of the time. Where a request has fewer rows than another, its last one fills up.
    """

    def __init__(self, model: _Model, inputs: Sequence[tuple[int, ...]]) -> None:
        ids = np.full((len(inputs), max(map(len, inputs))), PAD, dtype=np.int64)
        for row, own in enumerate(inputs):
            ids[row, : len(own)] = own
        read = {"input_ids": ids, "attention_mask": (ids != PAD).astype(np.int64)}
        names = ("hidden", "copy_keys", "cross_keys", "cross_values")
        self._decoder = model.decoder
        self._source = {**read, **dict(zip(names, model.encoder.run(names, read), strict=True))}
        self._open, self._shown = np.arange(len(inputs)), self._source  # the requests that go on, and their part of it
        self._owners = self._open  # (n,) request of each row
        layers, _, heads, _, width = self._source["cross_keys"].shape
        self._keys = self._values = np.zeros((layers, len(inputs), heads, 0, width), dtype=np.float32)

    def __call__(self, tokens: Ints, previous: Ints, parents: Ints) -> Floats:
        """See `beam.Step`."""
        self._owners = self._owners[parents]
        live, first, counts = np.unique(self._owners, return_index=True, return_counts=True)
        if len(live) < len(self._open):
            self._open = live
            self._shown = {
                name: array[:, live] if name.startswith("cross_") else array[live] for name, array in self._source.items()
            }
        place = np.arange(counts.max())
        rows = (first[:, None] + np.minimum(place, counts[:, None] - 1)).ravel()  # as many of each request
        scores, keys, values = self._decoder.run(
            ("log_probabilities", "present_keys", "present_values"),
            {
                "token": tokens[rows],
                "previous": previous[rows],
                **self._shown,
                "past_keys": self._keys[:, parents[rows]],
                "past_values": self._values[:, parents[rows]],
            },
        )
        if len(rows) > len(parents):
            real = (place < counts[:, None]).ravel()
            scores, keys, values = scores[real], keys[:, real], values[:, real]
        self._keys, self._values = keys, values
        result: Floats = scores
        return result


def check(settings: EmbeddedSettings) -> str | None:
    """Why the engine could not be loaded, or None where nothing stands against it. Opens no model."""
    try:
        _locate(settings)
    except EngineError as error:
        return str(error)
    return None


def load(settings: EmbeddedSettings) -> EmbeddedEngine:
    """Settings -> the engine; its model is opened when it first writes.

    Raises:
        EngineError: a file of the model is missing.
    """
    folder = _locate(settings)
    import onnxruntime

    contents = [hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in _FILES]
    made_by = [_VERSION, onnxruntime.__version__, contents, settings.model_dump(exclude={"folder"})]
    return EmbeddedEngine(
        name="embedded" if settings.folder is None else f"embedded:{folder.resolve().name}",
        fingerprint=hashlib.sha256(json.dumps(made_by, sort_keys=True).encode()).hexdigest(),
        settings=settings,
        folder=str(folder),
    )


def _locate(settings: EmbeddedSettings) -> Path:
    folder = _SHIPPED if settings.folder is None else Path(settings.folder).expanduser()
    missing = [name for name in _FILES if not (folder / name).is_file()]
    if missing:
        raise EngineError(
            f"the embedded model lacks {', '.join(missing)}" if folder.is_dir() else "there is no such folder",
            place=f"engine.folder {folder}",
            remedy="make one with digest train configs/train-embedded.yaml --data DIR, or set engine.method: extract",
        )
    return folder


@lru_cache(maxsize=1)
def _open(folder: str) -> _Model:
    """A folder -> its model, once a process. One thread, in order: the same sums on any number of cores."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.execution_mode = onnxruntime.ExecutionMode.ORT_SEQUENTIAL
    options.use_deterministic_compute = True
    options.log_severity_level = 3
    encoder, decoder = (
        onnxruntime.InferenceSession(str(Path(folder) / name), options, providers=["CPUExecutionProvider"]) for name in _FILES[1:]
    )
    vocabulary = Vocabulary(Path(folder) / _FILES[0])
    known = {piece: number for number, piece in enumerate(vocabulary.pieces)}
    return _Model(
        vocabulary=vocabulary,
        encoder=encoder,
        decoder=decoder,
        free=np.array([_is_free(piece) for piece in vocabulary.pieces]),
        capital=np.array([known.get(_capitalised(piece), number) for piece, number in known.items()]),
    )


_FIRST = re.compile(r"[^\W_]")


def _is_free(piece: str) -> bool:
    """Whether a piece may be written that no source has: no digit, no raw byte, no capital but that of a function word."""
    first = _FIRST.search(piece)
    if first is None:
        return True
    if piece.startswith("<0x"):
        return False
    return not (first[0].isdigit() or first[0].isupper()) or piece.lstrip("▁").lower() in STOPWORDS


def _capitalised(piece: str) -> str:
    first = _FIRST.search(piece)
    return piece if first is None else piece[: first.start()] + first[0].upper() + piece[first.end() :]
