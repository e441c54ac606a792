"""Documents other programs and other offices made: their parts are found all the same."""

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.core.official_format import bold_width
from generator.stages.lint import RULES
from tests.planted_form import (
    AGENCY,
    BODY,
    MOTTO,
    NATION,
    SUBJECT,
    Planted,
    drawn,
    font,
    letter,
    page,
    planted,
    remove,
    retext,
    set_page,
    several,
    stamped,
    text,
)
from tests.stages.test_lint import both, findings, rules


def set_run(paragraph, words, size=14, **looks):
    run = paragraph.add_run(words)
    run.font.name, run.font.size = "Times New Roman", Pt(size)
    for name, value in looks.items():
        setattr(run.font, name, value)


def line_of_2003(paragraph, left, length):
    """A line of VML that begins so many mm from the left."""
    names = 'xmlns:v="urn:schemas-microsoft-com:vml"'
    ends = f'from="{left}mm,2mm" to="{left + length}mm,2mm"'
    xml = f"<w:r {nsdecls('w')} {names}><w:pict><v:line {ends}/></w:pict></w:r>"
    paragraph._p.append(parse_xml(xml))


def typed_with_tabs(agency_rule=14.0, nation=NATION):
    """A report without tables and styles: tabs part the left half of the page from the right."""
    made = Planted()
    document = made.document
    set_page(document.sections[0])
    lines = [document.add_paragraph() for _ in range(3)]
    set_run(lines[0], "UBND TỈNH MẪU\t", 12)
    set_run(lines[0], nation, 12, bold=True)
    set_run(lines[1], f"{AGENCY}\t", 12, bold=True)
    set_run(lines[1], MOTTO, 13, bold=True)
    line_of_2003(lines[1], 10, agency_rule)
    line_of_2003(lines[1], 90, bold_width(MOTTO, 13))
    set_run(lines[2], "Số: 07/BC-SCT\t", 13)
    set_run(lines[2], "Mẫu, ngày 05 tháng 02 năm 2026", 13, italic=True)
    title = document.add_paragraph()
    title.alignment = ALIGN.CENTER
    set_run(title, f"BÁO CÁO\n{SUBJECT}", 14, bold=True)
    typed = document.add_paragraph()
    typed.alignment = ALIGN.CENTER
    set_run(typed, "_" * 25)
    for _, words, look in BODY:
        paragraph = document.add_paragraph()
        paragraph.alignment = ALIGN.JUSTIFY
        layout = paragraph.paragraph_format
        layout.space_after, layout.line_spacing = Pt(6), Pt(18)
        set_run(paragraph, f"\t{words.strip()}", 14, bold=look == "bold")
    for left, right in (
        ("Nơi nhận:", "TM. ỦY BAN NHÂN DÂN"),
        ("- Lãnh đạo Sở;", "CHỦ TỊCH"),
        ("- Lưu: VT, TH.", ""),
    ):
        paragraph = document.add_paragraph()
        head = left == "Nơi nhận:"
        set_run(paragraph, left, 12 if head else 11, bold=head, italic=head)
        set_run(paragraph, f"\t{right}", 14, bold=True)
    number = document.sections[0].header.paragraphs[0]
    number.alignment = ALIGN.CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    set_run(number, "2", 13)
    field.append(number.runs[0]._r)
    number._p.append(field)
    return made.bytes()


def test_a_report_typed_with_tabs_is_understood():
    assert [one.message for one in findings(typed_with_tabs())] == []


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        pytest.param({"agency_rule": 60.0}, "agency.rule_length", id="line of the left half"),
        pytest.param({"nation": NATION + ";"}, "nation.text", id="words of the right half"),
    ],
)
def test_a_fault_in_a_report_typed_with_tabs_is_found(changes, rule):
    assert rules(typed_with_tabs(**changes)) == {rule}


def underlined(name, part=""):
    """The line drawn by underlining the text or a part in its middle."""

    def change(made):
        paragraph = made.at[name]
        words = paragraph.text
        if not part:
            paragraph.runs[0].font.underline = True
            return
        before, after = words.split(part)
        retext(paragraph, before)
        size = paragraph.runs[0].font.size.pt
        set_run(paragraph, part, size, bold=True, underline=True)
        set_run(paragraph, after, size, bold=True)

    return change


@pytest.mark.parametrize(
    ("change", "found"),
    [
        pytest.param(
            both(drawn("motto_rule", None), underlined("motto")), set(), id="motto underlined"
        ),
        pytest.param(
            both(drawn("agency_rule", None), underlined("agency", "CÔNG T")),
            set(),
            id="middle of the agency underlined",
        ),
        pytest.param(
            both(drawn("agency_rule", None), underlined("agency")),
            {"agency.rule_length"},
            id="whole agency underlined",
        ),
    ],
)
def test_underlined_text_is_a_line(change, found):
    assert rules(planted(change)) == found


def several_in_a_table(made):
    left, right = made.document.add_table(1, 2).rows[0].cells
    made.at["addressee"]._p.addnext(left._tc.getparent().getparent())
    set_run(left.paragraphs[0], "Kính gửi:")
    set_run(right.paragraphs[0], "- Ủy ban nhân dân tỉnh Mẫu;")
    set_run(right.add_paragraph(), "- Sở Tài chính.")
    remove("addressee")(made)


