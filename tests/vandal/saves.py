"""The same cells in the formats of other programs, and files nobody can read."""

import datetime as dt
import io
import zipfile
from random import Random
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import xlwt
from openpyxl.cell import MergedCell

from tests.vandal.kinds import in_bytes
from tests.vandal.packages import opened
from tests.vandal.records import DESTROYED, UNHARMED, Case, DoesNotApplyError, Harm, Stage

_HIDDEN = {"visible": 0, "hidden": 1, "veryHidden": 2}
_ERRORS = {"#VALUE!": 15, "#REF!": 23}  # MS-XLS 2.5.10
_ODS = "application/vnd.oasis.opendocument.spreadsheet"
_CALC = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"
_NAMES = f'xmlns:calcext="{_CALC}" ' + " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (("office", "office"), ("table", "table"), ("text", "text"))
)


def _cells(data: bytes) -> Any:
    book = opened(data, data_only=True)
    if not book.worksheets or any(map(_without_result, opened(data).worksheets, book.worksheets)):
        raise DoesNotApplyError
    return book


def _without_result(formulas: Any, results: Any) -> bool:
    """Whether a sheet has a formula in an answer cell whose result was not saved."""
    cells = (cell for cell in formulas._cells.values() if cell.data_type == "f")
    own = (cell.coordinate for cell in cells if not cell.protection.locked)
    return any(results[place].value is None for place in own)


@in_bytes(Stage.SAVE)
def saved_as_xls(data: bytes, _rng: Random, _case: Case) -> tuple[bytes, Harm]:
    """Saved in the format of Excel 97-2003."""
    return as_xls(data), UNHARMED


def as_xls(data: bytes) -> bytes:
    source, target = _cells(data), xlwt.Workbook(encoding="utf-8")
    for ws in source.worksheets:
        if ws.max_column > 256 or ws.max_row > 65_536:
            raise DoesNotApplyError
        sheet = target.add_sheet(ws.title)
        sheet.visibility = _HIDDEN[ws.sheet_state]
        for cell in (c for c in ws._cells.values() if c.value is not None or c.comment):
            _write_xls(sheet, cell)
        for area in ws.merged_cells.ranges:
            sheet.merge(area.min_row - 1, area.max_row - 1, area.min_col - 1, area.max_col - 1)
    result = io.BytesIO()
    target.save(result)
    return result.getvalue()


def _write_xls(sheet: Any, cell: Any) -> None:
    """Write a cell; the library knows no comments, and the wrong numbers of error values."""
    if cell.comment or (isinstance(cell.value, str) and len(cell.value) > 32_000):
        raise DoesNotApplyError
    style = xlwt.XFStyle()
    style.num_format_str = cell.number_format
    row, column = cell.row - 1, cell.column - 1
    if cell.data_type == "e":
        sheet.row(row).set_cell_error(column, _ERRORS[cell.value], style)
    else:
        sheet.write(row, column, cell.value, style)


@in_bytes(Stage.SAVE)
def saved_as_ods(data: bytes, _rng: Random, _case: Case) -> tuple[bytes, Harm]:
    """Saved as an OpenDocument spreadsheet."""
    tables = "".join(map(_table, _cells(data).worksheets))
    body = f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
    content = f'<office:document-content {_NAMES} office:version="1.2">{body}'
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_ODS}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        "</manifest:manifest>"
    )
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w") as archive:
        archive.writestr("mimetype", _ODS)
        archive.writestr("content.xml", content + "</office:document-content>")
        archive.writestr("META-INF/manifest.xml", manifest)
    return result.getvalue(), UNHARMED


def _table(ws: Any) -> str:
    if ws.max_column > 1_024 or ws.max_row > 65_536:
        raise DoesNotApplyError
    spans = {(a.min_row, a.min_col): a.size for a in ws.merged_cells.ranges}
    rows = "".join(
        f"<table:table-row>{''.join(_ods_cell(cell, spans) for cell in row)}</table:table-row>"
        for row in ws.iter_rows()
    )
    return f"<table:table table:name={quoteattr(ws.title)}>{rows}</table:table>"


