"""verify: what is printed stands, what does not is repaired or told of, and nothing disappears."""

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.engines.extract import ExtractEngine, ExtractSettings
from pipeline.stages.rank import Learned, rank
from pipeline.stages.summarize import Summarize, summarize
from pipeline.stages.verify import Check, NoVerify, verify
from pipeline.telling.repeating import repeats
from pipeline.types import Digest, Draft, Story
from pipeline.verifying.evidence import Evidence
from pipeline.verifying.examining import Examiner, Measure
from tests.disagreeing.test_finding import story as told_by
from tests.verifying.make import ARDEN, GAZETTE, HERALD, draft, story

ENGINE = ExtractEngine(ExtractSettings())
CLOSED, PAINFUL, COST, DATE, SCHOOLS = (sentence.text for sentence in ARDEN.sentences[:5])
WRONG = COST.replace("40", "90")
SHORT = "Engineers closed the iron bridge in Arden on Friday."
PIECES = st.sampled_from(
    [
        *(sentence.text for sentence in ARDEN.sentences),
        *(COST.replace("40", number) for number in ("41", "forty", "4")),
        SCHOOLS.replace("open", "closed"), CLOSED.replace("Friday", "Sunday"), CLOSED.replace("Arden", "Holm"),
        "She did not say why.", "Penguins elected an astronaut.", "The iron bridge in", "", "?", SHORT,
        "The council did set a date for the reopening.",
        "Schools near the bridge stayed open and ferries will carry workers across the river.",
    ]
)  # fmt: skip


def extract(about: Story) -> Draft:
    [made] = summarize(rank([about], Learned()), Summarize(max_words=40), ENGINE, ENGINE)
    return made


def verified(made: Draft, *, fallback: bool = False, **knobs: object) -> Digest:
    [digest] = verify([made], Check(**knobs), extract=extract if fallback else None)  # type: ignore[arg-type]
    return digest


def slices(digest: Digest, about: Story) -> list[list[str]]:
    texts = {member.id: member.text for article in about.articles for member in (article, *article.copies)}
    return [[texts[span.article_id][span.start : span.end] for span in one.support] for one in digest.sentences]


@given(st.lists(PIECES, max_size=6), st.sampled_from(["repair", "drop", "flag"]), st.booleans())
@settings(max_examples=150, deadline=None, derandomize=True)
def test_whatever_is_drafted_what_is_printed_stands_and_nothing_disappears(
    sentences: list[str], how: str, fallback: bool
) -> None:
    digest = verified(draft(*sentences), fallback=fallback, on_unsupported=how)
    assert digest.digest == " ".join(sentence.text for sentence in digest.sentences)
    kept = [sentence.original or sentence.text for sentence in digest.sentences]
    if digest.status == "ok":
        assert sorted([*kept, *(one.text for one in digest.left_out)]) == sorted(sentences)
    if how == "flag":
        assert [sentence.text for sentence in digest.sentences] == sentences
    examiner = Examiner(Evidence(ARDEN), Measure(max_support=3, min_gain=0.15, nearest=12, entailment=0.5))
    said = {sentence.text for sentence in ARDEN.sentences} | {sentence for each in slices(digest, ARDEN) for sentence in each}
    for sentence, sources in zip(digest.sentences, slices(digest, ARDEN), strict=True):
        again = examiner.examine(sentence.text)
        assert (sentence.verdict == "unsupported") == bool(again.findings)
        assert (sentence.support_score == 1) == (sentence.verdict != "unsupported")
        assert (sentence.verdict == "extracted") == (sentence.text in sources[:1])
        assert (sentence.original is None) or sentence.original != sentence.text
        assert set(sources) <= said
        assert sentence.independent_sources <= len({span.article_id for span in sentence.support if span.copy_of is None})
        if how != "flag":
            assert sentence.verdict != "unsupported"
        others = [other.text for other in digest.sentences if other is not sentence]
        if sentence.original is not None:
            assert not any(repeats(sentence.text, [other], 0.6) for other in others)


def test_a_draft_that_stands_is_printed_as_it_is() -> None:
    digest = verified(draft(CLOSED, SHORT, "Ferries will carry workers until spring."))
    assert [(one.verdict, one.support_score, one.independent_sources, one.original) for one in digest.sentences] == [
        ("extracted", 1.0, 2, None), ("supported", 1.0, 2, None), ("supported", 1.0, 1, None),
    ]  # fmt: skip
    assert (digest.independent_sources, digest.left_out, digest.status, digest.reason) == (2, (), "ok", None)


