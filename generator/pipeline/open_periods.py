"""The periods that mail is fetched for: one that was named, or all open ones of all plans."""

import datetime as dt
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from generator.core.mailbox import PeriodName
from generator.core.model import Form, PeriodDates, Plan
from generator.core.problems import Problem
from generator.edges.program import program_digest
from generator.edges.register import Register
from generator.pipeline.plans import Context, load_plan, load_plans, period_dates, periods
from generator.stages.issue import forms as make_forms

_OPEN = dt.timedelta(days=366)  # after its due date; for older ones name the period
_CLOCKS = dt.timedelta(days=1)  # the server's day may be another than ours


@dataclass(slots=True)
class OpenPeriods:
    """The open periods, and which periods a form may be stored for.

    Attributes:
        open: the periods asked for, or those with forms issued and due not long ago.
        taken: the periods a form is stored for: those, and all dated ones where none was named.
        since: the day before the first forms were made; no form can have come earlier.
        problems: the faults of plan workbooks that cannot be used.
    """

    open: dict[PeriodName, tuple[Plan, PeriodDates]]
    taken: frozenset[PeriodName]
    since: dt.date | None
    problems: tuple[Problem, ...] = ()
    _forms: list[Sequence[Form]] = field(default_factory=list)

    def forms(self) -> Sequence[Sequence[Form]]:
        """The forms of each open period, made when first asked for."""
        if not self._forms:
            self._forms = [tuple(make_forms(plan, dates)) for plan, dates in self.open.values()]
        return self._forms

    @property
    def known(self) -> str:
        """A digest of what a message without a form of ours was examined with."""
        editions = sorted(f"{name}{plan.edition}" for name, (plan, _) in self.open.items())
        return hashlib.sha256("\n".join((program_digest(), *editions)).encode()).hexdigest()


def open_periods(context: Context, named: PeriodName | None) -> OpenPeriods:
    """Return the period that was named, or all open ones of all plans.

    Raises:
        WrongUseError: there is no such plan or period.
        PlanError: the workbook of the plan that was named has errors.
    """
    if named:
        plan, _ = load_plan(context, named.plan)
        dates = period_dates(context, plan, named.period)
        one = PeriodName(plan.id, dates.period.id)
        return OpenPeriods({one: (plan, dates)}, frozenset({one}), _since(context, [(plan, one)]))
    plans, problems = load_plans(context, context.home.plans())
    dated = {PeriodName(p.id, d.period.id): (p, d) for p in plans for d in periods(context, p)}
    found = {name: dated[name] for name in _issued(context, plans) if name in dated}
    recent = {n: (p, d) for n, (p, d) in found.items() if d.due >= context.today - _OPEN}
    since = _since(context, [(plan, name) for name, (plan, _) in recent.items()])
    return OpenPeriods(recent, frozenset(dated), since, problems)


def _issued(context: Context, plans: Sequence[Plan]) -> Iterator[PeriodName]:
    with Register.open_to_read(context.home.register) as register:
        for plan in plans:
            yield from (PeriodName(plan.id, name) for name in register.periods_issued(plan.id))


def _since(context: Context, found: Sequence[tuple[Plan, PeriodName]]) -> dt.date | None:
    """The day before the first forms were made, or the plan was issued; None where nobody knows."""
    with Register.open_to_read(context.home.register) as register:
        days = [register.issued_first(n.plan, n.period) or plan.date for plan, n in found]
    known = [day for day in days if day]
    return min(known) - _CLOCKS if known and len(known) == len(days) else None
