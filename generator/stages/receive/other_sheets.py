"""The answers of the sheets Chỉ tiêu and Ý kiến chung."""

import re
from decimal import Decimal

from generator.core.form_cells import ANSWER_FIELDS
from generator.core.grid import Row
from generator.core.model import Answer, Form, IndicatorRow, State, Value
from generator.core.numbers import read_figure
from generator.core.text import fold, one_line
from generator.core.values import Refused, Taken, show_cell
from generator.core.wording import (
    TOPICS,
    Field,
    FormSheets,
)
from generator.stages.receive.bounds import impossible_value, places_of
from generator.stages.receive.reading import NIL_STATES, STATUS_BY_WORD, Reading
from generator.stages.receive.rows import Printed
from generator.stages.receive.tables import read_rows

_PLACE = re.compile(r"(?:thứ |hạng |thứ hạng )?(\d{1,3})(?: ?/ ?(\d{1,3}))?", re.IGNORECASE)


def read_indicators(reading: Reading, form: Form) -> None:
    """Read the rows of the indicators a form asks about."""
    if not any(reading.was_asked(row.key) for row in form.indicator_rows):
        for new in form.indicator_rows:
            reading.no_row(FormSheets.INDICATORS, new.key, new.number, new.name)
        return
    printed = [_printed(row) for row in form.indicator_rows]
    matching = read_rows(reading, FormSheets.INDICATORS, printed)
    if matching is None:
        return
    for asked in form.indicator_rows:
        row = matching.found.get(asked.key)
        if row is not None:
            _read_indicator(reading, asked, row)
        elif asked.key not in matching.disputed:
            reading.no_row(FormSheets.INDICATORS, asked.key, asked.number, asked.name)


def _printed(row: IndicatorRow) -> Printed:
    cells = {Field.INDICATOR: row.name, Field.NUMBER: row.number, Field.UNIT: row.unit}
    cells |= {Field.BASELINE: row.baseline, Field.TARGET: row.target}
    return Printed(row.key, cells, ANSWER_FIELDS[FormSheets.INDICATORS])


def _read_indicator(reading: Reading, asked: IndicatorRow, row: Row) -> None:
    cell = row.cell(Field.VALUE)
    where = row.where(Field.VALUE)
    reading.check_unit(row, asked.unit, asked.key)
    word = STATUS_BY_WORD.get(fold(cell)) if isinstance(cell, str) else None
    if cell is None:
        reading.report("indicator.missing", where)
        reading.answer(asked.key, Field.VALUE, None, where, State.NOT_REPORTED)
    elif word in NIL_STATES:
        if row.text(Field.VALUE) != word.value:
            reading.repaired(where, cell, word.value)
        reading.answers.append(Answer(asked.key, Field.VALUE, NIL_STATES[word], word.value, where))
    else:
        value = _value(reading, asked, row)
        reading.answer(asked.key, Field.VALUE, value, where, State.NOT_REPORTED)
    for caption in (Field.SOURCE, Field.NOTE):
        text = reading.text(row, caption)
        reading.answer(asked.key, caption, text, row.where(caption), State.NOT_REPORTED)


def _value(reading: Reading, asked: IndicatorRow, row: Row) -> Value:
    """The result: a number; a place typed as 23/34 is the 23rd; words where the target is so."""
    cell = row.cell(Field.VALUE)
    place = _PLACE.fullmatch(one_line(cell)) if isinstance(cell, str) and asked.ranked else None
    read = Taken(Decimal(place[1]), repaired=True) if place else read_figure(cell, asked.unit)
    if isinstance(read, Refused) and asked.in_words and isinstance(cell, str):
        return reading.text(row, Field.VALUE)
    value = reading.take(row, Field.VALUE, read)
    why = impossible_value(value, asked) if isinstance(value, Decimal) else ""
    places, asked_of = place and place[2], places_of(asked.target)
    if not why and places and asked_of and int(places) != asked_of:
        why = f"kế hoạch tính trên {asked_of} thứ hạng"
    if why:
        seen = show_cell(cell)
        reading.report("figure.impossible", row.where(Field.VALUE), seen=seen, why=why)
    return value


def read_general(reading: Reading) -> None:
    """Read the opinions on the topics of the sheet Ý kiến chung."""
    printed = [
        Printed(
            key, {Field.TOPIC: topic, Field.NUMBER: str(number)}, ANSWER_FIELDS[FormSheets.GENERAL]
        )
        for number, (key, topic) in enumerate(TOPICS.items(), 1)
    ]
    matching = read_rows(reading, FormSheets.GENERAL, printed)
    if matching is None:
        return
    for number, (key, topic) in enumerate(TOPICS.items(), 1):
        if row := matching.found.get(key):
            text = reading.text(row, Field.OPINION)
            where = row.where(Field.OPINION)
            reading.answer(key, Field.OPINION, text, where, State.NOT_REPORTED)
        elif key not in matching.disputed:
            reading.no_optional_row(FormSheets.GENERAL, key, str(number), topic)
