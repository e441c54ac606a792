"""The records that go from stage to stage: Plan, Form, Submission, Summary.

All are frozen. Numbers are Decimals, days are dates, lists are tuples; every value read from a
workbook keeps its address.
"""

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from generator.core.address import Where
from generator.core.periods import VIETNAM, DayMonth, Period, PeriodKind
from generator.core.problems import Problem
from generator.core.values import format_date

# ------------------------------------------------------------------ the plan


@dataclass(frozen=True, slots=True)
class Office:
    """The agency that consolidates and reports upward, as the official form names it."""

    agency: str
    superior: str
    symbol: str
    place: str
    email: str
    addressees: tuple[str, ...]
    recipients: tuple[str, ...]
    authority: str
    position: str
    signer: str


@dataclass(frozen=True, slots=True)
class ReportingCycle:
    """One line of the sheet Kỳ báo cáo; `due` is None where it is given at issue."""

    slot: str
    due: DayMonth | None
    due_day_counts: bool
    moves_off_holidays: bool
    due_upward: DayMonth | None
    data_from: DayMonth | None
    data_to: DayMonth | None
    wording: str


@dataclass(frozen=True, slots=True)
class DayOff:
    """A line of the sheet Ngày nghỉ: a day off, or a weekend day worked instead."""

    day: dt.date
    off: bool


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency that reports or is named in the plan.

    One successor after a renaming or merger, several after a split; none where it ended for good.
    """

    code: str
    name: str
    short: str
    kind: str
    email: str = ""
    reports: bool = True
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    successors: tuple[str, ...] = ()

    def valid_on(self, day: dt.date) -> bool:
        """Whether the agency exists on a day."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )


@dataclass(frozen=True, slots=True)
class AgencyGroup:
    """A phrase of the plan that stands for many agencies.

    A kind stands for those of it that get a form, a code for its agency in any case.
    """

    phrase: str
    kinds: tuple[str, ...]
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TaskGroup:
    """A heading of the plan's task list; `number` as printed, which may repeat."""

    code: str
    number: str
    title: str

    @property
    def heading(self) -> str:
        """The line that stands above the tasks of the group."""
        return f"{self.number}. {self.title}" if self.number else self.title


class LimitKind(StrEnum):
    """How a time limit binds; the values are the words of the plan workbook."""

    FIXED = "Có thời hạn"
    YEARLY = "Hằng năm"
    CONTINUOUS = "Thường xuyên"
    CONDITIONAL = "Theo điều kiện"
    NONE = "Không ghi"


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """A time limit as printed and as read."""

    printed: str
    kind: LimitKind
    start: dt.date | None = None
    due: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    """A quantity a task must reach, or one figure of an indicator.

    `year` is the year in which a target must be reached, where the plan names one.
    """

    unit: str
    printed: str = ""
    least: Decimal | None = None
    most: Decimal | None = None
    operator: str = ""
    baseline: str = ""
    year: int | None = None

    @property
    def in_words(self) -> bool:
        """Whether the plan sets no figure but says in words what is to be reached."""
        return bool(self.printed) and self.least is None and self.most is None


@dataclass(frozen=True, slots=True)
class Task:
    """A task of the plan. `leads` and `coops` hold references: a code, a name or a phrase.

    `quantity_printed` is all the plan says of quantities; each measure has its part of it.
    """

    key: str
    group: str
    number: str
    text: str
    leads: tuple[str, ...]
    coops: tuple[str, ...]
    leads_printed: str
    coops_printed: str
    limit: TimeLimit
    measures: tuple[Measure, ...] = ()
    quantity_printed: str = ""
    product: str = ""


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator of the plan; without leads the consolidating agency reports it.

    `sum_of` holds the codes of indicators whose figures must add up to its own.
    """

    code: str
    parent: str
    name: str
    measures: tuple[Measure, ...]
    leads: tuple[str, ...] = ()
    leads_printed: str = ""
    sum_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan workbook, read and checked."""

    id: str
    title: str
    title_in_sentence: str
    number: str
    date: dt.date | None
    issuer: str
    first_year: int
    last_year: int
    office: Office
    cycles: tuple[ReportingCycle, ...]
    days_off: tuple[DayOff, ...]
    agencies: tuple[Agency, ...]
    groups: tuple[AgencyGroup, ...]
    task_groups: tuple[TaskGroup, ...]
    tasks: tuple[Task, ...]
    indicators: tuple[Indicator, ...]
    edition: str = ""

    @property
    def office_agency(self) -> Agency:
        """The consolidating agency."""
        return next(agency for agency in self.agencies if agency.code == self.office.agency)


