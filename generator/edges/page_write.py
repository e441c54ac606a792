"""Today's page as one HTML file that needs nothing else: no script, no outside resource."""

import datetime as dt
from calendar import Calendar
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, StrictUndefined

from generator.core import today_words
from generator.core.summary import ReportState
from generator.core.text import capitalised
from generator.core.today import DueDate, Today, ToDo, Work
from generator.core.values import format_count, format_date

MARK = "<!-- bao-cao-tong-hop: trang tình hình -->"
_TEMPLATE = Path(__file__).with_name("page.html.j2")
_SIGNS = {
    ReportState.ON_TIME: "✓",
    ReportState.LATE: "✓",
    ReportState.RETURNED: "↻",
    ReportState.MISSING: "✗",
}


@dataclass(frozen=True, slots=True)
class _Day:
    """A day of the calendar, with what is due on it."""

    day: dt.date
    dates: tuple[DueDate, ...]


def write_page(today: Today, links: Mapping[str, str]) -> bytes:
    """Return the page; `links` holds the addresses of the files that may be linked to."""
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters.update(date=format_date, count=format_count, capitalised=capitalised)
    template = environment.from_string(_TEMPLATE.read_text(encoding="utf-8"))
    text = template.render(
        today=today,
        works=list(_works(today)),
        months=list(_months(today)),
        this_year=[d for d in today.dates if d.day.year == today.day.year],
        later=[d for d in today.dates if d.day.year > today.day.year],
        links=links,
        words=today_words,
        signs=_SIGNS,
        states=ReportState,
        mark=MARK,
    )
    return text.encode()


def _works(today: Today) -> Iterator[tuple[Work, list[ToDo]]]:
    """What there is to do, by kind; kinds without anything are left out."""
    for work in Work:
        if todos := [todo for todo in today.todos if todo.work is work]:
            yield work, todos


def _months(today: Today) -> Iterator[tuple[int, list[list[_Day | None]]]]:
    """The months of the year as weeks from Monday on; days of other months are None."""
    year = today.day.year
    for month in range(1, 13):
        weeks = Calendar().monthdatescalendar(year, month)
        yield (
            month,
            [[_day(today, day) if day.month == month else None for day in w] for w in weeks],
        )


def _day(today: Today, day: dt.date) -> _Day:
    return _Day(day, tuple(date for date in today.dates if date.day == day))
