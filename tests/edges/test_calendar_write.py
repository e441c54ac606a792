"""The calendar file, read again by icalendar and by its own lines."""

import datetime as dt
from dataclasses import replace

from icalendar import Calendar

from generator.core.today import DateKind, DueDate, PeriodFacts
from generator.edges.calendar_write import uid_of, write_calendar
from tests.support import dates, small_plan

PLAN = small_plan()
TITLE = "Kế hoạch, có dấu phẩy; chấm phẩy \\ gạch chéo " + "rất dài " * 40
DAY = dt.date(2025, 3, 1)


def due_dates(title=TITLE):
    facts = PeriodFacts("thu-nho", title, dates(PLAN, "2025-Q1"), True, ())
    return (
        DueDate(facts.dates.due, DateKind.AGENCIES, facts),
        DueDate(facts.dates.due_upward, DateKind.UPWARD, facts),
    )


def events(data):
    return list(Calendar.from_ical(data).walk("VEVENT"))


def test_each_date_is_an_event_of_one_whole_day_that_leaves_the_day_free():
    found = events(write_calendar(due_dates(), DAY))
    assert [(e.decoded("dtstart"), e.decoded("dtend")) for e in found] == [
        (dt.date(2025, 3, 20), dt.date(2025, 3, 21)),
        (dt.date(2025, 3, 25), dt.date(2025, 3, 26)),
    ]
    assert {str(e["transp"]) for e in found} == {"TRANSPARENT"}
    assert TITLE.strip() in str(found[0]["description"]).replace("\n", " ")


def test_where_the_due_day_does_not_count_the_event_names_the_last_good_day():
    facts = PeriodFacts("thu-nho", TITLE, dates(PLAN, "2025-Y"), True, ())
    (event,) = events(write_calendar([DueDate(facts.dates.due, DateKind.AGENCIES, facts)], DAY))
    assert event.decoded("dtstart") == dt.date(2025, 12, 10)
    assert "09/12/2025" in str(event["summary"])


def test_reminders_come_three_days_and_one_day_before_in_the_morning():
    for event in events(write_calendar(due_dates(), DAY)):
        start = dt.datetime.combine(event.decoded("dtstart"), dt.time())
        moments = [start + alarm.decoded("trigger") for alarm in event.walk("VALARM")]
        assert [(start.date() - m.date()).days for m in moments] == [3, 1]
        assert {m.time() for m in moments} == {dt.time(8)}


def test_a_later_file_updates_the_same_events():
    dates_before = due_dates()
    moved = replace(dates_before[0], day=dt.date(2025, 3, 22))
    before = events(write_calendar(dates_before, DAY))
    after = events(write_calendar((moved, dates_before[1]), DAY + dt.timedelta(days=2)))
    assert [e["uid"] for e in before] == [e["uid"] for e in after]
    assert len({str(e["uid"]) for e in before}) == 2
    assert all(int(a["sequence"]) > int(b["sequence"]) for a, b in zip(after, before, strict=True))
    assert all(a.decoded("dtstamp") > b.decoded("dtstamp") for a, b in zip(after, before))  # noqa: B905


def test_the_identifier_of_an_event_never_changes():
    assert uid_of("hp-pci-2025-2026", "2025-Q3", DateKind.AGENCIES) == (
        "a999b22f-fc97-5d6f-ad18-491d1bb20a50@bao-cao-tong-hop"
    )


def test_the_file_is_what_the_standard_asks_for():
    data = write_calendar(due_dates(), DAY)
    assert data == write_calendar(due_dates(), DAY)
    lines = data.split(b"\r\n")
    assert b"\n" not in b"".join(lines)
    assert max(map(len, lines)) <= 75
    for line in lines:
        line.decode("utf-8")
    calendar = Calendar.from_ical(data)
    assert (calendar["version"], calendar["method"]) == ("2.0", "PUBLISH")
    assert (calendar["calscale"], bool(calendar["prodid"])) == ("GREGORIAN", True)


def test_what_a_title_says_cannot_become_a_line_of_its_own():
    data = write_calendar(due_dates("Tên\r\nATTACH:http://example.vn\r\nEND:VEVENT"), DAY)
    assert len(events(data)) == 2
    assert all("attach" not in event for event in events(data))


def test_no_dates_still_make_a_calendar():
    assert events(write_calendar((), DAY)) == []
