"""Keeping a fetched message as a file that is whole and on the disk before it counts."""

import datetime as dt
import os
from contextlib import suppress
from pathlib import Path

from generator.core.periods import VIETNAM
from generator.edges.files import sha256


def store_mail(folder: Path, stem: str, data: bytes, came_at: dt.datetime) -> Path:
    """Write a message and return its file; one already there with the same bytes is that file.

    The name ends with part of the hash, by which a copy is found again; the file is as old as the
    message.
    """
    digest = sha256(data)
    folder.mkdir(parents=True, exist_ok=True)
    there = (path for path in sorted(folder.glob(f"*-{digest[:16]}.eml")))
    if kept := next((path for path in there if sha256(path.read_bytes()) == digest), None):
        return kept
    target = folder / f"{stem}-{digest[:16]}.eml"
    partial = target.with_name(f".{target.name}.tmp")
    with partial.open("wb") as file:
        file.write(data)
        file.flush()
        moment = came_at.replace(tzinfo=VIETNAM).timestamp()
        os.utime(partial, (moment, moment))
        os.fsync(file.fileno())
    partial.replace(target)
    _settle(folder)
    return target


def _settle(folder: Path) -> None:
    """Bring new names of a folder, and the folder's own, to the disk; Windows does it by itself."""
    for place in (folder, folder.parent):
        with suppress(OSError):
            handle = os.open(place, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)
