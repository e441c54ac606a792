"""Cells of a row whose words stand in no cell of its record."""

from generator.core.text import fold
from generator.core.values import format_date
from generator.stages.plan_import.captions import WORKERS
from generator.stages.plan_import.lines import Line
from generator.stages.plan_import.records import TaskRecord
from generator.stages.plan_import.roles import without_roles


def unused(line: Line, task: TaskRecord) -> str:
    """Return what a row says that its task does not, cell by cell."""
    kept = f" {_key(_words(task))} "
    lost = [
        f"{column.caption}: {text}"
        for column, text in line.cells
        for piece in (without_roles(text) if column.part in WORKERS else [text])
        if (key := _key(piece)) and f" {key} " not in kept
    ]
    return "\n".join(dict.fromkeys(lost))


def _key(text: str) -> str:
    return " ".join(word for word in fold(text).split() if word != "va")


def _words(task: TaskRecord) -> str:
    start = format_date(task.start) if task.start else ""
    texts = (task.text, task.lead, task.coop, task.limit, task.quantity, task.product)
    return " ".join((*texts, task.note, start))
