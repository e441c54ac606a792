"""Changes to the XML of a workbook that no spreadsheet library would make."""

import re
from collections.abc import Callable
from random import Random
from xml.etree import ElementTree

from openpyxl.utils.cell import column_index_from_string, coordinate_from_string

from generator.core.wording import Field
from tests.vandal.cells import OUTSIDE, is_number, is_text
from tests.vandal.kinds import in_bytes
from tests.vandal.packages import opened, packed, saved, unpacked
from tests.vandal.records import (
    DESTROYED,
    UNHARMED,
    Case,
    DoesNotApplyError,
    Harm,
    Place,
    Stage,
    adding,
    asking,
)
from tests.vandal.sheets_open import cell_at, main_sheet, sheet_of

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT_RELS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_CELL = r'<c r="{at}"(?P<style> s="\d+")?(?: t="(?P<type>\w+)")?>(?P<inner>.*?)</c>'


def _at(data: bytes, case: Case, place: Place) -> tuple[str, str]:
    """The part and address of an answer."""
    book = opened(data)
    cell = cell_at(book, case, place)
    ws = sheet_of(book, case, place[0]).ws
    return f"xl/worksheets/sheet{book.worksheets.index(ws) + 1}.xml", cell.coordinate


def _rewritten(
    data: bytes, case: Case, place: Place, write: Callable[[re.Match[str]], str]
) -> bytes:
    """The workbook with the XML of one cell replaced."""
    parts = unpacked(data)
    part, at = _at(data, case, place)
    xml = parts[part].decode()
    changed, count = re.subn(_CELL.format(at=at), write, xml, count=1, flags=re.DOTALL)
    if not count:
        raise DoesNotApplyError
    parts[part] = changed.encode()
    return packed(parts)


@in_bytes(Stage.XML)
def formula_with_result(data: bytes, rng: Random, case: Case) -> tuple[bytes, Harm]:
    """Calculated a number in its cell; the result was saved."""
    place = rng.choice(case.free(is_number))
    value = case.typed[place]

    def write(cell: re.Match[str]) -> str:
        style = cell["style"] or ""
        start = cell[0].partition(">")[0].partition(" s=")[0].partition(" t=")[0]
        return f"{start}{style}><f>{value}+0</f><v>{value}</v></c>"

    return _rewritten(data, case, place, write), UNHARMED


@in_bytes(Stage.XML)
def formula_without_result(data: bytes, rng: Random, case: Case) -> tuple[bytes, Harm]:
    """Calculated a number; the program that saved it kept no result."""
    place = rng.choice(case.free(is_number))
    return _rewritten(data, case, place, _formula("10+40")), asking(place)


@in_bytes(Stage.XML)
def formula_to_another_file(data: bytes, rng: Random, case: Case) -> tuple[bytes, Harm]:
    """Linked an answer to a cell of another workbook, which cannot be reached."""
    place = rng.choice(case.free(is_number))
    return _rewritten(data, case, place, _formula("[1]Sheet1!$A$1", "e", "#REF!")), asking(place)


@in_bytes(Stage.XML)
def formula_of_an_error(data: bytes, rng: Random, case: Case) -> tuple[bytes, Harm]:
    """Calculated a text answer that ended in an error."""
    place = rng.choice(case.free(is_text))
    return _rewritten(data, case, place, _formula("-A1", "e", "#VALUE!")), asking(place)


@in_bytes(Stage.XML)
def formula_giving_text(data: bytes, rng: Random, case: Case) -> tuple[bytes, Harm]:
    """Took the status from a formula whose result was saved."""
    place = rng.choice(case.free(lambda p, _: p[2] == Field.STATUS))
    write = _formula("Z1", "str", str(case.typed[place]))
    return _rewritten(data, case, place, write), UNHARMED


def _formula(formula: str, kind: str = "", result: str = "") -> Callable[[re.Match[str]], str]:
    def write(cell: re.Match[str]) -> str:
        start = cell[0].partition(">")[0].partition(" s=")[0].partition(" t=")[0]
        kept = f"<v>{result}</v>" if result else ""
        told = f' t="{kind}"' if kind else ""
        return f"{start}{cell['style'] or ''}{told}><f>{formula}</f>{kept}</c>"

    return write


def _with_row(data: bytes, case: Case, row: str) -> bytes:
    """The workbook with a row more at the end of the main sheet."""
    parts = unpacked(data)
    book = opened(data)
    name = f"xl/worksheets/sheet{book.worksheets.index(main_sheet(book, case).ws) + 1}.xml"
    parts[name] = parts[name].replace(b"</sheetData>", row.encode() + b"</sheetData>")
    return packed(parts)


def _word(row: int, column: str) -> str:
    text = f"<is><t>{OUTSIDE}</t></is>"
    return f'<row r="{row}"><c r="{column}{row}" t="inlineStr">{text}</c></row>'


@in_bytes(Stage.XML)
def far_cell(data: bytes, _rng: Random, case: Case) -> tuple[bytes, Harm]:
    """Left a word 3,000 rows below the table."""
    return _with_row(data, case, _word(3_000, "AN")), adding(OUTSIDE)


