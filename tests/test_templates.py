"""Articles of one template on different matters are told apart from one article brought up to date."""

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.stages.cluster import Linkage, cluster
from pipeline.templates import apart, of_one_template, outline
from pipeline.types import Article


def results(company: str, code: str, earned: str, share: str) -> str:
    return (
        f"{company} ({code}) on Thursday reported second-quarter earnings of ${earned} billion.\n"
        f"On a per-share basis, the company said it had profit of ${share}. The results topped expectations of the street.\n"
        f"{company} shares have climbed {earned} percent since the beginning of the year.\n"
        f"The average estimate of nine analysts was for earnings of ${share}1 per share."
    )


HOLM = results("Holm Steel", "HLM", "1.2", "2.4")
ARDEN = results("Arden Foods", "ARD", "3.1", "1.1")


def test_results_of_two_companies_are_of_one_template() -> None:
    assert of_one_template(HOLM, ARDEN)
    assert outline(HOLM).opening == outline(ARDEN).opening == "# (#) on # reported second-quarter earnings of # billion."
    assert apart([HOLM, ARDEN, "The bridge closed."], [(0, 1), (0, 2), (1, 2)]) == [True, False, False]


def test_an_article_brought_up_to_date_is_the_same() -> None:
    assert not of_one_template(HOLM, HOLM)
    assert not of_one_template(HOLM, HOLM.replace("1.2 billion", "1.3 billion"))
    spelled = HOLM.replace("Holm Steel (HLM)", "Holmsteel (HLM)")
    assert not of_one_template(HOLM, spelled)  # of the others most are the same word for word


def test_each_company_has_a_story_of_its_own() -> None:
    articles = [
        Article(id="a", title="Holm Steel: Q2 Earnings Snapshot", text=HOLM, published="2024-07-25"),
        Article(id="b", title="Arden Foods: Q2 Earnings Snapshot", text=ARDEN, published="2024-07-25"),
        Article(id="c", title="Holm Steel: Q2 Earnings Snapshot", text=HOLM + " It was a good year.", published="2024-07-25"),
    ]
    stories, _ = cluster(articles, Linkage())
    assert sorted(sorted(article.id for article in story.articles) for story in stories) == [["a", "c"], ["b"]]


WORDS = st.lists(
    st.sampled_from(["Holm", "Arden", "the", "bridge", "closed", "12", "7.5", ".", "\n", "on", "Monday"]), max_size=40
)


@settings(max_examples=200)
@given(WORDS, WORDS)
def test_it_holds_both_ways_and_never_for_the_same(one: list[str], other: list[str]) -> None:
    left, right = " ".join(one), " ".join(other)
    assert of_one_template(left, right) == of_one_template(right, left)
    assert not of_one_template(left, left)
