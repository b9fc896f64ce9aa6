"""Dedup: nothing invented, nothing forgotten, the same again, whatever the order."""

import lzma
import random
from collections import Counter
from dataclasses import replace
from itertools import islice

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.stages.dedup import Fold, NoDedup, dedup
from pipeline.text import normalise
from pipeline.types import Article, Sentence, Span, Story
from tests.paths import DATA, SEEDS

# Sentences that repeat, nearly repeat, and only look alike.
LINES = [
    "The envoy said that progress was made in six days of talks in Doha.",
    "The envoy said progress was made in six days of talks in Doha.",
    "The envoy said on Monday that progress was made in six days of talks in Doha.",
    "The envoy said that progress was made in eight days of talks in Doha.",
    "The envoy said that no progress was made in six days of talks in Doha.",
    "He left.",
    "he left",
    "***",
    "“Nothing is agreed until everything is agreed. We go on,” he said.",
    '"Nothing is agreed until everything is agreed. We go on," he said',
    "Package 0 was sent to the village on the hill.",
    "Package 5 was sent to the village on the hill.",
    "U.S. forces will leave within 18 months of a deal.",
]
DATES = st.sampled_from([None, "2019-01-26", "2019-01-27T10:00:00Z"])


@st.composite
def stories(draw: st.DrawFn) -> Story:
    texts = draw(st.lists(st.lists(st.sampled_from(LINES), max_size=8).map("\n".join), max_size=6))
    return Story(
        id="s", articles=tuple(Article(id=f"a{i}", title="", text=text, published=draw(DATES)) for i, text in enumerate(texts))
    )


PLAIN = Fold()
SENTENCES_ONLY = Fold(copy_containment=1.0, copy_length=1.0)
law = settings(max_examples=150, deadline=None, derandomize=True)
SETTINGS = [Fold(), Fold(exact_below=0), Fold(jaccard=1.0), Fold(shingle_words=1, jaccard=0.5), NoDedup()]
every = pytest.mark.parametrize("chosen", SETTINGS, ids=["exact", "minhash", "same words", "loose", "none"])


def spans(story: Story) -> list[Span]:
    own = [Span(article_id=s.article_id, start=s.start, end=s.end) for s in story.sentences]
    return own + [echo for sentence in story.sentences for echo in sentence.echoes]


def one(story: Story, chosen: Fold | NoDedup = PLAIN) -> Story:
    return dedup([story], chosen)[0]


def told(*texts: str) -> Story:
    """A story of one article a text."""
    return Story(id="s", articles=tuple(Article(id=f"a{i}", title="", text=text) for i, text in enumerate(texts)))


def said(*texts: str, chosen: Fold = SENTENCES_ONLY) -> list[str]:
    return [sentence.text for sentence in one(told(*texts), chosen).sentences]


@every
@law
@given(stories())
def test_folding_twice_is_folding_once(chosen: Fold | NoDedup, story: Story) -> None:
    assert one(one(story, chosen), chosen) == one(story, chosen)


@every
@law
@given(stories())
def test_every_sentence_is_kept_or_an_echo_and_none_is_invented(chosen: Fold | NoDedup, story: Story) -> None:
    out = one(story, chosen)
    kept = {article.id for article in out.articles}
    before = [span for span in spans(one(story, NoDedup())) if span.article_id in kept]
    assert Counter(spans(out)) == Counter(before)
    texts = {article.id: article.text for article in out.articles}
    assert [texts[s.article_id][s.start : s.end] for s in out.sentences] == [s.text for s in out.sentences]


@every
@law
@given(stories())
def test_every_article_is_kept_or_a_copy(chosen: Fold | NoDedup, story: Story) -> None:
    out = one(story, chosen)
    assert sorted(a.id for kept in out.articles for a in (kept, *kept.copies)) == sorted(a.id for a in story.articles)


@every
@law
@given(stories(), st.randoms(use_true_random=False))
def test_the_order_of_the_articles_decides_nothing_but_order(chosen: Fold | NoDedup, story: Story, dice: random.Random) -> None:
    mixed = list(story.articles)
    dice.shuffle(mixed)
    first, second = one(story, chosen), one(replace(story, articles=tuple(mixed)), chosen)
    assert set(first.articles) == set(second.articles)
    assert set(first.sentences) == set(second.sentences)
    place = {article.id: i for i, article in enumerate(mixed)}
    order = [(place[s.article_id], s.position) for s in second.sentences]
    assert order == sorted(order)


