"""A headline states nothing contested as its own."""

import pytest

from pipeline.disagreeing.finding import disagreements
from pipeline.disagreeing.headlines import owned
from tests.disagreeing.test_finding import FOURTEEN, TWELVE, story

BOTH = ("Reuters", "BBC")
DAYS = ("2021-06-08", "2021-06-09")


def headed(title: str, *others: str, texts: tuple[str, str] = (TWELVE, FOURTEEN), published: tuple[str, ...] = ()) -> str:
    whole = story(*texts, sources=BOTH, published=published)
    found = disagreements(whole)
    assert found
    return owned(title, others, found, whole.articles)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Suicide bomber kills 12 in Baghdad", "Suicide bomber kills 12 in Baghdad, Reuters says"),
        ("Market bombing kills fourteen people", "Market bombing kills fourteen people, the BBC says"),
        ("A bomber killed 12 people at a market in…", "Reuters: A bomber killed 12 people at a market in…"),
    ],
)
def test_a_contested_number_gets_its_owner(title: str, expected: str) -> None:
    assert headed(title) == expected


@pytest.mark.parametrize(
    "title",
    [
        "Bomb at market in Baghdad",
        "Police say bomber kills 12 in Baghdad",
        "Police: bomber kills 12 in Baghdad",
        "Bomber kills 12 in Baghdad - officials",
        "Between 12 and 14 killed at Baghdad market",
        "At least 12 killed at Baghdad market",
        "Council meets for 12 hours",
    ],
)
def test_what_stays(title: str) -> None:
    assert headed(title, "Bomb hits market in Baghdad") == title


def test_a_title_without_the_number_comes_first() -> None:
    title = "Suicide bomber kills 12 in Baghdad"
    assert headed(title, "Market bombing kills 14 in Baghdad", "Bomb hits market in Baghdad") == "Bomb hits market in Baghdad"
    assert headed(title, "Baghdad market bomb kills 13", "Bomb hits market in Baghdad") == "Bomb hits market in Baghdad"


def test_a_number_that_was_overtaken_gives_way_to_the_later_one() -> None:
    title = "Suicide bomber kills 12 in Baghdad"
    others = ("Bomb hits market in Baghdad", "Baghdad market bombing kills 14")
    assert headed(title, *others, published=DAYS) == others[1]
    assert headed(title, others[0], published=DAYS) == others[0]
    assert headed(title, published=DAYS) == f"{title}; the BBC later said 14"
    assert headed("Baghdad market bombing kills 14", published=DAYS) == "Baghdad market bombing kills 14"


def test_a_day() -> None:
    texts = ("Voters in Lasko will choose a mayor on April 7.", "Voters in Lasko will choose a mayor on April 14.")
    assert headed("Lasko to choose mayor on April 7", texts=texts) == "Lasko to choose mayor on April 7, Reuters says"


def test_a_vote_is_contested_though_one_side_of_it_is_the_same() -> None:
    texts = ("Parliament passed the law by 101 votes to 97.", "Parliament passed the law by 99 votes to 97.")
    assert headed("Law passed by 99 votes to 97", texts=texts) == "Law passed by 99 votes to 97, the BBC says"


def test_what_is_denied_and_the_denial() -> None:
    texts = ("The army has captured the town of Belu.", "The rebels denied that the army had captured Belu.")
    assert headed("Army captures Belu", texts=texts) == "Army captures Belu, Reuters says"
    assert headed("Army captures Belu", "Fighting goes on in Belu", texts=texts) == "Fighting goes on in Belu"
    assert headed("Rebels deny that army captured Belu", texts=texts) == "Rebels deny that army captured Belu"


@pytest.mark.parametrize(
    ("title", "denied", "expected"),
    [
        ("Skylark in talks with Aerona", "Skylark is not in talks to be bought by Aerona, its chief said.", "Reuters"),
        ("Aerona in talks to buy Skylark", "Skylark is not in talks to be bought by Aerona, its chief said.", "Reuters"),
        ("Skylark not in talks with Aerona", "Skylark is not in talks to be bought by Aerona, its chief said.", "the BBC"),
        ("Skylark denies talks with Aerona", "Skylark is not in talks to be bought by Aerona, its chief said.", ""),
        ("Skylark fleet grounded by storm", "Skylark is not in talks to be bought by Aerona, its chief said.", ""),
        ("Will Skylark be bought by Aerona?", "Skylark is not in talks to be bought by Aerona, its chief said.", ""),
    ],
)
def test_headlines_have_no_auxiliaries(title: str, denied: str, expected: str) -> None:
    texts = ("The airline Skylark is in talks to be bought by Aerona, the paper Handel reported.", denied)
    assert headed(title, texts=texts) == (f"{title}, {expected} says" if expected else title)


def test_what_is_to_happen() -> None:
    texts = (
        "Striker Diego Paz will leave Rovers in the summer, Echo reported.",
        "Diego Paz will not leave Rovers in the summer.",
    )
    assert headed("Star striker to leave Rovers", "Paz to stay", texts=texts) == "Paz to stay"
    assert headed("Star striker to leave Rovers", texts=texts) == "Star striker to leave Rovers, Reuters says"


def test_a_voice_that_both_sides_name_owns_nothing() -> None:
    told, denied = (f"The minister has {no}resigned over the flights, his office said on Monday." for no in ("", "not "))
    assert headed(told.removesuffix("."), texts=(told, denied)) == f"Reuters: {told.removesuffix('.')}"
    assert (
        headed("Minister resigns over flights, sources say", texts=(told, denied)) == "Minister resigns over flights, sources say"
    )


def test_without_an_outlet_it_is_one_report() -> None:
    whole = story(TWELVE, FOURTEEN)
    assert (
        owned("Bomber kills 12 in Baghdad.", (), disagreements(whole), whole.articles)
        == "Bomber kills 12 in Baghdad, one report says"
    )
