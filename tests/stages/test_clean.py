"""clean: the story's text stays, word for word; the rest goes out with its reason; what the page says fills unknown fields."""

# ruff: noqa: E501  (tables of lines as pages have them)
import json
import lzma
import pickle
import random
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.cleaning.boilerplate import line_reasons
from pipeline.cleaning.masthead import dateline, is_headline, opening_dateline, split_site, stated_date, sure_dateline
from pipeline.cleaning.page import first_sentence, paragraphs
from pipeline.stages.clean import NoClean, Rules, clean
from pipeline.text import fold
from pipeline.types import Article
from tests.paths import DATA, ROOT, SEEDS

GOLDEN = ROOT / "tests" / "golden" / "clean" / "seeds.tsv"
LAWS = settings(max_examples=150, deadline=None, derandomize=True)

STORY = [
    "The ferry to Calder stopped running on Monday after engineers found a crack in its hull.",
    "“We have no choice,” Mayor Ana Petrov told reporters, adding that repairs would take until spring.",
    "Residents of the island said they had warned the company about the noise since last autumn.",
    "Was it a surprise to anyone who had taken the boat in the past few weeks?",
    "The company, which runs nine boats, expects to lose about 4 million crowns.",
]


def article(text: str, **fields: str | None) -> Article:
    return Article(**({"id": "a", "title": "Ferry stops"} | fields), text=text)  # type: ignore[arg-type]


def cleaned(text: str, **fields: str | None) -> Article:
    kept, dropped = clean([article(text, **fields)], Rules(min_words=1))
    assert not dropped
    return kept[0]


def removed(found: Article) -> list[tuple[str, str]]:
    return [(piece.reason, piece.text) for piece in found.removed]


def golden() -> dict[str, list[tuple[str, str]]]:
    rows: dict[str, list[tuple[str, str]]] = {}
    for line in GOLDEN.read_text(encoding="utf-8").splitlines()[2:]:
        if line.startswith("# "):
            rows[line[2:]] = []
        else:
            verdict, text = line.split("\t")
            rows[list(rows)[-1]].append((verdict, text))
    return rows


SEED_FILES = sorted(path.name for path in SEEDS.glob("*.txt"))


def seed(name: str) -> Article:
    return Article(id=name, title="", text=(SEEDS / name).read_text(encoding="utf-8"), path=name)


# The seeds, line by line


@pytest.mark.parametrize("name", SEED_FILES)
def test_seeds_are_cleaned_as_marked_by_hand(name: str) -> None:
    rows = golden()[name]
    assert " ".join(text for _, text in rows) == " ".join(seed(name).text.split())  # the marks cover the seed
    found = clean([seed(name)], Rules())[0][0]
    kept = [text.replace("soon.There are", "soon. There are") for verdict, text in rows if verdict == "keep"]
    assert found.text.split("\n") == kept
    assert removed(found) == [(verdict, text) for verdict, text in rows if verdict != "keep"]


@pytest.mark.parametrize(
    ("number", "title", "source", "published", "updated"),
    [
        (
            0,
            "U.S. Peace Envoy In Kabul After ‘Significant Progress’ Made In Qatar",
            "Security Risks Asia",
            "2019-01-28",
            "2020-05-21",
        ),
        (1, "‘Significant progress’ in US-Taliban talks on Afghanistan", "TCA", None, None),
        (2, "U.S. Envoy Hails 'Significant Progress' In Talks With Taliban", "RFE/RL", None, None),
        (3, "Afghanistan: “significant progress” in peace talks between US and Taliban", None, None, None),
        (4, "U.S. Peace Envoy Khalilzad Makes Surprise Stop In Kabul", "Security Risks Asia", "2019-12-05", "2020-02-11"),
    ],
)
def test_seeds_give_their_metadata(
    number: int, title: str, source: str | None, published: str | None, updated: str | None
) -> None:
    found = clean([seed(SEED_FILES[number])], Rules())[0][0]
    assert (found.title, found.source, found.published, found.updated) == (title, source, published, updated)


# What the head of a page leaves before the story


@pytest.mark.parametrize(
    ("head", "reason"),
    [
        ("ARDEN (AP) — The Latest on the ferry to Calder (all times local):\n10:20 a.m.\n", "update_note"),
        ("Greta Holm, shown when she was a councillor, is mayor of Arden. ", "caption"),
        ("Ana Petrov boards the ferry in Calder, June 1, 2018. (Jane Doe/Pool via Reuters)\n", "caption"),
        ("1 of 3. Ana Petrov boards the ferry in Calder, June 1, 2018.\n", "caption"),
        ("Ana Petrov in Calder. | Jane Doe/AP Photo Transport Ferry stops Repairs will take until spring.\n", "caption"),
        ("Editor's note: Ana Petrov is the mayor of Calder. The opinions are hers.\n", "update_note"),
        ("Correction: An earlier version of this story misspelled Calder.\n", "update_note"),
        ("WARNING: The video contains graphic language.\n", "site_chrome"),
        ("GAZA/JERUSALEM ", "dateline"),
        ("Associated Press/Jane Doe ", "dateline"),
        ("CALDER, Va. -\n", "dateline"),
        ("Arden, February 5 - ", "dateline"),
        ("Arden — ", "dateline"),
        ("(Arden) - ", "dateline"),
        ("Dec. 14, 2012 -- ", "dateline"),
        ("Arden, VA, March 13, 2018 - ", "dateline"),
        ("Old Arden, Va. — ", "dateline"),
        ("Ferry to Calder Stops for Repairs ARDEN (AP) — ", "dateline"),
        ("— ", "mark"),
        ("• ", "mark"),
        ("Update, 2:00 PM: ", "update_note"),
        (
            "Newsletter Sign Up Continue reading the main story Please verify you're not a robot by clicking the box.\n",
            "promotion",
        ),
    ],
)
def test_what_stands_before_the_story_goes(head: str, reason: str) -> None:
    found = cleaned(head + "\n".join(STORY))
    assert found.text == "\n".join(STORY)
    assert reason in {why for why, _ in removed(found)}


