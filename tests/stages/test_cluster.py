"""cluster: a partition that no order changes; two stories in the seeds; nothing chains, nothing welds."""

import itertools
import json
import lzma
import pickle
import random
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.sparse import csr_array
from scipy.spatial.distance import squareform

from pipeline.stages.cluster import ByField, ClusterSettings, Linkage, cluster
from pipeline.types import Article, Story
from pipeline.vectors import complete_linkage, similar_pairs
from tests.other_news import news
from tests.paths import DATA, SEEDS

T = TypeVar("T")
R = TypeVar("R")
few = settings(max_examples=60, deadline=None, derandomize=True)


def ids(stories: Sequence[Story]) -> list[list[str]]:
    return [[article.id for article in story.articles] for story in stories]


def together(articles: Sequence[Article], chosen: Linkage | ByField | None = None) -> set[frozenset[str]]:
    """The partition, as sets of ids."""
    stories, dropped = cluster(articles, chosen or Linkage())
    assert dropped == []
    return {frozenset(group) for group in ids(stories)}


def note(name: str, title: str, text: str, published: str | None = "2031-03-04") -> Article:
    return Article(id=name, title=title, text=text, published=published)


# ---- laws

WORDS = ["bridge", "ferry", "Arden", "Calder", "strike", "fire", "mayor", "vote", "12", "Petrov", "Okafor", "harbour", "storm"]
some_articles = st.lists(
    st.builds(
        Article,
        id=st.text("abcdef", min_size=1, max_size=4),
        title=st.lists(st.sampled_from(WORDS), max_size=3).map(" ".join),
        text=st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join),
        published=st.sampled_from([None, "2031-03-01", "2031-03-02T23:00:00Z", "2031-03-08", "soon"]),
        story=st.sampled_from([None, "", "one", "two"]),
    ),
    unique_by=lambda article: article.id,
    max_size=14,
)
some_settings = st.one_of(
    st.builds(Linkage, threshold=st.sampled_from([0.0, 0.16, 0.5, 1.0]), cohesion=st.sampled_from([0.0, 0.6, 1.0]),
              max_days_apart=st.sampled_from([0.0, 3.0]), min_articles=st.integers(1, 3)),
    st.builds(ByField, min_articles=st.integers(1, 3)),
)  # fmt: skip


@given(some_articles, some_settings, st.randoms(use_true_random=False))
@few
def test_every_article_is_in_one_story_or_dropped_whatever_the_order(
    articles: list[Article], chosen: Linkage | ByField, draw: random.Random
) -> None:
    stories, dropped = cluster(articles, chosen)
    out = [article.id for story in stories for article in story.articles] + [record.id for record in dropped]
    assert sorted(out) == sorted(article.id for article in articles)
    assert all(len(story.articles) >= chosen.min_articles for story in stories)
    assert {(record.stage, record.reason) for record in dropped} <= {("cluster", "story_too_small")}
    assert len({story.id for story in stories}) == len(stories)
    shuffled = draw.sample(articles, len(articles))
    assert cluster(shuffled, chosen) == (stories, dropped)


@given(some_articles)
@few
def test_articles_and_stories_come_in_a_settled_order(articles: list[Article]) -> None:
    stories, _ = cluster(articles, Linkage())
    assert stories == sorted(stories, key=lambda story: (-len(story.articles), story.id))
    for story in stories:
        assert list(story.articles) == sorted(story.articles, key=lambda article: (article.published or "9999", article.id))


def test_a_tie_is_broken_by_id_not_by_order() -> None:
    between = [note("a", "", "zorvex"), note("b", "", "quimble"), note("c", "", "zorvex quimble")]
    for order in itertools.permutations(between):
        assert together(order) == {frozenset("ac"), frozenset("b")}


