"""Links from a page to files of the home folder: relative, and only to files that are there."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from urllib.parse import quote


def links(home: Path, folder: Path, names: Iterable[str]) -> dict[str, str]:
    """Return the address of each file, named from the home folder, for a page in a folder.

    What lies in a mail or archive leads to that file. What is not there, and what a symbolic link
    leads out of the home folder to, has no address.
    """
    found = ((name, _link(home.resolve(), folder.resolve(), name)) for name in names)
    return {name: link for name, link in found if link}


def _link(home: Path, folder: Path, name: str) -> str:
    for part in _containers(name):
        path = (home / part).resolve()
        if path.is_relative_to(home) and path.is_file():
            return _relative(path, folder)
    return ""


def _containers(name: str) -> Iterator[PurePosixPath]:
    """The name, and the names of what it may lie in."""
    path = PurePosixPath(name)
    yield from (path, *path.parents)


def _relative(path: Path, folder: Path) -> str:
    """The address with every sign escaped that means something in one; none on another drive."""
    try:
        return quote(Path(os.path.relpath(path, folder)).as_posix(), safe="/")
    except ValueError:
        return ""
