"""Tables and problems as every command shows them."""

from collections.abc import Iterable, Iterator

from rich.table import Table
from rich.text import Text

from generator.core.outcome_words import SEVERITY_WORDS
from generator.core.problems import Problem

Parts = Iterator[str | Table]


def table(*captions: str) -> Table:
    """An empty table with captions."""
    made = Table(show_lines=False, header_style="bold")
    for caption in captions:
        made.add_column(caption, overflow="fold")
    return made


def row(table: Table, *cells: object) -> None:
    """Add a line to a table; a cell that is a Text keeps its colour."""
    table.add_row(*(cell if isinstance(cell, Text) else Text(str(cell)) for cell in cells))


def plain_lines(table: Table) -> Iterator[str]:
    """A table as tab-separated lines, for pipes and files."""
    columns = [[str(cell) for cell in column.cells] for column in table.columns]
    yield "\t".join(str(column.header) for column in table.columns)
    for cells in zip(*columns, strict=True):
        yield "\t".join(" ".join(cell.split()) for cell in cells)


def problems(found: Iterable[Problem]) -> Parts:
    """Problems with their place, what is wrong and what to do."""
    listed = table("Mức", "Ở đâu", "Vấn đề", "Cách sửa")
    for one in found:
        row(listed, SEVERITY_WORDS[one.severity], one.where, one.message, one.hint)
    if listed.row_count:
        yield listed
