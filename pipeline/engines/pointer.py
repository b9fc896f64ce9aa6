"""Source ids -> target ids: a small T5-like encoder-decoder with a pointer head (torch; import it inside functions only).

What it writes next is a mixture of its vocabulary and of a copy of a source position (See et al. 2017, arXiv 1704.04368):

    p(w) = (1 - g) * p_vocabulary(w) + g * sum of a[j] over the source positions j with x[j] = w
    a    = softmax over j of q(h) . k(H[j]) / sqrt(d) + b1 * [x[j-1] = y[t-1]] + b2 * [x[j-1] = y[t-1] and x[j-2] = y[t-2]]
    g    = sigmoid(linear([h; sum of a[j] * H[j]]))

with h the decoder's state and H the encoder's. b1 and b2, learned, start at 2 and are the continuation prior: what followed,
in the source, what was just written is likely next. Between sentences the source is read as "end, start" is in a target:
a control piece (`<sep>`, ...) counts as `</s>` when it is copied and as `<s>` when it is what went before, so the prior
also knows how a sentence begins and where it may end.
"""

# torch and transformers are typed in part, and need not be there where this is checked.
# mypy: allow-subclassing-any, allow-untyped-calls, no-warn-return-any, no-warn-unused-ignores

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar, NamedTuple, cast

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812
from transformers import AutoConfig, AutoModelForSeq2SeqLM, GenerationMixin, PreTrainedConfig, PreTrainedModel
from transformers import initialization as init
from transformers.cache_utils import DynamicCache, EncoderDecoderCache
from transformers.modeling_outputs import Seq2SeqLMOutput
from transformers.utils import ModelOutput  # type: ignore[attr-defined]

IGNORED = -100  # a label that is not to be learnt: padding
_NEVER = -1e4  # a logit no other comes near; finite, so that a row of nothing else still has gradients
_ROWS = 256  # of the logits (rows, V) are worked on at a time in float32: they stay in the cache

Update = Callable[[int, Tensor, Tensor], tuple[Tensor, Tensor]]  # (layer, keys, values) of now -> those of all time


class PointerConfig(PreTrainedConfig):
    """The shape of the model, and the ids that mean something to it."""

    model_type = "story_digest_pointer"
    keys_to_ignore_at_inference: ClassVar = ["past_key_values"]
    attribute_map: ClassVar = {
        "hidden_size": "d_model",
        "num_attention_heads": "num_heads",
        "num_hidden_layers": "encoder_layers",
        "head_dim": "d_kv",
    }

    vocab_size: int = 8192
    d_model: int = 256
    d_kv: int = 64
    d_ff: int = 512
    num_heads: int = 4
    encoder_layers: int = 4
    decoder_layers: int = 2
    relative_attention_num_buckets: int = 32
    relative_attention_max_distance: int = 128
    dropout_rate: float = 0.0
    is_encoder_decoder: bool = True
    use_cache: bool = True
    pad_token_id: int = 0
    eos_token_id: int = 1
    decoder_start_token_id: int = 3
    first_control_id: int = 4  # <fuse> <head> <sep> <short>: the ids of the control pieces follow one another
    control_count: int = 4


class Memory(NamedTuple):
    """What the decoder knows of a batch of sources. L decoder layers, H heads, S source positions, k a head's width."""

    input_ids: Tensor  # (B, S)
    attention_mask: Tensor  # (B, S), 1 = a piece, 0 = padding
    hidden: Tensor  # (B, S, d)
    copy_keys: Tensor  # (B, S, d)
    cross_keys: Tensor  # (L, B, H, S, k)
    cross_values: Tensor  # (L, B, H, S, k)


class Copying(NamedTuple):
    """Where the next piece would be copied from, and how likely it is to be."""

    scores: Tensor  # (B, T, S) float32; softmax over S is the copy attention
    gate: Tensor  # (B, T) float32: the logit of g


