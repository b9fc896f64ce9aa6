"""A contested value gets its owner, and nothing else is changed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.disagreeing.attributing import attributed, owned_up
from pipeline.disagreeing.finding import disagreements
from pipeline.types import Article, Span, Story
from tests.disagreeing.pairs import TUNE, Pair
from tests.disagreeing.test_finding import FOURTEEN, TWELVE, story
from tests.quality.measure_disagreeing import story_of


def told(text: str, whole: Story, *support: int) -> str:
    spans = [whole.sentences[number].span for number in support]
    return attributed(text, disagreements(whole), spans, whole.articles)


CASES = [
    (("Reuters", "BBC"), f"{TWELVE[:-1]}, according to Reuters; the BBC says 14."),
    (("Reuters", None), f"{TWELVE[:-1]}, according to Reuters; another report says 14."),
    ((None, None), f"{TWELVE[:-1]}, according to one report; another report says 14."),
    (("CNN (Web News)", "The Guardian"), f"{TWELVE[:-1]}, according to CNN; the Guardian says 14."),
    (("New York Times - News", "AP"), f"{TWELVE[:-1]}, according to the New York Times; the AP says 14."),
]


@pytest.mark.parametrize(("sources", "expected"), CASES)
def test_whose_it_is(sources: tuple[str | None, str | None], expected: str) -> None:
    assert told(TWELVE, story(TWELVE, FOURTEEN, sources=sources), 0) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Police said a suicide bomber killed 12 people at a market in Baghdad.",
        "According to the interior ministry, 12 people were killed at a market in Baghdad.",
        "A suicide bomber killed at least 12 people at a market in Baghdad.",
        "Between 12 and 14 people were killed at a market in Baghdad.",
        "A suicide bomber killed many people at a market in Baghdad.",
        "Did a suicide bomber kill 12 people at a market in Baghdad?",
    ],
)
def test_what_stays(text: str) -> None:
    assert told(text, story(TWELVE, FOURTEEN, sources=("Reuters", "BBC")), 0) == text


def test_a_sentence_that_rests_on_others_stays() -> None:
    whole = story(TWELVE, FOURTEEN, "The council met for 12 hours.")
    assert told("The council met for 12 hours.", whole, 2) == "The council met for 12 hours."


def test_a_number_that_was_overtaken_is_followed_by_the_later_one() -> None:
    whole = story(TWELVE, FOURTEEN, sources=("Reuters", "BBC"), published=("2021-06-08", "2021-06-09"))
    assert disagreements(whole)[0].relation == "update"
    assert told(TWELVE, whole, 0) == f"{TWELVE[:-1]}; the BBC later said 14."
    assert told(FOURTEEN, whole, 1) == FOURTEEN
    said = "Police said a suicide bomber killed 12 people at a market in Baghdad."
    assert told(said, whole, 0) == f"{said[:-1]}; the BBC later said 14."


def test_the_later_one_of_a_day_and_of_several_numbers() -> None:
    text = "A suicide bomber killed 12 people at a market in Baghdad and wounded 30 others."
    newer = "The toll of a suicide bomber at a market in Baghdad has risen to 14 people killed."
    whole = story(text, newer, sources=("Reuters", "BBC"), published=("2021-06-08T08:00:00Z", "2021-06-08T17:00:00Z"))
    assert disagreements(whole)[0].relation == "update"
    assert told(text, whole, 0) == f"{text[:-1]}; the BBC later said 14, up from 12."


def test_which_number_where_there_are_several() -> None:
    text = "A suicide bomber killed 12 people at a market in Baghdad and wounded 30 others."
    whole = story(text, FOURTEEN, sources=("Reuters", "BBC"))
    assert told(text, whole, 0) == f"{text[:-1]}, according to Reuters; the BBC says 14, not 12."


def test_several_values() -> None:
    whole = story(TWELVE, FOURTEEN, "The bombing at the market in Baghdad killed 15 people.", sources=("Reuters", "BBC", "AFP"))
    assert told(TWELVE, whole, 0) == f"{TWELVE[:-1]}, according to Reuters; other reports say 14 or 15."


def test_an_abbreviation_keeps_its_stop() -> None:
    text = "A bomber killed 12 people at a market in the U.S."
    whole = story(text, "The market bombing in the U.S. killed 14 people.", sources=("Reuters", "BBC"))
    assert told(text, whole, 0) == f"{text}, according to Reuters; the BBC says 14."


def test_a_day() -> None:
    one, other = "The two leaders met on March 3 in Geneva.", "The two leaders met in Geneva on March 5."
    whole = story(one, other, sources=("Reuters", "AFP"))
    assert told(one, whole, 0) == "The two leaders met on March 3 in Geneva, according to Reuters; AFP says March 5."


def test_what_is_denied() -> None:
    one = "The warship destroyed an Iranian drone over the strait."
    whole = story(one, "Iran denied that a drone had been destroyed over the strait.", sources=("Reuters", "AFP"))
    assert told(one, whole, 0) == f"{one[:-1]}, according to Reuters; this has been denied."
    longer = (
        "The warship destroyed an Iranian drone over the strait after months of growing tension about oil tankers, mines, "
        "sanctions, inspections of nuclear plants and a treaty that Washington had left."
    )
    whole = story(longer, "Iran denied that a drone had been destroyed over the strait.", sources=("Reuters", "AFP"))
    assert told(longer, whole, 0) == f"{longer[:-1]}, according to Reuters."
    assert told(whole.sentences[1].text, whole, 1) == whole.sentences[1].text


@settings(derandomize=True, deadline=None, max_examples=80)
@given(st.sampled_from(TUNE), st.booleans())
def test_it_adds_at_the_end_and_once(pair: Pair, second: bool) -> None:
    whole = story_of(pair)
    text = whole.sentences[second].text
    span = Span(article_id=f"a{int(second)}", start=0, end=len(text))
    once = attributed(text, disagreements(whole), [span], whole.articles)
    assert once == text or (once.startswith(text.rstrip('."')) and once.endswith("."))
    assert attributed(once, disagreements(whole), [span], whole.articles) == once
    assert attributed(text, (), [span], whole.articles) == text


VIEW = "The arguments against the tax make no sense, and everybody knows it."


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        (VIEW, "Vox", f"{VIEW[:-1]}, Vox writes."),
        (VIEW, "New York Times - Opinion", f"{VIEW[:-1]}, the New York Times writes."),
        (VIEW, None, VIEW),
        (VIEW, "Guest Writer - Left", VIEW),
        (
            "Surely nobody needs another of those “absurd taxes.”",
            "Vox",
            "Surely nobody needs another of those “absurd taxes,” Vox writes.",
        ),
        ("Surely this makes no sense?", "Vox", "Surely this makes no sense?"),
        ("Surely this absurd tax makes no sense, Reed said.", "Vox", "Surely this absurd tax makes no sense, Reed said."),
        ("The council met on Tuesday, officials said.", "Vox", "The council met on Tuesday, officials said."),
    ],
)
def test_comment_has_its_outlet(text: str, source: str | None, expected: str) -> None:
    article = Article(id="a", title="", text="\n".join([VIEW] * 3), source=source)
    assert owned_up(text, article) == expected
