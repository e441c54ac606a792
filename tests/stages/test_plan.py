import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.core.grid import Grid, Row
from generator.core.model import LimitKind
from generator.core.periods import DayMonth
from generator.core.problems import Severity
from generator.stages.plan import read_plan
from generator.stages.plan.reader import Reader
from tests.support import SMALL_PLAN, grids, small_plan

NO_FAULTS = SMALL_PLAN.replace("| từ 74 điểm | | |", "| từ 74 điểm | Sở Một | |")


def problems_of(markdown):
    plan, problems = read_plan("plan.xlsx", grids(markdown))
    assert (plan is None) == any(p.severity is Severity.ERROR for p in problems)
    return {(p.code, f"{p.where.sheet}!{p.where.cell}") for p in problems}


def test_everything_in_the_workbook_is_read():
    plan = small_plan()
    assert (plan.id, plan.number, plan.date) == ("thu-nho", "12/KH-UBND", dt.date(2025, 2, 5))
    assert plan.title_in_sentence == "phát triển kinh tế tỉnh Mẫu năm 2025"
    assert plan.office_agency.code == "S1"
    assert plan.office.recipients == ("Như trên", "Lưu: VT, TH")
    assert [c.slot for c in plan.cycles] == ["Q1", "Q3", "Y", "X"]
    assert [(g.code, g.title) for g in plan.task_groups] == [("I", "Thị trường"), ("II", "Đất đai")]
    assert [t.key for t in plan.tasks] == ["I.1", "I.2", "II.3"]


