import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from generator.core.assignment import dates_of
from generator.core.model import Received
from generator.core.periods import parse_period
from generator.core.summary import Change, Since, TaskStatus
from generator.stages.aggregate import aggregate
from generator.stages.aggregate.comparison import compare
from generator.stages.aggregate.upcoming import upcoming
from generator.stages.report_text import report
from tests.support import (
    SMALL_PLAN,
    complete,
    dates,
    filled,
    forms_of,
    read_bytes,
    small_plan,
    summed,
)

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
    assert found.ket_qua_chung == ("02 nhiệm vụ đang thực hiện và 01 nhiệm vụ chưa có báo cáo")
    assert found.tinh_hinh_gui == (
        "02/05 cơ quan, đơn vị đã gửi báo cáo hợp lệ (đạt 40%); cụ thể: 02 cơ quan gửi đúng hạn "
        "(40%) và 03 cơ quan chưa gửi (60%)"
    )
    assert found.theo_thoi_han == (
        "Có 02 nhiệm vụ có thời hạn cụ thể, cả hai đều chưa hoàn thành nhưng còn trong hạn."
    )


def test_nothing_received_is_said_without_figures_that_mean_nothing():
    found = report(summed(PLAN))
    assert found.ket_qua_chung == "tất cả đều chưa có báo cáo"
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
        "Còn 03 cơ quan, đơn vị chưa gửi báo cáo: UBND xã Cẩm Giang, UBND xã Cẩm Giàng và UBND xã "
        "Mới."
    )
    assert unreported == "Còn 01 nhiệm vụ chưa có cơ quan chủ trì nào báo cáo (nhiệm vụ số 2)."


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
    assert "đạt 100%" in report(summary).tien_do_chung
    begun = replace(summary, tasks=(done, replace(later, ahead=False)))
    assert "đạt 50%" in report(begun).tien_do_chung


def test_tasks_are_told_apart_by_their_keys_where_numbers_repeat():
    text = SMALL_PLAN.replace("| II.3 | II | 3 |", "| II.3 | II | 1 |")
    found = report(summed(small_plan(text)))
    assert "(các nhiệm vụ số I.1, I.2 và II.3)" in found.ton_tai[-1]
    assert "(các nhiệm vụ số 1, 2 và 3)" in report(summed(PLAN)).ton_tai[-1]


# ------------------------------------------------------------------ sentences by how many


DONE, DOING, NOT = TaskStatus.DONE, TaskStatus.IN_PROGRESS, TaskStatus.NOT_STARTED
EMPTY = summed(PLAN)


def tasks_of(*statuses, progress=None):
    """The small plan's tasks, over and over, in its first group, with these statuses."""
    return tuple(
        replace(
            EMPTY.tasks[number % 3],
            task=replace(EMPTY.tasks[number % 3].task, key=f"I.{number}", group="I"),
            label=str(number + 1),
            status=status,
            progress=progress,
        )
        for number, status in enumerate(statuses)
    )


@pytest.mark.parametrize(
    ("statuses", "said"),
    [
        pytest.param([], "Nhóm không có nhiệm vụ.", id="none"),
        pytest.param([DONE], "Nhóm có 01 nhiệm vụ, hoàn thành.", id="one"),
        pytest.param([DOING] * 2, "Nhóm có 02 nhiệm vụ, cả hai đều đang thực hiện.", id="both"),
        pytest.param(
            [DONE, DOING],
            "Nhóm có 02 nhiệm vụ: 01 nhiệm vụ hoàn thành và 01 nhiệm vụ đang thực hiện.",
            id="two kinds",
        ),
        pytest.param(
            [NOT] * 6, "Nhóm có 06 nhiệm vụ, tất cả đều chưa thực hiện.", id="all of many"
        ),
        pytest.param(
            [DONE] + [DOING] * 7,
            "Nhóm có 08 nhiệm vụ: 01 nhiệm vụ hoàn thành (12,5%) và 07 nhiệm vụ đang thực hiện "
            "(87,5%).",
            id="many",
        ),
    ],
)
def test_a_group_in_words(statuses, said):
    summary = replace(EMPTY, tasks=tasks_of(*statuses))
    assert report(summary).nhom[0].tom_tat == said


@pytest.mark.parametrize(
    ("statuses", "progress", "said"),
    [
        pytest.param([DOING], 40, "Tiến độ đạt 40%.", id="of one"),
        pytest.param([DOING, DOING], 40, "Tiến độ bình quân đạt 40%.", id="of all"),
        pytest.param([DONE, DONE], 100, "", id="all done says enough"),
        pytest.param([NOT, NOT], 0, "", id="none begun says enough"),
        pytest.param([], None, "", id="of none"),
    ],
)
def test_progress_in_words(statuses, progress, said):
    given = Decimal(progress) if progress is not None else None
    tasks = tasks_of(*statuses, progress=given)
    assert report(replace(EMPTY, tasks=tasks)).tien_do_chung == said