def test_what_is_mapped_survives_another_process() -> None:
    def elsewhere(function: Callable[[T], R], items: Sequence[T]) -> list[R]:
        carried: Callable[[T], R] = pickle.loads(pickle.dumps(function))
        return [pickle.loads(pickle.dumps(carried(item))) for item in pickle.loads(pickle.dumps(items))]

    assert cluster(NEWS, Linkage(), mapper=elsewhere) == cluster(NEWS, Linkage())


# ---- the seeds

CHROME = re.compile(
    r".*Humane Club$|(?:Published|Updated) |Accessibility links$|Breaking News$|AFGHANISTAN --|With reporting by|• *16x9"
    r"|Sergey Kwan$|RFE/RL's Radio|Leave a Reply$|Your email|Ayaz Gul for"
)


def seeds() -> list[Article]:
    """The five, stripped of their chrome by hand, with the two dates that their own headers give."""
    dates = {"000": "2019-01-28", "004": "2019-12-05"}
    articles = []
    for path in sorted(SEEDS.iterdir()):
        lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines()]
        kept = [line.removeprefix("KABUL (TCA) — ") for line in lines if line and not CHROME.match(line)]
        body = [line for line in kept if line != kept[0]]
        articles.append(Article(id=path.name[:3], title=kept[0], text="\n".join(body), published=dates.get(path.name[:3])))
    return articles


DOHA, STOP = frozenset({"000", "001", "002", "003"}), frozenset({"004"})

NEWS = [note(f"news{number:02d}", title, text, published) for number, (published, title, text) in enumerate(news())]


def test_the_seeds_are_two_stories_in_any_order() -> None:
    five = seeds()
    stories, dropped = cluster(five, Linkage())
    assert [set(group) for group in ids(stories)] == [DOHA, STOP]
    assert dropped == []
    for seed in range(5):
        assert cluster(random.Random(seed).sample(five, 5), Linkage())[0] == stories


@pytest.mark.parametrize("threshold", [0.08, 0.16, 0.25, 0.4, 0.48])
def test_the_seeds_are_two_stories_at_any_sensible_threshold(threshold: float) -> None:
    assert together(seeds(), Linkage(threshold=threshold)) == {DOHA, STOP}


def test_the_seeds_are_two_stories_among_other_news() -> None:
    found = together([*NEWS, *seeds()])
    assert {DOHA, STOP} <= found
    assert {frozenset({"news00", "news01"}), frozenset({"news02", "news03"})} <= found
    assert sum(len(group) == 1 for group in found) == len(NEWS) - 4 + 1


def test_the_seeds_are_two_stories_among_undated_news_too() -> None:
    undated = [replace(article, published=None) for article in NEWS]
    assert {DOHA, STOP} <= together([*undated, *seeds()])


def test_without_dates_the_text_alone_puts_the_stop_furthest() -> None:
    """Margin: any two of the four have a higher cosine than any of them has to the stop; at 0.49 it parts them alone."""
    five = [replace(article, published=None) for article in seeds()]
    assert together(five, Linkage(threshold=0.49)) == {DOHA, STOP}
    assert {DOHA, STOP} <= together([*NEWS, *five], Linkage(threshold=0.49))


@pytest.mark.skipif(not (DATA / "demo").is_dir(), reason=f"no data at {DATA}")
def test_the_seeds_are_two_stories_among_real_news() -> None:
    others = []
    for name, count in (("demo/kronos", 829), ("train/articles", 300)):
        with lzma.open(DATA / f"{name}.jsonl.xz", "rt", encoding="utf-8") as lines:
            records = [json.loads(line) for line, _ in zip(lines, range(count), strict=False)]
        others += [note(record["id"], record["title"] or "", record["text"], record["published"]) for record in records]
    assert {DOHA, STOP} <= together([*others, *seeds()])


# ---- what must not weld, and what must

