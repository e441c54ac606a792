"""One run at a time on a home folder, also where several people share it.

The operating system keeps the lock and lets go of it when the process ends, however it ends. A
note beside it says who holds it; a note without a lock means nothing. Where the file system knows
no locks (some network shares), SQLite's own lock on the register keeps its rows whole.
"""

import datetime as dt
import getpass
import json
import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from filelock import FileLock, Timeout

LOCK, NOTE = ".dang-chay.lock", ".dang-chay.json"
WAIT = 30.0  # seconds to wait for another run
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


@contextmanager
def working(folder: Path, command: str, wait: float = WAIT) -> Iterator[None]:
    """Hold a folder while a command runs; a command within it holds it already.

    Raises:
        BusyError: another run still holds it after the seconds to wait.
    """
    if folder in _held:
        yield
        return
    folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder / LOCK)
    try:
        lock.acquire(timeout=wait)
    except Timeout as fault:
        raise BusyError(_holder(folder)) from fault
    except (NotImplementedError, OSError):
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


def _tell(folder: Path, command: str) -> None:
    user = ""
    with suppress(OSError, KeyError):
        user = getpass.getuser()
    since = f"{dt.datetime.now():%H:%M %d/%m/%Y}"
    note = Holder(platform.node(), user, f"{command} ({os.getpid()})", since)
    with suppress(OSError):
        (folder / NOTE).write_text(json.dumps(asdict(note)), encoding="utf-8")


def _holder(folder: Path) -> Holder:
    try:
        found = json.loads((folder / NOTE).read_text(encoding="utf-8"))
        return Holder(**{name: str(value)[:60] for name, value in found.items()})
    except (OSError, ValueError, TypeError, AttributeError):
        return Holder()
