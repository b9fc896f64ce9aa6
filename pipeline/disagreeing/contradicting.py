"""What one sentence denies and another affirms."""

from __future__ import annotations

from collections.abc import Set
from functools import lru_cache

from pipeline.checking.lexicon import BASE, CONNECTORS, SAYING
from pipeline.checking.names import names
from pipeline.checking.reading import Reading, is_date_word
from pipeline.disagreeing.denials import NOUN_NEXT, PERSONAL, Denial, behind_adverbs
from pipeline.disagreeing.lexicon import CHARGES, DENY, FALSE, OVER, SOURCED, STATES, UNCLAIMED
from pipeline.disagreeing.statements import canonical, likeness, other_day, statement
from pipeline.disagreeing.states import clash, reached

LEAST = 0.6  # share of what is denied that a sentence must have to affirm it; more where nobody speaks of reports
_UNSEEN = 3  # least words of a claim whose heart is not seen
_REACH = 4  # tokens between who did it and the verb
_SPREAD = 16  # tokens
_COMMON = 2  # words in common besides the thing that is reached or not
_VOICES = frozenset(("said", "sai", "say"))
_SELF = PERSONAL | {"it", "they", "its", "their"}
_GO_WITH_OF = BASE.keys() | STATES.keys()  # "knew of", "guilty of"; "the shooting of" is no verb
_UNCLAIMED = UNCLAIMED | FALSE | DENY


@lru_cache(maxsize=1 << 12)
def claimed(reading: Reading) -> frozenset[str]:
    """All that a sentence affirms in canonical stems, empty where it denies, asks, supposes or accuses."""
    tokens = reading.tokens
    end = next((at for at in range(1, len(tokens)) if tokens[at].word in CHARGES and tokens[at - 1].word in OVER), len(tokens))
    if (
        any(token.denies or token.word in _UNCLAIMED for token in tokens[:end])
        or "?" in reading.text
        or statement(reading).supposed
    ):
        return frozenset()
    return frozenset([canonical(tokens[at]) for at in reading.content if at < end])


def contradicts(denial: Denial, denying: Reading, claiming: Reading) -> frozenset[str]:
    """The words of what one sentence denies that another affirms, or nothing where that is another matter."""
    match denial.form:
        case "state":
            told = clash(denying, claiming)
            return frozenset((*(told[0].subject & told[1].subject), denial.core)) if told else frozenset()
        case "none":
            return _reached(denial, denying, claiming)
        case _:
            return _affirmed(denial, denying, claiming)


def _reached(denial: Denial, denying: Reading, claiming: Reading) -> frozenset[str]:
    """The words in common where one says that there is no agreement, and the other that they have reached one."""
    told, other = statement(denying), statement(claiming)
    words = [frozenset(canonical(token) for token in reading.tokens) - {""} for reading in (denying, claiming)]
    both = (words[0] & words[1]) - {denial.core} - _VOICES
    if len(both) < _COMMON or reached(denial.core, claiming) is None or other_day(told, other) or told.apart != other.apart:
        return frozenset()
    return both | {denial.core}


def _affirmed(denial: Denial, denying: Reading, claiming: Reading) -> frozenset[str]:
    said = claimed(claiming)
    held = said.intersection(denial.denied)
    cover = len(held) / len(denial.denied)
    alone = bool(denial.core) and _of_one(denial, denying, claiming)
    if len(denial.denied) == 1 and held and not alone:  # of one word the names that go with it are all asked for
        held = held.union(denial.named) if denial.core and said.issuperset(denial.named) else frozenset()
    if not held or not _close(claiming, held):
        return frozenset()
    if denial.personal and not any(at < denial.at and canonical(denying.tokens[at]) in said for at in denying.content):
        return frozenset()
    if denial.core not in said if denial.core else len(held) < _UNSEEN:
        return frozenset()
    weight = len(held) + alone + (len(denial.denied) > 1 and not said.isdisjoint(denial.named))
    besides = held.union(denial.named)
    ours, theirs = _names(denying) - besides, _names(claiming) - besides
    common = not ours.isdisjoint(theirs) or alone
    if ours and theirs and not common and not _of_others(denial, denying):  # of other people
        return frozenset()
    least = LEAST if denial.core else 1.0
    match denial.form:
        case "report":  # of reports one must be told; in many words, or by the thing it is of
            sourced = bool(denial.core) and common and any(token.word in SOURCED for token in claiming.tokens)
            enough = sourced or (cover >= least and weight >= (2 if common or (cover == 1 and len(held) > 1) else 3))
        case "claim":
            enough = cover >= max(least, 0.75) and weight >= (2 if common else 3) and _says(claiming, denial.core)
        case "plain":  # every sentence with a "not" is one: only where nearly all else is the same
            told, other = statement(denying), statement(claiming)
            both = told.content & other.content
            alike = likeness(told, other) >= (0.75 if len(both) > 2 else 1.0) and len(both) > 1
            alike = alike or (alone and len(both) > 3 and len(both) == len(told.content))  # all of it and more
            alike = alike or (alone and cover == 1 and len(held) > 1 and _speaker(denying, denial) != frozenset())
            alike = alike and told.ordinals == other.ordinals and not other_day(told, other)  # "in the first half"
            alike = alike and not (told.places - other.content and other.places - told.content)
            enough = cover >= 0.8 and weight >= 2 and alike and _says(claiming, denial.denied[0], frozenset(("to",)))
    return held if enough else frozenset()


