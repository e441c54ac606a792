"""When a file came that the register does not know yet."""

import datetime as dt

from generator.edges.register import Receipt


def first_receipt(
    saved_at: dt.datetime,
    sent_at: dt.datetime | None,
    issued: dt.date | None,
    today: dt.date,
) -> Receipt:
    """Return when a file came: when its mail was sent, else when it was last saved.

    A clock that shows a day before the plan was issued is wrong, as is that of a mail sent after
    today; a file of such a clock came today, and none came later.
    """
    latest = dt.datetime.combine(today, dt.time(23, 59))
    if sent_at and sent_at <= latest and not _before(sent_at, issued):
        return Receipt(sent_at.replace(microsecond=0), sent_at)
    saved = saved_at.replace(microsecond=0)
    return Receipt(latest if _before(saved, issued) else min(saved, latest), saved_at)


def _before(moment: dt.datetime, issued: dt.date | None) -> bool:
    return issued is not None and moment.date() < issued
