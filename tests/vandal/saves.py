"""The same cells in the formats of other programs, and files nobody can read."""

import datetime as dt
import io
import zipfile
from random import Random
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import xlwt

from tests.vandal.kinds import in_bytes
from tests.vandal.packages import opened
from tests.vandal.records import DESTROYED, UNHARMED, Case, DoesNotApplyError, Harm, Stage

_HIDDEN = {"visible": 0, "hidden": 1, "veryHidden": 2}
_ODS = "application/vnd.oasis.opendocument.spreadsheet"
_NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (("office", "office"), ("table", "table"), ("text", "text"))
)


def _cells(data: bytes) -> Any:
    book = opened(data, data_only=True)
    if not book.worksheets:
        raise DoesNotApplyError
    return book


@in_bytes(Stage.SAVE)
def saved_as_xls(data: bytes, _rng: Random, _case: Case) -> tuple[bytes, Harm]:
    """Saved in the format of Excel 97-2003."""
    return as_xls(data), UNHARMED


def as_xls(data: bytes) -> bytes:
    source, target = _cells(data), xlwt.Workbook(encoding="utf-8")
    for ws in source.worksheets:
        sheet = target.add_sheet(ws.title)
        sheet.visibility = _HIDDEN[ws.sheet_state]
        if ws.max_column > 256 or ws.max_row > 65_536:
            raise DoesNotApplyError
        for cell in (c for row in ws.iter_rows() for c in row if c.value is not None):
            style = xlwt.XFStyle()
            style.num_format_str = cell.number_format
            value = cell.value
            if isinstance(value, str) and len(value) > 32_000:
                raise DoesNotApplyError
            sheet.write(cell.row - 1, cell.column - 1, value, style)
    result = io.BytesIO()
    target.save(result)
    return result.getvalue()


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
    rows = "".join(
        f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>"
        for row in ws.iter_rows()
    )
    return f"<table:table table:name={quoteattr(ws.title)}>{rows}</table:table>"


def _ods_cell(cell: Any) -> str:
    value = cell.value
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, dt.datetime):
        return _typed("date", f'office:date-value="{value.isoformat()}"', f"{value:%d/%m/%Y}")
    if isinstance(value, bool):
        return _typed("boolean", f'office:boolean-value="{str(value).lower()}"', str(value).upper())
    if isinstance(value, (int, float)):
        kind = "percentage" if "%" in cell.number_format else "float"
        return _typed(kind, f'office:value="{value}"', str(value))
    return _typed("string", "", str(value))


def _typed(kind: str, value: str, shown: str) -> str:
    lines = "".join(f"<text:p>{_blanks(line)}</text:p>" for line in shown.split("\n"))
    return f'<table:table-cell office:value-type="{kind}" {value}>{lines}</table:table-cell>'


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
