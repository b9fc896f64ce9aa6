from pathlib import Path

import pytest

from pipeline.engines.vocabulary import Vocabulary
from pipeline.training.vocabulary import VocabularySettings, train_vocabulary
from tests.training.make import made_pairs


@pytest.fixture(scope="session")
def vocabulary_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    model = train_vocabulary((pair.target for pair in made_pairs(400)), VocabularySettings(pieces=345))
    path = tmp_path_factory.mktemp("vocabulary") / "spiece.model"
    path.write_bytes(model)
    return path


@pytest.fixture(scope="session")
def vocabulary(vocabulary_file: Path) -> Vocabulary:
    return Vocabulary(vocabulary_file)
