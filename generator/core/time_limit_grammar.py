"""The grammar of time limits, over folded words, and what its parts stand for."""

import datetime as dt
import re
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from lark import Lark, Token, Transformer, v_args
from lark.exceptions import UnexpectedInput, VisitError

from generator.core.calendar_points import Next, Point, YearSpan
from generator.core.model import LimitKind, TimeLimit

GRAMMAR = r"""
?start: _DOING* _limit
_limit: often | fixed | conditional | none

often: _paces                               -> recurring
     | _paces _AND? (_EVENT | conditional)  -> recurring
     | _paces _AND? fixed                   -> recurring
     | _paces _AND? N _LAN                  -> times
     | _paces "/" _LAN                      -> recurring
     | N _LAN "/"? _unit                    -> times
     | N _THANG ("/" | N) _LAN              -> oftener
     | fixed _every _NAM                    -> yearly
     | (_BEFORE | _ins)? _NGAY? N _every oftener -> oftener
_paces: _pace | _paces _AND? _pace | _paces _AND _unit
_pace: steady | _every _unit
_every: _EVERY+
_unit: yearly | oftener
steady: _STEADY
yearly: _NAM
oftener: N? (_THANG | _QUY | _TUAN | _NGAY)

conditional: CONDITION
none: "khong" ("ghi" | "co" | "quy dinh")

fixed: _ins? point                          -> within
     | _ins _NAM                            -> some_year
     | _ins? point _DASH _tail              -> dashed
     | _ins? point _DEN _tail               -> between
     | _ins? point (_AND _tail)+            -> joined
     | _ins? point _AND _FOLLOWING_YEARS    -> onwards
     | _ins? point _DASH _tail _AND _FOLLOWING_YEARS -> onwards
     | (_ins | _FROM)? _days                -> days
     | _FROM point _DASH _tail              -> dashed
     | _FROM point _DEN _tail               -> between
     | _FROM point _ONWARDS?                -> onwards
     | _FROM "nay" _DEN point               -> from_now
     | _FROM "nay" _DEN _NAM                -> from_now
     | _BEFORE point                        -> before
     | _until point                         -> until
     | _until _NAM                          -> end_of_year
_ins: _IN+
_until: (_UNTIL | _DEN)+
_tail: _named | next_like
next_like: (N | ROMAN) _year?               // the 12 of "tháng 9-12", the IV of "quý III-IV"
_days: _NGAY? N (_DASH | _DEN) _NGAY? N "/" N _year?

?point: _named
      | N "/" YEAR                          -> month
_named: day | month | quarter | first_months | last_months | year
day: _NGAY? N "/" N _year?
   | _NGAY? N "." N "." YEAR
   | _NGAY? N _DASH N _DASH YEAR
   | _NGAY? N _THANG N _year?
month: _THANG N _year?
quarter: _QUY (N | ROMAN) _year?
first_months: N _THANG "dau" _NAM YEAR?
last_months: N _THANG "cuoi" _NAM YEAR?
year: _NAM? YEAR
_year: ("/" | _NAM) YEAR

_NGAY: "ngay"
_TUAN: "tuan"
_THANG: /thang|t(?=\d)/
_QUY: /qu[yi]|q(?=[\di])/
_LAN: "lan"
_NAM: "nam"
_DASH: "-"
_STEADY: /(thuong xuyen|lien tuc)/
_EVERY: /(hang|moi|dinh ky)\b/
_DOING: /(hoan thanh|thuc hien|trien khai|to chuc|ban hanh|bao cao|xong)\b/
_EVENT: /to chuc\b.*/
_IN: /(trong|vao|ca|giai doan|cac nam)\b/
_BEFORE: "truoc"
_FROM: "tu"
_DEN: /den( het| cuoi)?\b/
_UNTIL: /(het|cuoi|cham nhat|muon nhat|khong qua|la)\b/
_AND: /,|\+|va\b/
_ONWARDS: "tro di"
_FOLLOWING_YEARS: /(nhung|cac) nam (tiep theo|tiep|sau)/
CONDITION.2: /(ngay |den |truoc )?(khi|sau|theo|neu|tuy|can cu|trong vong)\b.+|dot xuat.*/
N.3: /\d{1,2}(?!\d)|sau(?= thang (dau|cuoi))/
ROMAN: /(iv|i{1,3})\b/
YEAR: /20\d\d(?!\d)/
%ignore " "
"""
_DOCUMENT = re.compile(
    r"\d+(?:/20\d\d)?[-/][a-z][\w/-]*"
    r"(?: ngay \d{1,2}(?:[/.-]\d{1,2}[/.-]20\d\d| thang \d{1,2} nam 20\d\d))?"
)
_TIME = re.compile(
    r"\d[/.-]\d|\b20\d\d\b|\b(?:ngay|thang|quy|t|q) ?(?:\d|i{1,3}\b|iv\b)"
    r"|\b(?:dau|giua|cuoi|trong|het) (?:nam|quy|thang)\b|\btruoc [a-z ]{0,12}\d"
)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "sau": 6}


def parse_limit(words: str, years: YearSpan) -> TimeLimit | None:
    """Return the limit of folded words, without what was printed; None where they say none."""
    try:
        return _Reading(years).transform(_parser().parse(words))
    except (UnexpectedInput, VisitError):
        return None


