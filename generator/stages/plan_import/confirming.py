"""The last sheet of an imported plan: what a person has to confirm."""

from collections.abc import Sequence

from generator.core.guesses import PlacedGuess
from generator.core.sheets import Column, Kind, TableSheet
from generator.core.wording import GUESS_COLUMNS, PlanSheets


def confirm_sheet(title: str, guesses: Sequence[PlacedGuess]) -> TableSheet:
    """Return the sheet that lists every guess with its cell."""
    widths = (18, 9, 60, 60, 50)
    columns = tuple(
        Column(caption, width, Kind.CENTRE if caption == GUESS_COLUMNS[1] else Kind.TEXT)
        for caption, width in zip(GUESS_COLUMNS, widths, strict=True)
    )
    rows = tuple((g.sheet, g.cell, g.seen, g.taken, g.why) for g in guesses)
    heading = "Những chỗ chương trình đoán khi đọc kế hoạch, cần xác nhận"
    return TableSheet(PlanSheets.CONFIRM, heading, columns, rows, title)
