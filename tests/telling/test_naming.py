"""Sentences that stand alone by a name, as a digest tells them."""

from dataclasses import replace
from typing import Literal

from pipeline.engines.extract import ExtractEngine, ExtractSettings
from pipeline.stages.summarize import Summarize, summarize
from pipeline.types import Article, Draft, Fact, Sentence, Story

LINES = (
    "Mayor John Holm closed the old bridge over the river on Tuesday.",
    "He said in the town hall that forty cracks had been found in May.",
    "Boats of the navy will carry children to school until summer.",
    "“Nobody shall drown in this river while I am in office,” Holm wrote.",
    "“Engineers begged the council for money every single winter.”",
)


def story() -> Story:
    text = " ".join(LINES)
    sentences = tuple(
        Sentence(text=line, article_id="a", start=text.index(line), end=text.index(line) + len(line), position=place)
        for place, line in enumerate(LINES)
    )
    return Story(id="s", articles=(Article(id="a", title="", text=text),), sentences=sentences)


def written(*places: int, unit: Literal["story", "fact"] = "fact") -> Draft:
    """The draft of an engine that rewords nothing."""
    told = story()
    facts = tuple(Fact(sentences=(told.sentences[place],), salience=1.0) for place in places)
    engine = ExtractEngine(ExtractSettings())
    [draft] = summarize([replace(told, facts=facts)], Summarize(unit=unit, copyedit=False), engine, engine)
    return draft


def test_a_name_in_full_at_first_and_its_sentence_as_further_support() -> None:
    found = written(1, 2)
    assert found.sentences[0] == "Mayor John Holm said in the town hall that forty cracks had been found in May."
    assert found.origins == ("written", "extracted")
    spans = story().sentences
    assert found.support[0] == (spans[1].span, spans[0].span)


def test_by_surname_once_the_name_is_told() -> None:
    assert written(0, 2, 4).sentences[-1] == "“Engineers begged the council for money every single winter,” Holm said."


def test_right_behind_its_predecessor_a_sentence_stays_as_it_is() -> None:
    found = written(0, 1)
    assert found.sentences == LINES[:2]
    assert found.origins == ("extracted", "extracted")


def test_a_story_told_as_a_whole_has_its_sources_words() -> None:
    assert written(0, 1, 2, unit="story").sentences == LINES[:3]
    assert written(1, 2, unit="story").sentences == LINES[2:3]
