"""read: everything that comes in is an article or a `Dropped` with its reason, whatever the order and the machine."""

import gzip
import io
import json
import lzma
import os
import pickle
import random
from collections.abc import Callable
from dataclasses import replace
from itertools import islice
from pathlib import Path

import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from pipeline.errors import InputError
from pipeline.parallel import Workers
from pipeline.reading.files import UnusableError
from pipeline.reading.formats import decode
from pipeline.reading.webpage import unmarked
from pipeline.stages.read import Read, ReadSettings, missing, read
from pipeline.types import Article, Dropped
from tests.paths import DATA, SEEDS

TEXT = "The envoy arrived in the capital on Monday.\n\nTalks resume next week."
COMPRESS: dict[str, Callable[[bytes], bytes]] = {
    "": bytes,
    ".gz": gzip.compress,
    ".xz": lzma.compress,
    ".zst": zstandard.ZstdCompressor().compress,
}
PLAIN = Read()
few = settings(max_examples=60, deadline=None, derandomize=True)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(path: str, content: bytes | str) -> str:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def jsonl(*records: object) -> str:
    return "".join(json.dumps(record) + "\n" for record in records)


def one(*inputs: str, config: Read = PLAIN) -> Article:
    articles, dropped = read(inputs, config)
    assert dropped == []
    assert len(articles) == 1
    return articles[0]


def reasons(dropped: list[Dropped]) -> list[tuple[str, str]]:
    assert all(drop.stage == "read" and drop.id == drop.path for drop in dropped)
    return [(drop.path, drop.reason) for drop in dropped]


# --- formats


PARAGRAPHS = [
    f"Paragraph {word} of the report says what the two sides agreed on after days of talks in Doha." for word in "ABCDE"
]
PAGE = f"""<html><head><title>Talks resume - Example News</title>
<meta property="og:site_name" content="Example News"><meta property="og:title" content="Talks resume">
<meta property="article:published_time" content="2019-01-28T14:00:00Z">
<link rel="canonical" href="https://news.example/2019/talks"></head><body><nav><a href="/">Home</a></nav>
<article><h1>Talks resume</h1>{"".join(f"<p>{text}</p>" for text in PARAGRAPHS)}
<script>var banner = "BUY NOW";</script></article><footer>All rights reserved</footer></body></html>"""
FIELDS = {
    "title": "Talks resume",
    "published": "2019-01-28T14:00:00Z",
    "source": "Example News",
    "url": "https://news.example/2019/talks",
}
RECORD = {**FIELDS, "text": TEXT, "id": "a1", "story": "talks"}
FORMATS = {
    "a.txt": (TEXT, {"title": "", "text": TEXT, "path": "a.txt"}),
    "a.md": (
        f"---\ntitle: Talks resume\ndate: 2019-01-28\n---\n{TEXT}",
        {"title": "Talks resume", "text": TEXT, "published": "2019-01-28", "path": "a.md"},
    ),
    "a.html": (PAGE, {**FIELDS, "path": "a.html"}),
    "a.htm": (PAGE, {**FIELDS, "path": "a.htm"}),
    "a.json": (json.dumps(RECORD), {**RECORD, "path": "a.json"}),
    "list.json": (json.dumps([RECORD]), {**RECORD, "path": "list.json:1"}),
    "articles.json": (json.dumps({"status": "ok", "articles": [RECORD]}), {**RECORD, "path": "articles.json:1"}),
    "a.jsonl": ("\n" + json.dumps(RECORD), {**RECORD, "path": "a.jsonl:2"}),
    "a.ndjson": (json.dumps(RECORD) + "\r\n", {**RECORD, "path": "a.ndjson:1"}),
    "a.csv": (
        'id,title,text,published,source,url,story\r\n\r\na1,Talks resume,"' + TEXT + '",2019-01-28T14:00:00Z,Example News,'
        "https://news.example/2019/talks,talks\r\n",
        {**RECORD, "path": "a.csv:3"},
    ),
    "capitals.csv": (f'Title,Text\nA &amp; B,"{TEXT}"\n', {"title": "A & B", "text": TEXT, "path": "capitals.csv:2"}),
    "semicolon.csv": (f'title;text\nTalks resume;"{TEXT}"\n', {"title": "Talks resume", "text": TEXT, "path": "semicolon.csv:2"}),
}  # fmt: skip


@pytest.mark.parametrize("compression", COMPRESS)
@pytest.mark.parametrize("name", FORMATS)
def test_every_format_in_every_compression(name: str, compression: str) -> None:
    content, expected = FORMATS[name]
    path = name + compression
    article = one(put(path, COMPRESS[compression](content.encode())))
    if "path" in expected:
        expected = {**expected, "path": str(expected["path"]).replace(name, path)}
    assert {field: getattr(article, field) for field in expected} == expected


