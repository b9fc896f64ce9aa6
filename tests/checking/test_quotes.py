"""Quotations: word for word, in quotation marks, from the same mouth."""

import pytest

from tests.checking.found import found

SUPPORTED = [
    ("“We made progress,” Khalilzad said.", '"We made progress," Zalmay Khalilzad said in a tweet.'),
    ('Khalilzad said they had made "significant progress."', "Khalilzad said: “We made significant progress on vital issues.”"),
    ('Mujahid called the reports "not true."', 'Mujahid said the reports were "not true."'),
    ('The talks were "impossible," he insisted.', 'Progress "is impossible," Mujahid insisted.'),
    (
        'Junya Tanase, strategist at JP Morgan, said "it will fall."',
        '"It will fall," said Junya Tanase, strategist at JP Morgan.',
    ),
    ('"It will fall," according to Tanase.', '"It will fall," said Junya Tanase.'),
    ("He called it a ''disaster,'' Lee said.", 'Lee called it a "disaster" on Monday.'),
    ("Khalilzad said they made progress.", '"We made progress," Khalilzad said.'),
]
UNSUPPORTED = [
    ('"We made no progress," Khalilzad said.', '"We made progress," Khalilzad said.'),
    ('"We made progress," Pompeo said.', '"We made progress," Khalilzad told Pompeo on Monday.'),
    ('Khalilzad said they made "progress."', "Khalilzad said they made progress."),
    ('Mujahid called the reports "untrue."', 'Mujahid called the reports "not true."'),
    ('Pompeo insisted that progress "is impossible."', 'Mujahid insisted that progress "is impossible." Pompeo did not.'),
    ('"It is over," according to Ghani.', '"It is over," according to Karzai.'),
    ('Lee called it a "great disaster."', 'Lee called it a "disaster," and great it was.'),
    ('"The deal is done and signed," Lee said.', '"The deal is done," Lee said. "And signed."'),
]


@pytest.mark.parametrize(("claim", "source"), SUPPORTED)
def test_borne_out(claim: str, source: str) -> None:
    assert found("quote", claim, source) == []


@pytest.mark.parametrize(("claim", "source"), UNSUPPORTED)
def test_not_borne_out(claim: str, source: str) -> None:
    assert len(found("quote", claim, source)) == 1
