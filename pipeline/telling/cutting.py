"""A sentence, and words that must go, or how many may stay -> the same sentence without a clause, or two."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from pipeline.checking.lexicon import AUXILIARIES, BASE, CONNECTORS, MONTHS, PREPOSITIONS, REPORTING, WEEKDAYS
from pipeline.telling.seams import unsound
from pipeline.text import length, stems
from pipeline.wording import flaws

_LEAST = 4  # content words that must stay
_KEPT = 0.4  # of them, at least

_TOKEN = re.compile(r"(?:[A-Za-z]\.){2,}|\w(?:[\w.'’,-]*\w)?|--|[^\w\s]")
_PAUSES = {",": ",", ";": ";", ":": ":", "–": "-", "—": "-", "--": "-", "(": "(", ")": "("}  # which belong together
_RELATIVE = frozenset("who whom whose which that where when if whether while because although though as until".split())  # noqa: SIM905
# Where a sentence may end without a pause before it: what follows says when or where. "Off", "for" and "to" belong to a verb.
_ADJUNCTS = frozenset(
    """
after before during when while amid despite following because although though since unless in at near outside inside under
including without
""".split()  # noqa: SIM905
)
_CONDITIONS = frozenset(("if", "when", "while", "although", "though", "because", "unless"))
_CLAUSE = 4  # words: what is shorter and has no verb is no clause
_PLACES = frozenset(("in", "at", "near", "outside", "inside", "under"))  # "was seen in" needs what follows
# "Any part [in the plot]", "an interest [in art]".
_IN = frozenset("part role interest hand stake place share faith confidence increase rise decline drop fall change stop".split())  # noqa: SIM905
_SUMS = frozenset(("million", "billion", "trillion", "thousand", "percent"))  # "$11 billion [in aid]"
# "Was arrested [after a chase]" is whole, "was fueled [when a minister spoke]" is not.
_DONE = frozenset(
    """
arrested killed injured wounded charged sentenced convicted shot fired released closed found elected evacuated hospitalized
canceled cancelled suspended acquitted indicted rescued captured detained jailed dismissed resigned died
""".split()  # noqa: SIM905
)
_JOINING = frozenset(("and", "but", "or", "nor", "so", "yet", "that", "who", "which", "whom", "whose"))  # they front nothing
_LISTS = frozenset(("and", "or", "including", "such"))  # what stands between commas may be one of several
_ARTICLES = frozenset(("a", "an", "the"))
_OPENS = (PREPOSITIONS | CONNECTORS | {"when", "while"}) - {"of", "to", "than"}
_BEGINS = _OPENS | _RELATIVE
_NO_END = AUXILIARIES | PREPOSITIONS | CONNECTORS | {"not", "still", "also", "being"}
# What may not come right behind a cut, because it leans on what was cut: ", who voted", ", and Iowa", ", Nepal", "2016".
_LEANS = re.compile(r"[,\s]*(?:who|whom|whose|which|where)\b|(?:,\s)?(?:and|or)\s|\d|,\s[A-Z][\w.]*(?:,|$|\s\W)")
_KEEPS_COMMA = re.compile(r"(?:an?|the|it|he|she|they|we|there|while|although|though|because|as|after|before|but|\w+ing)\b")
_SAID_LAST = re.compile(
    r"[\w' ]{2,60} (?:said|says|announced|reported|told [\w ]+|testified|wrote)\b[^,]*\.$"
)  # "[, ...], police said"

_DAYS = "|".join(sorted((word.capitalize() for word in {**MONTHS, **WEEKDAYS}), key=lambda word: (-len(word), word)))
# A date with the preposition before it, where the sentence goes on without: before a mark, or before what begins a phrase.
_DATE = re.compile(
    rf"(?:,?(?:\s(?:early|late))?\s(?:on|in)|(?<=[a-z]{{3}}),?(?:\s(?:early|late))?)\s(?:(?:last|next|this)\s)?(?:{_DAYS})\b\.?"
    r"(?:\s(?:morning|afternoon|evening|night))?"
    r"(?:,?\s(?:[A-Z][a-z]{2,8}\.?\s)?\d{1,2}(?![\d,.]\d))?(?:,?\s\d{4})?"
    rf"(?=[.,;:]|\s(?:{'|'.join(sorted((PREPOSITIONS | CONNECTORS) - {'of'}))})\b)"  # not "in May of last year"
)
# "It struggled [on Wednesday, March 4,] with a case": the second comma is the date's.
_CLOSED = re.compile(rf",\s(?:{'|'.join(sorted((PREPOSITIONS | {'to', 'that'}) - (CONNECTORS - {'that'})))})\b")
_NO_DATE = re.compile(  # "the Tuesday", "at Friday", "to late June", "by Monday"
    r"\b(?:at|of|the|a|an|its|his|her|their|this|that|for|with|dated|late|early|mid|to|between|since|by|until|from|through)$"
)

_NAME_LAST = re.compile(r"\b[A-Z][\w'’.-]*$")  # "the Science [in Action Award]" goes on

_TIME_LAST = re.compile(
    rf"\bon (?:{_DAYS})(?: (?:morning|afternoon|evening|night))? \Z"
)  # "in court on Tuesday | over the death"

_PARTICIPLE = re.compile(r",\s\w+(?:ed|en|wn|lt|ld|nt)$")  # ", launched [in December 2014], ..."


class _Token(NamedTuple):
    start: int
    end: int
    word: str

    @property
    def pause(self) -> str:
        """The kind of pause it is, "" for a word or another mark."""
        return _PAUSES.get(self.word, "")


def without(text: str, words: str) -> list[str]:
    """A sentence and some of its words -> whole sentences that have them no longer, the longest first; often none.

    What may go is an ending, an aside, what stands before the subject, and a date with its preposition; what is left must
    also be what a rewording may leave (`telling.seams`): whose word it is stays. Whether it is borne out is left to the
    caller to see.
    """
    at = text.find(words)
    before = text[: max(at, 0)]
    if at < 0 or not words or before.count('"') % 2 == 1 or before.count("“") > before.count("”"):
        return []  # a quotation is not shortened
    last = at + len(words)
    tokens = _tokens(text)
    dates = {_undated(text, date) for date in _dates(text) if date.start() <= at and last <= date.end()}
    cuts = [*_endings(text, tokens, at), *_asides(text, tokens, at, last), *_fronted(text, tokens, last)]
    whole = set(stems(text))
    return [
        made
        for made in sorted({*dates, *cuts} - {""}, key=lambda made: (-len(made), made))
        if len(set(stems(made))) >= max(_LEAST, _KEPT * len(whole))
        and flaws(made) <= flaws(text)
        and (made in dates or not unsound(made, [text]))
    ]


def without_dates(text: str) -> str:
    """A sentence without the days and dates that it does without."""
    for date in reversed(list(_dates(text))):
        text = _undated(text, date)
    return text


def shortened(text: str, most_words: int) -> str:
    """A sentence -> the longest that is left of it, whole and of at most so many words, after one cut, or two; "" where none is.

    The cuts are those of `without`.
    """
    once = _cuts(text) - {""}
    found = _longest(once, text, most_words)
    return found or _longest({twice for each in once if length(each) > most_words for twice in _cuts(each)}, text, most_words)


def _longest(made: set[str], text: str, most_words: int) -> str:
    """The longest of a sentence's cuts that fits and stands; "" where none does."""
    fit = (short for short in sorted(made, key=lambda short: (-len(short), short)) if 0 < length(short) <= most_words)
    return next((short for short in fit if _stands(short, text)), "")


