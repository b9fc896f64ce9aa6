"""Made-up pairs of a made-up town, and a vocabulary of them."""

import random

from pipeline.training.pair import Pair

_WHO = ("Mayor Ada Brook", "Judge Ilse Marten", "The council", "Senator Paul Reyes", "The Port Authority", "Governor Lena Holt")
_DID = ("approved", "rejected", "delayed", "praised", "signed", "questioned", "published")
_WHAT = ("the budget", "a new bridge", "the harbor plan", "a tax on boats", "the school report", "an order on water")
_WHEN = ("on Monday", "on Tuesday", "last week", "in June", "after a long debate", "before the vote", "this year")


def made_pairs(count: int) -> list[Pair]:
    """Two short sentences and the one that says both; the same every time."""
    draw = random.Random(7)
    pairs = []
    for number in range(count):
        who, did, what, when = (draw.choice(words) for words in (_WHO, _DID, _WHAT, _WHEN))
        cost = draw.randint(10, 999)
        first, second = f"{who} {did} {what}.", f"It will cost ${cost} million, officials said {when}."
        target = f"{who} {did} {what}, which will cost ${cost} million, officials said {when}."
        pairs.append(Pair(task="fuse", sources=(first, second), target=target, origin="split" if number % 3 else "denoise"))
    return pairs
