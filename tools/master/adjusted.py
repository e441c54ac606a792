"""The supplementary report: what was sent, why it differs, and the figures that differ."""

from typing import Any

from docx.oxml import OxmlElement
from docx.shared import Mm, Pt

from generator.core import official_format as form
from tools.master.pieces import add, condition, loop, no_split, table_of

_CAPTIONS = ("TT", "Nội dung", "Đã báo cáo", "Điều chỉnh", "Nguyên nhân")
_WIDTHS = (11, 51, 24, 24, 50)


def adjusted_body(document: Any) -> None:
    """Add the opening and the parts of the supplementary report."""
    opening = add(
        document,
        "Body Text",
        "{{ co_quan.ten }} đã có {{ bao_cao_da_gui }} về kết quả thực hiện {{ ke_hoach.trich_dan }}"
        ". Sau khi gửi báo cáo, số liệu tổng hợp {{ ky.ten }} có thay đổi; {{ co_quan.ten }} báo "
        "cáo điều chỉnh như sau:",
    )
    opening.paragraph_format.space_before = Pt(12)
    add(document, "Heading 1", "I. LÝ DO ĐIỀU CHỈNH")
    loop(document, "Body Text", "y in ly_do", "{{ y }}")
    add(document, "Heading 1", "II. SỐ LIỆU ĐIỀU CHỈNH")
    add(document, "Body Text", "{%p if nhom %}")
    add(
        document,
        "Body Text",
        "Có {{ so_thay_doi }} số liệu điều chỉnh; các số liệu khác của {{ bao_cao_da_gui }} không "
        "thay đổi.",
    )
    add(document, "Bảng")
    _table(document)
    add(document, "Body Text", "{%p else %}")
    add(document, "Body Text", "Không có số liệu nào thay đổi.")
    add(document, "Body Text", "{%p endif %}")
    _statements(document)
    _ending(document)


def _table(document: Any) -> None:
    table = table_of(document, _WIDTHS, borders=True)
    header = table.rows[0]
    for cell, caption in zip(header.cells, _CAPTIONS, strict=True):
        add(cell, "Bảng tiêu đề", caption)
    no_split(header)
    header._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    start, group, each, line, end_each, end, total = (_row(table) for _ in range(7))
    add(start.cells[0], "Bảng", "{%tr for n in nhom %}")
    add(group.cells[0].merge(group.cells[-1]), "Bảng nhóm", "{{ n.ten }} ({{ n.so_luong }})")
    no_split(group)
    add(each.cells[0], "Bảng", "{%tr for d in n.dong %}")
    fields = ("so", "noi_dung", "da_bao_cao", "dieu_chinh", "nguyen_nhan")
    for name, cell in zip(fields, line.cells, strict=True):
        style = "Bảng" if name in ("noi_dung", "nguyen_nhan") else "Bảng giữa"
        add(cell, style, f"{{{{ d.{name} }}}}")
    no_split(line)
    add(end_each.cells[0], "Bảng", "{%tr endfor %}")
    add(end.cells[0], "Bảng", "{%tr endfor %}")
    add(
        total.cells[0].merge(total.cells[-1]),
        "Bảng nhóm",
        "Tổng cộng: {{ so_thay_doi }} số liệu điều chỉnh",
    )
    no_split(total)


def _row(table: Any) -> Any:
    row = table.add_row()
    for cell, width in zip(row.cells, _WIDTHS, strict=True):
        cell.width = Mm(width)
    return row


def _statements(document: Any) -> None:
    add(document, "Body Text", "{%p if y_kien_moi or y_kien_bo or so_y_kien_doi %}")
    add(document, "Heading 1", "III. KẾT QUẢ, Ý KIẾN CỦA CÁC CƠ QUAN, ĐƠN VỊ")
    for name, lead in (
        ("y_kien_moi", "Bổ sung các nội dung sau:"),
        ("y_kien_bo", "Không tiếp tục báo cáo các nội dung sau:"),
    ):
        condition(document, name, "Body Text", lead)
        loop(document, "Body Text", f"y in {name}", "- {{ y }}")
    condition(
        document,
        "so_y_kien_doi",
        "Body Text",
        "Có {{ so_y_kien_doi }} nội dung đã báo cáo nay có thêm hoặc bớt cơ quan cùng nêu.",
    )
    add(document, "Body Text", "{%p endif %}")


def _ending(document: Any) -> None:
    ending = add(
        document,
        "Body Text",
        "Trên đây là báo cáo {{ noi_dung }}; {{ co_quan.ten }} kính báo cáo "
        f"{{{{ kinh_gui|join(', ') }}}} xem xét, chỉ đạo{form.END_MARK}",
    )
    ending.paragraph_format.keep_with_next = True
    ending.paragraph_format.keep_together = True
