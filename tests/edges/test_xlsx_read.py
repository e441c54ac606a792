import datetime as dt
import io
import re
import struct
import time
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from openpyxl.comments import Comment as OfficeComment
from openpyxl.packaging.custom import StringProperty

from generator.core.grid import Comment, Merged, Workbook
from generator.core.problems import Problem
from generator.core.values import CellError, Formula, Share
from generator.edges import bounds, package
from generator.edges.package import MAX_BYTES, MAX_PARTS, MAX_UNPACKED
from generator.edges.workbook_read import read_workbook
from tests.edges.ole_files import SIGNATURE, ole
from tests.edges.packages import change, pack, parts

REAL = Path(__file__).resolve().parent.parent / "real_files"
SHEET = "xl/worksheets/sheet1.xml"
BOOK = "xl/workbook.xml"
RELS = "xl/_rels/workbook.xml.rels"
STRINGS = "xl/sharedStrings.xml"
CUSTOM = "docProps/custom.xml"
TYPES = "[Content_Types].xml"
LAUGHS = (
    b'<!DOCTYPE a [<!ENTITY l0 "ha">'
    + b"".join(b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 12))
    + b"]>"
)
XXE = b'<!DOCTYPE a [<!ENTITY l11 SYSTEM "file:///etc/hostname">]>'


def small() -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Nhiệm vụ")
        sheet.write_string(0, 0, "Ủy ban nhân dân")
        sheet.write_number(1, 1, 2)
        book.set_custom_property("bcth.plan", "hp")
    return buffer.getvalue()


SMALL = small()


def with_rows(rows: bytes) -> bytes:
    """The small workbook with other rows in its sheet."""

    def swap(xml: bytes) -> bytes:
        start, end = xml.index(b"<sheetData>") + 11, xml.index(b"</sheetData>")
        return xml[:start] + rows + xml[end:]

    return change(SMALL, {SHEET: swap})


def with_doctype(declaration: bytes, part: str, before: bytes) -> bytes:
    """The small workbook with a document type, and a reference to its entity in a part."""

    def swap(xml: bytes) -> bytes:
        head, root = xml.split(b"?>", 1)
        return head + b"?>" + declaration + root.replace(before, b"&l11;" + before, 1)

    return change(SMALL, {part: swap})


def read(data: bytes) -> Workbook:
    book = read_workbook("a.xlsx", data)
    assert isinstance(book, Workbook), book
    return book


def retype(relationships: bytes, kind: bytes) -> bytes:
    """The relationships of a workbook whose sheets are of another kind."""
    return relationships.replace(b"relationships/worksheet", b"relationships/" + kind)


def macro_type(types: bytes) -> bytes:
    return types.replace(
        b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    )


def code(data: bytes) -> str:
    found = read_workbook("a.xlsx", data)
    return found.code if isinstance(found, Problem) else "read"


def cell(data: bytes, row: int, column: int) -> object:
    return read(data).grids[0].at(row, column)


@contextmanager
def within(seconds: float) -> Iterator[None]:
    start = time.process_time()
    yield
    assert time.process_time() - start < seconds


# ------------------------------------------------------------------ what is in the cells


def test_types_and_places() -> None:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        sheet = book.add_worksheet("A")
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write_string(0, 0, "Cẩm Giàng")
        sheet.write_number(1, 2, -1.5)
        sheet.write_datetime(2, 1, dt.datetime(2025, 9, 15), day)
        sheet.write_datetime(2, 2, dt.datetime(2025, 9, 15, 7, 30), day)
        sheet.write_boolean(3, 0, True)
        sheet.write_string(4, 4, "0012")
        sheet.write_string(5, 0, " \n ")
    grid = read(buffer.getvalue()).grids[0]
    assert (grid.file, grid.sheet) == ("a.xlsx", "A")
    assert grid.at(0, 0) == "Cẩm Giàng"
    assert grid.at(1, 2) == -1.5
    assert grid.at(2, 1) == dt.date(2025, 9, 15)
    assert grid.at(2, 2) == dt.datetime(2025, 9, 15, 7, 30)
    assert grid.at(3, 0) is True
    assert grid.at(4, 4) == "0012"
    assert grid.at(5, 0) is grid.at(0, 1) is grid.at(99, 99) is None
    assert grid.where(4, 4).cell == "E5"


def test_rows_start_at_a1_wherever_the_data_starts() -> None:
    assert cell(with_rows(b'<row r="7"><c r="D7"><v>5</v></c></row>'), 6, 3) == 5


