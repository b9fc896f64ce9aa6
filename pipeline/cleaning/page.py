"""One article as read -> the story's lines alone, what was taken out and why, and what its page said about it.

The order matters: rules for single lines first, then sections, the head of the page, tweets, and at last the rules that look
at what a line stands between, again and again until nothing goes, so that cleaning twice is cleaning once.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.cleaning import boilerplate as rules
from pipeline.cleaning.marks import OPENERS, mended, opening
from pipeline.cleaning.masthead import dateline, is_headline, opening_dateline, outlet, split_site, stated_date, sure_dateline
from pipeline.cleaning.pictures import caption_before
from pipeline.text import fold, normalise, split_sentences, words
from pipeline.types import Article, Removed

_HEAD_LINES = 4  # datelines and bare dates stand before or among the first lines that stay
_DATED_LINES = 16  # pages with teasers before the text have their dateline so far down
_SHORT = 60  # characters
_AUTHOR_BEHIND = 3  # lines, before which no author is presented
_BLANKS = re.compile(r"[ \t\u00a0]{2,}|[\t\u00a0]")
_CAPTION_LINES = 2  # a caption that runs into the story is its first line, or the second where that is the headline
_QUOTED = re.compile(r"[“\"]([^“”\"]{20,})[”\"]")
_QUOTED_RUN = 6  # words in a row that a tweet must share with a quotation to be the tweet that was quoted
_SIGNED_COMMENT = re.compile(r"says:$|^(?:reply|report|upvote|like)$|\b(?:minutes?|hours?|days?|weeks?|months?|years?) ago\b")
_COMMENTS = re.compile(r"leave a (?:reply|comment)$|(?:\d+ )?comments?(?: \(\d+\))?$|\d+ (?:responses|thoughts) (?:to|on) ")


@dataclass(frozen=True, slots=True)
class Stripped:
    """A cleaned article, and what is needed to learn from many.

    `fragments`: its short lines that end as no sentence does, folded. `prints`: CRC-32 of its three longest paragraphs, folded.
    """

    article: Article
    fragments: tuple[str, ...]
    prints: tuple[int, ...]


@dataclass(slots=True)
class _Draft:
    """The lines of one article on their way: why each goes (None: it stays), and what was cut off its front."""

    lines: list[str]
    folded: list[str]  # as they were read
    prose: list[bool]  # surely running text
    reasons: list[str | None]
    fronts: list[list[Removed]]

    def kept(self) -> list[int]:
        return [index for index, reason in enumerate(self.reasons) if reason is None]

    def cut_front(self, index: int, end: int, reason: str) -> None:
        line = self.lines[index]
        self.fronts[index].append(Removed(text=line[:end].rstrip(), reason=reason))
        self.lines[index] = line[end:].lstrip()
        self.prose[index] = rules.is_prose(self.lines[index])

    def removed(self) -> list[Removed]:
        pieces = []
        for fronts, line, reason in zip(self.fronts, self.lines, self.reasons, strict=True):
            pieces += [*fronts, Removed(text=line, reason=reason)] if reason else fronts
        return pieces


@dataclass(slots=True)
class _Known:
    """What is known about an article besides its text. A field that is known is never written over."""

    title: str
    source: str | None
    published: str | None
    updated: str | None
    host: str  # the letters of the site's address, and of its name


def strip(article: Article, *, heading_words: int, repeated: frozenset[str] = frozenset()) -> Stripped:
    """One article through all rules. `repeated`: folded lines learned as boilerplate of its source."""
    text, marks = rules.without_marks(_unglued(mended(normalise(article.text))))
    lines = paragraphs(text)
    folded = _fold_all(lines)
    reasons = rules.line_reasons(lines, folded)
    if repeated:
        reasons = [reason or ("repeated" if line in repeated else None) for line, reason in zip(folded, reasons, strict=True)]
    draft = _Draft(list(lines), folded, [rules.is_prose(line) for line in lines], reasons, [[] for _ in lines])
    known = _known(article)
    _cut_sections(draft)
    _read_dates(draft, known)
    _take_title(draft, known)
    _cut_doubled(draft, known.title)
    _cut_captions(draft)
    _cut_openings(draft)
    _cut_loud(draft)
    if "#" in text or "@" in text:
        _cut_tweets(draft)
    if "MORE" in text:
        _cut_cards(draft)
    while _cut_by_place(draft, known, heading_words) or _cut_datelines(draft, known):
        pass
    kept = draft.kept()
    story = "\n".join(draft.lines[index] for index in kept)
    cleaned = replace(
        article,
        title=known.title or first_sentence(story),
        text=story,
        source=known.source,
        published=known.published,
        updated=known.updated,
        removed=(*article.removed, *(Removed(text=mark, reason="mark") for mark in marks), *draft.removed()),
    )
    longest = sorted((folded[index] for index in kept if draft.prose[index]), key=len, reverse=True)[:3]
    short = (index for index in kept if not draft.prose[index] and len(lines[index]) <= 120)
    fragments = {folded[index] for index in short if not rules.is_sentence(lines[index])}
    prints = tuple(zlib.crc32(line.encode("utf-8")) for line in longest)
    return Stripped(cleaned, tuple(sorted(fragments)) if longest else (), prints)


# "... in the capital.Analysts say ...": a page's paragraphs read without their ends; 670 in 9,000 articles. No "Amazon.Com".
_GLUED = re.compile(r"\.(?=[A-Z\"”“])(?:(?<=[a-z\d]{3}.)|(?<=[a-z].)(?=[\"”“]))([\"”“]?)(?!Com |Net |Org )(?=[A-Z][a-z]+,? )")


def _unglued(text: str) -> str:
    """A text with the blank between sentences that lost it; a straight quotation mark there goes where it pairs."""

    def part(match: re.Match[str]) -> str:
        mark, paragraph = match[1], text.rfind("\n", 0, match.start()) + 1
        opens = mark == "“" or (mark == '"' and text.count('"', paragraph, match.start()) % 2 == 0)
        return f"{match[0][0]} {mark}" if opens else f"{match[0]} "

    return _GLUED.sub(part, text)


def _known(article: Article) -> _Known:
    host = re.sub(r"[^a-z]", "", article.url.lower().split("//")[-1].split("/")[0]) if article.url else ""
    host += " " + re.sub(r"[^a-z]", "", fold(article.source)) if article.source else ""
    title = _punctuated(" ".join(normalise(article.title).split()))
    return _Known(title, article.source, article.published, article.updated, host)


# Some sites' titles have lost what is not ASCII: "Obama?s ?millennial? playbook"; 100 of 60,000.
_LOST_MARK = re.compile(r"(?<=[A-Za-z])\?(?=(?:s|t|re|ve|ll|d|m)\b)")
_LOST_QUOTES = re.compile(r"(?<!\S)\?(?=[A-Za-z])([^?]*[A-Za-z.])\?(?![^\s.,:;])")


def _punctuated(title: str) -> str:
    """A title with its apostrophes and quotation marks, where there are question marks instead."""
    return _LOST_QUOTES.sub(r"“\1”", _LOST_MARK.sub("’", title)) if "?" in title else title


_FIRST = 600  # characters in which a first sentence ends, or has 20 words


def first_sentence(text: str) -> str:
    """For want of a title: the first sentence of the text, at most 20 words of it."""
    line = text.lstrip().split("\n", 1)[0].strip()
    sentence = line[: split_sentences(line[:_FIRST])[0][1]].split() if line else []
    return " ".join(sentence) if len(sentence) <= 20 else " ".join(sentence[:20]).rstrip(",;:") + " …"


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a normalised text, in order, stripped; lines wrapped at a fixed width are joined again."""
    if "  " in text or "\t" in text or "\u00a0" in text:
        text = _BLANKS.sub(" ", text)
    lines = _run_on([line.strip() for line in text.split("\n")])
    if len(lines) > 3 and 40 <= max(map(len, lines)) <= 120:
        lines = _unwrap(lines)
    return [line for line in lines if line]


