"""Faults between the parts of a plan, each with its cell and with a near miss beside it."""

from dataclasses import replace

import pytest

from generator.core.grid import Merged
from generator.core.problems import Severity
from generator.core.values import CellError, Formula
from generator.stages.plan import read_plan
from tests.support import SMALL_PLAN, grids

INDICATORS = SMALL_PLAN[SMALL_PLAN.index("## Chỉ tiêu") :]
SOUND = SMALL_PLAN.replace("| từ 74 điểm | | |", "| từ 74 điểm | Sở Một | |")


def changed(*pairs):
    text = SOUND
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def problems_of(text):
    _, problems = read_plan("plan.xlsx", grids(text))
    return {(p.code, f"{p.where.sheet}!{p.where.cell}") for p in problems}


Q3 = "| Q3 | Quý III | 20/9 | Có | Không | | 15/6 | 14/9 | |"
AGENCY = "| S2 | Sở Hai | | Sở | | Có | | | | |"
LEAD = "| 01/1/2025 | 31/12/2025 |"
SECOND = "| II.3 | II | 3 | Mở lớp tập huấn | Các Sở | Sở Một; Sở Hai |"


@pytest.mark.parametrize(
    ("fault", "near_miss", "problem"),
    [
        pytest.param(
            [(Q3, "| Q4 | | 10/1 | Có | Không | | | | |")],
            [(Q3, "| Q4 | | 10/1 năm sau | Có | Không | | | | |")],
            ("plan.due_early", "Kỳ báo cáo!C3"),
            id="fourth quarter due in January",
        ),
        pytest.param(
            [(Q3, "| H2 | | 15/1 | Có | Không | | | | |")],
            [(Q3, "| H2 | | 15/1 năm sau | Có | Không | | | | |")],
            ("plan.due_early", "Kỳ báo cáo!C3"),
            id="second half due in January",
        ),
        pytest.param(
            [("| Y | Năm | 10/12 |", "| Y | Năm | 15/1 |")],
            [("| Y | Năm | 10/12 |", "| Y | Năm | 15/11 |")],
            ("plan.due_first_half", "Kỳ báo cáo!C4"),
            id="year due when it has just begun",
        ),
        pytest.param(
            [("| 25/3 | 15/12", "| 15/3 | 15/12")],
            [("| 25/3 | 15/12", "| 20/3 | 15/12")],
            ("plan.upward_early", "Kỳ báo cáo!F2"),
            id="due upward before due",
        ),
        pytest.param(
            [(Q3, "| Q4 | | 20/12 | Có | Không | 5/1 năm trước | | | |")],
            [(Q3, "| Q4 | | 20/12 | Có | Không | 5/1 | | | |")],
            ("plan.upward_early", "Kỳ báo cáo!F3"),
            id="due upward the year before",
        ),
        pytest.param(
            [("| 15/6 | 14/9 |", "| 15/6 | 30/9 |")],
            [("| 15/6 | 14/9 |", "| 15/6 | 20/9 |")],
            ("plan.window_after_due", "Kỳ báo cáo!H3"),
            id="data that end after the report is due",
        ),
        pytest.param(
            [("| 15/6 | 14/9 |", "| 14/9 | 15/6 |")],
            [("| 15/6 | 14/9 |", "| 15/6 | 16/8 |")],
            ("plan.window_early", "Kỳ báo cáo!H3"),
            id="data that end before half of the period",
        ),
        pytest.param(
            [(Q3, Q3.replace("Q3", "q1"))],
            [(Q3, Q3.replace("Q3", "H2"))],
            ("plan.key_duplicate", "Kỳ báo cáo!A3"),
            id="one period twice",
        ),
        pytest.param(
            [(Q3, Q3.replace("20/9", "20/9 năm tới"))],
            [(Q3, Q3.replace("20/9", "20/09"))],
            ("plan.not_a_day", "Kỳ báo cáo!C3"),
            id="other words behind a day",
        ),
        pytest.param(
            [("| Đến năm | 2025 |", "| Đến năm | 2024 |")],
            [("| Đến năm | 2025 |", "| Đến năm | 2026 |")],
            ("plan.years_reversed", "Kế hoạch!B8"),
            id="last year before the first",
        ),
        pytest.param(
            [("| 30/6/2025 | X3 |", "| 30/6/2025 | X3; X33 |")],
            [("| 30/6/2025 | X3 |", "| 30/6/2025 | X3; X2 |")],
            ("plan.successor_unknown", "Cơ quan!I7"),
            id="successor that is no agency",
        ),
        pytest.param(
            [("| S2 | Sở Hai | |", "| S2 | SỞ MỘT | |")],
            [("| S2 | Sở Hai | |", "| S2 | Sở Mốt | |"), ("Sở Một; Sở Hai", "Sở Một")],
            ("plan.name_shared", "Cơ quan!B3"),
            id="two agencies with one name",
        ),
        pytest.param(
            [("| S2 | Sở Hai | |", "| S2 | Sở Hai | S.Một |")],
            [("| S2 | Sở Hai | |", "| S2 | Sở Hai | S.Hai |")],
            ("plan.name_shared", "Cơ quan!C3"),
            id="two agencies with one short name",
        ),
        pytest.param(
            [("| X4 | UBND xã Cũ | | Xã | | Có | |", "| X4 | UBND xã Mới | | Xã | | Có | |"),
             ("| 30/6/2025 | X3 |", "| 01/7/2025 | X3 |")],
            [("| X4 | UBND xã Cũ | | Xã | | Có | |", "| X4 | UBND xã Mới | | Xã | | Có | |")],
            ("plan.name_shared", "Cơ quan!B7"),
            id="a successor with the old name, a day too early",
        ),
        pytest.param(
            [("| S2 | Sở Hai | | Sở | |", "| S2 | Sở Hai | | Sở | s2@example |")],
            [("| S2 | Sở Hai | | Sở | |", "| S2 | Sở Hai | | Sở | s2@e.vn; a.b@c-d.gov.vn |")],
            ("plan.email_malformed", "Cơ quan!E3"),
            id="address of an agency",
        ),
        pytest.param(
            [("s1@example.vn", "s1 example.vn")],
            [("s1@example.vn", "")],
            ("plan.email_malformed", "Kế hoạch!B13"),
            id="address of the office",
        ),
        pytest.param(
            [("| Thẩm quyền ký | | |", "| Thẩm quyền ký | KT. GIÁM ĐỐC | |")],
            [
                ("| Thẩm quyền ký | | |", "| Thẩm quyền ký | KT. GIÁM ĐỐC | |"),
                ("| GIÁM ĐỐC | |", "| Phó Giám đốc | |"),
            ],
            ("plan.deputy_missing", "Kế hoạch!B17"),
            id="a head signs for the head",
        ),
        pytest.param(
            [("| Họ tên người ký | | |", "| Họ tên người ký | TS. Nguyễn Văn Mẫu | |")],
            [("| Họ tên người ký | | |", "| Họ tên người ký | Tô Văn Mẫu | |")],
            ("plan.signer_titled", "Kế hoạch!B18"),
            id="a signer with an academic title",
        ),
        pytest.param(
            [(AGENCY, AGENCY.replace("| | | | |", "| | 30/6/2025 | | |"))],
            [(AGENCY, AGENCY.replace("| | | | |", "| | 30/6/2025 | S1 | |"))],
            ("plan.lead_ended", "Nhiệm vụ!F4"),
            id="lead that ended without successor",
        ),
        pytest.param(
            [(AGENCY, AGENCY.replace("| | | | |", "| | 30/6/2025 | | |"))],
            [(AGENCY, AGENCY.replace("| | | | |", "| | 31/12/2025 | | |"))],
            ("plan.lead_ended", "Chỉ tiêu!I4"),
            id="indicator of an agency that ended",
        ),
        pytest.param(
            [("Sở Một; Sở Hai |", "Sở Một; Bộ Ngoài |")],
            [("| Sở Một | | Sở Hai; UBND các xã |", "| Sở Một | | Sở Hai; Bộ Ngoài |")],
            ("plan.lead_without_form", "Nhiệm vụ!F4"),
            id="lead that gets no form",
        ),
        pytest.param(
            [("| S1 | Sở Một | S.Một | Sở | | Có |", "| S1 | Sở Một | S.Một | Sở | | Không |"),
             ("| từ 74 điểm | Sở Một | |", "| từ 74 điểm | | |")],
            [("| từ 74 điểm | Sở Một | |", "| từ 74 điểm | | |")],
            ("plan.lead_without_form", "Kế hoạch!B9"),
            id="office that gets no form for the indicators it reports",
        ),
        pytest.param(
            [("| UBND các xã | Xã | | |", "| UBND các xã | | X3 | |")],
            [("| UBND các xã | Xã | | |", "| UBND các xã | | X4 | |")],
            ("plan.group_without_members", "Nhóm!A2"),
            id="group of an agency that does not exist yet",
        ),
        pytest.param(
            [("| UBND các xã | Xã | | |", "| UBND các xã | Bộ | | |")],
            [("| UBND các xã | Xã | | |", "| UBND các xã | | B1 | |")],
            ("plan.group_without_members", "Nhóm!A2"),
            id="kind of which none gets a form",
        ),
        pytest.param(
            [("Công khai quy hoạch", "Rà soát  thủ tục.")],
            [("Công khai quy hoạch", "Rà soát thủ tức")],
            ("plan.task_repeated", "Nhiệm vụ!D3"),
            id="one task twice",
        ),
        pytest.param(
            [("| II | II | Đất đai |", "| II | II | Đất đai |\n| III | III | Lao động |")],
            [("| I.2 | I | 2 |", "| I.2 | II | 2 |")],
            ("plan.task_group_empty", "Nhóm nhiệm vụ!A4"),
            id="heading without tasks",
        ),
        pytest.param(
            [("| CT2 | CT1 |", "| CT2 | CT9 |")],
            [("| CT2 | CT1 |", "| CT2 | |")],
            ("plan.indicator_unknown", "Chỉ tiêu!B4"),
            id="parent that is no indicator",
        ),
        pytest.param(
            [("| CT2 | CT1 |", "| CT2 | CT2 |")],
            [("| CT2 | CT1 |", "| CT2 | |")],
            ("plan.indicator_circle", "Chỉ tiêu!B4"),
            id="indicator above itself",
        ),
        pytest.param(
            [("## Chỉ tiêu", "## Chi tieu 2026")],
            [("## Chỉ tiêu", "## Chi tieu")],
            ("plan.sheet_unknown", "Chi tieu 2026!"),
            id="list under another name",
        ),
        pytest.param(
            [("| từ 74 điểm | Sở Một | |", "| từ 74 điểm | | |"), ("7,2 | S2 |", "7,2 | |")],
            [],
            ("plan.indicators_without_lead", "Chỉ tiêu!"),
            id="indicators nobody is named for",
        ),
        pytest.param(
            [(LEAD, "| 01/2/2026 | 31/12/2025 |")],
            [(LEAD, "| 31/12/2025 | 31/12/2025 |")],
            ("plan.order_reversed", "Nhiệm vụ!K4"),
            id="start after the end",
        ),
        pytest.param(
            [("| 05-07 lớp | 5 | 7 |", "| 05-07 lớp | 8 | 7 |")],
            [("| 05-07 lớp | 5 | 7 |", "| 05-07 lớp | 7 | 7 |")],
            ("plan.order_reversed", "Nhiệm vụ!N4"),
            id="least above most",
        ),
        pytest.param(
            [(AGENCY, "| S2 | Sở Hai | | Sở | | Có | 01/7/2025 | 30/6/2024 | | |")],
            [(AGENCY, "| S2 | Sở Hai | | Sở | | Có | 01/7/2024 | 30/6/2026 | | |")],
            ("plan.order_reversed", "Cơ quan!G3"),
            id="agency that ends before it begins",
        ),
        pytest.param(
            [("| 05-07 lớp | 5 | 7 |", "| 05-07 lớp | -5 | 7 |")],
            [("| 05-07 lớp | 5 | 7 |", "| 05-07 lớp | 0 | 7 |")],
            ("plan.quantity_negative", "Nhiệm vụ!N4"),
            id="less than nothing",
        ),
        pytest.param(
            [(Q3, "| Q3 | | 20/9 năm sau | Có | Không | | | | |")],
            [(Q3, "| Q3 | | 20/1 năm sau | Có | Không | | | | |")],
            ("plan.due_far", "Kỳ báo cáo!C3"),
            id="due a year after its period",
        ),
        pytest.param(
            [(AGENCY, "| S2 | Sở Hai | | Sở | | Có | | | S2 | |")],
            [(AGENCY, "| S2 | Sở Hai | | Sở | | Có | | | S1 | |")],
            ("plan.successor_circle", "Cơ quan!I3"),
            id="its own successor",
        ),
        pytest.param(
            [("| UBND các xã | Xã | | |", "| UBND các xã | Xã | | |\n| ubnd các  xã | Sở | | |")],
            [("| UBND các xã | Xã | | |", "| UBND các xã | Xã | | |\n| các xã | Sở | | |")],
            ("plan.phrase_twice", "Nhóm!A3"),
            id="one phrase on two lines",
        ),
        pytest.param(
            [("| Địa danh | Mẫu | |", "| Địa danh | Mẫu | |\n| ĐỊA DANH | Khác | |")],
            [("| Địa danh | Mẫu | |", "| Địa danh | Mẫu | |\n| Tỉnh | Khác | |")],
            ("plan.line_twice", "Kế hoạch!A13"),
            id="one item on two lines",
        ),
        pytest.param(
            [("## Chỉ tiêu", "## Nhiêm vụ\n| Mã | Nhóm |\n\n## Chỉ tiêu")],
            [("## Chỉ tiêu", "## Nháp\n| Mã | Nhóm |\n\n## Chỉ tiêu")],
            ("plan.sheet_twice", "Nhiêm vụ!"),
            id="two sheets whose names are read alike",
        ),
    ],
)  # fmt: skip
def test_a_fault_is_found_at_its_cell_and_its_near_miss_is_none(fault, near_miss, problem):
    assert problem in problems_of(changed(*fault))
    assert problem[0] not in {code for code, _ in problems_of(changed(*near_miss))}


