"""Alterations of single cells: merged, formatted, calculated, commented, typed beside."""

import datetime as dt
from random import Random
from typing import Any

from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment

from generator.core.wording import KEY, Field
from tests.vandal.kinds import in_book
from tests.vandal.records import (
    OPEN_FIELDS,
    STATEMENTS,
    Case,
    DoesNotApplyError,
    Harm,
    Place,
    Stage,
    adding,
    asking,
    harming,
)
from tests.vandal.sheets_open import Sheet, cell_at, main_sheet, put, sheet_of

OUTSIDE = "Ngoài bảng: còn 5 hồ sơ chưa kê"


def is_number(_place: Place, value: object) -> bool:
    return isinstance(value, (int, float))


def is_date(_place: Place, value: object) -> bool:
    return isinstance(value, dt.date)


def is_text(place: Place, _value: object) -> bool:
    return place[2] in STATEMENTS


def _neighbours(sheet: Sheet, case: Case, rng: Random, caption: str) -> tuple[str, str]:
    """Two rows, one under the other, with different answers of one kind."""
    places = case.free(lambda p, _: p[0] == sheet.name and p[2] == caption)
    keys = [p[1] for p in places if p[1] in sheet.rows]
    by_row = {sheet.rows[key]: key for key in keys}
    found = [(by_row[n], by_row[n + 1]) for n in by_row if n + 1 in by_row]
    if not found:
        raise DoesNotApplyError
    return rng.choice(found)


@in_book(Stage.COLUMNS)
def answers_merged_down(book: Any, rng: Random, case: Case) -> Harm:
    """Merged the result of two rows; Excel keeps the upper one only."""
    sheet = main_sheet(book, case)
    caption = Field.RESULT if Field.RESULT in sheet.columns else Field.SOURCE
    upper, lower = _neighbours(sheet, case, rng, caption)
    one, other = sheet.cell(upper, caption), sheet.cell(lower, caption)
    sheet.ws.merge_cells(f"{one.coordinate}:{other.coordinate}")
    return harming((sheet.name, lower, caption))


@in_book(Stage.COLUMNS)
def answers_merged_across(book: Any, rng: Random, case: Case) -> Harm:
    """Merged result and figure of a row; Excel keeps the result only."""
    places = case.free(lambda p, _: p[2] == Field.RESULT)
    sheet_name, key, _ = place = rng.choice(places)
    sheet = sheet_of(book, case, sheet_name)
    one, other = sheet.cell(key, Field.RESULT), sheet.cell(key, Field.FIGURE)
    if other.column != one.column + 1:
        raise DoesNotApplyError
    sheet.ws.merge_cells(f"{one.coordinate}:{other.coordinate}")
    lost = (sheet_name, key, Field.FIGURE)
    return harming(lost) if lost in case.typed and place else harming()


@in_book(Stage.COLUMNS)
def topics_merged(book: Any, _rng: Random, case: Case) -> Harm:
    """Merged all opinions of Ý kiến chung into one cell, keeping the first."""
    sheet = sheet_of(book, case, "Ý kiến chung")
    cells = [sheet.cell(key, Field.OPINION) for key in sheet.rows]
    sheet.ws.merge_cells(f"{cells[0].coordinate}:{cells[-1].coordinate}")
    first = next(iter(sheet.rows))
    return harming(*(p for p in case.of_sheet("Ý kiến chung") if p[1] != first))


@in_book(Stage.CELLS)
def date_format_on_number(book: Any, rng: Random, case: Case) -> None:
    """Pasted the format of a date cell over a number."""
    place = rng.choice(case.free(is_number))
    cell_at(book, case, place).number_format = "dd/mm/yyyy"


@in_book(Stage.CELLS)
def percent_format_on_progress(book: Any, rng: Random, case: Case) -> None:
    """Typed the progress into a cell in per cent format: 50 became 0,5 shown as 50%."""
    place = rng.choice(case.free(lambda p, v: p[2] == Field.PROGRESS and is_number(p, v)))
    cell = cell_at(book, case, place)
    cell.value, cell.number_format = round(float(case.typed[place]) / 100, 6), "0%"


@in_book(Stage.CELLS)
def percent_format_on_figure(book: Any, rng: Random, case: Case) -> None:
    """Put the per cent format on a figure that was typed before: 12 is shown as 1200%."""
    place = rng.choice(case.free(lambda p, v: p[2] == Field.FIGURE and is_number(p, v)))
    cell_at(book, case, place).number_format = "0%"


@in_book(Stage.CELLS)
def date_as_serial(book: Any, rng: Random, case: Case) -> None:
    """Set the format General on a date, which shows its number."""
    cell_at(book, case, rng.choice(case.free(is_date))).number_format = "General"


@in_book(Stage.CELLS)
def date_with_time(book: Any, rng: Random, case: Case) -> None:
    """Typed a date with an hour."""
    place = rng.choice(case.free(is_date))
    day = case.typed[place]
    assert isinstance(day, dt.date)
    cell_at(book, case, place).value = dt.datetime.combine(day, dt.time(16, 30))


@in_book(Stage.CELLS)
def formats_cleared(book: Any, _rng: Random, case: Case) -> None:
    """Cleared all formats of the sheet: dates show numbers, texts have the format General."""
    sheet = main_sheet(book, case)
    for row in sheet.ws.iter_rows(min_row=sheet.header):
        for cell in row:
            cell.number_format = "General"


@in_book(Stage.CELLS)
def dates_in_two_digit_years(book: Any, _rng: Random, case: Case) -> None:
    """Gave all true dates an American format of Excel; the days stay the same."""
    for place in case.free(is_date):
        cell_at(book, case, place).number_format = "m/d/yy"


