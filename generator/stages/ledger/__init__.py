"""The ledger: who reported on time, late or not at all, over a period and over a year.

The rules stand in docs/how-it-works.md, The ledger.
"""

import datetime as dt
from collections.abc import Iterable, Sequence

from generator.core.model import PeriodDates, Plan
from generator.core.standing import (
    AgencyStanding,
    AgencyYear,
    PeriodLedger,
    Standing,
    YearLedger,
)
from generator.core.summary import AgencyResult, ReportState
from generator.stages.ledger.tables import rate_table, tracking_table

__all__ = ["period_ledger", "rate_table", "tracking_table", "year_ledgers"]


def period_ledger(
    plan: Plan,
    dates: PeriodDates,
    results: Sequence[AgencyResult],
    day: dt.date,
    *,
    issued: bool,
) -> PeriodLedger:
    """Return the ledger of a period from how its agencies reported, as it stands on a day.

    Where no forms were issued and nobody sent anything, nobody was asked.
    """
    asked = issued or any(result.state is not ReportState.MISSING for result in results)
    standings = (_standing(dates, result, day, asked=asked) for result in results)
    return PeriodLedger(plan, dates, tuple(standings))


def _standing(
    dates: PeriodDates, result: AgencyResult, day: dt.date, *, asked: bool
) -> AgencyStanding:
    last_day = dates.last_good_day_of(result.agency.code)
    standing = Standing(result.state.value)
    if standing is Standing.MISSING and day <= last_day:
        standing = Standing.NOT_DUE
    elif not asked:
        standing = Standing.NOT_ASKED
    return AgencyStanding(
        agency=result.agency,
        standing=standing,
        last_day=last_day,
        extended_until=result.extended_until,
        nil=result.nil,
        received_at=result.received_at,
    )


def year_ledgers(periods: Iterable[PeriodLedger]) -> tuple[YearLedger, ...]:
    """Return the ledger of every year of every plan these periods belong to.

    The year is that of the period, also where it is due in the following one.
    """
    by_year: dict[tuple[str, int], list[PeriodLedger]] = {}
    for ledger in periods:
        by_year.setdefault((ledger.plan.id, ledger.dates.period.year), []).append(ledger)
    return tuple(_year(year, by_year[plan, year]) for plan, year in sorted(by_year))


def _year(year: int, periods: Sequence[PeriodLedger]) -> YearLedger:
    by_date = sorted(periods, key=lambda p: (p.dates.due, p.dates.period.id))
    plan = by_date[0].plan
    every = ((agency, tuple(p.of(agency.code) for p in by_date)) for agency in plan.agencies)
    agencies = (AgencyYear(agency, standings) for agency, standings in every if any(standings))
    return YearLedger(plan, year, tuple(by_date), tuple(agencies))
