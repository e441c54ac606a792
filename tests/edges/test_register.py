import datetime as dt
import sqlite3
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from generator.core.address import Where
from generator.core.model import Arrival, Repair, Submission, Verdict
from generator.core.problems import problem
from generator.edges import register_file
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


# ------------------------------------------------------------------ only ever added to


@pytest.mark.parametrize("table", ["issued", "received", "verdicts", "outputs"])
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
        pytest.raises(RegisterError, match="readonly"),
        Register.open_to_read(path) as register,
    ):
        register.add_outputs({"x": "y"}, TODAY)
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
    monkeypatch.setattr(register_file, "_WAIT", 0.2)
    begun = dt.datetime.now(dt.UTC)
    with (
        Register.open(path) as first,
        pytest.raises(RegisterError, match="busy"),
        Register.open(path),
    ):
        first.add_outputs({"never": "reached"}, TODAY)
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


# ------------------------------------------------------------------ what it tells


MAIL = replace(
    GOOD,
    arrival=replace(GOOD.arrival, file="thu.eml/a.xlsx", sender="x@example.vn", sent_at=SAVED),
)


def test_what_came_is_told_with_every_verdict_and_ruling(path: Path) -> None:
    add(path, MAIL, BAD)
    later = TODAY + dt.timedelta(days=1)
    add(path, MAIL, replace(BAD, verdict=Verdict.ACCEPTED, problems=()), today=later)
    with Register.open(path) as register:
        register.exclude(PLAN, PERIOD, MAIL.arrival, "gửi nhầm", later)
    with Register.open_to_read(path) as register:
        mail, bad = register.entries(PLAN)
        assert register.entries(PLAN, "2025-Y") == ()
    assert (mail.file, mail.sender, mail.sent_at) == ("thu.eml/a.xlsx", "x@example.vn", SAVED)
    assert (mail.last.verdict, len(mail.last.repairs)) == ("accepted_with_repairs", 1)
    assert mail.excluded == "gửi nhầm"
    assert [made.verdict for made in bad.decisions] == ["returned", "accepted"]
    assert bad.decisions[0].problems == BAD.problems
    assert bad.excluded == ""


def test_a_file_left_out_counts_again_when_it_is_taken_back(path: Path) -> None:
    add(path, GOOD)
    for act, expected in (("exclude", {"sha-a": "sai"}), ("restore", {})):
        with Register.open(path) as register:
            getattr(register, act)(PLAN, PERIOD, GOOD.arrival, "sai", TODAY)
        with Register.open_to_read(path) as register:
            assert register.exclusions(PLAN, PERIOD) == expected
            assert register.exclusions(PLAN, "2025-Y") == {}


def test_a_problem_no_program_knows_any_more_is_told_all_the_same(path: Path) -> None:
    add(path, BAD)
    with sqlite3.connect(path) as raw:
        raw.execute("DROP TRIGGER verdicts_no_UPDATE")
        raw.execute(
            "UPDATE verdicts SET problems = replace(problems, 'status.unknown', 'old.rule')"
        )
    raw.close()
    with Register.open_to_read(path) as register:
        (found,) = register.entries(PLAN)[0].last.problems
    assert found.code == "register.old_problem"
    assert "old.rule" in found.message


# ------------------------------------------------------------------ other registers

FIRST_VERSION = """
CREATE TABLE issued (id INTEGER PRIMARY KEY, plan TEXT, period TEXT, due TEXT, due_given TEXT,
  issued_on TEXT, edition TEXT, forms INTEGER);
CREATE TABLE received (id INTEGER PRIMARY KEY, plan TEXT, period TEXT, file TEXT, sha256 TEXT,
  received_at TEXT, saved_at TEXT, seen_on TEXT);
CREATE TABLE verdicts (id INTEGER PRIMARY KEY, plan TEXT, period TEXT, file TEXT, sha256 TEXT,
  agency TEXT, verdict TEXT, problems TEXT, repairs TEXT, decided_on TEXT);
CREATE TABLE outputs (id INTEGER PRIMARY KEY, path TEXT, sha256 TEXT, made_on TEXT);
INSERT INTO received VALUES (1, 'hp-pci', '2025-Q3', 'a.xlsx', 'sha-a', '2025-09-18T10:00:00',
  '2025-09-17T09:30:00', '2025-09-18');
INSERT INTO verdicts VALUES (1, 'hp-pci', '2025-Q3', 'a.xlsx', 'sha-a', 'STC', 'accepted', '[]',
  '[]', '2025-09-18');
"""


def test_a_register_of_the_first_program_is_read_and_carried_on(path: Path) -> None:
    path.parent.mkdir()
    with sqlite3.connect(path) as raw:
        raw.executescript(FIRST_VERSION)
    raw.close()
    before = path.read_bytes()
    with Register.open_to_read(path) as register:
        assert [entry.sender for entry in register.entries(PLAN)] == [""]
        assert register.exclusions(PLAN, PERIOD) == {}
    assert path.read_bytes() == before
    add(path, MAIL)
    with Register.open_to_read(path) as register:
        assert {entry.sender for entry in register.entries(PLAN)} == {"", "x@example.vn"}


def foreign(path: Path) -> None:
    with sqlite3.connect(path) as raw:
        raw.execute("CREATE TABLE khac (x)")
    raw.close()


def newer(path: Path) -> None:
    fill(path)
    with sqlite3.connect(path) as raw:
        raw.execute("PRAGMA user_version = 99")
    raw.close()


@pytest.mark.parametrize(
    ("make", "fault"),
    [
        pytest.param(lambda p: p.write_bytes(b"x" * 4096), RegisterFault.DAMAGED, id="damaged"),
        pytest.param(foreign, RegisterFault.FOREIGN, id="foreign"),
        pytest.param(newer, RegisterFault.NEWER, id="newer"),
    ],
)
def test_what_is_no_register_of_ours_is_left_as_it_is(path: Path, make, fault) -> None:
    path.parent.mkdir()
    make(path)
    before = path.read_bytes()
    for opened in (Register.open, Register.open_to_read):
        with pytest.raises(RegisterError) as told, opened(path):
            pass
        assert told.value.fault is fault
    assert path.read_bytes() == before