def test_merged_cells_are_named_below_the_captions_only():
    merged = {"Nhiệm vụ": (Merged(0, 0, 0, 3), Merged(1, 8, 2, 8))}
    _, problems = read_plan("plan.xlsx", grids(SOUND), merged)
    found = [(p.code, p.where.cell, dict(p.params)["seen"]) for p in problems]
    assert found == [("plan.merged", "I2", "I2:I3")]


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        pytest.param(CellError("#REF!"), "value.excel_error", id="error value"),
        pytest.param(Formula("=A2"), "value.formula", id="formula without a result"),
    ],
)
def test_a_cell_without_a_value_is_no_text(cell, code):
    sheets = grids(SOUND)
    tasks = next(grid for grid in sheets if grid.sheet == "Nhiệm vụ")
    rows = [list(row) for row in tasks.rows]
    rows[1][16] = cell
    broken = replace(tasks, rows=tuple(map(tuple, rows)))
    _, problems = read_plan("plan.xlsx", [broken if g is tasks else g for g in sheets])
    assert [(p.code, p.where.cell) for p in problems] == [(code, "Q2")]


def test_a_row_with_printed_words_of_its_own_is_no_further_quantity():
    row = "| II.3 | | | | | | | | | | | | 300 lượt người | 300 | | lượt người | | |"
    own = row.replace("| | | | | | | | | | | |", "| | | | Sở Hai | | | | Năm 2025 | | | |", 1)
    codes = {code for code, _ in problems_of(changed((row, own)))}
    assert {"plan.key_duplicate", "plan.value_missing"} <= codes


