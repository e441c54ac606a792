"""What was taken from a source without being sure, for a person to confirm."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.core.address import a1
from generator.core.sheets import FIRST_ROW, TableSheet


@dataclass(frozen=True, slots=True)
class Guess:
    """One guess: the sheet, what was seen, taken, and why.

    `row` is what stands in the first column of its row, `caption` the caption of its column.
    """

    sheet: str
    row: str
    caption: str
    seen: str
    taken: str
    why: str


@dataclass(frozen=True, slots=True)
class PlacedGuess:
    """A guess with the cell of the workbook it stands in."""

    sheet: str
    cell: str
    seen: str
    taken: str
    why: str


def place(guesses: Iterable[Guess], sheets: Sequence[TableSheet]) -> Iterator[PlacedGuess]:
    """Yield the guesses with their cells; one that comes again is named once, with how often.

    No cell where the row is not written.
    """
    cells = {
        (sheet.name, row[0], column.caption): a1(FIRST_ROW + number, at)
        for sheet in sheets
        for number, row in reversed(tuple(enumerate(sheet.rows)))
        for at, column in enumerate(sheet.columns)
    }
    same: dict[tuple[str, ...], list[Guess]] = {}
    for guess in dict.fromkeys(guesses):
        key = (guess.sheet, guess.caption, guess.seen, guess.taken, guess.why)
        same.setdefault(key, []).append(guess)
    for found in same.values():
        first = found[0]
        more = f" (và {len(found) - 1} ô khác)" if len(found) > 1 else ""
        cell = cells.get((first.sheet, first.row, first.caption), "")
        yield PlacedGuess(first.sheet, cell, first.seen, first.taken, first.why + more)
