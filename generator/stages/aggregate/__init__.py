"""From the submissions that count to the summary of the period."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from generator.core.assignment import Assignments
from generator.core.model import PeriodDates, Plan, Received, Task, Verdict
from generator.core.summary import Since, Summary, TaskResult
from generator.core.wording import TOPICS, Field, Topic
from generator.stages.aggregate.addressees import by_addressee
from generator.stages.aggregate.agencies import agency_results
from generator.stages.aggregate.book import Book
from generator.stages.aggregate.comparison import compare
from generator.stages.aggregate.indicators import indicator_result
from generator.stages.aggregate.statements import in_plan_order, merge
from generator.stages.aggregate.tasks import task_result
from generator.stages.aggregate.themes import AtTask, by_theme
from generator.stages.aggregate.upcoming import upcoming

_DEEDS = (Topic.DIRECTION, Topic.OTHER_COOP)


def aggregate(
    plan: Plan,
    dates: PeriodDates,
    received: Received,
    today: dt.date,
    earlier: Mapping[Since, Summary] = MappingProxyType({}),
) -> Summary:
    """Return the summary of a period.

    Args:
        plan: the plan.
        dates: the period; groups are expanded on its due date.
        received: all files of the period with their verdicts.
        today: the day on which an open task is in time or overdue.
        earlier: the summaries of earlier periods to hold it against.
    """
    assignments = Assignments(plan, dates.due)
    book = Book(received)
    tasks = _tasks(plan, assignments, book, today)
    reporting = assignments.reporting()
    general = {key: tuple(book.statements(reporting, key, Field.OPINION)) for key in TOPICS}
    difficulties = [*_at_tasks(tasks, book, Field.DIFFICULTY)]
    asked = (statement for _, statement in _at_tasks(tasks, book, Field.PROPOSAL))
    proposed = in_plan_order(plan, (*general[Topic.PROPOSAL], *asked))
    proposals = merge(proposed, split=True)
    summary = Summary(
        plan=plan,
        dates=dates,
        today=today,
        tasks=tasks,
        indicators=tuple(indicator_result(i, assignments, book, dates) for i in plan.indicators),
        agencies=tuple(agency_results(reporting, dates, received, tasks)),
        unread=sum(s.verdict is Verdict.QUARANTINED for s in received.unsettled),
        topics=tuple(
            (key, merge(said, split=True, deeds=key in _DEEDS)) for key, said in general.items()
        ),
        proposals=proposals,
        difficulties=by_theme(plan, general[Topic.DIFFICULTY], difficulties),
        addressed=by_addressee(plan, proposals),
        upcoming=upcoming(plan, dates, tasks),
    )
    compared = tuple(compare(summary, since, then) for since, then in earlier.items())
    return replace(summary, compared=compared)


def _tasks(
    plan: Plan, assignments: Assignments, book: Book, today: dt.date
) -> tuple[TaskResult, ...]:
    printed = Counter(task.number for task in plan.tasks)
    repeats = any(count > 1 or not number for number, count in printed.items())
    return tuple(
        task_result(task, _label(task, repeats=repeats), assignments, book, today)
        for task in plan.tasks
    )


def _at_tasks(tasks: Sequence[TaskResult], book: Book, field: str) -> Iterator[AtTask]:
    """Yield what leads and co-operating agencies wrote in one field, with the task's group."""
    for result in tasks:
        agencies = (*result.leads, *result.coops)
        for statement in book.statements(agencies, result.task.key, field):
            yield result.task.group, statement


def _label(task: Task, *, repeats: bool) -> str:
    """What tells a task apart in a sentence: its number, or its key where numbers repeat."""
    return task.key if repeats else task.number.rstrip(".")
