"""A rewording, and its sources -> whether it departs from them only where a sentence can be cut or joined."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import takewhile

from pipeline.checking.lexicon import (
    AUXILIARIES,
    BASE,
    DENYING,
    DETERMINERS,
    MONTHS,
    PERSONAL,
    PREPOSITIONS,
    REPORTING,
    TITLES,
    WEEKDAYS,
)
from pipeline.engines.vocabulary import unify
from pipeline.grammar import SAYING
from pipeline.telling.endings import (
    APPOSITION,
    BEGIN,
    DASHES,
    PAUSES,
    REACH,
    SPANS,
    after_comma,
    lacks_verb,
    last_comma,
    sound_ending,
)
from pipeline.text import STOPWORDS, denies, stems
from pipeline.wording import VERBS

TOKEN = re.compile(r"(?:[A-Za-z]\.){2,}|\w(?:[\w.'’,-]*\w)?|[^\w\s]")
_QUOTES = frozenset("\"'")
_CONDITIONS = frozenset("if unless until only except barring provided but although though despite however".split())  # noqa: SIM905
# What may go from anywhere, alone.
_LOOSE = frozenset(
    "that also however then still now just already too both so far even there meanwhile later earlier".split()  # noqa: SIM905
)
# How, how soon or how sure: what is left says the same. Not "sexually", "falsely", "unanimously", "nearly", "allegedly".
_ADVERBS = frozenset(
    """
currently recently immediately quickly suddenly eventually previously finally repeatedly publicly briefly largely widely
significantly dramatically sharply simply really actually specifically especially particularly certainly clearly directly newly
shortly formerly officially ultimately initially effectively essentially basically literally notably openly strongly fully
completely totally absolutely deeply highly extremely increasingly steadily slowly swiftly rapidly abruptly promptly
""".split()  # noqa: SIM905
)
_HAVE = frozenset(("had", "has", "have"))  # "has so far refused": "refused"
_MAY_GO = _LOOSE | _ADVERBS | _HAVE
_RELATIVES = frozenset(("who", "which", "whom", "whose", "where"))
_BEFORE_NAMES = frozenset("said says told by and with".split())  # noqa: SIM905 - a place has others before it
_OPENERS = _LOOSE | frozenset("but and so yet or nor thus therefore moreover instead again meanwhile".split())  # noqa: SIM905
_AGO = (
    "on last this next early late earlier later today yesterday tomorrow tonight morning afternoon evening night week month year"
)
_TIMES = frozenset(_AGO.split()) | MONTHS.keys() | WEEKDAYS.keys()

_FRONTS = BEGIN | _TIMES
_LENGTHS = SPANS | _TIMES
_SUBJECTS = DETERMINERS | PERSONAL
_INTRODUCES = DETERMINERS | {"who", "one"}
_GOES_WITH = DETERMINERS | PREPOSITIONS | PERSONAL | {"that", "to"}  # behind "attended", not behind "biased"
_AFTER_ASIDE = BEGIN | AUXILIARIES | DETERMINERS | PERSONAL | VERBS | {"to", "that", "or", "of"}


def unsound(text: str, sources: Sequence[str]) -> bool:
    """Whether it was cut or joined where no phrase begins or ends, or a function word or the spelling of a name was changed.

    Compared with its sources, token by token; it must be sound against one of them (Ratcliff & Obershelp 1988, `difflib`).
    What may be left out: a beginning up to a comma, an end (of the sentence, or up to a comma) from a comma or from a
    preposition or conjunction on, what stands between two pauses, a loose adverb; but no date alone. What may come in from
    another source: an end of that kind, something between pauses. "Talks to end of the
    war", "going to have how to deal" are a small model's commonest mistakes; of 25 wordings that passed all else 11 had one.
    """
    ours, *theirs = map(_tokens, map(unify, (text, *sources)))
    spelled = {token for source in theirs for token in source}
    if any(token not in spelled and token[0].isalnum() and not token[0].islower() for token in ours[1:]):
        return True
    lowered = [token.casefold() for token in ours]
    folded = [[token.casefold() for token in source] for source in theirs]
    runs = [f" {' '.join(source)} " for source in folded]
    return not any(_sound_against(source, ours, lowered, runs) for source in folded)


def sound_deletions(text: str, source: Sequence[str]) -> list[tuple[int, int]]:
    """A rewording, a sentence's tokens -> which of them, from and to, it leaves out and may."""
    ours, theirs = _tokens(unify(text)), [token.casefold() for token in source]
    changes = SequenceMatcher(None, theirs, [token.casefold() for token in ours], autojunk=False).get_opcodes()
    return [
        (i1, i2)
        for tag, i1, i2, j1, j2 in changes
        if tag == "delete" and any(token[0].isalnum() for token in theirs[i1:i2]) and _sound(theirs, i1, i2, ours, j1, j2)
    ]


