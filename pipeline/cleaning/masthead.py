"""What the head of a page says about its article: headline, outlet, place, date. Strings in, strings out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.dates import iso_time
from pipeline.text import fold, words

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
DATE = rf"(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{1,2}} {_MONTH},? \d{{4}}|\d{{4}}-\d\d-\d\d)"
_DATE = re.compile(DATE)


def _row(line: str) -> list[str]:
    return [name.strip() for name in line.strip().split(",")]


# Outlets and agencies known by name: a source may be taken from them, and a byline may end with them.
OUTLETS = {
    fold(name): name
    for line in """
        ABC News, AFP, Agence France-Presse, Al Arabiya, Al Jazeera, ANSA, AP, AP News, Associated Press, The Associated Press
        BBC, BBC News, Bloomberg, BuzzFeed News, CBC, CBC News, CBS News, CNBC, CNN, CNNMoney, CNSNews.com, Deutsche Welle, DPA
        DW, EFE, Euronews, Financial Times, Forbes, Fox News, France 24, HealthDay, HealthDay News, HuffPost, IANS, Interfax
        ITAR-TASS, Kyodo, Los Angeles Times, NBC News, Newsweek, New York Times, NPR, Politico, PTI, Radio Free Asia, Reuters
        Reuters Health, RFE/RL, RIA Novosti, Sky News, Sputnik, TASS, TCA, The Times of Central Asia, The Guardian, The Hill
        The Independent, The New York Times, The Telegraph, The Wall Street Journal, The Washington Post, UPI, USA Today, VOA
        VOA News, Voice of America, Wall Street Journal, Washington Post, Xinhua, Yonhap
        """.strip().split("\n")
    for name in _row(line)
}

# Read out of 60,000 articles: 6,500 datelines. Behind the dash the sentence begins anew, or it is no dateline.
_AGENCY = r"[A-Z][A-Za-z\d.&/' -]{1,28}"
_CAPS = r"(?:Mc|Mac|D'|O')?[A-Z][A-Z.'’-]+"
_REGION = r"(?:, (?:[A-Z][\w.'’-]*)(?: [A-Z][\w.'’-]*){0,2})"
_WHEN = r"(?:,? (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}(?:, \d{4})?)"
_BEGINS = r"(?=[A-Z0-9\"“‘'(\[$À-Þ])"
_DATELINE = re.compile(
    rf"(?P<place>\(?{_CAPS}(?:(?: |/| and ){_CAPS}){{0,4}})(?P<region>{_REGION})?"
    rf"(?:/{_CAPS}(?: {_CAPS}){{0,2}})?\)?(?P<when>{_WHEN})?"
    rf"(?: ?\((?P<agency>{_AGENCY})\)| ?/(?P<wire>[\w -]{{4,40}})/| ?\((?P<day>[^()]{{5,24}}\d{{4}})\))?"
    rf"(?: ?(?:—|–|―|--)+ ?| - ){_BEGINS}"
)
# An agency known by name may follow a place in small letters, stand alone, and need no dash: "Washington (CNN) The ...".
_KNOWN = "|".join(map(re.escape, sorted(OUTLETS.values(), key=lambda name: (-len(name), name))))
_KNOWN += r"|[KW][A-Z]{3}(?:[- ]?TV)?(?: \d{1,2})?"  # a station's call sign
_KNOWN_DATELINE = re.compile(
    rf"(?:[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){{0,3}}{_REGION}?(?:/[A-Z][\w.'’ -]+)?{_WHEN}? )?"
    rf"[(\[](?P<agency>{_KNOWN})[)\]](?: ?(?:—|–|―|-)+ ?| ){_BEGINS}"
)
# Where papers leave out agency and dash: "NEWTOWN, Conn. Parents of ...", and the towns that most such datelines name, one of
# which two towns have: "GAZA/JERUSALEM Israel and ...".
_TOWN = (
    r"(?:ANKARA|ATHENS|ATLANTA|BAGHDAD|BALTIMORE|BEIJING|BEIRUT|BERLIN|BOGOTA|BOSTON|BRUSSELS|BUENOS AIRES|"
    r"CAIRO|CARACAS|CHICAGO|CINCINNATI|CLEVELAND|DALLAS|DENVER|DETROIT|DUBAI|GENEVA|HAVANA|HONG KONG|"
    r"HONOLULU|HOUSTON|INDIANAPOLIS|ISLAMABAD|ISTANBUL|JAKARTA|JERUSALEM|JOHANNESBURG|KABUL|KARACHI|KIEV|"
    r"LAGOS|LONDON|LOS ANGELES|MADRID|MANILA|MEXICO CITY|MIAMI|MILWAUKEE|MINNEAPOLIS|MOSCOW|MUMBAI|"
    r"NAIROBI|NEW DELHI|NEW ORLEANS|NEW YORK|OTTAWA|OKLAHOMA CITY|PARIS|PHILADELPHIA|PHOENIX|PITTSBURGH|"
    r"RIO DE JANEIRO|ROME|SALT LAKE CITY|SAN ANTONIO|SAN DIEGO|SAN FRANCISCO|SAO PAULO|SEATTLE|SEOUL|"
    r"SHANGHAI|SINGAPORE|STOCKHOLM|SYDNEY|TEHRAN|TOKYO|TORONTO|VIENNA|WARSAW|WASHINGTON)"
)
_TWO_WORDS = rf"{_CAPS}(?: {_CAPS})?"
_BARE_DATELINE = re.compile(
    rf"(?:(?P<place>{_CAPS}(?: {_CAPS}){{0,2}}), [A-Z][a-z]+\.|{_TOWN}(?:/{_TWO_WORDS}){{0,2}}|{_TWO_WORDS}/{_TOWN})"
    r" (?=(?:[A-Z][a-z][\w'’-]*|An?|U\.S\.|U\.N\.|NATO|OPEC|ISIS|FIFA|UEFA|NASA|E[UC]|UN|IMF|WHO|FBI|CIA|G7|G20) )"
)
# "Associated Press/Jane Doe The mayor ...": a picture's credit before the first sentence.
_CREDIT = re.compile(r"(?:Associated Press|AP(?: Photo)?|AFP|Reuters|Getty Images)/[A-Z][\w.'’-]+ [A-Z][\w'’-]+ (?=[A-Z])")
# "Pisa, February 5 - Two directors ...": as the Italian agency writes it.
_DAY_DATELINE = re.compile(
    r"[A-Z][a-z]+(?: [A-Z][a-z]+)?, (?:January|February|March|April|May|June|July|August|September|October|November|December)"
    rf" \d{{1,2}} (?:-|–|—|--) {_BEGINS}"
)
# "Dec. 14, 2012 -- Drinking ...", "Holm, VA, March 13, 2018 - When ...": as health pages and releases write it.
_DATE_DATELINE = re.compile(
    r"(?:[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2}, (?:[A-Z]{2}|[A-Z][a-z]+\.?),? )?\(?"
    r"(?P<day>(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}, \d{4})\)?"
    rf"(?: ?(?:—|–|―|--)+ ?| ?- ?){_BEGINS}"
)
# "Arden — The council": papers that write the town in small letters; no heading goes on in small letters.
_SMALL_DATELINE = re.compile(
    rf"\(?(?P<place>[A-Z][a-z]+(?: [A-Z][a-z]+)?){_REGION}?(?: (?:—|–|--) |\) ?(?:—|–|-|--) ?)"
    r"(?=[A-Z0-9\"“]\S*(?:,? [a-z\d][\w'’-]*|,? [A-Z]\w+){2,9})"
)
_MOSTLY_SMALL = 0.6  # of a sentence's words; less is a heading
# "Council Closes Bridge ARDEN (AP) - The council": a headline run into what stands behind it.
_RUN_IN = re.compile(
    r"(?:[A-Z][\w.,'’:-]* |(?:a|an|the|of|for|in|on|to|at|and|with|as|by) ){3,15}"
    rf"(?={_CAPS}(?: {_CAPS}){{0,3}}{_REGION}? ?\([A-Z])"
)
# In capitals before a dash, and no places.
_NO_PLACE = frozenset(
    name
    for line in """
        AIPAC, ANALYSIS, ANSWER, ASEAN, BIDEN, BREAKING, BREXIT, CLINTON, COMMENT, COMMENTARY, CORRECTION, COVID, EDITORIAL
        EXCLUSIVE, EXPLAINER, FACTBOX, FILE, HAMAS, LATEST, LIVE, LOSER, LOSERS, MAGA, NAACP, NEWS, NOTE, OBAMA, OPINION, PART
        PHOTO, PHOTOS, POLL, PROFILE, QUESTION, RELATED, SOURCE, STEP, SUMMARY, TRUMP, UNESCO, UNHCR, UNICEF, UPDATE, UPDATED
        UPDATES, VIDEO, WATCH, WINNER, WINNERS
        """.strip().split("\n")
    for name in _row(line)
)
# Shorter ones, alone before a dash, are acronyms more often than towns (NATO, NASA, FEMA).
_SHORT_PLACES = frozenset(
    _row("ADEN, AGRA, APIA, BAKU, BERN, BONN, CALI, DOHA, GAZA, GIZA, KIEV, KYIV, LIMA, LOME, LYON, NICE, OSLO, PALU, RIGA, ROME")
)
_TITLE_WORDS = 25  # 99.8 % of 57,653 given titles are no longer
_MAKER = re.compile(r"\s*(?:Made with|Powered by|Proudly powered by) (?P<maker>\S.*)$")


class Dateline(NamedTuple):
    """Where the sentence begins behind a dateline, and what the dateline says."""

    end: int
    agency: str | None
    published: str | None


def dateline(line: str) -> Dateline | None:
    """The dateline at the beginning of the line, with its agency and its full date where it has them; None without one."""
    found = _DATELINE.match(line)
    if found and _is_place(found):
        return Dateline(found.end(), found["agency"], stated_date(found["when"] or found["day"] or ""))
    if found := _KNOWN_DATELINE.match(line):
        return Dateline(found.end(), found["agency"], None)
    if found := _DATE_DATELINE.match(line):
        return Dateline(found.end(), None, stated_date(found["day"]))
    found = _BARE_DATELINE.match(line) or _DAY_DATELINE.match(line) or _CREDIT.match(line)
    return Dateline(found.end(), None, None) if found else None


def opening_dateline(line: str) -> Dateline | None:
    """The same at the very beginning of a text, where it may be in small letters, or have the headline run into it."""
    if found := _RUN_IN.match(line):
        behind = dateline(line[found.end() :])
        return Dateline(found.end() + behind.end, behind.agency, behind.published) if behind and behind.agency else None
    found = _SMALL_DATELINE.match(line)
    if found is None or found["place"].split()[0].upper() in _NO_PLACE:
        return None
    rest = line[found.end() :].split()
    small = sum(word[0].islower() for word in rest)
    return Dateline(found.end(), None, None) if small >= _MOSTLY_SMALL * len(rest) else None


def sure_dateline(line: str) -> Dateline | None:
    """The same further down, where what stands in capitals before a dash is a heading more often: a known town, or its region."""
    found = _DATELINE.match(line)
    if found is None or not _is_place(found):
        return None
    region = found["region"] and (not found["region"].isupper() or found["region"].endswith("."))
    return dateline(line) if region or found["agency"] or re.fullmatch(_TOWN, found["place"]) else None


def _is_place(found: re.Match[str]) -> bool:
    place = found["place"].strip("()")
    if place.split()[0].strip("-:") in _NO_PLACE:
        return False
    if any(found[part] for part in ("region", "agency", "wire", "when", "day")):
        return True
    return place in _SHORT_PLACES or (len(place) >= 5 and place.count(" ") < 3)


def stated_date(text: str) -> str | None:
    """The first full date in the text as `2019-01-28`; None without day, month and year."""
    found = _DATE.search(fold(text))
    return iso_time(found[0]) if found else None


def outlet(name: str) -> str | None:
    """A known outlet as it writes itself, also out of the name of one of its desks: "RFE/RL's Radio Azadi" -> RFE/RL."""
    folded = fold(name)
    return OUTLETS.get(folded) or OUTLETS.get(folded.split("'s ")[0])


def is_headline(line: str) -> bool:
    """Whether a first line can be the headline: two to 25 words that end as no statement does, and no byline."""
    if (
        not 1 <= line.count(" ") < _TITLE_WORDS
        or line.startswith("By ")
        or "://" in line
        or " / Updated " in line
        or dateline(line)
    ):
        return False
    return not line.endswith(('?"', "?”", '!"', "!”")) and not line.rstrip("\"'”’»)] ").endswith(
        (".", ":", ";", ",", "…", "-", "–", "—")
    )


def split_site(line: str, host: str, others: Sequence[str]) -> tuple[str, str | None]:
    """`Headline | Site Made with CMS` -> headline, site; the line itself and None where nothing confirms that it is a site.

    Confirmed by: the headline alone on one of the `others` (lines nearby), the maker's credit behind it, a known outlet, or
    the letters of the page's `host`.
    """
    rest, credited = line, False
    if maker := _MAKER.search(line):  # "Security Risks Asia Humane ClubMade with Humane Club"
        rest, credited = line[: maker.start()].removesuffix(maker["maker"]).rstrip(" |-–—"), True
    for bar in (" | ", " - ", " – ", " — "):
        head, _, site = rest.rpartition(bar)
        if len(head) < 8 or len(site.split()) > 6:
            continue
        letters = re.sub(r"[^a-z]", "", fold(site))
        confirmed = (credited and bar == " | ") or fold(site) in OUTLETS or (len(letters) > 3 and letters in host)
        if confirmed or any(words(other) == words(head) for other in others):
            return head.strip(), OUTLETS.get(fold(site), site)
    return rest, None
