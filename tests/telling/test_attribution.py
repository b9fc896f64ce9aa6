"""Who says so, in front of what they say."""

import pytest

from pipeline.telling.attribution import attribution_first


@pytest.mark.parametrize(
    ("sentence", "speaker", "claim"),
    [
        ("Two men were shot outside a club, police said.", "Police said ", "Two men were shot outside a club."),
        (
            "Earlier this month, the bureau got its money back, Ek said.",
            "Ek said that ",
            "Earlier this month, the bureau got its money back.",
        ),
        (
            "The union has reached a deal with Arden Motors, the UAW said Wednesday.",
            "The UAW said Wednesday that ",
            "The union has reached a deal with Arden Motors.",
        ),
        (
            "The plant will be closed in June, a spokesman told Reuters on Friday.",
            "A spokesman told Reuters on Friday that ",
            "The plant will be closed in June.",
        ),
        (
            "The plague occurs when bacteria enter the blood, the department said in a statement.",
            "The department said in a statement that ",
            "The plague occurs when bacteria enter the blood.",
        ),
        (
            "The river took three houses with it, said Ann Ek, a farmer.",
            "Ann Ek, a farmer, said that ",
            "The river took three houses with it.",
        ),
        (
            '"It happened some time before 3 p.m.," the coroner said.',
            "The coroner said, ",
            '"It happened some time before 3 p.m."',
        ),
        (
            "Hundreds of people were moved, according to The Herald.",
            "According to The Herald, ",
            "Hundreds of people were moved.",
        ),
        (
            "Two men were shot, who had been drinking, but one lives, according to the coroner.",
            "According to the coroner, ",
            "Two men were shot, who had been drinking, but one lives.",
        ),
        (
            "Top Arden aides met in a club, according to the coroner.",
            "According to the coroner, ",
            "top Arden aides met in a club.",
        ),
        ("The two met in a club, the court heard.", "The court heard that ", "The two met in a club."),
        (
            "Although nobody was hurt, the club was closed, police said.",
            "Police said that ",
            "Although nobody was hurt, the club was closed.",
        ),
        ("The club was closed in May, a judge has found.", "A judge has found that ", "The club was closed in May."),
        ("The river took three houses with it, said Monica Ek.", "Monica Ek said ", "The river took three houses with it."),
        ('"We will meet again in Doha," a source revealed.', "A source revealed: ", '"We will meet again in Doha."'),
        ('"We will meet again in Doha," continued the envoy.', "The envoy continued: ", '"We will meet again in Doha."'),
        ('"We will meet again in Doha," the envoy said.', "The envoy said, ", '"We will meet again in Doha."'),
        ("“We lost. Nobody won,” she told reporters.", "She told reporters: ", "“We lost. Nobody won.”"),
        ('"Nobody won!" wrote Ann Ek, a farmer.', "Ann Ek, a farmer, wrote, ", '"Nobody won!"'),
        ('"Nobody won," Ann Ek said on Friday.', "Ann Ek said on Friday: ", '"Nobody won."'),
        ('"Nobody won," Ann Ek said of the talks.', "Ann Ek said of the talks: ", '"Nobody won."'),
        ('"Nobody won," Ann Ek said in Arden D.C.', "Ann Ek said in Arden D.C.: ", '"Nobody won."'),
        ('"Nobody won," said Ann Ek, who is 17.', "Ann Ek, who is 17, said, ", '"Nobody won."'),
        ('"Nobody won," Ann Ek, a farmer, said in a note.', "Ann Ek, a farmer, said in a note: ", '"Nobody won."'),
        ("In 2015 two men were shot there, police said.", "Police said that ", "In 2015 two men were shot there."),
        (
            "The talks failed in the night, but both sides will meet again, police said.",
            "Police said that ",
            "The talks failed in the night, but that both sides will meet again.",
        ),
        (
            'The club "is no place for children" in the night, police said.',
            "Police said ",
            'The club "is no place for children" in the night.',
        ),
        (
            'The pier "is no place for children," the port said on Friday.',
            "The port said on Friday that ",
            'The pier "is no place for children."',
        ),
        (
            'The pier was called "no place for children," according to the port.',
            "According to the port, ",
            'The pier was called "no place for children."',
        ),
        (
            "Piers in Arden, Calder, and Dunmere fell after 2:15 p.m., the port said.",
            "The port said ",
            "Piers in Arden, Calder, and Dunmere fell after 2:15 p.m.",
        ),
        (
            "Two men were shot outside the club, said a report of the council.",
            "A report of the council said ",
            "Two men were shot outside the club.",
        ),
        ('"Nobody won," Ann Ek told IANS news agency.', "Ann Ek told IANS news agency: ", '"Nobody won."'),
        (
            "The mayor, who lives in Arden, left the hall, police said.",
            "Police said ",
            "The mayor, who lives in Arden, left the hall.",
        ),
    ],
)
def test_the_speaker_goes_to_the_front(sentence: str, speaker: str, claim: str) -> None:
    assert attribution_first(sentence) == (speaker, claim)


@pytest.mark.parametrize(
    "sentence",
    [
        "Police said two men were shot outside a club.",
        "Two men were shot, he said.",  # nobody would know who
        "Its assets were 79 crowns at March 31, 1986 the bank said.",
        "That has erased the lead of the mayor in the town, Ek said.",
        "The Herald reports the group will build up its forces in the town, according to the group.",
        "The talks failed in the night, so both sides will meet again, police said.",
        '"We will meet again in Doha," her brother said.',
        '"We will meet again," the envoy said. "In Doha."',
        "The mayor should have known of it, Bo Ek, the top man on the port's council, said Monday.",
        "After a search of the boat for traces of it, the police announced nothing new had been found.",
        '"We will meet again," the envoy added when asked directly if it was over.',
        '"We will meet again," the envoy said, pointing at the "map".',
        "Calling it a shame, the mayor left the hall, police said.",
        "Two men were shot, and the police said.",
        "The town, which has 300 people, is shut, which officials said.",
        "It burned down in May, according to Ann Ek, who lived there.",
        "Nobody came, police said.",
        "He later ambushed two officers, said Lt. Ann Ek.",
        "They are to blame for it too, according to the U.S.",
        "Police said that nobody else was hurt, according to the mayor.",
    ],
)
def test_what_could_be_misread_stays(sentence: str) -> None:
    assert attribution_first(sentence) is None
