"""The house's rules, one by one: what they write, what they leave; together: once is enough, and quotations stay."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.checking.support import check
from pipeline.telling.figures import in_figures
from pipeline.telling.housestyle import HOUSE_STYLE
from pipeline.telling.placing import days_behind, with_that
from pipeline.telling.plain import in_plain_words
from pipeline.telling.tenses import as_it_happened, in_the_past
from pipeline.telling.voice import written_out
from pipeline.wording import QUOTED

_RULES = {
    in_plain_words: [
        ("An attorney for Ek said the pier is shut.", "A lawyer for Ek said the pier is shut."),
        ("Prior to the storm, the pier was open.", "Before the storm, the pier was open."),
        ("In an effort to save money, the port shut the pier.", "To save money, the port shut the pier."),
        ("Officials have opened a probe into the fire.", "Officials have opened an investigation into the fire."),
        ("The mayor slammed Ek for the fire.", "The mayor criticized Ek for the fire."),
        ("The port vowed to open the pier.", "The port promised to open the pier."),
        ("The pier is set to open in May.", "The pier is to open in May."),
        ("Around 40 boats and some 300 people were there.", "About 40 boats and about 300 people were there."),
        ("The governor of Arden said so.", "Arden's governor said so."),
        ("Ek said that the pier is shut.", "Ek said the pier is shut."),
        ("Holm, added, “It is shut.”", "Holm, said, “It is shut.”"),
        ("The boats that were seized in Arden are back.", "The boats seized in Arden are back."),
        ("It cost a whopping 40 crowns.", "It cost 40 crowns."),
        ("Two people were shot and killed in Arden.", "Two people were shot dead in Arden."),
    ],
    in_figures: [
        ("The port paid $1.5bn, then £3m more.", "The port paid $1.5 billion, then £3 million more."),
        ("It opened on Dec. 14, and on 3 May 2011 it shut.", "It opened on December 14, and on May 3, 2011 it shut."),
        ("Some 8 percent came at 3:00 pm.", "Some 8% came at 3 p.m."),
        ("Facebook Inc (FB.O) lost $4 million dollars.", "Facebook lost $4 million."),
        ("It is 5 miles (8 kilometers) away.", "It is 5 miles away."),
        ("A seven-year-old girl waited for 8 hours and forty boats.", "A 7-year-old girl waited for eight hours and 40 boats."),
        ("She was born in Reno, Nev., and lives in Nanuet, N.Y.", "She was born in Reno, Nevada, and lives in Nanuet, New York."),
        ("It left the United States, too.", "It left the U.S., too."),
    ],
    in_the_past: [
        ('Holm concludes: "It will fall."', 'Holm concluded: "It will fall."'),
        ("Witnesses tell Arden News that it fell.", "Witnesses told Arden News that it fell."),
        ("Police say the pier is shut.", "Police said the pier is shut."),
        ("The pier is shut, the paper reports.", "The pier is shut, the paper reported."),
        ("A source tells CNN it is shut.", "A source told CNN it is shut."),
        ("Ek claims he was not there.", "Ek claimed he was not there."),
        ("Ek clearly says it is late.", "Ek clearly said it is late."),
    ],
    as_it_happened: [
        ("The port has announced a sale.", "The port announced a sale."),
        ("Two men have been arrested in Arden.", "Two men were arrested in Arden."),
        ("Holm is suing the port.", "Holm sued the port."),
    ],
    days_behind: [
        ("President Ek on Friday announced that the pier is shut.", "President Ek announced on Friday that the pier is shut."),
        ("On Friday, Ek said the pier is shut.", "Ek said on Friday that the pier is shut."),
        ('In a statement, Ek said, "It is shut."', 'Ek said in a statement: "It is shut."'),
        ("The court late Monday ruled against the port.", "The court ruled late Monday against the port."),
    ],
    with_that: [
        ("The court ruled on Friday a port must pay.", "The court ruled on Friday that a port must pay."),
        (
            "Police said the man had crossed the old bridge before it fell.",
            "Police said that the man had crossed the old bridge before it fell.",
        ),
        (
            'Ek warned Holm of "consequences" if it does not release a ferry that it seized.',
            'Ek warned Holm of "consequences" if it does not release a ferry that it seized.',
        ),
    ],
    written_out: [
        ("They didn't come, and it's not known if he can't.", "They did not come, and it is not known if he cannot."),
        ("She's been there, and they've seen her.", "She has been there, and they have seen her."),
        ("He's begun to look.", "He has begun to look."),
        ('He\'s "always been open."', 'He has "always been open."'),
    ],
}


@pytest.mark.parametrize(("rule", "source", "wanted"), [(rule, *case) for rule, cases in _RULES.items() for case in cases])
def test_the_house_writes(rule: Callable[[str], str], source: str, wanted: str) -> None:
    assert rule(source) == wanted


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        (in_plain_words, "Attorney General Ek and the district attorney met."),
        (in_plain_words, "He slammed Ek to the ground."),
        (in_plain_words, "Once upon a time there was a pier."),
        (in_plain_words, "The newly discovered emails are gone."),
        (in_plain_words, "It was Ek, also known as Holm."),
        (in_plain_words, "Ek said that the pier is shut and that it will stay so."),
        (in_plain_words, "A dispute over 40 crowns ended."),
        (in_plain_words, "A man who was fired after a dispute has died."),
        (in_plain_words, "Her years at sea informed her views of the port."),
        (in_plain_words, "It is one of a string of islands that runs to Calder."),
        (in_plain_words, "They chose not to do so in order to save the pier."),
        (in_plain_words, "Investigators probing the fire left."),
        (in_plain_words, "A fraud probe into the port follows an investigation of the pier."),
        (in_plain_words, "They met in the wake of talks after the fire."),
        (in_plain_words, "He was acquitted of discharge of a firearm."),
        (in_plain_words, "The groups differ with regard to the length of the piers."),
        (in_the_past, "Research says no: they have a pier."),
        (as_it_happened, "They will announce on Monday that they are suing the port."),
        (in_figures, "He may come, and 20 Mays later he may not."),
        (in_figures, "The United States Senate met."),
        (in_figures, "Seven people waited."),
        (in_the_past, "The law says they must pay."),
        (in_the_past, "They would not say who came."),
        (in_the_past, "When Ek says so, they come."),
        (in_the_past, "They could not definitively say who came."),
        (in_the_past, "Farmers are worried and say it is time to go."),
        (in_the_past, "The council may hear of it and say: It is late."),
        (in_the_past, "The script has anchors say they saw it."),
        (in_the_past, "He wants, say, a pier."),
        (in_the_past, "Witnesses now say Ek came."),
        (in_the_past, "They take their reading of what farmers say and print it."),
        (as_it_happened, "Most farmers would probably have said no."),
        (in_plain_words, "Ek said that a year ago."),
        (in_plain_words, "The additional boats will come."),
        (in_plain_words, "They need to have the ability to debate it."),
        (in_plain_words, "The town is in the midst of a boom."),
        (in_plain_words, "Having thus far failed to sell it, Ek left."),
        (in_plain_words, "They have repeatedly failed to come."),
        (in_plain_words, "Thanks are due to the men at the pier."),
        (in_plain_words, "A number of his boats sank."),
        (in_plain_words, "A series of seven shots were heard."),
        (in_plain_words, "Ek is hot on the heels of Holm."),
        (in_the_past, "They are worth, let's say five crowns each."),
        (in_figures, "Hospital Corp of America said so."),
        (in_plain_words, "It is the system that he tried but failed to reform."),
        (in_plain_words, "The trip is in conjunction with a vote."),
        (in_the_past, "They demonize them and say they are a threat."),
        (in_the_past, "He would even say that he was late."),
        (in_plain_words, "An officer shot and killed her."),
        (in_plain_words, "It raises the question of whether it rains."),
        (in_plain_words, "The town's roughly 57 million pupils wait."),
        (in_plain_words, "Ek is the founder of Arden Rising, a group that sings."),
        (in_plain_words, 'The absence was noted "as odd."'),
        (in_the_past, "He means what he says and has gone."),
        (in_plain_words, "It will end sometime around 2024."),
        (in_plain_words, "He failed to be fair."),
        (in_figures, "She was 3 years old."),
        (in_figures, "They saw 70 nine-year-old children."),
        (in_the_past, "The rules, like the name says, are rules."),
        (in_the_past, "It is what scientists say is an example."),
        (in_the_past, "The Musketeers' claims that they had keys are false."),
        (in_the_past, "It was so, according to US media reports."),
        (in_the_past, "Ek said he may leave if Holm insists it is shut."),
        (as_it_happened, "Ek has accused the port for years."),
        (as_it_happened, "She has not said who came."),
        (as_it_happened, "Ek has said before that she wants the port."),
        (as_it_happened, "Nine have been rescued in Arden, as the storm continues."),
        (as_it_happened, "The port may have announced it."),
        (days_behind, "The man shot on Friday said nothing."),
        (days_behind, "Holm's manager until Monday said that she left."),
        (days_behind, "On Friday, Ek opened the pier."),
        (written_out, "He's arrived, and Ek's there."),
        (written_out, "Isn't it shut?"),
        (written_out, "There's two things going on."),
        (in_plain_words, "His plan seems rooted in an attempt to win."),
        (written_out, "It is called Ain't Misbehavin'."),
    ],
)
def test_what_only_looks_alike_stays(rule: Callable[[str], str], sentence: str) -> None:
    assert rule(sentence) == sentence


@pytest.mark.parametrize("source", [source for cases in _RULES.values() for source, _ in cases])
def test_what_the_house_writes_stands_up_to_the_checks(source: str) -> None:
    written = source
    for rule in HOUSE_STYLE:
        written = rule(written, lambda text: not check(text, [source]).findings)
    assert not check(written, [source]).findings


_PIECES = [
    "Ek says",
    "has announced",
    "that it's",
    "shut",
    "on Friday",
    "Dec. 4",
    "8 percent",
    '"',
    "an attorney",
    "didn't",
    "around 40",
    ".",
]


@settings(derandomize=True, deadline=None, max_examples=200)
@given(st.lists(st.sampled_from(_PIECES), min_size=1))
def test_once_is_enough_and_quotations_stay(parts: list[str]) -> None:
    source = " ".join(parts)
    for rule in HOUSE_STYLE:
        once = rule(source, lambda _: True)
        assert rule(once, lambda _: True) == once
        assert QUOTED.findall(once) == QUOTED.findall(source)
        assert rule(source, lambda _: False) == source
