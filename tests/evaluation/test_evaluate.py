import json
import random
from html.parser import HTMLParser
from pathlib import Path

import pytest
from rich.console import Console

from pipeline.errors import InputError
from pipeline.evaluation.evaluate import DigestScores, against_references, against_stories
from pipeline.evaluation.gold import Document
from pipeline.evaluation.page import page
from pipeline.evaluation.report import record, tables
from pipeline.evaluation.score import FIGURES, Case, score
from pipeline.parallel import Workers
from tests.make import clusters, write

GOLD = clusters(12)
EVIL = '<script>alert("x")</script> & \'<svg onload=alert(1)> [red]'


def written(folder: Path, name: str, texts: dict[str, str]) -> Path:
    return write(folder / name, [{"id": story, "digest": text} for story, text in texts.items()])


def first_sentences(count: int) -> dict[str, str]:
    return {str(one["id"]): " ".join(one["documents"][0]["text"].split("\n")[:count]) for one in GOLD}  # type: ignore[index]


def mean(scores: DigestScores, name: str, system: int = 0) -> float:
    [row] = [row for row in scores.rows if row.figure.name == name]
    return row.systems[system].mean


def shown(scores: object) -> str:
    console = Console(width=120, record=True, file=Path("/dev/null").open("w"))  # noqa: SIM115
    for part in tables(scores):  # type: ignore[arg-type]
        console.print(part)
    console.file.close()
    return console.export_text()


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    return write(tmp_path / "gold.jsonl", GOLD)


def test_the_figures_of_one_digest_by_hand() -> None:
    sources = ("A fire in Arden hurt 3 people on Friday. The mayor wept.", "Three people were hurt.")
    reference = "A fire hurt three people."
    text = "A fire in Arden hurt 3 people. The mayor of Calder wept."
    one = score(Case(id="c", references=(reference,), documents=tuple(map(Document, sources)), texts=(text, "")))
    figures, empty = one.figures
    # Fragments: "a fire in arden hurt 3 people", "the mayor", "wept"; in no source: of, calder.
    assert figures["rouge1"] == pytest.approx(2 * (4 / 12) * (4 / 5) / (4 / 12 + 4 / 5))
    assert figures["coverage"] == pytest.approx(10 / 12)
    assert figures["density"] == pytest.approx((49 + 4 + 1) / 12)
    assert figures["novel1"] == pytest.approx(2 / 12)
    assert figures["novel2"] == pytest.approx(4 / 11)  # people the, mayor of, of calder, calder wept
    assert (figures["words"], figures["sentences"], figures["compression"]) == (12, 2, pytest.approx(16 / 12))
    assert (figures["verbatim"], figures["copied"]) == (0, 0.5)  # the first is cut off
    assert (figures["repeated3"], figures["said_twice"]) == (0, 0)
    assert (figures["unsupported_numbers"], figures["unsupported_names"]) == (0, 1)
    assert one.unsupported == (("calder",), ())
    assert ("name", "Calder") in [(finding.kind, finding.words) for finding in one.findings[0]]
    assert (empty["rouge1"], empty["words"], empty["coverage"], empty["novel2"]) == (0, 0, None, None)
    assert set(figures) == set(empty) == {figure.name for figure in FIGURES}


def test_sentences_that_are_not_whole_or_not_borne_out_are_counted() -> None:
    sources = (Document("A fire in Arden hurt 3 people on Friday."),)
    texts = ("A fire in Arden hurt 3 people on Friday.", "A fire in Arden of.", "A fire in Arden hurt 5 people on Friday.")
    one = score(Case(id="c", references=("A fire.",), documents=sources, texts=texts))
    assert [figures["not_whole"] for figures in one.figures] == [0, 1, 0]
    assert [figures["doubted"] for figures in one.figures] == [0, 0, 1]
    assert one.findings[0] == ()
    assert [(finding.kind, finding.against) for finding in one.findings[2]] == [("number", sources[0].text)]


