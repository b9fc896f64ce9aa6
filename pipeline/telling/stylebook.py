"""What a desk's stylebook would have said in other words, and what it would say: data for `telling.plain` and `telling.voice`.

Sources of the entries: Gowers, The Complete Plain Words (1954); the plain-language lists of public administrations; the news
agencies' stylebooks. Only what means the same wherever the pattern fits: each was read in the digests it touches
(tests/quality/LOG.md).
"""

from __future__ import annotations

from pipeline.grammar import WHEN

# Words that say the same everywhere outside quotation marks, and the plainer, more neutral or more usual one.
WORDS = """
physician doctor; physicians doctors; cops police; mom mother; moms mothers; dad father; dads
fathers; kids children; execs executives; lauded praised; lambasted criticized; excoriated criticized; skewered criticized;
whilst while; amongst among; utilize use; utilizes uses; utilized used; utilizing using; utilise use; utilised used; utilising
using; commence begin; commences begins; commenced began; commencing beginning; apprehended caught; subsequently later;
gentleman man; gentlemen men; ouster removal; oust remove; fatality death; fatalities deaths; resided lived; resides lives;
residing living; vowed promised; vowing promising; e-mail email; e-mails emails; e-mailed
emailed; amidst amid; persons people; inquired asked; endeavored tried; exited left; perished died; concur agree; concurred
agreed; terminate end; necessitated required; bashing criticizing; hefty large; massive huge; erroneous wrong; erroneously
wrongly; ameliorate improve; expedite hasten; bolster strengthen; bolstered strengthened; bolstering strengthening; bolsters
strengthens; thwart stop; thwarting stopping; spearheaded led; spearheading leading; mulling considering;
pilloried criticized; decried criticized; decrying criticizing; decries criticizes; denouncing condemning; denounced
condemned; denounces condemns
"""

_EVENT = (
    r"(?:deaths?|elections?|attacks?|shootings?|votes?|meetings?|talks|crash|arrests?|decision|rulings?|reports?|resignation"
    r"|announcement|killings?|hearings?|trial|interviews?|speech|debates?|war|storm|accident|incident|outbreak|explosions?|verdict"
    r"|protests?|investigation|release|departure|revelations?|ouster|removal|victory|defeat|win|loss|exchange|game|match|race"
    r"|primary|summit|inauguration|conventions?|wedding|funeral|ceremony|launch|deadline|holidays?|weekend|midterms?|season|visit"
    r"|allegations?|complaints?|reports|criticism|surgery|dismissal|firing|conviction|collapse|publication|rally|test)"
)
_COUNT = r"(?=[$€£]?\d|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|hundreds|thousands)\b)"
_NUMBER = r"(?=[$€£]?\d)"
_PLURAL = (
    r"(?!(?:his|her|its|their|our|my|your|the|this|these|those|us|two|three|four|five|six|seven|eight|nine|ten)\b)"
    r"(?=(?:[a-z]+\s)?[a-z]+(?<!s)s\b)"
)
_THE = r"(?=(?:an?|the|his|her|their|its|this|that|those|these|[A-Z][\w.-]*)\b)"
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
_NOT_DEFINITE = "".join(rf"(?<!\b{form}\s)" for word in _DEFINITE for form in (word, word.capitalize()))
_OFFICE = r"(?<!istrict )(?<!tate )(?<!ity )(?<!ounty )(?<!rosecuting )(?<!ssistant )(?<!U\.S\. )(?<!US )(?<!ederal )(?<!eneral )"
_NO_BE = r"(?<!is )(?<!are )(?<!was )(?<!were )(?<!be )(?<!been )"
_NO_OWNER = r"(?<!the )(?<!['’]s )(?<!its )(?<!their )(?<!those )"  # "the nation's roughly 57 million pupils"
_BE = r"(?P<be>is|are|was|were)"
_SAID = r"(?:added|noted|explained|remarked|commented|stated)"
_DONE = r"(?:[a-z]+ed|written|taken|built|made|held|won|sent|paid|brought|shown|found|given|seen|shot|drawn|stolen|thrown)"
# Before "that was ...ed": no noun, or a clause that goes on.
_VERBAL = (
    r"(?:all|and|but|not|one|those|said|says|say|saw|see|believe|believed|know|known|think|thought|claim|claimed|everything|anything"
    r"|nothing|something|much|this|what|only|man|woman|was|were|it|so|such|found|find|feel|felt|show|shows|showed|hope|fear|confirm"
    r"|confirmed|argue|argued|suggest|suggests|report|reported|announced|is|are|likely|possible|clear|unclear|sure|day|time|him|her"
    r"|them|supposed)\b"
)
_WHOM = r"(?=(?:[A-Z]|(?:the|his|her|their|its|him|them|those|a)\b))"

