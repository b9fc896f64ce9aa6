"""str -> str | list[str]: normalising, sentences, words, stems. Nothing here knows an article."""

from __future__ import annotations

import json
import lzma
import re
import sys
import unicodedata
from functools import lru_cache
from importlib.resources import files
from itertools import accumulate, chain
from typing import Any

_STOPWORDS = """
a about above after again against ain't all am an and any are aren't as at be because been before being below between
both but by can can't cannot could couldn't did didn't do does doesn't doing don't down during each either else ever
every few for from further had hadn't has hasn't have haven't having he he'd he'll her here hers herself him himself
his how however i i'd i'll i'm i've if in into is isn't it it'd it'll its itself just let me might mightn't more most
much must mustn't my myself neither no nor not now of off on once only or other otherwise ought our ours ourselves out
over own per rather same shall shan't she she'd she'll should shouldn't since so some such than that that'd that'll the
their theirs them themselves then there there'd there'll these they they'd they'll they're they've this those though
through thus till to too toward towards under until unto up upon us very via was wasn't we we'd we'll we're we've were
weren't what whatever when where whether which while who who'd who'll whom whose why will with within without won't
would would've wouldn't yet you you'd you'll you're you've your yours yourself yourselves
"""
STOPWORDS = frozenset(_STOPWORDS.split())

# ANSI and terminal escapes: CSI, OSC, the string commands, then two-character ones (ECMA-48).
_ESCAPE = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b\n]*(?:\x07|\x1b\\)|\x1b[PX^_][^\x1b\n]*\x1b\\|\x1b[ -/]*[0-~]")
_LINE_END = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# Controls, soft hyphen, zero-width, bidi marks and overrides, byte order mark, tag characters: nothing a reader sees.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\U000e0000-\U000e007f]+"
)
_SURROGATE = re.compile("[\ud800-\udfff]")


def normalise(text: str) -> str:
    """NFC, `\\n` as the only line end, nothing invisible but tabs; a lone surrogate becomes U+FFFD. What is written out."""
    if not text.replace("\n", " ").replace("\t", " ").isprintable():  # nearly all lines are: a tenth of the time
        text = _SURROGATE.sub("\ufffd", text)
        text = _UNSEEN.sub("", _LINE_END.sub("\n", _ESCAPE.sub("", text)))
    return text if text.isascii() else unicodedata.normalize("NFC", text)


_ALIKE = (
    *((quote, "'") for quote in "‘’‚‛ʼ′`´"),
    *((quote, '"') for quote in "“”„‟″«»"),
    *((dash, "-") for dash in "‐‑‒–—―−"),
    ("…", "..."),
)


def fold(text: str) -> str:
    """For comparison only: case, quotes, dashes, ellipses and white space unified."""
    if not text.isascii():
        for seen, meant in _ALIKE:  # replace is a memory scan: ten times a translate of text that is nearly all ASCII
            text = text.replace(seen, meant)
    return " ".join(text.casefold().split())


_WORD = re.compile(
    r"[A-Za-z](?:\.[A-Za-z])+(?![^\W_])(?:\.?['’]s\b)?"  # U.S., a.m., J.D.
    r"|\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)*(?:(?:st|nd|rd|th|s)\b)?|%"
    r"|[^\W\d_][^\W_]*(?:['’ʼ&][^\W_]+)*"
)


def _canonical(token: str) -> str:
    """One token of `_WORD` -> how it is written in `words`."""
    if token in ("US", "USA"):  # the pronoun is never in capitals but in a headline that is all capitals
        return "u.s"
    if token.isascii() and token.isalpha():
        return token.lower()
    word = token.replace("’", "'").replace("ʼ", "'").casefold()
    if word.endswith("'s"):
        word = word[:-2].rstrip(".") or word
    if word[0].isdigit():
        return word.replace(",", "")
    if "." in word:
        letters = word.replace(".", "")
        if letters in ("us", "usa"):
            return "u.s"
        return letters if token[0].isupper() and letters not in STOPWORDS else word
    return "percent" if word == "%" else word


_AROUND = ".,;:!?()[]\"'“”‘’"  # no part of a token when only letters are between them


