"""status: every due period and who has reported."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from generator.core.model import PeriodDates, Plan
from generator.core.problems import Problem
from generator.core.standing import PeriodLedger
from generator.core.summary import AgencyResult, ReportState
from generator.core.today import PeriodFacts
from generator.edges.register import Register
from generator.pipeline.facts import Read, facts_of
from generator.pipeline.frozen import sendings, touched
from generator.pipeline.plans import Context, load_plans, periods
from generator.pipeline.receiving import read_folder
from generator.stages.aggregate import aggregate
from generator.stages.ledger import period_ledger


@dataclass(frozen=True, slots=True)
class Due:
    """One line of the status: a period and who has reported."""

    plan: str
    dates: PeriodDates
    state: str
    issued: bool
    expected: int
    on_time: int
    owing: tuple[AgencyResult, ...]
    ledger: PeriodLedger
    facts: PeriodFacts

    @property
    def received(self) -> int:
        """How many agencies have sent a valid form."""
        return self.expected - len(self.owing)


def status(
    context: Context, plan_id: str | None = None, on: dt.date | None = None
) -> tuple[list[Due], tuple[Problem, ...]]:
    """Return every due period of a plan, or of all plans, with who has reported.

    With `on`, as it stood at the end of that day. A plan workbook with errors does not hide the
    other plans: its problems come second, with every file of what was sent that was changed since.
    """
    plans, problems = load_plans(context, [plan_id] if plan_id else context.home.plans())
    found: list[Due] = []
    for plan in plans:
        with Register.open_to_read(context.home.register) as register:
            issued = register.periods_issued(plan.id)
        for dates in _as_of(periods(context, plan), on):
            sent = sendings(context, plan.id, dates.period.id)
            problems += touched(context.home, plan.id, dates.period.id, sent)
            found.append(_due(context, plan, dates, on, dates.period.id in issued))
    return sorted(found, key=lambda due: (due.dates.due, due.plan)), problems


def _as_of(known: Iterable[PeriodDates], on: dt.date | None) -> Iterator[PeriodDates]:
    """The periods with the extensions granted by the end of a day."""
    for dates in known:
        granted = (e for e in dates.extensions if on is None or e.granted_on <= on)
        yield replace(dates, extensions=tuple(granted))


def _due(context: Context, plan: Plan, dates: PeriodDates, on: dt.date | None, issued: bool) -> Due:
    day = on or context.today
    received = read_folder(context, plan, dates, on, answers=())
    results = aggregate(plan, dates, received, day).agencies
    ledger = period_ledger(plan, dates, results, day, issued=issued)
    owing = tuple(r for r in results if r.state in (ReportState.RETURNED, ReportState.MISSING))
    return Due(
        plan=plan.id,
        dates=dates,
        state=_due_state([dates.last_good_day_of(r.agency.code) for r in owing], day),
        issued=issued,
        expected=len(results),
        on_time=sum(r.state is ReportState.ON_TIME for r in results),
        owing=owing,
        ledger=ledger,
        facts=facts_of(context, plan, dates, Read(received, results, issued, day)),
    )


def _due_state(last_days: Sequence[dt.date], today: dt.date) -> str:
    """The state of a period by the last days of those who owe."""
    if not last_days:
        return "complete"
    if today > min(last_days):
        return "overdue"
    return "due_today" if today == min(last_days) else "upcoming"
