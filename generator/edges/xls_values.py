"""Numbers, days, errors and results of formulas as .xls files write them (MS-XLS 2.5)."""

import datetime as dt
import struct

from generator.core.dates import EPOCH, EPOCH_1904
from generator.core.values import Cell, CellError, Share
from generator.edges.number_format import Shown

_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}
_LEAP_DAY = 60  # of 1900, which was no leap year
_LAST_DAY = 2_957_003  # the end of 9999 from either beginning
_DAY = 86_400


def error(code: int) -> CellError:
    """Return the error value of a code (2.5.10)."""
    return CellError(_ERRORS.get(code, "#VALUE!"))


def packed_number(rk: int) -> float:
    """Return an RK number: 30 bits of a whole or a floating number, perhaps in hundredths."""
    number: float
    if rk & 2:
        number = float((rk >> 2) - ((rk >> 31) << 30))
    else:
        (number,) = struct.unpack("<d", struct.pack("<II", 0, rk & ~3))
    return number / 100 if rk & 1 else number


def as_shown(number: float, shown: Shown, *, epoch_1904: bool) -> Cell:
    """Return a number as the day, time, share or number that its cell shows."""
    if shown is Shown.SHARE:
        return Share(number)
    if shown is Shown.NUMBER or not 0 <= number < _LAST_DAY:
        return number
    days, seconds = int(number), round(number % 1 * _DAY)
    if shown is Shown.LENGTH:
        return dt.timedelta(days, seconds)
    if not days:
        return (dt.datetime.min + dt.timedelta(0, min(seconds, _DAY - 1))).time()
    start = dt.datetime.combine(EPOCH_1904 if epoch_1904 else EPOCH, dt.time())
    early = not epoch_1904 and days < _LEAP_DAY
    moment = start + dt.timedelta(days + early, seconds)
    return moment if moment.time() != dt.time() else moment.date()
