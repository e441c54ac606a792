"""The sheet Việc cần sửa: every place to mend with a link to it, and what is still open."""

from typing import Any

from generator.core.address import a1
from generator.core.form_cells import HEADER_ROW as FORM_HEADER
from generator.core.returned import Fix, Level, MarkedForm
from generator.core.returned_words import (
    FIX_COLUMNS,
    FIX_TITLE,
    HOW_TO,
    LEFT_AFTER,
    LEFT_BEFORE,
    MUST_HEAD,
    NONE_LEFT,
    NONE_LEFT_BUT_READ,
    SENT_FILE,
    SHOULD_HEAD,
    TOLD_HEAD,
    FixState,
)
from generator.core.sheets import Column
from generator.core.values import format_date
from generator.core.wording import AGENCY_LINE, PLAN_LINE, FormHint, FormSheets
from generator.edges.form_write.layout import print_wide
from generator.edges.form_write.styles import Styles
from generator.edges.form_write.unchanged import unchanged
from generator.edges.xlsx_write import row_height, within_cell

_COUNT_ROW, _HEADER = 5, 7
_STATE = len(FIX_COLUMNS) - 1
_HEADS = {Level.MUST: MUST_HEAD, Level.SHOULD: SHOULD_HEAD, Level.TOLD: TOLD_HEAD}
_WIDTHS = tuple(FIX_COLUMNS.values())


def draw_fixes(ws: Any, marked: MarkedForm, styles: Styles) -> None:
    """Draw the sheet Việc cần sửa."""
    _head(ws, marked, styles)
    for column, (caption, width) in enumerate(FIX_COLUMNS.items()):
        ws.set_column(column, column, width)
        ws.write_string(_HEADER, column, caption, styles.header)
    row = _HEADER + 1
    for level, heading in _HEADS.items():
        fixes = marked.of(level)
        if fixes:
            row = _section(ws, row, f"{heading} ({len(fixes)})", styles)
        for number, fix in enumerate(fixes, 1):
            _line(ws, row, number, fix, styles)
            _link(ws, row, marked, fix, styles)
            _state(ws, row, marked, fix, styles)
            row += 1
    _count(ws, marked, styles, row - 1)
    done = {"type": "cell", "criteria": "==", "value": f'"{FixState.DONE}"', "format": styles.done}
    ws.conditional_format(_HEADER + 1, _STATE, row, _STATE, done)
    ws.freeze_panes(_HEADER + 1, 0)
    ws.protect()
    print_wide(ws, _HEADER, len(FIX_COLUMNS))


def _head(ws: Any, marked: MarkedForm, styles: Styles) -> None:
    form = marked.form
    ws.hide_gridlines(2)
    send_to = f" ({form.office_email})" if form.office_email else ""
    ws.write_string(0, 0, f"{FIX_TITLE} {form.period_label}".upper(), styles.title)
    lines = (
        AGENCY_LINE + form.agency.name,
        PLAN_LINE + form.plan_title,
        f"{SENT_FILE}: {marked.file}, nhận ngày {format_date(marked.received_on)}. Gửi lại "
        f"{form.office_name}{send_to}, hạn gửi: ngày {format_date(form.due)}.",
        HOW_TO,
    )
    for row, text in enumerate(lines, 1):
        ws.write_string(row, 0, text, styles.line)


def _section(ws: Any, row: int, heading: str, styles: Styles) -> int:
    """Write the heading of a level and return the row after it."""
    for column in range(len(FIX_COLUMNS)):
        ws.write_blank(row, column, None, styles.group)
    ws.write_string(row, 0, heading, styles.group)
    return row + 1


def _line(ws: Any, row: int, number: int, fix: Fix, styles: Styles) -> None:
    ws.write_number(row, 0, number, styles.cell_centre)
    problems = "\n".join(fault.message for fault in fix.faults)
    hints = "\n".join(dict.fromkeys(fault.hint for fault in fix.faults if fault.hint))
    caption = f"\nCột “{fix.place.field}”" if fix.place and fix.place.field else ""
    texts = (_elsewhere(fix), fix.content + caption, fix.holds, problems, hints)
    for column, text in enumerate(texts, 1):
        ws.write_string(row, column, within_cell(text), styles.cell)
    columns = (Column("", width) for width in _WIDTHS[1:])
    ws.set_row(row, row_height((*zip(texts, columns, strict=False), ("\n", Column("", 99)))))


def _elsewhere(fix: Fix) -> str:
    """Where a fault without a place in the form was in the file that came."""
    if fix.place:
        return ""
    return f"{SENT_FILE}:\n{fix.seen_at}" if fix.seen_at else SENT_FILE


def _link(ws: Any, row: int, marked: MarkedForm, fix: Fix, styles: Styles) -> None:
    """Write the place as a link into the form."""
    if fix.place is None:
        return
    cell = marked.cell(fix.place)
    shown = f"{fix.place.sheet}!{cell}" if fix.place.key else fix.place.sheet
    ws.write_url(row, 1, f"internal:'{fix.place.sheet}'!{cell}", styles.link, shown)


def _state(ws: Any, row: int, marked: MarkedForm, fix: Fix, styles: Styles) -> None:
    """Write what is still open: live where a cell or the line above a table can tell."""
    open_ = FixState.OPEN if fix.level is Level.MUST else FixState.LOOK
    condition = _open_condition(marked, fix)
    if fix.level is Level.TOLD:
        ws.write_blank(row, _STATE, None, styles.cell_centre)
    elif condition is None:
        ws.write_string(row, _STATE, FixState.READ, styles.cell_centre)
    else:
        formula = f'=IF({condition},"{open_}","{FixState.DONE}")'
        ws.write_formula(row, _STATE, formula, styles.cell_centre, open_)


def _open_condition(marked: MarkedForm, fix: Fix) -> str | None:
    """The condition under which a place is still open; a lost sheet is until it is filled in."""
    if fix.place is None:
        return None
    if fix.place.key:
        cell = f"'{fix.place.sheet}'!{marked.cell(fix.place)}"
        return unchanged(cell, marked.answers.get(fix.place))
    if fix.place.sheet == FormSheets.TASKS and fix.level is Level.MUST:
        return f"'{fix.place.sheet}'!{a1(FORM_HEADER - 1, 0)}<>\"{FormHint.COMPLETE}\""
    return None


def _count(ws: Any, marked: MarkedForm, styles: Styles, last: int) -> None:
    """Write the line that counts the places still to mend."""
    must = marked.of(Level.MUST)
    live = sum(_open_condition(marked, fix) is not None for fix in must)
    none_left = NONE_LEFT if live == len(must) else NONE_LEFT_BUT_READ
    states = f"{a1(_HEADER + 1, _STATE)}:{a1(last, _STATE)}"
    count = f'COUNTIF({states},"{FixState.OPEN}")'
    formula = f'=IF({count}=0,"{none_left}","{LEFT_BEFORE}"&{count}&"{LEFT_AFTER}")'
    shown = f"{LEFT_BEFORE}{live}{LEFT_AFTER}" if live else none_left
    ws.write_formula(_COUNT_ROW, 0, formula, styles.count, shown)
