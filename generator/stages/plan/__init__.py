"""From the sheets of a plan workbook to a Plan, with every fault of it at once."""

import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator.core.address import Where
from generator.core.assignment import Assignments
from generator.core.grid import Grid, Merged, find_table
from generator.core.model import Plan
from generator.core.problems import Problem, has_errors, in_order
from generator.core.text import fold
from generator.core.wording import IndicatorColumn, PlanItem, PlanSheets, TaskColumn
from generator.stages.plan.checks import check
from generator.stages.plan.items import read_items, read_office, title_in_sentence
from generator.stages.plan.lists import (
    read_agencies,
    read_cycles,
    read_days_off,
    read_groups,
    read_task_groups,
)
from generator.stages.plan.reader import Reader
from generator.stages.plan.tasks_and_indicators import read_indicators, read_tasks


def read_plan(
    file: str, grids: Sequence[Grid], merged: Mapping[str, Sequence[Merged]] | None = None
) -> tuple[Plan | None, tuple[Problem, ...]]:
    """Return the plan of a workbook and all its problems; no plan where one is an error.

    Args:
        file: the workbook's name, for addresses.
        grids: its sheets; of two sheets of one name the first counts.
        merged: the merged ranges of each sheet.
    """
    sheets = {fold(grid.sheet): grid for grid in reversed(grids)}
    reader = Reader(file, sheets, merged or {})
    for grid in grids:
        if sheets[fold(grid.sheet)] is not grid and fold(grid.sheet) in _OURS:
            where = Where(file, grid.sheet)
            reader.report("plan.sheet_twice", where, other=sheets[fold(grid.sheet)].sheet)
        elif fold(grid.sheet) not in _OURS and (meant := _meant(grid)):
            reader.report("plan.sheet_unknown", Where(file, grid.sheet), meant=meant)
    plan = _without_tasks(reader, _edition(grids))
    known = Assignments(plan, plan.date or dt.date(plan.first_year or 2025, 1, 1))
    plan = replace(
        plan,
        tasks=tuple(read_tasks(reader, plan, known)),
        indicators=tuple(read_indicators(reader, known)),
    )
    check(reader, plan)
    problems = in_order(reader.problems)
    return (None if has_errors(problems) else plan), problems


_OURS = frozenset(fold(name) for name in PlanSheets.ALL)
_LISTS = {PlanSheets.TASKS: TaskColumn.ALL, PlanSheets.INDICATORS: IndicatorColumn.ALL}


def _meant(grid: Grid) -> str:
    """The list whose columns a sheet of another name has, most of them; "" where it is none."""
    tables = ((sheet, find_table(grid, captions)) for sheet, captions in _LISTS.items())
    return next(
        (sheet for sheet, table in tables if table and 2 * len(table.columns) > len(_LISTS[sheet])),
        "",
    )


def _without_tasks(reader: Reader, edition: str) -> Plan:
    """Return the plan with all but its tasks and indicators, which refer to the rest."""
    items = read_items(reader)
    agencies = tuple(read_agencies(reader))
    return Plan(
        id=items.text(PlanItem.ID),
        title=items.text(PlanItem.TITLE),
        title_in_sentence=title_in_sentence(items),
        number=items.text(PlanItem.NUMBER, needed=False),
        date=items.date(PlanItem.DATE),
        issuer=items.text(PlanItem.ISSUER),
        first_year=items.year(PlanItem.FIRST_YEAR),
        last_year=items.year(PlanItem.LAST_YEAR),
        office=read_office(items, agencies),
        cycles=tuple(read_cycles(reader)),
        days_off=tuple(read_days_off(reader)),
        agencies=agencies,
        groups=tuple(read_groups(reader, agencies)),
        task_groups=tuple(read_task_groups(reader)),
        tasks=(),
        indicators=(),
        edition=edition,
    )


def _edition(grids: Sequence[Grid]) -> str:
    """Return a short digest of the workbook's cells, the edition of the plan."""
    cells = repr([(grid.sheet, grid.rows) for grid in grids])
    return hashlib.sha256(cells.encode()).hexdigest()[:12]