@in_bytes(Stage.XML)
def farthest_cell(data: bytes, _rng: Random, case: Case) -> tuple[bytes, Harm]:
    """Left a word in the last row and column of the sheet."""
    return _with_row(data, case, _word(1_048_576, "XFD")), DESTROYED


@in_bytes(Stage.XML)
def phantom_rows(data: bytes, _rng: Random, case: Case) -> tuple[bytes, Harm]:
    """Formatted a cell of the last row, so that the used range has a million rows."""
    row = '<row r="1048576" s="1" customFormat="1"><c r="N1048576" s="1"/></row>'
    return _with_row(data, case, row), UNHARMED


# ------------------------------------------------------------------ saved by other programs


@in_bytes(Stage.XML)
def namespaces_with_prefixes(data: bytes, _rng: Random, _case: Case) -> tuple[bytes, Harm]:
    """Saved by a program that writes every element with a prefix."""
    parts = unpacked(data)
    for name in parts:
        if name.startswith("xl/worksheets/sheet") or name == "xl/sharedStrings.xml":
            parts[name] = ElementTree.tostring(ElementTree.fromstring(parts[name]), "utf-8")
    return packed(parts), UNHARMED


@in_bytes(Stage.IDENTITY)
def texts_in_the_cells(data: bytes, _rng: Random, _case: Case) -> tuple[bytes, Harm]:
    """Opened and saved by a program that writes texts into the cells and drops results."""
    return saved(opened(data)), UNHARMED


@in_bytes(Stage.XML)
def strict_namespace(data: bytes, _rng: Random, _case: Case) -> tuple[bytes, Harm]:
    """Saved as Strict Open XML."""
    parts = unpacked(data)
    for name, part in parts.items():
        if name.endswith((".xml", ".rels")):
            part = part.replace(_MAIN.encode(), _STRICT.encode())
            parts[name] = part.replace(_RELS.encode(), _STRICT_RELS.encode())
    return packed(parts), UNHARMED


@in_bytes(Stage.XML)
def cells_without_addresses(data: bytes, _rng: Random, _case: Case) -> tuple[bytes, Harm]:
    """Saved by a program that leaves out the addresses of cells, writing every cell."""
    parts = unpacked(data)
    for name in parts:
        if name.startswith("xl/worksheets/sheet"):
            parts[name] = _without_addresses(parts[name])
    return packed(parts), UNHARMED


def _without_addresses(part: bytes) -> bytes:
    root = ElementTree.fromstring(part)
    tag = "{" + _MAIN + "}"
    for row in root.iter(f"{tag}row"):
        cells = {coordinate_from_string(c.get("r", ""))[0]: c for c in row}
        numbers = {column_index_from_string(k): c for k, c in cells.items()}
        for cell in list(row):
            row.remove(cell)
        for column in range(1, max(numbers, default=0) + 1):
            cell = numbers.get(column, ElementTree.Element(f"{tag}c"))
            cell.attrib.pop("r", None)
            row.append(cell)
    return ElementTree.tostring(root, "utf-8")


@in_bytes(Stage.XML)
def dates_from_1904(data: bytes, rng: Random, case: Case) -> tuple[bytes, Harm]:
    """Saved by an old Excel for Mac, whose days count from 1904."""
    parts = unpacked(data)
    book = opened(data)
    for number, ws in enumerate(book.worksheets, 1):
        name = f"xl/worksheets/sheet{number}.xml"
        xml = parts[name].decode()
        for cell in (c for row in ws.iter_rows(max_row=400) for c in row if c.is_date and c.value):
            shift = lambda m: f"{m[1]}{float(m[2]) - 1462:g}{m[3]}"  # noqa: E731
            xml = re.sub(rf'(<c r="{cell.coordinate}"[^>]*><v>)([\d.]+)(</v>)', shift, xml)
        parts[name] = xml.encode()
    workbook = parts["xl/workbook.xml"].decode()
    changed = re.sub(r"<workbookPr[^>]*/>", '<workbookPr date1904="1"/>', workbook)
    if changed == workbook:
        raise DoesNotApplyError
    parts["xl/workbook.xml"] = changed.encode()
    del rng, case
    return packed(parts), UNHARMED


@in_bytes(Stage.XML)
def macro_content_type(data: bytes, _rng: Random, _case: Case) -> tuple[bytes, Harm]:
    """Saved as a workbook for macros that has none."""
    parts = unpacked(data)
    types = parts["[Content_Types].xml"]
    parts["[Content_Types].xml"] = types.replace(
        b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    )
    return packed(parts), UNHARMED


@in_bytes(Stage.XML)
def macro_inside(data: bytes, _rng: Random, _case: Case) -> tuple[bytes, Harm]:
    """Put a macro into the workbook."""
    parts = unpacked(data)
    parts["xl/vbaProject.bin"] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    return packed(parts), DESTROYED


@in_bytes(Stage.XML)
def large_picture(data: bytes, rng: Random, _case: Case) -> tuple[bytes, Harm]:
    """Pasted a large picture (EMF), as honest files have it."""
    parts = unpacked(data)
    parts["xl/media/image1.emf"] = bytes(3_000_000) + rng.randbytes(200_000)
    return packed(parts), UNHARMED
