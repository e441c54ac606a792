"""The wording of the report: the opening, five sections and the last sentence."""

from typing import Any

from docx.shared import Pt

from tools.master.pieces import add, condition, listed, loop
from tools.master.signature import last_paragraph

_TABLES = "bảng tổng hợp số liệu gửi kèm (tong-hop.xlsx)"


def body(document: Any) -> None:
    """Add the opening and the five sections."""
    opening = add(
        document,
        "Body Text",
        "Thực hiện {{ ke_hoach.trich_dan }}, {{ co_quan.ten }} tổng hợp, báo cáo kết quả thực hiện "
        "{{ ky.ten }} như sau:",
    )
    opening.paragraph_format.space_before = Pt(12)
    _direction(document)
    _results(document)
    _shortcomings(document)
    _next_tasks(document)
    _proposals(document)
    last_paragraph(
        document,
        "Trên đây là {{ noi_dung }}; {{ co_quan.ten }} kính báo cáo {{ kinh_gui|join(', ') }} "
        "xem xét, chỉ đạo",
    )


def _direction(document: Any) -> None:
    add(document, "Heading 1", "I. CÔNG TÁC CHỈ ĐẠO, TRIỂN KHAI")
    add(
        document,
        "Body Text",
        "Kế hoạch giao {{ so_nhiem_vu }} nhiệm vụ thuộc {{ so_nhom }} nhóm"
        "{% if so_chi_tieu %} và {{ so_chi_tieu }} chỉ tiêu{% endif %}. {{ co_quan.ten }} đề "
        "nghị {{ so_co_quan }} cơ quan, đơn vị báo cáo kết quả thực hiện"
        "{% if ky.so_lieu %} {{ ky.ten }} (số liệu {{ ky.so_lieu }}){% endif %} chậm nhất ngày "
        "{{ ky.han }}.",
    )
    add(
        document,
        "Body Text",
        "Tính đến ngày {{ ky.den_ngay }}, {{ tinh_hinh_gui }}. Tình hình gửi báo cáo của từng cơ "
        "quan, đơn vị tại Phụ lục {{ phu_luc.co_quan }}.",
    )
    condition(
        document,
        "so_tep_khong_nhan",
        "Body Text",
        "Ngoài ra có {{ so_tep_khong_nhan }} tệp gửi đến không đọc được hoặc không đúng biểu mẫu, "
        "chưa được tổng hợp.",
    )
    listed(
        document,
        "chi_dao",
        "Công tác chỉ đạo, triển khai của các cơ quan, đơn vị trong kỳ:",
        f"Ngoài ra còn # nội dung chỉ đạo, triển khai khác trong {_TABLES}.",
    )


def _results(document: Any) -> None:
    add(document, "Heading 1", "II. KẾT QUẢ THỰC HIỆN")
    add(document, "Heading 2", "1. Kết quả chung")
    add(
        document,
        "Body Text",
        "Trong tổng số {{ so_nhiem_vu }} nhiệm vụ: {{ ket_qua_chung }}.",
    )
    condition(document, "theo_thoi_han", "Body Text", "{{ theo_thoi_han }}")
    condition(document, "so_luong", "Body Text", "{{ so_luong }}")
    condition(document, "tien_do_chung", "Body Text", "{{ tien_do_chung }}")
    condition(document, "con_thieu", "Body Text", "{{ con_thieu }}")
    loop(document, "Body Text", "c in so_sanh", "{{ c }}")
    add(document, "Heading 2", "2. Kết quả theo nhóm nhiệm vụ")
    add(document, "Body Text", "{%p for n in nhom %}")
    add(document, "Heading 3", "{{ n.so }}) Nhóm {{ n.ten }}")
    add(document, "Body Text", "{{ n.tom_tat }}")
    loop(document, "Body Text", "y in n.ket_qua.y_kien", "- {{ y }}")
    add(document, "Body Text", "{%p endfor %}")
    add(
        document,
        "Body Text",
        "Kết quả chi tiết của từng nhiệm vụ tại Phụ lục {{ phu_luc.nhiem_vu }}.",
    )
    add(document, "Body Text", "{%p if chi_tieu %}")
    add(document, "Heading 2", "3. Kết quả thực hiện các chỉ tiêu")
    add(document, "Body Text", "{{ chi_tieu }} Chi tiết tại Phụ lục {{ phu_luc.chi_tieu }}.")
    loop(document, "Body Text", "y in chi_tieu_dat.y_kien", "- {{ y }}")
    condition(
        document,
        "chi_tieu_dat.con_lai",
        "Body Text",
        "Ngoài ra còn {{ chi_tieu_dat.con_lai }} kết quả chỉ tiêu khác tại Phụ lục "
        "{{ phu_luc.chi_tieu }}.",
    )
    add(document, "Body Text", "{%p endif %}")
    add(
        document,
        "Heading 2",
        "{{ 4 if chi_tieu else 3 }}. Tình hình báo cáo theo loại cơ quan, đơn vị",
    )
    loop(document, "Body Text", "y in theo_loai", "- {{ y }}")
    listed(
        document,
        "phoi_hop",
        "Kết quả phối hợp thực hiện các nhiệm vụ khác:",
        f"Ngoài ra còn # nội dung phối hợp khác trong {_TABLES}.",
    )


