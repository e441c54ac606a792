"""The words of a copy that goes back to its agency: the sheet Việc cần sửa and the mail."""

from types import MappingProxyType

FIX_COLUMNS = MappingProxyType(
    {
        "STT": 5,
        "Ô": 16,
        "Nội dung": 34,
        "Đang ghi": 22,
        "Vấn đề": 34,
        "Cách sửa": 36,
        "Trạng thái": 12,
    }
)
SENT_FILE = "Tệp đã gửi"
FIX_TITLE = "Việc cần sửa trong biểu báo cáo"
HOW_TO = (
    "Cách làm: (1) bấm vào tên ô ở cột Ô để đến chỗ cần sửa; (2) sửa theo cột Cách sửa, sửa xong "
    "ô hết màu đỏ; (3) lưu và gửi lại chính tệp này."
)
MUST_HEAD = "A. Phải sửa"
SHOULD_HEAD = "B. Nên xem lại; đã đúng thì để nguyên"
TOLD_HEAD = "C. Đã đọc được, không phải sửa; chỉ sửa nếu hiểu sai"


class FixState:
    """The words of the column Trạng thái."""

    OPEN = "Chưa sửa"
    LOOK = "Nên xem lại"
    READ = "Cần đọc"
    DONE = "Đã sửa"


LEFT_BEFORE, LEFT_AFTER = "Còn ", " chỗ chưa sửa."
NONE_LEFT = "Đã sửa hết các ô phải sửa. Lưu và gửi lại chính tệp này."
NONE_LEFT_BUT_READ = "Các ô đã sửa hết. Đọc các dòng ghi “Cần đọc” rồi lưu và gửi lại tệp này."

READ_AS = "Đã ghi “{seen}”, được đọc là “{taken}”."
LEAVE = "Đúng thì để nguyên."
# In the copy that goes back every sheet, row and column stands as it was issued.
RETURNED_HINTS = MappingProxyType(
    {
        "sheet.missing": "Sheet này đã có lại trong tệp: điền hoặc chép câu trả lời vào.",
        "sheet.other_period": "Điền lại sheet này cho đúng kỳ; số liệu cũ không được giữ.",
        "sheet.other_agency": "Điền lại sheet này bằng báo cáo của cơ quan mình.",
        "sheet.copied": "Xem lại câu trả lời của dòng này; sheet thừa đã được bỏ.",
        "header.missing": "Sheet đã có lại dòng tiêu đề: chép câu trả lời vào đúng cột.",
        "column.missing": "Cột đã có lại trong tệp: chép câu trả lời vào đúng cột.",
        "column.unknown": "Chuyển nội dung vào các cột có sẵn hoặc sheet Ý kiến chung.",
        "column.renamed": "Xem câu trả lời có đúng cột không.",
        "row.missing": "Dòng này đã có lại trong tệp: điền câu trả lời.",
        "row.removed": "Dòng này đã có lại trong tệp: điền nếu có nội dung cần báo cáo.",
        "row.new": "Điền câu trả lời cho dòng này.",
        "row.key_differs": "Điền lại câu trả lời vào đúng dòng này; không cắt dán dòng.",
        "row.duplicate": "Xem lại câu trả lời của dòng này; dòng thừa đã được bỏ.",
        "row.text_differs": "Xem câu trả lời có còn đúng với nội dung mới không.",
        "date.ambiguous": "Gõ lại ngày, rồi xem ô hiện đúng ngày/tháng/năm chưa.",
        "number.dated": "Gõ lại số; thứ hạng chỉ gõ hạng, ví dụ 3.",
        "number.timed": "Gõ lại số.",
        "cell.merged": "Ô đã được tách ra: ghi câu trả lời vào từng ô.",
        "form.recognised": "Sửa và gửi lại chính tệp này.",
    }
)
