"""The sheets Chỉ tiêu and Ý kiến chung."""

from collections.abc import Mapping
from typing import Any

from generator.core.address import column_letters
from generator.core.form_cells import FIRST_ROW, HEADER_ROW, Place
from generator.core.model import Form, IndicatorRow, Value
from generator.core.values import show_value
from generator.core.wording import (
    GENERAL_FIELDS,
    INDICATOR_FIELDS,
    TOPICS,
    Field,
    FormHint,
    FormSheets,
    Topic,
)
from generator.edges.form_write.layout import (
    WIDTHS,
    columns,
    finish,
    fit,
    head,
    hidden_columns,
    write_answer,
)
from generator.edges.form_write.styles import CENTRED, Styles

_Answers = Mapping[Place, Value]
_TOPIC_HELP = {
    Topic.DIRECTION: "Văn bản đã ban hành, hội nghị, tuyên truyền, phân công, kiểm tra, đôn đốc…",
    Topic.OTHER_COOP: "Việc đã phối hợp với cơ quan khác, kết quả…",
    Topic.DIFFICULTY: "Nêu rõ nguyên nhân khách quan, chủ quan…",
    Topic.PROPOSAL: "Ghi rõ kiến nghị với cơ quan nào…",
    Topic.NEXT: "Việc sẽ làm, thời gian hoàn thành…",
}


def draw_indicators(ws: Any, form: Form, styles: Styles, answers: _Answers) -> None:
    """Draw the sheet Chỉ tiêu; an empty result is marked."""
    head(ws, form, styles)
    ws.write_string(3, 0, FormHint.INDICATORS, styles.count)
    columns(ws, INDICATOR_FIELDS, styles)
    key_column = len(INDICATOR_FIELDS)
    hidden_columns(ws, key_column)
    for number, row in enumerate(form.indicator_rows, FIRST_ROW):
        held = _held(row, answers)
        _indicator_row(ws, number, row, styles, held)
        texts = ((row.name, Field.INDICATOR), (row.baseline, Field.BASELINE))
        targets = ((row.target, Field.TARGET), (row.previous, Field.PREVIOUS))
        typed = tuple((show_value(value), field) for field, value in held.items())
        cells = ((text, WIDTHS[field]) for text, field in texts + targets + typed)
        fit(ws, number, *cells, least=2)
        ws.write_string(number, key_column, row.key)
    last = HEADER_ROW + len(form.indicator_rows)
    value = INDICATOR_FIELDS.index(Field.VALUE)
    letter = column_letters(value)
    gap = {"type": "formula", "criteria": f'=${letter}{FIRST_ROW + 1}=""', "format": styles.gap}
    ws.conditional_format(FIRST_ROW, value, last, value, gap)
    ws.autofilter(HEADER_ROW, 0, last, key_column)
    finish(ws, key_column, 2)


def _held(row: IndicatorRow, answers: _Answers) -> dict[str, Value]:
    """What the answer cells of a row hold, by caption."""
    places = {field: Place(FormSheets.INDICATORS, row.key, field) for field in INDICATOR_FIELDS}
    return {field: answers[place] for field, place in places.items() if place in answers}


def _indicator_row(
    ws: Any, number: int, row: IndicatorRow, styles: Styles, held: Mapping[str, Value]
) -> None:
    printed = {
        Field.NUMBER: row.number,
        Field.INDICATOR: row.name,
        Field.UNIT: row.unit,
        Field.BASELINE: row.baseline,
        Field.TARGET: row.target,
        Field.PREVIOUS: row.previous,
    }
    for column, field in enumerate(INDICATOR_FIELDS):
        if field in printed:
            style = styles.printed_centre if field in CENTRED else styles.printed
            ws.write_string(number, column, printed[field], style)
        else:
            write_answer(ws, number, column, held.get(field), styles.answer(field))


def draw_general(ws: Any, form: Form, styles: Styles, answers: _Answers) -> None:
    """Draw the sheet Ý kiến chung: a row for each topic."""
    head(ws, form, styles)
    ws.write_string(3, 0, FormHint.GENERAL, styles.count)
    columns(ws, GENERAL_FIELDS, styles)
    key_column = len(GENERAL_FIELDS)
    hidden_columns(ws, key_column)
    for index, (key, topic) in enumerate(TOPICS.items()):
        row = FIRST_ROW + index
        ws.write_string(row, 0, str(index + 1), styles.printed_centre)
        ws.write_string(row, 1, f"{topic}\n\n{_TOPIC_HELP[key]}", styles.printed)
        opinion = answers.get(Place(FormSheets.GENERAL, key, Field.OPINION))
        fit(ws, row, (show_value(opinion), WIDTHS[Field.OPINION]), least=6)
        write_answer(ws, row, 2, opinion, styles.text)
        ws.write_string(row, key_column, key)
    finish(ws, key_column, 2)
