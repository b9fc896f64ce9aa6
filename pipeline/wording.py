"""str -> flaws: how well one sentence reads with nothing before it. Surface cues only; nothing here knows an article.

The cues are those editors' checklists and extractive systems share (dangling anaphora, bare quotes, fragments: see
Paice 1990, "Constructing literature abstracts by computer", section 5).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal

from pipeline.captions import POINTING, is_dated, points
from pipeline.text import STOPWORDS

Flaw = Literal[
    "dangling",
    "quote",
    "first_person",
    "question",
    "fragment",
    "run_together",
    "teaser",
    "caption",
    "short",
    "long",
    "capitals",
    "leaning",
]

# How much each flaw costs a sentence, 1 = not fit to stand alone.
SEVERITY: dict[Flaw, float] = {
    "dangling": 1.0,
    "quote": 1.0,
    "first_person": 1.0,
    "question": 1.0,
    "fragment": 1.0,
    "run_together": 1.0,
    "teaser": 1.0,
    "caption": 1.0,
    "short": 0.5,
    "long": 0.5,
    "capitals": 0.5,
    "leaning": 0.25,
}

_TIME = r"(?:week|month|year|morning|afternoon|evening|time|spring|summer|fall|autumn|winter|season|weekend|decade|century)"
_STARTS_DANGLING = re.compile(
    r"""[“"‘'(\[—–\-\s]*(?:
        (?:he|she|they|it|his|her|hers|their|theirs|its|him|them|these|those|such|neither|both)\b
      | (?:none|others|one\ssuch)\b(?!\sof\b)
      | (?:this|that)\b(?!\s"""
    + _TIME
    + r"""\b)
      | (?:but|and|or|nor|so|yet|then|thus|therefore|hence|however|instead|moreover|furthermore|besides|otherwise)\b(?!\sfar\b)
      | (?:also|likewise|similarly|nevertheless|nonetheless|consequently|still|indeed|again|rather)\b
      | (?:in\saddition|as\sa\sresult|for\s(?:example|instance)|(?:in|by)\scontrast|on\sthe\sother\shand|in\sother\swords)\b
      | (?:that\ssaid|after\sthat|at\sthe\ssame\stime|of\scourse|in\sfact|even\sso|in\sturn|to\sthat\send|to\sbe\sfair)\b
      | (?:(?:hours|minutes|moments|days|weeks|months|years)\s(?:later|earlier|before|afterwards?)|immediately\safter(?:wards?)?
          |since\sthen|specifically|for\sone|by\sthen|at\sthat\spoint|among\sthem|interestingly|which)\b(?!\sof\b)
      | (?:first|second|third|in\sresponse),
      | the\s(?:statement|latter|former|pair|duo|trio|move|decision|same|others?|two|tweet|post|letter|incident|document|report
          |article|comments?|remarks?|man|woman|couple|suspect|victim|spokes(?:man|woman|person))\b(?!\sof\s)
      | (?:to|for|in|by|with|without|under|after|before|despite|like|unlike|among|besides|according\sto|as\sfor
          |(?:most|some|many|one|all)\sof)\s(?:\w+\s)?(?:them|him|her|it|this|that|these|those|his|their|its)\b(?!\s(?:who|on|in|with|"""
    + _TIME
    + r""")\b)
    )""",
    re.IGNORECASE | re.VERBOSE,
)
QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")  # a quotation with its marks
# Two pieces run together, "... tweeted on Saturday. after six days ...": one sentence in 3,000.
# The stop comes first in the pattern and looks back: a third of the time.
_RUN_TOGETHER = re.compile(r"\.\s[a-z](?<=[a-z]{5}\.\s[a-z])|\.(?=[A-Z][a-z]+ )(?!Com |Org |Net )(?<=[a-z]{2}\.)")
_ENDS = (".", "!", "?", "…")
# A line of a transcript: who speaks, and what.
_UTTERED = re.compile(r"(?:[A-Z][A-Z.'’ -]{2,30}(?:, [A-Z]{3,12})?|Reporter|Host):\s")
_CAPITALS = 0.6  # of the letters: a teletext caption, not a sentence that names NATO
_PRONOUNS = frozenset({"he", "she"})
_HE = re.compile(r"\b(?:he|she)\b")
_NAME = re.compile(r"(?<=[\w,’'.)\]]\s)[A-Z][\w’'-]+")
_FIRST_WORD = re.compile(r"[A-Z][^\W\d]+(?=\s[a-z])")
_FIRST_PERSON = frozenset(
    word + end
    for word in [
        *("I", "I'm", "I’m", "I've", "I’ve", "I'll", "I’ll", "I'd", "I’d", "me", "my", "My", "we", "We", "us", "our", "Our"),
        *(
            "we're",
            "we’re",
            "We're",
            "We’re",
            "we've",
            "we’ve",
            "We've",
            "We’ve",
            "you",
            "You",
            "your",
            "Your",
            "you're",
            "you’re",
        ),
    ]
    for end in ("", ",", ".")
)
_TAGGED = re.compile(r"#\w|(?:^|\s)@\w|https?:|www\.|©")
_TEASERS = (
    *("read more", "click here", "subscribe", "sign up", "follow us", "newsletter", "rights reserved", "contributed to this"),
    *("copyright", "advertisement", "watch:", "see also", "file photo", "photo:", "(photo", "getty images"),
)
# Every phrase above has one of these, and looking for them first costs a sixth of looking for all phrases.
_TEASER_WORDS = frozenset(
    cased
    for word in ("more", "here", "subscribe", "up", "us", "newsletter", "reserved", "contributed", "copyright", "see", "photo")
    for bare in (word, f"{word}.", f"{word},", f"{word}:", f"{word}s", f"({word}")
    for cased in (bare, bare.title(), bare.upper())
) | {"advertisement", "Advertisement", "ADVERTISEMENT", "watch:", "Watch:", "WATCH:", "Images", "Images)"}
_NO_BEGINNING = frozenset("-–—….")
_BEGINS_AMID = re.compile(r"[-–—]{1,2} ?[A-Z]|…|\.\.\.")
VERBS = frozenset(
    """
