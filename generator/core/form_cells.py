"""Where the answers stand in a form: its sheets, rows and columns, as they are drawn."""

from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType

from generator.core.model import Form, Role, TaskRow
from generator.core.wording import (
    GENERAL_FIELDS,
    INDICATOR_FIELDS,
    TASK_FIELDS,
    TOPICS,
    Field,
    FormSheets,
)

HEADER_ROW = 4
FIRST_ROW = HEADER_ROW + 1
LEAD_FIELDS = TASK_FIELDS[5:]
COOP_FIELDS = (Field.RESULT, Field.PRODUCT, Field.DIFFICULTY, Field.PROPOSAL)
ANSWER_FIELDS = MappingProxyType(
    {
        FormSheets.TASKS: LEAD_FIELDS,
        FormSheets.INDICATORS: INDICATOR_FIELDS[6:],
        FormSheets.GENERAL: GENERAL_FIELDS[2:],
    }
)
SHEET_OF = MappingProxyType(
    {field: sheet for sheet, fields in ANSWER_FIELDS.items() for field in fields}
)


@dataclass(frozen=True, slots=True)
class Place:
    """An answer cell by sheet, row key and caption; only the sheet where all of it is meant."""

    sheet: str
    key: str = ""
    field: str = ""


def open_fields(row: TaskRow) -> tuple[str, ...]:
    """Return the captions under which a row of the sheet Nhiệm vụ is answered."""
    if row.further:
        return (Field.FIGURE,)
    if row.role is Role.COOP:
        return COOP_FIELDS
    return tuple(field for field in LEAD_FIELDS if not (field == Field.UNIT and row.unit))


def answer_cells(form: Form) -> dict[Place, tuple[int, int]]:
    """Return the zero-based row and column of every answer cell, in the order of the form."""
    return dict((*_task_cells(form), *_indicator_cells(form), *_general_cells()))


_Cells = Iterator[tuple[Place, tuple[int, int]]]


def _task_cells(form: Form) -> _Cells:
    for number, row in enumerate(form.task_rows, FIRST_ROW):
        if isinstance(row, TaskRow):
            for field in open_fields(row):
                yield Place(FormSheets.TASKS, row.key, field), (number, TASK_FIELDS.index(field))


def _indicator_cells(form: Form) -> _Cells:
    for number, row in enumerate(form.indicator_rows, FIRST_ROW):
        for field in ANSWER_FIELDS[FormSheets.INDICATORS]:
            place = Place(FormSheets.INDICATORS, row.key, field)
            yield place, (number, INDICATOR_FIELDS.index(field))


def _general_cells() -> _Cells:
    for number, key in enumerate(TOPICS, FIRST_ROW):
        place = Place(FormSheets.GENERAL, key, Field.OPINION)
        yield place, (number, GENERAL_FIELDS.index(Field.OPINION))
