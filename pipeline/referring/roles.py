"""Sentences of a story -> what they introduce a person as: "peace envoy Ann Holm", "Ann Holm, the mayor of Arden,"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.checking.lexicon import DEMONYMS, DETERMINERS, MONTHS, PREPOSITIONS, STATUS, TITLES, WEEKDAYS
from pipeline.grammar import FINITE
from pipeline.referring.mentions import given_names
from pipeline.referring.occupations import ALIKE, ALONE, HEADS, LIMITING, MODIFIERS, OFFICES, RANKS, SEATS, STANDING, STATES_OF_US
from pipeline.text import STOPWORDS
from pipeline.types import Sentence
from pipeline.wording import QUOTED, VERBS

_WORD = re.compile(r"[\w’'.&-]+")
_PLAIN = re.compile(r"[\w’'.&-]+(?: [\w’'.&-]+)*\Z")
_DATES = frozenset(word.capitalize() for word in {*MONTHS, *WEEKDAYS})
_JOINS = frozenset(("of", "for", "the", "and", "&"))
_JOINED = frozenset("Health Ways Housing Oversight Food Energy Labor Education".split())  # noqa: SIM905 - before the "and" of an office
_LEANING = frozenset("his her its their our my your this that these those whose no not like other another than".split())  # noqa: SIM905
_KEPT_STATUS = frozenset(("former", "retired", "acting", "interim", "vice", "deputy", "assistant"))
# What may stand before a name at the beginning of a sentence and is no part of it: "Presumptive Republican nominee".
_NO_NAME = (
    STOPWORDS
    | PREPOSITIONS
    | FINITE
    | VERBS
    | STATUS
    | HEADS
    | LIMITING
    | MODIFIERS
    | frozenset(
        """
although another ask besides billionaire both centrist consider conservative even fellow freshman incumbent leftist liberal like
maybe millionaire moderate perhaps populist presumptive progressive rightist skeptical two unlike vulnerable
""".split()  # noqa: SIM905
    )
)
# What somebody is the head of has none of these; some fields of work are verbs, too.
_NO_COMPLEMENT = {*_LEANING, *LIMITING, *FINITE, *VERBS} - {"studies", "research", "works", "forces"}
_NATIONS = frozenset(DEMONYMS.values())
_LONGEST_BEFORE = 7  # words
_DOMINANT = 0.8  # as in `people`
_LONGEST_BEHIND = 11
_NO_STOP = r"(?:[^,.;:()“”\"–—?!]|(?<=\b[A-Z])\.(?!$)|(?<=\b(?:Cos|Inc|Ltd))\.|(?<=\bCo)\.|(?<=\bCorp)\.)+?"
_BEHIND = re.compile(rf"(?:,\s|\sis\s|,\swho\sis\s)(?P<what>{_NO_STOP})(?:,\s?(?=[a-z“\"])|\.$|\s(?:who|which)\s)")
_COURTESY = re.compile(r"^(?:Mr|Mrs|Ms)\.?\s")  # "Mr. Trump’s former lawyer"
_AHEAD = re.compile(r"(?:^|\s)(?P<what>(?:[Tt]he|[Aa]n?)\s[^,.;:()“”\"–—?!]+),\s\Z")
_PLACED = re.compile(r"\) \Z|[A-Z][\w.]*, [A-Z][\w.]*(?: [A-Z][\w.]*)?, \Z")  # "former South Bend, Ind., Mayor Ann Holm"
_COMPLEMENT = re.compile(r"\s(?:of|for|at|to|in|from|with|on|who|and)\s")


@dataclass(frozen=True, slots=True)
class Role:
    """What a person is, to stand before or behind the name: its occupation, standing, and the sentence that says so."""

    text: str
    before: bool
    head: str
    status: str
    bearer: Sentence


def role_of(name: str, sentences: Sequence[Sentence], told: str) -> Role | None:
    """A person's first name and surname, a story's sentences, what is told of it -> the role that is best borne out.

    By most articles, most sentences, then the shorter. None where no sentence gives one, most articles that name the person in
    full give none, or where they differ: somebody who is and was the same, or who holds two seats of which nobody holds two.
    """
    first, last = name.split(" ")
    mention = re.compile(
        rf"(?<![\w’'.-])(?:(?P<first>[A-Z][\w’'-]+) (?:[A-Z]\. )?)?(?P<last>{re.escape(last)})"
        r"(?![\w-]|\s[A-Z]|,?\s(?:Jr|Sr|II|III)\b)"
    )
    mentions = [(one, match) for one in sentences if last in one.text for match in mention.finditer(one.text)]
    named = [match["first"] for _, match in mentions if _is_first(match["first"])]
    alone = first in given_names() and named.count(first) >= _DOMINANT * len(named)
    naming: set[str] = set()
    found: dict[tuple[str, str], list[Role]] = defaultdict(list)
    for sentence, match in mentions:
        full = match["first"] == first
        if full:
            naming |= _homes(sentence)
        surname = alone and not _is_first(match["first"])
        for role in _roles(sentence, match, told, full=full) if full or surname else ():
            naming |= _homes(sentence)
            found[role.head, role.status].append(role)
    articles = {key: frozenset().union(*(_homes(role.bearer) for role in roles)) for key, roles in found.items()}
    if not found or _conflict(found) or 2 * len(frozenset().union(*articles.values())) < len(naming):
        return None
    best = found[max(found, key=lambda key: (len(articles[key]), len(found[key])))]
    alike = [role.text.casefold() for role in best]
    return min(best, key=lambda role: (-alike.count(role.text.casefold()), not role.before, len(role.text)))


@lru_cache(maxsize=4096)  # asked again by every room that tells the sentence
def stated_role(name: str, text: str) -> tuple[str, bool] | None:
    """A person's name in full, a sentence that has it -> what it says there that the person is, and whether before the name."""
    first, last = map(re.escape, name.rsplit(" ", 1))
    mention = re.compile(rf"(?<![\w’'.-])(?P<first>{first}) (?:[A-Z]\. )?(?P<last>{last})(?![\w-])")
    found = mention.search(text)
    return None if found is None else next(_stated(text, found, "", full=True), None)


