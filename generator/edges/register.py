"""The register: what was issued, what came, what was decided; rows are only ever added.

SQLite in one file, `inputs/register.sqlite3`. Triggers refuse to change or delete a row. A run
that finds nothing new writes nothing, so running twice leaves the same bytes.
"""

import datetime as dt
import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from generator.core.ledger import Entry
from generator.core.mail import PostNote
from generator.core.mailbox import MailHead, MailNote
from generator.core.model import Arrival, Extension, Submission
from generator.core.sent import Sent
from generator.edges.register_entries import entries
from generator.edges.register_file import TABLES, reading, writing
from generator.edges.register_mails import mail_columns, mail_notes
from generator.edges.register_outbox import post_columns, post_notes
from generator.edges.register_sent import sendings, sent_row


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
        with writing(path) as connection:
            yield cls(connection)

    @classmethod
    @contextmanager
    def open_to_read(cls, path: Path) -> Iterator["Register"]:
        """Open the register without writing; an absent one reads as empty."""
        with reading(path) as connection:
            yield cls(connection)

    def _add(self, table: str, values: tuple[object, ...]) -> None:
        names = [part.split()[0] for part in TABLES[table].split(", ")]
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

    # -------------------------------------------------------------- extensions

    def extensions(self, plan: str, period: str) -> tuple[Extension, ...]:
        """Every extension granted for a period, the oldest first; the last of an agency holds."""
        rows = self._db.execute(
            "SELECT agency, until, why, granted_on FROM extensions "
            "WHERE plan = ? AND period = ? ORDER BY id",
            (plan, period),
        )
        day = dt.date.fromisoformat
        return tuple(Extension(agency, day(u), why, day(on)) for agency, u, why, on in rows)

    def all_extensions(self, plan: str) -> tuple[tuple[str, Extension], ...]:
        """Every extension granted for a plan with its period, the oldest first in each period."""
        rows = self._db.execute("SELECT DISTINCT period FROM extensions WHERE plan = ?", (plan,))
        periods = sorted(row[0] for row in rows)
        return tuple((name, found) for name in periods for found in self.extensions(plan, name))

    def extend(self, plan: str, period: str, extension: Extension) -> None:
        """Add an extension, unless the last one of the agency says the same."""
        held = {e.agency: (e.until, e.why) for e in self.extensions(plan, period)}
        if held.get(extension.agency) != (extension.until, extension.why):
            until, granted_on = extension.until.isoformat(), extension.granted_on.isoformat()
            key = (plan, period, extension.agency)
            self._add("extensions", (*key, until, extension.why, granted_on))

    # -------------------------------------------------------------- received

    def receipts(self, plan: str, period: str) -> dict[str, Receipt]:
        """The earliest receipt of each file of a period, by the hash of its bytes.

        A file that is renamed or copied is still the one that came.
        """
        rows = self._db.execute(
            "SELECT sha256, received_at, saved_at FROM received "
            "WHERE plan = ? AND period = ? ORDER BY received_at DESC, id DESC",
            (plan, period),
        )
        moment = dt.datetime.fromisoformat
        return {sha: Receipt(moment(came), moment(saved)) for sha, came, saved in rows}

    def noted_files(self, plan: str, period: str) -> frozenset[tuple[str, str]]:
        """Name and hash of every file of a period that has been noted."""
        rows = self._db.execute(
            "SELECT file, sha256 FROM received WHERE plan = ? AND period = ?", (plan, period)
        )
        return frozenset((row[0], row[1]) for row in rows)

    def add_verdicts(
        self, plan: str, period: str, submissions: Iterable[Submission], today: dt.date
    ) -> None:
        """Add each new file, and each verdict that differs from the file's last one."""
        last = self._last_verdicts(plan, period)
        for submission in submissions:
            arrival = submission.arrival
            key = (arrival.file, arrival.sha256)
            if key not in last:
                self._add("received", (plan, period, *_received_row(arrival, today)))
            verdict = _verdict_row(submission)
            if last.get(key) != verdict:
                self._add("verdicts", (plan, period, *key, *verdict, today.isoformat()))

    def fresh(
        self, plan: str, period: str, submissions: Iterable[Submission]
    ) -> tuple[Submission, ...]:
        """The submissions whose verdict is not the one noted last of their file."""
        last = self._last_verdicts(plan, period)
        return tuple(
            s
            for s in submissions
            if last.get((s.arrival.file, s.arrival.sha256)) != _verdict_row(s)
        )

    def _last_verdicts(
        self, plan: str, period: str
    ) -> Mapping[tuple[str, str], tuple[str, str, str, str]]:
        rows = self._db.execute(
            "SELECT file, sha256, agency, verdict, problems, repairs FROM verdicts "
            "WHERE plan = ? AND period = ? ORDER BY id",
            (plan, period),
        )
        return {(row[0], row[1]): (row[2], row[3], row[4], row[5]) for row in rows}

    def plans(self) -> frozenset[str]:
        """The plans something came for."""
        rows = self._db.execute("SELECT DISTINCT plan FROM received")
        return frozenset(row[0] for row in rows)

    def entries(self, plan: str, period: str | None = None) -> tuple[Entry, ...]:
        """Every file that came, of a period or of all, with all that was decided of it."""
        return entries(self._db, plan, period)

    # -------------------------------------------------------------- the mailbox

    def mails(self, mailbox: str) -> dict[tuple[int, int, str], MailNote]:
        """What was noted last of each message of a mailbox."""
        return {note.key: note for note in mail_notes(self._db, mailbox)}

    def add_mail(self, mailbox: str, head: MailHead, note: MailNote, today: dt.date) -> None:
        """Add what became of a message."""
        told = (head.sender, head.subject, head.came_at.isoformat())
        key = (mailbox, *note.key, note.sha256)
        self._add("mails", (*key, *told, *mail_columns(note), today.isoformat()))

    def issued_first(self, plan: str, period: str) -> dt.date | None:
        """The day the forms of a period were first made, or None."""
        row = self._db.execute(
            "SELECT MIN(issued_on) FROM issued WHERE plan = ? AND period = ?", (plan, period)
        ).fetchone()
        return dt.date.fromisoformat(row[0]) if row[0] else None

    # -------------------------------------------------------------- mails sent

    def posts(self, plan: str, period: str) -> dict[tuple[str, str, str], PostNote]:
        """What was noted last of each mail of a period."""
        return {note.key: note for note in post_notes(self._db, plan, period)}

    def add_post(self, plan: str, period: str, note: PostNote) -> None:
        """Add what became of an attempt to send a mail, or that one begins."""
        self._add("outbox", (plan, period, *post_columns(note)))

    # -------------------------------------------------------------- exclusions

    def exclusions(self, plan: str, period: str) -> dict[str, str]:
        """Why files of a period do not count, by the hash of their bytes."""
        rows = self._db.execute(
            "SELECT sha256, excluded, why FROM exclusions WHERE plan = ? AND period = ? "
            "ORDER BY id",
            (plan, period),
        )
        last = {sha: why if excluded else "" for sha, excluded, why in rows}
        return {sha: why for sha, why in last.items() if why}

    def exclude(self, plan: str, period: str, arrival: Arrival, why: str, today: dt.date) -> None:
        """Add that a file does not count, unless that was said last."""
        if self.exclusions(plan, period).get(arrival.sha256) != why:
            key = (plan, period, arrival.file, arrival.sha256)
            self._add("exclusions", (*key, 1, why, today.isoformat()))

    def restore(self, plan: str, period: str, arrival: Arrival, why: str, today: dt.date) -> None:
        """Add that a file counts again, if it does not."""
        if arrival.sha256 in self.exclusions(plan, period):
            key = (plan, period, arrival.file, arrival.sha256)
            self._add("exclusions", (*key, 0, why, today.isoformat()))

    # -------------------------------------------------------------- outputs

    def outputs(self, path: str) -> frozenset[str]:
        """The hashes of everything the program has written, or was about to, under a path."""
        rows = self._db.execute("SELECT sha256 FROM outputs WHERE path = ?", (path,))
        return frozenset(row[0] for row in rows)

    def outputs_under(self, folder: str) -> dict[str, frozenset[str]]:
        """The same for every path below a folder."""
        rows = self._db.execute(
            "SELECT path, sha256 FROM outputs WHERE substr(path, 1, ?) = ?",
            (len(folder) + 1, f"{folder}/"),
        )
        found: defaultdict[str, set[str]] = defaultdict(set)
        for path, digest in rows:
            found[path].add(digest)
        return {path: frozenset(digests) for path, digests in found.items()}

    def add_outputs(self, outputs: Mapping[str, str], today: dt.date) -> None:
        """Add the hashes of files about to be written, where they are new."""
        known = set(self._db.execute("SELECT path, sha256 FROM outputs")) if outputs else set()
        for path, digest in outputs.items():
            if (path, digest) not in known:
                self._add("outputs", (path, digest, today.isoformat()))

    # -------------------------------------------------------------- sent upward

    def add_sent(self, plan: str, period: str, sent: Sent) -> None:
        """Add that a report was sent, with the hash of every file of its snapshot, once."""
        if sent not in self.sent(plan, period):
            self._add("sent", (plan, period, *sent_row(sent)))

    def sent(self, plan: str, period: str) -> tuple[Sent, ...]:
        """Everything sent for a period, the oldest first."""
        return sendings(self._db, plan, period)


def _received_row(arrival: Arrival, today: dt.date) -> tuple[str, ...]:
    return (
        *(arrival.file, arrival.sha256),
        *(arrival.received_at.isoformat(), arrival.saved_at.isoformat(), today.isoformat()),
        arrival.sender,
        arrival.sent_at.isoformat() if arrival.sent_at else "",
    )


def _verdict_row(submission: Submission) -> tuple[str, str, str, str]:
    problems = [[p.code, p.where.sheet, p.where.cell, dict(p.params)] for p in submission.problems]
    repairs = [[r.where.sheet, r.where.cell, r.seen, r.taken] for r in submission.repairs]
    return (
        submission.agency,
        submission.verdict.value,
        json.dumps(problems, ensure_ascii=False),
        json.dumps(repairs, ensure_ascii=False),
    )