def _of_one(denial: Denial, denying: Reading, claiming: Reading) -> bool:
    """Whether who denies it of themselves, or of whom it is denied, stands before the verb where it is affirmed."""
    following = _following(denial, denying)
    if denial.form == "report" or (denial.form == "claim" and _SELF.isdisjoint(following)):
        return False
    after = next((at for at in denying.content if at >= denial.end and canonical(denying.tokens[at]) == denial.core), denial.end)
    whole = len(denying.tokens) <= after + 1 or denying.tokens[after + 1].sort in ("pause", "end", "quote")
    if len(denial.denied) == 1 and not whole:  # "does not determine who", but "has not resigned, he said"
        return False
    subject, tokens = _subject(denying, denial), claiming.tokens
    for at in claiming.content:
        if subject and canonical(tokens[at]) == denial.core:
            before = range(max(0, at - _REACH - len(subject)), at)
            start = max((i + 1 for i in before if tokens[i].sort in ("pause", "end", "quote")), default=before.start)
            if subject <= {canonical(token) for token in tokens[start:at]}:
                return True
    return False


def _following(denial: Denial, reading: Reading) -> list[str]:
    """The first two words of what is denied."""
    start = behind_adverbs(reading.tokens, denial.end)
    return [token.word for token in reading.tokens[start : start + 2]]


def _of_others(denial: Denial, reading: Reading) -> bool:
    """ "Lang denied that poison was found", "no poison was found": of something else, so who denies it tells nothing."""
    if reading.tokens[denial.at].word == "no":
        return denial.form == "plain"
    following = _following(denial, reading)
    return denial.form == "claim" and following[:1] == ["that"] and _SELF.isdisjoint(following)


def _subject(reading: Reading, denial: Denial) -> frozenset[str]:
    """What stands before a denial in its clause: who denies, or of whom something is denied."""
    tokens, found = reading.tokens, []
    for at in range(denial.at - 1, -1, -1):
        if tokens[at].sort in ("pause", "end", "quote") or tokens[at].word in CONNECTORS:
            break
        if tokens[at].stem and not is_date_word(tokens[at]):
            found.append(canonical(tokens[at]))
    return _speaker(reading, denial) or frozenset(found)


def _speaker(reading: Reading, denial: Denial) -> frozenset[str]:
    """Who says of themselves that it is not so: "the bank said it had not"; else nothing."""
    tokens = reading.tokens
    said = next((at for at, token in enumerate(tokens[: denial.at]) if token.stem in SAYING), None)
    if said is None:
        return frozenset()
    start = behind_adverbs(tokens, said + 1)
    if start + 1 >= len(tokens) or tokens[start + (tokens[start].word == "that")].word not in _SELF:
        return frozenset()
    return frozenset([canonical(token) for token in tokens[:said] if token.stem])


def _says(reading: Reading, stem: str, unlike: Set[str] = NOUN_NEXT) -> bool:
    """Whether a word stands as the verb of a clause somewhere: "to make the payment" does not say that it is made."""
    tokens = reading.tokens
    return not stem or any(
        canonical(tokens[at]) == stem
        and not (at and (tokens[at - 1].word in unlike or tokens[at - 1].text.endswith(("'s", "’s"))))
        and not (at + 1 < len(tokens) and tokens[at + 1].word == "of" and tokens[at].word not in _GO_WITH_OF)
        for at in reading.content
    )


def _names(reading: Reading) -> frozenset[str]:
    return frozenset(stem for name in names(reading) for stem in name.stems)


def _places(reading: Reading, stems: frozenset[str]) -> list[int]:
    return [at for at in reading.content if canonical(reading.tokens[at]) in stems]


def _close(reading: Reading, stems: frozenset[str]) -> bool:
    """Whether these words all stand together somewhere: not one here, one there."""
    places, reach = _places(reading, stems), 4 * len(stems) + 2
    return any(stems == {canonical(reading.tokens[at]) for at in places if start <= at < start + reach} for start in places)


def where(reading: Reading, stems: frozenset[str]) -> tuple[int, int]:
    """The tokens from the first to the last word with one of these stems; the first such word alone where that is far."""
    places = _places(reading, stems)
    return (places[0], places[-1] + 1) if places[-1] - places[0] < _SPREAD else (places[0], places[0] + 1)
