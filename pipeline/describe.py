"""Settings -> words: the choices and ranges of a field, and a whole config as commented YAML."""

from __future__ import annotations

import textwrap
import types
from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import annotated_types
import yaml
from pydantic.fields import FieldInfo

from pipeline.settings import Settings


def to_yaml(config: Settings) -> str:
    """A config as commented YAML: every knob of the chosen methods, and those of the other methods as comments.

    `configs/default.yaml` is this of `Config()`; a test holds the two together.
    """
    lines: list[str] = []
    for name, field in type(config).model_fields.items():
        value = getattr(config, name)
        if not isinstance(value, Settings):
            lines += [*_comment(field, "# "), _entry(name, value)]
            continue
        lines += ["", f"# {field.description}", f"{name}:", *_table(value, "  # ", "  ")]
        shown = dict(type(value).model_fields)
        for other in alternatives(field):
            if not isinstance(value, other):
                lines += _other(other, shown)
                shown |= other.model_fields
    return "\n".join(lines).strip() + "\n"


def _table(settings: Settings, comment: str, entry: str, but: Container[str] = ()) -> Iterator[str]:
    fields = type(settings).model_fields
    for name in sorted(fields, key=lambda name: name != "method"):  # the method first, the others in their order
        if name in but:
            continue
        if name != "method":
            yield from _comment(fields[name], comment)
        yield entry + _entry(name, getattr(settings, name))


def _other(kind: type[Settings], shown: Mapping[str, FieldInfo]) -> Iterator[str]:
    """Another method of a room, as comments; the knobs that were shown already are only named."""
    settings = kind()
    known = [name for name in kind.model_fields if name in shown and name != "method"]
    again = f" ({', '.join(known)}: as above)" if known else ""
    yield f"  # or {_entry('method', getattr(settings, 'method', None))}{again}"
    yield from _table(settings, "  #   # ", "  #   ", but={*known, "method"})


def alternatives(field: FieldInfo) -> list[type[Settings]]:
    """The settings classes that a field can hold: one, or the members of its union; none for a plain value."""
    return [kind for kind in _members(field.annotation) if isinstance(kind, type) and issubclass(kind, Settings)]


def allowed(field: FieldInfo) -> str:
    """The choices or the range of a field in words, from its type; empty where the type says it all."""
    said = []
    low_high = _bounds(field.metadata) | _bounds(_annotations(field.annotation))
    match low_high:
        case {"ge": low, "le": high}:
            said.append(f"{low:,g} to {high:,g}")
        case {"gt": low, "le": high}:
            said.append(f"above {low:,g}, up to {high:,g}")
        case {"ge": low}:
            said.append(f"{low:,g} or more")
        case {"gt": low}:
            said.append(f"above {low:,g}")
        case _:
            pass
    for member in _members(field.annotation):
        if get_origin(member) is Literal:
            choices = [str(choice) for choice in get_args(member)]
            if len(choices) + len(said) > 1:
                said.append(" | ".join(choices))
        elif member is bool:
            said.append("true | false")
        elif member is type(None):
            said.append("null")
    return " or ".join(said)


def _entry(name: str, value: object) -> str:
    if isinstance(value, Settings):
        value = value.model_dump(mode="json")
    elif isinstance(value, tuple | frozenset):
        value = list(value)
    text = yaml.safe_dump([value], default_flow_style=True, allow_unicode=True, width=1_000, sort_keys=False)
    return f"{name}: {text.strip()[1:-1]}"


def _comment(field: FieldInfo, lead: str) -> list[str]:
    limits = allowed(field)
    text = field.description or ""
    return textwrap.wrap(f"{text} ({limits})" if limits else text, 120, initial_indent=lead, subsequent_indent=f"{lead}  ")


def _members(annotation: object) -> Iterator[object]:
    """The plain types under an annotation, with `Annotated` and unions opened."""
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from _members(get_args(annotation)[0])
    elif origin in (Union, types.UnionType):
        for member in get_args(annotation):
            yield from _members(member)
    else:
        yield annotation


def _annotations(annotation: object) -> list[object]:
    """What `Annotated` says anywhere inside an annotation."""
    found: list[object] = list(get_args(annotation)[1:]) if get_origin(annotation) is Annotated else []
    if get_origin(annotation) is not Literal:
        for argument in get_args(annotation):
            found += _annotations(argument)
    return found


def _bounds(metadata: Iterable[Any]) -> dict[str, float]:
    bounds: dict[str, Any] = {}
    for item in metadata:
        for part in item.metadata if isinstance(item, FieldInfo) else [item]:
            match part:
                case annotated_types.Ge(ge=limit):
                    bounds["ge"] = limit
                case annotated_types.Gt(gt=limit):
                    bounds["gt"] = limit
                case annotated_types.Le(le=limit):
                    bounds["le"] = limit
                case _:
                    pass
    return bounds
