"""Days of the week get their dates, where these are certain, at their first mention."""

import pytest

from pipeline.telling.dating import with_dates
from pipeline.types import Article, Sentence

WEDNESDAY = "2020-07-01T02:00:00Z"


def dated(*lines: str, published: str | None = WEDNESDAY, other: str | None = None, refused: bool = False) -> list[str]:
    """Lines of one article, told as it has them."""
    articles = {
        "a": Article(id="a", title="", text=" ".join(lines), published=published),
        "b": Article(id="b", title="", text="The pier is shut.", published=other),
    }
    sources = [(Sentence(text=line, article_id="a", start=0, end=len(line), position=0),) for line in lines]
    return with_dates(lines, sources, articles, lambda _place, _text: not refused)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("The court ruled on Tuesday that it is shut.", "The court ruled on Tuesday, June 30, that it is shut."),
        ("The pier was shut on Monday.", "The pier was shut on Monday, June 29."),
        ("The pier was shut on Monday night, Holm said.", "The pier was shut on Monday night, June 29, Holm said."),
        ("On Sunday, the council of Arden shut the pier.", "On Sunday, June 28, the council of Arden shut the pier."),
        ("The pier was shut on Wednesday.", "The pier was shut on Wednesday, July 1."),
        ("Holm told the council on Tuesday she would go.", "Holm told the council on Tuesday, June 30, that she would go."),
        # Not certain, or not past.
        ("The pier was shut on Thursday.", None),  # six days ago, or tomorrow in a zone where it is Tuesday yet
        ("The council is scheduled to vote on Tuesday.", None),
        ("Holm said he would speak on Tuesday.", None),
        ("The council talked ahead of a hearing on Tuesday.", None),
        ("Holm appeared on Sunday talk shows.", None),
        ("The pier was shut on Tuesday last week.", None),
        ("The pier, open since June 3, was shut on Tuesday.", None),
        ('"It was shut on Tuesday," Holm said.', None),
        ("It is shut on Sunday.", None),
        ("The storm hit Arden on Sunday, the country's largest town.", None),
        ("The pier was shut.", None),
    ],
)
def test_what_is_past_is_dated(line: str, told: str | None) -> None:
    assert dated(line) == [told or line]


def test_a_day_is_dated_once_and_another_day_as_well() -> None:
    told = dated("The pier was shut on Tuesday.", "The ferry stayed on Tuesday.", "Holm resigned on Monday.")
    assert told == ["The pier was shut on Tuesday, June 30.", "The ferry stayed on Tuesday.", "Holm resigned on Monday, June 29."]


def test_without_a_date_of_the_article_there_is_none() -> None:
    assert dated("The pier was shut on Tuesday.", published=None) == ["The pier was shut on Tuesday."]


def test_the_year_is_told_where_articles_are_of_several() -> None:
    assert dated("The pier was shut on Tuesday.", other="2019-06-30") == ["The pier was shut on Tuesday, June 30, 2020."]


def test_what_does_not_stand_is_not_told_and_the_next_line_has_the_date() -> None:
    lines = ("The pier was shut on Tuesday.", "The ferry stayed on Tuesday.")
    assert dated(*lines, refused=True) == list(lines)
    articles = {"a": Article(id="a", title="", text=" ".join(lines), published=WEDNESDAY)}
    sources = [(Sentence(text=line, article_id="a", start=0, end=len(line), position=0),) for line in lines]
    told = with_dates(lines, sources, articles, lambda place, _text: place == 1)
    assert told == [lines[0], "The ferry stayed on Tuesday, June 30."]
