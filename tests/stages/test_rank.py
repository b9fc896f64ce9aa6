"""rank: permutes and truncates, never invents; groups what reports the same; each method orders by what it says."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.stages.rank import Blend, Centroid, Lead, Learned, LexRank, NoRank, RankSettings, rank
from pipeline.types import Article, Fact, Sentence, Span, Story

LAW = settings(derandomize=True, deadline=None, max_examples=60)
METHODS = [Learned(), Blend(), LexRank(), Centroid(), Lead(), NoRank()]
SCORED = [Learned(), Blend(), LexRank(), Centroid()]

WORDS = ["bridge", "council", "Arden", "closed", "Tuesday", "cracks", "He", "said", "the", "engineers", "40", "crowns", "river"]
BODIES = st.lists(
    st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=9), min_size=0, max_size=7), min_size=1, max_size=4
)


def story(*bodies: list[str], titles: tuple[str, ...] = ()) -> Story:
    """Articles a0, a1, ... of the given sentences, each on a line of its own."""
    articles, sentences = [], []
    for number, body in enumerate(bodies):
        name, start = f"a{number}", 0
        for position, text in enumerate(body):
            sentences.append(Sentence(text=text, article_id=name, start=start, end=start + len(text), position=position))
            start += len(text) + 1
        articles.append(Article(id=name, title=titles[number] if titles else "", text="\n".join(body)))
    return Story(id="s", articles=tuple(articles), sentences=tuple(sentences))


def facts(told: Story, method: RankSettings) -> tuple[Fact, ...]:
    (ranked,) = rank([told], method)
    assert replace(ranked, facts=()) == replace(told, facts=())
    return ranked.facts


def texts(found: tuple[Fact, ...]) -> list[list[str]]:
    return [[sentence.text for sentence in fact.sentences] for fact in found]


@pytest.mark.parametrize("method", METHODS, ids=lambda method: method.method)
@LAW
@given(BODIES, st.integers(1, 60))
def test_laws(method: RankSettings, bodies: list[list[list[str]]], budget: int) -> None:
    told = story(*[[" ".join(words) + "." for words in body] for body in bodies])
    if not isinstance(method, NoRank):
        method = method.model_copy(update={"max_words": budget})
    found = facts(told, method)
    kept = [sentence for fact in found for sentence in fact.sentences]
    places = [(sentence.article_id, sentence.start) for sentence in kept]
    assert len(set(places)) == len(places)  # each sentence in at most one fact
    assert set(kept) <= set(told.sentences)  # none invented
    assert all(fact.sentences for fact in found)
    assert all(0 <= fact.salience <= 1 for fact in found)
    assert all(before.salience >= after.salience for before, after in pairwise(found))
    assert found == facts(told, method)
    spent = [len(fact.sentences[0].text.split()) for fact in found]
    if isinstance(method, NoRank):
        assert [fact.sentences for fact in found] == [(sentence,) for sentence in told.sentences]
    else:
        assert sum(spent[:-1]) < budget
        assert sum(spent) >= budget or len(kept) == len(told.sentences)


def test_lead_takes_turns() -> None:
    told = story(["First one.", "First two."], ["Second one.", "Second two."])
    assert texts(facts(told, Lead())) == [["First one."], ["Second one."], ["First two."], ["Second two."]]


@pytest.mark.parametrize("method", SCORED, ids=lambda method: method.method)
def test_the_same_fact_in_two_articles_is_one_fact_and_a_chain_is_not(method: RankSettings) -> None:
    told = story(
        ["Engineers found forty cracks in the Arden bridge on Tuesday.", "The library of Bellmoor reopened after a flood."],
        ["On Tuesday engineers found forty cracks in the bridge at Arden.", "Ferry tickets will cost nine crowns from May."],
    )
    found = texts(facts(told, method))
    assert len(found) == 3
    assert sorted(found[0]) == [told.sentences[0].text, told.sentences[2].text]

    chain = story(["alpha beta gamma.", "beta gamma delta.", "gamma delta epsilon.", "delta epsilon zeta."])
    for group in facts(chain, method.model_copy(update={"same_fact": 0.6})):
        ends = {sentence.text.split()[0] for sentence in group.sentences}
        assert not {"alpha", "delta"} <= ends


def test_what_most_articles_report_comes_first() -> None:
    said = "Inspectors closed the Arden bridge on Tuesday."
    told = story(
        ["Dunmere opened a museum near the bridge last summer.", said],
        ["Farrow elected a mayor who had built a bridge.", said],
        ["Calder sold its bridge to a company in Glenby.", said],
    )
    for method in (Blend(position=0.0, lead=0.0), LexRank(), Centroid()):
        assert facts(told, method)[0].sentences[0].text == said


def test_echoes_are_sources_and_wire_copies_are_not() -> None:
    told = story(
        ["Inspectors closed the Arden bridge on Tuesday.", "Dunmere opened a museum of trains on Tuesday."],
        ["Calder sold nine ferries to a company in Glenby."],
        ["Farrow elected Elsa Lind as mayor on Sunday."],
    )
    alone = Blend(lexrank=0.0, centroid=0.0, position=0.0, lead=0.0, title=0.0, dangling=0.0, relevance=1.0)
    museum = replace(told.sentences[1], echoes=(Span(article_id="a1", start=0, end=9), Span(article_id="a2", start=0, end=9)))
    folded = replace(told, sentences=(told.sentences[0], museum, *told.sentences[2:]))
    assert facts(folded, alone)[0] == Fact(sentences=(museum,), salience=1.0)

    copy = replace(told.articles[0], id="wire")
    copied = replace(museum, echoes=(Span(article_id="wire", start=0, end=9),))
    wired = replace(
        folded,
        articles=(replace(told.articles[0], copies=(copy,)), *told.articles[1:]),
        sentences=(told.sentences[0], copied, *told.sentences[2:]),
    )
    assert [fact.salience for fact in facts(wired, alone)] == [0.0, 0.0, 0.0, 0.0]

    elsewhere = replace(wired, articles=(told.articles[0], replace(told.articles[1], copies=(copy,)), told.articles[2]))
    assert facts(elsewhere, alone)[0] == Fact(sentences=(copied,), salience=0.5)  # the copy speaks for the article it copies


def test_a_sentence_that_cannot_stand_alone_leads_no_fact() -> None:
    told = story(
        ["He told engineers in Arden that the old bridge had forty cracks."],
        ["Greta Holm told engineers in Arden that the old bridge had forty cracks."],
    )
    for method in (Learned, Blend):
        assert texts(facts(told, method())) == [[told.sentences[1].text, told.sentences[0].text]]
        assert texts(facts(told, method(dangling=0.0)))[0][0] == told.sentences[0].text


def test_what_opens_a_digest_gives_way_to_what_all_articles_say() -> None:
    told = story(
        ["Arden closed its old bridge on Tuesday.", "Trains were full.", "Repairs cost forty crowns, mayor Holm said."],
        ["Glenby sold ferries to tourists.", "Shops were busy.", "Forty crowns for repairs is too much, said engineers."],
        ["Farrow elected Elsa Lind.", "Rain fell.", "Lind asked Holm who will pay forty crowns for repairs."],
        titles=("Arden closes bridge", "Glenby sells ferries", "Farrow elects Lind"),
    )
    for lead_words, second in ((100_000, "Glenby sold ferries to tourists."), (1, told.sentences[8].text)):
        found = texts(facts(told, Learned(lead_words=lead_words, relevance=1.0)))
        assert [group[0] for group in found[:2]] == [told.sentences[0].text, second]


def test_titles_and_positions_weigh() -> None:
    body = ["Arden has nine parks.", "Its council sold the old ferry to Glenby.", "A storm hit the coast of Farrow."]
    told = story(body, titles=("Council sells ferry to Glenby",))
    zero = {"lexrank": 0.0, "centroid": 0.0, "lead": 0.0, "sources": 0.0, "dangling": 0.0}
    assert facts(told, Blend(**zero, title=1.0, position=0.0))[0].sentences[0].text == body[1]
    assert texts(facts(told, Blend(**zero, title=0.0, position=1.0))) == [[text] for text in body]


def test_facts_do_not_depend_on_the_order_of_the_articles() -> None:
    told = story(
        ["Inspectors closed the Arden bridge on Tuesday.", "Repairs will cost forty million crowns, the council said."],
        ["The Arden bridge was closed by inspectors on Tuesday after a storm.", "Ferries from Glenby run twice as often now."],
        [
            "Mayor Greta Holm promised a report on the bridge within a month.",
            "Forty million crowns is what repairs to the bridge will cost.",
        ],
    )
    places = {article.id: place for place, article in enumerate(reversed(told.articles))}
    turned = replace(
        told,
        articles=told.articles[::-1],
        sentences=tuple(sorted(told.sentences, key=lambda sentence: (places[sentence.article_id], sentence.position))),
    )
    for method in SCORED:
        assert facts(turned, method) == facts(told, method)


@pytest.mark.parametrize("method", METHODS, ids=lambda method: method.method)
def test_odd_stories(method: RankSettings) -> None:
    assert facts(story([]), method) == ()
    assert texts(facts(story(["..."]), method)) == [["..."]]
    assert len(facts(story(["The and of.", "!"]), method)) == 2
    many = story(*[[f"Town {a} {b} sold ferry {a * b} to council{b}." for b in range(20)] for a in range(40)])  # sparse rows
    assert sum(len(fact.sentences) for fact in facts(many, method)) >= 40


def test_a_pronoun_that_has_but_one_antecedent_costs_nothing() -> None:
    def cost(first: str) -> float:
        told = story([first, "He said that forty cracks had been found in the pillars of the bridge."])
        ranked = [rank([told], Learned(dangling=each), named=True)[0] for each in (0.0, 0.2)]
        free, taken = ([fact.salience for fact in each.facts] for each in ranked)
        return sum(free) - sum(taken)

    assert cost("Mayor John Holm closed the old bridge on Tuesday.") == 0.0
    assert cost("The mayor in Arden closed the old bridge on Tuesday.") > 0.1