def test_inline_and_rich_text() -> None:
    rows = (
        '<row r="1"><c r="A1" t="inlineStr"><is><r><t xml:space="preserve">Một </t></r>'
        '<r><t>hai</t></r></is></c><c r="B1" t="str"><f>"a"</f><v>a &lt; b</v></c></row>'
    )
    assert cell(with_rows(rows.encode()), 0, 0) == "Một hai"
    assert cell(with_rows(rows.encode()), 0, 1) == "a < b"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param(b"<f>1+1</f>", Formula("=1+1"), id="no result"),
        pytest.param(b"<f>1+1</f><v></v>", Formula("=1+1"), id="empty result"),
        pytest.param(b"<f>1+1</f><v/>", Formula("=1+1"), id="empty result, short"),
        pytest.param(b"<f>IF(A1&lt;2,1,0)</f>", Formula("=IF(A1<2,1,0)"), id="escaped"),
        pytest.param(b"<f>1+1</f><v>2</v>", 2, id="result"),
        pytest.param(b"<f></f><v>3</v>", 3, id="empty formula with a result"),
        pytest.param(b'<f t="shared" si="0"/><v>4</v>', 4, id="shared, with a result"),
        pytest.param(b'<f t="shared" si="0"/>', Formula("="), id="shared, no result"),
        pytest.param(b"\n <f>1</f>\n <v>5</v>\n", 5, id="pretty printed"),
    ],
)
def test_formulas(written: bytes, expected: object) -> None:
    follower = b'<c r="C1"><f>A1</f></c>'
    data = with_rows(b'<row r="1"><c r="B1">' + written + b"</c>" + follower + b"</row>")
    assert cell(data, 0, 1) == expected
    assert cell(data, 0, 2) == Formula("=A1")


@pytest.mark.parametrize(
    "written",
    [
        pytest.param(b'<c r="B2" t="e"><v>#DIV/0!</v></c>', id="typed"),
        pytest.param(b'<c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c>', id="of a formula"),
        pytest.param(b"<c t='e' r='B2'><v>#DIV/0!</v></c>", id="single quotes"),
        pytest.param(b'<x:c r="B2" t="e"><x:v>#DIV/0!</x:v></x:c>', id="prefixed"),
        pytest.param(b'<c/><c t="e"><v>#DIV/0!</v></c>', id="without an address"),
    ],
)
def test_error_values(written: bytes) -> None:
    data = with_rows(b'<row r="1"/><row r="2">' + written + b"</row>")
    data = change(
        data, {SHEET: lambda xml: xml.replace(b"<sheetData", b'<sheetData xmlns:x="x"', 1)}
    )
    data = change(data, {SHEET: lambda xml: xml.replace(b'xmlns:x="x"', b'xmlns:x="urn:x"')})
    assert cell(data, 1, 1) == CellError("#DIV/0!")


def test_cells_without_addresses_begin_each_row_anew() -> None:
    rows = b"<row><c><v>1</v></c><c><v>2</v></c></row>" + b'<row><c t="e"><v>#N/A</v></c></row>' * 2
    found = read(with_rows(rows)).grids[0].rows
    assert [row[0] for row in found] == [1, CellError("#N/A"), CellError("#N/A")]


def test_formulas_that_openpyxl_leaves_without_a_result() -> None:
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = 1
    book.worksheets[0]["C4"] = "=A1+1"
    buffer = io.BytesIO()
    book.save(buffer)
    assert cell(buffer.getvalue(), 3, 2) == Formula("=A1+1")


def test_many_shared_formulas_are_read_in_linear_time() -> None:
    rows = b'<row r="1"><c r="A1"><f>1</f></c></row>' + b"".join(
        b'<row r="%d"><c r="A%d"><f t="shared" si="0"/><v>2</v></c></row>' % (n, n)
        for n in range(2, 12_000)
    )
    with within(5):
        book = read(with_rows(rows))
    assert book.grids[0].at(11_998, 0) == 2
    assert book.grids[0].at(0, 0) == Formula("=1")


# ------------------------------------------------------------------ sheets and properties


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("Nhiệm vụ", id="tones"),
        pytest.param("a & b < c > d", id="escaped"),
        pytest.param("😀 {{ x }}", id="emoji and tags"),
        pytest.param("'=1+1", id="formula"),
        pytest.param(" lề ", id="blanks"),
        pytest.param("Sheet\u200b1", id="invisible"),
    ],
)
def test_names_of_sheets(name: str) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].title = name
    book.worksheets[0]["B2"] = "x"
    book.create_sheet("khác")
    buffer = io.BytesIO()
    book.save(buffer)
    found = read(buffer.getvalue())
    assert [grid.sheet for grid in found.grids] == [name, "khác"]
    grid = found.grid(name)
    assert grid is not None
    assert grid.at(1, 1) == "x"
    assert found.grid("không có") is None