def test_the_outlet_of_a_comment_is_known_from_the_record() -> None:
    source = "A fire in Arden makes no sense."
    told = f"{source[:-1]}, the Post writes."
    for outlet, names in (("Post", 0), (None, 1), ("Herald", 1)):
        documents = (Document(source, None, outlet),)
        [figures] = score(Case(id="c", references=(source,), documents=documents, texts=(told,))).figures
        assert figures["unsupported_names"] == names
        assert figures["doubted"] == names


def test_a_reference_scores_one_against_itself(tmp_path: Path, gold: Path) -> None:
    own = written(tmp_path, "own.jsonl", {str(one["id"]): one["references"][0] for one in GOLD})  # type: ignore[index]
    scores = against_references(own, gold)
    assert {mean(scores, name) for name in ("rouge1", "rouge2", "rougeL", "rougeLsum")} == {1.0}
    assert scores.flawless


def test_a_system_does_not_differ_from_itself(tmp_path: Path, gold: Path) -> None:
    one = written(tmp_path, "one.jsonl", first_sentences(2))
    for row in against_references(one, gold, one).rows:
        assert row.difference is not None
        assert (row.difference.mean, row.difference.low, row.difference.high, row.difference.p) == (0, 0, 0, 1)


def test_more_of_the_reference_is_better_and_said_so(tmp_path: Path, gold: Path) -> None:
    more, less = written(tmp_path, "more.jsonl", first_sentences(3)), written(tmp_path, "less.jsonl", first_sentences(1))
    scores = against_references(more, gold, less)
    [row] = [row for row in scores.rows if row.figure.name == "rouge1"]
    assert row.difference is not None
    assert row.difference.mean == pytest.approx(row.systems[0].mean - row.systems[1].mean)
    assert row.difference.low > 0
    assert row.difference.p < 0.01
    assert "ROUGE-1, %" in shown(scores)
    assert "<.001" in shown(scores)


def test_a_gold_cluster_without_a_digest_counts_as_empty_and_is_listed(tmp_path: Path, gold: Path) -> None:
    texts = first_sentences(3)
    whole = mean(against_references(written(tmp_path, "whole.jsonl", texts), gold), "rouge1")
    lost = texts.pop("event-003")
    path = written(tmp_path, "torn.jsonl", texts | {"event-004": "", "somewhere else": lost})
    scores = against_references(path, gold)
    [system] = scores.systems
    assert (system.missing, system.empty, system.unknown) == (("event-003",), ("event-004",), ("somewhere else",))
    assert not scores.flawless
    each = {one.case.id: one.figures[0]["rouge1"] or 0.0 for one in scores.clusters}
    assert each["event-003"] == each["event-004"] == 0
    assert mean(scores, "rouge1") == pytest.approx(sum(each.values()) / len(GOLD))
    assert mean(scores, "rouge1") < whole
    text = shown(scores)
    for name in ("event-003", "event-004", "somewhere else"):
        assert name in text
    assert record(scores)["systems"] == (system,)


def test_neither_the_order_of_lines_nor_the_processes_change_anything(tmp_path: Path, gold: Path) -> None:
    texts = first_sentences(2)
    one = against_references(written(tmp_path, "one.jsonl", texts), gold)
    write(gold, random.Random(1).sample(GOLD, len(GOLD)))
    turned = written(tmp_path, "one.jsonl", dict(reversed(texts.items())))
    with Workers(2) as mapper:
        mapper.start(wait=True)
        assert against_references(turned, gold, mapper=mapper) == one


