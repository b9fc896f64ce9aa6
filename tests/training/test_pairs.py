"""From research data to pairs: nothing of the tuning data, nothing held out, the same in any order and on any workers."""

import json
import lzma
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import InputError
from pipeline.parallel import Workers
from pipeline.training.mining import Asked, mined
from pipeline.training.pair import Pair, covered
from pipeline.training.pairs import PairSettings, collect, pairs
from pipeline.training.runs import all_runs, runs, share
from pipeline.training.titles import headline, sentence_case
from tests.make import articles

LEAKED = "Inspectors from the regional government closed all three swimming pools of Ilmouth because of algae in the water."
FILES = (
    "train/articles", "train/multinews_train", "train/allsides_train", "train/neus_train", "train/bbc_intro_pairs",
    "train/cnn_highlights", "train/wikisplit_fusion", "tune/multinews_val", "tune/allsides_val", "tune/neus_val", "tune/stories",
    "tune/paraphrase",
)  # fmt: skip


def write(folder: Path, name: str, records: Iterable[dict[str, Any]]) -> None:
    path = folder / f"{name}.jsonl.xz"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(lzma.compress("".join(json.dumps(record) + "\n" for record in records).encode()))


def research(folder: Path, news: list[dict[str, str]]) -> Path:
    """Made-up data in the shape of the research data."""
    for name in FILES:
        write(folder, name, [])
    write(folder, "train/articles", [article | {"corpus": "made"} for article in news])
    document = {
        "title": "",
        "text": f"{LEAKED}\nThe pools will open again in June, a spokesman said.",
        "published": None,
        "source": "",
    }
    write(folder, "tune/allsides_val", [{"id": "t", "title": "Pools", "references": ["Pools closed."], "documents": [document]}])
    split = {
        "source": "Ana Petrov was born in Arden. She moved to Calder in 1990.",
        "target": "Ana Petrov was born in Arden and moved to Calder in 1990.",
    }
    write(folder, "train/wikisplit_fusion", [split])
    summary = {
        "id": "s", "title": "Calder council approves harbour plan by 54 votes",
        "references": ["The council of Calder approved the plan for a new harbour by 54 votes on Friday."],
        "documents": [{
            "title": "", "published": None, "source": "",
            "text": "The council of Calder on Friday approved by 54 votes the plan for a new harbour after nine hours.\n"
            "Fishermen have asked for a new harbour since the great storm of 1990 damaged the old one beyond repair.",
        }],
    }  # fmt: skip
    write(folder, "train/neus_train", [summary])
    return folder


@pytest.fixture(scope="module")
def news() -> list[dict[str, str]]:
    found = articles(60)
    found[5] = found[5] | {"text": f"{found[5]['text']}\n{LEAKED}"}
    return found


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, news: list[dict[str, str]]) -> tuple[Path, tuple[Pair, ...]]:
    folder = research(tmp_path_factory.mktemp("data"), news)
    return folder, collect(folder, PairSettings(held_out=0)).training


def test_every_kind_of_pair_is_made(made: tuple[Path, tuple[Pair, ...]]) -> None:
    origins = {pair.origin for pair in made[1]}
    assert origins >= {"wikisplit", "reference", "headline", "compress", "identity", "tail", "denoise", "merge", "split"}
    assert [pair.target for pair in made[1] if pair.origin == "wikisplit"] == [
        "Ana Petrov was born in Arden and moved to Calder in 1990."
    ]
    assert "Calder council approves harbour plan by 54 votes" in [pair.target for pair in made[1] if pair.task == "head"]


def test_all_is_covered_and_nothing_is_of_the_tuning_data(made: tuple[Path, tuple[Pair, ...]]) -> None:
    barred = all_runs([LEAKED], 8)
    for pair in made[1]:
        assert covered(pair.target, pair.sources)
        assert share([runs(text, 8) for text in (*pair.sources, pair.target)], barred) == [False] * (len(pair.sources) + 1)


