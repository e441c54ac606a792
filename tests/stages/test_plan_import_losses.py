"""Words of a plan that were lost or went to the wrong place."""

import datetime as dt

import pytest

from generator.core.departments import AgencyKind
from generator.core.places import Commune
from generator.core.wording import AgencyColumn, PlanItem, PlanSheets
from generator.edges.docx_read import read_document
from generator.stages.plan_import import draft_plan
from generator.stages.plan_import.agency_keys import symbol_of
from generator.stages.plan_import.cycles import read_cycles
from generator.stages.plan_import.lines import sections
from generator.stages.plan_import.names import read_names
from generator.stages.plan_import.outline import read_outline
from generator.stages.plan_import.phrases import kinds_of
from generator.stages.plan_import.unused import unused
from generator.stages.plan_import.upward import with_upward
from tests.plan_layouts import LAYOUTS, seed
from tests.stages.test_plan_import_rows import HEADER, A, B, document, outline, table

TIMES = ("TT", "Nhiệm vụ", "Chủ trì", "Bắt đầu", "Kết thúc")


@pytest.mark.parametrize(
    ("start", "day", "note"),
    [("01/03/2026", dt.date(2026, 3, 1), ""), ("Quý I/2026", None, "Bắt đầu: Quý I/2026")],
)
def test_the_column_of_the_end_is_the_limit(start, day, note):
    found = outline(table(TIMES, ("1", "Làm A", "Sở Y tế", start, "30/6/2026")))
    (task,) = found.tasks
    assert (task.limit, task.start, task.note) == ("30/6/2026", day, note)
    assert any(guess.seen == f"Bắt đầu: {start}" for guess in found.guesses)


def test_a_unit_and_earlier_values_of_a_task_stand_in_its_note():
    header = (*HEADER, "ĐVT", "Thực hiện 2025")
    (task,) = outline(table(header, (*A, "lớp", "3"))).tasks
    assert task.note == "ĐVT: lớp\nThực hiện 2025: 3"


def test_nested_groups_keep_the_outer_title():
    heads = [
        (number, title, "", "")
        for number, title in (("A", "Kinh tế"), ("I", "Thuế"), ("II", "Vốn"), ("B", "Xã hội"))
    ]
    found = outline(table(HEADER, heads[0], heads[1], A, heads[2], B, heads[3], A))
    assert [group.title for group in found.groups] == [
        "A. Kinh tế - I. Thuế",
        "A. Kinh tế - II. Vốn",
        "Xã hội",
    ]
    assert [task.group for task in found.tasks] == ["I", "II", "B"]


SIGNED = ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "Nguyễn Văn An", "Nơi nhận:", "- Lưu: VT.")


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ((*SIGNED, "PHỤ LỤC"), "Phát triển"),
        (("PHỤ LỤC I", *SIGNED), "Phát triển"),
        ((*SIGNED, "Phụ lục II. Danh mục việc"), "Danh mục việc"),
        ((*SIGNED, "Phụ lục", "DANH MỤC VIỆC"), "DANH MỤC VIỆC"),
    ],
)
def test_a_group_is_never_called_like_the_signature(above, title):
    found = read_outline(document(*above, table(HEADER, A)), "Phát triển")
    assert [group.title for group in found.groups] == [title]


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Các sở Tài chính, Công Thương", ["Sở Tài chính", "Sở Công Thương"]),
        (
            "Công an tỉnh; các sở: Tài chính, Xây dựng",
            ["Công an tỉnh", "Sở Tài chính", "Sở Xây dựng"],
        ),
        ("Các sở liên quan", ["Các sở liên quan"]),
        ("Sở Y tế & Sở Tư pháp", ["Sở Y tế", "Sở Tư pháp"]),
        ("Sở KH&CN", ["Sở KH&CN"]),
    ],
)
def test_departments_that_share_a_word(cell, names):
    assert [named.text for named in read_names(cell)] == names


@pytest.mark.parametrize(
    "phrase",
    [
        "các tổ chức chính trị - xã hội",
        "các tổ chức kinh tế - xã hội",
        "các cơ quan bảo hiểm xã hội",
        "các hợp tác xã",
        "các cơ sở giáo dục nghề nghiệp",
    ],
)
def test_society_is_no_commune(phrase):
    assert not {AgencyKind.COMMUNE, AgencyKind.DEPARTMENT} & set(kinds_of(phrase))


@pytest.mark.parametrize(("many", "told"), [(21, True), (20, False)])
def test_a_phrase_for_many_says_how_many(many, told):
    communes = [Commune(str(n), f"UBND xã Mẫu {n}") for n in range(many)]
    text = document("KẾ HOẠCH", "Tên", table(HEADER, ("1", "Làm", "UBND các xã, phường", "")))
    draft = draft_plan(text, "thu", "tỉnh Hà Tĩnh", communes)
    whys = [guess.why for guess in draft.guesses if guess.sheet == PlanSheets.GROUPS]
    assert any(f"{many} cơ quan" in why for why in whys) == told


def test_the_symbol_of_the_office_has_no_suffix():
    rows = (
        ("1", "Làm", "Ban Quản lý Khu kinh tế A", ""),
        ("2", "Làm", "Ban Quản lý Khu kinh tế B", ""),
    )
    draft = draft_plan(document(table(HEADER, *rows)), "thu", "", ())
    assert "BQLKKT-2" in {row[AgencyColumn.CODE] for row in draft.tables[PlanSheets.AGENCIES]}
    assert draft.items[PlanItem.SYMBOL] == "BQLKKT"
    assert symbol_of("Ban Quản lý Khu kinh tế B") == "BQLKKT"
    assert symbol_of("Sở Giáo dục và Đào tạo") == "SGDĐT"


DUE = "Các sở báo cáo 6 tháng trước ngày 10/6, hằng năm trước ngày 05/12."
UPWARD = "Sở Y tế tổng hợp, báo cáo UBND tỉnh trước ngày 20/6 và 15/12."


@pytest.mark.parametrize(
    ("sentences", "expected", "unclear"),
    [
        ([DUE, UPWARD], {"H1": "20/6", "Y": "15/12"}, ()),
        ([DUE, UPWARD.replace("20/6 và 15/12", "20/5")], {"H1": "", "Y": ""}, 1),
        ([DUE, "Sở Y tế tổng hợp, báo cáo UBND tỉnh theo quy định."], {"H1": "", "Y": ""}, ()),
    ],
)
def test_days_of_the_office_itself(sentences, expected, unclear):
    cycles, left = with_upward(read_cycles(sentences), sentences)
    assert {c.slot: c.upward for c in cycles if c.slot != "X"} == expected
    assert left == ((sentences[1],) if unclear else ())


@pytest.mark.parametrize("plan", LAYOUTS)
def test_every_cell_of_the_plans_stands_in_the_workbook(plan):
    found = read_outline(read_document("a.docx", LAYOUTS[plan](seed(plan))))
    assert not [guess.seen for guess in found.guesses if guess.why.startswith("Ô không dùng")]


def test_a_cell_left_out_is_told():
    ((section,), _) = sections(document(table((*HEADER, "Kinh phí"), (*A, "500"))))
    (task,) = outline(table(HEADER, A)).tasks
    assert unused(section.lines[0], task) == "Kinh phí: 500"
