"""What keeps a sentence from standing alone."""

import re

import pytest

from pipeline.wording import _STARTS_DANGLING, SEVERITY, _may_dangle, flaws, severity

SOUND = [
    "The city council in Arden voted on Tuesday to close the old bridge.",
    "Greta Holm, the mayor, said she would resign within a month.",
    "Holm said she would resign within a month.",
    "This week the council approved a budget of 40 million crowns.",
    "Among those on the list are two former ministers.",
    "The statement of the council was published on Friday.",
    "Negotiators from both sides met in Doha, according to the U.S. State Department.",
    "None of the members of the council voted on Tuesday.",
    "The council of NATO, UNESCO and the UNHCR in Arden met on Tuesday.",
    "Greta Holm of Arden, Calif. said on Tuesday that the bridge would hold.",
    "Imagine Dragons played in Arden on Tuesday.",
    "Here the council of Arden met on Tuesday to close the old bridge.",
    "Because the bridge was closed, the council of Arden met on Tuesday.",
    "Because of the storm the ferry stayed in Arden.",
    "The plan gives us.example a year to comply, the U.S. envoy told reporters.",
]


@pytest.mark.parametrize("text", SOUND)
def test_a_sound_sentence_has_no_flaw(text: str) -> None:
    assert flaws(text) == frozenset()


@pytest.mark.parametrize(
    ("text", "flaw"),
    [
        ("He also said that he was flying back to Arden.", "dangling"),
        ("But the council of Arden refused to vote on Tuesday.", "dangling"),
        ("The statement added that talks would resume on Monday.", "dangling"),
        ("None would say whether the bridge of Arden was safe.", "dangling"),
        ("Hours later, the bridge of Arden was closed.", "dangling"),
        ("Since then, the bridge of Arden has been closed.", "dangling"),
        ("Specifically, the rules of Arden prohibit boats.", "dangling"),
        ("First, the bridge of Arden will be closed.", "dangling"),
        ("For one, the bridge of Arden is far older.", "dangling"),
        ("In response, the town of Arden closed the bridge.", "dangling"),
        ("Without its consent the bridge of Arden stays open.", "dangling"),
        ("“The bridge of Arden passed every test,” it said in a statement.", "dangling"),
        ("“We have not been offered a penny,” said its leader, Ann Holm.", "dangling"),
        ("The town will swap the bridge for a ferry.The mayor said so on Monday.", "run_together"),
        ("One such bridge was closed in Arden on Tuesday.", "dangling"),
        ("Their spokesman denied any agreement on Tuesday.", "dangling"),
        ("To reassure them, the envoy flew to Arden at once.", "dangling"),
        ("Until the troops leave, “progress in other issues is impossible,” he insisted.", "dangling"),
        ("“We are moving forward and we have already made a lot of progress,” he added.", "dangling"),
        ("“The bridge was never safe, not even in the first year.”", "quote"),
        ("“The bridge was never safe, Holm told the council.", "quote"),
        ("Was it already a pledge given before these talks?", "question"),
        ("I am headed to Arden for consultations with the council.", "first_person"),
        ("The council of Arden after the vote on Tuesday", "fragment"),
        ("Holm added.", "fragment"),
        ("The council of Arden meets to vote on the old...", "fragment"),
        ("A long-term plan for the old bridge of Arden.", "fragment"),
        ("Sign up for the council's daily letter from Arden.", "teaser"),
        ("Arden is serious about closing the #bridge before winter.", "teaser"),
        ("Here's what the council of Arden decided on Tuesday.", "teaser"),
        ("Here are five things to know about the old bridge of Arden.", "teaser"),
        ("What a difference a new bridge can make to Arden.", "teaser"),
        ("No points for guessing that Arden has closed the old bridge.", "teaser"),
        ("Imagine that the council of Arden had closed the bridge.", "teaser"),
        ("The Latest on the council vote held in Arden.", "teaser"),
        ("Because the council of Arden wanted to close the bridge.", "fragment"),
        ("Because, as the mayor says, the council wanted to close the bridge.", "fragment"),
        ("Although that was three weeks before the vote in Arden.", "fragment"),
        ("Not according to a new report that the council has read.", "fragment"),
        ("Mayor Greta Holm speaks to reporters at the old bridge in Arden, Feb. 6, 2018.", "caption"),
        ("Greta Holm, left, and Ana Petrov have closed the old bridge of Arden.", "caption"),
        ("Greta Holm (center) and Ana Petrov closed the old bridge of Arden.", "caption"),
        ("“The bridge holds,” Greta Holm wrote on Saturday. after six days of talks in Arden.", "run_together"),
        ("GRETA HOLM, BYLINE: The bridge was never safe, not even in the first year.", "quote"),
        ("HOLM: The bridge was never safe, not even in the first year.", "quote"),
        ("FREE BRIDGE TOLLS FOR ALL WHO CROSS THE OLD BRIDGE of Arden.", "capitals"),
        ("(The council of Arden had closed the old bridge before.)", "leaning"),
        ("The old bridge is closed.", "short"),
        (" ".join(["The council met and"] * 16) + " voted.", "long"),
        ("The mayor also said that the bridge would be closed.", "leaning"),
        ("“The bridge was never safe,” Greta Holm told the council.", "leaning"),
    ],
)
def test_a_flaw_is_named(text: str, flaw: str) -> None:
    assert flaw in flaws(text)


def test_the_worst_flaw_counts() -> None:
    assert severity(frozenset()) == 0.0
    assert severity(frozenset({"leaning", "short"})) == SEVERITY["short"]
    assert severity(flaws("Was it?")) == 1.0


@pytest.mark.parametrize("text", ["", " ", '"', "“", "…", "1", "I", "\u0301"])
def test_any_text_is_judged(text: str) -> None:
    assert severity(flaws(text)) == 1.0


@pytest.mark.parametrize(
    "text",
    [
        "Kerry beat Cork 2-14 to 1-12 in the Munster football final in Killarney.",
        "The pound sank to a ten-year low in early trading in London.",
        "Die Regierung rief beide Seiten am Montag erneut zu Gesprächen auf.",
    ],
)
def test_a_sentence_with_a_rarer_verb_or_in_another_language_is_no_fragment(text: str) -> None:
    assert "fragment" not in flaws(text)


def test_no_dangling_start_is_passed_over_for_its_first_word() -> None:
    known = sorted(set(re.findall(r"[a-z]+", _STARTS_DANGLING.pattern)) | {"spokesman", "spokeswoman"})
    starts = [f"{first.capitalize()} {second} it" for first in known for second in known]
    matched = [start for start in starts if _STARTS_DANGLING.match(start)]
    assert len(matched) > 5000
    assert [start for start in matched if not _may_dangle(start.split())] == []
    assert not _may_dangle(["Khalilzad", "said"])
