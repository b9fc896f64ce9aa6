"""summarize: by story and by fact, what engine failed, headlines, and where each sentence comes from."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, ClassVar

import pytest

from pipeline.engines.base import Candidate, Request, Unit, Written
from pipeline.engines.extract import ExtractEngine, ExtractSettings
from pipeline.stages.summarize import Summarize, summarize
from pipeline.types import Article, Draft, Story
from tests.engines.test_extract import CLOSED, FERRY, HOLM, REPAIRS, request

EXTRACT = ExtractEngine(ExtractSettings())


class Made:
    """An engine that answers every request alike, and keeps them."""

    name = "made"
    fingerprint = "made"
    unit: ClassVar[Unit] = "story"

    def __init__(self, answer: Written) -> None:
        self.answer = answer
        self.asked: list[Request] = []

    def write(self, requests: Sequence[Request]) -> list[Written]:
        self.asked += requests
        return [self.answer for _ in requests]


def story(*bodies: list[str], titles: Sequence[str] = ()) -> Story:
    asked = request(*bodies)
    articles = [Article(id=each.id, title=title, text=each.text) for each, title in zip(asked.articles, titles, strict=False)]
    return Story(id="s", articles=tuple(articles) or asked.articles, facts=asked.facts)


def draft(told: Story, engine: Any = EXTRACT, **knobs: Any) -> Draft:
    (one,) = summarize([told], Summarize(**knobs), engine, EXTRACT)
    return one


@pytest.mark.parametrize("repeat", [0.3, 0.6])
def test_by_fact_an_engine_of_source_sentences_writes_what_it_writes_by_story(repeat: float) -> None:
    told = story([CLOSED, REPAIRS, FERRY], [HOLM, "Inspectors closed a bridge in Arden."])
    by_story, by_fact = (draft(told, unit=unit, repeat=repeat, copyedit=False) for unit in ("story", "fact"))
    assert by_story == by_fact
    assert set(by_story.origins) == {"extracted"}
    assert len(by_story.sentences) == 4


def test_the_rules_of_choice_reach_the_engine() -> None:
    engine = Made(Written(sentences=(CLOSED,), support=((),), origins=("written",)))
    draft(story([CLOSED]), engine, repeat=0.4, flaw=0.2, max_words=33)
    (asked,) = engine.asked
    assert (asked.repeat, asked.flaw, asked.max_words, asked.task) == (0.4, 0.2, 33, "digest")


def test_a_story_that_the_engine_cannot_write_is_extracted_and_says_so() -> None:
    for unit in ("story", "fact"):
        made = draft(story([CLOSED, FERRY]), Made(Written(sentences=(), support=(), failure="out_of_memory")), unit=unit)
        assert made.sentences == (CLOSED, FERRY)
        assert made.origins == ("extracted", "extracted")
        assert (made.status, made.reason) == ("degraded", "out_of_memory")


def test_a_fact_without_a_good_wording_is_extracted_and_nothing_is_degraded() -> None:
    class Half(Made):
        def write(self, requests: Sequence[Request]) -> list[Written]:
            return [self.answer, *(Written(sentences=(), support=(), candidates=()) for _ in requests[1:])]

    made = draft(story([CLOSED, FERRY]), Half(Written(sentences=(), support=(), failure="too_long")), unit="fact", copyedit=False)
    assert (made.sentences, made.origins) == ((CLOSED, FERRY), ("extracted", "extracted"))
    assert (made.status, made.reason) == ("ok", None)


def test_a_story_without_sentences_is_empty() -> None:
    for unit in ("story", "fact"):
        made = draft(Story(id="s", articles=(Article(id="a", title="Bridge closed", text=""),)), unit=unit)
        assert (made.sentences, made.origins, made.status, made.reason) == ((), (), "empty", "no_sentence")
        assert made.headline == "Bridge closed"


def test_the_engines_headline_stands_before_the_titles() -> None:
    told = story([CLOSED], titles=["Bridge in Arden closed after inspection"])
    answer = Written(sentences=(CLOSED,), support=((),), origins=("written",), headline="Cracks close bridge in Arden")
    assert draft(told, Made(answer)).headline == "Cracks close bridge in Arden"
    assert draft(told).headline == "Bridge in Arden closed after inspection"


@pytest.mark.parametrize(
    ("titles", "longest", "wanted"),
    [
        ([""], 16, "Inspectors closed bridge in Arden"),
        ([""], 3, "Inspectors closed…"),
        (["Bridge closed"], 16, "Bridge closed"),
    ],
)
def test_by_fact_a_headline_is_asked_for_where_no_source_has_one(titles: list[str], longest: int, wanted: str) -> None:
    offered = Written(sentences=(), support=(), candidates=(Candidate(text="Inspectors closed bridge in Arden", confidence=0.9),))
    made = draft(story([CLOSED], titles=titles), Made(offered), unit="fact", headline_words=longest)
    assert made.headline == wanted


def test_a_title_made_of_a_texts_first_words_is_no_headline() -> None:
    caption = "Inspectors walk over the old bridge in Arden, Tuesday, May 5, 2020."
    told = story([CLOSED, FERRY], titles=["Inspectors walk over the old bridge …"])
    (article,) = told.articles
    told = replace(told, articles=(replace(article, text=caption + "\n" + article.text),))
    assert draft(told).headline == CLOSED.removesuffix(".")


def test_a_headline_is_never_made_of_what_no_source_was_traced_for() -> None:
    written = Written(sentences=("Nobody ever closed the bridge.",), support=((),), origins=("written",))
    assert draft(story([CLOSED], titles=[""]), Made(written)).headline == CLOSED.removesuffix(".")


def test_what_else_the_engine_offered_goes_with_the_draft() -> None:
    short, shorter = "Inspectors closed the old bridge in Arden on Tuesday.", "Inspectors closed the old bridge in Arden."
    offered = tuple(Candidate(text=text, confidence=sure) for text, sure in ((short, 0.9), ("No.", 0.9), (shorter, 0.8)))
    made = draft(story([CLOSED]), Made(Written(sentences=(), support=(), candidates=offered)), unit="fact", salience=9.0)
    assert (made.sentences, made.alternatives) == ((short,), ((shorter,),))
    assert draft(story([CLOSED])).alternatives == ()


def test_a_title_of_a_report_comes_before_that_of_a_comment() -> None:
    view = "The arguments against closing this bridge make no sense, and everybody knows it."
    told = story([view], [CLOSED], titles=["Inspectors closed the old bridge in Arden", "Bridge in Arden shut by mayor"])
    assert draft(told).headline == "Bridge in Arden shut by mayor"
    assert draft(story([view], titles=["Closing the bridge is absurd"])).headline == "Closing the bridge is absurd"
    assert draft(story([view], titles=["Opinion: Let it be open"])).headline == "Opinion: Let it be open"
    assert (
        draft(story([CLOSED], [REPAIRS], titles=["Opinion: Closed bridge", "Repairs to bridge"])).headline == "Repairs to bridge"
    )


def test_a_title_of_its_matter_goes_before_a_lead_even_if_it_asks() -> None:
    ferry = "Divers found the old ferry on Monday, and nobody who was on it in May has been seen since the storm."
    for title in ("Where did the sailors of the ferry go?", "A harbour mourns the sailors of a ferry"):
        assert draft(story([ferry], titles=[title])).headline == title
    assert draft(story([ferry], titles=["Prices of wheat rise"])).headline != "Prices of wheat rise"


def test_what_a_title_foretells_is_stale_unless_an_article_of_the_last_day_or_of_none_has_it() -> None:
    ahead, after = "Inspectors due to close old bridge in Arden", "Inspectors shut old bridge in Arden"
    told = story([CLOSED], [REPAIRS], [CLOSED], titles=[ahead, after, ahead])
    for days, best in (
        (("2024-03-01", "2024-03-02", "2024-03-01"), after),
        (("2024-03-01", "2024-03-02", "2024-03-02"), ahead),
        (("2024-03-02", "2024-03-02", "2024-03-01"), ahead),
        (("2024-03-01", "2024-03-02", None), ahead),
        ((None, None, None), ahead),
    ):
        articles = tuple(replace(each, published=day) for each, day in zip(told.articles, days, strict=True))
        assert draft(replace(told, articles=articles)).headline == best
