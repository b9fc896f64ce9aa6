"""A sentence that is too long for a headline -> what is left of it without its tail.

After Hedge Trimmer (Dorr, Zajic & Schwartz 2003, "Hedge Trimmer: A Parse-and-Trim Approach to Headline Generation"): what a
lead ends with goes, one clause after the other, as long as a whole sentence is left. There is no parser here, so a cut needs a
word that begins a clause, and what is left is counted: a verb for the sentence and one for each clause in it. A headline may say
less than the sentence of a digest, which is why these cuts are bolder than those of `telling.cutting`; it may not say more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from pipeline.checking.lexicon import AUXILIARIES, CONNECTORS, DETERMINERS, PREPOSITIONS
from pipeline.grammar import FINITE, begins_half, is_clause, is_main
from pipeline.telling.accepting import without_asides
from pipeline.telling.attribution import claim_and_speaker
from pipeline.telling.cutting import without_dates
from pipeline.telling.endings import SPANS
from pipeline.telling.seams import is_said
from pipeline.text import denies, stems
from pipeline.wording import flaws

_LEAST_WORDS = 6
_LEAST_STEMS = 5
_SAYS_ENOUGH = 10  # words
_DEPTH = 2  # cuts, one behind the other
_TOKEN = re.compile(r"(?:[A-Za-z]\.){2,}|(?:Inc|Corp|Co|Jr|Sr|St|Mt)\.|\w(?:[\w.'’,-]*\w)?|--|[^\w\s]")
_DASHES = frozenset(("–", "—", "--", "-"))
_PAUSES = _DASHES | {",", ";"}
# What says when, why or what else was so, behind what happened.
_WHEN = frozenset("after before when while amid despite following because although though since during as".split())  # noqa: SIM905
_BEHIND_COMMA = _WHEN | {"who", "whose", "whom", "which", "where", "including", "with", "according"}
_AND = frozenset(("and", "but", "so", "while"))
_CONDITIONS = frozenset("if unless until except only barring provided".split())  # noqa: SIM905
_NOT_UNDER_NO = frozenset(("because", "without", "before", "since", "until", "as", "by"))  # "did not leave [because he was ill]"
_OPENS_CLAUSE = frozenset(
    """
who whom whose which that where when while if because although though as until whether how what why after before since
""".split()  # noqa: SIM905
)
# "The best [since]", "known [as]", "more [than]", "familiar [with]": a tail that the rest asks for.
_AS = frozenset(
    """
such same so known described seen regarded served cast hailed denounced cited dismissed used identified viewed far well soon long
much many just act acting work worked working serve serving quoted named
""".split()  # noqa: SIM905
)
_ASKING = frozenset("familiar aware capable able likely unable unlikely willing briefed way".split())  # noqa: SIM905
_SUPERLATIVE = re.compile(r"\b(?:most|least|first|last|only|worst|best|\w{3,}iest|highest|lowest|largest|biggest|longest)\b")
_SOME = frozenset(("some", "many", "most", "both", "all", "several", "officials", "police", "lawmakers", "people"))
_MORE = frozenset(("more", "less", "fewer", "rather"))
_NO_END = AUXILIARIES | PREPOSITIONS | CONNECTORS | DETERMINERS | {"not", "still", "also", "being", "said", "says", "told"}
_DONE = frozenset(
    """
arrested killed injured wounded charged sentenced convicted closed elected evacuated hospitalized canceled cancelled suspended
acquitted indicted rescued captured detained jailed dismissed
""".split()  # noqa: SIM905
)
_ALONE = frozenset(("resigned", "died", "collapsed", "crashed", "disappeared", "failed"))
_NOUNS = frozenset(
    """
