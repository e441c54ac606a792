import datetime as dt
import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from generator.core.address import Where
from generator.core.ledger import Entry, rules
from generator.core.model import Arrival, Repair, Submission, Verdict
from generator.core.problems import Problem, problem
from generator.core.sent import Sent, SentKind
from generator.edges import register_file as module
from generator.edges.register import Issue, Register
from generator.edges.register_file import RegisterError, RegisterFault

TODAY = dt.date(2025, 9, 23)
CAME = dt.datetime(2025, 9, 18, 10, 0)
SAVED = dt.datetime(2025, 9, 17, 9, 30)
PLAN, PERIOD = "hp-pci", "2025-Q3"
DUE = dt.date(2025, 9, 20)
ISSUE = Issue(DUE, DUE, "e1", 144)
GOOD = Submission(
    Arrival("a.xlsx", "sha-a", CAME, SAVED),
    "STC",
    Verdict.ACCEPTED_WITH_REPAIRS,
    repairs=(Repair(Where("a.xlsx", "Nhiệm vụ", "G7"), "0,5", "50"),),
)
BAD = Submission(
    Arrival("xã/b.xlsx", "sha-b", CAME, SAVED),
    "X1",
    Verdict.RETURNED,
    problems=(problem("status.unknown", Where("xã/b.xlsx", "Nhiệm vụ", "F6"), seen="xong “rồi”"),),
)

SENT = Sent(
    *(1, SentKind.REPORT, "15/BC-STC", TODAY, "bao-cao.docx", TODAY),
    files=(("bao-cao.docx", "sha-1"), ("nguon/xã.xlsx", "sha-2")),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "inputs" / "register.sqlite3"


def add(path: Path, *submissions: Submission, today: dt.date = TODAY) -> None:
    with Register.open(path) as register:
        register.add_verdicts(PLAN, PERIOD, submissions, today)


def rows(path: Path, table: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(path) as connection:
        found = connection.execute(f"SELECT * FROM {table} ORDER BY id").fetchall()  # noqa: S608
    connection.close()
    return found


def fill(path: Path) -> None:
    """Put a row into every table."""
    with Register.open(path) as register:
        register.add_issue(PLAN, PERIOD, ISSUE, TODAY)
        register.add_verdicts(PLAN, PERIOD, [GOOD], TODAY)
        register.add_outputs({"reports/a.docx": "sha-1"}, TODAY)
        register.exclude(PLAN, PERIOD, GOOD.arrival, "gửi nhầm", TODAY)
        register.add_sent(PLAN, PERIOD, SENT)


def test_what_was_sent_is_read_back_as_it_was_noted(path: Path) -> None:
    second = replace(SENT, n=2, kind=SentKind.SUPPLEMENT, number="", dated=None, why="gấp")
    with Register.open(path) as register:
        register.add_sent(PLAN, PERIOD, SENT)
        register.add_sent(PLAN, PERIOD, second)
    with Register.open_to_read(path) as register:
        assert register.sent(PLAN, PERIOD) == (SENT, second)
        assert register.sent(PLAN, "2025-Q1") == ()


# ------------------------------------------------------------------ only ever added to


@pytest.mark.parametrize(
    "table", ["issued", "received", "verdicts", "outputs", "exclusions", "sent"]
)
@pytest.mark.parametrize(
    "statement",
    [
        pytest.param("UPDATE {table} SET id = id + 1", id="UPDATE"),
        pytest.param("DELETE FROM {table}", id="DELETE"),
    ],
)
def test_rows_can_be_neither_changed_nor_deleted(path: Path, table: str, statement: str) -> None:
    fill(path)
    before = rows(path, table)
    assert len(before) == 1
    connection = sqlite3.connect(path)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute(statement.format(table=table))
    connection.close()
    assert rows(path, table) == before


def test_adding_the_same_again_leaves_the_same_bytes(path: Path) -> None:
    fill(path)
    add(path, GOOD, BAD)
    before = path.read_bytes()
    fill(path)
    add(path, GOOD, BAD, today=TODAY + dt.timedelta(days=9))
    add(path)
    assert path.read_bytes() == before
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


def test_a_verdict_that_changes_is_added_and_the_receipt_is_not(path: Path) -> None:
    add(path, GOOD)
    add(path, replace(GOOD, verdict=Verdict.SUPERSEDED))
    add(path, GOOD)
    assert [row[6] for row in rows(path, "verdicts")] == [
        *("accepted_with_repairs", "superseded", "accepted_with_repairs"),
    ]
    assert len(rows(path, "received")) == 1


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"agency": "X2"}, id="agency"),
        pytest.param({"problems": BAD.problems}, id="problems"),
        pytest.param({"repairs": ()}, id="repairs"),
    ],
)
def test_every_part_of_a_verdict_counts(path: Path, change: dict[str, object]) -> None:
    add(path, GOOD)
    add(path, replace(GOOD, **change))
    assert len(rows(path, "verdicts")) == 2


