"""An `unquoted` sentence -> who is said to have said its quotation, in its own words, where that is nobody by name."""

from __future__ import annotations

import re

from pipeline.referring.mentions import SAYING
from pipeline.wording import flaws

_SAYS = rf"(?:{'|'.join(sorted(SAYING))})"
_SPEAKS = re.compile(
    rf"“”,?\s(?:(?P<before>[^“”;:()]{{2,90}}?)\s{_SAYS}\b"
    rf"|{_SAYS}\s(?P<behind>[^“”;:(),]{{2,80}}?)(?=[,.]|\s(?:in|on|at|after|during|who|when|as|to|about)\b))"
    r"(?P<rest>[^“”]*)\Z"
)
_SPEAKS_AGAIN = re.compile(rf"\b(?:{_SAYS}|adding|saying)\b")
_NAMED = re.compile(r"(?P<what>[Aa]n?\s[^,]+),\s[A-Z][\w’'-]+(?:\s[A-Z][\w’'.-]*){1,2},\Z")
_ADVERB = re.compile(r"\s(?:also|later|then|has|had|once|previously|recently|reportedly|repeatedly|purportedly)\Z")
_LEANING = frozenset(
    """he she it they his her their its i we you my our your who which that this these those another other others second
    third both same latter former""".split()  # noqa: SIM905
)
# "The source said" without whoever introduced one is nobody; "one officer", "a source close to the family" is somebody.
_SOMEBODY = frozenset(
    """source sources official person colleague officer witness boy girl teen teenager student pair insider user caller man
    woman donor activist aide adviser strategist analyst expert resident protester neighbor neighbour mother father
    statement report letter email post tweet text message caption document ruling article""".split()  # noqa: SIM905
)
_MANY = frozenset(
    ("police", "officials", "authorities", "prosecutors", "investigators", "researchers", "organizers", "organisers")
)
_COURTESY = re.compile(r"(?:Mr|Mrs|Ms|Miss)\b")
_LONGEST = 9  # words


def voice(plain: str) -> str | None:
    """ "“”, one officer said." -> "one officer"; None where nobody, more than one, or only "the source" speaks.

    With a name behind it comes the comma that closes that: "an Arden spokeswoman, Ann Holm,".
    """
    found = _SPEAKS.search(plain)
    if found is None or _SPEAKS_AGAIN.search(found["rest"]):
        return None
    who = _ADVERB.sub("", found["before"] or found["behind"])
    named = _NAMED.match(who)
    if not _is_one(named["what"] if named else who):
        return None
    return f"the{who[3:]}" if who.startswith("The ") else who


def _is_one(who: str) -> bool:
    """Whether it is somebody to a reader who knows nothing else."""
    words = who.replace(",", "").split()
    if "," in who or len(words) > _LONGEST or not _LEANING.isdisjoint(map(str.casefold, words)):
        return False
    first, last = words[0], words[-1]
    if len(words) == 1:
        return first in _MANY or sum(map(str.isupper, first)) > 1 or "." in first[:-1]
    if _COURTESY.match(first) or (first.casefold() == "the" and last in _SOMEBODY) or words[:2] == ["one", "of"]:
        return False
    if (
        first[0].islower()
        and first not in ("the", "a", "an", "one")
        and not (last[0].isupper() or last in _MANY or last.endswith("s"))
    ):
        return False
    return flaws(f"{who[0].upper()}{who[1:]} said that the plan was good.").isdisjoint(("dangling", "leaning", "first_person"))