def test_limits_measures_and_indicators_are_read():
    plan = small_plan()
    limit = plan.tasks[1].limit
    assert (limit.kind, limit.due) == (LimitKind.FIXED, dt.date(2025, 9, 30))
    lessons, people = plan.tasks[2].measures
    assert (lessons.least, lessons.most, lessons.unit) == (Decimal(5), Decimal(7), "lớp")
    assert (people.printed, people.least) == ("300 lượt người", Decimal(300))
    points, rank = plan.indicators[0].measures
    assert (points.operator, points.least) == ("≥", Decimal(74))
    assert (rank.operator, rank.unit) == ("≤", "thứ hạng")
    assert plan.indicators[1].measures[0].operator == ">"


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        pytest.param(
            "## Nhiệm vụ\n| Mã |",
            "## Việc\n| Mã |",
            ("plan.sheet_missing", "Nhiệm vụ!"),
            id="sheet renamed",
        ),
        pytest.param(
            "| Mã | Tên cơ quan | Tên viết tắt |",
            "| Mã | Tên cơ quan | Gọi tắt |",
            ("plan.column_missing", "Cơ quan!A1"),
            id="column renamed",
        ),
        pytest.param(
            "| Địa danh | Mẫu | |",
            "| Địa danh | | |",
            ("plan.value_missing", "Kế hoạch!B12"),
            id="item left empty",
        ),
        pytest.param(
            "| Từ năm | 2025 | |",
            "| Từ năm | năm nay | |",
            ("plan.value_unknown", "Kế hoạch!B7"),
            id="year in words",
        ),
        pytest.param(
            "| S2 | Sở Hai |",
            "| Sở/2 | Sở Hai |",
            ("plan.code_invalid", "Cơ quan!A3"),
            id="code that names no file",
        ),
        pytest.param(
            "| X2 | UBND xã Cẩm Giàng |",
            "| x1 | UBND xã Cẩm Giàng |",
            ("plan.key_duplicate", "Cơ quan!A5"),
            id="code used twice, also in small letters",
        ),
        pytest.param(
            "| Sở Một | Sở Một | | Sở Hai; UBND các xã |",
            "| Sở Một | Sở Ba | | Sở Hai; UBND các xã |",
            ("plan.agency_unknown", "Nhiệm vụ!F2"),
            id="unknown lead",
        ),
        pytest.param(
            "| Cơ quan tổng hợp | Sở Một | |",
            "| Cơ quan tổng hợp | Sở Ba | |",
            ("plan.agency_unknown", "Kế hoạch!B9"),
            id="unknown office",
        ),
        pytest.param(
            "| UBND các xã | Xã | | |",
            "| UBND các xã | | | |",
            ("plan.group_empty", "Nhóm!B2"),
            id="group of nobody",
        ),
        pytest.param(
            "| UBND các xã | Xã | | |",
            "| UBND các xã | Huyện | | |",
            ("plan.value_unknown", "Nhóm!B2"),
            id="kind nobody has",
        ),
        pytest.param(
            "| Sở Một | Sở Một | | Sở Hai; UBND các xã |",
            "| | | | Sở Hai; UBND các xã |",
            ("plan.lead_missing", "Nhiệm vụ!F2"),
            id="nobody in the lead",
        ),
        pytest.param(
            "| Q1 | Quý I | 20/3 |",
            "| Q1 | Quý I | 32/3 |",
            ("plan.not_a_day", "Kỳ báo cáo!C2"),
            id="no such day",
        ),
        pytest.param(
            "| Q1 | Quý I | 20/3 |",
            "| Q1 | Quý I | |",
            ("plan.value_missing", "Kỳ báo cáo!C2"),
            id="cycle without date",
        ),
        pytest.param(
            "| Q1 | Quý I |",
            "| Q9 | Quý I |",
            ("plan.value_unknown", "Kỳ báo cáo!A2"),
            id="no such period",
        ),
        pytest.param(
            "| Quý III/2025 | Có thời hạn | 01/7/2025 | 30/9/2025 |",
            "| Sớm nhất | Có thời hạn | 01/7/2025 | |",
            ("plan.value_missing", "Nhiệm vụ!L3"),
            id="fixed limit without date",
        ),
        pytest.param(
            "| Quý III/2025 | Có thời hạn | 01/7/2025 | 30/9/2025 |",
            "| Tháng 13 | | | |",
            ("plan.limit_unreadable", "Nhiệm vụ!I3"),
            id="limit that cannot be read",
        ),
        pytest.param(
            "| Quý III/2025 | Có thời hạn | 01/7/2025 | 30/9/2025 |",
            "| Sau khi có Nghị quyết, trong quý IV/2025 | | | |",
            ("plan.limit_unreadable", "Nhiệm vụ!I3"),
            id="condition with a quarter",
        ),
        pytest.param(
            "| Quý III/2025 | Có thời hạn | 01/7/2025 | 30/9/2025 |",
            "| Tháng 1 | | | |",
            ("plan.limit_outside", "Nhiệm vụ!I3"),
            id="month over before the plan",
        ),
        pytest.param(
            "| Quý III/2025 | Có thời hạn | 01/7/2025 | 30/9/2025 |",
            "| Tháng 3/2031 | | | |",
            ("plan.limit_outside", "Nhiệm vụ!I3"),
            id="month long after the plan",
        ),
        pytest.param(
            "| Quý III/2025 | Có thời hạn | 01/7/2025 | 30/9/2025 |",
            "| Từ năm 2031 | | | |",
            ("plan.limit_outside", "Nhiệm vụ!I3"),
            id="going on from long after the plan",
        ),
        pytest.param(
            "| ≥ | 74 | từ 74 điểm |",
            "| | | năm 2025: 74; giảm 10% |",
            ("plan.target_unreadable", "Chỉ tiêu!H2"),
            id="half of a target in doubt",
        ),
        pytest.param(
            "| 05-07 lớp | 5 | 7 | lớp |",
            "| năm 2025 | | | |",
            ("plan.target_unreadable", "Nhiệm vụ!M4"),
            id="digits that are no quantity",
        ),
        pytest.param(
            "| ≥ | 74 | từ 74 điểm |",
            "| | | giảm 10% |",
            ("plan.target_unreadable", "Chỉ tiêu!H2"),
            id="digits that are no target",
        ),
        pytest.param(
            "| II.3 | | | | | | | | | | | | 300",
            "| | | | | | Sở Hai | | | | | | | 300",
            ("plan.value_missing", "Nhiệm vụ!A5"),
            id="task without key and words",
        ),
        pytest.param(
            "| 05-07 lớp | 5 |",
            "| 05-07 lớp | năm |",
            ("number.unreadable", "Nhiệm vụ!N4"),
            id="quantity in words",
        ),
    ],
)
def test_every_fault_is_found_at_its_cell(old, new, problem):
    assert old in SMALL_PLAN
    assert problem in problems_of(SMALL_PLAN.replace(old, new, 1))


