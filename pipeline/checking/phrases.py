"""Tokens -> verbs and the phrases around them, as far as auxiliaries, endings and a few closed classes tell. No parser."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.checking.lexicon import (
    AUXILIARIES,
    BASE,
    CONNECTORS,
    DETERMINERS,
    INTENDING,
    MODALS,
    NOUN_FORMS,
    PREPOSITIONS,
)
from pipeline.checking.names import root
from pipeline.checking.quantities import NUMBER_WORDS, UNITS
from pipeline.checking.reading import Token, is_date_word
from pipeline.wording import VERBS


def _words(line: str) -> frozenset[str]:
    return frozenset(line.split())


BE = _words("is are was were be been being am isn't aren't wasn't weren't")
RELATIVE = frozenset(("who", "which", "that"))
_REACH = 40  # tokens that are looked at on one side: a sentence may be as long as a page
_DO = _words("do does did doesn't don't didn't")
_PAST = (VERBS | {form for form, base in BASE.items() if form != base}) - AUXILIARIES - NOUN_FORMS
_NOT_PAST = _words("need feed seed speed bleed indeed breed weed shed bed red hundred sacred naked")
_ADVERBS = _words(
    "also never not then now still already since soon again only even just all both yet ever later once first nearly almost"
)
_WHEN = _words("overnight today yesterday tomorrow tonight early late earlier again")
_PLACES = _words(
    "hospital school prison jail court church town parliament congress police power safety justice death life"
)  # behind "to"
_S_BASES = _words("need feed bring pass discuss address focus")  # they end like other forms
PARTS = NUMBER_WORDS | _words(
    "most some many several few half third quarter majority all none both each any dozens hundreds thousands"
)
CLAUSE_FOLLOWS = _words("say add think believ know hope claim report show suggest indic insist fear deni confirm")
_TIMES = _words("next last today yesterday tomorrow earlier later")
_MEASURES = UNITS.keys() | _words("percentage point million billion trillion time vote")
_NO_NOUN = DETERMINERS | PREPOSITIONS
_WALL = CONNECTORS - {"than", "as", "and", "or", "nor"}
_MARKS = ("pause", "end", "quote")


def is_auxiliary(token: Token) -> bool:
    """Whether a word is an auxiliary, and no month."""
    return token.word in AUXILIARIES and token.text != "May"


def is_past(token: Token) -> bool:
    """Whether a word is or may be a past form or a past participle."""
    return (token.word.endswith("ed") and token.word not in _NOT_PAST) or token.word in _PAST


def is_verb(tokens: Sequence[Token], at: int) -> bool:
    """Whether a content word is a verb: after an auxiliary or "to", or in a past form that no noun phrase begins before."""
    token = tokens[at]
    if token.capital or token.sort != "word" or (at and tokens[at - 1].sort == "hyphen"):
        return False
    back = at - 1
    while back >= 0 and (tokens[back].word in _ADVERBS or tokens[back].word.endswith("ly")):
        back -= 1
    before = tokens[back].word if back >= 0 else ""
    if (before in MODALS and tokens[back].text != "May") or before in _DO:
        return True
    if before == "to":
        return token.word in _S_BASES or not (
            token.word in _PLACES or token.word in NUMBER_WORDS or token.word.endswith(("ing", "ed", "s"))
        )
    if is_past(token):
        behind = tokens[at + 1] if at + 1 < len(tokens) else None
        if before in _NO_NOUN or (back >= 0 and tokens[back].sort == "number") or (behind is not None and is_auxiliary(behind)):
            return False
        # "a newly elected mayor": a participle before its noun
        adverb = at > 1 and tokens[at - 1].word.endswith("ly") and tokens[at - 2].word in DETERMINERS
        return not (adverb and behind is not None and behind.stem)
    if before in BE and token.word.endswith("ing"):
        return True
    if token.word.endswith("s") and not token.word.endswith(("ss", "us", "is")) and back >= 0 and at + 1 < len(tokens):
        follows = tokens[at + 1]
        starts = follows.word in DETERMINERS or follows.capital or follows.word in ("to", "that", "in")
        return starts and (
            tokens[back].word in ("who", "which", "he", "she", "it") or (tokens[back].capital and bool(tokens[back].stem))
        )
    return False


def intends(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word is the "plans" of "plans to sell": that is one statement, of selling."""
    return tokens[at].word in INTENDING and at + 1 < len(tokens) and tokens[at + 1].word == "to"


def verb_group(tokens: Sequence[Token], at: int) -> int:
    """Where the auxiliaries, adverbs and "to" before a verb begin."""
    start = at
    while start and (
        is_auxiliary(tokens[start - 1])
        or tokens[start - 1].word in _ADVERBS
        or tokens[start - 1].word == "to"
        or (tokens[start - 1].word.endswith("ly") and not tokens[start - 1].capital)
    ):
        start -= 1
        if tokens[start].word == "to" and start and tokens[start - 1].word in INTENDING:
            start -= 1
    return start