def _shortcomings(document: Any) -> None:
    add(document, "Heading 1", "III. TỒN TẠI, HẠN CHẾ, NGUYÊN NHÂN")
    add(document, "Body Text", "{%p if ton_tai %}")
    add(document, "Heading 2", "1. Tồn tại, hạn chế")
    loop(document, "Body Text", "y in ton_tai", "- {{ y }}")
    add(document, "Heading 2", "2. Khó khăn, vướng mắc và nguyên nhân")
    add(document, "Body Text", "{%p endif %}")
    _headed(
        document,
        "kho_khan_theo_nhom",
        "Các cơ quan, đơn vị nêu khó khăn, vướng mắc và nguyên nhân như sau:",
        f"Ngoài ra còn # ý kiến khác tại Phụ lục {{{{ phu_luc.nhiem_vu }}}} và {_TABLES}.",
    )
    add(document, "Body Text", "{%p if not kho_khan_theo_nhom %}")
    listed(
        document,
        "kho_khan",
        "Khó khăn, vướng mắc và nguyên nhân do các cơ quan, đơn vị nêu trong báo cáo:",
        f"Ngoài ra còn # ý kiến khác tại Phụ lục {{{{ phu_luc.nhiem_vu }}}} và {_TABLES}.",
    )
    add(document, "Body Text", "{%p endif %}")
    condition(
        document,
        "not kho_khan.y_kien",
        "Body Text",
        "Trong kỳ, chưa nhận được khó khăn, vướng mắc do các cơ quan, đơn vị nêu.",
    )


def _next_tasks(document: Any) -> None:
    add(document, "Heading 1", "IV. NHIỆM VỤ THỜI GIAN TỚI")
    loop(document, "Body Text", "y in nhiem_vu_toi", "{{ loop.index }}. {{ y }}")
    listed(
        document,
        "trong_tam",
        "Nhiệm vụ trọng tâm kỳ tới của các cơ quan, đơn vị:",
        f"Ngoài ra còn # nội dung khác trong {_TABLES}.",
    )


def _proposals(document: Any) -> None:
    add(document, "Heading 1", "V. KIẾN NGHỊ, ĐỀ XUẤT")
    _headed(
        document,
        "kien_nghi_theo_noi",
        "{{ co_quan.ten }} tổng hợp đề xuất, kiến nghị của các cơ quan, đơn vị như sau:",
        f"Ngoài ra còn # đề xuất, kiến nghị khác trong {_TABLES}.",
    )
    add(document, "Body Text", "{%p if not kien_nghi_theo_noi %}")
    listed(
        document,
        "kien_nghi",
        "{{ co_quan.ten }} tổng hợp đề xuất, kiến nghị của các cơ quan, đơn vị như sau:",
        f"Ngoài ra còn # đề xuất, kiến nghị khác trong {_TABLES}.",
    )
    add(document, "Body Text", "{%p endif %}")
    condition(
        document,
        "not kien_nghi.y_kien",
        "Body Text",
        "Trong kỳ, chưa nhận được đề xuất, kiến nghị của các cơ quan, đơn vị.",
    )


def _headed(document: Any, name: str, lead: str, rest: str) -> None:
    """Lists of statements, each under a heading; in `rest`, # stands for how many are left."""
    style, mark = ("Heading 3", ")") if name == "kho_khan_theo_nhom" else ("Heading 2", ".")
    add(document, "Body Text", f"{{%p if {name} %}}")
    add(document, "Body Text", lead)
    add(document, "Body Text", f"{{%p for m in {name} %}}")
    add(document, style, f"{{{{ m.so }}}}{mark} {{{{ m.ten }}}}")
    loop(document, "Body Text", "y in m.noi_dung.y_kien", "- {{ y }}")
    more = rest.replace("#", "{{ m.noi_dung.con_lai }}")
    condition(document, "m.noi_dung.con_lai", "Body Text", more)
    add(document, "Body Text", "{%p endfor %}")
    add(document, "Body Text", "{%p endif %}")
