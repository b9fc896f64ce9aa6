"""Lines under pictures, and captions that the story was run up to."""

import pytest

from pipeline.cleaning.pictures import caption_before, is_picture

PICTURES = [
    "Jane Doe/Reuters Supporters of Mayor Holm wave flags at the harbour of Arden.",
    "Jane Q. Doe / AFP via Getty Images Mayor Greta Holm walks to the town hall.",
    "JANE DOE/REUTERS Ms. Holm visits a shipyard in Calder.",
    "Facebook Twitter Pinterest Greta Holm waves to supporters. Photograph: Jane Doe/Getty Images",
    "Women at the harbour of Arden plead for help. Credit: Jane Doe",
    "The ferry leaves the harbour of Arden on a spring day. Jane Doe/The Arden Post",
    "Buy Photo Harbour master Ben Okafor announces new fares on Thursday.",
    "Mayor Greta Holm speaks to reporters at the town hall in Arden, Tuesday, Feb. 6, 2018. (Jane Doe/Pool via Reuters)",
    "Ana Petrov and Greta Holm on the bridge. It was closed. | Jane Doe/AP Photo Transport Ferry stops for the winter",
    "1 of 25 Full Screen Autoplay Close The ferry of Calder in pictures. Wait 1 second to continue.",
    "1 of 23. A ferry burns in the harbour of Calder, June 1, 2018.",
]
STORIES = [
    "A CNN/ORC International poll released on Thursday shows a rise in support for the ferry.",
    "The Arden Post/CBS News poll was conducted by telephone on July 24-30.",
    "The men/women ratio in Arden and/or Calder is close to one, the harbour office says.",
    "Credit Calder, the bank, said on Tuesday that it would close its office in Arden.",
    "1 of 4 Americans has been to Calder, and 3 of 5. The ferry is full.",
    "Image Comics said it would print the story of the ferry.",
    "Holm took office in Arden on Feb. 6, 2018. She speaks to reporters every week.",
    "Holm speaks to reporters in Arden, Tuesday, Feb. 6, 2018. The council then voted for a new ferry.",
    "She works for Doe/Okafor, the lawyers, and speaks for the harbour",
]


@pytest.mark.parametrize("line", PICTURES)
def test_a_line_under_a_picture_is_known(line: str) -> None:
    assert is_picture(line)


@pytest.mark.parametrize("line", STORIES)
def test_a_line_of_the_story_stays(line: str) -> None:
    assert not is_picture(line)


STORY = "The ferry to Calder stopped running on Monday after engineers found a crack in its hull."


@pytest.mark.parametrize(
    ("caption", "story"),
    [
        ("Greta Holm, shown when she was a councillor, is mayor of Arden.", f" {STORY}"),
        ("In this Aug. 14, 2019, photo, a ferry sails to Calder.", f" {STORY}"),
        ("Ana Petrov is shown here on the bridge. Credit: University of Arden ", f"(Phys.org) — {STORY}"),
        ("", f"{STORY} Greta Holm, shown when she was a councillor, is mayor of Arden."),
        ("", STORY),
    ],
)
def test_a_caption_before_the_story_is_measured(caption: str, story: str) -> None:
    assert (caption + story)[caption_before(caption + story) :] == story
