import datetime as dt

import pytest

from generator.core.assignment import dates_of, days_off, previous_period, scheduled
from generator.core.periods import DayMonth, next_working_day, parse_period
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
    before = previous_period(plan, dates(plan, "2025-Y"), frozenset())
    assert before
    assert before.id == "2025-Q3"
    assert previous_period(plan, dates(plan, "2025-Q1"), frozenset()) is None


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