def test_a_page_gives_its_article_and_nothing_else() -> None:
    text = one(put("a.html", PAGE)).text
    assert [line for line in text.split("\n") if line != "Talks resume"] == PARAGRAPHS


def test_a_page_laid_out_by_tables_gives_its_article() -> None:
    cells = "<td>Front page<br>Politics</td><td><h1>Talks resume</h1>" + "<br><br>".join(PARAGRAPHS * 4) + "</td>"
    text = one(put("a.html", f"<html><body><table><tr>{cells}</tr></table></body></html>")).text
    assert "|" not in text
    assert set(PARAGRAPHS) <= set(text.split("\n"))


STATED = '<meta property="article:published_time" content="2019-01-28T14:00:00Z">'


@pytest.mark.parametrize(
    ("in_head", "in_body", "published"),
    [
        ('<meta name="date" content="2019-01">', "", None),
        ('<meta name="DC.date" content="2019-01"><meta name="date" content="28 Jan 2019">', "", "2019-01-28"),
        (
            '<script type="application/ld+json">{"datePublished": "2019-01-28T09:00:00-05:00"}</script>',
            "",
            "2019-01-28T14:00:00Z",
        ),
        ('<link rel="canonical" href="https://news.example/2019/1/28/talks">', "", "2019-01-28"),
        ("", '<time datetime="2019-01-28">Monday</time>', "2019-01-28"),
        ("", '<div class="post-date">Published: Jan 28, 2019</div>', "2019-01-28"),
        ("", '<p class="date">Jan 28, 2019</p><p class="date">Jan 29, 2019</p>', None),  # one of them is another article's
        ("", '<div class="date">January 2019</div><div class="date">3 days ago</div>', None),
        ("", "<p>The war that began on 2011-01-05 went on. &copy; 2020</p>", None),
    ],
)
def test_the_date_of_a_page_is_the_one_it_states(in_head: str, in_body: str, published: str | None) -> None:
    page = (
        PAGE.replace(STATED, in_head).replace("</h1>", f"</h1>{in_body}").replace("news.example/2019/talks", "news.example/talks")
    )
    assert one(put("a.html", page)).published == published


def test_a_page_in_the_encoding_it_names() -> None:
    page = PAGE.replace("<head>", '<head><meta charset="windows-1251">').replace("Talks resume", "Переговоры")
    assert one(put("a.html", page.encode("cp1251"))).title == "Переговоры"


def test_markdown_is_lightly_unmarked() -> None:
    text = (
        "# Talks *resume* #1\n\n## What we know\nThe **envoy** _said_ so in [a post](https://a.example/x_(y) \"t\") on `X`.\n"
        "![photo](a.png)\n> A quote\n\n- a point with snake_case_names and 2 * 3 * 4\n***\n```\ncode\n```\n"
    )  # fmt: skip
    article = one(put("a.md", text))
    assert article.title == "Talks resume #1"
    assert article.text.split("\n") == [
        "What we know", "The envoy said so in a post on X.", "", "A quote", "", "a point with snake_case_names and 2 * 3 * 4",
        "", "", "code",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("front", "title", "text"),
    [
        ("---\ntitle: Kabul: a surprise stop\n---\nBody", "Kabul: a surprise stop", "Body"),  # no YAML, but what people write
        ('---\r\ntitle: "Kabul"\r\n---\r\nBody', "Kabul", "Body"),
        ("---\ntitle: 2019\n---\nBody", "2019", "Body"),
        ("---\nBody\n---\nMore", "", "Body\n\nMore"),  # rules, no front matter
        ("Body", "", "Body"),
    ],
)
def test_front_matter(front: str, title: str, text: str) -> None:
    article = one(put("a.md", front))
    assert (article.title, article.text.strip("-\n").replace("---", "")) == (title, text)


@pytest.mark.parametrize(
    "mark", ["*", "_", "`", "[", "![x](", "**a ", "<http://", "- ", "# ", "#", "> ", " ", "a: ", "\t", "__a"]
)
def test_markdown_takes_linear_time(mark: str) -> None:
    put("a.md", "# " + mark * 50_000 + "x\n" + mark * 50_000)
    assert sum(map(len, read(["a.md"], PLAIN))) == 1  # a quadratic pattern would take minutes


def test_clusters_give_an_article_a_document() -> None:
    documents = [
        {"title": "A", "text": "First text.", "published": "2019-01-28", "source": "AP"},
        "Second text.",
        3,
        {"title": "B"},
    ]
    path = put("a.jsonl", jsonl({"id": 7, "documents": documents, "references": ["Both."]}))
    articles, dropped = read([path], PLAIN)
    assert {(a.path, a.title, a.text, a.story, a.source) for a in articles} == {
        ("a.jsonl:1.1", "A", "First text.", "7", "AP"),
        ("a.jsonl:1.2", "", "Second text.", "7", None),
    }
    assert reasons(dropped) == [("a.jsonl:1.3", "malformed"), ("a.jsonl:1.4", "no_text")]


