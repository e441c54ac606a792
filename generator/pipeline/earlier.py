"""The summaries of earlier periods that a period is held against."""

from collections.abc import Iterator, Mapping

from generator.core.assignment import previous_period
from generator.core.model import COUNTING, PeriodDates, Plan
from generator.core.summary import Since, Summary
from generator.pipeline.folder import Asked, read_period
from generator.pipeline.plans import Context, periods
from generator.stages.aggregate import aggregate


def earlier_summaries(context: Context, plan: Plan, dates: PeriodDates) -> Mapping[Since, Summary]:
    """Return the summaries of the period before in its year and of the same one a year ago.

    Only of periods from which at least one valid form has come; each as it stood on its due date,
    with all that has come since.
    """
    found = _summaries(context, plan, _periods(context, plan, dates))
    return {since: summary for since, summary in found if summary}


def _periods(
    context: Context, plan: Plan, dates: PeriodDates
) -> Iterator[tuple[Since, PeriodDates]]:
    known, period = periods(context, plan), dates.period
    this_year = [d for d in known if d.period.year == period.year]
    if before := previous_period(this_year, dates):
        yield Since.BEFORE, before
    for one in known:
        if (one.period.year, one.period.slot) == (period.year - 1, period.slot):
            yield Since.YEAR_AGO, one


def _summaries(
    context: Context, plan: Plan, asked: Iterator[tuple[Since, PeriodDates]]
) -> Iterator[tuple[Since, Summary | None]]:
    for since, dates in asked:
        received = read_period(context, Asked(plan, dates), answers=COUNTING)
        yield since, aggregate(plan, dates, received, dates.due) if received.counting else None