@pytest.mark.parametrize(
    "first",
    [
        "Correction officers in Arden said on Tuesday that the prison was full.",
        "The editor's note: that was all that Ana Petrov had read of the paper, she said on Tuesday.",
        "Greta Holm, left without a ferry, is the mayor of Calder, the town said on Tuesday.",
        "Ana Petrov boards the ferry every day, and on June 1, 2018, she missed it for once.",
        "NATO/UNESCO The Bridge is what the two bodies call their plan for Arden.",
    ],
)
def test_what_only_looks_like_the_head_of_a_page_stays(first: str) -> None:
    assert cleaned("\n".join([first, *STORY])).text == "\n".join([first, *STORY])


def test_lines_in_capitals_go_out_of_a_story_that_is_not() -> None:
    loud = "MAYOR OF ARDEN SAYS THE FERRY WILL NOT SAIL AGAIN BEFORE THE END OF THE WINTER."
    quoted = "“THE FERRY TO CALDER WILL NOT SAIL AGAIN BEFORE THE END OF NEXT WINTER,” READ A SIGN IN ARDEN."
    found = cleaned("\n".join([STORY[0], loud, quoted, *STORY[1:]]))
    assert found.text == "\n".join([STORY[0], quoted, *STORY[1:]])
    shouted = [line.upper() for line in STORY]
    assert cleaned("\n".join(shouted)).text == "\n".join(shouted)


# Single lines

BOILERPLATE = {
    "site_chrome": ["Skip to content", "• Breaking News", "JUST WATCHED The flood Replay More Videos ... MUST WATCH The flood 01:10"],
    "share": ["share share tweet pin email", "Follow HARBOR.COM: Facebook | Twitter", "Share this:", "Follow us on Twitter", "Follow Dave Lee on Twitter @DaveLee", "Click to share on Facebook (Opens in new window)", "Share All sharing options for: Ferry stops"],
    "promotion": [
        "Do you have a story? Email tips@ardentimes.example or call 0555 1234.",
        "Sign up for our newsletter", "Subscribe", "Like what you’re reading?: Download the app for more",
        "Interested in Donald Trump? Add Donald Trump as an interest to stay up to date.", "Get the Daily Brief in your inbox.",
        "Morning Tide newsletter The guide to the harbours of the coast — weekday mornings, in your inbox. Email Sign Up",
        "COUNTDOWN TO 2020 The race for 2020 starts now. Stay in the know. You can unsubscribe at any time.",
        "The Harbour is reader supported: Chip in $10 or more to help us continue to write about the issues that matter.",
        "Harbourlight is a nonprofit newsroom that covers the coast. Sign up to receive our biggest stories.",
        "Have you or someone you know been affected by the flood? Share your experiences.",
        "Looking for a quick way to keep up with the news? Our host will guide you through the day.",
        "Every day at Vox, we aim to answer your most important questions. " + " ".join(["Please consider a contribution to Vox today."] * 12),
    ],
    "advertisement": ["Advertisement", "Story continues below", "ADVERTISEMENT Continue reading the main story"],
    "related": [
        "Read more:", "RELATED: Mayor denies all charges", "( Also on POLITICO: The tax vote)", "Who will win? The full list Read more",
        "Click here to see the photos", "For more information, visit www.example.org.",
    ],
    "caption": [
        "Image copyright Getty Images", "(AP Photo/Evan Vucci)", "16x9 Image", "FILE PHOTO: The harbour is seen from a boat, June 1, 2018.",
        "CLOSE The mayor of Arden closed the bridge on Tuesday. Video provided by Coast Wire", "Skip in Skip x Embed x Share CLOSE The ferry sails.",
        "In this Saturday, July 1, 2017, photo, people line up at the harbour. (Ben Okafor/Coast Wire)",
        "President Biden walks to a car on Aug. 24. (Pablo Monsivais/AP)", "Chung Sung-Jun/Getty Images", "The town hall. REUTERS/Osman Orsal",
    ],
    "credit": [
        "With reporting by AFP and Reuters", "(Additional reporting by Jumin Park; Editing by Raju Gopal)", "Contributing: Associated Press",
        "Fox News' Jane Doe and The Associated Press contributed to this report.", "Source: Xinhua| 2018-01-19 00:27:05|Editor: Yurou",
    ],
    "contact": ["Write to Jane Doe at jane.doe@wsj.com", "Contact the writer at jdoe@example.org", "jane.doe@example.org", "Twitter: @janedoe"],
    "byline": ["By JANE DOE, Associated Press", "By Steven Reinberg", "Ayaz Gul for VOA Reports", "By Lisa Rose and John Roe, CNN"],
    "legal": ["© 2019 The Arden Post. All rights reserved.", "We use cookies to make this site better.", "Copyright 2018 by Reuters"],
    "update_note": ["(Adds mayor's comment, paragraphs 12-13)", "This story has been updated.", "This article first appeared in the Free Beacon.", "Update: This story names the engineer.", "Partial transcript as follows:", "Information from The Coast Wire was used in this report.", "This story is part of the Arden Post's monthly series, Harbours of the Coast."],
    "date": ["Published Jan 28, 2019", "Updated at 5:03 p.m. ET", "Last updated: 28 January 2019, 5:03 pm", "Update at 9:23 a.m. ET. Two Suspects:", "Saturday, September 14, 2019", "By Jo Lint | Published: 12 Jun 2024 09:14 | Last updated: 12 Jun 2024 11:02 | 3 min read | 47 comments"],
    "comments": ["Leave a Reply", "3 comments", "Your email address will not be published. Required fields are marked *"],
    "separator": ["___", "# # #", "* * *"],
    "subheading": ["– “Resolving the last disputes” –"],
}  # fmt: skip

