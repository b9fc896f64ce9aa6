"""The name of a Hugging Face model -> the folder that holds its files, and what identifies their content."""

from __future__ import annotations

import hashlib
import json
import logging
import os
import re
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import EngineError

log = logging.getLogger(__name__)

# What a model's output depends on. Weights come as safetensors only: a pickle (.bin) can run code when it is loaded.
_FILES = ("*.json", "*.safetensors", "*.model", "*.txt")
_TOKENIZERS = ("tokenizer.json", "tokenizer_config.json", "spiece.model", "sentencepiece.bpe.model", "vocab.json", "vocab.txt")


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """Where a model's files are. `name` and `identity` are the same on every machine; the identity of other weights differs."""

    folder: Path
    name: str
    identity: str


def locate(
    model: str,
    revision: str | None = None,
    *,
    code: bool = False,
    fetch: bool = True,
    key: str = "engine.model",
    kind: str = "AutoModelForSeq2SeqLM",
) -> Weights:
    """A local folder or a hub name -> where its files are, checked to be complete.

    A folder is taken as it is and identified by its content. Anything else is a name on the hub: its cache is asked first;
    the hub only with `fetch` (a name in the config is the permission) and never under HF_HUB_OFFLINE. Without `fetch`
    nothing large is read either, and a folder's identity is left empty. `code` says that Python files belong to it. `key` is the
    setting that names it and `kind` its class in transformers: what an error tells.

    Raises:
        EngineError: nothing there, or not complete; says how to get it.
    """
    what = _Named(model, key, kind)
    patterns = (*_FILES, "*.py") if code else _FILES
    folder = Path(model).expanduser()
    if folder.is_dir():
        _complete(folder, what)
        return Weights(folder=folder, name=folder.resolve().name, identity=_digest(folder, patterns) if fetch else "")
    if not re.fullmatch(r"[A-Za-z0-9][\w.-]*(/[\w.-]+)?", model):
        raise EngineError(
            "no such folder, and it cannot be a name on the hub" if model else "no model is named",
            place=f"{key} {model}".strip(),
            remedy="name a folder with config.json, *.safetensors and a tokenizer, or a model of the hub, owner/name",
        )
    folder = _snapshot(what, revision, list(patterns), fetch=fetch)
    _complete(folder, what)
    return Weights(folder=folder, name=model, identity=f"{model}@{folder.name}")  # a snapshot is named by its commit


@dataclass(frozen=True, slots=True)
class _Named:
    """A model as the config names it: the name, the setting it stands in, and its class in transformers."""

    model: str
    key: str
    kind: str


def _snapshot(what: _Named, revision: str | None, patterns: list[str], *, fetch: bool) -> Path:
    """A hub name -> its folder in the cache, fetched where that is allowed."""
    from huggingface_hub import constants, snapshot_download
    from huggingface_hub.utils.tqdm import are_progress_bars_disabled, disable_progress_bars, enable_progress_bars

    try:
        folder = Path(snapshot_download(what.model, revision=revision, local_files_only=True, allow_patterns=patterns))
    except (OSError, ValueError):  # not in the cache, or only a part of it
        pass
    else:
        if not (fetch and _lack(folder)):
            return folder
    if not fetch:
        raise _absent(what, "no such folder, and not in the hub's local cache (a run would fetch it, unless offline)")
    if constants.is_offline_mode() or os.environ.get("HF_HUB_OFFLINE", "").upper() in constants.ENV_VARS_TRUE_VALUES:
        raise _absent(what, "no such folder, not in the hub's local cache, and the hub is switched off (HF_HUB_OFFLINE)")
    log.info("fetching %s from the hub", what.model)
    bars = not are_progress_bars_disabled()
    disable_progress_bars()
    try:
        return Path(snapshot_download(what.model, revision=revision, allow_patterns=patterns))
    except Exception as error:  # a network has many ways to fail, and the library no common class for them
        raise _absent(what, f"no such folder, and the hub did not give it: {str(error).strip().splitlines()[0]}") from error
    finally:
        if bars:
            enable_progress_bars()


def _complete(folder: Path, what: _Named) -> None:
    """Raises where a file is missing that the model cannot do without."""
    lack = _lack(folder)
    if lack.startswith("no weights") and list(folder.glob("*.bin")):
        raise EngineError(
            "its weights are there only as pickle (*.bin), which can run code when it is loaded",
            place=f"{what.key} {what.model}",
            remedy=f"write them as safetensors once: {_conversion(what.model, what.kind)}",
        )
    if lack:
        raise _absent(what, lack)


def _lack(folder: Path) -> str:
    """What a model's folder lacks; empty where it lacks nothing."""
    if not (folder / "config.json").is_file():
        return "no config.json"
    if not any((folder / name).is_file() for name in _TOKENIZERS):
        return f"no tokenizer (one of {', '.join(_TOKENIZERS)})"
    index = folder / "model.safetensors.index.json"
    names = {"model.safetensors"}
    if index.is_file():
        names = set(json.loads(index.read_text(encoding="utf-8"))["weight_map"].values())
    missing = sorted(name for name in names if not (folder / name).is_file())
    return f"no weights as safetensors ({', '.join(missing[:3])})" if missing else ""


def _digest(folder: Path, patterns: tuple[str, ...]) -> str:
    """SHA-256 of the names and contents of the files; of a copy elsewhere it is the same."""
    digest = hashlib.sha256()
    for path in sorted({path for pattern in patterns for path in folder.glob(pattern)}):
        with path.open("rb") as file:
            digest.update(f"{path.name} {hashlib.file_digest(file, 'sha256').hexdigest()}\n".encode())
    return digest.hexdigest()


def _absent(what: _Named, thing: str) -> EngineError:
    """The error of a model that is not there, with the two commands that get one."""
    folder = what.model.rstrip("/").rsplit("/", 1)[-1]
    return EngineError(
        thing,
        place=f"{what.key} {what.model}",
        remedy=f"where there is a network: hf download {what.model} --local-dir {folder}; then set {what.key}: {folder}\n"
        f"  if it has weights as *.bin only, then also: {_conversion(folder, what.kind)}",
    )


def _conversion(folder: str, kind: str) -> str:
    # torch reads a pickle here with weights_only, which runs none of its code; many models from before 2023 have nothing else.
    load = f"M.from_pretrained('{folder}', use_safetensors=False).save_pretrained('{folder}')"
    return f'python -c "from transformers import {kind} as M; {load}"'
