"""receive: bring in files, read everything of a period, note it in the register."""

import datetime as dt
from collections.abc import Collection, Sequence
from pathlib import Path

from generator.core.model import PeriodDates, Plan, Received, Verdict
from generator.edges.files import bring_in
from generator.edges.register import Register
from generator.pipeline.before import checks_before
from generator.pipeline.folder import ALL, Asked, read_period
from generator.pipeline.plans import Context, WrongUseError, load_plan, period_dates
from generator.pipeline.returning import return_marked


def receive(
    context: Context,
    plan_id: str,
    period_id: str,
    paths: Sequence[Path] = (),
    answers: Collection[Verdict] = ALL,
) -> tuple[Plan, PeriodDates, Received, tuple[Path, ...]]:
    """Bring in files from elsewhere, read everything of the period, note it in the register.

    Only the submissions of the verdicts in `answers` come with their answers, and returned ones:
    the copies that go back to agencies, which come last, are made of them.
    """
    plan, _ = load_plan(context, plan_id)
    dates = period_dates(context, plan, period_id)
    folder = context.home.received(plan.id, dates.period.id)
    for path in paths:
        if not path.exists():
            raise WrongUseError(f"Không có tệp hoặc thư mục {path}.")
        bring_in(path.resolve(), folder.resolve())
    received = read_folder(context, plan, dates, answers={*answers, Verdict.RETURNED})
    with Register.open(context.home.register) as register:
        register.add_verdicts(plan.id, dates.period.id, received.submissions, context.today)
    return plan, dates, received, return_marked(context, plan, dates, received)


def read_folder(
    context: Context,
    plan: Plan,
    dates: PeriodDates,
    on: dt.date | None = None,
    answers: Collection[Verdict] = ALL,
) -> Received:
    """Return every file of a period with its verdict; writes nothing but the cache of readings.

    With `on`, only the files that had come by the end of that day. Only the submissions of the
    verdicts in `answers` come with their answers.
    """
    asked = Asked(plan, dates, checks_before(context, plan, dates))
    return read_period(context, asked, on, answers)
