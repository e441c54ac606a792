import datetime as dt
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.core.grid import Comment, Merged, Workbook
from generator.core.problems import Problem
from generator.core.values import CellError, Formula, Share
from generator.edges import bounds
from generator.edges.workbook_read import read_workbook
from tests.edges.packages import change, pack, parts
from tests.support import forms_of, small_plan

REAL = Path(__file__).resolve().parent.parent / "real_files"
ODD = (REAL / "o-dac-biet.ods").read_bytes()
FORMS = forms_of(small_plan())
SPREADSHEET = b"application/vnd.oasis.opendocument.spreadsheet"
HEAD = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
    ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">'
    "<office:body><office:spreadsheet>"
)
TAIL = "</office:spreadsheet></office:body></office:document-content>"
META = """<m xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"
xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:date>2025-09-18T10:00:00.123456789</dc:date>
<meta:user-defined meta:name="bcth.plan">hp đủ</meta:user-defined></m>""".encode()
LAUGHS = '<!DOCTYPE a [<!ENTITY l "ha">]>'


def package(content: str, **more: bytes) -> bytes:
    named = {name.replace("__", "/").replace("_", "."): part for name, part in more.items()}
    return pack({"mimetype": SPREADSHEET, "content.xml": content.encode(), **named})


def table(rows: str, attributes: str = 'table:name="A"') -> str:
    return f"<table:table {attributes}>{rows}</table:table>"


def sheet(rows: str) -> bytes:
    return package(HEAD + table(rows) + TAIL)


def row(cells: str, attributes: str = "") -> str:
    return f"<table:table-row {attributes}>{cells}</table:table-row>"


def text(written: str, attributes: str = "") -> str:
    return (
        f'<table:table-cell office:value-type="string" {attributes}>'
        f"<text:p>{written}</text:p></table:table-cell>"
    )


def read(data: bytes) -> Workbook:
    book = read_workbook("a.ods", data)
    assert isinstance(book, Workbook), book
    return book


def code(data: bytes) -> str:
    found = read_workbook("a.ods", data)
    return found.code if isinstance(found, Problem) else "read"


def rows_of(data: bytes) -> tuple[tuple[object, ...], ...]:
    return read(data).grids[0].rows


@contextmanager
def within(seconds: float) -> Iterator[None]:
    start = time.process_time()
    yield
    assert time.process_time() - start < seconds


# ------------------------------------------------------------------ what is in the cells


def test_what_libreoffice_saved() -> None:
    book = read(ODD)
    first, second = book.grids
    assert (first.file, first.sheet, second.sheet) == ("a.ods", "A", "B")
    assert first.rows[0] == (
        "a  b\nc",
        Share(0.5),
        CellError("#DIV/0!"),
        CellError("#N/A"),
        "",
        1,
        dt.date(2025, 9, 15),
        dt.datetime(2025, 9, 15, 7, 30),
        dt.timedelta(hours=30),
        dt.time(7, 30),
        5,
        CellError("#NAME?"),
        "a  b\nc",
        1234,
        1,
        "50%",
    )
    assert first.at(39, 4) == 7
    assert len(first.rows) == 40
    assert second.at(0, 0) == "ẩn"
    assert book.merged == {"A": (Merged(1, 0, 2, 1),), "B": ()}
    assert book.comments == {"A": (Comment(0, 10, "Ghi chú\nhai dòng"),)}
    assert book.protected == {"A"}
    assert book.properties["bcth.plan"] == "hp đủ"
    assert book.modified.startswith("20")


