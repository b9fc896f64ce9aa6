"""ahead: how large the input is, guessed without opening it, and whether that will take worker processes."""

from pathlib import Path

import pytest

from pipeline.ahead import LARGE, is_large, wants_workers


@pytest.fixture
def big(tmp_path: Path) -> Path:
    """A folder whose files together are just large."""
    (tmp_path / "deep").mkdir()
    for name in ("a.txt", "deep/b.txt"):
        with (tmp_path / name).open("wb") as file:
            file.truncate(LARGE // 2)
    return tmp_path


def test_files_folders_and_globs_are_added_up(big: Path) -> None:
    assert is_large([str(big)])
    assert is_large([str(big / "a.txt"), str(big / "deep")])
    assert is_large([str(big / "**" / "*.txt")])
    assert not is_large([str(big / "a.txt"), str(big / "absent"), "-"])


def test_packed_files_count_for_what_is_in_them(tmp_path: Path) -> None:
    for suffix, large in ((".xz", True), (".jsonl", False)):
        with (tmp_path / f"news{suffix}").open("wb") as file:
            file.truncate(LARGE // 4)
        assert is_large([str(tmp_path / f"news{suffix}")]) is large


@pytest.mark.parametrize(
    ("config", "given", "overrides", "wanted"),
    [
        ("input: [{big}]", [], [], True),
        ("input: {big}", [], [], True),
        ("input: [absent]", ["{big}"], [], True),
        ("input: [{big}]", ["absent"], [], False),
        ("input: [{big}]\nworkers: 1", [], [], False),
        ("input: [{big}]", [], ["workers=1"], False),
        ("input: 3", [], [], False),
        ("- a list", [], [], False),
        ("a: [", [], [], False),
        (None, ["{big}"], [], True),
        (None, [], [], False),
    ],
)
def test_large_input_alone_wants_workers(
    big: Path, config: str | None, given: list[str], overrides: list[str], wanted: bool
) -> None:
    path = big / "config.yaml"
    if config is not None:
        path.write_text(config.format(big=big))
    assert wants_workers(path, [each.format(big=big) for each in given], overrides) is wanted
