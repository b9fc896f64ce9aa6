"""Repair, in its order: another wording, the sentence without the clause, the source's sentence; and never a repeat."""

from collections.abc import Sequence

import pytest

from pipeline.types import Story
from pipeline.verifying.evidence import Evidence
from pipeline.verifying.examining import Examiner, Measure
from pipeline.verifying.repairing import Kept, Repair, repaired
from tests.verifying.make import ARDEN, GAZETTE, story

MEASURE = Measure(max_support=3, min_gain=0.15, nearest=12, entailment=0.5)
CLOSED, PAINFUL, COST, DATE, SCHOOLS = (sentence.text for sentence in ARDEN.sentences[:5])
WRONG = "Repairs are expected to cost 90 million crowns, according to the town council."
SHORT = "Engineers closed the iron bridge in Arden on Friday."


def repair(
    *sentences: str,
    about: Story = ARDEN,
    alternatives: Sequence[Sequence[str]] = (),
    how: str = "repair",
    repeat: float = 0.6,
    max_words: int | None = None,
) -> Kept:
    examiner = Examiner(Evidence(about), MEASURE)
    examined = examiner.examine_all(sentences, [()] * len(sentences))
    return repaired(examiner, examined, alternatives, Repair(on_unsupported=how, repeat=repeat, max_words=max_words))  # type: ignore[arg-type]


def told(kept: Kept) -> list[tuple[str, str, str | None]]:
    return [(one.examined.text, one.verdict, one.original) for one in kept.sentences]


def test_what_stands_is_left_alone() -> None:
    assert told(repair(CLOSED, SHORT)) == [(CLOSED, "extracted", None), (SHORT, "supported", None)]


def test_a_number_that_nobody_has_gives_way_to_the_source() -> None:
    kept = repair(CLOSED, WRONG)
    assert told(kept)[1] == (COST, "extracted", WRONG)
    assert [(finding.kind, finding.words) for finding in kept.sentences[1].findings] == [("number", "90 million")]
    assert (kept.replaced, kept.left_out) == (1, ())


def test_the_clause_goes_before_the_sentence_does() -> None:
    wrong = "Engineers closed the iron bridge in Arden on Friday after inspectors found 19 cracks in its walls."
    assert told(repair(wrong)) == [(SHORT, "repaired", wrong)]
    assert repair(wrong).replaced == 0


def test_two_clauses_may_go() -> None:
    wrong = (
        "Engineers closed the iron bridge in Arden on Friday, injuring Ada Reed, after inspectors found 19 cracks in its walls."
    )
    assert told(repair(wrong))[0][:2] in {(SHORT, "repaired"), (CLOSED, "extracted")}


def test_another_wording_comes_first_if_it_stands() -> None:
    also_wrong = "Repairs are expected to cost 70 million crowns."
    right = "Repairs are expected to cost 40 million crowns."
    assert told(repair(WRONG, alternatives=[[also_wrong, right]])) == [(right, "repaired", WRONG)]
    assert told(repair(WRONG, alternatives=[[COST]])) == [(COST, "extracted", WRONG)]


def test_no_repair_says_again_what_is_said() -> None:
    kept = repair(COST, WRONG)
    assert told(kept) == [(COST, "extracted", None)]
    assert ([one.text for one in kept.left_out], kept.replaced) == ([WRONG], 1)
    assert told(repair(COST, WRONG, repeat=1.0))[0] == (COST, "extracted", None)


def test_two_wrong_sentences_do_not_become_the_same() -> None:
    kept = repair(WRONG, WRONG.replace("90", "80"))
    assert told(kept) == [(COST, "extracted", WRONG)]
    assert len(kept.left_out) == 1


@pytest.mark.parametrize(("room", "wanted"), [(None, 1), (len(CLOSED.split()) + 4, 0), (len((CLOSED + SCHOOLS).split()) + 1, 1)])
def test_a_repair_keeps_to_the_budget_or_to_the_length_of_what_it_stands_for(room: int | None, wanted: int) -> None:
    wrong = "Nine schools near the bridge stayed open."
    assert len(told(repair(CLOSED, wrong, max_words=room))) == 1 + wanted


def test_drop_and_flag_repair_nothing() -> None:
    dropped, flagged = repair(CLOSED, WRONG, how="drop"), repair(CLOSED, WRONG, how="flag")
    assert (told(dropped), [one.text for one in dropped.left_out]) == ([(CLOSED, "extracted", None)], [WRONG])
    assert told(flagged) == [(CLOSED, "extracted", None), (WRONG, "unsupported", None)]
    assert (flagged.sentences[1].findings[0].kind, flagged.left_out) == ("number", ())
    assert flagged.sentences[1].examined.score < 1


def test_what_leans_on_a_sentence_goes_with_it() -> None:
    about = story(f"{GAZETTE} She blamed the government for the decay of the walls.")
    leaning = "She blamed the government for the decay of the walls."
    for sentence in ("Mayor Ada Brook called the decision painful but necessary.", "Mayor Ada Brook called the decision happy."):
        assert [text for text, _, _ in told(repair(sentence, leaning, about=about))] == [PAINFUL, leaning]
    assert told(repair("Mayor Ada Brook sings opera with seven penguins.", leaning, about=about)) == []


def test_a_stand_in_stands_alone_or_as_well_as_what_it_stands_for() -> None:
    about = story("Ada Brook spoke on Friday. She blamed the government for the slow decay of the walls.")
    assert told(repair("Brook blamed the government for the rapid decay of the gates.", about=about)) == []
    assert told(repair("She blamed the government for the rapid decay of the walls.", about=about)) == [
        ("She blamed the government for the slow decay of the walls.", "extracted",
         "She blamed the government for the rapid decay of the walls."),
    ]  # fmt: skip
