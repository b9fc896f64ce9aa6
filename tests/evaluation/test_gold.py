import gzip
import json
import lzma
from pathlib import Path

import pytest
import zstandard

from pipeline.errors import InputError
from pipeline.evaluation.gold import Cluster, Document, clusters, digests, members

CLUSTER = {
    "id": 7,
    "documents": [
        {"title": " Fire ", "text": "It burnt.\r\n", "published": "28 January 2019", "source": "Post"},
        "<p>It <b>burnt</b> again.</p>",
    ],
    "references": ["A fire."],
}
READ = Cluster(
    id="7", references=("A fire.",), documents=(Document("Fire\nIt burnt.", "2019-01-28", "Post"), Document("It burnt again."))
)


def lines(path: Path, *records: object) -> Path:
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path


def without(name: str) -> dict[str, object]:
    return {key: value for key, value in CLUSTER.items() if key != name}


@pytest.mark.parametrize(
    ("suffix", "pack"),
    [("", bytes), (".gz", gzip.compress), (".xz", lzma.compress), (".zst", zstandard.ZstdCompressor().compress)],
)
def test_clusters_are_read_as_they_are_compressed(tmp_path: Path, suffix: str, pack: object) -> None:
    path = tmp_path / f"gold.jsonl{suffix}"
    path.write_bytes(pack(json.dumps(CLUSTER).encode() + b"\n\n"))  # type: ignore[operator]
    assert clusters(path) == [READ]


@pytest.mark.parametrize(
    ("record", "said"),
    [
        (without("id"), "no `id`"),
        (without("references"), "no `references`"),
        (without("documents"), "no `documents`"),
        (CLUSTER | {"references": []}, "`references` is no list of one or more"),
        (CLUSTER | {"references": "A fire."}, "`references` is no list of one or more"),
        (CLUSTER | {"references": [" "]}, "a reference without text"),
        (CLUSTER | {"documents": [{"title": "Fire"}]}, "a document without text"),
        (CLUSTER | {"id": ["x"]}, "no `id`"),
        (["a list"], "cannot be read (no JSON object)"),
        (CLUSTER | {"id": " 1  2"}, "the id 1 2 is there twice"),
    ],
)
def test_what_is_missing_is_named_with_its_line_and_the_shape(tmp_path: Path, record: object, said: str) -> None:
    path = lines(tmp_path / "gold.jsonl", CLUSTER | {"id": "1 2"}, record)
    with pytest.raises(InputError) as caught:
        clusters(path)
    assert caught.value.thing == said
    assert caught.value.place == f"{path}:2"
    assert caught.value.remedy


def test_what_is_no_file_of_lines_is_said(tmp_path: Path) -> None:
    (tmp_path / "torn.jsonl").write_text('{"id": 1')
    (tmp_path / "torn.jsonl.gz").write_bytes(gzip.compress(b"{}" * 100)[:20])
    (tmp_path / "gold.txt").write_text("{}")
    (tmp_path / "none.jsonl").write_text("")
    for name, said in (
        ("absent.jsonl", "is not there"),
        ("", "is not a file"),
        ("torn.jsonl", "cannot be read"),
        ("torn.jsonl.gz", "cannot be read"),
        ("gold.txt", "is not JSON Lines by its name"),
        ("none.jsonl", "no records"),
    ):
        with pytest.raises(InputError, match=said):
            clusters(tmp_path / name)


def test_digests_of_a_run_and_of_another_system(tmp_path: Path) -> None:
    lines(tmp_path / "digests.jsonl", {"story_id": "7", "id": "x", "digest": "It burnt.", "articles": []})
    assert digests(tmp_path) == digests(tmp_path / "digests.jsonl") == {"7": "It burnt."}
    assert digests(lines(tmp_path / "other.jsonl", {"id": 7, "digest": ""})) == {"7": ""}


@pytest.mark.parametrize(
    ("records", "said"),
    [
        ([{"id": 7}], "no `digest`"),
        ([{"id": 7, "digest": ["It burnt."]}], "`digest` is no text"),
        ([{"digest": "It burnt."}], "no `story_id` or `id`"),
        ([{"id": 7, "digest": ""}, {"id": "7", "digest": ""}], "story 7 is there twice"),
    ],
)
def test_digests_that_cannot_be_told_apart_are_an_error(tmp_path: Path, records: list[object], said: str) -> None:
    path = lines(tmp_path / "other.jsonl", *records)
    with pytest.raises(InputError, match=said) as caught:
        digests(path)
    assert caught.value.place == f"{path}:{len(records)}"


def test_members_are_articles_and_their_copies(tmp_path: Path) -> None:
    record = {"story_id": "s", "articles": [{"id": "a", "copies": [{"id": "b"}]}, {"id": "c", "copies": ["d"]}, "e"]}
    assert members(lines(tmp_path / "digests.jsonl", record)) == dict.fromkeys("abcde", "s")
    for bad, said in (
        ({"story_id": "t", "articles": ["a"]}, "article a is in two stories"),
        ({"story_id": "t"}, "no list of `articles`"),
        ({"story_id": "t", "articles": [{}]}, "no `id`"),
        ({"articles": []}, "no `story_id` or `id`"),
    ):
        with pytest.raises(InputError, match=said):
            members(lines(tmp_path / "digests.jsonl", record, bad))
    with pytest.raises(InputError, match="has no digests"):
        members(tmp_path.parent)
