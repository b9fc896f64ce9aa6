"""str -> how much a sentence reads like comment: a digest has no opinions of its own, and the articles of a story may."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import chain

from pipeline.text import split_sentences
from pipeline.types import Article

NAME = "opinion-en.txt"  # in pipeline/models; its card says what it was fitted on

# Of 1,109 digest sentences that strangers have read, 79 were opinion in the digest's own voice. AUC of the sentence alone .87, of
# its article alone .87, of both .90 with any share from .6 to 1.5; above .8 are 40 of the 79, and 34 of the 1,030 others, half of
# them comment to our eye as well ("Like most things in life, that too is negotiable."). At .6 it costs ROUGE-1 .2, at .8 nothing.
_ARTICLE = 0.6
_COMMENTS = 0.8
_OWN = 0.2  # of the sentence alone: spares looking at the article; one of the 40 is lost with it, and three of the 34
_PIECE = 0.2  # has 77 % of the opinion pieces of the training articles and 8 % of the reports, many of them comment unmarked
# What a piece that is marked as comment is worth at least: the mean of 1,541 is .56; 429 of them read like reports at first.
_MARKED_PIECE = 0.5
MARK = r"opinions?|commentary|column|editorial|op-ed|our view"
_MARKED = re.compile(rf"(?:{MARK})(?:\s*[:|–—]|\s-)", re.IGNORECASE)
_BEGINNING = 5  # sentences of an article that tell what it is; ten are no better (AUC .901, .899) and cost twice as much

_WORDS = 1 << 16  # that are kept with their cues

_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_TOKEN = re.compile(r"[A-Za-z][A-Za-z'-]*|\d+")


@dataclass(frozen=True, slots=True)
class Comment:
    """Logistic regression: the log odds of comment are `bias` and the weights of a sentence's cues, each counted once."""

    bias: float
    weights: Mapping[str, float]


def written(model: Comment) -> str:
    """A model -> its file: the bias, then a line for each cue, those of comment first."""
    ranked = sorted(model.weights.items(), key=lambda item: (-item[1], item[0]))
    return "".join([f"{model.bias:.2f}\n", *(f"{weight:.2f} {cue}\n" for cue, weight in ranked)])


def parsed(text: str) -> Comment:
    """The inverse of `written`."""
    bias, *lines = text.splitlines()
    pairs = (line.split(" ") for line in lines)
    return Comment(float(bias), {cue: float(weight) for weight, cue in pairs})


@lru_cache(maxsize=1)
def comment() -> Comment:
    """The weights that ship with the package."""
    return parsed(files("pipeline.models").joinpath(NAME).read_text(encoding="utf-8"))


class _Inside(dict[str, tuple[str, ...]]):
    """What stands between blanks inside a sentence -> its cues, of all asked for, up to `_WORDS`, when it begins anew."""

    def __missing__(self, piece: str) -> tuple[str, ...]:
        if len(self) == _WORDS:
            self.clear()
        found = self[piece] = tuple(map(_cue, _TOKEN.findall(piece.replace("’", "'"))))
        return found


def _cue(word: str) -> str:
    if "a" <= word[0] <= "z":
        return word.lower()
    return "<number>" if word[0].isdigit() else "<I>" if word == "I" else "<name>"


@lru_cache(maxsize=1)
def _inside() -> _Inside:
    return _Inside()


def cues(sentence: str) -> Iterable[str]:
    """A sentence -> its words outside quotations in small letters, each once.

    Any capitalised word but the first is `<name>`, any number `<number>`, "I" `<I>`, a quotation `<quote>`: who and what it is
    about must not tell. The first word comes once more, as `^word`.
    """
    bare = _QUOTED.sub(" ", sentence) if '"' in sentence or "“" in sentence else sentence
    pieces = bare.split()
    inside = _inside()
    begins = next((at for at, piece in enumerate(pieces) if inside[piece]), len(pieces))
    found = dict.fromkeys(chain.from_iterable(map(inside.__getitem__, pieces[begins + 1 :])))
    if begins < len(pieces):
        first, *rest = _TOKEN.findall(pieces[begins].replace("’", "'"))
        small = first.lower()
        opens = "<number>" if first[0].isdigit() else "<I>" if first == "I" else small
        found |= dict.fromkeys((f"^{small}", opens, *map(_cue, rest)))
    return found | {"<quote>": None} if bare != sentence else found


@lru_cache(maxsize=4096)  # the few sentences of a story that are looked at, again and again
def opinion(sentence: str) -> float:
    """A sentence -> the log odds that it stands in an opinion piece and not in a report, where both are as common."""
    model = comment()
    weights = model.weights
    return model.bias + sum([weights[cue] for cue in cues(sentence) if cue in weights])


@lru_cache(maxsize=256)  # the articles of the stories at hand
def piece(article: str) -> float:
    """An article's text -> the mean `opinion` of its first sentences; 0 where it has none."""
    beginning: list[str] = []
    for line in article.split("\n"):
        beginning += [line[start:end] for start, end in split_sentences(line)]
        if len(beginning) >= _BEGINNING:
            break
    return sum(map(opinion, beginning[:_BEGINNING])) / max(1, len(beginning[:_BEGINNING]))


def is_marked(title: str) -> bool:
    """Whether a title says in front that it is comment: "OPINION: ...", "Column | ..."."""
    return _MARKED.match(title.strip()) is not None


def is_comment(article: Article) -> bool:
    """Whether an article is an opinion piece by its title or its first sentences."""
    return _leaning(article) > _PIECE


def comments(sentence: str, article: Article) -> bool:
    """Whether a sentence of an article comments rather than reports, by its words and by those of the article."""
    own = opinion(sentence)
    return own > _OWN and own + _ARTICLE * _leaning(article) > _COMMENTS


def _leaning(article: Article) -> float:
    """How much an article is an opinion piece, by its first sentences and by what its title says."""
    return max(_MARKED_PIECE, piece(article.text)) if is_marked(article.title) else piece(article.text)
