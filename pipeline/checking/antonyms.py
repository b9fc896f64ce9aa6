"""Pairs of news words that are each other's opposite, as `text.words` folds them."""

from __future__ import annotations

from collections.abc import Iterator

# The sides of a pair are parted by `/`, pairs by `;`. Words of one side say the same of what they are said of.
_PAIRS = """
rise rose risen rises rising increase increased increases increasing climb climbed climbs climbing grow grew grown growing
gain gained jump jumped surge surged soar soared advanced / fall fell fallen falls falling drop dropped drops dropping
decrease decreased decreases decreasing decline declined declines declining slide slid plunge plunged tumble tumbled sink sank
shrink shrank shrunk slump slumped dip dipped; raise raised raises raising hike hiked / lower lowered lowers lowering cut cuts
cutting reduce reduced reduces reducing slash slashed; increase increased / reduce reduced cut; up upward / down downward;
higher / lower; highest / lowest; more / less fewer; bigger larger greater / smaller; most / least fewest; better improved /
worse worsened; best / worst; improve improved improves improving / worsen worsened worsens worsening deteriorate
deteriorated; strengthen strengthened strengthens strengthening / weaken weakened weakens weakening; stronger / weaker; widen
widened widens / narrow narrowed narrows; expand expanded expands / shrink shrank shrunk; majority / minority; acquit
acquitted acquits cleared exonerated / convict convicted convicts; guilty / innocent; win won wins winning / lose lost loses
losing; victory / defeat loss; approve approved approves approving pass passed passes passing adopt adopted adopts ratified /
reject rejected rejects rejecting vetoed; passed / failed defeated; accept accepted accepts accepting / reject rejected
rejects refuse refused refuses; uphold upheld upholds / overturn overturned overturns reversed; support supported supports
supporting backed backs backing endorse endorsed endorses favor favored / oppose opposed opposes opposing; supporters
proponents / opponents critics; praise praised praises hailed lauded / criticize criticized criticizes condemn condemned
condemns slammed; likely / unlikely; able / unable; legal / illegal; lawful / unlawful; constitutional / unconstitutional;
safe / unsafe dangerous; popular / unpopular; successful / unsuccessful; confirm confirmed confirms / deny denied denies;
admit admitted admits acknowledge acknowledged / deny denied denies; open opened opens opening reopened / close closed closes
closing shut; start started starts starting begin began begun begins / end ended ends ending finish finished; resume resumed
resumes / suspend suspended suspends halt halted stop stopped; continue continued continues / stop stopped stops halted ceased
end ended; enter entered enters entering arrived / leave left leaves leaving depart departed exit exited; join joined joins
joining / leave left leaves leaving quit; allow allowed allows allowing permit permitted permits / ban banned bans banning
prohibit prohibited forbid forbade forbidden block blocked blocks bar barred; lift lifted lifts / impose imposed imposes;
release released releases free freed frees / arrest arrested arrests detain detained detains jail jailed; hire hired hires /
fire fired fires dismiss dismissed sack sacked; survive survived survives / died dies; dead / alive; killed died / injured
wounded hurt; include included includes including / exclude excluded excludes excluding; remember remembered / forget forgot
forgotten; succeed succeeded succeeds / fail failed fails; north northern / south southern; east eastern / west western; above
/ below; major / minor; domestic / foreign; plaintiff plaintiffs / defendant defendants; prosecutor prosecutors / defendant
defendants; profit profits / loss losses; surplus / deficit; employment / unemployment; warmer / cooler; rich richer / poor
poorer; fast faster / slow slower; accelerate accelerated / slow slowed; build built builds building / demolish demolished
destroy destroyed; create created creates / destroy destroyed eliminate eliminated; appoint appointed appoints / dismiss
dismissed; stay stayed stays remain remained remains / leave left leaves; agree agreed agrees / disagree disagreed disagrees;
trust trusted / distrust distrusted; encourage encouraged / discourage discouraged; positive / negative; optimistic /
pessimistic; permanent / temporary; voluntary / mandatory
"""


def _groups(lines: str) -> Iterator[str]:
    return map(str.strip, lines.split(";"))


def _sides() -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    """Each word of a pair -> all that say the same, itself among them; all that say the opposite."""
    same: dict[str, frozenset[str]] = {}
    opposite: dict[str, frozenset[str]] = {}
    for pair in _groups(_PAIRS):
        one, other = (frozenset(side.split()) for side in pair.split("/"))
        for own, its in ((one, other), (other, one)):
            for word in sorted(own):
                same[word] = same.get(word, frozenset()) | own
                opposite[word] = opposite.get(word, frozenset()) | its
    return same, opposite


SAME, OPPOSITE = _sides()
