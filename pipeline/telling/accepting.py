"""Ways to word a fact -> those that may be printed, best first."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.checking.lexicon import AUXILIARIES
from pipeline.checking.support import check
from pipeline.engines.base import Candidate
from pipeline.telling.bearing import says_no
from pipeline.telling.called import names
from pipeline.telling.choosing import Choice
from pipeline.telling.mending import mended, only_asides, plain
from pipeline.telling.repeating import repeats
from pipeline.telling.seams import unsound
from pipeline.text import STOPWORDS, stems, words
from pipeline.wording import VERBS, flaws

_ADVERBIALS = (
    "In|On|At|After|Before|During|When|While|As|Since|Despite|Although|Though|If|With|By|For|Under|Following|Amid|According to"
)
_FRONTED = re.compile(rf"^(?:{_ADVERBIALS})\b[^,]{{3,120}},\s")
_SAYS = r"(?:said|says|told|added|wrote|tweeted|warned|noted|reported|announced)"
_ATTRIBUTED = re.compile(rf",\s(?:according to\s[^,]+|(?:\w+\s){{0,6}}{_SAYS}\b[^,]{{0,60}})(?=\.?$)")
_ASIDE = re.compile(
    r"\s\([^()]*\)"
    r"|,\s(?:who|which|whose|where|when|including|such as|(?!according\b)\w{2,}ing)\b[^,]*(?:,(?=\s)|(?=\.?$))"
    r"|\s[—–]\s[^—–]*(?:\s[—–](?=\s)|(?=\.?$))"
)
_JOINT = re.compile(r"[,;]\s(?:(?:and|but|or|while)\s)?|\s[—–-]{1,2}\s")
_SAME = 0.6  # of the content words on the shorter side of a pause: then it says a thing twice
_SAID_LAST = re.compile(r",[”\"]?\s[^,“”\"]{2,60}\s(?:said|says)(?:\son\s\w+day)?\.$")
_SAID_BARE = re.compile(r"[a-z\d]\s(?:said|says)\s(?P<who>[A-Z][^\"“”]*)\.$")
_SAID_FIRST = re.compile(r"[^,“”\"]{2,80}\s(?:said|says)\s")
_BEHIND_QUOTATION = re.compile(r",[\"”]\s([^\"“”,;:]{1,40}?)\.?$")
_TELLING = VERBS | set("writes adds reports argues explains recalls notes jokes asks".split())  # noqa: SIM905
_SAID_TWICE = re.compile(r"[,?!.][\"”]\s(?:said|says)\s[^\"“”]*,\s(?:said|says)\b")
_NOUN = re.compile(r"\b[a-z]{4,}\b")
_KNOWN = "(?:[Tt]he|[Tt]hose|[Tt]hese|[Tt]hat|[Tt]his|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)"
# "The company" is known by its name.
_KINDS = frozenset(
    """company firm president senator agency group country state city town court judge department administration government
    committee party candidate officials official team university police network newspaper lawmakers chief minister leader leaders
    governor mayor secretary public media people nation week weekend month year years time morning night afternoon evening world
    house school family report statement case district""".split()  # noqa: SIM905
)
_TWO_STOPS = re.compile(r"(\b(?:[A-Z]\.)+)\.\Z")  # "left the U.S.."
# How many died is no aside: "opened fire[, killing two]".
_TOLL = re.compile(r", (?:(?:killing|wounding|injuring) |leaving [^,]{0,40}\b(?:dead|injured|wounded|injuries)\b)")
_TOLL_SAID = re.compile(r"\b(?:kill|wound|injur)(?:ed|ing)\b|\b(?:dead|injuries)\b")
_GLUED = re.compile(r"[a-z]{2}\.[A-Z][a-z]")  # "for an iPad.The house": two sentences in one, and who knows which is cut
_LEAST = 4  # content words: what is left of a sentence with fewer is no main clause


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a wording must come up to: the settings of the summarize room by the same names."""

    main_clause: float
    confidence: float
    certainty: float
    joining: float
    salience: float
    asides: float
    repeat: float


