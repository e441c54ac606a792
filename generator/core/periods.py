"""Reporting periods (2025-Q3, 2025-H1, 2025-Y, 2025-X1) and their due dates."""

import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum

_PERIOD = re.compile(r"(\d{4})-(Q[1-4]|H[12]|Y|X[1-9]\d?)")
VIETNAM = dt.timezone(dt.timedelta(hours=7))
ROMAN = ("", "I", "II", "III", "IV")


class PeriodKind(StrEnum):
    """How often a report is due, by the letter of its period."""

    QUARTER = "Q"
    HALF = "H"
    YEAR = "Y"
    ON_REQUEST = "X"


@dataclass(frozen=True, slots=True)
class Period:
    """One reporting period of a year."""

    year: int
    kind: PeriodKind
    number: int = 0

    @property
    def id(self) -> str:
        """The name used in folders and commands: 2025-Q3."""
        return f"{self.year}-{self.slot}"

    @property
    def slot(self) -> str:
        """The period without its year, as the sheet Kỳ báo cáo names it: Q3, Y."""
        return f"{self.kind}{self.number or ''}"

    @property
    def span(self) -> tuple[dt.date, dt.date]:
        """The first and last day of the period; on request, of its year."""
        months = {PeriodKind.QUARTER: 3, PeriodKind.HALF: 6}.get(self.kind, 12)
        first = months * (self.number - 1) + 1 if months < 12 else 1
        after = dt.date(self.year + (first + months) // 13, (first + months - 1) % 12 + 1, 1)
        return dt.date(self.year, first, 1), after - dt.timedelta(days=1)

    @property
    def label(self) -> str:
        """The period by name: quý III năm 2025, theo yêu cầu lần 1 năm 2025."""
        words = {
            PeriodKind.QUARTER: f"quý {ROMAN[self.number % 5]} năm {self.year}",
            PeriodKind.HALF: f"6 tháng {'đầu' if self.number == 1 else 'cuối'} năm {self.year}",
            PeriodKind.YEAR: f"năm {self.year}",
            PeriodKind.ON_REQUEST: f"theo yêu cầu lần {self.number} năm {self.year}",
        }
        return words[self.kind]


def parse_period(text: str) -> Period | None:
    """Return the period of a name such as 2025-Q3, or None."""
    match = _PERIOD.fullmatch(text.strip().upper())
    if not match:
        return None
    slot = match[2]
    return Period(int(match[1]), PeriodKind(slot[0]), int(slot[1:] or 0))


def period_of_slot(slot: str, year: int) -> Period | None:
    """Return the period a slot of the sheet Kỳ báo cáo (Q3, H1, Y) names in a year."""
    return parse_period(f"{year}-{slot}")


@dataclass(frozen=True, slots=True)
class DayMonth:
    """A day that comes back every year: 20/9; `shift` 1 is "năm sau", -1 "năm trước"."""

    day: int
    month: int
    shift: int = 0

    def of(self, year: int) -> dt.date:
        """The day that belongs to a year; 29/2 falls on 28/2 where there is none."""
        year += self.shift
        if (self.day, self.month) == (29, 2):
            return dt.date(year, 3, 1) - dt.timedelta(days=1)
        return dt.date(year, self.month, self.day)

    def __str__(self) -> str:
        year = {1: " năm sau", -1: " năm trước"}.get(self.shift, "")
        return f"{self.day}/{self.month}{year}"

    def first_from(self, earliest: dt.date, year: int) -> dt.date:
        """The first such day that is not before another; with a shift the day of the year."""
        found = self.of(year if self.shift else earliest.year)
        return found if self.shift or found >= earliest else self.of(earliest.year + 1)

    def last_until(self, latest: dt.date, year: int) -> dt.date:
        """The last such day that is not after another; with a shift the day of the year."""
        found = self.of(year if self.shift else latest.year)
        return found if self.shift or found <= latest else self.of(latest.year - 1)


def next_working_day(date: dt.date, days_off: frozenset[dt.date]) -> dt.date:
    """Return the date, or the first day after it that is no day off."""
    while date in days_off:
        date += dt.timedelta(days=1)
    return date
