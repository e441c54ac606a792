"""What the register knows of mails sent, as it stands in its table."""

import sqlite3
from collections.abc import Iterator

from generator.core.mail import PostNote


def post_columns(note: PostNote) -> tuple[str, ...]:
    """Return the columns behind plan and period."""
    told = (note.addresses, note.message_id, note.state, note.reply, note.noted_at)
    return (*note.key, *told)


def post_notes(register: sqlite3.Connection, plan: str, period: str) -> Iterator[PostNote]:
    """Yield every note on mails of a period, the oldest first."""
    rows = register.execute(
        "SELECT kind, agency, sha256, address, message_id, state, reply, noted_at FROM outbox "
        "WHERE plan = ? AND period = ? ORDER BY id",
        (plan, period),
    )
    return (PostNote(*row) for row in rows)