def test_what_a_verdict_holds(path: Path) -> None:
    add(path, GOOD, BAD)
    good, bad = rows(path, "verdicts")
    assert good[1:7] == (PLAN, PERIOD, "a.xlsx", "sha-a", "STC", "accepted_with_repairs")
    assert good[7:] == ("[]", '[["Nhiệm vụ", "G7", "0,5", "50"]]', "2025-09-23")
    assert bad[7] == '[["status.unknown", "Nhiệm vụ", "F6", {"seen": "xong “rồi”"}]]'


# ------------------------------------------------------------------ receipts


def test_the_first_receipt_stands(path: Path) -> None:
    add(path, GOOD, BAD)
    later = replace(
        GOOD, arrival=replace(GOOD.arrival, received_at=CAME + dt.timedelta(days=30), saved_at=CAME)
    )
    add(path, later)
    with Register.open_to_read(path) as register:
        found = register.receipts(PLAN, PERIOD)
        assert register.receipts(PLAN, "2025-Q4") == register.receipts("khác", PERIOD) == {}
    assert set(found) == {"sha-a", "sha-b"}
    assert (found["sha-a"].received_at, found["sha-a"].saved_at) == (CAME, SAVED)


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        pytest.param({"file": "mới.xlsx"}, {"sha-a"}, id="renamed, still the one that came"),
        pytest.param({"sha256": "sha-c"}, {"sha-a", "sha-c"}, id="other bytes"),
    ],
)
def test_a_receipt_belongs_to_the_bytes(
    path: Path, other: dict[str, str], expected: set[str]
) -> None:
    later = replace(GOOD.arrival, received_at=CAME + dt.timedelta(days=1), **other)
    add(path, GOOD)
    add(path, replace(GOOD, arrival=later))
    with Register.open_to_read(path) as register:
        found = register.receipts(PLAN, PERIOD)
    assert set(found) == expected
    assert found["sha-a"].received_at == CAME
    assert len(rows(path, "received")) == 2


def test_the_earliest_receipt_of_the_same_bytes_stands(path: Path) -> None:
    mailed = replace(
        GOOD.arrival, file="thư.eml/a.xlsx", received_at=CAME - dt.timedelta(days=2), saved_at=CAME
    )
    add(path, GOOD)
    add(path, replace(GOOD, arrival=mailed))
    with Register.open_to_read(path) as register:
        found = register.receipts(PLAN, PERIOD)["sha-a"]
    assert found.received_at == CAME - dt.timedelta(days=2)


# ------------------------------------------------------------------ entries


MAILED = replace(
    BAD,
    arrival=replace(
        BAD.arrival, file="thư.eml/b.xlsx", sender="xa1@example.vn", sent_at=SAVED, sha256="m"
    ),
)


def entries(path: Path, period: str | None = None) -> tuple[Entry, ...]:
    with Register.open_to_read(path) as register:
        return register.entries(PLAN, period)


def test_an_entry_tells_who_sent_the_file_and_all_that_was_decided(path: Path) -> None:
    later = TODAY + dt.timedelta(days=1)
    add(path, GOOD, MAILED)
    add(path, replace(GOOD, verdict=Verdict.SUPERSEDED), today=later)
    good, mailed = entries(path)
    assert (mailed.file, mailed.sender, mailed.sent_at) == (
        *("thư.eml/b.xlsx", "xa1@example.vn", SAVED),
    )
    assert [(d.verdict, d.decided_on) for d in good.decisions] == [
        ("accepted_with_repairs", TODAY),
        ("superseded", later),
    ]
    assert (good.sender, good.sent_at, good.last.repairs) == ("", None, GOOD.repairs)
    assert mailed.last.problems[0].code == "status.unknown"
    assert mailed.last.problems[0].where == Where("thư.eml/b.xlsx", "Nhiệm vụ", "F6")
    assert (mailed.last.count("error"), mailed.last.count("warning")) == (1, 0)


