import subprocess
import sys
from pathlib import Path

import pytest

from generator.edges.lock import LOCK, NOTE, BusyError, working

HOLD = """
import sys
from pathlib import Path
from generator.edges.lock import working
with working(Path(sys.argv[1]), "receive", 5):
    print("held", flush=True)
    sys.stdin.read()
"""
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def other(tmp_path):
    """Another process that holds the folder."""
    command = [sys.executable, "-c", HOLD, str(tmp_path)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT
    ) as running:
        assert running.stdout.readline() == b"held\n"
        yield running
        running.kill()


def test_the_second_is_told_who_holds_the_folder(tmp_path, other):
    with pytest.raises(BusyError) as told, working(tmp_path, "report", 0.1):
        pass
    assert told.value.holder.command == f"receive ({other.pid})"
    assert told.value.holder.since


def test_a_killed_run_holds_nothing_though_its_note_stays(tmp_path, other):
    other.kill()
    other.wait()
    assert (tmp_path / NOTE).exists()
    with working(tmp_path, "report", 0.1):
        pass


def test_a_command_within_a_command_goes_on(tmp_path):
    with working(tmp_path, "report", 0.1), working(tmp_path, "receive", 0.1):
        assert (tmp_path / LOCK).exists()
    assert not (tmp_path / NOTE).exists()


@pytest.mark.usefixtures("other")
@pytest.mark.parametrize("note", ["", "[]", '{"computer": 1}', '{"x": "y"}'])
def test_a_note_that_cannot_be_read_names_nobody(tmp_path, note):
    (tmp_path / NOTE).write_text(note)
    with pytest.raises(BusyError), working(tmp_path, "report", 0.1):
        pass
