"""receive: bring in files, read everything of a period, note it in the register."""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.core.model import PeriodDates, Plan, Received, Verdict
from generator.core.sent import Sent
from generator.edges.files import bring_in
from generator.edges.register import Register
from generator.pipeline.before import checks_before
from generator.pipeline.folder import ALL, Asked, read_period
from generator.pipeline.frozen import outdated
from generator.pipeline.plans import Context, WrongUseError, alone, load_plan, period_dates
from generator.pipeline.returning import return_marked
from generator.pipeline.ruling import Ruling, named


@dataclass(frozen=True, slots=True)
class Receiving:
    """What receiving a period came to, and the copies written to go back to agencies.

    `outdated` is the last report sent, where other forms count now than did then.
    """

    plan: Plan
    dates: PeriodDates
    received: Received
    returned: tuple[Path, ...]
    outdated: Sent | None = None


def receive(
    context: Context,
    plan_id: str,
    period_id: str,
    paths: Sequence[Path] = (),
    answers: Collection[Verdict] = ALL,
    ruling: Ruling | None = None,
) -> Receiving:
    """Bring in files from elsewhere, read everything of the period, note it in the register.

    Only the submissions of the verdicts in `answers` come with their answers, and returned ones:
    the copies that go back to agencies are made of them. A ruling on one file is noted first.

    Raises:
        WrongUseError: no such path, or not one such file.
        BusyError: somebody else's run holds the folder.
    """
    plan, _ = load_plan(context, plan_id)
    dates = period_dates(context, plan, period_id)
    folder = context.home.received(plan.id, dates.period.id)
    with alone(context, "receive"):
        for path in paths:
            if not path.exists():
                raise WrongUseError(f"Không có tệp hoặc thư mục {path}.")
            bring_in(path.resolve(), folder.resolve())
        if ruling:
            _rule(context, plan, dates, ruling)
        received = read_folder(context, plan, dates, answers={*answers, Verdict.RETURNED})
        with Register.open_to_read(context.home.register) as register:
            open_files = (*received.counting.values(), *received.unsettled)
            fresh = register.fresh(plan.id, dates.period.id, open_files)
        returned = return_marked(context, plan, dates, received, fresh)
        with Register.open(context.home.register) as register:
            register.add_verdicts(plan.id, dates.period.id, received.submissions, context.today)
        late = outdated(context, plan.id, dates.period.id, received)
    return Receiving(plan, dates, received, returned, late)


def _rule(context: Context, plan: Plan, dates: PeriodDates, ruling: Ruling) -> None:
    """Note an officer's word on a file, after the verdict it has without it."""
    submissions = read_folder(context, plan, dates, answers=()).submissions
    arrival = named(submissions, ruling)
    with Register.open(context.home.register) as register:
        register.add_verdicts(plan.id, dates.period.id, submissions, context.today)
        act = register.exclude if ruling.excluded else register.restore
        act(plan.id, dates.period.id, arrival, ruling.why, context.today)


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