def cell(attributes: str, content: str = "") -> str:
    return f"<table:table-cell {attributes}>{content}</table:table-cell>"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param(cell('office:value-type="float" office:value="-1.5"'), -1.5, id="number"),
        pytest.param(
            cell('office:value-type="currency" office:currency="VND" office:value="1000"'),
            1000,
            id="money",
        ),
        pytest.param(
            cell('office:value-type="percentage" office:value="0.5"'), Share(0.5), id="per cent"
        ),
        pytest.param(
            cell('office:value-type="date" office:date-value="2025-09-15"'),
            dt.date(2025, 9, 15),
            id="day",
        ),
        pytest.param(
            cell('office:value-type="date" office:date-value="2025-09-15T00:00:00"'),
            dt.date(2025, 9, 15),
            id="midnight",
        ),
        pytest.param(
            cell('office:value-type="date" office:date-value="2025-09-15T07:30:00.5"'),
            dt.datetime(2025, 9, 15, 7, 30),
            id="day and time",
        ),
        pytest.param(
            cell(
                'office:value-type="date" office:date-value="15/9/2025"',
                "<text:p>15/9/2025</text:p>",
            ),
            "15/9/2025",
            id="no ISO day",
        ),
        pytest.param(
            cell('office:value-type="time" office:time-value="PT12H30M00S"'),
            dt.time(12, 30),
            id="time",
        ),
        pytest.param(
            cell('office:value-type="time" office:time-value="PT25H"'),
            dt.timedelta(hours=25),
            id="length",
        ),
        pytest.param(
            cell('office:value-type="boolean" office:boolean-value="true"'), True, id="true"
        ),
        pytest.param(
            cell('office:value-type="string" office:string-value="0012"'), "0012", id="in attribute"
        ),
        pytest.param(
            cell('office:value-type="float"', "<text:p>9</text:p>"), "9", id="number without one"
        ),
        pytest.param(cell("", "<text:p>chữ</text:p>"), "chữ", id="no type"),
        pytest.param(cell('table:formula="of:=1+1"'), Formula("=1+1"), id="no result"),
        pytest.param(cell('table:formula="of:=1"', "<text:p/>"), None, id="empty result"),
        pytest.param(
            cell('table:formula="of:=1" office:value-type="float" office:value="1"'), 1, id="result"
        ),
        pytest.param(
            cell('office:value-type="string" calcext:value-type="error"', "<text:p>#REF!</text:p>"),
            CellError("#REF!"),
            id="error",
        ),
        pytest.param(
            cell(
                'table:formula="of:=x" office:value-type="float" office:value="0"',
                "<text:p>Err:508</text:p>",
            ),
            CellError("Err:508"),
            id="error of older programs",
        ),
        pytest.param(text("#N/A"), "#N/A", id="typed like an error"),
    ],
)
def test_kinds_of_cells(written: str, expected: object) -> None:
    data = sheet(row(written + text("x")))
    assert read(data).grids[0].at(0, 0) == expected
    assert read(data).grids[0].at(0, 1) == "x"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param("a</text:p><text:p>b", "a\nb", id="paragraphs"),
        pytest.param("a</text:p><text:p/><text:p>b", "a\n\nb", id="empty paragraph"),
        pytest.param("a<text:line-break/>b<text:tab/>c", "a\nb\tc", id="breaks"),
        pytest.param('a<text:s text:c="3"/>b<text:s/>c', "a   b c", id="blanks"),
        pytest.param("a\n   b", "a b", id="indented"),
        pytest.param(
            'a <text:span>b <text:a href="x">c</text:a></text:span> d', "a b c d", id="in"
        ),
        pytest.param("a &lt; b &amp; c", "a < b & c", id="escaped"),
        pytest.param("漢<text:ruby-text>phiên âm</text:ruby-text>", "漢", id="phonetic"),
        pytest.param("a<draw:frame><text:p>hình</text:p></draw:frame>b", "ab", id="drawing"),
    ],
)
def test_text_of_cells(written: str, expected: str) -> None:
    assert rows_of(sheet(row(text(written)))) == ((expected,),)


def test_a_comment_is_not_part_of_the_text() -> None:
    note = "<office:annotation><text:p>Hỏi</text:p><text:p>lại</text:p></office:annotation>"
    written = cell('office:value-type="string"', note + "<text:p>có</text:p>")
    book = read(sheet(row(cell("") + written) + row(cell("", note))))
    assert book.grids[0].rows == (("", "có"),)
    assert book.comments == {"A": (Comment(0, 1, "Hỏi\nlại"), Comment(1, 0, "Hỏi\nlại"))}


def test_repeated_cells_and_rows() -> None:
    rows = (
        row(cell("", ""), 'table:number-rows-repeated="3"')
        + row(
            cell('table:number-columns-repeated="2"')
            + text("x", 'table:number-columns-repeated="2"')
            + cell('table:number-columns-repeated="16380"'),
            'table:number-rows-repeated="2"',
        )
        + row(cell('table:number-columns-repeated="16384"'), 'table:number-rows-repeated="1048571"')
    )
    assert rows_of(sheet(rows)) == ((), (), (), ("", "", "x", "x"), ("", "", "x", "x"))


