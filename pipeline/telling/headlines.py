"""The titles of a story's articles -> headlines, best first; where none has a title, a digest's first sentence -> a headline."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from pipeline.checking.support import check
from pipeline.grammar import TITLE, has_finite, is_main
from pipeline.opinion import MARK, is_marked
from pipeline.telling.accepting import without_asides, without_fronted
from pipeline.telling.attribution import attribution_first
from pipeline.telling.choosing import content
from pipeline.telling.cutting import shortened, without_dates
from pipeline.telling.scope import LONGEST
from pipeline.telling.trimming import trimmed
from pipeline.text import STOPWORDS, fold, words
from pipeline.types import Article
from pipeline.wording import flaws

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
_SOMEBODY = ("He ", "She ", "They ", "His ", "Her ", "Their ", "It ", "This is ", "These are ")
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
_WHOLE = 1.5  # a long headline reads better than one that is broken off
# A lead without its tail: how much longer it may be, and the share of its content words that must stay; the first that can be.
_TRIMS = ((1.75, 0.9), (_WHOLE, 0.45), (1.75, 0.33), (_WHOLE, 0.25))
_SHORT = 4  # words; a title of fewer seldom says what happened
_EVENT = 0.35  # of the content words of the shorter of two leads, that both have: then they tell of one event
_MATTER = 0.5  # of a lead's content words, that the digest has as well
_OFFICE = re.compile(
    r"\b(?:police|officials|authorities|navy|army|coast guard|ministry|minister|department|board|agency|sheriff|commission"
    r"|chief)\b",
    re.IGNORECASE,
)
_STUDY = re.compile(r"\b(?:study|researchers|scientists)\b", re.IGNORECASE)
_HEDGED = re.compile(r"\b(?:may|might|could|suggests?)\b")
_BLAMES = re.compile(  # what somebody is said to have done
    r"\b(?:kill|stab|rap|assault|attack|abus|murder|molest|threaten|punch|robb|brib|poison|kidnapp)(?:ed|ing)\b"
    r"|\b(?:shot|beat|beaten|threw|thrown|stole|stolen|lied|fraud|accused|alleged\w*|suspected)\b"
)
# "According to a study by doctors of Arden who ...": by whom the text says. "..., though": the concession, too.
_SOURCE = re.compile(
    r"(?P<source>, according to (?:(?:an?|the) (?:[\w-]+ ){1,2}?(?:study|report|review|survey|analysis|poll|statement|lawsuit"
    r"|complaint)|court (?:documents|papers|records)))\b[^\"]*\.$"
)
_CONCEDES = re.compile(r", (?:despite|although|though|even though) [^,\"]*\.$")
_LATER = re.compile(r"^[\w-]+ (?:hours|days|weeks|months|years) (?:after|before) [^,\"]+, ")  # "Two days after ..., "
_DEPENDS = re.compile(r"[\w-]+ (?:hours|days|weeks|months|years) (?:after|before) [^,]*$")
_NUMBER = re.compile(r"\d[\d,.]*\b")
_QUOTED = re.compile(r"(?:^|\s)['\"](\w.*?)['\"](?=[\s.,:;!?]|$)")
_TITLE = re.compile(TITLE)  # "Michael T." is no name to end with
TOLD_FIRST = 0.3  # that will do for the best of them: "Senate committee paves way for Pompeo to become top diplomat"
AKIN = 0.1  # the same, where there is nothing better
# Weight of what a title shares with a digest's first sentence: of 16 headlines of 242 that it changes 9 are better, 4 worse.
_OPENS = 0.2
_STALE = 0.2  # what speaks against a title that foretells what may have happened since
_TOLD = 0.4  # of a title's content words, that the digest has as well: the article may be about more


def of_its_matter(title: str, sentences: Sequence[str], akin: float = AKIN) -> bool:
    """Whether a title that would not do otherwise has anything to do with a digest: `akin`, a share of its content words."""
    bag = content(title)
    return len(words(title)) >= _SHORT - 1 and len(bag & _matter(sentences)) >= akin * len(bag)


def _matter(sentences: Sequence[str]) -> frozenset[int]:
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
    said, opening = _matter(sentences), _matter(sentences[:1])
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


def marked(title: str, articles: Iterable[Article]) -> str:
    """A title without its desk mark, a story's articles -> with "Opinion: " where its source had marked it as such."""
    theirs = [article.title.strip() for article in articles if _bare(article.title) == title]
    return f"Opinion: {title}" if theirs and all(map(is_marked, theirs)) else title


def presentable(titles: Sequence[str], sentences: Sequence[str], told: float = _TOLD, *, asking: bool = False) -> Iterator[str]:
    """Titles, a digest's sentences -> those titles that could stand above it: no question, no shouting, and of its matter.

    Of its matter is a title of whose content words the digest has `told`, a share; `asking` ones are questions.
    """
    said = _matter(sentences) if titles else frozenset()
    for title in titles:
        bag, count = content(title), len(words(title))
        if len(bag & said) < told * len(bag) or not (count >= _SHORT - 1 or (count == _SHORT - 2 and bag <= said)):
            continue
        if _OPEN.search(title) or title.endswith(("…", "...")) or title.startswith(_SOMEBODY) or _shouts(title):
            continue
        if asking or not title.endswith("?"):
            yield title


