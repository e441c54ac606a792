"""When a file came: what its own clock says, and the mails that brought it."""

import datetime as dt
from collections.abc import Iterable

from generator.edges.register import Receipt

_UNDER_WAY = dt.timedelta(days=7)  # how long a mail is believed to have been on its way


def first_receipt(
    saved_at: dt.datetime,
    sent_at: dt.datetime | None,
    issued: dt.date | None,
    today: dt.date,
) -> Receipt:
    """Return when a file came that the register does not know yet, and the time of its version.

    It came when it was last saved, or when its mail was sent (`earlier_sent`). A clock that shows
    a day before the plan was issued is wrong, as is that of a mail sent after today; a file of
    such a clock came today, and none came later.
    """
    latest = dt.datetime.combine(today, dt.time(23, 59))
    saved = saved_at.replace(microsecond=0)
    noted = latest if _before(saved, issued) else min(saved, latest)
    if sent_at is None or sent_at > latest or _before(sent_at, issued):
        return Receipt(noted, saved_at)
    return earlier_sent(Receipt(noted, sent_at), [sent_at], issued)


def earlier_sent(receipt: Receipt, sent: Iterable[dt.datetime], issued: dt.date | None) -> Receipt:
    """Return a receipt moved back to when a mail that brought the same bytes was sent.

    The clock of a mail is believed up to seven days before the file was noted, never after, and
    never before the plan was issued. Which of the mails was found first does not matter.
    """
    for moment in sorted(sent, reverse=True):
        noted = receipt.received_at
        under_way = noted.date() - _UNDER_WAY <= moment.date() and moment < noted
        if under_way and not _before(moment, issued):
            receipt = Receipt(moment.replace(microsecond=0), moment)
    return receipt


def _before(moment: dt.datetime, issued: dt.date | None) -> bool:
    return issued is not None and moment.date() < issued
