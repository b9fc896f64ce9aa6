"""A sentence -> the same in plain words, as a desk's stylebook has it: "about" for "approximately", "said" for "told CNN".

Only what means the same wherever the pattern fits, and is shorter or plainer (Gowers, The Complete Plain Words, 1954; AP
Stylebook). What stands in quotation marks stays as it was said.
"""

from __future__ import annotations

import re

from pipeline.grammar import WHEN
from pipeline.wording import QUOTED

_EVENT = (
    r"(?:deaths?|elections?|attacks?|shootings?|votes?|meetings?|talks|crash|arrests?|decision|rulings?|reports?|resignation"
    r"|announcement|killings?|hearings?|trial|interviews?|speech|debates?|war|storm|accident|incident|outbreak|explosions?|verdict"
    r"|protests?|investigation|release|departure|revelations?|ouster|victory|defeat|win|loss|exchange|game|match|race|primary)"
)
_COUNT = r"(?=[$€£]?\d|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|hundreds|thousands)\b)"
_PLURAL = r"(?=(?:[a-z]+\s)?[a-z]+(?<!s)s\b)"
# Not whoever has a capital letter: "told Congress", "told his lawyer" say what was done.
_OUTLET = (
    r"(?:reporters|journalists|(?:[Tt]he\s)?(?:Associated Press|AP|Reuters|AFP|CNN|NBC(?: News)?|ABC(?: News)?|CBS(?: News)?|CBC"
    r"|Fox News(?: Digital)?|MSNBC|CNBC|BBC(?: News)?|NPR|PBS|Bloomberg(?: News)?|(?:New York |Los Angeles |Financial )?Times"
    r"|(?:Washington|New York) Post|Wall Street Journal|USA T(?:ODAY|oday)(?: Sports)?|P(?:olitico|OLITICO)|P(?:EOPLE|eople)"
    r"|Daily (?:Beast|News|Mail|Telegraph|Caller)|Axios|Guardian|Sun|Observer|Hill|TMZ|BuzzFeed(?: News)?|Sky News|Telegraph"
    r"|Independent))"
)
# Nobody who was told, and nobody whose name is not told: where they said it is all that is known of them.
_TOLD = r"(?<!was\s)(?<!were\s)(?<!been\s)(?<!ources\s)(?<!ource\s)(?<!fficials\s)(?<!fficial\s)(?<!eople\s)(?<!\bperson\s)told\s"
_IRREGULAR = r"(?:written|taken|built|made|held|led|won|sent|paid|brought)"
_DEFINITE = "the these those any its his her their our such what all".split()  # noqa: SIM905 - "the additional charges" are no "more"
_NOT_DEFINITE = "".join(rf"(?<!\b{word}\s)" for word in _DEFINITE)
_RULES = {
    r"in order to\b": "to",
    r"prior to\b": "before",
    r"in the (?:immediate )?(?:wake|aftermath) of\b": "after",
    rf"following (?=(?:an?|the|his|her|their|its|this|last|[A-Z][\w.-]*['’]s)\s(?:[\w'’-]+\s){{0,3}}?{_EVENT}\b)": "after ",
    r"due to the fact that\b": "because",
    r"despite the fact that\b": "although",
    r"(?:approximately|roughly) (?=[$€£]?\d|(?:half|a third|a quarter|a dozen|[a-z]+(?:teen|ty))\b)": "about ",
    r"attempted to (?=[a-z])": "tried to ",
    r"attempting to (?=[a-z])": "trying to ",
    rf"numerous {_PLURAL}": "many ",
    r"multiple (?=(?:people|sources|times|reports|officials|women|men|shots|charges|counts|outlets|states)\b)": "several ",
    r"individuals\b": "people",
    rf"an additional {_COUNT}": "another ",
    rf"{_NOT_DEFINITE}additional {_PLURAL}": "more ",
    rf"a number of {_PLURAL}": "several ",
    rf"the majority of {_PLURAL}": "most ",
    r"purchased (?=(?:an?|the|his|her|their|\d+)\b)": "bought ",
    r"to purchase (?=[a-z])": "to buy ",
    r"passed away\b": "died",
    rf"(?<!for )(?<!with )(?<!to )(?<!at )(?<!of )a total of {_COUNT}": "",
    r"whether or not\b": "whether",
    r"stated that\b": "said that",
    r"located (?=(?:in|at|on|near)\b)": "",
    r"on a (daily|weekly|monthly) basis\b": r"\1",
    r"made the decision to\b": "decided to",
    r"in the near future\b": "soon",
    r"in close proximity to\b": "near",
    r"(?:with regards? to|with respect to|regarding)(?= (?:an?|the|his|her|their|its|what|how|whether)\b)": "about",
    r"the upcoming\b": "the coming",
    r"(?:is|are) able to\b": "can",
    r"(?:has|have) the ability to\b": "can",
    r"(is|are|was|were) currently (?=[a-z]+ing\b)": r"\1 ",
    rf"(?<=[a-z] )(?<!said )(?<!says )(?:that|which|who) (?:is|are|was|were) (?=(?:[a-z]+ed|{_IRREGULAR}) by\b)": "",
    r"who is (?=an? [^,]{4,60}, (?!and\b|or\b)[a-z])(?<=[a-z], who is )": "",
    rf"{_TOLD}{_OUTLET}(?P<when>\s{WHEN})?(?=\sthat\s)": r"said\g<when>",
    rf"{_TOLD}{_OUTLET}(?=\s(?:the|he|she|it|they|there|his|her|their)\s)": "said",
    rf"(?:issued|released|put out) a statement(?P<when>\s{WHEN})? saying (?:that )?(?!.*\band [a-z]+ing\b)": (
        r"said in a statement\g<when> that "
    ),
}
_PATTERNS = [(re.compile(rf"(?<!\w){pattern}"), put) for pattern, put in _RULES.items()]


def in_plain_words(sentence: str) -> str:
    """A sentence -> the same in plain words; quotations stay."""
    plain = sentence
    for pattern, put in _PATTERNS:
        for found in reversed(list(pattern.finditer(plain))):
            if not any(quoted.start() < found.start() < quoted.end() for quoted in QUOTED.finditer(plain)):
                plain = plain[: found.start()] + found.expand(put) + plain[found.end() :]
    return plain
