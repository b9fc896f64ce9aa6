"""(premise, hypothesis) -> the probability that the one entails the other: any sequence classifier with such a label."""

from __future__ import annotations

import hashlib
import importlib.util
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.engines.quiet import quiet
from pipeline.engines.weights import Weights, locate
from pipeline.errors import EngineError

_KEY = "verify.model"
# What models of natural language inference and of fact checking call it, in small letters.
_LABELS = ("entailment", "entail", "entails", "entailed", "supported", "supports", "support", "consistent", "factual")
_LONGEST = 512  # tokens, where neither the tokenizer nor the model says


@dataclass(frozen=True, slots=True, kw_only=True)
class Entailing:
    """A model in memory. `label` is its output that says "entailed", `window` the most tokens it reads of a pair."""

    name: str
    fingerprint: str
    model: Any
    tokenizer: Any
    label: int
    batch: int
    window: int

    def __call__(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """Pairs -> a probability for each, in order. What does not fit is cut off the longer of the two texts, at its end."""
        import torch

        found: list[float] = []
        with quiet(), torch.inference_mode():
            for start in range(0, len(pairs), self.batch):
                premises, hypotheses = zip(*pairs[start : start + self.batch], strict=True)
                inputs = self.tokenizer(
                    list(premises), list(hypotheses), truncation=True, max_length=self.window, padding=True, return_tensors="pt"
                )
                inputs = {name: tensor.to(self.model.device) for name, tensor in inputs.items()}
                logits = self.model(**inputs).logits.float()
                odds = torch.sigmoid(logits) if logits.shape[1] == 1 else torch.softmax(logits, dim=1)
                found += odds[:, self.label].tolist()
        return found


def check(model: str, revision: str | None) -> str | None:
    """Why the model could not be loaded, or None where nothing stands against it. Reads no weights and fetches nothing."""
    try:
        weights = _locate(model, revision, fetch=False)
        _label(json.loads((weights.folder / "config.json").read_text(encoding="utf-8")).get("id2label") or {}, model)
    except EngineError as error:
        return str(error)
    return None


def load(model: str, revision: str | None, batch: int) -> Entailing:
    """A folder or hub name -> the model in memory, on a GPU if there is one.

    Raises:
        EngineError: torch is missing, the model is not there or not as safetensors, or it has no label for entailment.
    """
    weights = _locate(model, revision, fetch=True)
    import torch
    import transformers

    options: dict[str, Any] = {"local_files_only": True, "trust_remote_code": False}
    try:
        with quiet():
            tokenizer = transformers.AutoTokenizer.from_pretrained(weights.folder, **options)
            options |= {"use_safetensors": True, "dtype": torch.float32, "output_loading_info": True}
            network, report = transformers.AutoModelForSequenceClassification.from_pretrained(weights.folder, **options)
    except Exception as error:  # whatever is wrong with the files, it is the model that cannot be loaded
        raise _unfit(model, f"cannot be loaded ({type(error).__name__}: {str(error).strip()})") from error
    # Weights that a file lacks are filled with random numbers, and only a warning says so: a model without a head.
    if absent := sorted(map(str, [*report["missing_keys"], *report["mismatched_keys"]])):
        raise _unfit(model, f"its files lack {len(absent)} of its weights, {absent[0]} among them: it is no classifier")
    device = "cuda" if torch.cuda.is_available() else "cpu"
    made_by = [weights.identity, torch.__version__, transformers.__version__, device, batch]
    places = getattr(network.config, "max_position_embeddings", None)
    offset = 2 if network.config.model_type in ("roberta", "xlm-roberta", "camembert") else 0  # they count from there
    return Entailing(
        name=weights.name,
        fingerprint=hashlib.sha256(json.dumps(made_by).encode()).hexdigest(),
        model=network.to(device).eval(),
        tokenizer=tokenizer,
        label=_label(network.config.id2label, model),
        batch=batch,
        window=min(tokenizer.model_max_length, places - offset if isinstance(places, int) and places > offset else _LONGEST),
    )


def _locate(model: str, revision: str | None, *, fetch: bool) -> Weights:
    if importlib.util.find_spec("torch") is None:
        remedy = 'install the models extra: pip install "story-digest[models]", or set verify.model: null'
        raise EngineError("torch is not installed", place=_KEY, remedy=remedy)
    return locate(model, revision, fetch=fetch, key=_KEY, kind="AutoModelForSequenceClassification")


def _label(names: Mapping[Any, str], model: str) -> int:
    """A model's labels -> which of them says that the premise entails the hypothesis."""
    found = [int(number) for number, name in names.items() if str(name).strip().lower().replace("_", " ") in _LABELS]
    if len(found) == 1:
        return found[0]
    shown = ", ".join(str(name) for _, name in sorted(names.items(), key=lambda item: int(item[0]))) or "none"
    raise EngineError(
        f"none of its labels says entailment (it has: {shown})"
        if not found
        else f"several of its labels say entailment ({shown})",
        place=f"{_KEY} {model}",
        remedy="name a model for natural language inference, or put its labels into id2label of its config.json",
    )


def _unfit(model: str, thing: str) -> EngineError:
    return EngineError(thing, place=f"{_KEY} {model}", remedy="get its files anew, name another model, or set verify.model: null")
