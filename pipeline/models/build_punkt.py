"""news articles (JSON Lines, .xz) -> punkt.json: what Punkt (Kiss & Strunk 2006) learns of abbreviations and sentence starts.

python -m pipeline.models.build_punkt PATH_TO/articles.jsonl.xz
"""

from __future__ import annotations

import json
import lzma
import sys
from itertools import islice
from pathlib import Path

EVERY = 40  # of about 58,000 articles: 6.5 MB, 20 s; twice as many no longer know "U.S." and do worse on the 60 cases (55 for 56)
MIN_COUNT = 10  # occurrences of a type; rarer ones are names and typing errors


def build(corpus: Path) -> dict[str, list[str] | list[list[str]] | dict[str, int]]:
    """The parameters as JSON data, sorted. Quotes are blanked out, as `pipeline.text` does before it splits."""
    from nltk.tokenize.punkt import PunktTrainer

    with lzma.open(corpus, "rt", encoding="utf-8") as lines:
        texts: list[str] = [json.loads(line)["text"] for line in islice(lines, 0, None, EVERY)]
    text = "\n".join(texts).replace('"', " ").replace("“", " ").replace("”", " ")
    trainer = PunktTrainer()
    trainer.train(text, finalize=False)  # all at once: fed article by article it forgets "Mr." and "U.S." again
    counts = trainer._type_fdist.copy()
    trainer.finalize_training()
    learned = trainer.get_params()
    return {
        "abbrev_types": sorted(word for word in learned.abbrev_types if counts[f"{word}."] >= MIN_COUNT),
        "collocations": sorted(list(pair) for pair in learned.collocations),
        "sent_starters": sorted(learned.sent_starters),
        "ortho_context": {
            word: flags for word, flags in sorted(learned.ortho_context.items()) if counts[word] >= MIN_COUNT and flags
        },
    }


if __name__ == "__main__":
    target = Path(__file__).with_name("punkt.json")
    target.write_text(json.dumps(build(Path(sys.argv[1])), ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
