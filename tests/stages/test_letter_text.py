import datetime as dt
from dataclasses import replace

import pytest

from generator.stages.letter_text import NAMED, reminder, request
from tests.support import SMALL_PLAN, complete, dates, filled, forms_of, read_bytes, small_plan
from tests.support import summed as summed_on

PLAN = small_plan()
DATES = dates(PLAN)
FORMS = forms_of(PLAN)
TODAY = dt.date(2025, 9, 3)
MANY = SMALL_PLAN.replace(
    "| B1 | Bộ Ngoài",
    "".join(f"| Y{n} | UBND xã số {n} | | Xã | | Có | | | | |\n" for n in range(8))
    + "| B1 | Bộ Ngoài",
)


def sent(code, status="Đang thực hiện"):
    return read_bytes(filled(FORMS[code], complete(FORMS[code], status)), FORMS, f"{code}.xlsx")


def faulty(code):
    entries = {**complete(FORMS[code]), ("Nhiệm vụ", "I.2", "Tiến độ (%)"): 300}
    return read_bytes(filled(FORMS[code], entries), FORMS, f"{code}.xlsx")


def test_the_request_names_few_agencies_but_not_the_office_itself():
    letter = request(PLAN, DATES, TODAY)
    assert letter.kinh_gui == ("Sở Hai", "UBND xã Cẩm Giang", "UBND xã Cẩm Giàng", "UBND xã Mới")
    assert letter.phu_luc_co_quan == ()
    assert (letter.ky.han, letter.ky.so_lieu) == (
        "20/9/2025",
        "từ ngày 15/6/2025 đến ngày 14/9/2025",
    )
    assert letter.so_ky_hieu == "     /S1-TH"
    assert letter.trich_yeu == (
        "báo cáo kết quả thực hiện Kế hoạch số 12/KH-UBND, quý III năm 2025"
    )
    assert letter.noi_nhan == (
        *("- Như trên;", "- Ủy ban nhân dân tỉnh Mẫu (để b/c);", "- Lưu: VT, TH."),
    )


def test_many_agencies_stand_in_an_appendix_each_with_its_form():
    letter = request(small_plan(MANY), DATES, TODAY)
    assert len(letter.kinh_gui) == 1
    assert len(letter.phu_luc_co_quan) == 12 > NAMED
    assert (letter.phu_luc_co_quan[0].ten, letter.phu_luc_co_quan[0].ghi_chu) == (
        *("Sở Hai", "S2.xlsx"),
    )


def test_nobody_else_to_ask_no_letter():
    alone = replace(PLAN, agencies=tuple(a for a in PLAN.agencies if a.code == "S1"))
    assert request(alone, DATES, TODAY) is None


def test_a_due_day_that_does_not_count_is_the_day_before():
    yearly = dates(PLAN, "2025-Y")
    assert request(PLAN, yearly, TODAY).ky.han == "09/12/2025"


def test_a_plan_without_a_number_goes_by_its_title():
    letter = request(replace(PLAN, number=""), DATES, TODAY)
    assert "phát triển kinh tế tỉnh Mẫu năm 2025" in letter.trich_yeu


def test_the_reminder_names_only_those_who_owe():
    letter = reminder(summed_on(PLAN, sent("S2"), sent("X1"), faulty("X2")))
    assert letter.kinh_gui == ("UBND xã Mới", "UBND xã Cẩm Giàng")
    told = letter.don_doc
    assert (told.so_da_gui, told.so_co_quan) == ("2", "04")
    assert (told.so_chua_gui, told.chua_gui) == ("01", "UBND xã Mới")
    assert (told.so_phai_sua, told.phai_sua) == ("01", "UBND xã Cẩm Giàng")


@pytest.mark.parametrize(("today", "late"), [("2025-09-20", False), ("2025-09-21", True)])
def test_the_reminder_knows_whether_the_due_date_has_passed(today, late):
    assert reminder(summed_on(PLAN, today=today)).don_doc.qua_han is late


def test_nobody_owes_no_reminder():
    everybody = [sent(code) for code in ("S2", "X1", "X2", "X3")]
    assert reminder(summed_on(PLAN, *everybody)) is None


def test_many_who_owe_are_counted_and_stand_in_an_appendix():
    letter = reminder(summed_on(small_plan(MANY)))
    assert letter.don_doc.chua_gui == ""
    assert letter.don_doc.so_chua_gui == "12"
    assert {line.ghi_chu for line in letter.phu_luc_co_quan} == {"Chưa gửi"}
