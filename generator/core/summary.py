"""The record aggregation makes: every figure of the report with what it was made from."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from generator.core.address import Where
from generator.core.model import (
    Agency,
    Indicator,
    Measure,
    PeriodDates,
    Plan,
    Status,
    Task,
    TaskGroup,
)
from generator.core.values import mean


class TaskStatus(StrEnum):
    """Where a task stands, from its leads' answers (design, Aggregating)."""

    DONE = "hoàn thành"
    IN_PROGRESS = "đang thực hiện"
    NOT_STARTED = "chưa thực hiện"
    NIL = "không phát sinh"
    NOT_APPLICABLE = "không áp dụng"
    NOT_REPORTED = "chưa báo cáo"


class Timeliness(StrEnum):
    """The four-way state of a task with a fixed limit; the four partition such tasks."""

    DONE_ON_TIME = "hoàn thành đúng hạn"
    DONE_LATE = "hoàn thành quá hạn"
    OPEN_IN_TIME = "chưa hoàn thành trong hạn"
    OPEN_OVERDUE = "chưa hoàn thành quá hạn"


class ReportState(StrEnum):
    """How an agency stands with its report."""

    ON_TIME = "on_time"
    LATE = "late"
    RETURNED = "returned"
    MISSING = "missing"


class Attainment(StrEnum):
    """An indicator or quantity held against its target."""

    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "cannot_be_judged"


@dataclass(frozen=True, slots=True)
class Statement:
    """A text an agency wrote, and the cell it stands in."""

    agency: Agency
    text: str
    where: Where


@dataclass(frozen=True, slots=True)
class MergedStatement:
    """One statement and everyone who made it."""

    text: str
    said_by: tuple[Statement, ...]

    @property
    def agencies(self) -> tuple[Agency, ...]:
        """Who said it, each once."""
        return tuple(dict.fromkeys(statement.agency for statement in self.said_by))


@dataclass(frozen=True, slots=True)
class LeadAnswer:
    """Where one lead says a task stands."""

    agency: Agency
    status: Status
    status_at: Where
    progress: Decimal | None
    progress_at: Where
    finished: dt.date | None


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two answers of one lead that contradict each other, with both cells."""

    agency: Agency
    status: Status
    progress: Decimal
    cells: tuple[Where, Where]


@dataclass(frozen=True, slots=True)
class Quantity:
    """The sum of one measure over the leads, held against its bounds."""

    measure: Measure
    total: Decimal
    attainment: Attainment
    cells: tuple[Where, ...]


@dataclass(frozen=True, slots=True)
class TaskResult:
    """A task with everything its leads and co-operating agencies reported.

    `label` is the number that tells it apart: as printed, or its key where numbers repeat.
    `ahead`: its time has not come, and nobody says it is done.
    """

    task: Task
    label: str
    ahead: bool
    status: TaskStatus
    timeliness: Timeliness | None
    progress: Decimal | None
    leads: tuple[Agency, ...]
    coops: tuple[Agency, ...]
    excluded: tuple[Agency, ...]
    answers: tuple[LeadAnswer, ...]
    quantities: tuple[Quantity, ...]
    results: tuple[MergedStatement, ...]
    products: tuple[MergedStatement, ...]
    difficulties: tuple[MergedStatement, ...]
    coop_results: tuple[MergedStatement, ...]
    conflicts: tuple[Conflict, ...]

    @property
    def expected(self) -> int:
        """How many leads count: without those it does not apply to."""
        return len(self.leads) - len(self.excluded)

    @property
    def reported(self) -> int:
        """How many of those leads have answered."""
        return len(self.answers) - len(self.excluded)


@dataclass(frozen=True, slots=True)
class MeasureResult:
    """The value of one measure of an indicator; several where its leads disagree.

    Where the plan sets its target in words, leads may answer in words: `said`. A target of a year
    after the period is `later`: not reached yet, it cannot be judged.
    """

    measure: Measure
    values: tuple[tuple[Agency, Decimal, Where], ...]
    said: tuple[MergedStatement, ...]
    attainment: Attainment
    nil: bool
    later: bool

    @property
    def value(self) -> Decimal | None:
        """The value, or None where there is none or the leads disagree."""
        distinct = {value for _, value, _ in self.values}
        return distinct.pop() if len(distinct) == 1 else None

    @property
    def cells(self) -> tuple[Where, ...]:
        """The cells the values and the answers in words stand in."""
        words = (statement.where for merged in self.said for statement in merged.said_by)
        return (*(where for _, _, where in self.values), *words)


@dataclass(frozen=True, slots=True)
class IndicatorResult:
    """An indicator with its measures' values and their standing together."""

    indicator: Indicator
    measures: tuple[MeasureResult, ...]
    note: str
    source: str

    @property
    def attainment(self) -> Attainment:
        """Met where every measure is, not met where one is not, else not to be judged.

        Targets of later years count only where there are no others.
        """
        due = [measure for measure in self.measures if not measure.later]
        found = {measure.attainment for measure in due or self.measures}
        if Attainment.NOT_MET in found:
            return Attainment.NOT_MET
        return Attainment.MET if found == {Attainment.MET} else Attainment.UNKNOWN


