"""The heading of a report and of a letter: agencies, nation, number, date, subject, Kính gửi."""

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from generator.core import official_format as form
from tools.master.pieces import add, condition, table_of

_BEFORE_NUMBER = Pt(6)


def report_heading(document: Any) -> None:
    """Add the heading of a report (Mẫu 1.4) with its Kính gửi."""
    number, _ = _blocks(document, "{{ ngay_bao_cao }}")
    _urgency(number)
    add(document, "Tên loại", "BÁO CÁO")
    add(document, "Trích yếu", "{{ trich_yeu }}")
    add(document, "Kẻ", "{{r ke_trich_yeu }}")
    _addressees(document)


def letter_heading(document: Any) -> None:
    """Add the heading of a letter (Mẫu 1.5): its subject stands below the number."""
    number, _ = _blocks(document, "{{ ngay_van_ban }}")
    add(number, "Trích yếu công văn", "V/v {{ trich_yeu }}")
    _urgency(number)
    _addressees(document)


def _blocks(document: Any, day: str) -> tuple[Any, Any]:
    """The table of the heading; its cells of the number and of the date come back."""
    table = table_of(document, form.HEAD_COLUMNS, borders=False)
    left, right = table.rows[0].cells
    condition(left, "co_quan.chu_quan", "Cơ quan chủ quản", "{{ co_quan.chu_quan }}")
    add(left, "Cơ quan ban hành", "{{ co_quan.ten_hoa }}")
    add(left, "Kẻ", "{{r ke_co_quan }}")
    add(right, "Quốc hiệu", form.NATION)
    add(right, "Tiêu ngữ", form.MOTTO)
    add(right, "Kẻ", "{{r ke_tieu_ngu }}")
    number, date = table.add_row().cells
    for cell, width in zip((number, date), form.HEAD_COLUMNS, strict=True):
        cell.width = Mm(width)
    for place, style, text in (
        (number, "Số ký hiệu", "Số: {{ so_ky_hieu }}"),
        (date, "Địa danh ngày tháng", f"{{{{ co_quan.dia_danh }}}}, {day}"),
    ):
        add(place, style, text).paragraph_format.space_before = _BEFORE_NUMBER
    for row in table.rows:
        _keep_apart(row.cells[0])
    _drop_first_paragraph(document, table)
    return number, date


def _keep_apart(cell: Any) -> None:
    """Leave a gap between the blocks where both lines are full."""
    margins, margin = OxmlElement("w:tcMar"), OxmlElement("w:right")
    margin.set(qn("w:w"), str(round(Mm(form.HEAD_GAP).twips)))
    margin.set(qn("w:type"), "dxa")
    margins.append(margin)
    cell._tc.get_or_add_tcPr().append(margins)


def _drop_first_paragraph(document: Any, table: Any) -> None:
    first = document.paragraphs[0] if document.paragraphs else None
    if first is not None and not first.text and first._p.getnext() is table._tbl:
        document.element.body.remove(first._p)


def _urgency(cell: Any) -> None:
    """The mark of urgency in box 10b, in a frame as large as the decree says."""
    room = form.HEAD_COLUMNS[0] - form.HEAD_GAP
    for mark, (across, _) in form.URGENCY_SIZES.items():
        add(cell, "Độ khẩn", f"{{%p if do_khan == '{mark}' %}}")
        layout = add(cell, "Độ khẩn", "{{ do_khan }}").paragraph_format
        layout.left_indent = layout.right_indent = Mm((room - across) / 2)
        add(cell, "Độ khẩn", "{%p endif %}")


def _addressees(document: Any) -> None:
    """One addressee on the line of Kính gửi, several below it, each on its own."""
    add(document, "Kính gửi", "{%p if kinh_gui|length == 1 %}")
    add(document, "Kính gửi", "Kính gửi: {{ kinh_gui[0] }}")
    add(document, "Kính gửi", "{%p else %}")
    add(document, "Kính gửi nhiều nơi", "Kính gửi:")
    add(document, "Nơi kính gửi", "{%p for noi in kinh_gui %}")
    add(document, "Nơi kính gửi", "- {{ noi }}{{ '.' if loop.last else ';' }}")
    add(document, "Nơi kính gửi", "{%p endfor %}")
    add(document, "Kính gửi", "{%p endif %}")
