"""An article's sentences -> whom one of them means by "he" or "she", or whose words it quotes without saying so.

Only where the sentence right before leaves one answer: the person whom it begins with or whose words it gives, or the one whom
it means by a pronoun itself. A subject is taken up by the next one (centering: Grosz, Joshi & Weinstein 1995, Computational
Linguistics 21), and a quotation goes on in the voice that it began with.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from pipeline.referring.mentions import SAYING, Names, Person, others, speaker, subject, unquoted
from pipeline.referring.voices import voice

Need = Literal["m", "f", "voice"]

_DEEPEST = 6  # sentences looked back to
_SHORTEST = 20  # characters; what is shorter may be a heading or a caption
SAYS = rf"(?:(?:also|later|then|has|had)\s)*(?:{'|'.join(sorted(SAYING))})\b"
_CONNECTED = r"(?:(?:But|And|Yet|So|Still|However|Also|Then),?\s)?"
_FRONTED = r"(?:(?:In|On|At|As|During|After|Before|For|Since)\s[^,“”]{2,60},\s)?"
_HE = re.compile(rf"{_CONNECTED}{_FRONTED}(?P<who>[Hh]e|[Ss]he)\s(?:(?P<says>{SAYS})|[a-z])")
_HE_SAYS = re.compile(rf"“”,?\s(?P<who>he|she)\s(?P<says>{SAYS})")
_END = re.compile(r"[.!?…][\"”’')\]]*\Z")
_ONLY_QUOTED = re.compile(r"(?:“”\s?)+\Z")
_LEFT_OPEN = re.compile(r"“[^“”]+\Z|\"[^\"]+\Z")  # in what is `unquoted`: a quotation that goes on in the next sentence
SAID_BEHIND = re.compile(rf"[ \t]*(?:[a-z—–-]|[^.!?\n“”\"]{{0,80}}\b(?:{'|'.join(sorted(SAYING))})\b)")


class Referent(NamedTuple):
    """Who is meant, and the number of the sentence that says so."""

    person: Person
    named: int


class Antecedents:
    """One article's text and where its sentences stand, in order; what is found out about one is kept."""

    def __init__(self, text: str, spans: Sequence[tuple[int, int]]) -> None:
        self._text = text
        self.spans = spans
        self._names = Names(text)
        self._plain: dict[int, str] = {}
        self._found: dict[tuple[int, Need], Referent | None] = {}

    def sentence(self, at: int) -> str:
        """Its words."""
        start, end = self.spans[at]
        return self._text[start:end]

    def plain(self, at: int) -> str:
        """The same without what it quotes."""
        if at not in self._plain:
            self._plain[at] = _LEFT_OPEN.sub("“”", unquoted(self.sentence(at)))
        return self._plain[at]

    def referent(self, at: int, need: Need, depth: int = _DEEPEST) -> Referent | None:
        """Whom sentence `at` means by a pronoun of that gender, or whose voice goes on in it; None unless that is certain."""
        if not depth or not at or not self._adjoins(at, need):
            return None
        key = (at, need)
        if key not in self._found:
            self._found[key] = self._handed_on(at - 1, need, depth)
        found = self._found[key]
        return found if found is None or need == "voice" or found.person.gender in (need, "?") else None

    def voice(self, at: int, depth: int = _DEEPEST) -> Referent | None:
        """Whose words a quotation goes on with that has no speaker: a person, else whoever spoke right before: "one officer"."""
        if SAID_BEHIND.match(self._text, self.spans[at][1]) is not None:
            return None
        return self.referent(at, "voice") or self._described(at, depth)

    def _described(self, at: int, depth: int) -> Referent | None:
        if not depth or not at or not self._adjoins(at, "voice"):
            return None
        plain = self.plain(at - 1)
        if _ONLY_QUOTED.match(plain):
            return self._described(at - 1, depth - 1)
        who = voice(plain)
        return None if who is None else Referent(Person(who, who, "?", sure=False), at - 1)

    def _adjoins(self, at: int, need: Need) -> bool:
        """Whether the sentence before is a whole one and nothing is left out between the two.

        It may stand in a quotation that goes on only if this one goes on with it, and asks who speaks.
        """
        (start, end), (begin, _) = self.spans[at - 1], self.spans[at]
        if end - start < _SHORTEST or self._text[end:begin].strip() or _END.search(self._text[end - 4 : end]) is None:
            return False
        paragraph = self._text[self._text.rfind("\n", 0, start) + 1 : end]
        closed = paragraph.count("“") == paragraph.count("”") and paragraph.count('"') % 2 == 0
        return closed or (need == "voice" and "\n" in self._text[end:begin] and self._text[begin] in '“"')

    def _handed_on(self, at: int, need: Need, depth: int) -> Referent | None:
        """The one person whom a sentence hands on to the next."""
        plain = self.plain(at)
        if _ONLY_QUOTED.match(plain):
            return self.referent(at, "voice", depth - 1)
        lead = _HE.match(plain) or _HE_SAYS.match(plain)
        if lead is not None:
            gender: Need = "m" if lead["who"].casefold() == "he" else "f"
            if need not in ("voice", gender) or (need == "voice" and not lead["says"]):
                return None
            found = self.referent(at, gender, depth - 1)
            says = lead["says"] is not None
        else:
            voice = speaker(plain, self._names)
            head = None if voice is not None and need == "voice" else subject(plain, self._names)
            if voice is not None and head is not None and voice.last != head.last:
                return None
            person = voice or (head if need != "voice" else None)
            if person is None or (need != "voice" and not person.sure and " " not in person.full):
                return None
            found = Referent(person, at)
            says = voice is not None
        if found is None or need == "voice":
            return found
        # Who speaks goes on speaking, "Cohen said that Trump knew. He added ...", if known to be a man: not so "Tapper asked
        # Clinton about it. She said ..."
        if says and self._speaks(at + 1) and found.person.gender == need:
            return found
        return None if others(plain, found.person.last, need, self._names) else found

    def _speaks(self, at: int) -> bool:
        """Whether a sentence begins with "he said" or has that right behind its first quotation."""
        lead = _HE.match(self.plain(at)) or _HE_SAYS.match(self.plain(at))
        return lead is not None and lead["says"] is not None
