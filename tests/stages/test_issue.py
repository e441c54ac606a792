import datetime as dt
from dataclasses import replace

from generator.core.identity import identity, is_genuine
from generator.core.model import Extension, Role, TaskGroup
from generator.stages.issue import forms
from tests.support import SMALL_PLAN, dates, forms_of, small_plan


def rows(form):
    return [(r.key, r.role.value, r.further) for r in form.tasks]


def test_every_reporting_agency_gets_one_form():
    assert list(forms_of(small_plan())) == ["S1", "S2", "X1", "X2", "X3"]
    assert list(forms_of(small_plan(), "2025-Q1")) == ["S1", "S2", "X1", "X2", "X4"]


def test_leads_and_those_named_as_co_operating_get_rows():
    found = forms_of(small_plan())
    assert rows(found["S1"]) == [
        ("I.1", "Chủ trì", False),
        ("II.3", "Chủ trì", False),
        ("II.3#2", "Chủ trì", True),
    ]
    assert rows(found["S2"])[0] == ("I.1", "Phối hợp", False)
    assert rows(found["X1"]) == [("I.2", "Chủ trì", False)]


def test_a_group_that_co_operates_gets_no_rows():
    assert "I.1" not in [r.key for r in forms_of(small_plan())["X1"].tasks]


def test_rows_stand_under_the_headings_of_the_plan():
    headings = [r.title for r in forms_of(small_plan())["S1"].task_rows if isinstance(r, TaskGroup)]
    assert headings == ["Thị trường", "Đất đai"]


def test_a_date_is_asked_for_only_where_the_lead_has_a_fixed_limit():
    found = forms_of(small_plan())
    fixed = {r.key: r.fixed for r in found["S1"].tasks if r.role is Role.LEAD and not r.further}
    assert fixed == {"I.1": False, "II.3": True}


def test_indicators_go_to_their_leads_with_a_row_for_each_measure():
    found = forms_of(small_plan())
    assert [r.key for r in found["S1"].indicator_rows] == ["CT1", "CT1#2"]
    assert [r.key for r in found["S2"].indicator_rows] == ["CT2"]
    assert found["X1"].indicator_rows == ()
    assert found["S1"].indicator_rows[0].target == "từ 74 điểm"


def test_the_identity_names_plan_agency_and_period_and_cannot_be_edited():
    found = forms_of(small_plan())["X1"].identity
    assert (found.plan, found.agency, found.period) == ("thu-nho", "X1", "2025-Q3")
    assert is_genuine(found)
    other = identity("thu-nho", "X2", "2025-Q3")
    assert found.digest != other.digest


def test_what_was_said_before_stands_beside_the_new_answer():
    plan = small_plan()
    before = {"S1": {("Nhiệm vụ", "I.1"): "Đang thực hiện\n40%", ("Chỉ tiêu", "CT1"): "71"}}
    form = next(forms(plan, dates(plan), before))
    assert form.tasks[0].previous == "Đang thực hiện\n40%"
    assert form.tasks[1].previous == ""
    assert form.indicator_rows[0].previous == "71"


def test_a_task_and_an_indicator_of_one_code_are_told_apart():
    plan = small_plan(SMALL_PLAN.replace("CT1", "I.1"))
    before = {"S1": {("Nhiệm vụ", "I.1"): "Hoàn thành", ("Chỉ tiêu", "I.1"): "71"}}
    form = next(forms(plan, dates(plan), before))
    assert (form.tasks[0].key, form.tasks[0].previous) == ("I.1", "Hoàn thành")
    assert (form.indicator_rows[0].key, form.indicator_rows[0].previous) == ("I.1", "71")


def test_a_form_names_the_last_day_on_which_its_agency_is_on_time():
    plan = small_plan()
    granted = Extension("X1", dt.date(2025, 9, 26), "bão", dt.date(2025, 9, 18))
    found = forms(plan, replace(dates(plan), extensions=(granted,)))
    assert {f.agency.code: f.due.day for f in found if f.agency.code in ("X1", "X2")} == {
        "X1": 26,
        "X2": 20,
    }
    assert {f.due for f in forms_of(plan, "2025-Y").values()} == {dt.date(2025, 12, 9)}
