"""A plan laid out in a workbook as a document: its lines of text, then its tables."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from generator.core.documents import Block, Paragraph, TextCell, TextDocument, TextTable
from generator.core.grid import Grid, Merged
from generator.core.text import clean
from generator.core.values import text_of
from generator.stages.plan_import.grids import MOST_COLUMNS, rectangle
from generator.stages.plan_import.headers import find_header

_MOST_MERGED = 20_000  # ranges of a sheet, and rows of one range, that are looked at
_MOST_ROWS = 200
_Row = tuple[TextCell, ...]


def document_of_sheets(
    file: str, grids: Sequence[Grid], merged: Mapping[str, Sequence[Merged]]
) -> TextDocument:
    """Return a workbook as a document, sheet by sheet."""
    blocks: list[Block] = []
    for grid in grids:
        blocks += _blocks(tuple(_rows(grid, merged.get(grid.sheet, ()))))
    return TextDocument(file, tuple(blocks))


def _blocks(rows: Sequence[_Row]) -> Iterator[Block]:
    """Yield what blank rows part: text above captions as paragraphs, the rest as tables."""
    parts = [tuple(part) for blank, part in groupby(rows, key=_is_blank) if not blank]
    headers = [find_header(rectangle(TextTable(part))) for part in parts]
    listed = False
    for number, (part, header) in enumerate(zip(parts, headers, strict=True)):
        before_captions = number + 1 < len(parts) and headers[number + 1] is not None
        lines = all(_filled(row) == 1 for row in part)
        top = header.top if header else len(part)
        if header is None and listed and not (before_captions and lines):
            top = 0
        yield from (Paragraph(cell.text) for row in part[:top] for cell in row if cell.text)
        if part[top:]:
            yield TextTable(part[top:])
        listed = listed or header is not None


def _is_blank(row: _Row) -> bool:
    return not _filled(row) and not any(cell.continues for cell in row)


def _filled(row: _Row) -> int:
    return sum(bool(cell.text) for cell in row)


def _rows(grid: Grid, merged: Sequence[Merged]) -> Iterator[_Row]:
    within = [r for r in merged[:_MOST_MERGED] if r.left < MOST_COLUMNS]
    across = {(r.top, r.left): r for r in within}
    down = {
        (line, r.left): r
        for r in within
        for line in range(r.top + 1, min(r.bottom + 1, len(grid.rows), r.top + _MOST_ROWS))
    }
    for number in range(len(grid.rows)):
        yield tuple(_cells(grid, number, across, down))


def _cells(
    grid: Grid,
    number: int,
    across: Mapping[tuple[int, int], Merged],
    down: Mapping[tuple[int, int], Merged],
) -> Iterator[TextCell]:
    column = 0
    while column < min(len(grid.rows[number]), MOST_COLUMNS):
        above = down.get((number, column))
        merged = above or across.get((number, column))
        span = merged.right - column + 1 if merged else 1
        yield TextCell(clean(text_of(grid.at(number, column))), span, continues=above is not None)
        column += span
