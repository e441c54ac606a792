"""A sheet of a filled form, opened for altering: its header, columns and rows."""

from copy import copy
from dataclasses import dataclass
from typing import Any

from generator.core.text import fold
from generator.core.wording import KEY
from tests.vandal.records import FIELDS, TEXT_FIELD, Case, DoesNotApplyError, G, I, Place, T


@dataclass(frozen=True, slots=True)
class Sheet:
    """A worksheet with its header row, columns by caption and rows by key, counted from 1."""

    name: str
    ws: Any
    header: int
    columns: dict[str, int]
    rows: dict[str, int]

    def cell(self, key: str, caption: str) -> Any:
        if key not in self.rows or caption not in self.columns:
            raise DoesNotApplyError
        return self.ws.cell(self.rows[key], self.columns[caption])

    @property
    def last(self) -> int:
        return max(self.rows.values(), default=self.header)

    @property
    def width(self) -> int:
        return max(self.columns.values())


def sheet_of(book: Any, case: Case, name: str) -> Sheet:
    """Return a sheet of the form.

    Raises:
        DoesNotApplyError: the sheet, its header or its rows are no longer there.
    """
    ws = next((ws for ws in book.worksheets if fold(ws.title) == fold(name)), None)
    if ws is None:
        raise DoesNotApplyError
    header, columns = _header(ws, name)
    text_column = columns.get(TEXT_FIELD[name])
    rows: dict[str, int] = {}
    texts = {fold(text): key for key, text in case.texts(name).items()}
    for number in range(header + 1, min(ws.max_row, 400) + 1):
        key = str(ws.cell(number, columns[KEY]).value) if KEY in columns else ""
        if key not in case.texts(name) and text_column:
            key = texts.get(fold(str(ws.cell(number, text_column).value or "")), "")
        if key:
            rows.setdefault(key, number)
    if not rows:
        raise DoesNotApplyError
    return Sheet(name, ws, header, columns, rows)


def _header(ws: Any, name: str) -> tuple[int, dict[str, int]]:
    wanted = {fold(caption): caption for caption in (*FIELDS[name], KEY)}
    for row in ws.iter_rows(max_row=min(ws.max_row, 60)):
        found = {
            wanted[fold(cell.value)]: cell.column
            for cell in reversed(row)
            if isinstance(cell.value, str) and fold(cell.value) in wanted
        }
        if len(found) >= 3:
            return row[0].row, found
    raise DoesNotApplyError


def main_sheet(book: Any, case: Case) -> Sheet:
    """The sheet with the most rows: Nhiệm vụ, else Chỉ tiêu, else Ý kiến chung."""
    for name in (T, I):
        if any(place[0] == name for place in case.typed):
            return sheet_of(book, case, name)
    return sheet_of(book, case, G)


def cell_at(book: Any, case: Case, place: Place) -> Any:
    sheet, key, caption = place
    return sheet_of(book, case, sheet).cell(key, caption)


def put(cell: Any, value: object) -> None:
    """Type a value; text stays text even where it begins like a formula."""
    cell.value = value
    if isinstance(value, str) and value.startswith("="):
        cell.data_type = "s"


def take_row(ws: Any, number: int) -> list[tuple[object, str, object]]:
    return [(c.value, c.data_type, copy(c._style)) for c in ws[number]]


def lay_row(ws: Any, number: int, cells: list[tuple[object, str, object]]) -> None:
    for column, (value, kind, style) in enumerate(cells, 1):
        cell = ws.cell(number, column)
        cell.value = value
        cell.data_type = kind
        cell._style = copy(style)
