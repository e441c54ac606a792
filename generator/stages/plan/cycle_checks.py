"""Due dates that cannot be meant as they are written."""

from dataclasses import replace

from generator.core.assignment import with_window
from generator.core.model import Plan, ReportingCycle
from generator.core.periods import DayMonth, Period, period_of_slot
from generator.core.values import format_date
from generator.core.wording import Cycle, PlanSheets
from generator.stages.plan.reader import Reader

_LONG_AFTER = 183  # days; a due date upward that far behind fell into the next year by mistake


def check_cycles(reader: Reader, plan: Plan) -> None:
    """Report due dates before their period or after the next step, in the plan's first year."""
    for cycle in plan.cycles:
        period = period_of_slot(cycle.slot, plan.first_year or 2025)
        if period and cycle.due:
            _check_due(reader, cycle, period, cycle.due)
            _check_window(reader, cycle, period, cycle.due)


def _check_due(reader: Reader, cycle: ReportingCycle, period: Period, day: DayMonth) -> None:
    where = reader.where(PlanSheets.CYCLES, cycle.slot, Cycle.DUE)
    first, last = period.span
    due = day.of(period.year)
    seen = {"seen": replace(day, shift=0), "slot": cycle.slot}
    if due < first:
        reader.report("plan.due_early", where, **seen, start=format_date(first))
    elif due < first + (last - first) / 2:
        reader.report("plan.due_first_half", where, **seen)
    elif (due - last).days > _LONG_AFTER:
        reader.report("plan.due_far", where, seen=cycle.due, slot=cycle.slot)


def _check_window(reader: Reader, cycle: ReportingCycle, period: Period, day: DayMonth) -> None:
    due = day.of(period.year)
    dates = with_window(cycle, period, due)
    upward = dates.due_upward
    if upward and not 0 <= (upward - due).days <= _LONG_AFTER:
        where = reader.where(PlanSheets.CYCLES, cycle.slot, Cycle.UPWARD)
        reader.report("plan.upward_early", where, seen=cycle.due_upward, due=day)
    first, last = period.span
    where = reader.where(PlanSheets.CYCLES, cycle.slot, Cycle.TO)
    if dates.data_to < first + (last - first) / 2 <= due:
        seen = format_date(dates.data_to)
        reader.report("plan.window_early", where, seen=seen, slot=cycle.slot)
    if dates.data_to > due:
        reader.report("plan.window_after_due", where, seen=cycle.data_to, due=day)
