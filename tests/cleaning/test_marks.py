"""What the making of a page left in its text, and what stands before a sentence."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.cleaning.marks import OPENERS, mended, opening, paired


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("AT&T; and the S&P; 500 fell.", "AT&T and the S&P 500 fell."),
        ("She played in \"The Bridge,\" ''The Ferry\" and ''Calder.''", 'She played in "The Bridge," "The Ferry" and "Calder."'),
        ("It sails on Friday . The Herald , which asked, knows (so .", "It sails on Friday. The Herald, which asked, knows (so."),
        ("Mayor Adam Reed 's plan and Holm ’s boat, in the ' 90s.", "Mayor Adam Reed's plan and Holm’s boat, in the ' 90s."),
        ("D emocratic aides met. T he rest did not.", "Democratic aides met. T he rest did not."),
        ("S and P cited a rise, and K mart fell.", "S and P cited a rise, and K mart fell."),
        ("They paid .5 percent, and then ... nothing.", "They paid .5 percent, and then ... nothing."),
        ("“The bridge is safe,\ufffd? Holm said.", "“The bridge is safe,” Holm said."),
        (
            "Tom & Ana; a song. Is it R&D? The ferry's captain's 'yes'",
            "Tom & Ana; a song. Is it R&D? The ferry's captain's 'yes'",
        ),
    ],
)
def test_characters_are_those_that_were_meant(read: str, meant: str) -> None:
    assert mended(read) == meant


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ('Police called it "a case of neglect.” It was.', "Police called it “a case of neglect.” It was."),
        ('“It is fixed," he said. "It will stay so,” she said.', "“It is fixed,” he said. “It will stay so,” she said."),
        ("“It is fixed,“ Long said.", "“It is fixed,” Long said."),
        ("Thune is ““trying to get consensus.”", "Thune is “trying to get consensus.”"),
        ("“He is 6'2\" tall,” she said.", "“He is 6'2\" tall,” she said."),
        ('“He called it "mad",” she said. "So it is."', '“He called it "mad",” she said. "So it is."'),
        ('“The quotation goes on.\n“It ends here," she said.', "“The quotation goes on.\n“It ends here,” she said."),
        ('"Straight," he said.\n“Curly,” she said.', '"Straight," he said.\n“Curly,” she said.'),
    ],
)
def test_quotation_marks_are_pairs(read: str, meant: str) -> None:
    assert mended(read) == meant


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.text(alphabet='a“”",. \n', max_size=40))
def test_pairing_keeps_the_words_and_whatever_is_paired(text: str) -> None:
    told = paired(text)
    assert [each for each in told if each not in '“”"'] == [each for each in text if each not in '“”"']
    assert text.count("“") != 0 or text.count("”") != 0 or told == text


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.text(alphabet="a&;'\"\ufffd?A .", max_size=40))
def test_mending_twice_is_mending_once(text: str) -> None:
    assert mended(mended(text)) == mended(text)


@pytest.mark.parametrize(
    ("before", "sentence", "reason"),
    [
        ("• ", "The ferry stopped on Monday.", "mark"),
        ("*", "Some of the fares are higher.", "mark"),
        ("Update 1:21 p.m.: ", "The ferry sails again.", "update_note"),
        ("UPDATE: ", "The ferry sails again.", "update_note"),
        ("Updated | ", "The ferry sails again.", "update_note"),
        ("Update:", "The ferry sails again.", "update_note"),
        ("UPDATE IV - ", "The ferry sails again.", "update_note"),
        ("Update, Jan. 8, 2020, at 12:10 p.m.: ", "On Tuesday the ferry sailed.", "update_note"),
        ("Updated on Friday at 2:44 p.m. ET. ", "The ferry sails again.", "update_note"),
        ("The Latest on the ferry to Calder (all times local): ", "Engineers found a crack.", "update_note"),
        ("The Latest on the April storm to hit northern Calderland.", "", "update_note"),
        ("Why it matters: ", "The ferry is the only one.", "mark"),
        ("The bottom line: ", "The ferry stays.", "mark"),
        ("Details: ", "“The ferry stays,” she said.", "mark"),
        ("", "The bottom line: it stays.", ""),
        ("", "The ferry: Nobody knows where it is.", ""),
        ("", "Updated figures show that: fares rose.", ""),
        ("", "Update the software: it is old.", ""),
        ("", "The Latest on the menu is the ferry, and it was good.", ""),
        ("", "The latest on the ferry: it sails.", ""),
        ("8:54 p.m. | Updated ", "The ferry sailed.", "update_note"),
        ("4:24 pm UPDATE: ", "The ferry sailed.", "update_note"),
        ("3. ", "The ferry sailed.", "mark"),
        ("- ", "The ferry sailed.", "mark"),
        ("— ", "The ferry was sold to a bank.", "mark"),
        ("--", "The ferry was sold to a bank.", "mark"),
        ("", "— Mayor Ann Ek, talking to the Herald after a ride.", ""),
        ("", "12 ferries sailed.", ""),
        ("", "3.5 million came.", ""),
        ("", "• ", ""),
        ("", "[The ferry] sails.", ""),
    ],
)
def test_what_stands_before_a_sentence_is_measured(before: str, sentence: str, reason: str) -> None:
    assert (before + sentence)[0] in OPENERS or sentence.startswith("The")
    assert opening(before + sentence) == (len(before), reason)