missing king spring morning evening building wedding meeting hearing shooting killing bombing ceiling thing nothing something
everything anything ring wing
""".split()  # noqa: SIM905
)
_NO_FRONT = re.compile(
    r"(?:Whether|Even|Though|Although|According|Just|Only|While|Where|How|What|Because|Following|Amid|Despite|Without|Within"
    r"|Among|Between|Against|Over|Upon|Whatever|[A-Z][a-z]+ing)\b"
)
_NOT_FINITE = DETERMINERS | {"of", "and", "or", "by", "in", "with", "for"}  # "the accused", "of failed owners"
_SPAN = "|".join(sorted(SPANS))
# "[weeks] before the vote", "[more than a year] after it", "[just] as they met".
_SPAN_LAST = re.compile(
    r"[,\s]+(?:(?:(?:just|only|nearly|almost|about|around|more than|less than|at least|some)\s)*"
    r"(?:(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d+|several|many|a few|few|a couple of|the)\s)?"
    rf"(?:{_SPAN}|day|night|week)|just|shortly|soon|right|immediately|long|only|even|moments)$"
)
_PHRASE = re.compile(r"(?:In|On|At|By|For|With|From|To|Under|During)\b")  # "At least 52 people have been killed" is no front
_SPAN_FIRST = re.compile(rf"(?:[\w-]+\s){{0,3}}(?:{_SPAN})\s(?:after|before)\b")
_SOMEBODY = re.compile(r"(?:he|she|they|it|his|her|their|its|the (?:former|two|three|man|woman|pair|group|company))\b")
_SPAN_NEXT = re.compile(
    rf"(?:(?:just|only|nearly|almost|about|less than|more than)\s)*(?:(?:an?|one|two|three|few)\s)*(?:{_SPAN}) (?:after|before)\b"
)
_SPAN_WORDS = 6
# "Ann Ek, a diplomat in Arden who emerged as a witness, told": who a subject is whom a headline names.
_WHO_IS = re.compile(
    r"^(?P<name>(?:[A-Z][\w.'’-]+\s){1,3}[A-Z][\w.'’-]+),\s(?:an?|the)\s[^,]+,\s(?=(?:said|told|is|was|has|will|[a-z]+ed)\b)"
)
_LINE = re.compile(r"[\s,;:–—_(-]+$")


def trimmed(sentence: str, most_words: int, least: float) -> str:
    """A sentence -> the longest whole one left of it with at most `most_words` words and a share `least` of its content words.

    Who says so behind it stays. "" where nothing is left that can stand. Whether the checks bear it out is for the caller to see.
    """
    claim, speaker = claim_and_speaker(sentence)
    fewest = max(_LEAST_STEMS, least * len(set(stems(claim))))
    room = most_words - len(speaker.split())
    starts = beginnings(claim)
    found = {left for start in starts for left in (start, *_left(start, _DEPTH)) if len(left.split()) <= room}
    fit = [left for left in found if len(set(stems(left))) >= fewest and flaws(left) - {"short"} <= flaws(sentence)]
    best = max(fit, key=lambda left: (len(left), left), default="")
    return f"{best.removesuffix('.')}{speaker}." if best else ""


def beginnings(sentence: str) -> list[str]:
    """A sentence -> itself without days, without asides and who its subject is, and each without what stands in front."""
    undated = without_dates(sentence)
    nested = ", wh" in undated and not _DASHES.isdisjoint(_TOKEN.findall(undated))  # "the story, which said that Ek — Holm — ran"
    plain = undated if nested else _ended(without_asides(undated))
    bare = _WHO_IS.sub(r"\g<name> ", plain)
    return list(dict.fromkeys(made for each in (undated, plain, bare) for made in (each, *_without_front(each))))


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "!", "?", '."', ".”")) else f"{sentence}."


def _without_front(sentence: str) -> Iterator[str]:
    """A sentence without what stands before its subject, unless that says who somebody is, or on whose word all is."""
    front, comma, rest = sentence.partition(", ")
    clause = _PHRASE.match(front) is not None and _verbs(front.split()) > 0  # "At least 52 people have been killed"
    fronted = (begins_half(front) and not clause) or _NO_FRONT.match(front) or _SPAN_FIRST.match(front)
    whose = front.startswith("According") or '"' in front or _SOMEBODY.match(rest)
    if comma and fronted and not whose and is_main(rest):
        yield rest[0].upper() + rest[1:]


def _left(sentence: str, depth: int) -> Iterator[str]:
    """What one cut leaves of a sentence, and another of that."""
    for left in _cut(sentence):
        if _is_whole(left):
            yield left
        if depth > 1:
            yield from _left(left, depth - 1)


def _cut(sentence: str) -> Iterator[str]:
    """A sentence without its end, from each place on where a clause begins that says more."""
    tokens = list(_TOKEN.finditer(sentence))
    words = [token[0] for token in tokens]
    for at in range(_LEAST_WORDS - 1, len(tokens) - 2):
        left = _LINE.sub("", sentence[: tokens[at].start()])
        paused = words[at] in _PAUSES and not _is_hyphen(sentence, tokens[at])
        opener = words[at + paused].casefold()
        if opener in _CONDITIONS or (opener in _NOT_UNDER_NO and any(map(denies, words[:at]))) or not _is_closed(left):
            continue
        if paused:
            goes = _goes_behind_pause(words, at, sentence[tokens[at + 1].end() :].lstrip())
        elif goes := _goes(words, at):
            left = _without_spans(left)
        out = [word.casefold() for word in words[at:]]
        if goes and not _says_who(out) and not _is_asked_for(left, out, opener):
            yield left if left.endswith(".") else f"{left}."


def _is_closed(left: str) -> bool:
    """Whether no quotation and no bracket is open at the end."""
    return left.count('"') % 2 == 0 and left.count("(") == left.count(")") and left.count("“") == left.count("”")


def _without_spans(left: str) -> str:
    """Without how long before or after something it was, where what that was has gone."""
    while span := _SPAN_LAST.search(left):
        left = _LINE.sub("", left[: span.start()])
    return left


def _is_hyphen(sentence: str, mark: re.Match[str]) -> bool:
    """Whether a dash stands inside a word, "World War II–era"."""
    return mark[0] in ("–", "-") and not sentence[mark.start() - 1 : mark.start()].isspace()


def _goes_behind_pause(words: Sequence[str], at: int, rest: str) -> bool:
    """Whether what follows a comma or a dash can go: a clause, or who somebody is; `rest` stands behind its first word."""
    opener, behind = words[at + 1].casefold(), words[at + 1 :]
    if words[at] in _DASHES:
        return _DASHES.isdisjoint((*words[:at], *words[at + 1 :])) and opener not in DETERMINERS
    if opener in _AND:
        return is_clause(rest)
    if _SPAN_NEXT.match(" ".join(behind[:_SPAN_WORDS])) or (opener == "even" and behind[1:2] == ["as"]):
        return True
    if opener in DETERMINERS:  # "the mayor of Arden, who left": no verb of its own
        own = takewhile(lambda word: word not in _OPENS_CLAUSE, behind)
        return not any(word in FINITE or word in AUXILIARIES for word in own)
    return opener in _BEHIND_COMMA or (opener.endswith("ing") and words[at + 1].islower())


def _goes(words: Sequence[str], at: int) -> bool:
    """Whether a clause begins without a pause that can go."""
    word, following = words[at].casefold(), words[at + 1]
    if word == "as":
        subject = following.casefold() in DETERMINERS | _SOME or following[0].isupper()
        clause = words[at - 1].casefold() not in _AS and subject
        return clause and _verbs(words[at + 1 :]) > 0
    if word == "and":  # "was released [and settled into a flat]"
        past = following in FINITE and following not in AUXILIARIES and not following.endswith("s")
        return (past or _is_regular(following)) and words[at + 2].casefold() not in {"and", "or", ",", "by"} | AUXILIARIES
    doing = words[at + 2] if following.endswith("ly") else following
    return word in _WHEN or (word in ("by", "without") and doing.endswith("ing"))


def _says_who(out: Sequence[str]) -> bool:
    """Whether whose word it is would go."""
    starts = [0, *(at + 1 for at, word in enumerate(out) if word == ",")]
    parts = [out[start:end] for start, end in zip(starts, [*(start - 1 for start in starts[1:]), len(out)], strict=True)]
    return any(part[:1] == ["according"] or is_said(part) for part in parts if part)


def _is_asked_for(left: str, out: Sequence[str], opener: str) -> bool:
    """Whether what stays asks for what goes."""
    kept = [token.casefold() for token in _TOKEN.findall(left) if token[0].isalnum()]
    if len(kept) < _LEAST_WORDS or kept[-1] in _ASKING or not {"which", "who"}.isdisjoint(kept[-2:]):
        return True
    if opener in ("by", "without") and len(kept) < _SAYS_ENOUGH:
        return True  # "The whip surprised his party [by phoning in]"
    if opener in ("since", "during") and _SUPERLATIVE.search(left):
        return True  # "the worst storm [since the war]"
    if "than" in out and any(word in _MORE or word.endswith("er") for word in kept):
        return True
    if "as" in out and out[0] != "as" and not _AS.isdisjoint(kept[-_LEAST_WORDS:]):
        return True
    done = kept[-1] in _ALONE or (kept[-1] in _DONE and not AUXILIARIES.isdisjoint(kept[-3:-1]))
    return kept[-1].endswith("ed") and not done


def _is_whole(left: str) -> bool:
    """Whether a sentence that begins with its subject has a verb, and one more for every clause that opens in it."""
    if left.startswith("According to ") and ", " in left:
        return _is_whole(left.split(", ", 1)[1])
    claim, speaker = claim_and_speaker(left)
    if speaker:
        return _is_whole(claim)
    tokens: list[str] = _TOKEN.findall(left)
    words = [token for token in tokens if token[0].isalnum()]
    if len(words) < _LEAST_WORDS or begins_half(left) or _NO_FRONT.match(left) or _is_open(words):
        return False
    opened = [at for at, word in enumerate(tokens) if at and _opens(tokens, at)]
    if opened and not _verbs(tokens[opened[-1] + 1 :]):
        return False
    if any(tokens[at - 1] in _PAUSES and not _verbs(tokens[:at]) and tokens[at - 1] not in tokens[at:] for at in opened):
        return False  # "The teenager, who won the prize — and was shot": no verb of its own
    joined = sum(before in _PAUSES and word == "but" for before, word in pairwise(tokens))
    return _verbs(tokens) > len(opened) + joined


def _is_open(words: Sequence[str]) -> bool:
    """Whether something must follow the last word."""
    last = words[-1].casefold()
    infinitive = words[-2] == "to" and words[-1].islower()
    return infinitive or last in _NO_END or last in _OPENS_CLAUSE or (last.endswith("ing") and last not in _NOUNS)


def _opens(tokens: Sequence[str], at: int) -> bool:
    """Whether a clause opens at a word: "as a justice", "after the storm" are phrases."""
    word = tokens[at].casefold()
    return word in _OPENS_CLAUSE and (word not in PREPOSITIONS or _verbs(tokens[at + 1 :]) > 0)


def _verbs(words: Sequence[str]) -> int:
    """How many finite verbs there are, as far as tables tell; an auxiliary and its verb are one."""
    count, auxiliary = 0, False
    for at, word in enumerate(words):
        before = words[at - 1].casefold() if at else ""
        if word in AUXILIARIES:
            count += not auxiliary and before != "to"
            auxiliary = True
            continue
        if auxiliary and (word.endswith("ly") or word in ("not", "also", "n't")):
            continue
        acts = word in FINITE and before != "to"
        count += not auxiliary and (acts or (_is_regular(word) and before not in _NOT_FINITE))
        auxiliary = False
    return count


def _is_regular(word: str) -> bool:
    """Whether it looks like the past of a regular verb."""
    return word.islower() and word.endswith("ed") and len(word) > len("need")