# Near misses: sentences of stories, each a false alarm of an earlier rule or one word away from a rule.
STORY_LINES = [
    *STORY,
    "Breaking news alerts went out to four million phones before the storm.",
    "The newsletter asked readers to sign up here and there, but nobody did.",
    "Follow-up talks will be held on Twitter, the ministry said.",
    "The North Korean leader must follow him on Twitter, because officials got a call after he sent out his tweet.",
    "Like many of his posts on Facebook, the video was deleted after an hour.",
    "The page was edited three hundred times on Monday, the encyclopedia said.",
    "The report was published in the Aug. 17 online edition of Neurology.",
    "The photo by an amateur shows the moment the bridge fell.",
    "He posted a link to the article (and a photo).",
    "With assistance from neighbors, firefighters rescued two children.",
    "Reporting by the local newspaper found that the mayor had lied.",
    "Talks could strengthen the possibility that agreement can be reached on his terms.",
    "All rights reserved for the state were handed to the court.",
    "The views expressed by the author of the report shocked the council.",
    "(Video of the attack was posted online within minutes.)",
    "By Monday morning the fire was out.",
    "She is a fellow of the Institute of Engineers and a member of the academy.",
    "Comments by the minister were met with silence.",
    "Copyright law was changed in 2019 after a long debate.",
    "The #MeToo movement has led to three resignations in the town.",
    "(Adds that he left) was all that the note said about it.",
    "Share prices on the exchange fell by 3 percent.",
    "Support public journalists, the mayor said, and you support the town.",
    "The Harbour is a nonprofit newsroom that the mayor has sued twice, and twice she has lost.",
    "Looking for more proof, the police went back to the bridge on Tuesday.",
    "This story is part of what the council heard on Tuesday, the mayor said.",
    "She had to unsubscribe her mother from nine lists, she told the court.",
    "CLOSE to a hundred people were waiting, the mayor said.",
    "Photos: the only thing that she took from the house, she said, was a box of them.",
    "Updated at 9:23 a.m. or not, the list was wrong on Monday.",
    "Update work on the dam began on May 3, 2019, and ended in June.",
]


@pytest.mark.parametrize(("reason", "line"), [(reason, line) for reason, lines in BOILERPLATE.items() for line in lines])
def test_boilerplate_goes_and_says_why(reason: str, line: str) -> None:
    assert line_reasons([line], [fold(line)]) == [reason]
    found = cleaned("\n".join([*STORY[:3], line, *STORY[3:]]))
    assert found.text.split("\n") == STORY
    assert removed(found) == [(reason, line)]


@pytest.mark.parametrize("line", STORY_LINES)
@pytest.mark.parametrize("place", ["first", "middle", "last"])
def test_sentences_of_the_story_stay_wherever_they_stand(line: str, place: str) -> None:
    at = {"first": 0, "middle": 2, "last": len(STORY)}[place]
    lines = [*STORY[:at], line, *STORY[at:]]
    found = cleaned("\n".join(lines))
    assert (found.text.split("\n"), found.removed) == (lines, ())


@pytest.mark.parametrize(
    ("line", "agency", "rest", "published"),
    [
        ("KABUL (TCA) — U.S. Secretary of State", "TCA", "U.S. Secretary of State", None),
        ("WASHINGTON (Reuters) - The House voted", "Reuters", "The House voted", None),
        ("Washington (CNN) The four million", "CNN", "The four million", None),
        ("(CNN) -- Two trains", "CNN", "Two trains", None),
        ("LONDON, Jan 28 (Reuters) - “We lost,” he said", "Reuters", "“We lost,” he said", None),
        ("TUESDAY, Feb. 15, 2011 (HealthDay News) -- Men who", "HealthDay News", "Men who", "2011-02-15"),
        ("NEW YORK, May 3, 2017 /PRNewswire/ -- Amgen", None, "Amgen", "2017-05-03"),
        ("CORAL GABLES, Fla. — A new Donald Trump", None, "A new Donald Trump", None),
        ("ROME — Italy", None, "Italy", None),
        ("WASHINGTON – Today", None, "Today", None),
        ("WASHINGTON Oct 17 (Reuters) - The House voted", "Reuters", "The House voted", None),
        ("NEWTOWN, Conn. Parents of the children", None, "Parents of the children", None),
        ("DUBAI A Bahraini court", None, "A Bahraini court", None),
        ("BRUSSELS NATO invited them", None, "NATO invited them", None),
    ],
)
def test_dateline_is_cut_from_its_sentence(line: str, agency: str | None, rest: str, published: str | None) -> None:
    found = dateline(line)
    assert found is not None
    assert (line[found.end :], found.agency, found.published) == (rest, agency, published)