def _tokens(sentence: str) -> list[str]:
    """Words and marks, without the marks at the end: a full stop would be matched with one inside."""
    tokens = TOKEN.findall(sentence)
    while tokens and not tokens[-1][0].isalnum():
        tokens.pop()
    return tokens


def _sound_against(source: Sequence[str], ours: Sequence[str], lowered: Sequence[str], runs: Sequence[str]) -> bool:
    """`runs`: all sources, their tokens between blanks; what comes in stands in one of them as it is."""
    changes = SequenceMatcher(None, source, lowered, autojunk=False).get_opcodes()
    return all(
        tag == "equal" or (_stands_in(lowered[j1:j2], runs) and _sound(source, i1, i2, ours, j1, j2))
        for tag, i1, i2, j1, j2 in changes
    )


def _stands_in(into: Sequence[str], runs: Sequence[str]) -> bool:
    """Whether what comes in is a run of words of one source: ", the president said" is none of "Said Ek: The president is"."""
    came = list(into)
    while came and not came[0][0].isalnum():
        came.pop(0)
    while came and not came[-1][0].isalnum():
        came.pop()
    run = f" {' '.join(came)} "
    return not came or any(run in each for each in runs)


def _sound(source: Sequence[str], i1: int, i2: int, ours: Sequence[str], j1: int, j2: int) -> bool:
    """One change: `source[i1:i2]` (folded) became `ours[j1:j2]`."""
    out, into = source[i1:i2], ours[j1:j2]
    gone, come = (any(token[0].isalnum() for token in tokens) for tokens in (out, into))
    if not gone and not come:
        return _QUOTES.issuperset((*out, *into))
    if gone and (_attributes(out) or _qualifies(out) or _is_date(out) or _dates(out) or out.count("(") != out.count(")")):
        return False  # whose word it is, a condition, a year, half of a bracket
    if gone and not come and (_says_who(out, ours[:j1]) or _half_bracket(out)):
        return False
    if i1 == 0:
        return _sound_opening(out, into) and not (_in_the_midst(ours) or _in_a_row(out, ours) or _limits(out, ours))
    if i2 == len(source) and j2 == len(ours):
        return sound_ending(out, into, [token.casefold() for token in ours[:j1]])
    return _sound_inside(source, i1, i2, into, come=come)


def _is_date(out: Sequence[str]) -> bool:
    """Whether all that goes is a date: "Tuesday", "in 2005,"."""
    return all(word in _TIMES or word == "in" or not word[0].isalpha() for word in out)


def _dates(out: Sequence[str]) -> bool:
    """Whether the year goes in which the rest is so: "King[, in a speech of 1957,] called for it"; a clause has its own."""
    first = next((word for word in out if word[0].isalnum()), "")
    return first in PREPOSITIONS and any(len(word) == _YEAR and word.isdigit() for word in out)


def _says_who(out: Sequence[str], kept: Sequence[str]) -> bool:
    """Whether what goes says who a full name is that has no title: "Ann Ek[, a spokeswoman for the navy,] said"."""
    if out[0] != "," or out[1:2] == [","] or out[1] not in _INTRODUCES:
        return False
    start = len(kept)
    while start and kept[start - 1][0].isupper():
        start -= 1
    name = [part.casefold() for part in kept[start:]]
    before = [part.casefold() for part in kept[max(0, start - 2) : start]]
    opens = not before or not before[-1][0].isalnum() or before[-1] in _BEFORE_NAMES or before == ["according", "to"]
    return len(name) > 1 and opens and TITLES.isdisjoint(name)


def _half_bracket(out: Sequence[str]) -> bool:
    """Whether words go with the bracket before them: "said at a Monday [(June 24) news conference]"."""
    closing = _CLOSING.get(out[0])
    behind = out[out.index(closing) + 1 :] if closing in out else ()
    return bool(behind) and behind[0] not in PAUSES


def _in_the_midst(ours: Sequence[str]) -> bool:
    """Whether it begins inside a place or a date, "[Speaking in Arden,] Iowa, the mayor said", or what hangs on what went."""
    if ours[:1] and ours[0].casefold() in _HANGS:
        return True  # "[In the suit,] which she will file, she alleges", "[Three farms are there,] but the town is not amused"
    comma = ours.index(",") if "," in ours else 0
    return comma > 0 and all(not part[0].isalpha() for part in ours[1:comma])


