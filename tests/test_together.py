"""Two people at once on one folder, and runs killed at any moment: nothing twice, nothing lost."""

import datetime as dt
import json
import random
import shutil
import sqlite3
import subprocess
import sys
import time
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from generator.edges.files import Home
from generator.edges.lock import BusyError, nobody_told
from generator.pipeline import Context, issue, receive, report, status
from tests.support import complete, filled, forms_of, put, small_home, small_plan

ROOT = Path(__file__).resolve().parent.parent
FORMS = forms_of(small_plan())
PERIOD = ("thu-nho", "2025-Q3")
TODAY = ("--today", "2025-09-23")


def house(folder):
    """A home folder with good, wrong, doubled, packed and broken files."""
    root = small_home(folder)
    good = filled(FORMS["X1"], complete(FORMS["X1"]))
    wrong = filled(FORMS["X2"], complete(FORMS["X2"], status="Xong"))
    put(root, "x1.xlsx", good)
    put(root, "lai/x1.xlsx", good, "2025-09-19")
    put(root, "x2.xlsx", wrong)
    put(root, "hong.xlsx", good[: len(good) // 2])
    packed = put(root, "x3.zip", b"")
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("xã mới.xlsx", filled(FORMS["X3"], complete(FORMS["X3"])))
    for number in range(6):
        text = f"Bản {number}"
        put(root, f"s1-{number}.xlsx", filled(FORMS["S1"], complete(FORMS["S1"], text=text)))
    return root


def command(name, home):
    options = ("--home", str(home), *TODAY, "--json")
    return [sys.executable, str(ROOT / "run.py"), name, *PERIOD, *options]


def run(name, home):
    done = subprocess.run(command(name, home), capture_output=True, check=False)
    assert done.returncode in (0, 1), done.stderr
    return json.loads(done.stdout)


def verdicts(told):
    return {one["file"]: (one["verdict"], one["received_at"]) for one in told["files"]}


def noted(home):
    """What the register holds of the files: each receipt and the verdict in force."""
    with closing(sqlite3.connect(home / "inputs" / "register.sqlite3")) as register:
        assert register.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        receipts = register.execute("SELECT file, sha256, received_at FROM received").fetchall()
        last = dict(register.execute("SELECT file, verdict FROM verdicts ORDER BY id").fetchall())
    assert len({(file, sha) for file, sha, _ in receipts}) == len(receipts)
    return sorted(receipts), last


def results(home):
    """The bytes of everything made, and no rest of a run that was interrupted."""
    folder = home / "reports" / "thu-nho"
    return {p.relative_to(folder): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.fixture(scope="module")
def sent(tmp_path_factory):
    return house(tmp_path_factory.mktemp("sent"))


@pytest.fixture
def home(sent, tmp_path):
    return shutil.copytree(sent, tmp_path / "home")


@pytest.fixture(scope="module")
def undisturbed(sent, tmp_path_factory):
    home = shutil.copytree(sent, tmp_path_factory.mktemp("undisturbed") / "home")
    began = time.monotonic()
    told = run("receive", home)
    took = time.monotonic() - began
    run("report", home)
    return verdicts(told), noted(home), results(home), took


def killed_again_and_again(home, undisturbed, kills, seed):
    told, in_register, made, took = undisturbed
    chance = random.Random(seed)
    caught = 0
    for number in range(kills):
        name = ("receive", "report")[number % 2]
        running = subprocess.Popen(
            command(name, home), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(chance.uniform(0.2, 1.2) * took)
        caught += running.poll() is None
        running.kill()
        running.wait()
        if (home / "inputs" / "register.sqlite3").exists():
            noted(home)
    assert caught > kills // 4
    assert verdicts(run("receive", home)) == told
    run("report", home)
    assert noted(home) == in_register
    assert results(home) == made


def test_runs_killed_at_any_moment_lose_and_double_nothing(home, undisturbed):
    killed_again_and_again(home, undisturbed, 6, seed=1)


@pytest.mark.torture
def test_a_hundred_kills(home, undisturbed):
    killed_again_and_again(home, undisturbed, 100, seed=2)


@pytest.mark.parametrize("names", [("receive", "receive"), ("receive", "report")])
def test_two_at_once_note_everything_once(home, undisturbed, names):
    told, in_register, _, _ = undisturbed
    both = [
        subprocess.Popen(command(name, home), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for name in names
    ]
    codes = []
    for one in both:
        one.communicate(timeout=120)
        codes.append(one.returncode)
    assert set(codes) <= {0, 1}
    assert noted(home) == in_register
    assert verdicts(run("receive", home)) == told


HOLD = """
import sys
from pathlib import Path
from generator.edges.lock import working
with working(Path(sys.argv[1]), "receive"):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def busy(home):
    """A home folder in which another process is at work."""
    holding = [sys.executable, "-c", HOLD, str(home / "inputs")]
    with subprocess.Popen(
        holding, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as running:
        assert running.stdout.readline() == b"held\n"
        yield home
        running.kill()


def context(home, told=None):
    waiting = (lambda holder: told.append(holder.command)) if told is not None else nobody_told
    return Context(Home(home), dt.date(2025, 9, 23), wait=0.1, waiting=waiting)


@pytest.mark.parametrize("step", [issue, receive, report])
def test_what_writes_does_not_start_beside_another(busy, step):
    told = []
    with pytest.raises(BusyError):
        step(context(busy, told), *PERIOD)
    assert [command.split()[0] for command in told] == ["receive"]
    assert not (busy / "inputs" / "register.sqlite3").exists()
    assert not (busy / "reports").exists()
    assert not (busy / "templates" / "issued").exists()


def test_looking_waits_for_nobody(busy):
    due, problems = status(context(busy), "thu-nho")
    assert due
    assert problems == ()