def test_a_cluster_without_an_id_is_still_one_story() -> None:
    articles, _ = read([put("a.json", json.dumps([{"documents": ["One.", "Two."]}, {"documents": ["Three."]}]))], PLAIN)
    first, second, third = (next(a for a in articles if a.text == text) for text in ("One.", "Two.", "Three."))
    assert first.story == second.story != third.story
    assert None not in (first.story, third.story)


def test_fields_can_be_called_otherwise() -> None:
    config = Read.model_validate({"fields": {"title": "headline", "text": "body", "source": "source.name"}, "day_first": True})
    record = {"headline": "Talks", "title": "no", "body": TEXT, "source": {"name": "AP"}, "published": "3/4/2019"}
    for path in (put("a.jsonl", jsonl(record)), put("a.json", json.dumps(record))):
        article = one(path, config=config)
        assert (article.title, article.text, article.source, article.published) == ("Talks", TEXT, "AP", "2019-04-03")
    assert one(put("a.md", "---\ntitle: Talks\n---\nBody"), config=config).title == "Talks"
    with pytest.raises(ValidationError):
        Read.model_validate({"fields": {"headline": "title"}})


def test_standard_input_is_json_lines() -> None:
    articles, dropped = read(["-"], PLAIN, stdin=io.BytesIO(b'{"text": "One."}\nnonsense\n'))
    assert [(a.text, a.path) for a in articles] == [("One.", "-:1")]
    assert reasons(dropped) == [("-:2", "malformed")]
    with pytest.raises(InputError, match="standard input"):
        read(["-"], PLAIN)


def test_the_seeds() -> None:
    articles, dropped = read([str(SEEDS)], PLAIN)
    assert (len(articles), dropped) == (5, [])
    again, _ = read([str(path) for path in sorted(SEEDS.iterdir(), reverse=True)], PLAIN)
    assert again == articles


# --- encodings


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a.csv", "a.json", "a.md", "a.html"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le-sig", "utf-16-be-sig", "utf-32", "cp1252"])
def test_encodings(name: str, encoding: str) -> None:
    said = "“We’ve met the café’s owners in Zürich – twice,” said José Peña, who hasn’t been back since."
    paragraphs = "\n".join([said, *PARAGRAPHS])
    contents = {
        "a.jsonl": json.dumps({"text": paragraphs}, ensure_ascii=False) + "\n",
        "a.json": json.dumps({"text": paragraphs}, ensure_ascii=False),
        "a.csv": f'text\n"{paragraphs}"\n',
        "a.html": f"<html><body><article>{''.join(f'<p>{line}</p>' for line in paragraphs.splitlines())}</article></body></html>",
    }
    codec = encoding.removesuffix("-sig") if encoding.startswith("utf-16") else encoding
    mark = "\ufeff" if codec != encoding else ""
    article = one(put(name, (mark + contents.get(name, paragraphs)).encode(codec)))
    assert article.text == paragraphs


def test_news_in_windows_1252_is_told_from_its_cousins() -> None:
    path = DATA / "train" / "articles.jsonl.xz"
    if not path.exists():
        pytest.skip(f"no data at {DATA}")
    tried = 0
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in islice(lines, 0, 20_000, 7):
            whole = json.loads(line)["text"]
            for text in (whole[:200], whole):
                try:
                    data = text.encode("cp1252")
                except UnicodeEncodeError:
                    continue
                if not data.isascii():
                    assert decode(data) == text
                    tried += 1
            if tried >= 150:
                break
    assert tried >= 150


def test_what_was_decoded_wrongly_before_is_mended() -> None:
    put("a.jsonl", jsonl({"title": "The mayorâ\x80\x99s plan", "text": "He didn抰 ask for the mayorâ\x80\x99s help."}))
    article = one("a.jsonl")
    assert (article.title, article.text) == ("The mayor’s plan", "He didn’t ask for the mayor’s help.")


def test_a_few_bad_bytes_do_not_make_utf8_anything_else() -> None:
    data = "“We’ve met in Zürich,” said José.".encode() + b"\xff and more."
    assert one(put("a.txt", data)).text == "“We’ve met in Zürich,” said José.\ufffd and more."


def test_marks_and_controls_inside_go() -> None:
    assert one(put("a.jsonl", '\ufeff{"text": "One."}\n')).text == "One."
    joined = '{"text": "One."}\n\ufeff{"text": "Two.\\u0000\\u001b[31m"}\n'  # two files, one after the other
    assert [a.text for a in read([put("b.jsonl", joined)], PLAIN)[0]] == ["Two.", "One."]
    article = one(put("c.txt", b"A stray\x00 NUL, a \x1b[1mbold\x1b[0m word\r\nand\ra line."))
    assert article.text == "A stray NUL, a bold word\nand\na line."