@pytest.mark.parametrize(
    "line",
    [
        "NATO — The alliance met on Monday.", "NASA — which built it — agreed.", "UPDATE - Police have arrived.", "UNICEF — Children suffer.",
        "But the House — Rep. John Conyers — faces a new district.", "Police (Reuters) said so.", "The U.S. — China dispute goes on.",
        "KABUL was quiet on Monday — The army had gone.", "NATO Secretary General Jens Stoltenberg left.", "LONDON BRIDGE is falling down.",
        "MSNBC Host Ed Schultz left.",
    ],
)  # fmt: skip
def test_no_dateline(line: str) -> None:
    assert dateline(line) is None
    assert opening_dateline(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "Some Ferries — And Their Captains — Are Slow To Stop", "Analysis — The ferry to Calder has stopped for repairs.",
        "The ferry — Ana Petrov said — has stopped for good.", "The Ferry Stops (AP) — The ferry to Calder has stopped.",
    ],
)  # fmt: skip
def test_no_opening_dateline(line: str) -> None:
    assert opening_dateline(line) is None


def test_further_down_only_a_known_town_or_its_region_is_a_dateline() -> None:
    for line in (
        "MOSCOW — The ferry has stopped.",
        "CALDER, Va. — The ferry has stopped.",
        "CALDER (AP) — The ferry has stopped.",
    ):
        assert sure_dateline(line) == dateline(line)
    for line in ("CALDER — The ferry has stopped.", "SAIL NOW, PAY LATER - The ferry has stopped.", "The ferry has stopped."):
        assert sure_dateline(line) is None
    teasers = "\n".join(
        f"Read why the boat number {word} has stopped for good." for word in ("one", "two", "three", "four", "five", "six")
    )
    assert "MOSCOW" not in cleaned(f"{teasers}\nMOSCOW — " + "\n".join(STORY)).text


def test_a_gallery_goes_however_long_it_is() -> None:
    gallery = "Photos: The storm Photos: The storm " + " ".join([f"{line} Hide Caption {n} of 4" for n, line in enumerate(STORY)])
    assert removed(cleaned("\n".join([*STORY[:2], gallery, *STORY[2:]]))) == [("caption", gallery)]
    caption = f"FILE - In this May 3, 2018, file photo, a boat lies off Calder. {STORY[0]} {STORY[2]} {STORY[4]} {STORY[1]} {STORY[0]} (AP Photo/Ana Ek, File)"
    assert len(caption) > 480
    assert removed(cleaned("\n".join([*STORY, caption]))) == [("caption", caption)]
    assert (
        cleaned("\n".join([*STORY, caption[:-24]])).removed == ()
    )  # without its photographer it may be the whole page in one line


def test_what_stands_before_a_page_read_as_one_line_goes() -> None:
    page = " ".join(STORY)
    twice = "Old Ferry To Calder Stops Running "
    assert removed(cleaned(twice * 2 + page)) == [("title_repeated", (twice * 2).strip())]
    headed = cleaned(f"Ferries Old Ferry To Calder Stops Running {page}", title="Old Ferry To Calder Stops Running")
    assert (headed.text, removed(headed)) == (page, [("title_repeated", "Ferries Old Ferry To Calder Stops Running")])
    said = f"On Monday the old ferry to Calder stops running for good. {page}"
    assert cleaned(said, title="the old ferry to Calder stops running").text == said
    assert removed(cleaned("CLOSE " + page * 2)) == [("site_chrome", "CLOSE")]


@pytest.mark.parametrize(
    ("glued", "parted"),
    [
        ("The ferry stopped on Monday.Engineers found a crack.", "The ferry stopped on Monday. Engineers found a crack."),
        ('The ferry stopped."Nobody knew," she said.', 'The ferry stopped. "Nobody knew," she said.'),
        ('She said: "The ferry stopped."Engineers found a crack.', 'She said: "The ferry stopped." Engineers found a crack.'),
        ("She said: “The ferry stopped.”Engineers found it.“Nobody knew,” she said.", "She said: “The ferry stopped.” Engineers found it. “Nobody knew,” she said."),
        ("Arden.Com and the U.S.Navy sold the ferry to St.Louis and to us.example.", "Arden.Com and the U.S.Navy sold the ferry to St.Louis and to us.example."),
    ],
)  # fmt: skip
def test_sentences_that_lost_their_blank_are_parted(glued: str, parted: str) -> None:
    assert cleaned(glued).text == parted


# Lines judged by their place


def test_sub_heading_goes_between_paragraphs_and_stays_in_a_list() -> None:
    found = cleaned("\n".join([STORY[0], "What the mayor knew", STORY[1]]))
    assert removed(found) == [("subheading", "What the mayor knew")]
    listed = "\n".join([STORY[0], "Ana Petrov, mayor", "Ben Okafor, engineer", STORY[1]])
    assert cleaned(listed).text == listed
    told = "\n".join([STORY[0], "The mayor said the boat was safe", STORY[1]])
    assert cleaned(told).text == told  # a sentence that lost its full stop
    kept = clean([article("\n".join([STORY[0], "What the mayor knew", STORY[1]]))], Rules(heading_words=0))[0][0]
    assert "What the mayor knew" in kept.text