def test_a_repair_tells_what_stood_there_and_what_was_wrong() -> None:
    digest = verified(draft(CLOSED, WRONG, SCHOOLS))
    [one] = [sentence for sentence in digest.sentences if sentence.original]
    assert (one.text, one.verdict, one.original) == (COST, "extracted", WRONG)
    assert [(finding.kind, finding.words, finding.against) for finding in one.findings] == [
        ("number", "90 million", COST),
    ]  # fmt: skip


def test_the_words_of_the_engine_that_made_the_draft_come_first() -> None:
    right = "Repairs are expected to cost 40 million crowns."
    digest = verified(draft(CLOSED, WRONG, alternatives=((), (right,))))
    assert [(one.text, one.verdict) for one in digest.sentences] == [(CLOSED, "extracted"), (right, "repaired")]


def test_where_most_of_it_gives_way_the_extract_is_published() -> None:
    made = draft(CLOSED, WRONG, SCHOOLS.replace("bridge", "airport"))
    digest = verified(made, fallback=True)
    assert (digest.status, digest.reason, digest.engine) == ("degraded", "mostly_unsupported", "extract")
    assert digest.digest == " ".join(extract(ARDEN).sentences)
    assert {one.verdict for one in digest.sentences} == {"extracted"}
    assert [one.text for one in digest.left_out] == list(made.sentences[1:])
    half = verified(draft(CLOSED, WRONG), fallback=True)
    assert (half.status, half.engine) == ("ok", "somebody")


def test_a_single_sentence_gives_way_to_its_source_or_to_the_extract_and_says_so() -> None:
    digest = verified(draft(WRONG), fallback=True)
    assert (digest.status, digest.reason, digest.digest, digest.engine) == ("degraded", "mostly_unsupported", COST, "somebody")
    nothing_like_it = verified(draft("Penguins elected an astronaut."), fallback=True)
    assert (nothing_like_it.status, nothing_like_it.reason) == ("degraded", "mostly_unsupported")
    assert nothing_like_it.digest == " ".join(extract(ARDEN).sentences)


def test_where_all_is_contested_each_side_is_told_with_whose_it_is() -> None:
    about = story("The blast in Arden killed 12 people.", "The blast in Arden killed 14 people.")
    digest = verified(draft("The blast in Arden killed 12 people.", about=about))
    assert (digest.status, digest.digest) == ("ok", "The blast in Arden killed 12 people, according to the A; the B says 14.")


def test_a_headline_states_nothing_contested_as_its_own() -> None:
    about = story("The blast in Arden killed 12 people.", "The blast in Arden killed 14 people.")
    made = replace(draft("The blast in Arden killed 12 people.", about=about), headline="Blast in Arden kills 12")
    assert verified(made).headline == "Blast in Arden kills 12, the A says"
    assert verified(replace(made, headlines=("Blast hits Arden",))).headline == "Blast hits Arden"
    assert verified(made, on_unsupported="flag").headline == "Blast in Arden kills 12"


def test_without_an_extract_it_is_repaired_as_far_as_it_goes() -> None:
    digest = verified(draft("Penguins elected an astronaut.", WRONG))
    assert [one.text for one in digest.sentences] == [COST]
    assert (digest.status, [one.text for one in digest.left_out]) == ("degraded", ["Penguins elected an astronaut."])
    nothing = verified(draft("Penguins elected an astronaut."))
    assert (nothing.status, nothing.reason, nothing.digest) == ("empty", "all_unsupported", "")


def test_a_story_of_wire_copies_has_one_source() -> None:
    about = story(GAZETTE, f"{GAZETTE} (AP)", HERALD)
    digest = verified(draft(CLOSED, COST, about=about))
    assert (digest.independent_sources, [one.independent_sources for one in digest.sentences]) == (2, [2, 1])
    copies = [span for span in digest.sentences[1].support if span.copy_of]
    assert [(span.article_id, span.copy_of) for span in copies] == [("a", "b")]
    assert slices(digest, about)[1] == [COST, COST]


def test_dates_are_read_by_the_day_each_article_was_published() -> None:
    text = GAZETTE.replace("Friday", "Saturday")
    known, unknown = (story(text, published=day) for day in ("2031-03-10", None))  # a Monday
    claim = "Engineers closed the iron bridge in Arden on March 8."
    assert [verified(draft(claim, about=about)).sentences[0].verdict for about in (known, unknown)] == ["supported", "repaired"]


