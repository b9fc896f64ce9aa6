"""Who does what to whom, and in which mood."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.checking.clauses import conditional, statements
from pipeline.checking.reading import read


def told(sentence: str) -> list[tuple[str, set[str], set[str], str]]:
    reading = read(sentence)
    return [(reading.tokens[own.at].word, set(own.agent), set(own.patient), own.mood) for own in statements(reading)]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Varda sued Kolm in May.", [("sued", {"varda"}, {"kolm"}, "fact")]),
        ("Kolm was sued by Varda.", [("sued", {"varda"}, {"kolm"}, "fact")]),
        ("The court, which sat in Bern, will hear it.", [("sat", {"court"}, set(), "fact"), ("hear", {"court"}, set(), "will")]),
        ("Varda, a rival of Kolm, may buy the mill.", [("buy", {"varda", "rival"}, {"mill"}, "may")]),
        ("Most of the miners were rescued.", [("rescued", set(), {"miner"}, "fact")]),
        ("Rebels left and took the mill.", [("left", {"rebel"}, set(), "fact"), ("took", {"rebel"}, {"mill"}, "fact")]),
        ("She managed to open the door.", [("managed", set(), set(), "fact"), ("open", set(), {"door"}, "fact")]),
        ("The king agreed to open the gates.", [("open", {"king"}, {"gate"}, "unreal")]),
        ("In May the king opened the gates.", [("opened", {"king"}, {"gate"}, "fact")]),
        ("The vote was won by six votes.", [("won", set(), {"vote"}, "fact")]),
        ("The teachers who were polled said no.", [("polled", set(), {"teacher"}, "fact"), ("said", {"teacher"}, set(), "fact")]),
    ],
)  # fmt: skip
def test_statements(sentence: str, wanted: list[tuple[str, set[str], set[str], str]]) -> None:
    assert told(sentence) == wanted


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("She will go if the talks fail, he said.", "the talks fail"),
        ("Unless it rains, they march.", "it rains"),
        ("He asked if the talks failed.", ""),
        ("Had the pilot turned, the plane would have landed.", "the pilot turned"),
        ("The town had a mayor.", ""),
    ],
)
def test_if_clauses(sentence: str, words: str) -> None:
    reading = read(sentence)
    assert " ".join(reading.tokens[at].text for at in sorted(conditional(reading))) == words


@settings(derandomize=True, deadline=None, max_examples=150)
@given(
    st.lists(
        st.sampled_from(
            [
                "the",
                "Varda",
                "was",
                "sued",
                "by",
                ",",
                "and",
                "to",
                "who",
                "said",
                "if",
                "may",
                "mill",
                "of",
                "12",
                "had",
                "-",
                ".",
            ]
        ),
        max_size=25,
    )
)
def test_any_row_of_words_is_read(words: list[str]) -> None:
    reading = read(" ".join(words))
    for own in statements(reading):
        assert 0 <= own.start <= own.at < len(reading.tokens)
        assert reading.tokens[own.at].stem == own.stem