@pytest.mark.parametrize(
    "names",
    [
        pytest.param(b'<definedName name="a">#REF!</definedName>', id="lost"),
        pytest.param(b'<definedName name="a:b c">Sheet9!$A$1</definedName>', id="malformed"),
        pytest.param(b'<definedName name="a" hidden="1" function="1">1</definedName>', id="macro"),
        pytest.param(b'<definedName name="" localSheetId="99"></definedName>', id="empty"),
        pytest.param(b'<definedName name="a">1</definedName>' * 5_000, id="very many"),
    ],
)
def test_defined_names_of_any_kind_do_not_matter(names: bytes) -> None:
    def add(xml: bytes) -> bytes:
        return xml.replace(b"</sheets>", b"</sheets><definedNames>" + names + b"</definedNames>")

    assert b"<definedNames>" in parts(data := change(SMALL, {BOOK: add}))[BOOK]
    assert read(data).grids == read(SMALL).grids


def test_hidden_sheets_are_read_and_chart_sheets_left_out() -> None:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        sheet = book.add_worksheet("A")
        sheet.write_number(0, 0, 1)
        hidden = book.add_worksheet("_meta")
        hidden.write_string(0, 0, "plan")
        hidden.very_hidden()
        chart = book.add_chart({"type": "bar"})
        chart.add_series({"values": "=A!$A$1"})
        book.add_chartsheet("Đồ thị").set_chart(chart)
    assert [grid.sheet for grid in read(buffer.getvalue()).grids] == ["A", "_meta"]


def test_custom_properties() -> None:
    assert dict(read(SMALL).properties) == {"bcth.plan": "hp"}
    book = openpyxl.Workbook()
    book.custom_doc_props.append(StringProperty(name="tên & mã", value=" <hp> "))
    buffer = io.BytesIO()
    book.save(buffer)
    assert dict(read(buffer.getvalue()).properties) == {"tên & mã": "<hp>"}
    assert dict(read(change(SMALL, {CUSTOM: None})).properties) == {}


def test_workbook_saved_as_strict() -> None:
    spaces = (
        (
            b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        ),
        (
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        ),
    )

    def strict(xml: bytes) -> bytes:
        for old, new in spaces:
            xml = xml.replace(old, new)
        return xml

    data = with_rows(b'<row r="1"><c r="A1"><f>1+1</f></c><c r="B1"><v>1</v></c></row>')
    assert cell(change(data, {BOOK: strict, SHEET: strict}), 0, 0) == Formula("=1+1")


def test_part_names_in_other_letter_case() -> None:
    content = {name.upper() if name == SHEET else name: part for name, part in parts(SMALL).items()}
    assert cell(pack(content), 0, 0) == "Ủy ban nhân dân"


# ------------------------------------------------------------------ notes, locks, formats


def test_a_formula_whose_result_is_no_text_is_not_one_without_a_result() -> None:
    rows = (
        b'<row r="1"><c r="A1" t="str"><f>""</f><v></v></c><c r="B1" t="str"><f>""</f><v/></c>'
        b'<c r="C1" t="str"><f>1</f></c></row>'
    )
    assert read(with_rows(rows)).grids[0].rows == (("", "", Formula("=1")),)
    slow = rows.replace(b"<f>", b"<f >")
    assert read(with_rows(slow)).grids[0].rows == (("", "", Formula("=1")),)


def styled(style: bytes, custom: bytes, rows: bytes, *, epoch_1904: bool = False) -> bytes:
    """The small workbook whose second cell format has a number format."""

    def swap(xml: bytes) -> bytes:
        formats = b'<cellXfs><xf numFmtId="0"/><xf numFmtId="%s"/></cellXfs>' % style
        xml = re.sub(rb"<cellXfs.*?</cellXfs>", formats, xml, flags=re.DOTALL)
        own = b'<numFmts><numFmt numFmtId="170" formatCode="%s"/></numFmts><fonts' % custom
        return xml.replace(b"<fonts", own, 1)

    def days(xml: bytes) -> bytes:
        return xml.replace(b"<workbookPr", b'<workbookPr date1904="1"') if epoch_1904 else xml

    return change(with_rows(rows), {"xl/styles.xml": swap, BOOK: days})