def test_merged_and_covered_cells() -> None:
    spans = 'table:number-columns-spanned="2" table:number-rows-spanned="2"'
    covered = "<table:covered-table-cell><text:p>khuất</text:p></table:covered-table-cell>"
    book = read(sheet(row(text("a", spans) + covered + text("b"))))
    assert book.grids[0].rows == (("a", "khuất", "b"),)
    assert book.merged == {"A": (Merged(0, 0, 1, 1),)}


def test_groups_and_header_rows_hold_rows() -> None:
    rows = (
        f"<table:table-header-rows>{row(text('a'))}</table:table-header-rows>"
        f"<table:table-row-group>{row(text('b'))}</table:table-row-group>"
    )
    assert rows_of(sheet(rows)) == (("a",), ("b",))


def test_what_is_not_on_a_sheet() -> None:
    inner = table(row(text("x")), "table:name=\"'file:///tmp/b.ods'#$C\"")
    content = (
        f"<table:tracked-changes>{cell('', '<text:p>cũ</text:p>')}</table:tracked-changes>"
        + table("<table:shapes><draw:frame/></table:shapes>" + row(text("a")))
        + inner
        + table("", 'table:name="B" table:protected="true"')
        + f"<table:dde-links>{table(row(text('d')))}</table:dde-links>"
    )
    book = read(package(HEAD + content + TAIL))
    assert [(grid.sheet, grid.rows) for grid in book.grids] == [("A", (("a",),)), ("B", ())]
    assert book.protected == {"B"}


def test_other_prefixes_mean_the_same() -> None:
    content = re.sub(r"(?<=[</: ])table(?=[:=])", "t", HEAD + table(row(text("a"))) + TAIL)
    content = content.replace("xmlns:t:1.0", "xmlns:table:1.0")
    assert "<t:table-row" in content
    assert rows_of(package(content)) == (("a",),)


def test_properties_and_time() -> None:
    book = read(package(HEAD + table("") + TAIL, meta_xml=META))
    assert dict(book.properties) == {"bcth.plan": "hp đủ"}
    assert book.modified == "2025-09-18T10:00:00"
    assert not book.epoch_1904


def test_days_from_1904() -> None:
    settings_of = '<table:calculation-settings><table:null-date table:date-value="1904-01-01"/>'
    content = HEAD + settings_of + "</table:calculation-settings>" + table("") + TAIL
    assert read(package(content)).epoch_1904


# ------------------------------------------------------------------ what is no workbook


GOOD_ONE = sheet(row(text("a")))


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(GOOD_ONE, "read", id="spreadsheet"),
        pytest.param(change(GOOD_ONE, {"mimetype": None}), "read", id="no type"),
        pytest.param(
            change(GOOD_ONE, {"mimetype": SPREADSHEET + b"-template"}), "read", id="template"
        ),
        pytest.param(
            change(GOOD_ONE, {"mimetype": b"application/vnd.oasis.opendocument.text"}),
            "file.other_type",
            id="text",
        ),
        pytest.param(package("<a/>"), "file.other_type", id="no spreadsheet"),
        pytest.param(package(HEAD), "file.unreadable", id="cut off"),
        pytest.param(package(""), "file.unreadable", id="empty"),
        pytest.param(package(LAUGHS + HEAD + TAIL), "file.unreadable", id="entities"),
        pytest.param(package("<!doctype a>" + HEAD + TAIL), "file.unreadable", id="small letters"),
        pytest.param(
            package(HEAD + TAIL, meta_xml=b"<!DOCTYPE a><a/>"), "file.unreadable", id="meta"
        ),
        pytest.param(
            package(HEAD + TAIL, **{"META-INF__manifest_xml": b"<m:encryption-data/>"}),
            "file.password",
            id="password",
        ),
        pytest.param(
            package(HEAD + TAIL, **{"META-INF__manifest_xml": b"<m:file-entry/>"}),
            "read",
            id="manifest",
        ),
        pytest.param(
            package(HEAD + TAIL, Basic__Standard__Module1_xml=b"<x/>"), "file.macro", id="Basic"
        ),
        pytest.param(package(HEAD + TAIL, Scripts__python__a_py=b"1"), "file.macro", id="Python"),
        pytest.param(
            package(
                HEAD + TAIL,
                **{"Basic__script-lc_xml": b"<x/>", "Basic__Standard__script-lb_xml": b"<x/>"},
            ),
            "read",
            id="lists of macros without one",
        ),
    ],
)
def test_kinds_of_files(data: bytes, expected: str) -> None:
    assert code(data) == expected


# ------------------------------------------------------------------ bounds


