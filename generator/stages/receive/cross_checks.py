"""Answers held against each other, the period's window, and what was accepted the period before.

All of these are warnings: a rule starts as one and may become an error in the catalogue once
offices have seen it hold.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from decimal import Decimal

from generator.core.model import Answer, Form, Status
from generator.core.text import fold
from generator.core.values import decimal_comma, format_date
from generator.core.wording import Field
from generator.stages.receive.reading import Reading

_Answers = Mapping[tuple[str, str], Answer]
_HUNDRED = Decimal(100)
_OPEN = (Status.IN_PROGRESS.value, Status.NOT_STARTED.value)
_FALLS = {Field.PROGRESS: "progress.smaller", Field.FIGURE: "figure.smaller"}


def check_answers(reading: Reading, form: Form, before: Iterable[Answer]) -> None:
    """Report the answers that do not go together."""
    now, then = _by_place(reading.answers), _by_place(before)
    for row in form.tasks:
        _falls(reading, row.key, now, then)
        _reopened(reading, row.key, now, then)
        _unit(reading, row.key, now)
        _finished(reading, form, row.key, now, then)
    for line in form.indicator_rows:
        found = now.get((line.key, Field.VALUE))
        over = found and isinstance(found.value, Decimal) and found.value > _HUNDRED
        if found and over and line.unit.strip() == "%":
            reading.report("figure.over_hundred", found.where, seen=_shown(found))


def _by_place(answers: Iterable[Answer]) -> _Answers:
    return {(answer.key, answer.field): answer for answer in answers}


def _falls(reading: Reading, key: str, now: _Answers, then: _Answers) -> None:
    """What adds up over the year cannot have become less."""
    for caption, code in _FALLS.items():
        found, old = now.get((key, caption)), then.get((key, caption))
        if found is None or old is None:
            continue
        if caption == Field.FIGURE and not _same_unit(key, now, then):
            continue
        match found.value, old.value:
            case Decimal() as value, Decimal() as before if value < before:
                reading.report(code, found.where, seen=_shown(found), before=_shown(old))


def _same_unit(key: str, now: _Answers, then: _Answers) -> bool:
    units = [
        fold(str(found[key, Field.UNIT].value or "")) if (key, Field.UNIT) in found else ""
        for found in (now, then)
    ]
    return units[0] == units[1]


def _reopened(reading: Reading, key: str, now: _Answers, then: _Answers) -> None:
    found, old = now.get((key, Field.STATUS)), then.get((key, Field.STATUS))
    if found and old and old.value == Status.DONE and found.value in _OPEN:
        reading.report("status.reopened", found.where, status=str(found.value))


def _unit(reading: Reading, key: str, now: _Answers) -> None:
    figure, unit = now.get((key, Field.FIGURE)), now.get((key, Field.UNIT))
    if figure and unit and isinstance(figure.value, Decimal) and not unit.value:
        reading.report("unit.missing", unit.where, seen=_shown(figure))


def _finished(reading: Reading, form: Form, key: str, now: _Answers, then: _Answers) -> None:
    """What was done is done in the window of the data, unless it was told the period before."""
    found, old = now.get((key, Field.DATE)), then.get((key, Field.STATUS))
    if found is None or not isinstance(found.value, dt.date) or (old and old.value == Status.DONE):
        return
    early = form.data_from is not None and found.value < form.data_from
    if early or found.value > form.data_to:
        seen = format_date(found.value)
        reading.report("date.outside_window", found.where, seen=seen, window=form.window)


def _shown(answer: Answer) -> str:
    return decimal_comma(answer.value) if isinstance(answer.value, Decimal) else ""
