"""Where each task stands, from the answers of its leads."""

import datetime as dt
from collections.abc import Iterator, Sequence
from decimal import Decimal

from generator.core.assignment import Assignments
from generator.core.model import Agency, LimitKind, Status, Task
from generator.core.summary import Conflict, LeadAnswer, TaskResult, TaskStatus, Timeliness
from generator.core.values import mean
from generator.core.wording import Field
from generator.stages.aggregate.book import Book
from generator.stages.aggregate.quantities import quantities
from generator.stages.aggregate.statements import merge

_BEGUN = frozenset({Status.DONE, Status.IN_PROGRESS, Status.NOT_STARTED})
_IMPLIED = {Status.DONE: Decimal(100), Status.NOT_STARTED: Decimal(0)}


def task_result(
    task: Task, label: str, assignments: Assignments, book: Book, today: dt.date
) -> TaskResult:
    """Return where a task stands and everything said about it."""
    leads = assignments.leads(task)
    answers = tuple(_lead_answers(task, leads, book))
    excluded = tuple(a.agency for a in answers if a.status is Status.NOT_APPLICABLE)
    applying = [a for a in answers if a.status is not Status.NOT_APPLICABLE]
    status = task_status([a.status for a in applying], len(leads) - len(excluded), len(leads))
    finished = [a.finished for a in applying if a.finished]
    progress = [p for p in map(_progress, applying) if p is not None]
    begun = [a.agency for a in answers if a.status in _BEGUN]
    working = [a.agency for a in answers if a.status in (Status.DONE, Status.IN_PROGRESS)]
    coops = assignments.named_coops(task)
    return TaskResult(
        task=task,
        label=label,
        ahead=is_ahead(task, status, today),
        status=status,
        timeliness=timeliness(task, status, max(finished, default=None), today),
        progress=mean(progress),
        leads=leads,
        coops=coops,
        excluded=excluded,
        answers=answers,
        quantities=tuple(quantities(task, working, book)),
        results=merge(book.statements(begun, task.key, Field.RESULT), deeds=True),
        products=merge(book.statements((*begun, *coops), task.key, Field.PRODUCT)),
        difficulties=merge(
            (
                *book.statements(leads, task.key, Field.DIFFICULTY),
                *book.statements(coops, task.key, Field.DIFFICULTY),
            )
        ),
        coop_results=merge(book.statements(coops, task.key, Field.RESULT), deeds=True),
        conflicts=tuple(_conflicts(applying)),
    )


def _progress(answer: LeadAnswer) -> Decimal | None:
    """The progress of a lead to whom the task applies.

    Done without a figure is 100, not begun without one is 0; where nothing arose there is none.
    """
    if answer.status is Status.NIL:
        return None
    return answer.progress if answer.progress is not None else _IMPLIED.get(answer.status)


def _lead_answers(task: Task, leads: Sequence[Agency], book: Book) -> Iterator[LeadAnswer]:
    for agency in leads:
        answer = book.get(agency, task.key, Field.STATUS)
        if answer is None or not isinstance(answer.value, str):
            continue
        finished = book.get(agency, task.key, Field.DATE)
        progress = book.get(agency, task.key, Field.PROGRESS)
        yield LeadAnswer(
            agency=agency,
            status=Status(answer.value),
            status_at=answer.where,
            progress=book.number(agency, task.key, Field.PROGRESS),
            progress_at=progress.where if progress else answer.where,
            finished=finished.value if finished and isinstance(finished.value, dt.date) else None,
        )


def task_status(statuses: Sequence[Status], applying: int, leads: int) -> TaskStatus:
    """Return where a task stands.

    Args:
        statuses: the answers of the leads it applies to.
        applying: how many leads it applies to, answered or not.
        leads: how many leads it has.

    A task is done only when every lead it applies to says so or has nothing to do; while one is
    silent it cannot be. It is not begun when no answer says it has begun.
    """
    if leads and not applying:
        return TaskStatus.NOT_APPLICABLE
    if not statuses:
        return TaskStatus.NOT_REPORTED
    real = {status for status in statuses if status in _BEGUN}
    if not real:
        return TaskStatus.NIL
    if real == {Status.DONE} and len(statuses) == applying:
        return TaskStatus.DONE
    return TaskStatus.NOT_STARTED if real == {Status.NOT_STARTED} else TaskStatus.IN_PROGRESS


def is_ahead(task: Task, status: TaskStatus, today: dt.date) -> bool:
    """Whether the time of a task has not come yet and nobody has begun or done it."""
    start = task.limit.start
    begun = status in (TaskStatus.DONE, TaskStatus.IN_PROGRESS)
    return start is not None and start > today and not begun


def timeliness(
    task: Task, status: TaskStatus, finished: dt.date | None, today: dt.date
) -> Timeliness | None:
    """Return the four-way state of a task with a fixed limit; None for any other task.

    A task in which nothing arose, which applies to nobody, or whose time has not come, stands
    apart.
    """
    due = task.limit.due
    nothing = status in (TaskStatus.NIL, TaskStatus.NOT_APPLICABLE)
    nothing = nothing or is_ahead(task, status, today)
    if task.limit.kind is not LimitKind.FIXED or due is None or nothing:
        return None
    if status is TaskStatus.DONE:
        on_time = (finished or today) <= due
        return Timeliness.DONE_ON_TIME if on_time else Timeliness.DONE_LATE
    return Timeliness.OPEN_IN_TIME if today <= due else Timeliness.OPEN_OVERDUE


def _conflicts(answers: Sequence[LeadAnswer]) -> Iterator[Conflict]:
    for a in answers:
        if a.status is Status.DONE and a.progress is not None and a.progress < 100:
            yield Conflict(a.agency, a.status, a.progress, (a.status_at, a.progress_at))
