"""str -> how a digest names the outlet that an article came from."""

from __future__ import annotations

import re

_REMARK = re.compile(r"\s*(?:\([^)]*\)|\s-\s.*)\s*$")  # "CNN (Web News)", "New York Times - News"
# "the New York Times", "the AP", but "Reuters", "CNN", "USA TODAY"
_WITH_THE = frozenset(
    """
times post journal guardian tribune herald telegraph independent hill examiner press observer star globe monitor bbc ap mirror
sun chronicle economist mail register
""".split()  # noqa: SIM905
)
_NOBODY = frozenset(("Guest Writer", "Opinion", "Staff", "Blog"))  # a section, or nobody's name


def outlet(source: str | None) -> str:
    """How an outlet is named in a sentence: "the BBC", "Reuters"; "" where it is not known."""
    bare = _REMARK.sub("", source or "").strip()
    if bare in _NOBODY:
        return ""
    if bare.startswith("The "):
        return f"the {bare[4:]}"
    return f"the {bare}" if bare and bare.split()[-1].lower() in _WITH_THE else bare
