"""Reading dates the way Vietnamese clerks type them: day first, in figures or in words.

A text is compared in small letters without tones. What stands around the date (the day of the
week, the time of day) is taken off first; what is left must be a date to its last character.
"""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass

from generator.core.text import bare, one_line
from generator.core.values import Cell, Refused, Taken, cell_fault, format_date, show_cell

_YEARS = range(2000, 2100)
EPOCH = dt.date(1899, 12, 30)  # day 0 of a workbook (ECMA-376 part 1, 18.17.4.1)
EPOCH_1904 = dt.date(1904, 1, 1)
_LEAP_YEAR = 2024
_MOST_DAYS = 100_000
_LONGEST = 60
_FIVE_DIGITS = re.compile(r"[0-9]{5}")
_COMPACT = re.compile(r"(20\d\d)(\d\d)(\d\d)")

_WEEKDAYS = ("hai|2", "ba|3", "tu|4", "nam|5", "sau|6", "bay|7")
_WEEKDAY = re.compile(
    r"^(?:(?:thu |t)(?:"
    + "|".join(f"(?P<d{number}>{name})" for number, name in enumerate(_WEEKDAYS))
    + r")|(?P<d6>chu nhat|cn))[,.]?\s+(?=ngay|\d|sang|chieu)"
)
_CLOCK = r"\d{1,2}\s*(?:h|gio|:)\s*(?:\d{1,2}(?:\s*phut|:\d\d(?:\.\d+)?)?)?"
_PART_OF_DAY = r"(?:sang|trua|chieu|toi)"
_BEFORE = re.compile(
    rf"^(?:(?:vao|luc|trong) )*(?:(?:{_CLOCK}\s*(?:{_PART_OF_DAY})?|{_PART_OF_DAY})[,;]?\s+)?"
    r"(?:vao )?(?:ngay\s*)?(?=\S)"
)
_AFTER = re.compile(
    rf"(?:[t,;]?\s*(?:luc )?{_CLOCK}\s*(?:z|am|pm|sa|ch|{_PART_OF_DAY})?"
    r"|\s*\(?duong lich\)?|\s*\(dl\))?[.,;]*$"
)
_LUNAR = re.compile(r"am lich|\(al\)|\bal$|\b(?:mung|mong|ram) |thang (?:gieng|chap)")

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9}
_ROMAN |= {"x": 10, "xi": 11, "xii": 12}
_WORDS = {"mot": 1, "hai": 2, "ba": 3, "tu": 4, "bon": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8}
_WORDS |= {"chin": 9, "muoi": 10, "muoi mot": 11, "muoi hai": 12}
_ENGLISH_NAMES = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september"),
    *("october", "november", "december"),
)
_ENGLISH = {name: number for number, name in enumerate(_ENGLISH_NAMES, 1)}
_ENGLISH |= {name[:3]: number for name, number in _ENGLISH.items()} | {"sept": 9}


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_DAY, _YEAR = r"(?P<day>\d{1,2})", r"(?P<year>\d{4}|\d{2})"
_NAMED = (
    r"(?:(?:thang|thg\.?|th\.?|t)\s*"
    rf"(?:(?P<counted>\d{{1,2}})|(?P<word>(?!nam \d)(?:{_either(_WORDS)})))"
    rf"|(?:thang\s*)?(?P<roman>{_either(_ROMAN)})|(?P<english>{_either(_ENGLISH)})\.?)"
)
_MARK = r"\s*[/.\-\\]\s*"
_LOOSE = r"(?:\s*[/.\-\\,]\s*|\s+)"
_ORDINAL = r"(?:st|nd|rd|th)?"
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_DAY}{_MARK}(?P<month>\d{{1,2}})(?:(?:{_MARK}|,? nam ){_YEAR})?",
        r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})",
        rf"{_DAY}{_ORDINAL}{_LOOSE}{_NAMED}(?:{_LOOSE}(?:nam )?{_YEAR})?",
        rf"(?P<english>{_either(_ENGLISH)})\.? {_DAY}{_ORDINAL}(?:,? {_YEAR})?",
        r"(?P<year>20\d\d)(?P<month>0\d|1[0-2])(?P<day>\d\d)",
        r"(?P<day>\d\d)(?P<month>\d\d)(?P<year>20\d\d)",
    )
)
_YEAR_FIRST = (1, 4)
_NO_DAY = re.compile(
    rf"(?:(?:cuoi|dau|giua|trong|het) )?(?:(?:thang|thg\.?|t)\s*)?(?:\d{{1,2}}|{_either(_WORDS)})"
    r"(?:\s*[/\-.]\s*|,? nam | )20\d\d"
    r"|(?:(?:cuoi|dau|giua|trong|het) )?thang (?:\d{1,2}|" + _either(_WORDS) + ")"
    r"|(?:(?:cuoi|dau|giua|trong|het) )?(?:quy [1-4iv]+(?:\s*[/\-]\s*|,? nam | )(?:20\d\d)"
    r"|quy [1-4iv]+|nam 20\d\d)"
)


