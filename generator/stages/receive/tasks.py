"""The answers of the sheet Nhiệm vụ."""

from decimal import Decimal

from generator.core.address import Where
from generator.core.dates import read_date
from generator.core.form_cells import COOP_FIELDS, open_fields
from generator.core.grid import Row
from generator.core.measures import base_key
from generator.core.model import Answer, Form, Role, State, Status, TaskRow
from generator.core.numbers import read_figure, read_percent
from generator.core.text import fold
from generator.core.values import (
    decimal_comma,
    format_date,
    show_cell,
)
from generator.core.wording import Field, FormSheets
from generator.stages.receive.bounds import impossible_count
from generator.stages.receive.reading import NIL_STATES, STATUS_BY_WORD, Reading
from generator.stages.receive.rows import Printed
from generator.stages.receive.tables import read_rows

_LEAD_ONLY = (Field.STATUS, Field.PROGRESS, Field.FIGURE, Field.UNIT, Field.DATE)
_NOT_FURTHER = (Field.PROGRESS, Field.DATE, *COOP_FIELDS)


def read_tasks(reading: Reading, form: Form) -> None:
    """Read the rows of the tasks a form asks about, as lead or in cooperation."""
    if not form.tasks:
        return
    matching = read_rows(reading, FormSheets.TASKS, [_printed(row) for row in form.tasks])
    if matching is None:
        return
    statuses: dict[str, Status | None] = {}
    for asked in form.tasks:
        row = matching.found.get(asked.key)
        if row is None:
            _missing_row(reading, asked, told=asked.key in matching.disputed)
        elif asked.further:
            _read_figure(reading, asked, row, statuses.get(base_key(asked.key)))
            reading.not_asked(row, _NOT_FURTHER)
        elif asked.role is Role.LEAD:
            statuses[asked.key] = _read_lead(reading, asked, row)
        else:
            _read_coop(reading, asked, row)


def _printed(row: TaskRow) -> Printed:
    """What the form prints in a row, and which of its cells it asks for."""
    cells = {Field.TASK: row.text, Field.NUMBER: row.number, Field.LIMIT: row.limit}
    if not row.further:
        cells[Field.ROLE] = row.role.value
    return Printed(row.key, cells, open_fields(row))


def _missing_row(reading: Reading, asked: TaskRow, *, told: bool) -> None:
    """Answer for a row that is not there; `told` where it is, but says two things."""
    where = Where(reading.arrival.file, FormSheets.TASKS)
    if not told and asked.role is Role.LEAD:
        reading.no_row(FormSheets.TASKS, asked.key, asked.number, asked.text)
    elif not told and reading.was_asked(asked.key):
        reading.no_optional_row(FormSheets.TASKS, asked.key, asked.number, asked.text)
    for caption in _LEAD_ONLY if asked.role is Role.LEAD else (Field.RESULT,):
        reading.answer(asked.key, caption, None, where, State.NOT_REPORTED)


def _read_lead(reading: Reading, asked: TaskRow, row: Row) -> Status | None:
    status = _read_status(reading, asked.key, row)
    empty = NIL_STATES.get(status, State.NOT_REPORTED) if status else State.NOT_REPORTED
    progress = _read_progress(reading, row, status)
    reading.answer(asked.key, Field.PROGRESS, progress, row.where(Field.PROGRESS), empty)
    texts = {caption: reading.text(row, caption) for caption in COOP_FIELDS}
    for caption, text in texts.items():
        reading.answer(asked.key, caption, text, row.where(caption), empty)
    if status in (Status.DONE, Status.IN_PROGRESS) and row.cell(Field.RESULT) is None:
        reading.report("result.missing", row.where(Field.RESULT), status=status.value)
    _read_figure(reading, asked, row, status)
    _read_finish(reading, asked, row, status, empty)
    told = bool(progress or texts[Field.RESULT] or row.cell(Field.DATE) is not None)
    _compare(reading, row, status, progress, told=told)
    return status


