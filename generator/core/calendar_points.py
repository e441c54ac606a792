"""Days, months, quarters and years as a plan prints them, and the years that complete them."""

import calendar
import datetime as dt
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Point:
    """One day (`day` > 0) or some whole months; `year` is None where it is not printed.

    Month 13 raises ValueError at once, the day 31/2 when its date is asked for.
    """

    month: int
    last_month: int
    year: int | None = None
    day: int = 0

    def __post_init__(self) -> None:
        if not 1 <= self.month <= self.last_month <= 12:
            raise ValueError(self.month)

    @property
    def is_year(self) -> bool:
        """Whether it is a year as a whole."""
        return (self.month, self.last_month, self.day) == (1, 12, 0)

    @property
    def first(self) -> dt.date:
        """The first day."""
        return dt.date(self.year or 0, self.month, self.day or 1)

    @property
    def last(self) -> dt.date:
        """The last day."""
        last = self.day or calendar.monthrange(self.year or 0, self.last_month)[1]
        return dt.date(self.year or 0, self.last_month, last)

    def after(self, _begin: "Point") -> "Point":
        """The point itself, which needs no other to be understood."""
        return self


@dataclass(frozen=True, slots=True)
class Next:
    """A bare number after a month or a quarter: the 12 of "tháng 9-12"."""

    number: int
    year: int | None = None

    def after(self, begin: Point) -> Point:
        """The month or quarter of that number; ValueError after anything else."""
        length = begin.last_month - begin.month + 1
        if begin.day or length not in (1, 3):
            raise ValueError(self.number)
        return Point((self.number - 1) * length + 1, self.number * length, self.year)


@dataclass(frozen=True, slots=True)
class YearSpan:
    """The years of a plan and the day it was issued."""

    first: int
    last: int
    issued: dt.date | None = None

    @property
    def now(self) -> dt.date:
        """The day "từ nay" means."""
        return self.issued or dt.date(self.first, 1, 1)

    def leaves_out(self, first: dt.date | None, last: dt.date | None) -> bool:
        """Whether a time was over before the plan, or ends a year or more after its last one."""
        end = last or first
        over = last is not None and last < self.now
        return over or (end is not None and end.year > self.last + 1)

    def complete(self, point: Point) -> Point:
        """Return the point with its year: as printed, else the first it was not yet over in."""
        if point.year:
            return point
        dated = (replace(point, year=year) for year in range(self.first, self.last + 1))
        still_open = (p for p in dated if self.issued is None or p.last >= self.issued)
        return next(still_open, replace(point, year=self.first))

    def between(self, begin: Point, end: Point) -> tuple[Point, Point]:
        """Return both ends with their years; one that has none takes that of the other."""
        end = self.complete(replace(end, year=end.year or begin.year))
        year = begin.year or (None if end.is_year else end.year)
        return self.complete(replace(begin, year=year)), end
