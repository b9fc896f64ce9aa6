import json

from pipeline.schema import digest_schema
from pipeline.types import Digest


def test_the_schema_names_and_explains_every_field() -> None:
    schema = json.loads(digest_schema())
    assert schema["$id"] == "story-digest/1"
    assert list(schema["properties"]) == schema["required"] == list(Digest.__dataclass_fields__)
    for part in [schema, *schema["$defs"].values()]:
        assert all(field["description"] for field in part["properties"].values())
        assert part["additionalProperties"] is False
