"""extract: the ranked sentences word for word, in an order that reads, within the budget, with exact evidence."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.engines.base import Engine, Request, Written
from pipeline.engines.extract import ExtractEngine, ExtractSettings
from pipeline.telling.bearing import bears_out
from pipeline.types import Article, Fact, Sentence, Span

LAW = settings(derandomize=True, deadline=None, max_examples=100)

CLOSED = "Inspectors closed the old bridge in Arden on Tuesday after finding forty cracks."
REPAIRS = "Repairs will cost nine million crowns, according to the town council."
HOLM = "Mayor Greta Holm promised a full report within a month."
HE_ADDED = "She also asked engineers from Bellmoor for help."
FERRY = "Ferries from Glenby now run twice as often."


def request(*bodies: list[str], order: list[tuple[int, int]] | None = None, max_words: int = 150, merge: bool = False) -> Request:
    """Articles a0, a1, ... of the given sentences; facts in `order` of (article, position), or as they stand."""
    articles, rows = [], {}
    for number, body in enumerate(bodies):
        start = 0
        for position, text in enumerate(body):
            rows[number, position] = Sentence(
                text=text, article_id=f"a{number}", start=start, end=start + len(text), position=position
            )
            start += len(text) + 1
        articles.append(Article(id=f"a{number}", title="", text="\n".join(body)))
    chosen = [rows[place] for place in (order or list(rows))]
    groups = [tuple(chosen)] if merge else [(sentence,) for sentence in chosen]
    facts = tuple(Fact(sentences=group, salience=1 / (1 + place)) for place, group in enumerate(groups))
    return Request(story_id="s", articles=tuple(articles), facts=facts, max_words=max_words)


def write(asked: Request, **knobs: float) -> Written:
    engine: Engine = ExtractEngine(ExtractSettings())
    (written,) = engine.write([replace(asked, **knobs)])  # type: ignore[arg-type]
    return written


BODIES = st.lists(
    st.lists(st.sampled_from([CLOSED, REPAIRS, HOLM, HE_ADDED, FERRY, "Is it?", "“No,” Holm said.", "He left."]), max_size=6),
    min_size=1,
    max_size=3,
)


@LAW
@given(BODIES, st.integers(1, 60), st.randoms(use_true_random=False))
def test_laws(bodies: list[list[str]], max_words: int, draw: object) -> None:
    places = [(number, place) for number, body in enumerate(bodies) for place in range(len(body))]
    draw.shuffle(places)  # type: ignore[attr-defined]
    asked = request(*bodies, order=places or None, max_words=max_words)
    written = write(asked)
    assert written == write(asked)
    if not places:
        assert written == Written(sentences=(), support=(), failure="no_sentence")
        return
    texts = {article.id: article.text for article in asked.articles}
    assert written.failure is None
    assert len(written.support) == len(written.sentences) >= 1
    for sentence, support in zip(written.sentences, written.support, strict=True):
        own = support[0]
        assert texts[own.article_id][own.start : own.end] == sentence
    owns = [support[0] for support in written.support]
    assert len(set(owns)) == len(owns)
    spent = sum(len(sentence.split()) for sentence in written.sentences)
    shortest = min(len(fact.sentences[0].text.split()) for fact in asked.facts)
    assert spent <= max(max_words, shortest)
    assert spent <= max_words or len(written.sentences) == 1


def test_the_best_leads_and_the_rest_stand_as_in_their_sources() -> None:
    asked = request([CLOSED, REPAIRS, FERRY], order=[(0, 0), (0, 2), (0, 1)])
    assert write(asked).sentences == (CLOSED, REPAIRS, FERRY)
    assert write(request([CLOSED, REPAIRS], [FERRY], order=[(1, 0), (0, 1), (0, 0)])).sentences[0] == FERRY


def test_one_article_is_told_in_its_own_order() -> None:
    asked = request([CLOSED, REPAIRS, FERRY], order=[(0, 2), (0, 1), (0, 0)])
    assert write(asked).sentences == (CLOSED, REPAIRS, FERRY)


def test_a_sentence_that_cannot_stand_alone_never_leads() -> None:
    asked = request(["“The bridge was never safe,” Greta Holm told the council.", CLOSED, FERRY])
    assert write(asked).sentences[0] == CLOSED


def test_it_fills_the_budget_with_whole_sentences() -> None:
    asked = request([CLOSED, REPAIRS, FERRY], max_words=21)
    assert write(asked, closing_words=0).sentences == (CLOSED, FERRY)  # 13 + 8 words; REPAIRS, 11 words, did not fit
    assert write(request([CLOSED, REPAIRS], max_words=12)).sentences == (REPAIRS,)


def test_over_budget_the_shortest_is_used_alone() -> None:
    assert write(request([CLOSED, REPAIRS], max_words=3)).sentences == (REPAIRS,)


def test_where_nothing_stands_alone_something_is_said() -> None:
    assert write(request(["Is it safe?", "He left."])).sentences == ("Is it safe?",)


def test_a_leaning_sentence_stays_right_behind_the_one_it_leans_on() -> None:
    asked = request([FERRY, HOLM, HE_ADDED, CLOSED], order=[(0, 3), (0, 2), (0, 0), (0, 1)])
    assert write(asked).sentences == (FERRY, HOLM, HE_ADDED, CLOSED)
    alone = request([FERRY, HOLM, HE_ADDED, CLOSED], order=[(0, 3), (0, 2), (0, 0)])
    assert write(alone).sentences == (FERRY, CLOSED)


SAID = "“The old bridge is closed for good,” Mayor Greta Holm said on Tuesday."
MORE = "“Nobody will ever cross it again, and everybody knows it.”"


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ([FERRY, SAID, MORE], (FERRY, SAID, MORE)),
        ([FERRY, HOLM, MORE], (FERRY, HOLM)),  # nobody said anything
        ([FERRY, SAID, "“Nobody will ever cross it again, and everybody"], (FERRY, SAID)),  # no whole quotation
    ],
)
def test_a_quotation_stands_right_behind_who_says_it(body: list[str], told: tuple[str, ...]) -> None:
    assert write(request(body)).sentences == told
    assert write(request(body, order=[(0, 0), (0, 2)])).sentences == (FERRY,)  # without it, not at all


def test_she_follows_no_other_wording_of_the_sentence_before_without_a_name() -> None:
    nameless = "The town council will tear the old bridge down and build another."
    asked = request([FERRY, HOLM, HE_ADDED], [nameless], order=[(0, 0), (0, 1), (0, 2)])
    assert HE_ADDED in write(asked).sentences
    echoed = replace(asked.facts[1].sentences[0], text=nameless, article_id="a1", echoes=(asked.facts[1].sentences[0].span,))
    facts = (asked.facts[0], Fact(sentences=(echoed,), salience=1.0), asked.facts[2])
    assert HE_ADDED not in write(replace(asked, facts=facts)).sentences
    named = replace(echoed, text=nameless.replace("The town council", "Mayor Greta Holm"))
    facts = (asked.facts[0], Fact(sentences=(named,), salience=1.0), asked.facts[2])
    assert HE_ADDED in write(replace(asked, facts=facts)).sentences


def test_a_quotation_is_not_given_to_another_than_who_says_it_behind_it() -> None:
    asked = request([FERRY, SAID, MORE, "Ann Lind said."], order=[(0, 0), (0, 1), (0, 2)])
    line = replace(asked, articles=(replace(asked.articles[0], text=asked.articles[0].text.replace("\nAnn", " Ann")),))
    assert write(line).sentences == (FERRY, SAID)


def test_what_a_sentence_leans_on_comes_in_for_it() -> None:
    body = [FERRY, HOLM, HE_ADDED, CLOSED]
    order = [(0, 0), (0, 2), (0, 3), (0, 1)]  # what it leans on is last
    assert write(request(body, order=order, max_words=26)).sentences == (FERRY, HOLM, HE_ADDED)  # 8 + 9 + 8 words
    assert write(request(body, order=order, max_words=24), continuity=0, closing_words=0).sentences == (
        FERRY,
        CLOSED,
    )  # for both none


def test_comment_gives_way_to_reports_unless_there_is_too_little_else() -> None:
    views = ["The arguments against this tax make no sense.", "Surely nothing could be further from the truth than this."]
    reports = ["The council said that it will raise the tax by 4 percent.", "Officials expected a vote on it in spring."]
    order = [(0, 0), (0, 1), (1, 0), (1, 1)]
    assert write(request(views, reports, order=order, max_words=25)).sentences == tuple(reports)
    assert set(write(request(views, reports, order=order, max_words=40)).sentences) > set(reports)
    assert write(request(views, order=order[:2], max_words=40)).sentences == tuple(views)


def test_what_a_later_article_looks_back_on_is_not_foretold() -> None:
    asked = request(
        ["The council of Arden will vote on the bridge on Tuesday."], ["Inspectors of the county found forty cracks below."]
    )
    dated = [replace(article, published=day) for article, day in zip(asked.articles, ("2020-06-01", "2020-06-03"), strict=True)]
    assert write(asked).sentences == tuple(fact.sentences[0].text for fact in asked.facts)
    assert write(replace(asked, articles=tuple(dated))).sentences == ("Inspectors of the county found forty cracks below.",)


def test_a_surname_waits_for_the_full_name() -> None:
    spoke = "Holm said ferries from Glenby would run twice as often."
    asked = request([CLOSED], [spoke], [REPAIRS, HOLM], order=[(0, 0), (1, 0), (2, 1)])
    assert write(asked).sentences == (CLOSED, HOLM, spoke)


def test_a_speaker_nobody_introduces_is_left_out() -> None:
    spoke = "Lind said ferries from Glenby would run twice as often."
    asked = request([CLOSED, "Elsa Lind has led the company for years.", spoke], order=[(0, 0), (0, 2)])
    assert write(asked).sentences == (CLOSED,)
    known = request([CLOSED, "Lind has led the company for years.", spoke], order=[(0, 0), (0, 2)])  # nowhere in full
    assert write(known).sentences == (CLOSED, spoke)


def test_a_day_is_no_speaker() -> None:
    spoke = "Elsa Lind of the ferries testified Friday to the council of Glenby."
    assert write(request([spoke, "The shops had Black Friday sales."], order=[(0, 0)])).sentences == (spoke,)
    late = request([CLOSED, "The shops had Black Friday sales.", spoke], order=[(0, 0), (0, 2)])
    assert write(late).sentences == (CLOSED, spoke)


def test_a_company_at_two_sentence_ends_is_no_full_name() -> None:
    spoke = "Lindco said ferries from Glenby would run twice as often."
    asked = request([CLOSED, "Repairs will be paid by Lindco.", spoke], order=[(0, 0), (0, 2)])
    assert write(asked).sentences == (CLOSED, spoke)


def test_for_want_of_room_no_worse_wording_stands_in() -> None:
    sound = f"{HOLM[:-1]} to the council, the press and the people of the town."
    quoted = "“A report within a month,” Greta Holm told the council."
    short = "Greta Holm promised the council a report."
    asked = request([sound], [quoted], merge=True, max_words=15)
    told = Sentence(text=FERRY, article_id="a0", start=len(sound) + 1, end=len(sound) + 1 + len(FERRY), position=1)
    assert write(replace(asked, facts=(*asked.facts, Fact(sentences=(told,), salience=0.1)))).sentences == (FERRY,)
    assert write(request([sound], [short], merge=True, max_words=15)).sentences == (short,)


def test_the_wording_that_introduces_a_name_is_taken() -> None:
    bare = Sentence(text="The mayor promised a full report within a month.", article_id="a0", start=0, end=48, position=0)
    full = Sentence(text=HOLM, article_id="a1", start=0, end=len(HOLM), position=0)
    spoke = Sentence(
        text="Holm blamed the winter for forty cracks in the bridge.", article_id="a0", start=49, end=103, position=1
    )
    asked = Request(
        story_id="s",
        articles=(Article(id="a0", title="", text=f"{bare.text}\n{spoke.text}"), Article(id="a1", title="", text=HOLM)),
        facts=(Fact(sentences=(bare, full), salience=1.0), Fact(sentences=(spoke,), salience=0.5)),
        max_words=150,
    )
    written = write(asked)
    assert written.sentences == (HOLM, spoke.text)
    assert written.support[0] == (Span(article_id="a1", start=0, end=len(HOLM)), Span(article_id="a0", start=0, end=48))


def test_support_is_the_sentence_then_its_echoes_then_the_rest_of_the_fact() -> None:
    echo = Span(article_id="a2", start=3, end=9)
    first = Sentence(text=CLOSED, article_id="a0", start=0, end=len(CLOSED), position=0, echoes=(echo,))
    same, denied = "Inspectors found forty cracks and closed the bridge in Arden.", CLOSED.replace("closed", "never closed")
    second = Sentence(text=same, article_id="a1", start=0, end=len(same), position=0)
    third = Sentence(text=denied, article_id="a1", start=len(same) + 1, end=len(same) + 1 + len(denied), position=1)
    asked = Request(
        story_id="s",
        articles=(Article(id="a0", title="", text=CLOSED), Article(id="a1", title="", text=f"{same}\n{denied}")),
        facts=(Fact(sentences=(first, second, third), salience=1.0),),
        max_words=150,
    )
    own = Span(article_id="a0", start=0, end=len(CLOSED))
    assert write(asked).support == ((own, echo, Span(article_id="a1", start=0, end=len(same))),)


@pytest.mark.parametrize(
    ("other", "sentence", "evidence"),
    [
        ("A ferry sank and 19 people were killed.", "At least 19 people were killed when a ferry sank.", True),
        ("A ferry sank and 12 people were killed.", "At least 19 people were killed when a ferry sank.", False),
        ("The captain of the ferry was arrested.", "The captain of the ferry was not arrested.", False),
        ("The captain of the ferry wasn't arrested.", "The captain of the ferry was not arrested.", True),
        ("The ferry was built in Glenby.", "The captain of the ferry denied all charges on Monday.", False),
    ],
)
def test_other_wordings_are_evidence_only_for_what_they_say(other: str, sentence: str, evidence: bool) -> None:
    assert bears_out(other, sentence) is evidence


@pytest.mark.parametrize(
    "again",
    [
        CLOSED.replace("Tuesday", "Friday"),
        "On Tuesday forty cracks closed the bridge.",
        "Elsa Lind says inspectors closed the old bridge in Arden on Tuesday, when her party met in Farrow for its congress.",
    ],
)
def test_what_is_said_is_not_said_again(again: str) -> None:
    asked = request([CLOSED, FERRY], [again], order=[(0, 0), (1, 0), (0, 1)])
    assert write(asked).sentences == (CLOSED, FERRY)


def test_a_clause_word_for_word_is_a_repeat_whatever_else_the_sentences_say() -> None:
    clause = "inspectors found forty deep cracks in the main pillars"
    first = f"Schools near the river in Arden stayed shut on Tuesday, trains were late and shops closed early after {clause}."
    again = f"Greta Holm, mayor since spring, told parliament that budgets had been cut for a decade when {clause} of it."
    other = again.replace("deep cracks", "cracks, some of them deep,")
    assert write(request([first], [again])).sentences == (first,)
    assert write(request([first], [other])).sentences == (first, other)


def test_the_share_that_counts_as_a_repeat_is_a_setting() -> None:
    again = "On Tuesday forty cracks closed the bridge."
    asked = request([CLOSED], [again])
    assert write(asked, repeat=1.0).sentences == (CLOSED,)  # every word of it is said already
    other = request([CLOSED], ["On Tuesday forty children crossed the bridge to Glenby."])
    assert len(write(other, repeat=0.3).sentences) == 1
    assert len(write(other, repeat=0.9).sentences) == 2


LEAD = "The governor of Arden suddenly resigned late on Tuesday, saying that nobody should damage his family."
LED = "Governor Holm of Arden announced his resignation from office on Tuesday after a meeting with his family."
FILLING = [f"Paragraph {number} goes on about the many other matters of a long report on {what}." for number, what in enumerate(
    ("harvests", "ferries", "opera", "chess", "weather", "herring", "glaciers", "violins", "customs", "libraries")
)]  # fmt: skip


@pytest.mark.parametrize(
    ("bodies", "days", "told"),
    [
        (([LEAD, *FILLING], [LED, *FILLING]), ("2024-05-07", "2024-05-07"), 1),
        (([LEAD, *FILLING], [LED, *FILLING]), (None, "2024-05-07"), 1),
        (([LEAD, *FILLING], [LED, *FILLING]), ("2024-05-07", "2024-05-09"), 2),  # a later day's news may be new
        (([LEAD, *FILLING], [*FILLING, LED]), (None, None), 2),  # not how it begins
        (([LEAD], [LED]), (None, None), 2),  # notes
    ],
)
def test_two_articles_of_a_day_begin_with_the_same_event(
    bodies: tuple[list[str], list[str]], days: tuple[str | None, str | None], told: int
) -> None:
    asked = request(*bodies, order=[(0, 0), (1, bodies[1].index(LED))])
    dated = tuple(replace(article, published=day) for article, day in zip(asked.articles, days, strict=True))
    assert len(write(replace(asked, articles=dated)).sentences) == told


def test_all_is_marked_as_extracted_and_no_headline_is_made_up() -> None:
    assert write(request([CLOSED, FERRY])).origins == ("extracted", "extracted")
    assert write(replace(request([CLOSED]), task="headline")) == Written(sentences=(), support=(), failure="no_headline")


def test_fingerprint_names_the_version() -> None:
    assert ExtractEngine(ExtractSettings()).fingerprint == ExtractEngine(ExtractSettings()).fingerprint
    assert re.match(r"extract/\d+ ", ExtractEngine(ExtractSettings()).fingerprint)
    assert ExtractEngine(ExtractSettings()).name == "extract"


MOVE = "The captains of Glenby called the decision a gift to the old harbour."
FILL = [
    f"The tide of the {day} was high again, and nobody on the long pier thought anything of it." for day in ("first", "second")
]


def test_what_takes_up_the_sentence_before_it_stays_behind_it() -> None:
    asked = request([CLOSED, HOLM, *FILL, *FILL], [FERRY, MOVE], order=[(0, 0), (0, 1), (1, 0), (1, 1)])
    assert write(asked).sentences == (CLOSED, FERRY, MOVE, HOLM)
    other = request([CLOSED, HOLM, *FILL, *FILL], [FERRY, REPAIRS], order=[(0, 0), (0, 1), (1, 0), (1, 1)])
    assert write(other).sentences == (CLOSED, FERRY, HOLM, REPAIRS)


def test_none_comes_before_the_sentence_that_its_article_has_right_before_it() -> None:
    asked = request([CLOSED, *FILL], [*FILL, FERRY, REPAIRS], [REPAIRS, *FILL], order=[(0, 0), (1, 2), (1, 3)])
    lead, ferry, repairs = (fact.sentences[0] for fact in asked.facts)
    first = replace(
        repairs, echoes=(Span(article_id="a2", start=0, end=len(REPAIRS)),)
    )  # which is also how another article begins
    facts = tuple(Fact(sentences=(one,), salience=1.0) for one in (lead, ferry, first))
    assert write(replace(asked, facts=facts)).sentences == (CLOSED, FERRY, REPAIRS)


def test_what_goes_on_comes_before_what_is_worth_as_much_elsewhere() -> None:
    far = "Ferries between Holm and Arden ran late in the storm of the weekend."
    asked = request([CLOSED, REPAIRS, HOLM, "The shops were shut.", "The school was shut.", far], order=[(0, 0), (0, 5), (0, 1)])
    facts = tuple(replace(fact, salience=worth) for fact, worth in zip(asked.facts, (0.7, 0.45, 0.44), strict=True))
    asked = replace(asked, facts=facts, max_words=26)
    assert write(asked, closing_words=0).sentences == (CLOSED, REPAIRS)
    assert write(asked, closing_words=0, continuity=0).sentences == (CLOSED, far)
    worse = replace(asked, facts=(*facts[:2], replace(facts[2], salience=0.2)))
    assert write(worse, closing_words=0).sentences == (CLOSED, far)


def test_the_last_words_are_for_what_goes_on_or_is_worth_it() -> None:
    asked = request([CLOSED, REPAIRS], [FERRY], order=[(0, 0), (1, 0)])
    asked = replace(asked, max_words=26)
    assert write(asked).sentences == (CLOSED, FERRY)  # 13 words are left, of 26
    short = replace(asked, max_words=24)
    assert write(short).sentences == (CLOSED,)
    assert write(short, closing_words=11).sentences == (CLOSED, FERRY)
    worthy = replace(short, facts=(asked.facts[0], replace(asked.facts[1], salience=0.85)))
    assert write(worthy).sentences == (CLOSED, FERRY)
    behind = request([CLOSED, REPAIRS], [FERRY], order=[(0, 0), (1, 0), (0, 1)])
    assert write(replace(behind, max_words=24)).sentences == (CLOSED, REPAIRS)
