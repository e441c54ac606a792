"""Reading a workbook's values fast and within bounds, whoever made it.

What arrives is hostile until shown otherwise: it is unpacked within bounds (edges/package), no
formula is evaluated, no entity resolved, no macro opened. Cells come as calamine gives them;
formulas without a result and error values, which calamine gives as blanks, are put back from the
sheet's own XML.
"""

import io
import re
from collections.abc import Iterator, Mapping
from typing import Any

from python_calamine import CalamineWorkbook, SheetTypeEnum

from generator.core.address import Where, a1
from generator.core.grid import Grid, Merged, Workbook
from generator.core.problems import Problem, problem
from generator.core.values import Cell
from generator.edges.package import (
    NoPackageError,
    TooLargeError,
    UnreadableError,
    mega,
    pack,
    package_kind,
    parse_small,
    part_name,
    relations,
    unpack,
)
from generator.edges.sheet_scan import Scan, scan_sheet

MAX_SHEET = 40_000_000  # bytes of one sheet's XML
MAX_AREA = 2_000_000  # rows times columns of the used ranges of all sheets
MAX_TEXT = 200_000_000  # characters in all cells; a shared string may stand in many of them

_MODIFIED = re.compile(rb"<dcterms:modified[^>]*>([0-9TZ:.+-]{1,40})<")
_SHARED_STRING = re.compile(rb"[<:]si[\s/>]")
_SHARED_CELL = re.compile(rb"""\st\s*=\s*["']s["']""")


def read_workbook(file: str, data: bytes) -> Workbook | Problem:
    """Return the sheets of an .xlsx file, or the problem that keeps it from being read."""
    where = Where(file)
    try:
        return _read(where, unpack(data, ".xls"))
    except TooLargeError as fault:
        return problem("file.too_large", where, seen=fault.seen, limit=fault.limit)
    except NoPackageError as fault:
        return problem("file.password" if fault.encrypted else "file.other_type", where, seen=fault)
    except UnreadableError as fault:
        return problem("file.unreadable", where, seen=fault)


def _read(where: Where, parts: dict[str, bytes]) -> Workbook | Problem:
    if "xl/workbook.xml" not in parts:
        return problem("file.other_type", where, seen=package_kind(parts))
    if any(name.endswith("vbaproject.bin") for name in parts):
        return problem("file.macro", where)
    scans = _scans(where, parts)
    if isinstance(scans, Problem):
        return scans
    sheets = _calamine(parts)
    return Workbook(
        tuple(
            Grid(where.file, name, _with_special(rows, scans.get(name, Scan()).special))
            for name, rows, _ in sheets
        ),
        _properties(parts.get("docprops/custom.xml")),
        _modified(parts.get("docprops/core.xml", b"")),
        {name: merged for name, _, merged in sheets},
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
            return problem("file.too_large", place, seen=mega(text), limit=mega(MAX_TEXT))
    return scans


def _longest_string(parts: Mapping[str, bytes]) -> int:
    strings = parts.get("xl/sharedstrings.xml", b"")
    return max(map(len, _SHARED_STRING.split(strings)))


def _calamine(
    parts: Mapping[str, bytes],
) -> list[tuple[str, list[list[Any]], tuple[Merged, ...]]]:
    """Return each worksheet's name, cells and merged ranges, from parts that were checked."""
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(pack(parts)))
        sheets = (
            book.get_sheet_by_name(sheet.name)
            for sheet in book.sheets_metadata
            if sheet.typ is SheetTypeEnum.WorkSheet
        )
        return [
            (
                sheet.name,
                sheet.to_python(skip_empty_area=False),
                tuple(Merged(*first, *last) for first, last in sheet.merged_cell_ranges or ()),
            )
            for sheet in sheets
        ]
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as fault:  # a panic of the Rust reader is no Exception
        raise UnreadableError(type(fault).__name__) from fault


def _sheet_parts(parts: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Yield each sheet's name and the part it stands in (ECMA-376 part 1, 18.2.19).

    Names are compared without namespace: a workbook saved as Strict has another one.
    """
    targets = {
        name: part_name(target, "xl/")
        for name, (_, target) in relations(
            parts.get("xl/_rels/workbook.xml.rels", b"<none/>")
        ).items()
    }
    for element in parse_small(parts["xl/workbook.xml"]).iter():
        if _local(element.tag) == "sheet":
            found = {_local(name): value for name, value in element.items()}
            yield found.get("name", ""), targets.get(found.get("id", ""), "")


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def _scan(parts: Mapping[str, bytes], name: str) -> Scan:
    if len(parts.get(name, b"")) > MAX_SHEET:
        raise UnreadableError("XML")
    try:
        return scan_sheet(parts[name], MAX_AREA)
    except KeyError as fault:
        raise UnreadableError(name or "sheet") from fault
    except ValueError as fault:
        raise UnreadableError("XML") from fault


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
    return {item.get("name", ""): "".join(item.itertext()).strip() for item in parse_small(xml)}


def _modified(xml: bytes) -> str:
    """Return dcterms:modified of the core properties (ECMA-376 part 2, 11.1), or ""."""
    found = _MODIFIED.search(xml)
    return found[1].decode() if found else ""
