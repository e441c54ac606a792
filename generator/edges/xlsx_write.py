"""Drawing described sheets with XlsxWriter: every text a string, the same bytes every time."""

import datetime as dt
import io
import math
import re
import zipfile
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

import xlsxwriter

from generator.core.charts import Chart
from generator.core.official_format import FONT
from generator.core.sheets import HEADER_ROW, BookProperties, Column, Content, Kind, TableSheet
from generator.edges.charts import add_chart_sheets

MAX_TEXT = 32_767  # characters in a cell (Excel specifications and limits)
_CUT = "… (còn nữa, xem sheet Chi tiết hoặc tệp gốc)"
_MAX_HEIGHT = 409.0  # points (Excel specifications and limits)
_LINE = 14.5
_CUSTOM_HEIGHT = re.compile(rb'(<row [^>]*?) customHeight="1"')
_HEADER_FILL = "#DCE6F1"


def open_book(buffer: io.BytesIO, properties: BookProperties) -> Any:
    """Return a new XlsxWriter workbook that turns no text into a formula, link or number."""
    book = xlsxwriter.Workbook(
        buffer,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    book.set_properties(
        {
            "title": properties.title,
            "author": properties.author,
            "created": dt.datetime.combine(properties.created, dt.time()),
        }
    )
    for name, value in properties.custom:
        book.set_custom_property(name, value, "text")
    return book


def self_fitting(workbook: bytes) -> bytes:
    """Return the workbook with row heights that programs may refit when text is typed.

    XlsxWriter marks every height it sets as custom, which freezes it; LibreOffice, unlike Excel,
    does not fit rows without any height on opening (ECMA-376 part 1, 18.3.1.73).
    """
    result = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook)) as old,
        zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for info in old.infolist():
            part = old.read(info)
            if info.filename.startswith("xl/worksheets/"):
                part = _CUSTOM_HEIGHT.sub(rb"\1", part)
            new.writestr(info, part)
    return result.getvalue()


def write_tables(
    sheets: Iterable[TableSheet], properties: BookProperties, charts: Sequence[Chart] = ()
) -> bytes:
    """Return an .xlsx file with one worksheet for each described sheet, and one of charts."""
    buffer = io.BytesIO()
    with open_book(buffer, properties) as book:
        formats = _Formats(book)
        for sheet in sheets:
            _draw(book.add_worksheet(sheet.name), sheet, formats)
        if charts:
            add_chart_sheets(book, charts)
    return buffer.getvalue()


class _Formats:
    def __init__(self, book: Any) -> None:
        base = {"font_name": FONT, "font_size": 11, "valign": "top"}
        cell = {**base, "text_wrap": True, "border": 1, "border_color": "#A6A6A6"}
        self.title = book.add_format({**base, "bold": True, "font_size": 14})
        self.intro = book.add_format({**base, "italic": True})
        self.header = book.add_format(
            {**cell, "bold": True, "align": "center", "valign": "vcenter", "bg_color": _HEADER_FILL}
        )
        self.of_kind = {
            Kind.TEXT: book.add_format({**cell, "num_format": "@"}),
            Kind.CENTRE: book.add_format({**cell, "num_format": "@", "align": "center"}),
            Kind.NUMBER: book.add_format({**cell, "align": "right"}),
            Kind.DATE: book.add_format({**cell, "num_format": "dd/mm/yyyy", "align": "center"}),
            Kind.TIME: book.add_format(
                {**cell, "num_format": "dd/mm/yyyy hh:mm", "align": "center"}
            ),
        }
        self.whole = book.add_format({**cell, "num_format": "#,##0", "align": "right"})


def _draw(ws: Any, sheet: TableSheet, formats: _Formats) -> None:
    ws.hide_gridlines(2)
    ws.write_string(0, 0, sheet.title, formats.title)
    ws.write_string(1, 0, sheet.intro, formats.intro)
    header = HEADER_ROW
    for number, column in enumerate(sheet.columns):
        ws.set_column(number, number, column.width)
        ws.write_string(header, number, column.caption, formats.header)
    ws.set_row(header, 15 * max(wrapped_lines(c.caption, c.width * 0.9) for c in sheet.columns) + 6)
    for index, row in enumerate(sheet.rows, header + 1):
        ws.set_row(index, row_height(zip(row, sheet.columns, strict=True)))
        for number, (content, column) in enumerate(zip(row, sheet.columns, strict=True)):
            _write(ws, index, number, content, column, formats)
    last = header + len(sheet.rows) + sheet.open_rows
    _blank_rows(ws, header + len(sheet.rows) + 1, last, sheet, formats)
    _dropdowns(ws, header + 1, max(last, header + 1), sheet)
    if sheet.rows:
        ws.autofilter(header, 0, header + len(sheet.rows), len(sheet.columns) - 1)
    ws.freeze_panes(header + 1, sheet.frozen_columns)
    ws.set_landscape()
    ws.set_paper(9)
    ws.fit_to_pages(1, 0)
    ws.repeat_rows(header)


def _write(
    ws: Any, row: int, number: int, content: Content, column: Column, formats: _Formats
) -> None:
    style = formats.of_kind[column.kind]
    match content:
        case None | "":
            ws.write_blank(row, number, None, style)
        case str():
            ws.write_string(row, number, within_cell(content), style)
        case dt.datetime():
            ws.write_datetime(row, number, content, formats.of_kind[Kind.TIME])
        case dt.date():
            moment = dt.datetime.combine(content, dt.time())
            ws.write_datetime(row, number, moment, formats.of_kind[Kind.DATE])
        case int() | Decimal():
            whole = column.kind is Kind.NUMBER and content == int(content)
            ws.write_number(row, number, float(content), formats.whole if whole else style)


def within_cell(text: str) -> str:
    """The text, or as much of it as a cell holds with a word that it is cut."""
    if len(text.encode("utf-16-le")) <= 2 * MAX_TEXT:  # Excel counts in UTF-16
        return text
    kept = text.encode("utf-16-le")[: 2 * (MAX_TEXT - len(_CUT))]
    return kept.decode("utf-16-le", "ignore") + _CUT


def _blank_rows(ws: Any, first: int, last: int, sheet: TableSheet, formats: _Formats) -> None:
    for row in range(first, last + 1):
        for number, column in enumerate(sheet.columns):
            ws.write_blank(row, number, None, formats.of_kind[column.kind])


def _dropdowns(ws: Any, first: int, last: int, sheet: TableSheet) -> None:
    for number, column in enumerate(sheet.columns):
        if column.choices:
            ws.data_validation(
                *(first, number, last, number),
                {"validate": "list", "source": list(column.choices), "error_type": "warning"},
            )


def wrapped_lines(text: str, width: float) -> int:
    """Return how many lines the text needs in a column of a width in characters."""
    room = max(1.0, width)
    return sum(max(1, math.ceil(len(line) / room)) for line in text.split("\n"))


def row_height(cells: Iterable[tuple[Content, Column]]) -> float:
    """Return the height in points that shows every wrapped text, within Excel's limit."""
    needed = (
        wrapped_lines(content, column.width * 1.2) if isinstance(content, str) else 1
        for content, column in cells
    )
    return min(_MAX_HEIGHT, _LINE * max(needed, default=1) + 3)
