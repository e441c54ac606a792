"""The layers are checked by import-linter; a planted violation shows that it looks."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LINT = Path(sys.executable).with_name("lint-imports")


def lint(folder):
    command = [str(LINT), "--no-cache"] if LINT.exists() else [sys.executable, "-m", "importlinter"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True)


@pytest.fixture
def copy(tmp_path):
    shutil.copytree(ROOT / "generator", tmp_path / "generator")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_layers_hold(copy):
    done = lint(copy)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("module", "line"),
    [
        pytest.param("core/text.py", "from generator.stages import issue", id="core knows a stage"),
        pytest.param("stages/issue.py", "import openpyxl", id="a stage opens files"),
        pytest.param(
            "stages/issue.py", "from generator.stages import aggregate", id="stage to stage"
        ),
        pytest.param("stages/aggregate/tasks.py", "import random", id="a stage throws dice"),
        pytest.param("edges/files.py", "from generator.stages import issue", id="an edge judges"),
        pytest.param("pipeline/plans.py", "from generator import cli", id="upwards"),
        pytest.param("stages/issue.py", "from generator import show", id="a stage shows"),
    ],
)
def test_a_planted_violation_is_caught(copy, module, line):
    path = copy / "generator" / module
    path.write_text(f"{path.read_text('utf-8')}\n{line}\n", "utf-8")
    done = lint(copy)
    assert done.returncode != 0
    assert "BROKEN" in done.stdout
