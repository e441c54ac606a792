"""Which program this is: a digest of its source and of the libraries it reads files with."""

import hashlib
import sys
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_SOURCE = Path(__file__).resolve().parent.parent
_READERS = ("python-calamine", "openpyxl", "defusedxml", "olefile")


@cache
def program_digest() -> str:
    """Return a digest that differs where another program could read a file otherwise."""
    digest = hashlib.sha256(sys.version.encode())
    for path in sorted(_SOURCE.rglob("*.py")):
        digest.update(path.relative_to(_SOURCE).as_posix().encode())
        digest.update(path.read_bytes())
    for name in _READERS:
        digest.update(f"{name} {_version(name)}".encode())
    return digest.hexdigest()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
