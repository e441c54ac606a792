"""The register: what was issued, what came, what was decided; rows are only ever added.

SQLite in one file, `inputs/register.sqlite3`. Triggers refuse to change or delete a row. A run
that finds nothing new writes nothing, so running twice leaves the same bytes.
"""

import datetime as dt
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from generator.core.model import Submission

_TABLES = {
    "issued": "plan TEXT, period TEXT, due TEXT, due_given TEXT, issued_on TEXT, edition TEXT, "
    "forms INTEGER",
    "received": "plan TEXT, period TEXT, file TEXT, sha256 TEXT, received_at TEXT, "
    "saved_at TEXT, seen_on TEXT",
    "verdicts": "plan TEXT, period TEXT, file TEXT, sha256 TEXT, agency TEXT, verdict TEXT, "
    "problems TEXT, repairs TEXT, decided_on TEXT",
    "outputs": "path TEXT, sha256 TEXT, made_on TEXT",
}
_WAIT = 30.0  # seconds to wait for another run on the same folder


@dataclass(frozen=True, slots=True)
class Receipt:
    """When a file was first seen and when it came, by the register."""

    received_at: dt.datetime
    saved_at: dt.datetime


@dataclass(frozen=True, slots=True)
class Issue:
    """Forms made for a period: their due date, the one given at issue if any, how many."""

    due: dt.date
    due_given: dt.date | None
    edition: str
    forms: int


class Register:
    """An open register; `with Register.open(path) as register`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    @classmethod
    @contextmanager
    def open(cls, path: Path) -> Iterator["Register"]:
        """Open the register for writing; all that is added is kept or none of it is."""
        path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(path, timeout=_WAIT, isolation_level=None)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            register = cls(connection)
            register._create()
            try:
                yield register
            except BaseException:
                connection.rollback()
                raise
            connection.commit()

    @classmethod
    @contextmanager
    def open_to_read(cls, path: Path) -> Iterator["Register"]:
        """Open the register without writing; an absent one reads as empty."""
        target = f"{path.resolve().as_uri()}?mode=ro" if path.exists() else ":memory:"
        with closing(sqlite3.connect(target, timeout=_WAIT, uri=True)) as connection:
            register = cls(connection)
            if not path.exists():
                register._create()
            yield register

    def _create(self) -> None:
        for table, columns in _TABLES.items():
            self._db.execute(
                f"CREATE TABLE IF NOT EXISTS {table} (id INTEGER PRIMARY KEY, {columns})"
            )
            for act in ("UPDATE", "DELETE"):
                self._db.execute(
                    f"CREATE TRIGGER IF NOT EXISTS {table}_no_{act} BEFORE {act} ON {table} "
                    f"BEGIN SELECT RAISE(ABORT, 'the register is append-only'); END"
                )

    def _add(self, table: str, values: tuple[object, ...]) -> None:
        names = [part.split()[0] for part in _TABLES[table].split(", ")]
        marks = ", ".join("?" * len(names))
        self._db.execute(f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})", values)  # noqa: S608

    # -------------------------------------------------------------- issued

    def add_issue(self, plan: str, period: str, issue: Issue, today: dt.date) -> None:
        """Add that forms were issued, unless the last entry of the period says the same."""
        given = issue.due_given.isoformat() if issue.due_given else ""
        new = (issue.due.isoformat(), given, issue.edition, issue.forms)
        last = self._db.execute(
            "SELECT due, due_given, edition, forms FROM issued WHERE plan = ? AND period = ? "
            "ORDER BY id DESC LIMIT 1",
            (plan, period),
        ).fetchone()
        if last != new:
            self._add("issued", (plan, period, *new[:2], today.isoformat(), *new[2:]))

    def due_given(self, plan: str, period: str) -> dt.date | None:
        """The due date last given with an issue of the period, or None."""
        row = self._db.execute(
            "SELECT due_given FROM issued WHERE plan = ? AND period = ? AND due_given <> '' "
            "ORDER BY id DESC LIMIT 1",
            (plan, period),
        ).fetchone()
        return dt.date.fromisoformat(row[0]) if row else None

    def periods_issued(self, plan: str) -> tuple[str, ...]:
        """The periods of a plan that forms were issued for."""
        rows = self._db.execute("SELECT DISTINCT period FROM issued WHERE plan = ?", (plan,))
        return tuple(sorted(row[0] for row in rows))

    # -------------------------------------------------------------- received

    def receipts(self, plan: str, period: str) -> dict[str, Receipt]:
        """The first receipt of each file of a period, by the hash of its bytes.

        A file that is renamed or copied is still the one that came.
        """
        rows = self._db.execute(
            "SELECT sha256, received_at, saved_at FROM received "
            "WHERE plan = ? AND period = ? ORDER BY id DESC",
            (plan, period),
        )
        moment = dt.datetime.fromisoformat
        return {sha: Receipt(moment(came), moment(saved)) for sha, came, saved in rows}

    def add_verdicts(
        self, plan: str, period: str, submissions: Iterable[Submission], today: dt.date
    ) -> None:
        """Add each new file, and each verdict that differs from the file's last one."""
        last = self._last_verdicts(plan, period)
        for submission in submissions:
            arrival = submission.arrival
            key = (arrival.file, arrival.sha256)
            if key not in last:
                times = (arrival.received_at.isoformat(), arrival.saved_at.isoformat())
                self._add("received", (plan, period, *key, *times, today.isoformat()))
            verdict = _verdict_row(submission)
            if last.get(key) != verdict:
                self._add("verdicts", (plan, period, *key, *verdict, today.isoformat()))

    def _last_verdicts(
        self, plan: str, period: str
    ) -> Mapping[tuple[str, str], tuple[str, str, str, str]]:
        rows = self._db.execute(
            "SELECT file, sha256, agency, verdict, problems, repairs FROM verdicts "
            "WHERE plan = ? AND period = ? ORDER BY id",
            (plan, period),
        )
        return {(row[0], row[1]): (row[2], row[3], row[4], row[5]) for row in rows}

    # -------------------------------------------------------------- outputs

    def outputs(self, path: str) -> frozenset[str]:
        """The hashes of everything the program has written, or was about to, under a path."""
        rows = self._db.execute("SELECT sha256 FROM outputs WHERE path = ?", (path,))
        return frozenset(row[0] for row in rows)

    def add_outputs(self, outputs: Mapping[str, str], today: dt.date) -> None:
        """Add the hashes of files about to be written, where they are new."""
        for path, digest in outputs.items():
            if digest not in self.outputs(path):
                self._add("outputs", (path, digest, today.isoformat()))


def _verdict_row(submission: Submission) -> tuple[str, str, str, str]:
    problems = [[p.code, p.where.sheet, p.where.cell, dict(p.params)] for p in submission.problems]
    repairs = [[r.where.sheet, r.where.cell, r.seen, r.taken] for r in submission.repairs]
    return (
        submission.agency,
        submission.verdict.value,
        json.dumps(problems, ensure_ascii=False),
        json.dumps(repairs, ensure_ascii=False),
    )
