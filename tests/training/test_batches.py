"""Laws of the order: nothing cut silently, every pair in one batch an epoch, the same order wherever a run begins."""

from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.engines.vocabulary import END, MAX_SOURCE, MAX_TARGET, Vocabulary
from pipeline.errors import InputError
from pipeline.training.batches import IGNORED, Arrays, Epoch, read_arrays, write_arrays
from pipeline.training.pair import Pair
from tests.training.make import made_pairs

BUCKETS = {"source_buckets": (48, 96), "target_buckets": (32, 56)}


def arrays_of(lengths: list[tuple[int, int, int]]) -> Arrays:
    """(source length, target length, origin) of each pair -> arrays whose pieces are 1 + the pair's number."""
    source, target, origins = (np.array([row[column] for row in lengths], np.int64) for column in range(3))
    numbers = np.arange(1, len(lengths) + 1)
    return Arrays(
        sources=np.repeat(numbers, source).astype(np.uint16),
        targets=np.repeat(numbers, target).astype(np.uint16),
        source_ends=np.cumsum(source),
        target_ends=np.cumsum(target),
        origins=origins.astype(np.uint8),
        names=("a", "b", "c"),
        identity="x",
    )


PAIRS = st.lists(st.tuples(st.integers(3, MAX_SOURCE), st.integers(2, MAX_TARGET), st.integers(0, 2)), min_size=1, max_size=60)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(PAIRS, st.integers(0, 3), st.integers(100, 2000))
def test_every_pair_is_in_exactly_one_batch_of_an_epoch(lengths: list[tuple[int, int, int]], epoch: int, pieces: int) -> None:
    arrays = arrays_of(lengths)
    order = Epoch(arrays, mix={"a": 1.0, "b": 1.0, "c": 1.0}, **BUCKETS, pieces=pieces, seed=(1, 0), epoch=epoch)
    seen = Counter()
    for place in range(len(order)):
        batch = order[place]
        seen.update(batch.sources[:, 0].tolist())
        for row, number in enumerate(batch.sources[:, 0].tolist()):
            width, height, _ = lengths[number - 1]
            assert batch.sources[row].tolist() == [number] * width + [0] * (batch.sources.shape[1] - width)
            assert batch.labels[row].tolist() == [number] * height + [IGNORED] * (batch.labels.shape[1] - height)
        assert batch.pieces == (batch.sources != 0).sum() + (batch.labels != IGNORED).sum()
        assert batch.sources.size + batch.labels.size <= max(pieces, sum(batch.sources.shape[1:] + batch.labels.shape[1:]))
    assert seen == Counter(range(1, len(lengths) + 1))


@settings(max_examples=30, deadline=None, derandomize=True)
@given(PAIRS, st.integers(0, 5))
def test_the_order_depends_on_seed_and_place_alone(lengths: list[tuple[int, int, int]], epoch: int) -> None:
    def order(seed: int) -> list[list[int]]:
        found = Epoch(arrays_of(lengths), mix={"a": 2.0, "b": 0.5}, **BUCKETS, pieces=300, seed=(seed, 1), epoch=epoch)
        return [found.rows(place).tolist() for place in range(len(found))]

    assert order(1) == order(1)


def test_epochs_and_seeds_differ() -> None:
    arrays = arrays_of([(10, 5, 0)] * 100)

    def first(seed: int, epoch: int) -> list[int]:
        return Epoch(arrays, mix={"a": 1.0}, **BUCKETS, pieces=800, seed=(seed,), epoch=epoch).rows(0).tolist()

    assert len({tuple(first(seed, epoch)) for seed in (1, 2) for epoch in (0, 1)}) == 4


def test_a_mix_repeats_and_takes_turns() -> None:
    arrays = arrays_of([(10, 5, origin) for origin in (0, 1, 2) for _ in range(40)])

    def seen(epoch: int) -> Counter[int]:
        order = Epoch(arrays, mix={"a": 2.5, "b": 0.25}, **BUCKETS, pieces=800, seed=(1,), epoch=epoch)
        return Counter(row for place in range(len(order)) for row in order.rows(place).tolist())

    epochs = [seen(epoch) for epoch in range(4)]
    for found in epochs:
        assert sum(found[row] for row in range(40)) == 100
        assert sum(found[row] for row in range(40, 80)) == 10
        assert sum(found[row] for row in range(80, 120)) == 0
    assert sum(epochs, Counter()) == Counter([*range(40)] * 10 + [*range(40, 80)])


def test_what_does_not_fit_is_left_out_and_counted(tmp_path: Path, vocabulary: Vocabulary) -> None:
    word, sentence = "the council agreed ", made_pairs(1)[0].target
    long = word * 150
    pairs = [
        Pair(task="fuse", sources=(sentence, sentence), target=sentence, origin="a"),
        Pair(task="fuse", sources=(sentence, long), target=sentence, origin="a"),
        Pair(task="head", sources=(sentence, long), target=sentence, origin="b"),
        Pair(task="head", sources=(long,), target=sentence, origin="b"),
        Pair(task="fuse", sources=(sentence,), target=long, origin="c"),
        Pair(task="fuse", sources=(sentence,), target=" ", origin="c"),
    ]
    counts = write_arrays(pairs, vocabulary, tmp_path)
    assert counts == {
        "kept": {"a": 1, "b": 1},
        "source_too_long": {"a": 1, "b": 1},
        "target_empty": {"c": 1},
        "target_too_long": {"c": 1},
    }
    arrays = read_arrays(tmp_path)
    ids = vocabulary.encode(sentence)
    assert arrays.sources[: arrays.source_ends[0]].tolist() == [vocabulary.fuse, *ids, vocabulary.separator, *ids, END]
    assert arrays.sources[arrays.source_ends[0] :].tolist() == [vocabulary.head, *ids, END]
    assert arrays.targets.tolist() == [*ids, END] * 2


def test_no_pairs_is_an_input_error(tmp_path: Path, vocabulary: Vocabulary) -> None:
    write_arrays([], vocabulary, tmp_path)
    with pytest.raises(InputError, match="no pair is left"):
        read_arrays(tmp_path)
