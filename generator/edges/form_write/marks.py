"""Red and amber cells of a copy that goes back, and the note on each."""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.core.address import column_letters
from generator.core.returned import Fault, Fix, Level, MarkedForm
from generator.core.wording import NOTE_HEADS
from generator.edges.form_write.styles import Styles
from generator.edges.form_write.unchanged import unchanged
from generator.edges.xlsx_write import wrapped_lines

_HEADS = dict(zip((Level.MUST, Level.SHOULD), NOTE_HEADS, strict=True))
_NOTE_WIDTH = 300  # pixels
_NOTE_CHARACTERS = 44
_NOTE_LINE = 17  # pixels


def mark_cells(sheets: Mapping[str, Any], marked: MarkedForm, styles: Styles) -> None:
    """Colour the cells to mend until they change, and attach what is wrong.

    Of several conditional formats of a cell the first counts, so this comes before drawing.
    """
    colours = {Level.MUST: styles.wrong, Level.SHOULD: styles.doubtful}
    for fix in (*marked.of(Level.MUST), *marked.of(Level.SHOULD)):
        if fix.place is None or not fix.place.key:
            continue
        row, column = marked.cells[fix.place]
        ws = sheets[fix.place.sheet]
        cell = f"${column_letters(column)}${row + 1}"
        condition = unchanged(cell, marked.answers.get(fix.place))
        rule = {"type": "formula", "criteria": f"={condition}", "format": colours[fix.level]}
        ws.conditional_format(row, column, row, column, {**rule, "stop_if_true": True})
        text = "\n".join(_note(fix))
        ws.write_comment(row, column, text, _note_options(text, marked.form.office_name))


def _note(fix: Fix) -> Iterator[str]:
    """The lines of a note: the faults under the head of their level, each with what to do."""
    level: Level | None = None
    for fault in fix.faults:
        if fault.level is not level and fault.level in _HEADS:
            level = fault.level
            yield _HEADS[level]
        yield _line(fault)


def _line(fault: Fault) -> str:
    return f"- {fault.message} {fault.hint}".rstrip()


def _note_options(text: str, author: str) -> dict[str, Any]:
    lines = wrapped_lines(text, _NOTE_CHARACTERS)
    return {
        "author": author,
        "width": _NOTE_WIDTH,
        "height": _NOTE_LINE * (lines + 1),
        "font_name": "Tahoma",
        "font_size": 9,
        "color": "#FFFFE1",
    }
