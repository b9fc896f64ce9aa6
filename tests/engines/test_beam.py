"""beam: the same candidates as transformers' generate and as trying every sequence; no request notices the others."""

import itertools
import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.engines.beam import Bools, Floats, Hypothesis, Ints, Search, beam_search

LAW = settings(derandomize=True, deadline=None, max_examples=60)
PAD, END, START = 0, 1, 3
SIZE = 9


def log_probabilities(request: int, written: tuple[int, ...], size: int) -> Floats:
    """A made-up model: what comes next depends on the request and on all that was written."""
    logits = np.random.default_rng([request, *written]).normal(size=size, scale=2.0)
    return (logits - np.log(np.exp(logits).sum())).astype(np.float32)


class Toy:
    """Its step function. `rows` counts the rows of each call."""

    def __init__(self, requests: list[int], size: int = SIZE) -> None:
        self.histories: list[tuple[int, tuple[int, ...]]] = [(request, ()) for request in requests]
        self.size = size
        self.rows: list[int] = []

    def __call__(self, tokens: Ints, previous: Ints, parents: Ints) -> Floats:
        self.histories = [
            (self.histories[parent][0], (*self.histories[parent][1], token))
            for parent, token in zip(parents.tolist(), tokens.tolist(), strict=True)
        ]
        before = [history[-2] if len(history) > 1 else PAD for _, history in self.histories]
        assert previous.tolist() == before
        self.rows.append(len(tokens))
        return np.array([log_probabilities(*history, self.size) for history in self.histories])


def search(**knobs: Any) -> Search:
    return Search(**{"beams": 4, "candidates": 4, "max_tokens": 6, "start": START, "end": END, "padding": PAD} | knobs)


def plain(found: list[list[Hypothesis]]) -> list[list[tuple[tuple[int, ...], float]]]:
    return [[(each.tokens, round(each.score, 5)) for each in own] for own in found]


@pytest.mark.parametrize("length_penalty", [0.0, 1.0, 2.0])
def test_with_beams_for_all_it_finds_what_trying_everything_finds(length_penalty: float) -> None:
    size, longest = 4, 3
    scored = []
    for length in range(1, longest + 1):
        for tokens in itertools.product(range(size), repeat=length):
            if END in tokens[:-1] or (tokens[-1] != END and length < longest):
                continue
            total = sum(float(log_probabilities(7, (START, *tokens[:at]), size)[tokens[at]]) for at in range(length))
            scored.append((total / length**length_penalty, tokens))
    wanted = [(tokens, round(score, 5)) for score, tokens in sorted(scored, reverse=True)]
    knobs = search(beams=64, candidates=64, max_tokens=longest, length_penalty=length_penalty)
    assert plain(beam_search(Toy([7], size), 1, knobs)) == [wanted]


KNOBS = st.fixed_dictionaries({
    "beams": st.integers(1, 5), "max_tokens": st.integers(1, 7), "length_penalty": st.sampled_from([-1.0, 0.0, 1.0, 2.0]),
    "no_repeat_ngram": st.integers(0, 3), "early_stopping": st.booleans(),
})  # fmt: skip


def mask(requests: int, draw: int) -> Bools:
    allowed = np.random.default_rng(draw).random((requests, SIZE)) < 0.6
    allowed[:, END] = True
    return allowed


@LAW
@given(KNOBS, st.lists(st.integers(0, 50), min_size=1, max_size=4), st.integers(0, 9))
def test_laws(knobs: dict[str, Any], requests: list[int], draw: int) -> None:
    wanted = search(**knobs, candidates=knobs["beams"])
    allowed = mask(len(requests), draw)
    found = beam_search(Toy(requests), len(requests), wanted, allowed)
    for row, (request, own) in enumerate(zip(requests, found, strict=True)):
        assert [own] == beam_search(Toy([request]), 1, wanted, allowed[row : row + 1])  # as if it were alone
        assert 1 <= len(own) <= wanted.beams
        assert len({each.tokens for each in own}) == len(own)
        assert [each.score for each in own] == sorted((each.score for each in own), reverse=True)
        for each in own:
            assert all(allowed[row, token] for token in each.tokens)
            assert END not in each.tokens[:-1]
            assert len(each.tokens) == wanted.max_tokens or each.tokens[-1] == END
            told = (START, *each.tokens)
            steps = [float(log_probabilities(request, told[:at], SIZE)[told[at]]) for at in range(1, len(told))]
            assert each.total == pytest.approx(sum(steps))
            assert each.lowest == pytest.approx(min(steps))
            assert each.score == pytest.approx(sum(steps) / len(steps) ** wanted.length_penalty)
            size = wanted.no_repeat_ngram
            grams = [told[at : at + size] for at in range(len(told) - size + 1)]
            assert not size or len(set(grams)) == len(grams)


def test_one_beam_is_greedy() -> None:
    told: tuple[int, ...] = (START,)
    while told[-1] != END and len(told) < 7:
        told += (int(log_probabilities(5, told, SIZE).argmax()),)
    (own,) = beam_search(Toy([5]), 1, search(beams=1, candidates=1))
    assert own[0].tokens == told[1:]


