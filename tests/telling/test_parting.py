"""by_fact with `split_words`: halves stand together, rest on the sentence they were, and fit; what does not stand stays whole."""

from dataclasses import replace

import pytest

from pipeline.engines.base import Written
from pipeline.engines.extract import ExtractEngine, ExtractSettings
from pipeline.referring.mentions import Names
from pipeline.telling.facts import Limits, by_fact
from pipeline.telling.parting import parted
from pipeline.telling.subjects import second_mention
from tests.engines.test_extract import CLOSED, FERRY, request

LIMITS = Limits(main_clause=0.6, confidence=0.3, certainty=0.1, joining=0.2, salience=9.0, asides=9.0, repeat=0.6)
LOAN = "Mayor Mary Brook approved a loan of forty million crowns on Monday, saying that the port cannot pay for its new pier."
FIRST = "Mayor Mary Brook approved a loan of forty million crowns on Monday."
SECOND = "Brook said that the port cannot pay for its new pier."


def tell(body: list[str], *, max_words: int = 150, split_words: int | None = 16, copyedit: bool = False) -> Written:
    asked = request(body, max_words=max_words)
    engine = ExtractEngine(ExtractSettings())
    return by_fact(asked, engine.write, LIMITS, kept_words=1.0, headline_words=16, copyedit=copyedit, split_words=split_words)


def test_halves_stand_together_and_rest_on_the_same() -> None:
    told = tell([CLOSED, LOAN, FERRY])
    assert told.sentences == (CLOSED, FIRST, SECOND, FERRY)
    assert told.origins == ("extracted", "written", "written", "extracted")
    assert told.support[1] == told.support[2]
    assert [(span.start, span.end) for span in told.support[1]] == [(len(CLOSED) + 1, len(CLOSED) + 1 + len(LOAN))]


def test_whom_the_articles_call_by_surname_is_told_so_again() -> None:
    loan = LOAN.replace("Mayor Mary Brook", "Zorvan Okkel")
    others = ["The old banker Zorvan Okkel came to the harbour in May.", "Okkel said the harbour was too shallow for ferries."]
    assert SECOND.replace("Brook", "Zorvan Okkel") in tell([loan, *others[:1]]).sentences
    assert SECOND.replace("Brook", "Okkel") in tell([loan, *others]).sentences


def test_where_there_is_no_room_it_stays_whole() -> None:
    assert tell([LOAN], max_words=len(LOAN.split())).sentences == (LOAN,)
    assert tell([LOAN], max_words=len(LOAN.split()) + 1).sentences == (FIRST, SECOND)
    longer = "The council sold its ferries to a bank on Monday and closed the offices in the old port."
    assert tell([longer], max_words=len(longer.split())).sentences == (longer,)
    assert len(tell([longer], max_words=len(longer.split()) + 1).sentences) == 2


def test_short_sentences_and_whoever_wants_none_split() -> None:
    assert tell([LOAN], split_words=len(LOAN.split()) + 1).sentences == (LOAN,)
    assert tell([LOAN], split_words=None).sentences == (LOAN,)


def test_days_have_one_form_where_there_is_room() -> None:
    bare = FIRST.replace("on Monday", "Monday")
    assert tell([bare], copyedit=True).sentences == (FIRST,)
    assert tell([bare], copyedit=True).origins == ("written",)
    assert tell([bare], copyedit=True, max_words=len(bare.split())).sentences == (bare,)
    assert tell([bare]).sentences == (bare,)


@pytest.mark.parametrize(
    "source",
    [
        "Brook approved a loan of fifty million crowns on Monday, saying that the port cannot pay for its new pier.",
        "Brook approved a loan of forty million crowns on Monday.",
    ],
)
def test_a_half_that_its_sources_do_not_bear_out_is_not_told(source: str) -> None:
    asked = request([source])
    (fact,) = asked.facts
    articles = {article.id: article for article in asked.articles}
    assert parted(LOAN, fact.sentences, articles, [], 9) is None
    (own,) = request([LOAN]).facts
    assert parted(LOAN, own.sentences, articles, [], 9) == (FIRST, SECOND)
    assert parted(LOAN, (replace(own.sentences[0], text=source),), articles, [], 9) is None


def test_a_surname_is_found_in_the_article() -> None:
    assert second_mention("Brook", Names("Mary Brook spoke. Brook left.")) == "Brook"
    assert second_mention("Press secretary Mary Brook", Names("")) == "Brook"