def _clumsy(title: str) -> float:
    """What speaks against printing a title: a question, shouting, nobody knows who, too short to say it, too long to read."""
    count = len(words(title))
    label = _LIST.search(title) or _TWO.search(title) or _EXPLAINS.match(title) or title.endswith("!")
    flawed = 0.3 * title.endswith("?") + 0.3 * bool(label) + 0.3 * _shouts(title) + 0.4 * title.startswith(_SOMEBODY)
    urges = _URGES.search(_QUOTED.sub("", fold(title)))
    return flawed + 0.2 * bool(urges) + 0.4 * (count < _SHORT) + 0.02 * max(0, count - 14)


def _untold(title: str, sentences: Sequence[str]) -> float:
    """What speaks against a title above a digest that has another number, or not the words it quotes."""
    numbers = _NUMBER.findall(title)
    quoted = " ".join(found[1] for found in _QUOTED.finditer(fold(title)))
    bag = content(quoted)
    other = any(all(number not in sentence for sentence in sentences) for number in numbers)
    return 0.1 * other + 0.05 * (len(bag & _matter(sentences)) < _TOLD * len(bag))


def _shouts(title: str) -> bool:
    return sum(map(str.isupper, title)) > 0.6 * sum(map(str.isalpha, title))


def from_leads(leads: Sequence[str], told: Sequence[str], most_words: int) -> tuple[str, bool]:
    """First sentences, the digest's own first and then its articles', the digest, words -> a headline; is it whole?

    An article's lead tells the event as the digest's does where they share much of what they say. The first that is whole;
    else the digest's own without its tail, which is not whole; else that broken off.
    """
    if not leads:
        return "", False
    own = headline(leads[0], most_words)
    for lead in dict.fromkeys(leads):
        if lead != leads[0] and not _tells_the_same(lead, leads[0], _matter(told)):
            continue
        whole = own if lead == leads[0] else headline(lead, most_words)
        if whole and not whole.endswith("…") and "?" not in whole:
            return whole, True
    return _trimmed(leads[0], most_words) or own, False


def _tells_the_same(lead: str, own: str, said: frozenset[int]) -> bool:
    """Whether another article's lead stands alone, tells of the event of a digest's, and mostly what that has."""
    bag, ours = content(lead), content(own)
    return (
        len(bag & said) >= _MATTER * len(bag)
        and len(bag & ours) >= _EVENT * min(len(bag), len(ours))
        and not flaws(lead)
        and is_main(lead)
    )


def headline(sentence: str, most_words: int) -> str:
    """A sentence -> at most `most_words` words of it, as a headline.

    Without its asides, or without those and what stands in front, where that is short enough and the checks find nothing
    wrong with it; whole where it has no more than half as many words more, without its days if that makes it so; else what is
    left of it after a cut or two; else it breaks off behind a content word, with "…".
    """
    bare = without_asides(sentence)
    for shorter in dict.fromkeys((sentence, bare, without_fronted(bare))):
        if len(shorter.split()) <= most_words and (shorter == sentence or _sound(shorter, sentence)):
            return _unstopped(shorter)
    most = int(_WHOLE * most_words)
    undated = without_dates(_told_by_office(sentence))
    fewer = _CONCEDES.sub(".", _SOURCE.sub(r"\g<source>.", undated))
    later = _LATER.sub("", fewer)
    for shorter in dict.fromkeys((sentence, undated, fewer, later[:1].upper() + later[1:])):
        if len(shorter.split()) <= most and (shorter == sentence or _sound(shorter, sentence)):
            return _unstopped(shorter)
    if len(sentence) <= LONGEST:
        cut = shortened(undated, most)
        whole = cut and has_finite(cut.split(", ")[0]) and not _DEPENDS.match(cut)  # not "Reed, asked about a poll"
        if whole and _sound(cut, sentence):
            return _unstopped(cut)
    words = sentence.split()[:most_words]
    while words and (words[-1].casefold().strip(",;:") in STOPWORDS or _TITLE.fullmatch(words[-1])):
        words.pop()
    return " ".join(words).rstrip(",;:–—- ") + "…" if words else ""


def _trimmed(sentence: str, most_words: int) -> str:
    """What is left of a lead without its tail, as short as it can be and still say enough; "" where nothing is."""
    if len(sentence) > LONGEST or "?" in sentence:
        return ""
    told = dict.fromkeys((sentence, _told_by_office(sentence)))
    for most, least in _TRIMS:
        for each in told:
            cut = trimmed(each, int(most * most_words), least)
            if cut and not check(cut, [sentence]).findings:
                return _unstopped(cut)
    return ""


def _told_by_office(sentence: str) -> str:
    """A sentence without ", the Navy said" at its end: what an office says of its own field, or a study thinks possible.

    Whose word it is that somebody did wrong stays, and so do a lawyer, a source, a court paper.
    """
    moved = attribution_first(sentence) if sentence[:1] not in ('"', "“") else None
    if moved is None or moved[1][1:-2] not in sentence:  # "A, but that B" as it follows its speaker
        return sentence
    if _BLAMES.search(moved[1]) or moved[1].startswith(_SOMEBODY):
        return sentence
    if not (_OFFICE.search(moved[0]) or (_STUDY.search(moved[0]) and _HEDGED.search(moved[1]))):
        return sentence
    return moved[1][0].upper() + moved[1][1:]


def _sound(shorter: str, sentence: str) -> bool:
    """Whether what is left of a sentence is whole and borne out by it."""
    return flaws(shorter) - {"short"} <= flaws(sentence) and not check(shorter, [sentence]).findings


def _unstopped(sentence: str) -> str:
    """Without its full stop, if it has one and no dots."""
    return sentence if sentence.endswith("..") else sentence.removesuffix(".")