def _read_status(reading: Reading, key: str, row: Row) -> Status | None:
    where = row.where(Field.STATUS)
    text = reading.text(row, Field.STATUS)
    status = STATUS_BY_WORD.get(fold(text))
    if row.cell(Field.STATUS) is None:
        reading.report("status.missing", where)
    elif text and status is None:
        reading.report("status.unknown", where, seen=show_cell(text))
    elif status and status.value != text:
        reading.repaired(where, text, status.value)
    state = NIL_STATES.get(status, State.VALUE) if status else State.NOT_REPORTED
    reading.answers.append(
        Answer(key, Field.STATUS, state, status.value if status else None, where)
    )
    return status


def _read_progress(reading: Reading, row: Row, status: Status | None) -> Decimal | None:
    cell = row.cell(Field.PROGRESS)
    if cell is None:
        return None
    value = reading.take(row, Field.PROGRESS, read_percent(cell, done=status is Status.DONE))
    return value if isinstance(value, Decimal) else None


def _read_figure(reading: Reading, asked: TaskRow, row: Row, status: Status | None) -> None:
    empty = NIL_STATES.get(status, State.NOT_REPORTED) if status else State.NOT_REPORTED
    cell = row.cell(Field.FIGURE)
    where = row.where(Field.FIGURE)
    unit = asked.unit or reading.text(row, Field.UNIT)
    reading.check_unit(row, asked.unit, asked.key)
    value = reading.take(row, Field.FIGURE, read_figure(cell, unit)) if cell is not None else None
    begun = status in (Status.DONE, Status.IN_PROGRESS)
    if cell is None and asked.measured and begun:
        reading.report("figure.missing", where, unit=asked.unit)
    if isinstance(value, Decimal):
        if why := impossible_count(value):
            reading.report("figure.impossible", where, seen=show_cell(cell), why=why)
        if value and status and not begun:
            reading.report("status.nil_with_answers", where, status=status.value)
    reading.answer(asked.key, Field.FIGURE, value, where, empty)
    reading.answer(asked.key, Field.UNIT, unit, row.where(Field.UNIT), empty)


def _read_finish(
    reading: Reading, asked: TaskRow, row: Row, status: Status | None, empty: State
) -> None:
    cell = row.cell(Field.DATE)
    where = row.where(Field.DATE)
    today = reading.arrival.received_at.date()
    value = None
    if cell is not None:
        window = (reading.data_from, today)
        epoch_1904 = reading.book.epoch_1904
        read = read_date(cell, latest=today, window=window, epoch_1904=epoch_1904)
        value = reading.take(row, Field.DATE, read)
        if value is not None and not isinstance(value, (str, Decimal)) and value > today:
            reading.report("date.future", where, seen=format_date(value))
    elif status is Status.DONE and asked.fixed:
        reading.report("date.missing", where)
    reading.answer(asked.key, Field.DATE, value, where, empty)


def _compare(
    reading: Reading,
    row: Row,
    status: Status | None,
    progress: Decimal | None,
    *,
    told: bool,
) -> None:
    """Warn where the answers of one row contradict each other; `told` of something done."""
    if status is None:
        return
    where = row.where(Field.PROGRESS)
    if status in NIL_STATES and told:
        reading.report("status.nil_with_answers", where, status=status.value)
    elif progress is not None and (
        (status is Status.DONE and progress < 100)
        or (status is Status.IN_PROGRESS and progress == 100)
        or (status is Status.NOT_STARTED and progress > 0)
    ):
        shown = decimal_comma(progress)
        reading.report("status.progress", where, status=status.value, progress=shown)


def _read_coop(reading: Reading, asked: TaskRow, row: Row) -> None:
    reading.not_asked(row, _LEAD_ONLY)
    for caption in COOP_FIELDS:
        text = reading.text(row, caption)
        reading.answer(asked.key, caption, text, row.where(caption), State.NOT_REPORTED)
