"""What reads like comment, and how the weights are made that tell it."""

import json
from pathlib import Path

import pytest

from pipeline.models.build_opinion import auc, fit, pieces
from pipeline.opinion import NAME, Comment, comment, comments, cues, is_comment, opinion, parsed, piece, written
from pipeline.types import Article
from tests.paths import ROOT

VIEWS = [
    "The arguments against the tax make no sense, and everybody knows it.",
    "Surely nothing could be further from the truth than this absurd claim.",
    "It is time that our leaders simply did the right thing for once.",
    "To be fair, almost nobody seems to care about any of this.",
]
REPORTS = [
    "Police said on Tuesday that 12 people were killed in a bomb attack at a market in Baghdad.",
    "The company said it expected sales to rise by 4 percent, and its shares fell in late trading.",
    "Lawmakers voted 218 to 210 to release the documents, a spokesman said.",
    "The agency declined to comment, and officials said an inquiry was under way.",
]


def an_article(sentences: list[str], title: str = "A bridge") -> Article:
    return Article(id="a", title=title, text="\n".join(sentences))


def test_views_look_like_comment_and_reports_do_not() -> None:
    assert min(map(opinion, VIEWS)) > 0 > max(map(opinion, REPORTS))
    assert piece("\n".join(VIEWS)) > piece("\n".join(REPORTS))
    assert is_comment(an_article(VIEWS))
    assert not is_comment(an_article(REPORTS))


def test_a_sentence_is_judged_by_its_article_as_well() -> None:
    doubtful = "There is nothing new about that, of course."
    assert comments(doubtful, an_article(VIEWS))
    assert not comments(REPORTS[0], an_article(VIEWS))
    assert piece("") == 0


def test_what_is_marked_as_comment_is_comment() -> None:
    marked = an_article(REPORTS, "OPINION: A bridge")
    assert is_comment(marked)
    assert not comments(REPORTS[0], marked)
    doubtful = "There is nothing new about that, of course."
    assert comments(doubtful, marked)
    assert not comments(doubtful, an_article(REPORTS))


def test_who_and_what_it_is_about_does_not_tell() -> None:
    one = "In 2019 I met Ann Holm, who said “our enemies are absurd” of 3 men."
    other = "In 1987 I met Bob Reed, who said “our friends are charming” of 5 men."
    assert set(cues(one)) == set(cues(other))
    assert {"^in", "in", "<number>", "<I>", "<name>", "<quote>", "men"} <= set(cues(one))
    assert {"holm", "absurd", "2019", "enemies"}.isdisjoint(cues(one))


def test_the_file_says_what_the_model_says() -> None:
    shipped = (ROOT / "pipeline" / "models" / NAME).read_text(encoding="utf-8")
    assert written(comment()) == shipped
    assert parsed(written(Comment(-0.5, {"we": 1.25, "said": -1.5}))) == Comment(-0.5, {"we": 1.25, "said": -1.5})


def record(text: str, url: str, source: str) -> str:
    return json.dumps({"text": text, "url": url, "source": source})


def test_weights_are_fitted_to_what_is_sure() -> None:
    archive = [
        *(record("\n".join(VIEWS), f"https://a.example/opinion/{number}", "Reuters") for number in range(5)),
        *(record("\n".join(REPORTS), f"https://b.example/news/{number}", "Reuters") for number in range(5)),
        record("\n".join(VIEWS), "https://b.example/blog/1", "Reuters"),
        record("\n".join(VIEWS), "", "Somebody"),
    ]
    told = list(pieces(archive))
    assert [one.opinion for one in told] == [True] * 5 + [False] * 5
    assert not list(pieces(archive[:5], frozenset({"\n".join(VIEWS)})))
    model = fit(told, most=12, floor=2)
    assert len(model.weights) == 12
    assert model == fit(told, most=12, floor=2)
    assert model.weights["said"] < 0
    scores = [sum(model.weights.get(cue, 0.0) for cue in set(cues(one))) for one in [*VIEWS, *REPORTS]]
    assert min(scores[:4]) > max(scores[4:])


@pytest.mark.parametrize(
    ("labels", "scores", "expected"),
    [
        ([True, False], [2.0, 1.0], 1.0),
        ([True, False], [1.0, 2.0], 0.0),
        ([True, False], [1.0, 1.0], 0.5),
        ([True, True, False, False], [3.0, 1.0, 2.0, 0.0], 0.75),
    ],
)
def test_auc_counts_pairs(labels: list[bool], scores: list[float], expected: float) -> None:
    assert auc(labels, scores) == expected


def test_the_card_tells_of_the_file() -> None:
    card = Path(ROOT / "pipeline" / "models" / "opinion-en.md").read_text(encoding="utf-8")
    assert f"{len(comment().weights):,} words and marks" in card
