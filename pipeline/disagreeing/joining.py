"""Pairs of sentences that differ -> one disagreement for all that hang together, with who claims what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from pipeline.checking.reading import Reading, read
from pipeline.disagreeing.hearing import Hearing
from pipeline.disagreeing.statements import canonical
from pipeline.types import Article, Claim, Disagreement


class Place(NamedTuple):
    """A value: the number of its sentence, and its tokens."""

    sentence: int
    at: int
    end: int


class Edge(NamedTuple):
    """Two places that differ, and the content stems that their sentences share."""

    kind: Literal["number", "date", "denial"]
    relation: Literal["conflict", "update"]
    one: Place
    other: Place
    about: frozenset[str]


_Node = tuple[str, Place]  # values of one kind hang together


def _node(kind: str, place: Place) -> _Node:
    """What hangs together by a place: the same number, or the same sentence where it is affirmed or denied as a whole."""
    return kind, place._replace(at=0, end=0) if kind == "denial" else place


def joined(edges: Sequence[Edge], heard: Hearing, articles: Mapping[str, Article]) -> Iterator[Disagreement]:
    """Edges -> disagreements, in the order of their first sentences; a conflict where any of its pairs is one."""
    leader: dict[_Node, _Node] = {}

    def lead(node: _Node) -> _Node:
        while leader.setdefault(node, node) != node:
            node = leader[node]
        return node

    for edge in edges:
        low, high = sorted(lead(_node(edge.kind, place)) for place in (edge.one, edge.other))
        leader[high] = low
    groups: defaultdict[_Node, list[Edge]] = defaultdict(list)
    for edge in edges:
        groups[lead(_node(edge.kind, edge.one))].append(edge)
    for node in sorted(groups, key=lambda node: (node[1], node[0])):
        group = groups[node]
        claims = _claims(sorted({place for edge in group for place in (edge.one, edge.other)}), heard, articles)
        if len({claim.article_id for claim in claims}) > 1:
            yield Disagreement(
                kind=group[0].kind,
                relation="conflict" if any(edge.relation == "conflict" for edge in group) else "update",
                about=_about(read(heard[group[0].one.sentence].sentence.text), group[0].about),
                claims=claims,
            )


def _claims(places: Sequence[Place], heard: Hearing, articles: Mapping[str, Article]) -> tuple[Claim, ...]:
    """Places -> a claim for each article that says so, echoes too; each value once an article, the earliest published first."""
    found: dict[tuple[str, str], Claim] = {}
    for number, at, end in places:
        sentence = heard[number].sentence
        value = read(sentence.text).span(at, end)
        for span in (sentence.span, *sentence.echoes):
            article = articles.get(span.article_id)
            if article is None:
                continue
            claim = Claim(
                value=value,
                sentence=sentence.text if span == sentence.span else article.text[span.start : span.end],
                article_id=article.id,
                start=span.start,
                end=span.end,
                source=article.source,
                published=article.published,
            )
            found.setdefault((article.id, value.lower()), claim)
    order = {article_id: number for number, article_id in enumerate(articles)}
    return tuple(sorted(found.values(), key=lambda claim: (claim.published or "~", order[claim.article_id], claim.start)))


def _about(reading: Reading, stems: frozenset[str]) -> str:
    """The words of a sentence that have these stems, in their order."""
    return " ".join(dict.fromkeys(token.word for token in reading.tokens if token.stem and canonical(token) in stems))
