"""Whole sentences, as far as surface cues tell: begun, ended, closed, with a verb, nothing said twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.checking.content import Content
from pipeline.checking.lexicon import AUXILIARIES, BASE, CONNECTORS, DETERMINERS, PREPOSITIONS, REPORTING, SAYING
from pipeline.checking.reading import Flag, Reading, Token, is_date_word
from pipeline.text import fold
from pipeline.wording import VERBS, flaws

# Function words that end no sentence; those left out of the lists are adverbs and pronouns too.
_NO_END = frozenset(
    """
a an the my your its our their every no and but or nor which whose whereas because although though if unless until whether
than of from with for as at between among during against despite except including per toward towards upon via into onto
amid beneath beside regarding concerning very am
""".split()  # noqa: SIM905
)
# Before these the rest of a sentence can often be left off; before other function words its object is missing.
_LEAVES_OFF = (PREPOSITIONS | CONNECTORS | {"provided"}) - {
    "of",
    "than",
    "to",
    "that",
    "how",
    "what",
    "whether",
    "into",
    "whom",
    "why",
    "like",
}
# What no article stands before.
_NO_NOUN = (AUXILIARIES - {"might", "must", "can", "will", "may", "have"}) | frozenset(
    "of for from with at into onto upon during against because although and or but that which who an a the".split()  # noqa: SIM905
)
_TAKES_INTO = frozenset("inquiri investig probe research insight look".split())  # noqa: SIM905
_DOUBLES = frozenset("had that very is so no many really bye ha never far again".split())  # noqa: SIM905

_PHRASE = 8  # words of a phrase before the verb
_TAIL = 4  # words in a row of one source: it says how they go on; two may be chance
_SPEAKER = 8  # tokens of ", said State Department spokeswoman Nuland"
_SAID = frozenset(("said", "says", "told", "added", "wrote"))
_ADVERBS = frozenset(
    """
