"""A sentence -> the same with dates, hours, figures, places and companies written in one way: "December 14", "3 p.m.", "8%".

Outlets write "Dec. 14" or "14 December", "8 percent" or "8 per cent", "Facebook Inc (FB.O)"; a digest made of several has one
way. What stands in quotation marks stays.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from pipeline.grammar import MONTHS
from pipeline.telling.scope import outside_quotations

_SHORT = {
    "Jan": "January",
    "Feb": "February",
    "Aug": "August",
    "Sep": "September",
    "Sept": "September",
    "Oct": "October",
    "Nov": "November",
    "Dec": "December",
}
_STATES = {
    "Ala": "Alabama",
    "Ariz": "Arizona",
    "Ark": "Arkansas",
    "Calif": "California",
    "Colo": "Colorado",
    "Conn": "Connecticut",
    "Fla": "Florida",
    "Ill": "Illinois",
    "Ind": "Indiana",
    "Kan": "Kansas",
    "Mass": "Massachusetts",
    "Mich": "Michigan",
    "Minn": "Minnesota",
    "Miss": "Mississippi",
    "Neb": "Nebraska",
    "Nev": "Nevada",
    "Okla": "Oklahoma",
    "Ore": "Oregon",
    "Tenn": "Tennessee",
    "Tex": "Texas",
    "Wash": "Washington",
    "Wis": "Wisconsin",
    "N.C": "North Carolina",
    "N.H": "New Hampshire",
    "N.J": "New Jersey",
    "N.M": "New Mexico",
    "N.Y": "New York",
    "S.C": "South Carolina",
    "S.D": "South Dakota",
    "N.D": "North Dakota",
    "R.I": "Rhode Island",
    "W.Va": "West Virginia",
}
_MONTH = "|".join(MONTHS)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()  # noqa: SIM905
_UNITS = "zero one two three four five six seven eight nine".split()  # noqa: SIM905
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()  # noqa: SIM905
_VALUES = {
    **{word: value for value, word in enumerate([*_UNITS, *_TEENS])},
    **{word: 10 * value for value, word in enumerate(_TENS, 2)},
    **{f"{tens}-{unit}": 10 * ten + one for ten, tens in enumerate(_TENS, 2) for one, unit in enumerate(_UNITS) if one},
}
_SPELT = "|".join(sorted(_VALUES, key=len, reverse=True))
_LARGE = "|".join(sorted((word for word, value in _VALUES.items() if value >= 10), key=len, reverse=True))
_COUNTED = (
    "people|men|women|children|others|years|months|weeks|days|hours|minutes|times|officers|students|members|states|countries"
)
_LARGE_UNITS = {
    **dict.fromkeys(("m", "M", "mn", "mil"), "million"),
    **dict.fromkeys(("bn", "B"), "billion"),
    "tn": "trillion",
}
_RULES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (
        re.compile(rf"(?<![\w.])(?P<month>{'|'.join(_SHORT)})\.? (?=\d{{1,2}}(?!\d)|\d{{4}}\b)"),
        lambda found: f"{_SHORT[found['month']]} ",
    ),
    (
        re.compile(
            rf"\b(?P<when>[Oo]n|until|since|by|from|to|before|after|of|and|between|dated) (?P<day>[1-3]?\d)(?:st|nd|rd|th)?"
            rf" (?P<month>{_MONTH})(?P<year> \d{{4}})?(?![-\w])(?! \d)"
        ),
        lambda found: f"{found['when']} {found['month']} {found['day']}{',' if found['year'] else ''}{found['year'] or ''}",
    ),
    (re.compile(r"(?<=\d) ?per ?cent\b"), lambda _: "%"),
    (re.compile(r"(?<=\d) ?(?P<half>[AaPp])\.?[Mm]\b\.?"), lambda found: f" {found['half'].lower()}.m."),
    # States in full behind a town (AP Stylebook since 2014); "Nanuet, N.Y." ends with its sentence's stop.
    (
        re.compile(rf"(?<=[a-z], )(?P<state>{'|'.join(map(re.escape, _STATES))})\.(?P<goes>,|(?= [a-z])|$)"),
        lambda found: _STATES[found["state"]] + (found["goes"] if found["goes"] or found.end() < len(found.string) else "."),
    ),
    (re.compile(r"(?<=\b[Tt]he )United States(?=[ ,]|\.(?= )|[’']s )(?! (?:of America|[A-Z]))"), lambda _: "U.S."),
    # Ages in figures, other numbers from ten on; below ten in words (AP Stylebook).
    (
        re.compile(rf"(?<![\w-])(?<!\d )(?P<age>{_SPELT})(?=-(?:year|month|week|day)s?-old)"),
        lambda found: str(_VALUES[found["age"]]),
    ),
    (
        re.compile(rf"(?<=[a-z,] )(?P<number>{_LARGE})(?= (?:{_COUNTED}|[a-z]{{4,}}s)\b)(?! (?:hundreds|thousands|millions)\b)"),
        lambda found: str(_VALUES[found["number"]]),
    ),
    (re.compile(rf"(?<=[a-z] )(?P<few>[2-9])(?= (?:{_COUNTED})\b(?! old\b))"), lambda found: _UNITS[int(found["few"])]),
    (re.compile(rf"\b(?P<month>{_MONTH}) of (?=(?:19|20)\d\d\b)"), lambda found: f"{found['month']} "),
    (
        re.compile(r"(?P<sum>[$£€]\d[\d.,]*) ?(?P<unit>bn|B|mil|mn|m|M|tn)\b"),
        lambda found: f"{found['sum']} {_LARGE_UNITS[found['unit']]}",
    ),
    (re.compile(r"(?P<sum>\$[\d.,]+ (?:million|billion|trillion)) dollars\b"), lambda found: found["sum"]),
    (re.compile(r"(?<=\d):00(?= [ap]\.m\.)"), lambda _: ""),
    (
        re.compile(
            r" \((?:about |around )?[\d.,]+ ?(?:kilometers?|kilometres?|km|miles?|feet|ft|meters?|metres?|m|pounds"
            r"|lbs?|kilograms?"
            r"|kilos?|kg|hectares|acres|inches|cm|degrees (?:Celsius|Fahrenheit)|°?[CF])\)"
        ),
        lambda _: "",
    ),
    (re.compile(r" \([A-Z]{1,5}\.[A-Z]{1,2}(?:: Quote)?\)"), lambda _: ""),
    (re.compile(r"(?<=[a-z]),? (?:Inc|Corp|Ltd|LLC|PLC|Plc)\b(?! of\b)(?:\.(?= [a-z])|(?![.,]))"), lambda _: ""),
)


def in_figures(sentence: str) -> str:
    """A sentence with its dates, hours, figures, states and companies as the house writes them; quotations stay."""
    for pattern, put in _RULES:
        sentence = outside_quotations(sentence, pattern, put)
    return sentence
