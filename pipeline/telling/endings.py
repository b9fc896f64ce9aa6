"""The end of a sentence that goes, and what stays -> whether that is a whole sentence still, and says no more than it did."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from pipeline.checking.lexicon import AUXILIARIES, CONNECTORS, DENYING, DETERMINERS, MONTHS, PERSONAL, PREPOSITIONS, WEEKDAYS
from pipeline.grammar import SAYING
from pipeline.text import STOPWORDS, denies
from pipeline.wording import VERBS

PAUSES = frozenset(",;:–—-()[]")
DASHES = frozenset("–—-")
_CLAUSE_WORDS = 5  # a shorter coordination is of nouns
APPOSITION = 6  # tokens
# A phrase begins with these, so a sentence may end before them, and go on with them.
BEGIN = (PREPOSITIONS | CONNECTORS | frozenset(("who", "which", "whom", "whose", "and", "but", "while"))) - frozenset(
    "of than to that how what whether why like or nor".split()  # noqa: SIM905
)
REACH = 8  # tokens back to "the deadliest day of ..."
_LIST = 14  # tokens back to the comma before
_EST = 4
_SPEAKER = 8  # tokens back to the verb in front of a name
_CLAIM = 3  # tokens
_NEWS = 10  # words
_BLAMED = frozenset("accused criticized criticised condemned blamed praised sued charged investigated denounced".split())  # noqa: SIM905
_WHICH = frozenset(("who", "which", "whom", "whose"))
_MOST = frozenset("most least first last only worst best".split())  # noqa: SIM905
_NO_SUPERLATIVES = frozenset(
    """
