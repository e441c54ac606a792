import datetime as dt
import io
from dataclasses import replace

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Pt

from generator.core import official_format as form
from generator.core.tags import TheOffice
from generator.edges.docx_write import render_report
from tests.edges.packages import parts, schema_faults
from tests.edges.test_docx_write import MASTER, opened, report

DAY = dt.date(2025, 9, 23)
EMU = 36_000  # in a millimetre
ROOM = form.HEAD_COLUMNS[0] - form.HEAD_GAP
VML = "{urn:schemas-microsoft-com:vml}line"


def rendered(agency="SỞ MỘT", superior="UBND TỈNH MẪU", master=MASTER, **values):
    office = TheOffice("Sở", agency, superior, "S", "Mẫu")
    return render_report(master, replace(report(), co_quan=office, **values), DAY)


def rules(data):
    """The lengths in mm of the drawn lines, in order."""
    return [
        int(extent.get("cx")) / EMU for extent in opened(data).element.body.iter(qn("wp:extent"))
    ]


def sizes(data):
    styles = opened(data).styles
    names = ("Quốc hiệu", "Tiêu ngữ", "Cơ quan chủ quản", "Cơ quan ban hành", "Địa danh ngày tháng")
    return [styles[name].font.size.pt for name in names]


def texts(data, style):
    return [
        paragraph.text
        for cell in (c for t in opened(data).tables[:2] for r in t.rows for c in r.cells)
        for paragraph in cell.paragraphs
        if paragraph.style.name == style
    ]


# ------------------------------------------------------------------ sizes

LARGE, SMALL = [13, 14, 13, 13, 14], [12, 13, 12, 12, 13]


@pytest.mark.parametrize(
    ("superior", "agency", "expected"),
    [
        pytest.param("UBND THÀNH PHỐ HÀ NỘI", "SỞ CÔNG THƯƠNG", LARGE, id="both sizes fit"),
        pytest.param("UBND THÀNH PHỐ HẢI PHÒNG", "SỞ TÀI CHÍNH", SMALL, id="only the small fits"),
        pytest.param("", "ỦY BAN NHÂN DÂN XÃ CẨM GIÀNG", LARGE, id="two lines anyway"),
        pytest.param("", "ỦY BAN NHÂN DÂN XÃ MẪU", SMALL, id="no superior"),
        pytest.param(
            *("UBND TỈNH", "VĂN PHÒNG ĐOÀN ĐẠI BIỂU QUỐC HỘI VÀ HỘI ĐỒNG NHÂN DÂN TỈNH", LARGE),
            id="wraps either way",
        ),
        pytest.param("", "ỦY BAN NHÂN DÂN\nTỈNH MẪU", LARGE, id="broken into lines"),
    ],
)
def test_sizes_move_together_to_the_largest_that_costs_no_line(superior, agency, expected):
    assert sizes(rendered(agency, superior)) == expected


def test_a_long_place_takes_the_small_sizes_so_that_the_date_stays_on_its_line():
    office = TheOffice("Sở", "SỞ MỘT", "UBND", "S", "Thành phố Hồ Chí Minh")
    one = replace(report(), co_quan=office, ngay_bao_cao="ngày 23 tháng 9 năm 2025")
    assert sizes(render_report(MASTER, one, DAY)) == SMALL


def test_other_sizes_an_officer_set_in_word_stay():
    document = docx.Document(io.BytesIO(MASTER))
    document.styles["Quốc hiệu"].font.size = Pt(11)
    buffer = io.BytesIO()
    document.save(buffer)
    data = rendered(master=buffer.getvalue())
    assert sizes(data) == [11, 13, 12, 12, 13]
    assert rules(data)[1] == pytest.approx(form.bold_width(form.MOTTO, 13), rel=0.01)


# ------------------------------------------------------------------ drawn rules


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        pytest.param("SỞ TÀI CHÍNH", 1, id="one line"),
        pytest.param("SỞ KẾ HOẠCH", 1, id="tones"),
        pytest.param("VĂN PHÒNG ĐOÀN ĐẠI BIỂU QUỐC HỘI VÀ HỘI ĐỒNG NHÂN DÂN", 2, id="two lines"),
        pytest.param("BAN", 1, id="short"),
    ],
)
def test_rule_under_the_agency_is_a_third_to_a_half_of_it(name, lines):
    data = rendered(name)
    size, room = sizes(data)[3], ROOM
    whole = form.bold_width(name, size)
    assert (whole > room) == (lines > 1)
    widest = whole if lines == 1 else form.widest_line(name, size, room)
    assert widest / 3 <= rules(data)[0] <= widest / 2
    assert rules(data)[0] <= room