def test_name_is_a_byline_at_the_end_only_beside_a_paragraph() -> None:
    assert removed(cleaned("\n".join([*STORY, "Sergey Kwan"]))) == [("byline", "Sergey Kwan")]
    names = "\n".join([*STORY, "The dead were:", "Ana Petrov", "Ben Okafor"])
    assert cleaned(names).text == names


def test_bio_goes_with_the_name_above_it() -> None:
    found = cleaned("\n".join([*STORY, "Jane Doe", "Jane Doe covers the harbour for the Arden Post."]))
    assert removed(found) == [("byline", "Jane Doe"), ("bio", "Jane Doe covers the harbour for the Arden Post.")]
    assert cleaned("\n".join([*STORY, "• Jane Doe is a columnist for the Arden Post."])).text.split("\n") == STORY


def test_caption_and_section_with_the_headline_behind_them_go() -> None:
    title = "The old pier of Arden is falling apart"
    for before in ("Holm says there is no money for it. | REUTERS", "In The Arena", "Holm did not come to the harbour."):
        found = clean([article("\n".join([f"{before} {title}", *STORY]), title=title)], Rules())[0][0]
        assert found.text.split("\n") == STORY
    told = f"The mayor called her book {title}."
    assert told in clean([article("\n".join([*STORY, told]), title=title)], Rules())[0][0].text


def test_author_presented_at_the_end_goes_and_who_the_story_names_stays() -> None:
    bio = 'Adam Reed is a professor of history at Arden College. He is the author of "Boats" and "Piers."'
    assert removed(cleaned("\n".join([*STORY, bio]))) == [("bio", bio)]
    assert removed(cleaned("\n".join([*STORY, bio, "Ann Ek: Time for the council to give the harbour what it needs now."])))[
        0
    ] == ("bio", bio)
    about = [STORY[0], "The pier is safe, said Professor Reed, who looked at every plank of it on Monday.", *STORY[1:], bio]
    assert cleaned("\n".join(about)).text.split("\n") == about
    assert removed(cleaned("\n".join([bio, *STORY]))) == [("bio", bio)]
    deed = "Adam Reed was the director of the harbour from 1992 to 2003, when the boats were sold."
    assert cleaned("\n".join([*STORY, deed])).text.split("\n")[-1] == deed


def test_first_paragraph_on_the_article_itself_goes() -> None:
    for note in (
        "Ann Ek was mayor of Arden for ten years. The opinions expressed in this commentary are hers. View more opinion.",
        "Ann Ek was on the Herald's show. It is seen weekdays on Channel 3. For a programming schedule, click here.",
        "Our writers make the case for each of the piers. This article is the the fifth in the series. Read them all here.",
    ):
        assert removed(cleaned("\n".join([note, *STORY]))) == [("bio", note)]
    told = "The opinions expressed in the hall on Monday are those of a town that wants its pier."
    assert cleaned("\n".join([told, *STORY])).text.split("\n")[0] == told
    firm = "Adam Reed is preparing to take the harbour to court, its chairman said on Monday, and so is the port."
    assert cleaned("\n".join([firm, *STORY])).text.split("\n")[0] == firm


def test_caption_section_and_headline_go_off_the_line_below_the_headline() -> None:
    title = "Mayor Ek sells the old pier of Arden to a friend"
    below = "Standing a block from it, the mayor said nothing about the price that was paid."
    head = f"Mayor Ann Ek on Monday signed the sale of the old pier. LETTER FROM ARDEN {title} {below}"
    assert cleaned("\n".join([head, *STORY]), title=title).text.split("\n") == [below, *STORY]


def test_picture_with_its_agency_behind_the_full_stop_goes() -> None:
    picture = "A member of the crew and others stand at the pier in Arden, in 2015. (Reuters)"
    assert removed(cleaned("\n".join([STORY[0], picture, *STORY[1:]]))) == [("caption", picture)]
    told = "The council said on Monday that it will sell the pier to the crew. (Reuters)"
    assert told in cleaned("\n".join([STORY[0], told, *STORY[1:]])).text


def test_comments_go_with_all_that_follows_but_only_below_the_story() -> None:
    below = ["2 comments", "Ben says:", "I never liked this boat, and I said so many times before.", "Me neither."]
    found = cleaned("\n".join(STORY + below))
    assert removed(found) == [("comments", line) for line in below]
    assert cleaned("\n".join(["Comments", "Ben says:", *STORY])).text.split("\n") == ["Ben says:", *STORY]
    assert cleaned("\n".join([*STORY[:4], "Comments", STORY[4]])).text.split("\n") == STORY


@pytest.mark.parametrize(
    ("line", "stays", "cards"),
    [
        (
            ("Senate leader Ann Ek Ann Maria (Annie) EkEk: The trial goes on Five takeaways from the debate MORE (R-Ky.) met Bo Holm "
            "Bo Per Holm2020 Democrats meet MORE on Monday."),
            "Senate leader Ann Ek (R-Ky.) met Bo Holm on Monday.",
            [
                ("hover_card", "Ann Maria (Annie) EkEk: The trial goes on Five takeaways from the debate MORE"),
                ("hover_card", "Bo Per Holm2020 Democrats meet MORE"),
            ],
        ),
        ("Prime Minister Ann Ek Maria EkMORE has been indicted in three cases.", "Prime Minister Ann Ek has been indicted in three cases.", [("hover_card", "Maria EkMORE")]),
        ("Ann Ek said Ek's party wants MORE money for the schools of the town.", "Ann Ek said Ek's party wants MORE money for the schools of the town.", []),
    ],
)  # fmt: skip
def test_cards_that_hover_over_names_go_out_of_the_sentence(line: str, stays: str, cards: list[tuple[str, str]]) -> None:
    article = cleaned(line)
    assert (article.text, removed(article)) == (stays, cards)


