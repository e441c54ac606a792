"""Today's list: from the facts of every period to what is to be done, and what is shown."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from generator.core.summary import ReportState
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


def today(facts: Iterable[PeriodFacts], day: dt.date, plans: Iterable[str] = ()) -> Today:
    """Return the page of a day; `plans` are all there are, so that undated ones are named."""
    known = sorted(facts, key=lambda one: (one.plan, one.dates.due, one.dates.period.id))
    order = list(Work)
    todos = (todo for one in known for todo in todos_of(one, day))
    dates = (date for one in known for date in _dates(one) if date.day.year >= day.year)
    return Today(
        day=day,
        todos=tuple(sorted(todos, key=lambda t: (order.index(t.work), t.day or dt.date.max))),
        dates=tuple(sorted(dates, key=lambda d: (d.day, d.facts.plan, d.kind))),
        plans=tuple(_plan_parts(known, day)),
        undated=tuple(sorted(set(plans) - {one.plan for one in known})),
    )


def todos_of(facts: PeriodFacts, day: dt.date) -> Iterator[ToDo]:
    """Yield what there is to do about a period on a day.

    A period is closed when what was sent still agrees with the data, and long after its date. Once
    something was sent, only what differs from it is still to be done.
    """
    last = facts.dates.last_good_day
    left = (last - day).days
    if facts.draft is Draft.SENT or left < -_open_for(facts):
        return
    missing = tuple(r.agency for r in facts.in_state(ReportState.MISSING))
    to_mend = tuple(r.agency for r in facts.to_mend)
    if not facts.sent:
        if missing and (work := _due_work(left)):
            yield ToDo(work, facts, last, left, missing)
        if to_mend:
            yield ToDo(Work.MEND, facts, last, left, to_mend)
    yield from _upward(facts, day, ready=left < 0 or not (missing or to_mend))


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


def _plan_parts(known: Iterable[PeriodFacts], day: dt.date) -> Iterator[PlanPart]:
    for plan, periods in groupby(known, key=lambda one: one.plan):
        listed = list(periods)
        shown = sorted(_shown(listed, day), key=_latest_begun, reverse=True)
        yield PlanPart(plan, listed[0].title, tuple(map(_period_part, shown)))


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
