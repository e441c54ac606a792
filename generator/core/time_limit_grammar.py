"""The grammar of time limits, over folded words, and what its parts stand for."""

import datetime as dt
from functools import lru_cache

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
     | fixed _EVERY+ _NAM                   -> yearly
_paces: _pace (_AND? _pace | _AND _unit)*
_pace: steady | _EVERY+ _unit
_unit: yearly | oftener
steady: _STEADY
yearly: _NAM
oftener: N? (_THANG | _QUY | _TUAN | _NGAY)

conditional: CONDITION
none: "khong" ("ghi" | "co" | "quy dinh")

fixed: _IN* point                           -> within
     | _IN* point _DASH _tail               -> dashed
     | _IN* point _DEN _tail                -> between
     | _IN* point _AND _tail                -> joined
     | _IN* point _AND _FOLLOWING_YEARS     -> onwards
     | _FROM point _DASH _tail              -> dashed
     | _FROM point _DEN _tail               -> between
     | _FROM point _ONWARDS?                -> onwards
     | _FROM "nay" _DEN point                -> from_now
     | "truoc" point                        -> before
     | _until point                         -> until
_until: (_UNTIL | _DEN)+
_tail: point | next_like
next_like: (N | ROMAN) _year?               // the 12 of "tháng 9-12", the IV of "quý III-IV"

?point: _NGAY? N "/" N _year?               -> day
      | _NGAY? N "." N "." YEAR             -> day
      | _NGAY? N _DASH N _DASH YEAR           -> day
      | _NGAY? N _THANG N _year?            -> day
      | _THANG N _year?                     -> month
      | _QUY (N | ROMAN) _year?             -> quarter
      | N _THANG "dau" _NAM YEAR?           -> first_months
      | N _THANG "cuoi" _NAM YEAR?          -> last_months
      | _NAM? YEAR                          -> year
_year: ("/" | _NAM) YEAR

_NGAY: "ngay"
_TUAN: "tuan"
_THANG: "thang"
_QUY: "quy"
_NAM: "nam"
_DASH: "-"
_STEADY: /(thuong xuyen|lien tuc)/
_EVERY: /(hang|moi|dinh ky)\b/
_DOING: /(hoan thanh|thuc hien|trien khai|to chuc|ban hanh|bao cao|xong)\b/
_EVENT: /to chuc\b.*/
_IN: /(trong|vao|giai doan|cac nam)\b/
_FROM: "tu"
_DEN: /den( het| cuoi)?\b/
_UNTIL: /(het|cuoi|cham nhat|muon nhat|khong qua|la)\b/
_AND: /,|va\b/
_ONWARDS: "tro di"
_FOLLOWING_YEARS: /(nhung|cac) nam (tiep theo|tiep|sau)/
CONDITION.2: WHEN NO_DEADLINE
WHEN: /(ngay |den |truoc )?(khi|sau|theo|neu|tuy|can cu|trong vong)\b/
NO_DEADLINE: /(?!.*\b(truoc|cham nhat|den het) [a-z ]{0,12}\d).+/
N.3: /\d{1,2}(?!\d)|sau(?= thang (dau|cuoi))/
ROMAN: /(iv|i{1,3})\b/
YEAR: /20\d\d(?!\d)/
%ignore " "
"""
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

    def joined(self, begin: Point, end: Point | Next) -> TimeLimit:
        first, last = self._years.between(begin, end.after(begin))
        if last.first - first.last != dt.timedelta(days=1):
            raise ValueError("two times apart from each other are no one limit")
        return _fixed(first.first, last.last)

    def onwards(self, point: Point) -> TimeLimit:
        return TimeLimit("", LimitKind.CONTINUOUS, self._years.complete(point).first)

    def from_now(self, end: Point) -> TimeLimit:
        return _fixed(self._years.now, self._years.complete(end).last)

    # ---- limits without

    def steady(self) -> TimeLimit:
        return TimeLimit("", LimitKind.CONTINUOUS)

    def oftener(self, *_every: int) -> TimeLimit:
        return TimeLimit("", LimitKind.CONTINUOUS)

    def yearly(self, *_within: TimeLimit) -> TimeLimit:
        return TimeLimit("", LimitKind.YEARLY)

    def conditional(self, _condition: Token) -> TimeLimit:
        return TimeLimit("", LimitKind.CONDITIONAL)

    def none(self) -> TimeLimit:
        return TimeLimit("", LimitKind.NONE)

    def recurring(self, *parts: TimeLimit) -> TimeLimit:
        """What recurs every year has no dates; what goes on all the time may begin and end."""
        paces = {part.kind for part in parts if part.start is None and part.due is None}
        if LimitKind.CONTINUOUS not in paces:
            return TimeLimit("", LimitKind.YEARLY)
        return TimeLimit("", LimitKind.CONTINUOUS, parts[-1].start, parts[-1].due)