def _cuts(text: str) -> set[str]:
    """Every sentence that one cut makes of a sentence; whether it is sound is not looked at."""
    tokens = _tokens(text)
    pauses = [token for token in tokens if token.pause]
    beside = [made for opening in pauses[:-1] for made in _aside(text, tokens, opening, opening.end)]
    return {*_endings(text, tokens, len(text)), *beside, *_fronted(text, tokens, 0)}


def _stands(made: str, text: str) -> bool:
    """Whether what cuts left of a sentence may stand for it, by its words alone."""
    return len(set(stems(made))) >= _LEAST and flaws(made) <= flaws(text) and not unsound(made, [text])


def _tokens(text: str) -> list[_Token]:
    return [_Token(found.start(), found.end(), found[0]) for found in _TOKEN.finditer(text)]


def _dates(text: str) -> Iterator[re.Match[str]]:
    """The dates that may go from a sentence."""
    for date in _DATE.finditer(text):
        participle = _PARTICIPLE.search(text, 0, date.start()) and text[date.end() : date.end() + 1] == ","
        if not participle and not _NO_DATE.search(text, 0, date.start()):
            yield date


def _undated(text: str, date: re.Match[str]) -> str:
    closed = "," in date[0][1:] and _CLOSED.match(text, date.end()) is not None
    return _joined(text[: date.start()], text[date.end() + closed :])


