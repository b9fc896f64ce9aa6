"""A source sentence -> whom it names: the one whose words it gives, the one it begins with, and whoever else it may mean."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Literal, NamedTuple

from pipeline.text import STOPWORDS
from pipeline.wording import QUOTED, VERBS

Gender = Literal["m", "f", "?"]

_GIVEN = Path(__file__).parent.parent / "models" / "given-names.txt"
SAYING = frozenset(
    """said says told tells added adds wrote writes tweeted argued insisted testified acknowledged replied explained
continued noted recalled claimed warned asked declared stated joked remarked concluded responded admitted stressed
posted emphasized quipped commented cautioned lamented reiterated countered""".split()  # noqa: SIM905
)
_MEN = frozenset(("Mr", "Sir", "Lord", "King", "Prince", "Congressman", "Pope"))
_WOMEN = frozenset(("Mrs", "Ms", "Miss", "Lady", "Dame", "Queen", "Princess", "Congresswoman", "Madam"))
_TITLES = _MEN | _WOMEN | frozenset(
    """Dr Prof Professor Rev Reverend Hon President Minister Premier Chancellor Secretary Senator Sen Representative Rep
Governor Gov General Gen Lt Lieutenant Col Colonel Maj Major Capt Captain Cmdr Commander Sgt Sergeant Adm Admiral Brig
Mayor Chief Chairman Chairwoman Chair Director Speaker Leader Spokesman Spokeswoman Ambassador Judge Justice Bishop
Archbishop Cardinal Officer Detective Sheriff Deputy Councilman Councilwoman Attorney Commissioner Undersecretary Whip
Envoy Coach Father Brother Sister""".split()  # noqa: SIM905
)  # fmt: skip
# In the name of an office, a place, a party or a firm.
_NO_PERSON = frozenset(
    """House Senate Committee Department Court Congress University College School News Times Post Journal Press Party Street