OHIO = note(
    "ohio",
    "Johnson wins Ohio",
    "Mary Johnson won the Ohio primary on Tuesday, carrying Cleveland and Toledo after promising steelworkers a new "
    "furnace. Turnout in Cuyahoga County was the highest since 1992. He takes 58 delegates; rival Dana Whitlock "
    "conceded in Dayton.",
)
OHIO_TOO = note(
    "ohio too",
    "Ohio primary goes to Johnson",
    "Steelworkers in Cleveland and Toledo gave Mary Johnson victory in the Ohio primary on Tuesday. Dana Whitlock "
    "conceded in Dayton; turnout in Cuyahoga County broke the record of 1992. Johnson gains 58 delegates.",
)
IOWA = note(
    "iowa",
    "Johnson wins Iowa",
    "Mary Johnson came first in the caucuses of Iowa, helped by corn growers around Sioux City who liked his plan "
    "for ethanol. Precinct captains in Des Moines counted by hand past midnight. Senator Marc Leduc was second with "
    "31 percent.",
)


def test_the_same_winner_in_two_states_is_two_stories() -> None:
    assert together([OHIO, OHIO_TOO, IOWA]) == {frozenset({"ohio", "ohio too"}), frozenset({"iowa"})}
    assert together([OHIO, IOWA]) == {frozenset({"ohio"}), frozenset({"iowa"})}


def test_digits_tell_things_apart() -> None:
    def package(number: int, contents: str) -> Article:
        return note(f"package {number}", f"Package {number}", f"Package {number} holds {contents}.")

    zero, five = package(0, "blankets and tents for Arden"), package(5, "antibiotics and syringes for Glenby")
    again = note("again", "Package 5", "Antibiotics and syringes for Glenby are in package 5.")
    assert together([zero, five, again]) == {frozenset({"package 0"}), frozenset({"package 5", "again"})}
    bare = [note(name, title, title) for name, title in (("a", "Route 66"), ("b", "Route 66"), ("c", "Route 101"))]
    assert frozenset({"a", "b"}) in together(bare, Linkage(threshold=0.9))


def test_a_chain_of_drifting_articles_is_not_one_story() -> None:
    parts = [
        "Inspectors closed the iron bridge at Arden after finding cracks in its northern arch.",
        "Lorries that used the crossing now queue for the ferry, whose captain Ruiz asked for more crew.",
        "Ferry sailors voted to strike for higher pay, and the harbour union of Ilmouth joined them.",
        "The union's leader Brandt was elected to parliament for the Labour list with 12,000 ballots.",
        "Parliament debated the herring quota, and Labour walked out of the chamber at midnight.",
    ]
    chain = [note(f"link{at}", "", f"{parts[at]} {parts[at + 1]}") for at in range(4)]
    found = together(chain)
    assert len(found) > 1
    assert not any({"link0", "link3"} <= group or {"link0", "link2"} <= group for group in found)


def test_identical_texts_are_one_story_and_an_empty_one_stands_alone() -> None:
    copies = [replace(OHIO, id=f"copy{number}", source=f"Outlet {number}") for number in range(12)]
    blank = [note("blank a", "", ""), note("blank b", "", "")]
    assert together([*copies, *blank]) == {
        frozenset(article.id for article in copies),
        frozenset({"blank a"}),
        frozenset({"blank b"}),
    }


def test_a_missing_title_does_not_matter() -> None:
    assert together([replace(OHIO, title=""), OHIO_TOO]) == {frozenset({"ohio", "ohio too"})}


def test_another_language_is_clustered_by_its_own_words() -> None:
    storm = (
        "Ein Orkan hat am Samstag den Hafen von Dunmere verwüstet. Vierhundert Reisende sitzen fest, zwei Anleger sind zerstört."
    )
    again = (
        "Nach dem Orkan in Dunmere sitzen vierhundert Reisende fest; zwei Anleger im Hafen sind zerstört, sagte der Hafenmeister."
    )
    book = "Die Schriftstellerin Elsa Lind erhält den Bernsteinpreis für ihren Roman über einen Leuchtturmwärter auf einer Insel."
    greek = "Η κυβέρνηση ανακοίνωσε νέα μέτρα για την ενέργεια μετά την άνοδο των τιμών."
    titles = ["Orkan in Dunmere", "Dunmere nach dem Orkan", "Preis für Lind", "Μέτρα για την ενέργεια"]
    articles = [note(*each) for each in zip("abcd", titles, [storm, again, book, greek], strict=True)]
    assert together(articles) == {frozenset("ab"), frozenset("c"), frozenset("d")}