def test_a_sound_plan_has_no_problems():
    assert problems_of(SOUND) == set()


def test_indicators_without_lead_are_one_note_with_their_codes():
    text = changed(("| từ 74 điểm | Sở Một | |", "| từ 74 điểm | | |"), ("7,2 | S2 |", "7,2 | |"))
    plan, problems = read_plan("plan.xlsx", grids(text))
    (note,) = problems
    assert plan is not None
    assert (note.severity, dict(note.params)) == (Severity.NOTE, {"codes": "CT1, CT2"})


def test_a_plan_without_tasks_says_so():
    start, end = SOUND.index("| I.1 | I | 1 |"), SOUND.index("## Chỉ tiêu")
    found = problems_of(SOUND[:start] + SOUND[end:])
    assert ("plan.no_tasks", "Nhiệm vụ!") in found
    assert "plan.no_tasks" not in {code for code, _ in problems_of(SOUND)}


def test_everything_wrong_with_a_bad_workbook_comes_at_once():
    text = changed(
        ("| Địa danh | Mẫu | |", "| Địa danh | | |"),
        ("| Từ năm | 2025 | |", "| Từ năm | | |"),
        (Q3, "| Q4 | | 10/1 | Có | Không | | | | |"),
        ("| 30/6/2025 | X3 |", "| 30/6/2025 | X33 |"),
        ("Công khai quy hoạch", "Rà soát thủ tục"),
        ("| CT2 | CT1 |", "| CT2 | CT9 |"),
        ("| S2 | Sở Hai | | Sở | |", "| S2 | Sở Hai | | Sở | s2 |"),
    )
    assert problems_of(text) == {
        ("plan.value_missing", "Kế hoạch!B12"),
        ("plan.value_missing", "Kế hoạch!B7"),
        ("plan.due_early", "Kỳ báo cáo!C3"),
        ("plan.successor_unknown", "Cơ quan!I7"),
        ("plan.task_repeated", "Nhiệm vụ!D3"),
        ("plan.indicator_unknown", "Chỉ tiêu!B4"),
        ("plan.email_malformed", "Cơ quan!E3"),
    }