west midwest southwest northwest interest request protest arrest forest guest invest suggest contest honest quest harvest
latest unrest priest chest conquest manifest modest
""".split()  # noqa: SIM905
)
_JOINS = frozenset(("and", "but", "or", "so", "yet", "nor"))
_CLAUSES = frozenset(("after", "before", "since", "when", "while", "as", "until", "if", "although", "though", "because"))
_SUBORDINATE = frozenset(("when", "while", "if", "although", "though", "because"))
_OF = frozenset(("of", "for", "by", "with", "from"))
_LATER = frozenset(("new", "now", "later", "since", "then", "latest", "subsequent", "subsequently", "eventually", "ultimately"))
_TURNS = frozenset(("so", "but", "yet"))
_UNTIL = frozenset(("by", "between", "until", "through"))
_WHEN = MONTHS.keys() | WEEKDAYS.keys() | frozenset(("now", "then", "the", "next", "this", "late", "early", "mid", "tomorrow"))
_FRONT = 5  # tokens in which such a word begins what stands in front: "Nearly a year after ..."
SPANS = frozenset(
    "second seconds minute minutes hour hours day days week weeks month months year years decade decades".split()  # noqa: SIM905
)
_FRAMING = frozenset(
    "frame framed frames framing portray portrayed portrays depict depicted depicts eyeing eyed".split()  # noqa: SIM905
)
_REFERRING = frozenset(("refer", "refers", "referred", "referring"))
_NAMING = frozenset(
    "quoted described named known seen regarded served cast hailed denounced cited dismissed used identified viewed".split()  # noqa: SIM905
)
# What stands behind a colon is what the sentence is about; brackets hardly ever end one: "a cold [(about 700 degrees) rock]".
_CLOSED = frozenset("up off out down away back along apart : ( )".split())  # noqa: SIM905
_SAID = frozenset(("said", "says"))
_WHO = DETERMINERS | {"who"}
_NO_ITEM = BEGIN | DETERMINERS
_NO_LIST = AUXILIARIES | BEGIN | VERBS
_LINKS = PREPOSITIONS | CONNECTORS
_TO = frozenset("to can could will would shall should may might must".split())  # noqa: SIM905 - before an infinitive
_ASIDES = frozenset(("who", "which", "whom", "whose", "where", "when"))
_JUST = frozenset("right just soon shortly long only even immediately moments".split())  # noqa: SIM905
_IN_PART = frozenset("largely mainly mostly partly primarily chiefly precisely simply merely principally".split())  # noqa: SIM905
_ASKING = frozenset("familiar aware capable able likely unable unlikely willing briefed".split())  # noqa: SIM905
_SAYING = frozenset("saying writing calling arguing adding claiming asking warning telling".split())  # noqa: SIM905
_REMOVING = frozenset(
    "remove removed removes removing oust ousted bar barred stop stopped prevent prevented keep kept exclude excluded ban".split()  # noqa: SIM905
)
_HOLDING = frozenset("finding ruling declaring concluding determining".split())  # noqa: SIM905
_POSTED = frozenset("posted tweeted wrote responded replied commented".split())  # noqa: SIM905
_NO_PARTICIPLES = frozenset("ongoing upcoming incoming outgoing willing existing lasting".split())  # noqa: SIM905
_PUT_OUT = frozenset("released issued posted published".split())  # noqa: SIM905
_MORE = frozenset(("more", "less", "fewer"))
_BEGINS_TAIL = BEGIN | DETERMINERS | frozenset("one most many some all both once also even such so just then not or".split())  # noqa: SIM905
_LISTING = frozenset((":", "including", "such"))


def sound_ending(out: Sequence[str], into: Sequence[str], kept: Sequence[str]) -> bool:
    """Tokens in small letters: what goes from the end, what comes for it, and what stands before -> whether that can be."""
    if _unfinished(out, kept):
        return False
    if into and all(token in STOPWORDS or not token[0].isalnum() for token in map(str.casefold, into)):
        return False
    if _coordinates(out) or _coordinates(into) or _main_clause(out, kept) or _claims_nothing(kept) or _defines(out, kept):
        return False
    if _no_tail(out, kept) or _corrects(out):
        return False
    if into and _swaps_in_relative(out, kept):
        return False
    if into[:1] == [","] and into[1:2] and (into[1] in AUXILIARIES or _second_clause(into)):
        return False  # "is his widow, Maureen[, was in the audience]"
    return all(not part or part[0] in PAUSES or part[0].casefold() in BEGIN for part in (out, into))


def _swaps_in_relative(out: Sequence[str], kept: Sequence[str]) -> bool:
    """Whether what says which one is meant gets another end: "over the old unit that warms the port [for ships -> at night]"."""
    at = max((at for at, word in enumerate(kept) if word in ("that", "which", "who")), default=0)
    return bool(out) and at > 0 and kept[at - 1] not in SAYING and "," not in kept[at - 1 :]


def _second_clause(into: Sequence[str]) -> bool:
    """Whether what comes behind a comma is a sentence of its own: "Ek is resigning[, the Herald broke the news]"."""
    own = list(takewhile(lambda word: word not in _ASIDES | {"that"}, into[1:]))
    said = into[-1] in _SAID  # ", police said"
    acts = any(token in AUXILIARIES or token in VERBS for token in own[1:])
    return bool(own) and not said and acts and own[0].casefold() in DETERMINERS


def _corrects(out: Sequence[str]) -> bool:
    """Whether what goes brings what stays up to date: "led by a point on Thursday[, but new votes gave her 2.5]"."""
    turned = out[:2] == [",", "but"] or out[:1] == ["but"]
    return turned and any(token in _LATER or token[0].isdigit() for token in out)


def _no_tail(out: Sequence[str], kept: Sequence[str]) -> bool:
    """Whether what goes belongs to what stands before it."""
    if not out:
        return False
    if out[0] in _CLOSED or (out[0] == "by" and kept[-1].endswith("ed")):
        return True  # "to take Ford [up on her offer]", "It was first reported [by the Herald]"
    if out[0] in _UNTIL and out[1:2] and (out[1] in _WHEN or out[1][0].isdigit()):
        return True  # "there will be 9,000 deaths [by Oct. 1]", "could save 3,000 [between now and May]"
    if out[0] in PAUSES and (kept[-1] == "that" or (kept[-2:-1] == [","] and kept[-1] in PERSONAL)):
        return True  # "the reason is that[, while it was late, they came]", "is so late, it [- well, it is late]"
    if out[0] in DASHES and out[1:2] and (out[1] in PERSONAL or out[1] in _TURNS):
        return True  # "did what all do when the doors open [- she walked in]", "wants Reed to win [- so he votes for Ek]"
    return out[0] == "," and len(out) > 1 and _belongs(out, kept)


def _belongs(out: Sequence[str], kept: Sequence[str]) -> bool:
    """The same of what begins with a comma."""
    if _object(out, kept):
        return True
    rest = [token for token in after_comma(out) if token[0].isalnum()]
    if (out[1] in _ASIDES or out[1] == "including") and rest[:1] and rest[0] in PREPOSITIONS:
        return True  # "put their feud[, when one lied, behind them]", "pleaded with two[, including Reed, for help]"
    if out[1] in DETERMINERS and "and" in out and "," in kept[-APPOSITION:] and not any(_acts(out, at) for at in range(len(out))):
        return True  # "is worst around Arden, the strait[, the northern coast and the bay]"
    if "or" in out and "whether" in kept:
        return True  # "whether it is of the market[, a new figure or a quarrel]"
    if out[1] in _HOLDING or (out[1] == "from" and not _REMOVING.isdisjoint(kept)):
        # "wants to remove Reed, a judge[, from the case]"
        return True  # "gave an opinion on the ban on Monday[, finding it unlawful]"
    if out[1] in _SAYING and not _POSTED.isdisjoint(kept):
        return True  # "posted on Facebook on Monday[, saying the ad was deaf]"
    if kept[-1].endswith("ing") and out[1] in DETERMINERS:
        return True  # "blamed them for offering, then withdrawing[, a deal]"
    if out[1] in _WHO and not _SAID.isdisjoint(kept[-_SPEAKER:]):
        return True  # "said Ann Ek[, a judge in Arden]": on whose word it rests
    if out[1] in ("and", "or") and "," in kept[-_LIST:]:
        return True  # "one house was looted, two cars were ablaze[, and three men were hurt]"
    # "was another violent[, brutal act]", "it put the nation first at the UN and its people[, first at home]"; ", Kim Jong Un"
    # stays with it, which is no loss. "[, Fox News has learned]" may go.
    return out[-1] != "learned" and out[1] not in _BEGINS_TAIL and not out[1].endswith(("ing", "ed", "ly"))


def _object(out: Sequence[str], kept: Sequence[str]) -> bool:
    """Whether what goes is what the verb before an aside asks for."""
    if out[1] in PREPOSITIONS and "," in kept[-APPOSITION:]:
        return True  # "put Reed, his lawyer[, on air]"
    comma = last_comma(kept)
    # "has identified, with no false alarms[, the presence of a tumour]", "the House passed, and Ek signed[, a law on boats]"
    joined = kept[comma + 1] in PREPOSITIONS or kept[comma + 1] in ("and", "but", "as")
    # "could require, as much as a storm[, a new bridge]", "tried to make, in its words[, a change]"
    asks = kept[max(0, comma - 2)] in _TO and kept[comma - 1].islower()
    return out[1] in DETERMINERS and comma > 0 and joined and (asks or _acts(kept, comma - 1))


def _unfinished(out: Sequence[str], kept: Sequence[str]) -> bool:
    """Whether what stays asks for more."""
    if not {"which", "who"}.isdisjoint(kept[-2:]) or _names_what(kept) or (out and out[0] in PAUSES and lacks_verb(kept)):
        return True  # "a state which votes [on Tuesday]", "by Holm, whose party[, the Greens, lost]"
    if out[:1] == ["in"] and kept[-1] in _PUT_OUT:
        return True  # "'It is late,' Reed released [in a statement]"
    if kept[-1] in _ASKING or (kept[-1].endswith("ed") and not _OF.isdisjoint(kept[-3:-2])):
        return True  # "according to a person familiar [with the matter]", "the separation of families apprehended [after a walk]"
    first = out[0] if out else ""
    # "is hard largely [because of its size]", "was removed more than a week [after the vote]", "in 1870, right [after he died]"
    if kept[-1] in _IN_PART or ((kept[-1] in SPANS or kept[-1] in _JUST) and first in _CLAUSES):
        return True
    if first in BEGIN and any(map(_is_superlative, kept[-REACH:])):
        return True  # "the deadliest day of violence [since the war]"
    if "as" in out and _named_as(out, kept):
        return True
    if "that" in out and first and out[0] not in PAUSES and "that" not in kept:
        return True  # "made it clear in his speech [on Monday that his idea is ...]"
    if "than" in out and any(token in _MORE or token.endswith("er") for token in kept[-REACH:]):
        return True  # "is importing more goods[, while exporting less, than ever]"
    if _opens(kept[last_comma(kept) + 1 :], first) or (first == "," and (_begun(kept) or _joins_a_phrase(kept))):
        return True
    return "and" in kept[-3:-1] and first in _LINKS  # "the time before the vote and the time [after it]"


def _names_what(kept: Sequence[str]) -> bool:
    """Whether a "what" near the end still waits for its verb: "opened a bar with what Holm[, in 1973, called loans]"."""
    at = max((at for at, word in enumerate(kept) if word == "what"), default=-len(kept))
    return at >= len(kept) - _CLAIM and not any(_acts(kept, later) for later in range(at + 1, len(kept)))


def _named_as(out: Sequence[str], kept: Sequence[str]) -> bool:
    """Whether what goes has the "as" of a verb that stays."""
    first = out[0] == "as"
    if (first and not _NAMING.isdisjoint(kept[-4:])) or ("as" in out[1:] and not _NAMING.isdisjoint(kept[-_LIST:])):
        return True  # "she quoted him [as saying]", "they identified Reed[, one of their own, as the man]"
    if first and not _REFERRING.isdisjoint(kept[-_LIST:]):
        return True  # "could be heard referring to the old mayor [as a thief]"
    return not _FRAMING.isdisjoint(kept)  # "frame posts about Reed, who left [in May, as a traitor]"


def _joins_a_phrase(kept: Sequence[str]) -> bool:
    """Whether a phrase is joined on that belongs to what follows: "hurting trade and in the process[, shrinking the funds]"."""
    at = max((at for at, token in enumerate(kept) if token in ("and", "or")), default=len(kept))
    aside = kept[at + 1 : at + 2] == [","]  # "was meant or, in the case of Ek[, even planned]"
    joined = kept[at + 1 + aside :]
    if len(joined) < 2:
        return aside and len(joined) == 1  # "by May and, potentially[, sending it on]"
    new = aside or joined[0] not in kept[:at]
    return new and len(joined) <= APPOSITION and joined[0] in PREPOSITIONS and VERBS.isdisjoint(joined)


def _begun(kept: Sequence[str]) -> bool:
    """Whether a clause that depends on another has begun behind a colon: "drew dividends: When the storm hit[, they pounced]"."""
    at = max((at for at, token in enumerate(kept) if token in (":", ";")), default=-1)
    return 0 <= at < len(kept) - 1 and kept[at + 1] in _CLAUSES and "," not in kept[at:]


def _opens(tail: Sequence[str], first: str) -> bool:
    """Whether what stands behind the last comma of what stays begins a clause that goes with `first` and the rest."""
    if not tail or tail[0] not in _JOINS:
        return False
    if first == "," and tail[1:2] and tail[1] in _SUBORDINATE:
        return True  # "need not knock him out, but if the night ends badly[, the game is over]"
    # "but in the past[, such efforts failed]"
    return VERBS.isdisjoint(tail) and not any(token.endswith("ed") for token in tail)


def _defines(out: Sequence[str], kept: Sequence[str]) -> bool:
    """Whether what goes says which are meant, "officials [who testified]", or for what in so short a sentence.

    "Reed was accused of theft [after a tape was found]" says too little without.
    """
    if not out or out[0] in PAUSES:
        return False
    short = sum(token[0].isalnum() for token in kept) < _NEWS and not _BLAMED.isdisjoint(kept)
    if out[0] in ("when", "because") and any(token in DENYING or denies(token) for token in kept):
        return True  # "does not share that view [when he is with me]"
    return out[0] in _WHICH or (out[0] in _CLAUSES and short)


def _claims_nothing(kept: Sequence[str]) -> bool:
    """Whether what somebody said has lost its verb: "said the end of the quotation[, which was cut, was important]"."""
    at = max((at for at, token in enumerate(kept) if token in _SAID), default=0)
    claim = kept[at + 1 :]
    if at == 0 or kept[at - 1] in PAUSES or not kept[at - 1][0].isalnum() or len(claim) < _CLAIM or claim[0] not in DETERMINERS:
        return False
    nouns = DETERMINERS | {"this"}
    return not any(
        token in AUXILIARIES or token in VERBS or (token.endswith(("ed", "s")) and token not in nouns and "'" not in token)
        for token in claim
    )


def lacks_verb(tokens: Sequence[str]) -> bool:
    """Whether the last "who" or "whose" still waits for its verb: ", whose son, Bo,", "by Holm, whose party"."""
    opened = max((at for at, token in enumerate(tokens) if token in _WHICH), default=-1)
    if opened < 0:
        return False
    behind = tokens[opened + 1 :]
    return not any(
        token in AUXILIARIES or token in VERBS or (token.endswith("ed") and not (before in PAUSES and after in PAUSES))
        for before, token, after in zip([",", *behind], behind, [*behind[1:], ","], strict=False)
    )


def last_comma(tokens: Sequence[str]) -> int:
    """Where the last comma is, -1 where there is none."""
    return max((at for at, mark in enumerate(tokens) if mark == ","), default=-1)


def _is_superlative(token: str) -> bool:
    return token in _MOST or (token.endswith("est") and len(token) > _EST and token not in _NO_SUPERLATIVES)


def _coordinates(out: Sequence[str]) -> bool:
    """Whether what goes is the second of two things: "the states of Ohio [and Iowa]", "the mayor, 61[, and the judge, 58]"."""
    words = [token for token in out if token[0].isalnum()]
    if out[:1] == [","] and not {"and", "or"}.isdisjoint(out[2:4]) and out[1] not in BEGIN and not out[1].endswith("ing"):
        return True  # "designs for female scientist[, paleontologist and astronomer figures]"
    if out[:1] == [","] and words and words[0] not in _NO_ITEM and not words[0].endswith("ing"):
        listed = words[: next((at for at, word in enumerate(words) if word in ("and", "or")), 0)]
        if listed and {*listed}.isdisjoint(_NO_LIST):
            return True  # "clashes among police[, masked protesters and right-wing groups]"
    verb = any(token in AUXILIARIES or token.endswith(("ed", "s")) for token in words)
    return out[:1] in (["and"], ["or"]) or (words[:1] in (["and"], ["or"]) and (len(words) < _CLAUSE_WORDS or not verb))


def _main_clause(out: Sequence[str], kept: Sequence[str]) -> bool:
    """Whether the sentence's own verb goes: "If she had known[, she would run]", "Reed, a judge who sat here[, ..., died]"."""
    if kept and _half(out, kept):
        return True
    if out and (_without_verb(out, kept) or not any(_acts(kept, at) for at in range(len(kept)))):
        return True
    if out and out[0] in DASHES and _verb_behind_dash(out, kept):
        return True
    if out and out[0] in PAUSES and _subordinated(kept[last_comma(kept) + 1 :]):
        return True  # "said that after the vote[, it left]"
    if out[:1] == [","] and _goes_on(out, kept):
        return True
    return not AUXILIARIES.isdisjoint(after_comma(out)[:1])


