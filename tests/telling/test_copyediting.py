"""A digest after copy-editing: checked, and borne out by what it names."""

from pipeline.telling.copyediting import Line, copyedited
from pipeline.types import Article, Sentence

TEXT = (
    "Mayor Maria Holm (D-Arden) closed the old bridge on Tuesday. Holm said in a statement that the pillars of it were cracked. "
    "The State Office of Bridges (SOB) also found forty cracks in May. Workers were hurt when a pillar fell, police said. "
    "Green was taken to the town hospital, police said. Some workers and Green were green with envy of a green ferry."
)
ROOM = 200  # words


def story() -> tuple[dict[str, Article], list[Sentence]]:
    article = Article(id="a", title="", text=TEXT)
    sentences, start = [], 0
    for place, text in enumerate(TEXT.replace(". ", ".\n").split("\n")):
        at = TEXT.index(text, start)
        sentences.append(Sentence(text=text, article_id="a", start=at, end=at + len(text), position=place))
        start = at + len(text)
    return {"a": article}, sentences


def edited(*places: int, follows: bool = False) -> list[Line]:
    articles, sentences = story()
    lines = [Line(sentences[place].text, (sentences[place],), follows=follows) for place in places]
    return copyedited(lines, articles, sentences, ROOM)


def test_asides_go_and_the_speaker_comes_first() -> None:
    assert [line.text for line in edited(0, 1, 2, 3)] == [
        "Mayor Maria Holm closed the old bridge on Tuesday.",
        "Holm said that the pillars of it were cracked.",
        "The State Office of Bridges found forty cracks in May.",
        "Police said workers were hurt when a pillar fell.",
    ]


def test_the_lead_keeps_its_order() -> None:
    assert edited(3)[0].text == "Workers were hurt when a pillar fell, police said."


def test_who_says_two_quotations_stands_between_them() -> None:
    body = ("Ferries run twice as often.", "“It is closed for good,” Greta Holm said.", "“Nobody will cross it.”")
    article = Article(id="a", title="", text="\n".join(body))
    sentences = [
        Sentence(text=text, article_id="a", start=article.text.index(text), end=article.text.index(text) + len(text), position=at)
        for at, text in enumerate(body)
    ]
    lines = [Line(one.text, (one,), follows=one.position > 1) for one in sentences]
    assert [line.text for line in copyedited(lines, {"a": article}, sentences, ROOM)] == list(body)
    first = copyedited(lines[:2], {"a": article}, sentences, ROOM)[1].text
    assert first == "Greta Holm said, “It is closed for good.”"


def test_also_stays_behind_what_it_leans_on() -> None:
    assert " also found" in edited(0, 2, follows=True)[1].text


def tied(text: str) -> str:
    article = Article(id="a", title="", text=f"Holm was there. {text}")
    sentence = Sentence(text=text, article_id="a", start=16, end=len(article.text), position=1)
    return copyedited([Line(text, (sentence,), follows=False)], {"a": article}, [sentence], ROOM)[0].text


def test_what_ties_a_sentence_to_an_untold_one_goes() -> None:
    assert tied("But the old bridge was closed in May.") == "The old bridge was closed in May."
    assert tied("However, the old bridge was closed in May.") == "The old bridge was closed in May."
    assert tied("Now Arden claimed that the bridge was safe.") == "Arden claimed that the bridge was safe."
    assert tied("The old bridge, however, was closed in May.") == "The old bridge was closed in May."
    assert tied("Among the young, meanwhile, the bridge is closed.") == "Among the young, the bridge is closed."
    assert tied("Unlike the pier, however, the bridge is closed.") == "Unlike the pier, the bridge is closed."
    for kept in (
        "The bridge had the same cracks, however, the pillars fell.",
        "But for the rain the bridge would be open.",
        "The bridge was closed, however, Holm said.",
        "“The bridge, however, was closed,” Holm said.",
    ):
        assert tied(kept) == kept


def test_a_name_in_full_rests_on_the_sentence_that_has_it() -> None:
    [line] = edited(1)
    assert line.text == "Mayor Maria Holm said that the pillars of it were cracked."
    assert [source.position for source in line.sources] == [1, 0]


def test_a_first_word_that_may_be_a_name_stays_where_it_is() -> None:
    assert edited(0, 4)[1].text == "Green was taken to the town hospital, police said."


def test_an_acronym_that_is_used_again_stays() -> None:
    articles, sentences = story()
    lines = [Line(text, (sentences[2],), follows=False) for text in (sentences[2].text, "The SOB found forty cracks in May.")]
    assert "(SOB)" in copyedited(lines, articles, sentences, ROOM)[0].text


def test_what_does_not_stand_up_is_taken_back() -> None:
    articles, sentences = story()
    line = Line("Mayor Maria Holm (D-Arden) closed nine bridges on Sunday.", (sentences[0],), follows=False)
    assert copyedited([line], articles, sentences, ROOM) == [line]


def test_a_claim_that_begins_with_an_article_goes_on_in_small_letters() -> None:
    article = Article(id="a", title="", text="Holm was there. A bus fell off the bridge on Tuesday, police said.")
    sentence = Sentence(text=article.text[16:], article_id="a", start=16, end=len(article.text), position=1)
    lead = Line("Holm was there on that cold day.", (sentence,), follows=False)
    lines = copyedited([lead, Line(sentence.text, (sentence,), follows=False)], {"a": article}, [sentence], ROOM)
    assert lines[1].text == "Police said a bus fell off the bridge on Tuesday."