def without_asides(sentence: str) -> str:
    """A sentence without brackets, dashes, relative and participial clauses."""

    def joint(match: re.Match[str]) -> str:  # "A bomb exploded[, killing 15], police said."
        return "," if match[0].endswith(",") and _SAID_LAST.match(sentence, match.end() - 1) else ""

    return _ASIDE.sub(joint, sentence)


def without_fronted(sentence: str) -> str:
    """A sentence without the adverbial that stands in front of it."""
    found = _FRONTED.match(sentence)
    rest = sentence[found.end() :] if found else ""
    if found is None or rest[0].isdigit() or rest.startswith("according "):  # "On September 11, [2001 ...]"
        return sentence
    return sentence[found.end()].upper() + sentence[found.end() + 1 :]


def main_clause(sentence: str) -> str:
    """A sentence -> the same without fronted adverbial, attribution, asides, relative and participial clauses.

    Surface rules: good enough to tell which of its words a rewording must keep, not to be printed. The whole sentence where
    they leave too little.
    """
    core = _ATTRIBUTED.sub("", without_asides(_FRONTED.sub("", sentence)))
    return core if len(set(stems(core))) >= _LEAST else sentence


def accepted(
    candidates: Sequence[Candidate],
    choice: Choice,
    said: Sequence[str],
    beside: Sequence[str],
    limits: Limits,
    published: Mapping[str, str | None],
    told: Mapping[str, int],
    *,
    short_of_room: bool = False,
) -> tuple[str, ...]:
    """Wordings of a fact, what the digest says already, and what it will say beside -> those that may be printed, best first.

    One may if it is no sentence of the sources word for word, the checks find it whole and borne out by the fact's sentences,
    it has no flaw that the chosen sentence has not, introduces whom that introduces, keeps its main clause, says nothing that
    is said already, and the engine is sure enough. Best is confidence - the share of its content words said already.
    `published` dates the articles by id; `told` counts the story's facts that have a stem. `short_of_room`: the digest has more
    to tell than room, so what `telling.mending` makes of the candidates is tried as well, and asides may be what the story is
    about, up to `limits.asides`.
    """
    sentences = (choice.sentence, *choice.others)
    sources = [sentence.text for sentence in sentences]
    dates = [published.get(sentence.article_id) for sentence in sentences]
    verbatim = {plain(source) for source in sources}
    core = set(stems(main_clause(sources[0])))
    own = set(words(sources[0]))
    # "Israel denied it" and "Israel did it, an official said" must not become one sentence.
    split = len({says_no(words(source)) for source in sources}) > 1
    known = set(stems(" ".join(said)))
    offered = (*candidates, *(mended(candidates, sources[0], limits.confidence) if short_of_room else ()))
    ranked: list[tuple[float, int, str]] = []
    for place, candidate in enumerate(offered):
        text = _TWO_STOPS.sub(r"\1", candidate.text)
        content = set(stems(text))
        if (
            not _sure(candidate, limits)
            or ((split or candidate.least < limits.joining) and not set(words(text)) <= own)
            or plain(text) in verbatim
            or len(core & content) < limits.main_clause * len(core)
            or not flaws(text) <= choice.flaws
            or names(text)[1] & names(sources[0])[0]
            or repeats(text, said, limits.repeat)
            or _loses(
                text, sources[0], told, limits.asides if short_of_room and only_asides(text, sources[0]) else limits.salience
            )
            or _orphans(text, sources[0], beside)
            or _GLUED.search(text)
            or (_TOLL.search(sources[0]) and not _TOLL_SAID.search(text))
            or unsound(text, sources)
            or (_stammers(text) and not _stammers(sources[0]))
            or (_unpaused(text) and not any(map(_unpaused, sources)))
            or (_two_voices(text) and not any(map(_two_voices, sources)))
        ):
            continue
        if not check(text, sources, published=dates).findings:
            again = len(content & known) / max(1, len(content))
            ranked.append((-round(candidate.confidence - again, 4), place, text))
    return tuple(text for _, _, text in sorted(ranked))


