"""splits: both halves whole, nothing said that was not, whoever does it named again; what holds for both halves stays in one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.referring.mentions import Names
from pipeline.telling.splitting import splits
from pipeline.telling.subjects import second_mention, subject_end
from pipeline.text import split_sentences, words
from tests.paths import SEEDS

ARTICLE = "Mayor Ada Brook spoke at the port. Brook said it would open. Judge Paul Marten was there, and Marten spoke."
NAMES = Names(ARTICLE)

# kind; first half; second half
CASES = {
    "Mayor Ada Brook vetoed the plan for the harbor on Monday, saying that the port has no money for it.": (
        "speech",
        "Mayor Ada Brook vetoed the plan for the harbor on Monday.",
        "Brook said that the port has no money for it.",
    ),
    "The port authority announced on Monday that the pier is closed, adding that repairs will take weeks.": (
        "speech",
        "The port authority announced on Monday that the pier is closed.",
        "The port authority added that repairs will take weeks.",
    ),
    "A judge in Dunmere has blocked the plan for the new harbor, calling it a gift to the port.": (
        "speech",
        "A judge in Dunmere has blocked the plan for the new harbor.",
        "The judge called it a gift to the port.",
    ),
    "A storm tore up the pier of Dunmere on Sunday night, killing two fishermen and wounding at least nine others.": (
        "deed",
        "A storm tore up the pier of Dunmere on Sunday night.",
        "The storm killed two fishermen and wounded at least nine others.",
    ),
    "Dunmere closed its harbor to large ships on Monday, becoming the third port of the coast to do so.": (
        "deed",
        "Dunmere closed its harbor to large ships on Monday.",
        "Dunmere became the third port of the coast to do so.",
    ),
    "The council approved the plan for the harbor on Monday, but the mayor has not signed it.": (
        "contrast",
        "The council approved the plan for the harbor on Monday.",
        "But the mayor has not signed it.",
    ),
    "The council approved the plan for the harbor on Monday, although it has no money for it.": (
        "contrast",
        "The council approved the plan for the harbor on Monday.",
        "But it has no money for it.",
    ),
    "The council approved the plan for the harbor on Monday, and the mayor signed it the next day.": (
        "clauses",
        "The council approved the plan for the harbor on Monday.",
        "The mayor signed it the next day.",
    ),
    "The first pier was built in the spring of 1990; the second pier was built nine years later.": (
        "clauses",
        "The first pier was built in the spring of 1990.",
        "The second pier was built nine years later.",
    ),
    "Judge Paul Marten, who was elected in May, has blocked the plan for the harbor.": (
        "relative",
        "Judge Paul Marten has blocked the plan for the harbor.",
        "Marten was elected in May.",
    ),
    "The council sent the plan for the harbor to Judge Paul Marten, who was elected in May.": (
        "relative",
        "The council sent the plan for the harbor to Judge Paul Marten.",
        "Marten was elected in May.",
    ),
    "The loan for the harbor is designed to ensure small shops keep their staff and can pay their bills.": None,  # who can?
    "The mayor won by nine points in the harbor, even though some aides said last week that she would be glad of one.": None,
    "Dunmere College law professor Zorvan Okkel, who was hired in May, has blocked the plan for the harbor.": None,  # again
    "The council sold its ferries to a bank on Monday and closed both of its offices in the port.": None,  # "both"
    "The fight over the harbor sent angry crowds into the streets, placed the port on the map and sparked a new vote.": None,
    "The mayor praised the old guard of the harbor and retired General Adam Reed of the port on Monday.": None,
    "The sale of the ferries was not an error, but a result of what has happened in the port since May.": None,
    "The council sold its ferries to a bank on Monday and closed the offices in the port.": (
        "verbs",
        "The council sold its ferries to a bank on Monday.",
        "The council closed the offices in the port.",
    ),
    "The council sold its ferries to a bank on Monday but kept the offices in the port.": (
        "verbs",
        "The council sold its ferries to a bank on Monday.",
        "But the council kept the offices in the port.",
    ),
}


def told(sentence: str) -> tuple[str, str, str] | None:
    return next(iter(splits(sentence, lambda subject: second_mention(subject, NAMES))), None)


@pytest.mark.parametrize("sentence", CASES)
def test_a_split_of_each_kind(sentence: str) -> None:
    assert told(sentence) == CASES[sentence]


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        (
            "The council approved the plan on Monday, and the mayor signed it the next day, officials said.",
            "one speaker for both",
        ),
        ("Officials said the council approved the plan, and the mayor signed it the next day.", "one speaker for both"),
        ("According to the port, the council sold its ferries on Monday and closed the offices.", "one speaker for both"),
        ("The council reportedly sold its ferries to a bank on Monday and closed the offices in the port.", "hearsay"),
        ("If the storm comes back, the council closed the harbor in time, and the mayor was right.", "a condition"),
        ("The council would sell its ferries to a bank, and the mayor would close the offices.", "nothing of it is done"),
        ("The council did not sell its ferries to a bank on Monday and close the offices.", "the denial holds for both"),
        ("In 2019, the council approved the plan for the harbor, and the mayor signed it.", "the year holds for both"),
        ("The council sold more ferries on Monday than it bought and closed the offices.", "a comparison"),
        ('The mayor said "the council sold its ferries, and the port closed its offices".', "a quotation"),
        ("The council approved the plan for the harbor, the mayor signed it, and the port paid for it.", "a list"),
        ("The council approved ferries, piers and offices for the harbor, and the mayor is glad.", "a list"),
        ("The mayor spoke with the captain who sank the ferry and closed the harbor.", "whoever closed it"),
        ("The ferry was rammed by a trawler on Monday, killing two fishermen.", "the trawler did, or all of it"),
        ("The council cut its budget for the harbor on Monday, raising fears of strikes.", "all of it raises fears"),
        ("Officials said that some time later Reyes rebuilt the cafe, adding new floors and walls.", "whoever added them"),
        ("A spokesman for the port, which is based in Dunmere, said the pier is closed.", "the spokesman is not"),
        ("The case against Paul Marten, who has pleaded not guilty, was sent to the council of the port.", "the case has not"),
        ("The council sent the plan to Judge Marten, a Dunmere man, who was elected in May.", "no name before it"),
        ("Demand remained high on Tuesday, but increased output from wind farms helped the port.", "a noun behind"),
        ("Several judges have blocked the plan for the harbor, calling it a gift to the port.", "several others"),
        ("The council opened the new harbor of the port at 8 a.m., and the mayor spoke.", "an abbreviation ends it"),
        ("A video of the vote shows residents rising to challenge the mayor, asking why it failed.", "the video asks nothing"),
        (
            "The council sold its ferries on Monday and closed the offices, officials said, but not the pier.",
            "one speaker for both",
        ),
        ("The council, the port said, sold its ferries on Monday and closed the offices in the port.", "one speaker for both"),
        ("Captains found that the council sold its ferries, and the port closed the offices.", "what they found"),
        ("The council met critics saying it sold ferries, but critics saying it would close offices.", "no clause of its own"),
        ("The council will host a meeting for nine key Democrats, who was elected in May.", "not all of them"),
        ("Judge Paul Marten, who was also to speak at the port, has backed out of the talks.", "it was not to be"),
        ("Has the council approved the plan for the harbor, and has the mayor signed it?", "a question"),
    ],
)
def test_what_stays_whole(sentence: str, why: str) -> None:
    assert told(sentence) is None, why


@pytest.mark.parametrize(
    ("subject", "again"),
    [
        ("Mayor Ada Brook", "Brook"),
        ("Brook", "Brook"),
        ("She", "She"),
        ("The port authority", "The port authority"),
        ("A judge in Dunmere", "The judge"),
        ("An old ferry", "The old ferry"),
        ("A number of judges", None),
        ("President Moon Jae-in", "President Moon Jae-in"),
        ("The family of Mayor Ada Brook", "The family of Mayor Ada Brook"),
        ("Secretary of State Mary Brook", "Brook"),
    ],
)
def test_a_second_mention(subject: str, again: str | None) -> None:
    assert second_mention(subject, NAMES) == again


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        ("Mayor Ada Brook on Monday vetoed the plan.", "Mayor Ada Brook"),
        ("The bill already passed the House.", "The bill"),
        ("The port, which is old, closed.", None),
        ("Critics of the port claim Dunmere is old.", None),
        ("On Monday the port closed.", None),
        ("The plan supported by the port failed.", None),
    ],
)
def test_where_a_subject_ends(sentence: str, subject: str | None) -> None:
    end = subject_end(sentence)
    assert (None if end is None else sentence[:end]) == subject


def real_sentences() -> list[str]:
    texts = [path.read_text("utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    return [text[start:end] for text in texts for start, end in split_sentences(text)]


def test_laws_on_real_sentences() -> None:
    found = [(sentence, split) for sentence in real_sentences() for split in splits(sentence, lambda subject: subject)]
    assert found
    for sentence, (_, first, second) in found:
        assert first.endswith(".")
        assert second.endswith(".")
        assert first[0].isupper()
        assert second[0].isupper()
        new = {*words(first), *words(second)} - {*words(sentence)}
        assert new <= {"but", "the"} or any(f"{word[:3]}" in sentence for word in new)


_PIECES = """
The council, the port and but who which, was sold (its) ferries on Monday. saying that it “is” Although he said 1,000 ;
"""
PIECES = _PIECES.split()


@settings(derandomize=True, deadline=None, max_examples=300)
@given(st.lists(st.sampled_from(PIECES), min_size=5, max_size=25))
def test_any_order_of_words_will_do(pieces: list[str]) -> None:
    sentence = f"{' '.join(pieces)}."
    for _, first, second in splits(sentence, lambda subject: subject):
        assert {*words(second)} <= {*words(sentence), "but", "said"}
        assert {*words(first)} <= {*words(sentence)}


def test_a_line_of_commas_takes_no_time() -> None:
    assert list(splits("The cat is fat, and " * 20_000 + "x.", lambda subject: subject)) == []


@settings(derandomize=True, deadline=None, max_examples=200)
@given(st.text(alphabet='Aa thewhoandbut,.;"()said-ing', max_size=80))
def test_any_text_will_do(text: str) -> None:
    for _, first, second in splits(text, lambda subject: subject):
        assert first
        assert second