def _endings(text: str, tokens: Sequence[_Token], at: int) -> Iterator[str]:
    """Without the end from a pause on, or from where it is said when or where."""
    closing = text[max((token.end for token in tokens if token.word[0].isalnum()), default=0) :].lstrip(")”\"'’")
    for token, following in pairwise(tokens):
        if not 0 < token.start <= at:
            continue
        opener = following.word.casefold() if token.pause else token.word.casefold()
        if token.pause and token.word != ")":
            clause = opener in _BEGINS or opener.endswith(("ing", "ed"))
            sound = clause or (
                opener in _ARTICLES
                and AUXILIARIES.isdisjoint(other.word.casefold() for other in tokens if other.start > following.start)
            )
        else:
            sound = opener in _ADJUNCTS or (
                opener in PREPOSITIONS and opener != "of" and _TIME_LAST.search(text, 0, token.start) is not None
            )
        left = text[: token.start].rstrip(" ,;:–—-(")
        named = not token.pause and opener in _PLACES and following.word[0].isupper() and _NAME_LAST.search(left)
        if sound and not named and not _unfinished(left, "" if token.pause else opener):
            yield left.removesuffix(".") + closing if closing.startswith(".") else left + closing


def _unfinished(left: str, opener: str) -> bool:
    """Whether something must follow: "the teams were", "going", "on which the labor movement", "was seen | in".

    `opener` is the word that begins what is cut, "" where it is a pause.
    """
    tokens = [token.casefold() for token in _TOKEN.findall(left) if token[0].isalnum()]
    if not tokens or tokens[-1] in _NO_END:
        return True
    says = not REPORTING.isdisjoint(stems(BASE.get(tokens[-1], tokens[-1])))
    if tokens[-1].endswith("ing") or (opener and says) or (opener in _PLACES and _is_verb(tokens[-1])):
        return True
    if opener and tokens[-2:-1] == ["to"]:
        return True  # "is to appear | in court"
    if opener == "in" and (tokens[-1] in _IN or tokens[-1] in _SUMS or tokens[-1][0].isdigit()):
        return True
    if opener and tokens[-1].endswith("ed") and tokens[-1] not in _DONE:
        return True
    if opener and not any(map(_is_verb, (token.casefold() for token in _TOKEN.findall(re.split(r"[:;]\s", left)[-1])))):
        return True  # "the campaign | near the end of the race needed a plan"
    tail = _TOKEN.findall(left[left.rfind(",") + 1 :])
    if opener and "," in left and len(tail) < _CLAUSE and not any(map(_is_verb, map(str.casefold, tail))):
        return True  # ", a day | after the president issued a directive"
    clause = next((number for number in range(len(tokens) - 1, -1, -1) if tokens[number] in _RELATIVE), None)
    if clause and tokens[clause - 1] == "that" and tokens[clause] in _CONDITIONS:
        return True  # "was warned that if she calls"
    return clause is not None and not any(map(_is_verb, tokens[clause + 1 :]))


def _is_verb(word: str) -> bool:
    """Whether a word looks like a verb; "ed" is all that is regular."""
    return word in AUXILIARIES or word in BASE or word.endswith("ed")


def _asides(text: str, tokens: Sequence[_Token], at: int, last: int) -> Iterator[str]:
    """Without what stands between two pauses of a kind, and no other inside."""
    for opening in [token for token in tokens if token.pause and token.start <= at]:
        yield from _aside(text, tokens, opening, last)


def _aside(text: str, tokens: Sequence[_Token], opening: _Token, last: int) -> Iterator[str]:
    """The same from one pause on, to the first of its kind behind `last`."""
    closing = next((token for token in tokens if token.start >= last and token.pause == opening.pause), None)
    if closing is None or opening.start == 0 or opening.word == ")":
        return
    inside = [token for token in tokens if opening.end <= token.start < closing.start]
    first = inside[0].word if inside else ""
    clause = first.casefold() in _BEGINS or (first.islower() and first.endswith(("ing", "ed")))
    verbs = any(_is_verb(token.word.casefold()) for token in inside)
    fronted = tokens[0].word.casefold() in _BEGINS and "," not in text[: opening.start]  # the subject follows
    if any(token.pause for token in inside) or first.casefold() in _LISTS or (verbs and not clause) or fronted:
        return
    right = text[closing.end :].lstrip()
    if not _LEANS.match(right):
        keeps = _KEEPS_COMMA.match(right) or _SAID_LAST.match(right) or right[:1].isupper()
        comma = "," if opening.word == "," and keeps else ""
        yield _joined(text[: opening.start] + comma, right)


def _fronted(text: str, tokens: Sequence[_Token], last: int) -> Iterator[str]:
    """Without what stands before the subject: up to the first comma behind the words."""
    comma = next((token for token in tokens if token.start >= last and token.word == ","), None)
    opener = tokens[0].word.casefold()
    if comma is not None and opener in _BEGINS - _JOINING and "," not in text[: comma.start]:
        right = text[comma.end :].lstrip()
        if right and not _LEANS.match(right):
            yield right[0].upper() + right[1:]


def _joined(before: str, after: str) -> str:
    """What is left on both sides of a cut as one sentence."""
    left, right = before.rstrip(), after.lstrip()
    if right[:1] in ("", *".!?,;:)"):
        return left.removesuffix(".") + right if right[:1] == "." else left + right
    return f"{left} {right}"