def test_entries_of_one_period(path: Path) -> None:
    add(path, GOOD)
    with Register.open(path) as register:
        register.add_verdicts(PLAN, "2025-Q4", [BAD], TODAY)
        register.add_verdicts("khác", PERIOD, [BAD], TODAY)
        assert register.plans() == {PLAN, "khác"}
    assert [(e.period, e.file) for e in entries(path)] == [
        (PERIOD, "a.xlsx"),
        ("2025-Q4", "xã/b.xlsx"),
    ]
    assert [e.file for e in entries(path, "2025-Q4")] == ["xã/b.xlsx"]


@pytest.mark.parametrize(
    ("code", "params", "expected"),
    [
        pytest.param("status.unknown", {"seen": "x"}, "status.unknown", id="known"),
        pytest.param("status.gone", {"seen": "x"}, "register.old_problem", id="unknown code"),
        pytest.param("status.unknown", {}, "register.old_problem", id="other words"),
    ],
)
def test_problems_of_another_edition_of_the_program(
    path: Path, code: str, params: dict[str, str], expected: str
) -> None:
    old = replace(BAD, problems=(Problem(code, Where("b", "S", "A1"), tuple(params.items())),))
    add(path, old)
    [found] = entries(path)[0].last.problems
    assert found.code == expected
    assert (found.where.sheet, found.where.cell) == ("S", "A1")
    assert found.message
    assert found.hint


def test_rules_count_each_fault_of_a_file_once(path: Path) -> None:
    other = replace(BAD, agency="X2", arrival=replace(BAD.arrival, file="c.xlsx", sha256="sha-c"))
    add(path, BAD, other, GOOD)
    add(path, replace(BAD, verdict=Verdict.SUPERSEDED), replace(BAD, arrival=BAD.arrival))
    [rule] = rules(entries(path))
    assert (rule.code, rule.times, rule.files, rule.agencies) == ("status.unknown", 2, 2, 2)


# ------------------------------------------------------------------ exclusions


def exclusions(path: Path) -> dict[str, str]:
    with Register.open_to_read(path) as register:
        return register.exclusions(PLAN, PERIOD)


def test_excluding_and_restoring(path: Path) -> None:
    add(path, GOOD, BAD)
    with Register.open(path) as register:
        register.restore(PLAN, PERIOD, GOOD.arrival, "", TODAY)  # it counts: nothing to note
        register.exclude(PLAN, PERIOD, GOOD.arrival, "gửi nhầm", TODAY)
        register.exclude(PLAN, PERIOD, GOOD.arrival, "gửi nhầm", TODAY)
    assert exclusions(path) == {"sha-a": "gửi nhầm"}
    with Register.open(path) as register:
        register.exclude(PLAN, PERIOD, GOOD.arrival, "đề nghị của Sở", TODAY)
        assert register.exclusions(PLAN, "2025-Q4") == register.exclusions("khác", PERIOD) == {}
    assert exclusions(path) == {"sha-a": "đề nghị của Sở"}
    assert [entry.excluded for entry in entries(path)] == ["đề nghị của Sở", ""]
    with Register.open(path) as register:
        register.restore(PLAN, PERIOD, GOOD.arrival, "đã xem lại", TODAY)
    assert exclusions(path) == {}
    [good, _] = entries(path)
    assert (good.excluded, [ruling.excluded for ruling in good.rulings]) == (
        *("", [True, True, False]),
    )


# ------------------------------------------------------------------ issues and outputs


