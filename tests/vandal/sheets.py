"""Alterations of whole sheets and of what a form is known by."""

from random import Random
from typing import Any

import openpyxl
from openpyxl.packaging.custom import StringProperty

from generator.core.wording import KEY, NEEDS, FormSheets, MetaKey
from tests.vandal.kinds import in_book
from tests.vandal.records import (
    DESTROYED,
    Case,
    DoesNotApplyError,
    G,
    Harm,
    Stage,
    T,
    adding,
    asking,
)
from tests.vandal.sheets_open import lay_row, main_sheet, put, sheet_of, take_row

OWN_SHEET = "Phụ lục riêng"
OWN_LINE = "Danh sách 15 doanh nghiệp kiến nghị"


@in_book(Stage.SHEETS)
def sheet_renamed(book: Any, rng: Random, case: Case) -> None:
    """Renamed the main sheet."""
    main_sheet(book, case).ws.title = rng.choice(["Sheet1", "Biểu 1", "Bao cao quy", "NV"])


@in_book(Stage.SHEETS)
def sheet_renamed_nearly(book: Any, rng: Random, case: Case) -> None:
    """Renamed the main sheet a little."""
    ws = main_sheet(book, case).ws
    ws.title = rng.choice([f"{ws.title} Q3", f"1. {ws.title}", f"{ws.title} (sửa)"])


@in_book(Stage.SHEETS)
def opinions_renamed(book: Any, _rng: Random, case: Case) -> None:
    """Renamed the sheet Ý kiến chung."""
    sheet_of(book, case, G).ws.title = "Y kien khac"


@in_book(Stage.SHEETS)
def sheet_copied(book: Any, _rng: Random, case: Case) -> None:
    """Copied the main sheet within the workbook."""
    ws = main_sheet(book, case).ws
    book.copy_worksheet(ws).title = f"{ws.title} (2)"


@in_book(Stage.SHEETS, forks=True)
def sheet_copied_and_changed(book: Any, rng: Random, case: Case) -> Harm:
    """Copied the main sheet and went on answering in the copy."""
    sheet = main_sheet(book, case)
    place = rng.choice(case.free(lambda p, v: p[0] == sheet.name and isinstance(v, str)))
    copy = book.copy_worksheet(sheet.ws)
    copy.title = f"{sheet.ws.title} (2)"
    cell = sheet.cell(place[1], place[2])
    copy[cell.coordinate].value = "Bản sửa sau khi họp"
    return asking(place)


@in_book(Stage.SHEETS)
def sheets_in_other_order(book: Any, _rng: Random, _case: Case) -> None:
    """Moved the sheets about."""
    book._sheets.reverse()


@in_book(Stage.SHEETS, forks=True)
def main_sheet_deleted(book: Any, _rng: Random, case: Case) -> Harm:
    """Deleted the main sheet."""
    sheet = main_sheet(book, case)
    book.remove(sheet.ws)
    return Harm(harmed=case.of_sheet(sheet.name))


@in_book(Stage.SHEETS)
def opinions_deleted(book: Any, _rng: Random, case: Case) -> Harm:
    """Deleted the sheet Ý kiến chung."""
    book.remove(sheet_of(book, case, G).ws)
    return Harm(harmed=case.of_sheet(G))


@in_book(Stage.SHEETS)
def guide_deleted(book: Any, _rng: Random, _case: Case) -> None:
    """Deleted the sheet Hướng dẫn."""
    if FormSheets.GUIDE not in book.sheetnames:
        raise DoesNotApplyError
    book.remove(book[FormSheets.GUIDE])


@in_book(Stage.SHEETS)
def sheets_merged_into_one(book: Any, _rng: Random, case: Case) -> None:
    """Pasted Ý kiến chung, header and all, under Nhiệm vụ and deleted its sheet."""
    tasks, general = sheet_of(book, case, T), sheet_of(book, case, G)
    for number in range(general.header, general.last + 1):
        lay_row(tasks.ws, tasks.last + 3 + number, take_row(general.ws, number))
    book.remove(general.ws)


@in_book(Stage.SHEETS)
def sheet_of_their_own(book: Any, _rng: Random, _case: Case) -> Harm:
    """Added a sheet with content."""
    ws = book.create_sheet(OWN_SHEET)
    ws["B2"], ws["B3"] = OWN_LINE, 15
    return adding(OWN_LINE)


@in_book(Stage.SHEETS)
def empty_sheet_added(book: Any, _rng: Random, _case: Case) -> None:
    """Added an empty sheet."""
    book.create_sheet("Sheet1", 0)


@in_book(Stage.SHEETS)
def sheet_hidden(book: Any, _rng: Random, case: Case) -> None:
    """Hid the sheet Ý kiến chung."""
    sheet_of(book, case, G).ws.sheet_state = "hidden"