@dataclass(frozen=True, slots=True)
class Extension:
    """A later last day granted to one agency for its report of a period, why, and when."""

    agency: str
    until: dt.date
    why: str
    granted_on: dt.date


@dataclass(frozen=True, slots=True)
class PeriodDates:
    """The dates of one period of a plan; of an agency's extensions the last one granted holds."""

    period: Period
    due: dt.date
    due_day_counts: bool
    due_upward: dt.date | None
    data_from: dt.date | None
    data_to: dt.date
    extensions: tuple[Extension, ...] = ()

    @property
    def covered(self) -> str:
        """The time reported on in a sentence; a report on request covers all up to its day."""
        if self.period.kind is PeriodKind.ON_REQUEST:
            return f"đến ngày {format_date(self.data_to)}"
        return self.period.label

    @property
    def window(self) -> str:
        """The window of the data in a sentence: từ ngày 15/6/2025 đến ngày 14/9/2025."""
        start = f"từ ngày {format_date(self.data_from)} " if self.data_from else ""
        return f"{start}đến ngày {format_date(self.data_to)}"

    @property
    def last_good_day(self) -> dt.date:
        """The last day on which a report counts as on time."""
        return self.due if self.due_day_counts else self.due - dt.timedelta(days=1)

    def extended_until(self, agency: str) -> dt.date | None:
        """The later last day an agency was granted; None where it has none, or no longer has."""
        granted = {extension.agency: extension.until for extension in self.extensions}.get(agency)
        return granted if granted and granted > self.due else None

    def last_good_day_of(self, agency: str) -> dt.date:
        """The last day on which the report of one agency counts as on time."""
        return self.extended_until(agency) or self.last_good_day


# ------------------------------------------------------------------ the form


class Role(StrEnum):
    """The part an agency has in a task, as the form prints it."""

    LEAD = "Chủ trì"
    COOP = "Phối hợp"