def _run_on(lines: Sequence[str]) -> list[str]:
    """Joins a line that goes on in small letters to the line right above it, where that has not come to an end."""
    joined: list[str] = []
    for line in lines:
        above = joined[-1] if joined else ""
        if line[:1].islower() and len(above) > 30 and above[-1] not in ".!?:;”\"’'" and " " in line:
            joined[-1] += " " + line
        else:
            joined.append(line)
    return joined


def _unwrap(lines: Sequence[str]) -> list[str]:
    """Joins lines that were filled to one width: the next word would not have fitted.

    Nothing is joined unless 9 of 10 line breaks say so and half of the lines after them go on in small letters.
    """
    width = max(map(len, lines))
    full = [bool(line and after) and len(line) + 1 + len(after.split(" ", 1)[0]) > width for line, after in pairwise(lines)]
    breaks = sum(1 for line, after in pairwise(lines) if line and after)
    going_on = sum(after[:1].islower() for after, joins in zip(lines[1:], full, strict=True) if joins)
    if breaks < 3 or sum(full) < 0.9 * breaks or going_on < 0.5 * sum(full):
        return list(lines)
    joined = [lines[0]]
    for line, goes_on in zip(lines[1:], full, strict=True):
        if goes_on:
            joined[-1] += " " + line
        else:
            joined.append(line)
    return joined


