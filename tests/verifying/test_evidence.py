"""Where a sentence comes from: exact places, all who say so, and nobody who does not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.types import Span, Story
from pipeline.verifying.evidence import Evidence, Trace, says
from tests.verifying.make import ARDEN, GAZETTE, HERALD, story

SENTENCES = [sentence.text for sentence in ARDEN.sentences]
CLOSED, PAINFUL, COST, DATE, SCHOOLS = SENTENCES[:5]
WORDS = st.sampled_from(sorted({word for text in (GAZETTE, HERALD) for word in text.split()}))


def trace(text: str, about: Story = ARDEN, named: tuple[Span, ...] = ()) -> Trace:
    return Evidence(about).trace(text, named, most=3, gain=0.15)


def texts(found: Trace, about: Story = ARDEN) -> list[str]:
    articles = {article.id: article.text for article in about.articles}
    return [articles[span.article_id][span.start : span.end] for span in found.spans]


@given(
    st.one_of(st.sampled_from(SENTENCES), st.lists(WORDS, max_size=30).map(" ".join), st.text(max_size=60)),
    st.lists(st.sampled_from([sentence.span for sentence in ARDEN.sentences]), max_size=3),
)
@settings(max_examples=300, deadline=None, derandomize=True)
def test_every_span_is_a_sentence_of_the_story_and_none_is_there_twice(text: str, named: list[Span]) -> None:
    found = trace(text, named=tuple(named))
    said = {sentence.span for sentence in ARDEN.sentences} | {echo for each in ARDEN.sentences for echo in each.echoes}
    assert set(found.spans) <= said
    assert len(set(found.spans)) == len(found.spans)
    assert found.independent <= len({span.article_id for span in found.spans})
    assert (found.independent > 0) == bool(found.spans)
    if found.verbatim:
        assert texts(found)[0].casefold().split() == text.casefold().split()


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_source_sentence_is_traced_to_itself(sentence: str) -> None:
    found = trace(sentence)
    assert (found.verbatim, texts(found)[0]) == (True, sentence)


def test_other_quotation_marks_are_the_same_sentence() -> None:
    about = story("The mayor said it was “painful – but necessary” on Friday night.")
    found = trace('The mayor said it was "painful - but necessary" on Friday night.', about)
    assert (found.verbatim, found.independent) == (True, 1)


def test_another_article_in_other_words_says_so_too() -> None:
    # Not an echo: the words are in another order, so `dedup` has left both.
    found = trace(CLOSED)
    assert [span.article_id for span in found.spans] == ["a", "b"]
    assert found.independent == 2


@pytest.mark.parametrize(
    ("source", "claim", "agree"),
    [
        ("Inspectors found 12 cracks in the bridge on Friday.", "On Friday inspectors found 12 cracks in the bridge.", True),
        ("Inspectors found 14 cracks in the bridge on Friday.", "On Friday inspectors found 12 cracks in the bridge.", False),
        ("Inspectors found no cracks in the bridge on Friday.", "On Friday inspectors found cracks in the bridge.", False),
        ("Mayor Brook closed the iron bridge for repairs.", "Mayor Reed closed the iron bridge for repairs.", False),
        ('Brook said the bridge closure was "painful".', 'Brook said the bridge closure was "cheap".', False),
        # Of eight content words five.
        ("Mayor Brook closed the iron bridge.", "Mayor Brook closed the iron bridge after engineers found cracks.", False),
        ("The bridge stayed open for ferries all night.", "Brook closed the bridge and blamed the council.", False),
        ("Bridge tolls in Arden rose by 3 crowns on Friday.", "Bridge tolls in Arden fell by 3 crowns on Friday.", False),
        ("Arden beat Corby in the final on Friday.", "Corby beat Arden in the final on Friday.", False),
        ("Mayor Ada Brook closed the bridge in Arden.", "Mayor Tom Brook closed the bridge in Arden.", False),
    ],
)
def test_saying_the_same(source: str, claim: str, agree: bool) -> None:
    assert says(source, claim) is agree


def test_who_says_the_opposite_is_no_source() -> None:
    rose = "Tolls on the iron bridge in Arden rose by 3 crowns on Friday after a vote in the council."
    about = story(rose, rose.replace("rose", "fell"), f"On Friday {rose[0].lower()}{rose[1:].replace(' on Friday', '')}")
    found = trace(rose, about)
    assert ([span.article_id for span in found.spans], found.independent) == (["a", "c"], 2)


def test_he_counts_where_it_is_certain_whom_he_is() -> None:
    # The first says it with a "He" that stands for Corby; the second the same, where it might be either of two.
    spoke = "He also said that he was driving back to Arden to examine the bridge."
    about = story(
        f"Engineer Liam Corby said on Friday that no cause had been found. {spoke}",
        f"Tom Reed called the news of Liam Corby encouraging. Brook thanked them. {spoke}",
        "Nobody knows who is to pay for the repairs, a spokesman for the town said.",
    )
    found = trace("Corby said that he was driving back to Arden to examine the bridge.", about)
    assert found.independent == 2
    alone = story(
        f"Engineer Liam Corby said on Friday that no cause had been found. {spoke}", "Engineer Ada Reed spoke of ferries."
    )
    assert trace("Reed said that she was driving back to Arden to examine the bridge.", alone).independent <= 1


def test_a_fusion_is_traced_to_its_parts_and_no_article_says_it_alone() -> None:
    found = trace("Schools near the bridge stayed open and ferries will carry workers across the river until spring.")
    assert [span.article_id for span in found.spans] == ["b", "a"]
    assert (found.verbatim, found.independent) == (False, 1)
    assert [text.split()[0] for text in texts(found)] == ["Ferries", "Schools"]


def test_at_most_so_many_make_up_a_sentence() -> None:
    fused = "Repairs cost 40 million crowns, 30 engineers examine the bridge, schools stayed open, ferries carry workers."
    assert len(Evidence(ARDEN).trace(fused, most=2, gain=0.1).sentences) == 2
    assert len(Evidence(ARDEN).trace(fused, most=9, gain=0.1).sentences) == 4


def test_a_number_weighs_more_than_a_word() -> None:
    about = story("The council met workers about the old bridge at noon.", "They need 40 crowns for it.")
    assert texts(trace("The old bridge needs 40 crowns.", about), about)[0] == "They need 40 crowns for it."


def test_what_nobody_says_rests_on_nothing() -> None:
    assert trace("Penguins elected an astronaut.") == Trace((), (), False, 0)


def test_named_spans_that_do_not_say_so_are_left_out() -> None:
    wrong = ARDEN.sentences[1].span
    assert wrong not in trace(COST, named=(wrong,)).spans
    assert trace(COST, named=(ARDEN.sentences[2].span,)).spans[0] == ARDEN.sentences[2].span


def test_a_copy_is_named_as_such_and_counts_once() -> None:
    copied = story(GAZETTE, GAZETTE.split(". ", 1)[1])  # without its first sentence: the offsets are others
    assert [len(article.copies) for article in copied.articles] == [1]
    found = Evidence(copied)
    traced = found.trace(COST, most=3, gain=0.15)
    supports = found.supports(traced.spans)
    original, copy = copied.articles[0], copied.articles[0].copies[0]
    assert traced.independent == 1
    assert [(each.article_id, each.copy_of) for each in supports] == [(original.id, None), (copy.id, original.id)]
    assert copy.text[supports[1].start : supports[1].end] == COST


def test_nearest_has_the_first_first_and_no_more_than_asked_for() -> None:
    evidence = Evidence(ARDEN)
    assert evidence.nearest(COST, 3, first=(4,))[:2] == [4, 2]
    assert len(evidence.nearest(CLOSED, 2)) == 2
