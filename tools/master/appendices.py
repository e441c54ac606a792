"""The three appendices in landscape, each with a table whose header comes back on every page."""

from collections.abc import Sequence
from typing import Any

from docx.enum.section import WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from tools.master.page import set_section
from tools.master.pieces import add, loop, no_split, table_of


def _appendix(document: Any, name: str, title: str, *, opening: str = "") -> None:
    """Add a section in landscape and the title of an appendix, behind a tag that opens it."""
    set_section(document.add_section(WD_SECTION.NEW_PAGE), landscape=True)
    if opening:
        add(document, "Normal", opening)
    add(document, "Phụ lục", f"Phụ lục {{{{ phu_luc.{name} }}}}")
    add(document, "Tên phụ lục", title)
    add(document, "Kèm theo", "{{ kem_theo }}")
    add(document, "Kẻ", "{{r ke_phu_luc }}")
    gap = add(document, "Normal")
    gap.paragraph_format.line_spacing = Pt(6)


def _rows(table: Any, count: int, widths: Sequence[float]) -> list[Any]:
    rows = []
    for _ in range(count):
        row = table.add_row()
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)
        rows.append(row)
    return rows


def _header(table: Any, captions: Sequence[str]) -> None:
    row = table.rows[0]
    for cell, caption in zip(row.cells, captions, strict=True):
        add(cell, "Bảng tiêu đề", caption)
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _tag_row(row: Any, tag: str) -> None:
    """A row that only carries a row tag; docxtpl takes the whole row away."""
    add(row.cells[0], "Bảng", tag)


def _paragraphs(cell: Any, style: str, items: str) -> None:
    loop(cell, style, items, "{{ y }}")


def _mark(table: Any, name: str) -> None:
    """Name a table in its alternative text, by which its layout is fitted to its content."""
    caption = OxmlElement("w:tblCaption")
    caption.set(qn("w:val"), name)
    table._tbl.tblPr.append(caption)


def tasks_appendix(document: Any) -> None:
    """Add the appendix of tasks by group."""
    _appendix(document, "nhiem_vu", "KẾT QUẢ THỰC HIỆN NHIỆM VỤ THEO NHÓM")
    widths = (13, 61, 26, 23, 25, 15, 54, 30)
    table = table_of(document, widths, borders=True)
    _mark(table, "phu_luc_nhiem_vu")
    _header(
        table,
        (
            *("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn", "Tình trạng", "Tiến độ"),
            *("Kết quả thực hiện", "Khó khăn, vướng mắc"),
        ),
    )
    start, group, each, line, end_each, end = _rows(table, 6, widths)
    _tag_row(start, "{%tr for n in phu_luc_nhiem_vu %}")
    merged = group.cells[0].merge(group.cells[-1])
    add(merged, "Bảng nhóm", "{% if n.so %}{{ n.so }}. {% endif %}{{ n.ten }}")
    no_split(group)
    _tag_row(each, "{%tr for d in n.dong %}")
    cells = line.cells
    add(cells[0], "Bảng giữa", "{{ d.so }}")
    add(cells[1], "Bảng", "{{ d.ten }}")
    loop(cells[1], "Bảng", "y in d.yeu_cau", "{{ y }}")
    add(cells[2], "Bảng gộp", "{{ d.chu_tri }}")
    add(cells[3], "Bảng gộp giữa", "{{ d.thoi_han }}")
    _paragraphs(cells[4], "Bảng giữa", "y in d.tinh_trang")
    add(cells[5], "Bảng giữa", "{{ d.tien_do }}")
    _paragraphs(cells[6], "Bảng", "y in d.ket_qua")
    _paragraphs(cells[7], "Bảng", "y in d.kho_khan")
    _tag_row(end_each, "{%tr endfor %}")
    _tag_row(end, "{%tr endfor %}")


def _simple_table(
    document: Any,
    captions: Sequence[str],
    widths: Sequence[float],
    items: str,
    fields: Sequence[tuple[str, str]],
) -> Any:
    table = table_of(document, widths, borders=True)
    _mark(table, items.split()[-1])
    _header(table, captions)
    start, line, end = _rows(table, 3, widths)
    _tag_row(start, f"{{%tr for {items} %}}")
    for cell, (field, style) in zip(line.cells, fields, strict=True):
        if field:
            add(cell, style, f"{{{{ d.{field} }}}}")
    no_split(line)
    _tag_row(end, "{%tr endfor %}")
    return table


def indicators_appendix(document: Any) -> None:
    """Add the appendix of indicators; those that others are parts of stand out."""
    _appendix(
        document, "chi_tieu", "KẾT QUẢ THỰC HIỆN CHỈ TIÊU", opening="{%p if phu_luc.chi_tieu %}"
    )
    centre = "Bảng giữa"
    table = _simple_table(
        document,
        ("TT", "Chỉ tiêu", "Đơn vị tính", "Kỳ gốc", "Mục tiêu", "Kết quả", "Đánh giá", "Ghi chú"),
        (15, 60, 20, 38, 42, 25, 23, 24),
        "d in phu_luc_chi_tieu",
        (
            *(("so", centre), ("", ""), ("don_vi", centre), ("ky_goc", "Bảng")),
            *(("muc_tieu", "Bảng"), ("ket_qua", centre), ("danh_gia", centre), ("ghi_chu", "Bảng")),
        ),
    )
    name = table.rows[2].cells[1]
    add(name, "Bảng nhóm", "{%p if d.tong_hop %}")
    add(name, "Bảng nhóm", "{{ d.ten }}")
    add(name, "Bảng", "{%p else %}")
    add(name, "Bảng", "{{ d.ten }}")
    add(name, "Bảng", "{%p endif %}")


def agencies_appendix(document: Any) -> None:
    """Add the appendix on the state of reporting."""
    title = "TÌNH HÌNH GỬI BÁO CÁO CỦA CÁC CƠ QUAN, ĐƠN VỊ"
    _appendix(document, "co_quan", title, opening="{%p endif %}")
    centre = "Bảng giữa"
    fields = (
        *(("so", centre), ("ten", "Bảng"), ("tinh_trang", centre), ("nhan_luc", centre)),
        *(("nhiem_vu", centre), ("hoan_thanh", centre), ("dang", centre), ("chua", centre)),
        *(("khong_phat_sinh", centre), ("khong_ap_dung", centre)),
    )
    widths = (12, 75, 30, 25, 20, 17, 17, 17, 17, 17)
    table = _simple_table(
        document,
        (
            *("TT", "Cơ quan, đơn vị", "Tình hình gửi", "Ngày nhận", "Nhiệm vụ chủ trì"),
            *("Hoàn thành", "Đang thực hiện", "Chưa thực hiện", "Không phát sinh"),
            "Không áp dụng",
        ),
        widths,
        "d in phu_luc_co_quan",
        fields,
    )
    (total,) = _rows(table, 1, widths)
    for cell, (field, style) in zip(total.cells, fields, strict=True):
        bold = "Bảng tiêu đề" if style == centre else "Bảng nhóm"
        add(cell, bold, f"{{{{ tong_cong.{field} }}}}")
