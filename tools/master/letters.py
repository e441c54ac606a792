"""The wording of the letters: the request for reports and the reminder, each with its list."""

from typing import Any

from docx.enum.section import WD_SECTION
from docx.oxml import OxmlElement
from docx.shared import Mm, Pt

from tools.master.page import set_section
from tools.master.pieces import add, condition, no_split, table_of
from tools.master.signature import last_paragraph

_LIST_WIDTHS = (12, 93, 55)
_TO = "về {{ co_quan.ten }}{% if thu_dien_tu %}, qua thư điện tử {{ thu_dien_tu }}{% endif %}"


def request_body(document: Any) -> None:
    """Add what is asked for, on which form, and by when."""
    opening = (
        "Thực hiện {{ ke_hoach.trich_dan }}, để có cơ sở tổng hợp"
        "{% if cap_tren %}, báo cáo {{ cap_tren }}{% endif %}, {{ co_quan.ten }} đề nghị các cơ "
        "quan, đơn vị báo cáo kết quả thực hiện {{ ky.ten }} như sau:"
    )
    add(document, "Body Text", opening).paragraph_format.space_before = Pt(12)
    for text in (
        "1. Nội dung: kết quả thực hiện nhiệm vụ, chỉ tiêu được giao; khó khăn, vướng mắc; đề "
        "xuất, kiến nghị; nhiệm vụ trọng tâm kỳ tới{% if ky.so_lieu %} (số liệu {{ ky.so_lieu }})"
        "{% endif %}.",
        "2. Biểu mẫu: điền vào tệp Excel gửi kèm Công văn này, mỗi cơ quan, đơn vị một tệp riêng"
        "{% if phu_luc_co_quan %} (theo danh sách tại Phụ lục){% endif %}; không thay đổi cấu trúc "
        "của biểu mẫu. Nội dung không có phát sinh trong kỳ, chọn “Không phát sinh”.",
        f"3. Thời hạn: gửi {_TO}, chậm nhất ngày {{{{ ky.han }}}}.",
    ):
        add(document, "Body Text", text)
    last_paragraph(
        document, "{{ co_quan.ten }} đề nghị các cơ quan, đơn vị quan tâm, phối hợp thực hiện"
    )


def reminder_body(document: Any) -> None:
    """Add who owes what, and the request to send it."""
    opening = (
        "Thực hiện {{ ke_hoach.trich_dan }}, {{ co_quan.ten }} đã đề nghị các cơ quan, đơn vị báo "
        "cáo kết quả thực hiện {{ ky.ten }}, hạn gửi chậm nhất ngày {{ ky.han }}."
    )
    add(document, "Body Text", opening).paragraph_format.space_before = Pt(12)
    add(
        document,
        "Body Text",
        "Tính đến ngày {{ ky.den_ngay }}, {{ co_quan.ten }} đã nhận được báo cáo hợp lệ của "
        "{{ don_doc.so_da_gui }}/{{ don_doc.so_co_quan }} cơ quan, đơn vị. Các cơ quan, đơn vị "
        "chưa hoàn thành việc gửi báo cáo{% if phu_luc_co_quan %} (danh sách tại Phụ lục)"
        "{% endif %} gồm:",
    )
    for field, said in (
        ("chua_gui", "chưa gửi báo cáo"),
        ("phai_sua", "đã gửi nhưng báo cáo còn lỗi, chưa hoàn thiện và gửi lại"),
    ):
        condition(
            document,
            f"don_doc.so_{field}",
            "Body Text",
            f"- {{{{ don_doc.so_{field} }}}} cơ quan, đơn vị {said}{{% if don_doc.{field} %}}: "
            f"{{{{ don_doc.{field} }}}}{{% endif %}}.",
        )
    last_paragraph(
        document,
        "{{ co_quan.ten }} đề nghị các cơ quan, đơn vị nêu trên khẩn trương hoàn thành báo cáo, "
        f"gửi {_TO}, {{% if don_doc.qua_han %}}ngay khi nhận được Công văn này{{% else %}}chậm "
        "nhất ngày {{ ky.han }}{% endif %}"
        "{% if don_doc.so_phai_sua %}; báo cáo còn lỗi thì sửa theo bản trả lại kèm theo"
        "{% endif %}",
    )


def agencies_list(document: Any, title: str, note: str) -> None:
    """Add the list of agencies as a single appendix, which has no number (III.1.b)."""
    add(document, "Normal", "{%p if phu_luc_co_quan %}")
    set_section(document.add_section(WD_SECTION.NEW_PAGE), landscape=False)
    add(document, "Phụ lục", "Phụ lục")
    add(document, "Tên phụ lục", title)
    add(document, "Kèm theo", "{{ kem_theo }}")
    add(document, "Kẻ", "{{r ke_phu_luc }}")
    add(document, "Normal").paragraph_format.line_spacing = Pt(6)
    _table(document, note)
    add(document, "Kẻ", "{%p endif %}")
    add(document, "Kẻ")


def _table(document: Any, note: str) -> None:
    table = table_of(document, _LIST_WIDTHS, borders=True)
    for cell, caption in zip(table.rows[0].cells, ("TT", "Cơ quan, đơn vị", note), strict=True):
        add(cell, "Bảng tiêu đề", caption)
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    start, line, end = (table.add_row() for _ in range(3))
    for row in (start, line, end):
        for cell, width in zip(row.cells, _LIST_WIDTHS, strict=True):
            cell.width = Mm(width)
    add(start.cells[0], "Bảng", "{%tr for d in phu_luc_co_quan %}")
    for cell, style, field in zip(
        line.cells, ("Bảng giữa", "Bảng", "Bảng giữa"), ("so", "ten", "ghi_chu"), strict=True
    ):
        add(cell, style, f"{{{{ d.{field} }}}}")
    no_split(line)
    add(end.cells[0], "Bảng", "{%tr endfor %}")