Avenue Road Bank Group Company Corporation Corp Inc Ltd Co Association Institute Center Centre Council Commission
Agency Office Bureau Service Services States State County City Union Nations Kingdom Republic Army Navy Force Forces
Guard Police Ministry Parliament Act Bill Law Amendment Constitution Island Islands River Lake Mountain Valley Beach
Park Airport Hospital Church Hotel Tower Foundation Fund Network Radio Television Media Magazine Review Tribune Herald
Globe Today Week Day Night Morning Show Awards League Cup Bowl Games Stadium Administration Security Intelligence
Defense Treasury Reserve Board Society Federation Alliance Coalition Campaign Project Program Initiative Plan Deal
Agreement Treaty War Revolution Summit Conference Convention Caucus Democrats Republicans Democrat Republican
Americans America American Democratic White Black North South East West Northern Southern Eastern Western New United
National Federal International Supreme Attorneys Wall Fox Associated Reuters Facebook Twitter Google Apple Amazon
Netflix Microsoft Instagram YouTube Bloomberg Monday Tuesday Wednesday Thursday Friday Saturday Sunday January
February March April May June July August September October November December English French German Russian Chinese
Israeli British European Christmas Easter Thanksgiving Jr Sr II III Arena Markets Capital Boy Scouts Princess""".split()  # noqa: SIM905
)
_PARTICLES = frozenset(("de", "van", "von", "bin", "al", "del", "da", "la", "der", "el", "ben", "di", "le", "du"))
_CAP = r"[A-Z][\w’'-]*"
_NAME = rf"{_CAP}(?:\.?\s(?:(?:{'|'.join(sorted(_PARTICLES))})\s)*{_CAP})*"
_ENDS = re.compile(rf"(?<![\w’'.-]){_NAME}\Z")
_RUN = re.compile(rf"(?<![\w’'.-]){_NAME}")
_ADVERB = re.compile(r"\s(?:also|later|then|has|had|once|previously|recently|himself|herself)\Z")
_BRACKET = re.compile(r"\s\([^()]{1,30}\)\Z")
_SAID_BY = re.compile(
    rf"\s(?:(?!who\b|that\b|and\b)[\w’'.-]+,?\s){{0,9}}?(?P<name>{_NAME})"
    r"(?=[.,;](?:\s|\Z)|\s(?:in|at|on|during|of|from|to|after|when|who|as|about)\b|\s?\Z)"
)
_OF = frozenset(
    """of for to from by in at on with near and or than about against that what how whether if which until""".split()  # noqa: SIM905
)
_ROLE = r"(?:[Tt]he|[Aa]n?|[Ff]ormer|[Aa]cting|of|for|on|(?:ex|then|co)-\w+|[a-z]+(?:man|woman|er|or|ist|ant|ian|ary|ent))"
_SUBJECT = re.compile(
    rf"(?:[A-Z][^,“”]{{2,60}},\s)?(?:(?:{_ROLE}|{_CAP}\.?)\s)*?(?P<name>{_NAME})"
    r"(?:,\s[^,“”\";]{1,90},(?=\s)|\s\([^()]{1,30}\))?\s(?:(?:also|later|then|now|once|never|still|previously|recently)\s)?"
    r"(?P<verb>[a-z][a-z’'-]+)"
)
_APPOSED = 3  # commas back from "said" to who did
_REACH = 130  # characters
_MOST = 0.8


class Person(NamedTuple):
    """Somebody as a sentence names them: in full if the article does, by last name; `sure` if it is known to be a person."""

    full: str
    last: str
    gender: Gender
    sure: bool


@lru_cache(maxsize=1)
def given_names() -> dict[str, Gender]:
    """Given names -> whether "he" or "she" follows them in news, "?" where neither does often enough."""
    lines = (line.partition(" ") for line in _GIVEN.read_text(encoding="utf-8").splitlines())
    return {name: "m" if mark == "m" else "f" if mark == "f" else "?" for name, _, mark in lines}


def unquoted(text: str) -> str:
    """A sentence with curly marks and nothing between them in place of its quotations."""
    return QUOTED.sub("“”", text) if "“" in text or '"' in text else text


class Names:
    """The people of one article by last name; what is found out is kept."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[str, Person | None] = {}

    def person(self, run: str) -> Person | None:
        """A run of capitalised words -> the person at its end; None where its last word is no person's name."""
        words = run.split(" ")
        name: list[str] = []
        title = ""
        for word in reversed(words):
            bare = word.rstrip(".")
            if bare in _TITLES:
                title = bare
                break
            if bare in _NO_PERSON or word.endswith(("’s", "'s", "’", "'")) or (len(bare) > 1 and bare.isupper()):
                break
            if bare.casefold() in STOPWORDS:
                break
            name.insert(0, word)
        while name and ((name[0] in _PARTICLES and len(name) == 1) or name[-1].endswith(".")):
            name = name[:-1]
        given = next((at for at, word in enumerate(name[:-1]) if word in given_names()), None)
        if given:
            name = name[given:]
        if not name or len(name) > 4:
            return None
        particle = next((at for at, word in enumerate(name) if word in _PARTICLES), len(name) - 1)
        last = " ".join(name[particle:])
        gender: Gender = "m" if title in _MEN else "f" if title in _WOMEN else "?"
        if len(name) > 1 and particle:
            first = given_names().get(name[0])
            return Person(" ".join(name), last, first if first and gender == "?" else gender, first is not None or bool(title))
        known = self.known(last)
        if known is None:
            return Person(last, last, gender, bool(title))
        return known if gender == "?" else known._replace(gender=gender)

    def known(self, last: str) -> Person | None:
        """A last name -> whom the article gives in full by it; of namesakes the one with four of five mentions, else only the
        last name; None where it gives nobody."""
        if last not in self._known:
            self._known[last] = self._found(last)
        return self._known[last]

    def _found(self, last: str) -> Person | None:
        firsts: dict[str, int] = {}
        fulls: dict[str, str] = {}
        titled = False
        for at in _places(self._text, last):
            before = self._text[max(0, at - 40) : at - 1].rpartition("\n")[2].split(" ")
            first = before[-1]
            middle = ""
            if len(before) > 1 and first[:1].isupper() and ((len(first) == 2 and first[1] == ".") or before[-2] in given_names()):
                first, middle = before[-2], f"{first} "
            if first.rstrip(".") in _TITLES:
                titled = True
            elif first[:1].isupper() and first.isalpha() and first not in _NO_PERSON and first.casefold() not in STOPWORDS:
                firsts[first] = firsts.get(first, 0) + 1
                fulls.setdefault(first, f"{first} {middle}{last}")
        best = max(firsts, key=firsts.__getitem__, default=None)
        if best is None:
            return Person(last, last, "?", True) if titled else None
        if not titled and best not in given_names() and not self._speaks(last):
            return None
        if firsts[best] < _MOST * sum(firsts.values()):
            return Person(last, last, "?", True)
        return Person(fulls[best], last, given_names().get(best, "?"), True)

    def _speaks(self, last: str) -> bool:
        """Whether somebody speaks or acts by that last name alone at the beginning of a sentence."""
        return any(
            f"{mark}{last} {verb}" in self._text
            for mark in (". ", "\n", "” ", '" ')
            for verb in ("said", "says", "told", "was", "has")
        )