def test_an_empty_workbook_is_no_bug():
    assert {code for code, _ in problems_of("## Kế hoạch\n| Mục | Giá trị | Cách ghi |")} == {
        "plan.sheet_missing",
        "plan.value_missing",
        "plan.no_tasks",
    }


# ------------------------------------------------------------------ totals


def totals(whole, *parts):
    """The problems of indicators: (baseline, target, unit) of the whole and of its parts."""
    head = INDICATORS.splitlines()[1].replace("| Ghi chú |", "| Là tổng của (mã) | Ghi chú |")
    codes = [f"P{n}" for n, _ in enumerate(parts, 1)]
    lines = [
        f"| {code} | | Chỉ số {code} | {unit} | {baseline} | ≥ | {target} | | S2 | {sums} | |"
        for code, sums, (baseline, target, unit) in zip(
            ("W", *codes), ("; ".join(codes), *("" for _ in parts)), (whole, *parts), strict=True
        )
    ]
    text = SMALL_PLAN.replace(INDICATORS, "\n".join(["## Chỉ tiêu", head, *lines, ""]))
    _, problems = read_plan("plan.xlsx", grids(text))
    assert {p.code for p in problems} <= {"plan.total_differs"}
    return [(p.where.cell, *(dict(p.params)[name] for name in ("item", "seen", "total")))
            for p in problems]  # fmt: skip


