"""What each place of a form is about, in few words: number and start of the task."""

from generator.core.form_cells import Place, answer_cells
from generator.core.measures import base_key
from generator.core.model import Form
from generator.core.text import one_line, shorten
from generator.core.wording import TOPICS, FormSheets

_LONGEST = 70


def contents_of(form: Form) -> dict[Place, str]:
    """Return what each answer cell, and each whole sheet, is about."""
    rows = {**_tasks(form), **_indicators(form)}
    rows |= {(FormSheets.GENERAL, key): topic for key, topic in TOPICS.items()}
    cells = {place: rows[place.sheet, place.key] for place in answer_cells(form)}
    return {**{Place(sheet): f"Cả sheet {sheet}" for sheet, _ in rows}, **cells}


def _tasks(form: Form) -> dict[tuple[str, str], str]:
    """The tasks; a further figure is told with the task it belongs to."""
    numbers = {row.key: row.number for row in form.tasks}
    return {
        (FormSheets.TASKS, row.key): _numbered(numbers[base_key(row.key)], row.text)
        for row in form.tasks
    }


def _indicators(form: Form) -> dict[tuple[str, str], str]:
    numbers = {row.key: row.number for row in form.indicator_rows}
    return {
        (FormSheets.INDICATORS, row.key): _numbered(
            numbers[base_key(row.key)], row.name, f" ({row.unit})" if row.unit else ""
        )
        for row in form.indicator_rows
    }


def _numbered(number: str, text: str, unit: str = "") -> str:
    """The number and the start of the first line; what else the plan asks stands below it."""
    told = shorten(one_line(text.partition("\n")[0]), _LONGEST)
    return f"{number.strip().rstrip('.')}. {told}{unit}" if number.strip() else told + unit
