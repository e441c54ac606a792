"""A period held against an earlier one."""

from collections.abc import Iterator
from decimal import Decimal

from generator.core.summary import (
    Change,
    Comparison,
    IndicatorChange,
    IndicatorResult,
    ReportState,
    Since,
    Summary,
    TaskResult,
    TaskStatus,
)
from generator.core.values import mean

_TOWARDS = {"≥": 1, ">": 1, "≤": -1, "<": -1}
_VALID = (ReportState.ON_TIME, ReportState.LATE)


def compare(now: Summary, since: Since, then: Summary) -> Comparison:
    """Hold a summary against an earlier one of the same plan, over the tasks both have."""
    before = {result.task.key: result for result in then.tasks}
    tasks = tuple(result for result in now.tasks if result.task.key in before)
    done = tuple(result for result in tasks if result.status is TaskStatus.DONE)
    earlier = [before[result.task.key] for result in tasks]
    done_before = {r.task.key for r in earlier if r.status is TaskStatus.DONE}
    moving = tuple(r for r in tasks if _moves(r) and _moves(before[r.task.key]))
    return Comparison(
        since=since,
        dates=then.dates,
        tasks=tasks,
        done_then=len(done_before),
        done=done,
        newly_done=tuple(r for r in done if r.task.key not in done_before),
        undone=tuple(
            r for r in tasks if r.task.key in done_before and r.status is not TaskStatus.DONE
        ),
        progress_then=mean([p for r in moving if (p := before[r.task.key].progress) is not None]),
        progressing=moving,
        indicators=tuple(_changes(now, then)),
        reported_then=len(then.in_state(*_VALID)),
        asked_then=len(then.agencies),
    )


def _moves(result: TaskResult) -> bool:
    return result.progress is not None and not result.ahead


def _changes(now: Summary, then: Summary) -> Iterator[IndicatorChange]:
    """Yield the measures that have a value in both periods."""
    before = {result.indicator.code: result for result in then.indicators}
    for result in now.indicators:
        earlier = before.get(result.indicator.code)
        if earlier is None or len(earlier.measures) != len(result.measures):
            continue
        for number in range(len(result.measures)):
            if change := _change(result, earlier, number):
                yield change


def _change(
    result: IndicatorResult, earlier: IndicatorResult, number: int
) -> IndicatorChange | None:
    now, then = result.measures[number].value, earlier.measures[number].value
    if now is None or then is None:
        return None
    moved = _moved(then, now, result.measures[number].measure.operator)
    return IndicatorChange(result, number, then, now, moved)


def _moved(then: Decimal, now: Decimal, operator: str) -> Change:
    if now == then:
        return Change.SAME
    towards = _TOWARDS.get(operator, 0)
    if not towards:
        return Change.OTHER
    return Change.BETTER if (now > then) is (towards > 0) else Change.WORSE
