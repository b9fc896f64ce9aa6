"""The titles of a story's articles -> those that may stand above its digest, best first."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from pipeline.opinion import MARK, is_marked
from pipeline.telling.repeating import content
from pipeline.text import fold, words
from pipeline.types import Article

# Desk marks at the front of a headline: "WATCH:", "Opinion |", "Live updates -", "UPDATE 2-".
_MARKS = (
    r"top stories|watch|video|photos?|live|live updates?|breaking(?: news)?"
    r"|(?:web )?exclusive|analysis|updated?(?: \d+)?"
)
# ... and cries: "Hmm: Group lobbies against repeal".
_CRIES = (
    r"icymi|press release|the (?:latest|memo|note)|trending|surprise|oh my|revealed|confirmed|it['’]s official|here we go|unreal"
    r"|hm+|wow|shock(?:er)?|fail|panic|scoop|flashback|reminder|good news|must read|first on \w+|\w+ exclusive"
)
_DESK_MARK = re.compile(
    rf"^(?:[×+•|►▶]\s|\d\s(?=[A-Z][a-z]+:)|(?:{_MARKS}|{MARK})\s*[:|–—-]+\s*|(?:{_CRIES}):\s+|WEB EXCLUSIVE\s)+",
    re.IGNORECASE,
)
# What a page has where a title should be.
_FURNITURE = re.compile(
    r"^\W*(?:(?:read|see|view) (?:more|article|the (?:full )?(?:story|article))|\d+ \w+ ago\W*$|(?:up)?dated\b"
    r"|print\b|share\b|embed\b"
    r"|copy this\b|by [A-Z]|published:|(?:sign|log) (?:in|up)\b|[A-Z][a-z]+ \d{1,2},? [^a-z]*\d:\d\d)"
    r"|.*\b(?:share|tweet|pin|email|autoplay)(?: (?:share|tweet|pin|email|autoplay))+\b"
    r"|.*\w/(?:Splash|Getty)\b|.*(?:>>|»)\W*$|free (?:\w+ ){1,3}?\w+!$"
    r"|(?:local|top|more|latest|related) (?:news|stories|headlines|videos?)(?: more)?\W*$",
    re.IGNORECASE,
)
SOMEBODY = ("He ", "She ", "They ", "His ", "Her ", "Their ", "It ", "This is ", "These are ")
# What a title has behind its own: "... sues victims. Here's why.", "... turn away, polls show. Why now?"
_LURE = re.compile(
    r"(?<=[\w’'\")])[.!:] (?:Here['’]s|Here are|Here is|What (?:to|you)|How to|Watch|Read|See)\b.*$", re.IGNORECASE
)
_ASKS_ON = re.compile(r"(?<=[\w’'\")])[.!] (?:Why|How|What|Will|Can|Is|Are|Does|Do|Who|Now what|So what|But)\b[^.!?]{0,50}\?$")
# A list, an explainer, a label: no news.
_LIST = re.compile(
    r"^(?:(?:the )?(?:\d+|three|five|six|seven|ten) (?:\w+ )?"
    r"(?:things|ways|reasons|takeaways|questions|facts|moments|charts|quotes)\b"
    r"|(?:the|an?) (?:[\w’'-]+ ){1,3}[\w’'-]+$)|\bexplained$|\b(?:you )?(?:need|should|want) to know\b"
    r"|^(?:let['’]s|read|watch|see|meet)\b|\bnailed it\b"
    r"|^\d+ (?:[\w’'-]+ ){1,3}to (?:watch|know)\b|\bin \d+ (?:charts|tweets|photos)\b"
    r"|[:,–—-] (?:what (?:we know|to (?:know|expect|watch))|\d+ (?:key |big )?(?:takeaways|things|questions|moments))\b",
    re.IGNORECASE,
)
_TO_BE = re.compile(r"\b[Tt]o [Bb]e ([a-z]+ed)\b")
# What is to be: "Manafort to be sentenced Thursday", "Obama To Unveil ...", "Senate set to vote", "... is underway".
_AHEAD = re.compile(
    r"^(?:[A-Z][\w’'.-]* ){1,4}to (?:be )?[a-z]|^(?:[A-Z][\w’'.-]* ){1,2}To (?:Be )?[A-Z]|\bwill (?!not\b)|^Waiting\b"
    r"|\b(?i:(?:is|are) underway|eyeing|looms?|braces?|tonight|tomorrow|ahead of"
    r"|(?:set|due|expected|poised|about|ready|preparing|prepares?|gears? up) to)\b"
)
_EXPLAINS = re.compile(r"(?:why|how|where|what|who|when)\b", re.IGNORECASE)  # and no question
_URGES = re.compile(r"\b(?:should|shouldn['’]t|must|mustn['’]t|ought|needs? to)\b", re.IGNORECASE)  # a column
_TWO = re.compile(r"[a-z]{3}[.!] [A-Z]")  # sentences
_OPEN = re.compile(r"\b(?:the|an?|of|to|and|or|is|are|was|were|with|for|that|(?:is|are|was|were) \w+ly)$", re.IGNORECASE)
_SHORT = 4  # words; a title of fewer seldom says what happened
_NUMBER = re.compile(r"\d[\d,.]*\b")
_QUOTED = re.compile(r"(?:^|\s)['\"](\w.*?)['\"](?=[\s.,:;!?]|$)")
TOLD_FIRST = 0.3  # that will do for the best of them: "Senate committee paves way for Pompeo to become top diplomat"
AKIN = 0.1  # the same, where there is nothing better
# Weight of what a title shares with a digest's first sentence: of 16 headlines of 242 that it changes 9 are better, 4 worse.
_OPENS = 0.2
_STALE = 0.2  # what speaks against a title that foretells what may have happened since
_TOLD = 0.4  # of a title's content words, that the digest has as well: the article may be about more


def of_its_matter(title: str, sentences: Sequence[str], akin: float = AKIN) -> bool:
    """Whether a title that would not do otherwise has anything to do with a digest: `akin`, a share of its content words."""
    bag = content(title)
    return len(words(title)) >= _SHORT - 1 and len(bag & matter(sentences)) >= akin * len(bag)


def matter(sentences: Sequence[str]) -> frozenset[int]:
    """A digest's sentences -> the stems of their content words."""
    return frozenset().union(*map(content, sentences))


