"""Drawing a form with XlsxWriter: locked where nothing is asked, checked where something is.

Row heights fit the printed text and stay free to grow with what is typed. Lists stay inline
(under 255 characters) because a list on another sheet is lost by some programs. Text answers
have the format Text, so they may begin with "-" or "=".
"""

import datetime as dt
import io
from collections.abc import Mapping
from typing import Any

from generator.core.form_cells import Place
from generator.core.model import Form, Value
from generator.core.returned import MarkedForm
from generator.core.sheets import BookProperties
from generator.core.wording import PROPERTY_PREFIX, FormSheets, MetaKey
from generator.edges.form_write.fixes_sheet import draw_fixes
from generator.edges.form_write.guide_sheet import draw_guide
from generator.edges.form_write.marks import mark_cells
from generator.edges.form_write.other_sheets import draw_general, draw_indicators
from generator.edges.form_write.styles import Styles
from generator.edges.form_write.task_sheet import draw_tasks
from generator.edges.xlsx_write import open_book, self_fitting

_Pairs = tuple[tuple[str, str], ...]


def write_form(form: Form, created: dt.date) -> bytes:
    """Return the .xlsx file of a form; the same form gives the same bytes."""
    return _written(form, created, None)


def write_marked(marked: MarkedForm) -> bytes:
    """Return the .xlsx file of a form that goes back: with the answers sent, and what to mend."""
    return _written(marked.form, marked.made_on, marked)


def _written(form: Form, created: dt.date, marked: MarkedForm | None) -> bytes:
    buffer = io.BytesIO()
    meta = _meta(form)
    with open_book(buffer, _properties(form, meta, created)) as book:
        styles = Styles(book)
        fixes = book.add_worksheet(FormSheets.FIXES) if marked else None
        draw_guide(book.add_worksheet(FormSheets.GUIDE), form, styles)
        sheets = {name: book.add_worksheet(name) for name in _sheets_of(form)}
        if marked:
            draw_fixes(fixes, marked, styles)
            mark_cells(sheets, marked, styles)
        _draw_answered(sheets, form, styles, marked.answers if marked else {})
        keys = [row.key for row in form.tasks] + [row.key for row in form.indicator_rows]
        rows = " ".join(keys)
        _draw_meta(book.add_worksheet(FormSheets.META), (*meta, (MetaKey.ROWS, rows)))
        (fixes or sheets[FormSheets.TASKS if form.tasks else FormSheets.GENERAL]).activate()
    return self_fitting(buffer.getvalue())


def _sheets_of(form: Form) -> tuple[str, ...]:
    """The sheets that are answered."""
    indicators = (FormSheets.INDICATORS,) if form.indicator_rows else ()
    return (FormSheets.TASKS, *indicators, FormSheets.GENERAL)


def _draw_answered(
    sheets: Mapping[str, Any], form: Form, styles: Styles, answers: Mapping[Place, Value]
) -> None:
    draw_tasks(sheets[FormSheets.TASKS], form, styles, answers)
    if form.indicator_rows:
        draw_indicators(sheets[FormSheets.INDICATORS], form, styles, answers)
    draw_general(sheets[FormSheets.GENERAL], form, styles, answers)


def _meta(form: Form) -> _Pairs:
    """What a form says it is, twice in the file: a hidden sheet and document properties."""
    found = form.identity
    values = (found.plan, found.agency, found.period, found.version, found.digest)
    return tuple(zip(MetaKey.ALL, values, strict=True))


def _properties(form: Form, meta: _Pairs, created: dt.date) -> BookProperties:
    return BookProperties(
        f"Biểu báo cáo {form.period_label} - {form.agency.name}",
        form.office_name,
        created,
        tuple((PROPERTY_PREFIX + name, value) for name, value in meta),
    )


def _draw_meta(ws: Any, meta: _Pairs) -> None:
    for row, (name, value) in enumerate(meta):
        ws.write_string(row, 0, name)
        ws.write_string(row, 1, value)
    ws.very_hidden()
    ws.protect()
