"""A YAML file and overrides -> `Config`, one settings object per room; everything wrong with them is said at once."""

from __future__ import annotations

import difflib
import textwrap
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, TypeVar, get_args

import orjson
import yaml
from pydantic import Field, ValidationError
from pydantic_core import ErrorDetails

from pipeline.describe import allowed, alternatives
from pipeline.engines.load import EmbeddedSettings, EngineSettings, Entailing, Seq2Seq, load_opinion
from pipeline.errors import ConfigError
from pipeline.settings import Count, Settings
from pipeline.stages.clean import CleanSettings, Rules
from pipeline.stages.cluster import ClusterSettings, Linkage
from pipeline.stages.dedup import DedupSettings, Fold
from pipeline.stages.rank import Learned, RankSettings
from pipeline.stages.read import Read, ReadSettings, missing
from pipeline.stages.summarize import Summarize, SummarizeSettings
from pipeline.stages.verify import Check, VerifySettings

S = TypeVar("S", bound=Settings)
Room = Literal["read", "clean", "cluster", "dedup", "rank", "write"]


class Config(Settings):
    """Everything a run depends on besides its input."""

    input: tuple[str, ...] = Field(
        ("seeds",), description="files, folders (read recursively), globs, or - for JSON Lines on standard input"
    )
    output: str | None = Field(None, description="the run's own folder; null means outputs/<name of the config file>")
    until: Room = Field("write", description="the last room to run; what it hands on is written, later rooms are not entered")
    workers: Count | Literal["auto"] = Field("auto", description="processes; auto is one a core; results never depend on it")
    read: ReadSettings = Field(Read(), description="read: files -> articles")
    clean: CleanSettings = Field(Rules(), description="clean: articles -> articles without boilerplate")
    cluster: ClusterSettings = Field(Linkage(), description="cluster: articles -> stories")
    dedup: DedupSettings = Field(Fold(), description="dedup: repeats folded, within a story")
    rank: RankSettings = Field(Learned(), description="rank: sentences -> facts, best first")
    summarize: SummarizeSettings = Field(Summarize(), description="summarize: facts -> drafts, by the engine below")
    engine: EngineSettings = Field(EmbeddedSettings(), description="engine: what writes the drafts")
    verify: VerifySettings = Field(Check(), description="verify: drafts -> digests, every sentence traced and checked")


def load_config(
    path: Path,
    overrides: Sequence[str] = (),
    *,
    inputs: Sequence[str] = (),
    output: str | None = None,
) -> Config:
    """A config file and `room.key=value` overrides, checked together.

    Args:
        path: YAML; a table a room, every key optional.
        overrides: values are read as YAML and win over the file.
        inputs: replace the config's `input` where there are any.
        output: replaces the config's `output` where it is not None.

    Raises:
        ConfigError: lists every unknown key, wrong value and missing file, each by its path.
    """
    given: dict[str, Any] = ({"input": list(inputs)} if inputs else {}) | ({"output": output} if output is not None else {})
    return load_settings(Config, path, overrides, given, _at_odds)


def loaded_opinion(config: Config) -> Entailing | None:
    """The model that gives a second opinion on digests, loaded, if the config names one.

    Raises:
        EngineError: it is not there, or a package it needs is missing.
    """
    settings = config.verify
    if not isinstance(settings, Check) or not settings.model:
        return None
    return load_opinion(settings.model, settings.revision, settings.batch)


def load_settings(
    kind: type[S],
    path: Path | None,
    overrides: Sequence[str] = (),
    given: Mapping[str, Any] = MappingProxyType({}),
    check: Callable[[Mapping[str, Any]], list[str]] = lambda _: [],
) -> S:
    """A settings file of any kind and `room.key=value` overrides, checked together.

    Args:
        kind: its fields are rooms (a table each) and plain values; all have defaults.
        path: YAML; without one, all is as by default.
        overrides: values are read as YAML and win over the file.
        given: top-level values that win over both.
        check: what else is wrong with the whole table, rooms as settings (None where they are wrong), plain values as they are.

    Raises:
        ConfigError: lists every unknown key and wrong value, each by its path.
    """
    problems: list[str] = []
    tree = {} if path is None else _parse_file(path)
    for override in overrides:
        _override(kind, tree, override, problems)
    tree |= given

    values: dict[str, Any] = {}
    plain: dict[str, Any] = {}
    for key, value in tree.items():
        field = kind.model_fields.get(str(key))
        if field is not None and alternatives(field):
            values[str(key)] = _room(kind, str(key), value, problems)
        else:
            plain[str(key)] = value
    top = _validated(kind, plain, "", problems)
    problems += check(plain | values)
    if problems or top is None:
        every = "configs/default.yaml" if kind is Config else "configs/train-embedded.yaml"
        raise ConfigError(list(dict.fromkeys(problems)), place=str(path or "--set"), remedy=f"every setting: {every}")
    settings: S = top.model_copy(update=values)
    return settings