def test_one_article_and_none() -> None:
    assert cluster([], Linkage()) == cluster([], ByField()) == ([], [])
    assert together([OHIO]) == {frozenset({"ohio"})}


# ---- dates


def days(*published: str | None) -> list[Article]:
    """One text on several days."""
    return [replace(OHIO, id=f"d{number}", published=day) for number, day in enumerate(published)]


def test_the_same_words_half_a_year_later_are_another_story() -> None:
    assert together(days("2031-03-01", "2031-03-04", "2031-09-01")) == {frozenset({"d0", "d1"}), frozenset({"d2"})}


def test_a_story_told_for_two_weeks_stays_whole_but_not_one_that_never_ends() -> None:
    fortnight = days(*(f"2031-03-{day:02d}" for day in range(1, 16)))
    assert len(together(fortnight)) == 1
    assert len(together(fortnight, Linkage(max_days_long=7))) == 2
    assert len(together(fortnight, Linkage(max_days_apart=0))) == 15


def test_an_article_without_a_date_joins_by_its_text_and_no_bridge_is_made_of_it() -> None:
    assert len(together(days("2031-03-01", None, "tomorrow", "2031-13-77"))) == 1
    found = together(days("2031-03-01", None, "2031-09-01"))
    assert sorted(map(len, found)) == [1, 2]
    assert frozenset({"d0", "d2"}) not in found


# ---- settings


def test_what_is_below_min_articles_is_dropped_with_its_reason() -> None:
    kept, dropped = cluster([OHIO, OHIO_TOO, replace(IOWA, path="in/iowa.txt")], Linkage(min_articles=2))
    assert ids(kept) == [["ohio", "ohio too"]]
    assert [(r.id, r.stage, r.reason, r.path, r.detail) for r in dropped] == [
        ("iowa", "cluster", "story_too_small", "in/iowa.txt", "1 of at least 2 articles")
    ]


def test_field_takes_the_stories_of_the_input() -> None:
    labelled = [replace(OHIO, story="primaries"), replace(IOWA, story="primaries"), OHIO_TOO, replace(OHIO_TOO, id="x", story="")]
    stories, dropped = cluster(labelled, ByField())
    assert stories[0].id == "primaries"
    assert ids(stories[:1]) == [["iowa", "ohio"]]
    assert sorted(ids(stories[1:])) == [["ohio too"], ["x"]]
    assert all(re.fullmatch("[0-9a-f]{16}", story.id) for story in stories[1:])
    assert dropped == []


def test_a_story_is_named_by_its_articles_alone() -> None:
    (first,), _ = cluster([OHIO, OHIO_TOO], Linkage())
    (again,), _ = cluster([replace(OHIO_TOO, title="Johnson!"), OHIO], Linkage())
    assert first.id == again.id == "0e6b8b911d8065d3"


@pytest.mark.parametrize(
    "wrong", [{"threshold": 1.4}, {"cohesion": -0.1}, {"min_articles": 0}, {"max_days_apart": -1.0}, {"treshold": 0.1}]
)
def test_settings_out_of_range_are_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(ClusterSettings).validate_python({"method": "linkage", **wrong})


# ---- the arithmetic, against brute force


