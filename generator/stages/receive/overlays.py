"""What lies over the cells of a sheet: merged ranges, and comments people wrote."""

from collections.abc import Mapping, Sequence

from generator.core.address import Where, a1
from generator.core.grid import Row, Table
from generator.core.text import one_line, shorten
from generator.core.wording import NOTE_HEADS
from generator.stages.receive.reading import Reading


def report_merged(
    reading: Reading, table: Table, found: Mapping[str, Row], asked: Sequence[str]
) -> None:
    """Name the merged ranges that leave answers without a cell: only their first cell holds one."""
    keys = {row.number: key for key, row in found.items()}
    columns = {table.columns[caption] for caption in asked if caption in table.columns}
    for merged in reading.book.merged.get(table.grid.sheet, ()):
        first = (merged.top, merged.left)
        if table.grid.at(*first) is None:
            continue
        seen = f"{a1(*first)}:{a1(merged.bottom, merged.right)}"
        for number in (n for n in keys if merged.top <= n <= merged.bottom):
            for column in (c for c in columns if merged.left <= c <= merged.right):
                if (number, column) != first:
                    where = table.grid.where(number, column)
                    reading.report("cell.merged", where, seen=seen, key=keys[number])


def report_comments(reading: Reading) -> None:
    """Name the comments people wrote; those a returned copy came with are ours."""
    for sheet, comments in reading.book.comments.items():
        for comment in comments:
            text = one_line(comment.text)
            if text and not text.startswith(NOTE_HEADS):
                where = Where(reading.arrival.file, sheet, a1(comment.row, comment.column))
                reading.report("cell.comment", where, seen=shorten(text, 200))
