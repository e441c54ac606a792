"""Unpacking Office packages within bounds, whoever made them.

Sizes are checked before anything is unpacked; a part somebody needs is unpacked once under its
declared size and check sum, and may not declare entities.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from typing import Any

from defusedxml import ElementTree

from generator.edges.kinds import kind_of

MAX_BYTES = 20_000_000
MAX_UNPACKED = 100_000_000
MAX_PARTS = 2_000
MAX_SMALL = 2_000_000  # bytes of a part that is parsed whole: list of sheets, properties

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # how the files of Office 97-2003 begin
ENTRY = b"PK\x01\x02"  # begins an entry of the directory (APPNOTE.TXT 4.3.12)
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # all that ECMA-376 part 2 allows
_UTF8, _FIRST_DAY = 0x800, 0x21  # flag of names in UTF-8; 1/1/1980
EXCEL = "Excel"  # what package_kind calls a workbook
Parts = dict[str, bytes]


class UnreadableError(Exception):
    """What keeps a package from being read; the text names the fault."""


class TooLargeError(Exception):
    """What exceeds the bounds, and the bound."""

    def __init__(self, seen: str, limit: str) -> None:
        super().__init__(seen)
        self.seen, self.limit = seen, limit


class NoPackageError(Exception):
    """Bytes that are no Office package; `encrypted` where a password keeps them closed."""

    def __init__(self, kind: str, *, encrypted: bool = False) -> None:
        super().__init__(kind)
        self.kind, self.encrypted = kind, encrypted


def unpack(
    data: bytes, old_format: str, needed: Callable[[str], bool] = lambda _name: True
) -> Parts:
    """Return the parts by name in small letters; those nobody needs are empty.

    Part names that differ in case only are the same (ECMA-376 part 2, part names).
    `old_format` names the format before packages (.xls, .doc).

    Raises:
        TooLargeError: packed or unpacked the file exceeds the bounds.
        NoPackageError: the bytes are something else, or closed by a password.
        UnreadableError: the package is damaged or not as the standard says.
    """
    if len(data) > MAX_BYTES:
        raise TooLargeError(mega(len(data)), mega(MAX_BYTES))
    if data.startswith(OLE):
        raise NoPackageError(old_format, encrypted=_ENCRYPTED in data)
    if not data.startswith(b"PK"):
        raise NoPackageError(kind_of(data))
    entries = data.count(ENTRY)  # counted before each takes memory
    if entries > MAX_PARTS:
        raise TooLargeError(f"{entries} phần", f"{MAX_PARTS} phần")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = {info.filename.lower(): info for info in archive.infolist()}
            total = sum(info.file_size for info in archive.infolist())
            if total > MAX_UNPACKED:
                raise TooLargeError(f"{mega(total)}, {len(infos)} phần", mega(MAX_UNPACKED))
            return {
                name: _part(archive, info) if needed(name) else b"" for name, info in infos.items()
            }
    except (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError) as fault:
        raise UnreadableError(type(fault).__name__) from fault
    except (RuntimeError, ValueError, OverflowError) as fault:  # password, damaged directory
        raise UnreadableError(type(fault).__name__) from fault


def _part(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """Return a part, never unpacking more of it than the directory declares.

    No part may hold a document type declaration (ECMA-376 part 2, XML usage).
    """
    if info.compress_type not in _METHODS:
        raise UnreadableError("compression")
    with archive.open(info) as part:
        content = part.read(info.file_size + 1)
    if info.filename.lower().endswith((".xml", ".rels")) and b"<!DOCTYPE" in content:
        raise UnreadableError("DTD")
    return content


def pack(parts: Mapping[str, bytes]) -> bytes:
    """Return the parts as a package without compression (APPNOTE 4.3.7, 4.3.12, 4.3.16).

    Parts that have been checked are packed anew for another reader: it could see other parts in
    a crafted archive.
    """
    content, directory, at = [], [], 0
    for name, part in parts.items():
        written = name.encode()
        common = struct.pack(
            "<HHHHHIIIHH",
            *(20, _UTF8, zipfile.ZIP_STORED, 0, _FIRST_DAY),
            *(zlib.crc32(part), len(part), len(part), len(written), 0),
        )
        directory += [b"PK\1\2\x14\0", common, struct.pack("<HHHII", 0, 0, 0, 0, at), written]
        content += [b"PK\3\4", common, written, part]
        at += 30 + len(written) + len(part)
    size = sum(map(len, directory))
    end = struct.pack("<HHHHIIH", 0, 0, len(parts), len(parts), size, at, 0)
    return b"".join((*content, *directory, b"PK\5\6", end))


def parse_small(part: bytes) -> Any:
    """Return the root element of a small part that declares no entities.

    Raises:
        UnreadableError: the part is too long or no XML.
    """
    if len(part) > MAX_SMALL:
        raise UnreadableError("XML")
    try:
        return ElementTree.fromstring(part, forbid_dtd=True)
    except (ElementTree.ParseError, ValueError, LookupError) as fault:  # also unknown encodings
        raise UnreadableError(type(fault).__name__) from fault


def relations(part: bytes) -> dict[str, tuple[str, str]]:
    """Return the relationships of a part by Id: the type's last word and the target."""
    return {
        rel.get("Id", ""): (rel.get("Type", "").rpartition("/")[2], rel.get("Target", ""))
        for rel in parse_small(part)
    }


def part_name(target: str, folder: str) -> str:
    """Return the name in small letters of the part a relationship of a folder points to."""
    return (target.lstrip("/") if target.startswith("/") else f"{folder}{target}").lower()


def package_kind(parts: Mapping[str, bytes]) -> str:
    """Name what a package holds."""
    if "xl/workbook.bin" in parts:
        return "Excel nhị phân .xlsb"
    for folder, kind in (("word/", "Word"), ("xl/", EXCEL), ("ppt/", "PowerPoint")):
        if any(name.startswith(folder) for name in parts):
            return kind
    kinds = {"text": ".odt", "presentation": ".odp", "calc": "OpenOffice cũ .sxc"}
    media = parts.get("mimetype", b"").decode("ascii", "replace").strip().rpartition(".")[2]
    return f"OpenDocument {kinds.get(media, '')}".strip() if "mimetype" in parts else "tệp nén"


def mega(size: int) -> str:
    """Return a number of bytes or characters as text in millions."""
    return f"{size / 1e6:.0f} MB"