@given(st.integers(0, 10**6), st.integers(2, 40), st.sampled_from([0.05, 0.14, 0.3, 0.6]), st.sampled_from([1, 3, 512]))
@few
def test_similar_pairs_are_all_the_pairs_there_are(seed: int, n: int, floor: float, block: int) -> None:
    draw = np.random.default_rng(seed)
    dense = draw.random((n, 12)) * (draw.random((n, 12)) < 0.4) * np.linspace(0.1, 1, 12)
    norms = np.linalg.norm(dense, axis=1, keepdims=True)
    dense = np.divide(dense, norms, out=np.zeros_like(dense), where=norms > 0)
    when = np.sort(np.where(draw.random(n) < 0.3, np.inf, draw.integers(0, 60, n)))
    cosines = dense @ dense.T
    far = np.abs(np.subtract.outer(np.where(np.isinf(when), 0, when), np.where(np.isinf(when), 0, when))) > 10
    far &= np.isfinite(when)[:, None] & np.isfinite(when)[None, :]
    i, j, value = similar_pairs(csr_array(dense), floor, when, window=10, block=block)
    expected = np.argwhere(np.triu((cosines >= floor) & ~far, 1))
    assert sorted(zip(i.tolist(), j.tolist(), strict=True)) == [tuple(pair) for pair in expected.tolist()]
    assert np.allclose(value, cosines[i, j])


@given(st.integers(0, 10**6), st.integers(2, 30), st.sampled_from([0.2, 0.5, 0.8]))
@few
def test_complete_linkage_is_that_of_the_textbook(seed: int, n: int, floor: float) -> None:
    draw = np.random.default_rng(seed)
    alike = np.triu(0.89 * draw.random((n, n)), 1)  # below what counts as a copy
    alike += alike.T
    i, j = np.nonzero(np.triu(alike >= floor, 1))
    ours = complete_linkage((i, j, alike[i, j]), np.full(n, np.inf), cohesion=0, gap=0, span=0)
    distance = 1 - alike
    np.fill_diagonal(distance, 0)
    theirs = fcluster(linkage(squareform(distance), "complete"), 1 - floor, "distance")
    assert len(set(ours)) == len(set(theirs)) == len(set(zip(ours.tolist(), theirs.tolist(), strict=True)))


def pairs(*listed: tuple[int, int, float]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    left, right, cosine = zip(*listed, strict=True)
    return np.array(left), np.array(right), np.array(cosine)


def test_a_close_story_does_not_take_in_what_is_only_near() -> None:
    near = pairs((0, 1, 0.5), (0, 2, 0.2), (1, 2, 0.2))
    undated = np.full(3, np.inf)
    assert complete_linkage(near, undated, cohesion=0.6, gap=0, span=0).tolist() == [0, 0, 2]
    assert complete_linkage(near, undated, cohesion=0.3, gap=0, span=0).tolist() == [0, 0, 0]


def test_copies_do_not_shut_out_an_independent_report() -> None:
    near = pairs((0, 1, 0.99), (0, 2, 0.31), (1, 2, 0.31))
    assert complete_linkage(near, np.full(3, np.inf), cohesion=0.6, gap=0, span=0).tolist() == [0, 0, 0]


def test_many_copies_cost_as_one() -> None:
    i, j = np.triu_indices(600, 1)
    everyone = np.full(600, np.inf)
    labels = complete_linkage((i, j, np.full(len(i), 0.95)), everyone, cohesion=0.6, gap=0, span=0)
    assert set(labels.tolist()) == {0}
    dated = np.repeat([0.0, 9.0], 300)
    labels = complete_linkage((i, j, np.full(len(i), 0.95)), dated, cohesion=0.6, gap=3, span=30)
    assert labels.tolist() == [0] * 300 + [300] * 300


def test_a_day_in_between_joins_what_was_too_far_apart() -> None:
    near = pairs((0, 2, 0.9), (0, 1, 0.8), (1, 2, 0.7))
    assert complete_linkage(near, np.array([0.0, 3.0, 6.0]), cohesion=0, gap=3, span=30).tolist() == [0, 0, 0]
    assert complete_linkage(near, np.array([0.0, 3.0, 7.0]), cohesion=0, gap=3, span=30).tolist() == [0, 0, 2]
    assert complete_linkage(near, np.array([0.0, 3.0, 6.0]), cohesion=0, gap=3, span=5).tolist() == [0, 0, 2]