def test_a_lone_surrogate_can_be_written() -> None:
    article = one(put("a.jsonl", '{"id": "\\ud800", "title": "\\udc00x", "text": "ok \\ud83d \\ud83d\\ude00"}'))
    assert (article.id, article.title, article.text) == ("\ufffd", "\ufffdx", "ok \ufffd 😀")
    repr(article).encode()


# --- what is dropped, and why


@pytest.mark.parametrize("compression", COMPRESS)
def test_too_large_is_noticed_before_it_is_in_memory(compression: str) -> None:
    compress = COMPRESS[compression]
    config = Read(max_file_megabytes=0.002, max_article_megabytes=0.001)
    put(f"d/a.txt{compression}", compress(b"word " * 10_000_000))
    put(f"d/b.json{compression}", compress(b"[" + b" " * 1_000_000 + b"]"))
    put(f"d/c.jsonl{compression}", compress(b'{"text": "One."}\n' + b"x" * 1_500 + b'\n{"text": "Two."}\n' + b"\n" * 9_000_000))
    put(f"d/e.csv{compression}", compress(b"text\nThree.\n" + b"x" * 1_500 + b"\nFour.\nmore,\n"))
    articles, dropped = read(["d"], config)
    assert {a.text for a in articles} == {"One.", "Two.", "Three.", "Four."}
    assert reasons(dropped) == [
        (f"d/a.txt{compression}", "too_large"),
        (f"d/b.json{compression}", "too_large"),
        (f"d/c.jsonl{compression}", "too_large"),
        (f"d/c.jsonl{compression}:2", "too_large"),
        (f"d/e.csv{compression}:3", "too_large"),
        (f"d/e.csv{compression}:5", "malformed"),
    ]


def test_too_many_words() -> None:
    put("a.txt", "a " * 11)
    put("b.txt", "b " * 10)
    articles, dropped = read(["a.txt", "b.txt"], Read(max_words=10))
    assert [a.path for a in articles] == ["b.txt"]
    assert dropped == [Dropped(id="a.txt", stage="read", reason="too_large", path="a.txt", detail="11 words")]