LIMIT = "| Quý III/2025 | Có thời hạn | 01/7/2025 | 30/9/2025 |"
QUANTITY = """| 05-07 lớp | 5 | 7 | lớp | | |
| II.3 | | | | | | | | | | | | 300 lượt người | 300 | | lượt người | | |"""
TARGET = """| điểm | 70 | ≥ | 74 | từ 74 điểm | | |
| | | | thứ hạng | 10 | ≤ | 5 | Top 5 | | |"""


def with_cells(old, new):
    """The small plan with cells written otherwise, which must give no problem."""
    assert old in SMALL_PLAN
    changed = SMALL_PLAN.replace(old, new, 1)
    assert problems_of(changed) <= problems_of(SMALL_PLAN)
    return small_plan(changed)


@pytest.mark.parametrize(
    ("cells", "kind", "start", "due"),
    [
        ("| Quý III/2025 | | | |", LimitKind.FIXED, dt.date(2025, 7, 1), dt.date(2025, 9, 30)),
        ("| Thường xuyên | | | |", LimitKind.CONTINUOUS, None, None),
        ("| | | | |", LimitKind.NONE, None, None),
        ("| Tháng 13 | Không ghi | | |", LimitKind.NONE, None, None),
        ("| Quý III/2025 | Hằng năm | | |", LimitKind.YEARLY, None, None),
        ("| Quý III/2025 | | | 15/9/2025 |", LimitKind.FIXED, None, dt.date(2025, 9, 15)),
        (
            "| Quý III/2025 | | 01/8/2025 | |",
            *(LimitKind.FIXED, dt.date(2025, 8, 1), dt.date(2025, 9, 30)),
        ),
        (
            "| Quý III/2025 | Có thời hạn | | |",
            *(LimitKind.FIXED, dt.date(2025, 7, 1), dt.date(2025, 9, 30)),
        ),
    ],
    ids=[
        *("blank cells", "blank cells, no dates", "nothing printed", "kind for unreadable words"),
        *("kind wins", "due day wins", "start alone", "fixed takes the day of the wording"),
    ],
)
def test_a_limit_is_read_where_the_officer_left_it_open(cells, kind, start, due):
    limit = with_cells(LIMIT, cells).tasks[1].limit
    assert (limit.kind, limit.start, limit.due) == (kind, start, due)
    assert limit.printed == cells.split("|")[1].strip()


@pytest.mark.parametrize(
    "printed", ["Tháng 2", "Quý I/2026", "Năm 2026", "Từ năm 2024", "Cả năm", "Trước 31/3/2025"]
)
def test_a_limit_near_the_time_of_the_plan_is_not_questioned(printed):
    with_cells(LIMIT, f"| {printed} | | | |")


def test_a_limit_outside_the_plan_names_its_words_and_days():
    _, problems = read_plan(
        "plan.xlsx", grids(SMALL_PLAN.replace(LIMIT, "| Trước 30/6/2024 | | | |"))
    )
    (problem,) = (p for p in problems if p.code == "plan.limit_outside")
    assert dict(problem.params) == {"seen": "Trước 30/6/2024", "days": "đến hết ngày 30/6/2024"}


def test_the_years_in_a_target_are_those_of_its_figures():
    cells = "| điểm | 70 | | | năm 2025: 74; năm 2026: 76 | | |"
    old = "| điểm | 70 | ≥ | 74 | từ 74 điểm | | |"
    measures = with_cells(old, cells).indicators[0].measures
    assert [(m.least, m.year) for m in measures[:2]] == [(74, 2025), (76, 2026)]


def numbers(measures):
    return [(m.printed, m.operator, m.least, m.most, m.unit) for m in measures]


