"""columns: what each one says of a sentence, by hand; the same dense and sparse; standardised within the story."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_array

from pipeline.ranking.columns import flawed, learnable, opened, rows_of, standardised
from pipeline.referring.standing import standing
from pipeline.types import Article, Sentence, Span, Story
from pipeline.vectors import Floats

LAW = settings(derandomize=True, deadline=None, max_examples=60)
VALUES = st.lists(st.lists(st.floats(-9, 9).map(lambda x: round(x, 3)), min_size=3, max_size=3), min_size=1, max_size=9)


def story(*bodies: list[str], titles: tuple[str, ...] = ()) -> Story:
    """Articles a0, a1, ... of the given sentences, each on a line of its own."""
    articles, sentences = [], []
    for number, body in enumerate(bodies):
        start = 0
        for position, text in enumerate(body):
            end = start + len(text)
            sentences.append(Sentence(text=text, article_id=f"a{number}", start=start, end=end, position=position))
            start = end + 1
        articles.append(Article(id=f"a{number}", title=titles[number] if titles else "", text="\n".join(body)))
    return Story(id="s", articles=tuple(articles), sentences=tuple(sentences))


def columns(told: Story) -> dict[str, Floats]:
    return learnable(told, *rows_of(told))


BRIDGE = story(
    ["Arden closed its bridge.", "Glenby sold ferries."],
    ["Arden repaired the bridge.", '"Never again," Holm said of the Arden bridge.'],
    ["Farrow elected Lind."],
    titles=("Arden closes bridge", "", ""),
)


def test_each_column_by_hand() -> None:
    found = columns(BRIDGE)
    np.testing.assert_allclose(found["position"], np.log([1, 2, 1, 2, 1]))
    np.testing.assert_allclose(found["length"], np.log([4, 3, 4, 8, 3]))
    assert found["quoted"].tolist() == [0, 0, 0, 1, 0]
    # Of the title's words the first sentence has all, the second none.
    assert found["title"][0] == pytest.approx(1.0)
    assert found["title"][1] == 0.0
    assert found["title"][0] > found["title"][2] > 0
    # Of two other articles one has "Arden" and "bridge", none "closed", "repaired", "ferries".
    assert 0 < found["shared"][0] < 0.5
    assert found["shared"].tolist()[1] == found["shared"].tolist()[4] == 0.0
    # "Arden" and "bridge" are in three sentences, all else is in one.
    assert found["repeated"][1] == pytest.approx(1.0)
    assert 1 < found["repeated"][0] < np.sqrt(3)
    assert found["lead"][0] > found["lead"][1] == 0.0


def test_an_echo_tells_for_its_article_and_a_wire_copy_for_none() -> None:
    told = story(["Arden closed its bridge.", "Glenby sold ferries."], ["Farrow elected Lind."])
    assert columns(told)["shared"].tolist() == [0, 0, 0]
    echoed = replace(told.sentences[1], echoes=(Span(article_id="a1", start=0, end=9),))
    folded = replace(told, sentences=(told.sentences[0], echoed, told.sentences[2]))
    assert columns(folded)["shared"].tolist() == [0, 1, 0]
    copied = replace(told.articles[0], copies=(replace(told.articles[0], id="a9"),))
    itself = replace(echoed, echoes=(Span(article_id="a9", start=0, end=9),))
    wired = replace(told, articles=(copied, told.articles[1]), sentences=(told.sentences[0], itself, told.sentences[2]))
    assert columns(wired)["shared"].tolist() == [0, 0, 0]


def test_sparse_and_dense_agree() -> None:
    rows, titles = rows_of(BRIDGE)
    assert isinstance(rows, np.ndarray)
    dense, sparse = learnable(BRIDGE, rows, titles), learnable(BRIDGE, csr_array(rows), csr_array(titles))
    for name, column in dense.items():
        np.testing.assert_allclose(sparse[name], column, atol=1e-12, err_msg=name)


def test_a_story_of_empty_rows_and_one_of_one_article_have_columns() -> None:
    for told in (story(["The and of.", "!"]), story(["Arden closed its bridge."])):
        for name, column in columns(told).items():
            assert np.isfinite(column).all(), name
            assert len(column) == len(told.sentences)


@LAW
@given(VALUES, st.floats(0.5, 3), st.floats(-5, 5))
def test_standardised_has_mean_zero_and_forgets_scale_and_shift(values: list[list[float]], scale: float, shift: float) -> None:
    table = np.array(values)
    named = {"a": table[:, 0], "b": table[:, 1], "c": table[:, 2]}
    found = standardised(named, ("c", "a"))
    np.testing.assert_allclose(found.mean(axis=0), 0, atol=1e-9)
    for column, deviation in zip((2, 0), found.std(axis=0), strict=True):
        assert deviation == pytest.approx(0 if np.ptp(table[:, column]) == 0 else 1, abs=1e-6)
    moved = standardised({name: scale * column + shift for name, column in named.items()}, ("c", "a"))
    np.testing.assert_allclose(moved, found, atol=1e-6)


def test_opened_keeps_the_first_and_what_is_said_elsewhere() -> None:
    told = story(["One a.", "Two b.", "Three c.", "Four d."], ["Five e."])
    echoed = replace(told.sentences[3], echoes=(Span(article_id="a1", start=0, end=7),))
    told = replace(told, sentences=(*told.sentences[:3], echoed, told.sentences[4]))
    assert [sentence.text for sentence in opened(told, 2).sentences] == ["One a.", "Two b.", "Four d.", "Five e."]


def test_a_name_mends_a_sentence_and_a_connective_left_out_does_not() -> None:
    told = story(
        [
            "Mayor John Holm closed the old bridge on Tuesday.",
            "He said that forty cracks had been found in it.",
            "But the ferries will carry all children to school.",
        ]
    )
    assert flawed(told, {}).tolist() == [0.0, 1.0, 1.0]
    assert flawed(told, standing(told, told.sentences)).tolist() == [0.0, 0.0, 1.0]