@dataclass
class EncoderOutput(ModelOutput):
    """What `generate` carries from the encoder to every step; the pointer needs the source's ids as well."""

    last_hidden_state: Tensor | None = None  # (B, S, d)
    input_ids: Tensor | None = None  # (B, S)


class _Positions(nn.Module):
    """T5's relative position bias (Raffel et al. 2020, arXiv 1910.10683, 2.1): one scalar a head and distance bucket."""

    def __init__(self, config: PointerConfig, *, causal: bool) -> None:
        super().__init__()
        self.buckets = config.relative_attention_num_buckets
        self.far = config.relative_attention_max_distance
        self.causal = causal
        self.weight = nn.Parameter(torch.empty(self.buckets, config.num_heads))

    def forward(self, queries: Tensor, keys: Tensor) -> Tensor:
        """Positions (T,) and (S,) -> bias (1, H, T, S); where causal, a later key is out of reach."""
        distance = queries[:, None] - keys[None, :]
        buckets = self.buckets if self.causal else self.buckets // 2  # half for each direction
        size = distance.clamp(min=0) if self.causal else distance.abs()
        exact = buckets // 2  # one bucket a distance up to here, then ever wider ones
        scaled = torch.log(size.clamp(min=1).float() / exact) / math.log(self.far / exact) * (buckets - exact)
        bucket = torch.where(size < exact, size, (exact + scaled.long()).clamp(max=buckets - 1))
        if not self.causal:
            bucket = bucket + (distance < 0) * buckets
        bias = F.embedding(bucket, self.weight).permute(2, 0, 1)[None]
        return bias.masked_fill(distance < 0, _NEVER) if self.causal else bias


class _FeedForward(nn.Module):
    """Gated GELU, as T5 1.1 (Shazeer 2020, arXiv 2002.05202)."""

    def __init__(self, config: PointerConfig) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(config.d_model, bias=False)
        self.inner = nn.Linear(config.d_model, 2 * config.d_ff, bias=False)
        self.outer = nn.Linear(config.d_ff, config.d_model, bias=False)

    def forward(self, states: Tensor) -> Tensor:
        gate, value = self.inner(self.norm(states)).chunk(2, dim=-1)
        return states + self.outer(F.gelu(gate) * value)


class _SelfAttention(nn.Module):
    def __init__(self, config: PointerConfig) -> None:
        super().__init__()
        self.heads = config.num_heads
        self.norm = nn.LayerNorm(config.d_model, bias=False)
        self.inner = nn.Linear(config.d_model, 3 * config.num_heads * config.d_kv, bias=False)
        self.outer = nn.Linear(config.num_heads * config.d_kv, config.d_model, bias=False)

    def forward(self, states: Tensor, bias: Tensor, layer: int, update: Update | None = None) -> Tensor:
        query, keys, values = (_split(part, self.heads) for part in self.inner(self.norm(states)).chunk(3, dim=-1))
        if update is not None:
            keys, values = update(layer, keys, values)
        return states + self.outer(_attend(query, keys, values, bias))


class _CrossAttention(nn.Module):
    """Its keys and values are in the `Memory`: they are the same at every step."""

    def __init__(self, config: PointerConfig) -> None:
        super().__init__()
        self.heads = config.num_heads
        self.norm = nn.LayerNorm(config.d_model, bias=False)
        self.inner = nn.Linear(config.d_model, config.num_heads * config.d_kv, bias=False)
        self.outer = nn.Linear(config.num_heads * config.d_kv, config.d_model, bias=False)

    def forward(self, states: Tensor, keys: Tensor, values: Tensor, bias: Tensor) -> Tensor:
        query = _split(self.inner(self.norm(states)), self.heads)
        return states + self.outer(_attend(query, keys, values, bias))


def _split(states: Tensor, heads: int) -> Tensor:
    """(B, T, H * k) -> (B, H, T, k)."""
    return states.unflatten(-1, (heads, -1)).transpose(1, 2)