@dataclass(frozen=True, slots=True)
class _Written:
    """A date as written: `year` None where it is not; `sure` of which is the day."""

    day: int
    month: int
    year: int | None
    sure: bool

    def of(self, year: int) -> dt.date | None:
        """The date in a year, day first; None where the calendar has none."""
        return _date(year, self.month, self.day)

    def exchanged(self, year: int) -> dt.date | None:
        """The date in a year with day and month the other way round."""
        return None if self.sure else _date(year, self.day, self.month)


@dataclass(frozen=True, slots=True)
class _Bounds:
    """Days a date can lie between, and the window its year is taken from."""

    earliest: dt.date | None
    latest: dt.date | None
    window: tuple[dt.date | None, dt.date] | None

    def hold(self, day: dt.date) -> bool:
        """Whether a day is possible."""
        return (self.earliest or day) <= day <= (self.latest or day)

    def days_in_window(self, written: _Written) -> list[dt.date]:
        """The days of the window a date without a year can be."""
        if self.window is None or self.window[0] is None:
            return []
        start, end = self.window[0], min(self.window[1], self.latest or self.window[1])
        days = (written.of(year) for year in range(start.year, end.year + 1))
        return [day for day in days if day and start <= day <= end]


def read_date(
    cell: Cell,
    *,
    latest: dt.date | None = None,
    earliest: dt.date | None = None,
    window: tuple[dt.date | None, dt.date] | None = None,
    epoch_1904: bool = False,
) -> Taken[dt.date] | Refused:
    """Return the date of a cell, or why it is none.

    Args:
        cell: the cell; text is read day first.
        latest: the last day possible. With it, a text in which day and month could be exchanged
            ("05/06/2025") is doubted: a reading after it falls out, and where both stay possible
            the cell is refused with both.
        earliest: the first day possible, for that doubt only.
        window: the days the answer is about; a date without a year is of the year in which it
            lies there, if that is one, else it is refused.
        epoch_1904: whether the workbook counts its days from 1904.
    """
    if fault := cell_fault(cell):
        return fault
    if isinstance(cell, dt.date):
        day = cell.date() if isinstance(cell, dt.datetime) else cell
        return Taken(day) if day.year in _YEARS else _unreadable(cell)
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return _from_number(cell, epoch_1904)
    text = one_line(cell) if isinstance(cell, str) else ""
    if not 0 < len(text) <= _LONGEST:
        return _unreadable(cell)
    counted = int(text) if _FIVE_DIGITS.fullmatch(text) else 0
    return _counted(counted, epoch_1904) or _from_text(text, _Bounds(earliest, latest, window))


