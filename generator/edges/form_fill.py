"""Filling an issued form the way an agency does: open it, type into cells, save it."""

import datetime as dt
import io
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

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
        top, header = next((n, row) for n, row in enumerate(ws.iter_rows(), 1) if _has_key(row))
        columns = {fold(str(cell.value)): n for n, cell in enumerate(header, 1) if cell.value}
        key_column = next(n for n, cell in enumerate(header, 1) if cell.value == KEY)
        rows = {
            str(ws.cell(number, key_column).value): number
            for number in range(top + 1, ws.max_row + 1)
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


def _has_key(row: Iterable[Any]) -> bool:
    return any(cell.value == KEY for cell in row)


def foreign_workbook(text: str) -> bytes:
    """Return a workbook that is no form of ours."""
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = text
    result = io.BytesIO()
    book.save(result)
    return result.getvalue()
