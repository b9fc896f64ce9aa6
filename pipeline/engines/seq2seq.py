"""Any Hugging Face encoder-decoder: stories are packed by the model's own convention and written by beam search."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import logging
import math
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from pipeline.engines.base import Request, Unit, Written
from pipeline.engines.packing import Layout, Packed, Packing, Source, layout_for, pack
from pipeline.engines.quiet import quiet
from pipeline.engines.weights import Weights, locate
from pipeline.errors import EngineError
from pipeline.settings import Count, Natural, Settings
from pipeline.text import normalise, split_sentences
from pipeline.types import Origin

log = logging.getLogger(__name__)


class Seq2Seq(Settings):
    """A sequence-to-sequence model that writes the digest in its own words; needs the `models` extra."""

    method: Literal["seq2seq"] = "seq2seq"
    model: str = Field("", description="a local folder, or a name on the Hugging Face hub, fetched once if not in its cache")
    revision: str | None = Field(None, description="commit, tag or branch of a hub name; null: the newest")
    trust_remote_code: bool = Field(False, description="run Python code that comes with the model; for authors you trust")
    packing: Packing = Field(
        "auto",
        description="between documents: pegasus |||||, primera <doc-sep> and global attention, plain nothing; auto: by model",
    )
    input: Source = Field("articles", description="what the model reads: the articles' texts, or only their ranked sentences")
    prefix: str | None = Field(None, description='text before the input; null: "summarize:" for T5, none for others')
    window: Count | None = Field(None, description="longest input, in tokens; null: the model's own limit")
    min_share: Count = Field(64, description="where sources would get fewer tokens than this each, the last are left out")
    beams: Annotated[int, Field(ge=1, le=64)] = Field(4, description="beams of the beam search; 1 is greedy")
    min_words: Natural = Field(0, description="shortest digest, in words, about; the longest is summarize.max_words")
    length_penalty: Annotated[float, Field(ge=-10, le=10)] = Field(
        1.0, description="beam search prefers long texts above 0, short ones below"
    )
    no_repeat_ngram_size: Natural = Field(3, description="no n-gram of this many tokens is said twice; 0: may repeat")
    # 1, although a batch of 4 is 1.3 to 1.7 times as fast (and of 8, 1.1 to 1.4) on one thread of a processor (random
    # weights of BART-base's size, 512 tokens in, 64 out, 4 beams; three runs on a busy machine): the shape of a batch
    # changes rounding, and a run that was killed and resumed has other batches but must write the same bytes.
    batch: Count = Field(1, description="stories per call; more is faster, but lets a near tie depend on a story's companions")
    device: Literal["auto", "cpu", "cuda"] = Field("auto", description="where the model runs; auto: a GPU if there is one")
    threads: Count | None = Field(
        None, description="processor threads; null: one a core; fewer where other work shares the cores"
    )
    dtype: Literal["float32", "bfloat16", "float16"] = Field("float32", description="precision of weights and arithmetic")
    seed: Natural = Field(0, description="seed of torch; beam search draws nothing, a model's own code might")


# Tokens per word are measured on this, in the model's own vocabulary, so that a budget of words becomes one of tokens.
_SAMPLE = (
    "The foreign minister said on Tuesday that the two governments had agreed to extend the cease-fire until March 15, "
    "although several officials, speaking on condition of anonymity, warned that 4,000 troops remained near the border. "
    "“We are not there yet,” Elena Marković told reporters in Geneva after 11 hours of talks, the longest round since 2019. "
    "Her spokesman, Thomas Achterberg, would not say whether the U.S. proposal, worth $2.3 billion, was still on the table."
)
_SLACK = 1.15  # for texts with more names than the sample, and for the last sentence, which the trim may drop

_FINISHED = re.compile(r"[.!?…][\"'”’»)\]]*$")
_MARKS = re.compile("<n>|<doc-sep>|\ufffd")  # PEGASUS writes a line end as <n>; U+FFFD is half a character, broken off


@dataclass(frozen=True, slots=True, kw_only=True)
class Seq2SeqEngine:
    """A model in memory, ready to write. `name` holds no path, so that a digest does not tell where it was made."""

    name: str
    fingerprint: str
    settings: Seq2Seq
    model: Any
    tokenizer: Any
    layout: Layout
    tokens_per_word: float
    unit: ClassVar[Unit] = "story"

    def write(self, requests: Sequence[Request]) -> list[Written]:
        """Stories -> one `Written` each, in order, support left to the verify room.

        `failure` is `no_headline` where it is asked for one, `no_input`, `out_of_memory`, `generation_failed`,
        `empty_output`, or `over_budget` where not one sentence fits into `max_words`.
        """
        import torch

        torch.manual_seed(self.settings.seed)
        written: dict[int, Written] = {}
        jobs: dict[int, tuple[Request, Packed]] = {}
        with quiet(), _threads(self.settings.threads), torch.inference_mode():
            for index, request in enumerate(requests):
                if request.task == "headline":
                    written[index] = Written(sentences=(), support=(), failure="no_headline")
                    continue
                try:
                    jobs[index] = (request, pack(request, self.layout, self.encode, self.settings.input))
                except Exception as error:  # text that the tokenizer will not have: this story's loss, not the run's
                    log.warning("story %s: cannot be packed (%s: %s)", request.story_id, type(error).__name__, error)
                    written[index] = Written(sentences=(), support=(), failure="generation_failed")
            written |= {index: _failed("no_input", packed) for index, (_, packed) in jobs.items() if not packed.words}
            # Longest first: a batch pads little, and one that does not fit into memory shows at once.
            todo = sorted(
                (index for index in jobs if index not in written),
                key=lambda index: (jobs[index][0].max_words, -len(jobs[index][1].ids), jobs[index][0].story_id, index),
            )
            while todo:
                budget = jobs[todo[0]][0].max_words
                batch = [index for index in todo[: self.settings.batch] if jobs[index][0].max_words == budget]
                written.update(zip(batch, self._write([jobs[index] for index in batch]), strict=True))
                todo = todo[len(batch) :]
        return [written[index] for index in range(len(requests))]

    def encode(self, text: str) -> tuple[list[int], list[int]]:
        """Text -> its token ids, and the character at which each of them starts. No text can bring in a special token."""
        tokens = self.tokenizer(text, add_special_tokens=False, return_offsets_mapping=True, verbose=False)
        # split_special_tokens=True is not enough: a Unigram vocabulary still finds "</s>" among its own pieces.
        special = {*self.tokenizer.all_special_ids, *(self.layout.separator if self.layout.closing else ())}
        ids = [self.tokenizer.unk_token_id if token in special else token for token in tokens["input_ids"]]
        return ids, [start for start, _ in tokens["offset_mapping"]]

    def _write(self, jobs: Sequence[tuple[Request, Packed]]) -> list[Written]:
        """Packed stories of one budget -> one `Written` each. A batch that fails is halved, down to one story."""
        budget = jobs[0][0].max_words
        try:
            texts = self._decode([packed for _, packed in jobs], budget)
            return [_finish(*text, budget, packed) for text, (_, packed) in zip(texts, jobs, strict=True)]
        except Exception as error:
            failure = "out_of_memory" if _out_of_memory(error) else "generation_failed"
            detail = f"{type(error).__name__}: {error}".splitlines()[0]
        # Not in the except block: its traceback holds the tensors that filled the memory.
        if self.model.device.type == "cuda":
            import torch

            torch.cuda.empty_cache()
        if len(jobs) == 1:
            log.warning("story %s: %s (%s)", jobs[0][0].story_id, failure, detail)
            return [_failed(failure, jobs[0][1])]
        log.info("%s with %d stories: tried again with half of them", failure, len(jobs))
        half = len(jobs) // 2
        return [*self._write(jobs[:half]), *self._write(jobs[half:])]

    def _decode(self, batch: Sequence[Packed], max_words: int) -> list[tuple[str, bool]]:
        """Packed stories -> text, and whether the length limit ended it. Inputs are (stories, tokens), padded at the right."""
        import torch

        settings = deepcopy(self.model.generation_config)
        limit = min(math.ceil(max_words * self.tokens_per_word * _SLACK), self.layout.longest_output)
        least = min(math.ceil(self.settings.min_words * self.tokens_per_word), limit - 1)
        settings.update(max_new_tokens=limit, min_new_tokens=least or None)
        length = max(len(packed.ids) for packed in batch)
        ids = torch.full((len(batch), length), settings.pad_token_id, dtype=torch.long)
        mask = torch.zeros_like(ids)
        wide = torch.zeros_like(ids)
        for row, packed in enumerate(batch):
            ids[row, : len(packed.ids)] = torch.tensor(packed.ids)
            mask[row, : len(packed.ids)] = 1
            wide[row, list(packed.marks)] = 1
        inputs = {"input_ids": ids, "attention_mask": mask}
        if self.model.config.model_type == "led":  # without it LED writes poor text, and nothing says why
            inputs["global_attention_mask"] = wide
        inputs = {name: tensor.to(self.model.device) for name, tensor in inputs.items()}
        made = self.model.generate(**inputs, generation_config=settings).cpu()
        ended = (made[:, 1:] != settings.pad_token_id).sum(dim=1) >= limit  # the first is the decoder's start token
        return list(zip(self.tokenizer.batch_decode(made, skip_special_tokens=True), ended.tolist(), strict=True))


def check(settings: Seq2Seq) -> str | None:
    """Why the engine could not be loaded, or None where nothing stands against it. Reads no weights and fetches nothing."""
    try:
        _locate(settings, fetch=False)
    except EngineError as error:
        return str(error)
    return None


def load(settings: Seq2Seq) -> Seq2SeqEngine:
    """Settings -> the engine, its model in memory.

    Raises:
        EngineError: torch is missing, the model is not there or not as safetensors, or it does not fit the settings.
    """
    weights = _locate(settings, fetch=True)
    import torch
    import transformers

    device = settings.device
    if device == "auto":
        device = "cuda" if torch.cuda.is_available() else "cpu"
    elif device == "cuda" and not torch.cuda.is_available():
        raise EngineError("torch finds no GPU", place="engine.device", remedy="set engine.device: cpu")
    options: dict[str, Any] = {"local_files_only": True, "trust_remote_code": settings.trust_remote_code}
    try:
        with quiet():
            tokenizer = transformers.AutoTokenizer.from_pretrained(weights.folder, **options)
            options |= {"use_safetensors": True, "dtype": getattr(torch, settings.dtype), "output_loading_info": True}
            model, report = transformers.AutoModelForSeq2SeqLM.from_pretrained(weights.folder, **options)
    except Exception as error:  # whatever is wrong with the files, it is the model that cannot be loaded
        raise _unfit(settings, f"cannot be loaded ({type(error).__name__}: {str(error).strip()})") from error
    # Weights that a file lacks are filled with random numbers, and only a warning says so.
    if absent := sorted(map(str, [*report["missing_keys"], *report["mismatched_keys"]])):
        raise _unfit(settings, f"its files lack {len(absent)} of its weights, {absent[0]} among them")
    if (rows := model.get_input_embeddings().num_embeddings) <= (last := max(tokenizer.get_vocab().values())):
        raise _unfit(settings, f"its tokenizer counts to {last}, its weights only to {rows - 1}: they do not belong together")
    model.generation_config = _generation(model.generation_config, settings, tokenizer)
    made_by = [torch.__version__, transformers.__version__, device, settings.model_dump(exclude={"model", "revision", "device"})]
    return Seq2SeqEngine(
        name=f"seq2seq:{weights.name}",
        fingerprint=hashlib.sha256(json.dumps([weights.identity, *made_by], sort_keys=True).encode()).hexdigest(),
        settings=settings,
        model=model.to(device).eval(),
        tokenizer=tokenizer,
        layout=layout_for(
            model.config,
            tokenizer,
            packing=settings.packing,
            prefix=settings.prefix,
            window=settings.window,
            least=settings.min_share,
        ),
        tokens_per_word=len(tokenizer(_SAMPLE, add_special_tokens=False)["input_ids"]) / len(_SAMPLE.split()),
    )


def _locate(settings: Seq2Seq, *, fetch: bool) -> Weights:
    if importlib.util.find_spec("torch") is None:
        remedy = 'install the models extra: pip install "story-digest[models]"'
        raise EngineError("torch is not installed", place="engine", remedy=remedy)
    if not settings.model:
        raise EngineError("no model is named", place="engine.model", remedy="name a local folder, or a model on the hub")
    return locate(settings.model, settings.revision, code=settings.trust_remote_code, fetch=fetch)


def _generation(own: Any, settings: Seq2Seq, tokenizer: Any) -> Any:
    """A model's generation settings -> ours: its special tokens are kept, every knob comes from the config.

    bart-large-cnn brings a length of 56 to 142 tokens, PEGASUS its own beams and length penalty; left in place they would
    overrule the budget, and `generate` would warn of the clash.
    """
    import transformers

    kept = ["bos_token_id", "eos_token_id", "decoder_start_token_id", "forced_bos_token_id", "forced_eos_token_id"]
    kept += ["bad_words_ids", "suppress_tokens", "begin_suppress_tokens"]
    padding = own.pad_token_id if own.pad_token_id is not None else tokenizer.pad_token_id
    beam_search: dict[str, Any] = {}
    if settings.beams > 1:
        beam_search = {"length_penalty": settings.length_penalty, "early_stopping": own.early_stopping or False}
    new: Any = transformers.GenerationConfig
    return new(
        **{name: getattr(own, name) for name in kept},
        **beam_search,
        pad_token_id=padding,
        num_beams=settings.beams,
        no_repeat_ngram_size=settings.no_repeat_ngram_size,
        do_sample=False,
    )


def _finish(text: str, ended: bool, max_words: int, packed: Packed) -> Written:
    """Model output -> its sentences, trimmed to `max_words` at sentence ends; one that the length limit broke off goes."""
    text = " ".join(normalise(_MARKS.sub(" ", text)).split())
    sentences = [text[start:end] for start, end in split_sentences(text)]
    if not re.search(r"\w", text):
        return _failed("empty_output", packed)
    if ended and len(sentences) > 1 and not _FINISHED.search(sentences[-1]):
        sentences.pop()
    kept: list[str] = []
    for sentence in sentences:
        if len(" ".join([*kept, sentence]).split()) > max_words:
            break
        kept.append(sentence)
    if not kept:
        return _failed("over_budget", packed)
    origins: tuple[Origin, ...] = tuple("written" for _ in kept)
    return Written(sentences=tuple(kept), support=((),) * len(kept), origins=origins, cut_words=packed.cut_words)


def _failed(failure: str, packed: Packed) -> Written:
    return Written(sentences=(), support=(), cut_words=packed.cut_words, failure=failure)


def _out_of_memory(error: Exception) -> bool:
    """torch says it with a class of its own on a GPU, with a plain RuntimeError on a processor."""
    said = str(error).lower()
    return isinstance(error, MemoryError) or "out of memory" in said or "allocate memory" in said


def _unfit(settings: Seq2Seq, thing: str) -> EngineError:
    remedy = "get its files anew, or name another model"
    return EngineError(thing, place=f"engine.model {settings.model}", remedy=remedy)


@contextmanager
def _threads(count: int | None) -> Iterator[None]:
    """`count` threads for torch within the block; None leaves them as they are."""
    import torch

    before = torch.get_num_threads()
    torch.set_num_threads(count or before)
    try:
        yield
    finally:
        torch.set_num_threads(before)
