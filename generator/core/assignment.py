"""Who does what: group phrases to agencies, agencies to tasks, cycles to dates."""

import datetime as dt
from collections.abc import Iterable, Iterator

from generator.core.model import Agency, Indicator, PeriodDates, Plan, ReportingCycle, Task
from generator.core.periods import DayMonth, Period, PeriodKind, next_working_day, period_of_slot
from generator.core.text import name_key


class Assignments:
    """The agencies a plan's references stand for on one day.

    A reference is the phrase of a group, or the code, name or short name of an agency. An
    agency that has ended by then is replaced by its successor.
    """

    def __init__(self, plan: Plan, on: dt.date) -> None:
        self._plan = plan
        self._on = on
        self._by_code = {agency.code: agency for agency in plan.agencies}
        self._by_name = {
            name_key(name): agency
            for agency in reversed(plan.agencies)
            for name in (agency.code, agency.short, agency.name)
            if name
        }
        self._groups = {name_key(group.phrase): group for group in plan.groups}

    def known(self, reference: str) -> bool:
        """Whether the reference names an agency or a group of the plan."""
        key = name_key(reference)
        return key in self._groups or key in self._by_name

    def members(self, reference: str) -> tuple[Agency, ...]:
        """The agencies a reference stands for, in the plan's order."""
        key = name_key(reference)
        if group := self._groups.get(key):
            codes = set(group.members)
            named = (a for a in self._plan.agencies if a.kind in group.kinds or a.code in codes)
            return self._current(named)
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
        return self._union(indicator.leads) or (self._plan.office_agency,)

    def reporting(self) -> tuple[Agency, ...]:
        """The agencies that get a form."""
        return tuple(a for a in self._plan.agencies if a.reports and a.valid_on(self._on))

    def _union(self, references: Iterable[str]) -> tuple[Agency, ...]:
        found = (agency for reference in references for agency in self.members(reference))
        return tuple(dict.fromkeys(found))

    def _current(self, agencies: Iterable[Agency]) -> tuple[Agency, ...]:
        return tuple(dict.fromkeys(a for agency in agencies for a in self._today(agency)))

    def _today(self, agency: Agency) -> Iterator[Agency]:
        seen: set[str] = set()
        current: Agency | None = agency
        while current and not current.valid_on(self._on) and current.code not in seen:
            seen.add(current.code)
            ended = current.valid_to is not None and current.valid_to < self._on
            current = self._by_code.get(current.successor) if ended else None
        if current and current.valid_on(self._on):
            yield current


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
    return _with_window(cycle, period, due)


def _with_window(cycle: ReportingCycle, period: Period, due: dt.date) -> PeriodDates:
    data_to = cycle.data_to.of(period.year) if cycle.data_to else due
    upward = _not_before(cycle.due_upward, due)
    data_from = cycle.data_from.of(data_to.year) if cycle.data_from else None
    if cycle.data_from and data_from and data_from > data_to:
        data_from = cycle.data_from.of(data_to.year - 1)
    return PeriodDates(period, due, cycle.due_day_counts, upward, data_from, data_to)


def _not_before(day: DayMonth | None, earliest: dt.date) -> dt.date | None:
    if day is None:
        return None
    found = day.of(earliest.year)
    return found if found >= earliest else day.of(earliest.year + 1)


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


def previous_period(plan: Plan, dates: PeriodDates, holidays: frozenset[dt.date]) -> Period | None:
    """Return the period of the plan due last before this one, or None for the first."""
    earlier = [d for d in scheduled(plan, holidays) if d.due < dates.due]
    return earlier[-1].period if earlier else None