def _in_a_row(out: Sequence[str], ours: Sequence[str]) -> bool:
    """Whether a list is cut: "[As Arden,] Holm and other towns ask for money, ...", "[In Arden,] Holm and Calder, it rained"."""
    if out[0] == "from" and "to" in out and [*ours[1:2]] == ["to"]:
        return True  # "[From Arden to Holm,] Calder to Ebury, people wait"
    if (
        out[0] == "as"
        and len(out) <= _ROW
        and not _ASIDES_OF.isdisjoint(takewhile(lambda word: word != ",", ours))
        and "," in ours
    ):
        return True  # "[As Ann Ek,] head of the port, explained, ..."
    return len(out) <= _ROW and "and" in ours[1:_ROW] and ours[0][0].isupper()


def _limits(front: Sequence[str], ours: Sequence[str]) -> bool:
    """Whether what stands in front says how far the rest is true: "In some cases, ...", "For 94 days, ... gave no answer"."""
    words = set(front)
    if not words.isdisjoint(("across", "among", "throughout")):
        return True  # "At dormitories across the country, forms pile up"
    if front[0] == "for" and words.isdisjoint(SPANS | _TIMES):
        return True  # "For Republicans in the House, Reed has gone too far"
    if front[0] in ("before", "until", "since", "by"):
        return True  # "Before today, they had no hope", "By wearing a mask, the spread can be slowed"
    if front[0] == "with" and any(token[0].isdigit() or token in ("percent", "%", "half", "most", "all") for token in front):
        return True  # "With 98% of the votes counted, ..."
    if not words.isdisjoint(("past", "last")) and not words.isdisjoint(SPANS) and not _HAVE.isdisjoint(map(str.casefold, ours)):
        return True  # "In the past ten years, the fund has paid more than it took in"
    if front[0] == "in" and not _PLACES.isdisjoint(front[1:4]):
        return True  # "In the town of Arden, water stood two metres high"
    if front[:2] == ["as", "of"]:
        return True  # "As of last week, the rate was 3.5 percent"
    if not _AT_FIRST.isdisjoint(map(str.casefold, ours)):
        return True  # "After a fall, Reed at first missed the sessions"
    return not words.isdisjoint(_HOW_FAR) or (
        not words.isdisjoint(SPANS) and any(token in DENYING or denies(token) for token in ours)
    )


def _sound_inside(source: Sequence[str], i1: int, i2: int, into: Sequence[str], *, come: bool) -> bool:
    out, before, after = source[i1:i2], source[i1 - 1], source[i2]
    if come:
        paused = (into[0] in PAUSES or before in PAUSES) and (into[-1] in PAUSES or after in PAUSES)
        return paused and not any(token[0].isalnum() for token in out)
    if into:
        return False
    if before == out[-1] == "that":  # "said that [the town ... , adding that] the talks ..."
        return True
    if PAUSES.isdisjoint(out):
        words = set(out)
        if words <= _MAY_GO and (words.isdisjoint(_HAVE) or after.endswith("ed")):
            return "that" not in words or before in SAYING or after in _SUBJECTS
        # "met in Doha [for six days], where ..." but not in what fronts a sentence: "In a video published [on Thursday], he ..."
        if source[i2 : i2 + 2][-1] in _RELATIVES and words.isdisjoint(_LENGTHS):
            return False  # "met [in Doha], where ..."
        by_whom = out[0] == "by" and before.endswith("ed")  # "Ek's stay, first reported [by the Herald on Friday], was"
        return out[0] in BEGIN and not by_whom and after in PAUSES and not PAUSES.isdisjoint(source[:i1])
    if out[0] in PAUSES and out[-1] in PAUSES and before not in PAUSES and after not in PAUSES:
        return _sound_aside(source, i1, i2)
    if source[i2 : i2 + 2][-1] in _RELATIVES or out[0] == ";":
        return False  # "Reed[, to the court on Monday], where ...", "a threat to Reed[; it is a crime], and an offense"
    one_left = (out[0] in PAUSES and after == ",") or (before == "," and out[-1] == ",")
    if out[0] in _RELATIVES and not is_said(source[i2:]) and source[i2] in PREPOSITIONS:
        return False
    rest = source[i2 + 1 :] if after == "," else source[i2:]
    # "The pier, [a sight,] police said", "The pier, [a sight,] closing in May", not "The mayor, [a judge,] resigned".
    return one_left and bool(rest) and (rest[0] in BEGIN or rest[0].endswith("ing") or is_said(rest))


