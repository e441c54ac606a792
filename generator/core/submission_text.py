"""A submission as JSON text and back, so that it can be kept and sent between processes.

The head (verdict, problems, repairs) and the body (answers, refused cells) are texts of their own:
few commands need the bodies of thousands of files. Nothing but JSON is read: what is kept lies in
a folder others can write to.
"""

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation

from generator.core.address import Where
from generator.core.model import (
    Answer,
    Arrival,
    RefusedCell,
    Repair,
    State,
    Submission,
    Value,
    Verdict,
)
from generator.core.problems import Problem

_NUMBER, _DAY, _MOMENT = "number", "day", "moment"


def head_text(submission: Submission) -> str:
    """Return everything of a submission but its answers and refused cells."""
    came = submission.arrival
    arrival = (
        *(came.file, came.sha256, came.received_at.isoformat(), came.saved_at.isoformat()),
        *(came.modified, came.sender, came.sent_at.isoformat() if came.sent_at else None),
    )
    problems = [(p.code, _place(p.where, came.file), p.params) for p in submission.problems]
    repairs = [(_place(r.where, came.file), r.seen, r.taken) for r in submission.repairs]
    verdict = submission.verdict.value
    said = (verdict, problems, repairs, submission.excluded, submission.nil)
    return json.dumps((arrival, submission.agency, *said))


def body_text(submission: Submission) -> str:
    """Return the answers and refused cells of a submission."""
    file = submission.arrival.file
    answers = [
        (a.key, a.field, a.state.value, _told(a.value), *_place(a.where, file))
        for a in submission.answers
    ]
    refused = [(r.key, r.field, r.text, *_place(r.where, file)) for r in submission.refused]
    return json.dumps((answers, refused))


def read_head(text: str) -> Submission:
    """Return the submission of a head, without answers.

    Raises:
        ValueError: the text is no head.
    """
    try:
        arrival, agency, verdict, problems, repairs, excluded, nil = json.loads(text)
        came = _arrival(*arrival)
        return Submission(
            came,
            agency,
            Verdict(verdict),
            tuple(
                Problem(code, _where(came.file, *place), tuple((k, v) for k, v in params))
                for code, place, params in problems
            ),
            tuple(Repair(_where(came.file, *place), *rest) for place, *rest in repairs),
            excluded=excluded,
            nil=nil,
        )
    except (TypeError, KeyError, RecursionError) as fault:
        raise ValueError(str(fault)) from fault


def with_body(head: Submission, text: str) -> Submission:
    """Return the submission of a head with the answers of its body.

    Raises:
        ValueError: the text is no body.
    """
    file = head.arrival.file
    try:
        answers, refused = json.loads(text)
        return replace(
            head,
            answers=tuple(
                Answer(key, field, State(state), _value(value), _where(file, *place))
                for key, field, state, value, *place in answers
            ),
            refused=tuple(
                RefusedCell(key, field, seen, _where(file, *place))
                for key, field, seen, *place in refused
            ),
        )
    except (TypeError, KeyError, RecursionError, InvalidOperation) as fault:
        raise ValueError(str(fault)) from fault


def _arrival(file: str, sha256: str, received_at: str, saved_at: str, *mail: str | None) -> Arrival:
    moment = dt.datetime.fromisoformat
    modified, sender, sent_at = mail
    return Arrival(
        file,
        sha256,
        moment(received_at),
        moment(saved_at),
        modified or "",
        sender or "",
        moment(sent_at) if sent_at else None,
    )


def _place(where: Where, file: str) -> tuple[str, ...]:
    """Sheet and cell; also the file where it is not the submission's own."""
    place = (where.sheet, where.cell)
    return place if where.file == file else (*place, where.file)


def _where(own: str, sheet: str, cell: str, file: str | None = None) -> Where:
    return Where(own if file is None else file, sheet, cell)


def _told(value: Value) -> str | tuple[str, str] | None:
    match value:
        case Decimal():
            return _NUMBER, str(value)
        case dt.datetime():
            return _MOMENT, value.isoformat()
        case dt.date():
            return _DAY, value.isoformat()
    return value


def _value(told: str | Sequence[str] | None) -> Value:
    match told:
        case None | str():
            return told
        case [kind, text] if kind == _NUMBER:
            return Decimal(text)
        case [kind, text] if kind == _DAY:
            return dt.date.fromisoformat(text)
        case [kind, text] if kind == _MOMENT:
            return dt.datetime.fromisoformat(text)
    raise ValueError(told)