@lru_cache(maxsize=1)
def _parser() -> Lark:
    return Lark(GRAMMAR, parser="lalr")


def _number(token: Token) -> int:
    return _ROMAN.get(token) or int(token)


def _fixed(start: dt.date | None, due: dt.date) -> TimeLimit:
    return TimeLimit("", LimitKind.FIXED, start, due)


@v_args(inline=True)
class _Reading(Transformer[Token, TimeLimit]):
    """Makes a limit of the tree; a day that does not exist raises, which lark wraps."""

    N = ROMAN = YEAR = staticmethod(_number)

    def __init__(self, years: YearSpan) -> None:
        super().__init__()
        self._years = years

    # ---- points

    def day(self, day: int, month: int, year: int | None = None) -> Point:
        return Point(month, month, year, day)

    def month(self, month: int, year: int | None = None) -> Point:
        return Point(month, month, year)

    def quarter(self, quarter: int, year: int | None = None) -> Point:
        return Point(3 * quarter - 2, 3 * quarter, year)

    def first_months(self, months: int, year: int | None = None) -> Point:
        return Point(1, months, year)

    def last_months(self, months: int, year: int | None = None) -> Point:
        return Point(13 - months, 12, year)

    def year(self, year: int) -> Point:
        return Point(1, 12, year)

    def next_like(self, number: int, year: int | None = None) -> Next:
        return Next(number, year)

    # ---- limits with dates

    def within(self, point: Point) -> TimeLimit:
        point = self._years.complete(point)
        return _fixed(None if point.day else point.first, point.last)

    def until(self, point: Point) -> TimeLimit:
        return _fixed(None, self._years.complete(point).last)

    def before(self, point: Point) -> TimeLimit:
        first = self._years.complete(point).first
        return _fixed(None, first if point.day else first - dt.timedelta(days=1))

    def between(self, begin: Point, end: Point | Next) -> TimeLimit:
        first, last = self._years.between(begin, end.after(begin))
        return _fixed(first.first, last.last)

    def dashed(self, begin: Point, end: Point | Next) -> TimeLimit:
        if begin.year is None and end.after(begin).is_year:
            raise ValueError("9-2025: September 2025, or from September to the end of 2025")
        return self.between(begin, end)

    def days(self, first: int, last: int, month: int, year: int | None = None) -> TimeLimit:
        return self.between(self.day(first, month, year), self.day(last, month, year))

    def joined(self, begin: Point, *tails: Point | Next) -> TimeLimit:
        points = [begin, *(tail.after(begin) for tail in tails)]
        last = self._years.complete(replace(points[-1], year=points[-1].year or begin.year))
        ends = [*(replace(point, year=point.year or last.year) for point in points[:-1]), last]
        if any(b.first - a.last != dt.timedelta(days=1) for a, b in pairwise(ends)):
            raise ValueError("times apart from each other are no one limit")
        return _fixed(ends[0].first, last.last)

    def onwards(self, point: Point, *_last: Point | Next) -> TimeLimit:
        return TimeLimit("", LimitKind.CONTINUOUS, self._years.complete(point).first)

    def from_now(self, end: Point | None = None) -> TimeLimit:
        point = end or self.year(self._years.now.year)
        return _fixed(self._years.now, self._years.complete(point).last)

    def some_year(self) -> TimeLimit:
        if self._years.first < self._years.last:
            return TimeLimit("", LimitKind.YEARLY)
        return self.within(self.year(self._years.first))

    def end_of_year(self) -> TimeLimit:
        if self._years.first < self._years.last:
            raise ValueError("the end of one of several years")
        return self.until(self.year(self._years.first))

    # ---- limits without

    def steady(self) -> TimeLimit:
        return TimeLimit("", LimitKind.CONTINUOUS)

    def oftener(self, *_every: int) -> TimeLimit:
        return TimeLimit("", LimitKind.CONTINUOUS)

    def yearly(self, *_within: TimeLimit) -> TimeLimit:
        return TimeLimit("", LimitKind.YEARLY)

    def conditional(self, condition: Token) -> TimeLimit:
        if _TIME.search(_DOCUMENT.sub("", condition)):
            raise ValueError("a condition and a time: which of them binds?")
        return TimeLimit("", LimitKind.CONDITIONAL)

    def none(self) -> TimeLimit:
        return TimeLimit("", LimitKind.NONE)

    def times(self, *parts: TimeLimit | int) -> TimeLimit:
        """Once a year is yearly; what is to be done oftener goes on all the time."""
        paces = (part for part in parts if isinstance(part, TimeLimit))
        often = any(isinstance(part, int) and part > 1 for part in parts)
        return self.oftener() if often else self.recurring(*paces)

    def recurring(self, *parts: TimeLimit) -> TimeLimit:
        """What recurs every year has no dates; what goes on all the time may begin and end."""
        paces = {part.kind for part in parts if part.start is None and part.due is None}
        if LimitKind.CONTINUOUS not in paces:
            return TimeLimit("", LimitKind.YEARLY)
        return TimeLimit("", LimitKind.CONTINUOUS, parts[-1].start, parts[-1].due)