def _leaves_a_list(out: Sequence[str], behind: Sequence[str]) -> bool:
    """Whether an aside is a list's beginning: "of Ek[, a judge whose mark is wealth,] unrestrained anger and scorn"."""
    if out[1] not in DETERMINERS or _RELATIVES.isdisjoint(out) or len(behind) < 2 or not behind[0].endswith("ed"):
        return False
    return behind[1].isalpha() and behind[1].islower() and behind[1] not in PREPOSITIONS | DETERMINERS


def _sound_aside(source: Sequence[str], i1: int, i2: int) -> bool:
    """`source[i1:i2]`, an aside with both its pauses, goes."""
    out, after = source[i1:i2], source[i2]
    if _CLOSING.get(out[0], out[0]) != out[-1] and not DASHES.issuperset((out[0], out[-1])):
        return False  # "the power[ — which includes pardons (of crimes)] and commutations — is his"
    # Not "Typically[, the players warm up,] return" or "Another man, Reed[, 31,] was".
    if i1 < 2 or "," in source[max(0, i1 - APPOSITION) : i1]:
        return False
    if (out[1] in _RELATIVES and out[2:3] == [","]) or lacks_verb(out):
        return False  # "The bridge[, which, Ek says,] could fall", "heard from Ek[, whose son, Bo,] was killed"
    if "," not in source[:i1] and (source[0] in BEGIN or source[0] == "of" or source[0].endswith("ing")):
        return False  # "After years in Arden[, a suburb,] he left": one comma is the sentence's own
    if _leaves_a_list(out, source[i2 : i2 + 2]):
        return False
    if out[1] in _RELATIVES and after in PREPOSITIONS:
        return False  # "Reed[, who was found dead in his house in Arden,] in 2013": when that was, not the rest
    if _leaves_half(source, i1, i2):
        return False
    if out[0] == "," and ((out[1] == "with" and after.endswith(("ed", "ing"))) or after in ("a", "an")):
        return False  # "a shakeup[, with Ek, the mayor,] believed to go", "Ek[, in a speech at the guild,] a club in Arden, said"
    if (i1 > REACH and after in _ALLEGED) or is_said(source[i2:]):
        return False  # "the arrival of Reed[, who teaches there,] said a colleague", "hit a bus[, killing two,] police said"
    # "A sign[, of the guild,] smiths and others met", "The strikes[, which involved planes,] drones, bombs and guns, hit"
    listed = source[i2 + 1 : i2 + 2] in (["and"], ["or"], [","]) and after not in VERBS
    goes_on = after in _AFTER_ASIDE or (after.endswith(("ed", "s")) and not listed)  # not "has scurvy[, a disease,] anaemia"
    closes = source[:i1].count(",") % 2 == 1 and after in AUXILIARIES  # "Cummings, a man of the House[, where ...,] has died"
    return goes_on and not closes


def _leaves_half(source: Sequence[str], i1: int, i2: int) -> bool:
    """Whether an aside that goes leaves two parts that do not go together without its pauses."""
    after = source[i2]
    if after in ("and", "but", "or") and source[i2 + 1 : i2 + 2] and source[i2 + 1] in _RELATIVES:
        return True  # "at Reed[, a man who hears both sides,] but who has been repaid in kind"
    if source[i1 + 1] == "including":
        acts = after.endswith("ed") and i2 + 1 < len(source) and source[i2 + 1] in _GOES_WITH
        if after in ("and", "or") or not (acts or after in _AFTER_ASIDE):
            return True  # "activists[, including Ek,] members of the guild came", "men[, including Ek,] and a woman"
    acts = i2 + 1 < len(source) and (source[i2 + 1] in VERBS or source[i2 + 1].endswith("ed"))
    if source[i1 + 1] in _RELATIVES and after in ("and", "but") and acts:
        return True  # "part of the plan[, which promised boats,] but tied the money to the port"
    if source[i1] == "," and (after in DETERMINERS or after in _RELATIVES):
        return True  # "largely by voters in Arden[, the largest of four,] its base and Reed's town"
    verbless = not any(token in AUXILIARIES or token in VERBS or token.endswith("ed") for token in source[:i1])
    return after in _SUBJECTS and verbless  # "Unfortunately for patients[ - and taxpayers -] the project has little to show"


