"""Text that was decoded wrongly before it came to us."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.reading.mojibake import mended

QUOTED = "“We couldn’t agree,” she said — not at the café in São Paulo."


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
def test_utf8_read_as_something_else_is_mended(encoding: str) -> None:
    broken = "He doesn’t pay £500 at the café.".encode().decode(encoding, "replace" if encoding == "cp1252" else "strict")
    assert mended(broken) == "He doesn’t pay £500 at the café."


def test_twice_wrong_is_mended_too() -> None:
    once = "The children’s teacher".encode().decode("latin-1")
    assert mended(once.encode().decode("latin-1")) == "The children’s teacher"


@pytest.mark.parametrize(
    ("broken", "meant"),
    [
        ("He didn抰 ask for Karel抯 help.", "He didn’t ask for Karel’s help."),
        ("The chief said 揥e are satisfied.", "The chief said “We are satisfied."),
        ("a cubic trill髇, that", "a cubic trillón, that"),
    ],
)
def test_windows_1252_read_as_gbk_is_mended(broken: str, meant: str) -> None:
    assert mended(broken) == meant


@pytest.mark.parametrize(
    "text",
    [
        QUOTED,
        "Chinese editor Hu Xijin 胡锡进 wrote",
        "Author 台湾でSamuel",
        "莎莎/Huang said",
        "The sign 中 means middle.",  # touches no letter
        "l’Été à Âge, São Paulo: Ângela, pâte",
        "Ελλάδα and Россия",
        "plain words",
    ],
)
def test_what_was_meant_stays(text: str) -> None:
    assert mended(text) == text


@settings(derandomize=True, deadline=None, max_examples=200)
@given(st.text(st.characters(max_codepoint=0x7F, exclude_categories=["Cs"]) | st.sampled_from("’“”é—ñü")))
def test_western_text_without_its_signs_is_never_touched(text: str) -> None:
    assert mended(text) == text


@settings(derandomize=True, deadline=None, max_examples=200)
@given(st.text())
def test_nothing_raises_and_it_is_done_in_one_go(text: str) -> None:
    assert mended(mended(text)) == mended(text)