def _attend(query: Tensor, keys: Tensor, values: Tensor, bias: Tensor) -> Tensor:
    """(B, H, T, k), (B, H, S, k) twice, bias that adds to (B, H, T, S) -> (B, T, H * k).

    By hand: torch's fused attention takes no bias that learns, and on a CPU it was slower without one.
    """
    scores = (query * query.shape[-1] ** -0.5) @ keys.transpose(2, 3)
    return (scores.add_(bias).softmax(-1) @ values).transpose(1, 2).flatten(2)


def _hide(mask: Tensor, like: Tensor) -> Tensor:
    """(B, S) of 1 and 0 -> (B, 1, 1, S) of 0 and a bias that hides."""
    return ((1 - mask) * _NEVER).to(like.dtype)[:, None, None, :]


class _Encoder(nn.Module):
    """Owns the embedding, which the decoder reads too, on both of its sides."""

    main_input_name = "input_ids"  # `generate` asks

    def __init__(self, config: PointerConfig) -> None:
        super().__init__()
        self.embedding = nn.Embedding(config.vocab_size, config.d_model)
        self.scale = math.sqrt(config.d_model)
        self.positions = _Positions(config, causal=False)
        self.attention = nn.ModuleList([_SelfAttention(config) for _ in range(config.encoder_layers)])
        self.feed_forward = nn.ModuleList([_FeedForward(config) for _ in range(config.encoder_layers)])
        self.norm = nn.LayerNorm(config.d_model, bias=False)
        self.dropout = nn.Dropout(config.dropout_rate)

    def forward(self, input_ids: Tensor, attention_mask: Tensor | None = None, **_: Any) -> EncoderOutput:
        if attention_mask is None:
            attention_mask = torch.ones_like(input_ids)
        states = self.dropout(self.embedding(input_ids) * self.scale)
        place = torch.arange(input_ids.shape[1], device=input_ids.device)
        bias = self.positions(place, place)
        bias = bias + _hide(attention_mask, bias)
        for layer, (attention, feed_forward) in enumerate(zip(self.attention, self.feed_forward, strict=True)):
            states = feed_forward(attention(states, bias, layer))
        return EncoderOutput(last_hidden_state=self.dropout(self.norm(states)), input_ids=input_ids)


class _Decoder(nn.Module):
    """Rows may share a source: of R rows and B sources, R / B rows next to each other belong to one (beams, when exported)."""

    def __init__(self, config: PointerConfig) -> None:
        super().__init__()
        self.positions = _Positions(config, causal=True)
        self.attention = nn.ModuleList([_SelfAttention(config) for _ in range(config.decoder_layers)])
        self.cross_attention = nn.ModuleList([_CrossAttention(config) for _ in range(config.decoder_layers)])
        self.feed_forward = nn.ModuleList([_FeedForward(config) for _ in range(config.decoder_layers)])
        self.norm = nn.LayerNorm(config.d_model, bias=False)
        self.dropout = nn.Dropout(config.dropout_rate)

    def forward(self, states: Tensor, memory: Memory, past: int, update: Update | None) -> Tensor:
        place = torch.arange(past + states.shape[1], device=states.device)
        bias = self.positions(place[past:], place)
        hidden = _hide(memory.attention_mask, bias)
        states = self.dropout(states)
        layers = zip(self.attention, self.cross_attention, self.feed_forward, strict=True)
        for layer, (attention, cross_attention, feed_forward) in enumerate(layers):
            states = attention(states, bias, layer, update)
            shared = states.reshape(memory.hidden.shape[0], -1, states.shape[2])
            shared = cross_attention(shared, memory.cross_keys[layer], memory.cross_values[layer], hidden)
            states = feed_forward(shared).reshape(states.shape)
        return self.dropout(self.norm(states))


