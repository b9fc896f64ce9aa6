"""The JSON Schema of a line of digests.jsonl, from the types that make it."""

from __future__ import annotations

from dataclasses import fields
from typing import Any, get_type_hints

import orjson
from pydantic import TypeAdapter

from pipeline.types import (
    Claim,
    CopyRecord,
    Digest,
    DigestArticle,
    DigestSentence,
    Disagreement,
    Finding,
    LeftOut,
    Support,
)

_KINDS = (Digest, CopyRecord, Claim, DigestArticle, DigestSentence, Disagreement, Finding, LeftOut, Support)


def digest_schema() -> str:
    """The JSON Schema (2020-12) of one digest, indented."""
    schema = TypeAdapter(Digest).json_schema(mode="serialization")
    definitions = schema.get("$defs", {})
    for kind in _KINDS:
        _describe(schema if kind is Digest else definitions[kind.__name__], kind)
    ordered = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "story-digest/1", **schema}
    return orjson.dumps(ordered, option=orjson.OPT_INDENT_2).decode()


def _describe(schema: dict[str, Any], kind: type[Any]) -> None:
    """Put the notes of the type's fields into their schemas. Every field is written, so every field is required."""
    hints = get_type_hints(kind, include_extras=True)
    schema["description"] = (kind.__doc__ or "").strip()
    schema["required"] = [field.name for field in fields(kind)]
    schema["additionalProperties"] = False
    for field in fields(kind):
        schema["properties"][field.name]["description"] = hints[field.name].__metadata__[0]
