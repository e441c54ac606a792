"""Reading and printing numbers, percentages and dates the Vietnamese way.

A reader gives `Taken` (the value, and whether it had to be repaired) or `Refused` (the code of
the problem and what to show). It never guesses between two readings: that is a refusal.
"""

import datetime as dt
import re
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


# ------------------------------------------------------------------ numbers

_TOO_LARGE = 10**15  # beyond it a cell no longer holds every digit
_PLAIN = re.compile(r"[+-]?\d{1,15}")
_GROUPED = re.compile(r"[+-]?\d{1,3}(\.\d{3}){2,4}|[+-]?\d{1,3}(\.\d{3}){1,4},\d{1,10}")
_COMMA = re.compile(r"[+-]?\d{1,15},\d{1,10}")
_DOT = re.compile(r"[+-]?\d{1,15}\.\d{1,10}")
_THREE_AFTER_MARK = re.compile(r"[+-]?[1-9]\d{0,2}([.,])\d{3}")


def read_number(cell: Cell) -> Taken[Decimal] | Refused:
    """Return the number of a cell, or why it is none.

    Text is read by Vietnamese habit (dot between thousands, comma before decimals). One mark
    before exactly three digits ("1.234", "1,234") has two readings and is refused with both.
    """
    if fault := cell_fault(cell):
        return fault
    if isinstance(cell, bool) or not isinstance(cell, (int, float, str)):
        return Refused("number.unreadable", (("seen", show_cell(cell)),))
    if not isinstance(cell, str):
        if not abs(cell) < _TOO_LARGE:
            return Refused("number.unreadable", (("seen", show_cell(cell)),))
        return Taken(_from_float(cell))
    text = re.sub(r"(?<=\d) (?=\d{3}\b)", "", one_line(cell))
    if _THREE_AFTER_MARK.fullmatch(text):
        mark = "." if "." in text else ","
        whole, decimal = text.replace(mark, ""), text.replace(mark, ",")
        both = (("seen", text), ("first", whole), ("second", decimal))
        return Refused("number.ambiguous", both)
    if _PLAIN.fullmatch(text) or _DOT.fullmatch(text):
        return Taken(normal(Decimal(text)), repaired=True)
    if _GROUPED.fullmatch(text):
        return Taken(normal(Decimal(text.replace(".", "").replace(",", "."))), repaired=True)
    if _COMMA.fullmatch(text):
        return Taken(normal(Decimal(text.replace(",", "."))), repaired=True)
    return Refused("number.unreadable", (("seen", show_cell(cell)),))


def read_percent(cell: Cell, *, done: bool) -> Taken[Decimal] | Refused:
    """Return a progress as 0–100, or why it is none.

    A share between 0 and 1 is the "50%" of a cell in percent format and is taken as 50. A bare
    1 is 1% or 100%: with `done` (the task is reported as finished) it is 100, else refused.
    """
    percent_sign = isinstance(cell, str) and one_line(cell).endswith("%")
    read = read_number(
        one_line(cell)[:-1].rstrip() if isinstance(cell, str) and percent_sign else cell
    )
    if isinstance(read, Refused):
        return read
    value = read.value
    if not percent_sign and 0 < value < 1:
        return Taken(normal(value * 100), repaired=True)
    if not percent_sign and value == 1:
        if done:
            return Taken(Decimal(100), repaired=True)
        return Refused("progress.one")
    if not 0 <= value <= 100:
        return Refused("progress.range", (("seen", show_cell(cell)),))
    return Taken(value, repaired=read.repaired)


def read_figure(cell: Cell, unit: str) -> Taken[Decimal] | Refused:
    """Return a figure in a unit, or why it is none.

    Where the unit is per cent, "85,5%" in text is 85,5, and a number up to 1 is what Excel makes
    of a typed 85,5% or 100% as well as of a share typed by hand, so it is refused with both.
    """
    if "%" not in unit:
        return read_number(cell)
    if isinstance(cell, str) and one_line(cell).endswith("%"):
        return read_number(one_line(cell)[:-1].rstrip())
    read = read_number(cell)
    if isinstance(read, Taken) and not isinstance(cell, str) and 0 < abs(read.value) <= 1:
        first, second = (f"{format_number(read.value * by)}%" for by in (1, 100))
        both = (("seen", show_cell(cell)), ("first", first), ("second", second))
        return Refused("number.ambiguous", both)
    return read


def _from_float(number: float) -> Decimal:
    """The number without the noise of its binary form."""
    return normal(Decimal(repr(round(number, 10))))


def normal(number: Decimal) -> Decimal:
    """Return the same number without trailing zeros and without an exponent."""
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


# ------------------------------------------------------------------ dates