is are was were be been has have had do does did will would can could may might must shall should won said says say told
made took came went gave got kept held left led lost met paid put ran saw sent set shot sold spoke stood found fell grew
heard hit knew began broke brought built bought caught chose cut drew drove felt fought flew hurt rose sought spent
struck taught thought threw wrote let became remain
beat sank swept rang sang swam flung hung clung swung stung stuck dug fed fled bled bred bent lent rent spun wove woke
froze stole tore wore swore bore bit hid slid shook drank shrank stank sprang sprung shone slept wept crept dealt meant
burnt leapt lit bound wound ground split shut quit rid bid bet burst cast forecast broadcast cost spread thrust upset
overcame undertook withdrew withstood understood mistook forgot forgave forbade arose awoke rode strode drove blew flew
knelt leant learnt spelt spilt spoilt swelled trod built sat lay laid want seem
""".split()  # noqa: SIM905
)
_VERB_ENDINGS = ("ed", "ing", "es", "ts", "ks", "ns", "ls", "ys", "rs", "ds", "ms", "ps")
_OPENING = frozenset('“"')
# A quotation of "it" or of "its leader", who stands in the sentence before.
_IT_SAID = re.compile(r"[”\"]\s(?:(?:it|they)\s(?:said|says|added|wrote)|(?:said|says|added)\s(?:its|their|his|her))\b")
_LEANS_EARLY = frozenset({"also", "too", "added", "further"})  # among the second to sixth word
_LEANS_FIRST = ("“", '"', "(", "[", "Asked ", "Meanwhile", "Earlier", "Later", "Afterward", "Separately", "Further ", "Another ")
_MORE = re.compile(r"More (?!than\b)")  # "More talks on the draft ...": than what was told before


# First words of what `_STARTS_DANGLING` matches, so that four of five sentences are spared it.
_DANGLING_FIRST = frozenset(
    """
