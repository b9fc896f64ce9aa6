"""A name in place of a pronoun: let pass where the source leaves no other, found where it does not, whoever wrote the draft."""

import pytest

from pipeline.stages.verify import Check, verify
from pipeline.types import Article, DigestSentence, Draft, Story
from tests.referring.test_standing import story as of_lines

LINES = (
    "Mayor John Holm closed the old bridge over the river on Tuesday.",
    "He said in the town hall that forty cracks had been found in May.",
    "Peter Lind of the ferry company met Holm on Wednesday morning.",
    "He promised boats for every child on the eastern bank of it.",
    "“Engineers begged the council for money every single winter,” Nancy Berg said.",
    "“Nobody listened to any of us until the pillars were cracked.”",
)


def printed(text: str) -> DigestSentence:
    """What becomes of a draft of one sentence that names no sources, where nothing is repaired."""
    told: Story = of_lines(*LINES)
    draft = Draft(story=told, headline="", sentences=(text,), support=((),), origins=("written",), engine="draft")
    [digest] = verify([draft], Check(on_unsupported="flag"))
    return digest.sentences[0]


@pytest.mark.parametrize(
    "text",
    [
        "John Holm said in the town hall that forty cracks had been found in May.",
        "Holm said in the town hall that forty cracks had been found in May.",
        "“Nobody listened to any of us until the pillars were cracked,” Berg said.",
    ],
)
def test_a_name_that_the_source_leaves_no_doubt_of(text: str) -> None:
    found = printed(text)
    assert (found.verdict, found.findings, found.support_score) == ("supported", (), 1.0)
    article: Article = of_lines(*LINES).articles[0]
    first = found.support[0]
    assert article.text[first.start : first.end] in LINES


@pytest.mark.parametrize(
    "text",
    [
        "Peter Lind said in the town hall that forty cracks had been found in May.",
        "Holm promised boats for every child on the eastern bank of it.",
        "“Nobody listened to any of us until the pillars were cracked,” Holm said.",
        "“Nobody listened to any of us until the pillars were cracked,” Lind said.",
    ],
)
def test_any_other_name_is_found(text: str) -> None:
    assert printed(text).verdict == "unsupported"
