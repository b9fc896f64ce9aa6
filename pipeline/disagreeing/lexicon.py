"""Closed word lists of English news for comparing what articles say. Words as `pipeline.text.words` folds them, stems of
those where a comment says so."""

from __future__ import annotations


def _words(lines: str) -> frozenset[str]:
    return frozenset(lines.split())


# Stems that stand for one another where two reports tell of one event -> the first of their group.
_GROUPS = """
kill die death fatal slain perish dead deadli drown|hurt injur injuri wound|arrest detain custodi|free freed releas|kidnap abduct
miss unaccount|flee evacu displac|case infect|bomb bomber blast explos explod|quake quak earthquak tremor temblor
fire blaze wildfir flame|burn burnt|shoot gunman gunmen shooter|attack assault|crash collis collid|talk negoti
deal agreement accord pact agre|storm hurrican cyclon typhoon|march protest demonstr ralli|rescu save
begin start open commenc|employ employe|carri board aboard|buy acquir purchas|fall plung
"""
CLASSES = {form: group.split()[0] for group in _GROUPS.strip().replace("\n", "|").split("|") for form in group.split()}
# Stems of what counts people only: "12 people killed", "the lives of 12".
ANYBODY = _words("person other victim live bodi individu total")
# Words that put a sentence into another time or on another scale than one without them.
APART = _words("""
last also again previous previously daily weekly monthly earlier ago since annual annually average per each every total combined
another additional next former then initially originally record half early late both separate separately
rival same alone competing alternative opposing different similar other countries worldwide
""")
TALLY = _words("toll tally count figure report reports")  # "an earlier toll" is of the same event
# What may be, or might have been.
SUPPOSED = _words("""
would could can may might should if whether expected projected forecast forecasts predicted proposed estimated estimates
need needs needed
""")
# Stems about the count, not the event.
TELLING = _words("far toll number least rise climb jump total mani offici near never twice")
# Stems.
EPIDEMIC = _words("coronavirus covid virus pandem outbreak epidem flu ebola cholera measl case")
SCOPES = _words("world worldwid global state nation nationwid countri counti citi")
# Stems of what goes up and down by the hour: two reports of it differ and are both right.
MOVING = _words(
    "count index dow nasdaq ftse dax share stock trade futur yield rate poll survey barrel gallon precinct bushel ounc"
)
# Stems of what has "52 to 47" for a vote.
VOTING = _words("vote voter senat hous parliament lawmak bill measur confirm approv elect pass council")
# Stems that govern a number and tell nothing of what it counts.
# Stand between a number's things and what is said of them: "12 were still missing", "are feared dead".
BETWEEN = _words("still now also already fear believ report confirm")
IDLE = _words("place area part way time end number")
# What stands before a place.
AT = _words("in at near across outside around throughout")
# Stems of what only grows while an event goes on, and what also falls.
GROWING = _words("kill hurt miss arrest case free kidnap flee burn rescu destroy rais confirm sicken")
FALLING = _words("miss")
RISING = _words("rise climb jump increas grow reach stand top soar exceed fall drop")
ROUGHLY = _words("about nearly estimated least roughly approximately around almost")

# What follows is said of something else.
JOINS = _words("and or but while who which that")
# What stands before a number that is a part of another: "including three", "of whom three", "another three".
PART = _words("""
including included of among other another additional extra further more remaining plus whom them only just his her their its our
whose
""")
# What stands before a number that counts nothing: "suspect 2", "Chapter 19".
LABELS = _words("""
suspect stage chapter article title section category grade phase level number route highway flight room page type part class
amendment district game round season episode week day no
""")

# Denials.
REPORTS = _words("""
report reports claim claims allegation allegations accusation accusations rumor rumors rumour rumours suggestion suggestions
speculation assertion assertions
""")
DENY = _words("""
deny denies denied denying reject rejects rejected rejecting dismiss dismisses dismissed dismissing refute refutes refuted
refuting dispute disputes disputed disputing rebut rebutted
""")
NO_CLAIM = _words("funding building hearing")  # "denied funding"
CALL = _words("call calls called calling describe describes described label labels labeled labelled brand branded")
FALSE = _words("""
false untrue hoax baseless unfounded groundless inaccurate incorrect wrong fabricated exaggerated nonsense bogus fake rubbish lies
""")
# What says itself that it is a report of others.
SOURCED = _words(
    "sources source reported reportedly quoted quoting citing unnamed unidentified anonymous anonymity familiar leaked"
)
# Whoever says so does not say that it is so.
UNCLAIMED = _words("""
accused accuses accusing accuse accusation accusations alleged allegedly allegation allegations suspected rumored rumoured
denial denials denied denies deny denying yet until unless refused failed whether if asked question questions false untrue hoax
potential potentially possible possibly
investigation investigations investigating investigate probe probing inquiry speculation
ruled ruling debunked disproved dispelled notion myth
""")
# "resigned over allegations that ...": resigned he has.
CHARGES = _words("allegations accusations questions suspicions claims")
OVER = _words("over amid after following despite")
# Who is told of in a caption: its day is that of the picture.
CAPTION = _words("photo photograph picture pictured image screengrab file seen holds issue published online")
# After "denied" these begin what is denied: "denied that", "denied any", "denied he had"; "denied the request" denies no claim.
OPENING = _words("that having he she it they there being knowing")
AFTER_REPORTS = _words("of that it he she they its his her their")
FIRST_PERSON = _words("i i'm i've i'd i'll we we're we've you you're my our your")
EMPTY = _words(
    "regarding concerning being having anti pro non one two three four five six seven eight nine ten first second third"
)

# Stems of which one is not said of the other: the boys' 61 points are not the girls' 68.
SIBLINGS = tuple(
    _words(group)
    for group in """
man woman|boy girl|male femal|adult child|father mother|son daughter|brother sister|husband wife|armi militia|soldier civilian
troop rebel|north south east west|northern southern eastern western|first second third fourth|primari secondari|senior junior
public privat|import export|summer winter spring autumn|morn afternoon even night|urban rural|domest foreign|upper lower
""".strip()
    .replace("\n", "|")
    .split("|")
)


def _sides(pairs: str) -> dict[str, int]:
    """Pairs of opposites -> each word with the number of its pair, negative on the second side."""
    return {
        word: sign * number
        for number, pair in enumerate(pairs.split("|"), 1)
        for sign, side in zip((1, -1), pair.split("/"), strict=True)
        for word in side.split()
    }


# What a thing is or is not, and verbs of which one is told and not the other.
STATES = _sides("open/closed shut|alive/dead|guilty/innocent|safe/unsafe dangerous|legal/illegal|real/fake")
VERDICTS = _sides("acquitted/convicted|approved passed adopted accepted/rejected|upheld/overturned")
# Stems: what one does to an agreement that there is.
REACHING = _words("reach sign struck strike make conclud clinch seal")
REMAINING = _words("still now remain")
