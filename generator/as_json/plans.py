"""A plan as JSON: what it counts, when it reports, how its limits and targets are read."""

import datetime as dt
from collections.abc import Sequence

from generator.as_json.parts import Json, number, of_problems
from generator.core.model import Measure, PeriodDates, Plan, Task
from generator.pipeline import Drafted, ImportedPlan


def of_plan(plan: Plan) -> Json:
    """A plan at a glance."""
    return {
        "plan": plan.id,
        "title": plan.title,
        "number": plan.number,
        "coordinating_agency": plan.office_agency.name,
        "tasks": len(plan.tasks),
        "indicators": len(plan.indicators),
        "agencies": len(plan.agencies),
        "groups": [
            {"code": group.code, "number": group.number, "title": group.title}
            for group in plan.task_groups
        ],
    }


def of_plan_shown(plan: Plan, periods: Sequence[PeriodDates]) -> Json:
    """A plan with its periods, its tasks and indicators and how each is read."""
    return {
        **of_plan(plan),
        "periods": [_period(dates) for dates in periods],
        "on_request": any(cycle.slot == "X" for cycle in plan.cycles),
        "task_list": [_task(task) for task in plan.tasks],
        "indicator_list": [
            {
                "code": indicator.code,
                "parent": indicator.parent or None,
                "name": indicator.name,
                "leads": list(indicator.leads),
                "measures": [_measure(measure) for measure in indicator.measures],
            }
            for indicator in plan.indicators
        ],
    }


def of_imported(imported: ImportedPlan) -> Json:
    """What importing took from a plan, what it guessed, and the workbook's problems."""
    return {
        "plan": imported.plan,
        "file": str(imported.path),
        "tasks": imported.tasks,
        "indicators": imported.indicators,
        "agencies": imported.agencies,
        "guesses": [
            {"sheet": g.sheet, "cell": g.cell, "seen": g.seen, "taken": g.taken, "why": g.why}
            for g in imported.guesses
        ],
        "problems": of_problems(imported.problems),
    }


def of_drafted(drafted: Drafted) -> Json:
    """The new plan workbook."""
    return {
        "plan": drafted.plan,
        "file": str(drafted.file),
        "province": drafted.province.full_name,
        "departments": drafted.departments,
        "communes": drafted.communes,
    }


def _period(dates: PeriodDates) -> Json:
    return {
        "period": dates.period.id,
        "due": dates.due.isoformat(),
        "due_upward": _day(dates.due_upward),
        "data_from": _day(dates.data_from),
        "data_to": dates.data_to.isoformat(),
    }


def _task(task: Task) -> Json:
    limit = task.limit
    return {
        "key": task.key,
        "group": task.group,
        "number": task.number,
        "text": task.text,
        "leads": list(task.leads),
        "coops": list(task.coops),
        "limit": {
            "printed": limit.printed,
            "kind": limit.kind.value,
            "start": _day(limit.start),
            "due": _day(limit.due),
        },
        "product": task.product or None,
        "measures": [_measure(measure) for measure in task.measures],
    }


def _measure(measure: Measure) -> Json:
    return {
        "unit": measure.unit,
        "printed": measure.printed,
        "operator": measure.operator,
        "least": number(measure.least),
        "most": number(measure.most),
        "baseline": measure.baseline,
        "year": measure.year,
    }


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
