"""What is left of a lead as a headline: without its tail, whole, and nothing it did not say."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.telling.trimming import beginnings, trimmed
from pipeline.text import words

# A lead, and what its headline is in at most 16 words.
GOES = [
    ("The council of Arden closed its old ferry bridge after two of its nine piers were lost in the storms of the spring.",
     "The council of Arden closed its old ferry bridge."),
    ("Nine ferries of the port left for Holm on Monday as the wind fell and the harbour master opened both of its gates.",
     "Nine ferries of the port left for Holm."),
    ("The old mayor of Arden was released from Holm prison on Friday and settled into a flat across the street from a school.",
     "The old mayor of Arden was released from Holm prison."),
    ("The new bridge of Arden was finished in May of last year, just two months before a storm took it into the bay.",
     "The new bridge of Arden was finished in May of last year."),
    ("A ferry carried 45 passengers of the town to the island, overturning a boat before it reached the port, police said.",
     "A ferry carried 45 passengers of the town to the island, police said."),
    ("Even as she seeks the help of Holm, Mayor Ann Ek plans to close the ferry of Arden to all of its passengers.",
     "Mayor Ann Ek plans to close the ferry of Arden to all of its passengers."),
    ("Council members asked the ferry company to repair its old boats weeks before the storm of May, a witness testified Friday.",
     "Council members asked the ferry company to repair its old boats, a witness testified."),
    ("The old ferry bridge of Arden has gone missing from the maps of the town, and the council needs a copy of them.",
     "The old ferry bridge of Arden has gone missing from the maps of the town."),
    ("The ferry of Arden ran for nearly three hours in the storm — likely one of its longest trips of that year or any other.",
     "The ferry of Arden ran for nearly three hours in the storm."),
]  # fmt: skip


@pytest.mark.parametrize(("lead", "wanted"), GOES)
def test_a_tail_goes(lead: str, wanted: str) -> None:
    assert trimmed(lead, 16, 0.3) == wanted


@pytest.mark.parametrize(
    "lead",
    [
        # What is left would say more, or not be whole.
        "The council of Arden will close the old bridge of the town in May unless the state pays for nine new piers of it.",
        "The council of Arden did not close the old ferry bridge because of the storms of the spring but for want of money.",
        "The ferry of the town of Arden made the longest of all of its trips to the island of Holm since the war of that year.",
        "Whether she is at the helm of the ferry of Arden or on the bridge of the town, the mayor likes to be seen at work.",
        "The mayor of Arden is familiar with the plans of the council for the bridge and the ferry of the town and the port.",
        "The teenager, who won the prize of the town of Arden — and was hurt on the bridge — for her work, met the mayor.",
        "More than 90 percent of the boats in the port of Arden are older than the bridge of the town as it stands today.",
    ],
)
def test_what_the_rest_asks_for_stays(lead: str) -> None:
    assert trimmed(lead, 14, 0.3) == ""


def test_whose_word_it_is_stays() -> None:
    lead = "The ferry of Arden took a turn for the worse because its captain heard a voice, the Holm Herald is only reporting."
    assert trimmed(lead, 18, 0.3) == "The ferry of Arden took a turn for the worse, the Holm Herald is only reporting."
    paper = "The ferry left the old port of Arden after the storm, according to Ann Ek, Bo Holm and two others there."
    assert trimmed(paper, 14, 0.3) == ""


def test_a_day_and_its_commas_go() -> None:
    lead = "The council said on Monday, January 29, that it would not close the bridge."
    assert beginnings(lead) == ["The council said that it would not close the bridge."]


WHO = ["the council of Arden", "its old bridge", "the storm", "who", "police said"]
WHAT = ["closed", "was hurt", "had been", "by closing", "after", "because", "not", "and", "in May", ",", "—"]


def test_an_aside_within_another_stays() -> None:
    lead = "The mayor defended the story, which said that members of the council — among them its head, Ann Ek — ran the ferry."
    assert not any("the story Ann Ek" in each for each in beginnings(lead))


PARTS = st.sampled_from([*WHO, *WHAT])


@settings(max_examples=200)
@given(st.lists(PARTS, min_size=1, max_size=14), st.integers(4, 20))
def test_nothing_is_said_that_was_not(parts: list[str], most: int) -> None:
    lead = " ".join(parts).replace(" ,", ",").capitalize() + "."
    left = trimmed(lead, most, 0.3)
    assert len(left.split()) <= most
    assert set(words(left)) <= set(words(lead))
