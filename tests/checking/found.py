"""What the tests of single checks ask of all of them."""

from pipeline.checking.support import check
from pipeline.types import Kind


def found(kinds: str, candidate: str, *sources: str, published: str | None = None) -> list[str]:
    """The words that findings of these kinds (parted by spaces) object to."""
    wanted: list[Kind | str] = list(kinds.split())
    return [finding.words for finding in check(candidate, sources, published=published).findings if finding.kind in wanted]
