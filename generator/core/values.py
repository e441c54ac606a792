"""What a cell may hold, and how numbers and dates are printed the Vietnamese way.

A reader (`numbers`, `dates`, `legacy_encodings`) gives `Taken` (the value, and whether it had to
be repaired) or `Refused` (the code of the problem and what to show). It never guesses between two
readings: that is a refusal.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Generic, TypeVar

from generator.core.text import clean, one_line

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula cell saved without a result; never evaluated."""

    text: str


@dataclass(frozen=True, slots=True)
class CellError:
    """An Excel error value such as #DIV/0!."""

    text: str


@dataclass(frozen=True, slots=True)
class Share:
    """A number its cell shows in per cent: 0.5 in a cell that reads 50%."""

    number: float


Cell = (
    str
    | float
    | int
    | bool
    | dt.date
    | dt.datetime
    | dt.time
    | dt.timedelta
    | Formula
    | CellError
    | Share
) | None


@dataclass(frozen=True, slots=True)
class Taken(Generic[T_co]):
    """A value read from a cell; `repaired` when the cell did not hold it in its own type."""

    value: T_co
    repaired: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a cell could not be read: a problem code and its parameters."""

    code: str
    params: tuple[tuple[str, str], ...] = ()


TOO_LARGE = 10**15  # beyond it a cell no longer holds every digit


def from_float(number: float) -> Decimal:
    """Return the number without the noise of its binary form."""
    return normal(Decimal(repr(round(number, 10))))


def normal(number: Decimal) -> Decimal:
    """Return the same number without trailing zeros, an exponent or the sign of a zero."""
    if not number:
        return Decimal(0)
    number = number.normalize()
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number


def plain(number: Decimal) -> str:
    """Return the number for programs: decimal point, no exponent, no trailing zeros."""
    return format(normal(number), "f")


def decimal_comma(number: Decimal) -> str:
    """Return the number with a decimal comma and nothing between thousands."""
    return plain(number).replace(".", ",")


def format_number(number: Decimal | int) -> str:
    """Return the number as Vietnamese print it: 1.234,5."""
    whole, _, decimals = plain(Decimal(number)).partition(".")
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    grouped = f"{int(digits):,}".replace(",", ".")
    return sign + grouped + ("," + decimals if decimals else "")


def format_count(count: int) -> str:
    """Return a count in running text: under ten with a leading zero, as offices write it."""
    return f"0{count}" if 0 < count < 10 else format_number(count)


def share(part: int, base: int) -> Decimal:
    """Return part of base in percent, one decimal, halves up; 0 where the base is 0."""
    return round_1(Decimal(100) * part / base) if base else Decimal(0)


def round_1(number: Decimal) -> Decimal:
    """Return the number rounded to one decimal, halves up."""
    return normal(number.quantize(Decimal("0.1"), ROUND_HALF_UP))


def mean(numbers: Sequence[Decimal]) -> Decimal | None:
    """Return the mean rounded to one decimal, or None of no numbers."""
    return round_1(sum(numbers, Decimal(0)) / len(numbers)) if numbers else None


def format_percent(number: Decimal) -> str:
    """Return a percentage with at most one decimal: 61,6%."""
    return format_number(round_1(number)) + "%"


def day_and_month(date: dt.date) -> tuple[str, str]:
    """Return day and month in figures by Nghị định 30/2020, Phụ lục I, II.4.

    A leading zero stands before days under 10 and before the months 1 and 2 only.
    """
    return f"{date.day:02d}", f"{date.month:02d}" if date.month < 3 else str(date.month)


def format_date(date: dt.date) -> str:
    """Return a date inside a sentence: 05/02/2026, 20/9/2025."""
    return "/".join((*day_and_month(date), str(date.year)))


def show_value(value: str | Decimal | dt.date | None) -> str:
    """Return an answer for people: a date as dd/mm/yyyy, a number with a decimal comma."""
    if isinstance(value, Decimal):
        return decimal_comma(value)
    return value if isinstance(value, str) else format_date(value) if value else ""


def format_moment(moment: dt.datetime) -> str:
    """Return a moment in a list: 14:05 20/9/2025."""
    return f"{moment:%H:%M} {format_date(moment.date())}"


def show_cell(cell: Cell) -> str:
    """Return what a cell holds as its reader would see it, short enough for a message."""
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return format_number(from_float(cell)) if abs(cell) < TOO_LARGE else str(cell)
    text = one_line(_shown(cell))
    return text if len(text) <= 60 else text[:59] + "…"


def text_of(cell: Cell) -> str:
    """Return the cell as cleaned text, whatever type it was typed as."""
    if cell is None:
        return ""
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return decimal_comma(from_float(cell)) if abs(cell) < TOO_LARGE else str(cell)
    return clean(_shown(cell))


def _shown(cell: Cell) -> str:
    if cell is None or isinstance(cell, str):
        return cell or ""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, (Formula, CellError)):
        return cell.text
    if isinstance(cell, Share):
        return _shown_share(cell)
    if isinstance(cell, (dt.date, dt.time, dt.timedelta)):
        return _shown_time(cell)
    return str(cell)


def _shown_share(cell: Share) -> str:
    if not abs(cell.number) < TOO_LARGE:
        return f"{cell.number}%"
    return decimal_comma((from_float(cell.number) * 100).quantize(Decimal("0.01"))) + "%"


def _shown_time(cell: dt.date | dt.time | dt.timedelta) -> str:
    """A day, a time of day, or a length of time: 15/9/2025 08:30, 08:30, 26:30."""
    if isinstance(cell, dt.datetime):
        clock = f" {cell:%H:%M}" if cell.time() != dt.time() else ""
        return format_date(cell) + clock
    if isinstance(cell, dt.date):
        return format_date(cell)
    if isinstance(cell, dt.time):
        return f"{cell:%H:%M:%S}".removesuffix(":00")
    minutes = int(abs(cell).total_seconds()) // 60
    return f"{'-' if cell < dt.timedelta() else ''}{minutes // 60}:{minutes % 60:02d}"


# What programs leave of an error value when they save or paste it as text (ECMA-376, 18.17.2.7).
_ERROR_TEXTS = frozenset(
    {"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#GETTING_DATA"}
)


def cell_fault(cell: Cell) -> Refused | None:
    """Return why a cell holds no value at all: a formula without result, or an error value."""
    if isinstance(cell, Formula):
        return Refused("value.formula", (("seen", show_cell(cell)),))
    if isinstance(cell, CellError):
        return Refused("value.excel_error", (("seen", cell.text),))
    if isinstance(cell, str) and cell.strip() in _ERROR_TEXTS:
        return Refused("value.excel_error", (("seen", cell.strip()),))
    return None