def test_an_unreadable_limit_counts_as_none_and_keeps_its_words():
    changed = SMALL_PLAN.replace(LIMIT, "| Tháng 13 | | | |")
    limit = small_plan(changed).tasks[1].limit
    assert (limit.printed, limit.kind, limit.due) == ("Tháng 13", LimitKind.NONE, None)


def test_quantities_are_read_where_the_officer_left_them_open():
    cell = "Mở 05-07 lớp tập huấn (02 ngày/lớp), thu hút 300 lượt người"
    task = with_cells(QUANTITY, f"| {cell} | | | | | |").tasks[2]
    assert task.quantity_printed == cell
    assert numbers(task.measures) == [
        ("05-07 lớp tập huấn", "", Decimal(5), Decimal(7), "lớp tập huấn"),
        ("300 lượt người", "", Decimal(300), None, "lượt người"),
    ]


def test_a_quantity_the_officer_typed_stays_one_measure():
    cell = "05-07 lớp, 300 lượt người"
    task = with_cells(QUANTITY, f"| {cell} | 6 | | khóa | | |").tasks[2]
    assert numbers(task.measures) == [(cell, "", Decimal(6), None, "khóa")]


def test_a_task_without_quantity_takes_that_of_its_recurring_limit():
    tasks = with_cells(LIMIT, "| Hàng năm tổ chức 01-02 cuộc tập huấn | | | |").tasks
    assert tasks[1].limit.kind is LimitKind.YEARLY
    assert numbers(tasks[1].measures) == [
        ("01-02 cuộc tập huấn", "", Decimal(1), Decimal(2), "cuộc tập huấn")
    ]
    assert tasks[1].quantity_printed == ""


def test_a_quantity_of_its_own_goes_before_that_of_the_limit():
    old = "| Quý III/2025 | Có thời hạn | 01/7/2025 | 30/9/2025 | |"
    tasks = with_cells(old, "| Hàng năm tổ chức 01-02 cuộc | | | | 3 hội thảo |").tasks
    assert [measure.unit for measure in tasks[1].measures] == ["hội thảo"]


def test_one_row_of_an_indicator_may_hold_several_targets():
    printed = "từ 74 điểm trở lên; Top 5 của cả nước"
    cells = f"| điểm; thứ hạng | Năm 2024: 70 | | | {printed} | | |"
    measures = with_cells(TARGET, cells).indicators[0].measures
    assert numbers(measures) == [
        ("từ 74 điểm trở lên", "≥", Decimal(74), None, "điểm"),
        ("Top 5 của cả nước", "≤", Decimal(5), None, "thứ hạng"),
    ]
    assert {measure.baseline for measure in measures} == {"Năm 2024: 70"}


def test_a_target_the_officer_typed_wins():
    cells = "| điểm | 70 | > | 75 | từ 74 điểm; Top 5 | | |"
    measures = with_cells(TARGET, cells).indicators[0].measures
    assert numbers(measures) == [("từ 74 điểm; Top 5", ">", Decimal(75), None, "điểm")]


def test_a_target_in_words_stays_words():
    cells = "| điểm | 70 | | | Đứng đầu cả nước | | |"
    measures = with_cells(TARGET, cells).indicators[0].measures
    assert numbers(measures) == [("Đứng đầu cả nước", "", None, None, "điểm")]


def test_a_plan_without_faults_has_only_the_note_who_reports_its_indicators():
    assert problems_of(SMALL_PLAN) == {("plan.indicators_without_lead", "Chỉ tiêu!")}
    assert problems_of(NO_FAULTS) == set()


def test_all_faults_come_at_once():
    broken = SMALL_PLAN.replace("20/3", "32/3").replace("| Sở Hai | |", "| Sở Hai | |")
    broken = broken.replace("| UBND các xã | Xã | | |", "| UBND các xã | | | |")
    broken = broken.replace("| Địa danh | Mẫu | |", "| Địa danh | | |")
    codes = {code for code, _ in problems_of(broken)}
    assert {"plan.not_a_day", "plan.group_empty", "plan.value_missing"} <= codes


