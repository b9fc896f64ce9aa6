"""What a sentence says is not so: "denied that ...", "reports of ... are not true", "has not ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.checking.lexicon import AUXILIARIES, BASE, CONNECTORS, DENYING, DETERMINERS, PREPOSITIONS, WEEKDAYS
from pipeline.checking.negation import denials as negations
from pipeline.checking.reading import Reading, Token, is_date_word
from pipeline.codes import Indices
from pipeline.disagreeing.lexicon import (
    AFTER_REPORTS,
    CALL,
    CHARGES,
    DENY,
    EMPTY,
    FALSE,
    FIRST_PERSON,
    NO_CLAIM,
    OPENING,
    REPORTS,
    SUPPOSED,
    UNCLAIMED,
)  # fmt: skip
from pipeline.disagreeing.statements import canonical
from pipeline.disagreeing.states import states

_LONGEST = 8  # content words of what is denied
_NOT_DENIED = frozenset(("or", "nor", "not", "neither", "cannot", "to", "be", "was", "were", "been"))  # "confirm or deny"
_NO_CLAUSE = PREPOSITIONS | AUXILIARIES
NOUN_NEXT = DETERMINERS | PREPOSITIONS  # before a noun, so not before the verb of a clause; "to" is one of them
PERSONAL = frozenset(("he", "she", "his", "her"))
_NOT_PLAIN = FIRST_PERSON | DENY | {"until", "again", "yet", "unless", "only"}
_OUTRIGHT = DENY | FALSE | REPORTS | {"true"}
_PLAIN = frozenset(("not", "never", *(word for word in AUXILIARIES if word.endswith("n't"))))
# Words of a sentence that affirms nothing; "May" left out, which may be a month.
_UNAFFIRMING = (UNCLAIMED - CHARGES) | FALSE | DENY | DENYING | (SUPPOSED - {"may"}) | _PLAIN | {"no", "nor", "neither", "none"}
# Words that tell, before a sentence is read, whether it may deny something, or affirm it.
_ONE_WORD = frozenset(("that",)), frozenset(("true",)), frozenset(("not",))
MARKS = (DENY, FALSE, REPORTS, *_ONE_WORD, _PLAIN, _NOT_PLAIN, _UNAFFIRMING, frozenset(("no",)))
# "is no accident"; "No US drone was shot down"
_IS_NO = re.compile(r"\b(?:is|are|was|were|been)\s+no\s|\b[Nn]o\s+(?:[\w-]+\s+){1,4}(?:is|are|was|were|has|have|had)\s")
_NO_WHAT = 5  # tokens between "no" and the auxiliary
_STATING = frozenset(("in", "a", "an", "statement", "interview", "letter", "again", "late", "early", "on", "to", "reporters"))
_FOUND = frozenset(("found", "finds", "find", "ruled", "rules", "declared"))
_SPOKEN = re.compile(r"[\"“„”].*[\"“„”]|\?")


class Denial(NamedTuple):
    """What is denied: its common words and its names in canonical stems, in order, and the tokens that deny it.

    `form` is "report" where reports of something are denied, "claim" where the thing is, "plain" for a sentence with "not",
    "state" for what something is not ("was no accident"), "none" for what there is none of ("there is no agreement").
    `core` is what it is at heart: "agreement" of "reports of an agreement on a cease-fire", the verb of a clause; "" where that
    is not seen.
    `personal` is set where "he" or "she" is what is spoken of: that is who denies it, or whose spokesman does.
    """

    form: Literal["report", "claim", "plain", "state", "none"]
    denied: tuple[str, ...]
    named: tuple[str, ...]
    core: str
    personal: bool
    at: int
    end: int


def worded(denial: Denial, reading: Reading) -> tuple[int, int]:
    """The tokens that deny, with the verb where "not" is all there is: "has not resigned"."""
    start, end = denial.at, denial.end
    if denial.form == "plain" and denial.core:
        start -= start > 0 and reading.tokens[start - 1].word in AUXILIARIES
        end = 1 + next(at for at in reading.content if at >= end and canonical(reading.tokens[at]) == denial.core)
    return start, end


def outright(marks: Indices) -> NDArray[np.bool_]:
    """Sentences, a bit for each of `MARKS` (n,) -> whether one may say in so many words that something is not so (n,).

    "denies", "false that", "reports are not true".
    """
    deny, false, reports, that, true, no = (has(marks, bit) for bit in range(6))
    return deny | ((false | (true & no)) & (that | reports))


def plain(marks: Indices) -> NDArray[np.bool_]:
    """The same -> whether one has a "not" that may be a denial, not "not yet" (n,)."""
    return has(marks, 6) & ~has(marks, 7)


def says_no(marks: Indices, texts: Sequence[str]) -> NDArray[np.bool_]:
    """The same, and the sentences -> whether one says "is no" of something (n,)."""
    found = has(marks, 9)
    for place in np.flatnonzero(found).tolist():
        found[place] = _IS_NO.search(texts[place]) is not None
    return found


def affirming(marks: Indices) -> NDArray[np.bool_]:
    """The same -> whether one may affirm something (n,)."""
    return ~has(marks, 8)


def has(marks: Indices, bit: int) -> NDArray[np.bool_]:
    """Which of them have a bit (n,)."""
    found: NDArray[np.bool_] = (marks & (1 << bit)) != 0
    return found


def _one_of(listed: frozenset[str]) -> str:
    return rf"\b(?:{'|'.join(sorted(map(re.escape, listed)))})\b"


# What `_outright` asks for, on the text alone: six of seven sentences that have its words are spared being read.
_DENYING = re.compile(
    rf"{_one_of(DENY)}\W+(?:(?:{_one_of(_STATING | set(WEEKDAYS))}\W+|\w+ly\W+){{0,6}}"
    rf"{_one_of(OPENING | {'any'})}|\w+ing\b)|{_one_of(FALSE | {'true'})}\W+that\b"
    rf"|{_one_of(REPORTS)}\W+{_one_of(AFTER_REPORTS)}"
)


def says_outright(sentence: str) -> bool:
    """Whether one may say so in so many words, by how its words stand."""
    return _DENYING.search(sentence.casefold()) is not None


def spoken(sentence: str) -> bool:
    """Whether a sentence quotes or asks: then its "not" is none."""
    return _SPOKEN.search(sentence) is not None


@lru_cache(maxsize=1 << 12)
def denials(reading: Reading) -> tuple[Denial, ...]:
    """The denials of a sentence; one that only quotes somebody's "I did not" is none."""
    tokens = reading.tokens
    if any(token.word == "initially" for token in tokens):  # given up since
        return ()
    found = [denial for denial in _outright(tokens) if denial.denied]
    words = [token.word for token in tokens]
    if not found and _NOT_PLAIN.isdisjoint(words) and not reading.quoted and "?" not in reading.text:
        for at, governed in negations(reading).scopes:
            relative = any(token.word in ("who", "which", "whose") for token in tokens[max(0, at - 4) : at])
            helps = tokens[at].word != "not" or (at > 0 and tokens[at - 1].word in AUXILIARIES) or _acquitted(tokens, at)
            if not relative and governed and helps and tokens[at].word in _PLAIN:
                denial = _denial("plain", tokens, (at + 1, len(tokens)), (at, at + 1))
                found += [denial] if denial.denied else []
        found += [denial for denial in _no_such(tokens) if denial.denied]
    if "no" in words or "not" in words:
        found += [_whole("state", tokens[one.end - 1], one.at, one.end) for one in states(reading) if one.denied]
    found += _none(reading)
    return tuple(found)