class _Pointer(nn.Module):
    """The copy attention with its continuation prior, and the gate."""

    def __init__(self, config: PointerConfig) -> None:
        super().__init__()
        self.scale = config.d_model**-0.5
        self.start, self.end = config.decoder_start_token_id, config.eos_token_id
        self.first_control, self.past_controls = config.first_control_id, config.first_control_id + config.control_count
        self.query = nn.Linear(config.d_model, config.d_model, bias=False)
        self.keys = nn.Linear(config.d_model, config.d_model, bias=False)
        self.gate = nn.Linear(2 * config.d_model, 1)
        self.prior = nn.Parameter(torch.empty(2))  # b1, b2

    def forward(self, states: Tensor, tokens: Tensor, previous: Tensor, memory: Memory) -> Copying:
        """States (B, T, d) and the pieces before each, y[t-1] and y[t-2] (B, T) -> where to copy from."""
        scores = (self.query(states) @ memory.copy_keys.transpose(1, 2)).float() * self.scale
        one, two = self.continues(tokens, previous, memory.input_ids)
        scores = scores + self.prior[0] * one + self.prior[1] * two
        scores = scores.masked_fill(memory.attention_mask[:, None, :] == 0, _NEVER)
        context = scores.softmax(-1).to(memory.hidden.dtype) @ memory.hidden
        return Copying(scores, self.gate(torch.cat([states, context.to(states.dtype)], -1)).squeeze(-1).float())

    def continues(self, tokens: Tensor, previous: Tensor, input_ids: Tensor) -> tuple[Tensor, Tensor]:
        """Where (B, T, S) the source goes on from what was written: one piece back, and two (float32, 1 or 0)."""
        before = torch.where(self._control(input_ids), self.start, input_ids)
        one_back = F.pad(before, (1, -1), value=-1)[:, None, :] == tokens[:, :, None]
        two_back = F.pad(before, (2, -2), value=-1)[:, None, :] == previous[:, :, None]
        return one_back.float(), (one_back & two_back).float()

    def copied(self, input_ids: Tensor) -> Tensor:
        """What copying each source position writes (B, S): itself, and `</s>` for a control piece."""
        return torch.where(self._control(input_ids), self.end, input_ids)

    def _control(self, ids: Tensor) -> Tensor:
        return (ids >= self.first_control) & (ids < self.past_controls)


class _LogLikelihood(torch.autograd.Function):
    """log softmax(hidden @ weight.T)[label], without a float32 copy of the (N, V) logits or a dense one-hot gradient.

    The gradient overwrites the kept logits, so it can be taken once.
    """

    @staticmethod
    def forward(ctx: Any, hidden: Tensor, weight: Tensor, labels: Tensor) -> Tensor:
        """(N, d), (V, d), (N,) -> (N,) float32."""
        logits = F.linear(hidden, weight)
        total = torch.cat([rows.float().logsumexp(-1) for rows in logits.split(_ROWS)])
        chosen = logits.gather(-1, labels[:, None]).squeeze(-1).float()
        ctx.save_for_backward(hidden, weight, labels, total)
        ctx.logits = logits
        return chosen - total

    @staticmethod
    def backward(ctx: Any, gradient: Tensor) -> tuple[Tensor, Tensor, None]:
        hidden, weight, labels, total = ctx.saved_tensors
        logits, ctx.logits = ctx.logits, None
        parts = (each.split(_ROWS) for each in (logits, labels, total, gradient))
        for rows, label, sums, slope in zip(*parts, strict=True):
            change = (rows.float() - sums[:, None]).exp_().mul_(-slope[:, None])
            rows.copy_(change.scatter_add_(1, label[:, None], slope[:, None]))
        low = logits.dtype
        return (logits @ weight.to(low)).to(hidden.dtype), (logits.t() @ hidden.to(low)).to(weight.dtype), None


