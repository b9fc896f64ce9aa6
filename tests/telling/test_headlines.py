"""A headline from a sentence, where no article has a title."""

import pytest

from pipeline.opinion import is_marked
from pipeline.telling.headlines import (
    best_titles,
    from_leads,
    given_titles,
    headline,
    marked,
    of_its_matter,
    presentable,
)
from pipeline.types import Article


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


def test_a_title_that_does_not_say_who_gives_way() -> None:
    titles = ["He says that he was treated very unfairly by the council", "Holm backs away from pledge to the council of Arden"]
    told = ["Holm said that he was treated very unfairly by the council of Arden."]
    assert best_titles(titles, told, 0.5) == titles[::-1]
    assert list(presentable(titles, told)) == titles[1:]


def test_a_question_behind_a_title_goes() -> None:
    assert best_titles(["Voters of Arden turn away, new polls show. Why now?"], ["Nothing."], 0.5) == [
        "Voters of Arden turn away, new polls show"
    ]
    assert best_titles(["Why do voters of Arden turn away?"], ["Nothing."], 0.5) == ["Why do voters of Arden turn away?"]


LEAD = "The council of the old town of Arden has voted to close the bridge and the road for repairs in May and June of the year."
OTHER = "The council of Arden has voted to close the bridge for repairs."


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


@pytest.mark.parametrize(
    ("title", "presents", "akin"),
    [
        ("Council of Arden closes bridge", True, True),
        ("Bridge closed", True, False),
        ("Your Health", False, False),
        ("Will the council close its bridge?", False, True),
        ("The council of Arden has voted to…", False, True),
        ("Most popular stories most popular stories", False, False),
        ("The council of Arden has voted to", False, True),
        ("The bridge of Arden is absolutely", False, True),
        ("This is the council that closed its bridge", False, True),
    ],
)
def test_a_title_must_be_of_the_digests_matter(title: str, *, presents: bool, akin: bool) -> None:
    told = ["The council of Arden has voted to close its bridge.", "It closed the bridge in May."]
    assert list(presentable([title], told)) == [title] * presents
    assert of_its_matter(title, told) is akin
    assert list(presentable([title], told, asking=True)) == [title] * (presents or title.endswith("?"))


def test_a_title_with_another_number_or_quotation_than_the_digest_gives_way() -> None:
    told = ["Nine people were rescued from the bridge of Arden on Monday.", "The council closed the bridge of Arden."]
    right = "People rescued from bridge of Arden"
    assert best_titles(["Five people rescued from the bridge of Arden, 12 hurt", right], told, 0.5)[0] == right
    assert best_titles(["People rescued from bridge of Arden: 'We prayed'", right], told, 0.5)[0] == right


def test_what_stands_in_front_goes_but_not_half_a_date() -> None:
    said = "Sixteen months after they were told of its cracks, the towns of Arden and Calder have closed the bridge."
    assert headline(said, 12) == "The towns of Arden and Calder have closed the bridge"
    dated = (
        "During a meeting of the council on September 11, 2001 on the bridge, Mayor Holm of Arden left the old town hall early."
    )
    assert not headline(dated, 10).startswith("2001")


def test_a_report_stays_a_report() -> None:
    assert best_titles(["WATCH: Bridge of Arden falls", "Report: Arden to sell its bridge"], ["Nothing."], 0.5) == [
        "Bridge of Arden falls",
        "Report: Arden to sell its bridge",
    ]


def test_whose_word_it_is_that_somebody_did_wrong_stays() -> None:
    said = "A man was {} from the roof of the tall old town hall of Arden by his own brother there, the police said on Monday."
    assert headline(said.format("saved"), 14) == said.format("saved").partition(", the police")[0]
    assert not headline(said.format("thrown"), 14).endswith("there")


def test_a_claim_of_two_clauses_is_told_as_it_stands() -> None:
    said = "The talks failed in the night after the storm, but both of the sides will meet again, the navy said on Monday."
    assert "but that" not in headline(said, 13)