@pytest.mark.parametrize("compression", [".gz", ".xz", ".zst"])
@pytest.mark.parametrize("name", ["a.txt", "a.jsonl"])
def test_damaged_archives(name: str, compression: str) -> None:
    noise = random.Random(1)
    lines = [json.dumps({"text": f"Line {noise.random()} {noise.random()}."}) for _ in range(20_000)]
    whole = COMPRESS[compression]("\n".join(lines).encode())
    put(f"d/cut-{name}{compression}", whole[: len(whole) // 2])
    put(f"d/fake-{name}{compression}", b"plain text, no archive at all")
    put(f"d/tail-{name}{compression}", b"")
    articles, dropped = read(["d"], PLAIN)
    wanted = [(f"d/{kind}-{name}{compression}", reason) for kind, reason in (("cut", "unreadable"), ("fake", "unreadable"))]
    assert reasons(dropped)[:2] == wanted
    assert dropped[2].reason in ("empty", "unreadable")
    assert (0 < len(articles) < 20_000) == (name == "a.jsonl")


def test_joined_archives_are_read_whole() -> None:
    for suffix in (".gz", ".xz", ".zst"):
        put(f"a.jsonl{suffix}", COMPRESS[suffix](b'{"text": "One."}\n') + COMPRESS[suffix](b'{"text": "Two."}\n'))
        assert {a.text for a in read([f"a.jsonl{suffix}"], PLAIN)[0]} == {"One.", "Two."}


@pytest.mark.parametrize(
    ("name", "content", "where", "reason"),
    [
        ("a.txt", b"", "", "empty"),
        ("a.txt", b" \n\t\n", "", "empty"),
        ("a.txt", b"\x00", "", "empty"),
        ("a.txt", bytes(range(256)) * 10, "", "binary"),
        ("a.txt", gzip.compress(b"x" * 100), "", "binary"),
        ("a.md", b"---\ntitle: x\n---\n", "", "empty"),
        ("a.md", b"---\ntitle: [x]\n---\ny", "", "malformed"),
        ("a.html", b"<html><body></body></html>", "", "no_text"),
        ("a.html", b"\x00\x01\x02\x03<p>" * 9, "", "binary"),
        ("a.html", b"<div>" * 20_000, "", "no_text"),
        ("a.json", b"{", "", "malformed"),
        ("a.json", b"3", "", "malformed"),
        ("a.json", b"[]", "", "empty"),
        ("a.json", b'{"articles": []}', "", "empty"),
        ("a.json", b'["x"]', ":1", "malformed"),
        ("a.json", b"[" * 100_000, "", "malformed"),
        ("a.json", b'{"documents": []}', "", "empty"),
        ("a.json", b'{"documents": ["x"], "id": []}', "", "malformed"),
        ("a.jsonl", b"\n\n", "", "empty"),
        ("a.jsonl", b"{" * 100_000, ":1", "malformed"),
        ("a.jsonl", b'{"text": "a\x00b"}', ":1", "malformed"),
        ("a.jsonl", b'{"text": "x", "id": ' + b"1" * 10_000 + b"}", ":1", "malformed"),
        ("a.jsonl", b'{"text": NaN, "x": Infinity}', ":1", "empty"),
        ("a.jsonl", b"[1]", ":1", "malformed"),
        ("a.jsonl", b"{}", ":1", "no_text"),
        ("a.jsonl", b'{"text": null}', ":1", "no_text"),
        ("a.jsonl", b'{"text": ""}', ":1", "empty"),
        ("a.jsonl", b'{"text": ["x"]}', ":1", "malformed"),
        ("a.jsonl", b'{"text": "x", "title": ["y"]}', ":1", "malformed"),
        ("a.jsonl", b'{"text": "x", "title": true}', ":1", "malformed"),
        ("a.csv", b"", "", "empty"),
        ("a.csv", b"id,text\n", "", "empty"),
        ("a.csv", b"id,text\n1,x,y\n", ":2", "malformed"),
        ("a.csv", b"id,text\n1\n", ":2", "malformed"),
        ("a.csv", b'id,text\n1,"x\n', ":2", "malformed"),
        ("a.csv", b"id,text\n1,\n", ":2", "empty"),
        ("a.csv", b"id,body\n1,x\n", ":2", "no_text"),
        ("a.pdf", b"%PDF", "", "unsupported"),
        ("README", b"text", "", "unsupported"),
    ],
)  # fmt: skip
def test_reasons(name: str, content: bytes, where: str, reason: str) -> None:
    articles, dropped = read([put(name, content)], PLAIN)
    if b"NaN" in content:  # a number where the text should be is its digits; nothing stops
        assert [a.text for a in articles] == ["nan"]
        return
    assert articles == []
    assert reasons(dropped) == [(name + where, reason)]


def test_a_bad_line_costs_that_line() -> None:
    put("a.jsonl", "".join(f'{{"text": "Line {n}."}}\n' if n != 7 else "{bad\n" for n in range(1, 11)))
    put("a.csv", "id,text\n" + "".join(f"{n},Row {n}.\n" if n != 7 else '7,"Row "7"."\n' for n in range(2, 12)))
    articles, dropped = read(["a.jsonl", "a.csv"], PLAIN)
    assert reasons(dropped) == [("a.csv:7", "malformed"), ("a.jsonl:7", "malformed")]
    assert len(articles) == 18


def test_a_long_csv_field_and_one_of_many_lines() -> None:
    long = "word " * 40_000
    articles, dropped = read([put("a.csv", f'id,text\n1,"{long}"\n2,"a\n\nb"\n3,c\n')], PLAIN)
    assert (dropped, [(a.id, a.path) for a in articles]) == ([], [("1", "a.csv:2"), ("2", "a.csv:3"), ("3", "a.csv:6")])


def test_odd_values() -> None:
    rows = [
        '{"text": "One.", "title": 2019, "id": 12, "published": "soon"}',
        '{"text": "Two.", "text": "Three.", "id": " a\\u0007\\n b "}',
        '{"text": "Four.", "id": "", "title": " a \\n b ", "source": " ", "published": ["2019-01-28"]}',
    ]
    by_text = {a.text: a for a in read([put("a.jsonl", "\n".join(rows))], PLAIN)[0]}
    assert (by_text["One."].title, by_text["One."].id, by_text["One."].published) == ("2019", "12", None)
    assert by_text["Three."].id == "a b"
    four = by_text["Four."]
    assert (four.title, four.source, four.published, len(four.id)) == ("a b", None, None, 16)


# --- which files


def test_folders_globs_and_files_reach_each_file_once() -> None:
    for name in ("news/a.txt", "news/deep/er/b.txt", "news/c.jsonl", "other/d.txt", "news/.hidden.txt", "news/.git/x.txt"):
        put(name, '{"text": "c"}' if name.endswith("l") else name)
    articles, dropped = read(["news", "./news/a.txt", "news/*.txt", "**/*.txt", "other/../news/deep"], PLAIN)
    assert sorted(a.path for a in articles) == ["news/a.txt", "news/c.jsonl:1", "news/deep/er/b.txt", "other/d.txt"]
    assert reasons(dropped) == [("news/.git", "hidden"), ("news/.hidden.txt", "hidden")]
    assert [a.path for a in read(["news/.hid*"], PLAIN)[0]] == ["news/.hidden.txt"]
    articles, dropped = read(["news/.hidden.txt", "news"], PLAIN)
    assert "news/.hidden.txt" in {a.path for a in articles}
    assert reasons(dropped) == [("news/.git", "hidden")]


def test_a_file_outside_the_current_folder_has_its_absolute_path(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put("news/a.txt", TEXT)
    put("work/x", "")
    monkeypatch.chdir(here / "work")
    assert one("../news").path == f"{here.as_posix()}/news/a.txt"
    assert one(f"{here}/news/*.txt").path == f"{here.as_posix()}/news/a.txt"
    monkeypatch.chdir(here)
    assert one(f"{here}/news").path == "news/a.txt"


def test_a_name_with_glob_marks_is_a_name_first() -> None:
    assert one(put("news[1].txt", TEXT)).path == "news[1].txt"


def test_inputs_that_are_not_there_are_all_named() -> None:
    put("a.txt", TEXT)
    inputs = ["a.txt", "nothing.txt", "*.csv", "-", "nowhere/**/x", "a**b/x"]
    assert missing(inputs) == ["nothing.txt", "*.csv", "nowhere/**/x", "a**b/x"]
    with pytest.raises(InputError) as raised:
        read(inputs, PLAIN)
    assert all(item in str(raised.value) for item in missing(inputs))
    assert read([], PLAIN) == ([], [])


def test_links() -> None:
    put("news/a.txt", "A.")
    put("news/deep/b.txt", "B.")
    put("secret/c.txt", "C.")
    put("newspapers/e.txt", "E.")
    links = {
        "same.txt": "a.txt", "self.txt": "self.txt", "gone.txt": "nothing.txt", "out.txt": "../secret/c.txt",
        "outdir": "../secret", "sibling.txt": "../newspapers/e.txt", "indir": "deep", "loop": ".", "deep/up": "../..",
    }  # fmt: skip
    for name, target in links.items():
        Path("news", name).symlink_to(target)
    wanted = [
        ("news/deep/up", "outside"),
        ("news/gone.txt", "unreadable"),
        ("news/indir", "link"),
        ("news/loop", "link"),
        ("news/out.txt", "outside"),
        ("news/outdir", "outside"),
        ("news/same.txt", "duplicate_text"),
        ("news/self.txt", "unreadable"),
        ("news/sibling.txt", "outside"),
    ]
    articles, dropped = read(["news"], PLAIN)
    assert sorted(a.path for a in articles) == ["news/a.txt", "news/deep/b.txt"]
    assert reasons(dropped) == wanted
    by_glob, dropped = read(["news/**/*.txt"], PLAIN)
    assert sorted(a.path for a in by_glob) == ["news/a.txt", "news/deep/b.txt"]
    assert reasons(dropped) == [pair for pair in wanted if pair[0].endswith(".txt")]
    Path("named").symlink_to("secret")
    assert one("named").path == "named/c.txt"  # the user named it


def test_what_is_no_file_or_may_not_be_read() -> None:
    put("news/a.txt", "A.")
    os.mkfifo("news/pipe.txt")
    Path("news/folder.txt").mkdir()
    Path("news/empty").mkdir()
    put("news/closed.txt", "C.")
    put("news/shut/d.txt", "D.")
    Path("news/closed.txt").chmod(0)
    Path("news/shut").chmod(0)
    try:
        may = os.access("news/closed.txt", os.R_OK)  # root may
        dropped = read(["news"], PLAIN)[1]
    finally:
        Path("news/shut").chmod(0o700)
    closed = [] if may else [("news/closed.txt", "unreadable")]
    shut = [] if may else [("news/shut", "unreadable")]
    assert reasons(dropped) == [
        *closed, ("news/empty", "empty"), ("news/folder.txt", "empty"), ("news/pipe.txt", "unsupported"), *shut,
    ]  # fmt: skip


def test_a_name_that_is_no_utf8_can_be_written() -> None:
    path = os.fsdecode(b"caf\xe9\x1b.txt")
    try:
        put(path, TEXT)
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    assert one(path).path == "caf\ufffd\ufffd.txt"


# --- ids and repeats


def test_an_id_is_what_the_article_says_wherever_it_lies() -> None:
    record = {"title": "T", "text": TEXT, "source": "AP", "url": "https://a.example/1"}
    ids = {one(put("x/a.jsonl", jsonl(record))).id, one(put("y/b.json", json.dumps(record))).id}
    assert ids == {"7bdb98809a71bcb0"}
    assert len({one(put("a.jsonl", jsonl({**record, field: "else"}))).id for field in record} | ids) == 5


def test_one_id_given_to_different_articles() -> None:
    put("a.jsonl", jsonl(*({"id": "x", "text": text} for text in ("One.", "Two.", "Three."))))
    articles, dropped = read(["a.jsonl"], PLAIN)
    assert dropped == []
    own = {text: one(put("b.txt", text)).id for text in ("One.", "Two.", "Three.")}
    first = min(own, key=lambda text: own[text])
    assert {a.text: a.id for a in articles} == {text: "x" if text == first else f"x~{own[text][:8]}" for text in own}
    second = next(text for text in own if text != first)
    taken = {"id": f"x~{own[second][:8]}", "text": "Four."}
    articles, _ = read([put("a.jsonl", jsonl(taken, *({"id": "x", "text": text} for text in (first, second))))], PLAIN)
    assert {a.text: a.id for a in articles} == {first: "x", second: f"x~{own[second]}", "Four.": taken["id"]}


def test_the_same_address_is_read_once() -> None:
    same = ["https://A.example/x?b=1", "https://a.example/x?utm_source=m&b=1#top", "HTTPS://a.example/x?b=1&utm_medium=z"]
    other = ["https://a.example/x?b=2", "https://a.example/X?b=1", "https://a.example/", "https://a.example/", "http://[bad"]
    articles, dropped = read(
        [put("a.jsonl", jsonl(*({"url": url, "text": f"{n}."} for n, url in enumerate(same + other))))], Read()
    )
    assert sorted(a.text for a in articles if int(a.text[:-1]) > 2) == ["3.", "4.", "5.", "6.", "7."]
    assert len(articles) == 6
    kept = next(a for a in articles if int(a.text[:-1]) < 3)
    assert [(drop.reason, drop.detail) for drop in dropped] == [("duplicate_url", kept.id)] * 2


@pytest.mark.parametrize(
    ("sources", "kept"),
    [(["AP", "Reuters"], 2), (["AP", "ap"], 1), ([None, None], 1), (["AP", None], 1), (["AP", "Reuters", None, "AP"], 2)],
)
def test_the_same_text_is_read_once_unless_two_known_sources_carry_it(sources: list[str | None], kept: int) -> None:
    articles, dropped = read([put("a.jsonl", jsonl(*({"text": TEXT, "source": source} for source in sources)))], PLAIN)
    assert (len(articles), len(dropped)) == (kept, len(sources) - kept)
    assert {drop.detail for drop in dropped} <= {a.id for a in articles}


def test_the_better_known_of_two_is_kept() -> None:
    worst_first = [
        {"text": TEXT},
        {"text": TEXT, "title": "T", "id": "named"},
        {"text": TEXT, "source": "AP"},
        {"text": TEXT, "published": "2019-01-29"},
        {"text": TEXT, "published": "2019-01-28"},
        {"text": TEXT, "published": "2019-01-28", "id": "b"},
        {"text": TEXT, "published": "2019-01-28", "id": "a"},
        {"text": TEXT, "published": "2019-01-29", "source": "AP"},
    ]
    for count in range(2, len(worst_first) + 1):
        articles, dropped = read([put("a.jsonl", jsonl(*worst_first[:count]))], PLAIN)
        assert [a.path for a in articles] == [f"a.jsonl:{count}"]
        assert len(dropped) == count - 1


# --- laws


RECORDS = st.fixed_dictionaries(
    {"text": st.sampled_from(["One.", "Two.", "Three.", ""])},
    optional={
        "id": st.sampled_from(["a", "b", 1, "b~12345678"]),
        "source": st.sampled_from(["AP", "ap", "Reuters", None]),
        "published": st.sampled_from(["2019-01-28", "Jan 27, 2019", "?"]),
        "url": st.sampled_from(["https://a.example/1", "https://A.example/1?utm_x=1", "https://b.example/"]),
        "title": st.sampled_from(["T", "U", []]),
        "story": st.sampled_from(["s", "t"]),
    },
)


def pathless(articles: list[Article]) -> list[Article]:
    return [replace(article, path="") for article in articles]


@few
@given(st.lists(RECORDS, max_size=12), st.randoms(use_true_random=False))
def test_the_order_of_lines_does_not_matter(records: list[dict[str, object]], rng: random.Random) -> None:
    articles, dropped = read([put("a.jsonl", jsonl(*records) + "\n")], PLAIN)
    assert len(articles) + len(dropped) == max(1, len(records))
    assert len({a.id for a in articles}) == len(articles)
    rng.shuffle(records)
    again, dropped_again = read([put("a.jsonl", jsonl(*records) + "\n")], PLAIN)
    assert pathless(again) == pathless(articles)
    assert sorted((d.reason, d.detail) for d in dropped_again) == sorted((d.reason, d.detail) for d in dropped)


@few
@given(st.lists(RECORDS, max_size=8), st.randoms(use_true_random=False))
def test_the_order_of_files_does_not_matter(records: list[dict[str, object]], rng: random.Random) -> None:
    names = [put(f"{n}.json", json.dumps(record)) for n, record in enumerate(records)]
    first = read(names, PLAIN)
    rng.shuffle(names)
    assert read(names + names[:1], PLAIN) == first


@few
@given(st.lists(RECORDS, max_size=12))
def test_what_was_read_is_read_the_same_again(records: list[dict[str, object]]) -> None:
    articles, _ = read([put("a.jsonl", jsonl(*records))], PLAIN)
    names = ("id", "title", "text", "source", "url", "published", "story")
    again, dropped = read([put("a.jsonl", jsonl(*({name: getattr(a, name) for name in names} for a in articles)))], PLAIN)
    assert pathless(again) == pathless(articles)
    assert [drop.reason for drop in dropped] == ["empty"] * (not articles)


DOUBLE = '"'
CELLS = st.characters(exclude_categories=["Cc", "Cs"]) | st.sampled_from('\r\n\t",;')
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5)
KEYS = st.sampled_from(["text", "id", "documents", "title", "url"])
VALUES = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4), max_leaves=6)
BYTES = st.one_of(
    st.binary(max_size=60),
    VALUES.map(lambda value: json.dumps(value).encode()),
    st.text(max_size=30).map(lambda text: json.dumps({"text": text, "id": text}).encode()),
    st.text(max_size=30).map(lambda text: json.dumps({"text": text}, ensure_ascii=False).encode("utf-8", "surrogatepass")),
    st.binary(max_size=20).map(lambda noise: b'{"text": "' + noise + b'"}'),
)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.lists(BYTES.map(lambda line: line.replace(b"\n", b" ")), max_size=6))
def test_every_line_is_an_article_or_dropped(lines: list[bytes]) -> None:
    lines = [b"{}", *lines]  # a first line that no mark of UTF-16 begins
    articles, dropped = read(["-"], PLAIN, stdin=io.BytesIO(b"\n".join(lines)))
    places = [a.path for a in articles] + [d.path for d in dropped]
    assert len(set(places)) == len(places)
    blank = b" \t\r\n\xef\xbb\xbf"
    expected = {number for number, line in enumerate(lines, 1) if line.strip(blank)}
    assert {int(place.split(":")[1].split(".")[0]) for place in places} == expected
    for article in articles:
        repr(article).encode()
        assert article.text == article.text.strip() != ""


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.binary(max_size=300), st.sampled_from([".txt", ".md", ".json", ".jsonl", ".csv", ".txt.gz", ".csv.xz", ".jsonl.zst"]))
def test_no_bytes_stop_the_run(data: bytes, suffix: str) -> None:
    articles, dropped = read([put(f"a{suffix}", data)], PLAIN)
    assert len(articles) + len(dropped) > 0


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.lists(st.lists(st.text(CELLS, max_size=8), min_size=1, max_size=3), max_size=6))
def test_every_csv_row_is_an_article_or_dropped(rows: list[list[str]]) -> None:
    lines = [",".join(f'"{cell.replace(DOUBLE, DOUBLE * 2)}"' for cell in row) for row in rows]
    data = "\r\n".join(["text,title", *lines]).encode()
    articles, dropped = read([put("a.csv", data)], PLAIN)
    assert len(articles) + len(dropped) == max(1, len(rows))