@dataclass(frozen=True, slots=True)
class Identity:
    """What makes a form ours; stands in `_meta` and in the document properties."""

    plan: str
    agency: str
    period: str
    version: str
    digest: str


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A row of the sheet Nhiệm vụ; a further measure of a task has a row of its own."""

    key: str
    number: str
    text: str
    role: Role
    limit: str
    fixed: bool
    previous: str = ""
    unit: str = ""
    measured: bool = False
    further: bool = False


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """A row of the sheet Chỉ tiêu."""

    key: str
    number: str
    name: str
    unit: str
    baseline: str
    target: str
    previous: str = ""
    in_words: bool = False
    ranked: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """Everything one agency is asked in one period."""

    identity: Identity
    agency: Agency
    plan_title: str
    office_name: str
    office_email: str
    period_label: str
    due: dt.date
    data_from: dt.date | None
    data_to: dt.date
    window: str
    task_rows: tuple[TaskRow | TaskGroup, ...]
    indicator_rows: tuple[IndicatorRow, ...]

    @property
    def tasks(self) -> tuple[TaskRow, ...]:
        """The rows that ask for answers, without the group headings."""
        return tuple(row for row in self.task_rows if isinstance(row, TaskRow))

    @property
    def groups(self) -> tuple[TaskGroup, ...]:
        """The headings that stand above them."""
        return tuple(row for row in self.task_rows if isinstance(row, TaskGroup))


# ------------------------------------------------------------------ what came back


class State(StrEnum):
    """The five honest states of an expected answer (design, Receiving)."""

    VALUE = "value"
    ZERO = "zero"
    NIL = "nil"
    NOT_APPLICABLE = "not_applicable"
    NOT_REPORTED = "not_reported"


class Status(StrEnum):
    """The answer to Tình trạng."""

    DONE = "Hoàn thành"
    IN_PROGRESS = "Đang thực hiện"
    NOT_STARTED = "Chưa thực hiện"
    NIL = "Không phát sinh"
    NOT_APPLICABLE = "Không áp dụng"


Value = str | Decimal | dt.date | None


@dataclass(frozen=True, slots=True)
class Answer:
    """One expected answer and the cell it came from; `field` is the caption."""

    key: str
    field: str
    state: State
    value: Value
    where: Where


@dataclass(frozen=True, slots=True)
class Repair:
    """A value taken otherwise than it was typed."""

    where: Where
    seen: str
    taken: str


@dataclass(frozen=True, slots=True)
class RefusedCell:
    """What stood in a cell that was asked for and could not be taken, in full."""

    key: str
    field: str
    text: str
    where: Where


class Verdict(StrEnum):
    """What became of a received file."""

    ACCEPTED = "accepted"
    ACCEPTED_WITH_REPAIRS = "accepted_with_repairs"
    RETURNED = "returned"
    DUPLICATE = "duplicate"
    SUPERSEDED = "superseded"
    QUARANTINED = "quarantined"


COUNTING = frozenset({Verdict.ACCEPTED, Verdict.ACCEPTED_WITH_REPAIRS})


@dataclass(frozen=True, slots=True)
class Arrival:
    """A received file: its path below the period's folder, its bytes' hash, when it came.

    A file inside a mail or an archive has the container's path before its own name. `modified` is
    the time of the last save inside the document, which copying does not change; `sender` and
    `sent_at` (Vietnamese time) are those of the mail that brought it.
    """

    file: str
    sha256: str
    received_at: dt.datetime
    saved_at: dt.datetime
    modified: str = ""
    sender: str = ""
    sent_at: dt.datetime | None = None

    @property
    def order(self) -> tuple[dt.datetime, dt.datetime, str]:
        """The order of versions: when the program that saved it says, else the file's time."""
        return (self._version_of, self.saved_at, self.file)

    @property
    def _version_of(self) -> dt.datetime:
        """When the document was last saved, in Vietnamese time.

        A time without a zone is local; where there is none, it is when the file was saved.
        """
        try:
            moment = dt.datetime.fromisoformat(self.modified)
            return moment.astimezone(VIETNAM).replace(tzinfo=None) if moment.tzinfo else moment
        except (ValueError, OverflowError):
            return self.saved_at


@dataclass(frozen=True, slots=True)
class Submission:
    """A received file and everything found in it; `excluded` says why an officer left it out.

    `nil`: the form says of everything it was asked that nothing arose.
    """

    arrival: Arrival
    agency: str
    verdict: Verdict
    problems: tuple[Problem, ...] = ()
    repairs: tuple[Repair, ...] = ()
    answers: tuple[Answer, ...] = ()
    refused: tuple[RefusedCell, ...] = ()
    excluded: str = ""
    nil: bool = False


@dataclass(frozen=True, slots=True)
class Received:
    """All files of a period, each with its verdict; one file counts for each agency."""

    submissions: tuple[Submission, ...] = field(default=())

    @property
    def counting(self) -> dict[str, Submission]:
        """The submission that counts, by agency code."""
        return {s.agency: s for s in self.submissions if s.verdict in COUNTING}

    @property
    def unsettled(self) -> tuple[Submission, ...]:
        """The files to deal with: not taken in, or returned and nothing valid saved since."""
        counting = self.counting
        return tuple(
            s
            for s in self.submissions
            if (s.verdict is Verdict.QUARANTINED and not s.excluded)
            or (s.verdict is Verdict.RETURNED and not _mended(s, counting.get(s.agency)))
        )


def _mended(returned: Submission, counting: Submission | None) -> bool:
    return counting is not None and counting.arrival.order > returned.arrival.order
