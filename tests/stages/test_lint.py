"""Every rule of the official form, broken once in an otherwise clean document."""

import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Mm, Pt

from generator.core.layout import Layout
from generator.core.official_format import bold_width
from generator.edges.docx_layout import read_layout
from generator.stages.lint import RULES, lint
from tests.planted_form import (
    AGENCY,
    BODY,
    MOTTO,
    SUBJECT,
    drawn,
    font,
    inserted,
    letter,
    page,
    page_field,
    place,
    planted,
    remove,
    restart,
    several,
    stamped,
    text,
)


def findings(data):
    layout = read_layout("a.docx", data)
    assert isinstance(layout, Layout), layout
    return lint(layout)


def rules(data):
    return {one.rule for one in findings(data)}


def test_a_clean_document_has_no_finding():
    assert [one.message for one in findings(planted())] == []


def test_a_clean_letter_has_no_finding():
    assert [one.message for one in findings(letter())] == []


def both(*changes):
    def change(made):
        for one in changes:
            one(made)

    return change


def footer_number(made):
    for paragraph in made.document.sections[0].header.paragraphs:
        paragraph._p.getparent().remove(paragraph._p)
    made.document.sections[0].header.add_paragraph()
    footer = made.document.sections[0].footer
    footer.is_linked_to_previous = False
    page_field(footer.paragraphs[0])


def no_number(made):
    for run in list(made.at["page_number"].runs):
        run._r.getparent().remove(run._r)


def around(before, after):
    def change(made):
        paragraph = made.at["page_number"]
        first = paragraph.runs[0]._r
        for content in (before, after):
            run = paragraph.add_run(content)
            run.font.size, run.font.name = Pt(14), "Times New Roman"
            if content == before:
                first.addprevious(run._r)

    return change


def first_page_number(made):
    paragraph = made.document.sections[0].first_page_header.paragraphs[0]
    paragraph.alignment = ALIGN.CENTER
    page_field(paragraph)


def on_every_page(made):
    made.document.sections[0].different_first_page_header_footer = False


def section_type(index, start_type):
    return page(index, start_type=start_type)


def restarted(index, start):
    return lambda made: restart(made.document.sections[index], start)


def narrow_heading(made):
    made.document.tables[0].columns[1].width = Mm(80)


def date_below(made):
    row = made.document.tables[0].add_row()
    row.cells[1]._tc.append(made.at["date"]._p)


def without_body(made):
    remove(*(name for name, _, _ in BODY))(made)


