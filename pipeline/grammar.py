"""Words and clauses on the surface: which word is a finite verb, what is a name, where a clause has its subject.

There is no tagger here: tables of the commonest verbs of news (what follows "he", "she" and "who" in the articles of
`train/articles`, from about ten occurrences in ten million words on) and patterns. What they don't know, no rule takes apart.
"""

from __future__ import annotations

import re

_FINITE = """
is are was were has have had will would can could may might must should did does do isn't aren't wasn't weren't hasn't haven't
hadn't won't wouldn't can't couldn't didn't doesn't don't cannot said says told tells took takes made makes came comes went goes
gave gives got gets kept keeps held holds left led leads lost loses met meets put puts ran runs saw sees sent sends set sets
sold sells spoke speaks stood stands found finds fell falls grew grows heard knew knows began begins broke brought brings built
builds bought buys caught chose chooses cut drew drove felt feels fought fights flew hit hits hurt rose rises sought seeks spent
spends struck taught teaches thought thinks threw wrote writes won wins wore became becomes remained remains beat sank swept
stole swore fled paid pays showed shows wants wanted needs needed believes believed served serves worked works asked asks added
adds called calls used uses continued continues received receives helped helps noted notes described describes tweeted announced
announces tried tries supported supports claimed claims declined appeared appears plans planned signed argued argues started
starts warned warns hopes hoped suggested suggests refused refuses expects expected represents represented arrived arrives
explained explains declared talked accused acknowledged joined understands understood urged urges decided decides promised lives
lived seemed seems turned turns responded learned learns entered faces faced heads headed insisted insists pointed agreed agrees
opposed opposes raised played plays loves loved returned returns lied failed fails filed likes liked backed backs cited cites
resigned watched denied denies pushed pushes testified offered offers looked looks killed admitted considers vowed walked
studies replied carried fired sits recalled recalls moved moves expressed managed ordered cares pleaded shared reported reports
ended ends referred blamed blames traveled stopped stops earned attacked participated launched launches finished predicted
predicts complained stayed owns owned threatened threatens concluded graduated requested underwent campaigned oversaw posted
provided provides defended dropped cautioned pulled passed visited answered endorsed praised founded created creates questioned
pledged followed follows rejected rejects attempted issued meant means reiterated realized emphasized introduced picked prefers
released allowed allows tested appointed lacks repeated touted committed indicated challenged conducted presented accepted
accepts suffered reached encouraged developed revealed reveals inherited assumed demanded demands proposed proposes acted
mentioned survived discussed welcomed ruled rules admits confirmed shares opened hired wondered witnessed agree addressed
recognizes waited succeeded leaked stated favors favored struggled thanked dismissed condemned defeated charged charges
published completed regretted sounds discovered performed posed blasted compared landed asserted quit reviewed produced approved
apologized authored slammed recorded happened conceded sponsored crossed marched doubts missed gathered presided denounced tends
likened withdrew initiated switched focused focuses voiced appreciated refers objected sided forced jumped relied contributed
advocated achieved closed closes increased increases decreased climbed soared plunged gained expanded cleared blocked blocks
banned bans requires required affects affected includes included involves involved contains contained covers costs cost caused
causes wounded injured arrested detained seized crashed exploded erupted escaped reversed voted votes remarked estimated
estimates unveiled overturned upheld sued sues settled hailed criticized mocked echoed scored escalated exceeded appealed
appeals amounted accounted belongs belonged died dies sat slid tumbled surged doubled fueled sparked prompted prompts triggered
marked marks draws shut lifted eased imposed abused advised affirmed alleged alluded anticipated applauded approached arranged
assailed assisted attended attributed authorized averaged avoided awaited awarded balked bashed battled begged behaved bemoaned
betrayed boarded boasted botched bowed bragged bristled brokered brushed celebrated chaired championed chanted characterized
chastised cheated checked cheered choked clarified clashed clerked clinched coined collapsed colluded commanded commended
communicated commuted competed confessed confronted congratulated conspired consulted consumed contacted contended contradicted
controlled convened converted conveyed cooperated counseled countered courted crafted credited cried crushed dared decried
defected defied deleted delivered demurred departed derided descended deserved devised differed directed disagreed disappeared
disapproved disliked disparaged dispatched displayed dissented distanced divorced dodged donated doubted downplayed elaborated
emailed embarked emigrated encountered enjoyed enlisted envisioned espoused examined excelled exchanged exercised exhibited
exited feared fended fielded figured filibustered flashed flipped forged framed fumed grabbed groped hammered handled hated
highlighted hinted hosted huddled hugged ignored imagined immigrated implied implored incurred injected insulted intended
interrupted intervened intoned invented invited invoked joked kicked kissed knocked lacked lambasted lamented lashed lauded
laughed leaned leveled listened lowered masterminded misspoke mourned mused neglected nominated noticed observed obstructed
opted orchestrated organized outlined pardoned parried paused penned perished persuaded phoned pitched pivoted planted plotted
polled portrayed possessed poured practiced prayed preceded preferred pressed pressured pretended prevailed previewed proceeded
proclaimed prodded professed promoted propelled protested punched pursued quipped quoted raced racked railed rallied reacted
reaffirmed rebuffed rebuked recognized recounted recused referenced refrained regained reimbursed reinstated relayed relented
remembered reminded rescinded researched resented resided resorted resumed retired retorted retreated retweeted revived
ridiculed ripped risked rolled rushed sacrificed scoffed scolded scrambled screamed searched secured shouted shrugged signaled
singled skipped smiled smoked snapped solicited sounded sparred spearheaded specialized speculated staged staked stared starred
steered stepped stormed stressed stumbled summoned supervised surrendered surveyed tapped taunted teamed tended termed texted
thrived thundered ticked topped touched toured traded trailed travelled trumpeted underscored unleashed uttered vented vetoed
viewed violated volunteered waded waived wandered warmed waved weighed wielded wiped wished worried wrapped wrestled yelled
adopted amended canceled cancelled halted postponed delayed replaced reopened rebounded slipped slowed hovered totaled occurred
stemmed toppled rocked ravaged battered flooded burned docked extended expired suspended barred restricted loosened tightened
ate bore blew dug drank forgot froze hid hung knelt lit misled mistook overcame overheard rode sang shook slept spun strode
swung tore undertook woke withheld wept wove bound leapt crept dealt shone swam rang fed bled lent bent clung flung overtook
withstood foresaw outdid rewrote rebuilt resold retook befell forbade forgave arose awoke foretold accuses acknowledges admires
advises alleges appoints appreciates approves asserts assumes attends authorizes avoids awaits bears beats breaks concedes
concludes condemns confronts contends criticizes declares defends defines delivers demonstrates determines directs disagrees
discusses dismisses embraces emerges emphasizes encourages endorses engages enjoys enters expresses happens hears highlights
identifies ignores intends joins kills laments leaves lets listens maintains manages mentions mocks negotiates nominates
observes occupies oversees owes participates performs possesses praises prepares pretends proves pulls qualifies reacts reads
realizes reflects relies remembers reminds repeats replies resides responds retains slams stays succeeds suffers survives
testifies touts trusts vows waits welcomes wonders worries applies features exists comprises consists depends differs gains
lasts lies occurs prevents specializes treats
"""
FINITE = frozenset(_FINITE.split())  # some are participles as well: who asks knows what stands before
_AUXILIARY = "is are was were has have had will would can could may might must should did does do been be"
AUXILIARY = frozenset(_AUXILIARY.split())
_SAYING = """
said says told tells believes believed thinks thought argued argues claimed claims warned warns noted notes added adds reported
reports announced announces suggested suggests insisted insists acknowledged explained explains knew knows hopes hoped wrote
writes tweeted found finds showed shows indicated indicates revealed reveals confirmed stated estimated estimates predicted
predicts expects expected alleged concluded asked asks means meant saw sees heard agreed denied felt feels learned decided
determined ruled vowed promised pledged
"""
SAYING = frozenset(_SAYING.split())  # what follows may be another's clause
_PAST = """
saying=said adding=added making=made calling=called noting=noted arguing=argued leaving=left citing=cited using=used
telling=told giving=gave leading=led suggesting=suggested taking=took raising=raised claiming=claimed writing=wrote
killing=killed putting=put allowing=allowed bringing=brought prompting=prompted accusing=accused holding=held creating=created
providing=provided warning=warned urging=urged asking=asked causing=caused pushing=pushed forcing=forced setting=set
seeking=sought describing=described insisting=insisted helping=helped sending=sent drawing=drew offering=offered
reducing=reduced showing=showed ending=ended declaring=declared explaining=explained becoming=became winning=won
tweeting=tweeted requiring=required cutting=cut marking=marked demanding=demanded reflecting=reflected alleging=alleged
stating=stated echoing=echoed promising=promised keeping=kept joining=joined hitting=hit closing=closed replacing=replaced
fearing=feared delivering=delivered signaling=signaled acknowledging=acknowledged reaching=reached threatening=threatened
blocking=blocked blaming=blamed losing=lost quoting=quoted defending=defended sparking=sparked vowing=vowed paying=paid
triggering=triggered boosting=boosted asserting=asserted injuring=injured wounding=wounded rejecting=rejected pledging=pledged
criticizing=criticized denying=denied dismissing=dismissed praising=praised dropping=dropped beating=beat defeating=defeated
opening=opened lifting=lifted
"""
PAST = dict(pair.split("=") for pair in _PAST.split())  # "saying" -> "said": what the subject of the clause did

DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
DAY_PART = r"(?: (?:morning|afternoon|evening|night))?"
MONTHS = tuple("January February March April May June July August September October November December".split())  # noqa: SIM905
WHEN = rf"(?:(?:late |early )?(?:on )?(?:late |early )?{DAY}(?: (?:morning|afternoon|evening|night))?)"
TITLE = r"(?:Mr|Mrs|Ms|Dr|Sens?|Reps?|Govs?|Gens?|Lt|Col|Maj|Capt|Sgt|Adm|Rev|Prof|St|Jr|Sr|[A-Z])\."
_CAPITAL = rf"(?:{TITLE}|(?:[A-Z]\.){{2,}}|[A-Z][\w'&-]*\w)"
NAME = rf"{_CAPITAL}(?: (?:(?:of|de|van|von|bin|al|du|for) (?:the )?)?{_CAPITAL}){{0,5}}"
_PRONOUN = r"(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|[Ww]e|[Tt]here)"
_DETERMINER = (
    r"(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Ss]ome|[Mm]any|[Mm]ost|[Bb]oth|[Tt]his|[Tt]hat|[Tt]hese|[Tt]hose"
    r"|[Oo]ther|[Tt]wo|[Tt]hree)"
)
_PLURAL = (
    r"(?:[Oo]fficials|[Pp]olice|[Aa]uthorities|[Pp]rosecutors|[Ii]nvestigators|[Rr]epublicans|[Dd]emocrats|[Ll]awmakers"
    r"|[Vv]oters|[Cc]ritics|[Pp]rotesters|[Ee]xperts)"
)
_NO_SUBJECT = (
    r"(?:And|But|Or|In|On|At|After|Before|As|When|While|If|Although|Though|Because|Since|By|For|With|To|From|Despite|Under"
    r"|During|Once|Until|Unless)\b"
)
# How a clause can begin: with its subject.
FIRST = rf"(?:{_PRONOUN}\b|{_DETERMINER}\b|{_PLURAL}\b|(?!{_NO_SUBJECT})[A-Z]|\$?\d)"
_FIRST = re.compile(FIRST)
_HALF = re.compile(rf"(?!And|But|Or){_NO_SUBJECT}")
# Who said so, behind a clause: ", the official said", "told reporters".
SAID_BEHIND = r", [^,]{3,60} (?:said|says|told)\b"


