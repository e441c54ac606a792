"""The tables of a plan workbook, read cell by cell, and the problems met on the way."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from generator.core.address import Where, a1
from generator.core.dates import read_date
from generator.core.grid import Grid, Merged, Row, Table, find_table
from generator.core.identity import is_name
from generator.core.numbers import read_number
from generator.core.periods import DayMonth
from generator.core.problems import Problem, problem
from generator.core.text import fold, one_line
from generator.core.values import Refused, cell_fault, text_of

_DAY_MONTH = re.compile(r"(\d{1,2})\s*/\s*(\d{1,2})(?:\s*/\s*\d{4})?\s*(.*)")
_SHIFTS = {"": 0, "nam sau": 1, "nam truoc": -1}


@dataclass(slots=True)
class Reader:
    """The tables of one plan workbook and the problems met while reading them."""

    file: str
    grids: Mapping[str, Grid]
    merged: Mapping[str, Sequence[Merged]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    rows: dict[tuple[str, str], Row] = field(default_factory=dict)

    def report(self, code: str, where: Where, **params: object) -> None:
        """Keep a problem."""
        self.problems.append(problem(code, where, **params))

    def unknown(self, where: Where, seen: str, item: str, allowed: str) -> None:
        """Report a value that is none of those allowed."""
        self.report("plan.value_unknown", where, seen=seen, item=item, allowed=allowed)

    def keep(self, sheet: str, key: str, row: Row) -> None:
        """Remember the row of a key; of rows with one key the first."""
        self.rows.setdefault((fold(sheet), key), row)

    def where(self, sheet: str, key: str = "", caption: str = "") -> Where:
        """The cell under a caption in the row of a key; the sheet where there is no such row."""
        row = self.rows.get((fold(sheet), key))
        return row.where(caption) if row else Where(self.file, sheet)

    def table(
        self,
        sheet: str,
        captions: Sequence[str],
        optional: Sequence[str] = (),
        *,
        required: bool = True,
    ) -> list[Row]:
        """The rows of a sheet; an absent sheet, or column that is not optional, is a problem."""
        grid = self.grids.get(fold(sheet))
        table: Table | None = find_table(grid, (*captions, *optional)) if grid else None
        if table is None:
            if required:
                columns = ", ".join(captions)
                where = Where(self.file, sheet)
                self.report("plan.sheet_missing", where, sheet=sheet, columns=columns)
            return []
        for caption in table.missing(captions):
            where = Where(self.file, sheet, table.grid.where(table.header, 0).cell)
            self.report("plan.column_missing", where, column=caption)
        rows = list(table)
        self._faults(rows, (*captions, *optional))
        self._merged(table)
        return rows

    def _faults(self, rows: Sequence[Row], captions: Sequence[str]) -> None:
        """Report error values, and formulas saved without a result."""
        for row in rows:
            for caption in captions:
                if fault := cell_fault(row.cell(caption)):
                    self.problems.append(Problem(fault.code, row.where(caption), fault.params))

    def _merged(self, table: Table) -> None:
        """Report merged cells below the captions, of which only the first holds the value."""
        for found in self.merged.get(table.grid.sheet, ()):
            if found.top > table.header:
                where = table.grid.where(found.top, found.left)
                last = a1(found.bottom, found.right)
                self.report("plan.merged", where, seen=f"{where.cell}:{last}")

    def needed(self, row: Row, caption: str) -> str:
        """The text of a cell that must not be empty."""
        text = one_line(row.text(caption))
        if not text:
            self.report("plan.value_missing", row.where(caption), item=caption)
        return text

    def one_of(self, row: Row, caption: str, allowed: Sequence[str], default: str) -> str:
        """The text of a cell that holds one of a list; the default where it is empty."""
        text = one_line(row.text(caption))
        if not text:
            return default
        found = next((word for word in allowed if text in (word, *_spellings(word, text))), None)
        if found is None:
            listed = ", ".join(allowed)
            self.unknown(row.where(caption), text, caption, listed)
            return default
        return found

    def code(self, row: Row, caption: str, seen: dict[str, Where]) -> str:
        """A code that is unique in its sheet and can name a file; its row is remembered."""
        code = self.needed(row, caption)
        self.keep(row.grid.sheet, code, row)
        if code and not is_name(code):
            self.report("plan.code_invalid", row.where(caption), seen=code)
        if code and code.casefold() in seen:
            other = seen[code.casefold()].cell
            self.report("plan.key_duplicate", row.where(caption), seen=code, other=other)
        seen.setdefault(code.casefold(), row.where(caption))
        return code

    def day(self, row: Row, caption: str) -> dt.date | None:
        """A full date, or None where the cell is empty."""
        cell = row.cell(caption)
        if cell is None:
            return None
        read = read_date(cell)
        if isinstance(read, Refused):
            self.report("plan.not_a_day", row.where(caption), seen=text_of(cell))
            return None
        return read.value

    def day_month(self, row: Row, caption: str) -> DayMonth | None:
        """A day of every year (20/9, 10/1 năm sau), or None where the cell is empty."""
        cell = row.cell(caption)
        if isinstance(cell, dt.date):
            return DayMonth(cell.day, cell.month)
        text = one_line(text_of(cell))
        if not text:
            return None
        match = _DAY_MONTH.fullmatch(text)
        try:
            found = (
                DayMonth(int(match[1]), int(match[2]), _SHIFTS[fold(match[3])]) if match else None
            )
            if found:
                found.of(2024 - found.shift)
        except (ValueError, KeyError):
            found = None
        if found is None:
            self.report("plan.not_a_day", row.where(caption), seen=text)
        return found

    def number(self, row: Row, caption: str) -> Decimal | None:
        """A number, or None where the cell is empty."""
        cell = row.cell(caption)
        if cell is None:
            return None
        read = read_number(cell)
        if isinstance(read, Refused):
            self.problems.append(Problem(read.code, row.where(caption), read.params))
            return None
        return read.value


def _spellings(word: str, text: str) -> tuple[str, ...]:
    """The text itself where it folds to the word; signs such as ≥ fold to nothing."""
    return (text,) if fold(word) and fold(word) == fold(text) else ()
