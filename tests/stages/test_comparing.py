import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from generator.core.model import Verdict
from generator.stages.comparing import changes
from tests.support import complete, filled, forms_of, read_bytes, received, small_plan

FORMS = forms_of(small_plan())
FORM = FORMS["S1"]
T = "Nhiệm vụ"
GOOD = complete(FORM) | {
    ("Chỉ tiêu", "CT1", "Kết quả"): 71,
    ("Chỉ tiêu", "CT1#2", "Kết quả"): 9,
    ("Ý kiến chung", "de-xuat", "Ý kiến của cơ quan"): "Không",
}


def sent(entries, file="a.xlsx", day="2025-09-16T10:00:00", form=FORM):
    return read_bytes(filled(form, entries), FORMS, file, day)


def between(first, second):
    versions = received(sent(GOOD | first), sent(GOOD | second, "b.xlsx", "2025-09-17T10:00:00"))
    return [(c.key, c.field, c.old, c.new) for c in changes(versions, FORMS)]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        pytest.param({}, {}, [], id="nothing"),
        pytest.param(
            {}, {(T, "I.1", "Tiến độ (%)"): "50"}, [], id="the same number typed otherwise"
        ),
        pytest.param(
            {},
            {(T, "I.1", "Tiến độ (%)"): 60},
            [("I.1", "Tiến độ (%)", Decimal(50), Decimal(60))],
            id="a number",
        ),
        pytest.param(
            {(T, "II.3", "Ngày hoàn thành"): dt.date(2025, 9, 1)},
            {},
            [("II.3", "Ngày hoàn thành", dt.date(2025, 9, 1), None)],
            id="a day that is gone",
        ),
        pytest.param(
            {(T, "I.1", "Tình trạng"): "Xong"},
            {},
            [("I.1", "Tình trạng", "Xong", "Đang thực hiện")],
            id="what could not be taken",
        ),
        pytest.param(
            {},
            {("Chỉ tiêu", "CT1#2", "Kết quả"): 8},
            [("CT1#2", "Kết quả", Decimal(9), Decimal(8))],
            id="an indicator",
        ),
        pytest.param(
            {},
            {("Ý kiến chung", "de-xuat", "Ý kiến của cơ quan"): "Có"},
            [("de-xuat", "Ý kiến của cơ quan", "Không", "Có")],
            id="an opinion",
        ),
    ],
)
def test_what_changed_between_two_versions(first, second, expected):
    assert between(first, second) == expected


def test_a_change_says_where_and_of_which_row():
    newer = sent(GOOD | {(T, "II.3", "Kết quả thực hiện"): "Đã mở 3 lớp"}, "b.xlsx")
    (change,) = changes(received(sent(GOOD), newer), FORMS)
    assert (change.agency, change.older, change.newer) == ("S1", "a.xlsx", "b.xlsx")
    assert (change.sheet, change.number) == (T, "3")
    assert change.text.startswith("Mở lớp tập huấn")


def test_versions_are_compared_one_after_the_other():
    three = (
        sent(
            GOOD | {(T, "I.1", "Tiến độ (%)"): number}, f"{number}.xlsx", f"2025-09-{number}T10:00"
        )
        for number in (12, 10, 11)
    )
    found = [(c.older, c.newer, c.new) for c in changes(received(*three), FORMS)]
    assert found == [
        ("10.xlsx", "11.xlsx", Decimal(11)),
        ("11.xlsx", "12.xlsx", Decimal(12)),
    ]


def test_returned_versions_count_and_other_agencies_do_not():
    returned = sent(GOOD | {(T, "I.1", "Tình trạng"): "Xong"})
    other = sent(complete(FORMS["X1"]), "x.xlsx", form=FORMS["X1"])
    assert returned.verdict is Verdict.RETURNED
    assert changes(received(returned, other), FORMS) == ()


def test_rows_that_are_gone_are_told():
    first, second = sent(GOOD), sent(GOOD, "b.xlsx")
    kept = tuple(a for a in second.answers if a.key != "I.1")
    found = changes(received(first, replace(second, answers=kept)), FORMS)
    assert {(c.key, c.field, c.new) for c in found} == {
        ("I.1", field, None) for field in ("Tình trạng", "Tiến độ (%)", "Kết quả thực hiện")
    }
