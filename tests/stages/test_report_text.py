import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from generator.core.assignment import dates_of
from generator.core.model import Received
from generator.core.periods import parse_period
from generator.stages.aggregate import aggregate
from generator.stages.report_text import report
from tests.support import SMALL_PLAN, complete, filled, forms_of, read_bytes, small_plan, summed

PLAN = small_plan()
FORMS = forms_of(PLAN)


def sent(code, status="Đang thực hiện", text="Đã làm", plan=PLAN):
    forms = forms_of(plan)
    return read_bytes(
        filled(forms[code], complete(forms[code], status, text)), forms, f"{code}.xlsx"
    )


def test_the_frame_comes_from_the_plan_workbook():
    text = report(summed(PLAN))
    assert text.trich_yeu == (
        "Kết quả thực hiện Kế hoạch phát triển kinh tế tỉnh Mẫu năm 2025, quý III năm 2025"
    )
    assert text.ke_hoach.trich_dan == (
        "Kế hoạch số 12/KH-UBND ngày 05/02/2025 của Ủy ban nhân dân tỉnh Mẫu về phát triển kinh tế "
        "tỉnh Mẫu năm 2025"
    )
    assert (text.co_quan.ten_hoa, text.co_quan.chu_quan) == ("SỞ MỘT", "UBND TỈNH MẪU")
    assert text.noi_nhan == ("- Như trên;", "- Lưu: VT, TH.")


@pytest.mark.parametrize(
    ("title", "period", "subject", "covered"),
    [
        pytest.param("phát triển A", "2025-Q3", ", quý III năm 2025", "quý III năm 2025", id="Q"),
        pytest.param("phát triển A", "2025-Y", ", năm 2025", "năm 2025", id="year"),
        pytest.param("phát triển A năm 2025", "2025-Y", "", "năm 2025", id="year in the title"),
        pytest.param(
            *("phát triển A năm 2025", "2025-X1", " (đến ngày 15/12/2025)", "đến ngày 15/12/2025"),
            id="on request",
        ),
    ],
)
def test_the_subject_says_the_time_once(title, period, subject, covered):
    plan = replace(PLAN, title_in_sentence=title)
    found = parse_period(period)
    assert found
    due = dt.date(2025, 12, 15) if "X" in period else None
    dates = dates_of(plan, found, frozenset(), due)
    assert dates
    text = report(aggregate(plan, dates, Received(), dates.due))
    assert text.trich_yeu == f"Kết quả thực hiện Kế hoạch {title}{subject}"
    assert text.noi_dung == text.trich_yeu.replace("Kết", "kết")
    assert covered in text.ky.ten
    assert bool(text.ky.so_lieu) is ("X" not in period)


def test_a_plan_without_indicators_has_two_appendices():
    text = report(summed(small_plan(SMALL_PLAN.split("## Chỉ tiêu")[0])))
    assert (text.phu_luc.nhiem_vu, text.phu_luc.chi_tieu, text.phu_luc.co_quan) == ("I", "", "II")


def test_the_day_is_left_to_the_clerk_and_the_month_follows_the_decree():
    assert report(summed(PLAN)).ngay_bao_cao == "ngày      tháng 9 năm 2025"
    assert report(summed(PLAN, today="2026-02-03")).ngay_bao_cao == "ngày      tháng 02 năm 2026"


def test_several_addressees_and_a_deputy_who_signs():
    text = SMALL_PLAN.replace(
        "| Kính gửi | Ủy ban nhân dân tỉnh Mẫu | |", "| Kính gửi | UBND tỉnh; Bộ Ngoài | |"
    ).replace("| Thẩm quyền ký | | |", "| Thẩm quyền ký | KT. GIÁM ĐỐC | |")
    found = report(summed(small_plan(text)))
    assert found.kinh_gui == ("UBND tỉnh", "Bộ Ngoài")
    assert found.tham_quyen == ("KT. GIÁM ĐỐC",)


def test_counts_name_their_base_and_leave_out_what_is_zero():
    found = report(summed(PLAN, sent("S1"), sent("S2")))
    assert found.ket_qua_chung == (
        "02 nhiệm vụ đang thực hiện (66,7%) và 01 nhiệm vụ chưa báo cáo (33,3%)"
    )
    assert found.tinh_hinh_gui == (
        "02/05 cơ quan, đơn vị đã gửi báo cáo hợp lệ (đạt 40%); cụ thể: 02 cơ quan gửi đúng hạn "
        "(40%) và 03 cơ quan chưa gửi (60%)"
    )
    assert found.theo_thoi_han == (
        "Trong 02 nhiệm vụ có thời hạn cụ thể: 02 nhiệm vụ chưa hoàn thành trong hạn (100%)."
    )