def test_tweet_that_was_just_quoted_goes_and_another_loses_its_thread_mark() -> None:
    quoted = "She wrote on Twitter that the boat was “not safe enough for anyone on board” that day."
    tweet = "2/3 The boat is not safe enough for anyone on board. #Calder must wait."
    found = cleaned("\n".join([STORY[0], quoted, tweet, STORY[1]]))
    assert removed(found) == [("embedded_tweet", tweet)]
    other = cleaned("\n".join([STORY[0], tweet, STORY[1]]))
    assert removed(other) == [("thread_mark", "2/3")]
    assert "\nThe boat is not safe enough for anyone on board. #Calder must wait.\n" in other.text


def test_signed_tweets_go_unless_the_page_is_made_of_them() -> None:
    tweet = "Boats are safe! — Ana Petrov (@mayor) January 26, 2019"
    assert removed(cleaned("\n".join([*STORY, tweet]))) == [("embedded_tweet", tweet)]
    page = "\n".join(
        [f"The ferry will sail again on day {n}, I promise. — Ana Petrov (@mayor) May {n}, 2019" for n in range(1, 5)]
    )
    assert cleaned(page).text == page


# The head of the page


@pytest.mark.parametrize(
    ("line", "host", "others", "expected"),
    [
        ("Ferry stops sailing | Arden Post", "", ["Ferry stops sailing"], ("Ferry stops sailing", "Arden Post")),
        ("Ferry stops sailing | Arden Post", "wwwardenpostexample", [], ("Ferry stops sailing", "Arden Post")),
        ("Ferry stops sailing | Arden Post Acme CMSMade with Acme CMS", "", [], ("Ferry stops sailing", "Arden Post")),
        ("Ferry stops sailing - bbc news", "", [], ("Ferry stops sailing", "BBC News")),
        ("Ferry stops sailing | Ana Petrov", "", [], ("Ferry stops sailing | Ana Petrov", None)),
        ("Ferry stops sailing - and starts", "", [], ("Ferry stops sailing - and starts", None)),
    ],
)
def test_site_leaves_the_headline_where_something_confirms_it(
    line: str, host: str, others: list[str], expected: tuple[str, str | None]
) -> None:
    assert split_site(line, host, others) == expected


def test_given_fields_are_never_written_over() -> None:
    text = f"Other headline\nPublished Jan 28, 2019\nKABUL (TCA) — {STORY[0]}\n{STORY[1]}"
    found = cleaned(text, title="Ferry stops", source="Arden Post", published="2001-01-01")
    assert (found.title, found.source, found.published) == ("Ferry stops", "Arden Post", "2001-01-01")
    page = cleaned("\n".join(["Ferry stops sailing", *STORY]), title="Ferry stops sailing | Arden Post", source="Coast Wire")
    assert (page.title, page.source, page.text.split("\n")) == ("Ferry stops sailing", "Coast Wire", STORY)
    unknown = cleaned(text, title="")
    assert (unknown.title, unknown.source, unknown.published) == ("Other headline", "TCA", "2019-01-28")


def test_bare_date_counts_at_the_head_only() -> None:
    assert cleaned("\n".join(["Saturday, September 14, 2019", *STORY])).published == "2019-09-14"
    assert cleaned("\n".join([*STORY, "September 14, 2019", STORY[0]])).published is None


def test_headline_said_again_goes_and_a_sentence_that_is_the_title_stays() -> None:
    found = cleaned("\n".join(["Ferry Stops!", *STORY]), title="Ferry stops")
    assert removed(found) == [("title_repeated", "Ferry Stops!")]
    assert cleaned("\n".join(STORY), title=STORY[0]).text.split("\n") == STORY


@pytest.mark.parametrize(
    "line", [STORY[0], "By Jane Doe", "Word", "“Have you been told?”", "KABUL (TCA) — Will they talk?", " ".join(["many"] * 30)]
)
def test_no_headline(line: str) -> None:
    assert not is_headline(line)


def test_without_a_headline_the_first_sentence_is_the_title_and_stays() -> None:
    found = cleaned("\n".join(STORY), title="")
    assert (found.title, found.text.split("\n")) == (STORY[0], STORY)
    assert first_sentence(" ".join(["word"] * 30)) == " ".join(["word"] * 20) + " …"
    assert first_sentence("U.S. troops left. They were tired.") == "U.S. troops left."
    assert first_sentence("Sen. Ann Ek left at 5 p.m. for Arden. They were tired.") == "Sen. Ann Ek left at 5 p.m. for Arden."


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Published Jan 28, 2019", "2019-01-28"), ("on 3 sept 2020 at noon", "2020-09-03"), ("2019-01-28 00:27", "2019-01-28"),
     ("Feb 31, 2019", None), ("January 2019", None), ("Updated at 5:03 p.m.", None), ("", None)],
)  # fmt: skip
def test_dates_are_whole_or_none(text: str, expected: str | None) -> None:
    assert stated_date(text) == expected


# Paragraphs


