"""Folders and files: where things lie, and writing that leaves the old or the new, whole."""

import datetime as dt
import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, count
from operator import itemgetter
from pathlib import Path

from generator.core.periods import VIETNAM

READ_AT_MOST = 64_000_000
_PENDING = ".dang-ghi.json"
_SKIPPED = {"thumbs.db", "desktop.ini", ".ds_store"}


@dataclass(frozen=True, slots=True)
class Home:
    """The folder that holds inputs/, templates/ and reports/ (design, Folders)."""

    root: Path

    @property
    def inputs(self) -> Path:
        """What people write: plan workbooks and what agencies sent."""
        return self.root / "inputs"

    @property
    def register(self) -> Path:
        """The register of everything received."""
        return self.inputs / "register.sqlite3"

    def plan(self, plan: str) -> Path:
        """The plan workbook."""
        return self.inputs / plan / "plan.xlsx"

    def received(self, plan: str, period: str) -> Path:
        """What agencies sent for a period."""
        return self.inputs / plan / period

    def issued(self, plan: str, period: str) -> Path:
        """The forms for the agencies."""
        return self.root / "templates" / "issued" / plan / period

    def masters(self) -> Path:
        """The Word masters."""
        return self.root / "templates" / "report"

    def reports(self, plan: str, period: str) -> Path:
        """What the program makes of a period."""
        return self.root / "reports" / plan / period

    def parse_cache(self) -> Path:
        """What reading received files came to, so that unchanged ones are not read again."""
        return self.root / "reports" / ".cache" / "tep-da-doc.sqlite3"

    def plans(self) -> tuple[str, ...]:
        """The plans that have a workbook, by name."""
        return tuple(sorted(path.parent.name for path in self.inputs.glob("*/plan.xlsx")))


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file below a folder: its relative name, bytes' hash and time of last change.

    `fault` says why it cannot be opened; its hash then stands for the name.
    """

    name: str
    path: Path
    sha256: str
    saved_at: dt.datetime
    fault: str = ""

    def read(self) -> bytes:
        """The bytes of the file, cut off after READ_AT_MOST, more than any reader takes."""
        return read_bounded(self.path)


def read_bounded(path: Path) -> bytes:
    """Return the bytes of a file, cut off after READ_AT_MOST."""
    with path.open("rb") as file:
        return file.read(READ_AT_MOST)


def find_files(folder: Path) -> Iterator[FoundFile]:
    """Yield every file below a folder by name; hidden, lock and system files are left out.

    Links are named but not followed: they could lead anywhere. Folders that cannot be looked into
    are named too.
    """
    seen: set[str] = set()
    for raw, entry in sorted(_entries(folder, ""), key=itemgetter(0)):
        path = Path(entry.path)
        name = next(name for name in _names(raw) if name not in seen)
        seen.add(name)
        if isinstance(entry, _Closed):
            yield _unopened(name, path, entry.fault)
        elif entry.is_symlink():
            yield _unopened(name, path, "lối tắt")
        elif entry.is_file():
            yield _found(name, path)


def _names(raw: str) -> Iterator[str]:
    """Yield names for a file; names that cannot be shown as they are may look alike."""
    shown = _shown(raw)
    return chain((shown,), (f"{shown} ({number})" for number in count(2)))


@dataclass(frozen=True, slots=True)
class _Closed:
    """A folder that cannot be looked into."""

    path: str
    fault: str


def _entries(folder: Path | str, above: str) -> Iterator[tuple[str, "os.DirEntry[str] | _Closed"]]:
    """Yield what is below a folder, with its name from the top."""
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                name = f"{above}{entry.name}"
                if entry.name.startswith((".", "~$")) or entry.name.casefold() in _SKIPPED:
                    continue
                if entry.is_dir(follow_symlinks=False):
                    yield from _entries(entry.path, f"{name}/")
                else:
                    yield name, entry
    except OSError as fault:
        yield above.rstrip("/"), _Closed(str(folder), fault.strerror or str(fault))


def _shown(name: str) -> str:
    """Return the name as text that can be stored, also where its bytes are no UTF-8."""
    if name.isprintable():
        return name
    text = os.fsencode(name).decode("utf-8", "replace")
    return "".join(char if char.isprintable() else "\ufffd" for char in text)


def _found(name: str, path: Path) -> FoundFile:
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
            saved = os.fstat(file.fileno()).st_mtime
        moment = dt.datetime.fromtimestamp(saved, VIETNAM).replace(tzinfo=None)
    except (OSError, ValueError, OverflowError) as fault:
        return _unopened(name, path, getattr(fault, "strerror", None) or str(fault))
    return FoundFile(name, path, digest, moment)


def _unopened(name: str, path: Path, fault: str) -> FoundFile:
    digest = sha256(f"{fault}|{name}".encode())
    return FoundFile(name, path, digest, dt.datetime(1970, 1, 1), fault)


def sha256(data: bytes) -> str:
    """Return the hash of bytes as hexadecimal text."""
    return hashlib.sha256(data).hexdigest()


def bring_in(source: Path, folder: Path) -> list[Path]:
    """Copy a file, or all files of a folder, into another; return the copies made.

    A file already there, by its bytes, is not copied again; no name is ever overwritten.
    """
    folder.mkdir(parents=True, exist_ok=True)
    there = {found.sha256 for found in find_files(folder)}
    found = list(find_files(source)) if source.is_dir() else [_found(_shown(source.name), source)]
    copies: list[Path] = []
    for file in found:
        if file.fault or file.path.is_relative_to(folder) or file.sha256 in there:
            continue
        wanted = folder / Path(file.name).name
        others = (wanted.with_name(f"{wanted.stem} ({n}){wanted.suffix}") for n in count(2))
        target = _first_free(chain((wanted,), others))
        partial = target.with_name(f".{target.name}.tmp")
        shutil.copy2(file.path, partial)
        partial.replace(target)
        there.add(file.sha256)
        copies.append(target)
    return copies


def put_file(path: Path, data: bytes, day: dt.date | None = None) -> None:
    """Write a file, with its folders, as one saved on the given day at three in the afternoon."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    if day:
        moment = dt.datetime.combine(day, dt.time(15), VIETNAM).timestamp()
        os.utime(path, (moment, moment))


