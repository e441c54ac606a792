"""The frozen copy of what was sent: written whole or not at all, read-only, watched for changes.

A snapshot is first written under a hidden name. What the register notes of it is the point of no
return: before it `drop_unfinished` takes the copy away, after it `publish` gives it its name.
"""

import shutil
import stat
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from pathlib import Path, PurePosixPath

from generator.edges.files import find_files, sha256, write_durably

SUMS = "SHA256SUMS"
_HIDDEN = ".dang-gui-"


class Change(StrEnum):
    """What happened to a file of a snapshot."""

    EDITED = "edited"
    LOST = "lost"
    ADDED = "added"


def next_number(folder: Path, known: Iterable[int]) -> int:
    """Return the number of the next snapshot, above all that are known or lie there."""
    there = (int(path.name) for path in folder.glob("*") if path.name.isdecimal())
    return max((0, *known, *there)) + 1


def write_hidden(folder: Path, n: int, files: Mapping[str, bytes]) -> dict[str, str]:
    """Write a snapshot under its hidden name and return the hash of every file in it.

    The list of hashes is a file of it, in the form `sha256sum -c` reads.
    """
    target = _hidden(folder, n)
    hashes = {name: sha256(data) for name, data in files.items()}
    listed = "".join(f"{hashes[name]}  {name}\n" for name in sorted(hashes)).encode()
    for name, data in (*files.items(), (SUMS, listed)):
        path = target / _inside(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_durably(path, data)
        path.chmod(stat.S_IRUSR | stat.S_IRGRP | stat.S_IROTH)
    return {**hashes, SUMS: sha256(listed)}


def _inside(name: str) -> PurePosixPath:
    """Return a name that stays below its folder.

    Raises:
        ValueError: it would leave the folder.
    """
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or not path.parts:
        raise ValueError(f"name leaves the snapshot: {name}")
    return path


def publish(folder: Path, n: int) -> None:
    """Give a snapshot the register knows its name, also where a kill came between."""
    if _hidden(folder, n).is_dir() and not (folder / str(n)).exists():
        _hidden(folder, n).replace(folder / str(n))


def drop_unfinished(folder: Path, known: Iterable[int]) -> None:
    """Remove hidden snapshots the register does not know: nothing of them was sent."""
    kept = {_hidden(folder, n) for n in known}
    for path in folder.glob(f"{_HIDDEN}*"):
        if path not in kept and path.is_dir() and not path.is_symlink():
            _remove(path)


def _remove(folder: Path) -> None:
    for path in folder.rglob("*"):
        if not path.is_symlink() and path.is_file():
            path.chmod(stat.S_IRUSR | stat.S_IWUSR)  # Windows removes no read-only file
    shutil.rmtree(folder)


def changes(folder: Path, n: int, hashes: Mapping[str, str]) -> Iterator[tuple[str, Change]]:
    """Yield every file of a snapshot that is not as it was sent."""
    place = snapshot_folder(folder, n)
    there = {file.name: file.sha256 for file in find_files(place)} if place.is_dir() else {}
    for name in sorted({*hashes, *there}):
        if name not in there:
            yield name, Change.LOST
        elif name not in hashes:
            yield name, Change.ADDED
        elif there[name] != hashes[name]:
            yield name, Change.EDITED


def snapshot_folder(folder: Path, n: int) -> Path:
    """Return where a snapshot lies: under its name, or hidden where a kill came between."""
    named, hidden = folder / str(n), _hidden(folder, n)
    return named if named.exists() or not hidden.exists() else hidden


def read_checked(path: Path, digest: str) -> bytes | None:
    """Return the bytes of a file of a snapshot, or None where they are not those noted."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    return data if sha256(data) == digest else None


def _hidden(folder: Path, n: int) -> Path:
    return folder / f"{_HIDDEN}{n}"