def _fold_all(lines: Sequence[str]) -> list[str]:
    """Each line folded; in one go, because folding costs by the call. No line holds a NUL: `normalise` took them out."""
    return fold(" \0 ".join(lines)).split(" \0 ") if lines else []


def _cut_sections(draft: _Draft) -> None:
    """Comments below the story, and the headlines below a "Related:" line."""
    total = sum(map(len, draft.lines))
    above = below_related = 0
    for index, line in enumerate(draft.lines):
        reason = draft.reasons[index]
        # With most of the page above and comments that look it below: elsewhere "Comments" may be a button in the story.
        if reason == "comments" and above > 0.6 * total and _COMMENTS.match(draft.folded[index]) and _are_comments(draft, index):
            draft.reasons[index:] = [why or "comments" for why in draft.reasons[index:]]
            return
        if reason is None and below_related and 3 <= line.count(" ") < 20 and not rules.is_sentence(line):
            draft.reasons[index] = "related"
            below_related -= 1
        else:
            below_related = 6 if reason == "related" and line.count(" ") < 4 and len(line) < 30 else 0
        above += len(line)


def _are_comments(draft: _Draft, index: int) -> bool:
    return any(_SIGNED_COMMENT.search(line) for line in draft.folded[index + 1 :] if len(line) < 80)


def _read_dates(draft: _Draft, known: _Known) -> None:
    """`Published Jan 28, 2019` and `Updated ...` fill the dates that are unknown."""
    for index, reason in enumerate(draft.reasons):
        if reason not in ("date", "credit") or (stated := stated_date(draft.folded[index])) is None:
            continue
        said = draft.folded[index]
        if said.startswith(("updated", "last", "modified")):
            known.updated = known.updated or stated
        elif said.startswith("p") or index < _HEAD_LINES:  # a bare date further down heads an entry of a timeline
            known.published = known.published or stated


def _take_title(draft: _Draft, known: _Known) -> None:
    """The title from the first line where it is unknown, without the name of its site; the headline said again goes out."""
    kept = draft.kept()
    given = bool(known.title)
    if given and kept and _made_up(known.title, draft.lines[kept[0]]):
        return  # the title is only for want of one: its sentence is the story's
    if given:
        known.title, site = split_site(known.title, known.host, [draft.lines[index] for index in kept[:2]])
    elif len(kept) > 1 and is_headline(draft.lines[kept[0]]) and any(draft.prose[index] for index in kept[1:]):
        known.title, site = split_site(draft.lines[kept[0]], known.host, [draft.lines[index] for index in kept[1:3]])
        draft.reasons[kept.pop(0)] = "title"
    else:
        return
    known.source = known.source or site
    wanted = words(known.title)
    repeats = [index for place, index in enumerate(kept) if _says(draft.lines[index], wanted, known, first=place < 2)]
    if not wanted or not any(draft.prose[index] for index in set(kept).difference(repeats)):
        return
    for index in repeats:
        draft.reasons[index] = "title_repeated"
        # The page's own headline has its punctuation; the one in its <title> often has lost it.
        if not given and len(draft.lines[index]) > len(known.title) and words(draft.lines[index]) == wanted:
            known.title = draft.lines[index]


def _made_up(title: str, line: str) -> bool:
    return line.startswith(title[:20]) and title == first_sentence(line) and not is_headline(line)


