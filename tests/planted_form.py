"""A clean official document set by hand, and documents with one rule broken in each.

The clean one is made as an office makes it, with direct formatting and no styles of its own.
"""

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from generator.core.official_format import bold_width

NATION, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
AGENCY, SUBJECT = "SỞ CÔNG THƯƠNG", "Kết quả thực hiện Kế hoạch phát triển thương mại năm 2026"
LONG = (
    "Các cơ quan, đơn vị đã chủ động xây dựng kế hoạch, phân công nhiệm vụ, đôn đốc thực hiện "
    "đúng thời hạn; kết quả từng nhiệm vụ được tổng hợp đầy đủ, chính xác theo quy định. "
) * 3
Change = Callable[["Planted"], None]


@dataclass(slots=True)
class Planted:
    """A document that is being built, its paragraphs by name."""

    document: Any = field(default_factory=docx.Document)
    at: dict[str, Any] = field(default_factory=dict)

    def bytes(self) -> bytes:
        buffer = io.BytesIO()
        self.document.save(buffer)
        return buffer.getvalue()


def planted(change: Change | None = None) -> bytes:
    """The clean report after one change."""
    made = Planted()
    _pages(made)
    _heading(made)
    _body(made)
    _closing(made)
    _appendices(made)
    if change:
        change(made)
    return made.bytes()


def letter(change: Change | None = None) -> bytes:
    """A clean công văn after one change."""
    made = Planted()
    _pages(made)
    _heading(made, number="Số: 12/SCT-QLTM", titled=False)
    subject = _text(made.at["_left"], "letter_subject", "V/v báo cáo kết quả thực hiện", 12, made)
    subject.alignment = ALIGN.CENTER
    _body(made)
    _closing(made)
    if change:
        change(made)
    return made.bytes()


# ------------------------------------------------------------------ parts


def _text(
    place: Any, name: str, text: str, size: float, made: Planted, *, bold=False, italic=False
) -> Any:
    paragraph = place.add_paragraph()
    _run(paragraph, text, size, bold=bold, italic=italic)
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(0)
    paragraph.paragraph_format.line_spacing = 1.0
    made.at[name] = paragraph
    return paragraph


def _run(paragraph: Any, text: str, size: float, *, bold=False, italic=False) -> Any:
    run = paragraph.add_run(text)
    run.font.size, run.font.bold, run.font.italic = Pt(size), bold, italic
    run.font.name = "Times New Roman"
    return run


def line(paragraph: Any, length: float) -> None:
    """Anchor a line of so many mm in a paragraph, as Word of today does."""
    width = round(length * 36_000)
    paragraph._p.append(
        parse_xml(
            f'<w:r {nsdecls("w", "wp", "a")} xmlns:wps="http://schemas.microsoft.com/office/word/'
            '2010/wordprocessingShape"><w:drawing><wp:anchor distT="0" distB="0" distL="0" '
            'distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" '
            'allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column">'
            '<wp:align>center</wp:align></wp:positionH><wp:positionV relativeFrom="paragraph">'
            f'<wp:posOffset>40000</wp:posOffset></wp:positionV><wp:extent cx="{width}" cy="0"/>'
            '<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/><wp:docPr id="1" name="Line"/>'
            "<wp:cNvGraphicFramePr/><a:graphic><a:graphicData "
            'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
            f'<wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="0"/>'
            '</a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="9525"><a:solidFill>'
            '<a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr><wps:bodyPr/></wps:wsp>'
            "</a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>"
        )
    )


def unlined(paragraph: Any) -> None:
    """Take the drawn lines out of a paragraph."""
    for drawing in list(paragraph._p.iter(qn("w:drawing"))):
        drawing.getparent().getparent().remove(drawing.getparent())


def relined(paragraph: Any, length: float) -> None:
    unlined(paragraph)
    line(paragraph, length)


def retext(paragraph: Any, text: str) -> None:
    """Give a paragraph another text in the look it has."""
    first, *others = paragraph.runs
    first.text = text
    for other in others:
        other._r.getparent().remove(other._r)


def page_field(paragraph: Any, size: float = 14) -> None:
    for kind in ("begin", "PAGE", "separate", "2", "end"):
        run = _run(paragraph, "2" if kind == "2" else "", size)
        if kind == "PAGE":
            code = OxmlElement("w:instrText")
            code.text = " PAGE "
            run._r.append(code)
        elif kind != "2":
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)


def _pages(made: Planted) -> None:
    section = made.document.sections[0]
    set_page(section)
    section.header.is_linked_to_previous = False
    section.first_page_header.is_linked_to_previous = False
    number = section.header.paragraphs[0]
    number.alignment = ALIGN.CENTER
    page_field(number)
    made.at["page_number"] = number


