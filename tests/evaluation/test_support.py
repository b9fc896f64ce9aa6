import pytest

from pipeline.evaluation.support import Known, known, unsupported_names, unsupported_numbers
from pipeline.text import words

SOURCES = [
    "Mayor Ana Petrov of Arden said on Friday that 4,000 people and three dogs left in the 1990s.",
    "The U.S. Republican senators, who met on the 27th, gave 3.5 percent; GOVERNOR RUIZ spoke.",
]


@pytest.fixture
def said() -> Known:
    return known([words(source) for source in SOURCES])


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Some 4000 people left.", []),
        ("Some 4,001 people left.", ["4001"]),
        ("With 3 dogs on the 27 of May.", []),
        ("Two dogs left in the 1990s.", ["two"]),
        ("One of them gave 3.5% in 1991.", ["1991"]),
        ("A 17-year-old gave 35 percent.", ["17", "35"]),
    ],
)
def test_numbers(said: Known, sentence: str, wanted: list[str]) -> None:
    assert unsupported_numbers(sentence, said) == wanted


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Officials met Petrov’s friends in Arden.", []),  # a first word alone tells nothing
        ("Officials met Petrovsky in Ardenia.", ["petrovsky", "ardenia"]),
        ("Talks with Mayors and Republicans (D-IL).", ["il"]),
        ("Republicans of the US told Governor Ruiz.", []),
        ("Boris Petrov left.", ["boris"]),
        ("He said: “Nobody knows Petrov.” That was on Monday.", ["monday"]),
        ("A Brandt-backed plan and the Petrov–Holm talks.", ["brandt", "holm"]),
        ("The Arden mayor.", []),
    ],
)
def test_names(said: Known, sentence: str, wanted: list[str]) -> None:
    assert unsupported_names(sentence, said) == wanted


def test_a_sentence_of_a_source_has_nothing_unsupported(said: Known) -> None:
    for source in SOURCES:
        assert unsupported_numbers(source, said) == unsupported_names(source, said) == []


@pytest.mark.parametrize(
    ("sentence", "numbers", "names"),
    [
        ("The ferry left on Friday, January 25, with dogs.", [], []),
        ("The ferry left on Friday night, January 25.", [], []),
        ("The ferry left on Friday, January 18, with dogs.", ["18"], ["january"]),  # that was another week's
        ("The ferry left on Friday, January 24, with dogs.", ["24"], ["january"]),  # and that a Thursday
        ("The ferry left on January 25 with dogs.", ["25"], ["january"]),
    ],
)
def test_a_date_needs_no_more_than_its_day_and_the_articles_own_date(sentence: str, numbers: list[str], names: list[str]) -> None:
    dated = known([words(source) for source in SOURCES], ["2019-01-28T10:00:00Z", None])
    assert (unsupported_numbers(sentence, dated), unsupported_names(sentence, dated)) == (numbers, names)