@in_book(Stage.CELLS)
def bold_words(book: Any, rng: Random, case: Case) -> None:
    """Made some words of an answer bold."""
    place = rng.choice(case.free(is_text))
    text = str(case.typed[place])
    half = len(text) // 2
    bold = TextBlock(InlineFont(b=True), text[half:])
    cell_at(book, case, place).value = CellRichText(text[:half], bold)


@in_book(Stage.CELLS)
def link_in_answer(book: Any, rng: Random, case: Case) -> None:
    """Made an answer a link."""
    cell_at(book, case, rng.choice(case.free(is_text))).hyperlink = "https://example.vn/van-ban"


@in_book(Stage.CELLS)
def comment_instead_of_answer(book: Any, rng: Random, case: Case) -> Harm:
    """Wrote the result into a comment and left the cell empty."""
    place = rng.choice(case.free(is_text))
    cell = cell_at(book, case, place)
    cell.value, cell.comment = None, Comment(str(case.typed[place])[:1000], "Văn thư")
    return asking(place)


@in_book(Stage.CELLS)
def comment_beside_answer(book: Any, rng: Random, case: Case) -> None:
    """Attached a comment to an answered cell."""
    cell = cell_at(book, case, rng.choice(case.free(is_text)))
    cell.comment = Comment("Số liệu tạm tính", "Văn thư")


@in_book(Stage.CELLS)
def typed_under_the_table(book: Any, _rng: Random, case: Case) -> Harm:
    """Typed a line under the table."""
    sheet = main_sheet(book, case)
    sheet.ws.cell(sheet.last + 2, 2).value = OUTSIDE
    return adding(OUTSIDE)


@in_book(Stage.CELLS)
def typed_above_the_table(book: Any, _rng: Random, case: Case) -> Harm:
    """Typed a line above the header."""
    sheet = main_sheet(book, case)
    sheet.ws.cell(max(1, sheet.header - 1), 8).value = OUTSIDE
    return adding(OUTSIDE)


@in_book(Stage.CELLS)
def typed_beside_the_table(book: Any, rng: Random, case: Case) -> Harm:
    """Typed into a column without caption, right of the table."""
    sheet = main_sheet(book, case)
    row = sheet.rows[rng.choice(case.answered_keys(sheet.name))]
    sheet.ws.cell(row, sheet.ws.max_column + 2).value = OUTSIDE
    return adding(OUTSIDE)


@in_book(Stage.CELLS)
def typed_into_a_heading(book: Any, _rng: Random, case: Case) -> Harm:
    """Typed into the answer cells of a group heading."""
    sheet = main_sheet(book, case)
    headings = set(range(sheet.header + 1, sheet.last)) - set(sheet.rows.values())
    if not headings or Field.RESULT not in sheet.columns:
        raise DoesNotApplyError
    sheet.ws.cell(min(headings), sheet.columns[Field.RESULT]).value = OUTSIDE
    return adding(OUTSIDE)


@in_book(Stage.CELLS)
def blanks_below(book: Any, _rng: Random, case: Case) -> None:
    """Hit the space bar in cells far below the table."""
    sheet = main_sheet(book, case)
    for number in range(sheet.last + 2, sheet.last + 300, 7):
        sheet.ws.cell(number, 6).value = " "


@in_book(Stage.CELLS)
def protection_removed(book: Any, _rng: Random, _case: Case) -> None:
    """Took the protection off every sheet."""
    for ws in book.worksheets:
        ws.protection.sheet = False


@in_book(Stage.CELLS)
def lists_lost(book: Any, _rng: Random, _case: Case) -> None:
    """Pasted over, which loses dropdown lists and conditional formats."""
    for ws in book.worksheets:
        ws.data_validations.dataValidation = []
        ws.conditional_formatting = type(ws.conditional_formatting)()


@in_book(Stage.CELLS)
def chart_inserted(book: Any, _rng: Random, case: Case) -> None:
    """Drew a chart on the sheet."""
    sheet = main_sheet(book, case)
    chart = BarChart()
    chart.add_data(Reference(sheet.ws, min_col=1, min_row=sheet.header, max_row=sheet.last))
    sheet.ws.add_chart(chart, "T3")


@in_book(Stage.CELLS)
def view_changed(book: Any, _rng: Random, case: Case) -> None:
    """Changed panes, zoom, outline and the active sheet."""
    sheet = main_sheet(book, case)
    sheet.ws.freeze_panes, sheet.ws.sheet_view.zoomScale = "A1", 70
    sheet.ws.row_dimensions.group(sheet.header + 1, sheet.last, hidden=True)
    book.active = len(book.worksheets) - 2


@in_book(Stage.CELLS)
def answer_one_cell_right(book: Any, rng: Random, case: Case) -> Harm:
    """Typed a result into the cell right of its own."""
    places = case.free(lambda p, _: p[2] == Field.RESULT)
    place = rng.choice(places)
    sheet = sheet_of(book, case, place[0])
    cell = sheet.cell(place[1], Field.RESULT)
    put(cell, None)
    beside = (place[0], place[1], Field.FIGURE)
    sheet.cell(place[1], Field.FIGURE).value = str(case.typed[place])
    return asking(place, *(p for p in [beside] if p in case.typed))


@in_book(Stage.CELLS)
def reserved_cells_overwritten(book: Any, rng: Random, case: Case) -> None:
    """Typed over number, role and time limit of a row."""
    sheet = main_sheet(book, case)
    key = rng.choice(case.answered_keys(sheet.name))
    printed = set(sheet.columns) - set(OPEN_FIELDS[sheet.name]) - {KEY}
    for caption in printed & {Field.NUMBER, Field.ROLE, Field.LIMIT, Field.BASELINE}:
        sheet.cell(key, caption).value = "x"
