"""What is denied, and who affirms it."""

import numpy as np
import pytest

from pipeline.checking.reading import read
from pipeline.codes import coded, marked
from pipeline.disagreeing.contradicting import claimed, contradicts
from pipeline.disagreeing.denials import MARKS, affirming, denials, outright, plain, spoken
from tests.disagreeing.pairs import HELD, TUNE


@pytest.mark.parametrize(
    ("text", "form", "denied"),
    [
        ('He said reports of an agreement on a cease-fire "are not true."', "report", ("deal", "ceas", "fire")),
        ("She called claims that the bridge had cracked baseless.", "report", ("bridg", "crack")),
        ("The army dismissed reports that its fort was captured.", "report", ("fort", "captur")),
        ("The firm denied that its ships carried weapons.", "claim", ("ship", "carri", "weapon")),
        ("The firm denied carrying weapons.", "claim", ("carri", "weapon")),
        ("It was false that officers had used ammunition, he said.", "claim", ("offic", "use", "ammunit")),
        ("The president has not left the country.", "plain", ("leav", "countri")),
        ("The mayor never met the developer.", "plain", ("meet", "develop")),
        ("The army denied on Monday that rebels had captured the fort.", "claim", ("rebel", "captur", "fort")),
        ("He flatly denied in a statement late Monday that he knew the man.", "claim", ("know", "man")),
        ("No poison was found in the water, the city said.", "plain", ("poison", "find", "water")),
        ("The court found him not guilty of fraud.", "plain", ("guilti", "fraud")),
    ],
)
def test_what_is_denied(text: str, form: str, denied: tuple[str, ...]) -> None:
    assert [(denial.form, denial.denied) for denial in denials(read(text))] == [(form, denied)]


@pytest.mark.parametrize(
    "text",
    [
        "The firm would not confirm or deny that its ships carried weapons.",
        "Congress denied the request.",
        "The dispute that hit the port goes on.",
        "He initially denied that the ships carried weapons.",
        "I have not left the country.",
        "He rejected the claim that he had never left the country.",
        "She denied that she has not read the report.",
        "He pleaded not guilty.",
        "No poison was found yet.",
        "There was smoke but no fire was seen by anybody?",
        "The shop will not open until May.",
        "Reports of the accident reached the capital.",
    ],
)
def test_what_is_no_denial(text: str) -> None:
    assert denials(read(text)) == ()


@pytest.mark.parametrize(
    ("denying", "claiming", "expected"),
    [
        ("Iran denied that a drone had been destroyed.", "The ship destroyed an Iranian drone.", {"drone", "destroy"}),
        ("Iran denied that a drone had been destroyed.", "The ship may have destroyed an Iranian drone, if it was one.", set()),
        ("Iran denied that a drone had been destroyed.", "Iran is accused of having destroyed a drone.", set()),
        ("Iran denied that a drone had been destroyed.", "Iran said that no drone was destroyed.", set()),
        ("Iran denied that a drone had been destroyed.", "France destroyed a drone.", set()),
        ("Smith denied that he took bribes.", "Jones took bribes.", set()),
        (
            "Mayor Lang denied that poison was found in the water.",
            "Poison was found in the water, the paper Lens reported.",
            {"poison", "find", "water"},
        ),
        ("Smith said on Monday that he had not taken a bribe.", "Smith took a bribe from Lee, they said.", {"take", "bribe"}),
        (
            "No US drone was shot down over the strait.",
            "Iran shot down a US drone over the strait.",
            {"drone", "shoot", "strait"},
        ),
        ("No US drone was shot down over the strait.", "Iran shot down a US drone over the city.", set()),
        ("The court found Thiele not guilty of fraud.", "The court found Thiele guilty of fraud.", {"guilti", "fraud"}),
        ("The minister has not resigned, his office said.", "The minister has resigned, sources said.", {"resign"}),
        (
            "Finance minister Karl Berg has not quit.",
            "Finance minister Karl Berg has quit over allegations of bribery.",
            {"quit"},
        ),
        ("The minister has not resigned.", "The deputy has resigned.", set()),
        ("The minister denied that he has resigned.", "The minister has resigned.", {"resign"}),
        ("The minister denied that he has resigned.", "The mayor has resigned, the minister said.", set()),
        ("The law does not decide who may vote.", "The law will decide how votes are counted.", set()),
    ],
)
def test_who_affirms_it(denying: str, claiming: str, expected: set[str]) -> None:
    (denial,) = denials(read(denying))
    assert contradicts(denial, read(denying), read(claiming)) == expected


def test_what_is_not_worth_reading_denies_and_affirms_nothing() -> None:
    texts = [text for pair in (*TUNE, *HELD) for text in (pair.one, pair.other)]
    marks = marked(list(map(coded, texts)), MARKS)
    bare = plain(marks) & ~np.array(list(map(spoken, texts)))
    denying = np.array([bool(denials(read(text))) for text in texts])
    assert denying.sum() > 20
    assert not (denying & ~(outright(marks) | bare)).any()
    claiming = np.array([bool(claimed(read(text))) for text in texts])
    assert claiming.sum() > 200
    assert not (claiming & ~affirming(marks)).any()
    assert 0 < affirming(marks).sum() < len(texts)