def _acquitted(tokens: Sequence[Token], at: int) -> bool:
    """ "Found him not guilty", but not "pleaded not guilty"."""
    guilty = [token.word for token in tokens[at + 1 : at + 2]] == ["guilty"]
    return guilty and any(token.word in _FOUND for token in tokens[max(0, at - _NO_WHAT) : at])


def _no_such(tokens: Sequence[Token]) -> Iterator[Denial]:
    """ "No US drone was shot down": a clause that begins with "no", its verb passive."""
    for at in [at for at, token in enumerate(tokens) if token.word == "no"]:
        opens = at == 0 or tokens[at - 1].word == "that" or tokens[at - 1].sort in ("pause", "end", "quote")
        be = next((i for i in range(at + 2, min(at + 2 + _NO_WHAT, len(tokens))) if tokens[i].word in AUXILIARIES), None)
        if not opens or be is None or any(token.sort != "word" or token.word in NOUN_NEXT for token in tokens[at + 1 : be]):
            continue
        verb = be + 1 + (be + 1 < len(tokens) and tokens[be + 1].word in AUXILIARIES)
        if verb < len(tokens) and _finite(tokens, verb) and tokens[verb].stem:
            denial = _denial("plain", tokens, (at + 1, len(tokens)), (at, at + 1))
            yield denial._replace(core=canonical(tokens[verb]))


def behind_adverbs(tokens: Sequence[Token], at: int) -> int:
    """The token from which on what is said or denied follows: "denied on Monday | that", "said flatly | that"."""
    start = at
    while at < len(tokens) and (tokens[at].word in _STATING or tokens[at].word.endswith("ly") or is_date_word(tokens[at])):
        at += 1
    return at if at < len(tokens) and tokens[at].word in OPENING else start


def _whole(form: Literal["state", "none"], what: Token, at: int, end: int) -> Denial:
    return Denial(form, (canonical(what),), (), canonical(what), False, at, end)


def _none(reading: Reading) -> Iterator[Denial]:
    """ "There is no agreement", unless it is "no agreement yet"."""
    tokens, words = reading.tokens, [token.word for token in reading.tokens]
    if "there" not in words or "yet" in words or "?" in reading.text:
        return
    at = words.index("there")
    no = next((place for place in range(at + 1, min(at + 4, len(words))) if words[place] == "no"), None)
    if no is not None and no + 1 < len(words) and tokens[no + 1].stem:
        yield _whole("none", tokens[no + 1], no, no + 2)


