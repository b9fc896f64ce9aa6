"""A sentence -> the same in the past tense, for what was said or done once: "said" for "says", "resigned" for "has resigned".

Outlets differ in the tense that they report in; a digest made of several has one, the agencies'. What a source claims keeps its
own, and what stands in quotation marks stays.
"""

from __future__ import annotations

import re

from pipeline.checking.lexicon import AUXILIARIES
from pipeline.telling.scope import outside_quotations
from pipeline.wording import QUOTED

# Not "what scientists say is an example", "women who say they": that is no report of one time.
_SAYS = re.compile(
    rf"(?<![-\w’'])(?<!who )(?!(?<=, )say,)(?:says|say)(?![-\w])(?! (?:it|so)\.)"
    rf"(?! (?:{'|'.join(sorted(AUXILIARIES))}|interferes?|threatens?|violates?)\b)"
)
# "argues that", "tells CNN", "Holm claims she", "..., the paper reports.": verbs for sure there, and no plurals.
_TELLS = re.compile(
    r"(?<=[a-z] )(?:argues|insists|warns|explains|adds|writes)(?= that\b)|\btells(?= [A-Z])|(?<=[a-z]s )tell(?= [A-Z])"
    r"|(?<=[a-z] )(?:argues|insists|warns|adds|writes|concludes|notes|acknowledges)(?=: [\"“])"
    r"|(?:claims|admits|denies|insists)(?= (?:he|she|it|they|that|the|his|her|all|any)\b)"
    r"|(?<=[a-z]{4} )(?:reports|claims|admits|writes|finds|tells)(?=\.$)"
)
_TOLD = {
    "argues": "argued",
    "insists": "insisted",
    "warns": "warned",
    "explains": "said",
    "adds": "said",
    "writes": "wrote",
    "tells": "told",
    "tell": "told",
    "concludes": "concluded",
    "notes": "noted",
    "acknowledges": "acknowledged",
    "claims": "claimed",
    "admits": "admitted",
    "denies": "denied",
    "reports": "reported",
    "finds": "found",
}
_TAIL = re.compile(r",[”\"]?\s(?!according\b)(?:[^\s,\"“”;:]+\s){1,6}\Z")
# Who does not say but reads: what it says, it says for good.
_LASTING = frozenset(
    """
research study studies science data poll polls survey surveys history
law laws constitution amendment statute rule rules policy bible quran koran scripture adage saying sign signs label clause article
section treaty contract agreement settlement code charter act bill legislation site website page profile slogan banner shirt
billboard tattoo caption plaque book guidelines deal number view theory argument name title headline phrase
it which that this what one proverb tradition theory wisdom lyrics song poem
""".split()  # noqa: SIM905
)
# Before "say": an infinitive, or somebody's say.
_NOT_TOLD = frozenset(
    """
to not n't can could will would shall should may might must did do does let lets cannot never her his its their my our your a the
final have no any some that's me him them us i you we people now of and go come help let's let’s
""".split()  # noqa: SIM905
)
_INSIDE = re.compile(r"\b(?:if|said|says|when|whether|unless|until)\b")
_IF = re.compile(r"\b(?:[Ii]f|[Ww]hen(?:ever)?|[Uu]nless|[Uu]ntil|once|where) [^,;]*\Z")
_MADE_TO = re.compile(
    r"\b(?:has|have|had|having|makes?|made|lets?|helps?|helped) (?:(?:the|its|his|her|their) )?[a-z]+s \Z"
)  # "say so"
_NEAR = 300  # characters before a verb that are looked at; a line without an end costs the square of its length else
_BEFORE = re.compile(r"([\w’'.-]+)(,)? (?:[a-z]{2,}ly )?\Z")  # "could not definitively say"
_MODALS = "may|might|could|would|should|must|will|to|not"
_AFTER_MODAL = re.compile(rf"\b(?:{_MODALS}|can|cannot|do|does|did) \w+ \Z")  # "would even say"
_WHAT_THEY = re.compile(r"\bwhat (?:\w+ ){1,3}\Z")  # "their reading of what farmers say", "He means what he says"
_NO_REPORT = (_AFTER_MODAL, _MADE_TO, _WHAT_THEY)