def tokens(piece: str) -> tuple[str, ...]:
    """The `words` of a piece between white space. None holds any, so what is found out about a piece can be kept."""
    bare = piece.strip(_AROUND)
    if bare.isalpha():  # nearly all: a quarter of the time
        return (_canonical(bare),)
    return tuple(map(_canonical, _WORD.findall(piece)))


_tokens = lru_cache(maxsize=1 << 17)(tokens)  # two to three times the speed of one findall


def words(text: str) -> list[str]:
    """Word and number tokens in order, folded: `4,000` is `4000`, `U.S.` and `US` are `u.s`, `%` is `percent`.

    Possessive 's is off; dotted capitals lose their dots (`U.N.` is `un`) unless that would make a stop word; hyphens
    part words, so `17-year` gives `17 year`.
    """
    return list(chain.from_iterable(map(_tokens, text.split())))


@lru_cache(maxsize=1 << 16)
def content_stem(word: str) -> str | None:
    """The stem of one word of `words`; none of stop words and single letters."""
    return None if word in STOPWORDS or (len(word) == 1 and not word.isdigit()) else stem(word)


def stems(text: str) -> list[str]:
    """Stems of the content words, in order: stop words and single letters out, numbers kept."""
    return [stem for stem in map(content_stem, words(text)) if stem is not None]


