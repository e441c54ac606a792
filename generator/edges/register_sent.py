"""What was sent upward, as rows of the register."""

import datetime as dt
import json
import sqlite3

from generator.core.sent import Sent, SentKind


def sent_row(sent: Sent) -> tuple[object, ...]:
    """Return the columns of a sending behind plan and period."""
    dated = sent.dated.isoformat() if sent.dated else ""
    files = json.dumps(dict(sent.files), ensure_ascii=False, sort_keys=True)
    told = (sent.n, sent.kind.value, sent.number, dated, sent.file)
    return (*told, sent.sent_on.isoformat(), sent.why, files)


def sendings(register: sqlite3.Connection, plan: str, period: str) -> tuple[Sent, ...]:
    """Return everything sent for a period, the oldest first."""
    rows = register.execute(
        "SELECT n, kind, number, dated, file, sent_on, why, files FROM sent "
        "WHERE plan = ? AND period = ? ORDER BY n, id",
        (plan, period),
    )
    return tuple(
        Sent(
            n=n,
            kind=SentKind(kind),
            number=number,
            dated=dt.date.fromisoformat(dated) if dated else None,
            file=file,
            sent_on=dt.date.fromisoformat(day),
            why=why,
            files=tuple(json.loads(files).items()),
        )
        for n, kind, number, dated, file, day, why, files in rows
    )
