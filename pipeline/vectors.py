"""Arrays only: term counts, tf-idf, cosines, power iteration. Nothing here knows an article."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from heapq import heapify, heappop, heappush
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float64]
Indices: TypeAlias = NDArray[np.int64]
Rows: TypeAlias = Any  # (n, v) weighted term rows: a numpy array where small, else a scipy.sparse.csr_array

# rank on stories of 30, 60, 100, 150, 200, 300 sentences (242 to 1,448 terms), ms: dense 1.3, 2.3, 3.7, 5.8, 8.0, 15.4;
# sparse 3.8, 4.4, 5.5, 6.7, 7.8, 10.6. They meet at 200 x 1,040.
DENSE_CELLS = 200_000

# Up to so many rows solving LexRank's equation is faster than iterating: 37 us against 99 at 23 rows, 86 against 104 at 60.
DIRECT = 64

# ---- one story's sentences: weighted rows, centrality, neighbours, diversity


def tfidf(rows: Sequence[Sequence[str]], weigh: Callable[[Sequence[str]], Floats]) -> Rows:
    """Tokens of n rows -> (n, v) rows of (1 + log tf) x weight, each of length 1 (all zero where nothing weighs).

    `weigh` gives the weights (v,) of the v different tokens, all at once: one by one they cost more than all the rest.

    Columns are the tokens in order of appearance. Dense up to `DENSE_CELLS` cells, else `scipy.sparse`.
    """
    tokens = [token for row in rows for token in row]
    known = {token: column for column, token in enumerate(dict.fromkeys(tokens))}
    owners = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
    columns = np.fromiter(map(known.__getitem__, tokens), dtype=np.int64, count=len(tokens))
    return weighted(owners, columns, len(rows), weigh(list(known)))


def weighted(owners: Indices, columns: Indices, n: int, weights: Floats) -> Rows:
    """Tokens as their rows, which must rise, and columns (t,), number of rows, weights of columns (v,) -> as `tfidf`."""
    v = max(1, len(weights))
    places = owners * v + columns
    if n * v <= DENSE_CELLS:  # counting every cell is cheaper than sorting the tokens
        tally = np.bincount(places, minlength=n * v)
        cells = np.flatnonzero(tally)
        counts = tally[cells]
    else:
        cells, counts = np.unique(places, return_counts=True)
    owners, columns = cells // v, cells % v
    values = (1.0 + np.log(counts)) * weights[columns]
    norms = np.sqrt(np.bincount(owners, weights=values * values, minlength=n))
    values /= np.where(norms > 0, norms, 1.0)[owners]
    if n * v <= DENSE_CELLS:
        dense = np.zeros(n * v)
        dense[cells] = values
        return dense.reshape(n, v)
    from scipy.sparse import csr_array

    return csr_array((values, columns, np.searchsorted(owners, np.arange(n + 1))), shape=(n, v))


def centrality(rows: Rows, damping: float, tolerance: float = 1e-5, cap: int = 100) -> Floats:
    """Unit rows (n, v) -> (n,) LexRank, summing to 1 (Erkan & Radev 2004, eq. 6, edges weighted by their cosine).

    r <- (1 - d) / n + d S D^-1 r with S = X X^T and D its row sums, computed as X (X^T (r / D)): the (n, n) matrix is
    never formed, except where it is the smaller. Stops when the entries move by less than `tolerance` in sum, or after
    `cap` rounds. Up to `DIRECT` rows the equation is solved as it stands.
    """
    n = int(rows.shape[0])
    ones = np.ones(n)
    rank = ones / max(1, n)
    dense = isinstance(rows, np.ndarray) and n < rows.shape[1]
    cosines = rows @ rows.T if dense else None  # the smaller of the two where rows are dense and few
    if cosines is not None and n <= DIRECT and damping < 1:
        degree = cosines @ ones
        linked = degree > 0
        follow = cosines * np.divide(damping, degree, out=np.zeros(n), where=linked)
        return np.asarray(np.linalg.solve(np.eye(n) - follow + damping / n * linked, rank))

    def product(vector: Floats) -> Floats:
        return np.asarray(rows @ (rows.T @ vector) if cosines is None else cosines @ vector)

    degree = product(ones)
    step = np.divide(damping, degree, out=np.zeros(n), where=degree > 0)
    for _ in range(cap):
        moved = product(rank * step)
        moved += max(0.0, 1.0 - float(ones @ moved)) / max(1, n)  # what empty rows hold goes to all alike
        change = float(ones @ np.abs(moved - rank))
        rank = moved
        if change < tolerance:
            break
    return rank


def cosine_to_sum(rows: Rows, others: Rows) -> Floats:
    """Unit rows (n, v) and (m, v) -> (n,) cosine of each row to the sum of the others (the centroid of Radev et al. 2004)."""
    total = np.asarray(others.sum(axis=0)).ravel()
    norm = float(np.sqrt(total @ total))
    return np.asarray(rows @ (total / norm if norm else total))


def neighbours(rows: Rows, floor: float, block: int = 1024) -> tuple[Indices, Indices, Floats]:
    """Unit rows (n, v) -> (i, j, cosine) of all pairs i != j with cosine >= `floor`, both ways round, by i then j.

    Memory is that of `block` rows of the (n, n) matrix at a time.
    """
    if isinstance(rows, np.ndarray):
        cosines = rows @ rows.T
        cosines.ravel()[:: len(cosines) + 1] = -1.0
        left, right = np.nonzero(cosines >= floor)
        return left, right, cosines[left, right]
    parts: list[tuple[Indices, Indices, Floats]] = []
    across = rows.T.tocsr()
    for start in range(0, int(rows.shape[0]), block):
        product = rows[start : start + block] @ across
        owners = np.repeat(np.arange(start, start + product.shape[0]), np.diff(product.indptr))
        kept = (product.data >= floor) & (owners != product.indices)
        left, right, value = owners[kept], product.indices[kept].astype(np.int64), product.data[kept]
        order = np.lexsort((right, left))
        parts.append((left[order], right[order], value[order]))
    return tuple(map(np.concatenate, zip(*parts, strict=True)))  # type: ignore[return-value]


def diverse(rows: Rows, scores: Callable[[list[int]], Floats], relevance: float) -> Iterator[tuple[int, float]]:
    """Unit rows (n, v), scores (n,) given the indices taken -> (index, marginal) one at a time: maximal marginal relevance.

    Carbonell & Goldstein 1998: marginal = l score - (1 - l) max cosine to what was taken, l = `relevance`; the highest is
    next. Marginals never rise: one that would, because its score did, is given as the one before. Ties go to the lower index.
    """
    near_all = (1.0 - relevance) * (rows @ rows.T) if isinstance(rows, np.ndarray) else None
    said = np.zeros(int(rows.shape[0]))  # (1 - l) times the highest cosine so far; infinite where taken
    taken: list[int] = []
    last = np.inf
    for _ in range(len(said)):
        marginal = relevance * scores(taken)
        marginal -= said
        best = int(marginal.argmax())
        taken.append(best)
        last = min(last, float(marginal[best]))
        yield best, last
        if near_all is not None:
            near = near_all[best]
        else:
            row = np.zeros(rows.shape[1])
            kept = slice(rows.indptr[best], rows.indptr[best + 1])
            row[rows.indices[kept]] = rows.data[kept]
            near = (1.0 - relevance) * np.asarray(rows @ row)
        np.maximum(said, near, out=said)
        said[best] = np.inf


# ---- a batch's articles: who is near whom, and clusters that cannot chain

# Of the neighbours after it in the order, an article keeps the nearest 1,000, so that ten thousand copies of one text
# do not make fifty million pairs.
MOST_PAIRS = 1000
# Cosine from which two texts may be copies of one, which says nothing about how alike independent reports of it are.
# At 0.6 translations of one article in the demo part; F1 is flat from 0.45 up. Repeat: tests.quality.measure_cluster --sweep
TIGHT = 0.5
# Cosine from which two texts are all but the same: one stands for the other, so that a thousand copies cost as one.
COPY = 0.9


def similar_pairs(rows: Any, floor: float, days: Floats, window: float, block: int = 512) -> tuple[Indices, Indices, Floats]:
    """Sparse unit rows (n, v) -> (i, j, cosine), i < j, of the pairs with cosine >= `floor` at most `window` days apart.

    `days` (n,) must rise; rows without a date are `inf`, come last, and are near every day. Exact up to `MOST_PAIRS`.
    A block of rows is multiplied only with those of its days, so the cost grows with the news of a month, not of years.
    Blocks go to threads: scipy multiplies without holding the interpreter's lock.
    """
    n = int(rows.shape[0])
    undated = int(np.searchsorted(days, np.inf))

    def pairs_of(start: int) -> tuple[Indices, Indices, Floats]:
        stop = min(n, start + block)
        last = int(np.searchsorted(days, days[stop - 1] + window, side="right"))
        columns = np.concatenate([np.arange(start, last), np.arange(max(last, undated), n)])
        product = (rows[start:stop] @ rows[columns].T).tocsr()
        left = np.repeat(np.arange(start, stop), np.diff(product.indptr))
        right = columns[product.indices]
        likely = np.flatnonzero((product.data >= floor) & (left < right))
        left, right, cosines = left[likely], right[likely], product.data[likely]
        near = np.isinf(days[right]) | (days[right] <= days[left] + window)
        left, right, cosines = left[near], right[near], cosines[near]
        order = np.lexsort((right, -cosines, left))
        left, right, cosines = left[order], right[order], cosines[order]
        kept = np.arange(len(left)) - np.searchsorted(left, left) < MOST_PAIRS
        return left[kept], right[kept], cosines[kept]

    parts: list[tuple[Indices, Indices, Floats]] = [(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0))]
    with ThreadPoolExecutor(max_workers=4) as pool:
        parts += pool.map(pairs_of, range(0, n, block))
    left, right, cosines = map(np.concatenate, zip(*parts, strict=True))
    return left, right, cosines


class _Clusters:
    """Clusters of n items as they grow: label (n,), and of each its first and last day and the likeness within it."""

    def __init__(self, days: Floats, gap: float, span: float) -> None:
        self.label = np.arange(len(days))
        self.within = [0.0] * len(days)
        self._first: list[float] = days.tolist()
        self._last = [day if day < np.inf else -np.inf for day in self._first]
        self._gap, self._span = gap, span

    def apart(self, a: int, b: int) -> bool:
        """Whether their days keep two clusters from being one."""
        silence = max(self._first[a], self._first[b]) - min(self._last[a], self._last[b])
        lasting = max(self._last[a], self._last[b]) - min(self._first[a], self._first[b])
        return silence < np.inf and (silence > self._gap or lasting > self._span)

    def join(self, a: int, b: int, likeness: float) -> None:
        """Cluster b becomes part of cluster a < b."""
        self._first[a], self._last[a] = min(self._first[a], self._first[b]), max(self._last[a], self._last[b])
        self.within[a] = min(likeness, TIGHT)
        self.label[b] = a


def complete_linkage(
    pairs: tuple[Indices, Indices, Floats], days: Floats, *, cohesion: float, gap: float, span: float
) -> Indices:
    """Pairs (i, j, cosine), i < j, and days (n,) -> (n,) labels; a label is the lowest index of its cluster.

    Agglomerative, most alike first, ties to the lower indices (Defays 1977): the likeness of two clusters is that of
    their least alike pair, so a chain of small steps never becomes one cluster, and a pair that is not listed keeps its
    clusters apart. Two clusters also stay apart while their likeness is below `cohesion` times that within either of
    them, while more than `gap` days of silence lie between them, or if together they would last longer than `span` days
    (`days` is inf where unknown, and then neither holds). Texts from `COPY` on join the first of them beforehand.
    """
    clusters = _Clusters(days, gap, span)
    label = clusters.label
    left, right, cosines = pairs
    for at in sorted(np.flatnonzero(cosines >= COPY).tolist(), key=lambda at: (left[at], right[at])):
        i, j = int(left[at]), int(right[at])
        if label[i] == i and label[j] == j and not clusters.apart(i, j):
            clusters.join(i, j, COPY)
    stands = (label[left] == left) & (label[right] == right)
    _agglomerate(clusters, (left[stands], right[stands], cosines[stands]), cohesion)
    for index in range(len(label)):  # a < b wherever b was joined to a: one pass reaches the root
        label[index] = label[label[index]]
    return label


def _agglomerate(clusters: _Clusters, pairs: tuple[Indices, Indices, Floats], cohesion: float) -> None:
    """Joins the pairs of clusters that may be joined, most alike first, until there is none."""
    near: list[dict[int, float]] = [{} for _ in clusters.label]
    heap: list[tuple[float, int, int]] = []
    for i, j, cosine in zip(*(part.tolist() for part in pairs), strict=True):
        near[i][j] = near[j][i] = cosine
        heap.append((-cosine, i, j))
    heapify(heap)
    while heap:
        negative, a, b = heappop(heap)
        if near[a].get(b) != -negative:
            continue  # one of them has grown since
        if -negative < cohesion * max(clusters.within[a], clusters.within[b]) or clusters.apart(a, b):
            continue  # looked at again if either grows
        clusters.join(a, b, -negative)
        both = {c: min(cosine, near[b][c]) for c, cosine in near[a].items() if c in near[b]}
        for gone in (a, b):
            for c in near[gone]:
                del near[c][gone]
        near[a], near[b] = both, {}
        for c, cosine in both.items():
            near[c][a] = cosine
            heappush(heap, (-cosine, min(a, c), max(a, c)))
