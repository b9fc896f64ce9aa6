"""The house rules: who may import whom, nothing heavy at import, one public function a room."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.paths import ROOT

PACKAGE = ROOT / "pipeline"
MODULES = sorted(path for path in PACKAGE.rglob("*.py"))

# What each room may import of ours. A key that ends in a dot is a folder.
NOUNS = {"types", "errors", "settings"}
TOOLS = NOUNS | {"text", "codes", "vectors", "background", "parallel"}  # the same for every room
ARROWS = {
    "__init__": set(),
    "types": set(),
    "errors": set(),
    "settings": set(),
    "parallel": {"errors"},
    "ahead": set(),
    "preload": {"codes", "text", "cleaning.page", "run"},
    "dates": set(),
    "text": set(),
    "codes": {"background", "text"},
    "vectors": set(),
    "shingles": set(),
    "background": {"text"},
    "captions": set(),
    "wording": {"captions", "text"},
    "opinion": {"text", "types"},
    "outlets": set(),
    "templates": set(),
    "grammar": set(),
    "referring.": {"types", "text", "wording", "grammar", "checking.lexicon", "referring."},
    "reading.": NOUNS | {"dates", "text", "reading."},
    "cleaning.": NOUNS | {"captions", "dates", "grammar", "text", "cleaning."},
    "checking.": {"types", "text", "wording", "checking."},
    "disagreeing.": {"types", "text", "codes", "opinion", "outlets", "checking.", "disagreeing."},
    "describe": {"settings"},
    "progress": set(),
    "schema": {"types"},
    "io": {"types", "errors"},
    "engines.load": TOOLS | {"engines."},
    "telling.": TOOLS
    | {"wording", "opinion", "grammar", "checking.", "referring.", "engines.base", "engines.vocabulary", "telling."},
    "verifying.": {"types", "text", "codes", "wording", "checking.", "referring.", "verifying."}
    | {"telling.bearing", "telling.called", "telling.cutting", "telling.repeating"},
    "engines.extract": TOOLS | {"engines.base", "telling.choosing", "telling.naming", "telling.ordering"},
    "engines.": TOOLS | {"wording", "referring.", "engines."},
    "stages.read": TOOLS | {"dates", "reading."},
    "stages.clean": TOOLS | {"cleaning."},
    "stages.cluster": TOOLS | {"templates"},
    "stages.dedup": TOOLS | {"shingles", "checking."},
    "ranking.": {"types", "text", "codes", "vectors", "background", "wording", "referring.", "ranking."},
    "stages.rank": TOOLS | {"ranking.", "referring."},
    "stages.summarize": TOOLS
    | {
        "wording",
        "opinion",
        "engines.base",
        "referring.standing",
        "telling.facts",
        "telling.headlines",
        "telling.titles",
        "telling.typesetting",
    },
    "stages.verify": TOOLS | {"disagreeing.", "verifying."},
    "stages.": TOOLS | {"engines.base"},
    "models.build_ranker": TOOLS | {"ranking.", "stages."},
    "models.build_opinion": TOOLS | {"opinion"},
    "models.build_given_names": {"text", "checking.lexicon"},
    "models.": {"text", "background", "io", "errors", ""},
    "training.": TOOLS | {"wording", "grammar", "io", "progress", "dates", "stages.clean", "engines.", "training."},
    "config": {"describe", "errors", "settings", "stages.", "engines.load"},
    "run": {"", "ahead", "codes", "config", "engines.base", "engines.load", "io", "parallel", "progress", "types", "stages."},
    "evaluation.": NOUNS
    | {"text", "outlets", "parallel", "progress", "io", "dates", "reading.", "checking.", "stages.read", "evaluation."}
    | {"referring.people"},
    "drafts": NOUNS | {"config", "dates", "engines.load", "io", "parallel", "progress", "reading.", "stages.", "text"},
    "show": {"errors", "io", "text"},
    "explain": {"errors", "io", "text", "show"},
    "cli": {
        "ahead",
        "",
        "config",
        "describe",
        "drafts",
        "engines.load",
        "errors",
        "evaluation.command",
        "explain",
        "parallel",
        "progress",
        "run",
        "schema",
        "show",
        "training.recipe",
        "training.train",
    },
    "__main__": {"cli"},
}
HEAVY = {"torch", "transformers", "nltk", "trafilatura", "scipy", "sentencepiece", "lxml", "dateutil", "zstandard"}

WITH_TORCH = {"engines.pointer", "training.trainer", "training.measuring", "training.export"}  # imported inside functions only


def name_of(path: Path) -> str:
    name = ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
    return name.removesuffix(".__init__") if name != "__init__" else name


def ours(path: Path) -> set[str]:
    """The modules of the package that a file imports; "" is the package itself."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "pipeline":
            base = node.module.removeprefix("pipeline").removeprefix(".")
            for alias in node.names:
                inner = f"{base}.{alias.name}".removeprefix(".")
                is_module = (PACKAGE / Path(*inner.split("."))).with_suffix(".py").exists()
                found.add(inner if is_module else base)
        elif isinstance(node, ast.ImportFrom) and node.level:
            found.add("<relative import>")
        elif isinstance(node, ast.Import):
            found |= {a.name.removeprefix("pipeline").removeprefix(".") for a in node.names if a.name.split(".")[0] == "pipeline"}
    return found