def _homes(sentence: Sentence) -> frozenset[str]:
    """The articles that have a sentence."""
    return frozenset((sentence.article_id, *(span.article_id for span in sentence.echoes)))


def _conflict(found: Mapping[tuple[str, str], Sequence[Role]]) -> bool:
    """Whether somebody is and was the same, or holds two seats of which nobody holds two."""
    statuses: dict[str, set[str]] = defaultdict(set)
    for head, status in found:
        statuses[head].add(status)
    seats = {head for head, status in found if not status and head in SEATS}
    return len(seats) > 1 or any(len(each) > 1 for each in statuses.values())


def _roles(sentence: Sentence, name: re.Match[str], told: str, *, full: bool) -> Iterator[Role]:
    for what, before in _stated(sentence.text, name, told, full=full):
        yield Role(what, before, *_occupation(what), sentence)


def _stated(text: str, name: re.Match[str], told: str, *, full: bool) -> Iterator[tuple[str, bool]]:
    """What a text says that a person is whom it names there, and whether before the name.

    Before a surname alone only an office: "President Trump".
    """
    if _is_quoted(text, name):
        return
    before, behind = text[: name.start() if full else name.end() - len(name["last"])], text[name.end() :]
    what = _premodifier(before, told)
    if what is not None and (full or _is_office(what.split(" ")[-1])):
        yield what, True
    stated = _BEHIND.match(behind)
    ahead = _AHEAD.search(before) if re.match(r"[,.](?!\s(?:and|or)\b)", behind) else None
    for phrase in (_COURTESY.sub("", stated["what"]) if stated else "", *_noun_phrases(ahead["what"] if ahead else "")):
        if phrase and _is_apposition(phrase, told):
            yield phrase, False


def _is_office(word: str) -> bool:
    return word[0].isupper() and _folded(word) in OFFICES


def _is_quoted(text: str, name: re.Match[str]) -> bool:
    return any(match.start() < name.end() and name.start() < match.end() for match in QUOTED.finditer(text))


