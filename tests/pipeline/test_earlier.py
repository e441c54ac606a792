import datetime as dt

import pytest

from generator.core.summary import Since
from generator.edges.files import Home
from generator.pipeline.earlier import earlier_summaries
from generator.pipeline.plans import Context, load_plan, period_dates
from tests.support import SMALL_PLAN, complete, filled, forms_of, put, small_home

LONGER = SMALL_PLAN.replace("| Đến năm | 2025 |", "| Đến năm | 2026 |")


@pytest.fixture
def home(tmp_path):
    return small_home(tmp_path, LONGER)


def found(home, period):
    context = Context(Home(home), dt.date(2026, 12, 1))
    plan, _ = load_plan(context, "thu-nho")
    return plan, earlier_summaries(context, plan, period_dates(context, plan, period))


def send(home, period, name="S1.xlsx"):
    plan, _ = found(home, "2026-Y")
    form = forms_of(plan, period)["S1"]
    put(home, name, filled(form, complete(form)), "2025-09-18", period)


@pytest.mark.parametrize(
    ("sent", "period", "expected"),
    [
        pytest.param([], "2026-Q3", {}, id="nothing came"),
        pytest.param(["2026-Q1"], "2026-Q3", {Since.BEFORE: "2026-Q1"}, id="the period before"),
        pytest.param(["2025-Y"], "2026-Q1", {}, id="never of another year"),
        pytest.param(["2025-Q3"], "2026-Q3", {Since.YEAR_AGO: "2025-Q3"}, id="a year ago"),
        pytest.param(
            ["2025-Q3", "2026-Q1"],
            "2026-Q3",
            {Since.BEFORE: "2026-Q1", Since.YEAR_AGO: "2025-Q3"},
            id="both",
        ),
    ],
)
def test_periods_that_were_received_are_compared(home, sent, period, expected):
    for one in sent:
        send(home, one)
    _, summaries = found(home, period)
    assert {since: s.dates.period.id for since, s in summaries.items()} == expected


def test_a_period_with_nothing_valid_is_left_out(home):
    put(home, "hong.xlsx", b"no workbook", "2026-03-18", "2026-Q1")
    assert found(home, "2026-Q3")[1] == {}