class PointerForConditionalGeneration(PreTrainedModel, GenerationMixin):
    """The model, for training (`labels`), for `generate`, and in the parts that are exported."""

    config_class = PointerConfig
    base_model_prefix = "model"
    main_input_name = "input_ids"

    def __init__(self, config: PointerConfig) -> None:
        super().__init__(config)
        self.encoder = _Encoder(config)
        self.cross = nn.Linear(config.d_model, 2 * config.decoder_layers * config.num_heads * config.d_kv, bias=False)
        self.decoder = _Decoder(config)
        self.pointer = _Pointer(config)
        self.post_init()

    @torch.no_grad()
    def _init_weights(self, module: nn.Module) -> None:
        """Every sum starts at the size of its terms; the residual branches small; the gate open half, the prior at 2."""
        if isinstance(module, nn.Embedding):
            init.normal_(module.weight, std=self.config.d_model**-0.5)
        elif isinstance(module, nn.Linear):
            init.normal_(module.weight, std=module.in_features**-0.5)
            if module.bias is not None:
                init.zeros_(module.bias)
        elif isinstance(module, nn.LayerNorm):
            init.ones_(module.weight)
        elif isinstance(module, _Positions):
            init.zeros_(module.weight)
        elif isinstance(module, _Pointer):
            init.normal_(module.gate.weight, std=0.01)
            init.constant_(module.prior, 2.0)
        elif isinstance(module, (_Encoder, _Decoder)):
            branches = [cast(nn.Linear, part.outer) for part in module.modules() if hasattr(part, "outer")]
            for outer in branches:
                init.normal_(outer.weight, std=(outer.in_features * len(branches)) ** -0.5)

    def get_input_embeddings(self) -> nn.Module:
        """The one embedding."""
        return self.encoder.embedding

    def remember(self, input_ids: Tensor, attention_mask: Tensor, hidden: Tensor) -> Memory:
        """The encoder's output -> all that the decoder needs of it."""
        parts = self.cross(hidden).unflatten(-1, (2, self.config.decoder_layers, self.config.num_heads, -1))
        keys, values = parts.permute(2, 3, 0, 4, 1, 5)  # (2, L, B, H, S, k)
        return Memory(input_ids, attention_mask, hidden, self.pointer.keys(hidden), keys, values)

    def decode(
        self, tokens: Tensor, previous: Tensor, memory: Memory, past: int = 0, update: Update | None = None
    ) -> tuple[Tensor, Copying]:
        """The pieces written, from step `past` on where `update` keeps those before -> states (B, T, d), where to copy from.

        R rows of tokens may share B sources (see the decoder): then the T of the result are all pieces of a source's rows.
        """
        states = self.decoder(self.encoder.embedding(tokens) * self.encoder.scale, memory, past, update)
        sources = memory.hidden.shape[0]
        states, tokens, previous = (
            states.reshape(sources, -1, states.shape[2]),
            tokens.reshape(sources, -1),
            previous.reshape(sources, -1),
        )
        return states, self.pointer(states, tokens, previous, memory)

    def mixture(self, states: Tensor, copying: Copying, memory: Memory) -> Tensor:
        """-> log p (B, T, V), float32."""
        written = F.linear(states, self.encoder.embedding.weight).float().softmax(-1)
        gate = copying.gate.sigmoid()[..., None]
        source = self.pointer.copied(memory.input_ids)[:, None, :].expand_as(copying.scores)
        mixed = ((1 - gate) * written).scatter_add(-1, source, gate * copying.scores.softmax(-1))
        return mixed.clamp(min=torch.finfo(torch.float32).tiny).log()

    def log_likelihood(self, states: Tensor, copying: Copying, memory: Memory, labels: Tensor) -> Tensor:
        """-> log p of the labels (B, T), float32; the same as `mixture` at them, without the rest of the vocabulary."""
        labels = labels.clamp(min=0)
        written = _LogLikelihood.apply(states.flatten(0, 1), self.encoder.embedding.weight, labels.flatten()).view_as(labels)
        found = self.pointer.copied(memory.input_ids)[:, None, :] == labels[:, :, None]
        copied = copying.scores.masked_fill(~found, 2 * _NEVER).logsumexp(-1) - copying.scores.logsumexp(-1)
        return torch.logaddexp(F.logsigmoid(-copying.gate) + written, F.logsigmoid(copying.gate) + copied)

    def forward(
        self,
        input_ids: Tensor | None = None,
        attention_mask: Tensor | None = None,
        decoder_input_ids: Tensor | None = None,
        previous_ids: Tensor | None = None,
        labels: Tensor | None = None,
        encoder_outputs: EncoderOutput | None = None,
        past_key_values: EncoderDecoderCache | None = None,
        use_cache: bool | None = None,
        **_: Any,
    ) -> Seq2SeqLMOutput:
        """Source ids (B, S), and labels or decoder ids (B, T) -> the loss, or the log-probabilities of what comes next.

        `labels`: -100 is not learnt; `loss` is the mean over the others, in nats a piece, and `logits` stay empty.
        Without labels: `logits` (B, T, V), float32, are log p of the mixture. `previous_ids` (B, T) is y[t-2], needed
        only where the pieces before `decoder_input_ids` are in `past_key_values`.
        """
        if encoder_outputs is None:
            encoder_outputs = self.encoder(input_ids, attention_mask)
        sources = cast(Tensor, input_ids if encoder_outputs.get("input_ids") is None else encoder_outputs["input_ids"])
        mask = torch.ones_like(sources) if attention_mask is None else attention_mask
        memory = self.remember(sources, mask, encoder_outputs[0])
        if labels is not None:
            tokens = _shift(labels.clamp(min=0), self.config.decoder_start_token_id)
            states, copying = self.decode(tokens, _shift(tokens, self.config.pad_token_id), memory)
            known = labels != IGNORED
            likely = self.log_likelihood(states, copying, memory, labels)
            return Seq2SeqLMOutput(loss=-(likely * known).sum() / known.sum().clamp(min=1))
        cache = past_key_values
        if cache is None and use_cache:
            cache = EncoderDecoderCache(DynamicCache(), DynamicCache())
        past = 0 if cache is None else cache.get_seq_length()
        update = None if cache is None else _keeper(cache)
        tokens = cast(Tensor, decoder_input_ids)
        previous = _shift(tokens, self.config.pad_token_id) if previous_ids is None else previous_ids
        states, copying = self.decode(tokens, previous, memory, past, update)
        return Seq2SeqLMOutput(
            logits=self.mixture(states, copying, memory),
            past_key_values=cache,
            encoder_last_hidden_state=encoder_outputs[0],
        )

    def prepare_inputs_for_generation(self, input_ids: Any, *rest: Any, **named: Any) -> dict[str, Any]:
        """All that was written -> one step's input: the last piece, and, for the continuation prior, the one before it."""
        inputs: dict[str, Any] = super().prepare_inputs_for_generation(input_ids, *rest, **named)  # type: ignore[misc]
        inputs["previous_ids"] = _shift(input_ids, self.config.pad_token_id)[:, -inputs["decoder_input_ids"].shape[1] :]
        return inputs


def _shift(ids: Tensor, first: int) -> Tensor:
    """(B, T) -> (B, T): one to the right."""
    return F.pad(ids, (1, -1), value=first)


def _keeper(cache: EncoderDecoderCache) -> Update:
    return lambda layer, keys, values: cache.self_attention_cache.update(keys, values, layer)


def register() -> None:
    """Make `AutoConfig` and `AutoModelForSeq2SeqLM` know the model. Again does nothing."""
    AutoConfig.register(PointerConfig.model_type, PointerConfig, exist_ok=True)
    AutoModelForSeq2SeqLM.register(PointerConfig, PointerForConditionalGeneration, exist_ok=True)