def has_finite(text: str) -> bool:
    """Whether one of its words can be a finite verb."""
    return not FINITE.isdisjoint(text.replace(",", " ").rstrip(".").split())


def is_half(text: str) -> bool:
    """Whether all of it depends on a main clause that is not there: "After the vote on Monday"."""
    return _HALF.match(text) is not None and ", " not in text


def begins_half(text: str) -> bool:
    """Whether it begins with a preposition or a conjunction that makes clauses depend."""
    return _HALF.match(text) is not None


_LEFT_OVER = re.compile(
    r"[,–—-]\s*[,.]|^[^\w\"$]|\s[,.]|(?:\b(?:and|or|but|that|of|to|in|on|at|by|for|with|from|the|an?)|,|–)\s*\.$|  "
)


_SAID = re.compile(r" said\.$")
_SAID_THAT = re.compile(r"[,\"] [^,\"]{2,60} said\.$")


def is_whole(text: str) -> bool:
    """A sentence of six words or more with a finite verb, no joint showing, no clause that only depends."""
    return (
        len(text.split()) >= 6
        and not _LEFT_OVER.search(text)
        and has_finite(text)
        and not is_half(text)
        and not (_SAID.search(text) and not _SAID_THAT.search(text))
    )


_BEFORE_NOUNS = "the a an his her its their this that these those some no any to of in on at for and or two three"
_BEFORE_NOUN = frozenset(_BEFORE_NOUNS.split())
_RELATIVES = frozenset(("that", "who", "which", "whose", "where"))