def test_the_result_does_not_depend_on_the_number_of_workers() -> None:
    put("a.jsonl", jsonl(*({"text": f"Article {n % 1900}.", "id": str(n % 300)} for n in range(2_000))) + "bad\n")
    for n in range(900):
        put(f"t/{n}.txt", f"Text {n % 800}.")
    expected = read(["a.jsonl", "t"], PLAIN)
    with Workers(2) as workers:
        assert read(["a.jsonl", "t"], PLAIN, mapper=workers) == expected


def test_settings_and_errors_pickle() -> None:
    assert ReadSettings is Read
    assert pickle.loads(pickle.dumps(Read(max_words=3))) == Read(max_words=3)
    error = pickle.loads(pickle.dumps(UnusableError("empty", "nothing")))
    assert (error.reason, error.detail) == ("empty", "nothing")


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        (
            '<p>The ministry said &amp; wrote <b>nothing</b>.</p><script>alert("x")</script><p>It <!-- no -->did.<br>Then</p>',
            "The ministry said & wrote nothing.\nIt did.\nThen",
        ),
        ("Prices rose by <5 percent & more, a < b.", "Prices rose by <5 percent & more, a < b."),
        ("No tags,\ntwo lines &amp; an entity.", "No tags,\ntwo lines &amp; an entity."),
    ],
)
def test_a_text_that_a_feed_marked_up_is_read_without_its_tags(text: str, plain: str) -> None:
    assert unmarked(text) == plain


def test_an_umlaut_in_a_header_that_is_not_utf_8() -> None:
    fields = {"title": "Überschrift", "text": "Inhalt"}
    path = put("a.csv", "Überschrift;Inhalt\nTalks;Three.\n".encode("cp1252"))
    (article,), dropped = read([path], PLAIN.model_copy(update={"fields": fields}))
    assert (article.title, article.text, dropped) == ("Talks", "Three.", [])


def test_a_field_that_is_not_there_says_which_are() -> None:
    _, (lost,) = read([put("a.csv", "Head,Body\nTalks,Three.\n")], PLAIN)
    assert lost.detail == "no field `text`, only `Head`, `Body`"
