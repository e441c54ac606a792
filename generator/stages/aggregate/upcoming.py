"""What is to be done until the next report."""

import datetime as dt
from collections.abc import Iterable, Sequence

from generator.core.assignment import scheduled
from generator.core.model import LimitKind, PeriodDates, Plan
from generator.core.summary import TaskResult, TaskStatus, Timeliness, Upcoming

_NO_MORE = (TaskStatus.DONE, TaskStatus.NIL, TaskStatus.NOT_APPLICABLE)
_WITHOUT_NEXT = dt.timedelta(days=365)


def upcoming(plan: Plan, dates: PeriodDates, tasks: Sequence[TaskResult]) -> Upcoming:
    """Return the open tasks by what is to be done about them; `due` the nearest first."""
    following = [d for d in scheduled(plan, frozenset()) if d.due > dates.due]
    until = min(following, key=lambda d: (d.due, d.period.id), default=None)
    last = until.due if until else dates.due + _WITHOUT_NEXT
    opened = [result for result in tasks if result.status not in _NO_MORE]
    in_time = [result for result in opened if result.timeliness is Timeliness.OPEN_IN_TIME]
    due = [r for r in in_time if r.task.limit.due and r.task.limit.due <= last]
    return Upcoming(
        until=until,
        due=tuple(sorted(due, key=lambda r: r.task.limit.due or last)),
        overdue=tuple(r for r in opened if r.timeliness is Timeliness.OPEN_OVERDUE),
        going=_of(opened, TaskStatus.IN_PROGRESS),
        waiting=_of(opened, TaskStatus.NOT_STARTED),
        starting=tuple(r for r in opened if r.ahead and _starts_by(r, last)),
        recurring=tuple(r for r in tasks if r.task.limit.kind is LimitKind.YEARLY),
        conditional=tuple(r for r in opened if r.task.limit.kind is LimitKind.CONDITIONAL),
        silent=_of(opened, TaskStatus.NOT_REPORTED),
    )


def _of(results: Iterable[TaskResult], status: TaskStatus) -> tuple[TaskResult, ...]:
    return tuple(result for result in results if result.status is status and not result.ahead)


def _starts_by(result: TaskResult, last: dt.date) -> bool:
    start = result.task.limit.start
    return start is not None and start <= last
