import datetime as dt

from generator.core.assignment import Assignments
from tests.support import small_plan

BEFORE, AFTER = dt.date(2025, 6, 1), dt.date(2025, 9, 20)


def codes(agencies):
    return [agency.code for agency in agencies]


def test_a_group_stands_for_its_kinds_in_the_plans_order():
    found = Assignments(small_plan(), AFTER)
    assert codes(found.members("Các Sở, UBND các xã")) == ["S1", "S2", "X1", "X2", "X3"]


def test_a_merged_commune_is_replaced_by_its_successor_and_counted_once():
    plan = small_plan()
    assert codes(Assignments(plan, BEFORE).members("UBND các xã")) == ["X1", "X2", "X4"]
    assert codes(Assignments(plan, AFTER).members("UBND các xã")) == ["X1", "X2", "X3"]
    assert codes(Assignments(plan, AFTER).members("UBND xã Cũ")) == ["X3"]


def test_names_codes_and_short_names_all_find_an_agency():
    found = Assignments(small_plan(), AFTER)
    for name in ("S1", "Sở Một", "S.Một", "sở một"):
        assert codes(found.members(name)) == ["S1"], name
    assert codes(found.members("UBND xã Cẩm Giàng")) == ["X2"]
    assert not found.known("Sở Ba")


def test_only_agencies_named_one_by_one_co_operate():
    plan = small_plan()
    assert codes(Assignments(plan, AFTER).named_coops(plan.tasks[0])) == ["S2"]


def test_an_indicator_without_lead_is_reported_by_the_consolidating_agency():
    plan = small_plan()
    found = Assignments(plan, AFTER)
    assert [codes(found.indicator_leads(i)) for i in plan.indicators] == [["S1"], ["S2"]]


def test_an_agency_that_does_not_report_gets_no_form():
    assert codes(Assignments(small_plan(), AFTER).reporting()) == ["S1", "S2", "X1", "X2", "X3"]
