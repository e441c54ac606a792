"""post: send the drafts that have not gone yet, each once, whatever interrupts it.

What is about to be sent is noted before the message leaves and what became of it after, so a run
that ends in between leaves a mail that is known to be unsure, never one that goes twice.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.core.mail import Posted, Standing
from generator.core.mailbox import MailTrouble
from generator.core.model import PeriodDates
from generator.edges.lock import working
from generator.edges.smtp_send import PostError
from generator.pipeline.mail_drafts import MAILS
from generator.pipeline.parcels import PostOrder, parcels
from generator.pipeline.plans import Context, load_plan, period_dates
from generator.pipeline.post_run import PostOffice, PostRun

WAITS = (60.0, 300.0, 900.0)  # seconds before mail the server put off is tried again


@dataclass(frozen=True, slots=True)
class Posting:
    """Every draft and what became of it; `trouble` is what stopped the run before its end."""

    dates: PeriodDates
    posted: tuple[Posted, ...]
    trouble: MailTrouble | None = None

    @property
    def unsettled(self) -> bool:
        """Whether somebody has to look after a mail."""
        settled = (Standing.SENT, Standing.WAS_SENT, Standing.SETTLED)
        return bool(self.trouble) or any(one.standing not in settled for one in self.posted)

    def of(self, *standings: Standing) -> tuple[Posted, ...]:
        """The drafts that stand in some way."""
        return tuple(one for one in self.posted if one.standing in standings)


def look_over(context: Context, plan_id: str, period_id: str, order: PostOrder) -> Posting:
    """Return what `post` would do, and do nothing.

    Raises:
        WrongUseError: there is no such plan or period.
    """
    plan, _ = load_plan(context, plan_id)
    dates = period_dates(context, plan, period_id)
    return Posting(dates, parcels(context, plan, dates, order))


def post(
    context: Context, plan_id: str, period_id: str, order: PostOrder, office: PostOffice
) -> Posting:
    """Send the drafts of a period that have not gone yet.

    Raises:
        WrongUseError: there is no such plan or period.
        BusyError: somebody else is sending the mail of this period.
    """
    plan, _ = load_plan(context, plan_id)
    dates = period_dates(context, plan, period_id)
    folder = context.home.reports(plan.id, dates.period.id) / MAILS
    with working(folder.resolve(), "post", context.wait, context.waiting):
        posted = list(parcels(context, plan, dates, order))
        trouble = None
        try:
            with PostRun(context, plan.id, dates.period.id, office) as run:
                _send(context, run, posted)
        except PostError as fault:
            trouble = fault.trouble
    return Posting(dates, tuple(posted), trouble)


def _send(context: Context, run: PostRun, posted: list[Posted]) -> None:
    """Send what is ready, and what the server puts off again later; keep how each stands."""
    queue = [n for n, one in enumerate(posted) if one.standing is Standing.READY]
    done, total = 0, len(queue)
    for wait in (0.0, *WAITS):
        if queue and wait:
            run.pause(wait)
        for number in queue:
            posted[number] = run.deliver(posted[number].parcel)
            done += posted[number].standing is not Standing.DEFERRED
            context.progress(done, total)
        queue = _put_off(posted, queue)


def _put_off(posted: Sequence[Posted], queue: Sequence[int]) -> list[int]:
    return [number for number in queue if posted[number].standing is Standing.DEFERRED]