def test_an_output_about_something_else_is_an_error(tmp_path: Path, gold: Path) -> None:
    other = written(tmp_path, "other.jsonl", {"eba732d1799c02ef": "A digest."})
    with pytest.raises(InputError, match=r"none of its 1 digests is of one of the 12 clusters") as caught:
        against_references(other, gold)
    assert "cluster.method=field" in caught.value.remedy


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()
        self.attributes: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_page_escapes_everything_and_loads_nothing(tmp_path: Path) -> None:
    cluster = {"id": f"a {EVIL}", "references": [f"b {EVIL}"], "documents": [{"title": f"c {EVIL}", "text": f"d {EVIL}"}]}
    gold = write(tmp_path / "gold <b>.jsonl", [cluster])
    other = written(tmp_path, "other <b>.jsonl", {str(cluster["id"]): f"f {EVIL}", f"g {EVIL}": "x"})
    scores = against_references(
        written(tmp_path, "one.jsonl", {str(cluster["id"]): f'e {EVIL} Zorro 99 men. He said "{EVIL[-28:]}" today.'}), gold, other
    )
    html = "".join(page(scores))
    tags = Tags()
    tags.feed(html)
    assert not tags.seen & {"script", "svg", "img", "link", "b"}
    assert not tags.attributes & {"src", "href", "onload", "style"}
    for letter in "abefg":
        assert f"{letter} {EVIL}" in tags.text
    assert "<mark>99</mark>" in html
    assert EVIL in shown(scores)


def test_the_record_is_plain_json(tmp_path: Path, gold: Path) -> None:
    path = written(tmp_path, "one.jsonl", {"event-000": "It burnt."})
    import orjson

    found = json.loads(orjson.dumps(record(against_references(path, gold, path))))
    assert set(found["figures"]) == {figure.name for figure in FIGURES}
    assert found["figures"]["coverage"]["systems"][0]["count"] == 1
    assert found["clusters"][1]["figures"][0]["coverage"] is None
    assert found["figures"]["rouge1"]["difference"]["p"] == 1


# --- stories ----------------------------------------------------------------------------------------------------------

ARTICLES = [{"id": f"a{n}", "text": f"Text number {n} of some length.", "story": "xy"[n > 2]} for n in range(6)]


def story(name: str, *numbers: int) -> dict[str, object]:
    return {"story_id": name, "digest": "", "articles": [{"id": f"a{n}", "copies": []} for n in numbers]}


def test_stories_as_in_gold_are_perfect(tmp_path: Path) -> None:
    gold = write(tmp_path / "gold.jsonl", ARTICLES)
    found = against_stories(write(tmp_path / "digests.jsonl", [story("s", 3, 4, 5), story("t", 2, 0, 1)]), gold)
    assert (found.agreement.f1, found.agreement.pairwise_f1, found.agreement.ari) == (1, 1, 1)
    assert (found.articles, found.stories, found.gold_stories, found.flawless) == (6, 2, 2, True)


def test_an_article_in_no_story_counts_as_alone_and_is_listed(tmp_path: Path) -> None:
    gold = write(tmp_path / "gold.jsonl", [*ARTICLES, {"id": "bad", "story": "z"}])
    found = against_stories(write(tmp_path / "digests.jsonl", [story("a2", 3, 4, 5), story("t", 0, 1, 9)]), gold)
    assert (found.missing, found.unknown, found.unread) == (("a2",), ("a9",), (f"{gold.as_posix()}:7 (no_text)",))
    assert not found.flawless
    assert found.agreement.precision == 1
    assert found.agreement.recall == pytest.approx((2 * 2 / 3 + 1 / 3 + 3) / 6)
    assert "no_text" in shown(found)
    assert record(found)["missing"] == ("a2",)


def test_stories_without_gold_are_an_error(tmp_path: Path) -> None:
    output = write(tmp_path / "digests.jsonl", [story("s", 0, 1)])
    nameless = write(tmp_path / "gold.jsonl", [{"id": "a0", "text": "Text."}])
    with pytest.raises(InputError, match="no `story` in 1 of 1 articles"):
        against_stories(output, nameless)
    other = write(tmp_path / "gold.jsonl", [{"id": "b0", "text": "Text.", "story": "x"}])
    with pytest.raises(InputError, match="none of its 2 articles is one of the 1 of"):
        against_stories(output, other)
    empty = write(tmp_path / "gold.jsonl", [{"id": "b0"}])
    with pytest.raises(InputError, match="has no article that can be read"):
        against_stories(output, empty)
