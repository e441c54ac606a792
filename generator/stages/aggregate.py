"""From the submissions that count to the summary of the period."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from generator.core.address import Where
from generator.core.assignment import Assignments
from generator.core.measures import measure_key
from generator.core.model import (
    COUNTING,
    Agency,
    Answer,
    Indicator,
    LimitKind,
    Measure,
    PeriodDates,
    Plan,
    Received,
    State,
    Status,
    Submission,
    Task,
    Verdict,
)
from generator.core.summary import (
    AgencyResult,
    Attainment,
    Conflict,
    IndicatorResult,
    LeadAnswer,
    MeasureResult,
    MergedStatement,
    Quantity,
    ReportState,
    Statement,
    Summary,
    TaskResult,
    TaskStatus,
    Timeliness,
)
from generator.core.text import fold, one_line, statement_key
from generator.core.values import mean, normal
from generator.core.wording import TOPICS, Field, Topic

_BULLET = re.compile(r"^\s*[-+•*–]\s+", re.MULTILINE)
_BEGUN = frozenset({Status.DONE, Status.IN_PROGRESS, Status.NOT_STARTED})
_NOTHING_SAID = frozenset({"khong", "khong co", "khong phat sinh", "chua co", "khong co y kien"})
Figure = tuple[Agency, Decimal, Where]
_IMPLIED = {Status.DONE: Decimal(100), Status.NOT_STARTED: Decimal(0)}
_VALID = COUNTING | {Verdict.SUPERSEDED}


class _Book:
    """The answers of the submissions that count, by agency, key and field."""

    def __init__(self, received: Received) -> None:
        self._answers: dict[tuple[str, str, str], Answer] = {
            (agency, answer.key, answer.field): answer
            for agency, submission in received.counting.items()
            for answer in submission.answers
        }

    def get(self, agency: Agency, key: str, field: str) -> Answer | None:
        """The answer, or None where the agency was not asked or has not reported."""
        return self._answers.get((agency.code, key, field))

    def figures(self, agencies: Iterable[Agency], key: str, field: str) -> tuple[Figure, ...]:
        """The numbers the agencies gave in one field, with the cells they stand in."""
        answers = ((agency, self.get(agency, key, field)) for agency in agencies)
        return tuple(
            (agency, answer.value, answer.where)
            for agency, answer in answers
            if answer and isinstance(answer.value, Decimal)
        )

    def number(self, agency: Agency, key: str, field: str) -> Decimal | None:
        """The number answered, or None."""
        answer = self.get(agency, key, field)
        return answer.value if answer and isinstance(answer.value, Decimal) else None

    def text(self, agency: Agency, key: str, field: str) -> str:
        """The text answered, or ""."""
        answer = self.get(agency, key, field)
        return answer.value if answer and isinstance(answer.value, str) else ""

    def statements(self, agencies: Iterable[Agency], key: str, field: str) -> Iterator[Statement]:
        """What the agencies wrote in one field, agency by agency."""
        for agency in agencies:
            answer = self.get(agency, key, field)
            if answer and isinstance(answer.value, str) and answer.state is State.VALUE:
                yield Statement(agency, answer.value, answer.where)


def aggregate(plan: Plan, dates: PeriodDates, received: Received, today: dt.date) -> Summary:
    """Return the summary of a period.

    Args:
        plan: the plan.
        dates: the period; groups are expanded on its due date.
        received: all files of the period with their verdicts.
        today: the day on which an open task is in time or overdue.
    """
    assignments = Assignments(plan, dates.due)
    book = _Book(received)
    printed = Counter(task.number for task in plan.tasks)
    repeats = any(count > 1 or not number for number, count in printed.items())
    tasks = tuple(
        _task(task, task.key if repeats else task.number.rstrip("."), assignments, book, today)
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
        indicators=tuple(_indicator(i, assignments, book, dates) for i in plan.indicators),
        agencies=tuple(_agencies(reporting, dates, received, tasks)),
        unread=sum(s.verdict is Verdict.QUARANTINED for s in received.submissions),
        topics=tuple((key, merge(said, split=True)) for key, said in general.items()),
        proposals=merge((*general[Topic.PROPOSAL], *proposals), split=True),
    )


# ------------------------------------------------------------------ statements


def merge(statements: Iterable[Statement], *, split: bool = False) -> tuple[MergedStatement, ...]:
    """Return each distinct statement once with all who made it, the most shared first.

    With `split`, every bullet or line of a cell is a statement of its own. Statements said by as
    many agencies keep the order in which they came.
    """
    found: dict[str, list[Statement]] = {}
    for statement in statements:
        for text in _parts(statement.text) if split else (statement.text,):
            if (key := statement_key(text)) and fold(text) not in _NOTHING_SAID:
                found.setdefault(key, []).append(Statement(statement.agency, text, statement.where))
    merged = (MergedStatement(said[0].text, tuple(said)) for said in found.values())
    return tuple(sorted(merged, key=lambda m: -len(m.agencies)))


def _parts(text: str) -> tuple[str, ...]:
    """The bullets of a text, each on one line; without bullets, its lines."""
    bulleted = _BULLET.split(text) if _BULLET.search(text) else text.split("\n")
    return tuple(part for part in map(one_line, bulleted) if part)


# ------------------------------------------------------------------ tasks


def _task(
    task: Task, label: str, assignments: Assignments, book: _Book, today: dt.date
) -> TaskResult:
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
        quantities=tuple(_quantities(task, working, book)),
        results=merge(book.statements(begun, task.key, Field.RESULT)),
        products=merge(book.statements((*begun, *coops), task.key, Field.PRODUCT)),
        difficulties=merge(
            (
                *book.statements(leads, task.key, Field.DIFFICULTY),
                *book.statements(coops, task.key, Field.DIFFICULTY),
            )
        ),
        coop_results=merge(book.statements(coops, task.key, Field.RESULT)),
        conflicts=tuple(_conflicts(applying)),
    )


def _progress(answer: LeadAnswer) -> Decimal | None:
    """The progress of a lead to whom the task applies.

    Done without a figure is 100, not begun without one is 0; where nothing arose there is none.
    """
    if answer.status is Status.NIL:
        return None
    return answer.progress if answer.progress is not None else _IMPLIED.get(answer.status)


def _lead_answers(task: Task, leads: Sequence[Agency], book: _Book) -> Iterator[LeadAnswer]:
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


def _quantities(task: Task, leads: Sequence[Agency], book: _Book) -> Iterator[Quantity]:
    if not task.measures:
        yield from _unplanned(task, leads, book)
    for number, measure in enumerate(task.measures):
        figures = book.figures(leads, measure_key(task.key, number), Field.FIGURE)
        if figures:
            yield _sum(measure, figures)


def _unplanned(task: Task, leads: Sequence[Agency], book: _Book) -> Iterator[Quantity]:
    """The figures given where the plan asks for none, added up unit by unit."""
    units: dict[str, str] = {}
    by_unit: dict[str, list[Figure]] = {}
    for figure in book.figures(leads, task.key, Field.FIGURE):
        unit = one_line(book.text(figure[0], task.key, Field.UNIT))
        units.setdefault(fold(unit), unit)
        by_unit.setdefault(fold(unit), []).append(figure)
    yield from (_sum(Measure(units[key]), figures) for key, figures in by_unit.items())


def _sum(measure: Measure, figures: Sequence[Figure]) -> Quantity:
    total = normal(sum((value for _, value, _ in figures), Decimal(0)))
    return Quantity(measure, total, _within(measure, total), tuple(at for _, _, at in figures))


def _within(measure: Measure, total: Decimal) -> Attainment:
    """Hold a total against its least, or against its most where it has no least."""
    strict = measure.operator in ("<", ">")
    if measure.least is not None:
        met = total > measure.least if strict else total >= measure.least
    elif measure.most is not None:
        met = total < measure.most if strict else total <= measure.most
    else:
        return Attainment.UNKNOWN
    return Attainment.MET if met else Attainment.NOT_MET


def _conflicts(answers: Sequence[LeadAnswer]) -> Iterator[Conflict]:
    for a in answers:
        if a.status is Status.DONE and a.progress is not None and a.progress < 100:
            yield Conflict(a.agency, a.status, a.progress, (a.status_at, a.progress_at))


# ------------------------------------------------------------------ indicators

_COMPARE: Mapping[str, Callable[[Decimal, Decimal], bool]] = {
    "≥": lambda value, target: value >= target,
    ">": lambda value, target: value > target,
    "≤": lambda value, target: value <= target,
    "<": lambda value, target: value < target,
    "=": lambda value, target: value == target,
}


def _indicator(
    indicator: Indicator, assignments: Assignments, book: _Book, dates: PeriodDates
) -> IndicatorResult:
    leads = assignments.indicator_leads(indicator)
    measures: list[MeasureResult] = []
    notes: list[str] = []
    sources: list[str] = []
    for number, measure in enumerate(indicator.measures):
        key = measure_key(indicator.code, number)
        values = book.figures(leads, key, Field.VALUE)
        answers = (book.get(agency, key, Field.VALUE) for agency in leads)
        nil = any(answer and answer.state is State.NIL for answer in answers)
        said = merge(book.statements(leads, key, Field.VALUE))
        later = measure.year is not None and measure.year > dates.data_to.year
        attained = _attained(measure, values)
        if later and attained is Attainment.NOT_MET:
            attained = Attainment.UNKNOWN
        measures.append(MeasureResult(measure, values, said, attained, nil, later))
        notes += (book.text(agency, key, Field.NOTE) for agency in leads)
        sources += (book.text(agency, key, Field.SOURCE) for agency in leads)
    return IndicatorResult(indicator, tuple(measures), _once(notes), _once(sources))


def _once(texts: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(filter(None, texts)))


def _attained(measure: Measure, values: Sequence[Figure]) -> Attainment:
    """Hold a value against its target; leads that disagree cannot be judged."""
    distinct = {value for _, value, _ in values}
    compare = _COMPARE.get(measure.operator)
    if len(distinct) != 1 or compare is None or measure.least is None:
        return Attainment.UNKNOWN
    return Attainment.MET if compare(distinct.pop(), measure.least) else Attainment.NOT_MET


# ------------------------------------------------------------------ agencies


def _agencies(
    reporting: Sequence[Agency],
    dates: PeriodDates,
    received: Received,
    tasks: Sequence[TaskResult],
) -> Iterator[AgencyResult]:
    counting = received.counting
    files = _by_agency(received.submissions)
    returned = _by_agency(s for s in received.unsettled if s.verdict is Verdict.RETURNED)
    statuses: dict[str, Counter[Status]] = {}
    led: Counter[str] = Counter()
    for result in tasks:
        led.update(agency.code for agency in result.leads)
        for answer in result.answers:
            statuses.setdefault(answer.agency.code, Counter())[answer.status] += 1
    for agency in reporting:
        mine = files.get(agency.code, [])
        valid = sorted(s.arrival.received_at for s in mine if s.verdict in _VALID)
        counts = statuses.get(agency.code, Counter())
        chosen = counting.get(agency.code)
        yield AgencyResult(
            agency=agency,
            state=_state(valid, mine, dates),
            received_at=valid[0] if valid else None,
            file=chosen.arrival.file if chosen else "",
            errors=_open_errors(returned.get(agency.code, [])),
            tasks=led[agency.code],
            statuses=tuple((status, counts[status]) for status in Status if counts[status]),
        )


def _by_agency(submissions: Iterable[Submission]) -> dict[str, list[Submission]]:
    found: dict[str, list[Submission]] = {}
    for submission in submissions:
        found.setdefault(submission.agency, []).append(submission)
    return found


def _state(
    valid: Sequence[dt.datetime], mine: Sequence[Submission], dates: PeriodDates
) -> ReportState:
    """The first valid report decides: a correction of a report on time stays on time."""
    if valid:
        on_time = valid[0].date() <= dates.last_good_day
        return ReportState.ON_TIME if on_time else ReportState.LATE
    returned = any(s.verdict is Verdict.RETURNED for s in mine)
    return ReportState.RETURNED if returned else ReportState.MISSING


def _open_errors(mine: Sequence[Submission]) -> int:
    """The errors of the newest form that was returned and not mended since."""
    newest = max(mine, key=lambda s: s.arrival.order, default=None)
    return sum(p.severity == "error" for p in newest.problems) if newest else 0
