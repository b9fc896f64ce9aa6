"""Requests -> token ids, by a model's own convention: each source gets its share of the window, each word left out is counted."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, Literal

from pipeline.engines.base import Request
from pipeline.errors import EngineError
from pipeline.text import split_sentences
from pipeline.types import Article

# text -> its token ids and the character at which each of them starts, without the marks that enclose a whole input.
Encode = Callable[[str], tuple[list[int], list[int]]]
Source = Literal["articles", "facts"]
Packing = Literal["auto", "pegasus", "primera", "plain"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How a model wants several documents in one input; ids are its own tokenizer's.

    `head` and `tail` enclose the input (`<s>`, `</s>`, a prefix); `separator` stands between two documents and, with
    `closing`, after the last one too. `leads` is what stands before the text of the first document and of a later one:
    a space where the family's vocabulary tells a word inside a text from a word at its beginning.
    In tokens: `window` is the longest input, `longest_output` all the decoder can write, and where the documents would get
    less than `least` each, the last ones are left out.
    """

    head: tuple[int, ...]
    tail: tuple[int, ...]
    separator: tuple[int, ...] = ()
    closing: bool = False
    leads: tuple[str, str] = ("", "")
    window: int
    least: int
    longest_output: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """One story's input: its token ids, the words they show, and how many words of each article they leave out.

    `marks` are the places of the first token and of every separator: what attends globally in LED and PRIMERA.
    """

    ids: tuple[int, ...]
    marks: tuple[int, ...]
    words: int
    cut_words: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class _Document:
    """What may be shown of one article."""

    article_id: str
    words: list[tuple[int, int]]  # offsets into the article's text, in reading order
    stops: set[int]  # offsets at which a sentence ends
    ids: list[int]
    needed: list[int]  # needed[k]: how many of `ids` the first k + 1 words take


def layout_for(config: Any, tokenizer: Any, *, packing: Packing, prefix: str | None, window: int | None, least: int) -> Layout:
    """A model's configuration and tokenizer, and the settings named like these arguments -> how it wants its documents.

    pegasus: Multi-News comes as one string with "|||||" between the documents, and PEGASUS was fine-tuned on it as it
    comes. primera: `<s> document <doc-sep> document <doc-sep> </s>`, each document encoded on its own, the mark after the
    last one too, global attention on `<s>` and every mark, as in the authors' inference code. plain: one after another.

    Raises:
        EngineError: `packing` or `window` asks for what the model does not have.
    """
    mark = tokenizer.get_vocab().get("<doc-sep>")
    kind: str = packing
    if kind == "auto":
        kind = "primera" if mark is not None else "pegasus" if "pegasus" in config.model_type else "plain"
    if kind == "primera" and mark is None:
        raise EngineError("the model has no <doc-sep> token", place="engine.packing", remedy="set engine.packing: auto")

    def bare(text: str) -> tuple[int, ...]:
        return tuple(tokenizer(text, add_special_tokens=False)["input_ids"])

    whole, inner = tuple(tokenizer("a")["input_ids"]), bare("a")
    start = next(place for place in range(len(whole)) if whole[place : place + len(inner)] == inner)
    said = (prefix if prefix is not None else "summarize:" if config.model_type == "t5" else "").strip()
    return Layout(
        head=whole[:start] + (bare(said) if said else ()),
        tail=whole[start + len(inner) :],
        separator={"primera": (mark,), "pegasus": bare(" |||||"), "plain": ()}[kind],
        closing=kind == "primera",
        leads=(" " if said else "", "" if kind == "primera" else " "),
        window=_window(config, tokenizer, window),
        least=least,
        longest_output=(_positions(config, "decoder") or 100_001) - 1,  # the decoder's start token takes one
    )


def _window(config: Any, tokenizer: Any, asked: int | None) -> int:
    """Tokens of the longest input: as asked, else what the model was trained on."""
    positions = _positions(config, "encoder")
    if positions and config.model_type == "led":  # it pads to whole attention windows
        sizes = config.attention_window
        positions -= positions % (sizes if isinstance(sizes, int) else max(sizes))
    if asked and positions and asked > positions:
        raise EngineError(f"{asked} tokens are above the model's {positions}", place="engine.window", remedy="lower it, or null")
    trained = tokenizer.model_max_length if tokenizer.model_max_length < 1_000_000 else getattr(config, "n_positions", None)
    return asked or min(filter(None, (trained, positions)), default=512)


def _positions(config: Any, side: Literal["encoder", "decoder"]) -> int | None:
    """How many positions one side of a model has; T5's are relative, without an end."""
    own = getattr(config, f"max_{side}_position_embeddings", None)
    return own or getattr(config, "max_position_embeddings", None)


