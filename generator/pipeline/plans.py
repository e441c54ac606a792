"""What every command starts from: the home folder, the day, a plan and its periods."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace

from generator.core.address import Where
from generator.core.assignment import dates_of, scheduled
from generator.core.model import (
    PeriodDates,
    Plan,
)
from generator.core.periods import Period, PeriodKind, parse_period
from generator.core.problems import Problem, problem
from generator.core.wording import PlanSheets
from generator.edges.calendar import public_holidays
from generator.edges.files import Home
from generator.edges.lock import WAIT, Waiting, nobody_told, working
from generator.edges.register import Register
from generator.edges.workbook_read import read_workbook
from generator.intake import NewExecutor, process_pool
from generator.stages.plan import read_plan

Progress = Callable[[int, int], None]


class WrongUseError(Exception):
    """A request that cannot be met as it stands; the message says what to do."""


class PlanError(Exception):
    """A plan workbook with errors; `problems` holds all of them."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("plan workbook has errors")
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class Context:
    """What every command needs: where, on which day, and who does the reading of many files.

    `wait` is how many seconds to wait for somebody else's run; `waiting` is told whose.
    """

    home: Home
    today: dt.date
    progress: Progress = lambda _done, _total: None
    wait: float = WAIT
    waiting: Waiting = nobody_told
    executor: NewExecutor = process_pool


def alone(context: Context, command: str) -> AbstractContextManager[None]:
    """Hold the home folder while a command that writes runs.

    Raises:
        BusyError: somebody else's run holds it.
    """
    return working(context.home.inputs.resolve(), command, context.wait, context.waiting)


def load_plan(context: Context, plan_id: str) -> tuple[Plan, tuple[Problem, ...]]:
    """Return a plan and its warnings.

    Raises:
        WrongUseError: there is no such plan.
        PlanError: its workbook has errors.
    """
    path = context.home.plan(plan_id)
    if plan_id not in context.home.plans():
        known = ", ".join(context.home.plans()) or "chưa có kế hoạch nào"
        raise WrongUseError(f"Không có kế hoạch “{plan_id}” trong inputs/. Hiện có: {known}.")
    name = path.relative_to(context.home.root).as_posix()
    book = read_workbook(name, path.read_bytes())
    if isinstance(book, Problem):
        raise PlanError((as_document(book),))
    plan, problems = read_plan(name, book.grids, book.merged)
    if plan is None:
        raise PlanError(problems)
    if plan.id != plan_id:
        where = Where(name, PlanSheets.PLAN)
        raise PlanError((problem("plan.id_differs", where, seen=plan.id, expected=plan_id),))
    return plan, problems


def as_document(found: Problem) -> Problem:
    """Return the fault of a workbook that is no form; the hints for forms do not fit it."""
    return Problem(found.code.replace("file.", "document."), found.where, found.params)


def load_plans(
    context: Context, plan_ids: Iterable[str]
) -> tuple[tuple[Plan, ...], tuple[Problem, ...]]:
    """Return the plans that can be used, and the errors of those that cannot."""
    plans: list[Plan] = []
    problems: list[Problem] = []
    for plan_id in plan_ids:
        try:
            plans.append(load_plan(context, plan_id)[0])
        except PlanError as fault:
            problems += fault.problems
        except OSError as fault:
            where = Where(f"inputs/{plan_id}/plan.xlsx")
            problems.append(problem("plan.unreadable", where, seen=fault.strerror or fault))
    return tuple(plans), tuple(problems)


def period_dates(
    context: Context, plan: Plan, period_id: str, due: dt.date | None = None
) -> PeriodDates:
    """Return the dates of a period of a plan; `due` is for reports on request.

    Raises:
        WrongUseError: the name is no period, or the plan has no such period.
    """
    period = parse_period(period_id)
    if period is None:
        raise WrongUseError(
            f"“{period_id}” không phải tên kỳ. Ghi như 2025-Q3 (quý), 2025-H1 (6 tháng), "
            "2025-Y (năm), 2025-X1 (theo yêu cầu)."
        )
    with Register.open_to_read(context.home.register) as register:
        given = due or register.due_given(plan.id, period.id)
        extensions = register.extensions(plan.id, period.id)
    dates = dates_of(plan, period, holidays_of(plan), given)
    if dates is None:
        raise WrongUseError(_no_period(context, plan, period))
    return replace(dates, extensions=extensions)


def _no_period(context: Context, plan: Plan, period: Period) -> str:
    """Why a plan has no such period, and what to do."""
    slot = "X" if period.kind is PeriodKind.ON_REQUEST else period.slot
    known = ", ".join(d.period.id for d in periods(context, plan)) or "không có"
    if not plan.first_year <= period.year <= plan.last_year:
        span = f"từ năm {plan.first_year} đến năm {plan.last_year}"
        return f"Kế hoạch {plan.id} {span} nên không có kỳ {period.id}. Các kỳ có hạn: {known}."
    if all(cycle.slot != slot for cycle in plan.cycles):
        return (
            f"Sheet Kỳ báo cáo của kế hoạch {plan.id} không có dòng {slot} nên không có kỳ "
            f"{period.id}; thêm dòng này nếu cần. Các kỳ có hạn: {known}."
        )
    return f"Kỳ {period.id} chưa có hạn: phát hành với --due NGÀY. Các kỳ có hạn: {known}."


def periods(context: Context, plan: Plan) -> tuple[PeriodDates, ...]:
    """Return the periods of a plan that have a date, by the plan or given at issue, by date."""
    holidays = holidays_of(plan)
    found = {dates.period.id: dates for dates in scheduled(plan, holidays)}
    with Register.open_to_read(context.home.register) as register:
        given = {
            name: register.due_given(plan.id, name) for name in register.periods_issued(plan.id)
        }
        extensions = register.all_extensions(plan.id)
    for name, due in given.items():
        period = parse_period(name)
        if period and (dates := dates_of(plan, period, holidays, due)):
            found[name] = dates
    known = (
        replace(dates, extensions=tuple(e for period, e in extensions if period == name))
        for name, dates in found.items()
    )
    return tuple(sorted(known, key=lambda dates: (dates.due, dates.period.id)))


def holidays_of(plan: Plan) -> frozenset[dt.date]:
    """Return the public holidays a plan needs; none where no due date moves."""
    if not any(cycle.moves_off_holidays for cycle in plan.cycles):
        return frozenset()
    return public_holidays(range(plan.first_year, plan.last_year + 3))
