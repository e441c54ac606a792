"""From a plan and a period to the form of every agency that reports."""

from collections.abc import Iterator, Mapping

from generator.core.assignment import Assignments
from generator.core.identity import identity
from generator.core.measures import (
    asked_beside,
    assigned_beside,
    is_ranked,
    measure_key,
    target_text,
)
from generator.core.model import (
    Agency,
    Form,
    IndicatorRow,
    LimitKind,
    PeriodDates,
    Plan,
    Role,
    Task,
    TaskGroup,
    TaskRow,
)
from generator.core.text import capitalised
from generator.core.wording import FormSheets

RowOfForm = tuple[str, str]  # sheet and key; a task and an indicator may have one code
PreviousAnswers = Mapping[str, Mapping[RowOfForm, str]]  # by agency code: what was reported


def forms(
    plan: Plan, dates: PeriodDates, previous: PreviousAnswers | None = None
) -> Iterator[Form]:
    """Yield one form for each agency that reports on the period's due date.

    A whole group that co-operates gets no rows: only agencies named one by one do (design, The
    plan workbook). An agency that leads a task has no second row as co-operating.
    """
    assignments = Assignments(plan, dates.due)
    leads = {task.key: set(assignments.leads(task)) for task in plan.tasks}
    coops = {task.key: set(assignments.named_coops(task)) for task in plan.tasks}
    for agency in assignments.reporting():
        before = (previous or {}).get(agency.code, {})
        roles = {
            task.key: Role.LEAD if agency in leads[task.key] else Role.COOP
            for task in plan.tasks
            if agency in leads[task.key] or agency in coops[task.key]
        }
        yield Form(
            identity=identity(plan.id, agency.code, dates.period.id),
            agency=agency,
            plan_title=plan.title,
            office_name=plan.office_agency.name,
            office_email=plan.office.email,
            period_label=dates.period.label,
            due=dates.last_good_day_of(agency.code),
            data_from=dates.data_from,
            data_to=dates.data_to,
            window=dates.window,
            task_rows=tuple(_grouped(plan, roles, before)),
            indicator_rows=tuple(_indicator_rows(plan, assignments, agency, before)),
        )


def _grouped(
    plan: Plan, roles: Mapping[str, Role], before: Mapping[RowOfForm, str]
) -> Iterator[TaskRow | TaskGroup]:
    for group in plan.task_groups:
        rows = [
            row
            for task in plan.tasks
            if task.group == group.code and task.key in roles
            for row in _task_rows(task, roles[task.key], before)
        ]
        if rows:
            yield group
            yield from rows


def _task_rows(task: Task, role: Role, before: Mapping[RowOfForm, str]) -> Iterator[TaskRow]:
    measures = task.measures if role is Role.LEAD else ()
    yield TaskRow(
        key=task.key,
        number=task.number,
        text="\n".join((task.text, *asked_beside(task))),
        role=role,
        limit=task.limit.printed,
        fixed=task.limit.kind is LimitKind.FIXED and role is Role.LEAD,
        previous=before.get((FormSheets.TASKS, task.key), ""),
        unit=measures[0].unit if measures else "",
        measured=bool(measures),
    )
    for number, measure in enumerate(measures[1:], 1):
        key = measure_key(task.key, number)
        yield TaskRow(
            key=key,
            number="",
            text=measure.printed or target_text(measure),
            role=role,
            limit="",
            fixed=False,
            previous=before.get((FormSheets.TASKS, key), ""),
            unit=measure.unit,
            measured=True,
            further=True,
        )


def _indicator_rows(
    plan: Plan, assignments: Assignments, agency: Agency, before: Mapping[RowOfForm, str]
) -> Iterator[IndicatorRow]:
    mine = (i for i in plan.indicators if agency in assignments.indicator_leads(i))
    for indicator in mine:
        for number, measure in enumerate(indicator.measures):
            key = measure_key(indicator.code, number)
            yield IndicatorRow(
                key=key,
                number=indicator.code if number == 0 else "",
                name="\n".join((capitalised(indicator.name), *assigned_beside(indicator))),
                unit=measure.unit,
                baseline=measure.baseline,
                target=target_text(measure),
                in_words=measure.in_words,
                ranked=is_ranked(indicator, measure),
                previous=before.get((FormSheets.INDICATORS, key), ""),
            )
