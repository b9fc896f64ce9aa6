"""Sentences that stand alone by a name: whom "he" means, whose words a quotation gives, and where that is left open."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.referring.standing import Standing, standing
from pipeline.types import Article, Sentence, Span, Story


def story(*lines: str, between: str = " ") -> Story:
    """One article of these sentences."""
    text, sentences = "", []
    for position, line in enumerate(lines):
        text += between if text else ""
        sentences.append(Sentence(text=line, article_id="a", start=len(text), end=len(text) + len(line), position=position))
        text += line
    return Story(id="s", articles=(Article(id="a", title="", text=text),), sentences=tuple(sentences))


def last(*lines: str, between: str = " ") -> Standing | None:
    """How the last of these sentences stands alone."""
    told = story(*lines, between=between)
    return standing(told, told.sentences).get(told.sentences[-1].span)


def said(*lines: str) -> str | None:
    found = last(*lines)
    return found and found.text


INTRODUCED = "Mayor John Holm closed the old bridge on Tuesday."


@pytest.mark.parametrize(
    ("before", "sentence", "alone"),
    [
        (INTRODUCED, "He also said that it had forty cracks.", "Mayor John Holm also said that it had forty cracks."),
        (INTRODUCED, "But he said that it had forty cracks.", "Mayor John Holm said that it had forty cracks."),
        (
            INTRODUCED,
            "In a letter, he said that it had forty cracks.",
            "In a letter, Mayor John Holm said that it had forty cracks.",
        ),
        (
            INTRODUCED,
            "“The pillars are cracked,” he told reporters.",
            "“The pillars are cracked,” Mayor John Holm told reporters.",
        ),
        ("“The pillars are cracked,” Nancy Berg said.", "She had seen them all in May.", "Nancy Berg had seen them all in May."),
        (
            "“The pillars are cracked,” Nancy Berg said.",
            "“We closed it at once for everybody.”",
            "“We closed it at once for everybody,” Nancy Berg said.",
        ),
        (
            '"The pillars are cracked," said Nancy Berg.',
            '"You must all stay away from it."',
            '"You must all stay away from it," Nancy Berg said.',
        ),
        (
            "Nancy Berg, who leads the town, said pillars were cracked.",
            "“We closed it at once for everybody.”",
            "“We closed it at once for everybody,” Nancy Berg said.",
        ),
        (
            "“The pillars are cracked,” said the town's former engineer, Nancy Berg.",
            "“We closed it at once for everybody.”",
            "“We closed it at once for everybody,” Nancy Berg said.",
        ),
        (
            "Nancy Berg said that John Holm knew.",
            "She added that he had been told twice.",
            "Nancy Berg added that he had been told twice.",
        ),
        (
            "John Holm said that Peter Berg knew of it.",
            "He added that the pillars were cracked.",
            "John Holm added that the pillars were cracked.",
        ),
    ],
)
def test_what_the_sentence_before_hands_on(before: str, sentence: str, alone: str) -> None:
    assert said(before, sentence) == alone


@pytest.mark.parametrize(
    ("before", "sentence"),  # each would be told if the one before named John Holm or Nancy Berg alone
    [
        ("John Holm met Peter Berg on the bridge on Tuesday.", "He had seen the cracks in May."),  # either
        ("John Holm and Peter Berg closed the bridge on Tuesday.", "He had seen the cracks in May."),
        ("John Holm closed the old bridge on Tuesday.", "She had seen the cracks in May."),  # another gender
        ("Critics of John Holm said pillars were cracked.", "He closed the old bridge in May."),  # not who speaks
        ("Critics of John Holm said pillars were cracked.", "“We closed it at once for everybody.”"),
        ("A nurse from Arden told the paper it was closed.", "“We closed it at once for everybody.”"),
        ("John Holm's brother closed the bridge on Tuesday.", "He had seen the cracks in May."),  # whose brother
        ("The Holm administration closed the bridge on Tuesday.", "He had seen the cracks in May."),
        ("The bridge was closed to all traffic on Tuesday.", "He had seen the cracks in May."),  # nobody
        (
            "“We closed it at once for everybody,” Nancy Berg said after John Holm said it was safe.",
            "“Nobody in the whole town was safe.”",
        ),  # two voices
        ("Bridge closed", "He had seen the cracks in May."),  # a heading
        (INTRODUCED, "He said that Holm had been told of it twice."),  # somebody else, then
        ("“Nobody listened to us. John Holm said it was safe.", "He had seen the cracks in May."),  # in a quotation that goes on
        ("CNN's Robin Holm asked Peter Berg about the old bridge.", "He said it was closed for good."),  # who is a man
    ],
)
def test_what_is_left_open_stays(before: str, sentence: str) -> None:
    assert said(before, sentence) is None


@pytest.mark.parametrize(
    ("before", "sentence", "told"),
    [
        (
            INTRODUCED,
            "“The pillars are cracked,” he told reporters.",
            "“The pillars are cracked,” Mayor John Holm told reporters.",
        ),
        (
            "“It was cracked,” said Nancy Berg, head of repairs for the town of Arden.",
            "“Nobody was hurt by any of it.”",
            "“Nobody was hurt by any of it,” Nancy Berg, head of repairs for the town of Arden, said.",
        ),
        (
            "“The pillars are all cracked,” said embattled boss Nancy Berg.",
            "“Nobody was hurt by any of it.”",
            "“Nobody was hurt by any of it,” Nancy Berg said.",
        ),
        (
            "“The pillars are all cracked,” said Holm's lawyer Nancy Berg.",  # whose, may not be known where it is told
            "“Nobody was hurt by any of it.”",
            "“Nobody was hurt by any of it,” Nancy Berg said.",
        ),
    ],
)
def test_with_the_name_comes_what_its_sentence_says_that_the_person_is(before: str, sentence: str, told: str) -> None:
    assert said(before, sentence) == told


@pytest.mark.parametrize(
    ("before", "sentence", "alone"),
    [
        (
            "“The pillars are cracked,” one officer said on Monday.",
            "“We closed it at once for everybody.”",
            "“We closed it at once for everybody,” one officer said.",
        ),
        (
            "“The pillars are cracked,” said an Arden spokeswoman, who was not named.",
            "“We closed it at once for everybody!”",
            "“We closed it at once for everybody!” an Arden spokeswoman said.",
        ),
        (
            "“The pillars are cracked,” an Arden spokeswoman, Vigdi Qvist, said in a statement.",
            "“We closed it at once for everybody.”",
            "“We closed it at once for everybody,” an Arden spokeswoman, Vigdi Qvist, said.",
        ),
        (
            '"The pillars are cracked," town officials also wrote on Monday.',
            '"We closed it at once for everybody.',
            '"We closed it at once for everybody," town officials said.',
        ),
        (
            "“The pillars are cracked,” the town council tweeted.",
            "“And we closed it at once for everybody.”",
            "“We closed it at once for everybody,” the town council said.",
        ),
        (
            "“The pillars are cracked,” AIPAC said.",
            "“We closed it at once for everybody.”",
            "“We closed it at once for everybody,” AIPAC said.",
        ),
        ("“The pillars are cracked,” the source said.", "“We closed it at once for everybody.”", None),
        ("“The pillars are cracked,” another officer said.", "“We closed it at once for everybody.”", None),
        ("“The pillars are cracked,” one of the officers said.", "“We closed it at once for everybody.”", None),
        ("“The pillars are cracked,” he said.", "“We closed it at once for everybody.”", None),
        ("“The pillars are cracked,” one officer said, adding that another said no.", "“We closed it at once.”", None),
    ],
)
def test_a_voice_without_a_name_goes_on_in_its_own_words(before: str, sentence: str, alone: str | None) -> None:
    found = last(before, sentence)
    assert (found and found.text) == alone
    assert found is None or found.with_name(found.last) == found.text


def test_a_quotation_that_goes_on_in_a_new_paragraph_has_its_speaker() -> None:
    lines = ("“The pillars are cracked,” Nancy Berg said.", "“They were cracked for years.", "“We closed it at once, all of it.")
    found = last(*lines, between="\n")
    assert found is not None
    assert found.text == "“We closed it at once, all of it,” Nancy Berg said."
    assert last(*lines) is None  # in one line a quotation does not begin anew


@pytest.mark.parametrize(
    ("behind", "told"),
    [(" John Holm said.", False), (" — John Holm", False), ("\nJohn Holm said he knew.", True), (" The bridge is closed.", True)],
)
def test_a_quotation_has_the_speaker_that_comes_behind_it(behind: str, told: bool) -> None:
    lines = ("“The pillars are cracked,” Nancy Berg said.", "“You must all stay away from it!”")
    one = story(*lines)
    longer = Story(id="s", articles=(replace(one.articles[0], text=one.articles[0].text + behind),), sentences=one.sentences)
    assert (longer.sentences[1].span in standing(longer, longer.sentences)) is told


@pytest.mark.parametrize(
    ("sentence", "alone", "sure"),
    [
        ("“The council knew of it,” she told reporters.", "“The council knew of it,” Nancy Berg told reporters.", True),
        ("“But the council knew of it,” she told reporters.", "“The council knew of it,” Nancy Berg told reporters.", False),
        ("“But for the council it would be open,” she told reporters.", None, False),
        ("“But when the lights are on, the pillars of the old bridge.”", None, False),  # no main clause
        ("“When the lights are on, the bridge is safe.”", "“When the lights are on, the bridge is safe,” Nancy Berg said.", True),
    ],
)
def test_what_begins_later_than_its_source_is_less_sure(sentence: str, alone: str | None, sure: bool) -> None:
    found = last("“The pillars are cracked,” Nancy Berg said.", sentence)
    assert (found and found.text) == alone
    assert found is None or found.sure is sure


def test_a_chain_of_pronouns_leads_to_its_name() -> None:
    found = last(
        INTRODUCED, "He said that the pillars were cracked.", "“We had no choice,” he said.", "“Nobody was hurt by any of it.”"
    )
    assert found is not None
    assert found.text == "“Nobody was hurt by any of it,” Mayor John Holm said."
    assert found.named == Span(article_id="a", start=0, end=len(INTRODUCED))


def test_a_surname_is_given_in_full_where_the_article_has_it_so() -> None:
    found = last(INTRODUCED, "Workers found cracks in it in May.", "Holm was told at once.", "He closed it for good in June.")
    assert found is not None
    assert (found.full, found.last) == ("John Holm", "Holm")
    assert found.with_name(found.last) == "Holm closed it for good in June."


def test_of_namesakes_only_the_surname_is_said() -> None:
    lines = (
        INTRODUCED,
        "Peter Holm found cracks in it in May.",
        "Mr. Holm was told at once.",
        "He closed the old bridge in June.",
    )
    assert said(*lines) == "Holm closed the old bridge in June."


def test_nothing_is_handed_on_over_a_gap() -> None:
    told = story(INTRODUCED, "Nobody was hurt.", "He said that the pillars were cracked.")
    without = Story(id="s", articles=told.articles, sentences=(told.sentences[0], told.sentences[2]))
    assert standing(without, without.sentences) == {}


def test_a_folded_sentence_still_hands_on() -> None:
    told = story(INTRODUCED, "He said that the pillars were cracked.")
    other = Article(id="b", title="", text=INTRODUCED)
    kept = Sentence(text=INTRODUCED, article_id="b", start=0, end=len(INTRODUCED), position=0, echoes=(told.sentences[0].span,))
    folded = Story(id="s", articles=(*told.articles, other), sentences=(told.sentences[1], kept))
    assert (
        standing(folded, folded.sentences)[told.sentences[1].span].text == "Mayor John Holm said that the pillars were cracked."
    )


@pytest.mark.parametrize(
    ("sentence", "alone"),
    [
        ("But the bridge stayed open for another month.", "The bridge stayed open for another month."),
        ("However, engineers of the town had seen cracks.", "Engineers of the town had seen cracks."),
        ("But for the cracks the bridge would be open.", None),
        ("So did the old ferry on the other side.", None),
        ("Yet another bridge was closed on Tuesday.", None),
        ("But it stayed open for another month.", None),
    ],
)
def test_a_connective_goes_where_a_sentence_is_left(sentence: str, alone: str | None) -> None:
    found = last(INTRODUCED, sentence)
    assert (found and found.text) == alone
    assert found is None or (found.named is None and found.full == "")


PIECES = st.sampled_from(
    [
        INTRODUCED,
        "Nancy Berg said that pillars were cracked.",
        "“The pillars are cracked,” he said.",
        "“Nobody was hurt by any of it.”",
        "He was told of the cracks in May.",
        "She was told of the cracks in May.",
        "But the bridge stayed open for another month.",
        "Cracks",
    ]
)


@settings(derandomize=True, deadline=None, max_examples=150)
@given(st.lists(PIECES, min_size=1, max_size=8))
def test_what_is_put_in_stands_in_the_article_before(lines: list[str]) -> None:
    told = story(*lines)
    text = told.articles[0].text
    for span, stands in standing(told, told.sentences).items():
        assert stands.text.lower().endswith(stands.after.lower())
        if stands.named is not None:
            assert stands.named.end <= span.start
            assert stands.last in text[stands.named.start : stands.named.end]
            assert stands.full in text
    assert standing(told, told.sentences) == standing(told, reversed(told.sentences))


@pytest.mark.parametrize(
    "sentence", ["He had seen the cracks in May.", "He closed the old bridge in May.", "“Nobody in the whole town was safe.”"]
)
def test_the_sentences_left_open_above_are_told_where_it_is_clear(sentence: str) -> None:
    assert said("“The pillars are cracked,” John Holm said.", sentence) is not None
