"""by_fact: what is printed stands up to the checks or is a source sentence, within the budget; what is saved is given back."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.engines.base import Candidate, Request, Written
from pipeline.engines.extract import ExtractEngine, ExtractSettings
from pipeline.telling.facts import Limits, by_fact
from pipeline.types import Fact
from tests.engines.test_extract import BODIES, CLOSED, FERRY, HOLM, REPAIRS, request

LAW = settings(derandomize=True, deadline=None, max_examples=80)
LIMITS = Limits(main_clause=0.6, confidence=0.3, certainty=0.1, joining=0.2, salience=9.0, asides=9.0, repeat=0.6)

LONG = "The council of Arden, which met on Monday for nine hours, approved a loan of forty million crowns for a new bridge."
SHORT = "The council of Arden approved a loan of forty million crowns for a new bridge."


class Wording:
    """An engine that words facts by a table from their first sentence; keeps what it was asked."""

    def __init__(self, table: dict[str, list[str]], *, headlines: Sequence[str] = (), confidence: float = 0.9) -> None:
        self.table, self.headlines, self.confidence = table, headlines, confidence
        self.asked: list[Request] = []

    def write(self, requests: Sequence[Request]) -> list[Written]:
        self.asked += requests
        return [self._write(asked) for asked in requests]

    def _write(self, asked: Request) -> Written:
        texts = self.headlines if asked.task == "headline" else self.table.get(asked.facts[0].sentences[0].text, [])
        offered = tuple(Candidate(text=text, confidence=self.confidence - at / 100) for at, text in enumerate(texts))
        return Written(sentences=(), support=(), candidates=offered)


def tell(asked: Request, engine: Wording | ExtractEngine, *, kept_words: float = 0.8, **limits: float) -> Written:
    return by_fact(asked, engine.write, replace(LIMITS, **limits), kept_words=kept_words, headline_words=16, copyedit=False)


def extract(asked: Request) -> Written:
    return ExtractEngine(ExtractSettings()).write([asked])[0]


@LAW
@given(BODIES, st.integers(1, 60), st.sampled_from([0.0, 0.5, 0.8, 1.0]))
def test_without_a_candidate_it_is_the_extract(bodies: list[list[str]], max_words: int, kept_words: float) -> None:
    asked = request(*bodies, max_words=max_words)
    assert tell(asked, Wording({}), kept_words=kept_words) == extract(asked)
    assert tell(asked, ExtractEngine(ExtractSettings())) == extract(asked)


@LAW
@given(
    st.permutations([CLOSED, REPAIRS, HOLM, FERRY, LONG]),
    st.integers(1, 60),
    st.dictionaries(
        st.sampled_from([CLOSED, REPAIRS, HOLM, FERRY, LONG]),
        st.lists(st.sampled_from([SHORT, "Ferries from Glenby run often now.", "It is so.", CLOSED, "The bridge is closed."])),
    ),
)
def test_laws(body: list[str], max_words: int, table: dict[str, list[str]]) -> None:
    asked = request(body, max_words=max_words)
    engine = Wording(table)
    written = tell(asked, engine)
    assert written == tell(asked, Wording(table))
    assert len(written.sentences) == len(written.support) == len(written.origins) >= 1
    facts = [each.facts for each in engine.asked if each.task == "digest"]
    assert len(set(facts)) == len(facts)  # no fact is worded twice
    for text, origin, spans in zip(written.sentences, written.origins, written.support, strict=True):
        assert (origin == "extracted") == (text in body)
        assert spans[0].article_id == "a0"
    spent = sum(len(text.split()) for text in written.sentences)
    assert spent <= max_words or len(written.sentences) == 1


def test_a_rewording_is_printed_and_marked() -> None:
    written = tell(request([CLOSED, LONG]), Wording({LONG: [SHORT]}))
    assert written.sentences == (CLOSED, SHORT)
    assert written.origins == ("extracted", "written")
    assert [spans[0].start for spans in written.support] == [0, len(CLOSED) + 1]


def test_the_support_is_whatever_bears_it_out() -> None:
    other = "The loan will have to be paid back within nine years, said Elsa Lind, treasurer of Bellmoor."
    fused = "The council of Arden approved a loan of forty million crowns for a new bridge, to be paid back within nine years."
    unrelated = "Holm spoke of a loan."
    asked = request([LONG], [other], [unrelated], merge=True)
    (sentence,) = tell(asked, Wording({LONG: [fused]}), main_clause=0.5).support
    assert [span.article_id for span in sentence] == ["a0", "a1"]
    (alone,) = tell(asked, Wording({LONG: [SHORT]})).support
    assert [span.article_id for span in alone] == ["a0"]


@pytest.mark.parametrize(
    ("candidate", "why"),
    [
        (SHORT.replace("forty", "fifty"), "a number no source has"),
        (SHORT.replace("Arden", "Glenby"), "a name no source has"),
        ("The council of Arden approved a loan of forty million crowns for a", "broken off"),
        ("The council of Arden did not approve a loan of forty million crowns for a new bridge.", "the opposite"),
        ("The council of Arden met on Monday for nine hours.", "the main clause is gone"),
        ("But the council of Arden approved a loan of forty million crowns for a new bridge.", "it leans on nothing"),
        (LONG, "the source itself"),
        (LONG.replace("The council", "the council").replace(",", ""), "the source but for marks"),
        ("", "nothing"),
    ],
)
def test_what_does_not_stand_up_gives_way_to_the_source(candidate: str, why: str) -> None:
    written = tell(request([CLOSED, LONG]), Wording({LONG: [candidate]}))
    assert written == extract(request([CLOSED, LONG])), why
    better = tell(request([CLOSED, LONG]), Wording({LONG: [candidate, SHORT]}))
    assert better.sentences == (CLOSED, SHORT), why


@pytest.mark.parametrize(
    ("other", "stays"),
    [
        ("Everybody in Glenby saw the lantern on the pier in May.", True),  # which lantern?
        ("Everybody in Glenby saw a lantern on the pier in May.", False),
        ("Ekberg spoke in Glenby for an hour and left in May.", True),  # who?
        ("Mayor Ann Ekberg spoke in Glenby for an hour and left in May.", False),
    ],
)
def test_what_another_sentence_takes_as_known_stays(other: str, *, stays: bool) -> None:
    told = "The council of Arden, where Ann Ekberg has an old lantern, approved a loan of forty million crowns for a new bridge."
    written = tell(request([told, other]), Wording({told: [SHORT]}))
    assert written.sentences == ((told if stays else SHORT), other)


def test_what_says_too_much_again_gives_way_to_the_source() -> None:
    built = (
        "The bridge in Arden that inspectors closed on Tuesday was built by Lindco in nine months for the council of Bellmoor."
    )
    again = "The bridge in Arden that inspectors closed on Tuesday was built by Lindco."
    assert tell(request([built]), Wording({built: [again]})).sentences == (again,)
    assert tell(request([CLOSED, built]), Wording({built: [again]})).sentences == (CLOSED, built)


def test_an_unsure_engine_is_not_believed() -> None:
    assert tell(request([LONG]), Wording({LONG: [SHORT]}, confidence=0.29)).origins == ("extracted",)
    assert tell(request([LONG]), Wording({LONG: [SHORT]}, confidence=0.29), confidence=0.2).origins == ("written",)


def test_of_two_good_wordings_the_one_that_says_less_again_stands() -> None:
    first = "Visitors waited outside on Monday and Tuesday for nine long hours while doors stayed locked."
    longer = "The council of Arden, which met on Monday, approved a loan of forty million crowns for a new bridge."
    asked = request([first, LONG])
    assert tell(asked, Wording({LONG: [longer, SHORT]})).sentences[1] == SHORT
    assert tell(request([LONG]), Wording({LONG: [longer, SHORT]})).sentences == (longer,)


def test_a_name_is_not_cut_where_the_source_introduces_it() -> None:
    spoke = "Mayor Greta Holm, who took office in spring, promised the council a full report within a month."
    cut = "Holm promised the council a full report within a month."
    whole = "Mayor Greta Holm promised the council a full report within a month."
    assert tell(request([spoke]), Wording({spoke: [cut, whole]})).sentences == (whole,)


def test_words_saved_are_given_back() -> None:
    asked = request([LONG, CLOSED, FERRY], max_words=36)
    assert extract(asked).sentences == (LONG, CLOSED)  # 22 + 13 words
    assert tell(asked, Wording({LONG: [SHORT]})).sentences == (SHORT, CLOSED, FERRY)  # 15 + 13 + 8


PIER = "The port of Arden has closed the old pier, leaving forty fishing boats on the beach for the whole of the long winter."
SHUT = "The port of Arden has closed the old pier."


@pytest.mark.parametrize(("max_words", "wanted"), [(24, SHUT), (60, PIER)])
def test_asides_go_where_room_is_short(max_words: int, wanted: str) -> None:
    asked = request([PIER], max_words=max_words)
    assert tell(asked, Wording({PIER: [PIER]}), salience=0.0).sentences == (wanted,)


def test_what_an_aside_leaves_is_given_back() -> None:
    asked = request([PIER, SHORT], max_words=24)
    written = tell(asked, Wording({PIER: [PIER], SHORT: [SHORT]}), salience=0.0)
    assert written.sentences == (SHUT, SHORT)


def test_plain_words() -> None:
    said = "The council of Arden approved a loan of forty million crowns in order to build a new bridge."
    written = by_fact(request([said], max_words=40), Wording({}).write, LIMITS, kept_words=0.8, headline_words=16, copyedit=True)
    assert written.sentences == (said.replace("in order to", "to"),)
    assert written.origins == ("written",)
    assert written.alternatives == ((said,),)


def test_a_fact_that_may_come_to_fit_is_tried() -> None:
    asked = replace(request([CLOSED, LONG, FERRY], max_words=28), closing_words=0)
    assert tell(asked, Wording({LONG: [SHORT]}), kept_words=0.6).sentences == (CLOSED, SHORT)
    assert tell(asked, Wording({LONG: [SHORT]}), kept_words=1.0).sentences == (CLOSED, FERRY)
    assert tell(asked, Wording({}), kept_words=0.6) == extract(asked)  # it did not, and room is made again


def test_each_fact_is_asked_for_with_its_own_articles() -> None:
    engine = Wording({})
    tell(request([CLOSED, FERRY], [HOLM]), engine)
    asked = [each for each in engine.asked if each.task == "digest"]
    assert [each.facts[0].sentences[0].text for each in asked] == [CLOSED, FERRY, HOLM]
    assert [[article.id for article in each.articles] for each in asked] == [["a0"], ["a0"], ["a1"]]
    (headline,) = (each for each in engine.asked if each.task == "headline")
    assert len(headline.facts) == 3


@pytest.mark.parametrize(
    ("headlines", "wanted"),
    [
        (["Inspectors close bridge in Arden"], "Inspectors close bridge in Arden"),
        (["Inspectors find fifty cracks in Arden", "Cracks close bridge in Arden."], "Cracks close bridge in Arden"),
        (["Arden bridge closed"], None),
        ([" ".join(["Inspectors close bridge in Arden"] * 4)], None),
        ([], None),
    ],
)
def test_a_headline_stands_up_too_or_there_is_none(headlines: list[str], wanted: str | None) -> None:
    assert tell(request([CLOSED, FERRY]), Wording({}, headlines=headlines)).headline == wanted


def test_an_engine_of_one_sentence_needs_no_candidates() -> None:
    class Plain(Wording):
        def _write(self, asked: Request) -> Written:
            if asked.task == "headline":
                return Written(sentences=(), support=(), failure="no_headline")
            return Written(sentences=(SHORT,), support=((),), origins=("written",))

    assert tell(request([LONG]), Plain({})).sentences == (SHORT,)


def test_a_story_without_facts_asks_nothing() -> None:
    engine = Wording({})
    written = tell(replace(request([CLOSED]), facts=()), engine)
    assert written == Written(sentences=(), support=(), failure="no_sentence")
    assert engine.asked == []


@pytest.mark.parametrize(("certainty", "origin"), [(0.3, "extracted"), (0.2, "written")])
def test_a_wording_with_an_improbable_token_gives_way(certainty: float, origin: str) -> None:
    def write(requests: Sequence[Request]) -> list[Written]:
        offered = (Candidate(text=SHORT, confidence=0.9, least=0.25),)
        return [Written(sentences=(), support=(), candidates=offered if one.task == "digest" else ()) for one in requests]

    limits = replace(LIMITS, certainty=certainty)
    told = by_fact(request([LONG], max_words=40), write, limits, kept_words=0.8, headline_words=16, copyedit=False)
    assert told.origins == (origin,)


@pytest.mark.parametrize(("salience", "origin"), [(1.5, "extracted"), (2.0, "written")])
def test_what_the_story_is_about_is_not_left_out(salience: float, origin: str) -> None:
    nine = "Visitors stood outside for nine hours on Monday while the doors of the house stayed locked."
    told = tell(request([LONG, nine], max_words=60), Wording({LONG: [SHORT]}), salience=salience)
    assert dict(zip(told.sentences, told.origins, strict=True)) == {
        nine: "extracted",
        SHORT if origin == "written" else LONG: origin,
    }


def test_a_denial_and_what_it_denies_are_not_joined() -> None:
    denial = "Israel denied carrying out the strike on a warehouse near Damascus on Friday."
    claim = "Israel carried out the strike on a warehouse near Damascus on Friday, a U.S. official said."
    joined = "Israel denied carrying out the strike on a warehouse near Damascus on Friday, a U.S. official said."
    asked = request([denial], [claim], max_words=60)
    fact = Fact(sentences=tuple(sentence for one in asked.facts for sentence in one.sentences), salience=1.0)
    offered = (Candidate(text=joined, confidence=0.99, least=0.99),)
    told = by_fact(
        replace(asked, facts=(fact,)),
        lambda requests: [Written(sentences=(), support=(), candidates=offered) for _ in requests],
        LIMITS,
        kept_words=0.8,
        headline_words=16,
        copyedit=False,
    )
    assert joined not in told.sentences
    assert {span.article_id for span in told.support[0]} == {fact.sentences[0].article_id}
