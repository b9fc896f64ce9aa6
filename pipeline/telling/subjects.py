"""Who does what in a sentence, where surface cues tell for sure: where its subject ends, its finite verbs, a second mention."""

from __future__ import annotations

import re

from pipeline.checking.lexicon import TITLES
from pipeline.grammar import AUXILIARY, DAY, FINITE, begins_half
from pipeline.referring.mentions import Names
from pipeline.wording import QUOTED, VERBS

_WORD = re.compile(r"[A-Za-z][\w'-]*")
_NO_SUBJECTS = """
There That This We I You What When While As After Before In On At By For With From But And Or Who Both Some Many Several Most
Two Three Four Five Six Seven Eight Nine Ten Dozens Hundreds Thousands Nearly About More At No One Another Other Others All
Last Next Today Yesterday Early Earlier Late Later Now Then Here Once Since Despite Under Over During Among
"""
_NO_SUBJECT = frozenset(_NO_SUBJECTS.split())
_NOT_INSIDE = re.compile(
    r"[,;\"–—()]|--|\s-\s|\b(?:who|which|that|where|when|and|or|but|to|by|with|as|after|before|at|during|his|her|their|its)\b"
    r"|\b(?:said|says?|claim|believe|think|argue|hope|fear|warn|want|expect|insist|have|are|were)\b"
    rf"|\b{DAY}\b|\s(?:A|An|The)\s"
)
_BESIDE = re.compile(
    rf"(?: (?:late |early )?(?:on )?{DAY}(?: (?:morning|afternoon|evening|night))?"
    r"| [a-z]+ly| (?:also|later|then|now|still|twice|first|already|often|soon|once|again|just|even|this week|last week|earlier))$"
)
# Third persons that are plurals of nouns as often, and verbs whose past is their present, or a noun.
_PLURALS = """
plans votes returns reports shares calls works hopes needs wants charges claims costs cuts sets puts runs hits marks draws
moves looks backs cites features exists signs holds leaves stands stops turns attacks supports demands doubts favors faces heads
studies cares talks questions ends watches offers lives lies
do may cost cut set put run hit shut beat sat read like agree lit left
"""
_UNSURE = frozenset(_PLURALS.split())
_LONGEST = 9  # words of a subject
_DEEP = frozenset("that who which whose where when how why what".split())  # noqa: SIM905
_LINKS = frozenset("as after while since before".split())  # noqa: SIM905
_NAME_AT_END = re.compile(r"(?:(?<=\s)|^)(?:[A-Z][\w’'.-]*\s)+[A-Z][\w’'-]*[a-z]\Z")
_PARTICLES = frozenset("Abu Abd Al El Bin Ibn Ben Van Von De La St. San Santa New".split())  # noqa: SIM905
_LINKING = frozenset("of in for from on".split())  # noqa: SIM905
_A = re.compile(r"An?\s(?P<head>(?:[\w'’-]+\s)*?[a-z'’-]+)(?:\s(?:of|in|for|from|on)\s.*)?\Z")
_PART = frozenset("number group majority pair lot series handful couple host string team dozen total few".split())  # noqa: SIM905


def words_of(text: str) -> list[str]:
    """The words of straight-quoted text outside its quotations."""
    return _WORD.findall(QUOTED.sub(" ", text))


def verbs_in(words: list[str]) -> list[int]:
    """Where words are that may be finite verbs."""
    return [at for at, word in enumerate(words) if word in FINITE or word in VERBS]


def surely_finite(verb: str) -> bool:
    """Whether a word is a finite verb and hardly ever anything else, behind a subject."""
    return verb in FINITE and verb not in _UNSURE


def one_clause(words: list[str]) -> bool:
    """Whether words that begin behind a subject have a finite verb and no second clause."""
    verbs = verbs_in(words)
    if not verbs or not _DEEP.isdisjoint(words):
        return False
    if any(place - verbs[0] > 2 + (words[place] == "been") or words[verbs[0]] not in AUXILIARY for place in verbs[1:]):
        return False
    link = next((at for at, word in enumerate(words) if word in _LINKS), None)
    return link is None or not any(word.endswith("ed") for word in words[link:])


def subject_end(plain: str) -> int | None:
    """Where the subject that begins a straight-quoted sentence ends; None where that is not sure."""
    words = plain.split(" ", _LONGEST + 1)[:-1]
    for at, word in enumerate(words[1:], 1):
        if word in FINITE or word in VERBS:
            name = " ".join(words[:at])
            while (beside := _BESIDE.search(name)) is not None:
                name = name[: beside.start()]
            behind = plain[len(" ".join(words[: at + 1])) :]
            reduced = word.endswith("ed") and re.match(r" (?:by|of)\b", behind) is not None
            return len(name) if surely_finite(word) and not reduced and is_subject(name) else None
    return None


def is_subject(name: str) -> bool:
    """Whether words that begin a sentence can be its subject and be said again."""
    first = name.split(" ")[0]
    if first in _NO_SUBJECT or first.endswith(("ing", "ly")) or begins_half(name) or not first[:1].isupper():
        return False
    return _NOT_INSIDE.search(name) is None


def _is_title(before: str) -> bool:
    """Whether what stands before a name can be its title: "Secretary of", but no "The family of"."""
    words = before.split()
    linked = [at for at, word in enumerate(words) if word in _LINKING]
    return all(at > 0 and words[at - 1].casefold() in TITLES for at in linked)


def second_mention(subject: str, names: Names) -> str | None:
    """A subject, the people of its article -> what the next sentence can call it: a person by surname, "a judge" "the judge".

    Else as it stands; None where "the" would not mean the same.
    """
    run = _NAME_AT_END.search(subject)
    if run and not _is_title(subject[: run.start()]):
        run = None  # "The family of Ann Holm"
    person = names.person(run[0]) if run else None
    if run and person is not None and person.sure and " " in person.full:
        before = run[0].removesuffix(person.last).split()[-1:]
        # "Abu Laila"; "Moon Jae-in", whose surname comes first
        return subject if (before and before[0] in _PARTICLES) or re.search(r"-[a-z]", person.last) else person.last
    found = _A.match(subject)
    if found is None:
        return None if subject.startswith(("A ", "An ")) and run is None else re.sub(r"^An?\s", "The ", subject)
    return None if found["head"].split()[-1] in _PART else f"The {found['head']}"
