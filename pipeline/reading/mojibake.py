"""text that some program before us decoded wrongly -> the text that was meant: "couldnâ€™t" and "couldn抰" are "couldn’t"."""

from __future__ import annotations

import re

_SIGNS = ("Ã", "Â", "â")  # what UTF-8 read as Windows-1252 or Latin-1 is full of
_LEADS = tuple(bytes([lead]) for lead in range(0xE4, 0xEA))  # of the UTF-8 bytes of U+4E00 to U+9FFF
_CJK = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
# One alone between Latin letters: in a Chinese name or an address in two scripts there are others beside it.
_LONE_HAN = re.compile(rf"(?<![{_CJK}])[\u4e00-\u9fff](?![{_CJK}])")
_MEANT = re.compile(r"[‘’“”–—…À-ÖØ-öø-ÿ][A-Za-z]|[’”…][ ,.]")


def mended(text: str) -> str:
    """A text -> the same without what a wrong encoding made of it; nearly every text is returned as it is.

    UTF-8 read as something else is mended by ftfy (Speer 2019, "ftfy: fixes text for you"), which changes what cannot be meant
    and no more. What it does not know: Windows-1252 read as GBK, where a quotation mark or an accented letter and the letter
    behind it become one Chinese character in the middle of an English word.
    """
    if text.isascii():
        return text
    if any(sign in text for sign in _SIGNS):
        from ftfy import fix_encoding  # 50 ms to import, for one text in thousands

        text = fix_encoding(text)
    data = text.encode("utf-8", "replace")
    if any(lead in data for lead in _LEADS):  # a fifth of the time of a regex over the characters
        text = _LONE_HAN.sub(_western, text)
    return text


def _western(match: re.Match[str]) -> str:
    """A lone Chinese character -> the two that its bytes are in Windows-1252, if likely and beside a Latin letter."""
    around = match.string[max(0, match.start() - 1) : match.start()] + match.string[match.end() : match.end() + 1]
    if not any(letter.isascii() and letter.isalpha() for letter in around):
        return match[0]
    try:
        meant = match[0].encode("gbk").decode("cp1252")
    except UnicodeError:
        return match[0]
    return meant if _MEANT.fullmatch(meant) else match[0]
