"""Facts -> the sentences a digest has room for, best first, whoever words them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from math import ceil
from typing import NamedTuple

from pipeline.checking.dates import day_of
from pipeline.opinion import comments
from pipeline.referring.antecedents import SAID_BEHIND
from pipeline.referring.mentions import SAYING
from pipeline.telling.bearing import bears_out
from pipeline.telling.called import in_full, names, speakers
from pipeline.telling.continuing import WORTHY, strangeness
from pipeline.telling.overtaken import overtaken
from pipeline.telling.repeating import repeats
from pipeline.text import length
from pipeline.types import Article, Fact, Sentence, Span
from pipeline.wording import QUOTED, Flaw, flaws, is_quotation, severity

# Of 39 pairs of leads in digests that share .35 to .5 of their content, about half tell the same event ("... announced his
# resignation", "... suddenly resigned"). ROUGE-1/2/L without the second: train .0/.0/+.1 (AllSides) and +.1/+.1/+.1 (Multi-News),
# val -.2/-.4/-.3 and .0/-.1/.0, none of it significant; .5 instead of .65 costs Multi-News val another .2 (tests/quality/LOG.md).
_LEADS = 0.65
_LEAD = 1  # positions of the sentences that lead an article: 0 and 1
_NOTE = 600  # characters; in shorter texts every sentence is a lead
_REPORTED = 0.7  # share of the budget: where so much is told, comment stays out

# What a sentence may have wrong with it behind the one it leans on. With "quote", and with what it leans on coming in for it, the
# extract's ROUGE-1/2/L is +.3/+.3/+.2 on Multi-News train; on AllSides train nothing changes.
_LEANING: frozenset[Flaw] = frozenset(("dangling", "leaning", "quote"))
_PERSON = ("He ", "She ", "His ", "Her ")


class Choice(NamedTuple):
    """A fact in the wording of one of its sentences; the others and all echoes are its evidence.

    `text` is what will be printed, the sentence itself unless someone has reworded it, and `words` its length.
    """

    fact: Fact
    sentence: Sentence
    text: str
    words: int

    @property
    def flaws(self) -> frozenset[Flaw]:
        """What keeps it from standing alone."""
        return flaws(self.text)

    @property
    def flaw(self) -> float:
        """The worst of them, 0 to 1."""
        return _flaw(self.text)

    @property
    def introduces(self) -> frozenset[str]:
        """Last words of the names it gives in full."""
        return names(self.text)[0]

    @property
    def mentions(self) -> frozenset[str]:
        """Names it gives in one word only."""
        return names(self.text)[1]

    @property
    def others(self) -> tuple[Sentence, ...]:
        """The fact's other sentences, best first."""
        return tuple(other for other in self.fact.sentences if other is not self.sentence)

    @property
    def bearers(self) -> tuple[Sentence, ...]:
        """The sentence, then whoever else says so."""
        return (self.sentence, *(other for other in self.others if bears_out(other.text, self.sentence.text)))

    @property
    def support(self) -> tuple[Span, ...]:
        """Where these stand."""
        return spans(self.bearers)


@lru_cache(maxsize=4096)
def _flaw(text: str) -> float:
    return severity(flaws(text))


def spans(sentences: Iterable[Sentence]) -> tuple[Span, ...]:
    """Sentences -> where they and their echoes stand, each once."""
    return tuple(dict.fromkeys(span for each in sentences for span in (each.span, *each.echoes)))