def _says(line: str, wanted: Sequence[str], known: _Known, *, first: bool) -> bool:
    """Whether the line is the headline again, as one of the `first` lines also with the name of the site behind it."""
    size = len(known.title)
    if line.endswith(".") or (abs(len(line) - size) > 12 if not first else len(line) > 2 * size + 60):
        return False
    return words(split_site(line, known.host, [known.title])[0] if first else line) == wanted


_DOUBLED = re.compile(r"(.{20,110}?) \1 (?=[A-Z\"“])")
_LABEL = 40  # characters before the headline that was read into the first line: "Mueller Investigation"
_HEADED = 400  # characters of a line that the headline ends
_TITLE_LEAST = 20  # characters of such a headline
# Behind a caption and a section, with a line below it: "... the Arden War. LETTER FROM HOLM Ek sells pier She ..."
_TITLE_SURE = 30


def _cut_doubled(draft: _Draft, title: str) -> None:
    """A headline that stands in one line with the first sentence, and what a video player writes before a text."""
    kept = draft.kept()
    ends = " " + fold(title).rstrip(".") if len(title) >= _TITLE_LEAST else ""
    # A picture's caption, or a section, and the headline behind it: "In The Arena The pier is falling".
    if ends and len(kept) > 1 and len(draft.lines[kept[0]]) <= _HEADED and draft.folded[kept[0]].endswith(ends):
        draft.reasons[kept.pop(0)] = "title_repeated"
    for index in kept[:_HEAD_LINES]:
        line = draft.lines[index]
        far = _HEADED if index == kept[0] and len(kept) > 1 and len(title) >= _TITLE_SURE else _LABEL
        at = line.find(title, 1, far + len(title)) if len(title) >= _TITLE_LEAST else -1
        behind = line[at + len(title) :] if at > 0 else ""
        if line.find(line[:20], 20, 140) > 0 and (found := _DOUBLED.match(line)):
            draft.cut_front(index, found.end(), "title_repeated")
        elif at > 0 and line[at - 1] == " " and re.match(r" (?!MORE )[A-Z“\"]", behind) and rules.is_prose(behind):
            draft.cut_front(index, at + len(title) + 1, "title_repeated")
        elif end := rules.player(line):  # a short line went as a caption
            draft.cut_front(index, end, "site_chrome")


def _cut_openings(draft: _Draft) -> None:
    """Bullets, "Update 1:21 p.m.:" and the head of a running report off the lines they stand before."""
    for index, line in enumerate(draft.lines):
        if line[0] in OPENERS and not draft.reasons[index]:
            _cut_opening(draft, index)


def _cut_opening(draft: _Draft, index: int) -> None:
    line = draft.lines[index]
    end, reason = opening(line)
    if end == len(line):
        draft.reasons[index] = reason
    elif end and (reason == "mark" or rules.is_sentence(line[end:])):
        draft.cut_front(index, end, reason)


def _cut_captions(draft: _Draft) -> None:
    """A caption that the story was run up to goes out of its first lines."""
    for index in draft.kept()[:_CAPTION_LINES]:
        end = caption_before(draft.lines[index])
        behind = draft.lines[index][end:]
        if end and rules.is_prose(behind):
            draft.cut_front(index, end, "caption")
        elif end and len(behind) < _SHORT:  # whose picture it is
            draft.reasons[index] = "caption"


def _cut_loud(draft: _Draft) -> None:
    """Lines in capitals out of a story that is not: headlines of other stories, tickers, captions for the deaf. No quotations."""
    kept = draft.kept()
    loud = [index for index in kept if draft.lines[index][-5:].isupper() and rules.is_loud(draft.lines[index])]
    if loud and 2 * sum(len(draft.lines[index]) for index in loud) < sum(len(draft.lines[index]) for index in kept):
        for index in loud:
            draft.reasons[index] = "capitals"