@pytest.mark.parametrize("superior", ["UBND TỈNH MẪU", "UBND THÀNH PHỐ HẢI PHÒNG"])
def test_rule_under_the_motto_is_as_long_as_it(superior):
    data = rendered(superior=superior)
    assert rules(data)[1] == pytest.approx(form.bold_width(form.MOTTO, sizes(data)[1]), rel=0.01)


@pytest.mark.parametrize(
    "subject", ["Kết quả", "Kết quả thực hiện Kế hoạch nâng cao chỉ số năng lực " * 4]
)
def test_rule_under_the_subject_is_a_third_to_a_half_of_it(subject):
    length = rules(rendered(trich_yeu=subject))[2]
    room = form.PAGE_SHORT - form.MARGIN_LEFT - form.MARGIN_RIGHT
    widest = min(form.bold_width(subject.strip(), form.SIZE_TITLE), room)
    assert 0.9 * widest / 3 <= length <= widest / 2


def test_rules_have_numbers_of_their_own():
    data = rendered()
    names = [item.get("id") for item in opened(data).element.body.iter(qn("wp:docPr"))]
    assert parts(data)["word/document.xml"].count(b"<wp:anchor ") == len(names) == 6
    assert len(set(names)) == len(names)


def test_older_programs_get_the_same_lines():
    data = rendered()
    lines = [line.get("to").split("pt")[0] for line in opened(data).element.body.iter(VML)]
    assert [float(line) / 72 * 25.4 for line in lines] == pytest.approx(rules(data), abs=0.1)


# ------------------------------------------------------------------ heading and end


def test_an_office_without_superior_has_no_blank_line_above_it():
    assert texts(rendered(superior=""), "Cơ quan chủ quản") == []
    assert texts(rendered(superior="BỘ MẪU\nCỤC MẪU"), "Cơ quan chủ quản") == ["BỘ MẪU\nCỤC MẪU"]


@pytest.mark.parametrize(
    ("mark", "across"), [("HỎA TỐC", 30), ("THƯỢNG KHẨN", 40), ("KHẨN", 20), ("", 0)]
)
def test_the_mark_of_urgency_has_the_frame_of_the_decree(mark, across, tmp_path):
    data = rendered(do_khan=mark)
    found = [
        paragraph
        for paragraph in opened(data).tables[0].rows[1].cells[0].paragraphs
        if paragraph.style.name == "Độ khẩn"
    ]
    assert [paragraph.text for paragraph in found] == ([mark] if mark else [])
    for paragraph in found:
        layout = paragraph.paragraph_format
        room = ROOM - layout.left_indent.mm - layout.right_indent.mm
        assert room == pytest.approx(across, abs=0.1)
    style = opened(data).styles["Độ khẩn"]
    assert str(style.font.color.rgb) == "FF0000"
    sides = list(style.element.pPr.find(qn("w:pBdr")))
    assert [side.get(qn("w:val")) for side in sides] == ["single"] * 4
    assert schema_faults(data, tmp_path / "a.docx") == []


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        pytest.param(("UBND tỉnh",), ["Kính gửi: UBND tỉnh"], id="one on the same line"),
        pytest.param(
            *(("A", "B", "C"), ["Kính gửi:", "- A;", "- B;", "- C."]),
            id="several on lines of their own",
        ),
    ],
)
def test_addressees(named, expected):
    document = opened(rendered(kinh_gui=named))
    styles = ("Kính gửi", "Kính gửi nhiều nơi", "Nơi kính gửi")
    assert [p.text for p in document.paragraphs if p.style.name in styles] == expected


def test_the_dashes_of_several_addressees_stand_below_the_colon():
    styles = opened(MASTER).styles
    dash = styles["Nơi kính gửi"].paragraph_format
    colon = styles["Kính gửi nhiều nơi"].paragraph_format.left_indent.mm + form.plain_width(
        "Kính gửi", form.SIZE_BODY
    )
    assert dash.left_indent.mm + dash.first_line_indent.mm == pytest.approx(colon, abs=0.2)


def test_the_signature_stays_whole_and_with_the_last_sentence():
    document = opened(rendered(tham_quyen=("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"), chuc_vu="PHÓ"))
    signature = document.tables[1]
    assert signature.rows[0]._tr.trPr.find(qn("w:cantSplit")) is not None
    assert [p.text for p in signature.rows[0].cells[1].paragraphs if p.text][:3] == [
        *("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ")
    ]
    above = signature._tbl.getprevious()
    for paragraph in (above, above.getprevious()):
        assert paragraph.pPr.find(qn("w:keepNext")) is not None