class _Loader(yaml.SafeLoader):
    """YAML that refuses a key said twice, where plain YAML silently keeps the last."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen = set()
        for key_node, _ in node.value:
            if key_node.value in seen:
                raise yaml.constructor.ConstructorError(None, None, f"`{key_node.value}` is there twice", key_node.start_mark)
            if isinstance(key_node.value, str):
                seen.add(key_node.value)
        return super().construct_mapping(node, deep)


def _parse_file(path: Path) -> dict[Any, Any]:
    try:
        tree = yaml.load(path.read_text(encoding="utf-8-sig"), _Loader)  # noqa: S506 - it is a SafeLoader
    except OSError as error:
        raise ConfigError([f"cannot be read ({error.strerror or error})"], place=str(path)) from error
    except yaml.MarkedYAMLError as error:
        line = f"line {error.problem_mark.line + 1}: " if error.problem_mark else ""
        raise ConfigError([f"{line}{error.problem or 'not YAML'}"], place=str(path)) from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise ConfigError([f"is not YAML text ({error})"], place=str(path)) from error
    if tree is not None and not isinstance(tree, dict):
        raise ConfigError([f"is a {type(tree).__name__}, not a table of rooms"], place=str(path))
    return tree or {}


def _override(root: type[Settings], tree: dict[Any, Any], override: str, problems: list[str]) -> None:
    """Put one `room.key=value` into the tree. A room's new method drops the knobs that it does not know."""
    key, equals, text = override.partition("=")
    path = key.strip().split(".")
    if not equals or not all(path):
        problems.append(f"--set {override}: write room.key=value")
        return
    try:
        value = yaml.load(text, _Loader)  # noqa: S506 - it is a SafeLoader
    except (yaml.YAMLError, ValueError, RecursionError):
        problems.append(f"--set {override}: the value is not YAML")
        return
    table = tree
    for step in path[:-1]:
        if not isinstance(table.get(step), dict):
            table[step] = {}
        table = table[step]
    if len(path) == 2 and path[1] == "method" and table.get("method") != value:
        kind = _kind(root, path[0], value)
        for name in [name for name in table if kind is not None and name not in kind.model_fields]:
            del table[name]
    table[path[-1]] = value


def _kind(root: type[Settings], room: str, method: object) -> type[Settings] | None:
    """The settings class of a room's method; of a room that has only one, that one."""
    field = root.model_fields.get(room)
    kinds = alternatives(field) if field else []
    if len(kinds) == 1 and "method" not in kinds[0].model_fields:
        return kinds[0]
    return next((kind for kind in kinds if method in get_args(kind.model_fields["method"].annotation)), None)


def _room(root: type[Settings], name: str, table: object, problems: list[str]) -> Settings | None:
    default: Settings = root.model_fields[name].default
    if table is None:
        return default
    if not isinstance(table, dict):
        problems.append(f"{name}: {_shown(table)} is not a table of settings")
        return None
    method = table.get("method", getattr(default, "method", None))
    kind = _kind(root, name, method)
    if kind is None:
        field = root.model_fields[name]
        methods = [choice for each in alternatives(field) for choice in get_args(each.model_fields["method"].annotation)]
        problems.append(f"{name}.method: {_shown(method)} is not one of {', '.join(methods)}{_near(str(method), methods)}")
        return None
    settings: Settings | None = _validated(kind, table, f"{name}.", problems)
    return settings


