"""What a plan asks of agencies: its tasks and indicators with leads, limits and measures."""

from collections.abc import Iterator, Sequence

from generator.core.address import Where
from generator.core.assignment import Assignments
from generator.core.calendar_points import YearSpan
from generator.core.grid import Row
from generator.core.model import Indicator, Plan, Task
from generator.core.text import lines, one_line
from generator.core.wording import IndicatorColumn, PlanSheets, TaskColumn
from generator.stages.plan.reader import Reader
from generator.stages.plan.readings import indicator_measures, task_measures, time_limit

_TASK_OWN = (
    *(TaskColumn.NUMBER, TaskColumn.TEXT, TaskColumn.LEADS_PRINTED, TaskColumn.LEADS),
    *(TaskColumn.COOPS_PRINTED, TaskColumn.COOPS, TaskColumn.LIMIT_PRINTED, TaskColumn.LIMIT_KIND),
)
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
    years = _years(plan)
    rows = reader.table(PlanSheets.TASKS, TaskColumn.ALL)
    for row, block in _with_continuations(rows, TaskColumn.KEY, *_TASK_OWN):
        leads = _references(reader, row, TaskColumn.LEADS, known)
        key = reader.code(row, TaskColumn.KEY, seen)
        limit = time_limit(reader, row, years)
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
            limit=limit,
            measures=task_measures(reader, block, limit),
            product=row.text(TaskColumn.PRODUCT),
            quantity_printed="\n".join(
                filter(None, (r.text(TaskColumn.MEASURE_PRINTED) for r in block))
            ),
        )


def _years(plan: Plan) -> YearSpan:
    """The years of the plan; where they are missing, which is a problem of its own, a guess."""
    first = plan.first_year or (plan.date.year if plan.date else 2025)
    return YearSpan(first, max(first, plan.last_year), plan.date)


def _references(reader: Reader, row: Row, caption: str, known: Assignments) -> tuple[str, ...]:
    references = lines(row.text(caption))
    for reference in references:
        if not known.known(reference):
            reader.report("plan.agency_unknown", row.where(caption), seen=reference)
    return references


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
            measures=tuple(m for line in block for m in indicator_measures(reader, line)),
            leads=_references(reader, row, IndicatorColumn.LEADS, known),
            leads_printed=row.text(IndicatorColumn.LEADS_PRINTED),
            sum_of=lines(row.text(IndicatorColumn.SUM_OF)),
        )