def _cut_tweets(draft: _Draft) -> None:
    """Signed tweets and those set raw into a story that just quoted them go out; of others only the mark of the thread."""
    kept = draft.kept()
    signed = {index for index in kept if rules.is_tweet(draft.folded[index])}
    # A page may be made of tweets: then they are the story.
    if 2 * sum(len(draft.lines[index]) for index in signed) < sum(len(draft.lines[index]) for index in kept):
        for index in signed:
            draft.reasons[index] = "embedded_tweet"
    kept = draft.kept()
    for place, index in enumerate(kept):
        line = draft.lines[index]
        if "#" not in line and "@" not in line:
            continue
        if _was_quoted(line, [draft.lines[before] for before in kept[max(0, place - 3) : place]]):
            draft.reasons[index] = "embedded_tweet"
        elif mark := rules.thread_mark(line):
            draft.cut_front(index, mark, "thread_mark")


def _cut_cards(draft: _Draft) -> None:
    """What hovers over the names of politicians on their page goes out of the sentences that name them."""
    for index in draft.kept():
        line, cards = rules.without_cards(draft.lines[index])
        if cards:
            draft.lines[index] = line
            draft.fronts[index] += [Removed(text=card, reason="hover_card") for card in cards]


def _was_quoted(line: str, before: Sequence[str]) -> bool:
    """Whether an unquoted line shares a run of words with a quotation in the lines before it."""
    if _QUOTED.search(line):
        return False
    said = f" {' '.join(words(line))} "
    for quotation in _QUOTED.findall(" ".join(before)):
        quoted = words(quotation)
        runs = (" ".join(quoted[start : start + _QUOTED_RUN]) for start in range(len(quoted) - _QUOTED_RUN + 1))
        if any(f" {run} " in said for run in runs):
            return True
    return False


def _cut_by_place(draft: _Draft, known: _Known, heading_words: int) -> bool:
    """One pass of the rules that look at a line's place among the lines that stay; whether anything went."""
    kept = draft.kept()
    lines = [draft.lines[index] for index in kept]
    prose = [draft.prose[index] for index in kept]
    last = len(kept) - 1
    if last < 1 or not any(prose):
        return False
    if last > 1 and rules.is_name(lines[-2]) and rules.is_about(lines[-1], lines[-2]):
        known.source = known.source or outlet(lines[-2])
        draft.reasons[kept[-2]], draft.reasons[kept[-1]] = "byline", "bio"
        return True
    for place in (0, *range(max(_AUTHOR_BEHIND, last - 1), last + 1)):
        if rules.presents_author(lines[place], (*lines[:place], *lines[place + 1 :])) or (
            place == 0 and rules.is_about_itself(lines[0])
        ):
            draft.reasons[kept[place]] = "bio"
            return True
    changed = False
    for place, line in enumerate(lines):
        if (prose[place] and place != last) or (place and not prose[place - 1]) or (place != last and not prose[place + 1]):
            continue  # bios at the end may be prose; else only a lone line between paragraphs is judged by its place
        reason = rules.edge_reason(line) if place in (0, last) else None
        if reason is None and heading_words and rules.is_heading(line, heading_words):
            reason = "subheading"
        if reason:
            draft.reasons[kept[place]] = reason
            changed = True
    return changed


def _cut_datelines(draft: _Draft, known: _Known) -> bool:
    """Datelines off the first lines that stay; whether there was one."""
    changed = False
    for place, index in enumerate(draft.kept()[:_DATED_LINES]):
        line = draft.lines[index]
        find = dateline if place < _HEAD_LINES else sure_dateline
        if place == 0 and line.startswith(("— ", "– ", "-- ")) and rules.is_prose(line):  # a page whose dateline is elsewhere
            draft.cut_front(index, line.index(" "), "dateline")
            line = draft.lines[index]
            changed = True
        if len(line) < _SHORT and line.endswith(("-", "–", "—")) and dateline(f"{line} A"):  # "ARDEN, Va. -" on a line of its own
            draft.reasons[index] = "dateline"
            changed = True
        elif found := find(line) or (place == 0 and opening_dateline(line)) or None:
            draft.cut_front(index, found.end, "dateline")
            known.source = known.source or (found.agency and (outlet(found.agency) or found.agency))
            known.published = known.published or found.published
            rest = draft.lines[index : index + 1]
            draft.reasons[index] = rules.line_reasons(rest, _fold_all(rest))[0]
            if rest[0].startswith("The Latest ") and not draft.reasons[index]:
                _cut_opening(draft, index)
            changed = True
    return changed
