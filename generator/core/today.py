"""The page of today: what is known of each period, what it asks for, and the dates ahead."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from generator.core.model import Agency, PeriodDates
from generator.core.sent import Sent
from generator.core.standing import YearLedger
from generator.core.summary import AgencyResult, ReportState

_CAME = frozenset({ReportState.ON_TIME, ReportState.LATE, ReportState.RETURNED})


class Draft(StrEnum):
    """How the report of a period stands to the data there are now."""

    NONE = "none"
    STALE = "stale"
    CURRENT = "current"
    SENT = "sent"  # what was sent last still agrees with the data


class FileKind(StrEnum):
    """The files of a period that a reader of the page opens."""

    REPORT = "report"
    TABLES = "tables"
    REQUEST = "request"
    REMINDER = "reminder"


@dataclass(frozen=True, slots=True)
class PeriodFacts:
    """A period of a plan as it stands on a day.

    `sent` is the last sending upward. `files` are there, by their names from the home folder;
    `returned` are the marked copies by agency code; `folder` holds what agencies sent; `unread`
    files in it could not be taken in.
    """

    plan: str
    title: str
    dates: PeriodDates
    issued: bool
    agencies: tuple[AgencyResult, ...]
    draft: Draft = Draft.NONE
    sent: Sent | None = None
    files: tuple[tuple[FileKind, str], ...] = ()
    folder: str = ""
    returned: tuple[tuple[str, str], ...] = ()
    unread: int = 0

    @property
    def begun(self) -> bool:
        """Whether forms were issued or anything has come."""
        return self.issued or bool(self.in_state(*_CAME))

    @property
    def received(self) -> int:
        """How many agencies have sent a valid form."""
        return len(self.in_state(ReportState.ON_TIME, ReportState.LATE))

    @property
    def to_mend(self) -> tuple[AgencyResult, ...]:
        """The agencies whose last form was returned, also where an earlier one counts."""
        return tuple(r for r in self.agencies if r.errors or r.state is ReportState.RETURNED)

    def in_state(self, *states: ReportState) -> tuple[AgencyResult, ...]:
        """The agencies in the given states."""
        return tuple(result for result in self.agencies if result.state in states)


class Work(StrEnum):
    """What there is to do about a period, the most urgent first."""

    OVERDUE = "overdue"
    DUE_3 = "due_in_3_days"
    DUE_7 = "due_in_7_days"
    DUE_14 = "due_in_14_days"
    MEND = "waiting_for_mending"
    REPORT = "ready_to_report"
    SEND = "to_be_sent"


@dataclass(frozen=True, slots=True)
class ToDo:
    """Something to do about a period: until which day, and whom it waits for.

    `days` are left until that day, less than none after it; both are None where no day is set.
    """

    work: Work
    facts: PeriodFacts
    day: dt.date | None
    days: int | None
    agencies: tuple[Agency, ...] = ()

    @property
    def late(self) -> bool:
        """Whether its day has passed."""
        return self.days is not None and self.days < 0


class DateKind(StrEnum):
    """Whose report is due on a date."""

    AGENCIES = "agencies"
    UPWARD = "upward"


@dataclass(frozen=True, slots=True)
class DueDate:
    """A date of the calendar: what of which period is due on it."""

    day: dt.date
    kind: DateKind
    facts: PeriodFacts


@dataclass(frozen=True, slots=True)
class KindPart:
    """The agencies of one kind with their states in a period."""

    kind: str
    results: tuple[AgencyResult, ...]


@dataclass(frozen=True, slots=True)
class PeriodPart:
    """A period with its agencies by kind."""

    facts: PeriodFacts
    kinds: tuple[KindPart, ...]


@dataclass(frozen=True, slots=True)
class PlanPart:
    """A plan with the periods whose agencies are shown: those begun first, the latest on top.

    `year` is the ledger of the year, where anything was due in it by now.
    """

    plan: str
    title: str
    periods: tuple[PeriodPart, ...]
    year: YearLedger | None = None


@dataclass(frozen=True, slots=True)
class Today:
    """The page of a day: what to do, the dates of this year and later, every agency.

    `undated` are the plans none of whose periods has a date.
    """

    day: dt.date
    todos: tuple[ToDo, ...]
    dates: tuple[DueDate, ...]
    plans: tuple[PlanPart, ...]
    undated: tuple[str, ...] = ()
