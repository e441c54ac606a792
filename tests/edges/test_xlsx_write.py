import datetime as dt
import io
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from generator.core.sheets import BookProperties, Column, Content, Kind, TableSheet
from generator.edges.xlsx_write import MAX_TEXT, row_height, wrapped_lines, write_tables
from tests.edges.packages import parts, schema_faults

PROPERTIES = BookProperties(
    "Tổng hợp <&>", "Sở Một", dt.date(2025, 9, 23), (("bcth.plan", "hp & x"),)
)


def table(*rows: tuple[Content, ...], kinds: tuple[Kind, ...] = (Kind.TEXT,)) -> TableSheet:
    columns = tuple(Column(f"Cột {n}", 20, kind) for n, kind in enumerate(kinds))
    return TableSheet("Nhiệm vụ", "Bảng", columns, rows)


def opened(*sheets: TableSheet) -> list[Worksheet]:
    data = write_tables(sheets, PROPERTIES)
    return openpyxl.load_workbook(io.BytesIO(data)).worksheets


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("=1+1", id="formula"),
        pytest.param('=cmd|"/c calc"!A1', id="command"),
        pytest.param("@SUM(1)", id="at sign"),
        pytest.param("-1", id="minus"),
        pytest.param("+84", id="plus"),
        pytest.param("0012", id="digits"),
        pytest.param("{=1}", id="array formula"),
        pytest.param("https://example.vn", id="link"),
        pytest.param("mailto:a@b.vn", id="mail link"),
        pytest.param("internal:'A'!A1", id="link inside"),
        pytest.param("<b>&amp;</b> ]]>", id="markup"),
        pytest.param("{{ x }}", id="template"),
        pytest.param("😀", id="emoji"),
        pytest.param("a\nb\tc", id="lines and tabs"),
        pytest.param("  lề ", id="blanks"),
        pytest.param("_x0041_", id="escape of Excel"),
        pytest.param("TRUE", id="like a truth value"),
        pytest.param("x" * MAX_TEXT, id="as long as Excel allows"),
    ],
)
def test_text_stays_text(text: str) -> None:
    cell = opened(table((text,)))[0]["A4"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


def test_too_long_a_text_is_cut_at_excels_limit() -> None:
    text = "Ủ" * 40_000
    found = opened(table((text,)))[0]["A4"].value
    kept = len(found) - len(found.lstrip("Ủ"))
    assert 32_000 < kept < len(found) <= 32_767  # and what follows says that it was cut


@pytest.mark.parametrize(
    ("content", "kind", "expected", "shown"),
    [
        pytest.param(
            dt.date(2025, 9, 5), Kind.DATE, dt.datetime(2025, 9, 5), "dd/mm/yyyy", id="day"
        ),
        pytest.param(
            dt.datetime(2025, 9, 5, 7, 30),
            Kind.TIME,
            dt.datetime(2025, 9, 5, 7, 30),
            "dd/mm/yyyy hh:mm",
            id="moment",
        ),
        pytest.param(Decimal("7.25"), Kind.NUMBER, 7.25, "General", id="decimals"),
        pytest.param(Decimal("1000"), Kind.NUMBER, 1000, "#,##0", id="whole, no trailing mark"),
        pytest.param(Decimal("-0.5"), Kind.NUMBER, -0.5, "General", id="negative"),
        pytest.param(0, Kind.NUMBER, 0, "#,##0", id="true zero"),
        pytest.param(10**12, Kind.NUMBER, 10**12, "#,##0", id="large"),
        pytest.param(None, Kind.NUMBER, None, "General", id="nothing"),
        pytest.param("", Kind.TEXT, None, "@", id="empty text"),
        pytest.param("Hoàn thành", Kind.CENTRE, "Hoàn thành", "@", id="centred text"),
        pytest.param("chưa có", Kind.NUMBER, "chưa có", "General", id="text among numbers"),
        pytest.param(3, Kind.TEXT, 3, "@", id="number among texts"),
    ],
)
def test_contents(content: Content, kind: Kind, expected: object, shown: str) -> None:
    cell = opened(table((content,), kinds=(kind,)))[0]["A4"]
    assert (cell.value, cell.number_format) == (expected, shown)


def test_layout() -> None:
    sheet = TableSheet(
        "Danh sách",
        "Tiêu đề",
        (Column("Mã", 8), Column("Tên", 40)),
        (("a", "b"), ("c", "d")),
        intro="Ghi chú",
        frozen_columns=1,
    )
    (ws,) = opened(sheet)
    assert [cell.value for cell in ws["A"]] == ["Tiêu đề", "Ghi chú", "Mã", "a", "c"]
    assert ws.freeze_panes == "B4"
    assert ws.auto_filter.ref == "A3:B5"
    assert (ws.page_setup.orientation, int(ws.page_setup.paperSize)) == ("landscape", 9)
    assert ws.print_title_rows == "$3:$3"
    assert ws.sheet_properties.pageSetUpPr.fitToPage


def test_sheets_in_order_and_properties() -> None:
    names = ("Nhiệm vụ", "Chỉ tiêu", "a & b <c>")
    data = write_tables(
        (TableSheet(name, "t", (Column("A", 9),), ()) for name in names), PROPERTIES
    )
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book.sheetnames == list(names)
    assert book.properties.title == "Tổng hợp <&>"
    assert book.properties.created == dt.datetime(2025, 9, 23)
    assert [(p.name, p.value) for p in book.custom_doc_props.props] == [("bcth.plan", "hp & x")]


@pytest.mark.parametrize(
    ("rows", "open_rows", "place"),
    [
        pytest.param((("a", "Có"),), 0, "B4:B4", id="one row"),
        pytest.param((("a", "Có"),), 3, "B4:B7", id="with rows to fill in"),
        pytest.param((), 2, "B4:B5", id="only rows to fill in"),
    ],
)
def test_dropdowns(rows: tuple[tuple[Content, ...], ...], open_rows: int, place: str) -> None:
    columns = (Column("Tên", 20), Column("Nhận", 9, choices=("Có", "Không")))
    (ws,) = opened(TableSheet("A", "t", columns, rows, open_rows=open_rows))
    (rule,) = ws.data_validations.dataValidation
    assert (str(rule.sqref), rule.type, rule.formula1) == (
        place if place != "B4:B4" else "B4",
        "list",
        '"Có,Không"',
    )
    assert rule.errorStyle == "warning"


def test_open_rows_carry_the_format_of_their_column() -> None:
    columns = (Column("Tên", 20), Column("Ngày", 9, Kind.DATE))
    (ws,) = opened(TableSheet("A", "t", columns, (("a", None),), open_rows=2))
    assert [ws[f"B{row}"].number_format for row in (4, 5, 6)] == ["dd/mm/yyyy"] * 3
    assert [ws[f"A{row}"].number_format for row in (4, 5, 6)] == ["@"] * 3


def test_same_tables_same_bytes() -> None:
    sheet = table(("a",), (None,), ("=1",))
    assert write_tables([sheet], PROPERTIES) == write_tables([sheet], PROPERTIES)
    assert write_tables([sheet], PROPERTIES) != write_tables([table(("b",))], PROPERTIES)


@pytest.mark.parametrize(
    "sheets",
    [
        pytest.param([table()], id="no rows"),
        pytest.param([table(("<&> =1 😀 _x0041_ \t\n",), ("x" * 40_000,), (None,))], id="hostile"),
        pytest.param(
            [
                TableSheet(
                    "A",
                    "t",
                    (
                        Column("Ngày", 9, Kind.DATE),
                        Column("Số", 9, Kind.NUMBER),
                        Column("Lúc", 9, Kind.TIME),
                        Column("Chọn", 9, Kind.CENTRE, ("≥", "<", "&")),
                    ),
                    ((dt.date(2025, 1, 1), Decimal("0.1"), dt.datetime(2025, 1, 1, 1), "≥"),),
                    open_rows=5,
                )
            ],
            id="all kinds",
        ),
    ],
)
def test_valid_by_the_office_schemas(sheets: list[TableSheet], tmp_path: Path) -> None:
    assert schema_faults(write_tables(sheets, PROPERTIES), tmp_path / "a.xlsx") == []


@settings(max_examples=50)
@given(
    st.lists(
        st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1),
        min_size=1,
        max_size=5,
    )
)
def test_any_text_comes_back(texts: list[str]) -> None:
    (ws,) = opened(table(*((text,) for text in texts)))
    assert [ws.cell(row, 1).value for row in range(4, 4 + len(texts))] == texts
    assert {ws.cell(row, 1).data_type for row in range(4, 4 + len(texts))} == {"s"}


def test_no_calculation_is_left_to_a_program() -> None:
    content = parts(write_tables([table(("=1+1",))], PROPERTIES))
    assert b"<f>" not in content["xl/worksheets/sheet1.xml"]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        pytest.param("", 10, 1, id="empty"),
        pytest.param("x" * 10, 10, 1, id="full line"),
        pytest.param("x" * 11, 10, 2, id="one more"),
        pytest.param("a\n\nb", 10, 3, id="line breaks"),
        pytest.param("abc", 0, 3, id="no width"),
    ],
)
def test_wrapped_lines(text: str, width: float, lines: int) -> None:
    assert wrapped_lines(text, width) == lines


def test_row_height_stays_within_excels_limit() -> None:
    column = Column("A", 10)
    assert row_height([]) < row_height([("x" * 60, column)]) < 409
    assert row_height([("x" * 60_000, column)]) == 409