# Phrases, as regular expressions, and what is said for them.
PHRASES = {
    r"(?<!so )in order to\b": "to",
    r"(?<!rooted )in an? (?:effort|attempt|bid) to (?=[a-z])": "to ",
    r"prior to\b": "before",
    r"in the (?:immediate )?(?:wake|aftermath) of\b": "after",
    r"(?<!hot )(?<!follow )(?<!follows )on the heels of\b": "after",
    r"in the (?:run-?up|lead-?up) to\b": "before",
    rf"following (?=(?:an?|the|his|her|their|its|this|last|[A-Z][\w.-]*['’]s)\s(?:[\w'’-]+\s){{0,3}}?{_EVENT}\b)": "after ",
    rf"ahead of (?=(?:an?|the|his|her|their|its|this|next|[A-Z][\w.-]*['’]s)\s(?:[\w'’-]+\s){{0,3}}?{_EVENT}\b)": "before ",
    r"due to the fact that\b": "because",
    r"despite the fact that\b": "although",
    r"in spite of\b": "despite",
    r"(?:as a result of|owing to|on account of)(?= [a-z])": "because of",
    rf"{_NO_BE}due to (?=(?:an?|the|his|her|their|its|concerns?|fears?|security|safety|high|low|poor|bad|lack|weather)\b)": (
        "because of "
    ),
    r"on the grounds that\b": "because",
    r"in the event that\b": "if",
    r"for the purpose of (?=[a-z]+ing\b)": "for ",
    r"with the exception of\b": "except",
    rf"(?:^|(?<=, ))in the midst of {_THE}": "during ",
    r"(?:in|during|over) the course of (?=(?:the|his|her|their|its|an?)\b)": "during ",
    rf"over the course of {_COUNT}": "over ",
    rf"{_BE} in the process of (?=[a-z]+ing\b)": r"\g<be> ",
    r"at (?:the present time|this point in time|this juncture)\b": "now",
    rf"{_NO_BE}(?:in conjunction|in collaboration|in partnership|in tandem) with\b": "with",
    r"(?:in accordance with|pursuant to)\b": "under",
    r"on a regular basis\b": "regularly",
    r"on (?:multiple|several|numerous) occasions\b": "several times",
    r"on two occasions\b": "twice",
    r"for a period of\b": "for",
    rf"{_NO_OWNER}(?<!a )(?<!an )(?<!s['’] )(?<!these )"
    r"(?:approximately|roughly) (?=[$€£]?\d|(?:half|a third|a quarter|a dozen|two|three|four|five|six"
    r"|seven|eight|nine|ten"
    r"|[a-z]+(?:teen|ty))\b)": "about ",
    r"(?<!may )(?<!just )(?<!might )as well(?=[.,])": "too",
    rf"{_NO_OWNER}"
    r"(?:around|some) (?!(?:1[89]|20)\d\d(?![\d,]))(?=[$€£]?\d[\d,.]*(?!\d*['’:/]))": "about ",
    rf"(?:in excess|upwards?) of {_NUMBER}": "more than ",
    rf"no (?:fewer|less) than {_NUMBER}": "at least ",
    rf"as (?:many|much) as {_NUMBER}": "up to ",
    rf"(?<=[a-z] )close to {_NUMBER}": "nearly ",
    r"(?P<of>\b(?:of|for|with|from|by|has|have|had|been|was|were|are|is|killed|injured|wounded|raised|spent|cost|paid|lost"
    r"|received|and)\s)over (?=[$€£]?\d[\d,.]*\s(?!years?|months?|weeks?|days?|hours?|minutes?|decades?))": r"\g<of>more than ",
    r"attempted to (?=[a-z])": "tried to ",
    r"attempting to (?=[a-z])": "trying to ",
    r"sought to (?=[a-z])": "tried to ",
    r"(?P<was>is|are|was|were|been|now) seeking to (?=[a-z])": r"\g<was> trying to ",
    r"(?<=, )seeking to (?=[a-z])": "trying to ",
    rf"numerous {_PLURAL}": "many ",
    r"multiple (?=(?:people|sources|media|times|reports|officials|women|men|shots|charges|counts|outlets|states)\b)": "several ",
    rf"an additional {_COUNT}": "another ",
    rf"{_NOT_DEFINITE}additional {_PLURAL}": "more ",
    rf"a (?:number|string|series) of {_PLURAL}(?!\w+ (?:that|which) [a-z]+s\b)": "several ",
    rf"a handful of {_PLURAL}": "a few ",
    rf"a (?:wide )?variety of {_PLURAL}": "various ",
    # not "there's also a wide range of countries"
    rf"(?<!\bis )(?<![’']s )(?<! also )(?:a lot|lots|plenty|a slew|a host|a raft|a bevy|a wide range) of {_PLURAL}": "many ",
    rf"(?:the|a) (?:vast |overwhelming |great )?majority of {_PLURAL}": "most ",
    r"(?:the|a) (?:vast |overwhelming |great )?majority of (?=(?:the|those|these|his|her|their|its)\b)": "most of ",
    r"all of (?=(?:the|these|those|his|her|their|its)\b)": "all ",
    r"(?P<side>outside|inside|off) of (?=(?:the|an?|his|her|their|its|[A-Z])\b)": r"\g<side> ",
    r"the month of (?=[A-Z])": "",
    r"(?<=in )the state of (?=[A-Z])": "",
    r"(?P<what>speculation|questions?|doubts?|debate|concerns?|uncertainty|disagreement) as to whether\b": (
        r"\g<what> about whether"
    ),
    r"(?<!raise )(?<!raises )(?<!raised )(?<!raising )(?<!pose )(?<!poses )(?<!posed )"
    r"(?<!begs )the question of whether\b": "whether",
    r"whether or not\b": "whether",
    r"purchased (?=(?:an?|the|his|her|their|\d+)\b)": "bought ",
    r"to purchase (?=[a-z])": "to buy ",
    r"to obtain (?=[a-z])": "to get ",
    r"passed away\b": "died",
    r"lost (?:his life|her life|their lives)\b": "died",
    r"claimed the li(?:fe|ves) of\b": "killed",
    r"committed suicide\b": "died by suicide",
    r"shot and killed\b(?! (?:him|her|them|himself|herself|themselves|me|us|you|it)\b)": "shot dead",
    r"left (?P<who>(?:at least |more than |up to )?(?:\d[\d,]*|[a-z]+)(?: people)?) dead\b(?! and\b)": r"killed \g<who>",
    r"probe (?=into\b)": "investigation ",
    r"(?P<kind>criminal|federal|internal|ongoing|impeachment|ethics|corruption|fraud|murder|collusion) probe\b(?!s)": (
        r"\g<kind> investigation"
    ),
    r"probes (?=into\b)": "investigations ",
    r"to probe (?=(?:an?|the|his|her|their|its|whether|how|possible|allegations)\b)": "to investigate ",
    r"probing (?=(?:an?|the|his|her|their|its|whether|how|possible|allegations|[A-Z])\b)": "investigating ",
    rf"{_OFFICE}(?P<a>a)ttorney(?P<s>s?)(?P<of>['’]s)?(?= (?:for|said|says|told|who|and|has|had|was|is|in|[A-Z])"
    rf"|[,.]| [a-z]+ed\b)": (r"lawyer\g<s>\g<of>"),
    r"(?:slammed|blasted|ripped|bashed) (?=(?:[A-Z][\w’'-]+|(?:the (?:president|decision|move|plan|report|bill|media"
    r"|administration))"
    r"))(?!.*\b(?:to|into|onto|against|on) the (?:floor|ground|wall|door|hood|pavement|car)\b)": "criticized ",
    r"(?:lashed|hit) out at\b": "criticized",
    r"hailed (?=(?:the|his|her|its|their|[A-Z][\w’'-]+)\b)": "praised ",
    r"(?:vows|pledges) to (?=[a-z])": "promises to ",
    r"pledged (?=to [a-z]|that\b|not to\b)": "promised ",
    r"pledging (?=to [a-z]|that\b|not to\b)": "promising ",
    r"inked (?=(?:an?|the)\b)": "signed ",
    r"(?P<was>was|were|been|be) tapped (?=(?:to|as|for|by)\b)": r"\g<was> chosen ",
    rf"{_BE} (?:set|slated|scheduled) to (?!music|expire\b)(?=[a-z])": r"\g<be> to ",
    r"(?:was|were) unable to (?=[a-z])": "could not ",
    r"(?:is|are) unable to (?=[a-z])": "cannot ",
    r"(?<!have )(?<!has )(?<!had )(?<!having )(?<!be )(?<!been )(?<!and )(?<!far )(?<!ly )(?<!tried but )"
    r"failed to (?!be\b)(?=[a-z])": "did not ",
    r"has an impact on\b": "affects",
    r"have an impact on\b": "affect",
    r"had an impact on\b": "affected",
    r"reached an? (?:agreement|deal) to\b": "agreed to",
    r"came to the conclusion that\b": "concluded that",
    r"held a meeting with\b": "met",
    r"had a meeting with\b": "met",
    r"(?:issued|offered) an apology\b": "apologized",
    r"is comprised of\b": "consists of",
    r"are comprised of\b": "consist of",
    r"conducted an investigation (?:into|of)\b": "investigated",
    r"launched an? (?:investigation|probe|inquiry) into\b": "opened an investigation into",
    r"participated in\b": "took part in",
    r"participating in\b": "taking part in",
    r"participate in\b": "take part in",
    r"departed from (?=the|[A-Z])": "left ",
    r"(?P<was>was|were) transported to\b": r"\g<was> taken to",
    r"sustained (?=(?:[a-z-]+ ){0,2}(?:injur(?:y|ies)|wounds?|burns?|damage|fractures?|cuts|bruises)\b)": "suffered ",
    r"requested (?=(?:an?|the)\b)": "asked for ",
    r"requested that\b": "asked that",
    r"(?P<was>was|were|been) informed (?=of|that|about)": r"\g<was> told ",
    r"informed (?=(?:[A-Z]\w+|him|her|them|(?:the|his|her|their) (?:police|president|family|officials|staff|public|council))"
    r" (?:of|that|about|he|she|they|it)\b)": "told ",
    r"(?P<was>was|were|been) notified (?=of|that|about)": r"\g<was> told ",
    rf"notified {_WHOM}": "told ",
    r"occurred\b(?! (?:to|or)\b)(?! in (?:or\b|(?:about |nearly |some )?\d))": "happened",
    r"occurring\b": "happening",
    r"(?<=incident )took place\b": "happened",
    r"initially (?=[a-z]+(?:ed|d)\b|said\b|told\b|thought\b)": "at first ",
    r"initial (?=(?:reports?|reaction|response|results|findings|statements?|estimates?|tests|accounts?)\b)": "first ",
    r"had previously (?=[a-z])": "had ",
    rf"{_BE} currently (?=[a-z])": r"\g<be> ",
    r"(?<=who )currently (?=[a-z]+s\b)": "",
    r"(?<!once )(?<!Once )upon (?=(?:an?|the|his|her|their|its|arrival|[a-z]+ing)\b)": "on ",
    r"(?<!newly )discovered (?=(?:an?|the|that|his|her|their|it|in|on|at|when|\d+)\b)": "found ",
    rf"(?:{_SAID}|pointed out) that\b": "said that",
    rf"{_NO_BE}{_SAID}(?=[,:]? [\"“])": "said",
    rf"(?<=[\"”] )(?P<who>(?:[\w.’'-]+ ){{1,5}}){_SAID}(?=\.$)": r"\g<who>said",
    r"(?:sparked|triggered|ignited|touched off) (?=(?:an?|outrage|criticism|concerns?|fears?|protests?|anger"
    r"|panic)\b)": "caused ",
    r"(?:sparking|triggering|igniting|touching off) (?=(?:an?|outrage|criticism|concerns?|fears?|protests?|anger|panic)\b)": (
        "causing "
    ),
    r"unveiled (?=(?:an?|the|his|her|its|their)\b)": "presented ",
    r"top (?P<who>officials?|aides?|advisers?|executives?|diplomats?)\b": r"senior \g<who>",
    r"(?P<what>price|tax|rate|tuition|fare|wage|pay|fee|tariff) hike(?P<s>s?)\b": r"\g<what> increase\g<s>",
    r"row (?=(?:over|about|between)\b)": "dispute ",
    r"(?P<whose>the|his|her|its|their|failed|unsuccessful) bid to (?=[a-z])": r"\g<whose> attempt to ",
    r"a bid to (?=[a-z])": "an attempt to ",
    r"slashed (?=(?:prices|jobs|spending|funding|costs|budgets|the budget|interest)\b)": "cut ",
    r"slashing (?=(?:prices|jobs|spending|funding|costs|budgets|the budget|interest)\b)": "cutting ",
    r"(?:bombshell|explosive|shocking|stunning|jaw-dropping) (?=(?:new )?(?:reports?|allegations?|claims?|testimony"
    r"|revelations?|interviews?)\b)": "",
    r"(?:is|are) going to (?!the\b|an?\b|his\b|her\b|their\b|school|work\b|jail|prison|court|college|church|bed\b"
    r"|war\b)(?=[a-z])": "will ",
    r"(?P<of>(?!does|is|was|has|this|as\b)[a-z]{2,}s) as well as (?=[a-z])": r"\g<of> and ",
    r"(?P<what>(?!also|better|best|widely|formerly|commonly|otherwise|is|was|are|were|be|been|once|now"
    r"|heretofore\b)[a-z]{3,}) known as (?=[A-Z“\"])": (r"\g<what> called "),
    rf"(?P<noun>(?!{_VERBAL})[a-z]{{3,}}) (?:that|which) (?:is|are|was|were) (?P<done>{_DONE} (?:in|on|at|to"
    rf"|from|for|with|during|after|near"
    r"|under|between|into)\b)": r"\g<noun> \g<done>",
    r"located (?=(?:in|at|on|near)\b)": "",
    r"on a (daily|weekly|monthly) basis\b": r"\1",
    r"made the decision to\b": "decided to",
    r"(?<!male )individuals\b": "people",
    r"in the near future\b": "soon",
    r"in close proximity to\b": "near",
    r"(?P<what>questions?|talks|information|concerns?|statement|reports?|details|comments?|discussions?|debate|decision|rumou?rs"
    r"|allegations?|documents?|letter|complaints?) (?:with regards? to|in regards? to|with respect to|regarding|concerning)"
    r"(?= (?:an?|the|his|her|their|its|what|how|whether|[a-z]+s)\b)": r"\g<what> about",
    r"the upcoming\b": "the coming",
    r"(?:is|are) able to\b": "can",
    r"(?<!to )(?<!not )(?<!ould )(?<!will )(?<!can )(?<!may )(?<!might )(?<!must )(?:has|have)"
    r" the ability to\b": "can",
    r"(?:was|were) required to\b": "had to",
    r"still remain": "remain",
    r"brand[ -]new\b": "new",
    r"(?:completely|totally) destroyed\b": "destroyed",
    r"the exact same\b": "the same",
    r"end result\b": "result",
    r"(?<!n['’]t )(?<!not )(?:actually|really|literally|basically) (?=[a-z])": "",
    rf"(?<!for )(?<!with )(?<!to )(?<!at )(?<!of )a total of {_COUNT}": "",
    rf"(?<=[a-z] )(?<!said )(?<!says )(?:that|which|who) (?:is|are|was|were) (?=(?:[a-z]+ed|{_IRREGULAR}) by\b)": "",
    r"who is (?=an? [^,]{4,60}, (?!and\b|or\b)[a-z])(?<=[a-z], who is )": "",
    rf"{_TOLD}{_OUTLET}(?P<when>\s{WHEN})?(?=\sthat\s)": r"said\g<when>",
    rf"{_TOLD}{_OUTLET}(?=\s(?:the|he|she|it|they|there|his|her|their)\s)": "said",
    rf"(?:issued|released|put out) a statement(?P<when>\s{WHEN})? saying (?!that,)(?:that )?(?!.*\band [a-z]+ing\b)": (
        r"said in a statement\g<when> that "
    ),
    r"an? (?:staggering|whopping|mere|paltry|measly|stunning|astonishing|incredible|astounding|hefty|cool"
    r"|mind-boggling) (?=[$€£]?\d)": "",
    # "That usually may be omitted when a dependent clause immediately follows a form of the verb to say" (AP Stylebook).
    r"(?P<said>said|says|saying) that (?=(?:he|she|it|they|there|the|his|her|its|their|a|an)\b)(?!an? [a-z]+ ago\b)"
    r"(?!.*\b(?:and|but|or) that\b)": (r"\g<said> "),
    r"the (?P<role>president|prime minister|mayor|governor|leader|head|chief executive|director|founder|owner|family"
    r"|mother|father|wife"
    r"|husband|son|daughter|widow|parents|friends|lawyers?"
    r"|police chief) of (?P<whose>[A-Z][\w-]*[a-rt-z](?: [A-Z][\w-]*[a-rt-z]){0,2})"
    r"(?= (?:said|says|told|has|have|had|was|were|is|are|will|would|in|on|at|by|to|who|when|after)\b"
    r"|,|\.(?! [A-Z])|(?<=[a-z]{5})\.)(?!, (?P=whose)\b|, (?:an?|the|one|which|whose|where)\b"
    r"|, (?:D\.C|[A-Z][a-z]{2,5})\.)": r"\g<whose>'s \g<role>",
}
