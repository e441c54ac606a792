"""Reading numbers, percentages and figures in a unit the way Vietnamese clerks type them.

In Vietnam a dot stands between thousands and a comma before decimals, but a computer set up in
English, and everybody used to one, does the opposite; one mark before exactly three digits
("1.234") therefore has two readings.
"""

import datetime as dt
import re
from decimal import Decimal

from generator.core.dates import EPOCH
from generator.core.text import one_line, statement_key
from generator.core.values import (
    TOO_LARGE,
    Cell,
    Refused,
    Share,
    Taken,
    cell_fault,
    decimal_comma,
    format_number,
    from_float,
    normal,
    show_cell,
)

_FULL_WIDTH = {0xFF01 + offset: 0x21 + offset for offset in range(94)}
_TYPED = _FULL_WIDTH | {ord("−"): "-"} | dict.fromkeys(map(ord, "‘’´`"), "'")

_LEADING = re.compile(r"[+-]?[0-9](?:[0-9., ]*[0-9])?")
_WHOLE_OR_DECIMAL = re.compile(r"[+-]?[0-9]{1,15}(?:[.,][0-9]{1,10})?")
_TWO_READINGS = re.compile(r"[+-]?(?:[1-9][0-9]{0,2}|0[0-9]{1,2})[.,][0-9]{3}")
_GROUPS = r"[+-]?[1-9][0-9]{{0,2}}(?:{0}[0-9]{{3}}){{2,4}}(?:{1}[0-9]{{1,10}})?"
_ONE_GROUP = r"[+-]?[1-9][0-9]{{0,2}}{0}[0-9]{{3}}{1}[0-9]{{1,10}}"
_THOUSANDS = (
    (".", re.compile(f"{_GROUPS}|{_ONE_GROUP}".format(r"\.", ","))),
    (",", re.compile(f"{_GROUPS}|{_ONE_GROUP}".format(",", r"\."))),
    (" ", re.compile(r"[+-]?[1-9][0-9]{0,2}(?: [0-9]{3}){1,4}(?:[.,][0-9]{1,10})?")),
)
_PER_CENT = ("%", "phần trăm")
_BEGINNING = dt.datetime.combine(EPOCH, dt.time())
_AFTER_29_FEBRUARY_1900 = dt.datetime(1900, 3, 1)  # a day only Excel has: before it one less


def read_number(cell: Cell, unit: str = "") -> Taken[Decimal] | Refused:
    """Return the number of a cell, or why it is none.

    A number followed by exactly the unit asked for ("12 lớp") is the number. A cell in per cent
    has two readings, a day or time none: Excel makes a day of a typed 3/4.
    """
    if fault := cell_fault(cell) or _dated(cell):
        return fault
    if isinstance(cell, str):
        return _from_text(cell, (unit,))
    if isinstance(cell, Share) and cell.number:
        return _share_or_number(cell)
    number = cell.number if isinstance(cell, Share) else cell
    if isinstance(number, bool) or not isinstance(number, (int, float)):
        return Refused("number.unreadable", (("seen", show_cell(cell)),))
    if not abs(number) < TOO_LARGE:
        return Refused("number.unreadable", (("seen", show_cell(cell)),))
    return Taken(from_float(number))


def read_percent(cell: Cell, *, done: bool) -> Taken[Decimal] | Refused:
    """Return a progress as 0–100, or why it is none.

    With a sign, or in a cell shown in per cent, it is what it says. Without one a share between
    0 and 1 is taken times 100; a bare 1 is 1% or 100%: with `done` (the task is reported as
    finished) it is 100, else refused.
    """
    said = isinstance(cell, Share) or (isinstance(cell, str) and _says_per_cent(cell))
    read = read_figure(cell, "%") if said else read_number(cell)
    if isinstance(read, Refused):
        return read
    if not said and 0 < read.value < 1:
        return Taken(normal(read.value * 100), repaired=True)
    if not said and read.value == 1:
        return Taken(Decimal(100), repaired=True) if done else Refused("progress.one")
    if not 0 <= read.value <= 100:
        return Refused("progress.range", (("seen", show_cell(cell)),))
    return read