@law
@given(stories())
def test_minhash_folds_what_comparing_all_pairs_folds(story: Story) -> None:
    assert one(story, Fold(exact_below=0)) == one(story, Fold())


def test_the_settings_say_what_repeats() -> None:
    first = "The envoy said that progress was made in six days of talks in Doha."
    near = "The envoy said progress was made in six days of talks in Doha."
    assert said(first, near) == [first]
    assert said(first, near, chosen=Fold(jaccard=1.0)) == [first, near]
    assert [s.text for s in one(told(first, first), NoDedup()).sentences] == [first, first]


@pytest.mark.parametrize(
    ("one_says", "other_says"),
    [
        ("Package 0 was sent to the village on the hill.", "Package 5 was sent to the village on the hill."),
        ("The blast at the market in town killed 12 people.", "The blast at the market in town killed 14 people."),
        ("The blast at the market in town killed twelve people.", "The blast at the market in town killed two people."),
        ("The plan will cost the city 4 million dollars in all.", "The plan will cost the city 4 billion dollars in all."),
        ("Ohio gave its votes to the party of the president.", "Iowa gave its votes to the party of the president."),
        (
            "It was Smith who opened the letter in front of the court.",
            "It was Jones who opened the letter in front of the court.",
        ),
        ("That night Russia struck at Ukraine with all it had.", "That night Ukraine struck at Russia with all it had."),
        ("The group said it will take part in the talks.", "The group said it will not take part in the talks."),
        ("The group said it would take part in the talks.", "The group said it wouldn't take part in the talks."),
        ("Shares of the bank rose on the last day of the week.", "Shares of the bank fell on the last day of the week."),
        ("The council voted for the plan to widen the road.", "The council voted against the plan to widen the road."),
        ("Lindqvist will support the law in the vote on Thursday.", "Lindqvist will oppose the law in the vote on Thursday."),
        ("Police shot a farmer in a quarrel over land in Dorn.", "A farmer shot police in a quarrel over land in Dorn."),
        ("General Omar Keita ordered the attack on the village.", "General Moussa Keita ordered the attack on the village."),
    ],
)
def test_one_number_name_or_turn_apart_is_no_repeat(one_says: str, other_says: str) -> None:
    assert said(one_says, other_says, chosen=Fold(jaccard=0.4)) == [one_says, other_says]


@pytest.mark.parametrize(
    ("one_says", "other_says"),
    [
        ("“We lost 4,000 men,” he said of the U.S.-led war.", '"We lost 4000 men," he said of the US-led war'),
        ("The blast at the market in the old town killed twelve.", "The blast at the market in the old town killed 12."),
        ("“There is no deal yet and there may never be one.”", "“There is no deal yet and there may never be one,” Khan said."),
    ],
)
def test_the_same_in_other_dress_is_a_repeat(one_says: str, other_says: str) -> None:
    assert len(said(one_says, other_says)) == 1


def test_the_best_formed_then_the_longest_then_the_first_is_kept() -> None:
    short, long = (
        "The envoy said progress was made in six days in Doha.",
        "The envoy said that progress was made in six days in Doha.",
    )
    assert said(short, long) == [long]
    assert said(long[:-1], short) == [short]
    early, late = (
        Article(id="b", title="", text=short, published="2019-01-26"),
        Article(id="a", title="", text=short, published="2019-01-27"),
    )
    assert [article.id for article in one(Story(id="s", articles=(late, early))).articles] == ["b"]
    late = replace(late, text=f"{short} Nobody else was there to see it or to write it down.")
    early = replace(early, text=f"{short} It rained for all of the six days and the roof of the hall let it in.")
    kept = {sentence.text: sentence.article_id for sentence in one(Story(id="s", articles=(late, early))).sentences}
    assert kept[short] == "b"