today yesterday tomorrow tonight last next later earlier soon again now then here there too also together
""".split()  # noqa: SIM905
)
# A sentence that begins with one of these has a pause before its main clause.
_SUBORDINATE = frozenset("although though while whereas because unless if when".split())  # noqa: SIM905
_PREPOSED = frozenset(("as", "after", "before", "since", "until", "once"))  # with one of these it often has
_RELATIVE = frozenset(("who", "which", "whose", "whom"))


def verbatim(reading: Reading, sources: Content) -> bool:
    """Whether a sentence is one of the sources, word for word."""
    found, before = sources.every, ""
    for token in reading.tokens:
        found &= sources.pairs.get((before, token.word), 0)
        before = token.word
    own = fold(reading.text) if found else ""
    return any(fold(source.text) == own for _, source in sources.among(found))


def _closes(tokens: Sequence[Token], sources: Content, *, phrase: bool = False) -> bool | None:
    """Whether the sources end a sentence or a phrase behind these tokens; None where none has them in a row."""
    words, found = [token.word for token in tokens], sources.every
    for pair in pairwise(words):
        found &= sources.pairs.get(pair, 0)
    closes = None
    for _, source in sources.among(found):
        told = [token.word for token in source.tokens]
        for end in range(len(words), len(told) + 1):
            same = told[end - 1] == words[-1] and told[end - len(words) : end] == words
            if same and _owns(source.tokens[end - 1]) == _owns(tokens[-1]):
                if _left_off(tokens[-2:], source.tokens[end : end + 3], phrase=phrase):
                    return True
                if phrase and source.tokens[end].word == "to":
                    continue
                closes = False
    return closes


def _owns(token: Token) -> bool:
    return token.text.endswith(("'s", "’s", "s'", "s’"))


def _left_off(ending: Sequence[Token], behind: Sequence[Token], *, phrase: bool) -> bool:
    """Whether a sentence can end before what comes: "the deal | that was signed", not "said | that".

    Of a `phrase` no more is asked than that it is whole: "the deal | was signed".
    """
    while behind and (behind[0].sort == "quote" or behind[0].text in (")", "]")):
        behind = behind[1:]
    if not behind or not _spoken(behind[0]) or (behind[0].sort == "hyphen" and behind[1:2] and behind[1].sort == "hyphen"):
        return True
    before, last, following = ending[0], ending[-1], behind[0]
    wants = last.stem in REPORTING and (last.word.endswith("ed") or last.word in _SAID)  # what was said
    if last.word in _NO_END or (wants and before.word not in AUXILIARIES and before.word not in ("as", "than")):
        return False
    named = last.capital and bool(last.stem)
    if named and (
        following.sort == "number" or (before.word in PREPOSITIONS and not following.capital and following.sort == "word")
    ):
        return True  # "fined Meridian Bank | $14 million", "a plant in Leeds | killed"
    if following.word == "into" and last.stem in _TAKES_INTO:
        return True
    if following.word == "once":
        return last.word not in AUXILIARIES
    if following.word in _LEAVES_OFF or (following.word == "that" and last.stem not in REPORTING):
        return True
    if phrase and last.stem and (following.word in AUXILIARIES or following.stem in SAYING or _is_past(following)):
        return True
    return last.word not in AUXILIARIES and (following.word in _ADVERBS or is_date_word(following))


def _is_past(token: Token) -> bool:
    return token.word in VERBS or (token.word.endswith("ed") and len(token.word) > 4)


def _spoken(token: Token) -> bool:
    return token.sort in ("word", "number", "hyphen")


def flags(reading: Reading, sources: Content) -> Iterator[Flag]:
    """What keeps a sentence from being whole."""
    tokens = reading.tokens
    spoken = [at for at, token in enumerate(tokens) if token.sort in ("word", "number")]
    if len(spoken) < 2:
        yield Flag("fragment", reading.text)
        return
    yield from _beginning(reading, spoken, sources)
    yield from _end(reading, spoken, sources)
    found = flaws(reading.text)
    # Of a fragment's cues only the missing verb is left to tell: the end was looked at, and a short sentence is one.
    verbless = "fragment" in found and len(reading.text.split()) >= 5 and reading.text.rstrip("\"”’')] ")[-1:] in ".!?"
    if "quote" in found or verbless or _open_brackets(reading):
        yield Flag("fragment", reading.text)
    for at, (one, other) in enumerate(pairwise(tokens)):
        if _clash(one, other) and (one.word, other.word) not in sources.pairs:
            yield Flag("fragment", reading.span(at, at + 2))


def _beginning(reading: Reading, spoken: Sequence[int], sources: Content) -> Iterator[Flag]:
    first, second = (reading.tokens[at] for at in spoken[:2])
    if first.text[0].islower() and not first.text[1:2].isupper():
        yield Flag("fragment", first.text)
    # "Dictator decided": the sources have it only behind an article, so a plural or a name it is not.
    plural = any(reading.tokens[at].word.endswith("s") for at in spoken[:3])
    if first.stem and not plural and not _before_name(reading, spoken) and _opens(first, second, sources) is False:
        yield Flag("fragment", first.text)
    if _no_main_clause(reading, sources):
        yield Flag("fragment", reading.text)


def _before_name(reading: Reading, spoken: Sequence[int]) -> bool:
    """Whether a phrase that opens a sentence ends with a name: "Former judge Karl Anker will"."""
    ahead = [reading.tokens[at] for at in spoken[:_PHRASE]]
    end = next((at for at, token in enumerate(ahead) if not token.stem or (_is_past(token) and not token.capital)), len(ahead))
    return end > 2 and ahead[end - 1].capital and not ahead[end - 1].title and not is_date_word(ahead[end - 1])


def _no_main_clause(reading: Reading, sources: Content) -> bool:
    """Whether all there is stands before the main clause: "While talks went on.", "The mayor, who was elected in May."."""
    tokens = reading.tokens
    pauses = [at for at, token in enumerate(tokens) if token.sort == "pause" or token.text == "-"]
    if reading.text.rstrip("\"”’') ").endswith("?") or len(pauses) > 1:
        return False
    if pauses:
        before = [token.word for token in tokens[: pauses[0]]]
        who = any(token.word in _RELATIVE for token in tokens[pauses[0] + 1 : pauses[0] + 2])
        return who and VERBS.isdisjoint(before) and not any(word.endswith("ed") or word in BASE for word in before)
    opener = tokens[0].word
    if opener in _SUBORDINATE:
        return True
    spoken = [token.word for token in tokens if _spoken(token)]
    phrase = (opener in PREPOSITIONS or opener.endswith(("ing", "ed"))) and VERBS.isdisjoint(spoken)
    if not phrase and opener not in _PREPOSED:
        return False
    for _, source in sources.among(sources.pairs.get(("", opener), 0)):
        told = source.tokens[: len(spoken) + 1]
        if len(told) > len(spoken) and told[-1].text == "," and [token.word for token in told[:-1]] == spoken:
            return True
    return False


def _opens(first: Token, second: Token, sources: Content) -> bool | None:
    """Whether the sources have two words somewhere that a noun phrase can begin; None where they don't have them."""
    opens = None
    for _, source in sources.among(sources.pairs.get((first.word, second.word), 0)):
        for at, (one, other) in enumerate(pairwise(source.tokens)):
            if one.word == first.word and other.word == second.word:
                before = source.tokens[at - 1] if at else None
                if before and before.sort == "hyphen" and source.starts[at] > source.starts[at - 1] + 1:
                    return True  # a dash: "(Reuters) - President Trump"
                if before is None or not (before.word in DETERMINERS or before.sort in ("hyphen", "number")):
                    return True
                opens = False
    return opens