@lru_cache(maxsize=1 << 12)  # a story's sentences: one asks after another
def read_words(sentence: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """`words` and `stems` of one sentence, at the cost of one of them."""
    own = tuple(words(sentence))
    return own, tuple(stem for stem in map(content_stem, own) if stem is not None)


@lru_cache(maxsize=1 << 12)  # a story's sentences: they are measured again and again
def length(text: str) -> int:
    """Words between white space: what a budget of words counts."""
    return len(text.split())


_NEGATIONS = frozenset(("not", "no", "never", "nor", "neither", "none", "nobody", "nothing", "cannot", "without"))


def denies(word: str) -> bool:
    """Whether one word of `words` turns what is said into its denial."""
    return word in _NEGATIONS or word.endswith("n't")


@lru_cache(maxsize=1)
def stemmer() -> Any:
    """NLTK's English Snowball stemmer, imported when first needed: 0.4 s.

    Without scipy.stats, which NLTK asks for (two of its functions that nobody calls here want it) and does without where
    it is missing: 0.5 s more.
    """
    absent = "scipy.stats" not in sys.modules
    if absent:
        sys.modules["scipy.stats"] = None  # type: ignore[assignment]  # the import system's own mark for "not to be had"
    try:
        from nltk.stem.snowball import EnglishStemmer
    finally:
        if absent:
            del sys.modules["scipy.stats"]
    return EnglishStemmer()


STEMS = "stems-en.txt.xz"  # in pipeline/models; made by build_background.py


@lru_cache(maxsize=1)
def _known_stems() -> dict[str, str]:
    """word -> stem of the words common in news, as NLTK's stemmer gave them: it takes 8 us a word, and a second to import."""
    packed = files("pipeline.models").joinpath(STEMS).read_bytes()
    groups = (line.split(" ") for line in lzma.decompress(packed).decode().splitlines())
    return {word: stem for stem, *alike in groups for word in alike}


@lru_cache(maxsize=1 << 17)
def snowball(word: str) -> str:
    """The stem that NLTK's stemmer gives, worked out and not looked up."""
    return str(stemmer().stem(word))


def stem(word: str) -> str:
    """Snowball (Porter2) stem of one word of `words`; numbers and abbreviations have none."""
    known = _known_stems().get(word)
    if known is not None:
        return known
    return word if "." in word or word[0].isdigit() else snowball(word)


# What sentencex 1.0.32 gets wrong on news, found by reading its ends in 4,000 articles of many outlets; Punkt gains as much.
_STARTER = (
    r"(?:A|An|And|At|But|He|Her|His|However|If|In|It|Its|On|She|So|That|The|Their|Then|There|These|They|This|Those|We|When)\s"
)
_TITLE = re.compile(
    r"(?:^|[\s\"'“‘(\[])(?:Mr|Mrs|Ms|Messrs|Dr|Prof|Rev|Hon|St|Ft|Sens?|Reps?|Govs?|Gens?|Lt|Col|Maj|Capt|Cmdr|Sgt|Cpl|Adm|Brig|vs?)\.$"
)
_NUMBERED = re.compile(r"(?:^|\s)(?:Nos?|pp?|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.$")
_CLOCK = re.compile(r"\d [ap]\.m\.$")
_ZONE = re.compile(
    r"(?:[ACEHKJMPW][SD]T|[ECMP]T|AEST|AEDT|CEST|EEST|GMT|UTC|BST|CET|EET|MSK|SGT|Eastern|Central|Pacific|Mountain|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
_MARK = re.compile(r"\W{0,2}(?:\d{1,3}|[A-Za-z])\.")  # "1." before an entry of a list
_GOES_ON = re.compile(r"[,;:)\]”’]|-\w|[a-z][a-z'’-]*[,;:.!?]?(?:\s|$)")  # a lower-case word, but not "pic.twitter.com"
# '"Will it fall?" Rep. Ken Buck (R-Colo.) asked Ek', '"Yes!" Ann Ek, mayor of Arden, told reporters'
_NAMED = r"[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,4}"
_SPOKEN = re.compile(
    r"(?:[A-Z][\w.'’-]*\s){1,4}(?:said|says|asked|asks|told|added|wrote|tweeted|shouted|chanted|replied)\b"
    rf"|{_NAMED}(?:\s\([^()]{{1,20}}\))?(?:\s(?:of|for|at|from)\s(?:the\s)?{_NAMED})*(?:,\s[a-z][^,.?!\"“”]{{2,60}},)?\s"
    r"(?:(?:asks|asked|shouted|chanted|told\s(?:reporters|the))\b|(?:said|wrote|tweeted)(?:[.,]|\s(?:on|in|at|of|after|to)\b))"
)
_WORD_STOP = re.compile(r"(?:[a-z]{3}|\d)\.[\"'”’)\]]*$")
_PLAIN_STOP = re.compile(r"[a-z]{6}\.$")  # nearly all: no title, month or clock ends like that
_DOMAIN = re.compile(r"(?:Com|Org|Net|Gov)\b|[^A-Z\"“‘(\[]")
_OPENING = '"“‘(['
# Ends they miss: after a sentence in brackets, at an abbreviation before a word that begins sentences, at a lost space.
# The stop comes first in the pattern and looks back: a tenth of the time of trying every word.
_MISSED_BRACKET = re.compile(r"\((?=[^()\s]*\s)[^()]*[.!?]['\"”’]?\)\s+(?=[\"“‘(]?[A-Z])")  # not "(D-Calif.) Feinstein"
_MISSED_STOP = re.compile(
    rf"\.(?=\s{_STARTER})(?:(?<=[A-Z]\.[A-Z]\.)|(?<=[ap]\.m\.)|(?<=\s(?:Co|Jr|Sr|Va|Md|Pa|Ga)\.)|(?<=\s(?:Inc|Ltd|Fla|Ill|Ala)\.)"
    r"|(?<=\s(?:Corp|Mass|Mich|Tenn|Wash|Ariz|Colo|Conn|Minn)\.)|(?<=\sCalif\.))\s"
    r"|\.(?=\s[A-Z])(?<=\sMay\.)\s|\.(?=[A-Z][a-z]+ )(?<=[a-z]{3}\.)"
)
_STARTS = re.compile(_STARTER)
_QUOTATION = re.compile(r"“[^“”]*”|\"(?<![^\s(\[—–-]\")(?=\S)[^\"]*\"(?!\w)")
_NEAR = 80  # characters
_LAST = 10  # characters; no title, month or clock is as long, so `^` finds none that is cut off
_LONG_QUOTATION = 400  # characters; 0.5 % of news sentences are longer, and a digest has no room for one of 65 words


def _joined(left: str, right: str, *, spaced: bool) -> bool:
    """Whether `right` goes on with the sentence of `left` although the splitter parted them."""
    if _GOES_ON.match(right) or _MARK.fullmatch(left):
        return True
    if left.endswith("."):
        last = left[-_LAST:]
        if not spaced and (_DOMAIN.match(right) or not _WORD_STOP.search(left)):
            return True
        if _PLAIN_STOP.search(last):
            return False
        return bool(
            (_TITLE.search(last) and not _STARTS.match(right))
            or (right[:1].isdigit() and (_NUMBERED.search(last) or _CLOCK.search(last)))
            or (_CLOCK.search(last) and _ZONE.match(right))
        )
    return left.endswith(("!”", "?”", '!"', '?"')) and _SPOKEN.match(right) is not None


@lru_cache(maxsize=1)
def _sentencex() -> Any:
    from sentencex import segment

    return segment


def _sentencex_cuts(line: str) -> list[int]:
    return list(accumulate(map(len, _sentencex()("en", line))))


@lru_cache(maxsize=1)
def _punkt() -> Any:
    from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

    learned = json.loads((files("pipeline.models") / "punkt.json").read_text("utf-8"))
    parameters = PunktParameters()
    parameters.abbrev_types = set(learned["abbrev_types"])
    parameters.collocations = {tuple(pair) for pair in learned["collocations"]}
    parameters.sent_starters = set(learned["sent_starters"])
    parameters.ortho_context.update(learned["ortho_context"])
    return PunktSentenceTokenizer(parameters)


def _punkt_cuts(line: str) -> list[int]:
    return [start for start, _ in _punkt().span_tokenize(line)]


def _ends(line: str, cuts: list[int]) -> list[int]:
    """Where sentences end inside one line, of the places where a splitter cut it, put right; rising offsets into the line."""
    missed = [missed.end() for missed in _MISSED_STOP.finditer(line)]
    if ")" in line:
        missed += [missed.end() for missed in _MISSED_BRACKET.finditer(line)]
    if missed:
        cuts = sorted({*cuts, *missed})
    inner = [cut for cut in cuts if 0 < cut < len(line)]
    if not inner:
        return inner
    quoted = '"' in line or "“" in line
    quotations = [q.span() for q in _QUOTATION.finditer(line) if q.end() - q.start() <= _LONG_QUOTATION] if quoted else []
    begin = 0
    ends: list[int] = []
    for cut in inner:
        if line[cut - 1] in _OPENING:  # 'he said. “|The community': the quote opens the next one
            quote = len(line[:cut].rstrip(_OPENING))
            if line[quote] != '"' or line[quote - 1].isspace() or line.count('"', 0, quote) % 2 == 0:
                cut = quote
        # What decides is near the cut; without the bound a line of dots costs the square of its length.
        left = line[max(begin, cut - _NEAR) : cut].strip() or line[begin:cut].strip()
        right = line[cut : cut + _NEAR].strip() or line[cut:].strip()
        if not left or not right or (quotations and any(start < cut < end for start, end in quotations)):
            continue
        if not _joined(left, right, spaced=line[cut - 1].isspace()):
            ends.append(begin := cut)
    return ends


def split_sentences(text: str, splitter: str = "sentencex") -> list[tuple[int, int]]:
    """Character offsets of the sentences of `text`, in order; every character but white space is in exactly one.

    A line end always ends a sentence. A quotation of several sentences stays whole with whoever said it, up to 400
    characters; a longer one is split at the ends inside it. `splitter` is "sentencex" or "punkt" (Kiss & Strunk 2006,
    with the parameters in `pipeline/models/punkt.json`); both are corrected by the same rules.
    """
    cuts_of = _punkt_cuts if splitter == "punkt" else _sentencex_cuts
    found, offset = [], 0
    try:
        text.encode()  # a seventh of the time of looking for what cannot be encoded
    except UnicodeEncodeError:
        text = _SURROGATE.sub("\ufffd", text)
    unquoted = text.replace('"', " ").replace("“", " ").replace("”", " ")
    for line, bare in zip(text.split("\n"), unquoted.split("\n"), strict=True):
        if line and not line.isspace():
            begin = 0
            for end in (*_ends(line, cuts_of(bare)), len(line)):
                start, stop = begin, end
                while line[start].isspace():
                    start += 1
                while line[stop - 1].isspace():
                    stop -= 1
                found.append((offset + start, offset + stop))
                begin = end
        offset += len(line) + 1
    return found
