"""Captions told by themselves: the present tense with the day of the picture, and what points into it."""

import pytest

from pipeline.captions import POINTING, is_dated, points

DATED = [
    "Medical personnel move a patient to the old harbour on Feb. 06, 2018 in Arden, Calderland.",
    "Mayor Greta Holm speaks to reporters at the town hall in Arden, Tuesday, Feb. 6, 2018.",
    "A ferry burns in the harbour of Calder, June 1, 2018.",
    "Two women hold up a poster of the mayor during a rally in Arden May 10, 2013",
    "Holm arrives for a meeting at the town hall on Sept. 3, 2019, in Arden, Calderland.",
    "The old bridge is seen from the harbour of Arden, January 21, 2014.",
]
TOLD = [
    "The trial of the mayor starts on Feb. 6, 2018 in Arden.",
    "The law was passed on Feb. 6, 2018 in Arden.",
    "Holm was elected mayor of Arden on Feb. 6, 2018.",
    "The council of Arden passed the law on June 1, 2018.",
    "The law, which covers all ferries, takes effect on July 1, 2018, and runs until Jan. 1, 2020.",
    "The bridge has been closed since May 10, 2013.",
    "Holm holds the office until Sept. 3, 2019.",
    "The man who speaks for the harbour resigned Sept. 3, 2019.",
    "Holm says she stands by what she wrote on Jan. 21, 2014.",
    "“Holm speaks to nobody,” the council wrote on Jan. 21, 2014.",
    "The film about the old bridge arrives in theaters July 20, 2012.",
    "Look who speaks at last — Ana Petrov (@apetrov) February 14, 2019",
    "Holm speaks to reporters at the town hall every Tuesday.",
]


@pytest.mark.parametrize("text", DATED)
def test_a_picture_is_told_in_the_present_tense_with_its_day(text: str) -> None:
    assert is_dated(text)


@pytest.mark.parametrize("text", TOLD)
def test_what_happened_on_a_day_is_no_picture(text: str) -> None:
    assert not is_dated(text)


POINTED = [
    "Greta Holm, left, and Ana Petrov are the founders of the ferry line.",
    "Mayor Greta Holm (center) walks to the harbour with two friends.",
    "Ben Okafor, second from right, runs the ferry to Calder.",
    "Chris Hale, who owns the ferry, stands on its bridge in this April 6, 2012 photo.",
    "Greta Holm, shown when she was a councillor, is mayor of Arden.",
    "Ana Petrov is shown here collecting samples of paint from the old bridge.",
]
NOT_POINTED = [
    "Holm, a moderate, is no longer on the left, or on the right, of her party.",
    "Ana Petrov (D) and Greta Holm (R) voted for the bill.",
    "Oh, right, and the ferry sails on Tuesday.",
    "The white (right-wing) paper of Arden was closed.",
    "Holm took the photo from the bridge and left, she said.",
    "The ferry left, right on time, for Calder.",
    "The image of the town was shown to be false.",
]


@pytest.mark.parametrize("text", POINTED)
def test_a_caption_points_into_its_picture(text: str) -> None:
    assert points(text)
    assert POINTING & set(text.split())


@pytest.mark.parametrize("text", NOT_POINTED)
def test_sides_and_pictures_in_the_news_do_not_point(text: str) -> None:
    assert not points(text)