def set_page(section: Any, *, landscape: bool = False) -> None:
    section.page_width, section.page_height = Mm(210), Mm(297)
    if landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Mm(297), Mm(210)
    section.top_margin, section.bottom_margin = Mm(20), Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(20)
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True
    restart(section, 1)


def restart(section: Any, start: int | None) -> None:
    for old in section._sectPr.findall(qn("w:pgNumType")):
        section._sectPr.remove(old)
    if start is not None:
        numbering = OxmlElement("w:pgNumType")
        numbering.set(qn("w:start"), str(start))
        section._sectPr.find(qn("w:pgMar")).addnext(numbering)


def _table(made: Planted, *widths: float) -> Any:
    table = made.document.add_table(1, len(widths))
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)
    return table


def _clear(cell: Any) -> None:
    cell._tc.remove(cell.paragraphs[0]._p)


def _heading(made: Planted, number: str = "Số: 15/BC-SCT", *, titled: bool = True) -> None:
    table = _table(made, 62, 102)
    table.add_row()
    for row in table.rows:
        for cell in row.cells:
            _clear(cell)
    (left, right), (low_left, low_right) = (row.cells for row in table.rows)
    made.at["_left"] = low_left
    _text(left, "superior", "UBND TỈNH MẪU", 13, made)
    _text(left, "agency", AGENCY, 13, made, bold=True)
    line(_text(left, "agency_rule", "", 4, made), bold_width(AGENCY, 13) * 0.4)
    _text(right, "nation", NATION, 13, made, bold=True)
    _text(right, "motto", MOTTO, 14, made, bold=True)
    line(_text(right, "motto_rule", "", 4, made), bold_width(MOTTO, 14))
    _text(low_left, "number", number, 13, made)
    _text(low_right, "date", "Mẫu, ngày 23 tháng 9 năm 2026", 14, made, italic=True)
    if titled:
        _text(made.document, "title", "BÁO CÁO", 14, made, bold=True)
        _text(made.document, "subject", SUBJECT, 14, made, bold=True)
        rule = _text(made.document, "subject_rule", "", 4, made)
        line(rule, bold_width(SUBJECT, 14) * 0.4)
    for name, paragraph in made.at.items():
        if name not in ("page_number", "_left"):
            paragraph.alignment = ALIGN.CENTER
    addressee = _text(made.document, "addressee", "Kính gửi: Ủy ban nhân dân tỉnh Mẫu", 14, made)
    addressee.alignment = ALIGN.CENTER


BODY = (
    ("opening", "Thực hiện Kế hoạch số 12/KH-UBND, Sở Công Thương báo cáo kết quả như sau:", ""),
    ("section", "I. CÔNG TÁC CHỈ ĐẠO, TRIỂN KHAI", "bold"),
    ("text", LONG, ""),
    ("text2", LONG, ""),
    ("section2", "II. KẾT QUẢ THỰC HIỆN", "bold"),
    ("item", "1. Kết quả chung", "bold"),
    ("point", "a) Nhóm nhiệm vụ về thương mại đạt kết quả tốt, chi tiết tại Phụ lục I;", ""),
    ("point2", "b) Nhóm nhiệm vụ về công nghiệp đạt kết quả khá;", ""),
    ("point3", "c) Nhóm nhiệm vụ về năng lượng đang thực hiện;", ""),
    ("point4", "d) Nhóm nhiệm vụ về đất đai đang thực hiện;", ""),
    ("point5", "đ) Nhóm nhiệm vụ về thuế đang thực hiện;", ""),
    ("point6", "e) Nhóm nhiệm vụ khác;", ""),
    ("point7", "g) Nhóm nhiệm vụ về lao động.", ""),
    ("item2", "2. Kết quả theo cơ quan", "bold"),
    ("text3", LONG, ""),
    ("text4", LONG, ""),
    ("dash", "- Tình hình gửi báo cáo của từng cơ quan tại Phụ lục II.", ""),
    ("section3", "III. KIẾN NGHỊ, ĐỀ XUẤT", "bold"),
    ("text5", LONG, ""),
    ("text6", LONG, ""),
    ("end", "Trên đây là báo cáo kết quả thực hiện, kính báo cáo Ủy ban nhân dân tỉnh./.", ""),
)


def _body(made: Planted) -> None:
    for name, text, look in BODY:
        paragraph = _text(made.document, name, text.strip(), 14, made, bold=look == "bold")
        paragraph.alignment = ALIGN.JUSTIFY
        paragraph.paragraph_format.first_line_indent = Mm(10)
        paragraph.paragraph_format.space_before = Pt(6)