def _goes_on(out: Sequence[str], kept: Sequence[str]) -> bool:
    """Whether what begins with a comma and goes is more than a tail."""
    if out[1:2] and out[1] in AUXILIARIES:
        return True  # "said that her son, Paul[, was by her side]"
    if "," not in kept and not _CLAUSES.isdisjoint(kept[:_FRONT]):
        return True  # "Nearly a year after Reed left[, the anger is fresh]"
    if out[1:2] and out[1] in _NO_PARTICIPLES:
        return True  # "they are used for specific[, ongoing inquiries]"
    if out[1:2] and out[1].endswith("ly") and not {*out[1:]} & VERBS:
        return True  # "fans wait for the saucy[, vaguely spiced delicacy]"
    return _lists(kept)  # "things such as a board, a screen[, even a phone]"


def _verb_behind_dash(out: Sequence[str], kept: Sequence[str]) -> bool:
    if not DASHES.isdisjoint(kept) or not AUXILIARIES.isdisjoint(out[1:2]):
        return True  # "The deal they struck – hailed by Reed [– is good news]"
    # "A poll indicated most voters [— 54 % — have another view]"
    return any(dash in DASHES and then in AUXILIARIES for dash, then in pairwise(out[1:]))


def _half(out: Sequence[str], kept: Sequence[str]) -> bool:
    """Whether what stays begins a sentence, and goes no further."""
    if (kept[0] in BEGIN or kept[0] == "to") and "," not in kept:
        return True
    opener = kept[1:2] if kept[0] in _JOINS else kept[:1]
    if "," in kept and not _CLAUSES.isdisjoint(opener) and not any(_acts(kept, at) for at in range(kept.index(","), len(kept))):
        return True  # "(But) while Ek agreed on much, in particular on the pier[, they differed on the mill]"
    if _second_front(kept):
        return True  # "Now, after losing a seat on Monday[, they rest]", "Ek, after she lost[, rested]"
    # "The plan is, in effect[, a new war]"
    return out[:1] == [","] and last_comma(kept) > 0 and kept[last_comma(kept) - 1] in AUXILIARIES