def _from_number(cell: float, epoch_1904: bool) -> Taken[dt.date] | Refused:
    """The date of a number: a count of days, or 20250915 typed without marks."""
    whole = int(cell) if 0 < cell < 10**8 else 0
    marked = _COMPACT.fullmatch(str(whole)) if whole == cell else None
    day = _date(*map(int, marked.groups())) if marked else None
    read = Taken(day, repaired=True) if day else _counted(whole, epoch_1904)
    return read or _unreadable(cell)


def _counted(days: int, epoch_1904: bool) -> Taken[dt.date] | None:
    """The date Excel counts as a number of days."""
    if not 0 < days < _MOST_DAYS:
        return None
    day = (EPOCH_1904 if epoch_1904 else EPOCH) + dt.timedelta(days=days)
    return Taken(day, repaired=True) if day.year in _YEARS else None


def _from_text(text: str, bounds: _Bounds) -> Taken[dt.date] | Refused:
    seen = show_cell(text)
    letters = bare(text)
    if _LUNAR.search(letters):
        return _refused("date.lunar", seen)
    weekday = _WEEKDAY.match(letters)
    rest = letters[weekday.end() :] if weekday else letters
    rest = _AFTER.sub("", _BEFORE.sub("", rest, count=1), count=1)
    written = _written(rest)
    if written is None:
        return _refused("date.no_day" if _NO_DAY.fullmatch(rest) else "date.unreadable", seen)
    read = _with_year(written, written.year, bounds, seen) if written.year else None
    read = read or _without_year(written, bounds, seen)
    if weekday and isinstance(read, Taken) and not weekday[f"d{read.value.weekday()}"]:
        return _refused("date.weekday", seen)
    return read


def _written(text: str) -> _Written | None:
    for number, pattern in enumerate(_PATTERNS):
        if match := pattern.fullmatch(text):
            parts = match.groupdict()
            year = int(parts["year"]) if parts["year"] else None
            if year is not None and year < 100:
                year += 2000
            named = _named_month(parts)
            month = named or int(parts["month"])
            return _Written(int(parts["day"]), month, year, bool(named) or number in _YEAR_FIRST)
    return None


def _named_month(parts: dict[str, str]) -> int:
    """The month told by more than a bare figure; 0 where it is not."""
    named = _WORDS | _ROMAN | _ENGLISH
    found = parts.get("word") or parts.get("roman") or parts.get("english")
    return named[found] if found else int(parts.get("counted") or 0)


def _with_year(
    written: _Written, year: int, bounds: _Bounds, seen: str
) -> Taken[dt.date] | Refused:
    both = [day for day in (written.of(year), written.exchanged(year)) if day]
    if bounds.latest is None:
        both = both[:1] if written.of(year) else []
    days = list(dict.fromkeys([day for day in both if bounds.hold(day)] or both[:1]))
    if len(days) == 2:
        first, second = (("first", format_date(days[0])), ("second", format_date(days[1])))
        return Refused("date.ambiguous", (("seen", seen), first, second))
    if days:
        return Taken(days[0], repaired=True)
    return _no_such_day(written, year, seen)


def _without_year(written: _Written, bounds: _Bounds, seen: str) -> Refused | Taken[dt.date]:
    in_leap_year = written.of(_LEAP_YEAR)
    if in_leap_year is None:
        return _no_such_day(written, _LEAP_YEAR, seen)
    days = bounds.days_in_window(written)
    exchangeable = written.exchanged(_LEAP_YEAR) not in (None, in_leap_year)
    if len(days) != 1 or exchangeable:
        return _refused("date.no_year", seen)
    return Taken(days[0], repaired=True)


def _no_such_day(written: _Written, year: int, seen: str) -> Refused:
    real = year in _YEARS and written.month in range(1, 13) and written.day in range(1, 32)
    return _refused("date.impossible" if real else "date.unreadable", seen)


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day) if year in _YEARS else None
    except ValueError:
        return None


def _unreadable(cell: Cell) -> Refused:
    return _refused("date.unreadable", show_cell(cell))


def _refused(code: str, seen: str) -> Refused:
    return Refused(code, (("seen", seen),))
