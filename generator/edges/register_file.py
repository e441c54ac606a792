"""The file of the register: opening it, its tables, and what can be wrong with it.

It keeps SQLite's rollback journal. The write-ahead log would need memory shared by all who have
the file open, which a network folder does not give (sqlite.org/wal.html, overview); the rollback
journal needs file locks only. A run that was killed while it wrote leaves a journal that must be
rolled back before anything can be read, and only a connection that may write can do that.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from enum import StrEnum
from pathlib import Path

TABLES = {
    "issued": "plan TEXT, period TEXT, due TEXT, due_given TEXT, issued_on TEXT, edition TEXT, "
    "forms INTEGER",
    "received": "plan TEXT, period TEXT, file TEXT, sha256 TEXT, received_at TEXT, "
    "saved_at TEXT, seen_on TEXT, sender TEXT, sent_at TEXT",
    "verdicts": "plan TEXT, period TEXT, file TEXT, sha256 TEXT, agency TEXT, verdict TEXT, "
    "problems TEXT, repairs TEXT, decided_on TEXT",
    "extensions": "plan TEXT, period TEXT, agency TEXT, until TEXT, why TEXT, granted_on TEXT",
    "outputs": "path TEXT, sha256 TEXT, made_on TEXT",
    "exclusions": "plan TEXT, period TEXT, file TEXT, sha256 TEXT, excluded INTEGER, why TEXT, "
    "decided_on TEXT",
    "sent": "plan TEXT, period TEXT, n INTEGER, kind TEXT, number TEXT, dated TEXT, file TEXT, "
    "sent_on TEXT, why TEXT, files TEXT",
    "mails": "mailbox TEXT, validity INTEGER, uid INTEGER, message_id TEXT, sha256 TEXT, "
    "sender TEXT, subject TEXT, came_at TEXT, examined TEXT, known TEXT, stored TEXT, "
    "noted_on TEXT",
    "outbox": "plan TEXT, period TEXT, kind TEXT, agency TEXT, sha256 TEXT, address TEXT, "
    "message_id TEXT, state TEXT, reply TEXT, noted_at TEXT",
}
_FIRST_TABLES = frozenset({"issued", "received", "verdicts", "outputs"})
# 1 had no exclusions and did not know who sent a file; 2 did not know what was sent upward; 3 had
# no extensions, neither mailbox nor outbox; 4 had some of these
_VERSION = 5
_MARK = 0x42435448  # application_id: “BCTH”; version 1 had none
_WAIT = 30.0  # seconds to wait for another run on the same folder


class RegisterFault(StrEnum):
    """What can be wrong with the file of the register."""

    DAMAGED = "damaged"
    FOREIGN = "foreign"
    NEWER = "newer"
    BUSY = "busy"
    CLOSED = "closed"


_FAULTS = {
    sqlite3.SQLITE_NOTADB: RegisterFault.DAMAGED,
    sqlite3.SQLITE_CORRUPT: RegisterFault.DAMAGED,
    sqlite3.SQLITE_BUSY: RegisterFault.BUSY,
    sqlite3.SQLITE_LOCKED: RegisterFault.BUSY,
    sqlite3.SQLITE_READONLY: RegisterFault.CLOSED,
    sqlite3.SQLITE_CANTOPEN: RegisterFault.CLOSED,
    sqlite3.SQLITE_PERM: RegisterFault.CLOSED,
    sqlite3.SQLITE_IOERR: RegisterFault.CLOSED,
    sqlite3.SQLITE_FULL: RegisterFault.CLOSED,
}


class RegisterError(Exception):
    """The register cannot be used; it is left as it is."""

    def __init__(self, path: Path, fault: RegisterFault, seen: str = "") -> None:
        super().__init__(f"{path}: {fault.value} {seen}".rstrip())
        self.path, self.fault, self.seen = path, fault, seen


@contextmanager
def writing(path: Path) -> Iterator[sqlite3.Connection]:
    """Open for writing; all that is done is kept or none of it is.

    Raises:
        RegisterError: the file is damaged, not ours, of a newer program, busy, or closed to us.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    connect = sqlite3.connect
    with _explained(path), closing(connect(path, timeout=_WAIT, isolation_level=None)) as register:
        register.execute("BEGIN IMMEDIATE")
        try:
            _check(register, path)
            _complete(register)
            yield register
        except BaseException:
            register.rollback()
            raise
        register.commit()


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """Open without writing; an absent register reads as empty, an old one as a new one.

    Raises:
        RegisterError: as for writing.
    """
    with _explained(path), closing(sqlite3.connect(":memory:")) as copy:
        if not path.exists():
            _complete(copy)
            yield copy
            return
        _roll_back(path)
        with closing(_connect(path, "ro")) as register:
            _check(register, path)
            if not _outdated(register):
                yield register
                return
            register.backup(copy)
        _complete(copy)
        yield copy


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode={mode}", timeout=_WAIT, uri=True)


def _roll_back(path: Path) -> None:
    """Undo what a killed run left half written."""
    for mode in ("ro", "rw"):
        with closing(_connect(path, mode)) as register:
            try:
                _number(register, "schema_version")
            except sqlite3.OperationalError as fault:
                if mode == "rw" or fault.sqlite_errorcode != sqlite3.SQLITE_READONLY_ROLLBACK:
                    raise
            else:
                return


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.DatabaseError as fault:
        kind = _FAULTS.get(getattr(fault, "sqlite_errorcode", 0) & 0xFF)
        if kind is None:
            raise
        raise RegisterError(path, kind, str(fault)) from fault


def _check(register: sqlite3.Connection, path: Path) -> None:
    mark, version = _number(register, "application_id"), _number(register, "user_version")
    tables = {row[0] for row in register.execute("SELECT name FROM sqlite_master")}
    if mark not in (0, _MARK) or (tables and not tables >= _FIRST_TABLES):
        raise RegisterError(path, RegisterFault.FOREIGN)
    if version > _VERSION:
        raise RegisterError(path, RegisterFault.NEWER)


def _outdated(register: sqlite3.Connection) -> bool:
    return _number(register, "user_version") < _VERSION


def _number(register: sqlite3.Connection, pragma: str) -> int:
    return int(register.execute(f"PRAGMA {pragma}").fetchone()[0])


def _complete(register: sqlite3.Connection) -> None:
    """Add the tables and columns that are missing."""
    if not _outdated(register):
        return
    for table, columns in TABLES.items():
        register.execute(f"CREATE TABLE IF NOT EXISTS {table} (id INTEGER PRIMARY KEY, {columns})")
        there = {row[1] for row in register.execute(f"PRAGMA table_info({table})")}
        for column in columns.split(", "):
            if column.split()[0] not in there:
                register.execute(f"ALTER TABLE {table} ADD COLUMN {column}")
        for act in ("UPDATE", "DELETE"):
            register.execute(
                f"CREATE TRIGGER IF NOT EXISTS {table}_no_{act} BEFORE {act} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, 'the register is append-only'); END"
            )
    register.execute(f"PRAGMA application_id = {_MARK}")
    register.execute(f"PRAGMA user_version = {_VERSION}")
