"""Normalising, words, stems, sentences: laws first, then what news needs."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.text import _WORD, STOPWORDS, _canonical, fold, normalise, split_sentences, stem, stems, words
from tests.paths import SEEDS
from tests.sentence_cases import CASES

ANYTHING = st.text(alphabet=st.characters(codec=None), max_size=200)
# What breaks splitters: stops, quotes, brackets, initials, odd spaces.
PIECES = """He left|. |! |? |...|…|"|“|”|‘|’|(|)|U.S.| Gen. |a.m.|D-N.Y.|1.2| |soon.There|The war|é|😀|1. |, |—|。"""
PIECES += "|http://a.b/c?d=1.2|\n|\n\n|\u00a0|\t|\r|\x1c|\ud800"
NEWSY = st.lists(st.sampled_from(PIECES.split("|")), max_size=25).map("".join)
law = settings(max_examples=300, deadline=None, derandomize=True)


@law
@given(ANYTHING)
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@law
@given(ANYTHING)
def test_normalised_text_can_be_written_and_shows_all_it_holds(text: str) -> None:
    out = normalise(text)
    assert out.encode("utf-8").decode("utf-8") == out
    assert not any(c in out for c in "\r\x00\x1b\u200b\u202e\ufeff\u2028")


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("\ufeffKabul\u200b\u00ad", "Kabul"),
        ("\x1b[1;31mred\x1b[0m \x1b]0;title\x07text", "red text"),
        ("\u202eevil\u202c\ttab", "evil\ttab"),
        ("cafe\u0301", "café"),
        ("\ud83d?", "\ufffd?"),
        ("it’s “as written” – yes…", "it’s “as written” – yes…"),
    ],
)
def test_normalise(raw: str, clean: str) -> None:
    assert normalise(raw) == clean


def test_fold_unifies_what_only_looks_different() -> None:
    assert fold("“It’s — a\u00a0TEST…”") == fold('"it\'s - a test..."') == '"it\'s - a test..."'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The U.S. told us, and the US, U.S and USA agreed", "the u.s told us and the u.s u.s and u.s agreed"),
        ("U.S.-led, the U.S.’s, a U.S./Taliban deal", "u.s led the u.s a u.s taliban deal"),
        ("4,000 troops, $1,234,567.50, 1.2 million", "4000 troops 1234567.50 1.2 million"),
        (
            "the 17-year conflict; 1.2m; the 20th; the 1990s; 52-48; 9/11",
            "the 17 year conflict 1.2 m the 20th the 1990s 52 48 9 11",
        ),
        ("1,2,3 and 5% or 3.5 percent", "1 2 3 and 5 percent or 3.5 percent"),
        ("Trump’s aides' plan isn’t O'Neill's", "trump aides plan isn't o'neill"),
        ("at 5 p.m. in Washington, D.C., the U.N. met J.D. Vance", "at 5 p.m in washington dc the un met jd vance"),
        ("soon.There are RFE/RL and AT&T", "soon there are rfe rl and at&t"),
        ("", ""),
    ],
)
def test_words(text: str, expected: str) -> None:
    assert words(text) == expected.split()


@law
@given(NEWSY, NEWSY)
def test_words_of_two_texts_are_the_words_of_both(one: str, other: str) -> None:
    assert words(f"{one} {other}") == words(one) + words(other)


@law
@given(st.one_of(NEWSY, ANYTHING))
def test_reading_by_piece_finds_what_the_pattern_finds(text: str) -> None:
    assert words(text) == [_canonical(token) for token in _WORD.findall(text)]


def test_stems_keep_content_numbers_and_the_country() -> None:
    assert stems("The Taliban’s negotiators told us they weren't negotiating with the U.S. on 4,000 troops in 2019.") == (
        ["taliban", "negoti", "told", "negoti", "u.s", "4000", "troop", "2019"]
    )


def test_a_stem_of_a_number_or_an_abbreviation_is_itself() -> None:
    assert [stem(word) for word in ("u.s", "1990s", "20th", "a.m", "3.5")] == ["u.s", "1990s", "20th", "a.m", "3.5"]


def test_stop_words_are_as_words_writes_them() -> None:
    assert words(" ".join(sorted(STOPWORDS))) == sorted(STOPWORDS)


@pytest.mark.parametrize("splitter", ["sentencex", "punkt"])
@law
@given(st.one_of(NEWSY, ANYTHING))
def test_every_visible_character_is_in_exactly_one_sentence(splitter: str, text: str) -> None:
    at = 0
    for start, end in split_sentences(text, splitter):
        assert text[at:start].strip() == ""
        assert text[start:end] == text[start:end].strip() != ""
        assert "\n" not in text[start:end]
        at = end
    assert text[at:].strip() == ""


def right(splitter: str) -> list[str]:
    """The cases of which every end is found and no other."""
    found = []
    for case in CASES:
        text = case.replace("¦", "")
        if [text[start:end] for start, end in split_sentences(text, splitter)] == [part.strip() for part in case.split("¦")]:
            found.append(case)
    return found


def test_there_are_sixty_cases() -> None:
    assert len(set(CASES)) == 60


@pytest.mark.parametrize(("splitter", "floor"), [("sentencex", 60), ("punkt", 56)])
def test_hard_sentences(splitter: str, floor: int) -> None:
    assert len(right(splitter)) >= floor, set(CASES) - set(right(splitter))


def test_a_very_long_quotation_is_split_inside() -> None:
    long = "“" + "We will go on until there is a deal that holds. " * 10 + "Then we leave,” he said."
    assert len(split_sentences(long)) == 11


def test_a_seed() -> None:
    text = normalise((SEEDS / "003_12892acfc0e5ee31.txt").read_text("utf-8"))
    sentences = [text[start:end] for start, end in split_sentences(text)]
    assert len(sentences) == 30
    assert "Required fields are marked *" in sentences
    assert "Their official spokesman even denied in his communiqué any agreement on a ceasefire" in sentences[22]


@pytest.mark.parametrize(
    ("behind", "joined"),
    [
        ("Rep. Ann Ek (R-Colo.) asked the mayor.", True),
        ("Ann Ek, the mayor of Arden, said in a statement.", True),
        ("Ann Ek of the University of Arden asked.", True),
        ("Ann Ek told reporters.", True),
        ("Ann Ek, the mayor of Arden, said.", True),
        ("The mayor did not answer, and she said on Monday that it was nobody.", False),
        ("Ek, who lost, said she would go.", False),
        ("The council said in May that it would not.", False),
    ],
)
def test_who_asks_stays_with_the_question(behind: str, *, joined: bool) -> None:
    text = f'"Will the bridge fall?" {behind}'
    assert len(split_sentences(text)) == 2 - joined
