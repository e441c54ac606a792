"""Tables as rectangles: each cell in every column it spans, values carried down merged cells."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from generator.core.documents import TextCell, TextTable

MOST_COLUMNS = 200


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
        above = tuple(islice(_slots(cells, above), MOST_COLUMNS))
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
