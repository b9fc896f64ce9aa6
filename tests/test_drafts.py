"""`digest verify`: other systems' digests against their sources."""

import gzip
import json
import random
from pathlib import Path
from typing import Any

import pytest

from pipeline.cli import main
from pipeline.config import Config, load_settings
from pipeline.drafts import verify_drafts
from pipeline.errors import InputError

ONE = (
    "Arden's council closed the old bridge on Tuesday after inspectors found forty cracks in it.\r\n"
    "Mayor Maria Holm said the repairs will cost nine million crowns.\tThe bridge was built in 1931."
)
TWO = "A ferry will carry people across the river\nwhile the old bridge in Arden is closed, the council said."
GOLD = [
    {"id": "s1", "documents": [{"title": "Bridge", "text": ONE, "published": "2019-01-28", "source": "Post"}, TWO]},
    {"id": 2, "documents": [{"text": ONE}, {"text": " "}]},
]
FALSE = "Mayor Maria Holm said the repairs will cost two million crowns."
DRAFTS = [
    {"id": "s1", "digest": f"Inspectors found forty cracks in the old bridge. {FALSE} The bridge was built in 1931."},
    {"id": 2, "digest": "The bridge was built in 1931."},
    {"id": "nobody", "digest": "It was so."},
]


def written(folder: Path, *overrides: str, drafts: list[Any] = DRAFTS, junk: str = "") -> list[dict[str, Any]]:
    for name, records in (("drafts", drafts), ("gold", GOLD)):
        (folder / f"{name}.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records) + junk)
    config = load_settings(Config, None, overrides)
    verify_drafts(folder / "drafts.jsonl", folder / "gold.jsonl", folder / "out.jsonl", config)
    return [json.loads(line) for line in (folder / "out.jsonl").read_text().splitlines()]


def test_what_the_sources_do_not_say_is_repaired_and_the_rest_stays(tmp_path: Path) -> None:
    first, second, third = written(tmp_path)
    assert first["digest"] == (
        "Inspectors found forty cracks in the old bridge. Mayor Maria Holm said the repairs will cost nine million crowns. "
        "The bridge was built in 1931."
    )
    assert [one["verdict"] for one in first["sentences"]] == ["supported", "extracted", "extracted"]
    assert first["sentences"][1]["original"] == FALSE
    assert [found["kind"] for found in first["sentences"][1]["findings"]] == ["number"]
    assert (second["id"], second["digest"], second["status"]) == ("2", DRAFTS[1]["digest"], "ok")
    assert (third["digest"], third["status"], third["reason"], third["left_out"][0]["text"]) == (
        "",
        "empty",
        "no_sources",
        "It was so.",
    )


def test_offsets_slice_the_documents_as_given(tmp_path: Path) -> None:
    texts = [ONE, TWO]
    for part in (part for one in written(tmp_path)[0]["sentences"] for part in one["support"]):
        said = " ".join(texts[part["document"]][part["start"] : part["end"]].split())
        assert said.endswith((".", "it."))
        assert said in " ".join(texts[part["document"]].split())


def test_a_finding_has_its_verdict_and_a_disagreement_all_that_a_run_has_of_it(tmp_path: Path) -> None:
    texts = ["The blast in Arden killed 12 people.\tShops closed.", "The blast in Arden killed 14 people."]
    documents = [{"text": text, "source": f"Post {n}", "published": "2019-01-28"} for n, text in enumerate(texts)]
    (tmp_path / "d.jsonl").write_text(json.dumps({"id": "x", "digest": "Shops closed. The blast in Arden killed 19 people."}))
    (tmp_path / "g.jsonl").write_text(json.dumps({"id": "x", "documents": documents}))
    verify_drafts(tmp_path / "d.jsonl", tmp_path / "g.jsonl", tmp_path / "o.jsonl", Config())
    line = json.loads((tmp_path / "o.jsonl").read_text())
    (finding,) = line["sentences"][1]["findings"]
    assert finding == {"kind": "number", "words": "19", "verdict": "contradicted", "against": texts[0].split("\t")[0]}
    (found,) = line["disagreements"]
    assert [(c["value"], c["source"], c["published"]) for c in found["claims"]] == [
        ("12", "Post 0", "2019-01-28"),
        ("14", "Post 1", "2019-01-28"),
    ]
    assert [texts[c["document"]][c["start"] : c["end"]] for c in found["claims"]] == [c["sentence"] for c in found["claims"]]


def test_flagged_nothing_is_changed(tmp_path: Path) -> None:
    first = written(tmp_path, "verify.on_unsupported=flag")[0]
    assert first["digest"] == DRAFTS[0]["digest"]
    assert [one["verdict"] for one in first["sentences"]] == ["supported", "unsupported", "extracted"]


def test_flagged_even_line_ends_stay(tmp_path: Path) -> None:
    lines = "Inspectors found forty cracks in the old bridge.\n\n  The bridge was built in 1931."
    record = written(tmp_path, "verify.on_unsupported=flag", drafts=[{"id": GOLD[0]["id"], "digest": lines}])[0]
    assert record["digest"] == lines
    assert len(record["sentences"]) == 2


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    junk = 'not json\n[1]\n{"id": "x"}\n{"digest": "x"}\n{"id": "s1", "digest": "again"}\n'
    assert len(written(tmp_path, junk=junk)) == 3
    told = [json.loads(line) for line in (tmp_path / "out.dropped.jsonl").read_text().splitlines()]
    assert {drop["reason"] for drop in told if "drafts" in drop["path"]} == {
        "malformed",
        "not_an_object",
        "no_digest",
        "no_id",
        "id_twice",
    }
    assert any(drop["reason"] == "document_without_text" for drop in told)


def test_a_torn_file_costs_what_is_behind_the_tear(tmp_path: Path) -> None:
    written(tmp_path)
    rng = random.Random(0)  # what packs badly, so that the tear comes after whole lines
    lines = [{"id": number, "digest": rng.randbytes(4000).hex()} for number in range(60)]
    packed = gzip.compress("".join(json.dumps(line) + "\n" for line in lines).encode())
    (tmp_path / "torn.jsonl.gz").write_bytes(packed[: len(packed) // 2])
    outcome = verify_drafts(tmp_path / "torn.jsonl.gz", tmp_path / "gold.jsonl", tmp_path / "torn.jsonl", Config())
    assert 0 < sum(outcome.statuses.values()) < 60
    told = [json.loads(line) for line in (tmp_path / "torn.dropped.jsonl").read_text().splitlines()]
    assert "unreadable" in {drop["reason"] for drop in told}


def test_without_a_draft_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no draft that can be read"):
        written(tmp_path, drafts=[{"id": 1}])
    with pytest.raises(InputError, match="is not there"):
        verify_drafts(tmp_path / "absent.jsonl", tmp_path / "gold.jsonl", tmp_path / "out.jsonl", Config())


def test_the_command_gives_the_same_on_any_number_of_workers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written(tmp_path)
    arguments = ["verify", str(tmp_path / "drafts.jsonl"), "--sources", str(tmp_path / "gold.jsonl"), "--quiet"]
    assert main([*arguments, "--output", str(tmp_path / "again.jsonl"), "--set", "workers=3"]) == 0
    assert capsys.readouterr().out == f"{tmp_path / 'again.jsonl'}\n"
    assert (tmp_path / "again.jsonl").read_bytes() == (tmp_path / "out.jsonl").read_bytes()
    assert main([*arguments, "--output", str(tmp_path / "again.jsonl"), "--strict"]) == 3
    assert main([*arguments, "--output", str(tmp_path / "no" / "out.jsonl")]) == 2
    assert main([*arguments, "--output", str(tmp_path / "x.jsonl"), "--set", "verify.on_unsuported=flag"]) == 2
    assert "did you mean `on_unsupported`" in capsys.readouterr().err


def test_a_true_sentence_with_an_invented_clause_loses_the_clause(tmp_path: Path) -> None:
    drafts = [{"id": "s1", "digest": "The bridge was built in 1931, where she will meet the chancellor."}]
    [line] = written(tmp_path, drafts=drafts)
    assert (line["digest"], line["status"]) == ("The bridge was built in 1931.", "degraded")


def test_the_drafts_are_not_written_over(tmp_path: Path) -> None:
    written(tmp_path)
    for name in ("drafts.jsonl", "gold.jsonl"):
        with pytest.raises(InputError, match="would be written over"):
            verify_drafts(tmp_path / "drafts.jsonl", tmp_path / "gold.jsonl", tmp_path / name, Config())