def _first_free(names: Iterable[Path]) -> Path:
    return next(path for path in names if not path.exists())


def write_all(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a folder so that all are the old ones or all are the new ones.

    All bytes go to temporary names first. A list of them then marks the point of no return:
    before it the old files stand, after it `finish_writing` completes what a kill interrupted.
    """
    finish_writing(folder)
    changed = {name: data for name, data in files.items() if not _same(folder / name, data)}
    for name, data in changed.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        write_durably(_temporary(target), data)
    for name in changed:
        _check_replaceable(folder / name)
    if len(changed) > 1:
        pending = folder / _PENDING
        write_durably(_temporary(pending), json.dumps(sorted(changed)).encode())
        _temporary(pending).replace(pending)
    for name in sorted(changed):
        _temporary(folder / name).replace(folder / name)
    (folder / _PENDING).unlink(missing_ok=True)


def finish_writing(folder: Path) -> None:
    """Complete a writing that was interrupted after its point of no return."""
    pending = folder / _PENDING
    if not pending.exists():
        return
    for name in json.loads(pending.read_text(encoding="utf-8")):
        temporary = _temporary(folder / name)
        if temporary.exists():
            temporary.replace(folder / name)
    pending.unlink()


def _check_replaceable(path: Path) -> None:
    """Fail before anything is replaced where another program keeps a target open (Windows)."""
    if path.exists():
        with path.open("r+b"):
            pass


def _temporary(path: Path) -> Path:
    return path.with_name(f".{path.name}.tmp")


def _same(path: Path, data: bytes) -> bool:
    return path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data


def write_durably(path: Path, data: bytes) -> None:
    """Write a file and see that it has reached the disk."""
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def keep_edited(path: Path, mark: str = "da-sua") -> Path:
    """Copy a file a person has edited to a free name beside it and return that name."""
    names = (path.with_name(f"{path.stem}.{mark}-{n}{path.suffix}") for n in count(1))
    kept = _first_free(names)
    shutil.copy2(path, kept)
    return kept
