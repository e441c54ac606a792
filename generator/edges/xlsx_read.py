"""Reading the parts of an .xlsx or .xlsm workbook fast and within bounds, whoever made it.

No formula is evaluated, no entity resolved, no macro opened. Cells come as calamine gives them;
formulas without a result and error values, which calamine gives as blanks, are put back from the
sheet's own XML.
"""

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from python_calamine import CalamineWorkbook, SheetTypeEnum

from generator.core.address import Where
from generator.core.grid import Comment, Grid, Merged, Workbook
from generator.core.problems import problem
from generator.core.values import Cell, Share
from generator.edges import bounds
from generator.edges.bounds import Bounds, RefusedError
from generator.edges.package import (
    MAX_UNPACKED,
    UnreadableError,
    pack,
    parse_small,
    part_name,
    relations,
)
from generator.edges.sheet_scan import Scan, check_encoding, count_shared, scan_sheet
from generator.edges.xlsx_comments import sheet_comments
from generator.edges.xlsx_styles import share_formats

MAX_SHEET = 40_000_000  # bytes of one sheet's XML
BOOK = "xl/workbook.xml"

_MODIFIED = re.compile(rb"<dcterms:modified[^<>]*>([0-9TZ:.+-]{1,40})<")
_SHARED_STRING = re.compile(rb"[<:]si[\s/>]")
_PROGRAMS = {"vbaproject", "xlmacrosheet", "xlintlmacrosheet", "dialogsheet"}


@dataclass(frozen=True, slots=True)
class _Book:
    """What the workbook part says: each sheet's name and part, and where days count from."""

    sheets: tuple[tuple[str, str], ...]
    epoch_1904: bool


def read_parts(where: Where, parts: Mapping[str, bytes]) -> Workbook:
    """Return the sheets of a workbook from its parts.

    Raises:
        RefusedError: it holds macros, or more than the bounds allow.
        UnreadableError: a part is missing, damaged or not as the standard says.
    """
    _refuse_programs(where, parts)
    book = _book(parts)
    scans = _scans(where, parts, book)
    sheets = _calamine(parts)
    return Workbook(
        tuple(
            Grid(where.file, name, _completed(rows, scans.get(name, Scan())))
            for name, rows, _ in sheets
        ),
        _properties(parts.get("docprops/custom.xml")),
        _modified(parts.get("docprops/core.xml", b"")),
        {name: merged for name, _, merged in sheets},
        _comments(parts, book),
        frozenset(name for name, scan in scans.items() if scan.protected),
        book.epoch_1904,
    )


def _refuse_programs(where: Where, parts: Mapping[str, bytes]) -> None:
    """Refuse VBA, and the sheets of Excel 4.0 that hold macros or dialogs."""
    related = relations(parts.get("xl/_rels/workbook.xml.rels", b"<none/>"))
    if any(kind.lower() in _PROGRAMS for kind, _ in related.values()) or any(
        name.endswith("vbaproject.bin") for name in parts
    ):
        raise RefusedError(problem("file.macro", where))


def _book(parts: Mapping[str, bytes]) -> _Book:
    """Return the sheets in order and the parts they stand in (ECMA-376 part 1, 18.2).

    Names are compared without namespace: a workbook saved as Strict has another one.
    """
    targets = {
        name: part_name(target, "xl/")
        for name, (_, target) in relations(
            parts.get("xl/_rels/workbook.xml.rels", b"<none/>")
        ).items()
    }
    sheets, epoch_1904 = [], False
    for element in parse_small(parts[BOOK]).iter():
        found = {_local(name): value for name, value in element.items()}
        if _local(element.tag) == "sheet":
            sheets.append((found.get("name", ""), targets.get(found.get("id", ""), "")))
        elif _local(element.tag) == "workbookPr":
            epoch_1904 |= found.get("date1904") in ("1", "true", "on")
    return _Book(tuple(sheets), epoch_1904)


