"""What a plan asks of agencies: its tasks and indicators with leads, limits and measures."""

import datetime as dt
from collections.abc import Iterator, Sequence

from generator.core.address import Where
from generator.core.assignment import Assignments
from generator.core.grid import Row
from generator.core.model import Indicator, LimitKind, Measure, Plan, Task, TimeLimit
from generator.core.text import fold, lines, one_line
from generator.core.wording import OPERATORS, IndicatorColumn, PlanSheets, TaskColumn
from generator.stages.plan.reader import Reader

_TASK_OWN = (TaskColumn.TEXT, TaskColumn.LEADS, TaskColumn.COOPS, TaskColumn.LIMIT_KIND)
_INDICATOR_OWN = (IndicatorColumn.NAME, IndicatorColumn.LEADS)


def _with_continuations(
    rows: Sequence[Row], key: str, *own: str
) -> Iterator[tuple[Row, tuple[Row, ...]]]:
    """Yield each row with the rows below it that hold further measures of it.

    Such a row repeats the key, or leaves it out, and has nothing in the `own` columns of a row.
    """
    start = 0
    while start < len(rows):
        end = start + 1
        while (
            end < len(rows)
            and rows[end].text(key) in ("", rows[start].text(key))
            and not any(rows[end].text(caption) for caption in own)
        ):
            end += 1
        yield rows[start], tuple(rows[start:end])
        start = end


def read_tasks(reader: Reader, plan: Plan, known: Assignments) -> Iterator[Task]:
    """Yield the tasks of the sheet Nhiệm vụ; every lead must be known to the plan."""
    seen: dict[str, Where] = {}
    codes = [group.code for group in plan.task_groups]
    rows = reader.table(PlanSheets.TASKS, TaskColumn.ALL)
    for row, block in _with_continuations(rows, TaskColumn.KEY, *_TASK_OWN):
        leads = _references(reader, row, TaskColumn.LEADS, known)
        key = reader.code(row, TaskColumn.KEY, seen)
        if not leads:
            reader.report("plan.lead_missing", row.where(TaskColumn.LEADS), seen=key)
        yield Task(
            key=key,
            group=reader.one_of(row, TaskColumn.GROUP, codes, codes[0] if codes else ""),
            number=one_line(row.text(TaskColumn.NUMBER)),
            text=row.text(TaskColumn.TEXT) or reader.needed(row, TaskColumn.TEXT),
            leads=leads,
            coops=_references(reader, row, TaskColumn.COOPS, known),
            leads_printed=row.text(TaskColumn.LEADS_PRINTED),
            coops_printed=row.text(TaskColumn.COOPS_PRINTED),
            limit=_limit(reader, row),
            measures=tuple(_task_measures(reader, block)),
            product=row.text(TaskColumn.PRODUCT),
        )


def _references(reader: Reader, row: Row, caption: str, known: Assignments) -> tuple[str, ...]:
    references = lines(row.text(caption))
    for reference in references:
        if not known.known(reference):
            reader.report("plan.agency_unknown", row.where(caption), seen=reference)
    return references


def _limit(reader: Reader, row: Row) -> TimeLimit:
    kinds = [kind.value for kind in LimitKind]
    return TimeLimit(
        printed=one_line(row.text(TaskColumn.LIMIT_PRINTED)),
        kind=LimitKind(reader.one_of(row, TaskColumn.LIMIT_KIND, kinds, LimitKind.NONE.value)),
        start=reader.day(row, TaskColumn.START),
        due=_due(reader, row),
    )


def _due(reader: Reader, row: Row) -> dt.date | None:
    due = reader.day(row, TaskColumn.DUE)
    fixed = fold(row.text(TaskColumn.LIMIT_KIND)) == fold(LimitKind.FIXED.value)
    if fixed and due is None and row.cell(TaskColumn.DUE) is None:
        reader.report("plan.value_missing", row.where(TaskColumn.DUE), item=TaskColumn.DUE)
    return due


def _task_measures(reader: Reader, block: Sequence[Row]) -> Iterator[Measure]:
    for row in block:
        unit = one_line(row.text(TaskColumn.UNIT))
        least, most = reader.number(row, TaskColumn.LEAST), reader.number(row, TaskColumn.MOST)
        if unit or least is not None or most is not None:
            yield Measure(unit, one_line(row.text(TaskColumn.MEASURE_PRINTED)), least, most)


def read_indicators(reader: Reader, known: Assignments) -> Iterator[Indicator]:
    """Yield the indicators of the sheet Chỉ tiêu, which may be absent."""
    seen: dict[str, Where] = {}
    columns = (IndicatorColumn.ALL, IndicatorColumn.OPTIONAL)
    rows = reader.table(PlanSheets.INDICATORS, *columns, required=False)
    for row, block in _with_continuations(rows, IndicatorColumn.CODE, *_INDICATOR_OWN):
        yield Indicator(
            code=reader.code(row, IndicatorColumn.CODE, seen),
            parent=one_line(row.text(IndicatorColumn.PARENT)),
            name=reader.needed(row, IndicatorColumn.NAME),
            measures=tuple(_indicator_measure(reader, line) for line in block),
            leads=_references(reader, row, IndicatorColumn.LEADS, known),
            sum_of=lines(row.text(IndicatorColumn.SUM_OF)),
        )


def _indicator_measure(reader: Reader, row: Row) -> Measure:
    return Measure(
        unit=one_line(row.text(IndicatorColumn.UNIT)),
        printed=one_line(row.text(IndicatorColumn.PRINTED)),
        least=reader.number(row, IndicatorColumn.LEAST),
        operator=reader.one_of(row, IndicatorColumn.OPERATOR, OPERATORS, ""),
        baseline=row.text(IndicatorColumn.BASELINE),
    )
