"""Reading a workbook's values fast and within bounds, whoever made it.

What arrives is hostile until shown otherwise: sizes are checked before anything is unpacked,
every part is unpacked once under its declared size and check sum, no formula is evaluated, no
entity resolved, no macro opened. Cells come as calamine gives them; formulas without a result
and error values, which calamine gives as blanks, are put back from the sheet's own XML.
"""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from defusedxml import ElementTree
from python_calamine import CalamineWorkbook, SheetTypeEnum

from generator.core.address import Where, a1
from generator.core.grid import Grid
from generator.core.problems import Problem, problem
from generator.core.values import Cell
from generator.edges.sheet_scan import Scan, scan_sheet

MAX_BYTES = 20_000_000
MAX_UNPACKED = 100_000_000
MAX_PARTS = 2_000
MAX_SMALL = 2_000_000  # bytes of a part that is parsed whole: list of sheets, properties
MAX_SHEET = 40_000_000  # bytes of one sheet's XML
MAX_AREA = 2_000_000  # rows times columns of the used ranges of all sheets
MAX_TEXT = 200_000_000  # characters in all cells; a shared string may stand in many of them

_MODIFIED = re.compile(rb"<dcterms:modified[^>]*>([0-9TZ:.+-]{1,40})<")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # all that ECMA-376 part 2 allows
_SHARED_STRING = re.compile(rb"[<:]si[\s/>]")
_SHARED_CELL = re.compile(rb"""\st\s*=\s*["']s["']""")
_CLOCK = (1980, 1, 1, 0, 0, 0)


class _UnreadableError(Exception):
    """What keeps a workbook from being read; the text names the fault."""


@dataclass(frozen=True, slots=True)
class Workbook:
    """The sheets of a workbook, its custom properties and when it was last saved (ISO, UTC)."""

    grids: tuple[Grid, ...]
    properties: Mapping[str, str]
    modified: str = ""

    def grid(self, sheet: str) -> Grid | None:
        """The sheet of a name, or None."""
        return next((grid for grid in self.grids if grid.sheet == sheet), None)


def read_workbook(file: str, data: bytes) -> Workbook | Problem:
    """Return the sheets of an .xlsx file, or the problem that keeps it from being read."""
    where = Where(file)
    if len(data) > MAX_BYTES:
        return problem("file.too_large", where, seen=_mega(len(data)), limit=_mega(MAX_BYTES))
    if data.startswith(_OLE):
        code = "file.password" if _ENCRYPTED in data else "file.other_type"
        return problem(code, where, seen=".xls")
    if not data.startswith(b"PK"):
        return problem("file.other_type", where, seen=_kind(data))
    try:
        parts = _unpack(data)
        if isinstance(parts, str):
            return problem("file.too_large", where, seen=parts, limit=_mega(MAX_UNPACKED))
        return _read(where, parts)
    except _UnreadableError as fault:
        return problem("file.unreadable", where, seen=fault)