REPEATED = 'table:number-columns-repeated="16384"'
FOR_ALL_ROWS = 'table:number-rows-repeated="1048576"'


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(row(text("x", REPEATED), FOR_ALL_ROWS), "file.far_cell", id="all cells"),
        pytest.param(row(cell(REPEATED), FOR_ALL_ROWS), "read", id="all cells empty"),
        pytest.param(row(cell("", ""), FOR_ALL_ROWS) + row(text("x")), "read", id="one far down"),
        pytest.param(
            row(text("x", REPEATED)) + row("", FOR_ALL_ROWS) + row(text("x")),
            "file.far_cell",
            id="wide and long",
        ),
        pytest.param(
            row(text("x", 'table:number-columns-repeated="9e9"')), "file.unreadable", id="e"
        ),
        pytest.param(
            row(text("x", 'table:number-columns-repeated="99999999"')), "file.unreadable", id="huge"
        ),
        pytest.param(row(text("x", 'table:number-columns-repeated="0"')), "read", id="none"),
    ],
)
def test_repeats_are_bounded(rows: str, expected: str) -> None:
    with within(3):
        assert code(sheet(rows)) == expected


def test_bound_counts_all_sheets(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = row("", 'table:number-rows-repeated="9"') + row(
        text("x", 'table:number-columns-repeated="10"')
    )
    data = package(HEAD + table(rows) + table(rows, 'table:name="B"') + TAIL)
    monkeypatch.setattr(bounds, "MAX_AREA", 200)
    assert code(data) == "read"
    monkeypatch.setattr(bounds, "MAX_AREA", 199)
    assert code(data) == "file.too_large"


def test_one_long_text_in_many_cells() -> None:
    repeated = text("x" * 32_000, 'table:number-columns-repeated="9999"')
    with within(2):
        assert code(sheet(row(repeated))) == "file.too_large"


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(row(text(" " * 3_000_000)), id="blanks"),
        pytest.param(row(cell(f'table:formula="{"a" * 3_000_000}"')), id="formula"),
    ],
)
def test_long_texts_are_read_in_linear_time(content: str) -> None:
    with within(3):
        assert code(sheet(content)) == "read"


def test_very_many_sheets() -> None:
    with within(3):
        assert code(package(HEAD + "<table:table/>" * 100_000 + TAIL)) == "file.unreadable"


def test_blanks_written_as_numbers_are_bounded() -> None:
    blanks = '<text:s text:c="9999999"/>' * 250_000
    with within(5):
        assert code(sheet(row(text(blanks)))) == "file.too_large"


# ------------------------------------------------------------------ anything at all


@settings(max_examples=60, deadline=dt.timedelta(seconds=3))
@given(st.integers(0, len(ODD) - 1))
def test_truncated_files_never_raise(length: int) -> None:
    assert code(ODD[:length]) in {"file.unreadable", "file.other_type"}


INK = st.sampled_from(
    ["<", ">", '"', "&", "/", "\0", "table:", "9999999", "]]>", "<text:p>", "</table:table>"]
)
CONTENT = parts(ODD)["content.xml"].decode()


@settings(max_examples=200, deadline=dt.timedelta(seconds=3))
@given(st.floats(0, 1, exclude_max=True), st.integers(0, 60), INK)
def test_changed_xml_never_raises(place: float, cut: int, ink: str) -> None:
    at = int(place * len(CONTENT))
    code(package(CONTENT[:at] + ink + CONTENT[at + cut :]))


@settings(max_examples=100, deadline=dt.timedelta(seconds=3))
@given(st.lists(st.tuples(st.integers(0, len(ODD) - 1), st.integers(0, 255)), max_size=4))
def test_flipped_bytes_never_raise(flips: list[tuple[int, int]]) -> None:
    data = bytearray(ODD)
    for place, value in flips:
        data[place] = value
    code(bytes(data))


NESTED = st.recursive(
    st.sampled_from(["", "chữ"]),
    lambda inner: st.builds(
        lambda name, content: f"<{name}>{''.join(content)}</{name}>",
        st.sampled_from(
            [
                "table:table",
                "table:table-row",
                "table:table-cell",
                "text:p",
                "office:annotation",
                "draw:frame",
            ]
        ),
        st.lists(inner, max_size=3),
    ),
    max_leaves=12,
)


@settings(max_examples=200, deadline=dt.timedelta(seconds=3))
@given(NESTED)
def test_elements_in_any_order_never_raise(content: str) -> None:
    code(package(HEAD + content + TAIL))
