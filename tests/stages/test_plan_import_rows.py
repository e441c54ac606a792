"""Tables of many shapes, as records; each is a few rows typed here."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.core.documents import Paragraph, TextCell, TextDocument, TextTable
from generator.core.grid import Grid, Merged
from generator.core.places import Commune
from generator.core.wording import PlanItem, PlanSheets
from generator.stages.plan import read_plan
from generator.stages.plan_import import document_of_sheets, draft_plan
from generator.stages.plan_import.captions import Part, part_of
from generator.stages.plan_import.cycles import read_cycles
from generator.stages.plan_import.general import province_of, read_general
from generator.stages.plan_import.outline import read_outline
from generator.stages.plan_workbook import plan_sheets

HEADER = ("STT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn")
BELOW = TextCell("", continues=True)


def wide(text, span, *, bold=False):
    return TextCell(text, span, bold=bold)


def bold(text):
    return TextCell(text, bold=True)


def table(*rows):
    return TextTable(
        tuple(tuple(TextCell(c) if isinstance(c, str) else c for c in row) for row in rows)
    )


def document(*blocks):
    return TextDocument("kh.docx", tuple(Paragraph(b) if isinstance(b, str) else b for b in blocks))


def outline(*blocks):
    return read_outline(document(*blocks))


def keys(*blocks):
    return [task.key for task in outline(*blocks).tasks]


A = ("1", "Làm A", "Sở Tài chính", "2025")
B = ("2", "Làm B", "Sở Y tế", "2026")


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        pytest.param([table(HEADER, A, B)], ["I.1", "I.2"], id="no groups"),
        pytest.param([table(HEADER, A), table(HEADER, B)], ["I.1", "I.2"], id="header again"),
        pytest.param([table(HEADER, A), "", table(B)], ["I.1", "I.2"], id="without header"),
        pytest.param([table(HEADER, A, HEADER, B)], ["I.1", "I.2"], id="header inside"),
        pytest.param(
            [table(HEADER, ("(1)", "(2)", "(3)", "(4)"), A)], ["I.1"], id="columns counted"
        ),
        pytest.param([table((wide("PHỤ LỤC", 4),), HEADER, A)], ["I.1"], id="title inside"),
        pytest.param([table(HEADER, ("II", "Nhóm", "", ""), A)], ["II.1"], id="Roman group"),
        pytest.param([table(HEADER, ("II\nI", "Nhóm", "", ""), A)], ["III.1"], id="broken number"),
        pytest.param([table(HEADER, (wide("B. Nhóm", 4),), A)], ["B.1"], id="merged group"),
        pytest.param([table(HEADER, ("", bold("Nhóm"), "", ""), A)], ["N1.1"], id="bold group"),
        pytest.param(
            [table(HEADER, ("I", "Nhóm", "", ""), A, ("I", "Khác", "", ""), A)],
            ["I.1", "I-2.1"],
            id="group number twice",
        ),
        pytest.param([table(HEADER, A, A)], ["I.1", "I.1-2"], id="number twice"),
        pytest.param(
            [table(HEADER, ("1", "Nhóm", "", ""), ("1.1.", "Làm", "Sở Y tế", ""))],
            ["1.1"],
            id="dotted",
        ),
        pytest.param(
            [table(HEADER, ("I", "Nhóm", "", ""), ("", "Làm", "Sở Y tế", ""))],
            ["I"],
            id="no number",
        ),
        pytest.param(
            [table(HEADER, A, ("9", "Việc không giao", "", ""))], ["I.1", "I.9"], id="bare"
        ),
        pytest.param([table(HEADER, A, ("2", "", "", ""))], ["I.1"], id="empty row"),
    ],
)
def test_keys(blocks, expected):
    assert keys(*blocks) == expected


def test_a_row_broken_by_a_page_is_made_whole_and_told():
    found = outline(table(HEADER, A), table(HEADER, ("", "và làm tiếp", "", ""), B))
    assert [task.text for task in found.tasks] == ["Làm A và làm tiếp", "Làm B"]
    assert any(guess.seen == "và làm tiếp" for guess in found.guesses)


def test_a_lead_broken_by_a_page_is_made_whole():
    broken = table(HEADER, ("1", "Làm A", "Sở Công", "2025"), HEADER, ("", "", "Thương", ""))
    assert [task.lead for task in outline(broken).tasks] == ["Sở Công Thương"]


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(("", "Việc mới", "", ""), id="begins with a capital"),
        pytest.param(("", "việc khác", "Sở Y tế", ""), id="has a lead of its own"),
        pytest.param(("", "việc khác", "", "2026"), id="has a limit of its own"),
    ],
)
def test_a_row_of_its_own_is_not_glued(row):
    assert len(outline(table(HEADER, A), table(HEADER, row)).tasks) == 2


def test_values_of_merged_cells_count_for_every_row_and_blanks_stay_blank():
    found = outline(table(HEADER, A, ("2", "Làm B", BELOW, ""), ("3", "Làm C", "", BELOW)))
    assert [(t.lead, t.limit) for t in found.tasks] == [
        ("Sở Tài chính", "2025"),
        ("Sở Tài chính", ""),
        ("", ""),
    ]


def test_one_task_over_two_rows_has_both_leads():
    (task,) = outline(table(HEADER, A, (BELOW, BELOW, "Sở Y tế", BELOW))).tasks
    assert (task.lead, task.limit) == ("Sở Tài chính\nSở Y tế", "2025")


@pytest.mark.parametrize("ditto", ["nt", "-nt-", "Như trên", "//"])
def test_as_above_is_written_out_and_told(ditto):
    found = outline(table(HEADER, A, ("2", "Làm B", ditto, "2026")))
    assert found.tasks[1].lead == "Sở Tài chính"
    assert any(g.taken == "Sở Tài chính" for g in found.guesses)


def test_a_page_number_in_a_heading_is_no_lead():
    found = outline(table(HEADER, ("I", "Nhóm", "2/14", ""), A))
    assert [group.title for group in found.groups] == ["Nhóm"]
    assert any(guess.seen == "2/14" for guess in found.guesses)


def test_borders_that_do_not_meet():
    ragged = table(
        (wide("STT", 1), wide("Nhiệm vụ", 2), wide("Chủ trì", 1), wide("Thời hạn", 2)),
        (wide("1", 1), wide("Làm A", 1), wide("Sở Y tế", 3), wide("2025", 1)),
    )
    (task,) = outline(ragged).tasks
    assert (task.text, task.lead, task.limit) == ("Làm A", "Sở Y tế", "2025")


def test_captions_of_two_rows():
    found = outline(
        table(
            ("TT", "Nhiệm vụ", wide("Phân công thực hiện", 2), "Tiến độ"),
            (BELOW, BELOW, "Chủ trì", "Phối hợp", BELOW),
            ("1", "Làm A", "Sở Y tế", "Sở Nội vụ", "Quý I"),
        )
    )
    (task,) = found.tasks
    assert (task.lead, task.coop, task.limit) == ("Sở Y tế", "Sở Nội vụ", "Quý I")


@pytest.mark.parametrize("words", ["Tổng cộng", "Tổng số", "Cộng", "Tổng số 10 nhiệm vụ"])
def test_a_row_of_totals_is_left_out_and_named(words):
    header = (*HEADER, "Sản phẩm")
    found = outline(table(header, (*A, "01 báo cáo"), ("", words, "", "", "10 báo cáo")))
    assert [task.text for task in found.tasks] == ["Làm A"]
    assert words in {guess.seen for guess in found.guesses}


def test_work_that_begins_like_a_total_is_a_task():
    found = outline(table(HEADER, A, ("2", "Tổng số hóa hồ sơ lưu trữ", "", "")))
    assert [task.text for task in found.tasks] == ["Làm A", "Tổng số hóa hồ sơ lưu trữ"]


def test_a_column_nobody_knows_is_kept_as_a_note():
    header = (*HEADER, "Kinh phí")
    (task,) = outline(table(header, (*A, "500 triệu"))).tasks
    assert task.note == "Kinh phí: 500 triệu"


def test_one_column_for_both():
    header = ("TT", "Nội dung", "Đơn vị chủ trì, đơn vị phối hợp")
    told = "Đơn vị chủ trì: Sở Y tế\nĐơn vị phối hợp: Sở Nội vụ"
    first, second = outline(table(header, ("1", "A", told), ("2", "B", "Sở Y tế; Sở Nội vụ"))).tasks
    assert (first.lead, first.coop) == (second.lead, second.coop) == ("Sở Y tế", "Sở Nội vụ")


def test_a_table_that_is_no_list_is_named_not_read():
    budget = table(("STT", "Nội dung", "Số tiền"), ("1", "Mua", "5"), ("2", "Thuê", "6"))
    found = outline(budget, table(HEADER, A))
    assert len(found.tasks) == 1
    assert any(guess.seen == "STT | Nội dung | Số tiền" for guess in found.guesses)


def test_indicators_with_two_targets_and_a_heading():
    found = outline(
        table(
            (
                "TT",
                "Chỉ tiêu",
                "ĐVT",
                "Thực hiện 2024",
                "Mục tiêu 2025",
                "Mục tiêu 2030",
                "Chủ trì",
            ),
            ("I", "Kinh tế", "", "", "", "", ""),
            ("1", "GRDP", "%", "8,0", "8,5", "10", "Sở Tài chính"),
        )
    )
    (indicator,) = found.indicators
    (measure,) = indicator.measures
    assert (measure.unit, measure.baseline, measure.target) == ("%", "Thực hiện 2024: 8,0", "8,5")
    assert indicator.note == "Mục tiêu 2030: 10"
    assert any(guess.seen == "I Kinh tế" for guess in found.guesses)


@pytest.mark.parametrize(
    ("caption", "part"),
    [
        ("S\nTT", Part.NUMBER),
        ("Số TT", Part.NUMBER),
        ("Phân công nhiệm vụ cụ thể", Part.TASK),
        ("Nhiệm vụ, giải pháp trong thời gian tới", Part.TASK),
        ("Thời gian thực hiện nhiệm vụ", Part.LIMIT),
        ("Kết quả thực hiện nhiệm vụ", Part.PRODUCT),
        ("Đơn vị thực hiện", Part.LEAD),
        ("Đơn vị tính", Part.UNIT),
        ("Đơn vị chủ trì tham mưu, theo dõi", Part.LEAD),
        ("Đơn vị chủ trì, đơn vị phối hợp", Part.BOTH),
        ("Giá trị của Hà Nội năm 2024", Part.BASELINE),
        ("Mục tiêu (2025)", Part.TARGET),
        ("Chỉ tiêu/nhóm chỉ tiêu", Part.INDICATOR),
        ("Kinh phí", None),
    ],
)
def test_captions_by_meaning(caption, part):
    assert part_of(caption) is part


@pytest.mark.parametrize(
    ("sentence", "due"),
    [
        (
            "Báo cáo hàng quý (trước ngày 20 của các tháng 3, 6, 9) và báo cáo năm trước ngày 10 "
            "tháng 12, gửi Sở Tài chính tổng hợp.",
            {"Q1": "20/3", "Q2": "20/6", "Q3": "20/9", "Y": "10/12"},
        ),
        ("Hằng năm trước ngày 15 tháng 11 báo cáo về Sở Công Thương.", {"Y": "15/11"}),
        ("Báo cáo trước ngày 15/12 hằng năm.", {"Y": "15/12"}),
        (
            "Báo cáo 6 tháng trước ngày 15/6, hằng năm trước ngày 15/12.",
            {"H1": "15/6", "Y": "15/12"},
        ),
        (
            "Báo cáo hằng quý trước ngày 15 của tháng cuối quý.",
            {"Q1": "15/3", "Q2": "15/6", "Q3": "15/9", "Q4": "15/12"},
        ),
        ("Báo cáo hằng năm kết quả theo Kế hoạch ngày 12/9/2025.", {}),
        ("Hằng năm tổ chức hội nghị trước ngày 15 tháng 11.", {}),
        ("Báo cáo năm trước ngày 45 tháng 13.", {}),
        ("Định kỳ báo cáo khi có yêu cầu.", {}),
    ],
)
def test_when_reports_are_due(sentence, due):
    cycles = read_cycles([sentence])
    assert {cycle.slot: cycle.due for cycle in cycles} == {**due, "X": ""}


PROVINCES = ("thành phố Hà Nội", "tỉnh Hà Tĩnh", "tỉnh Hà Giang")


def test_general_items_from_the_text():
    text = document(
        "ỦY BAN NHÂN DÂN TỈNH HÀ TĨNH",
        "Số: 12 /KH-UBND",
        "Hà Tĩnh, ngày 05 tháng 02 năm 2025",
        "KẾ HOẠCH\nPhát triển thương mại năm 2025-2026",
        "Thực hiện Nghị quyết số 5, UBND tỉnh ban hành Kế hoạch như sau:",
        "Các đơn vị báo cáo, gửi về Sở Công Thương để tổng hợp.",
        table(HEADER, A),
    )
    found = read_general(text, province_of(text, PROVINCES), ())
    assert found.title == "Phát triển thương mại năm 2025-2026"
    assert (found.number, found.date) == ("12/KH-UBND", dt.date(2025, 2, 5))
    assert (found.province, found.years) == ("tỉnh Hà Tĩnh", (2025, 2026))
    assert found.office == "Sở Công Thương"


def test_number_and_day_from_the_appendix():
    attached = "(Kèm theo Kế hoạch số 220 /KH-UBND ngày 28/8/2025 của UBND thành phố Hà Nội)"
    found = read_general(document("Lời", attached), "", ("Quý I/2026", "2025-2030"))
    assert (found.number, found.date) == ("220/KH-UBND", dt.date(2025, 8, 28))
    assert found.years == (2025, 2030)


def test_the_number_of_another_plan_is_not_taken():
    text = document(
        "KẾ HOẠCH",
        "Nâng cao chỉ số",
        "Thực hiện Kế hoạch số 173/KH-UBND ngày 26/7/2025 của UBND thành phố, ban hành Kế hoạch.",
        "Tại báo cáo ngày 05 tháng 02 năm 2025.",
    )
    found = read_general(text, "", ())
    assert (found.title, found.number, found.date) == ("Nâng cao chỉ số", "", None)


def test_a_title_over_several_lines():
    text = document(
        "KẾ HOẠCH",
        Paragraph("Triển khai Chương trình hành động thực hiện", bold=True, centred=True),
        Paragraph("Nghị quyết số 59-NQ/TW trong tình hình mới", bold=True, centred=True),
        Paragraph("Thực hiện Chương trình hành động, UBND ban hành Kế hoạch như sau"),
    )
    told = "Triển khai Chương trình hành động thực hiện Nghị quyết số 59-NQ/TW trong tình hình mới"
    assert read_general(text, "", ()).title == told


def test_a_text_without_any_province():
    assert province_of(document("Lời"), PROVINCES) == ""


SHEET = (
    ("UBND TỈNH MẪU", None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    ("KẾ HOẠCH", None, None, None),
    HEADER,
    (1.2, "Làm A", "Sở Y tế", "2025"),
    (None, None, None, None),
    ("II", "Nhóm", None, None),
    (2, "Làm B", "Sở Y tế", "2025"),
    (None, None, None, None),
    ("PHỤ LỤC II", None, None, None),
    (None, None, None, None),
    ("TT", "Chỉ tiêu", "ĐVT", "Mục tiêu"),
    (1, "GRDP", "%", 0.085),
)


def test_a_sheet_is_read_like_a_document():
    text = document_of_sheets("a.xlsx", [Grid("a.xlsx", "S", SHEET)], {})
    paragraphs = [block.text for block in text.blocks if isinstance(block, Paragraph)]
    assert paragraphs == [
        *("UBND TỈNH MẪU", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "KẾ HOẠCH", "PHỤ LỤC II")
    ]
    found = read_outline(text)
    assert [(task.key, task.number) for task in found.tasks] == [("1.2", "1.2"), ("II.2", "2")]
    assert [(i.name, i.measures[0].target) for i in found.indicators] == [("GRDP", "0,085")]


@pytest.mark.parametrize("merged", [Merged(0, 0, 10**6, 20_000), Merged(3, 2, 10**6, 2)])
def test_merged_ranges_without_end(merged):
    text = document_of_sheets("a.xlsx", [Grid("a.xlsx", "S", SHEET)], {"S": [merged] * 50})
    read_outline(text)


WORDS = st.sampled_from(
    [
        "",
        "Sở Tài chính",
        "Sở TC",
        "sở tài chính",
        "Các Sở, ban, ngành",
        "nt",
        "a;b, c và d",
        "Đ",
        "UBND các xã, phường",
        "UBND xã Mẫu",
        "Công an tỉnh",
        "(x",
        "- y\n- z",
        "2/14",
        "Ủy ban",
        "VP",
    ]
)
NUMBERS = st.sampled_from(["", "1", "1", "2.", "1.1", "1.1", "I", "II", "Đ", "a)", "-", "*", "1,2"])
ROWS = st.tuples(NUMBERS, WORDS, WORDS, WORDS)


@settings(max_examples=120, deadline=None)
@given(st.lists(ROWS, max_size=8))
def test_whatever_the_rows_hold_codes_are_unique_and_names_known(rows):
    communes = (Commune("1", "UBND xã Mẫu"), Commune("2", "UBND xã Hai"))
    text = document("KẾ HOẠCH", "Tên", table(HEADER, A, *rows))
    draft = draft_plan(text, "thu", PROVINCES[0], communes)
    assert draft
    sheets = plan_sheets(draft.title, draft.items, draft.tables)
    grids = [Grid("p.xlsx", s.name, (tuple(c.caption for c in s.columns), *s.rows)) for s in sheets]
    _, problems = read_plan("p.xlsx", grids)
    faults = {"plan.key_duplicate", "plan.code_invalid", "plan.agency_unknown", "plan.group_empty"}
    assert not [str(p.where) for p in problems if p.code in faults]
    assert draft.items[PlanItem.OFFICE]
    told = {row for sheet in (PlanSheets.TASKS,) for r in draft.tables[sheet] for row in r.values()}
    assert "Làm A" in told
