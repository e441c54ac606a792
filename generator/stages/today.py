"""Today's list: from the facts of every period to what is to be done, and what is shown."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from generator.core.model import Agency
from generator.core.standing import YearLedger
from generator.core.summary import AgencyResult, ReportState
from generator.core.today import (
    DateKind,
    Draft,
    DueDate,
    KindPart,
    PeriodFacts,
    PeriodPart,
    PlanPart,
    Today,
    ToDo,
    Work,
)

_WINDOWS = ((3, Work.DUE_3), (7, Work.DUE_7), (14, Work.DUE_14))
_AHEAD = 14  # days before a date in which it is a thing to do
_CLOSED = 366  # days after a due date nobody asks any more
_NEVER_BEGUN = 31  # the same where no form was issued and none came


def today(
    facts: Iterable[PeriodFacts],
    day: dt.date,
    plans: Iterable[str] = (),
    years: Iterable[YearLedger] = (),
) -> Today:
    """Return the page of a day.

    Args:
        facts: every period that has a date.
        day: the day the page is of.
        plans: all plans there are, so that those without a date are named.
        years: the ledgers; those of the day's year are shown.
    """
    known = sorted(facts, key=lambda one: (one.plan, one.dates.due, one.dates.period.id))
    order = list(Work)
    todos = (todo for one in known for todo in todos_of(one, day))
    dates = (date for one in known for date in _dates(one) if date.day.year >= day.year)
    return Today(
        day=day,
        todos=tuple(sorted(todos, key=lambda t: (order.index(t.work), t.day or dt.date.max))),
        dates=tuple(sorted(dates, key=lambda d: (d.day, d.facts.plan, d.kind))),
        plans=tuple(_plan_parts(known, day, [year for year in years if year.year == day.year])),
        undated=tuple(sorted(set(plans) - {one.plan for one in known})),
    )


def todos_of(facts: PeriodFacts, day: dt.date) -> Iterator[ToDo]:
    """Yield what there is to do about a period on a day.

    A period is closed when what was sent still agrees with the data, and long after its date. Once
    something was sent, only what differs from it is still to be done.
    """
    left = (facts.dates.last_good_day - day).days
    if facts.draft is Draft.SENT or left < -_open_for(facts):
        return
    missing, to_mend = facts.in_state(ReportState.MISSING), facts.to_mend
    if not facts.sent:
        for last, agencies in _by_last_day(facts, missing):
            if work := _due_work((last - day).days):
                yield ToDo(work, facts, last, (last - day).days, agencies)
        for last, agencies in _by_last_day(facts, to_mend):
            yield ToDo(Work.MEND, facts, last, (last - day).days, agencies)
    yield from _upward(facts, day, ready=left < 0 or not (missing or to_mend))


def _by_last_day(
    facts: PeriodFacts, results: Iterable[AgencyResult]
) -> Iterator[tuple[dt.date, tuple[Agency, ...]]]:
    """The agencies by their last good day: an extension moves that of one agency only."""
    agencies: dict[dt.date, list[Agency]] = {}
    for result in results:
        last = facts.dates.last_good_day_of(result.agency.code)
        agencies.setdefault(last, []).append(result.agency)
    yield from ((last, tuple(agencies[last])) for last in sorted(agencies))


def _open_for(facts: PeriodFacts) -> int:
    return _CLOSED if facts.begun else _NEVER_BEGUN


def _due_work(left: int) -> Work | None:
    if left < 0:
        return Work.OVERDUE
    return next((work for days, work in _WINDOWS if left <= days), None)


def _upward(facts: PeriodFacts, day: dt.date, *, ready: bool) -> Iterator[ToDo]:
    """The report that can be made, and the one to be sent upward."""
    due = facts.dates.due_upward if not facts.sent else None
    left = (due - day).days if due else None
    made = facts.draft is Draft.CURRENT
    if facts.begun and ready and not made:
        yield ToDo(Work.REPORT, facts, due, left)
    near = left is not None and left <= _AHEAD
    if facts.begun and ((ready and made) or near):
        yield ToDo(Work.SEND, facts, due, left)


def _dates(facts: PeriodFacts) -> Iterator[DueDate]:
    yield DueDate(facts.dates.due, DateKind.AGENCIES, facts)
    if facts.dates.due_upward:
        yield DueDate(facts.dates.due_upward, DateKind.UPWARD, facts)


def _plan_parts(
    known: Iterable[PeriodFacts], day: dt.date, years: Iterable[YearLedger]
) -> Iterator[PlanPart]:
    ledgers = {year.plan.id: year for year in years if year.owed}
    for plan, periods in groupby(known, key=lambda one: one.plan):
        listed = list(periods)
        shown = sorted(_shown(listed, day), key=_latest_begun, reverse=True)
        yield PlanPart(plan, listed[0].title, tuple(map(_period_part, shown)), ledgers.get(plan))


def _latest_begun(facts: PeriodFacts) -> tuple[bool, dt.date]:
    return facts.begun, facts.dates.due


def _shown(periods: Sequence[PeriodFacts], day: dt.date) -> Iterator[PeriodFacts]:
    """The periods under way and not long past, and the next one; at least one of each plan."""
    ahead = next((one for one in periods if one.dates.last_good_day >= day), periods[-1])
    for one in periods:
        left = (one.dates.last_good_day - day).days
        under_way = -_open_for(one) <= left and (one.begun or left <= _AHEAD)
        if one is ahead or under_way:
            yield one


def _period_part(facts: PeriodFacts) -> PeriodPart:
    kinds = dict.fromkeys(result.agency.kind for result in facts.agencies)
    return PeriodPart(
        facts,
        tuple(
            KindPart(kind, tuple(r for r in facts.agencies if r.agency.kind == kind))
            for kind in kinds
        ),
    )
