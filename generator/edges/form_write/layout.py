"""What the sheets of a form share: heading, columns, hidden keys, row heights, protection."""

import datetime as dt
from decimal import Decimal
from typing import Any

from generator.core.form_cells import FIRST_ROW, HEADER_ROW
from generator.core.model import Form, Value
from generator.core.sheets import Column
from generator.core.wording import AGENCY_LINE, FORM_TITLES, KEY, PLAN_LINE, Field
from generator.edges.form_write.styles import Styles
from generator.edges.xlsx_write import row_height, within_cell

WIDTHS = {
    **{Field.NUMBER: 6, Field.TASK: 36, Field.ROLE: 8, Field.LIMIT: 12, Field.PREVIOUS: 13},
    **{Field.STATUS: 13, Field.PROGRESS: 7, Field.RESULT: 32, Field.FIGURE: 8, Field.UNIT: 8},
    **{Field.PRODUCT: 15, Field.DATE: 11, Field.DIFFICULTY: 20, Field.PROPOSAL: 20},
    **{Field.INDICATOR: 40, Field.BASELINE: 24, Field.TARGET: 26, Field.VALUE: 11},
    **{Field.SOURCE: 24, Field.NOTE: 26, Field.TOPIC: 44, Field.OPINION: 100},
}
_LEAST_LINES = 3


def head(ws: Any, form: Form, styles: Styles) -> None:
    """Write the three lines above the table: title, agency, plan."""
    ws.hide_gridlines(2)
    ws.write_string(
        0, 0, f"{FORM_TITLES[ws.get_name()]} - {form.period_label}".upper(), styles.title
    )
    ws.write_string(1, 0, AGENCY_LINE + form.agency.name, styles.line)
    ws.write_string(2, 0, PLAN_LINE + form.plan_title, styles.line)


def columns(ws: Any, captions: tuple[str, ...], styles: Styles, **wider: float) -> None:
    """Write the header row; `wider` gives a caption another width than its own."""
    for number, caption in enumerate(captions):
        ws.set_column(number, number, wider.get(caption, WIDTHS[caption]))
        ws.write_string(HEADER_ROW, number, caption, styles.header)
    ws.set_row(HEADER_ROW, 33)


def hidden_columns(ws: Any, first: int, *more: str) -> None:
    """Write the header of the hidden key column, and of further hidden columns after it."""
    for number, name in enumerate((KEY, *more), first):
        ws.write_string(HEADER_ROW, number, name)
    ws.set_column(first, first + len(more), 10, None, {"hidden": True})


def finish(ws: Any, columns: int, frozen: int) -> None:
    """Freeze, lock and lay out for print a sheet whose last row is written."""
    ws.freeze_panes(FIRST_ROW, frozen)
    ws.protect(
        "",
        {"sort": True, "autofilter": True, "format_rows": True, "format_columns": True},
    )
    print_wide(ws, HEADER_ROW, columns)


def print_wide(ws: Any, header: int, columns: int) -> None:
    """Lay out a sheet whose last row is written for A4 landscape, its header on every page."""
    ws.set_landscape()
    ws.set_paper(9)
    ws.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    ws.set_footer("&L&A&RTrang &P/&N")
    ws.fit_to_pages(1, 0)
    ws.repeat_rows(header)
    ws.print_area(0, 0, ws.dim_rowmax, columns - 1)


def write_answer(ws: Any, row: int, column: int, value: Value, style: Any) -> None:
    """Write what was sent into an answer cell, text always as text, or leave it blank."""
    match value:
        case None | "":
            ws.write_blank(row, column, None, style)
        case str():
            ws.write_string(row, column, within_cell(value), style)
        case Decimal():
            ws.write_number(row, column, float(value), style)
        case dt.date():
            ws.write_datetime(row, column, dt.datetime.combine(value, dt.time()), style)


def fit(ws: Any, number: int, *cells: tuple[str, float], least: int = _LEAST_LINES) -> None:
    """Give a row the height of its longest text, at least some lines to type in."""
    blank = ("\n" * (least - 1), 100.0)
    ws.set_row(number, row_height((text, Column("", width)) for text, width in (*cells, blank)))
