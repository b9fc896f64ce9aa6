"""articles -> the people in them, and how a digest refers to them: in full at first, by surname afterwards.

Nenkova & McKeown 2003, "References to named entities: a corpus study"; Siddharthan, Nenkova & McKeown 2011, "Information
status distinctions and referring expressions" (Computational Linguistics 37): a first mention has first name and role, a later
one the surname alone.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from pipeline.checking.lexicon import AUXILIARIES, CONNECTORS, DETERMINERS, MONTHS, PREPOSITIONS, STATUS, TITLES, WEEKDAYS
from pipeline.referring.mentions import given_names
from pipeline.referring.occupations import HEADS
from pipeline.text import STOPWORDS
from pipeline.wording import QUOTED, VERBS

CAP = r"(?:[A-Z][a-z]*[’'])?[A-Z][\w-]*[a-z][\w-]*"  # O'Neill, McCain, Ocasio-Cortez; no acronym, no initial
_INITIAL = r"(?:[A-Z]\.\s)"
_FULL = re.compile(rf"(?<![\w’'.-])({CAP})\s{_INITIAL}?({CAP})(?![\w-]|\.?\s{CAP}|\s[A-Z]\.)(?!,?\s(?:Jr|Sr|II|III)\b)")
_SPEAKS = r"(?:said|says|told|added|wrote|tweeted|argued|insisted|testified|acknowledged|replied)"
_VOICE = re.compile(rf"\s{_SPEAKS}\b")
_WORD_BEFORE = re.compile(r"([\w.’'-]+)\s\Z")
_TITLE = re.compile(r"\b([A-Za-z][\w-]+)\.?\s\Z")
_APPOSED = re.compile(r",\s(?:an?|the)\s(?:[\w’'-]+\s){0,3}?([a-z-]+)(?=,|\s(?:of|for|at|in|with)\s)")
_NICKNAME = re.compile(r"[A-Z][\w.]+\s[“\"‘'][A-Z]\w+[”\"’']\s\Z")  # "Francine “Penny” Holm" is a full name
_COURTESY = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Miss)\.?\s\Z")
_ANYONES = frozenset(("Mr", "Mrs", "Ms", "Miss", "Dr"))
_TITLED = frozenset(word.capitalize() for word in TITLES)
_WHAT = TITLES | HEADS
_OF_BODIES = frozenset(("Justices", "Representatives", "Senators", "Democratic", "Republican", "Democrat", "General"))
_BODIES = frozenset(("Committee", "Department", "Office", "Court", "Council", "Party", "Bureau", "Agency", "Bank", "Commission"))
_NO_NAME = frozenset(word.capitalize() for word in {*STOPWORDS, *MONTHS, *WEEKDAYS, *TITLES})
_NO_ROLE = frozenset(word.capitalize() for word in {*STOPWORDS, *MONTHS, *WEEKDAYS})
_WORD = re.compile(r"[\w’'.&-]+")
_JOINING = frozenset(("of", "for", "the"))
_STANDING = frozenset(("former", "acting", "then"))
# After a name that is a clause's own, not "the Trump campaign".
_GOES_ON = re.compile(r"(?:[’']s\b|[’'](?=\s)|[,;:.)]|$)|\s([\w’']+)")
_SUBJECT_OF = AUXILIARIES | CONNECTORS | PREPOSITIONS | VERBS | {"also"}
_LONGEST_ROLE = 6  # words
_PARTY = re.compile(r",? (?:\((?:[RDI]|Dem|Rep)[^()]{0,12}\)|[RDI]-[A-Z][A-Za-z.]*(?: [A-Z]\w+\.?)?,)")  # ", D-Calif.,"
# "Keith Ek, or Keith Holm": a name that is talked about; "his nominee, doctor and Admiral Keith Holm,".
_OR = re.compile(r"(?:\bor|, [a-z-]+ and) \Z")
_CONTEXT = 30  # characters before a name that are looked at
_DOMINANT = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody whom the articles call by first name and surname, and by surname alone."""

    first: str
    last: str
    roles: frozenset[str] = frozenset()  # titles that the full name has: "President", "Gov"


_Mention = tuple[int, int, int | None, bool]


