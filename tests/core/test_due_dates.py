"""The due dates of the five plans in 2025 and 2026, kept or moved off weekends and holidays."""

import datetime as dt

import pytest

from generator.core.assignment import dates_of
from generator.core.periods import parse_period
from generator.edges.calendar import public_holidays
from tests.support import SMALL_PLAN, small_plan

HOLIDAYS = public_holidays(range(2025, 2029))
YEARS = "| Từ năm | 2025 | |\n| Đến năm | 2025 | |"
LINES = SMALL_PLAN.splitlines()
CYCLES = "\n".join(LINES[LINES.index("## Kỳ báo cáo") + 2 :][:4])


def plan_due(slot, day_month, *, counts="Có", moves="Không", days_off=""):
    """A plan of 2025-2026 with one period, due on a day of the year."""
    text = SMALL_PLAN.replace(YEARS, "| Từ năm | 2025 | |\n| Đến năm | 2026 | |")
    text = text.replace(CYCLES, f"| {slot} | | {day_month} | {counts} | {moves} | | | | |")
    head = "| Ngày | Nghỉ hay làm việc | Ghi chú |"
    return small_plan(text.replace(head, f"{head}\n{days_off}" if days_off else head))


def due(year, slot, day_month, **how):
    period = parse_period(f"{year}-{slot}")
    assert period
    found = dates_of(plan_due(slot, day_month, **how), period, HOLIDAYS)
    assert found
    return found


@pytest.mark.parametrize(
    ("slot", "day_month", "year", "weekday", "moved"),
    [
        pytest.param("Q1", "20/3", 2025, "Thu", "2025-03-20", id="hp-pci Q1 2025"),
        pytest.param("Q2", "20/6", 2025, "Fri", "2025-06-20", id="hp-pci Q2 2025"),
        pytest.param("Q3", "20/9", 2025, "Sat", "2025-09-22", id="hp-pci Q3 2025"),
        pytest.param("Y", "10/12", 2025, "Wed", "2025-12-10", id="hp-pci 2025"),
        pytest.param("Q1", "20/3", 2026, "Fri", "2026-03-20", id="hp-pci Q1 2026"),
        pytest.param("Q2", "20/6", 2026, "Sat", "2026-06-22", id="hp-pci Q2 2026"),
        pytest.param("Q3", "20/9", 2026, "Sun", "2026-09-21", id="hp-pci Q3 2026"),
        pytest.param("Y", "10/12", 2026, "Thu", "2026-12-10", id="hp-pci 2026"),
        pytest.param("Y", "15/11", 2025, "Sat", "2025-11-17", id="hn-nq59 2025"),
        pytest.param("Y", "15/11", 2026, "Sun", "2026-11-16", id="hn-nq59 2026"),
        pytest.param("Q3", "2/9", 2025, "Tue", "2025-09-03", id="a public holiday"),
        pytest.param("Q2", "30/4", 2026, "Thu", "2026-05-04", id="holidays and a weekend"),
    ],
)
def test_due_dates_under_both_rules(slot, day_month, year, weekday, moved):
    """Hà Nội's and Hà Tĩnh's other plans report on request: the day is given at issue."""
    kept = due(year, slot, day_month)
    assert f"{kept.due:%a}" == weekday
    assert (kept.due.day, kept.due.month) == tuple(map(int, day_month.split("/")))
    assert kept.last_good_day == kept.due
    assert due(year, slot, day_month, moves="Có").due.isoformat() == moved
    before = due(year, slot, day_month, counts="Không", moves="Có")
    assert before.last_good_day == before.due - dt.timedelta(days=1)


@pytest.mark.parametrize(
    ("year", "days_off", "expected"),
    [
        pytest.param(2025, "| 20/9/2025 | Làm việc | |", "2025-09-20", id="a Saturday worked"),
        pytest.param(2025, "| 22/9/2025 | Nghỉ | |", "2025-09-23", id="a Monday off"),
        pytest.param(2026, "| 20/9/2026 | Nghỉ | |", "2026-09-21", id="off in any case"),
    ],
)
def test_the_sheet_of_days_off_decides(year, days_off, expected):
    assert due(year, "Q3", "20/9", moves="Có", days_off=days_off).due.isoformat() == expected
    assert due(year, "Q3", "20/9", days_off=days_off).due.day == 20


@pytest.mark.parametrize("given", ["2025-09-20", "2026-11-15", "2026-01-01"])
def test_a_day_given_at_issue_is_kept_on_any_day(given):
    period = parse_period(f"{given[:4]}-X1")
    assert period
    found = dates_of(plan_due("X", ""), period, HOLIDAYS, dt.date.fromisoformat(given))
    assert found
    assert found.due.isoformat() == given
