"""Where a value stands: file, sheet and cell, kept from the first read to the last print."""

import re
from dataclasses import dataclass
from functools import lru_cache

_A1 = re.compile(r"([A-Z]+)(\d+)")


@dataclass(frozen=True, slots=True)
class Where:
    """A place in a workbook; sheet and cell are empty where the whole file or sheet is meant."""

    file: str
    sheet: str = ""
    cell: str = ""

    def __str__(self) -> str:
        place = "!".join(part for part in (self.sheet, self.cell) if part)
        return " ".join(part for part in (self.file, place) if part)

    @property
    def order(self) -> tuple[str, str, int, int, str]:
        """A sort key: file, sheet, row, column."""
        match = _A1.fullmatch(self.cell)
        if not match:
            return (self.file, self.sheet, 0, 0, self.cell)
        return (self.file, self.sheet, int(match[2]), column_number(match[1]), "")


@lru_cache(maxsize=1_024)
def column_letters(column: int) -> str:
    """Return the letters of a zero-based column: 0 is A, 26 is AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """Return the one-based number of a column: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def a1(row: int, column: int) -> str:
    """Return the A1 address of a zero-based row and column."""
    return f"{column_letters(column)}{row + 1}"


def position(cell: str) -> tuple[int, int] | None:
    """Return the zero-based row and column of an A1 address, or None where it is none."""
    match = _A1.fullmatch(cell)
    return (int(match[2]) - 1, column_number(match[1]) - 1) if match else None