_ACTS = (
    "accused acknowledged acquired admitted advised agreed announced apologised apologized appealed appointed approved"
    " argued arrived asked attended attributed authorised authorized awarded backed banned blamed blocked conceded"
    " condemned confirmed converged crashed criticised criticized decided declared declined defended demanded denied"
    " deployed detected determined devised disclosed discovered dismissed donated dropped ended endorsed entered erected"
    " escaped extended failed filed fired handed hired identified imposed introduced invited issued joined landed launched"
    " lifted named nominated observed offered opened ordered pleaded praised promised published raised recalled refused"
    " rejected released replaced resigned responded restored returned revealed reversed ruled said seized sentenced"
    " settled signed spotted started stopped submitted sued suggested suspended threatened told uncovered unveiled urged"
    " visited voted vowed warned withdrawn wrecked yielded"
)
_DONE = (
    "acquitted advised appointed approved arrested awarded banned canceled cancelled charged chosen claimed cleared"
    " closed convicted criticized damaged destroyed detained diagnosed disrupted elected evacuated expelled extradited"
    " fined fired found freed handed hired hospitalised hospitalized identified indicted injured invited jailed killed"
    " named nominated ordered postponed praised published recovered rejected released removed rescued seized sentenced"
    " shot shut stabbed stolen suspended taken told wounded"
)
_DID = {
    "accusing": "accused",
    "asking": "asked",
    "urging": "urged",
    "suing": "sued",
    "demanding": "demanded",
    "denying": "denied",
    "blaming": "blamed",
    "requesting": "requested",
}
_ONE_ACT = (
    rf"(?:has|have) (?P<also>also )?(?P<act>{_ACTS.replace(' ', '|')}|died(?= (?:at|from|of|in|on|after|aged)\b)"
    r"|called(?= (?:on|for)\b))"
)
_HAS = re.compile(
    r"(?<!may )(?<!might )(?<!could )(?<!would )(?<!should )(?<!must )(?<!will )(?<!to )(?<!who )(?<!what )(?<!n['’]t )(?<!not )"
    rf"(?<!I )(?<![Yy]ou )(?<!they )(?<!he )(?<!it )\b(?:{_ONE_ACT}|(?:is|are) (?P<doing>{'|'.join(_DID)})"
    rf"|(?P<has>has|have) been (?P<done>{_DONE.replace(' ', '|')}))\b"
)
_MODAL = re.compile(rf"\b(?:{_MODALS}) \w+ \Z")  # "would probably have said no"
# It was more than once, or lasts: "has criticized her for years".
_OVER_TIME = re.compile(
    r"\b(?:since|already|yet|ever|never|so far|for (?:\w+ )?(?:hours|days|weeks|months|years|decades)|long|recent"
    r"|recently|lately|now"
    r"|as [^,]*\b(?:continues?|remains?|keeps?|begins?|prepares?|looms?|spreads?|grows?|tries|try)"
    r"|before(?= that\b|[.,])|previously"
    r"|always|times?|repeatedly|while|little|often|over the|in the past|until|still|throughout|first|this (?:week"
    r"|month|year)|to date)\b"
)


def in_the_past(sentence: str) -> str:
    """A sentence with "said" for the "says" of whoever is quoted or reported; what they say stays as it is."""

    def said(match: re.Match[str]) -> str:
        before = sentence[max(0, match.start() - _NEAR) : match.start()]
        word = _BEFORE.search(before)
        if word is None or _IF.search(before) or any(one.search(before) for one in _NO_REPORT):
            return match[0]
        last = word[1].casefold()
        if last in _NOT_TOLD or last in _LASTING or last.endswith(("n't", "n’t")):
            return match[0]
        return "said"

    def told(match: re.Match[str]) -> str:
        before = match.string[max(0, match.start() - _NEAR) : match.start()]
        if _INSIDE.search(before):  # "said it may leave if the US insists it ..."
            return match[0]
        named = re.search(r"(?<![\w’'-])[A-Z][\w-]* \Z", before)
        word = _BEFORE.search(before)
        if word is not None and word[1].casefold() in _LASTING:
            return match[0]
        if match[0] in ("claims", "admits", "denies", "insists") and match.end() + 1 < len(match.string) and not named:
            return match[0]
        return match[0] if match.string[match.end() :] == "." and not _TAIL.search(before) else _TOLD[match[0]]

    sentence = outside_quotations(sentence, _TELLS, told)
    return outside_quotations(sentence, _SAYS, said)


def as_it_happened(sentence: str) -> str:
    """A sentence with "announced" for "has announced", "was shot" for "has been shot", where that was one act at one time."""

    def past(match: re.Match[str]) -> str:
        if _MODAL.search(match.string, max(0, match.start() - _NEAR), match.start()):
            return match[0]
        if match["doing"]:
            return _DID[match["doing"]]
        if match["done"]:
            return f"{'was' if match['has'] == 'has' else 'were'} {match['done']}"
        return f"{match['also'] or ''}{'withdrew' if match['act'] == 'withdrawn' else match['act']}"

    return sentence if _OVER_TIME.search(QUOTED.sub("", sentence)) else outside_quotations(sentence, _HAS, past)
