"""run.py on a bare machine: it sets itself up, or says what is wrong and how to mend it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def bare(tmp_path):
    """A copy of the program and a Python that has none of its packages."""
    for name in ("run.py", "requirements.txt"):
        shutil.copy(ROOT / name, tmp_path)
    shutil.copytree(ROOT / "generator", tmp_path / "generator")
    subprocess.run(
        [sys.executable, "-m", "venv", "--without-pip", str(tmp_path / "empty")], check=True
    )
    return tmp_path


def start(folder, *arguments, **environment):
    python = folder / "empty" / "bin" / "python"
    command = [str(python), str(folder / "run.py"), *arguments]
    return subprocess.run(
        command, capture_output=True, text=True, env={**os.environ, **environment}, cwd=folder
    )


def test_no_network_is_told_with_what_to_do(bare):
    done = start(bare, "--help", PIP_NO_INDEX="1", PIP_FIND_LINKS="", PIP_EXTRA_INDEX_URL="")
    assert done.returncode == 2
    assert "Không cài được các gói cần thiết" in done.stderr
    assert "kết nối mạng" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_broken_venv_is_made_again(bare):
    (bare / ".venv" / "bin").mkdir(parents=True)
    (bare / ".venv" / "bin" / "python").write_text("#!/bin/sh\nexit 1\n")
    (bare / ".venv" / "bin" / "python").chmod(0o755)
    done = start(bare, "--help", PIP_NO_INDEX="1", PIP_FIND_LINKS="", PIP_EXTRA_INDEX_URL="")
    assert "Lần đầu chạy" in done.stderr
    assert done.returncode == 2


def test_a_venv_that_cannot_be_made_is_told_with_what_to_do(bare):
    (bare / ".venv").write_text("a file where the folder should be")
    done = start(bare, "--help")
    assert done.returncode == 2
    assert "Không tạo được thư mục" in done.stderr


def test_with_packages_there_nothing_is_set_up(tmp_path):
    done = subprocess.run(
        [sys.executable, str(ROOT / "run.py"), "plan", "list", "--home", str(tmp_path)],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