FTA = ("Cả nước 2024: 26,20; Hà Nội 2024: 25", "27", "điểm")


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        pytest.param(
            [("Cả nước 2024: 20,1; Hà Nội 2024: 20", "20", "điểm"),
             ("cả nước 2024: 6,1; Hà Nội 2024: 5,0", "7", "Điểm")],
            [],
            id="all adds up",
        ),
        pytest.param(
            [("Cả nước 2024: 20,1; Hà Nội 2024: 20", "20", "điểm"),
             ("Cả nước 2024: 6; Hà Nội 2024: 5", "6,5", "điểm")],
            [("E2", "Cả nước 2024", "26,2", "26,1"), ("H2", "Mục tiêu", "27", "26,5")],
            id="baseline and target differ",
        ),
        pytest.param(
            [("Cả nước 2024: 20,1", "20", "điểm (thang 10)"),
             ("Cả nước 2024: 6", "7", "điểm (thang 30)")],
            [("E2", "Cả nước 2024", "26,2", "26,1")],
            id="scales in brackets add up",
        ),
        pytest.param(
            [("Cả nước 2024: 20", "", "điểm"), ("", "6,5", "điểm")],
            [],
            id="figures missing are no fault",
        ),
        pytest.param(
            [("Cả nước 2024: 20", "20", "%"), ("Cả nước 2024: 5", "5", "điểm")],
            [],
            id="other units do not add up",
        ),
        pytest.param(
            [("Cả nước 2024: 14/63", "20", "điểm"), ("Cả nước 2024: 1", "7", "điểm")],
            [],
            id="what is no number does not add up",
        ),
    ],
)  # fmt: skip
def test_totals(parts, expected):
    assert totals(FTA, *parts) == expected


def test_ranks_do_not_add_up():
    rank = ("2024: 10", "5", "thứ hạng")
    assert totals(rank, rank, rank) == []


def test_a_total_of_an_unknown_indicator_is_named():
    text = SOUND.replace(
        "một cơ quan) | Ghi chú |\n| CT1", "một cơ quan) | Là tổng của (mã) |\n| CT1"
    )
    assert text != SOUND
    text = text.replace("7,2 | S2 | |", "7,2 | S2 | CT1; CT7 |")
    assert ("plan.indicator_unknown", "Chỉ tiêu!J4") in problems_of(text)
