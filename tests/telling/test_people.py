"""Who is who in a story, and how a digest names them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.referring.people import Person, people, referred

HOLM = Person(first="Maria", last="Holm")
KNOWN = {"Holm": HOLM}
ARTICLE = "Mayor Maria Holm closed the bridge. Holm said it was unsafe. The White House said nothing, and the House was shut."


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        (["Maria Holm spoke.", "Mayor Maria Holm left."], ["Maria Holm spoke.", "Holm left."]),
        (["Mayor Holm spoke.", "Mr. Holm left."], ["Mayor Holm spoke.", "Holm left."]),
        (["Holm spoke.", "Maria Holm left."], ["Maria Holm spoke.", "Holm left."]),
        (["Mr. Holm spoke on Monday."], ["Maria Holm spoke on Monday."]),
        (["They met in Holm on Monday."], ["They met in Holm on Monday."]),
        (["The Holm campaign began.", "Holm spoke."], ["The Holm campaign began.", "Maria Holm spoke."]),
        (["Maria Holm spoke.", "Anna Holm left."], ["Maria Holm spoke.", "Anna Holm left."]),
        (["Maria Holm spoke.", "Maria Holm's sister left."], ["Maria Holm spoke.", "Holm's sister left."]),
        (["Maria Holm spoke.", 'He said: "Maria Holm left."'], ["Maria Holm spoke.", 'He said: "Maria Holm left."']),
        (["Maria Holm spoke.", "Maria Holm Jr. left."], ["Maria Holm spoke.", "Maria Holm Jr. left."]),
        (["Maria Holm spoke.", "They met the Mayor Maria Holm."], ["Maria Holm spoke.", "They met the Mayor Maria Holm."]),
        (
            ["Maria Holm spoke.", "They met retired four-star Army Gen. Maria Holm."],
            ["Maria Holm spoke.", "They met retired four-star Army Gen. Maria Holm."],
        ),
        (
            ["Maria Holm spoke.", "President Ann Ek and Arden Mayor Maria Holm met."],
            ["Maria Holm spoke.", "President Ann Ek and Holm met."],
        ),
        (
            ["Maria Holm spoke.", "The ex-FBI Director Maria Holm left."],
            ["Maria Holm spoke.", "The ex-FBI Director Maria Holm left."],
        ),
        (
            ["Maria Holm spoke.", "President Holm said that her niece Maria Holm would serve."],
            ["Maria Holm spoke.", "President Holm said that her niece Maria Holm would serve."],
        ),
        (["Maria Holm spoke.", "The radio host Maria Holm left."], ["Maria Holm spoke.", "The radio host Maria Holm left."]),
        (["Maria Holm spoke.", "Hosts Maria Holm and Bo Ek left."], ["Maria Holm spoke.", "Hosts Maria Holm and Bo Ek left."]),
        (["Maria Holm spoke.", "The mayor, Maria Holm, left."], ["Maria Holm spoke.", "The mayor, Maria Holm, left."]),
        (["Holm couldn’t hear it."], ["Maria Holm couldn’t hear it."]),
        (["Maria Holm spoke.", "Mayor Maria Holm, D-Arden, left."], ["Maria Holm spoke.", "Holm left."]),
        (["Maria Holm spoke.", "ABC News anchor Maria Holm left."], ["Maria Holm spoke.", "Holm left."]),
        (["Maria Holm spoke.", "They saw anchor Maria Holm."], ["Maria Holm spoke.", "They saw anchor Maria Holm."]),
        (
            ["Maria Holm spoke.", "She is Maria Ek (or Ann Ek, or Maria Holm)."],
            ["Maria Holm spoke.", "She is Maria Ek (or Ann Ek, or Maria Holm)."],
        ),
        (
            ["Maria Holm spoke.", "If the nominee, doctor and Rear Adm. Maria Holm, is confirmed, she will stay."],
            ["Maria Holm spoke.", "If the nominee, doctor and Rear Adm. Maria Holm, is confirmed, she will stay."],
        ),
        (["Maria Holm spoke.", "It led ex-FBI Director Maria Holm away."], ["Maria Holm spoke.", "It led Holm away."]),
    ],
)
def test_in_full_at_first_and_by_surname_afterwards(sentences: list[str], expected: list[str]) -> None:
    assert referred(sentences, KNOWN) == expected


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (ARTICLE, {"Holm"}),
        ("Maria Holm closed it. Nobody spoke.", set()),  # never by surname alone
        ("Envoy Zorvan Okkel came. Okkel said no.", {"Okkel"}),  # no given name we know, but a title and a voice
        ("The radio host Zorvan Okkel came. Okkel said no.", {"Okkel"}),
        ("Zorvan Okkel, a peace envoy, came. Okkel said no.", {"Okkel"}),
        ("The radio host Zorvan Okkel came. Okkel was late.", set()),
        ("Zorvan Okkel came. Okkel said no.", set()),
        ("Maria Holm and Anna Holm came. Holm said no.", set()),  # which of them?
        ("Gallup asked 900 people. Gallup's founder, George Gallup, is dead. Gallup said so.", set()),  # not his poll
        ("President Holm spoke. Then Maria Holm, her niece, left. Holm said no.", set()),
        ("President Anna Holm and Maria Holm came. Maria Holm left. Maria Holm slept. Maria Holm rose. Holm said no.", set()),
        ("China’s Commerce Ministry spoke. The Ministry said no. Ministry said so.", set()),
        ("North Korea spoke. Korea said no.", set()),
    ],
)
def test_who_is_a_person(text: str, found: set[str]) -> None:
    assert set(people([text], text)) == found


def test_only_who_is_told_of_is_looked_for() -> None:
    assert people([ARTICLE], "Nobody came.") == {}


def test_a_nickname_is_part_of_a_full_name() -> None:
    assert referred(["The gorilla's keeper was Dr. Maria “Penny” Holm."], KNOWN) == [
        "The gorilla's keeper was Dr. Maria “Penny” Holm."
    ]


@pytest.mark.parametrize(
    ("article", "told"),
    [
        ("President Maria Holm spoke. Holm said no.", "President Maria Holm met Bo Ek."),
        ("Mayor Maria Holm spoke. Holm said no.", "President Holm met Bo Ek."),  # whether she is the same, nobody says
        ("President Maria Holm and President Anna Holm spoke. Holm said no.", "President Holm met Bo Ek."),
    ],
)
def test_whoever_has_a_title_has_a_first_name_at_first(article: str, told: str) -> None:
    sentence = "President Holm met Bo Ek."
    assert referred([sentence, "President Holm left."], people([article], sentence))[0] == told


PIECES = [
    "Maria Holm met",
    "Holm met",
    "and Mayor Maria Holm came",
    "Mr. Holm was",
    "the Holm plan",
    "Anna Holm,",
    'a "Holm" and',
    "it",
]
ROLES = {"Maria", "Mayor", "Mr."}


@settings(derandomize=True, deadline=None, max_examples=300)
@given(st.lists(st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map(" ".join), max_size=4))
def test_only_names_and_roles_change_and_twice_is_once(sentences: list[str]) -> None:
    once = referred(sentences, KNOWN)
    assert referred(once, KNOWN) == once
    assert [[word for word in text.split() if word not in ROLES] for text in once] == [
        [word for word in text.split() if word not in ROLES] for text in sentences
    ]
