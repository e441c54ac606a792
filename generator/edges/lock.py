"""One run at a time on a home folder, also where several people share it.

The operating system keeps the lock and lets go of it when the process ends, however it ends. A
note beside it says who holds it; a note without a lock means nothing. Where the file system knows
no locks (some network shares), work goes on: SQLite's own lock keeps the rows of the register
whole, and results are written whole or not at all.
"""

import datetime as dt
import errno
import getpass
import json
import os
import platform
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from filelock import FileLock, Timeout

LOCK, NOTE = ".dang-chay.lock", ".dang-chay.json"
WAIT = 30.0  # seconds to wait for another run
_NO_LOCKS = {errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOLCK}
_NOTE_AT_MOST = 2_000  # characters
_held: set[Path] = set()


@dataclass(frozen=True, slots=True)
class Holder:
    """Who is running what since when; empty where the note cannot be read."""

    computer: str = ""
    user: str = ""
    command: str = ""
    since: str = ""


class BusyError(Exception):
    """Another run holds the folder."""

    def __init__(self, holder: Holder) -> None:
        super().__init__(str(holder))
        self.holder = holder


Waiting = Callable[[Holder], None]


def nobody_told(_holder: Holder) -> None:
    """Wait without a word."""


@contextmanager
def working(
    folder: Path, command: str, wait: float = WAIT, waiting: Waiting = nobody_told
) -> Iterator[None]:
    """Hold a folder while a command runs; a command within it holds it already.

    `waiting` is told whose run it is where there is one to wait for.

    Raises:
        BusyError: another run still holds it after the seconds to wait.
    """
    if folder in _held:
        yield
        return
    folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder / LOCK, fallback_to_soft=False)
    if not _acquired(lock, folder, wait, waiting):
        yield
        return
    _held.add(folder)
    try:
        _tell(folder, command)
        yield
    finally:
        _held.discard(folder)
        with suppress(OSError):
            (folder / NOTE).unlink(missing_ok=True)
        lock.release()


def _acquired(lock: FileLock, folder: Path, wait: float, waiting: Waiting) -> bool:
    """Take the lock; False where the file system knows none."""
    try:
        with suppress(Timeout):
            lock.acquire(timeout=0)
            return True
        waiting(_holder(folder))
        lock.acquire(timeout=wait)
    except Timeout as fault:
        raise BusyError(_holder(folder)) from fault
    except NotImplementedError:
        return False
    except OSError as fault:
        if fault.errno not in _NO_LOCKS:
            raise
        return False
    return True


def _tell(folder: Path, command: str) -> None:
    user = ""
    with suppress(OSError, KeyError, ImportError):
        user = getpass.getuser()
    since = f"{dt.datetime.now():%H:%M %d/%m/%Y}"
    note = Holder(platform.node(), user, f"{command} ({os.getpid()})", since)
    with suppress(OSError):
        told = json.dumps(asdict(note), ensure_ascii=False)
        (folder / NOTE).write_text(told, encoding="utf-8")


def _holder(folder: Path) -> Holder:
    """Return whom the note names; whatever else it holds is no name."""
    try:
        with (folder / NOTE).open(encoding="utf-8") as note:
            found = json.loads(note.read(_NOTE_AT_MOST))
        return Holder(**{name: _line(value) for name, value in found.items()})
    except (OSError, ValueError, TypeError, AttributeError, RecursionError):
        return Holder()


def _line(value: object) -> str:
    return "".join(char for char in str(value) if char.isprintable())[:60]