@pytest.mark.parametrize(
    ("style", "custom", "expected"),
    [
        pytest.param(b"9", b"0", Share(0.5), id="0%"),
        pytest.param(b"10", b"0", Share(0.5), id="0.00%"),
        pytest.param(b"170", b"0.0%;-0.0%", Share(0.5), id="custom"),
        pytest.param(b"170", b"0&quot;%&quot;", 0.5, id="quoted sign"),
        pytest.param(b"170", b"0\\%", 0.5, id="escaped sign"),
        pytest.param(b"2", b"0%", 0.5, id="format nobody uses"),
    ],
)
@pytest.mark.parametrize(
    "cell_written",
    [
        pytest.param(b'<c r="B1" s="1"><v>0.5</v></c>', id="plain"),
        pytest.param(b"<c r='B1' s='1'><v>0.5</v></c>", id="single quotes"),
    ],
)
def test_numbers_shown_in_per_cent(
    style: bytes, custom: bytes, expected: object, cell_written: bytes
) -> None:
    row = b'<row r="1"><c r="A1" s="0"><v>0.5</v></c>' + cell_written
    data = styled(style, custom, row + b'<c r="C1" s="1"/><c r="D1" s="1" t="s"><v>0</v></c></row>')
    assert read(data).grids[0].rows == ((0.5, expected, "", "Ủy ban nhân dân"),)


@pytest.mark.parametrize(
    ("number", "epoch_1904"), [(b"45915", False), (b"44453", True)], ids=["1900", "1904"]
)
def test_days_count_from_the_workbooks_own_beginning(number: bytes, epoch_1904: bool) -> None:
    rows = b'<row r="1"><c r="A1" s="1"><v>%s</v></c></row>' % number
    book = read(styled(b"170", b"[$-vi-VN]dd/mm/yyyy;@", rows, epoch_1904=epoch_1904))
    assert book.grids[0].at(0, 0) == dt.date(2025, 9, 15)
    assert book.epoch_1904 is epoch_1904


def test_locked_sheets_are_named() -> None:
    def book_of(locked: bool) -> bytes:
        buffer = io.BytesIO()
        with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
            book.add_worksheet("A").write_number(0, 0, 1)
            if locked:
                book.worksheets()[0].protect()
            book.add_worksheet("B").protect()
        return buffer.getvalue()

    assert read(book_of(False)).protected == {"B"}
    assert read(book_of(True)).protected == {"A", "B"}


def commented() -> bytes:
    book = openpyxl.Workbook()
    book.worksheets[0].title = "A"
    book.worksheets[0]["C2"] = 1
    book.worksheets[0]["C2"].comment = OfficeComment("Số liệu\nước tính", "Văn thư")
    book.worksheets[0]["A9"].comment = OfficeComment("ngoài bảng", "")
    book.create_sheet("B")
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_comments_stand_beside_the_cells() -> None:
    book = read(commented())
    assert book.comments == {"A": (Comment(1, 2, "Số liệu\nước tính"), Comment(8, 0, "ngoài bảng"))}
    assert book.grids[0].at(1, 2) == 1
    assert read(SMALL).comments == {}


def test_a_thread_is_taken_instead_of_its_note() -> None:
    rels = "xl/worksheets/_rels/sheet1.xml.rels"
    thread = (
        '<ThreadedComments xmlns="u"><threadedComment ref="C2" id="1"><text>Đã hỏi lại</text>'
        '</threadedComment><threadedComment ref="C2" id="2" parentId="1"><text>Đúng</text>'
        "</threadedComment></ThreadedComments>"
    )
    related = (
        b'<Relationship Id="t" Target="../threadedComments/threadedComment1.xml" '
        b'Type="http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"/>'
    )
    end = b"</Relationships>"
    data = change(
        commented(),
        {
            rels: lambda xml: xml.replace(end, related + end),
            "xl/threadedComments/threadedComment1.xml": thread.encode(),
        },
    )
    assert read(data).comments["A"] == (
        Comment(1, 2, "Đã hỏi lại\nĐúng"),
        Comment(8, 0, "ngoài bảng"),
    )


def test_corners_of_merged_cells_in_any_order() -> None:
    merged = b'</sheetData><mergeCells count="1"><mergeCell ref="C5:A1"/></mergeCells>'
    data = change(SMALL, {SHEET: lambda xml: xml.replace(b"</sheetData>", merged)})
    assert read(data).merged == {"Nhiệm vụ": (Merged(0, 0, 4, 2),)}