def shares(lengths: Sequence[int], room: int) -> list[int]:
    """How many of `room` tokens each of `lengths` may use: equal shares, and what the short leave goes to the longer.

    Max-min fair (water-filling); tokens that do not divide go to the longest, among equals to the first. PRIMERA's own
    packing gives each document `window // n` and lets the rest lie idle (Xiao et al. 2022, arXiv 2110.08499).
    """
    given = [0] * len(lengths)
    left = max(0, room)
    order = sorted(range(len(lengths)), key=lambda index: (lengths[index], -index))
    for place, index in enumerate(order):
        given[index] = min(lengths[index], left // (len(order) - place))
        left -= given[index]
    return given


def pack(request: Request, layout: Layout, encode: Encode, source: Source) -> Packed:
    """A request -> its input ids, at most `layout.window` of them, and the words cut of each of its articles.

    `source` says what is packed: the articles' texts in request order, or of each article, in reading order, the
    sentences that stand first in the request's facts. Nothing is truncated anywhere else; a word counts as shown only
    where all its tokens are in the ids.
    """
    documents: list[_Document] = []
    for article in request.articles:
        if sentences := _sentences(article, request, source):
            documents.append(_document(article, sentences, layout.leads[bool(documents)], encode))
    ids, marks = list(layout.head), [0]
    shown: dict[str, list[tuple[int, int]]] = {}
    # Shorter than `documents` where the last ones are left out.
    given = _fair([len(document.ids) for document in documents], layout)
    for place, (document, share) in enumerate(zip(documents, given, strict=False)):
        count = _fit(document, share)
        shown[document.article_id] = document.words[:count]
        ids += document.ids[: document.needed[count - 1]] if count else []
        if layout.closing or place + 1 < len(given):
            marks += range(len(ids), len(ids) + len(layout.separator))
            ids += layout.separator
    cut = tuple((article.id, _hidden(article.text, shown.get(article.id, []))) for article in request.articles)
    words = sum(map(len, shown.values()))
    return Packed(ids=(*ids, *layout.tail), marks=tuple(marks), words=words, cut_words=cut)


def _sentences(article: Article, request: Request, source: Source) -> list[tuple[int, int]]:
    """The sentences of an article that may be shown, as offsets in reading order."""
    if source == "articles":
        return split_sentences(article.text)
    best = (fact.sentences[0] for fact in request.facts)
    return sorted({(sentence.start, sentence.end) for sentence in best if sentence.article_id == article.id})


def _document(article: Article, sentences: Sequence[tuple[int, int]], lead: str, encode: Encode) -> _Document:
    """Sentences of an article -> its words and their tokens; white space between words becomes one space."""
    text = article.text
    pieces: list[tuple[int, int]] = []
    for start, end in sentences:
        if pieces and pieces[-1][1] == start:  # a boundary inside a word ("soon.There") is no space
            pieces[-1] = (pieces[-1][0], end)
        else:
            pieces.append((start, end))
    words = [(start + m.start(), start + m.end()) for start, end in pieces for m in re.finditer(r"\S+", text[start:end])]
    ids, starts = encode(lead + " ".join(text[start:end] for start, end in words))
    starts = list(accumulate(starts, max))  # a normaliser that drops a character may step back
    ends = accumulate(words, lambda place, word: place + 1 + word[1] - word[0], initial=len(lead) - 1)
    needed = [bisect_left(starts, end) for end in list(ends)[1:]]
    return _Document(article.id, words, {end for _, end in sentences}, ids, needed)


def _fair(lengths: Sequence[int], layout: Layout) -> list[int]:
    """Shares of the first documents: of as many as get at least `layout.least` tokens each, or all the tokens they have."""
    for count in range(len(lengths), 0, -1):
        separators = len(layout.separator) * (count - 1 + layout.closing)
        given = shares(lengths[:count], layout.window - len(layout.head) - len(layout.tail) - separators)
        enough = (share >= min(length, layout.least) for share, length in zip(given, lengths, strict=False))
        if count == 1 or all(enough):
            return given
    return []


def _fit(document: _Document, share: int) -> int:
    """How many words of a document `share` tokens can show; it ends with a sentence where that costs less than half of them."""
    count = bisect_right(document.needed, share)
    if count == len(document.words):
        return count
    whole = next((place for place in range(count, 0, -1) if document.words[place - 1][1] in document.stops), 0)
    return whole if 2 * whole >= count else count


def _hidden(text: str, shown: Sequence[tuple[int, int]]) -> int:
    """How many white-space separated words of `text` are not covered whole by `shown`."""
    seen = bytearray(len(text))
    for start, end in shown:
        seen[start:end] = b"\1" * (end - start)
    return sum(0 in seen[m.start() : m.end()] for m in re.finditer(r"\S+", text))
