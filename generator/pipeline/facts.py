"""What is known of a period for today's page: its report, what was sent, its files."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from generator.core.model import PeriodDates, Plan, Received, Verdict
from generator.core.sent import Sent
from generator.core.summary import AgencyResult
from generator.core.today import Draft, FileKind, PeriodFacts
from generator.pipeline.frozen import outdated, sendings
from generator.pipeline.letters import REMINDER, REQUEST
from generator.pipeline.plans import Context
from generator.pipeline.preflight import basis_of_draft, changed_files, newest, word_of
from generator.pipeline.reporting import REPORT, TABLES
from generator.pipeline.returning import COPIES
from generator.pipeline.supplement import received_files


@dataclass(frozen=True, slots=True)
class Read:
    """A period as its folder was read for a day."""

    received: Received
    agencies: tuple[AgencyResult, ...]
    issued: bool
    day: dt.date


def facts_of(context: Context, plan: Plan, dates: PeriodDates, read: Read) -> PeriodFacts:
    """Return the facts of a period that was read."""
    period = dates.period.id
    sent = tuple(s for s in sendings(context, plan.id, period) if s.sent_on <= read.day)
    root = context.home.root
    return PeriodFacts(
        plan=plan.id,
        title=plan.title,
        dates=dates,
        issued=read.issued,
        agencies=read.agencies,
        draft=_draft(context, plan, period, read, sent),
        sent=sent[-1] if sent else None,
        files=tuple(_files(context, plan.id, period, sent)),
        folder=context.home.received(plan.id, period).relative_to(root).as_posix(),
        returned=tuple(_returned(context, plan.id, period, read)),
        unread=sum(s.verdict is Verdict.QUARANTINED for s in read.received.unsettled),
    )


def _draft(context: Context, plan: Plan, period: str, read: Read, sent: tuple[Sent, ...]) -> Draft:
    """How the report, or the supplement to what was sent, stands to the data of the day."""
    if sent and outdated(context, plan.id, period, read.received) is None:
        return Draft.SENT
    word = word_of(context, plan.id, period, sent)
    basis = basis_of_draft(context, plan.id, period, sent) if word.is_file() else None
    if basis is None or basis.made_on > read.day:
        return Draft.NONE
    same = basis.edition == plan.edition
    stale = not same or changed_files(basis, received_files(read.received))
    return Draft.STALE if stale else Draft.CURRENT


def _files(
    context: Context, plan: str, period: str, sent: tuple[Sent, ...]
) -> Iterator[tuple[FileKind, str]]:
    folder = context.home.reports(plan, period)
    word = word_of(context, plan, period, sent)
    named = (
        (FileKind.REPORT, word if word.is_file() else newest(folder, REPORT)),
        (FileKind.TABLES, folder / TABLES),
        (FileKind.REQUEST, folder / REQUEST),
        (FileKind.REMINDER, folder / REMINDER),
    )
    for kind, path in named:
        if path.is_file():
            yield kind, path.relative_to(context.home.root).as_posix()


def _returned(context: Context, plan: str, period: str, read: Read) -> Iterator[tuple[str, str]]:
    """The marked copies that went back and were not mended since."""
    folder = context.home.reports(plan, period) / COPIES
    for result in read.agencies:
        path = folder / f"{result.agency.code}.xlsx"
        if path.is_file():
            yield result.agency.code, path.relative_to(context.home.root).as_posix()