def test_a_finished_request_costs_nothing_more() -> None:
    toy = Toy([1, 2])
    allowed = np.ones((2, SIZE), dtype=bool)
    allowed[0] = np.arange(SIZE) == END  # has one thing to say
    found = beam_search(toy, 2, search(), allowed)
    assert [each.tokens for each in found[0]] == [(END,)]
    assert toy.rows == [2, *[4] * (len(toy.rows) - 1)]
    assert len(found[1]) == 4


def test_fewer_candidates_are_the_first_of_more() -> None:
    more = beam_search(Toy([3]), 1, search())[0]
    assert beam_search(Toy([3]), 1, search(candidates=2))[0] == more[:2]


def test_where_nothing_is_allowed_nothing_is_found() -> None:
    assert beam_search(Toy([3, 4]), 2, search(), np.zeros((2, SIZE), dtype=bool)) == [[], []]


# ---- against transformers

VOCABULARY = 48


@pytest.fixture(scope="module")
def tiny() -> Any:
    """A random pointer model, its distributions far from flat, so that nothing is a near tie."""
    torch = pytest.importorskip("torch", reason="torch is not installed (the models extra)")
    from pipeline.engines.pointer import PointerConfig, PointerForConditionalGeneration

    torch.set_num_threads(1)
    torch.manual_seed(4)
    config = PointerConfig(vocab_size=VOCABULARY, d_model=16, d_kv=8, d_ff=32, num_heads=2, encoder_layers=1, decoder_layers=1)
    model = PointerForConditionalGeneration(config).eval()
    for parameter in model.parameters():
        parameter.data *= 1.5
    return model


class OfModel:
    """The step function of a torch model, all of the past computed anew at every step."""

    def __init__(self, model: Any, ids: Any, mask: Any) -> None:
        self.model, self.ids, self.mask = model, ids, mask
        self.owners = np.arange(len(ids))
        self.written = np.zeros((len(ids), 0), dtype=np.int64)

    def __call__(self, tokens: Ints, previous: Ints, parents: Ints) -> Floats:
        import torch

        self.owners = self.owners[parents]
        self.written = np.concatenate([self.written[parents], tokens[:, None]], axis=1)
        with torch.inference_mode():
            made = self.model(
                input_ids=self.ids[self.owners],
                attention_mask=self.mask[self.owners],
                decoder_input_ids=torch.from_numpy(self.written),
            )
        scores: Floats = made.logits[:, -1].numpy()
        return scores


@pytest.mark.parametrize("early_stopping", [False, True])
@pytest.mark.parametrize("length_penalty", [0.0, 1.0, 2.0])
@pytest.mark.parametrize("no_repeat_ngram", [0, 1, 3])
@pytest.mark.parametrize("constrained", [False, True])
def test_the_candidates_of_generate(
    tiny: Any, early_stopping: bool, length_penalty: float, no_repeat_ngram: int, constrained: bool
) -> None:
    import torch
    from transformers import LogitsProcessorList

    requests, beams, longest = 5, 4, 12
    ids = torch.from_numpy(np.random.default_rng(4).integers(8, VOCABULARY, (requests, 10)))
    ids[1, 6:] = ids[3, 3:] = PAD
    mask = (ids != PAD).long()
    allowed = np.random.default_rng(5).random((requests, VOCABULARY)) < (0.6 if constrained else 1.1)
    allowed[:, END] = True
    barred = torch.from_numpy(~allowed).repeat_interleave(beams, 0)
    made = tiny.generate(
        input_ids=ids,
        attention_mask=mask,
        num_beams=beams,
        num_return_sequences=beams,
        length_penalty=length_penalty,
        early_stopping=early_stopping,
        no_repeat_ngram_size=no_repeat_ngram or None,
        max_new_tokens=longest,
        do_sample=False,
        return_dict_in_generate=True,
        output_scores=True,
        logits_processor=LogitsProcessorList([lambda _, scores: scores.masked_fill(barred, -math.inf)]),
    )
    knobs = search(
        beams=beams,
        candidates=beams,
        max_tokens=longest,
        length_penalty=length_penalty,
        early_stopping=early_stopping,
        no_repeat_ngram=no_repeat_ngram,
    )
    found = beam_search(OfModel(tiny, ids, mask), requests, knobs, allowed)
    ours = [each for own in found for each in own]
    theirs = made.sequences[:, 1:].tolist()  # the first is the start token
    assert len(ours) == len(theirs) == requests * beams
    assert [each.tokens for each in ours] == [tuple(row[: len(each.tokens)]) for row, each in zip(theirs, ours, strict=True)]
    assert {token for row, each in zip(theirs, ours, strict=True) for token in row[len(each.tokens) :]} <= {PAD, END}  # filled up
    assert [each.score for each in ours] == pytest.approx(made.sequences_scores.tolist(), abs=1e-4)