def accepted_headline(candidates: Sequence[Candidate], sources: Sequence[str], most_words: int, limits: Limits) -> str | None:
    """Headlines, and the sentences they are for -> the best that is borne out, sure enough and of 4 to `most_words` words."""
    for candidate in sorted(candidates, key=lambda candidate: -round(candidate.confidence, 4)):
        text = candidate.text.removesuffix(".")
        if not _sure(candidate, limits) or not 4 <= len(words(text)) <= most_words or not _printable(text):
            continue
        if all(finding.kind == "fragment" for finding in check(text, sources).findings):  # a headline is no whole sentence
            return text
    return None


def _printable(headline: str) -> bool:
    """No question, no stray quotation mark."""
    return not headline.endswith("?") and headline.count('"') % 2 == 0 and not re.search(r"(?:^|\s)'(?!.*\w'(?!\w))|'$", headline)


def _loses(text: str, source: str, told: Mapping[str, int], salience: float) -> bool:
    """Whether what it leaves out of the source is what the story is about: its stems are in as many facts as the rest's.

    "As many" is `salience` times what those that stay are in on average.
    """
    kept = set(stems(text))
    whole = set(stems(source))
    gone, left = whole - kept, whole & kept
    if not gone or not left:
        return not left
    mean_gone, mean_left = (sum(told.get(stem, 0) for stem in part) / len(part) for part in (gone, left))
    return mean_gone > salience * mean_left


def _orphans(text: str, source: str, beside: Sequence[str]) -> bool:
    """Whether it leaves out what other sentences of the digest take as known, and none of them brings in.

    "Holm [, who found a tape,] left" where another says "The tape is long"; "Ek said so" of [Ann Ek, her lawyer].
    """
    introduced = frozenset().union(*(names(line)[0] for line in (text, *beside)))
    if any(names(line)[1] & (names(source)[0] - introduced) for line in beside):
        return True
    gone = {word for word in _NOUN.findall(source) if word not in STOPWORDS and word not in _KINDS} - set(words(text))
    for noun in gone:
        lines = [line for line in beside if noun in line and re.search(rf"\b{noun}\b", line)]
        if lines and all(re.search(rf"\b{_KNOWN} {noun}\b", line) for line in lines):
            return True
    return False


def _stammers(text: str) -> bool:
    """Whether it says the same on both sides of a pause: "the calls were not returned, and the calls were not answered"."""
    for joint in _JOINT.finditer(text):
        before, behind = set(stems(text[: joint.start()])), set(stems(text[joint.end() :]))
        if behind and (behind <= before or len(before & behind) >= _SAME * min(len(before), len(behind)) > _SAME):
            return True
    return False


def _unpaused(text: str) -> bool:
    """Whether who says so comes last without a comma: "He met no candidates said Ann Ek, the press secretary."."""
    found = _SAID_BARE.search(text)
    return found is not None and not any(word in AUXILIARIES or word in VERBS for word in words(found["who"]))


def _by_nobody(text: str) -> bool:
    """Whether nobody says what is quoted at the end: '... to talks," said', '... two towns," Ek'."""
    found = _BEHIND_QUOTATION.search(text)
    behind = words(found[1]) if found else []
    return bool(behind) and (len(behind) == 1 or not any(word in _TELLING or word.endswith("ed") for word in behind))


def _two_voices(text: str) -> bool:
    """Whether it is said by two, by nobody, or twice: "The governor said 39 had gone, residents said.", "... said Ek, said"."""
    if _SAID_TWICE.search(text) or _by_nobody(text):
        return True
    return _SAID_LAST.search(text) is not None and _SAID_FIRST.match(text) is not None


def _sure(candidate: Candidate, limits: Limits) -> bool:
    return candidate.confidence >= limits.confidence and candidate.least >= limits.certainty
