import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.core.assignment import Assignments, predecessors
from generator.core.model import Agency
from tests.support import SMALL_PLAN, small_plan

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


def with_agencies(rows):
    """The small plan with other communes: (code, name, valid from, valid to, successors)."""
    kept = [
        line for line in SMALL_PLAN.splitlines() if not line.startswith("| X") or "Theo" in line
    ]
    at = next(n for n, line in enumerate(kept) if line.startswith("| B1 "))
    kept[at:at] = [
        f"| {code} | {name} | | Xã | | Có | {begins} | {ends} | {heirs} | |"
        for code, name, begins, ends, heirs in rows
    ]
    return small_plan("\n".join(kept))


def communes(plan, day):
    return codes(Assignments(plan, dt.date.fromisoformat(day)).members("UBND các xã"))


RENAMED = [("X1", "UBND xã Cũ", "", "30/6/2025", "X2"), ("X2", "UBND xã Mới", "01/7/2025", "", "")]
SPLIT = [
    ("X1", "UBND xã Lớn", "", "30/6/2025", "X2; X3"),
    ("X2", "UBND xã Đông", "01/7/2025", "", ""),
    ("X3", "UBND xã Tây", "01/7/2025", "", ""),
]
CHAIN = [
    ("X1", "UBND xã Một", "", "31/3/2025", "X2"),
    ("X2", "UBND xã Hai", "01/4/2025", "30/6/2025", "X3; X4"),
    ("X3", "UBND xã Ba", "01/7/2025", "31/8/2025", "X4"),
    ("X4", "UBND xã Bốn", "01/7/2025", "", ""),
]


@pytest.mark.parametrize(
    ("rows", "day", "expected"),
    [
        pytest.param(RENAMED, "2025-06-30", ["X1"], id="before the renaming"),
        pytest.param(RENAMED, "2025-07-01", ["X2"], id="after the renaming"),
        pytest.param(SPLIT, "2025-06-30", ["X1"], id="before the split"),
        pytest.param(SPLIT, "2025-07-01", ["X2", "X3"], id="after the split"),
        pytest.param(CHAIN, "2025-03-31", ["X1"], id="before the chain"),
        pytest.param(CHAIN, "2025-06-30", ["X2"], id="in the chain"),
        pytest.param(CHAIN, "2025-07-01", ["X4", "X3"], id="split in the chain"),
        pytest.param(CHAIN, "2025-09-01", ["X4"], id="end of the chain, counted once"),
    ],
)
def test_agencies_over_time(rows, day, expected):
    assert sorted(communes(with_agencies(rows), day)) == sorted(expected)


def test_a_lead_named_by_its_old_name_passes_to_all_who_came_of_it():
    plan = with_agencies(SPLIT)
    found = Assignments(plan, AFTER)
    assert codes(found.members("UBND xã Lớn")) == ["X2", "X3"]
    assert Assignments(plan, BEFORE).members("UBND xã Đông") == ()


def test_of_agencies_with_one_name_the_one_that_exists_is_meant():
    rows = [
        ("X9", "UBND xã Cẩm Giang", "01/7/2025", "", ""),
        ("X1", "UBND xã Cẩm Giang", "", "30/6/2025", "X9"),
    ]
    plan = with_agencies(rows)
    assert codes(Assignments(plan, BEFORE).members("UBND xã Cẩm Giang")) == ["X1"]
    assert codes(Assignments(plan, AFTER).members("UBND xã Cẩm Giang")) == ["X9"]


def test_predecessors_are_found_at_any_remove():
    plan = with_agencies(CHAIN)
    assert predecessors(plan, "X4") == {"X1", "X2", "X3"}
    assert predecessors(plan, "X1") == frozenset()


@given(
    st.lists(st.tuples(st.integers(0, 3), st.lists(st.integers(0, 5), max_size=3)), max_size=6),
    st.integers(0, 3),
)
def test_whatever_succeeds_what_only_existing_agencies_are_meant(drawn, month):
    agencies = tuple(
        Agency(
            f"A{n}",
            f"Cơ quan {n}",
            "",
            "Xã",
            valid_to=dt.date(2025, 6 + ends, 1) if ends else None,
            successors=tuple(f"A{heir}" for heir in heirs),
        )
        for n, (ends, heirs) in enumerate(drawn)
    )
    plan = replace(small_plan(), agencies=agencies)
    day = dt.date(2025, 6 + month, 15)
    found = Assignments(plan, day).members("UBND các xã")
    assert all(agency.valid_on(day) for agency in found)
    assert len(set(found)) == len(found)
    assert set(found) >= {agency for agency in agencies if agency.valid_on(day)}


def test_a_kind_stands_for_those_that_get_a_form():
    text = SMALL_PLAN.replace("| S2 | Sở Hai | | Sở | | Có |", "| S2 | Sở Hai | | Sở | | Không |")
    found = Assignments(small_plan(text), AFTER)
    assert codes(found.members("Các Sở, UBND các xã")) == ["S1", "X1", "X2", "X3"]
    assert codes(found.members("Sở Hai")) == ["S2"]
