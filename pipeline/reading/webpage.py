"""An HTML page -> its article and what the page states about it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pipeline.dates import iso_time
from pipeline.reading.files import UnusableError

# Where pages state when they were published, best first: Open Graph, schema.org, Dublin Core, and what large outlets use.
_META = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "parsely-pub-date",
    "sailthru.date", "cxenseparse:recs:publishtime", "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date",
    "dcterms.created", "pubdate", "pub_date", "publishdate", "publish-date", "publish_date", "article.published", "date",
)  # fmt: skip
_JSON_LD = re.compile(r'"datePublished"\s*:\s*"([^"\n]{8,40})"')
_LABEL = re.compile(r"^\W*(?:first |originally )?(?:published|posted|date)(?: on| at)?\b\W*", re.IGNORECASE)
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)/(\d\d?)/(\d\d?)(?:/|$)")


def extract(page: str) -> dict[str, str | None]:
    """The text of a page -> title, text, published (as written), source and url of its article, by trafilatura.

    The date is not trafilatura's: its htmldate takes the day from today where a page states a month only, and dates that
    an article speaks of where a page states none (`<meta name="date" content="2019-01">` gave 2019-01-22 on a 22nd).

    Raises:
        UnusableError: no_text, malformed.
    """
    from trafilatura import bare_extraction, load_html

    # Its own search for dates is kept short, and from asking for today.
    unused = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}
    try:
        tree = load_html(page)
        published = None if tree is None else _published(tree)
        if tree is not None:
            _unroll(tree)
        found = None if tree is None else bare_extraction(
            tree, with_metadata=True, include_comments=False, date_extraction_params=unused
        )  # fmt: skip
    except Exception as error:  # lxml and what stands on it raise anything on a page that is broken enough
        raise UnusableError("malformed", f"{type(error).__name__}: {error}") from error
    if found is None or not (text := getattr(found, "text", None)):
        raise UnusableError("no_text", "no article found in the page")
    title, site, host, url = (getattr(found, name, None) for name in ("title", "sitename", "hostname", "url"))
    if published is None and (day := _IN_ADDRESS.search(url or "")):
        published = "-".join((day[1], day[2].zfill(2), day[3].zfill(2)))
    return {"title": title, "text": text, "published": published, "source": site or host, "url": url}


_CELL = 80  # words; a cell of so many is no cell of data
_PARTS = frozenset(("table", "tbody", "thead", "tfoot", "tr", "td", "th"))


def _unroll(tree: Any) -> None:
    """Tables that only lay out a page become blocks: trafilatura makes one line of a cell, which would be the whole article."""
    cells = [cell for cell in tree.iter("td") if len(cell.text_content().split()) >= _CELL]
    tables = {table for cell in cells for table in cell.iterancestors("table")}
    for element in [part for table in tables for part in table.iter() if part.tag in _PARTS]:
        element.tag = "div"


def _published(tree: Any) -> str | None:
    """The first statement that is a whole date; on the page itself only where all there are agree."""
    for written in _stated(tree):
        if iso_time(written):
            return written
    shown = [
        _LABEL.sub("", " ".join(text.split()))
        for element in tree.xpath(
            "//time | //*[contains(@class, 'date') or contains(@class, 'publish') or contains(@class, 'time')]"
        )
        for text in (element.get("datetime"), element.text_content())
        if text and len(text) < 200
    ]
    days = {day[:10]: written for written in shown if (day := iso_time(written))}
    return next(iter(days.values())) if len(days) == 1 else None


def _stated(tree: Any) -> Iterator[str]:
    metas: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        metas.setdefault(name.lower(), meta.get("content") or "")
    yield from (metas[name] for name in _META if name in metas)
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        yield from _JSON_LD.findall(script)
    yield from tree.xpath(
        "//*[@itemprop='datePublished']/@datetime | //*[@itemprop='datePublished']/@content | //time[@pubdate]/@datetime"
    )
    yield from tree.xpath("(//article)[1]//time/@datetime")


_MARKUP = re.compile(r"</(?:p|div|li|h\d|a|b|i|em|strong|span|blockquote)>|<(?:p|br|img)\b[^<>]*>", re.IGNORECASE)
_BLOCK = frozenset(("p", "div", "li", "ul", "ol", "br", "blockquote", "table", "tr", "h1", "h2", "h3", "h4", "h5", "h6"))
_SILENT = frozenset(("script", "style", "template"))


def unmarked(text: str) -> str:
    """A text as feeds carry it -> the same without HTML tags and entities, a line a block; what has no tags is left as it is."""
    if "<" not in text or _MARKUP.search(text) is None:
        return text
    from lxml import etree, html

    try:
        tree = html.fragment_fromstring(text.replace("\n", " "), create_parent="div")
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return text
    pieces: list[str] = []
    for event, element in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        shown = event == "start" and element.tag not in _SILENT
        if isinstance(element.tag, str) and element.tag in _BLOCK:
            pieces.append("\n")
        pieces.append((element.text or "") if shown else "")
        if event in ("end", "comment", "pi") and element is not tree:
            pieces.append(element.tail or "")
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)
