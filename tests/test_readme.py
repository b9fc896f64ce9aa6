"""The README's commands run, its units verify, its facts are facts."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.config import Config
from pipeline.types import Digest
from tests import make
from tests.paths import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, flags=re.MULTILINE | re.DOTALL)


COMMANDS = [line.split("  #")[0].strip() for block in blocks("sh") for line in block.splitlines() if line.strip()]


@pytest.fixture(scope="module")
def newcomer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the commands need, so that running them leaves the checkout as it is."""
    folder = tmp_path_factory.mktemp("newcomer")
    for name in ("seeds", "configs"):
        shutil.copytree(ROOT / name, folder / name)
    make.write(folder / "gold.jsonl", make.clusters(6))
    return folder


@pytest.mark.parametrize("command", [command for command in COMMANDS if not command.startswith(("make", "git", "cd"))])
def test_a_command_of_the_readme_runs(command: str, newcomer: Path) -> None:
    environment = os.environ | {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(command, shell=True, capture_output=True, text=True, cwd=newcomer, env=environment)
    assert done.returncode == 0, done.stderr
    assert done.stdout


def test_the_two_commands_are_make_targets() -> None:
    targets = [command.split()[1] for command in COMMANDS if command.startswith("make")]
    assert targets[:2] == ["digest", "test"]
    for target in targets:
        subprocess.run(["make", "--dry-run", target], check=True, capture_output=True, cwd=ROOT)


@pytest.mark.skipif(not (ROOT / ".venv" / ".core").exists(), reason="not set up by make")
def test_make_digest_prints_the_digests_and_their_path() -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    done = subprocess.run(["make", "digest"], capture_output=True, text=True, cwd=ROOT, env=environment)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "outputs/default/digests.jsonl"
    assert "Khalilzad" in done.stdout


def test_the_digest_in_the_readme_is_the_one_that_is_written() -> None:
    golden = (ROOT / "tests" / "golden" / "seeds" / "digests.jsonl").read_text(encoding="utf-8").splitlines()
    quoted = " ".join(" ".join(line.removeprefix(">") for line in README.splitlines() if line.startswith(">")).split())
    first = json.loads(golden[0])
    assert quoted == f"**{first['headline']}** {first['digest']}"


def test_the_config_table_names_every_room_and_method() -> None:
    table = README.split("## Configure")[1].split("\n## ")[0]
    for name, field in Config.model_fields.items():
        assert f"`{name}`" in table, name
        for kind in re.findall(r"method: Literal\['(\w+)'\]", str(field)):
            assert f"`{kind}`" in table, kind


def test_the_output_table_names_every_field() -> None:
    table = README.split("## Read the output")[1].split("\n## ")[0]
    for name in Digest.__dataclass_fields__:
        assert f"`{name}`" in table, name


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd-analyze here")
def test_the_units_verify(tmp_path: Path) -> None:
    paths = []
    for block in blocks("ini"):
        name = re.match(r"# /etc/systemd/system/(\S+)", block)
        assert name is not None
        path = tmp_path / name[1]
        here = block
        path.write_text(
            here.replace("/opt/story-digest/.venv/bin/digest", sys.executable).replace("/opt/story-digest", str(ROOT))
        )
        paths.append(str(path))
    assert len(paths) == 2
    done = subprocess.run(["systemd-analyze", "verify", *paths], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
