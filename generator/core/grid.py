"""A worksheet as plain cells, and tables found in it by their captions."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.core.address import Where, a1
from generator.core.text import fold
from generator.core.values import Cell, text_of

_HEADER_WITHIN = 40


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of one sheet, row by row from A1, as the file holds them."""

    file: str
    sheet: str
    rows: tuple[tuple[Cell, ...], ...]

    def where(self, row: int, column: int) -> Where:
        """The address of a zero-based row and column."""
        return Where(self.file, self.sheet, a1(row, column))

    def at(self, row: int, column: int) -> Cell:
        """The cell's value; None where it is empty or outside the used range."""
        if row >= len(self.rows) or column >= len(self.rows[row]):
            return None
        value = self.rows[row][column]
        return None if isinstance(value, str) and not value.strip() else value


@dataclass(frozen=True, slots=True)
class Merged:
    """A merged range of a sheet by its zero-based corners, both inside."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Comment:
    """A note somebody attached to a cell, by the cell's zero-based row and column."""

    row: int
    column: int
    text: str


@dataclass(frozen=True, slots=True)
class Workbook:
    """The sheets of a workbook, its custom properties and when it was last saved (ISO, UTC).

    `merged` and `comments` go by sheet; `protected` names the sheets that still are. In a workbook
    of `epoch_1904` the number of a day counts from 1904 (ECMA-376 part 1, 18.17.4.1).
    """

    grids: tuple[Grid, ...]
    properties: Mapping[str, str] = field(default_factory=dict)
    modified: str = ""
    merged: Mapping[str, tuple[Merged, ...]] = field(default_factory=dict)
    comments: Mapping[str, tuple[Comment, ...]] = field(default_factory=dict)
    protected: frozenset[str] = frozenset()
    epoch_1904: bool = False

    def grid(self, sheet: str) -> Grid | None:
        """The sheet of a name, or None."""
        return next((grid for grid in self.grids if grid.sheet == sheet), None)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table, its cells asked for by caption."""

    grid: Grid
    number: int
    columns: Mapping[str, int]

    def cell(self, caption: str) -> Cell:
        """The cell under a caption; None where it is empty or the column is missing."""
        column = self.columns.get(caption)
        return None if column is None else self.grid.at(self.number, column)

    def text(self, caption: str) -> str:
        """The cell under a caption as cleaned text."""
        return text_of(self.cell(caption))

    def where(self, caption: str) -> Where:
        """The address of the cell under a caption."""
        return self.grid.where(self.number, self.columns.get(caption, 0))

    @property
    def blank(self) -> bool:
        """Whether no captioned cell of the row holds anything."""
        return all(self.cell(caption) is None for caption in self.columns)


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a sheet: the row its captions stand in and the column of each caption."""

    grid: Grid
    header: int
    columns: Mapping[str, int]

    def missing(self, captions: Iterable[str]) -> tuple[str, ...]:
        """The captions the table does not have."""
        return tuple(caption for caption in captions if caption not in self.columns)

    def __iter__(self) -> Iterator[Row]:
        for number in range(self.header + 1, len(self.grid.rows)):
            row = Row(self.grid, number, self.columns)
            if not row.blank:
                yield row


def find_table(grid: Grid, captions: Sequence[str]) -> Table | None:
    """Return the table whose header row holds most of the captions.

    None where fewer than two stand in any of the first rows. Captions compare folded; of twins
    the first counts.
    """
    wanted = {fold(caption): caption for caption in captions}
    longest = 2 * max(map(len, captions))
    best: dict[str, int] = {}
    header = 0
    for number, cells in enumerate(grid.rows[:_HEADER_WITHIN]):
        found: dict[str, int] = {}
        for column, cell in enumerate(cells):
            short = isinstance(cell, str) and len(cell) <= longest
            if short and (caption := wanted.get(fold(str(cell)))):
                found.setdefault(caption, column)
        if len(found) > len(best):
            best, header = found, number
        if len(best) == len(wanted):
            break
    return Table(grid, header, best) if len(best) >= min(2, len(wanted)) else None