def test_text_as_other_programs_write_it() -> None:
    strings = (
        '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si>'
        "<r><t>a_x000D_</t></r><r><t>_x005F_x0041_</t></r>"
        '<rPh sb="0" eb="1"><t>phiên âm</t></rPh></si></sst>'
    )
    rows = b'<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
    assert cell(change(with_rows(rows), {STRINGS: strings.encode()}), 0, 0) == "a\r_x0041_"


def test_rows_out_of_order_and_cells_twice() -> None:
    rows = (
        b'<row r="3"><c r="C3"><v>3</v></c><c r="A3"><v>2</v></c></row>'
        b'<row r="1"><c r="A1"><v>8</v></c><c r="A1"><v>9</v></c></row>'
    )
    found = read(with_rows(rows)).grids[0]
    assert [found.at(0, 0), found.at(2, 0), found.at(2, 2)] == [9, 2, 3]


def test_many_cells_with_nothing_but_a_format() -> None:
    rows = b"".join(b'<row r="%d"><c r="A%d" s="0"/></row>' % (n, n) for n in range(2, 300_000))
    with within(6):
        found = read(with_rows(b'<row r="1"><c r="A1"><v>1</v></c></row>' + rows))
    assert found.grids[0].rows == ((1,),)


# ------------------------------------------------------------------ what is no workbook


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(SMALL, "read", id="workbook"),
        pytest.param(b"", "file.other_type", id="empty"),
        pytest.param(b"%PDF-1.7\n", "file.other_type", id="PDF"),
        pytest.param(b"STT;Nh\xc3\xb3m\n1;2\n", "file.other_type", id="CSV"),
        pytest.param(b"<html><table>", "file.other_type", id="HTML named .xls"),
        pytest.param(ole({"EncryptedPackage": b"x"}), "file.password", id="password"),
        pytest.param(b"PK", "file.unreadable", id="two letters of a zip"),
        pytest.param(b"PK\x03\x04" + bytes(500), "file.unreadable", id="zip signature only"),
        pytest.param(pack({"word/document.xml": b"<a/>"}), "file.other_type", id="Word"),
        pytest.param(pack({}), "file.other_type", id="empty zip"),
        pytest.param(pack({"xl/workbook.bin": b"x"}), "file.other_type", id="xlsb"),
        pytest.param(bytes(MAX_BYTES + 1), "file.too_large", id="too large"),
        pytest.param(change(SMALL, {"xl/vbaProject.bin": b"x"}), "file.macro", id="macro"),
        pytest.param(change(SMALL, {"XL/VBAPROJECT.BIN": b"x"}), "file.macro", id="MACRO"),
        pytest.param(
            change(SMALL, {RELS: lambda xml: retype(xml, b"xlMacrosheet")}),
            "file.macro",
            id="macros of Excel 4.0",
        ),
        pytest.param(
            change(SMALL, {RELS: lambda xml: retype(xml, b"dialogsheet")}),
            "file.macro",
            id="dialog sheet",
        ),
        pytest.param(change(SMALL, {"xl/bin.bin": b"x"}), "read", id="other binary part"),
        pytest.param(change(SMALL, {TYPES: macro_type}), "read", id="xlsm without macro"),
        pytest.param(change(SMALL, {BOOK: None}), "file.other_type", id="no workbook part"),
        pytest.param(change(SMALL, {BOOK: b""}), "file.unreadable", id="empty workbook part"),
        pytest.param(change(SMALL, {BOOK: b"<a>"}), "file.unreadable", id="broken workbook part"),
        pytest.param(change(SMALL, {RELS: None}), "file.unreadable", id="no relationships"),
        pytest.param(change(SMALL, {RELS: b"\xff"}), "file.unreadable", id="broken relationships"),
        pytest.param(change(SMALL, {SHEET: None}), "file.unreadable", id="no sheet part"),
        pytest.param(change(SMALL, {SHEET: b"x"}), "file.unreadable", id="broken sheet part"),
        pytest.param(change(SMALL, {STRINGS: None}), "file.unreadable", id="no strings"),
        pytest.param(change(SMALL, {CUSTOM: b"<a"}), "file.unreadable", id="broken properties"),
        pytest.param(change(SMALL, {"xl/styles.xml": None}), "read", id="no styles"),
    ],
)
def test_kinds_of_files(data: bytes, expected: str) -> None:
    assert code(data) == expected


@pytest.mark.parametrize("name", ["foo", "gb2312", "shift_jis", "utf-7", "rot13", "idna", "utf-16"])
def test_declared_encodings(name: str) -> None:
    data = change(SMALL, {BOOK: lambda xml: xml.replace(b"UTF-8", name.encode())})
    assert code(data) == "file.unreadable"


