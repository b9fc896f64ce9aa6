"""Stories of a few sentences, split and folded as a run does it."""

from __future__ import annotations

from pipeline.stages.dedup import Fold, dedup
from pipeline.types import Article, Draft, Story

GAZETTE = (
    "Engineers closed the iron bridge in Arden on Friday after inspectors found 12 cracks in its walls. "
    "Mayor Ada Brook called the decision painful but necessary. "
    "Repairs are expected to cost 40 million crowns, according to the town council. "
    "The council did not set a date for the reopening. "
    "Schools near the bridge stayed open, a spokesman for Brook said."
)
HERALD = (
    "The iron bridge in Arden was closed by engineers on Friday, after inspectors found 12 cracks in the walls. "
    "The regional government sent 30 engineers to Arden to examine the bridge. "
    "Ferries will carry workers across the river until spring, the harbour office said."
)


def story(*texts: str, published: str | None = "2031-03-08", **more: str) -> Story:
    """One article a text, ids a, b, c, ...; wire copies of one are folded into it."""
    articles = tuple(
        Article(id=name, title=f"News of Arden {name}", text=text, source=f"The {name.upper()}", published=published)
        for name, text in [*zip("abcdefgh", texts, strict=False), *more.items()]
    )
    [made] = dedup([Story(id="arden", articles=articles)], Fold())
    return made


ARDEN = story(GAZETTE, HERALD)


def draft(*sentences: str, about: Story = ARDEN, alternatives: tuple[tuple[str, ...], ...] = ()) -> Draft:
    """A draft of somebody who names no sources."""
    return Draft(
        story=about,
        headline="Bridge closed",
        sentences=sentences,
        support=((),) * len(sentences),
        origins=("written",) * len(sentences),
        engine="somebody",
        alternatives=alternatives,
    )