def test_echoes_of_echoes_are_kept() -> None:
    text = "The talks went on for six days in Doha."
    article = Article(id="a", title="", text=f"{text}\n{text}")
    echo = Span(article_id="z", start=3, end=9)
    sentences = tuple(
        Sentence(text=text, article_id="a", start=at, end=at + 39, position=i, echoes=(echo,) * i) for i, at in enumerate((0, 40))
    )
    out = one(Story(id="s", articles=(article,), sentences=sentences))
    assert out.sentences == (replace(sentences[0], echoes=(Span(article_id="a", start=40, end=79), echo)),)


WIRE = " ".join(
    f"Minister {name} told the committee that plan {name} would cost more than she had thought." for name in "ABCDEFGHIJ"
)


def test_wire_copies_fold_into_one_that_has_the_whole_text() -> None:
    full = Article(id="full", title="Plans to cost more", text=f"LONDON (Reuters) - {WIRE}", published="2019-01-28")
    cut = Article(id="cut", title="Costs rise", text=f"LONDON (AFP) — {WIRE[:600]}", published="2019-01-27")
    same = Article(id="same", title="", text=WIRE, copies=(Article(id="old", title="", text=WIRE),))
    other = Article(id="other", title="", text="Something else happened in the south of the country, and nobody saw it.")
    out = one(Story(id="s", articles=(cut, other, full, same)))
    assert [article.id for article in out.articles] == ["other", "full"]
    assert [copy.id for copy in out.articles[1].copies] == ["cut", "old", "same"]
    assert all(not copy.copies for copy in out.articles[1].copies)
    assert {span.article_id for span in spans(out)} == {"other", "full"}  # a copy is no second source


@pytest.mark.parametrize(
    ("agency", "paper", "original"),
    [
        ("2019-01-28T06:00:00Z", "2019-01-28T07:00:00Z", "agency"),
        ("2019-01-28T08:00:00Z", "2019-01-28T07:00:00Z", "paper"),
        ("2019-01-28T08:00:00Z", "2019-01-28", "agency"),  # a day without a time says nothing
        ("2019-01-28", "2019-01-28", "agency"),
        (None, None, "agency"),
        (None, "2019-01-28", "paper"),
    ],
)
def test_the_earliest_or_else_the_agency_is_the_original(agency: str | None, paper: str | None, original: str) -> None:
    wire = Article(id="agency", title="", text=WIRE, published=agency, source="AP")
    copy = Article(id="paper", title="", text=f"LONDON (AP) - {WIRE} Write to us.", published=paper, source="The Daily")
    cut = Article(id="cut", title="", text=WIRE[:600], published="2019-01-01")  # the earliest, but not the whole of it
    for articles in ((wire, copy, cut), (cut, copy, wire)):
        [kept] = one(Story(id="s", articles=articles)).articles
        assert (kept.id, {copy.id for copy in kept.copies}) == (original, {"agency", "paper", "cut"} - {original})


def test_an_article_that_quotes_another_at_length_is_no_copy() -> None:
    own = " ".join(
        f"Observer {name} in the gallery doubted whether anybody there had read proposal {name} at all."
        for name in "KLMNOPQRSTUVW"
    )
    story = told(WIRE, f"{WIRE[:500]} {own}", WIRE[:300])
    assert [article.id for article in one(story).articles] == ["a0", "a1", "a2"]


def test_the_seeds_are_five_sources_and_share_eleven_sentences() -> None:
    articles = [Article(id=path.name[:3], title="", text=normalise(path.read_text("utf-8"))) for path in sorted(SEEDS.iterdir())]
    out = one(Story(id="s", articles=tuple(articles)))
    assert len(out.articles) == 5
    assert sum(bool(sentence.echoes) for sentence in out.sentences) == 11


@pytest.mark.skipif(not (DATA / "tune" / "stories.jsonl.xz").exists(), reason=f"no data at {DATA}")
def test_minhash_misses_next_to_nothing_in_real_news() -> None:
    with lzma.open(DATA / "tune" / "stories.jsonl.xz") as lines:
        records = [orjson.loads(line) for line in islice(lines, 300)]
    story = Story(id="s", articles=tuple(Article(id=r["id"], title="", text=normalise(r["text"])) for r in records))
    exact, minhash = (
        {(s.article_id, s.start, echo) for s in one(story, chosen).sentences for echo in s.echoes}
        for chosen in (Fold(exact_below=10**6), Fold(exact_below=0))
    )
    assert len(exact) > 100
    assert len(exact & minhash) >= 0.995 * len(exact)
