"""A period held against earlier ones, and what comes next."""

from dataclasses import replace
from decimal import Decimal

import pytest

from generator.core.summary import Change, Since, TaskStatus, Timeliness
from generator.stages.aggregate.comparison import compare
from generator.stages.aggregate.upcoming import upcoming
from tests.support import complete, dates, filled, forms_of, read_bytes, small_plan, summed

PLAN = small_plan()
FORMS = forms_of(PLAN)
DONE, DOING = TaskStatus.DONE, TaskStatus.IN_PROGRESS
EMPTY = summed(PLAN)


def summary(*statuses, progress=None, base=EMPTY):
    """The small plan's three tasks with these statuses."""
    progress = Decimal(progress) if progress is not None else None
    tasks = [
        replace(task, status=status, progress=progress)
        for task, status in zip(EMPTY.tasks, statuses, strict=True)
    ]
    return replace(base, tasks=tuple(tasks))


def held(then, now):
    return compare(now, Since.BEFORE, then)


def test_done_then_and_now_over_the_same_tasks():
    found = held(summary(DONE, DOING, DOING), summary(DOING, DONE, DONE))
    assert (found.done_then, len(found.done)) == (1, 2)
    assert [r.task.key for r in found.newly_done] == ["I.2", "II.3"]
    assert [r.task.key for r in found.undone] == ["I.1"]


def test_a_task_that_is_new_is_not_compared():
    then = summary(DONE, DOING, DOING)
    found = held(replace(then, tasks=then.tasks[:1]), summary(DONE, DONE, DONE))
    assert (found.done_then, len(found.done), len(found.tasks)) == (1, 1, 1)
    assert found.newly_done == ()


@pytest.mark.parametrize(
    ("then", "now", "expected"),
    [(40, 70, (Decimal(40), Decimal(70))), (None, 70, (None, None)), (40, None, (None, None))],
)
def test_progress_is_compared_where_both_have_one(then, now, expected):
    found = held(
        summary(DOING, DOING, DOING, progress=then), summary(DOING, DOING, DOING, progress=now)
    )
    assert (found.progress_then, found.progress) == expected


def indicated(points, rank):
    entries = {**complete(FORMS["S1"])}
    entries |= {("Chỉ tiêu", "CT1", "Kết quả"): points, ("Chỉ tiêu", "CT1#2", "Kết quả"): rank}
    return summed(PLAN, read_bytes(filled(FORMS["S1"], entries), FORMS))


@pytest.mark.parametrize(
    ("points", "rank", "expected"),
    [
        pytest.param(75, 4, [Change.BETTER, Change.BETTER], id="better both ways"),
        pytest.param(70, 9, [Change.WORSE, Change.WORSE], id="worse both ways"),
        pytest.param(73, 6, [Change.SAME, Change.SAME], id="the same"),
        pytest.param("Không phát sinh", 5, [Change.BETTER], id="one without a value"),
    ],
)
def test_indicators_move_towards_their_target_or_away(points, rank, expected):
    found = held(indicated(73, 6), indicated(points, rank))
    assert [change.change for change in found.indicators] == expected


def test_agencies_that_reported_then_are_counted():
    assert held(indicated(73, 6), EMPTY).reported_then == 1
    assert held(EMPTY, indicated(73, 6)).asked_then == 5


def next_of(*statuses, period="2025-Q3"):
    return upcoming(PLAN, dates(PLAN, period), summary(*statuses).tasks)


def test_what_comes_next_is_told_by_limit_and_status():
    found = next_of(DOING, TaskStatus.NOT_REPORTED, TaskStatus.NOT_STARTED)
    assert found.until is not None
    assert found.until.period.id == "2025-Y"
    assert [r.task.key for r in found.due] == ["I.2"]
    assert [r.task.key for r in found.going] == ["I.1"]
    assert [r.task.key for r in found.waiting] == ["II.3"]
    assert [r.task.key for r in found.silent] == ["I.2"]


def test_without_a_further_report_what_falls_within_a_year_is_next():
    found = next_of(DOING, DOING, DOING, period="2025-Y")
    assert found.until is None
    assert "II.3" in [r.task.key for r in found.due]


def test_what_is_done_is_not_next():
    found = next_of(DONE, DONE, DONE)
    assert (found.due, found.going, found.waiting, found.silent) == ((), (), (), ())


def test_an_overdue_task_is_not_due_next():
    tasks = tuple(replace(r, timeliness=Timeliness.OPEN_OVERDUE) for r in EMPTY.tasks)
    found = upcoming(PLAN, dates(PLAN), tasks)
    assert len(found.overdue) == 3
    assert found.due == ()