def _end(reading: Reading, spoken: Sequence[int], sources: Content) -> Iterator[Flag]:
    tokens = reading.tokens
    last = spoken[-1]
    bare = reading.text.rstrip("\"”’')] ")
    unended = not bare.endswith((".", "!", "?", "…")) or bare.endswith(("...", "…"))
    if unended or any(token.sort in ("pause", "hyphen") or token.text == "&" for token in tokens[last + 1 :]):
        yield Flag("fragment", reading.span(last, len(tokens)))
    elif not _says(tokens, last) and not _relative(tokens, last) and not _closes(two := tokens[last - 1 : last + 1], sources):
        tail = tokens[max(0, last + 1 - _TAIL) : last + 1]
        cut = _closes(tail, sources) is False and not (
            tail[0 if len(tail) < 3 else -3].word in _PREPOSED and two[0].word in DETERMINERS
        )
        part = two[0].word in DETERMINERS and _closes(two, sources, phrase=True) is False
        if cut or part or tokens[last].word in _NO_END:
            yield Flag("fragment", reading.span(last - 1, last + 1))


def _relative(tokens: Sequence[Token], last: int) -> bool:
    """Whether a sentence ends with a clause whose object stands before it: "the curfew, which the mayor supported"."""
    near = [token.word for token in tokens[max(0, last - _SPEAKER) : last]]
    return _is_past(tokens[last]) and ("which" in near or "whom" in near)


def _says(tokens: Sequence[Token], last: int) -> bool:
    """Whether a sentence ends with who said it: ", the spokesman said", ", said spokesman Pavel Orlo"."""
    for at in range(last, max(0, last - _SPEAKER), -1):
        before = tokens[max(0, at - _SPEAKER) : at] if at == last else tokens[at - 1 : at]
        if tokens[at].word in _SAID:
            return any(token.sort in ("pause", "quote") for token in before)
        if not (tokens[at].capital or tokens[at].title or tokens[at].sort == "hyphen"):
            break
    return False


def _clash(one: Token, other: Token) -> bool:
    """Whether two tokens in a row cannot be: "the the", "a of", ", ,", "the,"."""
    if one.word == other.word:
        return (one.sort == "word" and one.word not in _DOUBLES and not other.capital) or one.text == ","
    if one.word in ("the", "a", "an"):
        return other.text in (",", ".", ";", "?", "!") or other.word in _NO_NOUN
    return False


def _open_brackets(reading: Reading) -> bool:
    depth = 0
    for token in reading.tokens:
        if token.sort == "bracket":
            depth += 1 if token.text in "([" else -1
            if depth < 0:
                return True
    return depth != 0
