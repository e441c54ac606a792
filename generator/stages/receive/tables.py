"""The rows of one sheet of the form as they were found, with all that was altered around them."""

from collections.abc import Mapping, Sequence

from generator.core.address import Where
from generator.core.grid import Row, Table
from generator.core.text import fold, one_line
from generator.core.values import CellError, Formula, show_cell, text_of
from generator.core.wording import KEY, NEEDS
from generator.stages.receive.columns import with_retyped
from generator.stages.receive.overlays import report_merged
from generator.stages.receive.reading import Reading
from generator.stages.receive.rows import Matcher, Matching, Printed, seen_in
from generator.stages.receive.sheets import FIELDS, HEAD_LINES, FoundSheet


def read_rows(reading: Reading, sheet: str, printed: Sequence[Printed]) -> Matching | None:
    """Return the rows of a sheet by key; None where the sheet or a column of it is lost.

    Every alteration of the sheet is told: what could not be read as an error, what is not counted
    as a warning, what was read all the same as a note.
    """
    found = reading.sheets.get(sheet, ())
    if not found:
        reading.report("sheet.missing", Where(reading.arrival.file, sheet), sheet=sheet)
        return None
    table = _table(reading, sheet, found[0])
    if table is None:
        return None
    matcher = Matcher(printed)
    matching = matcher.match(table)
    asked = tuple(dict.fromkeys(caption for row in printed for caption in row.asked))
    telling = next(iter(printed[0].cells))
    _strangers(reading, table, matching, telling, asked)
    if _lost_columns(reading, sheet, table, telling, asked):
        return None
    reading.problems += matching.problems
    report_merged(reading, table, matching.found, asked)
    _copies(reading, sheet, matcher, matching.found)
    _altered(reading, sheet, table, matching, printed)
    return matching


def _table(reading: Reading, sheet: str, found: FoundSheet) -> Table | None:
    """The table of a sheet with its retyped columns; a lost header is a problem."""
    place = Where(reading.arrival.file, found.grid.sheet)
    if found.table is None:
        reading.report("header.missing", place, sheet=found.grid.sheet)
        return None
    captions = FIELDS[sheet]
    table, retyped = with_retyped(found.table, captions)
    for caption, seen in retyped.items():
        where = table.grid.where(table.header, table.columns[caption])
        reading.report("column.renamed", where, seen=seen, column=caption)
    _foreign_columns(reading, table)
    return table


def _lost_columns(
    reading: Reading, sheet: str, table: Table, telling: str, asked: Sequence[str]
) -> bool:
    """Whether a column that is needed is lost; those only printed in are not, beside the keys."""
    needed = {*asked, *(() if KEY in table.columns else (telling,))}
    lost = table.missing(FIELDS[sheet])
    for caption in lost:
        code = "column.missing" if caption in needed else "column.lost"
        reading.report(code, table.grid.where(table.header, 0), column=caption)
    return not needed.isdisjoint(lost)


def _foreign_columns(reading: Reading, table: Table) -> None:
    """Name the columns of the sender's own that hold something beside the rows."""
    ours = set(table.columns.values())
    width = max((len(row) for row in table.grid.rows), default=0)
    for column in (number for number in range(width) if number not in ours):
        if one_line(text_of(table.grid.at(table.header, column))) == NEEDS:
            continue
        rows = range(table.header + 1, len(table.grid.rows))
        held = next((n for n in rows if table.grid.at(n, column) is not None), None)
        if held is not None:
            seen = show_cell(table.grid.at(held, column))
            reading.report("column.unknown", table.grid.where(held, column), seen=seen)


def _strangers(
    reading: Reading, table: Table, matching: Matching, telling: str, asked: Sequence[str]
) -> None:
    """Name what stands in rows that are none of the form, and above the table."""
    for row in matching.foreign:
        if not _is_heading(reading, row):
            seen = seen_in(row, telling, asked)
            reading.report("row.unknown", row.where(asked[0]), seen=seen)
    for number in range(table.header):
        for column in range(len(table.grid.rows[number])):
            cell = table.grid.at(number, column)
            typed = cell is not None and not isinstance(cell, (Formula, CellError))
            if typed and not fold(text_of(cell)).startswith(HEAD_LINES):
                where = table.grid.where(number, column)
                reading.report("cell.outside", where, seen=show_cell(cell))


def _is_heading(reading: Reading, row: Row) -> bool:
    """Whether a row holds only the heading of a group of tasks, or the captions again."""
    held = {caption: fold(text) for caption in row.columns if (text := row.text(caption))}
    if len(held) == 1:
        return held.popitem()[1] in reading.headings
    return all(text == fold(caption) for caption, text in held.items())


def _copies(reading: Reading, sheet: str, matcher: Matcher, counted: Mapping[str, Row]) -> None:
    """Name the answers of further sheets of one kind that differ from those that count."""
    main, *copies = reading.sheets[sheet]
    for copy in copies:
        place = Where(reading.arrival.file, copy.grid.sheet)
        if copy.table is None:
            reading.report("sheet.unknown", place, sheet=copy.grid.sheet)
            continue
        table, _ = with_retyped(copy.table, FIELDS[sheet])
        names = {"sheet": copy.grid.sheet, "other": main.grid.sheet}
        differing = matcher.differing(counted, table)
        for key, row in differing.items():
            where = row.where(next(iter(row.columns)))
            reading.report("sheet.copied", where, **names, number=key, key=key)
        if not differing:
            reading.report("sheet.copy_ignored", place, **names)


def _altered(
    reading: Reading, sheet: str, table: Table, matching: Matching, printed: Sequence[Printed]
) -> None:
    """Note what was altered and read all the same."""
    grid = table.grid
    place = Where(reading.arrival.file, grid.sheet)
    if fold(grid.sheet) != fold(sheet):
        reading.report("sheet.renamed", place, sheet=sheet)
    if grid.sheet not in reading.book.protected:
        reading.report("sheet.unprotected", place, sheet=grid.sheet)
    captions = (*FIELDS[sheet], KEY)
    columns = [table.columns[caption] for caption in captions if caption in table.columns]
    if columns != list(range(len(columns))):
        reading.report("columns.altered", place, sheet=grid.sheet)
    order = [matching.found[row.key].number for row in printed if row.key in matching.found]
    if order != sorted(order):
        reading.report("rows.altered", place, sheet=grid.sheet)
    if matching.by_words:
        number = len(matching.by_words)
        reading.report("rows.keyless", place, sheet=grid.sheet, count=number)