@pytest.mark.parametrize("part", [SHEET, STRINGS])
def test_cells_in_another_encoding_are_refused(part: str) -> None:
    data = change(SMALL, {part: lambda xml: xml.replace(b"UTF-8", b"windows-1258", 1)})
    assert code(data) == "file.unreadable"


def test_parts_nobody_needs_are_not_unpacked() -> None:
    image = "xl/media/image1.png"
    data = declare(change(SMALL, {image: b"x"}), image, size=1, crc=1)
    assert code(data) == "read"


def test_sheet_in_utf_16_is_not_read_as_empty() -> None:
    assert code(change(SMALL, {SHEET: lambda xml: xml.decode().encode("utf-16")})) == (
        "file.unreadable"
    )


@pytest.mark.parametrize("part", [BOOK, RELS, SHEET, STRINGS, CUSTOM])
@pytest.mark.parametrize(
    "declaration", [pytest.param(LAUGHS, id="billion laughs"), pytest.param(XXE, id="XXE")]
)
def test_entities_are_not_expanded(declaration: bytes, part: str) -> None:
    before = b"</t>" if part == STRINGS else b"</vt:lpwstr>" if part == CUSTOM else b"</"
    data = with_doctype(declaration, part, before)
    assert b"&l11;" in parts(data)[part]
    with within(2):
        found = read_workbook("a.xlsx", data)
    assert isinstance(found, Problem)
    assert found.code == "file.unreadable"


@pytest.mark.parametrize("part", [BOOK, CUSTOM])
def test_document_type_without_entities_is_refused_too(part: str) -> None:
    data = change(SMALL, {part: lambda xml: xml.replace(b"?>", b"?><!DOCTYPE a>", 1)})
    assert code(data) == "file.unreadable"


# ------------------------------------------------------------------ bounds


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>', id="plain"),
        pytest.param(b"<row r='9'><c r='XFD1048576'><v>1</v></c></row>", id="single quotes"),
        pytest.param(b'<row><c r = "XFD1048576" ><v>1</v></c></row>', id="blanks"),
        pytest.param(b'<row><c r="xfd1048576"><v>1</v></c></row>', id="small letters"),
        pytest.param(b'<row><x:c r="XFD1048576"><v>1</v></x:c></row>', id="prefix"),
        pytest.param(b'<row><c s=">" r="XFD1048576"><v>1</v></c></row>', id="mark in attribute"),
        pytest.param(b'<row><c\n\tr="XFD1048576"><v>1</v></c></row>', id="line break"),
        pytest.param(b'<row><c t="inlineStr" r="XFD1048576"><is/></c></row>', id="inline text"),
        pytest.param(b'<row><c r="XFD1048576"><f>1</f></c></row>', id="formula"),
        pytest.param(b'<row><c r="XFD1048576" t="e"><v>#N/A</v></c></row>', id="error"),
        pytest.param(
            b'<row r="1048576">' + b"<c><v>1</v></c>" * 20 + b"</row>", id="without addresses"
        ),
    ],
)
def test_phantom_cell_is_refused_before_anything_is_allocated(rows: bytes) -> None:
    data = with_rows(b'<row r="1"><c r="A1"><v>1</v></c></row>' + rows)
    data = change(data, {SHEET: lambda xml: xml.replace(b"<sheetData", b'<sheetData xmlns:x="u"')})
    with within(2):
        found = read_workbook("a.xlsx", data)
    assert isinstance(found, Problem)
    assert (found.code, found.where.sheet) == ("file.far_cell", "Nhiệm vụ")


@pytest.mark.parametrize("address", ["A0", "A99999999999999999999", "ZZZZZZZZ1", "1A", "$A$1", ""])
def test_impossible_addresses(address: str) -> None:
    rows = f'<row><c r="A1"><v>1</v></c></row><row><c r="{address}"><v>1</v></c></row>'
    assert code(with_rows(rows.encode())) in {"file.unreadable", "file.far_cell"}


def test_phantom_formats_are_no_reason_to_refuse() -> None:
    rows = (
        b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="0"/></row>'
    )
    assert read(with_rows(rows)).grids[0].rows == ((1,),)


def test_bound_counts_all_sheets(monkeypatch: pytest.MonkeyPatch) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0]["J10"] = 1
    book.create_sheet()["J10"] = 1
    buffer = io.BytesIO()
    book.save(buffer)
    monkeypatch.setattr(bounds, "MAX_AREA", 200)
    assert code(buffer.getvalue()) == "read"
    monkeypatch.setattr(bounds, "MAX_AREA", 199)
    assert code(buffer.getvalue()) == "file.too_large"


