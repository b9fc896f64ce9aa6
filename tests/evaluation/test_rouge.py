import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.evaluation.rouge import KINDS, rouge

TEXTS = st.lists(st.sampled_from("Alpha beta gamma delta 7 runs. Runs?".split()), max_size=12).map(" ".join)  # noqa: SIM905


def test_known_values() -> None:
    found = rouge("The cat sat.", ["The cat ran."])
    assert found == pytest.approx({"rouge1": 2 / 3, "rouge2": 1 / 2, "rougeL": 2 / 3, "rougeLsum": 2 / 3})


def test_words_are_stemmed() -> None:
    assert rouge("He visited cities.", ["He visits city."])["rouge1"] == 1


def test_lsum_takes_the_union_over_sentences() -> None:
    # The example of Lin 2004, section 3.2: the union of the two subsequences is 4 of 5 words, of 10 written.
    found = rouge("Alpha gamma theta iota epsilon. Alpha beta zeta eta theta.", ["Alpha beta gamma delta epsilon."])
    assert found["rougeLsum"] == pytest.approx(2 * 0.8 * 0.4 / 1.2)
    assert found["rougeL"] == pytest.approx(2 * 0.6 * 0.3 / 0.9)


def test_the_best_reference_counts_kind_by_kind() -> None:
    one, other = "alpha beta gamma", "gamma beta alpha delta"
    both = rouge("alpha beta delta gamma", [one, other])
    each = [rouge("alpha beta delta gamma", [reference]) for reference in (one, other)]
    assert both == {kind: max(found[kind] for found in each) for kind in KINDS}
    assert each[0]["rouge1"] < each[1]["rouge1"]
    assert each[0]["rouge2"] > each[1]["rouge2"]


def test_nothing_scores_nothing() -> None:
    assert set(rouge("", ["The cat ran."]).values()) == {0.0}


@given(TEXTS, TEXTS)
@settings(max_examples=50, deadline=None, derandomize=True)
def test_f_is_symmetric_and_one_only_for_the_same_words(text: str, reference: str) -> None:
    found = rouge(text, [reference])
    assert all(0 <= value <= 1 for value in found.values())
    for kind in ("rouge1", "rouge2", "rougeL"):
        assert found[kind] == pytest.approx(rouge(reference, [text])[kind])
    if text:
        assert rouge(text, [text])["rouge1"] == 1
