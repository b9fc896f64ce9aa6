"""Text <-> pieces of the embedded model: its SentencePiece vocabulary and the layout of what it reads and writes.

Training and the engine share this file, so that what is read at run time looks exactly like what was learnt.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pipeline.errors import EngineError

Task = Literal["fuse", "head"]

PAD, END, UNKNOWN, START = 0, 1, 2, 3  # the ids that PointerConfig names too
SYMBOLS = ("<fuse>", "<head>", "<sep>", "<short>")  # ids 4, 5, 6, 7: control pieces, which no text can spell
MAX_SOURCE = 224  # pieces of an input, with its task and its end
MAX_TARGET = 96  # pieces of an output, with its end

# One spelling of a quote or a dash in and out: a copied word is then the same piece in every source. Em and en dashes
# stay apart (a range is not a break); nothing is undone in what the model writes.
_UNIFIED = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'", "‛": "'", "`": "'", "´": "'"}
    | {"‒": "–", "―": "—", "‐": "-", "‑": "-", "−": "-", "\u00a0": " ", "\u202f": " ", "\u200b": "", "\ufeff": "", "\u00ad": ""}
)


def unify(text: str) -> str:
    """Text -> the same with straight quotes, two kinds of dash, and single spaces. Idempotent."""
    return " ".join(text.translate(_UNIFIED).replace("''", '"').split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """What the encoder reads: the pieces' ids, and how many of the sentences found room (the first `used`)."""

    ids: tuple[int, ...]
    used: int


class Vocabulary:
    """The pieces of one trained model. `size` of them; `pieces[id]` is the text of one ("▁" = a word begins here)."""

    def __init__(self, path: Path) -> None:
        """Load `spiece.model`.

        Raises:
            EngineError: it is not there, or not a vocabulary of this layout.
        """
        import sentencepiece

        try:
            self._model = sentencepiece.SentencePieceProcessor(model_proto=path.read_bytes())
        except OSError as error:
            raise EngineError(f"cannot be read ({error.strerror or error})", place=str(path)) from error
        except RuntimeError as error:
            raise EngineError("is not a SentencePiece vocabulary", place=str(path)) from error
        self.size: int = self._model.get_piece_size()
        self.pieces: tuple[str, ...] = tuple(self._model.id_to_piece(list(range(self.size))))
        expected = ("<pad>", "</s>", "<unk>", "<s>", *SYMBOLS)
        if self.pieces[: len(expected)] != expected:
            raise EngineError(
                f"begins with {' '.join(self.pieces[: len(expected)])}, not with {' '.join(expected)}",
                place=str(path),
                remedy="train one with digest train, or take the one that came with the model",
            )
        self.fuse, self.head, self.separator, self.short = range(4, 8)

    def encode(self, text: str) -> list[int]:
        """Text -> ids, nothing added. Quotes and dashes are unified first."""
        ids: list[int] = self._model.encode(unify(text))
        return ids

    def encode_all(self, texts: Sequence[str]) -> list[list[int]]:
        """Texts -> the ids of each, as `encode`; on all cores."""
        ids: list[list[int]] = self._model.encode([unify(text) for text in texts], num_threads=-1)
        return ids

    def decode(self, ids: Iterable[int]) -> str:
        """Ids -> text; what comes after the first `</s>` and every control piece is left out."""
        kept = []
        for each in ids:
            if each == END:
                break
            kept.append(int(each))
        text: str = self._model.decode(kept)
        return text

    def pack(self, task: Task, sentences: Sequence[Sequence[int]], limit: int = MAX_SOURCE) -> Packed:
        """Encoded sentences -> `<fuse> sentence <sep> sentence ... </s>`, at most `limit` pieces, later sentences dropped whole.

        A first sentence that is too long on its own leaves nothing: `used` is 0 and the caller keeps the sentence.
        """
        ids = [self.fuse if task == "fuse" else self.head]
        used = 0
        for sentence in sentences:
            gap = 1 if used else 0
            if len(ids) + gap + len(sentence) + 1 > limit:
                break
            ids += [self.separator] * gap
            ids += sentence
            used += 1
        return Packed(ids=(*ids, END), used=used)
