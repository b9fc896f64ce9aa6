"""Days that only an article's reader knows."""

import pytest

from pipeline.telling.today import without_today


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Reed announced today that he will go.", "Reed announced that he will go."),
        ("Ann Holm passed away this morning.", "Ann Holm passed away."),
        ("Reed was arrested late last night at a hall in Arden.", "Reed was arrested at a hall in Arden."),
        ("The man was busted yesterday, sources said.", "The man was busted, sources said."),
        ("Reed today told the council to close the bridge.", "Reed told the council to close the bridge."),
        ("Yesterday, the council closed the bridge.", "The council closed the bridge."),
        (
            "Yesterday, President Ek of Arden said if the goal is peace, they should go.",
            "President Ek of Arden said if the goal is peace, they should go.",
        ),
        ("In a talk on the radio yesterday, Mayor Ek refused to go.", "In a talk on the radio, Mayor Ek refused to go."),
        (
            "Holm said during a breakfast in Arden today: “All talk about it.”",
            "Holm said during a breakfast in Arden: “All talk about it.”",
        ),
        ("The town was split, according to a poll released today.", "The town was split, according to a poll."),
        ("In a letter sent this morning, Holm asked for it.", "In a letter, Holm asked for it."),
        ("Earlier today, Holm published a long profile of Reed.", "Holm published a long profile of Reed."),
    ],
)
def test_they_go_where_they_say_when_it_was_done(sentence: str, told: str) -> None:
    assert without_today(sentence) == told


@pytest.mark.parametrize(
    "sentence",
    [
        "The court is being sworn in today.",
        "Few today see it that way.",
        "The bridge, closed since yesterday, will open.",
        "The story was first told in yesterday's paper.",
        "There was no change yesterday from days before.",
        "Reed will go today.",
        "Sales rose in the week ended yesterday to 40 crowns.",
        "Holm, who resigned, will go today.",
        "In the hall today, few are glad that he resigned.",
        "He said, “I resigned today.”",
        "Things reached the point yesterday morning that Reed went.",
        "The bill passed yesterday and today.",
        "Today, more than half of all towns have one.",
        "The rule could be leveled today.",
    ],
)
def test_they_stay_where_they_mean_something_else(sentence: str) -> None:
    assert without_today(sentence) == sentence
