import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.core.assignment import dates_of, days_off, previous_period, scheduled
from generator.core.model import DayOff
from generator.core.periods import DayMonth, next_working_day, parse_period
from generator.edges.calendar import public_holidays
from tests.support import SMALL_PLAN, dates, small_plan


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("2025-Q3", "quý III năm 2025"),
        ("2025-H1", "6 tháng đầu năm 2025"),
        ("2025-Y", "năm 2025"),
        ("2026-X12", "theo yêu cầu lần 12 năm 2026"),
    ],
)
def test_periods_are_read_and_named(name, label):
    period = parse_period(name)
    assert period
    assert (period.id, period.label) == (name, label)


@pytest.mark.parametrize("name", ["2025-Q5", "2025-H3", "2025", "Q3", "2025-Y1", "2025-X0", ""])
def test_other_names_are_no_periods(name):
    assert parse_period(name) is None


def test_the_due_day_counts_unless_the_sheet_says_no():
    plan = small_plan()
    assert dates(plan, "2025-Q3").last_good_day == dt.date(2025, 9, 20)
    assert dates(plan, "2025-Y").last_good_day == dt.date(2025, 12, 9)


def test_the_window_of_the_data_may_begin_the_year_before():
    first = dates(small_plan(), "2025-Q1")
    assert (first.data_from, first.data_to) == (dt.date(2024, 12, 15), dt.date(2025, 3, 14))
    assert first.due_upward == dt.date(2025, 3, 25)


def test_a_due_date_moves_off_days_off_only_where_the_sheet_says_so():
    moved = small_plan(SMALL_PLAN.replace("| Y | Năm | 10/12 |", "| Y | Năm | 13/12 |"))
    assert dates(moved, "2025-Y").due == dt.date(2025, 12, 15)  # 13/12/2025 is a Saturday
    assert dates(moved, "2025-Q3").due == dt.date(2025, 9, 20)  # a Saturday too, but kept


def test_the_sheet_of_days_off_overrules_the_calendar():
    text = SMALL_PLAN.replace(
        "| Ngày | Nghỉ hay làm việc | Ghi chú |",
        "| Ngày | Nghỉ hay làm việc | Ghi chú |\n| 13/12/2025 | Làm việc | |\n"
        "| 10/12/2025 | Nghỉ | |",
    )
    off = days_off(small_plan(text), frozenset({dt.date(2025, 9, 2)}), [2025])
    assert dt.date(2025, 12, 13) not in off
    assert {dt.date(2025, 12, 10), dt.date(2025, 9, 2), dt.date(2025, 12, 14)} <= off
    assert next_working_day(dt.date(2025, 12, 10), off) == dt.date(2025, 12, 11)


def test_periods_due_before_the_plan_was_issued_are_no_part_of_it():
    text = SMALL_PLAN.replace("| Ngày ban hành | 05/02/2025", "| Ngày ban hành | 28/8/2025")
    assert [d.period.id for d in scheduled(small_plan(text), frozenset())] == ["2025-Q3", "2025-Y"]
    assert next(iter(scheduled(small_plan(), frozenset()))).period.id == "2025-Q1"


def test_the_period_before():
    plan = small_plan()
    known = scheduled(plan, frozenset())
    before = previous_period(known, dates(plan, "2025-Y"))
    assert before
    assert before.period.id == "2025-Q3"
    assert previous_period(known, dates(plan, "2025-Q1")) is None


def test_a_report_on_request_needs_the_date_given_at_issue():
    plan, asked = small_plan(), parse_period("2025-X1")
    assert asked
    assert dates_of(plan, asked, frozenset()) is None
    given = dates_of(plan, asked, frozenset(), dt.date(2025, 5, 5))
    assert given
    assert given.due == dt.date(2025, 5, 5)


def test_a_plan_has_only_the_periods_of_its_sheet_and_years():
    plan = small_plan()
    for name in ("2025-Q2", "2026-Q3", "2024-Q3"):
        period = parse_period(name)
        assert period
        assert dates_of(plan, period, frozenset()) is None


def test_the_last_of_february_exists_every_year():
    assert DayMonth(29, 2).of(2025) == dt.date(2025, 2, 28)
    assert DayMonth(29, 2).of(2024) == dt.date(2024, 2, 29)


LINES = SMALL_PLAN.splitlines()
CYCLES = "\n".join(LINES[LINES.index("## Kỳ báo cáo") + 2 :][:4])
YEARS = "| Từ năm | 2025 | |\n| Đến năm | 2025 | |"


def with_cycles(*lines, years=(2025, 2025), day="05/02/2025"):
    """The small plan with other lines of the sheet Kỳ báo cáo."""
    assert CYCLES in SMALL_PLAN
    text = SMALL_PLAN.replace(CYCLES, "\n".join(lines)).replace("05/02/2025", day)
    return small_plan(text.replace(YEARS, f"| Từ năm | {years[0]} | |\n| Đến năm | {years[1]} | |"))


