"""A sentence -> what stands beside its main clause, between pauses: what an editor short of room cuts first."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checking.lexicon import AUXILIARIES
from pipeline.grammar import FINITE, is_main
from pipeline.telling.scope import LONGEST, STRAIGHT, inside

Cut = tuple[int, int]  # characters of a sentence, from and to

_CLAUSE = r"(?:who|whose|which|where|when)\b(?! of)"
_NO_ING = r"(?:according|regarding|concerning|following|excluding|barring|during|nothing|something|anything|everything)"
_TAIL = (
    rf"(?:{_CLAUSE}|(?!{_NO_ING}\b)[a-z]{{3,}}ing\b|(?:an?|the|one of the)\b"
    r"|(?:as|after|amid|while|because|although|though|with|despite|even (?:as|though))\b)"
)
_END = re.compile(rf"(?:, (?={_TAIL})| [–—-]{{1,2}} |—)(?P<what>[^;:()–—]+)\.$")
_MIDDLE = re.compile(
    rf"(?:, (?={_CLAUSE}|(?!{_NO_ING}\b)[a-z]{{3,}}ing\b|(?:an?|the|one of the)\b)(?P<what>[^,;:()–—\"]+),"
    r"| [–—-]{1,2} [^–—\"]+ [–—-]{1,2}| \([^()\"]{2,80}\))(?= (?P<next>[a-z']+))"
)
_FRONT = re.compile(
    r"^(?:After|Amid|As|At|Before|Besides|Despite|During|Following|In|On|Since|When|While|With)\b[^,;:()\"–—]{3,90}, (?=[A-Za-z])"
)


def asides(sentence: str) -> Iterator[Cut]:
    """What may be an aside: a relative, participial or adverbial clause, an apposition, brackets, a front; by surface cues.

    Characters, without the space that stays. Whether the rest is sound is for `telling.seams` to say.
    """
    plain = sentence.translate(STRAIGHT) if len(sentence) <= LONGEST else ""
    if plain.count('"') % 2 or not plain.endswith((".", '."')):
        return
    front = _FRONT.match(plain)
    if front and is_main(plain[front.end() :][:1].upper() + plain[front.end() + 1 :]):
        yield front.span()
    for found in _MIDDLE.finditer(plain):
        goes_on = found["next"] in FINITE or found["next"] in AUXILIARIES
        if (goes_on or plain[found.start() + 1] == "(") and not inside(found.start(), plain):
            yield found.span()
    for start in re.finditer(rf", (?={_TAIL})| [–—-]{{1,2}} |—", plain):
        end = _END.match(plain, start.start())
        if end and not inside(start.start(), plain) and is_main(plain[: start.start()]):
            yield start.start(), len(plain) - 1
