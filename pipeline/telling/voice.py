"""A sentence -> the same without contractions: "did not" for "didn't".

Outlets differ in how they speak; a digest made of several has one way, the agencies': contractions stand in quotations only.
"""

from __future__ import annotations

import re

from pipeline.telling.scope import outside_quotations

_NOT = re.compile(
    r"\b(?P<verb>[Aa]re|[Cc]ould|[Dd]id|[Dd]oes|[Dd]o|[Hh]ad|[Hh]as|[Hh]ave|[Ii]s|[Mm]ust|[Ss]hould|[Ww]as|[Ww]ere|[Ww]ould|[Cc]a"
    r"|[Ww]o)n['’]t"
    r"(?=[ ,.;:)]|$)(?! (?:I|you|he|she|it|we|they|there)\b)(?! [A-Z]\w* [A-Z])"
)
_IRREGULAR = {"ca": "cannot", "Ca": "Cannot", "wo": "will not", "Wo": "Will not"}
_WITH_IS = r"(?:[Ii]t|[Hh]e|[Ss]he|[Tt]hat|[Tt]here|[Ww]hat|who)"
# "He's arrived" may be "is" or "has": only where the next word tells.
_PARTICIPLE = (
    r"(?:[a-z]+(?:ed|en)|made|done|come|gone|begun|grown|gained|won|lost|left|had|got|set|put|run|said|told|paid|kept|held|led|met|sent|spent|built|cut"
    r"|hit)"
)
_ADVERB = r"(?:(?:also|already|never|always|just|not|now|still|recently|only|ever|long|[a-z]+ly) )"
# "There's two of them" is no better written out.
_MANY = r"(?:two|three|four|five|six|seven|eight|nine|ten|\d+|several|many|some|few|lots|a few) "
_IS = re.compile(
    rf"\b(?P<who>{_WITH_IS})['’]s (?!(?<=[Tt]here['’]s ){_MANY})(?![\"“]?{_ADVERB}?{_PARTICIPLE}\b)(?=[a-z$\d\"“A-Z])(?!who\b)"
)
_WITH_HAS = re.compile(
    rf"\b(?P<who>{_WITH_IS})['’]s (?=[\"“]?(?:(?:also|already|never|always|not|long|only|just) )?"
    r"(?:been|begun|had|got(?:ten)?|become)\b)"
)
_REST = re.compile(
    r"\b(?P<who>I|[Yy]ou|[Ww]e|[Tt]hey|who|[Hh]e|[Ss]he|[Ii]t|[Tt]hat|[Tt]here|could|would|should|might)['’](?P<verb>re|ve|ll|m)\b"
)
_FULL = {"re": "are", "ve": "have", "ll": "will", "m": "am"}


def written_out(sentence: str) -> str:
    """A sentence without contractions, where they can be written out in one way; quotations and titles stay."""
    if "?" in sentence:
        return sentence

    def negated(match: re.Match[str]) -> str:
        return _IRREGULAR.get(match["verb"], f"{match['verb']} not")

    for pattern, put in (
        (_NOT, negated),
        (_WITH_HAS, lambda match: f"{match['who']} has "),
        (_IS, lambda match: f"{match['who']} is "),
        (_REST, lambda match: f"{match['who']} {_FULL[match['verb']]}"),
    ):
        sentence = outside_quotations(sentence, pattern, put)
    return sentence