def _validated(kind: type[Settings], table: dict[Any, Any], prefix: str, problems: list[str]) -> Any:
    """The table as settings, or None after its problems were noted."""
    try:
        # By way of JSON, because strict settings take a list for a tuple from JSON, and YAML means the same by it.
        return kind.model_validate_json(orjson.dumps(table, default=str, option=orjson.OPT_NON_STR_KEYS))
    except ValidationError as error:
        problems += [_explain(details, kind, table, prefix) for details in error.errors(include_url=False)]
    except (TypeError, orjson.JSONEncodeError) as error:
        problems.append(f"{prefix or 'the file'}: not plain YAML values ({error})")
    return None


def _explain(error: ErrorDetails, kind: type[Settings], table: dict[Any, Any], prefix: str) -> str:
    """One error as `path: value is wrong, and what is allowed`."""
    key = str(error["loc"][0]) if error["loc"] else ""
    field = kind.model_fields.get(key)
    if error["type"] == "extra_forbidden" and len(error["loc"]) == 1:
        names = list(kind.model_fields)
        near = _near(key, names)
        return f"`{prefix}{key}` is not a setting{near or '; known here: ' + ', '.join(names)}"
    limits = allowed(field) if field is not None else ""
    is_choice = len(error["loc"]) > 1 and field is not None and limits and not isinstance(table.get(key), list | dict)
    place = prefix + (key if is_choice else ".".join(str(step) for step in error["loc"] if step != "[key]"))
    shown = _shown(table.get(key) if is_choice else error.get("input"))
    context = error.get("ctx", {})
    if is_choice:
        return f"{place}: {shown} is not allowed; allowed: {limits}"
    match error["type"]:
        case "greater_than_equal":
            return f"{place}: {shown} is below {context['ge']:,g}" + (f" (allowed: {limits})" if limits else "")
        case "less_than_equal":
            return f"{place}: {shown} is above {context['le']:,g}" + (f" (allowed: {limits})" if limits else "")
        case "greater_than":
            return f"{place}: {shown} is not above {context['gt']:,g}" + (f" (allowed: {limits})" if limits else "")
        case "literal_error":
            choices = (
                limits.split(" | ")
                if limits
                else str(context.get("expected", "")).replace("'", "").replace(" or ", ", ").split(", ")
            )
            return f"{place}: {shown} is not one of {', '.join(choices)}{_near(str(error.get('input')), choices)}"
        case _:
            message = error["msg"].removeprefix("Value error, ")
            message = message[0].lower() + message[1:]
            return f"{place}: {shown} is wrong: {message}" + (f" (allowed: {limits})" if limits else "")


def _shown(value: object) -> str:
    text = orjson.dumps(value, default=str, option=orjson.OPT_NON_STR_KEYS).decode()
    return textwrap.shorten(text.strip('"'), 60, placeholder="...") or '""'


def _near(name: str, names: Sequence[str]) -> str:
    near = difflib.get_close_matches(name, names, n=1)
    return f": did you mean `{near[0]}`?" if near else ""


def _at_odds(table: Mapping[str, Any]) -> list[str]:
    """What no field can tell by itself: inputs that are not there, and settings that contradict each other."""
    default = Config()
    problems = _missing_inputs(table.get("input", list(default.input)))
    engine, summarize = (table.get(room, getattr(default, room)) for room in ("engine", "summarize"))
    if isinstance(engine, EmbeddedSettings) and summarize is not None and summarize.unit == "story":
        problems.append("summarize.unit: story is not what engine.method embedded can write: auto or fact")
    return problems + _missing_models(engine, table.get("verify", default.verify))


def _missing_models(engine: object, verify: object) -> list[str]:
    """Folders of models that are not there; what may be the name of a model hub's is left to the engine."""
    named: dict[str, str | None] = {}
    if isinstance(engine, EmbeddedSettings):
        named["engine.folder"] = engine.folder
    if isinstance(engine, Seq2Seq) and engine.model.startswith(_PATHS):
        named["engine.model"] = engine.model
    if isinstance(verify, Check) and verify.model and verify.model.startswith(_PATHS):
        named["verify.model"] = verify.model
    return [f"{key}: there is no folder {path}" for key, path in named.items() if path and not Path(path).expanduser().is_dir()]


_PATHS = ("/", "./", "../", "~")  # what no hub's names begin with


def _missing_inputs(inputs: object) -> list[str]:
    if not isinstance(inputs, list) or not all(isinstance(item, str) for item in inputs):
        return []
    return [f"input: {item} is not there" for item in missing(inputs)] if inputs else ["input: names nothing to read"]
