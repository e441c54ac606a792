"""Office packages taken apart and put together again, for the tests of the edges."""

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from openxml_audit import FileFormat, OpenXmlValidator

Change = Callable[[bytes], bytes] | bytes | None  # None leaves the part out


def parts(package: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def pack(content: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w", method) as archive:
        for name, part in content.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), part, method)
    return result.getvalue()


def change(package: bytes, changes: Mapping[str, Change]) -> bytes:
    """The package with parts changed, replaced, added or left out."""
    content = parts(package)
    for name, how in changes.items():
        if how is None:
            del content[name]
        else:
            content[name] = how if isinstance(how, bytes) else how(content[name])
    return pack(content)


def schema_faults(package: bytes, path: Path) -> list[str]:
    """What the Office schemas, an old and a new edition, find wrong with a package."""
    path.write_bytes(package)
    return [
        f"{error.part_uri} {error.path} {error.description}"
        for edition in (FileFormat.OFFICE_2010, FileFormat.MICROSOFT_365)
        for error in OpenXmlValidator(edition).validate(path).errors
    ]