QUARTERLY = tuple(
    f"| {slot} | | {due} | Có | Không | | | | |"
    for slot, due in (("Q1", "20/3"), ("Q2", "20/6"), ("Q3", "20/9"), ("Y", "10/12"))
)
REQUEST = "| X | | | Có | Không | | | | |"


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        pytest.param(
            with_cycles(*QUARTERLY, years=(2025, 2026), day="28/8/2025"),
            {
                "2025-Q3": "2025-09-20",
                "2025-Y": "2025-12-10",
                "2026-Q1": "2026-03-20",
                "2026-Q2": "2026-06-20",
                "2026-Q3": "2026-09-20",
                "2026-Y": "2026-12-10",
            },
            id="hp-pci-2025-2026: quarterly by 20/3, 20/6, 20/9, yearly by 10/12",
        ),
        pytest.param(
            with_cycles("| Y | | 15/11 | Có | Không | | | | |", years=(2025, 2027), day=""),
            {"2025-Y": "2025-11-15", "2026-Y": "2026-11-15", "2027-Y": "2027-11-15"},
            id="hn-nq59: yearly by 15/11",
        ),
        pytest.param(with_cycles(REQUEST, day="12/9/2025"), {}, id="hn-fta-2025: on request"),
        pytest.param(with_cycles(REQUEST, years=(2025, 2030)), {}, id="ht-fta-2025: on request"),
        pytest.param(with_cycles(REQUEST, years=(2024, 2024)), {}, id="hn-spcncl-2024: on request"),
        pytest.param(
            with_cycles(
                "| Q4 | | 10/1 năm sau | Có | Không | | | | |",
                "| H1 | | 20/6 | Có | Không | | | | |",
                "| H2 | | 15/1 (năm sau) | Có | Không | | | | |",
            ),
            {"2025-H1": "2025-06-20", "2025-Q4": "2026-01-10", "2025-H2": "2026-01-15"},
            id="due in the following year",
        ),
    ],
)
def test_due_dates_of_the_plans(plan, expected):
    found = {d.period.id: d.due.isoformat() for d in scheduled(plan, frozenset())}
    assert found == expected


@pytest.mark.parametrize(
    ("line", "upward", "start", "end"),
    [
        pytest.param(
            "| Q1 | | 20/3 | | | 25/3 | 15/12 | 14/3 | |",
            *("2025-03-25", "2024-12-15", "2025-03-14"),
            id="the window begins the year before by itself",
        ),
        pytest.param(
            "| Q4 | | 10/1 năm sau | | | 20/1 | 15/9 | 9/1 năm sau | |",
            *("2026-01-20", "2025-09-15", "2026-01-09"),
            id="the window ends the year after",
        ),
        pytest.param(
            "| Q4 | | 20/12 | | | 5/1 | 15/9 | 14/12 | |",
            *("2026-01-05", "2025-09-15", "2025-12-14"),
            id="due upward in the year after by itself",
        ),
        pytest.param(
            "| Q4 | | 10/1 năm sau | | | 20/1 năm sau | 1/10 năm trước | 31/12 | |",
            *("2026-01-20", "2024-10-01", "2025-12-31"),
            id="in so many words",
        ),
    ],
)
def test_the_days_around_a_due_date(line, upward, start, end):
    (found,) = scheduled(with_cycles(line), frozenset())
    days = (found.due_upward, found.data_from, found.data_to)
    assert days == tuple(map(dt.date.fromisoformat, (upward, start, end)))


def test_a_due_day_moves_over_tet_and_stops_at_a_weekend_day_worked_instead():
    """Tết Bính Ngọ: days off from Saturday 14/2 to Sunday 22/2/2026."""
    plan = with_cycles("| Q1 | | 17/2 | Có | Có | | | | |", years=(2026, 2026), day="")
    holidays = public_holidays([2026, 2027])
    (found,) = scheduled(plan, holidays)
    assert found.due == dt.date(2026, 2, 23)
    worked = replace(plan, days_off=(DayOff(dt.date(2026, 2, 21), off=False),))
    assert scheduled(worked, holidays)[0].due == dt.date(2026, 2, 21)
    extended = replace(plan, days_off=(DayOff(dt.date(2026, 2, 23), off=True),))
    assert scheduled(extended, holidays)[0].due == dt.date(2026, 2, 24)


def test_a_due_day_of_the_following_year_moves_over_the_new_year():
    plan = with_cycles("| Q4 | | 1/1 năm sau | Có | Có | 3/1 | | | |")
    (found,) = scheduled(plan, public_holidays([2025, 2026]))
    assert (found.due, found.due_upward) == (dt.date(2026, 1, 2), dt.date(2026, 1, 3))


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("2025-Q1", "2025-01-01", "2025-03-31"),
        ("2025-Q4", "2025-10-01", "2025-12-31"),
        ("2024-H1", "2024-01-01", "2024-06-30"),
        ("2025-H2", "2025-07-01", "2025-12-31"),
        ("2025-Y", "2025-01-01", "2025-12-31"),
        ("2025-X7", "2025-01-01", "2025-12-31"),
    ],
)
def test_the_first_and_last_day_of_a_period(name, first, last):
    period = parse_period(name)
    assert period
    assert period.span == (dt.date.fromisoformat(first), dt.date.fromisoformat(last))


DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2040, 12, 31))


@given(DAYS, DAYS)
def test_a_day_without_a_year_lies_within_a_year(day, reference):
    yearly = DayMonth(day.day, day.month)
    after = yearly.first_from(reference, 2030)
    before = yearly.last_until(reference, 2030)
    assert before <= reference <= after
    assert max((after - reference).days, (reference - before).days) <= 366


@given(DAYS, st.sampled_from((1, -1)), st.integers(2020, 2040))
def test_a_day_with_a_year_counts_from_the_period(day, shift, year):
    told = DayMonth(day.day, day.month, shift)
    assert told.first_from(day, year) == told.last_until(day, year) == told.of(year)
    assert told.of(year).year == year + shift