he she they it his her hers their theirs its him them these those such neither both this that but and or nor so yet then thus
therefore hence however instead moreover furthermore besides otherwise also likewise similarly nevertheless nonetheless
consequently still indeed again rather in as for by on after at of even to the with without under before despite like unlike among
according most some many one all none others hours minutes moments days weeks months years immediately since specifically
interestingly which first second third
""".split()  # noqa: SIM905
)


# What leads to a chart, a list or an argument that no digest has, by the first word: 700 of 288,000 sentences.
_LEADS = re.compile(
    r"(?:Here(?:['’]s| is| are)|What an?|Just ask|Take a look|Think (?:about it|again)|Case in point|Guess (?:what|who)"
    r"|(?:Imagine|Consider) (?:if|that|this|what|how|the|an?|being|having|it)|Remember (?:when|that|this|how)|Look no further"
    r"|No points for|Stay tuned|That['’]s right,)\b"
)
_LEADING = frozenset(
    "Here's Here’s Here What Just Take Think Case Imagine Consider Remember Guess Look No Stay That's That’s".split()  # noqa: SIM905
)

# The words that some test below asks for, looked for all at once: most sentences have none of them.
_SIGNALS = _FIRST_PERSON | _PRONOUNS | _LEANS_EARLY | _TEASER_WORDS | POINTING


@lru_cache(maxsize=4096)  # a story's sentences: ranking asks about all of them, and what is printed is asked about again
def flaws(text: str) -> frozenset[Flaw]:
    """What keeps one sentence from standing alone; empty for a sentence that could open a digest. About 6 µs."""
    words = text.split()
    quoted = '"' in text or "“" in text or "”" in text
    bare = QUOTED.sub("", text) if quoted else text
    said = bare.split() if quoted else words
    signals = not _SIGNALS.isdisjoint(words) or (quoted and not _SIGNALS.isdisjoint(said))
    end = text.rstrip("\"”’')]")[-1:]
    found: list[Flaw] = []
    whose = quoted and text[0] in _OPENING and _IT_SAID.search(text) is not None
    if whose or (_may_dangle(words) and _STARTS_DANGLING.match(text)) or (signals and _pronoun_without_name(bare, said)):
        found.append("dangling")
    if _is_speech(text, bare, quoted=quoted):
        found.append("quote")
    if signals and not _FIRST_PERSON.isdisjoint(said):
        found.append("first_person")
    if end == "?":
        found.append("question")
    if (
        len(words) < 5
        or end not in _ENDS
        or text.endswith(("...", "…"))
        or not _has_verb(words)
        # "-Cuts the tax on ...", "— Mayor Ek, talking to the Herald", "... and it sank": an entry, under a quotation, a half
        or (text[:1] in _NO_BEGINNING and _BEGINS_AMID.match(text) is not None)
        or (text.startswith(_SUBORDINATES) and _depends(text))
    ):
        found.append("fragment")
    if _RUN_TOGETHER.search(bare):
        found.append("run_together")
    if _is_teaser(text, words, said, signals=signals) or _leads(text, words):
        found.append("teaser")
    dated = (", 20" in text or ", 19" in text) and is_dated(text)
    if dated or (signals and not POINTING.isdisjoint(words) and points(text)):
        found.append("caption")
    found += _looks(text, words)
    if (signals and not _LEANS_EARLY.isdisjoint(words[1:6])) or text.startswith(_LEANS_FIRST) or _MORE.match(text):
        found.append("leaning")
    return frozenset(found)


def _is_speech(text: str, bare: str, *, quoted: bool) -> bool:
    """Whether it is nothing but what somebody said, or part of it; `bare` is the text without its quotations."""
    unpaired = quoted and (text.count("“") != text.count("”") or text.count('"') % 2 == 1)
    return unpaired or not any(map(str.isalpha, bare)) or (":" in text and _UTTERED.match(text) is not None)


def _looks(text: str, words: Sequence[str]) -> Iterator[Flaw]:
    """What is wrong with it at a glance: its length, its capitals."""
    if not 7 <= len(words) <= 60:
        yield "short" if len(words) < 7 else "long"
    loud = len(words) > 2 and words[1].isupper() and words[2].isupper()
    if loud and sum(map(str.isupper, text)) > _CAPITALS * sum(map(str.isalpha, text)):
        yield "capitals"


def _may_dangle(words: Sequence[str]) -> bool:
    """Whether `_STARTS_DANGLING` may match a sentence of these words: it is told by the first, if that is nothing but letters."""
    first = words[0] if words else ""
    return not (first.isascii() and first.isalpha()) or first.lower() in _DANGLING_FIRST


def is_quotation(text: str) -> bool:
    """Whether it is one whole quotation and nothing else."""
    return QUOTED.fullmatch(text) is not None


def severity(found: frozenset[Flaw]) -> float:
    """Flaws -> the worst one's cost, 0 to 1."""
    return max(map(SEVERITY.__getitem__, found)) if found else 0.0


def _is_teaser(text: str, words: Sequence[str], said: Sequence[str], *, signals: bool) -> bool:
    """True where a sentence advertises, credits or links rather than reports."""
    if ("#" in text or "@" in text or "http" in text or "www." in text or "©" in text) and _TAGGED.search(text):
        return True
    if not signals or (_TEASER_WORDS.isdisjoint(words) and _TEASER_WORDS.isdisjoint(said)):
        return False
    return any(map(text.lower().__contains__, _TEASERS))


def _has_verb(words: list[str]) -> bool:
    """True where a word is a common verb or ends like one (only headings and captions have none), or it is not English."""
    if not VERBS.isdisjoint(words) or any(word.strip(",.;:").endswith(_VERB_ENDINGS) for word in words if len(word) > 3):
        return True
    return len(words) > 6 and sum(word in STOPWORDS for word in words) < 0.12 * len(words)


def _leads(text: str, words: Sequence[str]) -> bool:
    """True where it leads to what no digest has, or heads the AP's running reports."""
    return (bool(words) and words[0] in _LEADING and _LEADS.match(text) is not None) or text.startswith("The Latest on ")


# "Although that was before the vote.", "Not according to a new report.": of 39 in 20,000 articles 30 are half sentences.
_SUBORDINATES = ("Because", "Although ", "Though ", "Even though ", "Even if ", "Whereas ", "Not according to ", "Not in lieu ")


def _depends(text: str) -> bool:
    """True where "Because ..." is the reason for what is not there: "Because he asked." Behind a comma or a dash it may be."""
    if text.startswith(("Not ", "Because, ")):
        return True
    return not text.startswith("Because of ") and not any(map(text.__contains__, (",", "–", "—", " - ", "--")))


def _pronoun_without_name(bare: str, said: list[str]) -> bool:
    """True where a "he" or "she" outside quotation marks has no name before it in the sentence.

    The first word counts as a name unless it is a function word or looks like a participle ("Asked ...").
    """
    if _PRONOUNS.isdisjoint(said):
        return False
    pronoun = _HE.search(bare)
    if pronoun is None or _NAME.search(bare, 0, pronoun.start()):
        return False
    first = _FIRST_WORD.match(bare)
    return first is None or first[0].lower() in STOPWORDS or first[0].endswith(("ed", "ing", "ly", "hough"))