def test_a_mean_over_some_tasks_names_how_many():
    tasks = (*tasks_of(DOING, DOING, progress=Decimal(40)), *tasks_of(NOT))
    said = report(replace(EMPTY, tasks=tasks)).tien_do_chung
    assert said == "Tiến độ bình quân đạt 40% (tính trên 02 nhiệm vụ có báo cáo tiến độ)."


def test_where_all_who_answered_are_done_the_silent_are_named_and_no_mean():
    entries = complete(FORMS["S1"])
    entries["Nhiệm vụ", "II.3", "Tình trạng"] = "Hoàn thành"
    entries["Nhiệm vụ", "II.3", "Tiến độ (%)"] = 100
    entries["Nhiệm vụ", "II.3", "Ngày hoàn thành"] = dt.date(2025, 9, 1)
    done = read_bytes(filled(FORMS["S1"], entries), FORMS)
    task = summed(PLAN, done).tasks[2]
    assert task.status is DOING
    land = report(summed(PLAN, done)).nhom[1].tom_tat
    assert "đều hoàn thành; còn 01 cơ quan chưa báo cáo" in land
    assert "100%" not in land


@pytest.mark.parametrize(
    ("codes", "said"),
    [
        pytest.param([], "chưa có cơ quan, đơn vị nào gửi báo cáo hợp lệ", id="none"),
        pytest.param(
            ["S1", "S2", "X1", "X2", "X3"],
            "toàn bộ 05 cơ quan, đơn vị đã gửi báo cáo hợp lệ đúng hạn",
            id="all",
        ),
        pytest.param(
            ["S1"],
            "01/05 cơ quan, đơn vị đã gửi báo cáo hợp lệ (đạt 20%); cụ thể: 01 cơ quan gửi đúng "
            "hạn (20%) và 04 cơ quan chưa gửi (80%)",
            id="one",
        ),
    ],
)
def test_who_reported_in_words(codes, said):
    assert report(summed(PLAN, *map(sent, codes))).tinh_hinh_gui == said


def test_silent_leads_are_told_of_once_and_by_name_only_at_a_task_of_few():
    found = report(summed(PLAN, sent("X1")))
    market, land = found.nhom
    assert "Còn 04 cơ quan chủ trì" in found.con_thieu
    assert market.tom_tat.endswith("Sở Một chưa báo cáo nhiệm vụ 1.")
    assert land.tom_tat.endswith("Sở Một và Sở Hai chưa báo cáo nhiệm vụ 3.")
    everyone = report(summed(PLAN, *map(sent, ("S1", "S2", "X1", "X2", "X3"))))
    assert everyone.con_thieu == ""
    assert "chưa báo cáo" not in "".join(group.tom_tat for group in everyone.nhom)


def test_many_tasks_are_told_by_the_first_numbers_and_the_appendix():
    few = report(replace(EMPTY, tasks=tasks_of(*[NOT] * 20))).ton_tai[-1]
    many = report(replace(EMPTY, tasks=tasks_of(*[NOT] * 25))).ton_tai[-1]
    assert "19 và 20" in few
    assert "20 và 05 nhiệm vụ khác tại Phụ lục I" in many


# ------------------------------------------------------------------ beside earlier periods


def beside(then, now, since=Since.BEFORE):
    """The sentences on a period of the small plan beside an earlier one."""
    earlier = replace(EMPTY, tasks=tasks_of(*then), dates=dates(PLAN, "2025-Q1"))
    summary = replace(EMPTY, tasks=tasks_of(*now))
    return report(replace(summary, compared=(compare(summary, since, earlier),))).so_sanh


@pytest.mark.parametrize(
    ("then", "now", "said"),
    [
        pytest.param(
            [DONE, DOING, DOING],
            [DONE, DONE, DONE],
            "So với quý I năm 2025, số nhiệm vụ hoàn thành tăng 02 nhiệm vụ (từ 01 lên 03), mới "
            "hoàn thành các nhiệm vụ số 2 và 3;",
            id="more",
        ),
        pytest.param(
            [DONE, DONE],
            [DONE, DOING],
            "So với quý I năm 2025, số nhiệm vụ hoàn thành giảm 01 nhiệm vụ (từ 02 xuống 01);",
            id="fewer",
        ),
        pytest.param(
            [DONE], [DONE], "số nhiệm vụ hoàn thành không thay đổi (01 nhiệm vụ)", id="the same"
        ),
        pytest.param([DOING], [DOING], "vẫn chưa có nhiệm vụ hoàn thành", id="none"),
    ],
)
def test_done_tasks_beside_the_period_before(then, now, said):
    assert said in beside(then, now)[0]