def test_columns_may_move_and_captions_may_be_typed_otherwise():
    moved = SMALL_PLAN.replace(
        "| Mã nhóm | Số hiệu in trong kế hoạch | Tên nhóm |\n| I | I | Thị trường |\n"
        "| II | II | Đất đai |",
        "| TÊN NHÓM | mã nhóm | Ghi thêm | Số hiệu in trong kế hoạch |\n"
        "| Thị trường | I | x | I |\n| Đất đai | II | x | II |",
    )
    assert moved != SMALL_PLAN
    assert small_plan(moved).task_groups == small_plan().task_groups


def test_the_edition_changes_with_any_cell():
    changed = SMALL_PLAN.replace("Rà soát thủ tục", "Rà soát các thủ tục")
    assert small_plan(changed).edition != small_plan().edition
    assert small_plan().edition == small_plan().edition


@given(
    st.dates(dt.date(2024, 1, 1), dt.date(2024, 12, 31)),
    st.sampled_from((0, 1, -1)),
    st.sampled_from(("{}", " {} ", "({})")),
    st.booleans(),
)
def test_a_day_of_every_year_is_read_as_it_is_written(day, shift, form, upper):
    yearly = DayMonth(day.day, day.month, shift)
    first, *words = str(yearly).split(" ", 1)
    text = " ".join((first, *(form.format(word) for word in words)))
    grid = Grid("plan.xlsx", "Kỳ báo cáo", ((text.upper() if upper else text,),))
    reader = Reader("plan.xlsx", {})
    assert reader.day_month(Row(grid, 0, {"Hạn": 0}), "Hạn") == yearly
    assert reader.problems == []


@pytest.mark.parametrize(
    ("cells", "operator", "least"),
    [
        pytest.param("| ≥ | | từ 74 điểm |", "≥", Decimal(74), id="sign alone"),
        pytest.param("| > | | từ 74 điểm |", ">", Decimal(74), id="another sign"),
        pytest.param("| | 75 | từ 74 điểm |", "≥", Decimal(75), id="figure alone"),
        pytest.param("| | 75 | |", "≥", Decimal(75), id="nothing printed"),
    ],
)
def test_half_a_target_is_completed_from_its_words(cells, operator, least):
    plan = with_cells("| ≥ | 74 | từ 74 điểm |", cells)
    measure = plan.indicators[0].measures[0]
    assert (measure.operator, measure.least) == (operator, least)


def with_cell(sheet, row, column, cell):
    """Codes and cells of the small plan's problems with a limit typed so, and no reading."""
    sheets = grids(SMALL_PLAN)
    old = next(grid for grid in sheets if grid.sheet == sheet)
    rows = [list(cells) for cells in old.rows]
    rows[row][column : column + 4] = [cell, None, None, None]
    new = replace(old, rows=tuple(map(tuple, rows)))
    _, problems = read_plan("plan.xlsx", [new if grid is old else grid for grid in sheets])
    return {(p.code, p.where.cell) for p in problems if p.where.sheet == sheet}


@pytest.mark.parametrize(("day", "doubted"), [(1, True), (15, False)])
def test_a_month_that_excel_made_a_day_is_doubted(day, doubted):
    found = with_cell("Nhiệm vụ", 2, 8, dt.date(2025, 9, day))
    assert (("plan.limit_is_day", "I3") in found) is doubted


@pytest.mark.parametrize(("number", "doubted"), [(0.3, True), (30, False)])
def test_a_percentage_that_excel_made_a_share_is_doubted(number, doubted):
    changed = SMALL_PLAN.replace("| > | 7,2 | > 7,2 |", "| | | ? |")
    assert changed != SMALL_PLAN
    sheets = grids(changed)
    old = next(grid for grid in sheets if grid.sheet == "Chỉ tiêu")
    rows = [[number if cell == "?" else cell for cell in cells] for cells in old.rows]
    new = replace(old, rows=tuple(map(tuple, rows)))
    _, problems = read_plan("plan.xlsx", [new if grid is old else grid for grid in sheets])
    assert (("number.ambiguous", "H4") in {(p.code, p.where.cell) for p in problems}) is doubted
