"""The sheet Hướng dẫn: how to fill in the form and where to send it."""

from typing import Any

from generator.core.model import Form
from generator.core.values import format_date
from generator.edges.form_write.layout import fit
from generator.edges.form_write.styles import Styles

_GUIDE = (
    "1. Chỉ điền vào các ô nền trắng hoặc nền vàng; ô nền xám đã khóa, không phải điền.",
    "2. Sheet Nhiệm vụ: mỗi dòng chủ trì phải chọn Tình trạng. Chọn “Hoàn thành” hoặc “Đang thực "
    "hiện” thì ghi Kết quả thực hiện; nhiệm vụ có thời hạn đã hoàn thành thì ghi Ngày hoàn thành.",
    "3. “Không phát sinh”: trong kỳ không có việc. “Không áp dụng”: nhiệm vụ không thuộc cơ quan "
    "mình. Có làm nhưng kết quả bằng không thì ghi số 0.",
    "4. Tiến độ (%): ghi số từ 0 đến 100, ví dụ 60 (một phần trăm ghi 1%). Ngày: ngày/tháng/năm, "
    "ví dụ 15/9/2025.",
    "5. Xuống dòng trong ô: Alt+Enter. Được bắt đầu bằng dấu gạch “-”.",
    "6. Dòng phối hợp: chỉ ghi nội dung đã phối hợp (nếu có); ô xám đậm không phải điền.",
    "7. Ô nền vàng là ô còn thiếu; dòng chữ đỏ phía trên bảng đếm số ô còn thiếu.",
    "8. Không thêm, xóa dòng, cột, sheet; không đổi tên sheet. Lưu kiểu .xlsx và gửi lại chính "
    "tệp này qua thư điện tử; được đổi tên tệp.",
)

_WIDTH = 72


def draw_guide(ws: Any, form: Form, styles: Styles) -> None:
    """Draw the sheet Hướng dẫn."""
    ws.hide_gridlines(2)
    ws.set_column(0, 0, _WIDTH)
    ws.write_string(0, 0, "HƯỚNG DẪN ĐIỀN BIỂU BÁO CÁO", styles.title)
    send_to = f" ({form.office_email})" if form.office_email else ""
    head = (
        f"Kế hoạch: {form.plan_title}",
        f"Cơ quan báo cáo: {form.agency.name}. Kỳ báo cáo: {form.period_label}.",
        f"Số liệu báo cáo tính {form.window}.",
        f"Gửi về {form.office_name}{send_to} chậm nhất ngày {format_date(form.due)}.",
        "",
    )
    for row, text in enumerate((*head, *_GUIDE), 1):
        ws.write_string(row, 0, text, styles.wrapped)
        fit(ws, row, (text, _WIDTH), least=1)
    ws.protect()
    ws.set_paper(9)
    ws.fit_to_pages(1, 0)
