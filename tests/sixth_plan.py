"""A plan nobody has seen: made up, with group names, columns and wording of its own.

Every statement is invented (dữ liệu minh họa).
"""

import io

import docx
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

HEAD = (
    "UBND TỈNH CÀ MAU\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Số: 15/KH-UBND\tCà Mau, ngày 20 tháng 01 năm 2026",
    "KẾ HOẠCH",
    "Chuyển đổi số và cải cách thủ tục hành chính tỉnh Cà Mau năm 2026 (dữ liệu minh họa)",
    "Thực hiện chương trình công tác năm 2026, Ủy ban nhân dân tỉnh Cà Mau ban hành Kế hoạch như "
    "sau:",
    "I. MỤC ĐÍCH, YÊU CẦU",
    "Bảo đảm thống nhất, thiết thực, tiết kiệm.",
    "II. TỔ CHỨC THỰC HIỆN",
    "Các cơ quan, đơn vị, địa phương báo cáo kết quả thực hiện 6 tháng trước ngày 15 tháng 6, báo "
    "cáo năm trước ngày 05 tháng 12, gửi Sở Khoa học và Công nghệ tổng hợp, báo cáo Ủy ban nhân "
    "dân tỉnh./.",
)
INDICATOR_HEADER = (
    *("TT", "Tên chỉ tiêu", "ĐVT", "Thực hiện năm 2025", "Kế hoạch năm 2026"),
    "Cơ quan theo dõi",
)
INDICATORS = (
    ("1", "Tỷ lệ hồ sơ trực tuyến toàn trình", "%", "61,5", "≥ 80%", "Văn phòng UBND tỉnh"),
    ("2", "Thứ hạng chỉ số chuyển đổi số (DTI)", "Thứ hạng", "25/34", "Top 15", "Sở KH&CN"),
    (
        *("3", "Tỷ lệ thôn, ấp có sóng di động băng rộng", "%", "97", "100"),
        "Sở Khoa học và Công nghệ, UBND cấp xã",
    ),
    ("4", "Mức độ hài lòng của người dân", "%", "88,2", "từ 90% trở lên", "Sở Nội vụ"),
)
TASK_HEADER = (
    *("Số TT", "Nội dung công việc", "Sản phẩm đầu ra", "Cơ quan thực hiện"),
    *("Cơ quan phối hợp thực hiện", "Tiến độ hoàn thành"),
)
TASKS = (
    ("A", "HOÀN THIỆN THỂ CHẾ", "", "", "", ""),
    (
        *("1", "Ban hành danh mục dịch vụ công trực tuyến toàn trình của tỉnh", "Quyết định"),
        *("Văn phòng UBND tỉnh", "Các sở, ban, ngành cấp tỉnh; UBND các xã, phường"),
        "Quý I/2026",
    ),
    (
        *("2", "Rà soát, cắt giảm tối thiểu 30% thời gian giải quyết thủ tục hành chính"),
        *("Báo cáo", "Các sở, ban, ngành cấp tỉnh", "UBND các xã, phường", "Trước 30/9/2026"),
    ),
    ("B", "PHÁT TRIỂN HẠ TẦNG, NỀN TẢNG SỐ", "", "", "", ""),
    (
        *("1", "Nâng cấp hệ thống thông tin giải quyết thủ tục hành chính", "Hệ thống vận hành"),
        *("Sở KH&CN", "Sở Tài chính, Văn phòng UBND tỉnh", "6 tháng đầu năm 2026"),
    ),
    (
        *("2", "Triển khai phủ sóng tại các ấp còn lõm sóng", ""),
        *("Sở Khoa học và Công nghệ\nCông an tỉnh", "UBND các xã, phường", "Tháng 4-10"),
    ),
    (
        *("3", "Thu thập, cập nhật, kết nối dữ liệu nông nghiệp", "Cơ sở dữ liệu"),
        *("Sở NN&MT", "Sở Khoa học và công nghệ và các sở, ngành liên quan", "Thường xuyên"),
    ),
    ("C", "NHÂN LỰC SỐ", "", "", "", ""),
    (
        *("1", "Tổ chức tập huấn kỹ năng số cho cán bộ, công chức cấp xã"),
        *("08-10 lớp tập huấn; 500 lượt học viên", "Sở Nội vụ", "UBND các xã, phường", "Năm 2026"),
    ),
    (
        *("2", "Duy trì hoạt động tổ công nghệ số cộng đồng", "", "UBND các xã, phường"),
        *("Tỉnh đoàn; Hội Nông dân tỉnh", "Hằng tháng"),
    ),
    (
        *(
            "3",
            "Tiếp nhận, nhân rộng mô hình của Trung ương",
            "Kế hoạch",
            "Sở Khoa học và Công nghệ",
        ),
        *("", "Sau khi Bộ Khoa học và Công nghệ hướng dẫn"),
    ),
)


def sixth_plan() -> bytes:
    """The plan as a Word file, its task table broken over two pages with a repeated header."""
    document = docx.Document()
    for text in HEAD:
        document.add_paragraph(text)
    section = document.add_section()
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    document.add_paragraph("Phụ lục I")
    document.add_paragraph("CÁC CHỈ TIÊU NĂM 2026")
    _table(document, INDICATOR_HEADER, INDICATORS)
    document.add_paragraph("Phụ lục II")
    document.add_paragraph("PHÂN CÔNG NHIỆM VỤ")
    _table(document, TASK_HEADER, TASKS[:5])
    document.add_paragraph("")
    _table(document, TASK_HEADER, TASKS[5:])
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _table(document, header, rows):
    table = document.add_table(rows=0, cols=len(header))
    for cells in (header, *rows):
        row = table.add_row()
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
        if not any(cells[2:]):
            row.cells[1].merge(row.cells[-1])
    assert table._tbl.findall(qn("w:tr"))