def given_titles(articles: Iterable[Article]) -> list[str]:
    """Articles -> the titles that they came with: not those made of a text's own first words for want of one.

    What a text begins with may be a caption; a digest's first sentence says better what happened.
    """
    titled = (article for article in articles if not article.text.startswith(article.title.removesuffix(" …")))
    return [article.title for article in titled if not _FURNITURE.match(article.title)]


def best_titles(
    titles: Sequence[str], sentences: Sequence[str], overlap: float, early: Collection[str] = frozenset()
) -> list[str]:
    """Titles, a digest's sentences, and the weight of what titles share -> the titles without desk marks, best first.

    First comes the one that says most of what the other titles and the digest say; of `early` ones, from days before the
    story's last, those that foretell something come behind.
    """
    stale = {_bare(title) for title in early if _AHEAD.search(title)}
    stale |= {_bare(title) for title in titles if _is_done(title, sentences)}
    titles = list(dict.fromkeys(filter(None, map(_bare, titles))))
    if len(titles) < 2:
        return titles
    said, opening = matter(sentences), matter(sentences[:1])
    bags = [content(title) for title in titles]

    def score(index: int) -> float:
        bag = bags[index]
        others = [len(bag & other) / max(1, len(bag | other)) for place, other in enumerate(bags) if place != index]
        told = len(bag & said) / max(1, len(bag))
        opens = len(bag & opening) / max(1, len(bag))
        fits = overlap * sum(others) / len(others) + (1 - overlap) * told + _OPENS * opens
        return fits - _clumsy(titles[index]) - _untold(titles[index], sentences) - _STALE * (titles[index] in stale)

    return [titles[index] for index in sorted(range(len(titles)), key=lambda index: (-round(score(index), 9), index))]


def _is_done(title: str, sentences: Sequence[str]) -> bool:
    """Whether a digest has as done what a title has still to come: "Ek to be sentenced" above "Ek was sentenced"."""
    verb = _TO_BE.search(title)
    return verb is not None and any(re.search(rf"\b(?:was|were|been) {verb[1]}\b", each) for each in sentences)


def _bare(title: str) -> str:
    """A title without desk marks in front and lures behind."""
    return _ASKS_ON.sub("", _LURE.sub("", _DESK_MARK.sub("", title.strip()))).strip()


def marked(titles: Sequence[str], articles: Iterable[Article]) -> list[str]:
    """Titles without their desk marks, a story's articles -> with "Opinion: " where their sources had marked them as such."""
    opinion: dict[str, bool] = {}
    for article in articles:
        bare = _bare(article.title)
        opinion[bare] = opinion.get(bare, True) and is_marked(article.title)
    return [f"Opinion: {title}" if opinion.get(title, False) else title for title in titles]


def presentable(titles: Sequence[str], sentences: Sequence[str], told: float = _TOLD, *, asking: bool = False) -> Iterator[str]:
    """Titles, a digest's sentences -> those titles that could stand above it: no question, no shouting, and of its matter.

    Of its matter is a title of whose content words the digest has `told`, a share; `asking` ones are questions.
    """
    said = matter(sentences) if titles else frozenset()
    for title in titles:
        bag, count = content(title), len(words(title))
        if len(bag & said) < told * len(bag) or not (count >= _SHORT - 1 or (count == _SHORT - 2 and bag <= said)):
            continue
        if _OPEN.search(title) or title.endswith(("…", "...")) or title.startswith(SOMEBODY) or _shouts(title):
            continue
        if asking or not title.endswith("?"):
            yield title


def _clumsy(title: str) -> float:
    """What speaks against printing a title: a question, shouting, nobody knows who, too short to say it, too long to read."""
    count = len(words(title))
    label = _LIST.search(title) or _TWO.search(title) or _EXPLAINS.match(title) or title.endswith("!")
    flawed = 0.3 * title.endswith("?") + 0.3 * bool(label) + 0.3 * _shouts(title) + 0.4 * title.startswith(SOMEBODY)
    urges = _URGES.search(_QUOTED.sub("", fold(title)))
    return flawed + 0.2 * bool(urges) + 0.4 * (count < _SHORT) + 0.02 * max(0, count - 14)


def _untold(title: str, sentences: Sequence[str]) -> float:
    """What speaks against a title above a digest that has another number, or not the words it quotes."""
    numbers = _NUMBER.findall(title)
    quoted = " ".join(found[1] for found in _QUOTED.finditer(fold(title)))
    bag = content(quoted)
    other = any(all(number not in sentence for sentence in sentences) for number in numbers)
    return 0.1 * other + 0.05 * (len(bag & matter(sentences)) < _TOLD * len(bag))


def _shouts(title: str) -> bool:
    return sum(map(str.isupper, title)) > 0.6 * sum(map(str.isalpha, title))
