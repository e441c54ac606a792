"""The sheet Nhiệm vụ: a row for each task an agency leads or takes part in."""

from collections.abc import Mapping
from typing import Any

from generator.core.address import column_letters
from generator.core.form_cells import FIRST_ROW, HEADER_ROW, Place, open_fields
from generator.core.measures import base_key
from generator.core.model import Form, TaskGroup, TaskRow, Value
from generator.core.values import show_value
from generator.core.wording import NEEDS, TASK_FIELDS, Field, FormHint, FormSheets
from generator.edges.form_write.layout import (
    WIDTHS,
    columns,
    finish,
    fit,
    head,
    hidden_columns,
    write_answer,
)
from generator.edges.form_write.styles import CENTRED, Styles
from generator.edges.form_write.task_checks import check_tasks, count_gaps, needs

_KEY_COLUMN = len(TASK_FIELDS)
_LONGEST_LINES = 27  # of a row's height, which Excel limits to 409 points
_Answers = Mapping[Place, Value]


def draw_tasks(ws: Any, form: Form, styles: Styles, answers: _Answers) -> None:
    """Draw the sheet Nhiệm vụ with its groups, rows, answers and checks."""
    head(ws, form, styles)
    longest = max((len(row.text) for row in form.tasks), default=0)
    text_width = max(WIDTHS[Field.TASK], longest / _LONGEST_LINES)
    columns(ws, TASK_FIELDS, styles, **{Field.TASK: text_width})
    hidden_columns(ws, _KEY_COLUMN, NEEDS)
    answered_by = FIRST_ROW
    for number, row in enumerate(form.task_rows, FIRST_ROW):
        if isinstance(row, TaskGroup):
            _group_row(ws, number, row, styles)
            continue
        answered_by = answered_by if row.further else number
        _task_row(ws, number, row, styles, answers)
        if row.further:
            status = answers.get(Place(FormSheets.TASKS, base_key(row.key), Field.STATUS))
            _repeat_status(ws, number, answered_by, styles, show_value(status))
        _fit_task(ws, number, row, text_width, answers)
        ws.write_string(number, _KEY_COLUMN, row.key)
        ws.write_string(number, _KEY_COLUMN + 1, needs(row))
    last = max(FIRST_ROW, HEADER_ROW + len(form.task_rows))
    if form.tasks:
        count_gaps(ws, form, styles, last, answers)
        check_tasks(ws, styles, last)
    else:
        ws.write_string(3, 0, FormHint.NO_TASKS, styles.count)
    ws.autofilter(HEADER_ROW, 0, last, _KEY_COLUMN + 1)
    finish(ws, _KEY_COLUMN, 2)


def _repeat_status(ws: Any, number: int, answered_by: int, styles: Styles, status: str) -> None:
    """Show the status of the task beside its further figure, so that a gap there is seen."""
    column = TASK_FIELDS.index(Field.STATUS)
    formula = f'={column_letters(column)}{answered_by + 1}&""'
    ws.write_formula(number, column, formula, styles.shut, status)


def _group_row(ws: Any, number: int, group: TaskGroup, styles: Styles) -> None:
    for column in range(_KEY_COLUMN):
        ws.write_blank(number, column, None, styles.group)
    ws.write_string(number, 0, group.heading, styles.group)


def _fit_task(ws: Any, number: int, row: TaskRow, text_width: float, answers: _Answers) -> None:
    limit = (row.limit, WIDTHS[Field.LIMIT])
    previous = (row.previous, WIDTHS[Field.PREVIOUS])
    places = {field: Place(FormSheets.TASKS, row.key, field) for field in open_fields(row)}
    typed = ((show_value(answers.get(place)), WIDTHS[field]) for field, place in places.items())
    fit(ws, number, (row.text, text_width), limit, previous, *typed)


def _task_row(ws: Any, number: int, row: TaskRow, styles: Styles, answers: _Answers) -> None:
    printed = {
        Field.NUMBER: row.number,
        Field.TASK: row.text,
        Field.ROLE: "" if row.further else row.role.value,
        Field.LIMIT: row.limit,
        Field.PREVIOUS: row.previous,
    }
    asked = open_fields(row)
    for column, field in enumerate(TASK_FIELDS):
        if field in printed:
            style = styles.printed_centre if field in CENTRED else styles.printed
            ws.write_string(number, column, printed[field], style)
        elif field in asked:
            value = answers.get(Place(FormSheets.TASKS, row.key, field))
            write_answer(ws, number, column, value, styles.answer(field))
        elif field == Field.UNIT and row.unit:
            ws.write_string(number, column, row.unit, styles.printed_centre)
        else:
            ws.write_blank(number, column, None, styles.shut)