@pytest.mark.parametrize(
    ("cells", "expected"),
    [pytest.param(100, "read", id="few"), pytest.param(20_000, "file.too_large", id="many")],
)
def test_one_long_text_in_many_cells(cells: int, expected: str) -> None:
    """A string of 32,000 letters in 20,000 cells makes 640 MB of a file of 100 kB."""
    strings = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>'
    rows = b"".join(
        b'<row r="%d"><c r="A%d" t="s"><v>0</v></c></row>' % (n, n) for n in range(1, cells)
    )
    data = change(with_rows(rows), {STRINGS: strings + b"x" * 32_000 + b"</t></si></sst>"})
    with within(2):
        assert code(data) == expected


@pytest.mark.parametrize(
    ("part", "written"),
    [
        pytest.param(SHEET, b"<sheetProtection " * 200_000, id="locks"),
        pytest.param("xl/styles.xml", b"<cellXfs>" * 200_000, id="formats"),
        pytest.param("docProps/core.xml", b"<dcterms:modified " * 200_000, id="moments"),
    ],
)
def test_marks_without_an_end_are_read_in_linear_time(part: str, written: bytes) -> None:
    with within(3):
        code(change(SMALL, {part: lambda xml: xml + written}))


def test_one_part_for_many_sheets() -> None:
    """A long part without cells would be read for each of them."""
    twins = b"".join(b'<sheet name="%d" sheetId="%d" r:id="rId1"/>' % (n, n) for n in range(2, 99))
    data = with_rows(b'<row r="1"><c r="A1"><v>1</v></c></row>' + b" " * 2_000_000)
    data = change(data, {BOOK: lambda xml: xml.replace(b"</sheets>", twins + b"</sheets>")})
    with within(2):
        assert code(data) == "file.unreadable"


def declare(data: bytes, name: str, *, size: int, crc: int | None = None) -> bytes:
    """The package with another unpacked size, and check sum, in its directory."""
    changed = bytearray(data)
    at = data.index(b"PK\x01\x02")
    while True:
        length, extra, comment = struct.unpack_from("<HHH", data, at + 28)
        if data[at + 46 : at + 46 + length].decode() == name:
            struct.pack_into("<I", changed, at + 24, size)
            if crc is not None:
                struct.pack_into("<I", changed, at + 16, crc)
            return bytes(changed)
        at += 46 + length + extra + comment


def test_zip_bomb_is_refused_by_its_declared_size() -> None:
    data = declare(SMALL, SHEET, size=MAX_UNPACKED + 1)
    with within(1):
        assert code(data) == "file.too_large"


