"""Reading a workbook's values fast and within bounds, whoever made it.

What arrives is hostile until shown otherwise: sizes are checked before anything is unpacked,
every part is unpacked once under its declared size and check sum, no formula is evaluated, no
entity resolved, no macro opened. Cells come as calamine gives them; formulas without a result
and error values, which calamine gives as blanks, are put back from the sheet's own XML.
"""

import html
import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException
from python_calamine import CalamineWorkbook

from generator.core.address import Where, column_number
from generator.core.grid import Grid
from generator.core.problems import Problem, problem
from generator.core.values import Cell, CellError, Formula

MAX_BYTES = 20_000_000
MAX_UNPACKED = 100_000_000
MAX_PARTS = 2_000
MAX_AREA = 2_000_000  # rows times columns of one sheet's used range

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_REFERENCE = re.compile(rb'\sr="([A-Z]{0,4})(\d{1,9})"')
_SPECIAL_CELL = re.compile(
    rb'<(?:\w+:)?c\s([^>]*?r="[A-Z]+\d+"[^>]*)>\s*'
    rb"(?:<(?:\w+:)?f(?:\s[^>]*)?(?:/>|>(.*?)</(?:\w+:)?f>))?\s*"
    rb"(?:<(?:\w+:)?v(?:\s[^>]*)?(?:/>|>(.*?)</(?:\w+:)?v>))?",
    re.DOTALL,
)
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


@dataclass(frozen=True, slots=True)
class Workbook:
    """The sheets of a workbook and its custom document properties."""

    grids: tuple[Grid, ...]
    properties: Mapping[str, str]

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
        return _read(where, data, parts)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as fault:
        return problem("file.unreadable", where, seen=type(fault).__name__)
    except (ElementTree.ParseError, DefusedXmlException, RuntimeError) as fault:
        return problem("file.unreadable", where, seen=type(fault).__name__)


def _unpack(data: bytes) -> dict[str, bytes] | str:
    """Return the parts that hold text, or what exceeds the bounds."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        infos = archive.infolist()
        total = sum(info.file_size for info in infos)
        if len(infos) > MAX_PARTS or total > MAX_UNPACKED:
            return f"{_mega(total)}, {len(infos)} phần"
        return {info.filename: archive.read(info) for info in infos}


def _read(where: Where, data: bytes, parts: dict[str, bytes]) -> Workbook | Problem:
    if "xl/workbook.xml" not in parts:
        return problem("file.other_type", where, seen="zip")
    if any(name.endswith("vbaProject.bin") for name in parts):
        return problem("file.macro", where)
    sheets = dict(_sheet_parts(parts))
    for name, part in sheets.items():
        if area := _too_wide(parts.get(part, b"")):
            return problem("file.too_large", Where(where.file, name), seen=area, limit=MAX_AREA)
    grids = _calamine(data)
    if isinstance(grids, str):
        return problem("file.unreadable", where, seen=grids)
    return Workbook(
        tuple(
            Grid(where.file, name, _with_special(rows, parts.get(sheets.get(name, ""), b"")))
            for name, rows in grids.items()
        ),
        _properties(parts.get("docProps/custom.xml")),
    )


def _calamine(data: bytes) -> dict[str, list[list[Cell]]] | str:
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        return {
            name: [
                list(row) for row in book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            ]
            for name in book.sheet_names
        }
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as fault:  # a panic of the Rust reader is no Exception
        return type(fault).__name__


def _sheet_parts(parts: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Yield each worksheet's name and the part it stands in (ECMA-376 part 1, 18.2.19)."""
    targets = (
        {
            rel.get("Id"): _part_name(rel.get("Target", ""))
            for rel in ElementTree.fromstring(parts["xl/_rels/workbook.xml.rels"])
        }
        if "xl/_rels/workbook.xml.rels" in parts
        else {}
    )
    for sheet in ElementTree.fromstring(parts["xl/workbook.xml"]).iter(f"{_MAIN}sheet"):
        yield sheet.get("name", ""), targets.get(sheet.get(f"{_REL}id"), "")


def _part_name(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _too_wide(xml: bytes) -> str:
    rows = columns = 1
    for match in _REFERENCE.finditer(xml):
        rows = max(rows, int(match[2]))
        columns = max(columns, column_number(match[1].decode()))
    return f"{rows} × {columns} ô" if rows * columns > MAX_AREA else ""


def _with_special(rows: list[list[Cell]], xml: bytes) -> tuple[tuple[Cell, ...], ...]:
    """Return the rows with formulas that have no result, and error values, in their cells."""
    if _FORMULA.search(xml) or b't="e"' in xml:
        for match in _SPECIAL_CELL.finditer(xml):
            special = _special(match)
            row, column = _position(match[1])
            if special and row < len(rows) and column < len(rows[row]):
                rows[row][column] = special
    return tuple(map(tuple, rows))


def _special(match: re.Match[bytes]) -> Cell:
    attributes, formula, value = match[1], match[2], match[3]
    if b't="e"' in attributes and value:
        return CellError(value.decode("utf-8", "replace"))
    has_formula = _FORMULA.search(match[0]) is not None
    if has_formula and not value:
        return Formula("=" + html.unescape((formula or b"").decode("utf-8", "replace")))
    return None


def _position(attributes: bytes) -> tuple[int, int]:
    match = re.search(rb'r="([A-Z]+)(\d+)"', attributes)
    if match is None:  # the pattern that found the cell asks for it
        return 0, 0
    return int(match[2]) - 1, column_number(match[1].decode()) - 1


def _properties(xml: bytes | None) -> dict[str, str]:
    """Return the custom document properties that hold text (ECMA-376 part 1, 22.3)."""
    if not xml:
        return {}
    return {
        item.get("name", ""): "".join(item.itertext()).strip()
        for item in ElementTree.fromstring(xml)
    }


def _mega(size: int) -> str:
    return f"{size / 1e6:.0f} MB"


def _kind(data: bytes) -> str:
    if data.startswith(b"%PDF"):
        return "PDF"
    return "tệp rỗng" if not data else "không rõ loại"
