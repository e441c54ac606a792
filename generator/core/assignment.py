"""Who does what: group phrases to agencies, agencies to tasks, cycles to dates."""

import datetime as dt
from collections.abc import Iterable, Iterator

from generator.core.model import Agency, Indicator, PeriodDates, Plan, ReportingCycle, Task
from generator.core.periods import Period, PeriodKind, next_working_day, period_of_slot
from generator.core.text import name_key


class Assignments:
    """The agencies a plan's references stand for on one day.

    A reference is the phrase of a group, or the code, name or short name of an agency; of
    agencies that share a name, one that exists on the day comes first. An agency that has ended
    by then is replaced by its successors, one that does not exist yet falls out.
    """

    def __init__(self, plan: Plan, on: dt.date) -> None:
        self._plan = plan
        self.on = on
        self._by_code = {agency.code: agency for agency in plan.agencies}
        self._by_name: dict[str, Agency] = {}
        for agency in sorted(plan.agencies, key=lambda a: not a.valid_on(on)):
            for name in filter(None, (agency.code, agency.short, agency.name)):
                self._by_name.setdefault(name_key(name), agency)
        self._groups = {name_key(group.phrase): group for group in plan.groups}

    def known(self, reference: str) -> bool:
        """Whether the reference names an agency or a group of the plan."""
        key = name_key(reference)
        return key in self._groups or key in self._by_name

    def members(self, reference: str) -> tuple[Agency, ...]:
        """The agencies a reference stands for, in the plan's order, heirs in the old place."""
        key = name_key(reference)
        if group := self._groups.get(key):
            codes = set(group.members)
            kinds = group.kinds
            return self._current(
                agency
                for agency in self._plan.agencies
                if (agency.kind in kinds and agency.reports) or agency.code in codes
            )
        agency = self._by_name.get(key)
        return self._current([agency]) if agency else ()

    def is_group(self, reference: str) -> bool:
        """Whether the reference is the phrase of a group."""
        return name_key(reference) in self._groups

    def leads(self, task: Task) -> tuple[Agency, ...]:
        """The agencies in the lead of a task, each once."""
        return self._union(task.leads)

    def named_coops(self, task: Task) -> tuple[Agency, ...]:
        """The agencies named one by one as co-operating, without those in the lead."""
        leads = self.leads(task)
        named = self._union(ref for ref in task.coops if not self.is_group(ref))
        return tuple(agency for agency in named if agency not in leads)

    def indicator_leads(self, indicator: Indicator) -> tuple[Agency, ...]:
        """The agencies that report an indicator; the consolidating one where none is named."""
        return self._union(indicator.leads) or self._current([self._plan.office_agency])

    def reporting(self) -> tuple[Agency, ...]:
        """The agencies that get a form."""
        return tuple(a for a in self._plan.agencies if a.reports and a.valid_on(self.on))

    def _union(self, references: Iterable[str]) -> tuple[Agency, ...]:
        found = (agency for reference in references for agency in self.members(reference))
        return tuple(dict.fromkeys(found))

    def _current(self, agencies: Iterable[Agency]) -> tuple[Agency, ...]:
        return tuple(dict.fromkeys(a for agency in agencies for a in self._today(agency)))

    def _today(self, agency: Agency) -> Iterator[Agency]:
        """Yield the agency, or the successors that exist on the day; circles end."""
        waiting, seen = [agency], set[str]()
        while waiting:
            current = waiting.pop(0)
            if current.code in seen:
                continue
            seen.add(current.code)
            if current.valid_on(self.on):
                yield current
            elif current.valid_to is not None and current.valid_to < self.on:
                waiting += [self._by_code[c] for c in current.successors if c in self._by_code]


def predecessors(plan: Plan, code: str) -> frozenset[str]:
    """Return the codes of all agencies that an agency has come from, at any remove."""
    found: set[str] = set()
    waiting = {code}
    while waiting:
        heirs = waiting
        waiting = {a.code for a in plan.agencies if heirs & set(a.successors)} - found - {code}
        found |= waiting
    return frozenset(found)


def days_off(plan: Plan, holidays: frozenset[dt.date], years: Iterable[int]) -> frozenset[dt.date]:
    """Return weekends and holidays of the years, with the sheet Ngày nghỉ over them."""
    off = set(holidays)
    for year in years:
        first = dt.date(year, 1, 1)
        days = (first + dt.timedelta(days=n) for n in range(366))
        off.update(day for day in days if day.weekday() >= 5)
    for line in plan.days_off:
        (off.add if line.off else off.discard)(line.day)
    return frozenset(off)


def dates_of(
    plan: Plan, period: Period, holidays: frozenset[dt.date], due: dt.date | None = None
) -> PeriodDates | None:
    """Return the dates of a period; None where the plan has no such period or no due date.

    `due` is a date given at issue, which is taken as it is. The window of the data ends with
    the due date where the sheet does not say.
    """
    slot = "X" if period.kind is PeriodKind.ON_REQUEST else period.slot
    cycle = next((c for c in plan.cycles if c.slot == slot), None)
    if cycle is None or not plan.first_year <= period.year <= plan.last_year:
        return None
    if due is None and cycle.due is not None:
        due = cycle.due.of(period.year)
        if cycle.moves_off_holidays:
            due = next_working_day(due, days_off(plan, holidays, (due.year, due.year + 1)))
    if due is None:
        return None
    return with_window(cycle, period, due)


def with_window(cycle: ReportingCycle, period: Period, due: dt.date) -> PeriodDates:
    """Return the dates of a period with this due date."""
    upward, data_from = cycle.due_upward, cycle.data_from
    planned = cycle.due.of(period.year) if cycle.due else due
    data_to = cycle.data_to.of(period.year) if cycle.data_to else _last_day(period, due)
    return PeriodDates(
        period=period,
        due=due,
        due_day_counts=cycle.due_day_counts,
        due_upward=upward.first_from(planned, period.year) if upward else None,
        data_from=data_from.last_until(data_to, period.year) if data_from else None,
        data_to=data_to,
    )


def _last_day(period: Period, due: dt.date) -> dt.date:
    """The last day data can be of: that of the period, unless the report is due before it."""
    return due if period.kind is PeriodKind.ON_REQUEST else min(due, period.span[1])


def scheduled(plan: Plan, holidays: frozenset[dt.date]) -> tuple[PeriodDates, ...]:
    """Return the periods of the plan that have a date of their own, by due date.

    A period whose due date lies before the plan was issued is not part of it.
    """
    found: list[PeriodDates] = []
    for year in range(plan.first_year, plan.last_year + 1):
        for cycle in plan.cycles:
            period = period_of_slot(cycle.slot, year)
            dates = dates_of(plan, period, holidays) if period else None
            if dates and (plan.date is None or dates.due >= plan.date):
                found.append(dates)
    return tuple(sorted(found, key=lambda dates: (dates.due, dates.period.id)))


def previous_period(known: Iterable[PeriodDates], dates: PeriodDates) -> PeriodDates | None:
    """Return the one of the known periods due last before this one, or None for the first."""
    earlier = (d for d in known if d.due < dates.due and d.period != dates.period)
    return max(earlier, key=lambda d: (d.due, d.period.id), default=None)