def _ends_phrase(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    return (
        token.sort in ("pause", "end", "quote", "bracket")
        or token.word in _WALL
        or token.word in PREPOSITIONS
        or is_auxiliary(token)
        or (token.word in ("and", "or", "nor") and not _joins(tokens, at))
        or token.word == "to"
        or token.word in _TIMES
        or is_verb(tokens, at)
    )


def _joins(tokens: Sequence[Token], at: int) -> bool:
    """Whether an "and" joins two nouns: no verb follows before the next mark."""
    for index in range(at + 1, min(len(tokens), at + 8)):
        if tokens[index].sort in ("pause", "end"):
            return True
        if is_auxiliary(tokens[index]) or (tokens[index].stem and is_verb(tokens, index)):
            return False
    return True


def relative_of(tokens: Sequence[Token], end: int) -> int | None:
    """Where the "who" stands of a clause of one verb that ends here: "teachers who were polled | said"."""
    start = verb_group(tokens, end - 1)
    return start - 1 if start and tokens[start - 1].word in RELATIVE else None


def phrase_before(tokens: Sequence[Token], end: int) -> frozenset[str]:
    """The heads of the phrase that ends before a token; none where it is the object of a verb before it."""
    begin = phrase_start(tokens, end)
    if begin and takes_object(tokens, begin - 1):
        relative = relative_of(tokens, begin) if begin == end else None
        return frozenset() if relative is None else phrase_before(tokens, relative)
    return heads(tokens, begin, end)


def phrase_start(tokens: Sequence[Token], end: int) -> int:
    """Where the phrase begins that ends before a token."""
    begin = end
    while begin > max(0, end - _REACH) and not _walls(tokens, begin - 1):
        begin -= 1
    return begin


def takes_object(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word is a verb that no clause follows: what stands behind it is its object."""
    token = tokens[at]
    return is_auxiliary(token) or (
        bool(token.stem) and token.stem not in CLAUSE_FOLLOWS and token.stem != "tell" and is_verb(tokens, at)
    )


def _walls(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    return (
        token.sort in _MARKS
        or token.word in _WALL
        or is_auxiliary(token)
        or (token.word in ("and", "or", "nor") and _follows_verb(tokens, at))
        or (bool(token.stem) and is_verb(tokens, at))
    )


def _follows_verb(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb stands before a conjunction in its clause."""
    for back in range(at - 1, max(-1, at - _REACH), -1):
        token = tokens[back]
        if token.sort in _MARKS or token.word in _WALL:
            return False
        if is_auxiliary(token) or (token.stem and is_verb(tokens, back)):
            return True
    return False


def object_of(tokens: Sequence[Token], at: int) -> tuple[int, int]:
    """Where the object of a verb stands, if anything does; with a name that a comma puts beside it."""
    end = at + 1
    while end < len(tokens) and not _ends_phrase(tokens, end):
        end += 1
    if end + 1 < len(tokens) and end > at + 1 and tokens[end].text == "," and tokens[end + 1].capital and tokens[end + 1].stem:
        name = end + 1
        while name < len(tokens) and tokens[name].capital:
            name += 1
        if name < len(tokens) and (tokens[name].sort in ("pause", "end") or tokens[name].word in PREPOSITIONS):
            end = name
    return at + 1, end


def behind(tokens: Sequence[Token], at: int) -> frozenset[str]:
    """The content words behind a verb, up to the end of its clause."""
    found = []
    for token in tokens[at + 1 : at + _REACH]:
        if token.sort in _MARKS or (token.word in _WALL and token.word not in ("before", "after", "since")):
            break
        if token.stem:
            found.append(root(token))
    return frozenset(found)


def heads(tokens: Sequence[Token], start: int, end: int) -> frozenset[str]:
    """The names and the last common word of a phrase, what hangs on it by a preposition left out; titles only if alone."""
    if start < end and (tokens[start].word in PREPOSITIONS or tokens[start].word in _TIMES):
        # "On Friday the Hague court": from the last article on
        articles = [at for at in range(start + 1, end) if tokens[at].word in DETERMINERS]
        start = articles[-1] if articles else start + 1
    last: Token | None = None
    named: list[str] = []
    for token in tokens[start:end]:
        if token.word == "of" and not named and last is not None and last.word in PARTS:
            last = None
        elif (token.word in PREPOSITIONS or token.word.endswith("ing")) and (last is not None or named):
            break
        if token.stem and not is_date_word(token) and not token.word.endswith("ly") and token.word not in _WHEN:
            if token.capital and not token.title and token.word not in PARTS:
                named.append(root(token))
            last = token
    counted = any(token.sort == "number" or token.word in NUMBER_WORDS for token in tokens[start:end])
    if last is not None and counted and not _MEASURES.isdisjoint((last.word, last.word.removesuffix("s"))):
        last = None  # "rose 4 percent"
    if last is not None and not (last.title and named):
        named.append(root(last))
    return frozenset(named)


def done_by(tokens: Sequence[Token], at: int, latest: int | None = None) -> frozenset[str]:
    """The heads behind "by", if that is who did it."""
    for index in range(at + 1, len(tokens) - 1 if latest is None else min(latest + 1, len(tokens) - 1)):
        token, after = tokens[index], tokens[index + 1]
        if token.sort in _MARKS or token.word in _WALL or is_auxiliary(token):
            break
        if token.word == "by":
            if after.sort == "number" or after.word.endswith("ing") or is_date_word(after):
                break
            end = index + 1
            while end < len(tokens) and not _ends_phrase(tokens, end):
                end += 1
            return heads(tokens, index + 1, end)
    return frozenset()
