"""The drafts that lie ready, and how each stands: to be sent, sent, not to be sent."""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace

from generator.core.mail import (
    MailKind,
    Parcel,
    Posted,
    PostNote,
    PostState,
    Standing,
    draft_name,
)
from generator.core.model import PeriodDates, Plan, Received
from generator.core.summary import ReportState
from generator.core.values import format_moment
from generator.edges.draft_read import read_draft
from generator.edges.register import Register
from generator.pipeline.frozen import sendings
from generator.pipeline.mail_drafts import MAILS
from generator.pipeline.plans import Context, WrongUseError
from generator.pipeline.receiving import read_folder
from generator.stages.aggregate import aggregate

_STANDINGS = {
    PostState.SENT: Standing.WAS_SENT,
    PostState.SENDING: Standing.UNSURE,
    PostState.UNSURE: Standing.UNSURE,
}
_OWED = frozenset({MailKind.REQUEST, MailKind.REMINDER, MailKind.RETURNED})


@dataclass(frozen=True, slots=True)
class PostOrder:
    """Which kinds of mail are sent; none named are all of them.

    `again` names agencies whose mail goes although it is not known whether it arrived; where
    kinds are named, also although it was sent.
    """

    kinds: tuple[MailKind, ...] = ()
    again: frozenset[str] = field(default_factory=frozenset)


def parcels(
    context: Context, plan: Plan, dates: PeriodDates, order: PostOrder
) -> tuple[Posted, ...]:
    """Return every draft of the kinds asked for with how it stands.

    Raises:
        WrongUseError: no draft of theirs lies there for one whose mail is to go again.
    """
    found = list(_there(context, plan, dates, order.kinds or tuple(MailKind)))
    if unknown := order.again - {parcel.of for parcel in found}:
        raise WrongUseError(f"Không có thư soạn sẵn cho {', '.join(sorted(unknown))} (--again).")
    with Register.open_to_read(context.home.register) as register:
        notes = register.posts(plan.id, dates.period.id)
    owing = _owing(context, plan, dates, {parcel.kind for parcel in found})
    return tuple(_standing(parcel, notes, owing, order) for parcel in found)


def _there(
    context: Context, plan: Plan, dates: PeriodDates, kinds: Collection[MailKind]
) -> Iterator[Parcel]:
    folder = context.home.reports(plan.id, dates.period.id) / MAILS
    sent = [str(one.n) for one in sendings(context, plan.id, dates.period.id)]
    superior = ", ".join(plan.office.addressees)
    for kind in (kind for kind in MailKind if kind in kinds):
        upward = kind is MailKind.UPWARD
        named = (
            [(n, superior) for n in sent] if upward else [(a.code, a.name) for a in plan.agencies]
        )
        for of, name in named:
            path = folder / draft_name(kind, of)
            if path.is_file():
                head = read_draft(path.read_bytes(), whole=upward)
                yield Parcel(kind, of, name, path.name, head)


def _owing(
    context: Context, plan: Plan, dates: PeriodDates, kinds: Collection[MailKind]
) -> Mapping[MailKind, Collection[str]]:
    """Who owes what by what has come up to now; the drafts may be older."""
    if _OWED.isdisjoint(kinds):
        return {}
    quiet = replace(context, progress=lambda _done, _total: None)  # the bar is for sending
    received: Received = read_folder(quiet, plan, dates, None, answers=())
    summary = aggregate(plan, dates, received, context.today)
    returned = summary.in_state(ReportState.RETURNED)
    owed = {
        MailKind.REQUEST: (*summary.in_state(ReportState.MISSING), *returned),
        MailKind.REMINDER: summary.owing,
        MailKind.RETURNED: returned,
    }
    return {kind: {one.agency.code for one in results} for kind, results in owed.items()}


def _standing(
    parcel: Parcel,
    notes: Mapping[tuple[str, str, str], PostNote],
    owing: Mapping[MailKind, Collection[str]],
    order: PostOrder,
) -> Posted:
    note = notes.get((parcel.kind, parcel.of, parcel.head.digest))
    was = _STANDINGS.get(PostState(note.state)) if note and note.state in set(PostState) else None
    again = parcel.of in order.again and (was is Standing.UNSURE or bool(order.kinds))
    if was and note and not again:
        return Posted(parcel, was, format_moment(dt.datetime.fromisoformat(note.noted_at)))
    if parcel.of not in owing.get(parcel.kind, (parcel.of,)):
        return Posted(parcel, Standing.SETTLED)
    if not parcel.head.addresses:
        return Posted(parcel, Standing.NO_ADDRESS)
    return Posted(parcel, Standing.READY)