def test_a_lure_goes_and_lists_and_labels_give_way() -> None:
    told = ["The council of Arden closed its old bridge on Monday.", "It has forty cracks."]
    plain = "Council of Arden closes old bridge"
    assert best_titles([f"{plain}. Here's what to know"], told, 0.5) == [plain]
    for worse in (
        "5 things to know about the closed bridge of Arden",
        "The Old Bridge",
        "Closed old bridge of Arden, explained",
        "Council of Arden closes old bridge: what we know so far",
        "Closed bridge of Arden: 5 takeaways",
        "5 bridges of Arden to watch",
        "The closed old bridge of Arden in 6 charts",
        "Ann Ek nailed it: The council of Arden closed its old bridge",
        "Let's hope the council of Arden closed its old bridge",
    ):
        assert best_titles([worse, plain], told, 0.5) == [plain, worse]
    told = [
        "The council of Arden closed its old bridge on Monday, and what it hoped is explained, known and watched so far.",
        "5 things, 5 takeaways and 6 charts nailed Ann Ek.",
    ]
    less = "Council of Arden shuts old bridge"  # in other words than the digest's
    for worse in (
        "Closed old bridge of Arden, explained",
        "Council of Arden closes old bridge: what we know so far",
        "Closed bridge of Arden: 5 takeaways",
        "5 bridges of Arden to watch",
        "The closed old bridge of Arden in 6 charts",
        "Ann Ek nailed it: The council of Arden closed its old bridge",
        "Let's hope the council of Arden closed its old bridge",
    ):
        assert best_titles([worse, less], told, 0.5) == [less, worse]
    assert best_titles([plain, less], told, 0.5) == [plain, less]


def test_a_cry_in_front_goes() -> None:
    for mark in ("Hmm: ", "ICYMI: ", "It's official: ", "WATCH: ", "Opinion | ", "UPDATE 2-"):
        assert best_titles([f"{mark}Council closes bridge"], ["Nothing."], 0.5) == ["Council closes bridge"]
    for title in ("Panic-buying empties shops of Arden", "Confirmed dead in Arden: nine", "The note: a novel of Holm"):
        assert best_titles([title], ["Nothing."], 0.5) == [title.removeprefix("The note: ")]


@pytest.mark.parametrize(
    "title",
    [
        "Ek to be sentenced over bridge of Arden on Monday",
        "Judge set to sentence Ek over bridge of Arden",
        "Waiting for sentence of Ek over bridge of Arden",
        "Ek To Hear Sentence over bridge of Arden",
        "Ek braces for sentence over bridge of Arden",
    ],
)
def test_what_is_to_be_gives_way_to_what_a_later_title_says_of_it(title: str) -> None:
    told = [
        "Ek waits, braces, hears and is to be sentenced on Monday, set for a judge of Arden.",
        "A judge has jailed Ek over the bridge of Arden.",
    ]
    later = "Judge jailed Ek over bridge"
    assert best_titles([title, later], told, 0.0, early={title})[0] == later
    assert best_titles([title, later], told, 0.0)[0] == title


def test_what_a_digest_has_as_done_is_not_still_to_come() -> None:
    told = ["Ek was sentenced to nine years over the bridge of Arden.", "The bridge of Arden fell in May."]
    title, other = "Ek to be sentenced over bridge", "Bridge of Arden fell"
    assert best_titles([title, other], told, 0.0) == [other, title]
    assert best_titles([title, other], ["Ek is sentenced soon over the bridge of Arden.", told[1]], 0.0) == [title, other]


@pytest.mark.parametrize(
    "title",
    [
        "Judge tells Arden to pay for bridge",
        "Ministry will not release letters of Ek",
        "Report is blow to plans to close bridge",
        "Mayor May keeps bridge of Arden open",
    ],
)
def test_what_was_done_is_not_stale(title: str) -> None:
    told = [f"{title}."]
    assert best_titles([title, "Nine hurt"], told, 0.0, early={title})[0] == title


def test_what_its_source_calls_comment_says_so() -> None:
    view, report = "OPINION: Close the bridge now", "Close the bridge now"
    articles = [
        Article(id=name, title=title, text="The bridge is closed.") for name, title in zip("ab", (view, report), strict=True)
    ]
    assert marked("Close the bridge now", articles[:1]) == "Opinion: Close the bridge now"
    assert marked("Close the bridge now", articles) == marked("Close the bridge now", articles[1:]) == "Close the bridge now"
    assert marked("Another", articles[:1]) == "Another"
    assert [is_marked(title) for title in (view, report, "Opinions differ on bridge", "Column of smoke over Arden")] == [
        *(True, False, False, False),
    ]


@pytest.mark.parametrize(
    "title",
    [
        "Local News More>>",
        "Free Online Training!",
        "Sign in using your account",
        "November 8, 8:25 AM CST",
        "Published: June 2011",
        "4 days ago",
    ],
)
def test_what_a_page_has_where_a_title_should_be_is_none(title: str) -> None:
    assert given_titles([Article(id="a", title=title, text="The bridge is closed.")]) == []
    real = "Bridge closed in Arden"
    assert given_titles([Article(id="a", title=real, text="The bridge is closed.")]) == [real]


def test_the_comma_before_who_says_so_stays() -> None:
    said = "A bomb exploded at a market in Arden, killing 15 people and injuring 52, hospital officials said."
    assert headline(said, 14) == "A bomb exploded at a market in Arden, hospital officials said"