def _ods_cell(cell: Any, spans: dict[tuple[int, int], dict[str, int]]) -> str:
    if isinstance(cell, MergedCell):
        return "<table:covered-table-cell/>"
    told, shown = _ods_value(cell)
    if span := spans.get((cell.row, cell.column)):
        told += f' table:number-columns-spanned="{span["columns"]}"'
        told += f' table:number-rows-spanned="{span["rows"]}"'
    content = _lines(shown) if shown else ""
    if cell.comment:
        note = _lines(cell.comment.text)
        content = f"<office:annotation>{note}</office:annotation>{content}"
    return f"<table:table-cell {told}>{content}</table:table-cell>"


def _ods_value(cell: Any) -> tuple[str, str]:
    """The attributes of a cell that hold its value, and what it shows."""
    value = cell.value
    if value is None:
        return "", ""
    if cell.data_type == "e":
        return _kind("string", 'table:formula="of:=[.A1]" calcext:value-type="error"'), value
    if isinstance(value, dt.datetime):
        return _kind("date", f'office:date-value="{value.isoformat()}"'), f"{value:%d/%m/%Y}"
    if isinstance(value, bool):
        shown = str(value).lower()
        return _kind("boolean", f'office:boolean-value="{shown}"'), shown.upper()
    if isinstance(value, (int, float)):
        kind = "percentage" if "%" in cell.number_format else "float"
        return _kind(kind, f'office:value="{value}"'), str(value)
    return _kind("string", ""), str(value)


def _kind(kind: str, value: str) -> str:
    return f'office:value-type="{kind}" {value}'


def _lines(shown: str) -> str:
    return "".join(f"<text:p>{_blanks(line)}</text:p>" for line in shown.split("\n"))


def _blanks(line: str) -> str:
    """A line whose double blanks and tabs are kept."""
    return escape(line).replace("  ", " <text:s/>").replace("\t", "<text:tab/>")


@in_bytes(Stage.SAVE)
def password(data: bytes, _rng: Random, _case: Case) -> tuple[bytes, Harm]:
    """Closed with a password: the package stands encrypted in a compound file."""
    del data
    book = xlwt.Workbook()
    book.add_sheet("x")
    result = io.BytesIO()
    book.save(result)
    entry, name = "Workbook".encode("utf-16-le"), "EncryptedPackage".encode("utf-16-le")
    compound = result.getvalue()
    start = compound.rindex(entry)
    length = (len(name) + 2).to_bytes(2, "little")
    return compound[:start] + name.ljust(64, b"\0") + length + compound[start + 66 :], DESTROYED


@in_bytes(Stage.SAVE)
def truncated(data: bytes, rng: Random, _case: Case) -> tuple[bytes, Harm]:
    """Arrived cut off."""
    return data[: int(len(data) * rng.uniform(0.1, 0.95))], DESTROYED


@in_bytes(Stage.SAVE)
def empty_file(_data: bytes, _rng: Random, _case: Case) -> tuple[bytes, Harm]:
    """Arrived with no bytes."""
    return b"", DESTROYED


@in_bytes(Stage.SAVE)
def flipped_bytes(data: bytes, rng: Random, _case: Case) -> tuple[bytes, Harm]:
    """Arrived with some bytes changed."""
    broken = bytearray(data)
    for _ in range(40):
        broken[rng.randrange(len(broken))] ^= 1 << rng.randrange(8)
    return bytes(broken), DESTROYED


@in_bytes(Stage.SAVE)
def saved_as_web_page(_data: bytes, _rng: Random, _case: Case) -> tuple[bytes, Harm]:
    """Saved as a web page under the name of a workbook."""
    page = "<html><body><table><tr><td>Nhiệm vụ</td><td>Kết quả</td></tr></table></body></html>"
    return page.encode(), DESTROYED


@in_bytes(Stage.SAVE)
def saved_as_pdf(_data: bytes, _rng: Random, _case: Case) -> tuple[bytes, Harm]:
    """Printed to PDF."""
    return b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n", DESTROYED


@in_bytes(Stage.SAVE)
def only_the_first_sheet_as_text(_data: bytes, _rng: Random, _case: Case) -> tuple[bytes, Harm]:
    """Saved as comma-separated text."""
    return "STT,Nhiệm vụ,Kết quả\n1,Rà soát,Đã làm\n".encode(), DESTROYED
