"""The cell formats of a form."""

from typing import Any

from generator.core.official_format import FONT
from generator.core.wording import Field

CENTRED = frozenset(
    {Field.NUMBER, Field.ROLE, Field.LIMIT, Field.STATUS, Field.PROGRESS, Field.UNIT}
)
_BASE = {"font_name": FONT, "font_size": 11, "valign": "top", "text_wrap": True}
_BOXED = {**_BASE, "border": 1, "border_color": "#808080"}
_PRINTED = {**_BOXED, "bg_color": "#F2F2F2"}
_OPEN = {**_BOXED, "locked": False}
_LINE = {**_BASE, "text_wrap": False}


class Styles:
    """The cell formats of a form: (answer or printed) by (text, number, date, centred)."""

    def __init__(self, book: Any) -> None:
        self.title = book.add_format({**_LINE, "bold": True, "font_size": 14})
        self.line = book.add_format(_LINE)
        self.wrapped = book.add_format(_BASE)
        self.count = book.add_format({**_LINE, "bold": True, "font_color": "#C00000"})
        self.header = book.add_format(
            {**_BOXED, "bold": True, "align": "center", "valign": "vcenter", "bg_color": "#DCE6F1"}
        )
        self.group = book.add_format(
            {**_LINE, "bold": True, "bg_color": "#EAF1DD", "top": 1, "bottom": 1}
        )
        self.printed = book.add_format({**_PRINTED, "num_format": "@"})
        self.printed_centre = book.add_format({**_PRINTED, "num_format": "@", "align": "center"})
        self.shut = book.add_format({**_BOXED, "bg_color": "#D9D9D9"})
        self.text = book.add_format({**_OPEN, "num_format": "@"})
        self.centre = book.add_format({**_OPEN, "num_format": "@", "align": "center"})
        self.percent = book.add_format({**_OPEN, "align": "center"})
        self.number = book.add_format({**_OPEN, "align": "right"})
        self.date = book.add_format({**_OPEN, "num_format": "dd/mm/yyyy", "align": "center"})
        self.gap = book.add_format({"bg_color": "#FFF2CC"})
        self.idle = book.add_format({"font_color": "#7F7F7F", "italic": True})
        self.wrong = book.add_format({"bg_color": "#F4A7A7"})
        self.doubtful = book.add_format({"bg_color": "#FFC94D"})
        self.done = book.add_format({"font_color": "#00703C", "bold": True})
        self.cell = book.add_format({**_BOXED, "num_format": "@"})
        self.cell_centre = book.add_format({**_BOXED, "align": "center"})
        self.link = book.add_format({**_BOXED, "font_color": "#0563C1", "underline": 1})

    def answer(self, field: str) -> Any:
        """The format of an answer cell under a caption."""
        special = {
            Field.PROGRESS: self.percent,
            Field.FIGURE: self.number,
            Field.VALUE: self.number,
            Field.DATE: self.date,
            Field.STATUS: self.centre,
            Field.UNIT: self.centre,
        }
        return special.get(field, self.text)