def choose(
    facts: Sequence[Fact],
    articles: Mapping[str, Article],
    max_words: int,
    *,
    repeat: float,
    flaw: float,
    continuity: float,
    closing_words: int,
    reworded: Mapping[Span, str] | None = None,
    kept_words: float = 1.0,
) -> list[Choice]:
    """Facts best first -> the sentences to print, best first, within `max_words`; empty only where there is no fact.

    What goes on from a sentence taken comes before what is worth as much elsewhere: `continuity` times its
    `continuing.strangeness` is taken off a fact's salience. The last `closing_words`, at most half of all, are for what goes on
    or is worth nearly as much as what was taken.

    Each is taken in its turn if it stands alone, in no wording worse than the fact's first, or else as soon as it stands
    beside a sentence taken: "He also said ..." right behind the one it leans on, a quotation behind who says it, a speaker
    known by surname once the full name has been taken. The one it leans on comes in with it, if there is room for both. Where
    all that leaves nothing, the sentence least over the budget is taken as it is.

    What is left out: whatever foretells what a later article looks back on; comment, as long as reports fill `_REPORTED` of the
    budget; whatever says again at least `repeat` of its content words, or of a chosen sentence's, or two thirds of it
    where both lead an article, for all leads of a story tell the same in other words; whatever has a flaw worse than `flaw`
    (`wording.severity`). `reworded` holds what will be printed for a sentence, by where it stands; one that is not in it is
    reckoned at `kept_words` of its length.
    """

    chosen: list[Choice] = []
    waiting = list(_timely([_choices(fact, reworded or {}, kept_words) for fact in _within_reach(facts, max_words)], articles))
    spared: set[int] = set()  # the comments met, as long as reports may fill the digest
    reporting = True
    closing = min(closing_words, max_words // 2)
    while waiting:  # from the first again after every choice: what was passed over may stand beside it
        room = max_words - sum(choice.words for choice in chosen)
        for wordings in _in_turn(waiting, chosen, articles, continuity, closing=bool(chosen) and room < closing):
            if id(wordings) in spared:
                continue
            fit = _fit(wordings, chosen, articles, room, flaw)
            reports = [choice for choice in fit if not reporting or not _comments(choice, articles)]
            if reports:
                fit = reports
                break
            if fit:
                spared.add(id(wordings))
                continue
            leading = _leading(wordings, waiting, chosen, articles, room, flaw)
            if leading is not None and not (reporting and _comments(leading[1][0], articles)):
                wordings, fit = leading
                break
        else:
            if not spared or room <= (1 - _REPORTED) * max_words:
                break
            reporting = False
            spared.clear()
            continue
        waiting = [others for others in waiting if others is not wordings]
        best = fit[0] if len(fit) == 1 else _introducing(fit, chosen, facts)
        alike = [choice.text for choice in chosen if _both_lead(best, choice, articles)]
        if not repeats(best.text, [choice.text for choice in chosen], repeat) and not repeats(best.text, alike, repeat * _LEADS):
            chosen.append(best)
    every = [choice for fact in facts for choice in _choices(fact, reworded or {}, kept_words)] if not chosen else []
    return chosen or ([min(every, key=lambda choice: max(0, choice.words - max_words))] if every else [])


def _in_turn(
    waiting: Sequence[list[Choice]],
    chosen: Sequence[Choice],
    articles: Mapping[str, Article],
    continuity: float,
    *,
    closing: bool,
) -> Sequence[list[Choice]]:
    """Facts' wordings in the order in which they may come in; `closing`: without what is told only because it fits."""
    if not chosen or not (continuity or closing):
        return waiting
    told: dict[str, list[int]] = {}
    for choice in chosen:
        told.setdefault(choice.sentence.article_id, []).append(choice.sentence.position)
    ends = {(span.article_id, span.end) for choice in chosen for span in (choice.sentence.span, *choice.sentence.echoes)}
    least = min(choice.fact.salience for choice in chosen)
    turns = []
    for place, (first, *_) in enumerate(waiting):
        behind = (first.sentence.article_id, _end_before(first.sentence, articles)) in ends
        if behind or not closing or first.fact.salience >= WORTHY * least:
            loss = continuity * strangeness(first.sentence, told, right_behind=behind)
            turns.append((round(loss - first.fact.salience, 9), place))
    return [waiting[place] for _, place in sorted(turns)]


def _end_before(sentence: Sentence, articles: Mapping[str, Article]) -> int:
    """Where the sentence right before this one ends in its article; 0 for the first."""
    article = articles.get(sentence.article_id)
    text = "" if article is None else article.text
    end = min(sentence.start, len(text))
    while end and text[end - 1].isspace():
        end -= 1
    return end


def _choices(fact: Fact, reworded: Mapping[Span, str], kept_words: float) -> list[Choice]:
    """A fact -> its wordings, and how long each will be."""
    made = []
    for sentence in fact.sentences:
        text = reworded.get(sentence.span)
        words = ceil(kept_words * length(sentence.text)) if text is None else length(text)
        made.append(Choice(fact, sentence, sentence.text if text is None else text, words))
    return made


def _fit(
    wordings: Sequence[Choice], chosen: Sequence[Choice], articles: Mapping[str, Article], room: int, flaw: float
) -> list[Choice]:
    """Those of a fact's wordings that there is room for, and that stand alone or beside a sentence taken."""
    return [
        choice
        for choice in wordings
        if choice.words <= room
        and (
            (choice.flaw <= min(flaw, wordings[0].flaw) and not _unknown_speaker(choice, chosen, articles))
            or _follows(choice, chosen, articles)
        )
    ]


def _timely(waiting: Iterable[list[Choice]], articles: Mapping[str, Article]) -> Iterator[list[Choice]]:
    """Facts' wordings -> those that foretell nothing that a later article of the story looks back on."""
    waiting = list(waiting)
    written = {article.id: day_of(article.published) for article in articles.values()}
    last = max((day for day in written.values() if day), default=None)
    early = {article for article, day in written.items() if day and last and day < last}
    told = [
        choice.sentence.text for wordings in waiting for choice in wordings if written.get(choice.sentence.article_id) == last
    ]
    for wordings in waiting:
        kept = [
            choice
            for choice in wordings
            if choice.sentence.article_id not in early
            or not overtaken(choice.sentence.text, written[choice.sentence.article_id], last, told)
        ]
        if kept:
            yield kept


def _comments(choice: Choice, articles: Mapping[str, Article]) -> bool:
    article = articles.get(choice.sentence.article_id)
    return article is not None and comments(choice.sentence.text, article)


def _leading(
    wordings: Sequence[Choice],
    waiting: Sequence[list[Choice]],
    chosen: Sequence[Choice],
    articles: Mapping[str, Article],
    room: int,
    flaw: float,
) -> tuple[list[Choice], list[Choice]] | None:
    """The waiting fact, and its wording, behind which the wordings' sentence stands, where there is room for both."""
    for choice in wordings:
        if not choice.flaws <= _LEANING:
            continue
        for others in waiting:
            for other in others:
                stands = other.flaw <= flaw and other.words + choice.words <= room and _follows(choice, [other], articles)
                if stands and not _unknown_speaker(other, chosen, articles):
                    return others, [other]
    return None


# A digest is not filled up with what ranks far below its budget: AllSides train +.3/+.4/+.5 ROUGE-1/2/L, Multi-News level.
_REACH = 2.6


def _within_reach(facts: Sequence[Fact], max_words: int) -> Iterator[Fact]:
    """Facts up to the one with which their first sentences come to `_REACH` budgets."""
    told = 0
    for fact in facts:
        yield fact
        told += length(fact.sentences[0].text)
        if told >= _REACH * max_words:
            return


def _both_lead(one: Choice, other: Choice, articles: Mapping[str, Article]) -> bool:
    """Whether they are among the first two sentences of two articles of a day; a note of a few lines is no such article."""
    if one.sentence.article_id == other.sentence.article_id or max(one.sentence.position, other.sentence.position) > _LEAD:
        return False
    homes = [articles[choice.sentence.article_id] for choice in (one, other)]
    days = {home.published[:10] for home in homes if home.published}
    return len(days) < 2 and min(len(home.text) for home in homes) >= _NOTE


def _introducing(fit: Sequence[Choice], chosen: Sequence[Choice], facts: Sequence[Fact]) -> Choice:
    """Of a fact's wordings, the one that gives in full most of the names that facts mention; the first of equals."""
    known = frozenset().union(*(choice.introduces for choice in chosen))
    wanted = Counter(name for fact in facts for name in names(fact.sentences[0].text)[1])
    return max(fit, key=lambda choice: sum(wanted[name] for name in choice.introduces - known))


def _precedes(sentence: Sentence, choice: Choice, articles: Mapping[str, Article]) -> bool:
    """True where the choice, or an echo of it, stands right before the sentence in its article."""
    article = articles.get(sentence.article_id)
    return article is not None and any(
        span.article_id == article.id and span.end <= sentence.start and not article.text[span.end : sentence.start].strip()
        for span in (choice.sentence.span, *choice.sentence.echoes)
    )


def comes_right_after(choice: Choice, other: Choice, articles: Mapping[str, Article]) -> bool:
    """True where the other's sentence, or an echo of it, stands right before the choice's in its article."""
    return _precedes(choice.sentence, other, articles)


def _follows(choice: Choice, chosen: Sequence[Choice], articles: Mapping[str, Article]) -> bool:
    """True where the sentence right before this one is among the chosen, and nothing else is wrong with this one."""
    if not choice.flaws <= _LEANING:
        return False
    before = (other for other in chosen if _precedes(choice.sentence, other, articles))
    if choice.text.startswith(_PERSON):  # whoever "She" is may not stand in another article's wording of the sentence before
        home = choice.sentence.article_id
        before = (other for other in before if other.sentence.article_id == home or other.introduces or other.mentions)
    return any("quote" not in choice.flaws or _goes_on(choice.sentence, other, articles) for other in before)


def _goes_on(sentence: Sentence, before: Choice, articles: Mapping[str, Article]) -> bool:
    """True where a whole quotation, with nobody behind it who says so, goes on what the sentence before says who said."""
    if not is_quotation(sentence.text) or SAID_BEHIND.match(articles[sentence.article_id].text, sentence.end):
        return False
    said = QUOTED.sub("", before.sentence.text).replace(",", " ").replace(".", " ").split()
    return is_quotation(before.sentence.text) or not SAYING.isdisjoint(said)


def _unknown_speaker(choice: Choice, chosen: Sequence[Choice], articles: Mapping[str, Article]) -> bool:
    """True where a bare surname speaks ("Bennett said") that its article gives in full, but nothing chosen does."""
    said = choice.sentence.text
    article = articles.get(choice.sentence.article_id)
    return article is not None and any(
        not any(name in other.introduces for other in chosen) and in_full(name, article.text)
        for name in speakers(said) & choice.mentions
    )