def test_due_date_given_last(path: Path) -> None:
    later = dt.date(2025, 9, 25)
    with Register.open(path) as register:
        assert register.due_given(PLAN, PERIOD) is None
        register.add_issue(PLAN, PERIOD, ISSUE, TODAY)
        register.add_issue(PLAN, "2025-X1", ISSUE, TODAY)
        assert register.due_given(PLAN, PERIOD) == DUE
        register.add_issue(PLAN, PERIOD, replace(ISSUE, due=later, due_given=later), TODAY)
        register.add_issue(PLAN, "2025-Q1", replace(ISSUE, due_given=None), TODAY)
    with Register.open_to_read(path) as register:
        assert register.due_given(PLAN, PERIOD) == later
        assert register.due_given(PLAN, "2025-X1") == DUE
        assert register.due_given(PLAN, "2025-Q1") is None  # the plan's own date
        assert register.due_given("khác", PERIOD) is None
        assert register.periods_issued(PLAN) == ("2025-Q1", "2025-Q3", "2025-X1")
        assert register.periods_issued("khác") == ()


@pytest.mark.parametrize(
    ("again", "count"),
    [
        pytest.param(ISSUE, 1, id="the same"),
        pytest.param(replace(ISSUE, due=dt.date(2025, 9, 21)), 2, id="another day"),
        pytest.param(replace(ISSUE, due_given=None), 2, id="no longer given"),
        pytest.param(replace(ISSUE, edition="e2"), 2, id="another edition"),
        pytest.param(replace(ISSUE, forms=145), 2, id="another number of forms"),
    ],
)
def test_an_issue_is_added_when_it_differs_from_the_last(
    path: Path, again: Issue, count: int
) -> None:
    with Register.open(path) as register:
        register.add_issue(PLAN, PERIOD, ISSUE, TODAY)
        register.add_issue(PLAN, PERIOD, again, TODAY + dt.timedelta(days=1))
    assert len(rows(path, "issued")) == count


def test_outputs(path: Path) -> None:
    with Register.open(path) as register:
        assert register.outputs("reports/a.docx") == frozenset()
        register.add_outputs({"reports/a.docx": "1", "reports/b.xlsx": "2"}, TODAY)
        register.add_outputs({"reports/a.docx": "3", "reports/b.xlsx": "2"}, TODAY)
    with Register.open_to_read(path) as register:
        assert register.outputs("reports/a.docx") == {"1", "3"}
        assert register.outputs("reports/b.xlsx") == {"2"}
    assert len(rows(path, "outputs")) == 3


# ------------------------------------------------------------------ opening and closing


class StopError(BaseException):
    """A fault that is no Exception, as Ctrl+C."""


@pytest.mark.parametrize("fault", [ValueError, StopError, KeyboardInterrupt])
def test_nothing_is_kept_when_anything_fails(path: Path, fault: type[BaseException]) -> None:
    fill(path)
    before = path.read_bytes()
    with pytest.raises(fault), Register.open(path) as register:
        register.add_verdicts(PLAN, PERIOD, [BAD], TODAY)
        register.add_outputs({"x": "y"}, TODAY)
        raise fault
    assert path.read_bytes() == before
    add(path, BAD)  # and nothing stays locked
    assert len(rows(path, "received")) == 2


def test_reading_an_absent_register_writes_nothing(path: Path) -> None:
    with Register.open_to_read(path) as register:
        assert register.receipts(PLAN, PERIOD) == {}
        assert register.due_given(PLAN, PERIOD) is None
        assert register.periods_issued(PLAN) == ()
        assert register.outputs("x") == frozenset()
    assert not path.parent.exists()


def test_a_register_open_to_read_cannot_be_written(path: Path) -> None:
    fill(path)
    before = path.read_bytes()
    with (
        pytest.raises(RegisterError) as refused,
        Register.open_to_read(path) as register,
    ):
        register.add_outputs({"x": "y"}, TODAY)
    assert refused.value.fault is RegisterFault.CLOSED
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "name", ["Báo cáo quý III", "50% xong", "a#b", "a?b=c&mode=rw", "a%20b", "a+b", "'a\""]
)
def test_folders_with_any_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / name / "register.sqlite3"
    fill(path)
    with Register.open_to_read(path) as register:
        assert register.due_given(PLAN, PERIOD) == DUE
    assert [entry.name for entry in tmp_path.rglob("*")] == [name, "register.sqlite3"]


# ------------------------------------------------------------------ two at once