def read_figure(cell: Cell, unit: str) -> Taken[Decimal] | Refused:
    """Return a figure in a unit, or why it is none.

    Where the unit is per cent, "85,5%" in text or in a cell shown so is 85,5; a bare number up to
    1 may be a share typed by hand as well as what Excel kept of a typed 85,5%, so it is refused
    with both.
    """
    if not _says_per_cent(unit):
        return read_number(cell, unit)
    if isinstance(cell, str):
        return _from_text(cell, (unit, *_PER_CENT))
    if isinstance(cell, Share) and abs(cell.number) < TOO_LARGE:
        return Taken(normal(from_float(cell.number) * 100))
    read = read_number(cell)
    if isinstance(read, Taken) and 0 < abs(read.value) <= 1:
        first, second = (f"{format_number(read.value * by)}%" for by in (1, 100))
        return _ambiguous(show_cell(cell), first, second)
    return read


def _says_per_cent(text: str) -> bool:
    folded = one_line(text).translate(_TYPED).casefold()
    return any(word in folded for word in _PER_CENT)


def _from_text(cell: str, units: tuple[str, ...]) -> Taken[Decimal] | Refused:
    """The number of a text that is a number, with or without one of the units behind it."""
    text = one_line(cell).translate(_TYPED)
    number, rest = _split(text.removeprefix("'").lstrip())
    if rest not in ("", ".") and not _is_unit(rest, units):
        number = ""
    if _TWO_READINGS.fullmatch(number):
        mark = "." if "." in number else ","
        return _ambiguous(text, number.replace(mark, ""), number.replace(mark, ","))
    value = _value(number)
    if value is None:
        return Refused("number.unreadable", (("seen", show_cell(cell)),))
    return Taken(value, repaired=True)


def _split(text: str) -> tuple[str, str]:
    found = _LEADING.match(text)
    return (found[0], text[found.end() :].strip()) if found else ("", text)


def _is_unit(rest: str, units: tuple[str, ...]) -> bool:
    """Whether what stands behind a number is a unit; what a bracket adds to one may be left out."""
    names = {name for unit in units for name in (unit, unit.partition("(")[0]) if name.strip()}
    starts_so = rest[0].isalpha() or rest[0] in "%("
    return starts_so and statement_key(rest) in map(statement_key, names)


def _value(number: str) -> Decimal | None:
    if _WHOLE_OR_DECIMAL.fullmatch(number):
        return normal(Decimal(number.replace(",", ".")))
    for mark, pattern in _THOUSANDS:
        if pattern.fullmatch(number):
            return normal(Decimal(number.replace(mark, "").replace(",", ".")))
    return None


def _ambiguous(seen: str, first: str, second: str) -> Refused:
    return Refused("number.ambiguous", (("seen", seen), ("first", first), ("second", second)))


def _share_or_number(cell: Share) -> Refused:
    if not abs(cell.number) < TOO_LARGE:
        return Refused("number.unreadable", (("seen", show_cell(cell)),))
    number = from_float(cell.number)
    return _ambiguous(show_cell(cell), decimal_comma(number), decimal_comma(number * 100))


def _dated(cell: Cell) -> Refused | None:
    """Why a day or time is no number: what may have been typed, and the number behind it."""
    if isinstance(cell, dt.date):
        moment = cell if isinstance(cell, dt.datetime) else dt.datetime.combine(cell, dt.time())
        behind = moment - _BEGINNING - dt.timedelta(days=moment < _AFTER_29_FEBRUARY_1900)
        orders = dict.fromkeys([f"{cell.day}/{cell.month}", f"{cell.month}/{cell.day}"])
        seen, typed = ("seen", show_cell(cell)), ("typed", " hoặc ".join(orders))
        return Refused("number.dated", (seen, typed, ("number", _days(behind))))
    if isinstance(cell, dt.time):
        cell = dt.timedelta(hours=cell.hour, minutes=cell.minute, seconds=cell.second)
    if isinstance(cell, dt.timedelta):
        return Refused("number.timed", (("seen", show_cell(cell)), ("number", _days(cell))))
    return None


def _days(length: dt.timedelta) -> str:
    return decimal_comma(from_float(round(length / dt.timedelta(days=1), 5)))
