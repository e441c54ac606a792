import datetime as dt
from decimal import Decimal

import pytest

from generator.core.charts import ChartKind
from generator.stages.report_charts import charts
from tests.support import SMALL_PLAN, complete, filled, forms_of, read_bytes, small_plan, summed

PLAN = small_plan()
FORMS = forms_of(PLAN)
MANY_TARGETS = SMALL_PLAN + "".join(
    f"| CT{n} | | chỉ số {n} | điểm (thang 10) | | ≥ | {n} | ≥ {n} | S2 | |\n" for n in range(3, 33)
)


def drawn(*sent, plan=PLAN):
    return {chart.title: chart for chart in charts(summed(plan, *sent))}


def sent_by(code, forms=FORMS, **values):
    entries = complete(forms[code]) | {
        ("Chỉ tiêu", row.key, "Kết quả"): values.get(row.unit, 5)
        for row in forms[code].indicator_rows
    }
    return read_bytes(filled(forms[code], entries), forms, file=f"{code}.xlsx")


def test_tasks_and_agencies_are_drawn_as_they_are_counted():
    summary = summed(PLAN, sent_by("S1"), sent_by("S2"))
    progress, status, agencies, *_ = charts(summary)
    assert progress.categories == status.categories == ("I. Thị trường", "II. Đất đai")
    assert progress.unit == "%"
    counts = {series.name: series.values for series in status.series}
    assert status.kind is ChartKind.STACKED
    assert sum(sum(values) for values in counts.values()) == len(summary.tasks)
    assert counts["Đang thực hiện"] == (1, 1)
    assert counts["Chưa báo cáo"] == (1, 0)
    assert sum(agencies.series[0].values) == len(summary.agencies)
    assert agencies.series[0].values[0] == 2  # on time


def test_a_status_no_task_has_is_no_series():
    status = drawn(sent_by("S1"))["Tình trạng nhiệm vụ theo nhóm"]
    assert all(any(series.values) for series in status.series)


def test_an_indicator_alone_in_its_unit_is_drawn_in_per_cent_of_its_target():
    found = drawn(sent_by("S2", **{"%": 9}))
    (chart,) = [chart for title, chart in found.items() if "100%" in title]
    assert chart.categories == ("Tỷ lệ hồ sơ đúng hạn",)
    assert chart.series[0].values == (Decimal(125),)  # of a target above 7,2


def test_a_place_is_not_drawn_in_per_cent():
    found = drawn(sent_by("S1"))
    names = [name for title, chart in found.items() if "100%" in title for name in chart.categories]
    assert names == ["Điểm số chung"]


def test_indicators_of_one_unit_stand_beside_their_targets_a_page_at_a_time():
    plan = small_plan(MANY_TARGETS)
    forms = forms_of(plan)
    found = [
        c for c in drawn(sent_by("S2", forms), plan=plan).values() if c.unit.startswith("điểm")
    ]
    assert [len(chart.categories) for chart in found] == [12, 12, 6]
    assert len({chart.title for chart in found}) == 3
    values, targets = found[0].series
    assert set(values.values) == {Decimal(5)}
    assert targets.values[:3] == (3, 4, 5)


def test_no_figures_no_chart():
    found = drawn()
    assert "Tiến độ bình quân theo nhóm nhiệm vụ" not in found
    assert not [title for title in found if "chỉ tiêu" in title]
    assert "Tình hình gửi báo cáo của các cơ quan, đơn vị" in found


def test_names_beside_the_bars_are_short():
    plan = small_plan(
        SMALL_PLAN.replace("| I | I | Thị trường |", f"| I | I | {'Thị trường ' * 30} |")
    )
    for chart in charts(summed(plan)):
        assert all(len(name) <= 42 for name in chart.categories)


@pytest.mark.parametrize("today", [dt.date(2025, 9, 23), dt.date(2025, 12, 31)])
def test_same_summary_same_charts(today):
    one, other = (charts(summed(PLAN, sent_by("S1"), today=today.isoformat())) for _ in range(2))
    assert one == other


def test_many_groups_are_drawn_in_parts_that_lose_none():
    groups = "".join(f"| G{n} | {n} | Nhóm {n} |\n" for n in range(60))
    head = "| II | II | Đất đai |\n"
    plan = small_plan(SMALL_PLAN.replace(head, head + groups))
    found = [c for c in charts(summed(plan, sent_by("S1"))) if c.subject == "Nhóm nhiệm vụ"]
    names = [
        name for chart in found if chart.kind is ChartKind.STACKED for name in chart.categories
    ]
    assert len(names) == len(plan.task_groups) == 62
    assert max(len(chart.categories) for chart in found) <= 24
    for chart in found:
        assert all(len(series.values) == len(chart.categories) for series in chart.series)
