"""Text -> the same with the marks of one typewriter: outlets set “curly” and "straight" quotation marks, a digest has one sort.

Straight ones, as the wires send them: any terminal, feed or data base shows them, and nobody has to know which way one opens.
"""

from __future__ import annotations

import re

_MARKS = str.maketrans("“”‘’", "\"\"''")
_FOREIGN = frozenset("„‚«»‹›")  # „German“ marks come in other pairs
_DASH = re.compile(r"(?<=[^\s-])(?: (?:-|–) | ?-- ?)(?=[^\s-])(?!(?<=\d.{3})\d)(?!(?<=\d--)\d)")  # not the score "5 - 3"


def typeset(text: str) -> str:
    """A sentence or headline with straight quotation marks, and em dashes for what typewriters have: " - ", "--"."""
    if not _FOREIGN.isdisjoint(text):
        return text
    if any(map(text.__contains__, (" - ", "--", " – "))):
        text = _DASH.sub(" — ", text)
    return text if text.isascii() else text.translate(_MARKS)
