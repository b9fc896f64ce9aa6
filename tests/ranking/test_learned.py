"""learned: what ships fits the columns and its card; what is fitted is found again; what a sentence is worth."""

import json
import lzma
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest

from pipeline.models.build_ranker import COLUMNS, QUOTED, build, carded, example, fit
from pipeline.ranking.columns import learnable, rows_of
from pipeline.ranking.learned import NAME, Ranker, parsed, ranker, weighed, worth, written
from tests.ranking.test_columns import BRIDGE


def test_a_ranker_comes_back_from_its_file_unchanged() -> None:
    one = Ranker(("a", "b"), opening=(0.5, -1.0), onward=(0.0, 2.0))
    assert parsed(written(one)) == one
    assert ranker() is ranker()


def test_what_ships_has_its_columns_and_its_card() -> None:
    shipped = ranker()
    assert set(shipped.columns) == set(learnable(BRIDGE, *rows_of(BRIDGE))) == set(COLUMNS)
    folder = files("pipeline.models")
    assert folder.joinpath(NAME).read_text(encoding="utf-8") == written(shipped)
    card = folder.joinpath("ranker.md").read_text(encoding="utf-8")
    for name, opening, onward in zip(shipped.columns, shipped.opening, shipped.onward, strict=True):
        assert f"| `{name}` | {opening:.3f} | {onward:.3f} |" in card
    other = carded(card, Ranker(("title", "lead"), opening=(0.125, -1.0), onward=(0.0, 2.0)))
    assert "| `lead` | -1.000 | 2.000 | cosine to the articles' first sentences |" in other
    assert "| `title` | 0.125 | 0.000 |" in other
    assert carded(other, shipped) == card


def test_a_digest_opens_with_leads_and_goes_on_with_what_all_say() -> None:
    opening, onward = (dict(zip(ranker().columns, part, strict=True)) for part in (ranker().opening, ranker().onward))
    assert opening["lead"] + opening["title"] > 0.4 > abs(onward["lead"] + onward["title"])
    assert onward["shared"] + onward["repeated"] > opening["shared"] + opening["repeated"] > 0


def test_worth_is_half_for_the_average_and_moves_from_opening_to_onward() -> None:
    weights = Ranker(("a", "b"), opening=(1.0, 0.0), onward=(0.0, 2.0))
    table = np.array([[1.0, 0.0], [0.0, 1.0], [0.0, 0.0]])
    sums = weighed(table, weights)
    np.testing.assert_allclose(worth(sums, 1.0), 1 / (1 + np.exp([-1.0, 0.0, 0.0])))
    np.testing.assert_allclose(worth(sums, 0.0), 1 / (1 + np.exp([0.0, -2.0, 0.0])))
    np.testing.assert_allclose(worth(sums, 0.5), 1 / (1 + np.exp([-0.5, -1.0, 0.0])))


def test_fit_finds_planted_weights_and_corpora_count_alike() -> None:
    draw = np.random.default_rng(4)
    planted = np.arange(len(COLUMNS)) - 2.0
    tables = [draw.normal(size=(40, len(COLUMNS))) for _ in range(30)]
    stories = [(table, table @ planted) for table in tables]
    found = np.array(fit([stories]))
    np.testing.assert_allclose(found / np.linalg.norm(found), planted / np.linalg.norm(planted), atol=0.03)
    deviations = [(table @ found).std() for table, _ in stories]
    assert np.mean(deviations) == pytest.approx(1.0, abs=0.05)

    other = [(table, table @ -planted + draw.normal(size=40)) for table in tables]
    assert fit([stories, other]) == fit([stories * 3, other])
    assert fit([stories, other]) != fit([stories + other * 2])


def test_an_example_is_a_story_and_the_shares_of_its_bigrams_in_the_summary() -> None:
    table, shares = example(BRIDGE, ["arden", "closed", "its", "bridge", "farrow", "elected"])
    assert table.shape == (5, len(COLUMNS))
    raw = np.array([1.0, 0.0, 0.0, 0.0, 0.5])
    np.testing.assert_allclose(shares, (raw - raw.mean()) / raw.std())


def test_build_reads_clusters_and_tempers_quotes(tmp_path: Path) -> None:
    documents = [
        {"title": title, "text": "\n".join(body)}
        for title, body in (
            (
                "Arden closes bridge",
                ["The town of Arden closed its old bridge on Tuesday.", "Glenby sold nine ferries last year."],
            ),
            ("", ["Inspectors in Arden found cracks in the old bridge.", 'Mayor Holm said "nobody was hurt" on Tuesday.']),
        )
    ]
    for name, summary in (
        ("multinews_train", 'Arden closed its old bridge. Mayor Holm said "nobody was hurt" on Tuesday.'),
        ("allsides_train", "The town of Arden closed its old bridge on Tuesday."),
    ):
        record = {"id": "1", "title": "", "documents": documents, "references": [summary]}
        (tmp_path / f"{name}.jsonl.xz").write_bytes(lzma.compress((json.dumps(record) + "\n").encode()))
    built = build(tmp_path)
    assert built == build(tmp_path)
    assert built.columns == COLUMNS
    as_fitted = build(tmp_path, quoted=1.0)
    assert built.opening == as_fitted.opening
    at = COLUMNS.index("quoted")
    assert abs(as_fitted.onward[at]) > 0.1
    assert built.onward[at] == pytest.approx(QUOTED * as_fitted.onward[at], abs=1e-3)
    assert [*built.onward[:at], *built.onward[at + 1 :]] == [*as_fitted.onward[:at], *as_fitted.onward[at + 1 :]]