def _is_first(word: str | None) -> bool:
    return word is not None and _folded(word) not in TITLES and word.casefold() not in STOPWORDS


def _occupation(what: str) -> tuple[str, str]:
    """A role -> its occupation and standing, so that two ways to say it count as one."""
    words = [_folded(word) for word in _WORD.findall(_COMPLEMENT.split(what)[0])]
    head = next((word for word in (words[-1], *words) if word.removeprefix("co-") in HEADS), words[-1])
    status = next((STANDING[word] for word in words if word in STANDING), "")
    return ALIKE.get(head, head), "former" if "ex-" in what else status


def _folded(word: str) -> str:
    return word.rstrip(".").casefold().removeprefix("ex-")


def _premodifier(before: str, told: str) -> str | None:
    """What stands before a name -> the role at its end, "former FBI director"; None unless it is sure where that begins."""
    words = list(_WORD.finditer(before))
    at = len(words)
    while at and len(words) - at <= _LONGEST_BEFORE:
        behind = words[at].start() if at < len(words) else len(before)
        word = words[at - 1]
        if before[word.end() : behind] != " ":
            break
        named = word.start() == 0 and at < len(words) and _begins_name(word[0], words[at][0])
        if not (named or _may_stand(word[0], first=word.start() == 0)):
            break
        last = words[at - 2][0] if at > 1 else ""
        if (word[0] == "and" and last not in _JOINED) or (word[0] == "the" and last not in ("of", "for")):
            break  # "Putin and President Ann Holm"
        at -= 1
    if at == len(words) or len(words) - at > _LONGEST_BEFORE or words[at][0] in _JOINS:
        return None
    joined = at > 0 and before[words[at - 1].end() : words[at].start()] == " "
    if _PLACED.search(before[: words[at].start()]):
        return None
    if joined and not ((words[at - 1][0].islower() or at == 1) and _may_precede(words[at - 1][0])):
        return None
    what = before[words[at].start() : -1]
    what = _uncapitalised(what) if words[at].start() == 0 or words[at][0].casefold() in STANDING else what
    return what if _is_role(what.split(" "), told) else None


def _may_stand(word: str, *, first: bool) -> bool:
    """Whether a word may belong to a role; what begins a sentence has a capital whatever it is."""
    folded = _folded(word)
    if word in _JOINS or folded in MODIFIERS or folded.removeprefix("co-") in HEADS:
        return True
    if len(word) > 1 and word.isupper() and (not first or len(word) <= len("U.S.")):
        return True  # "NBC", but no "CLOSE" that a page has left
    if first and _is_place(word):  # "Alabama Democratic Sen. Ann Holm", no "Boston professor"
        return True
    if first or not word[0].isupper() or word in _DATES or folded in STOPWORDS:
        return False
    return not word.endswith(".") or len(word) <= len("Calif.")


def _begins_name(word: str, following: str) -> bool:
    """Whether a sentence's first word belongs to a name of two words: "Los Angeles Police Chief", "House Minority Leader".

    Of 1,352 such beginnings in the training articles those that do not begin so are people's names and the words listed.
    """
    folded = word.casefold()
    if not (word.isalpha() and following[:1].isupper()) or _folded(following) in HEADS or following in _DATES:
        return False
    if word in given_names() or word in _DATES or folded.endswith(("ing", "ed", "ly")):
        return False
    return folded not in _NO_NAME


def _is_place(word: str) -> bool:
    """Whether a word is a state's name or a nation's, which is no other word with a sentence's capital."""
    return word in STATES_OF_US or word.casefold() in DEMONYMS


def _may_precede(word: str) -> bool:
    """Whether a role may begin behind a word."""
    folded = word.casefold().rstrip(".")
    if folded in _LEANING or folded in STATUS or folded in ("and", "or"):  # "Olympic and Paralympic star"
        return False
    if word[0].isupper():  # it begins the sentence: "Planned Parenthood President"
        return folded in STOPWORDS or folded in PREPOSITIONS
    return folded in STOPWORDS | PREPOSITIONS | FINITE | VERBS or folded.endswith("-year-old")


