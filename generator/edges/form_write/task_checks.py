"""What the sheet Nhiệm vụ checks while it is filled in: gaps, contradictions, wrong values."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from generator.core.address import column_letters
from generator.core.form_cells import FIRST_ROW, Place
from generator.core.measures import base_key
from generator.core.model import Form, Role, TaskRow, Value
from generator.core.wording import STATUS_ANSWERS, TASK_FIELDS, Field, FormHint, FormSheets
from generator.edges.form_write.styles import Styles

_NEEDS_COLUMN = len(TASK_FIELDS) + 1


def needs(row: TaskRow) -> str:
    """Letters for the counting formula: S a status, D a date when done, N a figure."""
    status = "S" if row.role is Role.LEAD and not row.further else ""
    return status + ("D" if row.fixed else "") + ("N" if row.measured else "")


def _range(field: str, last: int) -> str:
    letters = column_letters(TASK_FIELDS.index(field))
    return f"${letters}${FIRST_ROW + 1}:${letters}${last + 1}"


def count_gaps(
    ws: Any, form: Form, styles: Styles, last: int, answers: Mapping[Place, Value]
) -> None:
    """Write the line above the table that counts the answers still missing."""
    full = FormHint.COMPLETE
    colours = "vàng hoặc đỏ" if answers else "vàng"
    empty = sum(_gaps_in(row, answers) for row in form.tasks)
    count = _gap_count(last)
    unit = f" ô bắt buộc (các ô nền {colours})."
    formula = f'=IF({count}=0,"{full}","{FormHint.MISSING}"&({count})&"{unit}")'
    shown = f"{FormHint.MISSING}{empty}{unit}" if empty else full
    ws.write_formula(3, 0, formula, styles.count, shown)


def _gaps_in(row: TaskRow, answers: Mapping[Place, Value]) -> int:
    """How many answers of a row are missing, as the formula counts them."""

    def told(field: str, key: str = row.key) -> Value:
        return answers.get(Place(FormSheets.TASKS, key, field))

    need, status = needs(row), told(Field.STATUS, base_key(row.key))
    begun = status in STATUS_ANSWERS[:2]
    missing = (
        "S" in need and not status,
        "S" in need and begun and told(Field.RESULT) is None,
        "D" in need and status == STATUS_ANSWERS[0] and told(Field.DATE) is None,
        "N" in need and begun and told(Field.FIGURE) is None,
    )
    return sum(missing)


def _gap_count(last: int) -> str:
    """The formula that counts what `needs` asks for and no cell answers."""
    letters = column_letters(_NEEDS_COLUMN)
    need = f"${letters}${FIRST_ROW + 1}:${letters}${last + 1}"
    status, result = _range(Field.STATUS, last), _range(Field.RESULT, last)
    date, figure = _range(Field.DATE, last), _range(Field.FIGURE, last)
    done, doing = (f'({status}="{word}")' for word in STATUS_ANSWERS[:2])
    return (
        f'SUMPRODUCT((LEFT({need},1)="S")*({status}=""))'
        f'+SUMPRODUCT((LEFT({need},1)="S")*({done}+{doing})*({result}=""))'
        f'+SUMPRODUCT(ISNUMBER(SEARCH("D",{need}))*{done}*({date}=""))'
        f'+SUMPRODUCT(ISNUMBER(SEARCH("N",{need}))*({done}+{doing})*({figure}=""))'
    )


def check_tasks(ws: Any, styles: Styles, last: int) -> None:
    """Refuse wrong values, mark missing answers, grey the rows where nothing is to report."""
    _validate(ws, Field.STATUS, last, _status_rule())
    _validate(ws, Field.PROGRESS, last, _progress_rule())
    _validate(ws, Field.FIGURE, last, _number_rule())
    _validate(ws, Field.DATE, last, _date_rule())
    status = _first_cell(TASK_FIELDS.index(Field.STATUS))
    for field, formula in _gap_formulas(status).items():
        column = TASK_FIELDS.index(field)
        rule = {"type": "formula", "criteria": formula, "format": styles.gap}
        ws.conditional_format(FIRST_ROW, column, last, column, rule)
    nil = " , ".join(f'{status}="{word}"' for word in STATUS_ANSWERS[3:])
    idle = {"type": "formula", "criteria": f"=OR({nil})", "format": styles.idle}
    ws.conditional_format(FIRST_ROW, 0, last, len(TASK_FIELDS) - 1, idle)


def _gap_formulas(status: str) -> dict[str, str]:
    """For each answer that may be missing, when its cell in the first row is a gap."""
    need = _first_cell(_NEEDS_COLUMN)
    result, date, figure = (
        _first_cell(TASK_FIELDS.index(field)) for field in (Field.RESULT, Field.DATE, Field.FIGURE)
    )
    done, doing = (f'{status}="{word}"' for word in STATUS_ANSWERS[:2])
    return {
        Field.STATUS: f'=AND(LEFT({need},1)="S",{status}="")',
        Field.RESULT: f'=AND(LEFT({need},1)="S",OR({done},{doing}),{result}="")',
        Field.DATE: f'=AND(ISNUMBER(SEARCH("D",{need})),{done},{date}="")',
        Field.FIGURE: f'=AND(ISNUMBER(SEARCH("N",{need})),OR({done},{doing}),{figure}="")',
    }


def _first_cell(column: int) -> str:
    """A column's cell in the first row; conditional formats move it down by themselves."""
    return f"${column_letters(column)}{FIRST_ROW + 1}"


def _validate(ws: Any, field: str, last: int, rule: dict[str, Any]) -> None:
    column = TASK_FIELDS.index(field)
    ws.data_validation(FIRST_ROW, column, last, column, rule)


def _status_rule() -> dict[str, Any]:
    return {
        "validate": "list",
        "source": list(STATUS_ANSWERS),
        "error_title": "Tình trạng",
        "error_message": "Chọn một tình trạng trong danh sách.",
    }


def _progress_rule() -> dict[str, Any]:
    return {
        "validate": "decimal",
        "criteria": "between",
        "minimum": 0,
        "maximum": 100,
        "error_title": "Tiến độ (%)",
        "error_message": "Ghi số phần trăm từ 0 đến 100, ví dụ 60.",
    }


def _number_rule() -> dict[str, Any]:
    return {
        "validate": "decimal",
        "criteria": "between",
        "minimum": -(10**12),
        "maximum": 10**12,
        "error_title": "Số liệu",
        "error_message": "Chỉ ghi số; phần giải thích ghi ở cột bên cạnh.",
    }


def _date_rule() -> dict[str, Any]:
    return {
        "validate": "date",
        "criteria": "between",
        "minimum": dt.date(2000, 1, 1),
        "maximum": dt.date(2099, 12, 31),
        "error_title": "Ngày hoàn thành",
        "error_message": "Ghi ngày/tháng/năm, ví dụ 15/9/2025.",
    }
