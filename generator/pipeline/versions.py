"""Versions of a Word file: what a person has edited is left alone, the next version carries it on.

bao-cao.docx, then bao-cao-ban-2.docx, bao-cao-ban-3.docx … Beside them, hidden, lies each version
as the program rendered it before any merging: what a person's edits are told from.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.core.address import Where
from generator.core.problems import Problem, problem
from generator.edges.docx_merge import Merged, NotMergedError, merge_documents
from generator.edges.register import Register
from generator.pipeline.outputs import is_ours
from generator.pipeline.plans import Context

RENDERED = ".ban-goc"


@dataclass(frozen=True, slots=True)
class Version:
    """The version to write: its name, all files it needs, and those it makes out of date.

    `edited` is the version a person has edited, `merged` what was kept of it; where it could not
    be read or compared, `problem` says why and the version is the fresh report.
    """

    name: str
    files: Mapping[str, bytes]
    outdated: tuple[Path, ...] = ()
    edited: str = ""
    merged: Merged | None = None
    problem: Problem | None = None


def next_version(context: Context, folder: Path, name: str, fresh: bytes) -> Version:
    """Return the version to write of a file, given how the program renders it now."""
    with Register.open(context.home.register) as register:
        found = there(folder, name)
        foreign = (n for n, path in found.items() if not is_ours(context, register, path))
        edited = max(foreign, default=0)
        base = folder / RENDERED / version_name(name, edited)
        known = edited and base.is_file() and is_ours(context, register, base)
    target = version_name(name, edited + 1)
    outdated = tuple(path for n, path in found.items() if n > edited + 1)
    if not edited:
        return Version(target, _files(target, fresh, fresh), outdated)
    theirs = version_name(name, edited)
    merged = _merged(context, found[edited], base if known else None, fresh)
    if isinstance(merged, Problem):
        return Version(target, _files(target, fresh, fresh), outdated, theirs, None, merged)
    return Version(target, _files(target, merged.data, fresh), outdated, theirs, merged)


def version_name(name: str, number: int) -> str:
    """Return the name of a version: bao-cao.docx, bao-cao-ban-2.docx and on."""
    stem, dot, suffix = name.rpartition(".")
    return name if number <= 1 else f"{stem}-ban-{number}{dot}{suffix}"


def there(folder: Path, name: str) -> dict[int, Path]:
    """Return the versions of a file in a folder by number."""
    stem, _, suffix = name.rpartition(".")
    pattern = re.compile(rf"{re.escape(stem)}-ban-([1-9]\d{{0,5}})\.{re.escape(suffix)}")
    found = {1: folder / name} if (folder / name).is_file() else {}
    for path in sorted(folder.glob(f"*.{suffix}")):
        matched = pattern.fullmatch(path.name)
        if matched and path.is_file() and path.name == version_name(name, int(matched[1])):
            found[int(matched[1])] = path
    return found


def _files(name: str, data: bytes, rendered: bytes) -> dict[str, bytes]:
    return {name: data, f"{RENDERED}/{name}": rendered}


def _merged(context: Context, theirs: Path, base: Path | None, fresh: bytes) -> Merged | Problem:
    where = Where(theirs.name)
    if base is None:
        return problem("version.base_missing", where)
    try:
        return merge_documents(base.read_bytes(), theirs.read_bytes(), fresh, context.today)
    except (NotMergedError, OSError) as fault:
        return problem("version.unreadable", where, seen=fault)
