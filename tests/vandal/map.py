"""What stands where in a received workbook: rows by key or words, columns by caption.

Made by the judge for itself, so that what the program says of a place can be understood without
believing the program.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.core.address import Where, column_number
from generator.core.grid import Grid, Workbook
from generator.core.text import fold, one_line
from tests.vandal.records import FIELDS, Case, Place

_ADDRESS = re.compile(r"([A-Z]+)(\d+)")


@dataclass(slots=True)
class Map:
    """Keys by sheet and row, captions by sheet and column, form sheets by received sheet."""

    case: Case
    rows: dict[tuple[str, str, int], set[tuple[str, str]]] = field(default_factory=dict)
    columns: dict[tuple[str, str, int], set[str]] = field(default_factory=dict)
    sheets: dict[str, set[str]] = field(default_factory=dict)

    def holds(self, received: str) -> set[str]:
        """Which sheets of the form stand in a received sheet, by its name or its captions."""
        named = {name for name in FIELDS if fold(name) == fold(received)}
        return self.sheets.get(received, set()) | named

    def keys(self, where: Where) -> set[str]:
        return {
            key
            for row, _ in _cells(where.cell)
            for _, key in self.rows.get((where.file, where.sheet, row), ())
        }

    def places(self, where: Where) -> set[Place]:
        """The answers asked for in a cell or range."""
        return {
            (sheet, key, caption)
            for row, column in _cells(where.cell)
            for sheet, key in self.rows.get((where.file, where.sheet, row), ())
            for caption in self.columns.get((where.file, where.sheet, column), ())
        }

    def told(self, sheet: str, key: str, params: Mapping[str, str]) -> bool:
        """Whether a problem names a row by its number and, where it quotes them, its words."""
        if "key" in params:
            return params["key"] == key
        number = params.get("number", "")
        if number not in (key, self.case.numbers(sheet).get(key) or key):
            return False
        words = fold(params.get("text", "").rstrip("…"))
        return fold(self.case.texts(sheet).get(key, "")).startswith(words)


def _cells(reference: str) -> Iterator[tuple[int, int]]:
    """Zero-based rows and columns of a cell or range, none of a whole sheet."""
    corners = [(int(r) - 1, column_number(c) - 1) for c, r in _ADDRESS.findall(reference)]
    if not corners:
        return
    (top, left), (bottom, right) = corners[0], corners[-1]
    for row in range(top, min(bottom, top + 500) + 1):
        for column in range(left, min(right, left + 60) + 1):
            yield row, column


def map_of(case: Case, books: Sequence[Workbook]) -> Map:
    """Return what stands where in the workbooks."""
    found = Map(case)
    for grid in (grid for book in books for grid in book.grids):
        for sheet in FIELDS:
            _map_sheet(found, grid, sheet)
    return found


def _map_sheet(found: Map, grid: Grid, sheet: str) -> None:
    texts = case_texts(found.case, sheet)
    captions = {fold(caption): caption for caption in FIELDS[sheet]}
    for number, row in enumerate(grid.rows):
        words = {column: fold(c) for column, c in enumerate(row) if isinstance(c, str) and c}
        headings = {column: captions[w] for column, w in words.items() if w in captions}
        if len(headings) >= 3:
            found.sheets.setdefault(grid.sheet, set()).add(sheet)
            for column, caption in headings.items():
                place = (grid.file, grid.sheet, column)
                found.columns.setdefault(place, set()).add(caption)
            continue
        cells = {one_line(c) for c in row if isinstance(c, str) and c} | set(words.values())
        keys = {(sheet, texts[c]) for c in cells if c in texts}
        if keys:
            found.rows.setdefault((grid.file, grid.sheet, number), set()).update(keys)


def case_texts(case: Case, sheet: str) -> dict[str, str]:
    """Keys by themselves and by their printed words."""
    texts = case.texts(sheet)
    by_words = {fold(text): key for key, text in texts.items()}
    return {**by_words, **{key: key for key in texts}}
