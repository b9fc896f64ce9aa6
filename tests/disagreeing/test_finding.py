"""What articles disagree on: pairs by hand, sources that are none, order, and the seeds."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.disagreeing.finding import disagreements
from pipeline.stages.clean import Rules, clean
from pipeline.stages.cluster import Linkage, cluster
from pipeline.stages.dedup import Fold, dedup
from pipeline.stages.rank import Learned, rank
from pipeline.stages.read import Read, read
from pipeline.types import Article, Fact, Sentence, Span, Story
from tests.disagreeing.pairs import HELD, TUNE
from tests.paths import ROOT
from tests.quality.measure_disagreeing import figures, found, scores


def story(*texts: str, published: tuple[str | None, ...] = (), sources: tuple[str | None, ...] = ()) -> Story:
    """One sentence an article."""
    articles = tuple(
        Article(
            id=f"a{n}",
            title="",
            text=text,
            source=sources[n] if sources else None,
            published=published[n] if published else None,
        )
        for n, text in enumerate(texts)
    )
    sentences = tuple(
        Sentence(text=article.text, article_id=article.id, start=0, end=len(article.text), position=0) for article in articles
    )
    return Story(id="s", articles=articles, sentences=sentences)


TWELVE = "A suicide bomber killed 12 people at a market in Baghdad."
FOURTEEN = "The market bombing in Baghdad killed 14 people."


def test_figures_are_above_their_floors() -> None:
    for what, figure, floor in figures():
        assert floor is None or figure >= floor, what
    assert len(TUNE) + len(HELD) >= 90
    assert {pair.label for pair in HELD} == {"same", "update", "conflict", "unrelated"}


def test_scores_count_a_wrong_relation_as_wrong() -> None:
    pair = next(pair for pair in TUNE if pair.label == "conflict" and found(pair) == "conflict")
    assert scores([pair, pair._replace(label="update")]) == (0.5, 0.5)


def test_a_claim_points_at_its_sentence() -> None:
    told = disagreements(story(TWELVE, FOURTEEN, sources=("Reuters", "BBC"), published=("2021-06-08", "2021-06-08")))
    assert [(one.kind, one.relation, one.about) for one in told] == [("number", "conflict", "bomber killed market baghdad")]
    assert [(c.value, c.sentence, c.article_id, c.start, c.end, c.source, c.published) for c in told[0].claims] == [
        ("12", TWELVE, "a0", 0, len(TWELVE), "Reuters", "2021-06-08"),
        ("14", FOURTEEN, "a1", 0, len(FOURTEEN), "BBC", "2021-06-08"),
    ]


def test_claims_hang_together_and_come_earliest_first() -> None:
    third = "The bombing at the market in Baghdad killed 15 people."
    told = disagreements(story(TWELVE, FOURTEEN, third, published=("2021-06-09", "2021-06-08", None)))
    assert [[claim.value for claim in one.claims] for one in told] == [["14", "12", "15"]]


def test_what_is_no_second_source() -> None:
    both = story(TWELVE, FOURTEEN)
    one = replace(both, articles=(replace(both.articles[0], copies=(both.articles[1],)),))
    assert disagreements(one) == ()
    copy_beside = replace(both, articles=(*one.articles, Article(id="c", title="", text="Nothing of it.")))
    assert disagreements(copy_beside) == ()
    assert disagreements(story(TWELVE, FOURTEEN, sources=("Reuters", "Reuters"))) == ()
    itself = replace(both, sentences=(both.sentences[0], replace(both.sentences[1], article_id="a0")))
    assert disagreements(itself) == ()


def test_an_article_that_has_both_values_disagrees_with_nobody() -> None:
    both = story(TWELVE, FOURTEEN)
    echoed = replace(both.sentences[1], echoes=(Span(article_id="a0", start=0, end=5),))
    assert disagreements(replace(both, sentences=(both.sentences[0], echoed))) == ()


def test_an_echo_claims_too() -> None:
    three = story(TWELVE, FOURTEEN, TWELVE)
    echoed = replace(three.sentences[0], echoes=(three.sentences[2].span,))
    told = disagreements(replace(three, sentences=(echoed, three.sentences[1])))
    assert [(claim.article_id, claim.value) for claim in told[0].claims] == [("a0", "12"), ("a1", "14"), ("a2", "12")]


def test_facts_stand_in_for_sentences() -> None:
    whole = story(TWELVE, FOURTEEN)
    facts = tuple(Fact(sentences=(sentence,), salience=1.0) for sentence in whole.sentences)
    assert disagreements(replace(whole, sentences=(), facts=facts)) == disagreements(whole)
    assert disagreements(whole) != ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Shares of the bank rose 3 percent to $12 in early trading.",
            "Shares of the bank rose 4 percent to $13 in early trading.",
        ),
        ("The virus has killed 120 people in Italy.", "The virus has killed 150 people in Spain."),
        ("Five of the 12 suspects were arrested in Lyon.", "Twelve suspects were arrested in Lyon."),
        ("Thirteen people were arrested in Belgium and two arrested in France.", "Ten people were arrested in Belgium."),
        ("The ferry sank with 150 passengers and six crew.", "The ferry sank with 156 people on board."),
        ("The earthquake measured 7,3 on the Richter scale.", "The earthquake measured 6.1 on the Richter scale."),
        ("The mayor refused to confirm or deny that the bridge had collapsed.", "The bridge had collapsed, the mayor said."),
        ("Congress denied funding for the border wall.", "Lawmakers talked of funding for the border wall."),
        ("The dispute that has hit the port for weeks goes on.", "The dispute has hit the port for weeks."),
        ("Grace Ford, 21, was hurt in the crash.", "Anna Ford, 34, was hurt in the crash."),
    ],
)
def test_silence(one: str, other: str) -> None:
    assert disagreements(story(one, other)) == ()


def test_the_seeds_disagree_on_the_draft() -> None:
    articles = clean(read([str(ROOT / "seeds")], Read())[0], Rules())[0]
    stories = rank(dedup(cluster(articles, Linkage())[0], Fold()), Learned())
    told = [one for one_story in stories for one in disagreements(one_story)]
    assert [(one.kind, one.relation) for one in told] == [("denial", "conflict")]
    claims = told[0].claims
    assert {claim.value for claim in claims} == {"not true", "agreement"}
    (claim,) = (claim for claim in claims if claim.value == "agreement")
    assert claim.sentence.startswith("Earlier, unidentified Taliban sources quoted by the Reuters news agency said")
    assert claim.sentence.endswith("had finalized clauses to be included in a draft agreement.")
    texts = {article.id: article.text for one_story in stories for article in one_story.articles}
    assert all(texts[claim.article_id][claim.start : claim.end] == claim.sentence for claim in claims)
    assert len({claim.article_id for claim in claims}) == 3


_SENTENCES = st.lists(
    st.sampled_from([text for pair in TUNE for text in (pair.one, pair.other)]), min_size=2, max_size=8, unique=True
)


@settings(derandomize=True, deadline=None, max_examples=60)
@given(_SENTENCES, st.randoms(use_true_random=False))
def test_claims_are_of_several_articles_whatever_the_order(texts: list[str], chance: object) -> None:
    whole = story(*texts)
    told = disagreements(whole)
    for one in told:
        assert len({claim.article_id for claim in one.claims}) > 1
        assert all(claim.sentence in texts and claim.value in claim.sentence for claim in one.claims)
    turned = replace(whole, sentences=whole.sentences[::-1])
    found_then = {frozenset((c.article_id, c.value) for c in one.claims) for one in disagreements(turned)}
    assert found_then == {frozenset((c.article_id, c.value) for c in one.claims) for one in told}


@pytest.mark.parametrize(
    ("one", "other", "values"),
    [
        ("The blast killed at least 14 people in Baghdad.", "The blast killed nine people in Baghdad.", ["at least 14", "nine"]),
        ("Shell will buy the firm for $1.2 billion.", "Shell will buy the firm for $1.5bn.", ["$1.2 billion", "$1.5bn"]),
        ("It is a $1.2-billion deal for the firm.", "It is a $1.6-billion deal for the firm.", ["$1.2-billion", "$1.6-billion"]),
        ("The 11-day strike closed the port.", "The nine-day strike closed the port.", ["11", "nine"]),
        ("More than 40 miners were trapped.", "As many as 30 miners were trapped.", ["More than 40", "As many as 30"]),
        ("The minister has resigned.", "The minister has not resigned.", ["resigned", "has not resigned"]),
    ],
)
def test_a_value_is_the_whole_phrase(one: str, other: str, values: list[str]) -> None:
    (told,) = disagreements(story(one, other, published=("2021-06-08", "2021-06-08")))
    assert [claim.value for claim in told.claims] == values


def test_a_toll_in_common_tells_of_one_event() -> None:
    one = "Two explosions near the embassy in Beirut have killed 23 people and injured 146, health officials said."
    other = "The ministry said at least {} people were killed and 147 wounded."
    assert [c.value for d in disagreements(story(one, other.format(23))) for c in d.claims] == ["146", "147"]
    assert disagreements(story(one, other.format(22))) == ()


def test_who_names_one_place_in_common_may_name_another() -> None:
    one = "A bus full of workers plunged from a bridge near Tarvo, killing 12 people."
    other = "A bus plunged from a bridge near Tarvo in {}, killing 15 people."
    assert [d.kind for d in disagreements(story(one, other.format("Osmara")))] == ["number"]
    assert disagreements(story(one.replace("Tarvo", "Kirun"), other.format("Osmara"))) == ()


@pytest.mark.parametrize(
    ("later", "relation"), [("2021-06-08T09:10:00Z", "conflict"), ("2021-06-08T15:00:00Z", "update"), ("2021-06-09", "update")]
)
def test_a_report_of_the_same_hours_is_no_update(later: str, relation: str) -> None:
    told = disagreements(story(TWELVE, FOURTEEN, published=("2021-06-08T09:00:00Z", later)))
    assert [found.relation for found in told] == [relation]
