"""What is foretold for a day that is over."""

from datetime import date

import pytest

from pipeline.telling.overtaken import overtaken

MONDAY, TUESDAY, WEDNESDAY = date(2020, 6, 1), date(2020, 6, 2), date(2020, 6, 3)


@pytest.mark.parametrize(
    ("sentence", "written", "last", "over"),
    [
        ("The council will vote on Tuesday.", MONDAY, WEDNESDAY, True),
        ("The council will vote on Tuesday.", MONDAY, TUESDAY, False),  # nobody knows whether the later one is after the vote
        ("The council will vote on Friday.", MONDAY, WEDNESDAY, False),
        ("The council is expected to vote tonight.", MONDAY, TUESDAY, True),
        ("The council plans to vote tomorrow.", MONDAY, WEDNESDAY, True),
        ("The council plans to vote tomorrow.", MONDAY, TUESDAY, False),
        ("The council voted on Tuesday.", WEDNESDAY, WEDNESDAY, False),
        ("The council will vote soon.", MONDAY, WEDNESDAY, False),
        ("The council said, “We will vote on Tuesday.”", MONDAY, WEDNESDAY, False),
        ("The council approved a law on Tuesday that will ban boats.", MONDAY, WEDNESDAY, False),
        ("The vote on Tuesday tells who will lead the council.", MONDAY, WEDNESDAY, False),
        ("The council will vote on Tuesday.", None, WEDNESDAY, False),
        ("The council will vote on Tuesday.", MONDAY, None, False),
    ],
)
def test_what_a_later_article_looks_back_on(sentence: str, written: date | None, last: date | None, over: bool) -> None:
    assert overtaken(sentence, written, last) == over


@pytest.mark.parametrize(
    ("told", "over"),
    [
        ("The council passed the ban on boats on Tuesday.", True),
        ("The council said on Tuesday that it will vote on the ban of boats on Tuesday.", False),
        ("The ferry sank on Tuesday.", False),
        ("The council passed the ban on boats on Monday.", False),
    ],
)
def test_what_the_day_itself_has_as_done(told: str, over: bool) -> None:
    foretold = "The council has a plan for a ban of boats on which it will vote on Tuesday."
    assert overtaken(foretold, MONDAY, TUESDAY, [told]) == over