def _outright(tokens: Sequence[Token]) -> Iterator[Denial]:
    """The denials that say that they are some."""
    for at in [at for at, token in enumerate(tokens) if token.word in _OUTRIGHT]:
        token = tokens[at]
        following = tokens[at + 1].word if at + 1 < len(tokens) else ""
        if token.word in REPORTS:
            if following in AFTER_REPORTS and not token.capital and (following != "that" or _opens(tokens, at + 1, wide=False)):
                yield from _of_reports(tokens, at)
        elif token.word in DENY and not (at and tokens[at - 1].word in DETERMINERS):  # "the dispute that"
            start = behind_adverbs(tokens, at + 1)
            if _opens(tokens, start, wide=token.stem == "deni") and not _either(tokens, at):
                yield _denial("claim", tokens, (start, len(tokens)), (at, at + 1))
        elif following == "that" and (token.word in FALSE or _not_true(tokens, at)):
            yield _denial("claim", tokens, (at + 2, len(tokens)), (at - (token.word == "true"), at + 1))


def _either(tokens: Sequence[Token], at: int) -> bool:
    """Whether nothing is denied: "confirm or deny", "did not deny", "was denied"."""
    return any(before.word in _NOT_DENIED or before.denies for before in tokens[max(0, at - 3) : at])


def _opens(tokens: Sequence[Token], at: int, *, wide: bool) -> bool:
    """Whether a claim that is denied begins here; "wide" after "denied", which "any" and "-ing" can follow too."""
    word = tokens[at].word if at < len(tokens) else ""
    if word == "that":  # "rebut that by", "charges that have been made"
        return at + 1 < len(tokens) and tokens[at + 1].word not in _NO_CLAUSE and tokens[at + 1].sort in ("word", "number")
    return word in OPENING or (wide and (word == "any" or (word.endswith("ing") and word not in NO_CLAIM)))


def _not_true(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].word == "true" and at > 0 and tokens[at - 1].word == "not"


def _of_reports(tokens: Sequence[Token], at: int) -> Iterator[Denial]:
    """ "reports of X were not true", "called claims that X baseless", "dismissed reports that X"; `at` is "reports"."""
    end = next((i for i in range(at + 1, len(tokens)) if tokens[i].sort == "end" or tokens[i].text == ";"), len(tokens))
    for i in range(at + 1, end):
        if tokens[i].word in FALSE or _not_true(tokens, i):
            start = i - (tokens[i].word == "true")
            linked = any(token.word in ("is", "are", "was", "were", "as", "be") for token in tokens[max(at, start - 4) : start])
            if linked or any(token.word in CALL or token.word in DENY for token in tokens[max(0, at - 5) : at]):
                yield _denial("report", tokens, (at + 1, start), (start, i + 1))
                return
    denied = next((i for i in range(at - 1, max(-1, at - 4), -1) if tokens[i].word in DENY), None)
    between = {token.word for token in tokens[denied:at]} if denied is not None else set()  # "disputes over claims"
    if denied is not None and between.isdisjoint(PREPOSITIONS) and not _either(tokens, denied):
        yield _denial("report", tokens, (at + 1, end), (denied, denied + 1))


def _denial(
    form: Literal["report", "claim", "plain"], tokens: Sequence[Token], span: tuple[int, int], cue: tuple[int, int]
) -> Denial:
    """What is denied from one token up to the end of its clause."""
    start, end = span
    common: list[str] = []
    named: list[str] = []
    personal = any(token.word in PERSONAL for token in tokens[start : min(end, start + 3)])
    nominal = start < end and tokens[start].word in ("of", "any")
    core, settled = "", False
    for at in range(start, end):
        token = tokens[at]
        if token.sort in ("pause", "end") or (token.word in CONNECTORS and token.word != "that" and at > start):
            break
        if token.denies and form != "plain":  # "denied that she has not": affirmed
            return Denial(form, (), (), "", personal, *cue)
        if not token.stem or token.denies or is_date_word(token) or token.word in EMPTY:
            settled = settled or (nominal and bool(core))
        elif token.capital:
            named.append(canonical(token))
        else:
            common.append(canonical(token))
            if not settled and (nominal or _finite(tokens, at) or (at == start and token.word.endswith("ing"))):
                core, settled = canonical(token), not nominal
            if len(common) == _LONGEST:
                break
    return Denial(form, tuple(dict.fromkeys(common)), tuple(dict.fromkeys(named)), core, personal, *cue)


def _finite(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word is the verb of a clause, by its form and what stands before it: "captured", "was shot", no "the use"."""
    token, before = tokens[at], tokens[at - 1].word if at else ""
    if before in NOUN_NEXT or before.endswith(("'s", "’s")):
        return False
    return before in AUXILIARIES or token.word.endswith("ed") or token.word in BASE or (at > 0 and tokens[at - 1].denies)
