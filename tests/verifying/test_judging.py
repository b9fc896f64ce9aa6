"""A finding's verdict: do the sources say otherwise, or nothing of it?"""

import pytest

from pipeline.types import Finding, Kind
from pipeline.verifying.judging import judged

SOURCE = "Repairs of the bridge will cost 40 million crowns, the council said on Friday."


@pytest.mark.parametrize(
    ("text", "kind", "words", "verdict"),
    [
        ("Repairs will cost 90 million crowns.", "number", "90 million crowns", "contradicted"),
        ("Repairs will cost 40 million euros.", "unit", "40 million euros", "contradicted"),
        ("The collapse killed 90 workers.", "number", "90", "unsupported"),
        ("The council said on Monday.", "date", "Monday", "contradicted"),
        ("The council said in 1931.", "date", "1931", "unsupported"),
        ("Repairs will not cost 40 million crowns.", "negation", "not cost", "contradicted"),
        ("Repairs were cheap.", "opposite", "cheap", "contradicted"),
        ("Mayor Holm said so.", "name", "Holm", "unsupported"),
    ],
)
def test_verdict(text: str, kind: Kind, words: str, verdict: str) -> None:
    assert judged(text, Finding(kind=kind, words=words, against=SOURCE)).verdict == verdict
    assert judged(text, Finding(kind=kind, words=words, against="")).verdict == "unsupported"
