"""Tables as rectangles: each cell in every column it spans, values carried down merged cells."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from generator.core.documents import Block, Paragraph, TextCell, TextDocument, TextTable
from generator.core.grid import Grid, Merged
from generator.core.text import clean
from generator.core.values import text_of

_MOST_COLUMNS = 200
_MOST_MERGED = 20_000  # ranges of a sheet, and rows of one range, that are looked at
_MOST_ROWS = 200


@dataclass(frozen=True, slots=True)
class Slot:
    """One column of one row: the text of the cell that covers it.

    `first` marks the leftmost column of a cell, `wide` a cell of several columns, `continues` a
    text carried down from a merged cell above.
    """

    text: str = ""
    first: bool = True
    wide: bool = False
    continues: bool = False
    bold: bool = False


Rows = tuple[tuple[Slot, ...], ...]


def rectangle(table: TextTable) -> Rows:
    """Return the table's rows, all of one width."""
    rows: list[tuple[Slot, ...]] = []
    above: tuple[Slot, ...] = ()
    for cells in table.rows:
        above = tuple(islice(_slots(cells, above), _MOST_COLUMNS))
        rows.append(above)
    width = max(map(len, rows), default=0)
    return tuple((*row, *(Slot(),) * (width - len(row))) for row in rows)


def _slots(cells: Sequence[TextCell], above: Sequence[Slot]) -> Iterator[Slot]:
    column = 0
    for cell in cells:
        carried = above[column].text if cell.continues and column < len(above) else cell.text
        for offset in range(cell.span):
            text = carried if offset == 0 else ""
            yield Slot(text, offset == 0, cell.span > 1, cell.continues, cell.bold)
        column += cell.span


def document_of_sheets(
    file: str, grids: Sequence[Grid], merged: Mapping[str, Sequence[Merged]]
) -> TextDocument:
    """Return a workbook as a document: lines of one cell are paragraphs, the rest tables."""
    blocks: list[Block] = []
    for grid in grids:
        blocks += _blocks(grid, merged.get(grid.sheet, ()))
    return TextDocument(file, tuple(blocks))


def _blocks(grid: Grid, merged: Sequence[Merged]) -> Iterator[Block]:
    """Yield the lines above the first row of several cells, then the rest as one table."""
    start = next((n for n, row in enumerate(grid.rows) if _filled(row) > 1), len(grid.rows))
    for row in grid.rows[:start]:
        text = clean(" ".join(filter(None, map(text_of, row))))
        if text:
            yield Paragraph(text)
    within = [r for r in merged[:_MOST_MERGED] if r.left < _MOST_COLUMNS]
    across = {(r.top, r.left): r for r in within}
    down = {
        (line, r.left): r
        for r in within
        for line in range(r.top + 1, min(r.bottom + 1, len(grid.rows), r.top + _MOST_ROWS))
    }
    rows = tuple(
        tuple(_cells(grid, number, across, down)) for number in range(start, len(grid.rows))
    )
    if rows:
        yield TextTable(rows)


def _filled(row: Sequence[object]) -> int:
    return sum(bool(str(cell).strip()) for cell in row if cell is not None)


def _cells(
    grid: Grid,
    number: int,
    across: Mapping[tuple[int, int], Merged],
    down: Mapping[tuple[int, int], Merged],
) -> Iterator[TextCell]:
    column = 0
    while column < min(len(grid.rows[number]), _MOST_COLUMNS):
        above = down.get((number, column))
        merged = above or across.get((number, column))
        span = merged.right - column + 1 if merged else 1
        yield TextCell(clean(text_of(grid.at(number, column))), span, continues=above is not None)
        column += span
