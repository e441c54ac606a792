import errno
import json
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from filelock import FileLock

from generator.edges.lock import LOCK, NOTE, BusyError, Holder, working

ROOT = Path(__file__).resolve().parent.parent.parent
HOLD = """
import sys
from pathlib import Path
from generator.edges.lock import working
with working(Path(sys.argv[1]), "receive"):
    print("held", flush=True)
    sys.stdin.read()
"""
AT_ONCE = 0.1


def held_by(folder):
    return json.loads((folder / NOTE).read_text("utf-8"))["command"]


@pytest.fixture
def other(tmp_path):
    """Another process that holds the folder until its standard input ends."""
    running = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert running.stdout.readline() == b"held\n"
    yield running
    running.kill()
    running.wait()
    for pipe in (running.stdin, running.stdout):
        pipe.close()


def test_another_process_is_named(tmp_path, other):
    told = []
    with pytest.raises(BusyError) as busy, working(tmp_path, "report", AT_ONCE, told.append):
        raise AssertionError
    assert busy.value.holder.command == f"receive ({other.pid})"
    assert told == [busy.value.holder]
    assert busy.value.holder.computer
    assert busy.value.holder.since


def test_it_waits_until_the_other_is_done(tmp_path, other):
    def finish(_):
        threading.Timer(0.2, other.stdin.close).start()

    with working(tmp_path, "report", 30, finish):
        assert held_by(tmp_path).startswith("report")
    assert not (tmp_path / NOTE).exists()


def test_a_killed_process_holds_nobody_up(tmp_path, other):
    other.kill()
    other.wait()
    assert (tmp_path / NOTE).exists()
    with working(tmp_path, "report", AT_ONCE):
        assert held_by(tmp_path).startswith("report")


def test_within_a_process_the_folder_stays_its_own(tmp_path):
    with working(tmp_path, "report", AT_ONCE):
        with working(tmp_path, "receive", AT_ONCE):
            pass
        assert held_by(tmp_path).startswith("report")
    assert not (tmp_path / NOTE).exists()


def test_it_is_let_go_when_the_work_fails(tmp_path):
    with pytest.raises(ZeroDivisionError), working(tmp_path, "report", AT_ONCE):
        raise ZeroDivisionError
    with FileLock(tmp_path / LOCK, timeout=0):
        assert not (tmp_path / NOTE).exists()


@pytest.mark.usefixtures("other")
@pytest.mark.parametrize(
    "note",
    [
        pytest.param("", id="empty"),
        pytest.param("[1, 2]", id="a list"),
        pytest.param('{"khác": "a"}', id="other names"),
        pytest.param("\x00" * 9_000_000, id="huge"),
        pytest.param("[" * 100_000, id="deep"),
    ],
)
def test_a_note_that_says_nothing(tmp_path, note):
    (tmp_path / NOTE).write_text(note, "utf-8")
    with pytest.raises(BusyError) as busy, working(tmp_path, "report", AT_ONCE):
        raise AssertionError
    assert busy.value.holder == Holder()


@pytest.mark.usefixtures("other")
def test_a_note_is_one_line_of_names(tmp_path):
    told = {"computer": "a\x1b[31m\nb", "user": "c" * 500, "command": {"x": 1}, "since": None}
    (tmp_path / NOTE).write_text(json.dumps(told), "utf-8")
    with pytest.raises(BusyError) as busy, working(tmp_path, "report", AT_ONCE):
        raise AssertionError
    assert busy.value.holder.computer == "a[31mb"
    assert len(busy.value.holder.user) == 60


@pytest.mark.parametrize("code", [errno.ENOLCK, errno.ENOTSUP, errno.ENOSYS])
def test_a_file_system_without_locks(tmp_path, monkeypatch, code):
    def refuse(*_args, **_kwargs):
        raise OSError(code, "no locks")

    monkeypatch.setattr(FileLock, "acquire", refuse)
    done = []
    with working(tmp_path, "report", AT_ONCE):
        done.append(1)
    assert done == [1]


def test_a_folder_closed_to_us_is_told(tmp_path, monkeypatch):
    def refuse(*_args, **_kwargs):
        raise PermissionError(errno.EPERM, "no")

    monkeypatch.setattr(FileLock, "acquire", refuse)
    with pytest.raises(PermissionError), working(tmp_path, "report", AT_ONCE):
        raise AssertionError