SENT_TO = "Kính gửi: Ủy ban nhân dân tỉnh Mẫu"
ATTACHED = "(Kèm theo Báo cáo số /BC-SCT ngày tháng 9 năm 2026 của Sở Công Thương)"
REPORT = [
    # ---- page
    ("page.margin_top", page(top_margin=Mm(30)), "top margin"),
    ("page.margin_bottom", page(bottom_margin=Mm(10)), "bottom margin"),
    ("page.margin_left", page(left_margin=Mm(25)), "left margin"),
    ("page.margin_right", page(right_margin=Mm(10)), "right margin"),
    ("page.margin_left", page(2, left_margin=Mm(50)), "margin of an appendix"),
    ("page.size", page(page_width=Mm(215.9), page_height=Mm(279.4)), "letter paper"),
    ("page.orientation", page(page_width=Mm(297), page_height=Mm(210)), "landscape"),
    ("font.family", font("text", name="Arial"), "Arial"),
    ("font.family", font("appendixI_title", name="Calibri"), "Calibri in an appendix"),
    ("font.colour", font("text", colour="1F497D"), "blue text"),
    # ---- page number
    ("page_number.missing", no_number, "no number"),
    ("page_number.place", footer_number, "number at the bottom"),
    ("page_number.bare", around("- ", " -"), "dashes round the number"),
    ("page_number.bare", around("Trang ", ""), "the word page"),
    ("page_number.align", place("page_number", alignment=ALIGN.RIGHT), "number at the right"),
    ("page_number.size", font("page_number", size=11), "small number"),
    ("page_number.upright", font("page_number", italic=True), "italic number"),
    ("page_number.first", first_page_number, "number on page one"),
    ("page_number.first", on_every_page, "no different first page"),
    ("page_number.start", restarted(0, 3), "numbers from three"),
    # ---- nation and motto
    ("nation.missing", remove("nation"), "no nation"),
    ("nation.text", text("nation", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM."), "nation with a stop"),
    ("nation.capitals", text("nation", "Cộng hòa xã hội chủ nghĩa Việt Nam"), "nation in small"),
    ("nation.bold", font("nation", bold=False), "nation not bold"),
    ("nation.size", font("nation", size=14), "nation too large"),
    ("nation.align", place("nation", alignment=ALIGN.LEFT), "nation at the left"),
    ("nation.upright", font("nation", italic=True), "nation italic"),
    ("motto.missing", remove("motto"), "no motto"),
    ("motto.dash", text("motto", "Độc lập – Tự do – Hạnh phúc"), "en dashes"),
    ("motto.blanks", text("motto", "Độc lập-Tự do-Hạnh phúc"), "no blanks"),
    ("motto.text", text("motto", "Độc Lập - Tự Do - Hạnh Phúc"), "capitals in the motto"),
    ("motto.bold", font("motto", bold=False), "motto not bold"),
    (
        "motto.size",
        both(font("motto", size=12), drawn("motto_rule", bold_width(MOTTO, 12))),
        "motto too small",
    ),
    ("motto.rule_missing", drawn("motto_rule", None), "no line below the motto"),
    ("motto.rule_length", drawn("motto_rule", 30), "line below the motto too short"),
    ("motto.rule_length", drawn("motto_rule", 80), "line below the motto too long"),
    ("heading.sizes", font("nation", size=12), "sizes out of step: nation"),
    ("heading.sizes", font("date", size=13), "sizes out of step: date"),
    # ---- agency
    ("superior.bold", font("superior", bold=True), "superior agency bold"),
    ("superior.capitals", text("superior", "Ủy ban nhân dân tỉnh Mẫu"), "superior in small"),
    ("superior.size", font("superior", size=11), "superior too small"),
    ("agency.missing", remove("superior", "agency"), "no agency"),
    ("agency.bold", font("agency", bold=False), "agency not bold"),
    ("agency.capitals", text("agency", "Sở Công Thương"), "agency in small"),
    ("agency.size", font("agency", size=14), "agency too large"),
    ("agency.rule_missing", drawn("agency_rule", None), "no line below the agency"),
    ("agency.rule_length", drawn("agency_rule", bold_width(AGENCY, 13)), "agency line too long"),
    ("agency.rule_length", drawn("agency_rule", 5), "agency line too short"),
    # ---- number and date
    ("number.missing", remove("number"), "no number line"),
    ("number.colon", text("number", "Số 15/BC-SCT"), "number without colon"),
    ("number.zero", text("number", "Số: 5/BC-SCT"), "number without zero"),
    ("number.zero", text("number", "Số: 015/BC-SCT"), "number with a zero too many"),
    ("number.blanks", text("number", "Số: 15/BC - SCT"), "blanks round the hyphen"),
    ("number.blanks", text("number", "Số: 15 / BC-SCT"), "blanks round the slash"),
    ("number.dash", text("number", "Số: 15/BC–SCT"), "en dash in the symbol"),
    ("number.symbol", text("number", "Số: 15/BC-Sct"), "symbol in small letters"),
    ("number.type", text("number", "Số: 15/KH-SCT"), "code of another type"),
    ("number.bold", font("number", bold=True), "number bold"),
    ("number.size", font("number", size=14), "number too large"),
    ("date.missing", remove("date"), "no date"),
    ("date.comma", text("date", "Mẫu ngày 23 tháng 9 năm 2026"), "no comma after the place"),
    ("date.words", text("date", "Mẫu, ngày 23/9/2026"), "date in figures"),
    ("date.day_zero", text("date", "Mẫu, ngày 5 tháng 9 năm 2026"), "day without zero"),
    ("date.month_zero", text("date", "Mẫu, ngày 23 tháng 2 năm 2026"), "February without zero"),
    ("date.month_zero", text("date", "Mẫu, ngày 23 tháng 09 năm 2026"), "September with a zero"),
    ("date.italic", font("date", italic=False), "date upright"),
    ("date.bold", font("date", bold=True), "date bold"),
    # ---- title and subject
    ("title.bold", font("title", bold=False), "title not bold"),
    ("title.capitals", text("title", "Báo cáo"), "title in small"),
    ("title.align", place("title", alignment=ALIGN.LEFT), "title at the left"),
    ("title.size", font("title", size=16), "title too large"),
    ("subject.bold", font("subject", bold=False), "subject not bold"),
    ("subject.upright", font("subject", italic=True), "subject italic"),
    ("subject.capitals", text("subject", SUBJECT.upper()), "subject in capitals"),
    ("subject.size", font("subject", size=15), "subject too large"),
    ("subject.rule_missing", drawn("subject_rule", None), "no line below the subject"),
    ("subject.rule_length", drawn("subject_rule", bold_width(SUBJECT, 14)), "subject line long"),
    ("subject.rule_length", drawn("subject_rule", 10), "subject line short"),
    ("addressee.missing", remove("addressee"), "no addressee"),
    ("addressee.colon", text("addressee", SENT_TO.replace(":", "")), "addressee without colon"),
    ("addressee.stop", text("addressee", SENT_TO + "."), "one addressee with a stop"),
    ("addressee.bold", font("addressee", bold=True), "addressee bold"),
    ("addressee.size", font("addressee", size=12), "addressee too small"),
    # ---- body
    ("body.align", place("text", alignment=ALIGN.LEFT), "text at the left"),
    ("body.first_line", place("text", first_line_indent=Mm(0)), "no indent"),
    ("body.first_line", place("text", first_line_indent=Mm(20)), "indent too wide"),
    ("body.gap", place("text2", space_before=Pt(0)), "no gap"),
    ("body.line_spacing", place("text", line_spacing=2.0), "double spacing"),
    ("body.line_spacing", place("text", line_spacing=Pt(12)), "lines cut off"),
    ("body.size", font("text", size=12), "text too small"),
    ("body.end_mark", text("end", "Trên đây là báo cáo kết quả thực hiện."), "no end mark"),
    ("section.capitals", text("section2", "II. Kết quả thực hiện"), "section not in capitals"),
    ("section.bold", font("section2", bold=False), "section not bold"),
    ("section.number", text("section2", "III. KẾT QUẢ THỰC HIỆN"), "section number twice"),
    ("item.bold", font("item", bold=False), "item title not bold"),
    ("item.number", text("item2", "4. Kết quả theo cơ quan"), "item number left out"),
    ("point.letter", text("point7", "f) Nhóm nhiệm vụ về lao động."), "letter f"),
    ("point.letter", text("point3", "d) Nhóm nhiệm vụ về năng lượng;"), "letter left out"),
    ("point.upright", font("point", italic=True), "point italic"),
    ("text.tags", text("text", "Kết quả là {{ so_nhiem_vu }} nhiệm vụ."), "a tag left over"),
    ("capitals.people", text("text", "Đời sống và việc phục vụ nhân dân tốt hơn."), "nhân dân"),
    ("capitals.state", text("text", "Chủ trương của Đảng và nhà nước."), "nhà nước"),
    # ---- Nơi nhận
    ("recipients.missing", text("recipients_head", "Gửi các nơi:"), "no Nơi nhận"),
    ("recipients.colon", text("recipients_head", "Nơi nhận"), "Nơi nhận without colon"),
    ("recipients_head.bold", font("recipients_head", bold=False), "Nơi nhận not bold"),
    ("recipients_head.italic", font("recipients_head", italic=False), "Nơi nhận upright"),
    ("recipients_head.size", font("recipients_head", size=14), "Nơi nhận too large"),
    ("recipients.as_above", remove("recipient"), "no Như trên"),
    ("recipients.dash", text("recipient2", "Lãnh đạo Sở;"), "receiver without dash"),
    ("recipients.dash", text("recipient2", "+ Lãnh đạo Sở;"), "plus for a dash"),
    ("recipients.semicolon", text("recipient2", "- Lãnh đạo Sở"), "receiver without semicolon"),
    ("recipients.semicolon", text("recipient2", "- Lãnh đạo Sở."), "stop for a semicolon"),
    ("recipients.archive", remove("archive"), "no Lưu"),
    ("recipients.archive_form", text("archive", "- Lưu VT, TH."), "Lưu without colon"),
    ("recipients.archive_form", text("archive", "- Lưu: TH."), "Lưu without VT"),
    ("recipients.stop", text("archive", "- Lưu: VT, TH"), "no stop at the end"),
    ("recipients.stop", text("archive", "- Lưu: VT, TH;"), "semicolon at the end"),
    ("recipients.size", font("recipient2", size=12), "receiver too large"),
    ("recipients.upright", font("recipient2", italic=True), "receiver italic"),
    # ---- signature
    ("role.missing", remove("role", "role2", "name"), "no signature"),
    ("role.prefix", text("role", "KT GIÁM ĐỐC"), "KT without its dot"),
    ("role.deputy", remove("role2"), "KT without the deputy's line"),
    ("role.deputy", text("role2", "GIÁM ĐỐC"), "KT over the head"),
    ("role.own", both(text("role", "TL. GIÁM ĐỐC"), remove("role2")), "TL without a line below"),
    ("role.bold", font("role2", bold=False), "office not bold"),
    ("role.capitals", text("role2", "Phó Giám đốc"), "office in small"),
    ("role.align", place("role", alignment=ALIGN.LEFT), "office at the left"),
    ("name.academic", text("name", "TS. Nguyễn Văn Mẫu"), "doctor before the name"),
    ("name.academic", text("name", "Thạc sĩ Nguyễn Văn Mẫu"), "master before the name"),
    ("name.bold", font("name", bold=False), "name not bold"),
    ("name.capitals", text("name", "NGUYỄN VĂN MẪU"), "name in capitals"),
    # ---- appendices
    (
        "appendix.reference",
        text("dash", "- Tình hình gửi báo cáo của từng cơ quan."),
        "an appendix nobody names",
    ),
    ("appendix.number", text("appendixII", "Phụ lục"), "appendix without number"),
    ("appendix.roman", text("appendixII", "Phụ lục 2"), "appendix with an Arabic number"),
    ("appendix.roman", text("appendixII", "Phụ lục số 02"), "appendix số 02"),
    ("appendix.order", text("appendixII", "Phụ lục III"), "appendix number left out"),
    ("appendix.bold", font("appendixI", bold=False), "appendix label not bold"),
    ("appendix.size", font("appendixI", size=13), "appendix label too small"),
    ("appendix.align", place("appendixI", alignment=ALIGN.RIGHT), "appendix label at the right"),
    ("appendix.new_page", section_type(2, 0), "appendix on the same page"),
    ("appendix.restart", restarted(1, None), "appendix pages go on"),
    ("appendix_title.missing", remove("appendixI_title"), "appendix without title"),
    (
        "appendix_title.capitals",
        text("appendixI_title", "Kết quả thực hiện nhiệm vụ"),
        "appendix title in small",
    ),
    ("appendix_title.bold", font("appendixI_title", bold=False), "appendix title not bold"),
    ("attached.missing", remove("appendixI_attached"), "no (Kèm theo)"),
    ("attached.brackets", text("appendixI_attached", ATTACHED.strip("()")), "no brackets"),
    ("attached.italic", font("appendixI_attached", italic=False), "(Kèm theo) upright"),
]
CENTRED = (
    *("superior", "agency", "motto", "number", "date", "subject", "name"),
    *("appendixI_title", "appendixI_attached"),
)
UPRIGHT = (
    *("superior", "agency", "motto", "number", "title", "addressee", "role", "name", "item"),
    *("section", "appendixI", "appendixI_title"),
)
OTHER_SIZES = {"date": 15, "role": 12, "name": 15, "appendixI_title": 12, "appendixI_attached": 12}


def rule_name(name, look):
    return f"{name.replace('appendixI_', '').replace('appendixI', 'appendix')}.{look}".replace(
        "title", "appendix_title" if name.startswith("appendixI_") else "title"
    )


REPORT += [
    *(
        (rule_name(name, "align"), place(name, alignment=ALIGN.LEFT), f"{name} at the left")
        for name in CENTRED
    ),
    *((rule_name(name, "upright"), font(name, italic=True), f"{name} italic") for name in UPRIGHT),
    *(
        (rule_name(name, "size"), font(name, size=size), f"{name} of another size")
        for name, size in OTHER_SIZES.items()
    ),
    ("recipients.bold", font("recipient2", bold=True), "receiver bold"),
    ("attached.bold", font("appendixI_attached", bold=True), "(Kèm theo) bold"),
    ("urgency.bold", stamped("KHẨN", bold=False), "stamp not bold"),
    ("urgency.upright", stamped("KHẨN", italic=True), "stamp italic"),
    ("urgency.capitals", stamped("Hỏa tốc"), "stamp in small"),
    ("urgency.size", stamped("KHẨN", 16), "stamp too large"),
    ("nation.one_line", narrow_heading, "nation in a narrow cell"),
    ("date.line", date_below, "date below the number"),
    ("subject.missing", remove("subject", "subject_rule"), "no subject"),
    ("addressee.list", several("- Sở Y tế", "- Sở Tài chính."), "addressee without semicolon"),
    ("basis.italic", text("opening", "Căn cứ Luật Thương mại."), "basis upright"),
    (
        "basis.ending",
        both(text("opening", "Căn cứ Luật Thương mại;"), font("opening", italic=True)),
        "last basis with a semicolon",
    ),
    (
        "basis.bold",
        both(text("opening", "Căn cứ Luật Thương mại."), font("opening", italic=True, bold=True)),
        "basis bold",
    ),
    ("chapter.number", inserted("section", "Chương 2"), "chapter with an Arabic number"),
    ("chapter.number", inserted("section", "Mục II"), "mục with a Roman number"),
    ("article.bold", text("text", "Điều 1. Phạm vi điều chỉnh."), "article not bold"),
]
LETTER = [
    ("letter_subject.bold", font("letter_subject", bold=True), "subject bold"),
    ("letter_subject.upright", font("letter_subject", italic=True), "subject italic"),
    ("letter_subject.size", font("letter_subject", size=14), "subject too large"),
    ("letter_subject.align", place("letter_subject", alignment=ALIGN.LEFT), "subject at the left"),
    ("letter_subject.capitals", text("letter_subject", "V/V BÁO CÁO"), "subject in capitals"),
    ("title.missing", remove("letter_subject"), "neither title nor subject"),
    ("title.letter", inserted("addressee", "BÁO CÁO"), "a line of its type"),
    ("body.missing", without_body, "no body"),
]


def cases(rows):
    return [pytest.param(rule, change, id=name) for rule, change, name in rows]


def test_every_rule_has_a_document_that_breaks_it():
    assert {rule for rule, _, _ in (*REPORT, *LETTER)} == set(RULES)


@pytest.mark.parametrize(("rule", "change"), cases(REPORT))
def test_one_fault_in_a_report_is_caught_by_its_rule_and_by_no_other(rule, change):
    assert rules(planted(change)) == {rule}


@pytest.mark.parametrize(("rule", "change"), cases(LETTER))
def test_one_fault_in_a_letter_is_caught_by_its_rule_and_by_no_other(rule, change):
    assert rules(letter(change)) == {rule}