@dataclass(frozen=True, slots=True)
class AgencyResult:
    """How an agency reported and what it reported of the tasks it leads.

    `extended_until` is the later last day it was granted; `nil` where the form that counts says
    that nothing arose at all.
    """

    agency: Agency
    state: ReportState
    received_at: dt.datetime | None
    file: str
    errors: int
    tasks: int
    statuses: tuple[tuple[Status, int], ...]
    extended_until: dt.date | None = None
    nil: bool = False

    def owes(self, day: dt.date) -> bool:
        """Whether it is to be reminded on a day: no valid report, and no extension that runs."""
        runs = self.extended_until is not None and day <= self.extended_until
        return self.state in (ReportState.RETURNED, ReportState.MISSING) and not runs


class Addressee(StrEnum):
    """Whom a proposal is made to, as a report heads it."""

    CENTRE = "Đối với Chính phủ, các bộ, ngành Trung ương"
    PROVINCE = "Đối với Ủy ban nhân dân cấp tỉnh"
    DEPARTMENT = "Đối với các sở, ban, ngành"
    COMMUNE = "Đối với Ủy ban nhân dân cấp xã"
    OFFICE = "Đối với cơ quan tổng hợp"
    UNNAMED = "Kiến nghị chung"


@dataclass(frozen=True, slots=True)
class ThemedStatements:
    """Statements on one group of the plan's tasks; `group` is None where they are general."""

    group: TaskGroup | None
    statements: tuple[MergedStatement, ...]


@dataclass(frozen=True, slots=True)
class AddressedStatements:
    """Proposals made to one addressee."""

    addressee: Addressee
    statements: tuple[MergedStatement, ...]


class Since(StrEnum):
    """Which earlier period a comparison is with."""

    BEFORE = "truoc"
    YEAR_AGO = "cung_ky"


class Change(StrEnum):
    """How the value of an indicator moved: towards its target, away from it, or not."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "same"
    OTHER = "other"  # it moved, and the plan sets no direction


@dataclass(frozen=True, slots=True)
class IndicatorChange:
    """The value of measure `number` of an indicator in an earlier period and now."""

    result: IndicatorResult
    number: int
    then: Decimal
    now: Decimal
    change: Change


@dataclass(frozen=True, slots=True)
class Comparison:
    """A period held against an earlier one, over the tasks both have.

    `newly_done` were not done then; `undone` were, and are no longer. Agencies count where they
    sent a valid report, of those that had to.
    """

    since: Since
    dates: PeriodDates
    tasks: tuple[TaskResult, ...]
    done_then: int
    done: tuple[TaskResult, ...]
    newly_done: tuple[TaskResult, ...]
    undone: tuple[TaskResult, ...]
    progress_then: Decimal | None
    progressing: tuple[TaskResult, ...]
    indicators: tuple[IndicatorChange, ...]
    reported_then: int
    asked_then: int

    @property
    def progress(self) -> Decimal | None:
        """The mean progress now over the tasks that had one then as well."""
        return mean([r.progress for r in self.progressing if r.progress is not None])


@dataclass(frozen=True, slots=True)
class Upcoming:
    """What is to be done until the next report is due, or within a year where none is planned.

    `until` is None where no further report is planned.
    """

    until: PeriodDates | None
    due: tuple[TaskResult, ...]
    overdue: tuple[TaskResult, ...]
    going: tuple[TaskResult, ...]
    waiting: tuple[TaskResult, ...]
    starting: tuple[TaskResult, ...]
    recurring: tuple[TaskResult, ...]
    conditional: tuple[TaskResult, ...]
    silent: tuple[TaskResult, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """One period of a plan, aggregated on one day; `unread` files were not taken in.

    `compared` holds the earlier periods it can be held against, the nearest first.
    """

    plan: Plan
    dates: PeriodDates
    today: dt.date
    tasks: tuple[TaskResult, ...]
    indicators: tuple[IndicatorResult, ...]
    agencies: tuple[AgencyResult, ...]
    unread: int
    topics: tuple[tuple[str, tuple[MergedStatement, ...]], ...]
    proposals: tuple[MergedStatement, ...]
    difficulties: tuple[ThemedStatements, ...]
    addressed: tuple[AddressedStatements, ...]
    upcoming: Upcoming
    compared: tuple[Comparison, ...] = ()

    def topic(self, key: str) -> tuple[MergedStatement, ...]:
        """The merged statements of one topic of the sheet Ý kiến chung."""
        return dict(self.topics).get(key, ())

    def with_status(self, *statuses: TaskStatus) -> tuple[TaskResult, ...]:
        """The tasks of the given statuses."""
        return tuple(result for result in self.tasks if result.status in statuses)

    @property
    def owing(self) -> tuple[AgencyResult, ...]:
        """The agencies to remind."""
        return tuple(result for result in self.agencies if result.owes(self.today))

    def in_state(self, *states: ReportState) -> tuple[AgencyResult, ...]:
        """The agencies in the given states."""
        return tuple(result for result in self.agencies if result.state in states)