def rule_for(name: str) -> set[str]:
    if name in ARROWS:
        return ARROWS[name]
    folders = [key for key in ARROWS if key.endswith(".") and name.startswith(key)]
    assert folders, f"{name} has no place in the house: give it one in ARROWS"
    return ARROWS[folders[0]]


@pytest.mark.parametrize("path", [p for p in MODULES if p.stem != "__init__"], ids=name_of)
def test_imports_follow_the_arrows(path: Path) -> None:
    allowed = rule_for(name_of(path))
    astray = {
        name for name in ours(path)
        if name not in allowed and not any(rule.endswith(".") and name.startswith(rule) for rule in allowed)
    }  # fmt: skip
    assert astray == set()


def test_stages_never_import_each_other() -> None:
    for path in (PACKAGE / "stages").glob("*.py"):
        assert not {name for name in ours(path) if name.startswith("stages")}, path.name


@pytest.mark.parametrize("path", [p for p in (PACKAGE / "stages").glob("*.py") if p.stem != "__init__"], ids=lambda p: p.stem)
def test_a_room_has_one_public_function_named_like_its_file(path: Path) -> None:
    public = {
        node.name for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
    }  # fmt: skip
    extra = {"read": {"missing"}}  # for the check of the config
    assert public - extra.get(path.stem, set()) == {path.stem}


def test_only_io_opens_files_for_writing() -> None:
    writers = {"write_text", "write_bytes", "mkdir", "unlink", "rename", "replace_file", "touch", "rmtree"}
    for path in MODULES:
        if name_of(path) == "io" or name_of(path).startswith("models."):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute):
                assert node.attr not in writers, f"{path.name}:{node.lineno} calls {node.attr}"


def imported_by(statement: str) -> set[str]:
    code = f"import sys; {statement}; print(' '.join(sorted({{name.split('.')[0] for name in sys.modules}})))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    return set(done.stdout.split())


def test_importing_any_module_is_light() -> None:
    apart = {"__init__", "__main__", "preload", *WITH_TORCH}
    names = [f"pipeline.{name_of(path)}" for path in MODULES if name_of(path) not in apart]
    assert imported_by("; ".join(f"import {name}" for name in names)) & HEAVY == set()


def test_the_parser_needs_next_to_nothing() -> None:
    assert imported_by("import pipeline.cli; pipeline.cli._parser()") & {*HEAVY, "numpy", "pydantic", "rich", "orjson"} == set()


def test_the_locks_hold_every_pin_of_pyproject() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    for lock, pins in (
        ("requirements.lock", project["dependencies"]),
        ("requirements-dev.lock", [*project["dependencies"], *extras["dev"]]),
        ("requirements-models.lock", extras["models"]),
    ):
        locked = (ROOT / lock).read_text(encoding="utf-8").lower()
        for pin in pins:
            name, version = re.sub(r"\[.*\]", "", pin).lower().split("==")
            assert re.search(rf"^{re.escape(name)}=={re.escape(version)}(?![\w.])", locked, re.MULTILINE), f"{pin}: make lock"
