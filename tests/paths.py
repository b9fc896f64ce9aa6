"""Where things are."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"
CONFIGS = ROOT / "configs"
# Research text for tuning; tests that need it are skipped without it.
DATA = Path(os.environ.get("DIGEST_DATA", ROOT.parent / "shared" / "data"))