def _uncapitalised(what: str) -> str:
    """A role that begins a sentence -> as it stands inside one."""
    first, _, rest = what.partition(" ")
    common = _folded(first) not in OFFICES or first == "Attorney"
    if first.isupper() or _is_place(first) or not (common or first.casefold() in STANDING):
        return what
    return what if rest[:1].isupper() and first.casefold() not in STANDING else first.lower() + what[len(first) :]


def _is_role(words: Sequence[str], told: str) -> bool:
    """Whether words before a name end with what somebody is, and need nothing that is not told."""
    if not _is_sober(words, told):
        return False
    head = _folded(words[-1]).removeprefix("co-")
    if head in HEADS:
        return len(words) > 1 or head in ALONE or (head in RANKS and words[-1][0].isupper())
    of = next((at for at, word in enumerate(words) if word in ("of", "for")), 0)
    return of > 0 and _folded(words[of - 1]) in OFFICES and words[-1][0].isupper()  # "Secretary of State"


def _is_sober(words: Sequence[str], told: str) -> bool:
    """Whether words neither judge nor limit, nor lean on somebody who is not told of: "Trump's" where he is."""
    folded = [_folded(word) for word in words]
    if any(word in LIMITING or word in _LEANING or (word in STATUS and word not in _KEPT_STATUS) for word in folded):
        return False
    return all(
        _is_known(word[:-2], told)
        for word in words
        if word.endswith(("’s", "'s", "s’", "s'")) and word.casefold() not in MODIFIERS
    )


def _is_known(owner: str, told: str) -> bool:
    """Whether a possessor needs no telling: a nation, or somebody told of."""
    return owner[:1].isupper() and (owner in told or owner.casefold() in _NATIONS)


def _noun_phrases(ahead: str) -> Iterator[str]:
    """Words that end with a noun phrase before a name -> the phrases with a determiner that they may end with, longest first."""
    for place in re.finditer(r"(?<!\S)(?:[Tt]he|[Aa]n?)\s", ahead):
        before = ahead[: place.start()].split()
        if not before or (_may_precede(before[-1]) and before[-1] not in ("of", "for", "at", "in", "to")):
            yield ahead[place.start()].lower() + ahead[place.start() + 1 :]


def _is_apposition(phrase: str, told: str) -> bool:
    """Whether a phrase is a role that can stand behind a name: "a counselor to the president", "mayor of Arden"."""
    if not _PLAIN.match(phrase) or len(phrase.split(" ")) > _LONGEST_BEHIND:
        return False
    one, both, other = phrase.partition(" and ")
    if both and one.split(" ")[-1] in HEADS:  # "founder and president of the Arden Institute"
        return _is_apposition(other, told) and _is_apposition(f"{one} {other[other.find(' of ') :].strip()}", told)
    core, *complement = _COMPLEMENT.split(phrase, maxsplit=1)
    words = core.split(" ")
    determiner = words[0] if words[0] in DETERMINERS else ""
    noun = words[bool(determiner) :]
    if determiner not in ("", "a", "an", "the") or not noun or not noun[-1].islower():
        return False
    if not all(_may_stand(word, first=False) and word not in _JOINS for word in noun) or not _is_sober(noun, told):
        return False
    head = _folded(noun[-1]).removeprefix("co-")
    if head not in HEADS or (complement and not _is_complement(complement[0].split(" "))):
        return False
    if determiner in ("a", "an"):
        return head in ALONE or len(noun) > 1 or bool(complement)
    return bool(complement) or any(word[0].isupper() for word in noun)


def _is_complement(words: Sequence[str]) -> bool:
    """Whether what somebody is the head of needs no telling itself: "Arden", but not "the company"."""
    folded = [word.casefold() for word in words]
    if not _NO_COMPLEMENT.isdisjoint(folded) or any(word.endswith("ing") for word in folded):
        return False
    if folded[-1] in STOPWORDS or words[-1] in _DATES:
        return False
    the = next((at for at, word in enumerate(words) if word == "the"), None)
    return the is None or _folded(words[the + 1]) in TITLES or any(word[0].isupper() for word in words[the:])