def _unpack(data: bytes) -> dict[str, bytes] | str:
    """Return the parts by name in small letters, or what exceeds the bounds.

    Part names that differ in case only are the same (ECMA-376 part 2, part names).
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            total = sum(info.file_size for info in infos)
            if len(infos) > MAX_PARTS or total > MAX_UNPACKED:
                return f"{_mega(total)}, {len(infos)} phần"
            return {info.filename.lower(): _part(archive, info) for info in infos}
    except (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError) as fault:
        raise _UnreadableError(type(fault).__name__) from fault
    except (RuntimeError, ValueError, OverflowError) as fault:  # password, damaged directory
        raise _UnreadableError(type(fault).__name__) from fault


def _part(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """Return a part, never unpacking more of it than the directory declares.

    No part may hold a document type declaration (ECMA-376 part 2, XML usage).
    """
    if info.compress_type not in _METHODS:
        raise _UnreadableError("compression")
    with archive.open(info) as part:
        content = part.read(info.file_size + 1)
    if info.filename.lower().endswith((".xml", ".rels")) and b"<!DOCTYPE" in content:
        raise _UnreadableError("DTD")
    return content


def _read(where: Where, parts: dict[str, bytes]) -> Workbook | Problem:
    if "xl/workbook.xml" not in parts:
        return problem("file.other_type", where, seen=_package(parts))
    if any(name.endswith("vbaproject.bin") for name in parts):
        return problem("file.macro", where)
    scans = _scans(where, parts)
    if isinstance(scans, Problem):
        return scans
    return Workbook(
        tuple(
            Grid(where.file, name, _with_special(rows, scans.get(name, Scan()).special))
            for name, rows in _calamine(parts)
        ),
        _properties(parts.get("docprops/custom.xml")),
        _modified(parts.get("docprops/core.xml", b"")),
    )


def _scans(where: Where, parts: Mapping[str, bytes]) -> dict[str, Scan] | Problem:
    """Return what each sheet holds, or the bound that all of them together exceed."""
    scans: dict[str, Scan] = {}
    area = text = 0
    longest = _longest_string(parts)
    for name, part in _sheet_parts(parts):
        scans[name] = scan = _scan(parts, part)
        area += scan.area
        text += longest * len(_SHARED_CELL.findall(parts[part]))
        place = Where(where.file, name)
        if scan.area > MAX_AREA:
            return problem("file.far_cell", place, seen=a1(scan.rows - 1, scan.columns - 1))
        if area > MAX_AREA:
            return problem("file.too_large", place, seen=f"{area} ô", limit=f"{MAX_AREA} ô")
        if text > MAX_TEXT:
            return problem("file.too_large", place, seen=_mega(text), limit=_mega(MAX_TEXT))
    return scans


def _longest_string(parts: Mapping[str, bytes]) -> int:
    strings = parts.get("xl/sharedstrings.xml", b"")
    return max(map(len, _SHARED_STRING.split(strings)))


def _calamine(parts: Mapping[str, bytes]) -> list[tuple[str, list[list[Any]]]]:
    """Return each worksheet's name and cells, read from the parts that have been checked.

    They are packed anew: another reader could see other parts in a crafted archive.
    """
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(_pack(parts)))
        return [
            (sheet.name, book.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False))
            for sheet in book.sheets_metadata
            if sheet.typ is SheetTypeEnum.WorkSheet
        ]
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as fault:  # a panic of the Rust reader is no Exception
        raise _UnreadableError(type(fault).__name__) from fault


def _pack(parts: Mapping[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, part in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _CLOCK), part)
    return packed.getvalue()


def _sheet_parts(parts: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Yield each sheet's name and the part it stands in (ECMA-376 part 1, 18.2.19).

    Names are compared without namespace: a workbook saved as Strict has another one.
    """
    targets = {
        rel.get("Id"): _part_name(rel.get("Target", ""))
        for rel in _xml(parts.get("xl/_rels/workbook.xml.rels", b"<none/>"))
    }
    for element in _xml(parts["xl/workbook.xml"]).iter():
        if _local(element.tag) == "sheet":
            found = {_local(name): value for name, value in element.items()}
            yield found.get("name", ""), targets.get(found.get("id"), "")


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def _part_name(target: str) -> str:
    return (target.lstrip("/") if target.startswith("/") else f"xl/{target}").lower()


def _xml(part: bytes) -> Any:
    """Return the root element of a part that declares no entities."""
    if len(part) > MAX_SMALL:
        raise _UnreadableError("XML")
    try:
        return ElementTree.fromstring(part, forbid_dtd=True)
    except (ElementTree.ParseError, ValueError, LookupError) as fault:  # also unknown encodings
        raise _UnreadableError(type(fault).__name__) from fault


def _scan(parts: Mapping[str, bytes], name: str) -> Scan:
    if len(parts.get(name, b"")) > MAX_SHEET:
        raise _UnreadableError("XML")
    try:
        return scan_sheet(parts[name], MAX_AREA)
    except KeyError as fault:
        raise _UnreadableError(name or "sheet") from fault
    except ValueError as fault:
        raise _UnreadableError("XML") from fault


def _with_special(
    rows: list[list[Cell]], special: Mapping[tuple[int, int], Cell]
) -> tuple[tuple[Cell, ...], ...]:
    """Return the rows with formulas that have no result, and error values, in their cells."""
    for (row, column), cell in special.items():
        rows.extend([] for _ in range(row + 1 - len(rows)))
        rows[row].extend([""] * (column + 1 - len(rows[row])))
        rows[row][column] = cell
    return tuple(map(tuple, rows))


def _properties(xml: bytes | None) -> dict[str, str]:
    """Return the custom document properties that hold text (ECMA-376 part 1, 22.3)."""
    if not xml:
        return {}
    return {item.get("name", ""): "".join(item.itertext()).strip() for item in _xml(xml)}


def _modified(xml: bytes) -> str:
    """Return dcterms:modified of the core properties (ECMA-376 part 2, 11.1), or ""."""
    found = _MODIFIED.search(xml)
    return found[1].decode() if found else ""


def _mega(size: int) -> str:
    return f"{size / 1e6:.0f} MB"


def _package(parts: Mapping[str, bytes]) -> str:
    """Name what a zip that is no workbook is."""
    if any(name.startswith("word/") for name in parts):
        return "Word"
    return "OpenDocument" if "mimetype" in parts else "tệp nén"


def _kind(data: bytes) -> str:
    if data.startswith(b"%PDF"):
        return "PDF"
    return "tệp rỗng" if not data else "không rõ loại"
