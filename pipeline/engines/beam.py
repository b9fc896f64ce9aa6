"""A step function -> the best sequences of several requests at a time, by beam search. Arrays only; knows no model and no text.

The same candidates in the same order as `generate` of transformers 5 with `num_beams`, `num_return_sequences`,
`length_penalty`, `no_repeat_ngram_size` and `early_stopping` (True or False; its "never" is not offered), up to ties.
Each request is searched as if it were alone, and leaves the batch when it is finished.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

Ints: TypeAlias = NDArray[np.int64]
Floats: TypeAlias = NDArray[np.float32]
Bools: TypeAlias = NDArray[np.bool_]


class Step(Protocol):
    """The decoder, one token further."""

    def __call__(self, tokens: Ints, previous: Ints, parents: Ints) -> Floats:
        """Last tokens (n,) and those before them (n,) -> log-probabilities (n, V) of the next; may be overwritten.

        Row i goes on where row `parents[i]` of the call before stood. The first call has one row a request, in order, and
        its parents are the requests themselves.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """How to search. `length_penalty` is the exponent of the length that a sum of log-probabilities is divided by."""

    beams: int
    candidates: int
    max_tokens: int
    length_penalty: float = 1.0
    no_repeat_ngram: int = 0
    early_stopping: bool = False
    start: int
    end: int
    padding: int


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """A finished sequence without its start token; the last token is the end token, unless `max_tokens` cut it off.

    `total` is the sum of its tokens' log-probabilities, `lowest` the lowest of them, `score` the sum over the length to the
    length penalty.
    """

    tokens: tuple[int, ...]
    total: float
    score: float
    lowest: float = 0.0


@dataclass(frozen=True, slots=True)
class _Step:
    """One way to go on: the row, the token written next, and the sum of log-probabilities then."""

    row: int
    token: int
    total: float


def beam_search(step: Step, requests: int, search: Search, allowed: Bools | None = None) -> list[list[Hypothesis]]:
    """Step function -> of each of `requests` requests up to `candidates` hypotheses, best first.

    `allowed` (requests, V) says which tokens a request may be answered with; None allows all. What is not allowed keeps
    its probability: nothing is renormalised. A request gets fewer hypotheses where so few are allowed.
    """
    # Adding is ten times as fast as choosing by a mask.
    barred = None if allowed is None else np.where(allowed, np.float32(0), np.float32(-np.inf))
    finished: list[list[Hypothesis]] = [[] for _ in range(requests)]
    owners = parents = np.arange(requests)  # (n,), as the next two; rows of one owner together
    totals = lowest = np.zeros(requests)
    written = np.full((requests, 2 + search.max_tokens), search.padding, dtype=np.int64)  # padding, start, tokens
    written[:, 1] = search.start
    for length in range(1, search.max_tokens + 1):  # of what is written at the end of the round
        scores = step(written[:, length].copy(), written[:, length - 1].copy(), parents)
        _ban_repeats(scores, written[:, 1 : 1 + length], search.no_repeat_ngram)
        if barred is not None:
            scores += barred[owners]
        values, tokens = _best(scores, 2 * search.beams)
        values += totals[:, None]
        going: list[_Step] = []
        for first, last in _runs(owners):
            ways = _ranked(values[first:last], tokens[first:last], first, 2 * search.beams)
            ends = [length == search.max_tokens or way.token == search.end for way in ways]
            own = finished[owners[first]]
            for way, ended in zip(ways[: search.beams], ends, strict=False):  # the rest only keeps enough rows going
                if ended:
                    sequence = (*written[way.row, 2 : 1 + length].tolist(), way.token)
                    low = min(lowest[way.row], way.total - totals[way.row])
                    own.append(Hypothesis(sequence, way.total, way.total / length**search.length_penalty, float(low)))
            own.sort(key=lambda hypothesis: -hypothesis.score)  # stable: of equals the one that finished first stays first
            del own[search.beams :]
            running = [way for way, ended in zip(ways, ends, strict=True) if not ended][: search.beams]
            if running and not _settled(own, running[0].total / length**search.length_penalty, search):
                going += running
        if not going:
            break
        parents = np.array([way.row for way in going])
        before, totals = totals[parents], np.array([way.total for way in going])
        lowest = np.minimum(lowest[parents], totals - before)
        owners, written = owners[parents], written[parents]
        written[:, 1 + length] = [way.token for way in going]
    return [own[: search.candidates] for own in finished]


def _settled(finished: list[Hypothesis], hope: float, search: Search) -> bool:
    """Whether a request is done: as many finished as beams, and none that runs has a score (`hope`) above the worst of them."""
    return len(finished) == search.beams and (search.early_stopping or hope <= finished[-1].score)


def _runs(owners: Ints) -> list[tuple[int, int]]:
    """Requests of rows (n,), rows of one together -> where the rows of each begin and end."""
    return list(pairwise([0, *(np.flatnonzero(np.diff(owners)) + 1).tolist(), len(owners)]))


def _ranked(values: NDArray[np.float64], tokens: Ints, first: int, count: int) -> list[_Step]:
    """One request's rows (k, c) -> its `count` best ways on, ties to the earlier row and token; none that is impossible."""
    order = np.argsort(-values, axis=None, kind="stable")[:count].tolist()
    width, flat, flat_tokens = values.shape[1], values.ravel(), tokens.ravel()
    ways = [_Step(first + at // width, int(flat_tokens[at]), float(flat[at])) for at in order]
    return [way for way in ways if way.total > -np.inf]


def _best(scores: Floats, count: int) -> tuple[NDArray[np.float64], Ints]:
    """Scores (n, V) -> the `count` highest of each row and their columns (n, count), best first, ties to the lower column."""
    count = min(count, scores.shape[1])
    columns = np.sort(np.argpartition(scores, -count, axis=1)[:, -count:], axis=1)
    values = np.take_along_axis(scores, columns, axis=1)
    order = np.argsort(-values, axis=1, kind="stable")
    return np.take_along_axis(values, order, axis=1).astype(np.float64), np.take_along_axis(columns, order, axis=1)


def _ban_repeats(scores: Floats, written: Ints, size: int) -> None:
    """Takes from rows (n, V), in place, the tokens that would repeat an n-gram of `size` tokens of `written` (n, t)."""
    if not size or written.shape[1] < size:
        return
    windows = np.lib.stride_tricks.sliding_window_view(written, size, axis=1)  # (n, t - size + 1, size)
    prefix = written[:, written.shape[1] - size + 1 :]  # (n, size - 1); with size 1 empty, so all windows match
    rows, places = np.nonzero((windows[:, :, :-1] == prefix[:, None, :]).all(axis=2))
    scores[rows, windows[rows, places, -1]] = -np.inf