@in_book(Stage.SHEETS, forks=True)
def old_sheet_left_hidden(book: Any, _rng: Random, case: Case) -> None:
    """Kept an empty copy of the main sheet, hidden."""
    sheet = main_sheet(book, case)
    copy = book.copy_worksheet(sheet.ws)
    copy.title, copy.sheet_state = "ban cu", "hidden"
    for place in case.of_sheet(sheet.name):
        if place[1] in sheet.rows and place[2] in sheet.columns:
            copy[sheet.cell(place[1], place[2]).coordinate].value = None


# ------------------------------------------------------------------ identity


@in_book(Stage.IDENTITY)
def meta_deleted(book: Any, _rng: Random, _case: Case) -> None:
    """Deleted the hidden sheet _meta."""
    _drop_meta(book)


@in_book(Stage.IDENTITY)
def properties_deleted(book: Any, _rng: Random, _case: Case) -> None:
    """Removed the document properties (Inspect Document)."""
    _drop_properties(book)


@in_book(Stage.IDENTITY)
def identity_lost(book: Any, _rng: Random, _case: Case) -> None:
    """Lost both the sheet _meta and the document properties."""
    _drop_meta(book)
    _drop_properties(book)


@in_book(Stage.IDENTITY)
def keys_deleted(book: Any, _rng: Random, _case: Case) -> None:
    """Deleted the hidden columns of every sheet."""
    for ws in book.worksheets:
        _drop_hidden(ws)


@in_book(Stage.IDENTITY)
def keys_and_meta_deleted(book: Any, _rng: Random, _case: Case) -> None:
    """Deleted the hidden columns and the sheet _meta; the properties stayed."""
    for ws in book.worksheets:
        _drop_hidden(ws)
    _drop_meta(book)


@in_book(Stage.IDENTITY)
def names_deleted(book: Any, _rng: Random, _case: Case) -> None:
    """Deleted all defined names."""
    book.defined_names.clear()
    for ws in book.worksheets:
        ws.print_title_rows = None
        ws.auto_filter.ref = None


@in_book(Stage.IDENTITY)
def identity_forged(book: Any, _rng: Random, _case: Case) -> Harm:
    """Wrote another agency's code into _meta and the properties."""
    _rewrite(book, MetaKey.AGENCY, "KHAC")
    return DESTROYED


@in_book(Stage.IDENTITY)
def period_forged(book: Any, _rng: Random, _case: Case) -> Harm:
    """Wrote another period into _meta and the properties."""
    _rewrite(book, MetaKey.PERIOD, "2031-Q1")
    return DESTROYED


@in_book(Stage.IDENTITY)
def values_in_a_new_workbook(book: Any, _rng: Random, _case: Case) -> None:
    """Copied the sheets by values, hidden columns included, into a new workbook."""
    _by_values(book, keys=True)


@in_book(Stage.IDENTITY)
def visible_values_in_a_new_workbook(book: Any, _rng: Random, _case: Case) -> None:
    """Copied what is visible by values into a new workbook."""
    _by_values(book, keys=False)


def _drop_meta(book: Any) -> None:
    if FormSheets.META not in book.sheetnames:
        raise DoesNotApplyError
    book.remove(book[FormSheets.META])


def _drop_properties(book: Any) -> None:
    for name in list(book.custom_doc_props.names):
        del book.custom_doc_props[name]


def _drop_hidden(ws: Any) -> None:
    for row in ws.iter_rows(max_row=min(ws.max_row, 90)):
        columns = [cell.column for cell in row if cell.value in (KEY, NEEDS)]
        if columns:
            ws.delete_cols(min(columns), len(columns))
            return


def _rewrite(book: Any, name: str, value: str) -> None:
    if FormSheets.META in book.sheetnames:
        for row in book[FormSheets.META].iter_rows():
            if row[0].value == name:
                row[1].value = value
    if f"bcth.{name}" in book.custom_doc_props.names:
        del book.custom_doc_props[f"bcth.{name}"]
        book.custom_doc_props.append(StringProperty(name=f"bcth.{name}", value=value))


def _by_values(book: Any, *, keys: bool) -> None:
    """Leave plain sheets with the same cells: no protection, property, name or hidden sheet."""
    for old in list(book.worksheets):
        title, place = old.title, book.index(old)
        if old.sheet_state == "visible":
            if not keys:
                _drop_hidden(old)
            new = book.create_sheet(f"{title[:20]}~", place)
            for row in old.iter_rows(max_row=min(old.max_row, 400)):
                for cell in row:
                    if cell.value is not None and cell.data_type != "f":
                        put(new.cell(cell.row, cell.column), cell.value)
                        new.cell(cell.row, cell.column).number_format = cell.number_format
            book.remove(old)
            new.title = title
        else:
            book.remove(old)
    book.custom_doc_props = openpyxl.Workbook().custom_doc_props
    book.defined_names.clear()
