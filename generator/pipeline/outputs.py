"""What the program has written: told from what a person has edited since."""

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from generator.edges.files import keep_edited, sha256
from generator.edges.register import Register
from generator.pipeline.plans import Context


def note_outputs(context: Context, folder: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Set aside files a person has edited, then note what is about to be written."""
    kept: list[Path] = []
    with Register.open(context.home.register) as register:
        written = register.outputs_under(_known_as(context, folder))
        hashes: dict[str, str] = {}
        for name, data in files.items():
            path = folder / name
            known_as = _known_as(context, path)
            hashes[known_as] = sha256(data)
            if path.is_file() and not _is_one_of(path, written.get(known_as, frozenset())):
                kept.append(keep_edited(path))
        register.add_outputs(hashes, context.today)
    return tuple(kept)


def remove_outputs(context: Context, paths: Iterable[Path]) -> None:
    """Remove files the program has written and nobody has edited since; some may not be there."""
    with Register.open_to_read(context.home.register) as register:
        for path in paths:
            if is_ours(context, register, path):
                path.unlink()


def is_ours(context: Context, register: Register, path: Path) -> bool:
    """Whether a file is as the program wrote it; one that cannot be opened is taken as edited."""
    return _is_one_of(path, register.outputs(_known_as(context, path)))


def _is_one_of(path: Path, hashes: Collection[str]) -> bool:
    try:
        data = path.read_bytes()
    except OSError:
        return False
    return sha256(data) in hashes


def _known_as(context: Context, path: Path) -> str:
    return path.relative_to(context.home.root).as_posix()