def people(texts: Sequence[str], told: str) -> dict[str, Person]:
    """Texts about one story, what is told of it -> the people in both, by surname.

    A person has a given name that is known, a title, or both a role and a voice, and stands somewhere by surname alone. Of
    namesakes it is the one who has four of five full mentions, else none.
    """
    firsts: dict[str, Counter[str]] = defaultdict(Counter)
    titled: set[tuple[str, str]] = set()
    roles: dict[tuple[str, str], set[str]] = defaultdict(set)
    for text in texts:
        for match in _FULL.finditer(text):
            first, last = match.groups()
            if last in told and first not in _NO_NAME and last not in _NO_NAME:
                firsts[last][first] += 1
                title = _TITLE.search(text[max(0, match.start() - _CONTEXT) : match.start()])
                if title and title[1] in _TITLED:
                    roles[first, last].add(title[1])
                apposed = _APPOSED.match(text, match.end()) if title is None or title[1].islower() else None
                if (title and title[1].casefold() in _WHAT) or (apposed and apposed[1] in _WHAT):
                    titled.add((first, last))
    found = {}
    for last, counts in firsts.items():
        [(first, most)] = counts.most_common(1)
        namesakes = frozenset().union(*(roles[other, last] for other in counts if other != first))
        theirs = frozenset(roles[first, last])
        if most < _DOMINANT * counts.total() or namesakes - theirs or not _is_whose(first, last, theirs, texts):
            continue
        alone = [_VOICE.match(text, match.end()) for text in texts for match in _alone(last, text)]
        courteous = any(re.search(rf"\b(?:Mr|Mrs|Ms|Miss)\.? {re.escape(last)}\b(?! [A-Z])", text) for text in texts)
        held = not theirs <= _OF_BODIES and _BODIES.isdisjoint((first, last))  # no "Justice Department Office"
        if alone and (first in given_names() or courteous or held or ((first, last) in titled and any(alone))):
            found[last] = Person(first=first, last=last, roles=theirs)
    return found


def _is_whose(first: str, last: str, roles: frozenset[str], texts: Sequence[str]) -> bool:
    """Whether a surname alone is that of whoever has it in full, who comes first and with no title that he has not in full.

    Not so in "Gallup polled ... its founder George Gallup", or in "President Holm ... his daughter Ida Holm".
    """
    return any(_comes_first(first, last, text) for text in texts) and not _somebody_elses(f"{first} {last}", roles, texts)


def _comes_first(first: str, last: str, text: str) -> bool:
    """Whether a text has a name in full before the surname alone, as it has a person's."""
    full = re.search(rf"(?<![\w’'.-]){re.escape(first)}\s{_INITIAL}?{re.escape(last)}(?![\w-])", text)
    return full is not None and next((match.start() for match in _alone(last, text)), len(text)) > full.start()


def _somebody_elses(name: str, roles: Set[str], texts: Sequence[str]) -> bool:
    """Whether a surname alone is rather that of whoever has it with a title: "President Holm", then "his daughter Ida Holm".

    So it is where each text that has the name in full has had the surname with another title before.
    """
    last = name.split(" ")[1]
    titled = re.compile(rf"\b([A-Z][\w-]+)\.? {re.escape(last)}\b(?! [A-Z])")

    def before(text: str) -> bool:
        found = (match[1] for match in titled.finditer(text, 0, text.index(name)))
        return any(title in _TITLED and title not in _ANYONES and title not in roles for title in found)

    naming = [text for text in texts if name in text]
    return bool(naming) and all(map(before, naming))


def referred(sentences: Sequence[str], known: Mapping[str, Person]) -> list[str]:
    """Sentences in reading order, people by surname -> the same, each in full where first mentioned, by surname afterwards.

    Nothing within quotation marks is touched.
    """
    told: set[str] = set()
    result = []
    for sentence in sentences:
        text = sentence
        for last in sorted(last for last in known if last in text):
            text = _refer(text, known[last], told)
        result.append(text)
    return result


def spelled_out(text: str, known: Iterable[Person]) -> str:
    """A sentence, whom it may name -> the same with each of them in full at the first mention, as if nobody were known."""
    for person in known:
        if person.last in text:
            text = _refer(text, person, set())
    return text


def named_in_full(text: str, sentences: Sequence[str], texts: Sequence[str]) -> list[Person]:
    """A sentence, those that may bear it out, the texts of its story -> whom it names in full and one of those by surname."""
    names = {f"{match[1]} {match[2]}": match[2] for match in _FULL.finditer(text)}
    bare = {name for name, last in names.items() if any(last in one and name not in one for one in sentences)}
    known = people(texts, text) if bare else {}
    return [person for person in known.values() if f"{person.first} {person.last}" in bare]


def _alone(last: str, text: str) -> Iterator[re.Match[str]]:
    """Where a surname stands without a name before or behind it; a courtesy title or a sentence's first word may."""
    for match in re.finditer(rf"(?<![\w’'.-]){re.escape(last)}(?![\w-]|\s[A-Z])", text):
        before = text[max(0, match.start() - _CONTEXT) : match.start()]
        word = _WORD_BEFORE.search(before)
        ends = word is not None and word[1].endswith(".") and len(word[1]) > 2  # a sentence or a title, no initial
        if word is None or ends or word[1][0].islower() or word[1].casefold() in STOPWORDS or _COURTESY.search(before):
            yield match


