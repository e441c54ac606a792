"""The ledger of a year: how every agency reported in its periods."""

from generator.core.model import PeriodDates, Plan
from generator.core.standing import YearLedger
from generator.core.summary import AgencyResult, Summary
from generator.edges.register import Register
from generator.pipeline.plans import Context, periods
from generator.pipeline.receiving import read_folder
from generator.stages.aggregate import aggregate
from generator.stages.ledger import period_ledger, year_ledgers


def year_of(context: Context, summary: Summary) -> YearLedger:
    """Return the ledger of the periods of a summary's year that have a date, as it stands today."""
    plan, period = summary.plan, summary.dates.period
    with Register.open_to_read(context.home.register) as register:
        issued = register.periods_issued(plan.id)
    ledgers = (
        period_ledger(
            plan,
            dates,
            summary.agencies if dates.period == period else _results(context, plan, dates),
            context.today,
            issued=dates.period.id in issued,
        )
        for dates in periods(context, plan)
        if dates.period.year == period.year
    )
    return year_ledgers(ledgers)[0]


def _results(context: Context, plan: Plan, dates: PeriodDates) -> tuple[AgencyResult, ...]:
    received = read_folder(context, plan, dates, answers=())
    return aggregate(plan, dates, received, context.today).agencies