def test_wrapped_lines_are_joined_and_short_paragraphs_are_not() -> None:
    wrapped = "The ferry to Calder stopped running on Monday after engineers\nfound a crack in its hull, which had been painted over twice\n"
    wrapped += "in the last three years according to a report that the town\ncouncil kept to itself.\n\nResidents were told late."
    assert paragraphs(wrapped) == [wrapped.split("\n\n")[0].replace("\n", " "), "Residents were told late."]
    short = "The ferry stopped on Monday.\nIt had a crack.\nRepairs will take until spring, the mayor told us.\nNobody was hurt."
    assert paragraphs(short) == short.split("\n")


# A batch


def batch(source: str | None, line: str, count: int = 6, path: str = "in/x.txt") -> list[Article]:
    """`count` different articles that share one line."""
    parts = [
        f"Number {n} of the stories is about house {n} in street {n}, which burned down on Monday night." for n in range(count)
    ]
    texts = ["\n".join([part, part.replace("burned", "fell"), line]) for part in parts]
    return [Article(id=f"{source}{n}", title=f"House {n}", text=text, source=source, path=path) for n, text in enumerate(texts)]


def reasons(found: list[Article]) -> Counter[str]:
    return Counter(piece.reason for one in found for piece in one.removed)


LEARNT = "Arden Post, voice of the coast since nineteen hundred and ten"  # no rule knows it


def test_lines_repeated_in_one_source_are_learned() -> None:
    assert reasons(clean(batch("Arden Post", LEARNT), Rules())[0]) == {"repeated": 6}
    assert reasons(clean(batch(None, LEARNT), Rules())[0]) == {"repeated": 6}  # of one folder
    assert reasons(clean(batch("Arden Post", LEARNT, count=3), Rules())[0]) == {}
    assert reasons(clean(batch("Arden Post", LEARNT), Rules(repeated_articles=7))[0]) == {}
    assert reasons(clean(batch("A", LEARNT, count=2) + batch("B", LEARNT, count=2), Rules())[0]) == {}
    rare = batch("Arden Post", "The paper that nobody on the whole coast ever reads", count=80) + batch(
        "Arden Post", LEARNT, count=4
    )
    assert reasons(clean(rare, Rules(repeated_share=0.5))[0]) == {"repeated": 80}


def test_copies_of_one_text_teach_nothing() -> None:
    copies = [replace(batch("Arden Post", LEARNT, count=1)[0], id=str(n)) for n in range(9)]
    assert reasons(clean(copies, Rules())[0]) == {}


def test_repeated_sentences_are_never_learned() -> None:
    assert reasons(clean(batch("Arden Post", "It gave no further details."), Rules())[0]) == {}


def test_what_is_left_too_short_or_empty_is_dropped_with_its_reason() -> None:
    given_ = [
        article("Advertisement\n\nShare this:", id="e"),
        article("Boats stop.", id="s", path="p"),
        article("\n".join(STORY)),
    ]
    kept, dropped = clean(given_, Rules())
    assert [one.id for one in kept] == ["a"]
    assert [(one.id, one.stage, one.reason, one.path) for one in dropped] == [
        ("e", "clean", "empty_after_cleaning", ""), ("s", "clean", "too_short", "p"),
    ]  # fmt: skip
    assert [one.id for one in clean(given_, Rules(min_words=2))[0]] == ["s", "a"]
    assert [one.id for one in clean(given_, Rules(min_words=3))[0]] == ["a"]


def test_none_touches_nothing_but_an_empty_title() -> None:
    given_ = [article("Advertisement\n\nBoats stop."), article("Boats stop. Trains go.", title=""), article("", title="")]
    kept, dropped = clean(given_, NoClean())
    assert kept == [given_[0], replace(given_[1], title="Boats stop."), given_[2]]
    assert dropped == []


def test_the_work_can_be_sent_to_other_processes() -> None:
    def over_the_wire(function, items):  # type: ignore[no-untyped-def]
        return [
            pickle.loads(pickle.dumps(pickle.loads(pickle.dumps(function))(pickle.loads(pickle.dumps(item))))) for item in items
        ]

    given_ = [*batch("Arden Post", LEARNT), *map(seed, SEED_FILES)]
    assert clean(given_, Rules(), mapper=over_the_wire) == clean(given_, Rules())


# Laws

WEIRD = [
    "",
    " ",
    "\u00a0",
    "• ",
    "—",
    "\0",
    "1/3",
    "a",
    "ÀÉ",
    "لا شيء",
    "(((",
    "|",
    " | ",
    "https://x.y",
    "By",
    "#",
    "@",
    "\ufeff",
    "e\u0301",
]
LINES = st.sampled_from(
    [
        *STORY_LINES,
        *(line for lines in BOILERPLATE.values() for line in lines),
        *WEIRD,
        *("Ferry stops", "What the mayor knew", "Ana Petrov", "Ana Petrov covers boats.", "Ferry stops | Arden Post", "Related:"),
        *(
            "KABUL (TCA) — The boats went out again on Sunday, two days later.",
            "ROME — Done.",
            "MORE BOATS SINK",
            "2/3 #boat sinks",
        ),
        *("Boats are safe! — Ana Petrov (@mayor) January 26, 2019", "one two three four", "A list item, the first"),
    ]
)
TEXTS = st.lists(LINES | st.text(max_size=40), max_size=14).map("\n".join)
ARTICLES = st.builds(
    Article, id=st.just("a"), title=st.sampled_from(["", "Ferry stops", "Ferry stops | Arden Post"]), text=TEXTS,
    source=st.sampled_from([None, "Arden Post"]),
)  # fmt: skip