def _refer(text: str, person: Person, told: set[str]) -> str:
    """One sentence with every mention of a person as it should be; `told` are those introduced so far, added to."""
    pieces: list[str] = []
    done = 0
    mentions = list(_mentions(text, person))
    if _two(text, mentions, person):
        told.add(person.last)
        return text
    for start, end, role, bare in mentions:
        if person.last in told:
            if role is not None and not _belongs(text[:role], text[end:]) and not _OR.search(text[:role]):
                pieces += [text[done:role], person.last]
                party = _PARTY.match(text, end)
                done = party.end() if party else end
            elif text[start:end] == f"{person.first} {person.last}" and not pieces and _is_role(text[:start]):
                pieces, done = [person.last], end  # "Reporter Ann Holm said" of whom the digest knows
        elif not bare:
            told.add(person.last)
            title = _TITLE.search(text[:start])
            if role not in (None, start) and title and title[1] in person.roles and text[start:end] == person.last:
                pieces += [text[done:start], f"{person.first} {person.last}"]  # "President Donald Trump"
                done = end
        elif role is not None and _introducible(text, start, end):
            told.add(person.last)
            pieces += [text[done:role], f"{person.first} {person.last}"]
            done = end
    return "".join((*pieces, text[done:]))


def _is_role(before: str) -> bool:
    """Whether what begins a sentence, up to a name, is what its bearer is: "ABC News anchor ", "Billionaire activist "."""
    words = before.split()
    if not words or len(words) > _LONGEST_ROLE or not before.endswith(" ") or words[-1] not in HEADS:
        return False
    return not any(word.casefold() in STOPWORDS or not word[0].isalpha() or word.endswith((",", ".")) for word in words)


def _belongs(before: str, behind: str) -> bool:
    """Whether a full name belongs to what stands before it: "host Ann Holm", "hosts Ann Holm and Ek", "the host, Ann Holm,"."""
    word = _WORD_BEFORE.search(before)
    return (word is not None and not HEADS.isdisjoint((word[1].casefold(), word[1].casefold().removesuffix("s")))) or (
        before.endswith(", ") and behind[:1] in (",", ".")
    )


def _two(text: str, mentions: Sequence[_Mention], person: Person) -> bool:
    """Whether two have the surname: "President Kapelou said that his nephew Vincent Kapelou ..."."""
    full = [text[start:end] != person.last for start, end, _, _ in mentions]
    return any(
        not one and other and role != start for (one, other), (start, _, role, _) in zip(pairwise(full), mentions, strict=False)
    )


def _mentions(text: str, person: Person) -> Iterator[_Mention]:
    """Where a person is mentioned outside quotation marks: start and end of the name, start with its role, and whether bare.

    The role is None where what stands before the name cannot go with it.
    """
    quoted = [match.span() for match in QUOTED.finditer(text)]
    first, last = re.escape(person.first), re.escape(person.last)
    for match in re.finditer(rf"(?<![\w’'.-])({first}\s{_INITIAL}?)?{last}(?![\w-]|\s[A-Z]|,?\s(?:Jr|Sr)\b)", text):
        if any(start < match.end() and match.start() < end for start, end in quoted):
            continue
        before = text[: match.start()]
        if _NICKNAME.search(before):
            continue
        role = _role(before)
        word = _WORD_BEFORE.search(before)
        if not match[1] and role == match.start() and word and word[1][0].isupper() and word[1].casefold() not in STOPWORDS:
            continue  # somebody else's name: "Melania Trump"
        yield match.start(), match.end(), role, not match[1] and (role == match.start() or _COURTESY.search(before) is not None)


def _introducible(text: str, start: int, end: int) -> bool:
    """Whether a surname there names the person, not what is called after him: "the Trump campaign"."""
    before = _WORD_BEFORE.search(text[:start])
    if before and before[1].casefold() in DETERMINERS | {"and", "or", "in", "near"}:
        return False  # "Justices Workman, Loughry and Walker", "in Washington"
    behind = _GOES_ON.match(text, end)
    if behind is None:
        return False
    word = behind[1] and behind[1].replace("’", "'")
    return word is None or word in _SUBJECT_OF or word.endswith("ed") or word == "said"


def _role(before: str) -> int | None:
    """What stands before a name -> where its title begins; None where an article or an adjective would be left alone."""
    words = list(_WORD.finditer(before))
    first = len(words)
    if not words or words[-1][0].rstrip(".") not in _TITLED or words[-1].end() + 1 != len(before):
        return len(before)
    while first > 0 and len(words) - first < _LONGEST_ROLE:
        word = words[first - 1][0].rstrip(".")
        apart = first < len(words) and before[words[first - 1].end() : words[first].start()] != " "
        stands = word in _STANDING or word.startswith(("ex-", "then-"))
        if apart or word in _NO_ROLE or not (word[:1].isupper() or word in _JOINING or stands):
            break
        first -= 1
    while words[first][0] in _JOINING:
        first += 1
    if first and words[first - 1].end() + 1 == words[first].start():
        word = words[first - 1][0]
        if word.casefold() in DETERMINERS | STATUS or (word[0].islower() and "-" in word):
            return None  # "the President", "retired four-star General"
    return words[first].start()
