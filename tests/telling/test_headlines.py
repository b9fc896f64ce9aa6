"""A headline from a sentence, where no article has a title."""

import pytest

from pipeline.telling.headlines import best_titles, headline, presentable


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The council of Arden closed its old bridge.", "The council of Arden closed its old bridge"),
        ("Nurse Ann Ek, whose ward was closed in May after a long dispute, has resigned.", "Nurse Ann Ek has resigned"),
        (
            "During the long night of the storm over the whole of the bay, the council closed its bridge.",
            "The council closed its bridge",
        ),
        (
            "The council of the town of Arden has voted to close the bridge and the old road for repairs.",
            "The council of the town of Arden has voted to close the bridge and the old road for repairs",
        ),
        (
            "The council of the town of Arden has voted to close the bridge and the old road for repairs in May and June.",
            "The council of the town of Arden has voted to close the bridge…",
        ),
        ("", ""),
    ],
)
def test_short_whole_or_broken_off(sentence: str, expected: str) -> None:
    assert headline(sentence, 14) == expected


def test_a_title_that_does_not_say_who_gives_way() -> None:
    titles = ["He says that he was treated very unfairly by the council", "Holm backs away from pledge to the council of Arden"]
    told = ["Holm said that he was treated very unfairly by the council of Arden."]
    assert best_titles(titles, told, 0.5) == titles[::-1]
    assert list(presentable(titles, told)) == titles[1:]
