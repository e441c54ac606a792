import datetime as dt
from dataclasses import replace

import pytest

from generator.core.document_options import DRAFT, DocumentOptions, Urgency, urgency_of
from generator.core.official_lines import (
    attached_to,
    document_day,
    kept_by,
    lacks_deputy,
    number_and_symbol,
    recipients,
    signer,
    signing,
)
from tests.support import small_plan

PLAN = small_plan()
TODAY = dt.date(2026, 2, 3)
PAPER = DocumentOptions(5, dt.date(2026, 1, 9), paper=True)


def office(authority="", position="GIÁM ĐỐC", name=""):
    return replace(PLAN.office, authority=authority, position=position, signer=name)


DEPUTY = ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")
OF_COMMITTEE = ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")


@pytest.mark.parametrize(
    ("authority", "position", "lines"),
    [
        pytest.param("", "Giám đốc", ("GIÁM ĐỐC",), id="the head"),
        pytest.param("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", (OF_COMMITTEE[0], "CHỦ TỊCH"), id="TM."),
        pytest.param("TM. UBND", "CHỦ TỊCH", (OF_COMMITTEE[0], "CHỦ TỊCH"), id="TM. UBND"),
        pytest.param("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", DEPUTY, id="KT."),
        pytest.param("kt.giám đốc", "Phó Giám đốc", DEPUTY, id="small letters, no blank"),
        pytest.param("KT GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", DEPUTY, id="no full stop"),
        pytest.param("KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC", "", DEPUTY, id="all on one line"),
        pytest.param("", "KT. GIÁM ĐỐC; PHÓ GIÁM ĐỐC", DEPUTY, id="all as the position"),
        pytest.param("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", DEPUTY, id="said twice"),
        pytest.param(
            "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", OF_COMMITTEE, id="TM. and KT."
        ),
        pytest.param("TM. UBND KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", OF_COMMITTEE, id="on one line"),
        pytest.param("TL. GIÁM ĐỐC", "TRƯỞNG PHÒNG", ("TL. GIÁM ĐỐC", "TRƯỞNG PHÒNG"), id="TL."),
        pytest.param(
            "TUQ. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG", ("TUQ. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"), id="TUQ."
        ),
        pytest.param("", "Q. GIÁM ĐỐC", ("Q. GIÁM ĐỐC",), id="acting head"),
    ],
)
def test_the_lines_above_a_signature(authority, position, lines):
    assert signing(office(authority, position)) == lines


@pytest.mark.parametrize(
    ("authority", "position", "lacks"),
    [
        ("KT. GIÁM ĐỐC", "GIÁM ĐỐC", True),
        ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", False),
        ("KT. BỘ TRƯỞNG", "THỨ TRƯỞNG", False),
        ("TL. GIÁM ĐỐC", "TRƯỞNG PHÒNG", False),
    ],
)
def test_who_signs_for_the_head_is_a_deputy(authority, position, lacks):
    assert lacks_deputy(office(authority, position)) is lacks


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        pytest.param("Nguyễn Văn Mẫu", "Nguyễn Văn Mẫu", id="plain"),
        pytest.param("TS. Nguyễn Văn Mẫu", "Nguyễn Văn Mẫu", id="doctor"),
        pytest.param("PGS.TS Trần Thị Mẫu", "Trần Thị Mẫu", id="two titles"),
        pytest.param("Thạc sĩ Trần Thị Mẫu", "Trần Thị Mẫu", id="in words"),
        pytest.param("ThS LÊ VĂN MẪU", "Lê Văn Mẫu", id="capitals"),
        pytest.param("Tô Thị Mẫu", "Tô Thị Mẫu", id="a name that begins like a title"),
        pytest.param("", "", id="nobody yet"),
    ],
)
def test_a_signer_has_no_academic_title(typed, name):
    assert signer(office(name=typed)) == name


@pytest.mark.parametrize(
    ("listed", "addressed", "lines"),
    [
        pytest.param(
            *(("Như trên", "Giám đốc", "Lưu: VT, TH"), True),
            ["- Như trên;", "- Giám đốc;", "- Lưu: VT, TH."],
            id="as it should be",
        ),
        pytest.param(
            *(("- Lưu VT, TH.", "- như trên;", "Giám đốc;"), True),
            ["- Như trên;", "- Giám đốc;", "- Lưu: VT, TH."],
            id="out of order, with marks",
        ),
        pytest.param(
            *(("Giám đốc",), True),
            ["- Như trên;", "- Giám đốc;", "- Lưu: VT."],
            id="first and last forgotten",
        ),
        pytest.param(
            *(("Như trên", "Lưu: VT"), False), ["- Lưu: VT."], id="nobody addressed: none above"
        ),
        pytest.param(
            *(("UBND tỉnh (b/c)", "Lưu: VT", "Lưu: KT"), True),
            ["- Như trên;", "- UBND tỉnh (b/c);", "- Lưu: VT;", "- Lưu: KT."],
            id="two copies",
        ),
    ],
)
def test_recipients(listed, addressed, lines):
    assert list(recipients(listed, addressed=addressed)) == lines


@pytest.mark.parametrize(
    ("listed", "unit"), [(("Như trên", "Lưu: VT, TH."), "TH"), (("Lưu: VT",), ""), ((), "")]
)
def test_the_unit_that_keeps_a_copy(listed, unit):
    assert kept_by(listed) == unit


@pytest.mark.parametrize(
    ("options", "number", "day"),
    [
        (DRAFT, "     /BC-S1", "ngày      tháng 02 năm 2026"),
        (PAPER, "05/BC-S1", "ngày 09 tháng 01 năm 2026"),
        (
            DocumentOptions(123, dt.date(2026, 10, 12)),
            "123/BC-S1",
            "ngày 12 tháng 10 năm 2026",
        ),
    ],
)
def test_number_and_day_are_the_clerks_or_given(options, number, day):
    assert number_and_symbol("BC-S1", options) == number
    assert document_day(options, TODAY) == day


@pytest.mark.parametrize(
    ("options", "line"),
    [
        pytest.param(
            PAPER,
            "(Kèm theo Báo cáo số 05/BC-S1 ngày 09 tháng 01 năm 2026 của Sở Một)",
            id="paper is filled in",
        ),
        pytest.param(
            replace(PAPER, paper=False),
            "(Kèm theo Báo cáo số      /BC-S1 ngày      tháng      năm      của Sở Một)",
            id="an electronic one stays open",
        ),
        pytest.param(
            DocumentOptions(paper=True),
            "(Kèm theo Báo cáo số      /BC-S1 ngày      tháng 02 năm 2026 của Sở Một)",
            id="paper without a number yet",
        ),
    ],
)
def test_the_line_under_an_appendix(options, line):
    day = document_day(options, TODAY)
    assert attached_to("Báo cáo", "BC-S1", PLAN, options, day) == line


@pytest.mark.parametrize(
    ("typed", "mark"),
    [
        ("khẩn", Urgency.URGENT),
        ("THUONG KHAN", Urgency.IMMEDIATE),
        ("Hoả tốc", Urgency.FLASH),
        ("gấp", None),
    ],
)
def test_a_mark_of_urgency_however_it_is_typed(typed, mark):
    assert urgency_of(typed) is mark
