"""A name for a pronoun that cannot mean it."""

import pytest

from pipeline.checking.support import check


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        (
            "Arden was led in handcuffs from a meeting of the Citizens of Arden.",
            ["He was led in handcuffs from a meeting of the Citizens of Arden."],
        ),
        ("March became leader in 2003 and was arrested in March.", ["He became leader in 2003 and was arrested in March."]),
        ("Greta Holm closed the bridge with Peter Holm on Tuesday.", ["She closed the bridge with Peter Holm on Tuesday."]),
    ],
)
def test_a_name_behind_the_pronoun_is_not_whom_it_means(text: str, sources: list[str]) -> None:
    assert "agent" in {finding.kind for finding in check(text, sources).findings}


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        (
            "Holm met Lind in Arden on Tuesday.",
            ["He met Lind in Arden on Tuesday.", "Holm met Lind in Arden on Tuesday, the council said."],
        ),
        ("Arden was quiet on Tuesday.", ["Arden was quiet on Tuesday, and he was led from a meeting in Arden."]),
        ("According to the mediator, the two sides failed to agree.", ["The two sides failed to agree, the mediator said."]),
        ("Mr. Holm left Arden on Sunday.", ["Holm left Arden on Sunday."]),
        ("The stadium cost roughly $1.2bn to build.", ["The stadium cost $1,204,000,000 to build."]),
        ("Army posts were shelled by the militia overnight.", ["The militia shelled army posts overnight, a spokesman said."]),
        ("The boy was bitten by a dog.", ["A dog bit the boy on Sunday."]),
    ],
)
def test_borne_out(text: str, sources: list[str]) -> None:
    assert check(text, sources).findings == ()