def _scans(where: Where, parts: Mapping[str, bytes], book: _Book) -> dict[str, Scan]:
    """Return what each sheet holds; all of them together stay within the bounds."""
    scans: dict[str, Scan] = {}
    taken = Bounds()
    if sum(len(parts.get(part, b"")) for _, part in book.sheets) > MAX_UNPACKED:
        raise UnreadableError("sheet")  # one part may stand for many sheets
    shares = share_formats(parts.get("xl/styles.xml", b""))
    for name, part in book.sheets:
        scans[name] = scan = _scan(parts, part, shares)
        taken.add_sheet(Where(where.file, name), scan.rows, scan.columns)
    _bound_shared(where, parts, book, taken)
    return scans


def _scan(parts: Mapping[str, bytes], name: str, shares: frozenset[str]) -> Scan:
    if len(parts.get(name, b"")) > MAX_SHEET:
        raise UnreadableError("XML")
    try:
        return scan_sheet(parts[name], bounds.MAX_AREA, shares)
    except KeyError as fault:
        raise UnreadableError(name or "sheet") from fault
    except ValueError as fault:
        raise UnreadableError("XML") from fault


def _bound_shared(where: Where, parts: Mapping[str, bytes], book: _Book, taken: Bounds) -> None:
    """Bound the text of all cells: one shared string may stand in many of them."""
    strings = parts.get("xl/sharedstrings.xml", b"")
    try:
        check_encoding(strings)
    except ValueError as fault:
        raise UnreadableError("XML") from fault
    if not strings:
        return
    cells = {name: count_shared(parts[part]) for name, part in book.sheets}
    most = len(strings)
    if most * sum(cells.values()) > bounds.MAX_TEXT:
        most = max(map(len, _SHARED_STRING.split(strings)))
    for name, count in cells.items():
        taken.add_text(Where(where.file, name), most * count)


def _calamine(
    parts: Mapping[str, bytes],
) -> list[tuple[str, list[list[Any]], tuple[Merged, ...]]]:
    """Return each worksheet's name, cells and merged ranges, from parts that were checked."""
    try:
        packed = pack({name: part for name, part in parts.items() if part})
        book = CalamineWorkbook.from_filelike(io.BytesIO(packed))
        sheets = (
            book.get_sheet_by_name(sheet.name)
            for sheet in book.sheets_metadata
            if sheet.typ is SheetTypeEnum.WorkSheet
        )
        return [
            (
                sheet.name,
                sheet.to_python(skip_empty_area=False),
                tuple(_merged(*first, *last) for first, last in sheet.merged_cell_ranges or ()),
            )
            for sheet in sheets
        ]
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as fault:  # a panic of the Rust reader is no Exception
        raise UnreadableError(type(fault).__name__) from fault


def _merged(row: int, column: int, other_row: int, other_column: int) -> Merged:
    """Return a range whose corners may be written in any order."""
    top, bottom = sorted((row, other_row))
    left, right = sorted((column, other_column))
    return Merged(top, left, bottom, right)


def _completed(rows: list[list[Cell]], scan: Scan) -> tuple[tuple[Cell, ...], ...]:
    """Return the rows with what calamine leaves out put in."""
    for (row, column), cell in scan.special.items():
        rows.extend([] for _ in range(row + 1 - len(rows)))
        rows[row].extend([""] * (column + 1 - len(rows[row])))
        rows[row][column] = cell
    for row, column in scan.shares:
        if row < len(rows) and column < len(rows[row]):
            number = rows[row][column]
            if isinstance(number, float):
                rows[row][column] = Share(number)
    return tuple(map(tuple, rows))


def _comments(parts: Mapping[str, bytes], book: _Book) -> dict[str, tuple[Comment, ...]]:
    if not any("comment" in name for name in parts):
        return {}
    found = ((name, sheet_comments(parts, part)) for name, part in book.sheets)
    return {name: comments for name, comments in found if comments}


def _properties(xml: bytes | None) -> dict[str, str]:
    """Return the custom document properties that hold text (ECMA-376 part 1, 22.3)."""
    if not xml:
        return {}
    return {item.get("name", ""): "".join(item.itertext()).strip() for item in parse_small(xml)}


def _modified(xml: bytes) -> str:
    """Return dcterms:modified of the core properties (ECMA-376 part 2, 11.1), or ""."""
    found = _MODIFIED.search(xml)
    return found[1].decode() if found else ""


def _local(name: str) -> str:
    return name.rpartition("}")[2]