def test_zip_bomb_of_zeros(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_UNPACKED", 1_000_000)
    data = change(SMALL, {"xl/media/image1.emf": bytes(1_000_001)})
    assert len(data) < 20_000
    assert code(data) == "file.too_large"
    assert code(change(SMALL, {"xl/media/image1.emf": bytes(900_000)})) == "read"


def test_too_many_parts() -> None:
    data = pack({**parts(SMALL), **{f"xl/{n}.xml": b"" for n in range(MAX_PARTS)}})
    with within(2):
        assert code(data) == "file.too_large"


def test_no_more_is_unpacked_than_declared(monkeypatch: pytest.MonkeyPatch) -> None:
    """The declared size and check sum agree with each other and hide 60 MB behind them."""
    unpacked: list[int] = []
    real = zlib.decompressobj

    class Counting:
        def __init__(self, *arguments: int) -> None:
            self._inner = real(*arguments)

        def decompress(self, data: bytes, most: int = 0) -> bytes:
            result = self._inner.decompress(data, most)
            unpacked.append(len(result))
            return result

        def __getattr__(self, name: str) -> object:
            return getattr(self._inner, name)

    data = change(SMALL, {SHEET: lambda xml: xml + b" " * 60_000_000})
    data = declare(data, SHEET, size=10, crc=zlib.crc32(parts(SMALL)[SHEET][:10]))
    monkeypatch.setattr(zlib, "decompressobj", Counting)
    assert code(data) == "file.unreadable"
    assert 0 < sum(unpacked) < 100_000


@pytest.mark.parametrize("size", [0, 1, 10])
def test_declared_too_small(size: int) -> None:
    assert code(declare(SMALL, SHEET, size=size)) == "file.unreadable"


def test_declared_too_large_is_harmless() -> None:
    assert code(declare(SMALL, SHEET, size=MAX_UNPACKED // 2)) == "read"


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_compression_that_office_does_not_use(method: int) -> None:
    assert code(pack(parts(SMALL), method)) == "file.unreadable"


def test_stored_without_compression() -> None:
    assert code(pack(parts(SMALL), zipfile.ZIP_STORED)) == "read"


def test_wrong_check_sum() -> None:
    size = len(parts(SMALL)[SHEET])
    assert code(declare(SMALL, SHEET, size=size, crc=1)) == "file.unreadable"
    assert code(declare(SMALL, SHEET, size=size)) == "read"


def test_the_same_part_twice_means_the_same_to_check_and_reader() -> None:
    """A checker that sees the first part and a reader that sees the last could be fooled."""
    wide = parts(with_rows(b'<row><c r="XFD1048576"><v>1</v></c></row>'))[SHEET]
    for twin in (SHEET, SHEET.upper()):
        buffer = io.BytesIO(SMALL)
        with warnings.catch_warnings(), zipfile.ZipFile(buffer, "a") as archive:
            warnings.simplefilter("ignore", UserWarning)  # zipfile: Duplicate name
            archive.writestr(twin, wide)
        assert code(buffer.getvalue()) == "file.far_cell"


# ------------------------------------------------------------------ anything at all


@settings(max_examples=200, deadline=dt.timedelta(seconds=3))
@given(
    st.binary(max_size=2_000),
    st.sampled_from([b"", b"PK", b"PK\x03\x04", b"PK\x05\x06", SIGNATURE]),
)
def test_random_bytes_never_raise(data: bytes, start: bytes) -> None:
    found = read_workbook("a.xlsx", start + data)
    assert isinstance(found, Problem)


@settings(max_examples=60, deadline=dt.timedelta(seconds=3))
@given(st.integers(0, len(SMALL) - 1))
def test_truncated_workbook_never_raises(length: int) -> None:
    assert code(SMALL[:length]) in {"file.unreadable", "file.other_type"}


@settings(max_examples=200, deadline=dt.timedelta(seconds=3))
@given(st.lists(st.tuples(st.integers(0, len(SMALL) - 1), st.integers(0, 255)), max_size=4))
@example([(len(SMALL) - 6, 255)])
def test_flipped_bytes_of_the_package_never_raise(flips: list[tuple[int, int]]) -> None:
    data = bytearray(SMALL)
    for place, value in flips:
        data[place] = value
    code(bytes(data))


RICH = change(
    with_rows(
        b'<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><f>1+1</f></c></row>'
        b'<row r="2"><c r="A2" t="e"><v>#N/A</v></c><c t="inlineStr"><is><t>x</t></is></c></row>'
    ),
    {},
)
INK = st.sampled_from(
    [b"<", b">", b'"', b"'", b"&", b"/", b"\0", b"\xff", b"r", b"9999999", b"]]>"]
)


@settings(
    max_examples=200,
    deadline=dt.timedelta(seconds=3),
    suppress_health_check=[HealthCheck.too_slow],
)
@given(
    st.sampled_from([BOOK, RELS, SHEET, STRINGS, CUSTOM, "xl/styles.xml"]),
    st.floats(0, 1, exclude_max=True),
    st.integers(0, 40),
    INK,
)
def test_changed_xml_never_raises(part: str, place: float, cut: int, ink: bytes) -> None:
    def blot(xml: bytes) -> bytes:
        at = int(place * len(xml))
        return xml[:at] + ink + xml[at + cut :]

    code(change(RICH, {part: blot}))


@settings(max_examples=40, deadline=dt.timedelta(seconds=3))
@given(
    st.dictionaries(
        st.tuples(st.integers(0, 30), st.integers(0, 30)),
        st.one_of(
            st.text(
                st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1
            ).filter(str.strip),
            st.integers(-(10**12), 10**12),
            st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31)),
            st.booleans(),
        ),
        min_size=1,
        max_size=12,
    )
)
def test_what_openpyxl_writes_comes_back(cells: dict[tuple[int, int], object]) -> None:
    book = openpyxl.Workbook()
    for (row, column), value in cells.items():
        target = book.worksheets[0].cell(row + 1, column + 1)
        target.value = value
        if isinstance(value, str):
            target.data_type = "s"
    buffer = io.BytesIO()
    book.save(buffer)
    grid = read(buffer.getvalue()).grids[0]
    for (row, column), value in cells.items():
        found = grid.at(row, column)
        assert found == (Decimal(value) if type(value) is int else value)