def test_nothing_received_is_said_without_figures_that_mean_nothing():
    found = report(summed(PLAN))
    assert found.ket_qua_chung == "03 nhiệm vụ chưa báo cáo (100%)"
    assert found.tien_do_chung == ""
    assert found.kien_nghi.y_kien == ()


def test_the_same_result_of_many_agencies_is_written_once_with_who():
    communes = [sent(code, text="Đã công khai") for code in ("X1", "X2", "X3")]
    line = report(summed(PLAN, *communes)).phu_luc_nhiem_vu[0].dong[1]
    assert line.ket_qua == ("- Đã công khai (UBND xã Cẩm Giang, UBND xã Cẩm Giàng và UBND xã Mới)",)
    assert line.tinh_trang == (
        "Đang thực hiện",
        "(chưa hoàn thành trong hạn)",
        "3/3 cơ quan đã báo cáo",
    )


def test_quantities_stand_beside_what_the_plan_asks():
    line = report(summed(PLAN, sent("S1"), sent("S2"))).phu_luc_nhiem_vu[1].dong[0]
    assert line.ket_qua[:2] == (
        "6 lớp (kế hoạch: 05-07 lớp; đạt)",
        "6 lượt người (kế hoạch: 300 lượt người; chưa đạt)",
    )


@pytest.mark.parametrize(
    ("printed", "verdict"),
    [("4-5 lớp", "vượt"), ("Không quá 5 lớp", "chưa đạt"), ("Không quá 6 lớp", "đạt")],
)
def test_only_a_quantity_with_a_minimum_is_exceeded(printed, verdict):
    plan = small_plan(SMALL_PLAN.replace("| 05-07 lớp | 5 | 7 | lớp |", f"| {printed} | | | |"))
    line = report(summed(plan, sent("S1"), sent("S2"))).phu_luc_nhiem_vu[1].dong[0]
    assert line.ket_qua[0] == f"6 lớp (kế hoạch: {printed}; {verdict})"


def test_who_is_missing_is_named():
    (missing, unreported, *_) = report(summed(PLAN, sent("S1"), sent("S2"))).ton_tai
    assert missing == (
        "03 cơ quan, đơn vị chưa gửi báo cáo: UBND xã Cẩm Giang, UBND xã Cẩm Giàng và UBND xã Mới."
    )
    assert unreported == "01 nhiệm vụ chưa có cơ quan chủ trì nào báo cáo (nhiệm vụ số 2)."


def test_an_agency_without_report_has_dashes_not_zeros():
    lines = report(summed(PLAN, sent("S1"))).phu_luc_co_quan
    assert (lines[0].dang, lines[0].tinh_trang) == ("2", "Đúng hạn")
    assert (lines[2].dang, lines[2].tinh_trang) == ("-", "Chưa gửi")


def test_the_due_tasks_ahead_are_named_and_those_of_later_years_are_not():
    found = report(summed(PLAN, sent("X1"), sent("X2"), sent("X3")))
    assert any("nhiệm vụ 2 (“Công khai quy hoạch”)" in line for line in found.nhiem_vu_toi)
    assert not any("Mở lớp tập huấn" in line for line in found.nhiem_vu_toi)


def test_tasks_whose_time_has_not_come_do_not_pull_the_mean_progress_down():
    one, *_ = summed(PLAN).tasks
    done = replace(one, progress=Decimal(100))
    later = replace(one, progress=Decimal(0), ahead=True)
    summary = replace(summed(PLAN), tasks=(done, later))
    assert "đạt 100% (tính trên 01 nhiệm vụ" in report(summary).tien_do_chung
    begun = replace(summary, tasks=(done, replace(later, ahead=False)))
    assert "đạt 50% (tính trên 02 nhiệm vụ" in report(begun).tien_do_chung


def test_tasks_are_told_apart_by_their_keys_where_numbers_repeat():
    text = SMALL_PLAN.replace("| II.3 | II | 3 |", "| II.3 | II | 1 |")
    found = report(summed(small_plan(text)))
    assert "(các nhiệm vụ số I.1, I.2 và II.3)" in found.ton_tai[-1]
    assert "(các nhiệm vụ số 1, 2 và 3)" in report(summed(PLAN)).ton_tai[-1]


def test_a_group_says_who_is_silent_and_one_task_needs_no_percentage():
    market, land = report(summed(PLAN, sent("S1"), sent("X1"))).nhom
    assert market.tom_tat.endswith("Còn 02 cơ quan chủ trì chưa báo cáo.")
    assert land.tom_tat.startswith("Nhóm có 01 nhiệm vụ, đang thực hiện. Tiến độ")
