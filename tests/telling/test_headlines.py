"""A headline from a sentence, where no article has a title."""

import pytest

from pipeline.telling.headlines import from_leads, headline

LEAD = "The council of the old town of Arden has voted to close the bridge and the road for repairs in May and June of the year."
OTHER = "The council of Arden has voted to close the bridge for repairs."


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
        (
            "The council of Arden has voted to close the bridge on Tuesday evening after it lost two of its piers in storms.",
            "The council of Arden has voted to close the bridge after it lost two of its piers in storms",
        ),
        (
            "Nine ferries of the port of Arden are missing after the storm of the night on the coast, the navy said on Monday.",
            "Nine ferries of the port of Arden are missing after the storm of the night on the coast",
        ),
        (
            "The old ferry of Arden is lost with all of its crew, according to a new study by ten of the doctors of the town.",
            "The old ferry of Arden is lost with all of its crew, according to a new study",
        ),
        (
            "The old bridge of the town of Arden is the longest of the coast, despite all that it has lost in the years.",
            "The old bridge of the town of Arden is the longest of the coast",
        ),
        ("", ""),
    ],
)
def test_short_whole_or_broken_off(sentence: str, expected: str) -> None:
    assert headline(sentence, 14) == expected


def test_a_lead_too_long_to_be_whole_gives_way_to_that_of_another_article() -> None:
    assert from_leads([LEAD, "A ferry sank off the coast of Holm.", OTHER], [LEAD], 14) == (OTHER.removesuffix("."), True)
    assert from_leads([LEAD, "How could the council of Arden vote to close the bridge for repairs?"], [LEAD], 11)[0].endswith("…")
    assert from_leads([LEAD, "She has voted to close the bridge of Arden for repairs."], [LEAD], 11)[0].endswith("…")
    assert from_leads([], [], 14) == ("", False)


def test_a_lead_that_no_other_stands_in_for_loses_its_tail() -> None:
    lead = "Nine old ferries of the port left for Holm on Monday as the wind fell and the harbour master opened the gates."
    assert from_leads([lead], [lead], 8) == ("Nine old ferries of the port left for Holm", False)


def test_no_headline_ends_in_half_a_name() -> None:
    sentence = (
        "Also among the many guests of the council of the old town of Arden was the engineer Ann "
        "T. Holm who had built the bridge over the bay of the town in the years of the war there."
    )
    assert headline(sentence, 18).endswith("the engineer Ann…")


def test_what_stands_in_front_goes_but_not_half_a_date() -> None:
    said = "Sixteen months after they were told of its cracks, the towns of Arden and Calder have closed the bridge."
    assert headline(said, 12) == "The towns of Arden and Calder have closed the bridge"
    dated = (
        "During a meeting of the council on September 11, 2001 on the bridge, Mayor Holm of Arden left the old town hall early."
    )
    assert not headline(dated, 10).startswith("2001")


def test_whose_word_it_is_that_somebody_did_wrong_stays() -> None:
    said = "A man was {} from the roof of the tall old town hall of Arden by his own brother there, the police said on Monday."
    assert headline(said.format("saved"), 14) == said.format("saved").partition(", the police")[0]
    assert not headline(said.format("thrown"), 14).endswith("there")


def test_a_claim_of_two_clauses_is_told_as_it_stands() -> None:
    said = "The talks failed in the night after the storm, but both of the sides will meet again, the navy said on Monday."
    assert "but that" not in headline(said, 13)


def test_the_comma_before_who_says_so_stays() -> None:
    said = "A bomb exploded at a market in Arden, killing 15 people and injuring 52, hospital officials said."
    assert headline(said, 14) == "A bomb exploded at a market in Arden, hospital officials said"
