"""The cells of one received file, taken one by one: answers, problems and repairs."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from generator.core.address import Where
from generator.core.grid import Row, Workbook
from generator.core.legacy_encodings import decoded
from generator.core.model import Answer, Arrival, Repair, State, Status, Value
from generator.core.problems import Problem, problem
from generator.core.text import fold, one_line, shorten
from generator.core.values import (
    Cell,
    Formula,
    Refused,
    Taken,
    cell_fault,
    show_cell,
    show_value,
    text_of,
)
from generator.core.wording import STATUS_SPELLINGS, Field
from generator.stages.receive.sheets import FoundSheet

_CALCULATES = re.compile(r"=\s*(?:'[^']*'!|\w+!)?(?:\$?[A-Za-z]{1,3}\$?\d|[A-Za-z.]+\()")
STATUS_BY_WORD = {fold(spelling): status for spelling, status in STATUS_SPELLINGS.items()}
NIL_STATES = {Status.NIL: State.NIL, Status.NOT_APPLICABLE: State.NOT_APPLICABLE}


@dataclass(slots=True)
class Reading:
    """What has been gathered from one file so far.

    `sheets` are those of the form as they were found, `headings` the folded headings of its groups
    of tasks, `rows_asked` the keys of the rows it was issued with, None where that is lost, and
    `data_from` the first day reported on.
    """

    arrival: Arrival
    book: Workbook
    sheets: Mapping[str, Sequence[FoundSheet]]
    headings: frozenset[str] = frozenset()
    rows_asked: frozenset[str] | None = None
    data_from: dt.date | None = None
    answers: list[Answer] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)

    def report(self, code: str, where: Where, **params: object) -> None:
        """Keep a problem."""
        self.problems.append(problem(code, where, **params))

    def was_asked(self, key: str) -> bool:
        """Whether the form had a row when it was issued; an unknown form had every row."""
        return self.rows_asked is None or key in self.rows_asked

    def no_row(self, sheet: str, key: str, number: str, text: str) -> None:
        """Report a row that is not there: lost, or new in the plan since the form was issued."""
        code = "row.missing" if self.was_asked(key) else "row.new"
        self._row(code, sheet, key, number, text)

    def no_optional_row(self, sheet: str, key: str, number: str, text: str) -> None:
        """Report a lost row that need not be answered."""
        self._row("row.removed", sheet, key, number, text)

    def _row(self, code: str, sheet: str, key: str, number: str, text: str) -> None:
        shown = {"number": number or key, "text": shorten(one_line(text), 80), "key": key}
        self.report(code, Where(self.arrival.file, sheet), **shown)

    def not_asked(self, row: Row, captions: Iterable[str]) -> None:
        """Name what stands in cells a row does not ask for."""
        for caption in captions:
            if row.cell(caption) is not None:
                seen = show_cell(row.cell(caption))
                self.report("cell.not_asked", row.where(caption), column=caption, seen=seen)

    def check_unit(self, row: Row, unit: str, key: str) -> None:
        """Report a unit other than the one the form printed; the figure beside it counts that."""
        seen = row.text(Field.UNIT)
        if seen and unit and fold(seen) != fold(unit):
            self.report("unit.differs", row.where(Field.UNIT), seen=seen, unit=unit, key=key)

    def refuse(self, refused: Refused, where: Where) -> None:
        """Keep the problem of a value that was refused."""
        self.problems.append(Problem(refused.code, where, refused.params))

    def repaired(self, where: Where, seen: Cell, taken: str) -> None:
        """Keep what was seen in a cell beside what was taken from it."""
        self.repairs.append(Repair(where, show_cell(seen), taken))

    def answer(self, key: str, caption: str, value: Value, where: Where, empty: State) -> None:
        """Keep an answer; `empty` is the state of a cell that holds nothing."""
        if value in (None, ""):
            state, value = empty, None
        else:
            state = State.ZERO if isinstance(value, Decimal) and value == 0 else State.VALUE
        self.answers.append(Answer(key, caption, state, value, where))

    def text(self, row: Row, caption: str) -> str:
        """The text of a cell, an old encoding read.

        A formula without result is what was typed, unless it asks for another cell or a function.
        """
        cell = row.cell(caption)
        typed = isinstance(cell, Formula) and not _CALCULATES.match(cell.text)
        if not typed and (fault := cell_fault(cell)):
            self.refuse(fault, row.where(caption))
            return ""
        if isinstance(cell, str) and (read := decoded(cell)):
            return str(self.take(row, caption, read) or "")
        text = text_of(cell)
        respelled = isinstance(cell, str) and cell != text and _respelled(cell, text)
        if respelled or typed:
            self.repaired(row.where(caption), cell, text)
        return text

    def take(self, row: Row, caption: str, read: Taken[Value] | Refused) -> Value:
        """The value read from a cell; a refusal is a problem, a repair is recorded."""
        if isinstance(read, Refused):
            self.refuse(read, row.where(caption))
            return None
        if read.repaired:
            self.repaired(row.where(caption), row.cell(caption), show_value(read.value))
        return read.value


def _respelled(cell: str, text: str) -> bool:
    """Whether cleaning changed more than the blanks and line ends around the words."""
    return " ".join(cell.split()) != " ".join(text.split())