@pytest.mark.parametrize(
    ("change", "found"),
    [
        pytest.param(several("- Ủy ban nhân dân tỉnh Mẫu;", "- Sở Tài chính."), set(), id="right"),
        pytest.param(several_in_a_table, set(), id="in a table"),
        pytest.param(
            several("- Ủy ban nhân dân tỉnh Mẫu", "- Sở Tài chính."),
            {"addressee.list"},
            id="no semicolon",
        ),
        pytest.param(
            several("- Ủy ban nhân dân tỉnh Mẫu;", "- Sở Tài chính;"),
            {"addressee.list"},
            id="no stop",
        ),
    ],
)
def test_several_addressees(change, found):
    assert rules(planted(change)) == found


@pytest.mark.parametrize(
    ("data", "name"),
    [
        pytest.param(planted(text("number", "Số:      /BC-SCT")), "number", id="number"),
        pytest.param(planted(text("date", "Mẫu, ngày      tháng 9 năm 2026")), "date", id="day"),
        pytest.param(planted(text("date", "Mẫu, ngày … tháng … năm 2026")), "date", id="dots"),
        pytest.param(planted(text("name", "")), "name", id="name of the signer"),
    ],
)
def test_what_is_filled_in_when_it_is_signed_may_be_blank(data, name):
    assert name and rules(data) == set()


def one_appendix(made):
    """The second appendix taken away, and the number of the first."""
    sections = made.document.sections
    body = made.document.element.body
    start = made.at["appendixII"]._p
    for element in [start, *start.itersiblings()]:
        if element.tag != qn("w:sectPr"):
            body.remove(element)
    assert len(sections) == 3
    last_of_first = body.findall(qn("w:p"))[-1]
    properties = last_of_first.find(qn("w:pPr"))
    properties.remove(properties.find(qn("w:sectPr")))
    retext(made.at["appendixI"], "Phụ lục")
    retext(made.at["point"], "a) Nhóm nhiệm vụ về thương mại tại Phụ lục kèm theo;")
    retext(made.at["dash"], "- Tình hình gửi báo cáo đúng hạn.")


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(("GIÁM ĐỐC",), id="head"),
        pytest.param(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), id="for a collective"),
        pytest.param(("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), id="deputy for it"),
        pytest.param(("KT. BỘ TRƯỞNG", "THỨ TRƯỞNG"), id="deputy minister"),
        pytest.param(("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "PHỤ TRÁCH SỞ"), id="deputy in charge"),
        pytest.param(("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"), id="by order"),
        pytest.param(("TUQ. GIÁM ĐỐC", "TRƯỞNG PHÒNG"), id="by authorisation"),
        pytest.param(("Q. GIÁM ĐỐC",), id="acting"),
    ],
)
def test_every_way_of_signing_is_right(lines):
    assert rules(planted(both(text("role", "\n".join(lines)), remove("role2")))) == set()


def test_a_single_appendix_needs_no_number():
    assert rules(planted(one_appendix)) == set()


def test_a_range_names_the_appendices_in_it():
    change = both(
        text("point", "a) Nhóm nhiệm vụ về thương mại, xem các Phụ lục từ I đến II;"),
        text("dash", "- Các Phụ lục I và II kèm theo."),
    )
    assert rules(planted(change)) == set()


def test_a_red_stamp_of_urgency_is_no_colour_fault():
    assert rules(planted(stamped("HỎA TỐC"))) == set()


NAMES = ("nation", "motto", "number", "date", "title", "subject", "addressee", "opening")
NAMES += ("section", "point", "end", "recipients_head", "archive", "role", "name", "appendixI")
LETTERS = st.characters(min_codepoint=32, max_codepoint=0xD7FF, exclude_categories=["Cc", "Cs"])
TEXTS = st.one_of(
    st.text(LETTERS, max_size=30),
    st.sampled_from(
        ["", "Phụ lục", "Phụ lục " + "9" * 40, "IIII. A", "99. a", "z) b", "Nơi nhận:"]
    ),
    st.sampled_from(["Số: ٣/BC", "ngày 99 tháng 99 năm", "KT.", "Kính gửi", "Căn cứ ", "Chương"]),
)


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from(NAMES), TEXTS | st.none(), max_size=6))
def test_whatever_stands_in_its_place_a_document_is_judged(changes):
    change = both(*(remove(n) if words is None else text(n, words) for n, words in changes.items()))
    assert len(findings(planted(change))) < len(RULES)


def test_the_same_fault_in_many_places_is_told_once_with_their_number():
    (one,) = findings(planted(both(*(font(f"text{n}", size=12) for n in ("", 2, 3, 4)))))
    assert (one.rule, one.places) == ("body.size", 4)
    assert one.quote.startswith("Các cơ quan")


def test_a_document_that_is_nothing_of_the_kind_is_told_so():
    document = docx.Document()
    document.add_paragraph("Công thức nấu chè")
    made = Planted(document)
    assert {"nation.missing", "motto.missing", "number.missing"} <= rules(made.bytes())


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("V/v báo cáo kết quả thực hiện, đến ngày 15/12/2026", id="a date in it"),
        pytest.param("V/v đôn đốc báo cáo", id="short"),
    ],
)
def test_the_subject_of_a_letter_is_no_date(words):
    assert rules(letter(text("letter_subject", words))) == set()


def test_of_a_master_only_the_page_and_its_tags_are_judged():
    change = both(
        text("title", "{{ ten_loai }}"),
        text("recipient", "{%p for noi in noi_nhan %}"),
        page(left_margin=Mm(10)),
    )
    assert rules(planted(change)) == {"text.tags", "page.margin_left"}


def test_what_is_attached_without_the_word_phu_luc_is_no_signature():
    def change(made):
        section = made.document.add_section()
        set_page(section)
        for _ in range(30):
            set_run(made.document.add_paragraph(), "Danh sách các cơ quan", 14)

    assert rules(letter(change)) == set()