def test_order_and_workers_change_nothing(
    tmp_path: Path, made: tuple[Path, tuple[Pair, ...]], news: list[dict[str, str]]
) -> None:
    with Workers(2) as mapper:
        mapper.start(wait=True)
        assert tuple(pairs(made[0], PairSettings(held_out=0), mapper=mapper)) == made[1]
    turned = collect(research(tmp_path, news[::-1]), PairSettings(held_out=0)).training
    fixed = ("wikisplit", "reference", "headline")
    assert {pair for pair in turned if pair.origin in fixed} == {pair for pair in made[1] if pair.origin in fixed}


def test_what_is_held_out_is_not_trained_on(made: tuple[Path, tuple[Pair, ...]]) -> None:
    found = collect(made[0], PairSettings(held_out=20))
    assert {"wikisplit", "reference"} <= {pair.origin for pair in found.held_out}
    held = all_runs((text for pair in found.held_out for text in (*pair.sources, pair.target)), 8)
    for pair in found.training:
        assert not any(share([runs(text, 8) for text in (*pair.sources, pair.target)], held))
    assert 0 < len(found.training) < len(made[1])


def test_corpora_can_be_left_out(made: tuple[Path, tuple[Pair, ...]]) -> None:
    found = collect(made[0], PairSettings(held_out=0, without_corpora=("made",)))
    assert {pair.origin for pair in found.training} == {"wikisplit", "reference", "headline"}


def test_data_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="multinews_val"):
        collect(tmp_path, PairSettings())


@settings(derandomize=True, deadline=None, max_examples=60)
@given(st.lists(st.lists(st.sampled_from("abcde"), max_size=12), max_size=6), st.lists(st.sampled_from("abcde"), max_size=30))
def test_share_finds_exactly_the_shared_runs(groups: list[list[str]], barred: list[str]) -> None:
    def plain(letters: list[str]) -> set[tuple[str, ...]]:
        return {tuple(letters[at : at + 3]) for at in range(len(letters) - 2)}

    found = share([runs(" ".join(group), 3) for group in groups], all_runs([" ".join(barred)], 3))
    assert found == [bool(plain(group) & plain(barred)) for group in groups]


def test_runs_of_a_short_text() -> None:
    assert runs("one two", 3).dtype == np.uint64
    assert len(runs("one two", 3)) == 0
    assert len(runs("one two three", 3)) == 1


ASKED = Asked(coverage=0.8, kept=0.5, word_pairs=0.35, least=0.3, most=0.97, shortest=0.5, longest=1.8)
TARGET = "The council of Calder approved the plan for a new harbour by 54 votes on Friday."


@pytest.mark.parametrize(
    ("pool", "said"),
    [
        (
            ["The council of Calder on Friday approved the plan for a new harbour.", "The vote was 54 to 12, 54 votes for it."],
            True,
        ),
        (["The council of Calder on Friday approved the plan for a new harbour."], False),  # no 54
        (["Officials in Dunmere said the council of Calder approved the plan for a harbour by 54 votes on Friday."], True),
        (["Officials in Dunmere said the council of Calder never approved the plan for a harbour by 54 votes on Friday."], False),
        (["By 54 votes Friday's Calder council harbour plan new, approved."], False),  # not in these words
        ([TARGET], False),  # the very sentence
    ],
)
def test_a_mined_pair_says_what_its_target_says(pool: list[str], said: bool) -> None:
    found = list(mined([TARGET], pool, ASKED, origin="mined"))
    assert [pair.sources for pair in found] == ([tuple(pool)] if said else [])


def test_titles_in_sentence_case() -> None:
    text = ["The council of Calder approved a US-backed plan.", "Trump praised it.", "He said the Harbour Fund would pay."]
    assert sentence_case("Calder Council Approves US-Backed Plan, Trump Praises Harbour Fund", text) == (
        "Calder council approves US-Backed plan, Trump praises Harbour Fund"
    )
    assert sentence_case("Council of Calder approves a plan", text) == "Council of Calder approves a plan"


@pytest.mark.parametrize(
    "title",
    ["Why the Council of Calder Approved a Plan", "Council of Calder approves plan | Coast Wire", "Calder plan: 99 votes for it"],
)
def test_what_is_no_headline(title: str) -> None:
    text = ["The council of Calder approved a plan for a new harbour by 54 votes."]
    assert headline("Council of Calder approves plan for new harbour", text, text) is not None
    assert headline(title, text, text) is None