def _closing(made: Planted) -> None:
    left, right = _table(made, 70, 90).rows[0].cells
    _clear(left)
    _clear(right)
    _text(left, "recipients_head", "Nơi nhận:", 12, made, bold=True, italic=True)
    _text(left, "recipient", "- Như trên;", 11, made)
    _text(left, "recipient2", "- Lãnh đạo Sở;", 11, made)
    _text(left, "archive", "- Lưu: VT, TH.", 11, made)
    _text(right, "role", "KT. GIÁM ĐỐC", 14, made, bold=True)
    _text(right, "role2", "PHÓ GIÁM ĐỐC", 14, made, bold=True)
    for number in range(4):
        _text(right, f"room{number}", "", 14, made, bold=True)
    _text(right, "name", "Nguyễn Văn Mẫu", 14, made, bold=True)
    for paragraph in right.paragraphs:
        paragraph.alignment = ALIGN.CENTER


def _appendices(made: Planted) -> None:
    for number, title in (("I", "KẾT QUẢ THỰC HIỆN NHIỆM VỤ"), ("II", "TÌNH HÌNH GỬI BÁO CÁO")):
        set_page(made.document.add_section(WD_SECTION.NEW_PAGE), landscape=True)
        name = f"appendix{number}"
        _text(made.document, name, f"Phụ lục {number}", 14, made, bold=True)
        _text(made.document, f"{name}_title", title, 14, made, bold=True)
        told = "(Kèm theo Báo cáo số       /BC-SCT ngày       tháng 9 năm 2026 của Sở Công Thương)"
        _text(made.document, f"{name}_attached", told, 14, made, italic=True)
        for part in ("", "_title", "_attached"):
            made.at[f"{name}{part}"].alignment = ALIGN.CENTER
        table = made.document.add_table(2, 2)
        for cell, text in zip(table._cells, ("TT", "Nhiệm vụ", "1", "Mở lớp"), strict=True):
            _run(cell.paragraphs[0], text, 11)


# ------------------------------------------------------------------ changes


def text(name: str, new: str) -> Change:
    return lambda made: retext(made.at[name], new)


def remove(*names: str) -> Change:
    def change(made: Planted) -> None:
        for name in names:
            made.at[name]._p.getparent().remove(made.at[name]._p)

    return change


def font(name: str, /, **attributes: Any) -> Change:
    """Change letters of a paragraph: size in pt, bold, italic, name, colour."""

    def change(made: Planted) -> None:
        for run in made.at[name].runs:
            for key, value in attributes.items():
                if key == "colour":
                    run.font.color.rgb = RGBColor.from_string(value)
                else:
                    setattr(run.font, key, Pt(value) if key == "size" else value)

    return change


def place(name: str, /, **attributes: Any) -> Change:
    """Change how a paragraph is set."""

    def change(made: Planted) -> None:
        for key, value in attributes.items():
            setattr(made.at[name].paragraph_format, key, value)

    return change


def page(section: int = 0, **attributes: Any) -> Change:
    def change(made: Planted) -> None:
        for key, value in attributes.items():
            setattr(made.document.sections[section], key, value)

    return change


def drawn(name: str, length: float | None) -> Change:
    """Another length for a drawn line, or none."""
    return lambda made: unlined(made.at[name]) if length is None else relined(made.at[name], length)


def several(*lines: str) -> Change:
    """Kính gửi with one addressee a line."""

    def change(made: Planted) -> None:
        retext(made.at["addressee"], "Kính gửi:")
        below = made.at["addressee"]
        for words in lines:
            paragraph = made.document.add_paragraph()
            paragraph.paragraph_format.left_indent = Mm(45)
            _run(paragraph, words, 14)
            below._p.addnext(paragraph._p)
            below = paragraph

    return change


def stamped(words: str, size: float = 13, **looks: Any) -> Change:
    """A red stamp of urgency below the number."""

    def change(made: Planted) -> None:
        paragraph = made.document.tables[0].rows[1].cells[0].add_paragraph()
        run = _run(paragraph, words, size, **{"bold": True, **looks})
        run.font.color.rgb = RGBColor(255, 0, 0)

    return change


def inserted(before: str, words: str) -> Change:
    """A centred heading on a line of its own."""

    def change(made: Planted) -> None:
        paragraph = _text(made.document, "inserted", words, 14, made, bold=True)
        paragraph.alignment = ALIGN.CENTER
        paragraph.paragraph_format.space_before = Pt(6)
        made.at[before]._p.addprevious(paragraph._p)

    return change
