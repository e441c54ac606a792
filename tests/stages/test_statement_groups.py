"""Difficulties by theme, proposals by whom they are made to."""

import pytest

from generator.core.address import Where
from generator.core.model import Agency
from generator.core.summary import Addressee, MergedStatement, Statement
from generator.stages.aggregate.addressees import by_addressee
from generator.stages.aggregate.themes import by_theme
from tests.support import SMALL_PLAN, small_plan

PLAN = small_plan(
    SMALL_PLAN.replace("| I | I | Thị trường |", "| I | I | Gia nhập thị trường |")
    .replace("| II | II | Đất đai |", "| II | II | Đào tạo nguồn nhân lực |")
    .replace("Mở lớp tập huấn", "Mở lớp tập huấn cho doanh nghiệp nhỏ")
)
BY_CODE = {agency.code: agency for agency in PLAN.agencies}


def said(text, cell="C1", code="X1"):
    return Statement(BY_CODE[code], text, Where("f", "s", cell))


def themes(general, at_tasks):
    found = by_theme(PLAN, general, at_tasks)
    return {t.group.code if t.group else "": [m.text for m in t.statements] for t in found}


@pytest.mark.parametrize(
    ("general", "at_tasks", "expected"),
    [
        pytest.param([], [("I", "Thiếu máy")], {"I": ["Thiếu máy"]}, id="said at a task"),
        pytest.param(
            [], [("I", "Thiếu máy"), ("II", "Thiếu máy.")], {"": ["Thiếu máy"]}, id="two groups"
        ),
        pytest.param(
            ["Thiếu máy"],
            [("II", "Thiếu máy")],
            {"II": ["Thiếu máy"]},
            id="in general and at a task",
        ),
        pytest.param(
            ["Khó mở lớp tập huấn cho doanh nghiệp"],
            [],
            {"II": ["Khó mở lớp tập huấn cho doanh nghiệp"]},
            id="words of one group",
        ),
        pytest.param(["Thiếu kinh phí"], [], {"": ["Thiếu kinh phí"]}, id="words of none"),
        pytest.param(
            ["Gia nhập thị trường, lớp tập huấn cho doanh nghiệp"],
            [],
            {"": ["Gia nhập thị trường, lớp tập huấn cho doanh nghiệp"]},
            id="words of two",
        ),
    ],
)
def test_the_theme_of_a_difficulty(general, at_tasks, expected):
    told = [(group, said(text, f"T{n}")) for n, (group, text) in enumerate(at_tasks)]
    assert themes([said(text) for text in general], told) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Đề nghị Sở Hai ban hành hướng dẫn", Addressee.DEPARTMENT, id="of the plan"),
        pytest.param("Đề nghị Sở Y tế hướng dẫn", Addressee.DEPARTMENT, id="not of the plan"),
        pytest.param("Kiến nghị UBND tỉnh bố trí vốn", Addressee.PROVINCE, id="province"),
        pytest.param(
            "Đề nghị: Ủy ban nhân dân thành phố xem xét", Addressee.PROVINCE, id="in full"
        ),
        pytest.param("UBND thành phố sớm bố trí vốn", Addressee.PROVINCE, id="without a verb"),
        pytest.param("Kính đề nghị Bộ Tài chính sửa đổi", Addressee.CENTRE, id="ministry"),
        pytest.param("Kiến nghị Chính phủ sửa Nghị định", Addressee.CENTRE, id="government"),
        pytest.param("Đề nghị bộ phận một cửa mở rộng", Addressee.UNNAMED, id="no ministry"),
        pytest.param("Đề nghị Bộ Chỉ huy quân sự phối hợp", Addressee.UNNAMED, id="local staff"),
        pytest.param("Đề nghị các xã, phường gửi sớm", Addressee.COMMUNE, id="communes"),
        pytest.param("Đề nghị UBND xã Cẩm Giàng phối hợp", Addressee.COMMUNE, id="one commune"),
        pytest.param("Đề nghị Sở Một tập huấn", Addressee.OFFICE, id="the office"),
        pytest.param("Đề nghị bổ sung kinh phí cho cấp xã", Addressee.UNNAMED, id="nobody named"),
        pytest.param(
            "Theo đề nghị của dân, kiến nghị UBND tỉnh hỗ trợ", Addressee.PROVINCE, id="2nd"
        ),
        pytest.param("UBND xã Cẩm Giang cần thêm người", Addressee.UNNAMED, id="who speaks"),
        pytest.param("Sở Hai cần hướng dẫn thêm", Addressee.DEPARTMENT, id="who is spoken of"),
    ],
)
def test_whom_a_proposal_is_made_to(text, expected):
    merged = MergedStatement(text, (said(text),))
    (found,) = by_addressee(PLAN, [merged])
    assert found.addressee is expected
    assert found.statements == (merged,)


def test_addressees_come_from_the_top_down():
    texts = ("Đề nghị Sở Hai", "Đề nghị UBND tỉnh", "Đề nghị Chính phủ", "Thêm người")
    found = by_addressee(PLAN, [MergedStatement(t, (said(t),)) for t in texts])
    assert [a.addressee.name for a in found] == ["CENTRE", "PROVINCE", "DEPARTMENT", "UNNAMED"]


def test_an_agency_that_is_unknown_to_the_plan_may_speak():
    stranger = Agency("Z", "Hội Z", "", "Hội")
    text = "Đề nghị Sở Hai hỗ trợ"
    merged = MergedStatement(text, (Statement(stranger, text, Where("f", "s", "A1")),))
    assert by_addressee(PLAN, [merged])[0].addressee is Addressee.DEPARTMENT