TOLL = "A fire at the paper mill in Holm killed {} people on Sunday, police said."


def test_a_number_on_which_sources_differ_is_printed_with_whose_it_is() -> None:
    about = story(f"{TOLL.format(12)} The mill makes paper for schools.", f"{TOLL.format(14)} Its roof fell in at noon.")
    made = draft("A fire at the paper mill in Holm killed 12 people on Sunday.", "Its roof fell in at noon.", about=about)
    digest = verified(made)
    [difference] = digest.disagreements
    assert {claim.value for claim in difference.claims} == {"12", "14"}
    one, other = digest.sentences
    assert one.text.startswith("A fire at the paper mill in Holm killed 12 people on Sunday, according to the A;")
    assert "14" in one.text
    assert (one.verdict, one.original, one.findings) == ("repaired", made.sentences[0], ())
    assert (other.verdict, other.original) == ("extracted", None)
    for unchanged in (verified(made, attribute=False), verified(made, on_unsupported="flag")):
        assert [sentence.text for sentence in unchanged.sentences] == list(made.sentences)
        assert unchanged.disagreements == digest.disagreements


class Doubts:
    """A second opinion that finds some words improbable."""

    def __init__(self, *doubted: str) -> None:
        self.doubted = doubted
        self.asked: list[tuple[str, str]] = []

    def __call__(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        self.asked += pairs
        return [0.2 if any(words in hypothesis for words in self.doubted) else 0.9 for _, hypothesis in pairs]


def test_the_second_opinion_is_asked_of_what_the_checks_let_stand_and_no_source_says_word_for_word() -> None:
    opinion = Doubts("ferries")
    fused = "Schools near the bridge stayed open and ferries will carry workers across the river until spring."
    [flagged] = verify([draft(CLOSED, SHORT, WRONG, fused)], Check(on_unsupported="flag"), opinion=opinion)
    assert [hypothesis for _, hypothesis in opinion.asked] == [SHORT, fused]
    assert opinion.asked[0][0] == ARDEN.sentences[0].text or CLOSED in opinion.asked[0][0]
    assert [(one.verdict, one.support_score) for one in flagged.sentences] == [
        ("extracted", 1.0), ("supported", 0.9), ("unsupported", flagged.sentences[2].support_score), ("unsupported", 0.2),
    ]  # fmt: skip
    assert [(finding.kind, finding.words) for finding in flagged.sentences[3].findings] == [("entailment", fused)]
    [trusting] = verify([draft(SHORT, fused)], Check(on_unsupported="flag", entailment=0.1), opinion=opinion)
    assert {one.verdict for one in trusting.sentences} == {"supported"}


def test_what_the_second_opinion_doubts_is_repaired() -> None:
    [digest] = verify([draft(COST, SHORT)], Check(), opinion=Doubts("Engineers closed"))
    assert [(one.text, one.verdict) for one in digest.sentences] == [(COST, "extracted"), (CLOSED, "extracted")]


def test_none_checks_nothing_and_says_so() -> None:
    made = draft(COST, WRONG)
    made = replace(made, origins=("extracted", "written"), support=((ARDEN.sentences[2].span,), ()))
    [digest] = verify([made], NoVerify())
    assert [(one.text, one.verdict, one.support_score) for one in digest.sentences] == [
        (COST, "extracted", 1.0), (WRONG, "unchecked", 0.0),
    ]  # fmt: skip
    assert slices(digest, ARDEN) == [[COST], []]


def test_of_one_outlets_comments_in_a_row_the_first_says_whose_they_are() -> None:
    view = "The arguments against the tax make no sense, and everybody knows it."
    other = "Surely nothing could be further from the truth than this absurd claim."
    report = "The council said on Tuesday that it will raise the tax by 4 percent."
    about = told_by(f"{view} {other}", report, sources=("Vox", "Reuters"))
    made = replace(draft(view, other, report, view), story=about)
    [digest] = verify([made], Check())
    assert [one.text for one in digest.sentences][:3] == [f"{view[:-1]}, Vox writes.", other, report]
    assert (digest.sentences[0].verdict, digest.sentences[0].original) == ("repaired", view)
    [silent] = verify([made], Check(attribute=False))
    assert [one.text for one in silent.sentences][:3] == [view, other, report]
