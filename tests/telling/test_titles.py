"""Titles of a story's articles: which may stand above its digest, and which first."""

import pytest

from pipeline.opinion import is_marked
from pipeline.telling.titles import best_titles, given_titles, marked, of_its_matter, presentable
from pipeline.types import Article

_LISTS_AND_LABELS = (
    "Closed old bridge of Arden, explained",
    "Council of Arden closes old bridge: what we know so far",
    "Closed bridge of Arden: 5 takeaways",
    "5 bridges of Arden to watch",
    "The closed old bridge of Arden in 6 charts",
    "Ann Ek nailed it: The council of Arden closed its old bridge",
    "Let's hope the council of Arden closed its old bridge",
)


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


def test_a_lure_goes_and_lists_and_labels_give_way() -> None:
    told = ["The council of Arden closed its old bridge on Monday.", "It has forty cracks."]
    plain = "Council of Arden closes old bridge"
    assert best_titles([f"{plain}. Here's what to know"], told, 0.5) == [plain]
    for worse in ("5 things to know about the closed bridge of Arden", "The Old Bridge", *_LISTS_AND_LABELS):
        assert best_titles([worse, plain], told, 0.5) == [plain, worse]
    told = [
        "The council of Arden closed its old bridge on Monday, and what it hoped is explained, known and watched so far.",
        "5 things, 5 takeaways and 6 charts nailed Ann Ek.",
    ]
    less = "Council of Arden shuts old bridge"  # in other words than the digest's
    for worse in _LISTS_AND_LABELS:
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
    assert marked(["Close the bridge now"], articles[:1]) == ["Opinion: Close the bridge now"]
    for given in (articles, articles[1:]):
        assert marked(["Close the bridge now"], given) == ["Close the bridge now"]
    assert marked(["Another", "Close the bridge now"], articles[:1]) == ["Another", "Opinion: Close the bridge now"]
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


def test_a_report_stays_a_report() -> None:
    assert best_titles(["WATCH: Bridge of Arden falls", "Report: Arden to sell its bridge"], ["Nothing."], 0.5) == [
        "Bridge of Arden falls",
        "Report: Arden to sell its bridge",
    ]
