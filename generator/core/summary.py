"""The record aggregation makes: every figure of the report with what it was made from."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from generator.core.address import Where
from generator.core.model import Agency, Indicator, Measure, PeriodDates, Plan, Status, Task


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
    """How an agency reported and what it reported of the tasks it leads."""

    agency: Agency
    state: ReportState
    received_at: dt.datetime | None
    file: str
    errors: int
    tasks: int
    statuses: tuple[tuple[Status, int], ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """One period of a plan, aggregated on one day; `unread` files were not taken in."""

    plan: Plan
    dates: PeriodDates
    today: dt.date
    tasks: tuple[TaskResult, ...]
    indicators: tuple[IndicatorResult, ...]
    agencies: tuple[AgencyResult, ...]
    unread: int
    topics: tuple[tuple[str, tuple[MergedStatement, ...]], ...]
    proposals: tuple[MergedStatement, ...]

    def topic(self, key: str) -> tuple[MergedStatement, ...]:
        """The merged statements of one topic of the sheet Ý kiến chung."""
        return dict(self.topics).get(key, ())

    def with_status(self, *statuses: TaskStatus) -> tuple[TaskResult, ...]:
        """The tasks of the given statuses."""
        return tuple(result for result in self.tasks if result.status in statuses)

    def in_state(self, *states: ReportState) -> tuple[AgencyResult, ...]:
        """The agencies in the given states."""
        return tuple(result for result in self.agencies if result.state in states)
