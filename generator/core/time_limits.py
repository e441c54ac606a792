"""The language of time limits: Tháng 9-12; Quý III/2025; Trước 31/3/2024; Khi Bộ … ban hành.

A wording is folded (small letters, no tones, plain dashes and blanks) and read by a grammar;
printing gives the shortest wording that is read the same way.
"""

import datetime as dt
from dataclasses import replace

from generator.core.calendar_points import YearSpan
from generator.core.model import LimitKind, TimeLimit
from generator.core.periods import ROMAN
from generator.core.text import bare, capitalised, one_line
from generator.core.time_limit_grammar import parse_limit
from generator.core.values import format_date

_BRACKETS = str.maketrans("()[]", "    ")


def read_limit(text: str, years: YearSpan) -> TimeLimit | None:
    """Return the limit a wording sets, or None where it cannot be read.

    The day named after "trước" is the last good day (the client's rule); a month or quarter
    named after it ends the day before it begins. A month without a year is that of the plan's
    first year or, where it had ended when the plan was issued, of a later year of the plan.
    """
    printed = one_line(text)
    words = " ".join(bare(printed).translate(_BRACKETS).split()).strip(" .;-…/")
    if not words:
        return TimeLimit(printed, LimitKind.NONE)
    limit = parse_limit(words, years)
    if limit is None or (limit.start and limit.due and limit.start > limit.due):
        return None
    return replace(limit, printed=printed)


def print_limit(limit: TimeLimit) -> str:
    """Return a limit in canonical words; conditions, and what has no dates, as printed."""
    kind, start, due = limit.kind, limit.start, limit.due
    if kind is LimitKind.YEARLY:
        return kind.value
    if kind is LimitKind.CONTINUOUS:
        return f"{kind.value} {print_days(start, due)}".rstrip()
    if kind is LimitKind.FIXED and due:
        return _whole_period(start, due) or capitalised(print_days(start, due))
    return limit.printed if kind is not LimitKind.NONE else ""


def print_days(start: dt.date | None, due: dt.date | None) -> str:
    """Return the days of a limit inside a sentence: từ ngày 01/7/2025 đến ngày 30/9/2025."""
    begin = f"từ ngày {format_date(start)}" if start else ""
    end = f"đến {'' if start else 'hết '}ngày {format_date(due)}" if due else ""
    return " ".join(filter(None, (begin, end)))


def _whole_period(start: dt.date | None, due: dt.date) -> str:
    """The months, quarter or years from start to due; empty where they are not whole."""
    if start is None or start.day != 1 or (due + dt.timedelta(days=1)).day != 1:
        return ""
    if (start.month, due.month) == (1, 12):
        return f"Năm {start.year}" + (f"-{due.year}" if due.year > start.year else "")
    if start.year != due.year:
        return f"Tháng {start.month}/{start.year} - {due.month}/{due.year}"
    if start.month % 3 == 1 and due.month == start.month + 2:
        return f"Quý {ROMAN[due.month // 3]}/{due.year}"
    months = str(start.month) if start.month == due.month else f"{start.month}-{due.month}"
    return f"Tháng {months}/{due.year}"
