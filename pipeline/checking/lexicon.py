"""Closed word lists of English news that several checks share. Words as `pipeline.text.words` folds them."""

from __future__ import annotations

_MONTHS = "january february march april may june july august september october november december"
MONTHS = {month: number for number, month in enumerate(_MONTHS.split(), 1)} | {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sept": 9, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
WEEKDAYS = {
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thurs": 3, "fri": 4,
}  # fmt: skip


def _words(lines: str) -> frozenset[str]:
    return frozenset(lines.split())


def _groups(lines: str) -> dict[str, str]:
    """Groups of words, `|` or a line end between them -> each word's first in its group."""
    groups = (group.split() for group in lines.strip().replace("\n", "|").split("|"))
    return {form: group[0] for group in groups for form in group}


# Words that stand before a name and are no part of it. They are content: their own support is asked for as such.
TITLES = _words("""
mr mrs ms messrs dr prof rev hon sir lady lord dame president vice premier prime minister chancellor secretary senator
senators sen sens representative representatives rep reps congressman congresswoman governor governors gov govs general
generals gen lt lieutenant col colonel maj major capt captain cmdr commander sgt sergeant cpl corporal adm admiral brig
mayor chief chair chairman chairwoman chairperson director speaker leader whip spokesman spokeswoman spokesperson attorney
attorneys judge justice justices executive ceo envoy ambassador professor pope bishop archbishop cardinal king queen prince
princess officer detective sheriff deputy majority minority republican republicans democrat democrats democratic undersecretary
commissioner
""")
COURTESY = _words("mr mrs ms messrs")  # no content: nobody has to bear them out
PARTICLES = _words("al el bin ibn ben de del della da di du la le van von der ul")

PREPOSITIONS = _words("""
about above across after against along amid among around as at before behind below beneath beside besides between beyond by
despite during except following for from in including inside into like near of off on onto out outside over per since than
through throughout to toward towards under until unto up upon via versus with within without
""")
PERSONAL = _words("he she it they")
DETERMINERS = _words("a an the my your his her its our their this these those every each no such another")
# What begins another clause.
CONNECTORS = _words("""
and but or nor so yet that which who whom whose where when while whereas because although though if unless until since after
before as whether how why what than
""")
AUXILIARIES = _words("""
is are was were be been being am has have had having do does did will would can could may might must shall should cannot isn't
aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't couldn't shouldn't mustn't
""")

# Stems. Saying that somebody said something adds no fact: these need no support of their own.
SAYING = _words("say tell accord add")
REPORTING = SAYING | _words("""
write tweet announc argu insist warn note claim repli explain continu ask state report declar assert suggest acknowledg admit
conclud confirm deni believ think indic predict testifi reveal estim stress emphas emphasiz vow pledg promis call describ quot
cite shout chant joke respond remark observ recal concede conced boast urg caution
""")

# Roles and standings that change what is said of the one who has them.
STATUS = _words("""
former ex then late acting interim outgoing incoming elect deputy vice assistant retired alleged allegedly accused suspected
reputed reportedly purported purportedly convicted indicted charged acquitted disgraced jailed imprisoned ousted self-proclaimed
would-be presumptive unconfirmed suspended fired fugitive
""")
# Those whose loss misleads: "the alleged killer" is not "the killer".
BINDING = STATUS - _words("deputy vice assistant charged accused fired late then")

# Besides `text.denies`: words that deny what follows them.
DENYING = _words("""
deny denies denied denying refuse refuses refused refusing fail fails failed failing reject rejects rejected rejecting unlikely
unable hardly barely untrue false decline declines declined declining without
""")

# Forms that a stemmer leaves apart -> the first of their group.
BASE = _groups("""
say said says|tell told|go goes went gone|take took taken|make made|give gave given|get got gotten|come came|see saw seen
find found|hold held|keep kept|leave left|lose lost|win won
meet met|pay paid|send sent|spend spent|build built|bring brought|buy bought
catch caught|think thought|teach taught|seek sought|fight fought|sell sold|stand stood|understand understood|speak spoke spoken
break broke broken|choose chose chosen|write wrote written|drive drove driven|rise rose risen|fall fell fallen|know knew known
grow grew grown|throw threw thrown|draw drew drawn|fly flew flown|begin began begun|run ran|sit sat|lead led|feed fed|hear heard
mean meant|feel felt|deal dealt|sleep slept|strike struck|steal stole stolen|swear swore sworn|wear wore worn|tear tore torn
bear bore born borne|shoot shot|child children|man men|woman women|person people|die died dead death dying|show shown
become became|overcome overcame|withdraw withdrew withdrawn|undergo underwent undergone|forget forgot forgotten|hide hid hidden
ride rode ridden|sink sank sunk|sing sang sung|swim swam swum|spring sprang sprung|shrink shrank shrunk|wake woke woken
freeze froze frozen|forbid forbade forbidden|forgive forgave forgiven|lie lay lain|light lit|shake shook shaken
beat beaten|wife wives
bite bit bitten|blow blew blown|half halves|foot feet|tooth teeth|u.s america american americans|eu european europe|qaeda qaida
""")

# The word for a nation's people or language, or another name -> the nation; only those whose stems differ.
DEMONYMS = _groups("""
france french|britain british uk u.k|england english|netherlands dutch|spain spanish|greece greek|turkey turkish|denmark danish
sweden swedish|poland polish pole|switzerland swiss|china chinese|japan japanese|ireland irish|wales welsh|scotland scottish
finland finnish|norway norwegian|philippines filipino philippine|germany german|afghanistan afghan|pakistan pakistani
israel israeli|iraq iraqi|kuwait kuwaiti|yemen yemeni|uzbekistan uzbek|kazakhstan kazakh|thailand thai|vietnam vietnamese
portugal portuguese|lebanon lebanese|congo congolese|peru peruvian|argentina argentine|mexico mexican|canada canadian
ukraine ukrainian|islam islamic muslim|congress congressional|parliament parliamentary|russia russian|iran iranian
syria syrian|italy italian|india indian|australia australian|brazil brazilian|egypt egyptian|libya libyan|cuba cuban
korea korean|venezuela venezuelan|colombia colombian|chile chilean|haiti haitian|jordan jordanian|europe european
california calif|florida fla|massachusetts mass|connecticut conn|washington wash|texas tex|arizona ariz|colorado colo|illinois ill
michigan mich|minnesota minn|alabama ala|tennessee tenn|oregon ore|nevada nev|oklahoma okla|wisconsin wis|indiana ind|kansas kan
nebraska neb|mississippi miss|arkansas ark
""")

MODALS = _words("will would may might could can shall should must won't wouldn't couldn't can't cannot shouldn't mustn't")
# Of BASE and `wording.VERBS`, forms that are no past of a verb.
NOUN_FORMS = _words("""
children men women people wives halves feet teeth america american americans european europe qaida dead death dying says goes
become remain want seem well
""")
# What stands before "to" where the thing was done: "managed to win", "the first to land".
REALISED = _words("""
able allowed forced made managed began begun continued continues helped used happened came got went proceeded started had has
first last only second next enough seemed seems appeared appears compelled obliged permitted led caused prompted enabled chose
claims claimed tend tends tended known said believed thought reported found shown
""")
# What stands before "to" of a thing not yet done: "plans to sell", "is due to leave".
INTENDING = _words("""
plans plan planned planning wants want wanted hopes hope hoped hoping seeks seek sought aims aimed intends intend intended
expects expect expected threatens threaten threatened vows vow vowed agrees agree agreed due set likely unlikely scheduled ready
about poised bound trying tried tries prepares preparing prepared offered offers promised promises pledged decided refused
""")
