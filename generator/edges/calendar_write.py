"""The dates of the plans as an iCalendar file (RFC 5545) for Outlook and telephones."""

import datetime as dt
import uuid
from collections.abc import Iterable

from icalendar import Alarm, Calendar, Event

from generator.core.text import shorten
from generator.core.today import DateKind, DueDate
from generator.core.today_words import CALENDAR_NAME, date_words, explained

PRODID = "-//bao-cao-tong-hop//Han bao cao//VI"
_SPACE = uuid.UUID("6f1d1c52-0d0c-5e0e-9d6b-6f2f6b1a7a10")  # any, but never another
_FIRST = dt.date(2020, 1, 1)  # SEQUENCE counts days from it
_TITLE = 90
# At eight in the morning three days, and one day, before a day that begins at midnight.
_ALARMS = (dt.timedelta(days=-3, hours=8), dt.timedelta(days=-1, hours=8))


def write_calendar(dates: Iterable[DueDate], today: dt.date) -> bytes:
    """Return a calendar with a whole-day event for each date.

    An event is known by plan, period and kind, so that importing a later file moves it: its
    SEQUENCE grows with the day the file is made.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODID)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", CALENDAR_NAME)
    for date in dates:
        calendar.add_component(_event(date, today))
    return bytes(calendar.to_ical())


def uid_of(plan: str, period: str, kind: DateKind) -> str:
    """Return the lasting identifier of an event."""
    return f"{uuid.uuid5(_SPACE, '/'.join((plan, period, kind)))}@bao-cao-tong-hop"


def _event(date: DueDate, today: dt.date) -> Event:
    moment = dt.datetime.combine(today, dt.time(), dt.UTC)
    summary = f"{date_words(date)}: {shorten(date.facts.title, _TITLE)}"
    event = Event()
    event.add("uid", uid_of(date.facts.plan, date.facts.dates.period.id, date.kind))
    event.add("dtstamp", moment)
    event.add("last-modified", moment)
    event.add("sequence", max((today - _FIRST).days, 0))
    event.add("dtstart", date.day)
    event.add("dtend", date.day + dt.timedelta(days=1))
    event.add("summary", summary)
    event.add("description", explained(date))
    event.add("categories", [date.facts.plan])
    event.add("transp", "TRANSPARENT")
    for before in _ALARMS:
        event.add_component(_alarm(summary, before))
    return event


def _alarm(summary: str, before: dt.timedelta) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", before)
    alarm.add("description", summary)
    return alarm
