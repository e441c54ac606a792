"""Filling an issued form the way an agency does: open it, type into cells, save it."""

import datetime as dt
import io
from collections.abc import Mapping
from decimal import Decimal

import openpyxl

from generator.core.text import fold
from generator.core.wording import KEY

Typed = str | int | float | Decimal | dt.date
Entries = Mapping[tuple[str, str, str], Typed]  # sheet, row key, caption: what is typed


def fill_form(form: bytes, entries: Entries) -> bytes:
    """Return the form with the entries typed in.

    Raises:
        KeyError: the form has no such sheet, row or caption.
    """
    book = openpyxl.load_workbook(io.BytesIO(form))
    for sheet in {sheet for sheet, _, _ in entries}:
        ws = book[sheet]
        header = next(row for row in ws.iter_rows() if any(cell.value == KEY for cell in row))
        columns = {fold(str(cell.value)): cell.column for cell in header if cell.value}
        key_column = next(cell.column for cell in header if cell.value == KEY)
        rows = {
            str(ws.cell(number, key_column).value): number
            for number in range(header[0].row + 1, ws.max_row + 1)
        }
        for (name, key, caption), typed in entries.items():
            if name == sheet:
                cell = ws.cell(rows[key], columns[fold(caption)])
                cell.value = typed
                if isinstance(typed, str) and typed.startswith("="):
                    cell.data_type = "s"
    result = io.BytesIO()
    book.save(result)
    return result.getvalue()


def foreign_workbook(text: str) -> bytes:
    """Return a workbook that is no form of ours."""
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = text
    result = io.BytesIO()
    book.save(result)
    return result.getvalue()
