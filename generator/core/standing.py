"""How the agencies of a plan stand with their reports, over one period and over a year."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from generator.core.model import Agency, PeriodDates, Plan
from generator.core.values import share


class Standing(StrEnum):
    """How an agency stands with its report of a period on a day."""

    ON_TIME = "on_time"
    LATE = "late"
    RETURNED = "returned"
    MISSING = "missing"
    NOT_DUE = "not_due"  # nothing valid has come, and its last day has not passed
    NOT_ASKED = "not_asked"  # no forms were issued for the period, and nobody sent anything


_NOT_OWED = (Standing.NOT_DUE, Standing.NOT_ASKED)


@dataclass(frozen=True, slots=True)
class AgencyStanding:
    """One agency in one period.

    `last_day` is the last on which its report is on time; `extended_until` the same where it was
    granted. `nil`: its form says that nothing arose.
    """

    agency: Agency
    standing: Standing
    last_day: dt.date
    extended_until: dt.date | None = None
    nil: bool = False
    received_at: dt.datetime | None = None

    @property
    def reported(self) -> bool:
        """Whether a valid report has come."""
        return self.standing in (Standing.ON_TIME, Standing.LATE)


@dataclass(frozen=True, slots=True)
class Rate:
    """A part of a base that holds it, so never above 100 %."""

    part: int
    base: int

    @property
    def percent(self) -> Decimal:
        """The part in percent of the base; 0 where nothing is counted."""
        return share(self.part, self.base)


@dataclass(frozen=True, slots=True)
class Rates:
    """How many of the reports that are owed are there and valid, and how many came in time."""

    completeness: Rate
    punctuality: Rate


@dataclass(frozen=True, slots=True)
class PeriodLedger:
    """The agencies that report in one period, in the order of the plan."""

    plan: Plan
    dates: PeriodDates
    agencies: tuple[AgencyStanding, ...]

    @property
    def rates(self) -> Rates:
        """The rates over all agencies of the period."""
        return rates_of(self.agencies)

    @property
    def kinds(self) -> tuple[tuple[str, Rates], ...]:
        """The rates of each kind of agency."""
        return rates_by_kind(self.agencies)

    def of(self, code: str) -> AgencyStanding | None:
        """How one agency stands; None where it does not report in the period."""
        return next((found for found in self.agencies if found.agency.code == code), None)


@dataclass(frozen=True, slots=True)
class AgencyYear:
    """One agency over the periods of a year; None in a period in which it does not report."""

    agency: Agency
    standings: tuple[AgencyStanding | None, ...]

    @property
    def owed(self) -> tuple[AgencyStanding, ...]:
        """Its reports that were asked for and due by now, or have come already."""
        return tuple(s for s in self.standings if s and s.standing not in _NOT_OWED)

    @property
    def rates(self) -> Rates:
        """The rates over what it owed."""
        return rates_of(self.owed)


@dataclass(frozen=True, slots=True)
class YearLedger:
    """The periods of one year of a plan by due date, and every agency that reports in one."""

    plan: Plan
    year: int
    periods: tuple[PeriodLedger, ...]
    agencies: tuple[AgencyYear, ...]

    @property
    def owed(self) -> tuple[AgencyStanding, ...]:
        """All reports of the year that were due by now or have come already."""
        return tuple(standing for agency in self.agencies for standing in agency.owed)

    @property
    def rates(self) -> Rates:
        """The rates over all that was owed."""
        return rates_of(self.owed)

    @property
    def kinds(self) -> tuple[tuple[str, Rates], ...]:
        """The rates of each kind of agency."""
        return rates_by_kind(self.owed)


def rates_of(standings: Iterable[AgencyStanding]) -> Rates:
    """Return the rates over these; their number is the base of both."""
    counted = tuple(standings)
    valid = sum(found.reported for found in counted)
    on_time = sum(found.standing is Standing.ON_TIME for found in counted)
    return Rates(Rate(valid, len(counted)), Rate(on_time, len(counted)))


def rates_by_kind(standings: Iterable[AgencyStanding]) -> tuple[tuple[str, Rates], ...]:
    """Return the rates of each kind of agency, in the order the kinds come first."""
    by_kind: dict[str, list[AgencyStanding]] = {}
    for found in standings:
        by_kind.setdefault(found.agency.kind, []).append(found)
    return tuple((kind, rates_of(some)) for kind, some in by_kind.items())
