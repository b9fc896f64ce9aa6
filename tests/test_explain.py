"""A digest with its evidence in the terminal."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from pipeline.errors import InputError
from pipeline.explain import explain

ONE = "Holm closed the old bridge \x1b[31mon Tuesday. She left."
TWO = "The bridge was shut by the mayor. It was not shut, police said."
SPAN_ONE, SPAN_TWO = {"article_id": "a", "start": 0, "end": 43}, {"article_id": "c", "start": 0, "end": 33}
DENIAL = {"article_id": "c", "start": 34, "end": 63}


def sentence(**fields: Any) -> dict[str, Any]:
    base = {
        "text": "Holm closed the bridge [bold]on Tuesday.",
        "verdict": "supported",
        "support_score": 0.9,
        "independent_sources": 2,
    }
    return base | {"findings": [], "support": [SPAN_ONE, SPAN_TWO]} | fields


def article(name: str, source: str, **fields: Any) -> dict[str, Any]:
    base = {"id": name, "title": "", "source": source, "url": None, "published": "2019-01-28", "path": "", "cut_words": 0}
    return base | {"copies": []} | fields


DIGEST = {
    "story_id": "feed01",
    "headline": "Bridge closed",
    "digest": "",
    "sentences": [
        sentence(),
        sentence(
            verdict="unsupported",
            findings=[
                {"kind": "number", "words": "nine", "verdict": "contradicted", "against": "x"},
                {"kind": "name", "words": "Holm", "verdict": "unsupported", "against": "x"},
            ],
            support=[],
        ),
    ],
    "disagreements": [
        {
            "kind": "denial",
            "relation": "conflict",
            "about": "bridge shut",
            "claims": [
                {**SPAN_ONE, "value": "closed", "sentence": "", "source": "Post", "published": None},
                {**DENIAL, "value": "not shut", "sentence": "", "source": "Wire", "published": None},
            ],
        }
    ],
    "articles": [article("a", "Post"), article("b", "Herald", copies=[article("c", "Wire")])],
    "sources": ["Post"],
    "first_published": None,
    "last_published": None,
    "engine": "extract",
    "status": "ok",
    "reason": None,
}


@pytest.fixture
def run(tmp_path: Path) -> Path:
    (tmp_path / "digests.jsonl").write_text(json.dumps(DIGEST) + "\n")
    (tmp_path / "articles.jsonl").write_text(
        "".join(json.dumps({"id": k, "text": v}) + "\n" for k, v in (("a", ONE), ("c", TWO)))
    )
    return tmp_path


def shown(folder: Path, story: str = "feed", *, colour: bool = False) -> str:
    out = io.StringIO()
    explain(
        folder,
        story,
        console=Console(file=out, width=100, highlight=False, force_terminal=colour, color_system="standard" if colour else None),
    )
    return out.getvalue()


def test_every_sentence_with_verdict_and_sources_and_the_disagreement(run: Path) -> None:
    assert shown(run) == (
        "Bridge closed\n"
        "2 articles and 1 copy · Post\n"
        "\n"
        "1. Holm closed the bridge [bold]on Tuesday.\n"
        "   supported · 0.90 of its claims borne out · 2 independent sources\n"
        "   Post, 2019-01-28:\n"
        "     Holm closed the old bridge on Tuesday.\n"
        "   Wire, 2019-01-28 [copy of Herald, 2019-01-28]:\n"
        "     The bridge was shut by the mayor.\n"
        "\n"
        "2. Holm closed the bridge [bold]on Tuesday.\n"
        "   unsupported · 0.90 of its claims borne out · 2 independent sources\n"
        "   its sources say otherwise (number): nine\n"
        "   no source bears out (name): Holm\n"
        "\n"
        "Where the sources differ\n"
        "   denial, conflict · bridge shut\n"
        "   Post, 2019-01-28: closed\n"
        "     Holm closed the old bridge on Tuesday.\n"
        "   Wire, 2019-01-28 [copy of Herald, 2019-01-28]: not shut\n"
        "     It was not shut, police said.\n"
    )


def test_shared_words_are_marked_and_the_sources_escape_codes_are_not_obeyed(run: Path) -> None:
    text = shown(run, colour=True)
    assert "\x1b[1;4mHolm\x1b[0m \x1b[1;4mclosed\x1b[0m the old \x1b[1;4mbridge\x1b[0m on \x1b[1;4mTuesday.\x1b[0m" in text
    assert "[31mon" not in text


def test_another_story_is_none(run: Path) -> None:
    assert explain(run, "beef", console=Console(file=io.StringIO())) == 0
    assert explain(run, "") == 0


def test_without_the_articles_it_says_what_is_missing(run: Path) -> None:
    (run / "articles.jsonl").write_text(json.dumps({"id": "a", "text": ONE}) + "\n")
    with pytest.raises(InputError, match="lacks article c"):
        shown(run)
    (run / "articles.jsonl").unlink()
    with pytest.raises(InputError, match=r"has no articles\.jsonl"):
        shown(run)
