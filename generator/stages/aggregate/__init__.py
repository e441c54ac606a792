"""From the submissions that count to the summary of the period."""

import datetime as dt
from collections import Counter

from generator.core.assignment import Assignments
from generator.core.model import PeriodDates, Plan, Received, Task, Verdict
from generator.core.summary import Summary
from generator.core.wording import TOPICS, Field, Topic
from generator.stages.aggregate.agencies import agency_results
from generator.stages.aggregate.book import Book
from generator.stages.aggregate.indicators import indicator_result
from generator.stages.aggregate.statements import merge
from generator.stages.aggregate.tasks import task_result

_DEEDS = (Topic.DIRECTION, Topic.OTHER_COOP)


def aggregate(plan: Plan, dates: PeriodDates, received: Received, today: dt.date) -> Summary:
    """Return the summary of a period.

    Args:
        plan: the plan.
        dates: the period; groups are expanded on its due date.
        received: all files of the period with their verdicts.
        today: the day on which an open task is in time or overdue.
    """
    assignments = Assignments(plan, dates.due)
    book = Book(received)
    printed = Counter(task.number for task in plan.tasks)
    repeats = any(count > 1 or not number for number, count in printed.items())
    tasks = tuple(
        task_result(task, _label(task, repeats=repeats), assignments, book, today)
        for task in plan.tasks
    )
    reporting = assignments.reporting()
    proposals = (
        statement
        for result in tasks
        for statement in book.statements(
            (*result.leads, *result.coops), result.task.key, Field.PROPOSAL
        )
    )
    general = {key: tuple(book.statements(reporting, key, Field.OPINION)) for key in TOPICS}
    return Summary(
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
        proposals=merge((*general[Topic.PROPOSAL], *proposals), split=True),
    )


def _label(task: Task, *, repeats: bool) -> str:
    """What tells a task apart in a sentence: its number, or its key where numbers repeat."""
    return task.key if repeats else task.number.rstrip(".")
