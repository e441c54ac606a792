import datetime as dt

import pytest

from generator.core.sent import Adjustment, Cause, Difference, Group, Reason, Sent, SentKind
from generator.stages.adjusted_text import adjusted
from generator.stages.report_text import traced
from tests.support import small_plan, summed

DAY = dt.datetime(2025, 9, 25, 8)
SENT = Sent(
    1, SentKind.REPORT, "15/BC-S1", dt.date(2025, 9, 23), "bao-cao.docx", dt.date(2025, 9, 23)
)
UNNUMBERED = Sent(1, SentKind.REPORT, "", None, "bao-cao.docx", dt.date(2025, 9, 23), "gấp")
NAMES = {"X1": "UBND xã Cẩm Giang"}
LATE = Cause(Reason.LATE, "X1", "x1.xlsx", DAY)
TEXT, _ = traced(summed(small_plan()))


def words(*differences, causes=(LATE,), sent=SENT, statements=()):
    return adjusted(TEXT, sent, Adjustment(causes, differences, statements), NAMES)


def difference(label="Số nhiệm vụ", group=Group.COMMON, before="1", after="2", causes=(LATE,)):
    return Difference(label, group, before, after, causes)


def test_the_frame_is_that_of_the_report_and_cites_what_was_sent():
    text = words(difference())
    same = ("co_quan", "kinh_gui", "noi_nhan", "chuc_vu", "nguoi_ky", "ngay_bao_cao")
    assert all(getattr(text, name) == getattr(TEXT, name) for name in same)
    for said in (text.trich_yeu, text.noi_dung):
        assert "Báo cáo số 15/BC-S1 ngày 23/9/2025 của Sở Một" in said
        assert TEXT.noi_dung in said


def test_a_number_that_was_not_given_is_left_open():
    assert "số …/BC-S1 ngày …" in words(difference(), sent=UNNUMBERED).bao_cao_da_gui


@pytest.mark.parametrize(
    ("cause", "told"),
    [
        pytest.param(LATE, ("UBND xã Cẩm Giang", "x1.xlsx", "25/9/2025"), id="late"),
        pytest.param(
            Cause(Reason.CORRECTED, "X1", "b.xlsx", DAY, "a.xlsx"), ("b.xlsx",), id="corrected"
        ),
        pytest.param(Cause(Reason.WITHDRAWN, "X1", "x1.xlsx", DAY), ("x1.xlsx",), id="taken out"),
        pytest.param(
            Cause(Reason.NOT_COUNTED, "X1", "x1.xlsx", DAY), ("x1.xlsx",), id="with faults"
        ),
        pytest.param(Cause(Reason.NOT_COUNTED, "", "la.xlsx", DAY), ("la.xlsx",), id="nobody's"),
        pytest.param(Cause(Reason.PLAN), ("kế hoạch",), id="plan"),
        pytest.param(Cause(Reason.LATE, "Z9", "z.xlsx", DAY), ("Z9",), id="agency unknown"),
    ],
)
def test_every_reason_is_told_with_its_file(cause, told):
    [reason] = words(difference(causes=(cause,)), causes=(cause,)).ly_do
    assert all(part in reason for part in told)
    assert reason.endswith(".")


def test_without_any_reason_there_is_still_one():
    text = words(difference(causes=()), causes=())
    assert text.ly_do
    assert text.nhom[0].dong[0].nguyen_nhan


def test_rows_are_numbered_through_the_groups_and_counted():
    text = words(
        difference("a"),
        difference("b", Group.TASKS, before=None),
        difference("c", Group.TASKS, after=None),
    )
    assert [(g.ten, g.so_luong) for g in text.nhom] == [
        (Group.COMMON.value, "01"),
        (Group.TASKS.value, "02"),
    ]
    lines = [line for group in text.nhom for line in group.dong]
    assert [(line.so, line.da_bao_cao, line.dieu_chinh) for line in lines] == [
        ("1", "1", "2"),
        ("2", "—", "2"),
        ("3", "1", "—"),
    ]
    assert text.so_thay_doi == "03"


@pytest.mark.parametrize(
    ("count", "told"),
    [
        pytest.param(1, "tệp x0.xlsx", id="one by name"),
        pytest.param(3, "(1), (2) và (3)", id="some by number"),
        pytest.param(40, "40", id="many counted"),
    ],
)
def test_the_forms_beside_a_figure(count, told):
    causes = tuple(Cause(Reason.LATE, f"X{n}", f"x{n}.xlsx", DAY) for n in range(count))
    text = words(difference(causes=causes), causes=causes)
    assert told in text.nhom[0].dong[0].nguyen_nhan


def test_statements_are_listed_apart_each_once():
    statements = (
        difference(before=None, after="Ý mới."),
        difference(before=None, after="- Ý\nmới"),
        difference(before="Ý cũ", after=None),
        difference(before="Ý (Sở A)", after="Ý (Sở A và Sở B)"),
    )
    text = words(statements=statements)
    assert (text.y_kien_moi, text.y_kien_bo) == (("Ý mới.",), ("Ý cũ.",))
    assert (text.so_y_kien_doi, text.so_thay_doi, text.nhom) == ("01", "", ())