_EXCEL_EPOCH = dt.date(1899, 12, 30)
_YEARS = range(2000, 2100)
_SERIALS = range(36526, 73051)  # 2000-01-01 to 2100-01-01
_DMY = re.compile(
    r"(?:ngày )?(\d{1,2})\s*[/.\-\\]\s*(\d{1,2})\s*[/.\-\\]\s*(\d{4}|\d{2})(?: \d\d?:\d\d.*)?"
)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d\d:\d\d.*)?")
_WORDS = re.compile(r"(?:ngày )?(\d{1,2}) tháng (\d{1,2}),? năm (\d{4})")


def read_date(cell: Cell, *, latest: dt.date | None = None) -> Taken[dt.date] | Refused:
    """Return the date of a cell, or why it is none.

    Text is read day first. With `latest`, a text in which day and month could be exchanged
    ("05/06/2025") is doubted: a reading after `latest` falls out, and where both stay possible
    the cell is refused with both.
    """
    if fault := cell_fault(cell):
        return fault
    if isinstance(cell, dt.date):
        day = cell.date() if isinstance(cell, dt.datetime) else cell
        return _one_of([day if day.year in _YEARS else None], show_cell(cell), typed=True)
    if (
        isinstance(cell, (int, float))
        and not isinstance(cell, bool)
        and 0 < cell < _TOO_LARGE
        and int(cell) in _SERIALS
    ):
        return Taken(_EXCEL_EPOCH + dt.timedelta(days=int(cell)), repaired=True)
    if isinstance(cell, str):
        return _date_from_text(one_line(cell).casefold(), latest)
    return Refused("date.unreadable", (("seen", show_cell(cell)),))


def _date_from_text(text: str, latest: dt.date | None) -> Taken[dt.date] | Refused:
    if match := _WORDS.fullmatch(text):
        day, month, year = (int(part) for part in match.groups())
        return _one_of([_date(year, month, day)], text)
    if match := _ISO.fullmatch(text):
        year, month, day = (int(part) for part in match.groups())
        return _one_of([_date(year, month, day)], text)
    if match := _DMY.fullmatch(text):
        day, month, year = (int(part) for part in match.groups())
        year += 2000 if year < 100 else 0
        both = [_date(year, month, day), _date(year, day, month)]
        allowed: list[dt.date | None] = [d for d in both if d and latest and d <= latest]
        return _one_of(allowed or both[:1], text)
    return Refused("date.unreadable", (("seen", text),))


def _one_of(
    candidates: list[dt.date | None], text: str, *, typed: bool = False
) -> Taken[dt.date] | Refused:
    dates = list(dict.fromkeys(d for d in candidates if d))
    if not dates:
        return Refused("date.unreadable", (("seen", text),))
    if len(dates) == 2:
        first, second = (format_date(d) for d in dates)
        return Refused("date.ambiguous", (("seen", text), ("first", first), ("second", second)))
    return Taken(dates[0], repaired=not typed)


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day) if year in _YEARS else None
    except ValueError:
        return None


def day_and_month(date: dt.date) -> tuple[str, str]:
    """Return day and month in figures by Nghị định 30/2020, Phụ lục I, II.4.

    A leading zero stands before days under 10 and before the months 1 and 2 only.
    """
    return f"{date.day:02d}", f"{date.month:02d}" if date.month < 3 else str(date.month)


def format_date(date: dt.date) -> str:
    """Return a date inside a sentence: 05/02/2026, 20/9/2025."""
    return "/".join((*day_and_month(date), str(date.year)))


def show_cell(cell: Cell) -> str:
    """Return what a cell holds as its reader would see it, short enough for a message."""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, (dt.datetime, dt.date)):
        return format_date(cell)
    if isinstance(cell, (int, float)):
        return format_number(_from_float(cell)) if abs(cell) < _TOO_LARGE else str(cell)
    shown = cell.text if isinstance(cell, (Formula, CellError)) else cell
    text = one_line("" if shown is None else str(shown))
    return text if len(text) <= 60 else text[:59] + "…"


def text_of(cell: Cell) -> str:
    """Return the cell as cleaned text, whatever type it was typed as."""
    if isinstance(cell, (Formula, CellError)):
        return clean(cell.text)
    if isinstance(cell, (int, float)) and abs(cell) < _TOO_LARGE and not isinstance(cell, bool):
        return decimal_comma(_from_float(cell))
    return clean(cell) if isinstance(cell, str) else show_cell(cell)


def cell_fault(cell: Cell) -> Refused | None:
    """Return why a cell holds no value at all: a formula without result, or an error value."""
    if isinstance(cell, Formula):
        return Refused("value.formula", (("seen", show_cell(cell)),))
    if isinstance(cell, CellError):
        return Refused("value.excel_error", (("seen", cell.text),))
    return None