def _places(text: str, last: str) -> list[int]:
    """Where a last name stands behind a blank, and no capitalised word behind it."""
    found: list[int] = []
    at = text.find(f" {last}")
    while at >= 0 and len(found) < 40:
        end = at + 1 + len(last)
        behind = text[end : end + 2]
        if not (behind[:1].isalnum() or behind[:1] == "-" or (behind[:1] == " " and behind[1:].isupper())):
            found.append(at + 1)
        at = text.find(f" {last}", end)
    return found


def speaker(plain: str, names: Names) -> Person | None:
    """An `unquoted` sentence -> the one person whose words it gives: "..., Ann Holm said", "said the mayor, Ann Holm"."""
    found: dict[str, Person] = {}
    words = plain.replace(",", " ").replace(".", " ").split()
    for verb in dict.fromkeys(word for word in words if word in SAYING):
        at = plain.find(f" {verb}")
        while at >= 0:
            end = at + 1 + len(verb)
            if not plain[end : end + 1].isalnum():
                person = _before(plain[max(0, at - _REACH) : at], names) or _behind(plain, at, end, names)
                if person is not None:
                    found.setdefault(person.last, person)
            at = plain.find(f" {verb}", end)
    return next(iter(found.values())) if len(found) == 1 else None


def _before(head: str, names: Names) -> Person | None:
    """What stands before "said" -> who did."""
    while (adverb := _ADVERB.search(head) or _BRACKET.search(head)) is not None:
        head = head[: adverb.start()]
    if not head.endswith(","):
        return _named_at_end(head, names)
    head = head[:-1]
    for _ in range(_APPOSED):
        head, comma, aside = head.rpartition(", ")
        if not comma or "”" in aside or aside.startswith(("and ", "or ", "but ")):
            return None
        person = _named_at_end(head, names)
        if person is not None:
            return person
    return None


def _named_at_end(head: str, names: Names) -> Person | None:
    run = _ENDS.search(head)
    if run is None:
        return None
    before = head[: run.start()].split(" ")
    return None if len(before) > 1 and before[-2] in _OF else names.person(run[0])


def _behind(plain: str, at: int, end: int, names: Names) -> Person | None:
    """ "said" -> who did, if that stands behind it."""
    if plain[at - 1 : at] not in ("”", ","):
        return None
    said = _SAID_BY.match(plain, end)
    if said is None or plain[: said.start("name")].split(" ")[-2] in _OF:
        return None
    return names.person(said["name"])


def subject(plain: str, names: Names) -> Person | None:
    """An `unquoted` sentence -> the person it begins with, as the subject of its verb."""
    found = _SUBJECT.match(plain)
    if found is None or not (found["verb"] in VERBS or found["verb"] in SAYING or found["verb"].endswith("ed")):
        return None
    if found["name"].endswith(("’s", "'s", "’", "'")):
        return None
    person = names.person(found["name"])
    return person if person is not None and person.sure else None


def others(plain: str, last: str, gender: Gender, names: Names) -> bool:
    """Whether an `unquoted` sentence names anybody else whom a pronoun of that gender could mean."""
    for run in _RUN.finditer(plain):
        person = names.person(run[0])
        if person is None or person.last == last or person.gender not in (gender, "?"):
            continue
        if person.sure or " " in person.full:
            return True
    return False
