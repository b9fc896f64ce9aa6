"""What the sources only deny is not affirmed, and what they affirm not denied."""

import pytest

from tests.checking.found import found

SUPPORTED = [
    ("No deal had been finalized, he said.", ("He said no deal had been finalized with the militants.",)),
    ("The report was not true.", ("The report, he said, was not true.",)),
    ("The report wasn't true.", ("The report was not true.",)),
    ("He never met them.", ("He has never met them, he said.",)),
    ("He refused to hold talks.", ("He has refused to hold direct talks.",)),
    ("The troops left.", ("The troops left, but the talks did not end.",)),
    ("Not only troops left.", ("Not only the troops left, he said.",)),
    ("No more than six left.", ("No more than six of them left.",)),
    ("He gave no details.", ("He declined to give details.", "He gave no details of the deal.")),
    ("The talks went on without a break.", ("The talks went on without a break for six days.",)),
]
UNSUPPORTED = [
    ("A deal had been finalized with the militants.", ("No deal had been finalized with the militants.",)),
    ("The report was true.", ("The report was not true.",)),
    ("The report was not true.", ("The report was true.",)),
    ("He met them in Doha.", ("He never met them in Doha.",)),
    ("He has agreed to hold talks.", ("He has agreed not to hold talks.",)),
    ("The troops did not leave.", ("The troops did leave on Monday.",)),
    ("He can win.", ("He can't win.",)),
    ("He held direct talks.", ("He refused to hold direct talks.",)),
    (
        "He will visit the valley and has been there with friends.",
        ("He will visit the valley and has never been there with friends.",),
    ),
    ("Women are not more likely to be asked.", ("Women are more likely to be asked.",)),
    ("He denied that he had not met them.", ("He denied that he had met them.",)),
    ("It was not only one deal.", ("It was only one deal.",)),
    ("The court did not rule on the merits.", ("The court ruled on the merits.",)),
]


@pytest.mark.parametrize(("claim", "sources"), SUPPORTED)
def test_borne_out(claim: str, sources: tuple[str, ...]) -> None:
    assert found("negation", claim, *sources) == []


@pytest.mark.parametrize(("claim", "sources"), UNSUPPORTED)
def test_not_borne_out(claim: str, sources: tuple[str, ...]) -> None:
    assert len(found("negation", claim, *sources)) == 1


def test_where_sources_differ_the_closest_count() -> None:
    sources = ("The campaign did not release its figures on staff.", "The other campaign did release figures.")
    assert found("negation", "The campaign did not release its figures on staff.", *sources) == []
    assert found("negation", "The campaign did release its figures on staff.", *sources) == ["release"]
