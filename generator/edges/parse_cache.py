"""What reading the received files came to, kept so that unchanged files are not read again.

SQLite in one hidden file of a home folder. Deleting it loses nothing, so nothing about it is
fatal: a damaged or foreign file is thrown away, and where none can be written a private one takes
its place, which ends with the run. Only text is kept, never objects: others can write there.
"""

import json
import sqlite3
import zlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

_TABLES = (
    "CREATE TABLE files (scope TEXT, name TEXT, context TEXT, sha256 TEXT, "
    "heads TEXT, PRIMARY KEY (scope, name)) WITHOUT ROWID",
    "CREATE TABLE bodies (scope TEXT, name TEXT, number INTEGER, context TEXT, "
    "sha256 TEXT, body BLOB, PRIMARY KEY (scope, name, number))",
)
_BODY = (
    "SELECT body FROM bodies WHERE scope = ? AND name = ? AND number = ? AND context = ? "
    "AND sha256 = ?"
)
_MARK = 0x42435443  # application_id: “BCTC”
_VERSION = 1
_WAIT = 5.0  # seconds to wait for another run; after them the run goes on without
_BATCH = 8_000_000  # bytes of bodies written at a time
_MAX_BODY = 50_000_000  # bytes of one body unpacked


@dataclass(frozen=True, slots=True)
class Entry:
    """What one received file came to: the text and the packed answers of each submission in it.

    `name` is its path below the period's folder; `lasting` says that reading the same bytes again
    would come to the same.
    """

    name: str
    sha256: str
    heads: tuple[str, ...]
    bodies: tuple[bytes, ...] = ()
    lasting: bool = True


def packed(text: str) -> bytes:
    """Return a text as it is kept."""
    return zlib.compress(text.encode("ascii"), 1)


def unpacked(data: bytes) -> str:
    """Return the text that was kept.

    Raises:
        ValueError: the bytes are damaged or too many.
    """
    try:
        unpacker = zlib.decompressobj()
        text = unpacker.decompress(data, _MAX_BODY)
    except zlib.error as fault:
        raise ValueError(str(fault)) from fault
    if not unpacker.eof:
        raise ValueError("cut off")
    return text.decode("ascii")


class ParseCache:
    """The entries of one scope, of one context; `with ParseCache.open(...) as cache`.

    A scope (a plan's period) has one entry a file. Only entries of the context they were made in
    are given: everything the reading depends on besides the bytes.
    """

    def __init__(self, connection: sqlite3.Connection, scope: str, context: str) -> None:
        self._db = connection
        self._scope, self._context = scope, context
        self._unwritten: dict[str, Entry] = {}
        self._size = 0
        self.damaged = False

    @classmethod
    @contextmanager
    def open(cls, path: Path, scope: str, context: str) -> Iterator["ParseCache"]:
        """Open the cache; what was put is kept also where the run ends early."""
        with closing(_connected(path)) as connection:
            cache = cls(connection, scope, context)
            try:
                yield cache
            finally:
                cache.flush()
        if cache.damaged:
            with suppress(OSError):
                path.unlink(missing_ok=True)

    def entries(self) -> dict[str, Entry]:
        """The entries by name, without bodies."""
        asked = "SELECT name, sha256, heads FROM files WHERE scope = ? AND context = ?"
        found: dict[str, Entry] = {}
        with self._forgiving(), suppress(ValueError, TypeError):
            for name, sha, heads in self._db.execute(asked, (self._scope, self._context)):
                found[name] = Entry(name, sha, tuple(json.loads(heads)))
        return found

    def put(self, entry: Entry) -> None:
        """Keep an entry in place of the file's last one."""
        self._unwritten[entry.name] = entry
        self._size += sum(map(len, (*entry.heads, *entry.bodies)))
        if self._size > _BATCH:
            self.flush()

    def body(self, name: str, sha256: str, number: int) -> bytes | None:
        """The packed answers of one submission of a file; None where they are not kept."""
        self.flush()
        key = (self._scope, name, number, self._context, sha256)
        found = None
        with self._forgiving():
            found = self._db.execute(_BODY, key).fetchone()
        return found[0] if found and isinstance(found[0], bytes) else None

    def forget_others(self, names: Collection[str]) -> None:
        """Drop the entries of files that are not there any more."""
        with self._forgiving():
            kept = self._db.execute("SELECT name FROM files WHERE scope = ?", (self._scope,))
            gone = [name for (name,) in kept.fetchall() if name not in names]
            if gone:
                self._replace(gone, ())

    def flush(self) -> None:
        """Write what has been put."""
        entries, self._unwritten, self._size = self._unwritten, {}, 0
        if entries:
            with self._forgiving():
                self._replace(entries, tuple(entries.values()))

    def _replace(self, names: Iterable[str], entries: Sequence[Entry]) -> None:
        """Drop entries and write others, all or nothing."""
        keys = [(self._scope, name) for name in names]
        files = [
            (self._scope, e.name, self._context, e.sha256, json.dumps(e.heads)) for e in entries
        ]
        bodies = (
            (self._scope, e.name, number, self._context, e.sha256, body)
            for e in entries
            for number, body in enumerate(e.bodies)
        )
        with self._db:
            self._db.execute("BEGIN IMMEDIATE")
            self._db.executemany("DELETE FROM files WHERE scope = ? AND name = ?", keys)
            self._db.executemany("DELETE FROM bodies WHERE scope = ? AND name = ?", keys)
            self._db.executemany("INSERT INTO files VALUES (?, ?, ?, ?, ?)", files)
            self._db.executemany("INSERT INTO bodies VALUES (?, ?, ?, ?, ?, ?)", bodies)

    @contextmanager
    def _forgiving(self) -> Iterator[None]:
        """Go on without the cache where it fails; remember a damage."""
        try:
            yield
        except sqlite3.OperationalError as fault:
            self.damaged |= fault.sqlite_errorcode == sqlite3.SQLITE_ERROR  # a table is not there
        except sqlite3.DatabaseError:
            self.damaged = True


def _connected(path: Path) -> sqlite3.Connection:
    """Open the cache file, a new one where it is damaged or foreign, else a private one."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            return _opened(str(path))
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:
            path.unlink(missing_ok=True)
            return _opened(str(path))
    except (OSError, sqlite3.Error):
        return _opened("")


def _opened(target: str) -> sqlite3.Connection:
    """Open a cache that is ours.

    Raises:
        sqlite3.OperationalError: it cannot be opened or written now.
        sqlite3.DatabaseError: it is damaged or something else.
    """
    connection = sqlite3.connect(target, timeout=_WAIT, isolation_level=None)
    try:
        connection.execute("PRAGMA trusted_schema = OFF")
        if not _is_ours(connection):
            _make(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _is_ours(connection: sqlite3.Connection) -> bool:
    marks = ("application_id", "user_version")
    found = [connection.execute(f"PRAGMA {mark}").fetchone()[0] for mark in marks]
    return found == [_MARK, _VERSION]


def _make(connection: sqlite3.Connection) -> None:
    """Make the tables, unless another run has just done so."""
    with connection:
        connection.execute("BEGIN IMMEDIATE")
        if _is_ours(connection):
            return
        if connection.execute("SELECT 1 FROM sqlite_master").fetchone():
            raise sqlite3.DatabaseError("foreign")
        for table in _TABLES:
            connection.execute(table)
        connection.execute(f"PRAGMA application_id = {_MARK}")
        connection.execute(f"PRAGMA user_version = {_VERSION}")