def _second_front(kept: Sequence[str]) -> bool:
    """Whether there is no verb before the first comma, and nothing behind it but what begins a phrase or clause."""
    at = kept.index(",") if "," in kept else len(kept)
    verbless = not any(_acts(kept, before) for before in range(at))
    return verbless and kept[at + 1 : at + 2] != [] and kept[at + 1] in BEGIN | _CLAUSES and "," not in kept[at + 1 :]


def _acts(kept: Sequence[str], at: int) -> bool:
    """Whether a token may be a verb: "failed" is none in "the failed owner" and "of failed owners"."""
    token = kept[at]
    adjective = at > 0 and (kept[at - 1] in DETERMINERS or kept[at - 1] in ("of", "and", "or"))
    return token in AUXILIARIES or token in VERBS or (token.endswith("ed") and not adjective)


def _without_verb(out: Sequence[str], kept: Sequence[str]) -> bool:
    """Whether the clause that is open where it is cut has no verb of its own yet."""
    opened = max((at for at, token in enumerate(kept) if token in _CLAUSES), default=-1)
    if opened < 0:
        return False
    verbs = [token for token in kept[opened + 1 :] if token in AUXILIARIES or token in VERBS or token.endswith("ed")]
    if (kept[opened] in _SUBORDINATE or out[1:2] == ["including"]) and out[0] == ",":
        return not verbs  # "it ended when the owner, Ann Ek[, jumped from a cliff]"
    # "was tense after the bodies of six apparently executed [after the storm were found]"
    return verbs == [kept[-1]] and kept[-1] not in VERBS and out[0] in _CLAUSES and not AUXILIARIES.isdisjoint(out)


def _subordinated(clause: Sequence[str]) -> bool:
    """Whether all that "that" brings is a clause that leans on another: "that after the vote", "that even though he lost"."""
    return any(that == "that" and (word in _CLAUSES or word == "even") for that, word in pairwise(clause))


def _lists(kept: Sequence[str]) -> bool:
    """Whether what stays ends in a list that is not closed."""
    at = max((at for at, token in enumerate(kept) if token in _LISTING), default=-1)
    return at >= 0 and "," in kept[at:] and {"and", "or"}.isdisjoint(kept[last_comma(kept) :])


def after_comma(out: Sequence[str]) -> Sequence[str]:
    """What stands behind the last comma inside it; nothing where there is none but the first token."""
    last = max((at for at, mark in enumerate(out) if mark == ","), default=0)
    return out[last + 1 :] if last else ()
