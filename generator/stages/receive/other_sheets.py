"""The answers of the sheets Chỉ tiêu and Ý kiến chung."""

from generator.core.grid import Row
from generator.core.model import Answer, Form, IndicatorRow, State
from generator.core.text import fold
from generator.core.values import read_figure
from generator.core.wording import (
    GENERAL_FIELDS,
    INDICATOR_FIELDS,
    TOPICS,
    Field,
    FormSheets,
)
from generator.stages.receive.reading import NIL_STATES, STATUS_BY_WORD, Reading
from generator.stages.receive.rows import match_rows


def read_indicators(reading: Reading, form: Form) -> None:
    """Read the rows of the indicators a form asks about."""
    if not any(reading.was_asked(row.key) for row in form.indicator_rows):
        for new in form.indicator_rows:
            reading.no_row(FormSheets.INDICATORS, new.key, new.number, new.name)
        return
    table = reading.table(FormSheets.INDICATORS, INDICATOR_FIELDS)
    if table is None:
        return
    texts = {row.key: row.name for row in form.indicator_rows}
    found = match_rows(reading, table, texts, Field.INDICATOR, INDICATOR_FIELDS[6:])
    for asked in form.indicator_rows:
        row = found.get(asked.key)
        if row is not None:
            _read_indicator(reading, asked, row)
        else:
            reading.no_row(FormSheets.INDICATORS, asked.key, asked.number, asked.name)


def _read_indicator(reading: Reading, asked: IndicatorRow, row: Row) -> None:
    cell = row.cell(Field.VALUE)
    where = row.where(Field.VALUE)
    word = STATUS_BY_WORD.get(fold(cell)) if isinstance(cell, str) else None
    if cell is None:
        reading.report("indicator.missing", where)
        reading.answer(asked.key, Field.VALUE, None, where, State.NOT_REPORTED)
    elif word in NIL_STATES:
        reading.answers.append(Answer(asked.key, Field.VALUE, NIL_STATES[word], word.value, where))
    else:
        value = reading.take(row, Field.VALUE, read_figure(cell, asked.unit))
        reading.answer(asked.key, Field.VALUE, value, where, State.NOT_REPORTED)
    for caption in (Field.SOURCE, Field.NOTE):
        text = reading.text(row, caption)
        reading.answer(asked.key, caption, text, row.where(caption), State.NOT_REPORTED)


def read_general(reading: Reading) -> None:
    """Read the opinions on the topics of the sheet Ý kiến chung."""
    table = reading.table(FormSheets.GENERAL, GENERAL_FIELDS)
    if table is None:
        return
    found = match_rows(reading, table, TOPICS, Field.TOPIC, GENERAL_FIELDS[2:])
    for key in TOPICS:
        if row := found.get(key):
            text = reading.text(row, Field.OPINION)
            where = row.where(Field.OPINION)
            reading.answer(key, Field.OPINION, text, where, State.NOT_REPORTED)