def test_a_task_that_is_no_longer_done_is_named():
    (_, undone) = beside([DONE, DONE], [DONE, DOING])
    assert "(nhiệm vụ số 2)" in undone


def test_the_same_period_of_last_year_is_called_so():
    assert beside([DONE], [DONE], Since.YEAR_AGO)[0].startswith("So với cùng kỳ năm trước (quý I")


def indicated(points):
    entries = {**complete(FORMS["S1"]), ("Chỉ tiêu", "CT1", "Kết quả"): points}
    entries["Chỉ tiêu", "CT1#2", "Kết quả"] = 6
    return summed(PLAN, read_bytes(filled(FORMS["S1"], entries), FORMS))


@pytest.mark.parametrize(
    ("then", "now", "said"),
    [
        pytest.param(
            70, 73.5, "01 kết quả cải thiện (Điểm số chung: từ 70 lên 73,5 điểm)", id="up"
        ),
        pytest.param(75, 74, "01 kết quả giảm sút (Điểm số chung: từ 75 xuống 74 điểm)", id="down"),
        pytest.param(75, 75, "02 kết quả không thay đổi", id="same"),
    ],
)
def test_indicators_beside_the_period_before(then, now, said):
    earlier = replace(indicated(then), dates=dates(PLAN, "2025-Q1"))
    summary = indicated(now)
    held = compare(summary, Since.BEFORE, earlier)
    assert said in report(replace(summary, compared=(held,))).so_sanh[-1]


def test_up_in_a_ranking_is_to_a_smaller_number():
    earlier = replace(indicated(75), dates=dates(PLAN, "2025-Q1"))
    summary = indicated(75)
    (change, *_) = [c for c in compare(summary, Since.BEFORE, earlier).indicators if c.number == 1]
    held = replace(
        compare(summary, Since.BEFORE, earlier),
        indicators=(replace(change, then=Decimal(9), change=Change.BETTER),),
    )
    said = report(replace(summary, compared=(held,))).so_sanh[-1]
    assert "từ thứ hạng 9 lên thứ hạng 6" in said


def test_nothing_is_compared_where_there_is_no_earlier_period():
    assert report(EMPTY).so_sanh == ()


# ------------------------------------------------------------------ by theme, by addressee, next


def opinions(topic, *texts):
    entries = {
        **complete(FORMS["S1"]),
        ("Ý kiến chung", topic, "Ý kiến của cơ quan"): "\n".join(texts),
    }
    return report(summed(PLAN, read_bytes(filled(FORMS["S1"], entries), FORMS)))


def test_proposals_stand_under_whom_they_are_made_to():
    found = opinions("de-xuat", "Đề nghị UBND tỉnh bố trí vốn", "Thêm người", "Đề nghị Sở Hai họp")
    assert [(h.so, h.ten, len(h.noi_dung.y_kien)) for h in found.kien_nghi_theo_noi] == [
        ("1", "Đối với Ủy ban nhân dân tỉnh Mẫu", 1),
        ("2", "Đối với các sở, ban, ngành", 1),
        ("3", "Kiến nghị chung", 1),
    ]


def test_proposals_to_nobody_and_general_difficulties_need_no_headings():
    assert opinions("de-xuat", "Thêm người").kien_nghi_theo_noi == ()
    found = opinions("kho-khan", "Thiếu người")
    assert (found.kho_khan_theo_nhom, len(found.kho_khan.y_kien)) == ((), 1)


def test_difficulties_at_tasks_stand_under_their_group():
    entries = complete(FORMS["S1"])
    entries["Nhiệm vụ", "II.3", "Khó khăn, vướng mắc"] = "Thiếu giảng viên"
    found = report(summed(PLAN, read_bytes(filled(FORMS["S1"], entries), FORMS)))
    assert [(h.so, h.ten) for h in found.kho_khan_theo_nhom] == [("a", "Nhóm II - Đất đai")]


def test_what_is_all_done_is_to_be_kept_up():
    summary = replace(EMPTY, tasks=tasks_of(DONE), agencies=())
    following = upcoming(PLAN, EMPTY.dates, summary.tasks)
    assert len(report(replace(summary, upcoming=following)).nhiem_vu_toi) == 1
