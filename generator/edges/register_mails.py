"""What the register knows of messages in the mailbox, as it stands in its table."""

import json
import sqlite3
from collections.abc import Iterable, Iterator

from generator.core.address import Where
from generator.core.mailbox import Examined, MailNote, PeriodName
from generator.core.problem_texts import TEXTS
from generator.core.problems import Problem, problem


def mail_columns(note: MailNote) -> tuple[str, str, str]:
    """Return what was found in a message, with what, and the periods it was stored for."""
    why = note.examined.why
    told = {
        "forms": _listed(note.examined.forms),
        "why": [why.code, dict(why.params)] if why else None,
    }
    stored = _listed(sorted(note.stored, key=lambda one: (one.plan, one.period)))
    return json.dumps(told, ensure_ascii=False), note.known, json.dumps(stored)


def mail_notes(register: sqlite3.Connection, mailbox: str) -> Iterator[MailNote]:
    """Yield every note on messages of a mailbox, the oldest first."""
    rows = register.execute(
        "SELECT validity, uid, message_id, sha256, examined, known, stored FROM mails "
        "WHERE mailbox = ? ORDER BY id",
        (mailbox,),
    )
    for validity, uid, message_id, sha256, examined, known, stored in rows:
        told = json.loads(examined)
        found = Examined(_names(told["forms"]), _why(told["why"]))
        names = frozenset(_names(json.loads(stored)))
        yield MailNote(validity, uid, message_id, sha256, found, known, names)


def _listed(names: Iterable[PeriodName]) -> list[list[str]]:
    return [[one.plan, one.period] for one in names]


def _names(listed: Iterable[Iterable[str]]) -> tuple[PeriodName, ...]:
    return tuple(PeriodName(*one) for one in listed)


def _why(told: list[object] | None) -> Problem | None:
    """Return a reason; one whose code has gone since is none, and the message is examined again."""
    if not told or told[0] not in TEXTS:
        return None
    params = told[1] if isinstance(told[1], dict) else {}
    return problem(str(told[0]), Where(""), **params)