def is_clause(text: str) -> bool:
    """Whether a clause begins with its subject and soon has its finite verb."""
    if not _FIRST.match(text) or text.startswith(("that ", "this ", "these ", "those ")):
        return False
    head = text.split(",")[0].rstrip(".").split()
    if len(text.split()) < 4 or head[0] in FINITE:
        return False
    for before, word, after in zip(head, head[1:7], [*head[2:], ""], strict=False):
        if word in _RELATIVES:
            return False
        participle = word.endswith("ed") and after in ("by", "of")  # "the bill supported by Democrats"
        if word in FINITE and before.lower() not in _BEFORE_NOUN and not participle:
            return True
    return False


def is_main(text: str) -> bool:
    """Whether a subject and its verb begin it, after at most one adverbial in front."""
    if begins_half(text) and ", " in text:
        text = text.split(", ", 1)[1]
    return is_clause(text) and not re.match(r"[A-Z][a-z]+ing ", text)


_NAMED = re.compile(rf"(?P<name>{NAME})(?: on {DAY})?(?:(?P<comma>,)|(?= (?P<verb>[a-z']+)))")
_NO_NAME = frozenset(("The", "He", "She", "It", "They", "There", "That", "This", "A", "An"))
_NEXT = re.compile(r" (?=([a-z']+) ([a-z]+))")
_OBJECT = frozenset(("the", "a", "an", "his", "her", "its", "their", "that", "more", "at", "to", "in", "on", "for"))
_OPEN = re.compile(r" (?:that|who|which|to|when|where)(?: |$)|,")


def subject(sentence: str) -> tuple[str, str] | None:
    """The subject at the beginning of a sentence, as it stands and as a second mention; None where that is not sure."""
    found = _NAMED.match(sentence)
    if found and not begins_half(sentence) and found["name"].split(" ")[0] not in _NO_NAME and not found["name"].endswith("ly"):
        sure = found["comma"] or found["verb"] in FINITE
        return (found["name"], second_mention(found["name"])) if sure else None
    if not sentence.startswith(("The ", "A ", "An ")):
        return None
    for place in _NEXT.finditer(sentence[:80]):
        verb, after = place.groups()
        if verb in FINITE or verb.endswith("ed"):
            noun = sentence[: place.start()]
            sure = (verb in FINITE or after in _OBJECT) and len(noun.split()) <= 6 and not _OPEN.search(noun)
            return (noun, re.sub("^An? ", "The ", noun)) if sure else None
    return None


_WITH_TITLE = re.compile(
    rf"(?!St\.){TITLE} |(?:President|Secretary|Senator|Speaker|Chancellor|Justice|Judge|Vice President|Prime Minister) "
)


def second_mention(name: str) -> str:
    """The surname where a title says that it is a person; else the name."""
    last = name.split(" ")[-1]
    return last if _WITH_TITLE.match(name) and last != name and not last.endswith(".") else name


def capital(text: str) -> str:
    """With a capital in front."""
    return text[:1].upper() + text[1:]