@LAWS
@given(ARTICLES)
def test_law_every_word_is_kept_or_accounted_for(given_: Article) -> None:
    found = cleaned_or_empty(given_)
    whole = Counter(" ".join(paragraphs(normalised(given_))).split())
    assert Counter(found.text.split()) + Counter(word for piece in found.removed for word in piece.text.split()) == whole


@LAWS
@given(ARTICLES)
def test_law_lines_stay_in_order_and_whole_but_for_what_is_cut_off_their_front(given_: Article) -> None:
    rest = iter(paragraphs(normalised(given_)))
    for line in cleaned_or_empty(given_).text.split("\n"):
        assert not line or any(before.endswith(line) for before in rest)


@LAWS
@given(ARTICLES)
def test_law_cleaning_twice_is_cleaning_once(given_: Article) -> None:
    once = cleaned_or_empty(given_)
    assert cleaned_or_empty(once) == once


@pytest.mark.parametrize("name", SEED_FILES)
def test_law_cleaning_a_cleaned_seed_changes_nothing(name: str) -> None:
    once = clean([seed(name)], Rules())[0]
    assert clean(once, Rules()) == (once, [])


@LAWS
@given(st.lists(ARTICLES, max_size=8), st.randoms(use_true_random=False))
def test_law_the_order_of_the_articles_changes_nothing(given_: list[Article], shuffle: random.Random) -> None:
    named = [replace(one, id=str(n)) for n, one in enumerate(given_)]
    mixed = list(named)
    shuffle.shuffle(mixed)
    one, other = clean(named, Rules()), clean(mixed, Rules())
    assert sorted(one[0] + one[1], key=lambda record: record.id) == sorted(other[0] + other[1], key=lambda record: record.id)
    assert len(one[0]) + len(one[1]) == len(named)


def cleaned_or_empty(given_: Article) -> Article:
    from pipeline.cleaning.page import strip

    return strip(given_, heading_words=8).article


def normalised(given_: Article) -> str:
    from pipeline.text import normalise

    return normalise(given_.text)


def test_long_lines_of_one_kind_take_no_time() -> None:
    for part in ("A ", "Aa Bb ", "AB", "(", "A, ", "a@", "By A B, ", "photo ", ". ", "A-", "1/"):
        for size in (100, 155, 470, 200_000):
            cleaned("\n".join([STORY[0], (part * size)[:size].strip(), STORY[1]]))


# The fictional articles are plain: the only boilerplate in them is datelines, marks of images, and an "L" before one.


@pytest.mark.skipif(not (DATA / "demo" / "kronos.jsonl.xz").exists(), reason=f"no data at {DATA}")
def test_plain_articles_lose_only_their_datelines_and_marks() -> None:
    with lzma.open(DATA / "demo" / "kronos.jsonl.xz", "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    kept, dropped = clean([Article(id=r["id"], title=r["title"], text=r["text"], source=r["source"]) for r in records], Rules())
    assert (len(kept), dropped, reasons(kept)) == (829, [], {"dateline": 11, "mark": 33, "subheading": 1, "update_note": 54})
    assert all(len(piece.text) < 25 for one in kept for piece in one.removed if piece.reason != "mark")


def test_a_line_that_goes_on_in_small_letters_is_joined_even_in_a_short_text() -> None:
    text = "Dockers in Port Amsel ended their strike on Friday after\nthree weeks.\n\nThe union agreed to it.\nSo did the port."
    assert paragraphs(text) == [
        "Dockers in Port Amsel ended their strike on Friday after three weeks.",
        "The union agreed to it.",
        "So did the port.",
    ]


def test_a_script_without_blanks_has_words() -> None:
    text = "東京の古い橋は火曜日に閉鎖された。検査官が四十か所のひび割れを見つけたためだと市長は述べた。橋は来年まで閉鎖される。"
    address = f"https://arden.example/{'bridge-' * 20}"
    given_ = [Article(id=name, title="", text=said) for name, said in zip("abc", (text, "写真", address), strict=True)]
    articles, dropped = clean(given_, Rules())
    assert ([article.id for article in articles], [drop.id for drop in dropped]) == (["a"], ["b", "c"])


def test_marks_inside_a_text_go_and_part_what_they_stood_between() -> None:
    text = (
        "The council of Arden closed the old bridge on Tuesday.<< Continue reading the main story >>The mayor of Arden promised a ferry.\n"
        "<<Deleted image: the bridge>>Continue reading the main storyForty cracks were found in the pillars of the old bridge."
    )
    [article], _ = clean([Article(id="a", title="Bridge", text=text)], Rules())
    assert article.text.split("\n") == [
        "The council of Arden closed the old bridge on Tuesday.",
        "The mayor of Arden promised a ferry.",
        "Forty cracks were found in the pillars of the old bridge.",
    ]
    assert [piece.reason for piece in article.removed] == ["mark", "mark"]


@pytest.mark.parametrize(
    ("raw", "title"),
    [
        ("Holm?s plan for Arden?s old ferry", "Holm’s plan for Arden’s old ferry"),
        ("Ek calls the plan ?a joke? on Tuesday", "Ek calls the plan “a joke” on Tuesday"),
        ("Why they can?t win", "Why they can’t win"),
        ("Is that so? Ek says yes", "Is that so? Ek says yes"),
        ("Who will pay? The mayor? Nobody knows", "Who will pay? The mayor? Nobody knows"),
    ],
)
def test_a_title_has_its_marks_again(raw: str, title: str) -> None:
    assert cleaned("\n".join(STORY), title=raw).title == title
