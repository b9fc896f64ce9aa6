"""A gold cluster and the digests of it -> their figures: what is measured, and how each figure is written."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.checking.support import Sources, check
from pipeline.evaluation import fragments, redundancy, support
from pipeline.evaluation.gold import Document
from pipeline.evaluation.rouge import rouge
from pipeline.outlets import outlet
from pipeline.referring.people import named_in_full, spelled_out
from pipeline.text import split_sentences, words
from pipeline.types import Finding

# None: there is nothing to measure (the density of an empty digest); left out of means and comparisons.
Figures = Mapping[str, float | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """How a figure is called in tables and written; `percent` is measured from 0 to 1 and shown from 0 to 100."""

    name: str
    label: str
    means: str
    form: Literal["percent", "number"] = "number"


FIGURES = (
    Figure(name="rouge1", label="ROUGE-1", means="F of single words against the reference, with stemmer", form="percent"),
    Figure(name="rouge2", label="ROUGE-2", means="F of word pairs", form="percent"),
    Figure(name="rougeL", label="ROUGE-L", means="F of the longest common subsequence", form="percent"),
    Figure(name="rougeLsum", label="ROUGE-Lsum", means="the same, sentence by sentence", form="percent"),
    Figure(name="coverage", label="coverage", means="share of words in a fragment copied from a source", form="percent"),
    Figure(name="density", label="density", means="mean length in words of the copied fragment that a word is in"),
    Figure(name="novel1", label="novel words", means="share of words that are in no source", form="percent"),
    Figure(name="novel2", label="novel bigrams", means="share of word pairs that are in no source", form="percent"),
    Figure(name="novel3", label="novel trigrams", means="share of runs of three words that are in no source", form="percent"),
    Figure(name="novel4", label="novel 4-grams", means="share of runs of four words that are in no source", form="percent"),
    Figure(name="verbatim", label="sentences verbatim", means="share that are a whole source sentence", form="percent"),
    Figure(name="copied", label="sentences copied", means="share that stand so in a source, whole or cut off", form="percent"),
    Figure(name="repeated3", label="repeated trigrams", means="share that stood in the digest before", form="percent"),
    Figure(name="said_twice", label="said twice", means="sentences that say what an earlier one said"),
    Figure(name="words", label="words", means="white-space separated"),
    Figure(name="sentences", label="sentences", means="by our own splitter, whoever wrote them"),
    Figure(name="compression", label="compression", means="words of the sources for one of the digest"),
    Figure(name="not_whole", label="not whole", means="share of sentences that are cut off or lack a part", form="percent"),
    Figure(name="doubted", label="doubted", means="share of sentences with something no source bears out", form="percent"),
    Figure(name="unsupported_numbers", label="unsupported numbers", means="numbers that are in no source"),
    Figure(name="unsupported_names", label="unsupported names", means="capitalised words that are in no source"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One gold cluster and what each system wrote of it; a system that wrote nothing has an empty text."""

    id: str
    references: tuple[str, ...]
    documents: tuple[Document, ...]
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """A case and, for each system's text: its figures, the numbers and names that no source has, what the checks found."""

    case: Case
    figures: tuple[Figures, ...]
    unsupported: tuple[tuple[str, ...], ...]
    findings: tuple[tuple[Finding, ...], ...]


@dataclass(frozen=True, slots=True)
class _Known:
    """The documents of a case, ready for every measure."""

    outlets: re.Pattern[str] | None
    row: fragments.Sources
    words: support.Known
    sentences: frozenset[tuple[str, ...]]
    checked: Sources
    dated: tuple[tuple[str, str | None], ...]
    texts: tuple[str, ...]


def score(case: Case) -> Scored:
    """One cluster -> its figures: a system's depend on its own text alone."""
    documents = [words(document.text) for document in case.documents]
    dated = [(sentence, document.published) for document in case.documents for sentence in _sentences(document.text)]
    outlets = [name for document in case.documents if (name := outlet(document.source))]
    known = _Known(
        outlets=re.compile(rf",([\"”]?) (?:{'|'.join(map(re.escape, outlets))}) writes(?=\.$)") if outlets else None,
        row=fragments.sources(documents),
        words=support.known(documents, [document.published for document in case.documents]),
        sentences=frozenset(tuple(words(sentence)) for sentence, _ in dated),
        checked=Sources([sentence for sentence, _ in dated], [published for _, published in dated]),
        dated=tuple(dated),
        texts=tuple(document.text for document in case.documents),
    )
    scored = [_scored(text, case.references, known) for text in case.texts]
    figures, unsupported, findings = zip(*scored, strict=True)
    return Scored(case=case, figures=figures, unsupported=unsupported, findings=findings)


def _scored(text: str, references: Sequence[str], known: _Known) -> tuple[Figures, tuple[str, ...], tuple[Finding, ...]]:
    own, sentences = words(text), _sentences(text)
    lengths = fragments.fragments(own, known.row)
    each = [tuple(words(sentence)) for sentence in sentences]
    if known.outlets is not None:  # "..., Reuters writes." is known from the record
        sentences = [known.outlets.sub(r"\1", sentence) for sentence in sentences]
    numbers = [number for sentence in sentences for number in support.unsupported_numbers(sentence, known.words)]
    names = [name for sentence in sentences for name in support.unsupported_names(sentence, known.words)]
    found = [_findings(sentence, known) for sentence in sentences]
    figures: dict[str, float | None] = {
        **rouge(text, references),
        "coverage": fragments.coverage(lengths, len(own)) if own else None,
        "density": fragments.density(lengths, len(own)) if own else None,
        **{f"novel{n}": fragments.novel(own, known.row, n) for n in (1, 2, 3, 4)},
        "verbatim": _share([sentence in known.sentences for sentence in each]),
        "copied": _share([fragments.fragments(sentence, known.row) == [len(sentence)] for sentence in each]),
        "repeated3": redundancy.repeated(own, 3),
        "said_twice": redundancy.said_twice(sentences),
        "words": len(text.split()),
        "sentences": len(sentences),
        "compression": known.row.size / len(own) if own else None,
        "not_whole": _share([any(finding.kind == "fragment" for finding in findings) for findings in found]),
        "doubted": _share([any(finding.kind != "fragment" for finding in findings) for findings in found]),
        "unsupported_numbers": len(numbers),
        "unsupported_names": len(names),
    }
    return figures, tuple(dict.fromkeys([*numbers, *names])), tuple(finding for findings in found for finding in findings)


def _findings(sentence: str, known: _Known) -> tuple[Finding, ...]:
    """What the sources do not bear out, as they stand and with those in full whom the sentence has so."""
    findings = check(sentence, known.checked).findings
    full = named_in_full(sentence, known.checked.sentences, known.texts) if findings else []
    if not full:
        return findings
    spelled = [(spelled_out(said, full), published) for said, published in known.dated]
    said, published = zip(*dict.fromkeys([*known.dated, *spelled]), strict=True)
    return check(sentence, Sources(said, published)).findings


def _share(answers: Sequence[bool]) -> float | None:
    return sum(answers) / len(answers) if answers else None


def _sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]