def test_the_second_writer_waits_and_then_gives_up(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(path)
    monkeypatch.setattr(module, "_WAIT", 0.2)
    begun = dt.datetime.now(dt.UTC)
    with (
        Register.open(path) as first,
        pytest.raises(RegisterError) as refused,
        Register.open(path),
    ):
        first.add_outputs({"never": "reached"}, TODAY)
    assert refused.value.fault is RegisterFault.BUSY
    assert dt.datetime.now(dt.UTC) - begun >= dt.timedelta(seconds=0.15)
    with Register.open_to_read(path) as register:
        assert register.outputs("never") == frozenset()


def test_the_second_writer_goes_on_when_the_first_is_done(path: Path) -> None:
    inside, leave = threading.Event(), threading.Event()
    order: list[str] = []

    def first() -> None:
        with Register.open(path) as register:
            inside.set()
            leave.wait(5)
            order.append("first")
            register.add_outputs({"a": "first"}, TODAY)

    def second() -> None:
        with Register.open(path) as register:
            order.append("second")
            assert register.outputs("a") == {"first"}
            register.add_outputs({"a": "second"}, TODAY)

    threads = [threading.Thread(target=work) for work in (first, second)]
    threads[0].start()
    assert inside.wait(5)
    threads[1].start()
    threads[1].join(0.2)
    assert threads[1].is_alive()
    leave.set()
    for thread in threads:
        thread.join(10)
    assert order == ["first", "second"]
    with Register.open_to_read(path) as register:
        assert register.outputs("a") == {"first", "second"}


def test_a_reader_sees_the_state_before_while_another_writes(path: Path) -> None:
    fill(path)
    with Register.open(path) as writer:
        writer.add_outputs({"a": "1"}, TODAY)
        with Register.open_to_read(path) as reader:
            assert reader.outputs("a") == frozenset()
    with Register.open_to_read(path) as reader:
        assert reader.outputs("a") == {"1"}


# ------------------------------------------------------------------ files of other kinds


OLD_TABLES = {
    "issued": "plan TEXT, period TEXT, due TEXT, due_given TEXT, issued_on TEXT, edition TEXT, "
    "forms INTEGER",
    "received": "plan TEXT, period TEXT, file TEXT, sha256 TEXT, received_at TEXT, "
    "saved_at TEXT, seen_on TEXT",
    "verdicts": "plan TEXT, period TEXT, file TEXT, sha256 TEXT, agency TEXT, verdict TEXT, "
    "problems TEXT, repairs TEXT, decided_on TEXT",
    "outputs": "path TEXT, sha256 TEXT, made_on TEXT",
}


def write_old(path: Path) -> None:
    """A register as the first edition of the program wrote it."""
    path.parent.mkdir(parents=True)
    connection = sqlite3.connect(path)
    for table, columns in OLD_TABLES.items():
        connection.execute(f"CREATE TABLE {table} (id INTEGER PRIMARY KEY, {columns})")
        for act in ("UPDATE", "DELETE"):
            connection.execute(
                f"CREATE TRIGGER {table}_no_{act} BEFORE {act} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, 'the register is append-only'); END"
            )
    key = (PLAN, PERIOD, "a.xlsx", "sha-a")
    row = (*key, CAME.isoformat(), SAVED.isoformat(), "2025-09-18")
    connection.execute("INSERT INTO received VALUES (1, ?, ?, ?, ?, ?, ?, ?)", row)
    row = (*key, "STC", "accepted", "[]", "[]", "2025-09-18")
    connection.execute("INSERT INTO verdicts VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
    connection.commit()
    connection.close()


def test_an_old_register_is_read_without_being_touched(path: Path) -> None:
    write_old(path)
    before = path.read_bytes()
    assert exclusions(path) == {}
    [entry] = entries(path)
    assert (entry.file, entry.received_at, entry.sender, entry.sent_at) == (
        *("a.xlsx", CAME, "", None),
    )
    assert path.read_bytes() == before


def test_an_old_register_is_carried_on(path: Path) -> None:
    write_old(path)
    add(path, MAILED)
    with Register.open(path) as register:
        register.exclude(PLAN, PERIOD, GOOD.arrival, "gửi nhầm", TODAY)
    old, mailed = entries(path)
    assert (old.sender, old.excluded) == ("", "gửi nhầm")
    assert (mailed.sender, mailed.sent_at) == ("xa1@example.vn", SAVED)
    connection = sqlite3.connect(path)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute("DELETE FROM exclusions")
    connection.close()
    before = path.read_bytes()
    add(path, MAILED)
    assert path.read_bytes() == before


def write_text(path: Path) -> None:
    path.write_text("không phải sổ\n" * 200, encoding="utf-8")


def write_torn(path: Path) -> None:
    add(path, *(replace(BAD, arrival=replace(BAD.arrival, file=f"{n}")) for n in range(300)))
    data = path.read_bytes()
    path.write_bytes(data[:4096] + b"\xff" * 8192 + data[12288:])


def write_foreign(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE urls (id INTEGER PRIMARY KEY, url TEXT)")
    connection.close()


def write_newer(path: Path) -> None:
    fill(path)
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()


@pytest.mark.parametrize(
    ("write", "fault"),
    [
        pytest.param(write_text, RegisterFault.DAMAGED, id="no database"),
        pytest.param(write_torn, RegisterFault.DAMAGED, id="pages overwritten"),
        pytest.param(write_foreign, RegisterFault.FOREIGN, id="another program's"),
        pytest.param(write_newer, RegisterFault.NEWER, id="a newer program's"),
    ],
)
def test_a_file_that_is_no_register_of_ours_stays_as_it_is(
    path: Path, write: Callable[[Path], None], fault: RegisterFault
) -> None:
    path.parent.mkdir()
    write(path)
    before = path.read_bytes()
    with pytest.raises(RegisterError) as refused:
        entries(path)
    assert (refused.value.fault, refused.value.path) == (fault, path)
    with pytest.raises(RegisterError) as refused:
        add(path, GOOD)
    assert refused.value.fault is fault
    assert path.read_bytes() == before


def test_a_folder_in_the_place_of_the_register(path: Path) -> None:
    path.mkdir(parents=True)
    for attempt in (entries, add):
        with pytest.raises(RegisterError) as refused:
            attempt(path)
        assert refused.value.fault is RegisterFault.CLOSED


def test_an_empty_file_is_an_empty_register(path: Path) -> None:
    path.parent.mkdir()
    path.touch()
    assert entries(path) == ()
    add(path, GOOD)
    assert len(entries(path)) == 1


@pytest.mark.parametrize("version", [3, 4])
@pytest.mark.parametrize("lacking", [("extensions",), ("mails", "outbox")], ids=" and ".join)
def test_a_register_of_before_gains_what_it_lacks(
    path: Path, version: int, lacking: tuple[str, ...]
) -> None:
    fill(path)
    with closing(sqlite3.connect(path)) as register:
        for table in lacking:
            register.execute(f"DROP TABLE {table}")
        register.execute(f"PRAGMA user_version = {version}")
        register.commit()
    for opened in (Register.open_to_read, Register.open, Register.open_to_read):
        with opened(path) as register:
            assert register.due_given(PLAN, PERIOD) == DUE
            assert register.all_extensions(PLAN) == ()
            assert register.posts(PLAN, PERIOD) == {}
            assert register.mails("x") == {}


WRITE_AND_DIE = """
import os, sqlite3, sys
db = sqlite3.connect(sys.argv[1], isolation_level=None)
db.execute("PRAGMA cache_size = 2")
db.execute("BEGIN IMMEDIATE")
for number in range(2000):
    db.execute("INSERT INTO outputs (path, sha256) VALUES (?, ?)", (str(number), "x" * 500))
os.kill(os.getpid(), 9)
"""


def test_what_a_killed_run_left_half_written_is_undone(path: Path) -> None:
    fill(path)
    before = path.read_bytes()
    journal = path.with_name(f"{path.name}-journal")
    subprocess.run([sys.executable, "-c", WRITE_AND_DIE, os.fspath(path)], check=False)
    assert journal.exists()
    assert path.read_bytes() != before
    with Register.open_to_read(path) as register:
        assert register.due_given(PLAN, PERIOD) == DUE
        assert register.outputs("1") == frozenset()
    assert path.read_bytes() == before
    assert not journal.exists()