# Whose word it is must stay: "according to a complaint" makes the difference between an allegation and a fact, and so does
# "the Journal reported" behind an accusation. What an outlet "has learned" it says itself.
_OUTLETS = frozenset(
    """
reuters ap afp upi cnn bbc abc nbc cbs fox cnbc msnbc npr pbs bloomberg politico axios associated press times post journal
guardian news network agency newspaper paper media local state-run outlet outlets reports reported new york washington wall
street
""".split()  # noqa: SIM905
)


_NOTHING_ELSE = STOPWORDS | _OUTLETS | _TIMES
_BEGINS_CLAUSE = frozenset(
    ("which", "who", "whom", "whose", "where", "when", "and", "but", "as", "after", "before", "while", "although")
)
_HOW_FAR = frozenset("some many most much few part parts theory certain principle times least best".split())  # noqa: SIM905
_PLACES = frozenset("town city village state province county district region suburb neighborhood neighbourhood".split())  # noqa: SIM905
_HANGS = frozenset(("who", "which", "whom", "whose", "where", "but", "and", "or", "so", "yet"))
_AT_FIRST = frozenset(("initially", "first", "then", "also", "again"))
_ROW = 5  # tokens of "As the town," and of "Holm and other towns"
_YEAR = 4  # digits
_CLOSING = {"(": ")", "[": "]"}
_SAYS_BY = 12  # tokens of "the Arden Police Department announced"
_ADDED = frozenset(
    "added adds noted notes testified heard show shows showed found finds ruled rules reported disclosed".split()  # noqa: SIM905
)
_ASIDES_OF = SAYING | _ADDED | {"put", "puts", "described", "describes", "pointed", "say", "note"}
_ALLEGED = frozenset("said says alleges alleged according charges reported reports shows showed".split())  # noqa: SIM905


def _qualifies(out: Sequence[str]) -> bool:
    """Whether what goes is a condition, a limit or a denial: without it the rest says more than its source.

    So it does without "at the time", of what was said of something else, and without what was so "even as" the rest was.
    """
    if [*out] == ["at", "the", "time"] or [token for token in out if token[0].isalnum()][:2] == ["even", "as"]:
        return True
    return any(token in _CONDITIONS or token in DENYING or denies(token) for token in out)


def _attributes(out: Sequence[str]) -> bool:
    """Whether what goes says who said it, and that is not only another outlet."""
    if not _ALLEGED.isdisjoint(after_comma(out)):
        return True  # ", which would force them to drop the case, the indictment alleges"
    first = next((token for token in out if token[0].isalnum()), "")
    if first == "as" and not _ASIDES_OF.isdisjoint(out):
        return True  # "[As one of them put it,] he was a bully", "[As the minister has noted,] it is a force"
    if is_said(after_comma(out)):
        return True  # "asked Reed to take the blame [after a shot was fired, a witness testified]"
    if first != "according" and (first in _BEGINS_CLAUSE or first.endswith("ing")):
        return False  # a clause of its own: what somebody else said goes with who said it
    if not _ADDED.isdisjoint(out):
        return True  # "Reed sat by him[, his wife added in her testimony]"
    if not REPORTING.isdisjoint(stems(" ".join(BASE.get(token, token) for token in out))):
        return "learned" not in out or any(token[0].isalnum() and token not in _NOTHING_ELSE for token in out)
    return False


def is_said(clause: Sequence[str]) -> bool:
    """Whether a clause is no more than who says so, and when: "a witness testified in court on Monday"."""
    verb = next((at for at, token in enumerate(clause[:_SAYS_BY]) if token in SAYING or token in _ADDED), 0)
    if not verb or clause[0] in _BEGINS_CLAUSE or "," in clause:
        return False
    return clause[verb] == "told" or set(clause[verb + 1 : verb + 2]) <= PREPOSITIONS | WEEKDAYS.keys()


def _sound_opening(out: Sequence[str], into: Sequence[str]) -> bool:
    if into:  # whom "he" means is found out by rule (`pipeline.referring`): a model takes any name that is near
        return False
    if "," in out[:-1] and out[last_comma(out[:-1]) + 1] not in _FRONTS:
        return False  # "[On Tuesday, manager Adam Reed,] mayor Ann Ek and a judge met"
    fronted = out[0] in _FRONTS or out[0].endswith(("ing", "ed"))  # not "[Police in Portland,] Ore. said"
    return (fronted and out[-1] in PAUSES) or set(out) <= _OPENERS
